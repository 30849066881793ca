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
#include <sys/wait.h>
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

/* --- what cannot be opened ------------------------------------------------------------------ */

static char *replace_damaged(void)
{
  char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_replace_damaged(f.path, copy, &kept, NULL, &error), "%s",
                error ? error->message : "");
  f.store = store_open(f.path, STORE_OPEN, NULL);
  ck_assert_ptr_nonnull(f.store);
  assert_sound();
  return kept;
}

static void assert_damaged(void)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open(f.path, STORE_OPEN, &error));
  ck_assert_msg(error_is(error, TL_ERROR_DAMAGED), "%s", error->message);
}

START_TEST(a_store_that_was_cut_off_is_kept_with_its_log)
{
  g_clear_pointer(&f.store, store_free);
  ck_assert_int_eq(truncate(f.path, 64 * 1024), 0);
  ck_assert_int_eq(chmod(f.path, 0660), 0);
  assert_damaged();
  g_autofree char *log = g_strconcat(f.path, "-wal", NULL);
  ck_assert(g_file_set_contents(log, "what was saved last", -1, NULL));
  g_autofree char *kept = replace_damaged();
  g_autofree char *kept_log = g_strconcat(kept, "-wal", NULL), *text = NULL;
  struct stat about;
  ck_assert_int_eq(stat(kept, &about), 0);
  ck_assert_int_eq(about.st_size, 64 * 1024);
  ck_assert(g_str_has_suffix(kept, ".damaged"));
  ck_assert(g_file_get_contents(kept_log, &text, NULL, NULL));
  ck_assert_str_eq(text, "what was saved last");
  ck_assert_int_eq(stat(f.path, &about), 0);
  ck_assert_int_eq(about.st_mode & 0777, 0660);
}
END_TEST

/* Else whoever opens the file by its own name goes on with another district. */
START_TEST(behind_a_link_the_file_is_replaced_and_the_link_stays)
{
  g_clear_pointer(&f.store, store_free);
  g_autofree char *folder = g_build_filename(f.folder, "real", NULL);
  g_autofree char *real = g_build_filename(folder, "k.db", NULL);
  ck_assert_int_eq(g_mkdir(folder, 0700), 0);
  ck_assert_int_eq(g_rename(f.path, real), 0);
  ck_assert_int_eq(symlink("real/k.db", f.path), 0);
  ck_assert_int_eq(truncate(real, 64 * 1024), 0);
  assert_damaged();
  g_autofree char *kept = replace_damaged();
  ck_assert(g_file_test(f.path, G_FILE_TEST_IS_SYMLINK));
  ck_assert_int_eq(number(real, "SELECT count(*) FROM district"), 1);
  struct stat about;
  ck_assert_int_eq(lstat(kept, &about), 0);
  ck_assert(S_ISREG(about.st_mode));
  ck_assert_int_eq(about.st_size, 64 * 1024);
  g_autofree char *beside = g_path_get_dirname(kept), *whole = realpath(folder, NULL);
  ck_assert_str_eq(beside, whole);
}
END_TEST

