/* The store: statements, records, changes, undo, visibility, roll-ups, drafts, backup. */
#include "db/draft.h"
#include "db/history.h"
#include "db/maintenance.h"
#include "db/rollup.h"
#include "db/statement.h"
#include "db/store_private.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

/* The sentence that refuses an undo names the time here, also where clocks change. */
static void check_when(const char *instant, const char *words)
{
  g_autofree char *when = store_when(instant);
  ck_assert_str_eq(when, words);
}

START_TEST(times_are_told_as_clocks_here_show_them)
{
  g_setenv("TZ", "America/New_York", TRUE);
  check_when("2026-11-01T04:30:00Z", "00:30 on 1 Nov");
  check_when("2026-11-01T05:30:00Z", "01:30 on 1 Nov");
  check_when("2026-11-01T06:30:00Z", "01:30 on 1 Nov");
  check_when("2026-11-02T04:59:00Z", "23:59 on 1 Nov");
  check_when("2027-03-14T06:59:00Z", "01:59 on 14 Mar");
  check_when("2027-03-14T07:00:00Z", "03:00 on 14 Mar");
  check_when(NULL, "a moment ago");
}
END_TEST

static void end(void)
{
  fixture_end(&f);
}

static sqlite3 *raw(void)
{
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(f.path, &db), SQLITE_OK);
  return db;
}

START_TEST(every_statement_prepares)
{
  sqlite3 *db = raw();
  ck_assert_int_eq(sqlite3_exec(db, views_sql, NULL, NULL, NULL), SQLITE_OK);
  for (int i = 0; i < STATEMENT_COUNT; i++) {
    sqlite3_stmt *statement = NULL;
    ck_assert_msg(sqlite3_prepare_v2(db, statement_texts[i].sql, -1, &statement, NULL) == SQLITE_OK,
                  "%s: %s", statement_texts[i].name, sqlite3_errmsg(db));
    sqlite3_finalize(statement);
  }
  sqlite3_close(db);
}
END_TEST

static void check_columns(sqlite3 *db, const struct record_type *type)
{
  g_autofree char *sql = g_strdup_printf("SELECT * FROM %s", type->name);
  sqlite3_stmt *statement = NULL;
  ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK, "%s",
                sqlite3_errmsg(db));
  int expected = type->root ? 1 : 3;
  ck_assert_msg(sqlite3_column_count(statement) == expected + type->field_count,
                "%s: columns and fields differ", type->name);
  for (int i = 0; i < type->field_count; i++) {
    const struct field *field = &type->fields[i];
    g_autofree char *column = g_strconcat(field->name, field->type == FIELD_REF ? "_id" : "", NULL);
    bool found = false;
    for (int c = 0; c < sqlite3_column_count(statement); c++)
      found = found || strcmp(sqlite3_column_name(statement, c), column) == 0;
    ck_assert_msg(found, "%s has no column %s", type->name, column);
    ck_assert_msg(!field->ref || record_type_find(field->ref), "%s.%s refers to nothing",
                  type->name, field->name);
  }
  sqlite3_finalize(statement);
}

START_TEST(tables_are_as_the_field_tables_say)
{
  sqlite3 *db = raw();
  for (int i = 0; record_types[i]; i++) {
    check_columns(db, record_types[i]);
    for (int p = 0; record_types[i]->parts && record_types[i]->parts[p]; p++)
      check_columns(db, record_types[i]->parts[p]);
  }
  sqlite3_close(db);
}
END_TEST

START_TEST(a_record_comes_back_as_it_was_saved)
{
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[0], NULL);
  ck_assert_ptr_nonnull(school);
  ck_assert_str_eq(record_get(school, "code"), "00950045");
  ck_assert_int_eq(school->revision, 1);
  AUTO(record) struct record *maria = store_load(f.store, &record_staff, f.principal[0], NULL);
  GPtrArray *assignments = record_parts(maria, &record_assignment);
  ck_assert_int_eq(assignments->len, 1);
  ck_assert_str_eq(record_get(assignments->pdata[0], "school"), f.school[0]);
  ck_assert_str_eq(record_get(record_parts(maria, &record_supervision)->pdata[0], "supervisor"),
                   f.supervisor);
}
END_TEST

