check_LIBRARIES += tests/libdocumentsample.a
tests_libdocumentsample_a_SOURCES = tests/document_sample.c tests/document_sample.h
tests_libdocumentsample_a_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
DOCUMENT_TEST_LIBS = tests/libdocumentsample.a libtldocument.a libtlmodel.a libtlbase.a \
	$(TESTS_LIBS) $(ALL_LIBS)

check_PROGRAMS += tests/test_document
TESTS += tests/test_document
tests_test_document_SOURCES = tests/test_document.c
tests_test_document_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_document_LDADD = $(DOCUMENT_TEST_LIBS)

check_PROGRAMS += tests/test_document_text
TESTS += tests/test_document_text
tests_test_document_text_SOURCES = tests/test_document_text.c
tests_test_document_text_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_document_text_LDADD = $(DOCUMENT_TEST_LIBS)

check_PROGRAMS += tests/test_document_html
TESTS += tests/test_document_html
tests_test_document_html_SOURCES = tests/test_document_html.c
tests_test_document_html_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_document_html_LDADD = $(DOCUMENT_TEST_LIBS)

check_PROGRAMS += tests/test_document_csv
TESTS += tests/test_document_csv
tests_test_document_csv_SOURCES = tests/test_document_csv.c
tests_test_document_csv_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_document_csv_LDADD = $(DOCUMENT_TEST_LIBS)

EXTRA_DIST += tests/document/sample.json tests/document/sample.html tests/document/sample-csv.txt \
	tests/document/sample-80.txt tests/document/sample-40.txt tests/document/sample-60-ascii.txt
