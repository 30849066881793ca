# Records, Today, Packet and the first start on the screen.
UI_C_COMMON = tests/fixture.c tests/fixture.h tests/ui_run.c tests/ui_run.h
UI_C_LDADD = tests/libterminal.a libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS) -lutil

UI_C_TESTS = tests/test_ui_calendar tests/test_ui_packet tests/test_ui_records tests/test_ui_scope \
  tests/test_ui_today tests/test_ui_welcome
check_PROGRAMS += $(UI_C_TESTS)
TESTS += $(UI_C_TESTS)
SCREEN_TESTS += $(UI_C_TESTS)
tests_test_ui_calendar_SOURCES = tests/test_ui_calendar.c $(UI_C_COMMON)
tests_test_ui_calendar_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_calendar_LDADD = $(UI_C_LDADD)
tests_test_ui_records_SOURCES = tests/test_ui_records.c $(UI_C_COMMON)
tests_test_ui_records_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_records_LDADD = $(UI_C_LDADD)
tests_test_ui_scope_SOURCES = tests/test_ui_scope.c $(UI_C_COMMON)
tests_test_ui_scope_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_scope_LDADD = $(UI_C_LDADD)
tests_test_ui_today_SOURCES = tests/test_ui_today.c $(UI_C_COMMON)
tests_test_ui_today_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_today_LDADD = $(UI_C_LDADD)
tests_test_ui_welcome_SOURCES = tests/test_ui_welcome.c $(UI_C_COMMON)
tests_test_ui_welcome_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_welcome_LDADD = $(UI_C_LDADD)
tests_test_ui_packet_SOURCES = tests/test_ui_packet.c $(UI_C_COMMON)
tests_test_ui_packet_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_packet_LDADD = $(UI_C_LDADD)
