/* Visits as they are planned, moved and made, and the rules of visit types. */
#include "work/visit.h"

#include "base/error.h"
#include "db/history.h"
#include "model/tables.h"
#include "model/visit_rules.h"

#include "fixture.h"
#include "suite.h"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
  ck_assert(store_set_viewer(f.store, f.supervisor, NULL));
}

static void end(void)
{
  fixture_end(&f);
}

START_TEST(a_note_says_no_more_than_the_outcome)
{
  ck_assert_ptr_null(visit_note_beside("substitute", "Substitute"));
  ck_assert_ptr_null(visit_note_beside("substitute", NULL));
  ck_assert_str_eq(visit_note_beside("substitute", "Kim Smith"), "Kim Smith");
  ck_assert_str_eq(visit_note_beside(NULL, "substitute"), "substitute");
}
END_TEST

static char *plan_at(const char *school, const char *day, const char *memo_due)
{
  struct record *visit =
      fixture_record(&record_visit, "school", school, "visitor", f.supervisor, "visited_on", day,
                     "memo_due_on", memo_due ? memo_due : "", NULL);
  fixture_save(f.store, visit);
  char *uid = g_strdup(visit->uid);
  record_free(visit);
  return uid;
}

static char *plan(const char *day)
{
  return plan_at(f.school[0], day, NULL);
}

START_TEST(a_visit_begins_once_with_the_principal_along_and_ends)
{
  g_autofree char *uid = visit_begin(f.store, f.school[0], NULL);
  ck_assert_ptr_nonnull(uid);
  g_autofree char *again = visit_begin(f.store, f.school[0], NULL);
  ck_assert_str_eq(uid, again);
  g_autofree char *under_way = visit_under_way(f.store);
  ck_assert_str_eq(uid, under_way);
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(visit, "arrived"), "10:31");
  const GPtrArray *with = record_parts(visit, &record_visit_companion);
  ck_assert_int_eq(with->len, 1);
  ck_assert_str_eq(record_get(with->pdata[0], "staff"), f.principal[0]);
  ck_assert(visit_end(f.store, uid, NULL));
  AUTO(record) struct record *made = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(made, "state"), "made");
  ck_assert_str_eq(record_get(made, "departed"), "10:31");
  ck_assert_ptr_null(visit_under_way(f.store));
}
END_TEST

START_TEST(the_visit_planned_for_today_is_the_one_that_begins)
{
  g_autofree char *planned = plan("2026-11-12");
  g_autofree char *uid = visit_begin(f.store, f.school[0], NULL);
  ck_assert_str_eq(planned, uid);
}
END_TEST

START_TEST(a_second_visit_does_not_begin_while_one_is_under_way)
{
  g_autofree char *uid = visit_begin(f.store, f.school[0], NULL);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(visit_begin(f.store, f.school[1], &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert_str_eq(error->message, "The visit to Doran Elementary is under way. End it first.");
  ck_assert(visit_end(f.store, uid, NULL));
  g_autofree char *second = visit_begin(f.store, f.school[1], NULL);
  ck_assert_ptr_nonnull(second);
}
END_TEST

START_TEST(a_visit_that_is_moved_keeps_its_first_day)
{
  g_autofree char *uid = plan("2026-11-16");
  ck_assert(visit_move(f.store, uid, "2026-11-18", "snow day", NULL));
  ck_assert(visit_move(f.store, uid, "2026-11-19", "snow day", NULL));
  AUTO(record) struct record *moved = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(moved, "original_on"), "2026-11-16");
  ck_assert_str_eq(record_get(moved, "visited_on"), "2026-11-19");
  ck_assert(visit_move(f.store, uid, "2026-11-16", NULL, NULL));
  AUTO(record) struct record *back = fixture_load(f.store, &record_visit, uid);
  ck_assert_ptr_null(record_get(back, "original_on"));
}
END_TEST

static void expect_day(const char *uid, const char *day)
{
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(visit, "visited_on"), day);
}

