# Forms, scales, visit types and the calendar.
check_PROGRAMS += tests/test_work_forms
TESTS += tests/test_work_forms
tests_test_work_forms_SOURCES = tests/test_work_forms.c tests/fixture.c tests/fixture.h
tests_test_work_forms_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_work_forms_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_work_forms_LDADD = $(WORK_TEST_LDADD)
