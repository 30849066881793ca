/* Visits on the screen: begun, written in, ended; follow-ups dealt with; planned, moved, missed. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"
#include "work/visit.h"

#include <signal.h>
#include <string.h>

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
}

static void end(void)
{
  visit_data_end(&data);
}

/* The visit that Rosa has under way. Yours. */
static char *under_way(void)
{
  ck_assert(store_set_viewer(data.fixture.store, data.fixture.supervisor, NULL));
  char *uid = visit_under_way(data.fixture.store);
  ck_assert(store_set_viewer(data.fixture.store, NULL, NULL));
  return uid;
}

/* --- what it looks like --------------------------------------------------------------------- */

START_TEST(the_screens)
{
  ui_check_sizes(&data.fixture, ROSA, "gv", "visits");
  ui_check_sizes(&data.fixture, ROSA, "v", "visit-school");
  ui_check_sizes(&data.fixture, ROSA, "gv[<End><Enter>", "visit-made");
  struct store *store = data.fixture.store;
  ck_assert(store_set_viewer(store, data.fixture.supervisor, NULL));
  g_autofree char *uid = visit_begin(store, data.fixture.school[0], NULL);
  ck_assert(store_set_viewer(store, NULL, NULL));
  ck_assert_ptr_nonnull(uid);
  ui_check_sizes(&data.fixture, ROSA, "v", "visit");
}
END_TEST

/* --- the visit itself ----------------------------------------------------------------------- */

/* What is planned for tomorrow and begun today is one visit, not two. */
START_TEST(one_that_is_planned_for_a_day_near_may_be_the_one)
{
  g_autofree char *uid = visit_data_plan(&data, "2026-11-13");
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>");
  terminal_expect(t, "A visit there is planned for Fri 13 Nov 2026. Is it this one?");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "first planned for 13 Nov");
  terminal_expect(t, "Talk partners in two rooms");
  visit_data_expect(&data, &record_visit, uid, "state", "open");
  terminal_keys(t, "uu");
  visit_data_expect(&data, &record_visit, uid, "visited_on", "2026-11-13");
  terminal_leave(t);
}
END_TEST

START_TEST(v_begins_one_and_f_ends_it)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "v");
  terminal_expect(t, "Doran Elementary");
  terminal_keys(t, "Dor<Enter>");
  terminal_expect(t, "The visit is under way. w begins a walkthrough. u undoes.");
  terminal_expect(t, "Thu 12 Nov 2026, since 10:31");
  terminal_expect(t, "Maria Arruda");
  g_autofree char *uid = under_way();
  ck_assert_ptr_nonnull(uid);
  terminal_keys(t, "gtv");
  terminal_expect(t, "Visit · Doran Elementary");
  terminal_keys(t, "f");
  terminal_expect(t, "The debrief is still empty");
  terminal_keys(t, "<Esc>");
  visit_data_expect(&data, &record_visit, uid, "state", "open");
  terminal_keys(t, "fe");
  terminal_expect(t, "The visit is over.");
  visit_data_expect(&data, &record_visit, uid, "state", "made");
  visit_data_expect(&data, &record_visit, uid, "departed", "10:31");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_visit, uid, "state", "open");
  terminal_leave(t);
}
END_TEST

START_TEST(a_visit_that_was_begun_by_mistake_is_taken_back)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>u");
  terminal_expect_not(t, "Visit · Doran");
  g_autofree char *uid = under_way();
  ck_assert_ptr_null(uid);
  terminal_leave(t);
}
END_TEST

