/* Follow-ups and memos as they are dealt with. */
#include "work/follow_up.h"
#include "work/visit.h"

#include "base/error.h"
#include "db/history.h"
#include "model/tables.h"

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

/* Begun on 12 Nov 2026 and due on due_on. Yours. */
static struct record *follow_up_due(const char *due_on)
{
  return fixture_record(&record_follow_up, "school", f.school[0], "owner", f.principal[0], "text",
                        "Co-plan", "due_on", due_on, "made_on", "2026-11-12", NULL);
}

START_TEST(a_follow_up_is_not_due_before_it_was_agreed_on)
{
  AUTO(record) struct record *record = follow_up_due("2026-06-15");
  g_autoptr(GError) error = NULL;
  ck_assert(!store_save(f.store, record, "Agree", &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_str_eq(error->message, "It was agreed on 12 Nov 2026, so it cannot be due on 15 Jun "
                                   "2026. Choose a later day.");
  record_set(record, "due_on", "2026-11-12");
  ck_assert(store_save(f.store, record, "Agree", NULL));
  record_set(record, "due_on", "2026-11-11");
  ck_assert(!store_save(f.store, record, "Change", NULL));
}
END_TEST

START_TEST(one_that_came_in_due_before_it_was_agreed_on_can_be_changed)
{
  AUTO(record) struct record *record = follow_up_due("2026-06-15");
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  AUTO(change) struct change *change = change_begin(f.store, "Import", CHANGE_IMPORT, NULL);
  ck_assert(change_save(change, record, NULL, NULL));
  ck_assert(change_commit(g_steal_pointer(&change), NULL));
  record_set(record, "text", "Co-plan twice a month");
  ck_assert(store_save(f.store, record, "Change", NULL));
  ck_assert(follow_up_done(f.store, record->uid, NULL, NULL));
  ck_assert(follow_up_reopen(f.store, record->uid, NULL, NULL));
  ck_assert(follow_up_carry(f.store, record->uid, "2026-12-04", NULL, NULL, NULL));
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  AUTO(record) struct record *now = fixture_load(f.store, &record_follow_up, record->uid);
  ck_assert_str_eq(record_get(now, "due_on"), "2026-06-15");
}
END_TEST

START_TEST(a_step_that_is_to_be_done_by_a_day_that_is_past_is_not_sent)
{
  g_autofree char *visit = visit_begin(f.store, f.school[0], NULL);
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  AUTO(record)
  struct record *memo = fixture_record(&record_improvement_memo, "visit", visit, "author",
                                       f.principal[0], "plan", "Teams meet each Tuesday.", NULL);
  fixture_part(memo, &record_memo_step, "position", "1", "text", "Sort exit tickets", "owner",
               f.principal[0], "due_on", "2026-11-11", NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!visit_memo_send(f.store, memo, &error));
  ck_assert_str_eq(error->message, "The step “Sort exit tickets” is to be done by 11 Nov 2026, "
                                   "which is past. Give it a day to come, or take it away; then "
                                   "send the memo.");
  record_set(record_parts(memo, &record_memo_step)->pdata[0], "due_on", "2026-11-12");
  ck_assert(visit_memo_send(f.store, memo, NULL));
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

/* A principal of the first school since a day. Its uid, yours. */
static char *new_principal(const char *family, const char *from_on)
{
  struct record *record =
      fixture_record(&record_staff, "family_name", family, "given_name", "Ada", NULL);
  fixture_part(record, &record_assignment, "role", "principal", "school", f.school[0], "from_on",
               from_on, NULL);
  return fixture_kept(f.store, record);
}

static void expect_writer(const char *visit, const char *uid, const char *name)
{
  AUTO(rowset) struct rowset *due = store_query(f.store, STATEMENT_MEMO_DUE, NULL, NULL);
  AUTO(rowset)
  struct rowset *owed =
      store_query(f.store, STATEMENT_VISIT_MEMOS_OWED, NULL, "visit", visit, NULL);
  g_autofree char *now =
      store_value(f.store, STATEMENT_VISIT_PRINCIPAL, NULL, "school", f.school[0], NULL);
  ck_assert_int_eq(due->row_count, 1);
  ck_assert_str_eq(rowset_get(due, 0, "principal_uid"), uid);
  ck_assert_int_eq(owed->row_count, 1);
  ck_assert_str_eq(rowset_get(owed, 0, "owner"), name);
  ck_assert_str_eq(now, uid);
}

START_TEST(the_memo_is_expected_of_the_principal_of_now)
{
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  fixture_keep(f.store, fixture_record(&record_visit, "school", f.school[0], "visitor",
                                       f.supervisor, "state", "made", "visited_on", "2026-11-02",
                                       "memo_due_on", "2026-11-09", NULL));
  g_autofree char *next =
      fixture_kept(f.store, fixture_record(&record_visit, "school", f.school[0], "visitor",
                                           f.supervisor, "visited_on", "2026-11-18", NULL));
  expect_writer(next, f.principal[0], "Maria Arruda");
  g_autofree char *came = new_principal("Zimmer", "2026-11-01");
  expect_writer(next, came, "Ada Zimmer");
  AUTO(record) struct record *left = fixture_load(f.store, &record_staff, came);
  record_set(left, "active", "0");
  fixture_save(f.store, left);
  expect_writer(next, f.principal[0], "Maria Arruda");
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

int main(void)
{
  Suite *suite = suite_create("follow-ups");
  TCase *cases = tcase_create("follow-ups and memos");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, what_becomes_of_a_follow_up_is_kept_and_can_be_undone);
  tcase_add_test(cases, a_follow_up_is_not_due_before_it_was_agreed_on);
  tcase_add_test(cases, one_that_came_in_due_before_it_was_agreed_on_can_be_changed);
  tcase_add_test(cases, a_step_that_is_to_be_done_by_a_day_that_is_past_is_not_sent);
  tcase_add_test(cases, a_memo_is_its_writers_until_it_is_sent_and_its_steps_become_follow_ups);
  tcase_add_test(cases, an_unsent_memo_is_handed_over_to_the_principal_of_now);
  tcase_add_test(cases, the_memo_is_expected_of_the_principal_of_now);
  tcase_add_test(cases, a_step_without_owner_or_date_is_not_sent);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
