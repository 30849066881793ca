/* Copies of the store: what others save meanwhile, where they may be written, what is left of one
 * that failed. */
#include "db/maintenance.h"
#include "db/connection.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static struct fixture f;
static char *copy;

static void start(void)
{
  fixture_start(&f);
  copy = g_build_filename(f.folder, "copy.db", NULL);
}

static void end(void)
{
  g_clear_pointer(&copy, g_free);
  fixture_end(&f);
}

static void make_copy(void)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_backup(f.store, copy, true, NULL, &error), "%s", error ? error->message : "");
}

/* --- others at work ------------------------------------------------------------------------- */

/* Somebody who saves a school at each step of the restore. */
struct other {
  struct store *store;
  GPtrArray *saved; /* char *, the names that were taken */
  int refused;
};

static bool save_one(const char *what, long done, long total, void *data)
{
  (void)what;
  (void)done;
  (void)total;
  struct other *other = data;
  g_autofree char *name = g_strdup_printf("School %u", other->saved->len);
  AUTO(record) struct record *school = fixture_record(&record_school, "name", name, NULL);
  g_autoptr(GError) error = NULL;
  if (store_save(other->store, school, "Add", &error)) {
    g_ptr_array_add(other->saved, g_steal_pointer(&name));
  } else {
    ck_assert_msg(error_is(error, TL_ERROR_BUSY), "%s", error->message);
    other->refused++;
  }
  return true;
}

static bool has_school(struct store *store, const char *name)
{
  g_autofree char *uid = store_find(store, &record_school, "name", name, NULL);
  return uid != NULL;
}

START_TEST(what_others_save_is_in_the_copy_or_in_the_store)
{
  make_copy();
  AUTO(store) struct store *theirs = fixture_open_again(&f);
  sqlite3_busy_timeout(theirs->db, 0);
  g_autoptr(GPtrArray) saved = g_ptr_array_new_with_free_func(g_free);
  struct other other = { .store = theirs, .saved = saved };
  struct progress progress = { save_one, &other };
  save_one("", 0, 0, &other);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(store_restore(f.store, copy, true, &kept, &progress, &error), "%s",
                error ? error->message : "");
  ck_assert_int_gt(other.refused, 0);
  save_one("", 0, 0, &other);
  ck_assert_uint_ge(saved->len, 2);
  AUTO(store) struct store *before = store_open(kept, STORE_READONLY, NULL);
  ck_assert_ptr_nonnull(before);
  for (guint i = 0; i < saved->len; i++)
    ck_assert_msg(has_school(before, saved->pdata[i]) || has_school(f.store, saved->pdata[i]),
                  "%s was saved, and is lost", (const char *)saved->pdata[i]);
  ck_assert(!has_school(f.store, saved->pdata[0]));
}
END_TEST

START_TEST(while_another_writes_nothing_is_brought_back)
{
  make_copy();
  AUTO(store) struct store *theirs = fixture_open_again(&f);
  sqlite3_busy_timeout(f.store->db, 0);
  struct change *change = change_begin(theirs, "Long", CHANGE_PERSON, NULL);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(f.store, copy, true, &kept, NULL, &error));
  ck_assert_msg(error_is(error, TL_ERROR_BUSY), "%s", error->message);
  ck_assert_ptr_null(kept);
  change_free(change);
}
END_TEST

/* --- where a copy goes ---------------------------------------------------------------------- */

static void assert_own(const char *path)
{
  g_autoptr(GError) error = NULL;
  ck_assert_msg(!store_backup(f.store, path, true, NULL, &error), "%s was written over", path);
  ck_assert_msg(error_is(error, TL_ERROR_REFUSED) && strstr(error->message, "the file in use"),
                "%s", error->message);
}

START_TEST(the_file_in_use_is_no_place_for_a_copy)
{
  g_autofree char *soft = g_build_filename(f.folder, "soft.db", NULL);
  g_autofree char *hard = g_build_filename(f.folder, "hard.db", NULL);
  g_autofree char *log = g_strconcat(f.path, "-wal", NULL);
  ck_assert_int_eq(symlink(f.path, soft), 0);
  ck_assert_int_eq(link(f.path, hard), 0);
  const char *const paths[] = { f.path, soft, hard, log };
  for (size_t i = 0; i < G_N_ELEMENTS(paths); i++)
    assert_own(paths[i]);
  make_copy();
  make_copy(); /* another one is replaced */
}
END_TEST

