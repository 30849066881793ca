IMPORT_TEST_LIBS = libtlexchange.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(SQLITE_LIBS) $(ALL_LIBS)
IMPORT_TEST_SOURCES = tests/import_case.c tests/import_case.h tests/fixture.c tests/fixture.h

check_PROGRAMS += tests/test_import_schools
TESTS += tests/test_import_schools
tests_test_import_schools_SOURCES = tests/test_import_schools.c $(IMPORT_TEST_SOURCES)
tests_test_import_schools_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_schools_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_staff
TESTS += tests/test_import_staff
tests_test_import_staff_SOURCES = tests/test_import_staff.c $(IMPORT_TEST_SOURCES)
tests_test_import_staff_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_staff_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_walkthroughs
TESTS += tests/test_import_walkthroughs
tests_test_import_walkthroughs_SOURCES = tests/test_import_walkthroughs.c $(IMPORT_TEST_SOURCES)
tests_test_import_walkthroughs_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_walkthroughs_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_plans
TESTS += tests/test_import_plans
tests_test_import_plans_SOURCES = tests/test_import_plans.c $(IMPORT_TEST_SOURCES)
tests_test_import_plans_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_plans_LDADD = $(IMPORT_TEST_LIBS)
