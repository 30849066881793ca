# The terminal harness, a program with each widget of ui/, and the tests of both.
check_LIBRARIES += tests/libterminal.a
tests_libterminal_a_SOURCES = tests/terminal.c tests/terminal.h tests/terminal_own.h \
	tests/terminal_keys.c tests/terminal_screen.c
tests_libterminal_a_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)

check_PROGRAMS += tests/ui_demo tests/test_ui_screens tests/test_ui
TESTS += tests/test_ui tests/test_ui_screens
SCREEN_TESTS += tests/test_ui_screens

tests_ui_demo_SOURCES = tests/ui_demo.c tests/ui_demo.h tests/ui_demo_form.c tests/ui_demo_list.c
tests_ui_demo_LDADD = libtlui.a libtlmodel.a libtlbase.a $(ALL_LIBS)

tests_test_ui_SOURCES = tests/test_ui.c tests/test_ui.h tests/test_ui_editor.c tests/test_ui_input.c \
	tests/test_ui_list.c
tests_test_ui_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_LDADD = libtlui.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

tests_test_ui_screens_SOURCES = tests/test_ui_screens.c tests/test_ui_behaviour.c \
	tests/test_ui_terminal.c tests/ui_demo_run.h
tests_test_ui_screens_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_ui_screens_LDADD = tests/libterminal.a $(TESTS_LIBS) $(ALL_LIBS) -lutil

EXTRA_DIST += tests/screens

FUZZERS += tests/fuzz/keys
tests_fuzz_keys_SOURCES = tests/fuzz/keys.c
tests_fuzz_keys_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_keys_LDADD = $(FUZZ_LIBS) libtlui.a libtlmodel.a libtlbase.a $(ALL_LIBS)
EXTRA_DIST += tests/fuzz/corpus/keys/typing tests/fuzz/corpus/keys/paste