START_TEST(saving_what_did_not_change_writes_nothing)
{
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[0], NULL);
  ck_assert(store_save(f.store, school, "Nothing", NULL));
  ck_assert_int_eq(school->revision, 1);
  AUTO(rowset) struct rowset *rows = history_of(f.store, f.school[0], NULL);
  ck_assert_int_eq(rows->row_count, 1);
}
END_TEST

static void make_keeper(const char *staff)
{
  AUTO(record) struct record *record = store_load(f.store, &record_staff, staff, NULL);
  fixture_part(record, &record_assignment, "role", "record_keeper", NULL);
  fixture_save(f.store, record);
}

START_TEST(two_who_edit_one_record_are_told)
{
  make_keeper(f.principal[0]);
  AUTO(store) struct store *other = fixture_open_again(&f);
  ck_assert(store_set_viewer(other, f.principal[0], NULL));
  AUTO(record) struct record *mine = store_load(f.store, &record_school, f.school[0], NULL);
  AUTO(record) struct record *theirs = store_load(other, &record_school, f.school[0], NULL);
  record_set(theirs, "town", "Mill City");
  ck_assert(store_save(other, theirs, "Set the town", NULL));
  record_set(mine, "town", "Elsewhere");
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, mine, "Set the town", &error));
  ck_assert(error_is(error, TL_ERROR_CONFLICT));
  ck_assert_msg(g_str_has_prefix(error->message, "Maria Arruda changed this School at 10:31"), "%s",
                error->message);
}
END_TEST

START_TEST(a_code_in_use_is_a_sentence)
{
  AUTO(record) struct record *school =
      fixture_record(&record_school, "name", "Another", "code", "00950045", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, school, "Add", &error));
  ck_assert_str_eq(error->message,
                   "School: another one has the same Code. Change it, or open that one.");
  ck_assert_ptr_null(school->uid);
}
END_TEST

START_TEST(undo_takes_back_a_change_and_a_creation)
{
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[0], NULL);
  record_set(school, "town", "Elsewhere");
  ck_assert(store_save(f.store, school, "Set the town", NULL));
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert_str_eq(rowset_get(last, 0, "label"), "Set the town");
  g_autofree char *label = NULL;
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), &label, NULL));
  ck_assert_str_eq(label, "Set the town");
  AUTO(record) struct record *again = store_load(f.store, &record_school, f.school[0], NULL);
  ck_assert_ptr_null(record_get(again, "town"));
  ck_assert_int_eq(again->revision, 3);
  ck_assert(!history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));

  AUTO(record) struct record *fresh = fixture_record(&record_school, "name", "New", NULL);
  ck_assert(store_save(f.store, fresh, "Add a school", NULL));
  AUTO(rowset) struct rowset *created = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(created, 0, "change_uid"), NULL, NULL));
  ck_assert_ptr_null(store_load(f.store, &record_school, fresh->uid, NULL));
}
END_TEST

START_TEST(undo_is_refused_when_another_changed_it_since)
{
  make_keeper(f.supervisor);
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[0], NULL);
  record_set(school, "town", "One");
  ck_assert(store_save(f.store, school, "First", NULL));
  AUTO(rowset) struct rowset *first = history_last(f.store, NULL);
  AUTO(store) struct store *other = fixture_open_again(&f);
  ck_assert(store_set_viewer(other, f.supervisor, NULL));
  AUTO(record) struct record *theirs = store_load(other, &record_school, f.school[0], NULL);
  record_set(theirs, "town", "Two");
  ck_assert(store_save(other, theirs, "Second", NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!history_undo(f.store, rowset_get(first, 0, "change_uid"), NULL, &error));
  ck_assert(error_is(error, TL_ERROR_CONFLICT));
  ck_assert_ptr_nonnull(strstr(error->message, "Rosa Alvarez"));
}
END_TEST