static void assert_nothing_hidden(void)
{
  g_autoptr(GDir) dir = g_dir_open(f.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    ck_assert_msg(name[0] != '.', "%s was left behind", name);
}

static sqlite3 *open_plain(const char *path)
{
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
  return db;
}

static void run(sqlite3 *db, const char *sql)
{
  char *why = NULL;
  ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK, "%s", why);
}

static void assert_not_replaced(const char *expected)
{
  g_autoptr(GError) error = NULL;
  ck_assert(!store_backup(f.store, copy, true, NULL, &error));
  ck_assert_msg(error_is(error, TL_ERROR_REFUSED) && strstr(error->message, expected), "%s",
                error->message);
  assert_nothing_hidden();
}

static void assert_sound(const char *path)
{
  AUTO(store) struct store *store = store_open(path, STORE_READONLY, NULL);
  ck_assert_ptr_nonnull(store);
  g_autoptr(GPtrArray) findings = store_check(store, NULL, NULL);
  ck_assert_msg(findings->len == 0, "%s", (const char *)findings->pdata[0]);
}

/* What another keeps saving into it, SQLite would put over the new copy. */
START_TEST(a_copy_that_is_open_is_not_replaced)
{
  make_copy();
  AUTO(store) struct store *theirs = store_open(copy, STORE_OPEN, NULL);
  assert_not_replaced("Leave it there");
  fixture_keep(theirs, fixture_record(&record_school, "name", "Theirs", NULL));
  assert_not_replaced("Leave it there");
  ck_assert(has_school(theirs, "Theirs"));
  g_clear_pointer(&theirs, store_free);
  assert_sound(copy);
  make_copy();
  assert_sound(copy);
}
END_TEST

/* The file with its log, as one leaves it who is killed. */
static void leave_log(const char *path)
{
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  g_autofree char *file_text = NULL, *log_text = NULL;
  gsize file_length, log_length;
  AUTO(store) struct store *theirs = store_open(path, STORE_OPEN, NULL);
  fixture_keep(theirs, fixture_record(&record_school, "name", "Left in the log", NULL));
  ck_assert(g_file_get_contents(path, &file_text, &file_length, NULL));
  ck_assert(g_file_get_contents(log, &log_text, &log_length, NULL));
  g_clear_pointer(&theirs, store_free);
  ck_assert(g_file_set_contents(path, file_text, (gssize)file_length, NULL));
  ck_assert(g_file_set_contents(log, log_text, (gssize)log_length, NULL));
}

START_TEST(a_log_that_was_left_does_not_come_into_the_new_copy)
{
  make_copy();
  leave_log(copy);
  make_copy();
  assert_sound(copy);
  AUTO(store) struct store *store = store_open(copy, STORE_READONLY, NULL);
  ck_assert(!has_school(store, "Left in the log"));
}
END_TEST

