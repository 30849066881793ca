check_PROGRAMS += tests/test_sample tests/test_defaults
TESTS += tests/test_sample tests/test_defaults
SAMPLE_TEST_SOURCES = tests/sample_fixture.c tests/sample_fixture.h
SAMPLE_TEST_LIBS = libtlsample.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(ALL_LIBS)
tests_test_sample_SOURCES = tests/test_sample.c $(SAMPLE_TEST_SOURCES)
tests_test_sample_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_sample_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_sample_LDADD = $(SAMPLE_TEST_LIBS)
tests_test_defaults_SOURCES = tests/test_defaults.c $(SAMPLE_TEST_SOURCES)
tests_test_defaults_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_defaults_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_defaults_LDADD = $(SAMPLE_TEST_LIBS)
