/* Two people on one record, where storing fails after it was settled: nothing that was typed is
 * lost, and no form stands on what is gone. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"
#include "work/visit.h"

#include <signal.h>
#include <sqlite3.h>

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
}

static void end(void)
{
  visit_data_end(&data);
}

static void run_sql(const char *sql)
{
  sqlite3 *db = NULL;
  ck_assert_int_eq(sqlite3_open(data.fixture.path, &db), SQLITE_OK);
  ck_assert_int_eq(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
  sqlite3_close(db);
}

static void act_as(const char *staff)
{
  ck_assert(store_set_viewer(data.fixture.store, staff, NULL));
}

/* Another session of the same person changes a field meanwhile. */
static void change(const struct record_type *type, const char *uid, const char *field,
                   const char *value)
{
  AUTO(record) struct record *record = store_load(data.fixture.store, type, uid, NULL);
  record_set(record, field, value);
  fixture_save(data.fixture.store, record);
}

START_TEST(a_step_of_a_memo)
{
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter><Enter>Soon<Esc>");
  terminal_keys(t, "nAsk the coach<Tab><Tab>4 Dec<C-o>");
  act_as(data.fixture.principal[0]);
  g_autoptr(GPtrArray) memos = store_uids(data.fixture.store, &record_improvement_memo, NULL);
  ck_assert_uint_eq(memos->len, 1);
  terminal_keys(t, "<End><Up><Enter><End> to model one lesson");
  change(&record_improvement_memo, memos->pdata[0], "plan", "Their plan");
  run_sql("CREATE TRIGGER full BEFORE UPDATE ON improvement_memo"
          " BEGIN SELECT raise(ABORT, 'no room'); END");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "k");
  terminal_expect(t, "no room");
  terminal_keys(t, "<Home><End><Up>");
  terminal_expect(t, "Ask the coach to model one lesson");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  run_sql("DROP TRIGGER full");
  t = ui_open(&data.fixture, MARIA, "<Enter>");
  terminal_expect(t, "Their plan");
  terminal_keys(t, "<End><Up><Enter><C-o>");
  AUTO(record) struct record *memo =
      store_load(data.fixture.store, &record_improvement_memo, memos->pdata[0], NULL);
  const struct record *step = record_parts(memo, &record_memo_step)->pdata[0];
  ck_assert_str_eq(record_get(step, "text"), "Ask the coach to model one lesson");
  ck_assert_str_eq(record_get(memo, "plan"), "Their plan");
  act_as(NULL);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* It is said whose words stand, in a memo as in a walkthrough. */
START_TEST(whose_words_stand_in_a_memo)
{
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter><Enter>Soon<Esc>");
  terminal_expect(t, "Kept. Nobody else reads it before it is sent.");
  act_as(data.fixture.principal[0]);
  g_autoptr(GPtrArray) memos = store_uids(data.fixture.store, &record_improvement_memo, NULL);
  terminal_keys(t, "<Enter> at last");
  change(&record_improvement_memo, memos->pdata[0], "plan", "Their plan");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "k");
  terminal_expect(t, "Saved; where both wrote the same, yours stands. u undoes.");
  terminal_keys(t, "<Enter>, or sooner");
  change(&record_improvement_memo, memos->pdata[0], "plan", "Their other plan");
  terminal_keys(t, "<Esc>t");
  terminal_expect(t, "What they wrote stands; yours is dropped.");
  terminal_expect_not(t, "or sooner");
  terminal_leave(t);
}
END_TEST

/* What was typed meanwhile is left as a draft or thrown away; nobody is kept in it. */
START_TEST(a_memo_says_that_its_figures_are_others_since)
{
  fixture_keep(data.fixture.store, fixture_record(&record_improvement_memo, "visit", data.made,
                                                  "author", data.fixture.principal[0], "plan",
                                                  "Talk partners", "sent_on", "2026-10-12", NULL));
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv[<End><Enter><End><Enter>");
  terminal_expect(t, "Talk partners");
  terminal_expect_not(t, "amended after");
  terminal_keys(t, "<Esc>");
  AUTO(rowset)
  struct rowset *rooms =
      store_query(data.fixture.store, STATEMENT_VISIT_WALKTHROUGHS, NULL, "visit", data.made, NULL);
  struct record *seen =
      fixture_load(data.fixture.store, &record_walkthrough, rowset_get(rooms, 0, "uid"));
  fixture_part(seen, &record_amendment, "amended_at", "2026-10-20T14:00:00Z", "staff",
               data.fixture.supervisor, "reason", "A wrong mark", "before", "{}", NULL);
  fixture_keep(data.fixture.store, seen);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "was amended after this memo was sent");
  terminal_leave(t);
}
END_TEST

