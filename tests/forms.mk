# Forms, scales, visit types and the calendar.
check_PROGRAMS += tests/test_work_forms
TESTS += tests/test_work_forms
tests_test_work_forms_SOURCES = tests/test_work_forms.c tests/fixture.c tests/fixture.h
tests_test_work_forms_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_work_forms_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_work_forms_LDADD = $(WORK_TEST_LDADD)

check_PROGRAMS += tests/test_ui_forms
TESTS += tests/test_ui_forms
SCREEN_TESTS += tests/test_ui_forms
tests_test_ui_forms_SOURCES = tests/test_ui_forms.c $(UI_C_COMMON)
tests_test_ui_forms_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_forms_LDADD = $(UI_C_LDADD)

check_PROGRAMS += tests/test_report_people
TESTS += tests/test_report_people
tests_test_report_people_SOURCES = tests/test_report_people.c $(GOLDEN) $(REPORT_FIXTURE)
tests_test_report_people_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_report_people_LDADD = $(REPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_calendar
TESTS += tests/test_import_calendar
tests_test_import_calendar_SOURCES = tests/test_import_calendar.c $(IMPORT_TEST_SOURCES)
tests_test_import_calendar_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_calendar_LDADD = $(IMPORT_TEST_LIBS)
check_PROGRAMS += tests/test_calendar_words
TESTS += tests/test_calendar_words
tests_test_calendar_words_SOURCES = tests/test_calendar_words.c
tests_test_calendar_words_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_calendar_words_LDADD = $(IMPORT_TEST_LIBS)