START_TEST(a_visit_is_not_moved_to_a_day_that_is_past)
{
  g_autofree char *uid = plan("2026-11-18");
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_move(f.store, uid, "2026-11-11", "snow day", &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_str_eq(error->message, "That day is past. Choose today or a day to come.");
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(visit, "visited_on"), "2026-11-18");
  g_clear_error(&error);
  ck_assert(!visit_move(f.store, uid, "2026-11-18", "snow day", &error));
  ck_assert_str_eq(error->message, "It is planned for that day already. Choose another.");
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
  ck_assert(!visit_move_all(f.store, uids, "2026-11-11", NULL, left, NULL));
  ck_assert(visit_move(f.store, uid, "2026-11-12", NULL, NULL)); /* today */
}
END_TEST

static void expect_state(const char *uid, const char *state)
{
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(visit, "state"), state);
}

START_TEST(what_became_of_a_day_is_noted_once_it_has_come)
{
  g_autofree char *past = plan("2026-11-09");
  g_autofree char *coming = plan("2026-11-18");
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_miss(f.store, coming, NULL, &error));
  ck_assert_str_eq(error->message, "Why is it cancelled? Give a reason in a few words, or move it "
                                   "to another day (m).");
  ck_assert(!visit_made(f.store, coming, NULL));
  expect_state(coming, "planned");
  ck_assert(visit_miss(f.store, coming, "conference", NULL));
  expect_state(coming, "missed");
  ck_assert(visit_miss(f.store, past, "snow day", NULL));
  expect_state(past, "missed");
  ck_assert(visit_made(f.store, past, NULL));
  expect_state(past, "made");
  expect_day(past, "2026-11-09");
  ck_assert(!visit_made(f.store, past, NULL));
  ck_assert(!visit_go_on(f.store, past, NULL));
}
END_TEST

START_TEST(a_visit_of_today_is_gone_on_with_while_no_other_is_under_way)
{
  g_autofree char *first = visit_begin(f.store, f.school[0], NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_go_on(f.store, first, NULL));
  ck_assert(visit_end(f.store, first, NULL));
  g_autofree char *second = visit_begin(f.store, f.school[1], NULL);
  ck_assert(!visit_go_on(f.store, first, &error));
  ck_assert_str_eq(error->message, "The visit to Kuss Middle is under way. End it first.");
  ck_assert(visit_end(f.store, second, NULL));
  ck_assert(visit_go_on(f.store, first, NULL));
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, first);
  ck_assert_str_eq(record_get(visit, "state"), "open");
  ck_assert_str_eq(record_get(visit, "arrived"), "10:31");
  ck_assert_ptr_null(record_get(visit, "departed"));
}
END_TEST

