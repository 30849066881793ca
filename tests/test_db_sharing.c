/* Several programs on one file, transactions that SQLite took back, and files brought back over it.
 */
#include "db/history.h"
#include "db/maintenance.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static char *add_school(struct store *store, const char *name)
{
  AUTO(record) struct record *school = fixture_record(&record_school, "name", name, NULL);
  fixture_save(store, school);
  return g_strdup(school->uid);
}

static struct record *goal_of(const char *school)
{
  return fixture_record(&record_sip_goal, "school", school, "school_year", "SY2026-27", "code", "1",
                        "text", "Read", NULL);
}

static void remove_school(struct store *store, const char *uid)
{
  struct change *change = change_begin(store, "Remove", CHANGE_PERSON, NULL);
  ck_assert(change_remove(change, &record_school, uid, NULL));
  ck_assert(change_commit(change, NULL));
}

START_TEST(a_key_given_anew_by_another_is_noticed)
{
  g_autofree char *gone = add_school(f.store, "Gone");
  AUTO(record) struct record *used = store_load(f.store, &record_school, gone, NULL);
  record_set(used, "town", "Mill City");
  fixture_save(f.store, used); /* its key is known here now */
  AUTO(store) struct store *other = fixture_open_again(&f);
  remove_school(other, gone);
  g_autofree char *new = add_school(other, "New"); /* the same integer key */
  ck_assert_ptr_nonnull(new);
  AUTO(record) struct record *goal = goal_of(gone);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(!store_save(f.store, goal, "Add", &error), "the goal went to another school");
  ck_assert(error_is(error, TL_ERROR_INVALID));
}
END_TEST

START_TEST(a_key_of_what_was_taken_back_is_forgotten)
{
  struct change *change = change_begin(f.store, "Add", CHANGE_PERSON, NULL);
  AUTO(record) struct record *bad = fixture_record(&record_staff, "family_name", "Bad", NULL);
  bad->uid = g_strdup("00000000-0000-4000-8000-00000000bad0");
  fixture_part(bad, &record_supervision, "supervisor", bad->uid, NULL);
  fixture_part(bad, &record_supervision, "supervisor", "nobody", NULL);
  ck_assert(!change_save(change, bad, NULL, NULL));
  AUTO(record) struct record *good = fixture_record(&record_staff, "family_name", "Good", NULL);
  ck_assert(change_save(change, good, NULL, NULL));
  AUTO(record) struct record *target = fixture_record(&record_target, "staff", bad->uid, "month",
                                                      "2026-11", "walkthroughs", "3", NULL);
  ck_assert_msg(!change_save(change, target, NULL, NULL), "the target went to another person");
  ck_assert(change_commit(change, NULL));
}
END_TEST

START_TEST(what_another_removed_is_not_written_anew)
{
  g_autofree char *uid = add_school(f.store, "Gone");
  AUTO(record) struct record *school = store_load(f.store, &record_school, uid, NULL);
  AUTO(store) struct store *other = fixture_open_again(&f);
  remove_school(other, uid);
  record_set(school, "town", "Mill City");
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, school, "Town", &error));
  ck_assert(error_is(error, TL_ERROR_CONFLICT));
}
END_TEST

START_TEST(nothing_is_written_after_the_transaction_is_gone)
{
  struct change *change = change_begin(f.store, "Two", CHANGE_PERSON, NULL);
  AUTO(record) struct record *one = fixture_record(&record_school, "name", "One", NULL);
  ck_assert(change_save(change, one, NULL, NULL));
  /* What SQLite does by itself when a disk is full at the wrong moment. */
  ck_assert_int_eq(sqlite3_exec(f.store->db, "ROLLBACK", NULL, NULL, NULL), SQLITE_OK);
  AUTO(record) struct record *two = fixture_record(&record_school, "name", "Two", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!change_save(change, two, NULL, &error));
  ck_assert_ptr_nonnull(error);
  g_clear_error(&error);
  ck_assert(!change_commit(change, &error));
  ck_assert_ptr_nonnull(error);
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_school, NULL);
  ck_assert_int_eq(uids->len, 2);
}
END_TEST

static int refuse(void *data)
{
  (void)data;
  return 1;
}

/* What a full disk does: in a store with a log the room is missing only at the end. */
START_TEST(what_could_not_be_committed_is_saved_again)
{
  AUTO(record) struct record *old = fixture_load(f.store, &record_school, f.school[0]);
  AUTO(record) struct record *new = fixture_record(&record_school, "name", "New", NULL);
  record_set(old, "town", "Elsewhere");
  struct record *const records[] = { old, new };
  for (size_t i = 0; i < G_N_ELEMENTS(records); i++) {
    long revision = records[i]->revision;
    g_autoptr(GError) error = NULL;
    sqlite3_commit_hook(f.store->db, refuse, NULL);
    ck_assert(!store_save(f.store, records[i], "Save", NULL));
    ck_assert_int_eq(records[i]->revision, revision);
    sqlite3_commit_hook(f.store->db, NULL, NULL);
    ck_assert_msg(store_save(f.store, records[i], "Save", &error), "%s",
                  error ? error->message : "");
  }
}
END_TEST

