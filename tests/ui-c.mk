# Records, Today, Packet and the first start on the screen.
UI_C_COMMON = tests/fixture.c tests/fixture.h tests/ui_run.c tests/ui_run.h
UI_C_LDADD = tests/libterminal.a libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS) -lutil

check_PROGRAMS += tests/test_ui_records
TESTS += tests/test_ui_records
SCREEN_TESTS += tests/test_ui_records
tests_test_ui_records_SOURCES = tests/test_ui_records.c $(UI_C_COMMON)
tests_test_ui_records_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_records_LDADD = $(UI_C_LDADD)
