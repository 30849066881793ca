check_PROGRAMS += tests/test_base
TESTS += tests/test_base
tests_test_base_SOURCES = tests/test_base.c
tests_test_base_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_base_LDADD = libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_base_text
TESTS += tests/test_base_text
tests_test_base_text_SOURCES = tests/test_base_text.c
tests_test_base_text_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_base_text_LDADD = libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_model_date
TESTS += tests/test_model_date
tests_test_model_date_SOURCES = tests/test_model_date.c
tests_test_model_date_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_model_date_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_model_date_ahead
TESTS += tests/test_model_date_ahead
tests_test_model_date_ahead_SOURCES = tests/test_model_date_ahead.c
tests_test_model_date_ahead_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_model_date_ahead_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_model_name
TESTS += tests/test_model_name
tests_test_model_name_SOURCES = tests/test_model_name.c
tests_test_model_name_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_model_name_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_model_record
TESTS += tests/test_model_record
tests_test_model_record_SOURCES = tests/test_model_record.c tests/model_sample.h
tests_test_model_record_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_model_record_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_model_rowset
TESTS += tests/test_model_rowset
tests_test_model_rowset_SOURCES = tests/test_model_rowset.c
tests_test_model_rowset_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_model_rowset_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_model_field
TESTS += tests/test_model_field
tests_test_model_field_SOURCES = tests/test_model_field.c tests/model_sample.h
tests_test_model_field_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_model_field_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(ALL_LIBS)

FUZZERS += tests/fuzz/date tests/fuzz/text
tests_fuzz_date_SOURCES = tests/fuzz/date.c
tests_fuzz_date_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_date_LDADD = $(FUZZ_LIBS) libtlmodel.a libtlbase.a $(ALL_LIBS)
tests_fuzz_text_SOURCES = tests/fuzz/text.c
tests_fuzz_text_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_text_LDADD = $(FUZZ_LIBS) libtlmodel.a libtlbase.a $(ALL_LIBS)
EXTRA_DIST += tests/fuzz/corpus/date/words tests/fuzz/corpus/date/export \
	tests/fuzz/corpus/date/instant tests/fuzz/corpus/date/time tests/fuzz/corpus/date/number \
	tests/fuzz/corpus/text/names tests/fuzz/corpus/text/scripts tests/fuzz/corpus/text/controls