START_TEST(a_log_without_its_file_stays)
{
  g_autofree char *log = g_strconcat(copy, "-wal", NULL);
  ck_assert(g_file_set_contents(log, "what was saved", -1, NULL));
  assert_not_replaced(log);
  ck_assert(g_file_test(log, G_FILE_TEST_EXISTS));
  ck_assert(!g_file_test(copy, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(what_is_no_copy_of_this_district_is_not_replaced)
{
  g_setenv("THROUGHLINE_SEED", "another", true); /* else the uids are those of the fixture */
  AUTO(store) struct store *theirs = store_open(copy, STORE_CREATE, NULL);
  fixture_keep(theirs, fixture_record(&record_district, "name", "River City", NULL));
  g_clear_pointer(&theirs, store_free);
  assert_not_replaced("River City");
  ck_assert_int_eq(g_unlink(copy), 0);
  sqlite3 *foreign = open_plain(copy);
  run(foreign, "CREATE TABLE bookmark (url)");
  sqlite3_close(foreign);
  assert_not_replaced("another program");
}
END_TEST

/* What the file at path holds; *length of it. Yours. */
static char *contents(const char *path, gsize *length)
{
  char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, length, NULL));
  return text;
}

/* Refused, with that sentence, and untouched. */
static void assert_stays(const char *expected)
{
  gsize before_length, after_length;
  g_autofree char *before = contents(copy, &before_length);
  assert_not_replaced(expected);
  g_autofree char *after = contents(copy, &after_length);
  ck_assert_uint_eq(before_length, after_length);
  ck_assert_int_eq(memcmp(before, after, before_length), 0);
}

/* Writes nonsense over so many bytes at offset. */
static void overwrite(const char *path, off_t offset, size_t size)
{
  g_autofree char *nonsense = g_malloc(size);
  memset(nonsense, 0xff, size);
  int file = open(path, O_WRONLY | O_CLOEXEC);
  ck_assert_int_eq(pwrite(file, nonsense, size, offset), (ssize_t)size);
  close(file);
}

static void overwrite_district(const char *path)
{
  sqlite3 *db = open_plain(path);
  long page = connection_number(
      db, "SELECT rootpage FROM sqlite_schema WHERE name = 'district' AND type = 'table'", 0);
  long size = connection_number(db, "PRAGMA page_size", 0);
  sqlite3_close(db);
  ck_assert_int_gt(page, 1);
  overwrite(path, (page - 1) * size, (size_t)size);
}

/* Whose it is nobody can tell: it may be all that there is of another district. */
START_TEST(what_cannot_be_read_is_not_replaced)
{
  const char *cannot = "cannot be read, and is not written over";
  ck_assert(g_file_set_contents(copy, "Chapter one of my thesis", -1, NULL));
  assert_stays(cannot);
  ck_assert_int_eq(g_unlink(copy), 0);
  make_copy();
  overwrite(copy, 16, 12);
  assert_stays(cannot);
  ck_assert_int_eq(g_unlink(copy), 0);
  make_copy();
  overwrite_district(copy);
  assert_stays(cannot);
}
END_TEST

START_TEST(what_holds_nothing_yet_is_replaced)
{
  ck_assert(g_file_set_contents(copy, "", 0, NULL));
  make_copy();
  ck_assert_int_eq(g_unlink(copy), 0);
  AUTO(store) struct store *begun = store_open(copy, STORE_CREATE, NULL);
  begun->filled = true; /* else it goes when it is closed */
  g_clear_pointer(&begun, store_free);
  make_copy();
  assert_sound(copy);
}
END_TEST

/* --- where we may only read ----------------------------------------------------------------- */

/* Another user who may write to the folder, and not to the file: of root, whom no rights hold, one
 * of its own. */
enum { NOBODY = 65534 };

static void set_mode(const char *path, mode_t mode)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
    g_autofree char *name = g_strconcat(path, endings[i], NULL);
    ck_assert_msg(g_chmod(name, mode) == 0, "%s is gone", name);
  }
}

static bool copy_as_another(GError **error)
{
  bool root = geteuid() == 0;
  if (root)
    ck_assert(chown(f.folder, NOBODY, (gid_t)-1) == 0 && seteuid(NOBODY) == 0);
  bool done = store_backup(f.store, copy, true, NULL, error);
  if (root)
    ck_assert_int_eq(seteuid(0), 0);
  return done;
}

static void assert_not_ours_to_write(mode_t mode, const char *expected)
{
  set_mode(copy, mode);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(!copy_as_another(&error), "replaced with mode %o", (unsigned)mode);
  ck_assert_msg(error_is(error, TL_ERROR_REFUSED) && strstr(error->message, expected), "%s",
                error->message);
  set_mode(copy, mode); /* all three are there */
  assert_nothing_hidden();
}

START_TEST(what_we_may_only_read_is_not_replaced)
{
  make_copy();
  AUTO(store) struct store *theirs = store_open(copy, STORE_OPEN, NULL);
  fixture_keep(theirs, fixture_record(&record_school, "name", "Theirs", NULL));
  assert_not_ours_to_write(0444, "may only be read");
  assert_not_ours_to_write(0, "cannot be opened");
  set_mode(copy, 0600);
  ck_assert(has_school(theirs, "Theirs"));
  g_clear_pointer(&theirs, store_free);
  ck_assert_int_eq(g_chmod(copy, 0444), 0); /* also where nobody has it open */
  g_autoptr(GError) error = NULL;
  ck_assert(!copy_as_another(&error));
  ck_assert_msg(strstr(error->message, "may only be read"), "%s", error->message);
}
END_TEST

static int log_lines(void)
{
  AUTO(rowset) struct rowset *rows = store_query(f.store, STATEMENT_LOG_OF_STORE, NULL, NULL);
  return rows->row_count;
}

START_TEST(of_a_copy_that_failed_nothing_is_left)
{
  /* A disk that takes no more than this of one file. */
  struct rlimit before, small;
  ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
  small = before;
  small.rlim_cur = 64 * 1024;
  signal(SIGXFSZ, SIG_IGN);
  ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
  g_autoptr(GError) error = NULL;
  bool done = store_backup(f.store, copy, false, NULL, &error);
  ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
  ck_assert(!done);
  ck_assert(!g_file_test(copy, G_FILE_TEST_EXISTS));
  assert_nothing_hidden();
  ck_assert_int_eq(log_lines(), 0);
  make_copy();
  ck_assert_int_eq(log_lines(), 1);
  assert_nothing_hidden();
}
END_TEST