START_TEST(what_is_open_is_done_carried_or_dropped)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>");
  terminal_expect(t, "Still open from before  3");
  terminal_expect(t, "6 days late");
  terminal_expect(t, "From the visit of 6 Oct, carried once.");
  terminal_keys(t, "d");
  terminal_expect(t, "Done. u undoes.");
  visit_data_expect(&data, &record_follow_up, data.follow_up, "state", "done");
  terminal_expect(t, "done 12 Nov");
  terminal_keys(t, "uc");
  terminal_expect(t, "It was due 6 Nov. By when");
  terminal_keys(t, "1 Nov<Enter>");
  terminal_expect(t, "That day is past. If you mean Mon 1 Nov 2027, write the year too.");
  terminal_keys(t, "<C-u>today<Enter>");
  terminal_expect(t, "That day is not to come. By when will it be done?");
  terminal_keys(t, "<C-u>Nov 31<Enter>");
  terminal_expect(t, "Nov 31 is not a date. November has 30 days.");
  terminal_keys(t, "<C-u>30 Nov<Enter>");
  terminal_expect(t, "Carried on until 30 Nov. u undoes.");
  visit_data_expect(&data, &record_follow_up, data.follow_up, "due_on", "2026-11-30");
  terminal_expect(t, "▸ Co-plan exit tickets");
  terminal_expect(t, "Still open from before  2");
  terminal_keys(t, "x<Enter>");
  terminal_expect(t, "“Co-plan exit tickets with the gra…”: why it will");
  terminal_expect(t, "A reason is needed");
  terminal_keys(t, "the team was split<Enter>");
  visit_data_expect(&data, &record_follow_up, data.follow_up, "state", "dropped");
  terminal_expect(t, "dropped 12 Nov");
  visit_data_expect(&data, &record_follow_up, data.follow_up, "reason", "the team was split");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_follow_up, data.follow_up, "state", "open");
  terminal_leave(t);
}
END_TEST

START_TEST(a_follow_up_is_carried_to_a_later_day)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Down>c");
  terminal_expect(t, "It is due 20 Nov.");
  terminal_keys(t, "+7<Enter>");
  terminal_expect(t, "It is due on 20 Nov already. Choose a later day.");
  terminal_keys(t, "<C-u>20 Nov<Enter>");
  terminal_expect(t, "It is due on 20 Nov already. Choose a later day.");
  terminal_keys(t, "<C-u>29 Nov<Enter>");
  terminal_expect(t, "Carried on until Sun 29 Nov 2026, which is no school day. u undoes.");
  terminal_leave(t);
}
END_TEST

START_TEST(a_memo_that_has_not_come_is_still_open)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>");
  terminal_expect(t, "Memo about the visit of 6 Oct");
  terminal_expect(t, "30 days late");
  terminal_keys(t, "<Down><Down>");
  terminal_expect(t, "It has not come. Enter opens that visit.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Tue 6 Oct 2026, 09:00 to 11:40");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Thu 12 Nov 2026, since 10:31");
  terminal_leave(t);
}
END_TEST

START_TEST(a_visit_that_is_over_is_gone_on_with)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>");
  g_autofree char *uid = under_way();
  terminal_keys(t, "fe");
  terminal_expect(t, "Go on with it");
  terminal_keys(t, "b");
  terminal_expect(t, "The visit is under way again. f ends it. u undoes.");
  visit_data_expect(&data, &record_visit, uid, "state", "open");
  visit_data_expect(&data, &record_visit, uid, "departed", NULL);
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_visit, uid, "state", "made");
  visit_data_expect(&data, &record_visit, uid, "departed", "10:31");
  terminal_keys(t, "gv[<End><Enter>");
  terminal_expect(t, "Tue 6 Oct");
  terminal_expect_not(t, "Go on with it");
  terminal_leave(t);
}
END_TEST

START_TEST(a_walkthrough_that_is_not_finished_is_asked_about_at_the_end)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>wFons<Enter>yy<Esc>f");
  terminal_expect(t, "1 walkthrough is begun and not finished");
  terminal_expect(t, "The debrief is still empty");
  terminal_keys(t, "<Esc><Down><Enter>Talk<Esc>");
  g_autofree char *uid = under_way();
  visit_data_expect(&data, &record_visit, uid, "what_seen", "Talk");
  terminal_keys(t, "f");
  terminal_expect(t, "1 walkthrough is begun and not finished");
  terminal_expect_not(t, "The debrief is still empty");
  terminal_keys(t, "e");
  terminal_expect(t, "The visit is over.");
  visit_data_expect(&data, &record_visit, uid, "state", "made");
  terminal_leave(t);
}
END_TEST