START_TEST(one_sees_what_is_ones_own)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", "partly", NULL });
  struct {
    const char *who;
    bool sees;
    bool note;
  } people[] = {
    { NULL, true, true },             /* the record keeper */
    { f.principal[1], true, true },   /* who made it */
    { f.principal[0], false, false }, /* a peer */
    { f.supervisor, false, false },   /* supervises the other principal */
    { f.manager, false, false },      /* no walkthrough by teacher */
  };
  for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
    ck_assert(store_set_viewer(f.store, people[i].who, NULL));
    AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
    ck_assert_msg((record != NULL) == people[i].sees, "person %zu", i);
    if (record)
      ck_assert_int_eq(record_get(record, "private_note") != NULL, people[i].note);
  }
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  ck_assert(store_viewer_sees_all(f.store));
}
END_TEST

START_TEST(a_private_note_survives_anothers_edit)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", "partly", NULL });
  AUTO(record) struct record *boss = fixture_record(&record_staff, "family_name", "Boss", NULL);
  fixture_part(boss, &record_assignment, "role", "record_keeper", NULL);
  fixture_save(f.store, boss);
  ck_assert(store_set_viewer(f.store, boss->uid, NULL));
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  ck_assert_ptr_null(record_get(record, "private_note"));
  record_set(record, "room", "204");
  ck_assert(store_save(f.store, record, "Room", NULL));
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  AUTO(record) struct record *again = store_load(f.store, &record_walkthrough, uid, NULL);
  ck_assert_str_eq(record_get(again, "private_note"), "between us");
  ck_assert_str_eq(record_get(again, "room"), "204");
}
END_TEST

static long counted(const char *sql)
{
  sqlite3 *db = raw();
  sqlite3_stmt *statement = NULL;
  sqlite3_prepare_v2(db, sql, -1, &statement, NULL);
  long n = sqlite3_step(statement) == SQLITE_ROW ? (long)sqlite3_column_int64(statement, 0) : -1;
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return n;
}

START_TEST(rollups_follow_every_change)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-10-10", (const char *const[]){ "seen", "partly", NULL });
  ck_assert(rollup_refresh(f.store, "2026-09", "2026-11", NULL, NULL));
  ck_assert_int_eq(counted("SELECT sum(marks) FROM rollup WHERE month = '2026-10'"), 2);
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  record_set(record_parts(record, &record_mark)->pdata[0], "level", "not_seen");
  ck_assert(store_save(f.store, record, "Mark", NULL));
  ck_assert_int_eq(counted("SELECT count(*) FROM rollup_month"), 0);
  ck_assert(rollup_refresh(f.store, "2026-10", "2026-10", NULL, NULL));
  ck_assert_int_eq(counted("SELECT marks FROM rollup WHERE level = 'not_seen'"), 1);
  int wrong = -1;
  ck_assert(rollup_verify(f.store, &wrong, NULL));
  ck_assert_int_eq(wrong, 0);
}
END_TEST

START_TEST(drafts_come_back)
{
  g_autofree char *path = g_build_filename(f.folder, "drafts.db", NULL);
  struct draft_key key = { "d", "o", "walkthrough", "w1" };
  {
    AUTO(drafts) struct drafts *drafts = drafts_open(path, NULL);
    ck_assert(draft_put(drafts, &key, "José Nuñez", 0, "{\"a\":1}", NULL));
    ck_assert(draft_put(drafts, &key, "José Nuñez", 3, "{\"a\":2}", NULL));
  }
  AUTO(drafts) struct drafts *drafts = drafts_open(path, NULL);
  long revision = 0;
  g_autofree char *json = draft_get(drafts, &key, &revision, NULL);
  ck_assert_str_eq(json, "{\"a\":2}");
  ck_assert_int_eq(revision, 3);
  AUTO(rowset) struct rowset *rows = draft_list(drafts, "d", "o", NULL, NULL);
  ck_assert_int_eq(rows->row_count, 1);
  ck_assert(draft_remove(drafts, &key, NULL));
  ck_assert_ptr_null(draft_get(drafts, &key, NULL, NULL));
}
END_TEST

