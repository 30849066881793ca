/* Visits, follow-ups and memos as they are dealt with, and the rules of visit types. */
#include "work/follow_up.h"
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

static char *plan(const char *day)
{
  struct record *visit = fixture_record(&record_visit, "school", f.school[0], "visitor",
                                        f.supervisor, "visited_on", day, NULL);
  fixture_save(f.store, visit);
  char *uid = g_strdup(visit->uid);
  record_free(visit);
  return uid;
}

static char *agree(const char *visit)
{
  struct record *record =
      fixture_record(&record_follow_up, "school", f.school[0], "owner", f.principal[0], "text",
                     "Co-plan exit tickets", "due_on", "2026-11-20", "made_on", "2026-11-12",
                     "origin", "visit", "visit", visit, NULL);
  fixture_save(f.store, record);
  char *uid = g_strdup(record->uid);
  record_free(record);
  return uid;
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
  ck_assert_str_eq(error->message, "11 Nov 2026 is past. Choose a day to come; v begins a visit "
                                   "that is today.");
  AUTO(record) struct record *visit = fixture_load(f.store, &record_visit, uid);
  ck_assert_str_eq(record_get(visit, "visited_on"), "2026-11-18");
  g_clear_error(&error);
  ck_assert(!visit_move(f.store, uid, "2026-11-18", "snow day", &error));
  ck_assert_str_eq(error->message, "It is planned for that day already. Choose another.");
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  ck_assert(!visit_move_all(f.store, uids, "2026-11-11", NULL, NULL));
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
  ck_assert(!visit_miss(f.store, coming, "snow day", &error));
  ck_assert_str_eq(error->message, "Wed 18 Nov 2026 is still to come. If the visit does not fit "
                                   "that day, move it: m.");
  ck_assert(!visit_made(f.store, coming, NULL));
  expect_state(coming, "planned");
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

START_TEST(a_visit_is_planned_once)
{
  g_autofree char *uid = visit_plan(f.store, f.school[0], "2026-11-18", NULL);
  ck_assert_ptr_nonnull(uid);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(visit_plan(f.store, f.school[0], "2026-11-18", &error));
  ck_assert_str_eq(error->message,
                   "A visit to Doran Elementary is planned for 18 Nov 2026 already. "
                   "Open it in Visits.");
  g_autofree char *later = visit_plan(f.store, f.school[0], "2026-11-19", NULL);
  ck_assert_ptr_nonnull(later);
}
END_TEST

START_TEST(several_are_moved_and_brought_back_in_one)
{
  g_autofree char *first = plan("2026-11-16");
  g_autofree char *second = plan("2026-11-16");
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, first);
  g_ptr_array_add(uids, second);
  ck_assert(visit_move_all(f.store, uids, "2026-11-17", "no school that day", NULL));
  expect_day(first, "2026-11-17");
  expect_day(second, "2026-11-17");
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  expect_day(first, "2026-11-16");
  expect_day(second, "2026-11-16");
  g_autofree char *made = visit_begin(f.store, f.school[0], NULL);
  g_ptr_array_add(uids, made);
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_move_all(f.store, uids, "2026-11-17", NULL, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  expect_day(first, "2026-11-16");
}
END_TEST

START_TEST(what_becomes_of_a_follow_up_is_kept_and_can_be_undone)
{
  g_autofree char *visit = visit_begin(f.store, f.school[0], NULL);
  g_autofree char *uid = agree(visit);
  g_autoptr(GError) error = NULL;
  ck_assert(!follow_up_carry(f.store, uid, "2026-11-12", NULL, visit, &error));
  g_clear_error(&error);
  ck_assert(!follow_up_carry(f.store, uid, "2026-11-20", NULL, visit, &error));
  ck_assert_str_eq(error->message, "It is due on 20 Nov already. Choose a later day.");
  ck_assert(follow_up_carry(f.store, uid, "2026-12-04", "the team met once", visit, NULL));
  ck_assert(follow_up_done(f.store, uid, visit, NULL));
  AUTO(record) struct record *done = fixture_load(f.store, &record_follow_up, uid);
  ck_assert_str_eq(record_get(done, "closed_on"), "2026-11-12");
  ck_assert_int_eq(record_parts(done, &record_follow_up_step)->len, 2);
  g_autoptr(GError) closed = NULL;
  ck_assert(!follow_up_done(f.store, uid, visit, &closed));
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  AUTO(record) struct record *open = fixture_load(f.store, &record_follow_up, uid);
  ck_assert_str_eq(record_get(open, "state"), "open");
  g_autoptr(GError) why = NULL;
  ck_assert(!follow_up_drop(f.store, uid, NULL, visit, &why));
  ck_assert(follow_up_drop(f.store, uid, "part of the SIP now", visit, NULL));
  ck_assert(follow_up_reopen(f.store, uid, NULL, NULL));
}
END_TEST

START_TEST(a_memo_is_its_writers_until_it_is_sent_and_its_steps_become_follow_ups)
{
  g_autofree char *visit = visit_begin(f.store, f.school[0], NULL);
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  AUTO(record) struct record *memo =
      fixture_record(&record_improvement_memo, "visit", visit, "author", f.principal[0], NULL);
  fixture_part(memo, &record_memo_step, "position", "1", "text", "Sort exit tickets", "owner",
               f.principal[0], "due_on", "2026-12-01", NULL);
  fixture_save(f.store, memo);
  g_autofree char *uid = g_strdup(memo->uid);
  ck_assert(store_set_viewer(f.store, f.supervisor, NULL));
  ck_assert_ptr_null(store_load(f.store, &record_improvement_memo, uid, NULL));
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  g_autoptr(GError) empty = NULL;
  ck_assert(!visit_memo_send(f.store, memo, &empty));
  record_set(memo, "plan", "Teams sort exit tickets each Tuesday.");
  ck_assert(visit_memo_send(f.store, memo, NULL));
  ck_assert(store_set_viewer(f.store, f.supervisor, NULL));
  AUTO(record) struct record *sent = fixture_load(f.store, &record_improvement_memo, uid);
  ck_assert_str_eq(record_get(sent, "sent_on"), "2026-11-12");
  AUTO(rowset) struct rowset *follow_ups =
      store_query(f.store, STATEMENT_FOLLOW_UP_LIST, NULL, "visit", visit, NULL);
  ck_assert_int_eq(follow_ups->row_count, 1);
  ck_assert_str_eq(rowset_get(follow_ups, 0, "text"), "Sort exit tickets");
}
END_TEST

START_TEST(an_unsent_memo_is_handed_over_to_the_principal_of_now)
{
  g_autofree char *visit = visit_begin(f.store, f.school[0], NULL);
  AUTO(record)
  struct record *memo = fixture_record(&record_improvement_memo, "visit", visit, "author",
                                       f.principal[1], "plan", "Two rooms a week", NULL);
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  fixture_save(f.store, memo);
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  ck_assert(!visit_memo_hand_over(f.store, memo->uid, NULL)); /* nobody takes it */
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  ck_assert(visit_memo_hand_over(f.store, memo->uid, NULL));
  AUTO(record) struct record *theirs = fixture_load(f.store, &record_improvement_memo, memo->uid);
  ck_assert_str_eq(record_get(theirs, "author"), f.principal[0]);
  ck_assert_str_eq(record_get(theirs, "plan"), "Two rooms a week");
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_memo_hand_over(f.store, memo->uid, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  ck_assert(visit_memo_send(f.store, theirs, NULL));
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  g_clear_error(&error);
  ck_assert(!visit_memo_hand_over(f.store, memo->uid, &error));
  ck_assert_str_eq(error->message, "This memo was sent. It stays with who wrote it.");
}
END_TEST

START_TEST(a_step_without_owner_or_date_is_not_sent)
{
  g_autofree char *visit = visit_begin(f.store, f.school[0], NULL);
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  AUTO(record)
  struct record *memo = fixture_record(&record_improvement_memo, "visit", visit, "author",
                                       f.principal[0], "plan", "Teams meet each Tuesday.", NULL);
  fixture_part(memo, &record_memo_step, "position", "1", "text", "Sort exit tickets", NULL);
  struct record *step = record_parts(memo, &record_memo_step)->pdata[0];
  static const char *const lacks[] = { "no owner and no date.", "no date.", "no owner." };
  for (int i = 0; i < 3; i++) {
    record_set(step, "owner", i == 1 ? f.principal[0] : NULL);
    record_set(step, "due_on", i == 2 ? "2026-12-01" : NULL);
    g_autoptr(GError) error = NULL;
    ck_assert(!visit_memo_send(f.store, memo, &error));
    ck_assert(error_is(error, TL_ERROR_INVALID));
    g_autofree char *said = g_strdup_printf("The step “Sort exit tickets” has %s", lacks[i]);
    ck_assert_msg(g_str_has_prefix(error->message, said), "%s", error->message);
    ck_assert_ptr_null(record_get(memo, "sent_on"));
  }
  record_set(step, "owner", f.principal[0]);
  ck_assert(visit_memo_send(f.store, memo, NULL));
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
  tcase_add_test(cases, a_visit_that_is_moved_keeps_its_first_day);
  tcase_add_test(cases, a_visit_is_not_moved_to_a_day_that_is_past);
  tcase_add_test(cases, a_visit_is_planned_once);
  tcase_add_test(cases, what_became_of_a_day_is_noted_once_it_has_come);
  tcase_add_test(cases, a_visit_of_today_is_gone_on_with_while_no_other_is_under_way);
  tcase_add_test(cases, several_are_moved_and_brought_back_in_one);
  tcase_add_test(cases, what_becomes_of_a_follow_up_is_kept_and_can_be_undone);
  tcase_add_test(cases, a_memo_is_its_writers_until_it_is_sent_and_its_steps_become_follow_ups);
  tcase_add_test(cases, an_unsent_memo_is_handed_over_to_the_principal_of_now);
  tcase_add_test(cases, a_step_without_owner_or_date_is_not_sent);
  tcase_add_test(cases, what_breaks_a_rule_of_the_contract_is_said_in_time);
  tcase_add_test(cases, a_note_says_no_more_than_the_outcome);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