START_TEST(nothing_more_is_open_once_all_is_dealt_with)
{
  AUTO(record)
  struct record *memo = fixture_record(&record_improvement_memo, "visit", data.made, "author",
                                       data.fixture.principal[0], "plan", "Talk partners",
                                       "sent_on", "2026-10-13", NULL);
  fixture_save(data.fixture.store, memo);
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>d<Up>d");
  terminal_expect(t, "Still open from before  nothing more");
  terminal_leave(t);
}
END_TEST

START_TEST(a_walkthrough_that_is_begun_stands_in_the_visit_as_a_draft)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>wFons<Enter>");
  terminal_expect(t, "Fonseca, Ana");
  terminal_keys(t, "yy<Esc>");
  terminal_expect(t, "Walkthroughs  1 draft");
  terminal_expect_not(t, "none yet");
  terminal_expect_not(t, "P Slips");
  ui_check_sizes(&data.fixture, ROSA, "v<Down><Down><Down>", "visit-draft");
  terminal_keys(t, "<Up><Down>"); /* it is selected: one comes back from it */
  terminal_expect(t, "Enter goes on with the walkthrough.");
  terminal_keys(t, "<Enter>");
  terminal_expect_not(t, "Walkthroughs  1 draft");
  terminal_expect(t, "Questions ask for reasoning");
  terminal_leave(t);
}
END_TEST

START_TEST(attempts_are_counted_apart_and_tab_goes_on_writing)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>wFons<Enter>t");
  terminal_expect(t, "Walkthroughs  1 attempt, counted apart");
  terminal_keys(t, "<End><Up><Up><Up><Enter>most rooms on level<Tab>pair talk<Tab>");
  terminal_expect(t, "What was seen  most rooms on level");
  terminal_expect(t, "What is next   pair talk");
  terminal_leave(t);
}
END_TEST

START_TEST(a_walkthrough_of_another_day_is_not_part_of_the_visit)
{
  struct terminal *t = ui_open(&data.fixture, ROSA,
                               "vDor<Enter>wFons<Enter>yydDate<Enter>yesterday<Enter>9:00<Enter>");
  terminal_expect(t, "It is no longer part of the visit of 12 Nov");
  terminal_keys(t, "<Esc>u<Esc>"); /* taken back, it is */
  terminal_expect(t, "Walkthroughs  1 draft");
  terminal_keys(t, "<Enter>dDate<Enter>yesterday<Enter><Esc><Esc><Esc>");
  terminal_expect(t, "Walkthroughs  none yet");
  terminal_leave(t);
}
END_TEST

START_TEST(a_date_corrected_back_brings_it_into_the_visit_again)
{
  struct terminal *t = ui_open(&data.fixture, ROSA,
                               "vDor<Enter>wFons<Enter>ydDate<Enter>yesterday<Enter>9:00<Enter>");
  terminal_expect(t, "no longer part of the visit");
  terminal_keys(t, "Date<Enter>today<Enter>");
  terminal_expect(t, "It is part of the visit that is under way.");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "Walkthroughs  1 draft");
  terminal_leave(t);
}
END_TEST

START_TEST(the_owner_is_found_by_given_or_family_name_likeliest_first)
{
  for (int i = 0; i < 2; i++) { /* strangers of the other school */
    AUTO(record)
    struct record *other = fixture_record(&record_staff, "given_name", i ? "Ana" : "Rosa",
                                          "family_name", i ? "Rosario" : "Aa", NULL);
    fixture_part(other, &record_assignment, "role", "teacher", "school", data.fixture.school[1],
                 NULL);
    fixture_save(data.fixture.store, other);
  }
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>nCall the coach<Tab><Enter>");
  terminal_keys(t, "<C-u>Rosa");
  terminal_expect(t, "Rosario, Ana");
  terminal_keys(t, "<Enter>");
  terminal_expect_not(t, "Rosario");
  terminal_expect(t, "Rosa Alvarez");
  terminal_keys(t, "11/10<C-o>");
  terminal_expect(t, "That day is past. If you mean Wed 10 Nov 2027, write the year too.");
  terminal_keys(t, "<C-u>20 Nov<C-o>");
  terminal_leave(t);
}
END_TEST

