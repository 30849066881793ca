/* The way from one version of the file to the next. The store is built into this program with a
 * made-up second version, whose one change is a column. */
#include "db/maintenance.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"

#include <string.h>

static struct fixture f;
static char *old; /* a file of version 1 */

static void run(const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  char *why = NULL;
  ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
  ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK, "%s", why);
  sqlite3_close(db);
}

static long number(const char *path, const char *sql)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL);
  sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  long n = sqlite3_step(statement) == SQLITE_ROW ? (long)sqlite3_column_int64(statement, 0) : -1;
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return n;
}

static void start(void)
{
  fixture_start(&f);
  const char *source = g_getenv("TL_SRCDIR");
  g_autofree char *path =
      g_build_filename(source ? source : TL_SRCDIR, "tests", "data", "version-1.sql", NULL);
  g_autofree char *sql = NULL;
  ck_assert(g_file_get_contents(path, &sql, NULL, NULL));
  old = g_build_filename(f.folder, "old.db", NULL);
  run(old, sql);
  run(old, "PRAGMA journal_mode = WAL");
}

static void end(void)
{
  g_clear_pointer(&old, g_free);
  fixture_end(&f);
}

static const char tried[] = "SELECT count(*) FROM pragma_table_info('school') WHERE name = 'tried'";

START_TEST(a_file_is_brought_up_to_date_and_a_copy_kept)
{
  g_autoptr(GError) error = NULL;
  AUTO(store) struct store *store = store_open(old, STORE_OPEN, &error);
  ck_assert_msg(store != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(number(old, "PRAGMA user_version"), STORE_SCHEMA_VERSION);
  ck_assert_int_eq(number(old, tried), 1);
  ck_assert_int_eq(number(old, "SELECT count(*) FROM walkthrough"), 1);
  g_autofree char *copy = store_copy_before(old);
  ck_assert_int_eq(number(copy, "PRAGMA user_version"), 1);
  ck_assert_int_eq(number(copy, "SELECT count(*) FROM walkthrough"), 1);
  ck_assert(store_log(store, "It can be written", NULL, NULL));
}
END_TEST

START_TEST(nothing_is_done_while_others_have_it_open)
{
  sqlite3 *other = NULL;
  ck_assert_int_eq(sqlite3_open(old, &other), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(other, "SELECT count(*) FROM school", NULL, NULL, NULL), SQLITE_OK);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open(old, STORE_OPEN, &error));
  ck_assert_msg(error_is(error, TL_ERROR_BUSY), "%s", error->message);
  sqlite3_close(other);
  ck_assert_int_eq(number(old, "PRAGMA user_version"), 1);
  ck_assert_int_eq(number(old, tried), 0);
}
END_TEST

START_TEST(what_breaks_a_reference_is_taken_back)
{
  run(old, "UPDATE walkthrough SET school_id = 77777");
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open(old, STORE_OPEN, &error));
  ck_assert_msg(error_is(error, TL_ERROR_DAMAGED), "%s", error->message);
  ck_assert_int_eq(number(old, "PRAGMA user_version"), 1);
  ck_assert_int_eq(number(old, tried), 0);
}
END_TEST

START_TEST(only_reading_an_older_file_is_refused)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open(old, STORE_READONLY, &error));
  ck_assert_msg(error_is(error, TL_ERROR_READONLY), "%s", error->message);
  ck_assert_int_eq(number(old, "PRAGMA user_version"), 1);
}
END_TEST

START_TEST(an_older_backup_is_restored_as_of_now)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_restore(f.store, old, true, &kept, NULL, &error), "%s",
                error ? error->message : "");
  ck_assert_int_eq(number(f.path, "PRAGMA user_version"), STORE_SCHEMA_VERSION);
  ck_assert_int_eq(number(f.path, tried), 1);
  ck_assert_int_eq(number(f.path, "SELECT count(*) FROM walkthrough"), 1);
  ck_assert(store_log(f.store, "It can be written", NULL, NULL));
  ck_assert_int_eq(number(old, "PRAGMA user_version"), 1);
  g_autoptr(GDir) dir = g_dir_open(f.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    ck_assert_msg(!strstr(name, ".restoring"), "%s was left behind", name);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db_upgrade");
  TCase *upgrade = tcase_create("upgrade");
  tcase_add_checked_fixture(upgrade, start, end);
  tcase_set_timeout(upgrade, 120);
  tcase_add_test(upgrade, a_file_is_brought_up_to_date_and_a_copy_kept);
  tcase_add_test(upgrade, nothing_is_done_while_others_have_it_open);
  tcase_add_test(upgrade, what_breaks_a_reference_is_taken_back);
  tcase_add_test(upgrade, only_reading_an_older_file_is_refused);
  tcase_add_test(upgrade, an_older_backup_is_restored_as_of_now);
  suite_add_tcase(suite, upgrade);
  return suite_run(suite);
}
