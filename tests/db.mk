check_PROGRAMS += test_db
TESTS += test_db
test_db_SOURCES = tests/test_db.c tests/fixture.c tests/fixture.h
test_db_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_db_LDADD = libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS)
check_PROGRAMS += test_bundle
TESTS += test_bundle
test_bundle_SOURCES = tests/test_bundle.c tests/fixture.c tests/fixture.h
test_bundle_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_bundle_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_bundle_LDADD = libtlexchange.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) $(CSV_LIBS) $(UNISTRING_LIBS) -lm
check_PROGRAMS += test_bundle_merge
TESTS += test_bundle_merge
test_bundle_merge_SOURCES = tests/test_bundle_merge.c tests/fixture.c tests/fixture.h
test_bundle_merge_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_bundle_merge_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_bundle_merge_LDADD = libtlexchange.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) $(CSV_LIBS) $(UNISTRING_LIBS) -lm
check_PROGRAMS += test_bundle_folder
TESTS += test_bundle_folder
test_bundle_folder_SOURCES = tests/test_bundle_folder.c tests/fixture.c tests/fixture.h
test_bundle_folder_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_bundle_folder_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_bundle_folder_LDADD = libtlexchange.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) $(CSV_LIBS) $(UNISTRING_LIBS) -lm
check_PROGRAMS += test_bundle_older
TESTS += test_bundle_older
test_bundle_older_SOURCES = tests/test_bundle_older.c tests/fixture.c tests/fixture.h
test_bundle_older_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_bundle_older_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_bundle_older_LDADD = libtlexchange.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) \
	$(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) $(CSV_LIBS) $(UNISTRING_LIBS) -lm
check_PROGRAMS += test_db_backup
TESTS += test_db_backup
test_db_backup_SOURCES = tests/test_db_backup.c tests/fixture.c tests/fixture.h
test_db_backup_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_backup_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_db_backup_LDADD = libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS)
check_PROGRAMS += test_db_restore
TESTS += test_db_restore
test_db_restore_SOURCES = tests/test_db_restore.c tests/fixture.c tests/fixture.h
test_db_restore_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_restore_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_db_restore_LDADD = libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS)
check_PROGRAMS += test_db_faults
TESTS += test_db_faults
test_db_faults_SOURCES = tests/test_db_faults.c tests/fixture.c tests/fixture.h
test_db_faults_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_faults_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
test_db_faults_LDADD = libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) \
	$(JSON_LIBS) $(UNISTRING_LIBS)
EXTRA_DIST += tests/data/version-1.sql
check_PROGRAMS += test_db_people
TESTS += test_db_people
test_db_people_SOURCES = tests/test_db_people.c tests/fixture.c tests/fixture.h
test_db_people_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_people_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_db_people_LDADD = libtlreport.a libtldb.a libtldocument.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) \
	$(GLIB_LIBS) $(JSON_LIBS) $(UNISTRING_LIBS) -lm
check_PROGRAMS += test_db_sharing
TESTS += test_db_sharing
test_db_sharing_SOURCES = tests/test_db_sharing.c tests/fixture.c tests/fixture.h
test_db_sharing_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_sharing_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_db_sharing_LDADD = libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS)
check_PROGRAMS += test_db_rights
TESTS += test_db_rights
test_db_rights_SOURCES = tests/test_db_rights.c tests/fixture.c tests/fixture.h
test_db_rights_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS)
test_db_rights_CFLAGS = $(AM_CFLAGS) $(TESTS_CFLAGS)
test_db_rights_LDADD = libtldb.a libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS)
# The store once more, with a made-up next version.
check_PROGRAMS += test_db_upgrade
TESTS += test_db_upgrade
test_db_upgrade_SOURCES = tests/test_db_upgrade.c tests/fixture.c tests/fixture.h $(libtldb_a_SOURCES)
nodist_test_db_upgrade_SOURCES = $(nodist_libtldb_a_SOURCES)
test_db_upgrade_CPPFLAGS = $(AM_CPPFLAGS) $(SQLITE_CFLAGS) \
	-DSTORE_NEXT_MIGRATION='"ALTER TABLE school ADD COLUMN tried TEXT"'
test_db_upgrade_CFLAGS = $(AM_CFLAGS) $(TEST_CFLAGS)
test_db_upgrade_LDADD = libtlmodel.a libtlbase.a $(TESTS_LIBS) $(SQLITE_LIBS) $(GLIB_LIBS) $(JSON_LIBS) \
	$(UNISTRING_LIBS)
