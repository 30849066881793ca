# The school visit on the screen.
UI_VISIT_COMMON = tests/fixture.c tests/fixture.h tests/ui_run.c tests/ui_run.h tests/visit_data.c tests/visit_data.h
UI_VISIT_TESTS = tests/test_ui_visit tests/test_ui_follow_ups tests/test_ui_visits tests/test_ui_visits_list
check_PROGRAMS += $(UI_VISIT_TESTS)
TESTS += $(UI_VISIT_TESTS)
SCREEN_TESTS += $(UI_VISIT_TESTS)
tests_test_ui_visit_SOURCES = tests/test_ui_visit.c $(UI_VISIT_COMMON)
tests_test_ui_visit_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_visit_LDADD = tests/libterminal.a libtlwork.a libtlreport.a libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS) -lutil
tests_test_ui_follow_ups_SOURCES = tests/test_ui_follow_ups.c $(UI_VISIT_COMMON)
tests_test_ui_follow_ups_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_follow_ups_LDADD = $(tests_test_ui_visit_LDADD)
tests_test_ui_visits_SOURCES = tests/test_ui_visits.c $(UI_VISIT_COMMON)
tests_test_ui_visits_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_visits_LDADD = $(tests_test_ui_visit_LDADD)
tests_test_ui_visits_list_SOURCES = tests/test_ui_visits_list.c $(UI_VISIT_COMMON)
tests_test_ui_visits_list_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_visits_list_LDADD = $(tests_test_ui_visit_LDADD)

check_PROGRAMS += tests/test_report_ics
TESTS += tests/test_report_ics
tests_test_report_ics_SOURCES = tests/test_report_ics.c tests/fixture.c tests/fixture.h
tests_test_report_ics_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_report_ics_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_ics_LDADD = $(REPORT_TEST_LIBS)

check_PROGRAMS += tests/test_report_memo
TESTS += tests/test_report_memo
tests_test_report_memo_SOURCES = tests/test_report_memo.c tests/visit_data.c tests/visit_data.h tests/fixture.c tests/fixture.h
tests_test_report_memo_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_memo_LDADD = $(REPORT_TEST_LIBS)

check_PROGRAMS += tests/test_report_visits_due
TESTS += tests/test_report_visits_due
tests_test_report_visits_due_SOURCES = tests/test_report_visits_due.c tests/visit_data.c tests/visit_data.h tests/fixture.c tests/fixture.h
tests_test_report_visits_due_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_visits_due_LDADD = $(REPORT_TEST_LIBS)

check_PROGRAMS += tests/test_ui_form
TESTS += tests/test_ui_form
tests_test_ui_form_SOURCES = tests/test_ui_form.c $(UI_VISIT_COMMON)
tests_test_ui_form_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_form_LDADD = $(tests_test_ui_visit_LDADD)
