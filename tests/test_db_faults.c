/* The store when things go wrong: many writers, a full disk, death in mid-transaction, statements
 * that would read whole tables, and a file of version 1. */
#include "db/maintenance.h"
#include "db/statement.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

enum { WRITERS = 4, SAVES = 25 };

/* A writer of its own process: adds SAVES schools named after it. */
static void write_schools(int writer)
{
  char seed[32]; /* _exit frees nothing, and valgrind would say so */
  g_snprintf(seed, sizeof seed, "writer %d", writer);
  g_setenv("THROUGHLINE_SEED", seed, TRUE);
  struct store *store = fixture_open_again(&f);
  for (int i = 0; i < SAVES; i++) {
    g_autofree char *name = g_strdup_printf("School %d of %d", i, writer);
    AUTO(record) struct record *school = fixture_record(&record_school, "name", name, NULL);
    if (!store_save(store, school, "Add", NULL))
      _exit(1);
  }
  store_free(store);
  _exit(0);
}

START_TEST(many_writers_lose_nothing)
{
  pid_t pids[WRITERS];
  for (int i = 0; i < WRITERS; i++) {
    pids[i] = fork();
    ck_assert_int_ge(pids[i], 0);
    if (pids[i] == 0)
      write_schools(i);
  }
  for (int i = 0; i < WRITERS; i++) {
    int status = 0;
    ck_assert_int_eq(waitpid(pids[i], &status, 0), pids[i]);
    ck_assert_int_eq(status, 0);
  }
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_school, NULL);
  ck_assert_int_eq(uids->len, 2 + WRITERS * SAVES);
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(findings->len, 0);
}
END_TEST

START_TEST(a_full_disk_is_said_and_harms_nothing)
{
  long pages = 0;
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v2(f.store->db, "PRAGMA page_count", -1, &statement, NULL);
  ck_assert_int_eq(sqlite3_step(statement), SQLITE_ROW);
  pages = (long)sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  g_autofree char *limit = g_strdup_printf("PRAGMA max_page_count = %ld", pages);
  sqlite3_exec(f.store->db, limit, NULL, NULL, NULL);
  g_autofree char *text = g_strnfill(100000, 'x');
  AUTO(record) struct record *goal =
      fixture_record(&record_sip_goal, "school", f.school[0], "school_year", "SY2026-27", "code",
                     "1", "text", text, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, goal, "Add", &error));
  ck_assert(error_is(error, TL_ERROR_FULL));
  ck_assert_ptr_nonnull(strstr(error->message, "The disk is full."));
  sqlite3_exec(f.store->db, "PRAGMA max_page_count = 1000000", NULL, NULL, NULL);
  ck_assert(store_save(f.store, goal, "Add", NULL));
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(findings->len, 0);
}
END_TEST

START_TEST(death_in_mid_transaction_leaves_nothing_half)
{
  pid_t pid = fork();
  ck_assert_int_ge(pid, 0);
  if (pid == 0) {
    struct store *store = fixture_open_again(&f);
    struct change *change = change_begin(store, "Half", CHANGE_PERSON, NULL);
    struct record *school = fixture_record(&record_school, "name", "Half", NULL);
    if (change && change_save(change, school, NULL, NULL))
      raise(SIGKILL);
    _exit(1);
  }
  int status = 0;
  ck_assert_int_eq(waitpid(pid, &status, 0), pid);
  ck_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_school, NULL);
  ck_assert_int_eq(uids->len, 2);
  AUTO(record) struct record *school = fixture_record(&record_school, "name", "After", NULL);
  ck_assert(store_save(f.store, school, "Add", NULL));
}
END_TEST

START_TEST(reading_only_writes_nothing)
{
  AUTO(store) struct store *store = store_open(f.path, STORE_READONLY, NULL);
  ck_assert_ptr_nonnull(store);
  AUTO(record) struct record *school = fixture_record(&record_school, "name", "No", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(store, school, "Add", &error));
  ck_assert(error_is(error, TL_ERROR_READONLY));
}
END_TEST

START_TEST(a_newer_program_that_took_over_is_noticed)
{
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(f.path, &db), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(db, "PRAGMA user_version = 99", NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(db);
  AUTO(record) struct record *school = fixture_record(&record_school, "name", "Late", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, school, "Add", &error));
  ck_assert(error_is(error, TL_ERROR_NEWER));
}
END_TEST

