/* The day of a visit turns out to be another: what becomes of what was made in it. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"
#include "work/delivery.h"

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

/* A visit of the supervisor to Kuss on an earlier day, with its principal; its uid, yours. */
static char *visit_of(const char *day, const char *state)
{
  struct record *visit =
      fixture_record(&record_visit, "school", f.school[1], "visitor", f.supervisor, "visited_on",
                     day, "arrived", "09:10", "departed", "10:05", "state", state, NULL);
  fixture_part(visit, &record_visit_companion, "staff", f.principal[1], NULL);
  return fixture_kept(f.store, visit);
}

/* The one walkthrough that is part of a visit. Yours. */
static struct record *made_in(const char *visit)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(f.store, STATEMENT_VISIT_WALKTHROUGHS, NULL, "visit", visit, NULL);
  ck_assert_int_eq(rows->row_count, 1);
  return fixture_load(f.store, &record_walkthrough, rowset_get(rows, 0, "uid"));
}

START_TEST(what_is_keyed_in_on_a_past_visit_is_part_of_it)
{
  g_autofree char *visit = visit_of("2026-11-10", "open");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "v");
  terminal_keys(t, "Kuss"); /* a visit that begins comes first */
  terminal_expect(t, "▸ Kuss Middle");
  terminal_expect(t, "not ended, of Tue 10 Nov 2026");
  terminal_keys(t, "<Down><Enter>");
  terminal_expect(t, "not ended");
  terminal_expect_not(t, "under way");
  terminal_keys(t, "w");
  terminal_expect(t, "Teacher");
  terminal_keys(t, "tran<Enter>");
  terminal_expect(t, "The visit was 09:10–10:05 on Tue 10 Nov 2026.");
  terminal_keys(t, "8:00<Enter>");
  terminal_expect(t, "08:00 is outside it");
  terminal_keys(t, "<C-u>9:20<Enter>9:31<Enter>");
  terminal_expect(t, "With     S. O’Brien");
  terminal_keys(t, "yff");
  terminal_expect(t, "Walkthroughs  1;");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
  AUTO(record) struct record *made = made_in(visit);
  ck_assert_str_eq(record_get(made, "made_on"), "2026-11-10");
  ck_assert_str_eq(record_get(made, "started"), "09:20");
  ck_assert_str_eq(record_get(made, "minutes"), "11");
  ck_assert_str_eq(record_get(made, "entered_late"), "1");
}
END_TEST

START_TEST(a_date_that_is_corrected_leads_into_the_visit_of_that_day)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "wKuss<Enter>tran<Enter>yddate<Enter>11/10<Enter>9:20<Enter>");
  terminal_expect(t, "It is part of the visit of 10 Nov to Kuss Middle, and marked as entered");
  terminal_keys(t, "<Esc>ff");
  terminal_expect(t, "is final");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
  AUTO(record) struct record *made G_GNUC_UNUSED = made_in(visit);
}
END_TEST

static int count_in(const char *visit)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(f.store, STATEMENT_VISIT_WALKTHROUGHS, NULL, "visit", visit, NULL);
  return rows->row_count;
}

/* A walkthrough of the supervisor's in a visit, as it is stored. */
static void walk_in(const char *visit, const char *day)
{
  struct record *made =
      fixture_record(&record_walkthrough, "school", f.school[1], "teacher", f.teacher[1],
                     "recorder", f.supervisor, "made_on", day, "started", "09:20", "visit", visit,
                     "instrument_version", f.version, "visit_type", f.visit_type, NULL);
  fixture_part(made, &record_mark, "strategy", f.strategy[0], "level", "seen", NULL);
  fixture_part(made, &record_companion, "staff", f.principal[1], NULL);
  fixture_keep(f.store, made);
}

static void expect_made_on(const char *visit, const char *day)
{
  AUTO(record) struct record *made = made_in(visit);
  ck_assert_str_eq(record_get(made, "made_on"), day);
}

START_TEST(the_day_of_a_visit_takes_its_walkthroughs_along)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  walk_in(visit, "2026-11-10");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter><Home><Enter><S-Tab><C-u>9 Nov<C-o>");
  terminal_expect(t, "1 walkthrough of 10 Nov is in this visit. What becomes of it?");
  terminal_keys(t, "<Esc>");
  ck_assert_int_eq(count_in(visit), 1);
  terminal_keys(t, "<C-o>m");
  terminal_expect(t, "Mon 9 Nov 2026");
  terminal_expect(t, "Saved. u undoes.");
  AUTO(record) struct record *made = made_in(visit);
  ck_assert_str_eq(record_get(made, "made_on"), "2026-11-09");
  ck_assert_str_eq(record_get(made, "entered_late"), "0"); /* when it was finished is not known */
  terminal_keys(t, "u");
  terminal_expect(t, "Tue 10 Nov 2026");
  AUTO(record) struct record *back = made_in(visit);
  ck_assert_str_eq(record_get(back, "made_on"), "2026-11-10");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* Rosa has the form of the visit's day open, with 9 Nov typed. */
