# Slips: the report, the sheet and the command.
check_PROGRAMS += tests/test_report_slips
TESTS += tests/test_report_slips tests/test_slip.sh tests/test_slip_print.sh
tests_test_report_slips_SOURCES = tests/test_report_slips.c $(GOLDEN) tests/fixture.c tests/fixture.h
tests_test_report_slips_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_report_slips_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_slips_LDADD = libtlwork.a $(REPORT_TEST_LIBS)
EXTRA_DIST += tests/test_slip.sh tests/test_slip_print.sh tests/data/slip-full.jsonl tests/golden/slip.txt \
	tests/golden/form.txt

check_PROGRAMS += tests/test_ui_slips
TESTS += tests/test_ui_slips
SCREEN_TESTS += tests/test_ui_slips
tests_test_ui_slips_SOURCES = tests/test_ui_slips.c tests/ui_run.c tests/ui_run.h tests/fixture.c tests/fixture.h
tests_test_ui_slips_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_slips_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_ui_slips_LDADD = $(UI_B_LDADD)

check_PROGRAMS += tests/test_ui_slips_states
TESTS += tests/test_ui_slips_states
tests_test_ui_slips_states_SOURCES = tests/test_ui_slips_states.c tests/ui_run.c tests/ui_run.h tests/fixture.c tests/fixture.h
tests_test_ui_slips_states_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_slips_states_LDADD = $(UI_B_LDADD)
