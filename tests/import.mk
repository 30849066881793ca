IMPORT_TEST_LIBS = libtlexchange.a libtlsample.a libtlwork.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
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

check_PROGRAMS += tests/test_import_people
TESTS += tests/test_import_people
tests_test_import_people_SOURCES = tests/test_import_people.c $(IMPORT_TEST_SOURCES)
tests_test_import_people_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_people_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_walkthroughs
TESTS += tests/test_import_walkthroughs
tests_test_import_walkthroughs_SOURCES = tests/test_import_walkthroughs.c $(IMPORT_TEST_SOURCES)
tests_test_import_walkthroughs_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_walkthroughs_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_scales
TESTS += tests/test_import_scales
tests_test_import_scales_SOURCES = tests/test_import_scales.c $(IMPORT_TEST_SOURCES)
tests_test_import_scales_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_scales_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_visits
TESTS += tests/test_import_visits
tests_test_import_visits_SOURCES = tests/test_import_visits.c $(IMPORT_TEST_SOURCES)
tests_test_import_visits_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_visits_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_dates
TESTS += tests/test_import_dates
tests_test_import_dates_SOURCES = tests/test_import_dates.c $(IMPORT_TEST_SOURCES)
tests_test_import_dates_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_dates_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_wide
TESTS += tests/test_import_wide
tests_test_import_wide_SOURCES = tests/test_import_wide.c $(IMPORT_TEST_SOURCES)
tests_test_import_wide_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_wide_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_wide_dates
TESTS += tests/test_import_wide_dates
tests_test_import_wide_dates_SOURCES = tests/test_import_wide_dates.c $(IMPORT_TEST_SOURCES)
tests_test_import_wide_dates_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_wide_dates_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_form
TESTS += tests/test_import_form
tests_test_import_form_SOURCES = tests/test_import_form.c $(IMPORT_TEST_SOURCES)
tests_test_import_form_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_form_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_plans
TESTS += tests/test_import_plans
tests_test_import_plans_SOURCES = tests/test_import_plans.c $(IMPORT_TEST_SOURCES)
tests_test_import_plans_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_plans_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_oneroster
TESTS += tests/test_import_oneroster
tests_test_import_oneroster_SOURCES = tests/test_import_oneroster.c $(IMPORT_TEST_SOURCES)
tests_test_import_oneroster_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_oneroster_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_rosters
TESTS += tests/test_import_rosters
tests_test_import_rosters_SOURCES = tests/test_import_rosters.c $(IMPORT_TEST_SOURCES)
tests_test_import_rosters_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_rosters_LDADD = $(IMPORT_TEST_LIBS)

EXTRA_DIST += \
	tests/data/oneroster-1.1/academicSessions.csv \
	tests/data/oneroster-1.1/classes.csv \
	tests/data/oneroster-1.1/courses.csv \
	tests/data/oneroster-1.1/demographics.csv \
	tests/data/oneroster-1.1/enrollments.csv \
	tests/data/oneroster-1.1/manifest.csv \
	tests/data/oneroster-1.1/orgs.csv \
	tests/data/oneroster-1.1/users.csv \
	tests/data/oneroster-1.2.zip \
	tests/data/oneroster-1.2/orgs.csv \
	tests/data/oneroster-1.2/roles.csv \
	tests/data/oneroster-1.2/userProfiles.csv \
	tests/data/oneroster-1.2/users.csv \
	tests/data/sds-1/School.csv \
	tests/data/sds-1/Section.csv \
	tests/data/sds-1/Student.csv \
	tests/data/sds-1/Teacher.csv \
	tests/data/sds-1/TeacherRoster.csv \
	tests/data/sds-2.1/orgs.csv \
	tests/data/sds-2.1/roles.csv \
	tests/data/sds-2.1/users.csv

FUZZERS += tests/fuzz/map
tests_fuzz_map_SOURCES = tests/fuzz/map.c
tests_fuzz_map_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_map_LDADD = $(FUZZ_LIBS) $(IMPORT_TEST_LIBS)
EXTRA_DIST += tests/fuzz/corpus/map/assessments tests/fuzz/corpus/map/control tests/fuzz/corpus/map/instant tests/fuzz/corpus/map/sip \
	tests/fuzz/corpus/map/times tests/fuzz/corpus/map/walkthroughs

FUZZERS += tests/fuzz/import
tests_fuzz_import_SOURCES = tests/fuzz/import.c tests/fixture.c tests/fixture.h
tests_fuzz_import_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests
tests_fuzz_import_LDFLAGS = $(FUZZ_LINK)
tests_fuzz_import_LDADD = $(FUZZ_LIBS) $(IMPORT_TEST_LIBS)
EXTRA_DIST += \
	tests/fuzz/corpus/import/oneroster-1.1 \
	tests/fuzz/corpus/import/oneroster-1.2 \
	tests/fuzz/corpus/import/schools \
	tests/fuzz/corpus/import/sds-1 \
	tests/fuzz/corpus/import/sds-2.1 \
	tests/fuzz/corpus/import/sip \
	tests/fuzz/corpus/import/staff \
	tests/fuzz/corpus/import/targets \
	tests/fuzz/corpus/import/walkthroughs \
	tests/fuzz/corpus/import/form \
	tests/fuzz/corpus/import/wide \
	tests/fuzz/corpus/import/wide-assessments \
	tests/fuzz/corpus/import/wide-sip

check_PROGRAMS += tests/test_import_again
TESTS += tests/test_import_again
tests_test_import_again_SOURCES = tests/test_import_again.c $(IMPORT_TEST_SOURCES)
tests_test_import_again_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_again_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_damage
TESTS += tests/test_import_damage
tests_test_import_damage_SOURCES = tests/test_import_damage.c $(IMPORT_TEST_SOURCES)
tests_test_import_damage_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_damage_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_posts
TESTS += tests/test_import_posts
tests_test_import_posts_SOURCES = tests/test_import_posts.c $(IMPORT_TEST_SOURCES)
tests_test_import_posts_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_posts_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_wide_guess
TESTS += tests/test_wide_guess
tests_test_wide_guess_SOURCES = tests/test_wide_guess.c $(IMPORT_TEST_SOURCES)
tests_test_wide_guess_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_wide_guess_LDADD = $(IMPORT_TEST_LIBS)

check_PROGRAMS += tests/test_import_statuses
TESTS += tests/test_import_statuses
tests_test_import_statuses_SOURCES = tests/test_import_statuses.c $(IMPORT_TEST_SOURCES)
tests_test_import_statuses_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
tests_test_import_statuses_LDADD = $(IMPORT_TEST_LIBS)
