# Two people on one record; what was typed when the program was killed.
UI_SETTLE_TESTS = tests/test_ui_drafts tests/test_ui_settle tests/test_ui_two
check_PROGRAMS += $(UI_SETTLE_TESTS)
TESTS += $(UI_SETTLE_TESTS)
tests_test_ui_settle_SOURCES = tests/test_ui_settle.c $(UI_VISIT_COMMON)
tests_test_ui_settle_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_ui_settle_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_settle_LDADD = $(tests_test_ui_visit_LDADD)
tests_test_ui_drafts_SOURCES = tests/test_ui_drafts.c $(UI_VISIT_COMMON)
tests_test_ui_drafts_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_drafts_LDADD = $(tests_test_ui_visit_LDADD)
tests_test_ui_two_SOURCES = tests/test_ui_two.c $(UI_VISIT_COMMON)
tests_test_ui_two_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_two_LDADD = $(tests_test_ui_visit_LDADD)
