check_PROGRAMS += tests/test_ui_walkthrough
TESTS += tests/test_ui_walkthrough
SCREEN_TESTS += tests/test_ui_walkthrough
tests_test_ui_walkthrough_SOURCES = tests/test_ui_walkthrough.c tests/fixture.c tests/fixture.h
tests_test_ui_walkthrough_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_walkthrough_LDADD = tests/libterminal.a libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(ALL_LIBS) -lutil

check_PROGRAMS += tests/test_ui_import
TESTS += tests/test_ui_import
SCREEN_TESTS += tests/test_ui_import
tests_test_ui_import_SOURCES = tests/test_ui_import.c tests/fixture.c tests/fixture.h
tests_test_ui_import_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_import_LDADD = $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_import_map
TESTS += tests/test_ui_import_map
SCREEN_TESTS += tests/test_ui_import_map
tests_test_ui_import_map_SOURCES = tests/test_ui_import_map.c tests/fixture.c tests/fixture.h
tests_test_ui_import_map_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_import_map_LDADD = $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_capture
TESTS += tests/test_capture
tests_test_capture_SOURCES = tests/test_capture.c tests/fixture.c tests/fixture.h
tests_test_capture_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_capture_LDADD = $(ALL_ARCHIVES) $(TESTS_LIBS) $(ALL_LIBS)

UI_CAPTURE_COMMON = tests/ui_run.c tests/ui_run.h tests/fixture.c tests/fixture.h
check_PROGRAMS += tests/test_ui_capture
TESTS += tests/test_ui_capture
SCREEN_TESTS += tests/test_ui_capture
tests_test_ui_capture_SOURCES = tests/test_ui_capture.c $(UI_CAPTURE_COMMON)
tests_test_ui_capture_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_capture_LDADD = $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_recording
TESTS += tests/test_ui_recording
SCREEN_TESTS += tests/test_ui_recording
tests_test_ui_recording_SOURCES = tests/test_ui_recording.c $(UI_CAPTURE_COMMON)
tests_test_ui_recording_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_recording_LDADD = $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_capture_states
TESTS += tests/test_ui_capture_states
SCREEN_TESTS += tests/test_ui_capture_states
tests_test_ui_capture_states_SOURCES = tests/test_ui_capture_states.c $(UI_CAPTURE_COMMON)
tests_test_ui_capture_states_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_capture_states_LDADD = tests/libterminal.a libtlwork.a $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_corrected
TESTS += tests/test_ui_corrected
SCREEN_TESTS += tests/test_ui_corrected
tests_test_ui_corrected_SOURCES = tests/test_ui_corrected.c $(UI_CAPTURE_COMMON)
tests_test_ui_corrected_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_corrected_LDADD = tests/libterminal.a libtlwork.a $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_visit_day
TESTS += tests/test_ui_visit_day
SCREEN_TESTS += tests/test_ui_visit_day
tests_test_ui_visit_day_SOURCES = tests/test_ui_visit_day.c $(UI_CAPTURE_COMMON)
tests_test_ui_visit_day_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_visit_day_LDADD = tests/libterminal.a libtlwork.a $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_details
TESTS += tests/test_ui_details
SCREEN_TESTS += tests/test_ui_details
tests_test_ui_details_SOURCES = tests/test_ui_details.c $(UI_CAPTURE_COMMON)
tests_test_ui_details_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_details_LDADD = $(tests_test_ui_walkthrough_LDADD)

check_PROGRAMS += tests/test_ui_start
TESTS += tests/test_ui_start
tests_test_ui_start_SOURCES = tests/test_ui_start.c $(UI_CAPTURE_COMMON)
tests_test_ui_start_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_start_LDADD = $(tests_test_ui_walkthrough_LDADD)
