/* Backups brought back over what is damaged, only begun, of another make, or not there: nothing
 * that somebody saved is lost by it. */
#include "db/maintenance.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fixture f;
static char *copy;

static void start(void)
{
  fixture_start(&f);
  copy = g_build_filename(f.folder, "copy.db", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_backup(f.store, copy, false, NULL, &error), "%s",
                error ? error->message : "");
}

static void end(void)
{
  g_clear_pointer(&copy, g_free);
  fixture_end(&f);
}

static sqlite3 *open_plain(const char *path)
{
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
  return db;
}

static void run(const char *path, const char *sql)
{
  sqlite3 *db = open_plain(path);
  char *why = NULL;
  ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK, "%s", why);
  sqlite3_close(db);
}

static long number(const char *path, const char *sql)
{
  sqlite3 *db = open_plain(path);
  sqlite3_stmt *statement = NULL;
  long result = -1;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step(statement) == SQLITE_ROW)
    result = (long)sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return result;
}

/* Writes nonsense over the first page of a table or index. */
static void damage(const char *path, const char *name)
{
  g_autofree char *sql =
      g_strdup_printf("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  long page = number(path, sql), size = number(path, "PRAGMA page_size");
  ck_assert_int_gt(page, 1);
  g_autofree char *nonsense = g_malloc((gsize)size);
  memset(nonsense, 0xff, (size_t)size);
  int file = open(path, O_WRONLY);
  ck_assert_int_eq(pwrite(file, nonsense, (size_t)size, (page - 1) * size), size);
  close(file);
}

static void damage_store(const char *name)
{
  g_clear_pointer(&f.store, store_free);
  damage(f.path, name);
  g_autoptr(GError) error = NULL;
  f.store = store_open(f.path, STORE_OPEN, &error);
  ck_assert_msg(f.store != NULL, "%s", error ? error->message : "");
}

static void assert_sound(void)
{
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_msg(findings->len == 0, "%s", (const char *)findings->pdata[0]);
}

static void assert_refused(const char *expected)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(f.store, copy, false, &kept, NULL, &error));
  ck_assert_msg(strstr(error->message, expected), "%s", error->message);
  ck_assert_ptr_null(kept);
}

/* What was there is kept; its path, yours. */
static char *restore(void)
{
  char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_restore(f.store, copy, true, &kept, NULL, &error), "%s",
                error ? error->message : "");
  assert_sound();
  ck_assert(kept && g_file_test(kept, G_FILE_TEST_IS_REGULAR));
  return kept;
}

/* --- what counts as data -------------------------------------------------------------------- */

START_TEST(what_cannot_be_counted_is_not_written_over)
{
  damage_store("school");
  assert_refused("Give --force");
  long staff = number(f.path, "SELECT count(*) FROM staff NOT INDEXED");
  g_autofree char *kept = restore();
  ck_assert(g_str_has_suffix(kept, ".damaged"));
  ck_assert_int_eq(number(kept, "SELECT count(*) FROM staff NOT INDEXED"), staff);
}
END_TEST

START_TEST(a_district_that_cannot_be_read_is_not_written_over)
{
  damage_store("district");
  assert_refused("is damaged");
  g_autofree char *kept = restore();
  ck_assert(g_str_has_suffix(kept, ".damaged"));
}
END_TEST

START_TEST(a_district_alone_is_data)
{
  g_autofree char *path = g_build_filename(f.folder, "begun.db", NULL);
  g_autofree char *kept = NULL;
  AUTO(store) struct store *begun = store_open(path, STORE_CREATE, NULL);
  fixture_keep(begun, fixture_record(&record_district, "name", "River City", NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(begun, copy, false, &kept, NULL, &error));
  ck_assert_msg(strstr(error->message, "River City would be replaced"), "%s", error->message);
  ck_assert(store_restore(begun, copy, true, &kept, NULL, NULL));
  ck_assert_int_eq(number(kept, "SELECT count(*) FROM district WHERE name = 'River City'"), 1);
}
END_TEST

START_TEST(an_index_that_disagrees_is_damage)
{
  run(copy, "PRAGMA writable_schema = ON;"
            "UPDATE sqlite_schema SET sql = replace(sql, 'sort_key', 'given_name')"
            " WHERE name = 'staff_by_name'");
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(f.store, copy, true, &kept, NULL, &error));
  ck_assert_msg(error_is(error, TL_ERROR_DAMAGED), "%s", error->message);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db_restore");
  TCase *restored = tcase_create("restore");
  tcase_add_checked_fixture(restored, start, end);
  tcase_set_timeout(restored, 120);
  tcase_add_test(restored, what_cannot_be_counted_is_not_written_over);
  tcase_add_test(restored, a_district_that_cannot_be_read_is_not_written_over);
  tcase_add_test(restored, a_district_alone_is_data);
  tcase_add_test(restored, an_index_that_disagrees_is_damage);
  suite_add_tcase(suite, restored);
  return suite_run(suite);
}
