check_PROGRAMS += tests/test_base
TESTS += tests/test_base
tests_test_base_SOURCES = tests/test_base.c
tests_test_base_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_base_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)