#define TYPED "gv<End><Enter><Home><Enter><S-Tab><C-u>9 Nov"

/* Whose slip a teacher holds, delivered or given anew since, is corrected with a reason. */
START_TEST(what_a_teacher_holds_goes_along_with_a_reason)
{
  static const char *const held[] = { "signed", "final" };
  g_autofree char *visit = visit_of("2026-11-10", "made");
  walk_in(visit, "2026-11-10");
  for (size_t i = 0; i < G_N_ELEMENTS(held); i++) {
    AUTO(record) struct record *made = made_in(visit);
    record_set(made, "state", held[i]);
    if (i == 1) /* changed since, so that it is to be delivered once more */
      fixture_part(made, &record_delivery, "delivered_on", "2026-11-11", "how", "hand", NULL);
    fixture_save(f.store, made);
    struct terminal *t = ui_run(&f, ROSA, 0, 0);
    terminal_keys(t, TYPED "<C-o>m");
    terminal_expect(t, "Why is it changed after the teacher got it?");
    terminal_keys(t, "<Esc>");
    expect_made_on(visit, "2026-11-10");
    terminal_keys(t, "<C-o>m<Enter>");
    terminal_expect(t, "Give the reason in a few words");
    terminal_keys(t, "The wrong day<Enter>");
    terminal_expect(t, "Saved. 1 slip is to be delivered anew: P. u undoes.");
    AUTO(record) struct record *now = made_in(visit);
    ck_assert_str_eq(record_get(now, "made_on"), "2026-11-09");
    ck_assert_str_eq(record_get(now, "state"), "final");
    const GPtrArray *amended = record_parts(now, &record_amendment);
    ck_assert_int_eq(amended->len, 1);
    ck_assert_str_eq(record_get(amended->pdata[0], "reason"), "The wrong day");
    terminal_keys(t, "u");
    terminal_expect(t, "Tue 10 Nov 2026");
    AUTO(record) struct record *back = made_in(visit);
    ck_assert_str_eq(record_get(back, "made_on"), "2026-11-10");
    ck_assert_str_eq(record_get(back, "state"), held[i]);
    ck_assert_int_eq(record_parts(back, &record_amendment)->len, 0);
    ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  }
}
END_TEST

/* What they wrote stands, and what was answered before is no more carried out. */
START_TEST(a_day_that_was_dropped_leaves_nothing_behind)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  walk_in(visit, "2026-11-10");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, TYPED);
  AUTO(record) struct record *theirs = fixture_load(f.store, &record_visit, visit);
  record_set(theirs, "visited_on", "2026-11-06");
  fixture_save(f.store, theirs);
  terminal_keys(t, "<C-o>o");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "t");
  terminal_expect(t, "What they wrote stands");
  terminal_keys(t, "<Home><Down><Enter>");
  terminal_expect(t, "Who came along");
  terminal_keys(t, "Arruda<Enter>");
  terminal_expect(t, "Saved.");
  ck_assert_int_eq(count_in(visit), 1);
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* An undo would not bring it back into the visit. */
START_TEST(the_day_of_a_visit_with_a_draft_stays)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter>wtran<Enter>9:20<Enter>9:31<Enter>yy<Esc>");
  terminal_expect(t, "Walkthroughs  1 draft");
  terminal_keys(t, "<Home><Enter><S-Tab><C-u>9 Nov<C-o>");
  terminal_expect(t, "1 walkthrough of this visit is begun and not finished");
  terminal_expect(t, "it or throw it away first.");
  AUTO(record) struct record *stored = fixture_load(f.store, &record_visit, visit);
  ck_assert_str_eq(record_get(stored, "visited_on"), "2026-11-10");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_visit_that_was_made_is_of_no_day_to_come)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter><Home><Enter><S-Tab><C-u>20 Nov 2026<C-o>");
  terminal_expect(t, "Fri 20 Nov 2026 is still to come. Give the day it was made.");
  AUTO(record) struct record *stored = fixture_load(f.store, &record_visit, visit);
  ck_assert_str_eq(record_get(stored, "visited_on"), "2026-11-10");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

