check_PROGRAMS += tests/test_exchange_csv
TESTS += tests/test_exchange_csv
tests_test_exchange_csv_SOURCES = tests/test_exchange_csv.c
tests_test_exchange_csv_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_exchange_csv_LDADD = libtlexchange.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_exchange_csv_header
TESTS += tests/test_exchange_csv_header
tests_test_exchange_csv_header_SOURCES = tests/test_exchange_csv_header.c
tests_test_exchange_csv_header_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_exchange_csv_header_LDADD = libtlexchange.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)
EXTRA_DIST += tests/data/schools_state.csv tests/data/staffing_state.csv

FUZZERS += tests/fuzz/csv
tests_fuzz_csv_SOURCES = tests/fuzz/csv.c
tests_fuzz_csv_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_csv_LDADD = $(FUZZ_LIBS) libtlexchange.a libtlbase.a $(ALL_LIBS)
EXTRA_DIST += tests/fuzz/corpus/csv/schools tests/fuzz/corpus/csv/quotes \
	tests/fuzz/corpus/csv/wide tests/fuzz/corpus/csv/legacy