START_TEST(the_debrief_is_kept_to_the_last_key)
{
  struct terminal *t =
      ui_open(&data.fixture, ROSA, "vDor<Enter><Down><Down><Down><Enter>Students talk in pai");
  terminal_settle(t);
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_open(&data.fixture, ROSA, "v");
  terminal_expect(t, "Students talk in pai");
  terminal_keys(t, "rs<Esc>");
  terminal_expect(t, "Saved. u undoes.");
  g_autofree char *uid = under_way();
  visit_data_expect(&data, &record_visit, uid, "what_seen", "Students talk in pairs");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_visit, uid, "what_seen", NULL);
  terminal_leave(t);
}
END_TEST

START_TEST(times_are_corrected_and_wrong_ones_are_told)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Enter>");
  terminal_expect(t, "Arrived");
  terminal_keys(t, "<C-u>9:05<Tab>8:50<C-o>");
  terminal_expect(t, "Leaving at 08:50 would be before arriving at 09:05. Correct one of them.");
  terminal_keys(t, "<C-u>25:10<Tab>");
  terminal_expect(t, "25:10");
  terminal_keys(t, "<C-u>11:20<C-o>");
  terminal_expect(t, "9:05 to 11:20");
  g_autofree char *uid = under_way();
  visit_data_expect(&data, &record_visit, uid, "arrived", "09:05");
  visit_data_expect(&data, &record_visit, uid, "departed", "11:20");
  terminal_leave(t);
}
END_TEST

START_TEST(a_new_follow_up_has_an_owner_and_a_date)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>n");
  terminal_expect(t, "Maria Arruda");
  terminal_keys(t, "Talk partners in two rooms<Tab><Tab>+9<Tab>");
  terminal_expect(t, "21 Nov 2026   no school that day"); /* a Saturday */
  terminal_keys(t, "<S-Tab><C-u>+13<Tab>");
  terminal_expect(t, "25 Nov 2026");
  terminal_expect_not(t, "no school that day");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "Talk partners in two rooms");
  terminal_expect(t, "25 Nov");
  g_autofree char *uid = under_way();
  AUTO(rowset)
  struct rowset *rows =
      store_query(data.fixture.store, STATEMENT_FOLLOW_UP_LIST, NULL, "visit", uid, NULL);
  ck_assert_int_eq(rows->row_count, 1);
  ck_assert_str_eq(rowset_get(rows, 0, "owner"), MARIA);
  ck_assert_str_eq(rowset_get(rows, 0, "due_on"), "2026-11-25");
  terminal_leave(t);
}
END_TEST

START_TEST(two_who_write_in_one_visit_both_keep_their_words)
{
  struct terminal *t =
      ui_open(&data.fixture, ROSA, "vDor<Enter><Down><Down><Down><Enter>Seen by me");
  g_autofree char *uid = under_way();
  AUTO(record) struct record *visit = store_load(data.fixture.store, &record_visit, uid, NULL);
  record_set(visit, "purpose", "theirs");
  fixture_save(data.fixture.store, visit);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Saved, with what somebody else changed meanwhile.");
  visit_data_expect(&data, &record_visit, uid, "purpose", "theirs");
  visit_data_expect(&data, &record_visit, uid, "what_seen", "Seen by me");
  AUTO(record) struct record *again = store_load(data.fixture.store, &record_visit, uid, NULL);
  terminal_keys(t, "<Enter> and more");
  record_set(again, "what_seen", "Seen by another");
  fixture_save(data.fixture.store, again);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "k");
  visit_data_expect(&data, &record_visit, uid, "what_seen", "Seen by me and more");
  terminal_leave(t);
}
END_TEST

