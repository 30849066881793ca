# What the visits show: coverage, trends, a teacher's page, the teacher file.
SHOW_TESTS = tests/test_report_agreement tests/test_report_file tests/test_report_show tests/test_ui_show
check_PROGRAMS += $(SHOW_TESTS)
TESTS += $(SHOW_TESTS)
SCREEN_TESTS += tests/test_ui_show
tests_test_report_file_SOURCES = tests/test_report_file.c $(REPORT_FIXTURE)
tests_test_report_file_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_file_LDADD = libtlwork.a $(REPORT_TEST_LIBS)
tests_test_report_agreement_SOURCES = tests/test_report_agreement.c $(REPORT_FIXTURE)
tests_test_report_agreement_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_agreement_LDADD = $(REPORT_TEST_LIBS)
tests_test_report_show_SOURCES = tests/test_report_show.c $(REPORT_FIXTURE)
tests_test_report_show_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_show_LDADD = $(REPORT_TEST_LIBS)
tests_test_ui_show_SOURCES = tests/test_ui_show.c tests/ui_run.c tests/ui_run.h $(REPORT_FIXTURE)
tests_test_ui_show_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_show_LDADD = $(UI_C_LDADD)