START_TEST(a_backup_brings_everything_back)
{
  g_autofree char *copy = g_build_filename(f.folder, "copy.db", NULL);
  ck_assert(store_backup(f.store, copy, false, NULL, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!store_backup(f.store, copy, false, NULL, &error));
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[0], NULL);
  record_set(school, "town", "Elsewhere");
  ck_assert(store_save(f.store, school, "Town", NULL));
  g_autofree char *kept = NULL;
  ck_assert(!store_restore(f.store, copy, false, &kept, NULL, NULL));
  ck_assert(store_restore(f.store, copy, true, &kept, NULL, NULL));
  ck_assert(g_file_test(kept, G_FILE_TEST_EXISTS));
  AUTO(record) struct record *again = store_load(f.store, &record_school, f.school[0], NULL);
  ck_assert_ptr_null(record_get(again, "town"));
  g_autoptr(GPtrArray) findings = store_check(f.store, NULL, NULL);
  ck_assert_int_eq(findings->len, 0);
}
END_TEST

START_TEST(strange_files_are_refused_and_not_touched)
{
  g_autofree char *path = g_build_filename(f.folder, "strange", NULL);
  struct {
    const char *text;
    int code;
  } cases[] = {
    { "not a database at all, only some text that goes on and on and on and on and on and on and "
      "on and on",
      TL_ERROR_FOREIGN },
    { "short", TL_ERROR_FOREIGN },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    ck_assert(g_file_set_contents(path, cases[i].text, -1, NULL));
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(store_open(path, STORE_OPEN, &error));
    ck_assert(error_is(error, (enum tl_error)cases[i].code));
    g_autofree char *after = NULL;
    ck_assert(g_file_get_contents(path, &after, NULL, NULL));
    ck_assert_str_eq(after, cases[i].text);
  }
  g_autoptr(GError) error = NULL;
  g_autofree char *missing = g_build_filename(f.folder, "missing.db", NULL);
  ck_assert_ptr_null(store_open(missing, STORE_OPEN, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  sqlite3 *db = raw();
  sqlite3_exec(db, "PRAGMA user_version = 99; PRAGMA wal_checkpoint(TRUNCATE)", NULL, NULL, NULL);
  sqlite3_close(db);
  g_clear_error(&error);
  ck_assert_ptr_null(store_open(f.path, STORE_OPEN, &error));
  ck_assert(error_is(error, TL_ERROR_NEWER));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("db");
  TCase *store = tcase_create("store");
  tcase_add_checked_fixture(store, start, end);
  tcase_set_timeout(store, 120);
  tcase_add_test(store, every_statement_prepares);
  tcase_add_test(store, tables_are_as_the_field_tables_say);
  tcase_add_test(store, a_record_comes_back_as_it_was_saved);
  tcase_add_test(store, saving_what_did_not_change_writes_nothing);
  tcase_add_test(store, two_who_edit_one_record_are_told);
  tcase_add_test(store, a_code_in_use_is_a_sentence);
  tcase_add_test(store, undo_takes_back_a_change_and_a_creation);
  tcase_add_test(store, undo_is_refused_when_another_changed_it_since);
  tcase_add_test(store, one_sees_what_is_ones_own);
  tcase_add_test(store, a_private_note_survives_anothers_edit);
  tcase_add_test(store, rollups_follow_every_change);
  tcase_add_test(store, drafts_come_back);
  tcase_add_test(store, a_backup_brings_everything_back);
  tcase_add_test(store, times_are_told_as_clocks_here_show_them);
  tcase_add_test(store, strange_files_are_refused_and_not_touched);
  suite_add_tcase(suite, store);
  return suite_run(suite);
}