START_TEST(of_what_is_damaged_no_copy_replaces_a_sound_one)
{
  make_copy();
  g_clear_pointer(&f.store, store_free);
  sqlite3 *db = open_plain(f.path);
  run(db, "PRAGMA writable_schema = ON;"
          "UPDATE sqlite_schema SET sql = replace(sql, 'sort_key', 'given_name')"
          " WHERE name = 'staff_by_name'");
  sqlite3_close(db);
  f.store = store_open(f.path, STORE_OPEN, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_backup(f.store, copy, true, NULL, &error));
  ck_assert_msg(error_is(error, TL_ERROR_DAMAGED) && strstr(error->message, f.path), "%s",
                error->message);
  assert_sound(copy);
}
END_TEST

/* --- what is brought back ------------------------------------------------------------------- */

START_TEST(a_copy_that_was_cut_off_is_said_to_be_damaged)
{
  make_copy();
  /* As a copy of a file in use is: with a log, which is not copied along. */
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(copy, &db), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(db);
  ck_assert_int_eq(truncate(copy, 64 * 1024), 0);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(f.store, copy, true, &kept, NULL, &error));
  ck_assert(error_is(error, TL_ERROR_DAMAGED));
  ck_assert_msg(strstr(error->message, copy) && strstr(error->message, "Take another copy."), "%s",
                error->message);
  g_autofree char *log = g_strconcat(copy, "-wal", NULL);
  ck_assert(!g_file_test(log, G_FILE_TEST_EXISTS));
  ck_assert_int_eq(truncate(copy, 50), 0);
  g_clear_error(&error);
  ck_assert(!store_restore(f.store, copy, true, &kept, NULL, &error));
  ck_assert_msg(strstr(error->message, "Take another copy."), "%s", error->message);
}
END_TEST

START_TEST(what_was_kept_once_is_not_written_over)
{
  make_copy();
  g_autofree char *one = NULL, *two = NULL;
  ck_assert(store_restore(f.store, copy, true, &one, NULL, NULL));
  ck_assert(store_restore(f.store, copy, true, &two, NULL, NULL)); /* in the same second */
  ck_assert_str_ne(one, two);
  ck_assert(g_file_test(one, G_FILE_TEST_EXISTS) && g_file_test(two, G_FILE_TEST_EXISTS));
}
END_TEST

START_TEST(it_says_whose_data_would_be_replaced)
{
  make_copy();
  AUTO(record) struct record *district = store_district(f.store, NULL);
  g_autofree char *theirs = g_strdup(record_get(district, "name"));
  record_set(district, "name", "River City Public Schools");
  fixture_save(f.store, district);
  g_autofree char *kept = NULL;
  g_autoptr(GError) error = NULL;
  ck_assert(!store_restore(f.store, copy, false, &kept, NULL, &error));
  g_autofree char *expected =
      g_strdup_printf("River City Public Schools would be replaced by %s from", theirs);
  ck_assert_msg(strstr(error->message, expected), "%s", error->message);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db_backup");
  TCase *backup = tcase_create("backup");
  tcase_add_checked_fixture(backup, start, end);
  tcase_set_timeout(backup, 120);
  tcase_add_test(backup, what_others_save_is_in_the_copy_or_in_the_store);
  tcase_add_test(backup, while_another_writes_nothing_is_brought_back);
  tcase_add_test(backup, the_file_in_use_is_no_place_for_a_copy);
  tcase_add_test(backup, a_copy_that_is_open_is_not_replaced);
  tcase_add_test(backup, a_log_that_was_left_does_not_come_into_the_new_copy);
  tcase_add_test(backup, a_log_without_its_file_stays);
  tcase_add_test(backup, what_is_no_copy_of_this_district_is_not_replaced);
  tcase_add_test(backup, what_cannot_be_read_is_not_replaced);
  tcase_add_test(backup, what_holds_nothing_yet_is_replaced);
  tcase_add_test(backup, what_we_may_only_read_is_not_replaced);
  tcase_add_test(backup, of_a_copy_that_failed_nothing_is_left);
  tcase_add_test(backup, of_what_is_damaged_no_copy_replaces_a_sound_one);
  tcase_add_test(backup, a_copy_that_was_cut_off_is_said_to_be_damaged);
  tcase_add_test(backup, what_was_kept_once_is_not_written_over);
  tcase_add_test(backup, it_says_whose_data_would_be_replaced);
  suite_add_tcase(suite, backup);
  return suite_run(suite);
}
