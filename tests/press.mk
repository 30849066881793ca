check_PROGRAMS += tests/test_press tests/test_press_unzip tests/test_press_update tests/test_press_alone
TESTS += tests/test_press tests/test_press_unzip tests/test_press_update tests/test_press_alone tests/test_press_program.sh
tests_test_press_SOURCES = tests/test_press.c
tests_test_press_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS) $(PRESS_CFLAGS)
tests_test_press_LDADD = libtlpress.a libtldocument.a libtlbase.a $(TESTS_LIBS) $(PRESS_LIBS) \
	$(GLIB_LIBS) $(JSON_LIBS) $(UNISTRING_LIBS) -lm
tests_test_press_unzip_SOURCES = tests/test_press_unzip.c
tests_test_press_unzip_CFLAGS = $(tests_test_press_CFLAGS)
tests_test_press_unzip_LDADD = $(tests_test_press_LDADD)
tests_test_press_update_SOURCES = tests/test_press_update.c
tests_test_press_update_CFLAGS = $(tests_test_press_CFLAGS)
tests_test_press_update_LDADD = $(tests_test_press_LDADD)
tests_test_press_alone_SOURCES = tests/test_press_alone.c
tests_test_press_alone_CFLAGS = $(tests_test_press_CFLAGS)
tests_test_press_alone_LDADD = $(tests_test_press_LDADD)
EXTRA_DIST += tests/test_press_program.sh tests/data/press-sample.jsonl
