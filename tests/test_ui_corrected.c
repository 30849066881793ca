/* What turns out afterwards to have been of another: another teacher, another day, another visit.
 */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"
#include "work/delivery.h"

#include <string.h>

static struct fixture f;
static char *uid;

static void start(void)
{
  fixture_start(&f);
  uid = fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", "partly", NULL });
}

static void end(void)
{
  g_free(uid);
  fixture_end(&f);
}

static struct record *load(void)
{
  return fixture_load(f.store, &record_walkthrough, uid);
}

static void deliver(void)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  ck_assert(delivery_mark(f.store, uids, NULL, NULL, NULL));
}

/* The name was wrong: the other teacher got nothing, and it is said who holds the slip. */
START_TEST(a_delivered_one_goes_to_another_teacher)
{
  deliver();
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>ed");
  terminal_keys(t, "teacher<Enter>tran<Enter><Esc>ff");
  terminal_expect(t, "Another teacher got the slip.");
  terminal_keys(t, "The wrong name<Enter>");
  terminal_expect(t, "Nuñez holds a slip that is not about them: fetch it back.");
  terminal_keys(t, "<Home><Enter>v");
  terminal_expect(t, "Until then it was noted for José Nuñez by mistake");
  terminal_expect(t, "Its slip is still to be delivered.");
  terminal_expect_not(t, "Delivered on");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_int_eq(record_parts(record, &record_delivery)->len, 0);
}
END_TEST

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
  terminal_expect(t, "the visit of Tue 10 Nov 2026: go on");
  terminal_keys(t, "<Enter>w");
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

/* The list it goes back to is of another month. */
START_TEST(one_of_another_month_says_where_it_is)
{
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gwwKuss<Enter>tran<Enter>yddate<Enter>10/29<Enter>9:20<Enter><Esc>ff");
  terminal_expect(t, "is final, among those of October 2026.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
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
  fixture_keep(f.store, made);
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

/* Whose slip a teacher holds, delivered or given anew since, is corrected with a reason. */
START_TEST(what_a_teacher_holds_does_not_go_along)
{
  static const char *const held[] = { "signed", "final" };
  g_autofree char *visit = visit_of("2026-11-10", "made");
  walk_in(visit, "2026-11-10");
  AUTO(record) struct record *made = made_in(visit);
  for (size_t i = 0; i < G_N_ELEMENTS(held); i++) {
    record_set(made, "state", held[i]);
    if (i == 1) /* changed since, so that it is to be delivered once more */
      fixture_part(made, &record_delivery, "delivered_on", "2026-11-11", "how", "hand", NULL);
    fixture_save(f.store, made);
    struct terminal *t = ui_run(&f, ROSA, 0, 0);
    terminal_keys(t, "gv<End><Enter><Home><Enter><S-Tab><C-u>9 Nov<C-o>m");
    terminal_expect(t, "A teacher holds a slip of one that says 10 Nov 2026.");
    AUTO(record) struct record *now = made_in(visit);
    ck_assert_str_eq(record_get(now, "made_on"), "2026-11-10");
    ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  }
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
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* A change that is kept and not finished: the slip would say what is known to be wrong. */
START_TEST(a_slip_that_is_being_changed_waits)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>edteacher<Enter>tran<Enter><Esc><Esc>gs");
  terminal_expect(t, "being changed, finish it first");
  terminal_expect_not(t, "P Print");
  terminal_expect_not(t, "D All");
  terminal_keys(t, "D");
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(ones_own_other_window_is_not_somebody_else)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>enf");
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  AUTO(record) struct record *record = load();
  record_set(record, "what_worked", "polls");
  fixture_save(f.store, record);
  terminal_keys(t, "f");
  terminal_expect(t, "You changed this Walkthrough elsewhere at 10:31 on 12 Nov, after you opened");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_narrow_list_keeps_the_state)
{
  deliver();
  struct terminal *t = ui_run(&f, SIOBHAN, 20, 60);
  terminal_keys(t, "gw");
  terminal_expect(t, "State");
  terminal_expect(t, "delivered");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
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
  Suite *suite = suite_create("ui_corrected");
  TCase *tests = tcase_create("corrected");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_delivered_one_goes_to_another_teacher);
  tcase_add_test(tests, what_is_keyed_in_on_a_past_visit_is_part_of_it);
  tcase_add_test(tests, a_date_that_is_corrected_leads_into_the_visit_of_that_day);
  tcase_add_test(tests, one_of_another_month_says_where_it_is);
  tcase_add_test(tests, the_day_of_a_visit_takes_its_walkthroughs_along);
  tcase_add_test(tests, the_day_of_a_visit_leaves_its_walkthroughs_out);
  tcase_add_test(tests, what_a_teacher_holds_does_not_go_along);
  tcase_add_test(tests, a_slip_that_is_being_changed_waits);
  tcase_add_test(tests, ones_own_other_window_is_not_somebody_else);
  tcase_add_test(tests, a_narrow_list_keeps_the_state);
  tcase_add_test(tests, today_says_that_a_planned_day_has_no_school);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