START_TEST(of_a_page_size_that_is_none_too)
{
  g_clear_pointer(&f.store, store_free);
  int file = open(f.path, O_WRONLY);
  ck_assert_int_eq(pwrite(file, "\xff\xff", 2, 16), 2);
  close(file);
  assert_damaged();
  g_autofree char *kept = replace_damaged();
  ck_assert(g_file_test(kept, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(for_a_backup_that_is_none_the_damaged_file_stays)
{
  g_clear_pointer(&f.store, store_free);
  ck_assert_int_eq(truncate(f.path, 64 * 1024), 0);
  ck_assert_int_eq(truncate(copy, 64 * 1024), 0);
  g_autofree char *kept = NULL;
  ck_assert(!store_replace_damaged(f.path, copy, &kept, NULL, NULL));
  ck_assert(!store_replace_damaged(f.path, f.path, &kept, NULL, NULL));
  assert_damaged();
  ck_assert_ptr_null(kept);
  g_autoptr(GDir) dir = g_dir_open(f.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    ck_assert_msg(strcmp(name, "district.db") == 0 || strcmp(name, "copy.db") == 0,
                  "%s was left behind", name);
}
END_TEST

START_TEST(a_damaged_file_that_others_have_open_stays)
{
  int asked[2], told[2];
  char byte = 0;
  ck_assert(pipe(asked) == 0 && pipe(told) == 0);
  g_clear_pointer(&f.store, store_free);
  pid_t other = fork(); /* a lock of one's own is none */
  if (other == 0) {
    struct store *theirs = store_open(f.path, STORE_OPEN, NULL);
    bool done = theirs && write(told[1], "", 1) == 1 && read(asked[0], &byte, 1) == 1;
    _exit(done ? 0 : 1);
  }
  ck_assert_int_eq(read(told[0], &byte, 1), 1);
  ck_assert_int_eq(truncate(f.path, 64 * 1024), 0);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  bool done = store_replace_damaged(f.path, copy, &kept, NULL, &error);
  ck_assert_int_eq(write(asked[1], "", 1), 1);
  waitpid(other, NULL, 0);
  ck_assert(!done);
  ck_assert_msg(error_is(error, TL_ERROR_BUSY), "%s", error->message);
}
END_TEST

/* --- what else there may be ----------------------------------------------------------------- */

START_TEST(a_log_without_its_file_is_not_thrown_away)
{
  g_autofree char *path = g_build_filename(f.folder, "moved.db", NULL);
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  ck_assert(g_file_set_contents(log, "what was saved last", -1, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(store_open(path, STORE_CREATE, &error));
  ck_assert_msg(strstr(error->message, log), "%s", error->message);
  ck_assert(!g_file_test(path, G_FILE_TEST_EXISTS));
  ck_assert(g_file_set_contents(path, "", 0, NULL));
  ck_assert_ptr_null(store_open(path, STORE_OPEN, NULL));
  ck_assert(g_file_test(log, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(a_backup_with_another_page_size_is_brought_back)
{
  run(copy, "PRAGMA page_size = 8192; VACUUM");
  ck_assert_int_eq(number(copy, "PRAGMA page_size"), 8192);
  fixture_keep(f.store, fixture_record(&record_school, "name", "Later", NULL));
  g_autofree char *kept = restore();
  ck_assert_int_eq(number(f.path, "SELECT count(*) FROM school WHERE name = 'Later'"), 0);
  ck_assert_int_eq(number(f.path, "SELECT count(*) FROM school"), 2);
  ck_assert_int_eq(number(kept, "SELECT count(*) FROM school"), 3);
  ck_assert_int_eq(number(copy, "PRAGMA page_size"), 8192);
  g_autofree char *work = g_strconcat(f.path, ".restoring", NULL);
  ck_assert(!g_file_test(work, G_FILE_TEST_EXISTS));
}
END_TEST

/* Whatever the copy is called on the way. */
START_TEST(a_backup_is_never_taken_for_what_is_left_of_a_restore)
{
  const char *const names[] = { ".restoring", ".restored" };
  run(copy, "PRAGMA page_size = 8192; VACUUM");
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *name = g_strconcat(f.path, names[i], NULL);
    ck_assert_int_eq(g_rename(copy, name), 0);
    g_free(copy);
    copy = g_steal_pointer(&name);
    g_autofree char *kept G_GNUC_UNUSED = restore();
    g_clear_pointer(&f.store, store_free);
    ck_assert_int_eq(truncate(f.path, 64 * 1024), 0);
    g_autofree char *damaged G_GNUC_UNUSED = replace_damaged();
    ck_assert(g_file_test(copy, G_FILE_TEST_EXISTS));
  }
}
END_TEST

START_TEST(what_the_backup_s_own_log_holds_is_brought_back)
{
  AUTO(store) struct store *theirs = store_open(copy, STORE_OPEN, NULL);
  fixture_keep(theirs, fixture_record(&record_school, "name", "In the log", NULL));
  g_autofree char *kept G_GNUC_UNUSED = restore();
  ck_assert_int_eq(number(f.path, "SELECT count(*) FROM school WHERE name = 'In the log'"), 1);
}
END_TEST

static void assert_no_backup(const char *path, const char *expected)
{
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(f.store, path, true, &kept, NULL, &error));
  ck_assert_msg(strstr(error->message, expected), "%s", error->message);
}

START_TEST(what_is_no_file_is_said_to_be_none)
{
  assert_no_backup("", "has no name");
  assert_no_backup(f.folder, "is a folder");
  assert_no_backup("/dev/null", "not an ordinary file");
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
  tcase_add_test(restored, a_store_that_was_cut_off_is_kept_with_its_log);
  tcase_add_test(restored, behind_a_link_the_file_is_replaced_and_the_link_stays);
  tcase_add_test(restored, of_a_page_size_that_is_none_too);
  tcase_add_test(restored, for_a_backup_that_is_none_the_damaged_file_stays);
  tcase_add_test(restored, a_damaged_file_that_others_have_open_stays);
  tcase_add_test(restored, a_log_without_its_file_is_not_thrown_away);
  tcase_add_test(restored, a_backup_with_another_page_size_is_brought_back);
  tcase_add_test(restored, a_backup_is_never_taken_for_what_is_left_of_a_restore);
  tcase_add_test(restored, what_the_backup_s_own_log_holds_is_brought_back);
  tcase_add_test(restored, what_is_no_file_is_said_to_be_none);
  suite_add_tcase(suite, restored);
  return suite_run(suite);
}
