# Self-assessment, School Improvement Plan and principals on the screen.
UI_B_COMMON = tests/screens_b_data.c tests/screens_b_data.h tests/ui_run.c tests/ui_run.h tests/fixture.c \
	tests/fixture.h
UI_B_LDADD = tests/libterminal.a libtlsample.a libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS) -lutil

UI_B_TESTS = tests/test_ui_assessment tests/test_ui_assessment_how tests/test_ui_sip tests/test_ui_sip_months \
	tests/test_ui_principals
check_PROGRAMS += $(UI_B_TESTS)
TESTS += $(UI_B_TESTS)
SCREEN_TESTS += $(UI_B_TESTS)
tests_test_ui_assessment_SOURCES = tests/test_ui_assessment.c $(UI_B_COMMON)
tests_test_ui_assessment_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_assessment_LDADD = $(UI_B_LDADD)
tests_test_ui_assessment_how_SOURCES = tests/test_ui_assessment_how.c $(UI_B_COMMON)
tests_test_ui_assessment_how_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_assessment_how_LDADD = $(UI_B_LDADD)
tests_test_ui_sip_SOURCES = tests/test_ui_sip.c $(UI_B_COMMON)
tests_test_ui_sip_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_sip_LDADD = $(UI_B_LDADD)
tests_test_ui_sip_months_SOURCES = tests/test_ui_sip_months.c $(UI_B_COMMON)
tests_test_ui_sip_months_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_sip_months_LDADD = $(UI_B_LDADD)
tests_test_ui_principals_SOURCES = tests/test_ui_principals.c $(UI_B_COMMON)
tests_test_ui_principals_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_principals_LDADD = $(UI_B_LDADD)

check_PROGRAMS += tests/test_ui_tables
TESTS += tests/test_ui_tables
tests_test_ui_tables_SOURCES = tests/test_ui_tables.c
tests_test_ui_tables_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_ui_tables_LDADD = $(ALL_ARCHIVES) $(TESTS_LIBS) $(ALL_LIBS)
