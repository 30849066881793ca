WORK_TEST_LDADD = libtlwork.a libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) \
	$(JSON_LIBS) $(UNISTRING_LIBS)
check_PROGRAMS += tests/test_work_delivery
TESTS += tests/test_work_delivery
tests_test_work_delivery_SOURCES = tests/test_work_delivery.c tests/fixture.c tests/fixture.h
tests_test_work_delivery_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_work_delivery_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_work_delivery_LDADD = $(WORK_TEST_LDADD)
check_PROGRAMS += tests/test_work_visit
TESTS += tests/test_work_visit
tests_test_work_visit_SOURCES = tests/test_work_visit.c tests/fixture.c tests/fixture.h
tests_test_work_visit_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
tests_test_work_visit_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
tests_test_work_visit_LDADD = $(WORK_TEST_LDADD)