START_TEST(a_visit_of_another_is_not_gone_on_with_while_they_have_one_under_way)
{
  g_autofree char *first = visit_begin(f.store, f.school[0], NULL);
  ck_assert(visit_end(f.store, first, NULL));
  g_autofree char *second = visit_begin(f.store, f.school[1], NULL);
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_go_on(f.store, first, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert_str_eq(error->message, "Rosa Alvarez has another visit under way. It is theirs to end; "
                                   "then go on with this one.");
  ck_assert(store_set_viewer(f.store, f.supervisor, NULL));
  ck_assert(visit_end(f.store, second, NULL));
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  ck_assert(visit_go_on(f.store, first, NULL));
}
END_TEST

START_TEST(a_visit_is_planned_once)
{
  g_autofree char *uid = visit_plan(f.store, f.school[0], "2026-11-18", NULL);
  ck_assert_ptr_nonnull(uid);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(visit_plan(f.store, f.school[0], "2026-11-18", &error));
  ck_assert_str_eq(error->message,
                   "A visit to Doran Elementary is planned for 18 Nov 2026 already. "
                   "Choose another day, or open that one in Visits.");
  g_autofree char *later = visit_plan(f.store, f.school[0], "2026-11-19", NULL);
  ck_assert_ptr_nonnull(later);
}
END_TEST

START_TEST(a_visit_is_not_moved_onto_another)
{
  g_autofree char *there = plan("2026-11-17");
  g_autofree char *uid = plan("2026-11-16");
  g_autofree char *elsewhere = plan_at(f.school[1], "2026-11-16", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_move(f.store, uid, "2026-11-17", "snow day", &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert_str_eq(error->message,
                   "A visit to Doran Elementary is planned for 17 Nov 2026 already. Choose another "
                   "day, or open that one in Visits.");
  expect_day(uid, "2026-11-16");
  ck_assert(visit_move(f.store, elsewhere, "2026-11-17", NULL, NULL));
  ck_assert(visit_move(f.store, there, "2026-11-18", NULL, NULL));
  ck_assert(visit_move(f.store, uid, "2026-11-17", NULL, NULL));
  g_autofree char *under_way = visit_begin(f.store, f.school[0], NULL);
  ck_assert_ptr_nonnull(under_way);
  g_clear_error(&error);
  ck_assert(!visit_move(f.store, uid, "2026-11-12", NULL, &error));
  ck_assert_str_eq(error->message, "A visit to Doran Elementary is under way today. Choose another "
                                   "day, or go on with that one.");
}
END_TEST

static void expect_memo_due(const char *uid, const char *day)
{
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(visit, "memo_due_on"), day);
}

START_TEST(the_memo_moves_along_with_the_visit)
{
  g_autofree char *uid = plan_at(f.school[0], "2026-11-24", "2026-12-01");
  ck_assert(visit_move(f.store, uid, "2026-12-02", "snow day", NULL));
  expect_memo_due(uid, "2026-12-09");
  ck_assert(visit_move(f.store, uid, "2026-11-24", NULL, NULL));
  expect_memo_due(uid, "2026-12-01");
  ck_assert(visit_move(f.store, uid, "2026-11-28", NULL, NULL)); /* Sat 5 Dec is no school day */
  expect_memo_due(uid, "2026-12-07");
}
END_TEST

START_TEST(several_are_moved_and_brought_back_in_one)
{
  g_autofree char *first = plan("2026-11-16");
  g_autofree char *second = plan_at(f.school[1], "2026-11-16", "2026-11-16");
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(uids, first);
  g_ptr_array_add(uids, second);
  ck_assert(visit_move_all(f.store, uids, "2026-11-17", "no school that day", left, NULL));
  ck_assert_int_eq(left->len, 0);
  expect_day(first, "2026-11-17");
  expect_day(second, "2026-11-17");
  expect_memo_due(second, "2026-11-17");
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  expect_day(first, "2026-11-16");
  expect_day(second, "2026-11-16");
  g_autofree char *made = visit_begin(f.store, f.school[0], NULL);
  g_ptr_array_add(uids, made);
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_move_all(f.store, uids, "2026-11-17", NULL, left, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  expect_day(first, "2026-11-16");
}
END_TEST

START_TEST(one_whose_day_is_taken_stays_while_the_others_move)
{
  g_autofree char *there = plan("2026-11-17");
  ck_assert_ptr_nonnull(there);
  g_autofree char *first = plan("2026-11-16");
  g_autofree char *second = plan_at(f.school[1], "2026-11-16", NULL);
  g_autofree char *twice = plan_at(f.school[1], "2026-11-16", NULL);
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(uids, first);
  g_ptr_array_add(uids, second);
  g_ptr_array_add(uids, twice);
  ck_assert(visit_move_all(f.store, uids, "2026-11-17", "no school that day", left, NULL));
  ck_assert_int_eq(left->len, 2);
  ck_assert_str_eq(left->pdata[0], first);
  ck_assert_str_eq(left->pdata[1], twice);
  expect_day(first, "2026-11-16");
  expect_day(second, "2026-11-17");
  expect_day(twice, "2026-11-16");
}
END_TEST

/* It was begun, and that was undone. */
START_TEST(a_planned_visit_with_walkthroughs_is_neither_moved_nor_missed)
{
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  g_autofree char *uid = plan("2026-11-12");
  g_autofree char *made =
      fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", NULL, NULL });
  AUTO(record) struct record *walkthrough = fixture_load(f.store, &record_walkthrough, made);
  record_set(walkthrough, "visit", uid);
  fixture_save(f.store, walkthrough);
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_move(f.store, uid, "2026-11-24", NULL, &error));
  ck_assert_str_eq(error->message,
                   "1 walkthrough is part of this visit, so it took place. Begin it again (b); "
                   "once its day is past, note it as made (y).");
  ck_assert(!visit_miss(f.store, uid, "flu", NULL));
  expect_state(uid, "planned");
  ck_assert(visit_made(f.store, uid, NULL));
}
END_TEST

START_TEST(what_breaks_a_rule_of_the_contract_is_said_in_time)
{
  AUTO(record) struct record *type = fixture_record(
      &record_visit_type, "code", "o", "name", "Informal observation", "counts_as_observation", "1",
      "minimum_minutes", "15", "feedback_days", "1", NULL);
  AUTO(record) struct record *walkthrough =
      fixture_record(&record_walkthrough, "made_on", "2026-11-12", "minutes", "9", NULL);
  AUTO(calendar) struct calendar *calendar = calendar_new();
  g_autoptr(GPtrArray) said = visit_rule_warnings(type, walkthrough, calendar, "2026-11-12");
  ck_assert_int_eq(said->len, 2);
  ck_assert_str_eq(said->pdata[0],
                   "9 minutes are too short to count as an observation: Informal "
                   "observation asks for 15. Stay longer, or choose another visit type.");
  ck_assert_str_eq(said->pdata[1],
                   "Written feedback is due on the next school day, Friday 13 November 2026.");
  record_set(walkthrough, "minutes", "15");
  g_autoptr(GPtrArray) late = visit_rule_warnings(type, walkthrough, calendar, "2026-11-16");
  ck_assert_int_eq(late->len, 1);
  ck_assert_str_eq(late->pdata[0], "Written feedback was due on Friday 13 November 2026.");
  fixture_part(walkthrough, &record_delivery, "delivered_on", "2026-11-12", "how", "mailbox", NULL);
  g_autoptr(GPtrArray) well = visit_rule_warnings(type, walkthrough, calendar, "2026-11-16");
  ck_assert_int_eq(well->len, 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("visit");
  TCase *cases = tcase_create("visit");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, a_visit_begins_once_with_the_principal_along_and_ends);
  tcase_add_test(cases, the_visit_planned_for_today_is_the_one_that_begins);
  tcase_add_test(cases, a_second_visit_does_not_begin_while_one_is_under_way);
  tcase_add_test(cases, a_visit_that_is_moved_keeps_its_first_day);
  tcase_add_test(cases, a_visit_is_not_moved_to_a_day_that_is_past);
  tcase_add_test(cases, a_visit_of_another_is_not_gone_on_with_while_they_have_one_under_way);
  tcase_add_test(cases, a_visit_is_planned_once);
  tcase_add_test(cases, what_became_of_a_day_is_noted_once_it_has_come);
  tcase_add_test(cases, a_visit_of_today_is_gone_on_with_while_no_other_is_under_way);
  tcase_add_test(cases, a_visit_is_not_moved_onto_another);
  tcase_add_test(cases, the_memo_moves_along_with_the_visit);
  tcase_add_test(cases, one_whose_day_is_taken_stays_while_the_others_move);
  tcase_add_test(cases, several_are_moved_and_brought_back_in_one);
  tcase_add_test(cases, a_planned_visit_with_walkthroughs_is_neither_moved_nor_missed);
  tcase_add_test(cases, what_breaks_a_rule_of_the_contract_is_said_in_time);
  tcase_add_test(cases, a_note_says_no_more_than_the_outcome);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
