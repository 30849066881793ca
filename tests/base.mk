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