START_TEST(two_who_say_who_came_along_are_asked)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter><Home><Down><Enter>");
  terminal_expect(t, "Who came along");
  g_autofree char *uid = under_way();
  AUTO(record) struct record *visit = store_load(data.fixture.store, &record_visit, uid, NULL);
  fixture_part(visit, &record_visit_companion, "staff", data.fixture.manager, NULL);
  fixture_save(data.fixture.store, visit);
  terminal_keys(t, "Arruda<Enter>");
  terminal_expect(t, "Nothing is lost");
  terminal_keys(t, "t");
  AUTO(record) struct record *now = store_load(data.fixture.store, &record_visit, uid, NULL);
  ck_assert_uint_eq(record_parts(now, &record_visit_companion)->len, 2);
  terminal_leave(t);
}
END_TEST

START_TEST(the_day_of_the_memo_moves_with_the_visit)
{
  AUTO(record)
  struct record *visit = fixture_load(data.fixture.store, &record_visit, data.planned);
  record_set(visit, "memo_due_on", "2026-11-20");
  fixture_save(data.fixture.store, visit);
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv<Down>m24 Nov<Enter>rain<Enter>");
  terminal_expect(t, "Moved to Tue 24 Nov 2026; the memo is due on 26 Nov. u undoes.");
  terminal_leave(t);
}
END_TEST

START_TEST(a_visit_is_not_put_onto_another_in_its_form)
{
  g_autofree char *other = visit_data_plan(&data, "2026-11-20");
  ck_assert_ptr_nonnull(other);
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv<Down><Enter>");
  terminal_expect(t, "Visit · Doran Elementary");
  terminal_keys(t, "<Home><Enter><C-u>20 Nov<Enter><Enter>");
  terminal_expect(t, "A visit to Doran Elementary is planned for 20 Nov 2026 already.");
  visit_data_expect(&data, &record_visit, data.planned, "visited_on", "2026-11-18");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_visit");
  TCase *tests = tcase_create("ui_visit");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screens);
  tcase_add_test(tests, one_that_is_planned_for_a_day_near_may_be_the_one);
  tcase_add_test(tests, v_begins_one_and_f_ends_it);
  tcase_add_test(tests, a_visit_that_was_begun_by_mistake_is_taken_back);
  tcase_add_test(tests, what_is_open_is_done_carried_or_dropped);
  tcase_add_test(tests, nothing_more_is_open_once_all_is_dealt_with);
  tcase_add_test(tests, a_follow_up_is_carried_to_a_later_day);
  tcase_add_test(tests, a_memo_that_has_not_come_is_still_open);
  tcase_add_test(tests, a_visit_that_is_over_is_gone_on_with);
  tcase_add_test(tests, a_walkthrough_that_is_not_finished_is_asked_about_at_the_end);
  tcase_add_test(tests, a_walkthrough_that_is_begun_stands_in_the_visit_as_a_draft);
  tcase_add_test(tests, attempts_are_counted_apart_and_tab_goes_on_writing);
  tcase_add_test(tests, a_walkthrough_of_another_day_is_not_part_of_the_visit);
  tcase_add_test(tests, a_date_corrected_back_brings_it_into_the_visit_again);
  tcase_add_test(tests, the_owner_is_found_by_given_or_family_name_likeliest_first);
  tcase_add_test(tests, the_debrief_is_kept_to_the_last_key);
  tcase_add_test(tests, times_are_corrected_and_wrong_ones_are_told);
  tcase_add_test(tests, a_new_follow_up_has_an_owner_and_a_date);
  tcase_add_test(tests, two_who_write_in_one_visit_both_keep_their_words);
  tcase_add_test(tests, two_who_say_who_came_along_are_asked);
  tcase_add_test(tests, the_day_of_the_memo_moves_with_the_visit);
  tcase_add_test(tests, a_visit_is_not_put_onto_another_in_its_form);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