/* SQLite would write on into a file without a name. */
START_TEST(a_file_that_is_gone_is_noticed)
{
  g_autofree char *elsewhere = g_strconcat(f.path, "-moved", NULL);
  AUTO(record) struct record *school = fixture_record(&record_school, "name", "Late", NULL);
  ck_assert_int_eq(g_rename(f.path, elsewhere), 0);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, school, "Add", &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  ck_assert_msg(strstr(error->message, "was deleted or moved. Put it back"), "%s", error->message);
  ck_assert_int_eq(g_rename(elsewhere, f.path), 0);
  ck_assert(store_save(f.store, school, "Add", NULL));
}
END_TEST

/* --- plans ---------------------------------------------------------------------------------- */

static int root_page(const char *table)
{
  g_autofree char *sql =
      g_strdup_printf("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v2(f.store->db, sql, -1, &statement, NULL);
  int page = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int(statement, 0) : 0;
  sqlite3_finalize(statement);
  return page;
}

/* True when the statement's program walks a cursor on page from one end: a scan of the whole table.
 */
static bool scans(const char *sql, int page)
{
  g_autofree char *explain = g_strconcat("EXPLAIN ", sql, NULL);
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v2(f.store->db, explain, -1, &statement, NULL) != SQLITE_OK)
    return false;
  bool open[1024] = { false }, found = false;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    const char *opcode = (const char *)sqlite3_column_text(statement, 1);
    int cursor = sqlite3_column_int(statement, 2);
    if (cursor < 0 || cursor >= 1024)
      continue;
    if (strcmp(opcode, "OpenRead") == 0)
      open[cursor] = sqlite3_column_int(statement, 3) == page;
    else if (strcmp(opcode, "Rewind") == 0 && open[cursor])
      found = true;
  }
  sqlite3_finalize(statement);
  return found;
}

START_TEST(no_statement_reads_all_walkthroughs_or_marks)
{
  /* Those that are meant to: the whole-file check, counting whether there is anything, and what
   * uses a form or a scale, asked once when it is changed. */
  static const char *const meant[] = {
    "check_stray_levels", "check_stray_strategies", "has_data",
    "rollup_wrong",       "form_version_walkthroughs",
    "scale_use",          "scale_level_marks",      NULL
  };
  static const char *const large[] = { "walkthrough", "mark" };
  for (int i = 0; i < STATEMENT_COUNT; i++) {
    if (g_strv_contains(meant, statement_texts[i].name))
      continue;
    for (size_t t = 0; t < G_N_ELEMENTS(large); t++)
      ck_assert_msg(!scans(statement_texts[i].sql, root_page(large[t])), "%s reads all of %s",
                    statement_texts[i].name, large[t]);
  }
}
END_TEST

/* --- giving way ----------------------------------------------------------------------------- */

/* Waits after *data looks. */
static bool waits_after(void *data)
{
  int *looks = data;
  return --*looks < 0;
}

/* A statement of a great many steps. */
static struct rowset *read_much(GError **error)
{
  return store_query(f.store, STATEMENT_LIST_STAFF, error, NULL);
}

static void add_staff(int count)
{
  struct change *change = change_begin(f.store, "Add", CHANGE_IMPORT, NULL);
  for (int i = 0; i < count; i++) {
    g_autofree char *name = g_strdup_printf("Costa %d", i);
    AUTO(record)
    struct record *person = fixture_record(&record_staff, "family_name", name, "active", "1", NULL);
    ck_assert(change_save(change, person, NULL, NULL));
  }
  ck_assert(change_commit(change, NULL));
}

START_TEST(reading_gives_way_and_is_whole_afterwards)
{
  add_staff(400);
  AUTO(rowset) struct rowset *whole = read_much(NULL);
  int looks = 1;
  store_give_way(f.store, waits_after, &looks);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(read_much(&error));
  ck_assert(error_is(error, TL_ERROR_STOPPED));
  ck_assert_ptr_null(read_much(NULL)); /* once it gave way, until the end */
  ck_assert(store_give_way_end(f.store));
  AUTO(rowset) struct rowset *again = read_much(NULL);
  ck_assert_int_eq(again->row_count, whole->row_count);
  looks = 1000000;
  store_give_way(f.store, waits_after, &looks);
  AUTO(rowset) struct rowset *unhurried = read_much(NULL);
  ck_assert(!store_give_way_end(f.store));
  ck_assert_int_eq(unhurried->row_count, whole->row_count);
}
END_TEST