START_TEST(what_was_taken_back_with_another_is_saved_again)
{
  AUTO(record) struct record *old = fixture_load(f.store, &record_school, f.school[0]);
  record_set(old, "town", "Elsewhere");
  struct change *change = change_begin(f.store, "Two", CHANGE_PERSON, NULL);
  change_hold(change, old);
  ck_assert(change_save(change, old, NULL, NULL));
  AUTO(record) struct record *bad = record_new(&record_school);
  ck_assert(!change_save(change, bad, NULL, NULL));
  change_free(change);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_save(f.store, old, "Save", &error), "%s", error ? error->message : "");
}
END_TEST

START_TEST(midnight_in_a_transaction_that_is_taken_back)
{
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  struct change *change = change_begin(f.store, "Late", CHANGE_PERSON, NULL);
  g_setenv("THROUGHLINE_NOW", "2026-11-13T00:01:00", TRUE);
  g_autofree char *before = store_value(f.store, STATEMENT_DISTRICT_UID, NULL, NULL);
  change_free(change);
  g_autofree char *after = store_value(f.store, STATEMENT_DISTRICT_UID, NULL, NULL);
  ck_assert_str_eq(before, after);
  sqlite3_stmt *statement = NULL;
  ck_assert_int_eq(sqlite3_prepare_v2(f.store->db, "SELECT today FROM me", -1, &statement, NULL),
                   SQLITE_OK);
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  ck_assert_str_eq((const char *)sqlite3_column_text(statement, 0), "2026-11-13");
  sqlite3_finalize(statement);
}
END_TEST

/* --- bringing back -------------------------------------------------------------------------- */

static void assert_refused(const char *path, enum tl_error code)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(!store_restore(f.store, path, true, &kept, NULL, &error), "%s was taken", path);
  ck_assert_msg(error_is(error, code), "%s", error ? error->message : "no reason was given");
  ck_assert_ptr_null(kept);
  ck_assert(store_has_district(f.store));
}

START_TEST(only_a_backup_is_brought_back)
{
  g_autofree char *empty = g_build_filename(f.folder, "empty", NULL);
  ck_assert(g_file_set_contents(empty, "", 0, NULL));
  assert_refused(empty, TL_ERROR_FOREIGN);
  g_autofree char *bare = g_build_filename(f.folder, "bare.db", NULL);
  AUTO(store) G_GNUC_UNUSED struct store *made = store_open(bare, STORE_CREATE, NULL);
  assert_refused(bare, TL_ERROR_REFUSED);
  g_autofree char *missing = g_build_filename(f.folder, "missing.db", NULL);
  assert_refused(missing, TL_ERROR_NOT_FOUND);
  assert_refused(f.path, TL_ERROR_REFUSED);
}
END_TEST

START_TEST(others_see_what_was_brought_back)
{
  g_autofree char *copy = g_build_filename(f.folder, "copy.db", NULL);
  ck_assert(store_backup(f.store, copy, false, NULL, NULL));
  AUTO(store) struct store *other = fixture_open_again(&f);
  long before = store_version(other);
  g_autofree char *later = add_school(other, "Later");
  AUTO(record) struct record *first = goal_of(later);
  ck_assert(store_save(other, first, "Add", NULL));
  g_autofree char *kept = NULL;
  ck_assert(store_restore(f.store, copy, true, &kept, NULL, NULL));
  g_autofree char *new = add_school(f.store, "New");
  ck_assert_int_ne(store_version(other), before);
  AUTO(record) struct record *second = goal_of(later);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(other, second, "Add", &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
  AUTO(record) struct record *seen = store_load(other, &record_school, new, NULL);
  ck_assert_ptr_nonnull(seen);
}
END_TEST

START_TEST(a_backup_that_cannot_be_written_says_so)
{
  g_autofree char *path = g_build_filename(f.folder, "no", "such", "copy.db", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_backup(f.store, path, false, NULL, &error));
  ck_assert_ptr_nonnull(error);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db_sharing");
  TCase *sharing = tcase_create("sharing");
  tcase_add_checked_fixture(sharing, start, end);
  tcase_set_timeout(sharing, 120);
  tcase_add_test(sharing, a_key_given_anew_by_another_is_noticed);
  tcase_add_test(sharing, a_key_of_what_was_taken_back_is_forgotten);
  tcase_add_test(sharing, what_another_removed_is_not_written_anew);
  tcase_add_test(sharing, nothing_is_written_after_the_transaction_is_gone);
  tcase_add_test(sharing, what_could_not_be_committed_is_saved_again);
  tcase_add_test(sharing, what_was_taken_back_with_another_is_saved_again);
  tcase_add_test(sharing, midnight_in_a_transaction_that_is_taken_back);
  tcase_add_test(sharing, only_a_backup_is_brought_back);
  tcase_add_test(sharing, others_see_what_was_brought_back);
  tcase_add_test(sharing, a_backup_that_cannot_be_written_says_so);
  suite_add_tcase(suite, sharing);
  return suite_run(suite);
}