/* One that somebody finished while the form was open. */
START_TEST(all_that_is_in_the_visit_by_then_is_asked_about)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  walk_in(visit, "2026-11-10");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, TYPED);
  walk_in(visit, "2026-11-10");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "2 walkthroughs of 10 Nov are in this visit. What becomes of them?");
  walk_in(visit, "2026-11-10");
  terminal_keys(t, "o");
  terminal_expect(t, "Walkthroughs  none");
  ck_assert_int_eq(count_in(visit), 0);
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(the_day_of_a_visit_leaves_its_walkthroughs_out)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  walk_in(visit, "2026-11-10");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter><Home><Enter><S-Tab><C-u>9 Nov<C-o>o");
  terminal_expect(t, "Mon 9 Nov 2026");
  terminal_expect(t, "Walkthroughs  none");
  ck_assert_int_eq(count_in(visit), 0);
  AUTO(record) struct record *left = ui_latest(&f);
  ck_assert_int_eq(record_parts(left, &record_companion)->len, 0);
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* The principal came along and made one. */
START_TEST(what_another_made_in_the_visit_is_not_moved)
{
  g_autofree char *visit = visit_of("2026-11-10", "made");
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-11-10", (const char *const[]){ "seen", NULL, NULL });
  AUTO(record) struct record *theirs = fixture_load(f.store, &record_walkthrough, uid);
  record_set(theirs, "visit", visit);
  fixture_save(f.store, theirs);
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, TYPED "<C-o>");
  terminal_expect(t, "Siobhán O’Brien made one of the walkthroughs of this visit.");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  AUTO(record) struct record *stored = fixture_load(f.store, &record_visit, visit);
  ck_assert_str_eq(record_get(stored, "visited_on"), "2026-11-10");
}
END_TEST

/* Begun in a visit that is there no more. */
START_TEST(a_draft_outlives_the_visit_that_was_begun_by_mistake)
{
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "vKuss<Enter>");
  terminal_expect(t, "The visit is under way.");
  terminal_keys(t, "wtran<Enter>yy<Esc>u");
  terminal_expect(t, "Undone: Begin a visit.");
  terminal_keys(t, "gw<Home><Enter>ff");
  terminal_expect(t, "is final. It is part of no visit.");
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_ptr_null(record_get(made, "visit"));
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_draft_of_a_visit_that_is_planned_again_is_not_part_of_it)
{
  g_autofree char *visit = visit_of("2026-11-12", "planned");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<Down><Enter>b");
  terminal_expect(t, "The visit is under way.");
  terminal_keys(t, "wtran<Enter>yy<Esc>u");
  terminal_expect(t, "planned");
  terminal_keys(t, "gw<Home><Enter>ff");
  terminal_expect(t, "is final. It is part of no visit.");
  ck_assert_int_eq(count_in(visit), 0);
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_int_eq(record_parts(made, &record_companion)->len, 0);
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_draft_is_part_of_the_visit_that_was_begun_instead)
{
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "vKuss<Enter>wtran<Enter>yy<Esc>u");
  terminal_expect(t, "Undone: Begin a visit.");
  terminal_keys(t, "vKuss<Enter>gw<Home><Enter>ff");
  terminal_expect(t, "is final");
  terminal_expect_not(t, "part of no visit");
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_ptr_nonnull(record_get(made, "visit"));
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(what_is_made_after_the_end_of_todays_visit_goes_on_with_it)
{
  g_autofree char *visit = visit_of("2026-11-12", "made");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter>wtran<Enter>");
  terminal_expect(t, "The visit was 09:10–10:05 on Thu 12 Nov 2026. For one that is made now");
  terminal_expect(t, "visit first: Esc, b.");
  terminal_keys(t, "<Esc>bwtran<Enter>");
  terminal_expect(t, "10:31  (1 min)");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  AUTO(record) struct record *stored = fixture_load(f.store, &record_visit, visit);
  ck_assert_str_eq(record_get(stored, "state"), "open");
}
END_TEST

START_TEST(today_says_that_a_planned_day_has_no_school)
{
  g_autofree G_GNUC_UNUSED char *visit = visit_of("2026-11-14", "planned");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_expect(t, "Visit to Kuss Middle: no school that day, move it");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_visit_day");
  TCase *tests = tcase_create("ui_visit_day");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, what_is_keyed_in_on_a_past_visit_is_part_of_it);
  tcase_add_test(tests, a_date_that_is_corrected_leads_into_the_visit_of_that_day);
  tcase_add_test(tests, the_day_of_a_visit_takes_its_walkthroughs_along);
  tcase_add_test(tests, what_a_teacher_holds_goes_along_with_a_reason);
  tcase_add_test(tests, a_day_that_was_dropped_leaves_nothing_behind);
  tcase_add_test(tests, the_day_of_a_visit_with_a_draft_stays);
  tcase_add_test(tests, a_visit_that_was_made_is_of_no_day_to_come);
  tcase_add_test(tests, all_that_is_in_the_visit_by_then_is_asked_about);
  tcase_add_test(tests, the_day_of_a_visit_leaves_its_walkthroughs_out);
  tcase_add_test(tests, what_another_made_in_the_visit_is_not_moved);
  tcase_add_test(tests, a_draft_outlives_the_visit_that_was_begun_by_mistake);
  tcase_add_test(tests, a_draft_of_a_visit_that_is_planned_again_is_not_part_of_it);
  tcase_add_test(tests, a_draft_is_part_of_the_visit_that_was_begun_instead);
  tcase_add_test(tests, what_is_made_after_the_end_of_todays_visit_goes_on_with_it);
  tcase_add_test(tests, today_says_that_a_planned_day_has_no_school);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