START_TEST(a_change_does_not_give_way)
{
  int looks = 0;
  store_give_way(f.store, waits_after, &looks);
  add_staff(400);
  ck_assert(!store_give_way_end(f.store));
}
END_TEST

START_TEST(who_sees_what_is_filled_whole)
{
  int looks = 0;
  store_give_way(f.store, waits_after, &looks);
  g_setenv("THROUGHLINE_NOW", "2026-11-13T10:31:00", TRUE);
  store_follow_day(f.store);
  store_give_way_end(f.store);
  ck_assert(store_viewer_sees_all(f.store));
}
END_TEST

/* --- version 1 ------------------------------------------------------------------------------ */

START_TEST(a_file_of_version_1_opens_with_all_it_has)
{
  const char *source = g_getenv("TL_SRCDIR");
  g_autofree char *path =
      g_build_filename(source ? source : TL_SRCDIR, "tests", "data", "version-1.sql", NULL);
  g_autofree char *sql = NULL;
  ck_assert(g_file_get_contents(path, &sql, NULL, NULL));
  g_autofree char *old = g_build_filename(f.folder, "old.db", NULL);
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(old, &db), SQLITE_OK);
  char *why = NULL;
  ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, &why) == SQLITE_OK, "%s", why);
  sqlite3_close(db);
  AUTO(store) struct store *store = store_open(old, STORE_OPEN, NULL);
  ck_assert_ptr_nonnull(store);
  AUTO(record) struct record *district = store_district(store, NULL);
  ck_assert_str_eq(record_get(district, "name"), "Mill City Public Schools");
  g_autoptr(GPtrArray) walkthroughs = store_uids(store, &record_walkthrough, NULL);
  ck_assert_int_eq(walkthroughs->len, 1);
  AUTO(record) struct record *walkthrough =
      store_load(store, &record_walkthrough, walkthroughs->pdata[0], NULL);
  ck_assert_int_eq(record_parts(walkthrough, &record_mark)->len, 2);
  /* What came with version 2 has its defaults. */
  ck_assert_ptr_null(record_get(walkthrough, "visit"));
  ck_assert_int_eq(record_parts(walkthrough, &record_delivery)->len, 0);
  ck_assert(record_get_flag(district, "companions_count"));
  ck_assert_int_eq(record_get_int(district, "visit_days_priority", 0), 14);
  g_autoptr(GPtrArray) findings = store_check(store, NULL, NULL);
  ck_assert_int_eq(findings->len, 0);
}
END_TEST

int main(int argc, char **argv)
{
  if (argc == 2) { /* Writes the file that the test of version 1 reads: only while version 1 is in
                      the making. */
    fixture_start(&f);
    g_free(fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", "partly", NULL }));
    g_autofree char *stamp = g_strdup_printf("PRAGMA user_version = 1; PRAGMA application_id = %d;",
                                             STORE_APPLICATION_ID);
    const char *const dump[] = { "sqlite3", f.path, ".dump", NULL };
    g_autofree char *text = NULL;
    int status = 1;
    if (g_spawn_sync(NULL, (char **)dump, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                     &status, NULL)) {
      g_autofree char *whole = g_strconcat(text, stamp, "\n", NULL);
      g_file_set_contents(argv[1], whole, -1, NULL);
    }
    fixture_end(&f);
    return status;
  }
  Suite *suite = suite_create("db_faults");
  TCase *faults = tcase_create("faults");
  tcase_add_checked_fixture(faults, start, end);
  tcase_set_timeout(faults, 180);
  tcase_add_test(faults, many_writers_lose_nothing);
  tcase_add_test(faults, a_full_disk_is_said_and_harms_nothing);
  tcase_add_test(faults, death_in_mid_transaction_leaves_nothing_half);
  tcase_add_test(faults, reading_only_writes_nothing);
  tcase_add_test(faults, a_newer_program_that_took_over_is_noticed);
  tcase_add_test(faults, a_file_that_is_gone_is_noticed);
  tcase_add_test(faults, no_statement_reads_all_walkthroughs_or_marks);
  tcase_add_test(faults, reading_gives_way_and_is_whole_afterwards);
  tcase_add_test(faults, a_change_does_not_give_way);
  tcase_add_test(faults, who_sees_what_is_filled_whole);
  tcase_add_test(faults, a_file_of_version_1_opens_with_all_it_has);
  suite_add_tcase(suite, faults);
  return suite_run(suite);
}