START_TEST(a_memo_that_is_handed_over)
{
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter><Enter>Soon<Esc>");
  terminal_keys(t, "<Enter> at last");
  run_sql("UPDATE improvement_memo SET revision = revision + 1, author_id = (SELECT staff_id "
          "FROM staff WHERE family_name = 'O’Brien')");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "What you typed cannot be stored here.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Soon at last");
  terminal_keys(t, "<Esc>k");
  terminal_expect(t, "Your memo is kept as a draft.");
  terminal_keys(t, "gt<Home><Enter>");
  terminal_expect(t, "Soon at last");
  terminal_keys(t, "<Esc>x");
  terminal_expect(t, "Thrown away.");
  terminal_keys(t, "gt");
  terminal_expect_not(t, "go on");
  terminal_leave(t);
}
END_TEST

START_TEST(an_assignment_of_somebody)
{
  struct fixture *f = &data.fixture;
  struct terminal *t =
      ui_open(&data.fixture, NULL,
              "gr<Down><Enter>/nun<Enter><Down><Down><Down><Down><Down><Down><Down><Enter>");
  terminal_expect(t, "Done with this assignment");
  terminal_keys(t, "<Tab><Tab>Algebra<Enter><Esc>");
  change(&record_staff, f->teacher[0], "given_name", "Josué");
  run_sql("CREATE TRIGGER full BEFORE UPDATE ON staff BEGIN SELECT raise(ABORT, 'no room'); END");
  terminal_keys(t, "gt");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "k");
  terminal_expect(t, "Kept as a draft");
  run_sql("DROP TRIGGER full");
  terminal_keys(t, "gr<Down><Enter>/nun<Enter>");
  terminal_expect(t, "Algebra");
  terminal_expect(t, "Josué");
  terminal_keys(t, "f");
  AUTO(record) struct record *person = store_load(f->store, &record_staff, f->teacher[0], NULL);
  const struct record *assignment = record_parts(person, &record_assignment)->pdata[0];
  ck_assert_str_eq(record_get(assignment, "subject"), "Algebra");
  ck_assert_str_eq(record_get(person, "given_name"), "Josué");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(who_came_along_waits_until_one_decides)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Down><Enter>");
  act_as(data.fixture.supervisor);
  g_autofree char *uid = visit_under_way(data.fixture.store);
  act_as(NULL);
  AUTO(record) struct record *visit = store_load(data.fixture.store, &record_visit, uid, NULL);
  fixture_part(visit, &record_visit_companion, "staff", data.fixture.manager, NULL);
  fixture_save(data.fixture.store, visit);
  terminal_keys(t, "Arruda<Enter>");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "<Esc>");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_open(&data.fixture, ROSA, "v");
  terminal_expect(t, "is not stored yet. Enter stores it.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "k");
  AUTO(record) struct record *now = store_load(data.fixture.store, &record_visit, uid, NULL);
  const GPtrArray *along = record_parts(now, &record_visit_companion);
  ck_assert_uint_eq(along->len, 0); /* Maria was along and is taken out; ours stands */
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_visit_ends_with_who_came_along)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Down><Enter>");
  act_as(data.fixture.supervisor);
  g_autofree char *uid = visit_under_way(data.fixture.store);
  act_as(NULL);
  AUTO(record) struct record *visit = store_load(data.fixture.store, &record_visit, uid, NULL);
  fixture_part(visit, &record_visit_companion, "staff", data.fixture.manager, NULL);
  fixture_save(data.fixture.store, visit);
  terminal_keys(t, "Arruda<Enter><Esc>"); /* undecided */
  terminal_expect(t, "under way");
  terminal_keys(t, "f");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "ke");
  terminal_expect(t, "The visit is over.");
  terminal_expect_not(t, "under way");
  AUTO(record) struct record *now = store_load(data.fixture.store, &record_visit, uid, NULL);
  ck_assert_str_eq(record_get(now, "state"), "made");
  ck_assert_uint_eq(record_parts(now, &record_visit_companion)->len, 0);
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_could_not_be_stored_is_in_the_dialog_again)
{
  struct terminal *t =
      ui_open(&data.fixture, NULL, "gr<Down><Down><Down><Enter>nh<Left><Enter>Parent conferences");
  g_autoptr(GPtrArray) years = store_uids(data.fixture.store, &record_school_year, NULL);
  AUTO(record)
  struct record *year = store_load(data.fixture.store, &record_school_year, years->pdata[0], NULL);
  fixture_part(year, &record_calendar_day, "day_on", "2026-11-30", "kind", "snow", NULL);
  fixture_save(data.fixture.store, year);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Somebody else has just changed this calendar");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Here is what you were typing.");
  terminal_expect(t, "Parent conferences");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Noted.");
  terminal_expect(t, "snow day");
  terminal_keys(t, "<Enter><Esc>");
  terminal_expect_not(t, "Here is what you were typing.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* What could not be stored for one row is not offered for another. */
START_TEST(words_stay_with_what_they_are_about)
{
  struct terminal *t =
      ui_open(&data.fixture, MARIA, "gr/phrases<Enter>nstudents restated it<Enter><Enter>");
  terminal_expect(t, "Kept: ^T puts it in.");
  terminal_keys(t, "nexit tickets again<Enter><C-u>sri<Enter><Home><Enter>");
  terminal_expect_not(t, "Here is what you were typing");
  terminal_expect(t, "students restated it");
  terminal_keys(t, "<Esc>n");
  terminal_expect(t, "Here is what you were typing");
  terminal_expect(t, "exit tickets again");
  terminal_keys(t, "<Esc><Esc><Esc>");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* The program ends while the second line is typed: the first is there again, too. */
START_TEST(a_signal_between_two_lines_loses_neither)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv");
  terminal_keys(t, "<Home><Down>m");
  terminal_expect(t, "Doran Elementary moved to");
  terminal_keys(t, "24 Nov<Enter>snow");
  terminal_expect(t, "Doran Elementary moved because");
  terminal_kill(t, SIGHUP);
  ck_assert_int_eq(terminal_wait_end(t), 128 + SIGHUP);
  terminal_close(t, NULL);
  t = ui_open(&data.fixture, ROSA, "gv<Home><Down>m");
  terminal_expect(t, "Here is what you were typing");
  terminal_expect(t, "24 Nov");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "snow");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Moved to Tue 24 Nov 2026; the first day is kept.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* It is of the visit that it was typed for, and of no other. */
START_TEST(a_line_is_offered_for_its_visit_alone)
{
  static const char *const keys[] = { "m", "x" };
  g_free(visit_data_plan(&data, "2026-11-09"));
  g_free(visit_data_plan(&data, "2026-11-10"));
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv<Home><Down>");
  terminal_keys(t, keys[_i]);
  terminal_keys(t, "the ninth");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_open(&data.fixture, ROSA, "gv<Home><Down><Down>");
  terminal_keys(t, keys[_i]);
  terminal_expect(t, "Doran Elementary m");
  terminal_expect_not(t, "Here is what you were typing");
  terminal_keys(t, "<Esc><Up>");
  terminal_keys(t, keys[_i]);
  terminal_expect(t, "Here is what you were typing");
  terminal_expect(t, "the ninth");
  terminal_keys(t, "<Esc><Esc>");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("settling");
  TCase *tests = tcase_create("settling");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_step_of_a_memo);
  tcase_add_test(tests, whose_words_stand_in_a_memo);
  tcase_add_test(tests, a_memo_says_that_its_figures_are_others_since);
  tcase_add_test(tests, a_memo_that_is_handed_over);
  tcase_add_test(tests, an_assignment_of_somebody);
  tcase_add_test(tests, what_could_not_be_stored_is_in_the_dialog_again);
  tcase_add_test(tests, who_came_along_waits_until_one_decides);
  tcase_add_test(tests, a_visit_ends_with_who_came_along);
  tcase_add_test(tests, words_stay_with_what_they_are_about);
  tcase_add_loop_test(tests, a_line_is_offered_for_its_visit_alone, 0, 2);
  tcase_add_test(tests, a_signal_between_two_lines_loses_neither);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
