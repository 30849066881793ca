/* Follow-ups on the screen: what is open, by due date; done, carried, dropped; of whom and where.
 */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"

static struct visit_data data;

/* Beside what the visits have: one of a walkthrough that is not late, and one far off. */
static void start(void)
{
  visit_data_start(&data);
  struct fixture *f = &data.fixture;
  AUTO(rowset)
  struct rowset *rows =
      store_query(f->store, STATEMENT_VISIT_WALKTHROUGHS, NULL, "visit", data.made, NULL);
  ck_assert_ptr_nonnull(rows);
  ui_save(f, fixture_record(&record_follow_up, "school", f->school[0], "owner", f->principal[0],
                            "text", "Look in on talk partners", "due_on", "2026-11-16", "made_on",
                            "2026-10-06", "origin", "walkthrough", "walkthrough",
                            rowset_get(rows, 0, "uid"), NULL));
  ui_save(f, fixture_record(&record_follow_up, "school", f->school[0], "owner", f->principal[0],
                            "text", "Bring two lessons to the DILT", "due_on", "2026-12-10",
                            "made_on", "2026-10-22", "origin", "dilt", NULL));
}

static void end(void)
{
  visit_data_end(&data);
}

static void expect_state(const char *field, const char *value)
{
  g_autofree char *is = visit_data_get(&data, &record_follow_up, data.follow_up, field);
  ck_assert_str_eq(is ? is : "", value);
}

START_TEST(what_it_looks_like)
{
  ui_check_sizes(&data.fixture, ROSA, "gf", "follow-ups");
  ui_check_kinds(&data.fixture, ROSA, "gf", "follow-ups");
}
END_TEST

START_TEST(one_is_done_carried_or_dropped)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gf");
  terminal_expect(t, "4 open, 1 late");
  terminal_expect(t, "Doran Elementary: Co-plan exit tickets with the grade 5 team. From the");
  terminal_keys(t, "d");
  terminal_expect(t, "Done. u undoes.");
  expect_state("state", "done");
  terminal_expect(t, "3 open");
  terminal_expect_not(t, "Co-plan");
  terminal_keys(t, "u");
  expect_state("state", "open");
  terminal_expect(t, "4 open, 1 late");
  terminal_keys(t, "c30 Nov<Enter>");
  terminal_expect(t, "Carried on until 30 Nov. u undoes.");
  expect_state("due_on", "2026-11-30");
  terminal_expect(t, "4 open");
  terminal_expect_not(t, "late");
  terminal_keys(t, "uxthe team was split<Enter>");
  expect_state("state", "dropped");
  expect_state("reason", "the team was split");
  terminal_keys(t, "u");
  expect_state("state", "open");
  terminal_leave(t);
}
END_TEST

START_TEST(enter_goes_where_it_was_agreed)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gf<Enter>");
  terminal_expect(t, "Visit · Doran Elementary");
  terminal_keys(t, "<Esc><Down><Enter>");
  terminal_expect(t, "Walkthrough");
  terminal_expect(t, "09:14");
  terminal_keys(t, "<Esc><End><Enter>");
  terminal_expect(t, "Bring two lessons to the DILT");
  terminal_expect(t, "Maria Arruda");
  terminal_keys(t, "<Esc>e");
  terminal_expect(t, "10 Dec 2026");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "4 open, 1 late");
  terminal_leave(t);
}
END_TEST

START_TEST(what_is_agreed_is_one_sentence)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gf<End>e<Enter> soon<Enter>");
  terminal_expect(t, "Bring two lessons to the DILT soon");
  terminal_expect(t, "One person who will do it.");
  terminal_keys(t, "<C-o>");
  terminal_expect(t, "4 open, 1 late");
  terminal_leave(t);
}
END_TEST

START_TEST(of_one_person_and_of_one_school)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gfo");
  terminal_expect(t, "3 open"); /* beside Maria */
  terminal_keys(t, "arr<Enter>");
  terminal_expect(t, "Follow-ups · Maria Arruda");
  terminal_expect(t, "3 open, 1 late");
  terminal_expect_not(t, "Find a coach");
  terminal_keys(t, "sDor<Enter>");
  terminal_expect(t, "Follow-ups · Doran Elementary");
  terminal_expect(t, "4 open, 1 late");
  terminal_keys(t, "o<Enter>");
  terminal_expect_not(t, "Follow-ups ·");
  terminal_leave(t);
}
END_TEST

START_TEST(other_screens_lead_there)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "/Follow-ups of<Enter>");
  terminal_expect(t, "1 open, 1 late");
  terminal_keys(t, "gp/Arr<Tab>f");
  terminal_expect(t, "Follow-ups · Maria Arruda");
  terminal_keys(t, "<Esc><Enter>f");
  terminal_expect(t, "Follow-ups · Maria Arruda");
  terminal_keys(t, "gt:follow-ups<Enter>");
  terminal_expect(t, "4 open, 1 late");
  terminal_leave(t);
}
END_TEST

START_TEST(today_leads_to_as_many_as_it_counts)
{
  struct fixture *f = &data.fixture;
  ui_save(f, fixture_record(&record_follow_up, "school", f->school[0], "owner", f->supervisor,
                            "text", "My own, late too", "due_on", "2026-11-10", "made_on",
                            "2026-10-06", "origin", "visit", "visit", data.made, NULL));
  struct terminal *t = ui_open(f, ROSA, "");
  while (!terminal_has(t, "▸ Follow-ups of others late at your schools: 1"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Follow-ups · late ones of others");
  terminal_expect(t, "1 open, 1 late");
  terminal_expect(t, "Co-plan exit tickets");
  terminal_keys(t, "o<Enter>");
  terminal_expect(t, "5 open, 2 late");
  terminal_leave(t);
}
END_TEST

/* A walkthrough of Rosa's at Doran. Yours. */
static char *walkthrough(void)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(data.fixture.store, STATEMENT_VISIT_WALKTHROUGHS, NULL, "visit", data.made, NULL);
  return g_strdup(rowset_get(rows, 0, "uid"));
}

/* What was noted as done, and opened again, was never due on the day of that note. */
START_TEST(a_next_step_opened_again_is_not_late)
{
  struct fixture *f = &data.fixture;
  g_autofree char *of = walkthrough();
  struct record *step =
      fixture_record(&record_follow_up, "school", f->school[0], "owner", f->principal[0], "text",
                     "Ask for reasons", "due_on", "2026-11-10", "made_on", "2026-10-06", "origin",
                     "walkthrough", "walkthrough", of, NULL);
  fixture_part(step, &record_follow_up_step, "step_on", "2026-11-10", "step", "done", NULL);
  fixture_part(step, &record_follow_up_step, "step_on", "2026-11-10", "step", "reopened", NULL);
  ui_save(f, step);
  struct terminal *t = ui_open(&data.fixture, ROSA, "");
  terminal_keys(t, "<End>");
  terminal_expect(t, "Follow-ups of others late at your schools: 1");
  terminal_keys(t, "gf");
  terminal_expect(t, "5 open, 1 late");
  terminal_expect(t, "Without a date");
  terminal_expect(t, "Ask for reasons");
  terminal_expect_not(t, "2 days late");
  terminal_keys(t, "<End>c30 Nov<Enter>");
  terminal_expect_not(t, "Without a date");
  terminal_leave(t);
}
END_TEST

/* Its owner may not see the walkthrough that it comes from. */
START_TEST(what_cannot_be_seen_is_no_way_to_go)
{
  struct fixture *f = &data.fixture;
  g_autofree char *of = walkthrough();
  ui_save(f, fixture_record(&record_follow_up, "school", f->school[0], "owner", f->principal[1],
                            "text", "Show how Kuss does it", "due_on", "2026-11-20", "made_on",
                            "2026-10-06", "origin", "walkthrough", "walkthrough", of, NULL));
  struct terminal *t = ui_open(&data.fixture, "Siobhán O’Brien", "gf");
  terminal_expect(t, "1 open");
  terminal_keys(t, "<Enter>");
  terminal_expect_not(t, "not in the file any more");
  terminal_expect_not(t, "1 open");
  terminal_expect(t, "Show how Kuss does it");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(a_principal_sees_their_own)
{
  struct terminal *t = ui_open(&data.fixture, "Siobhán O’Brien", "gf");
  terminal_expect(t, "Nothing is open.");
  terminal_leave(t);
  t = ui_open(&data.fixture, MARIA, "gf");
  terminal_expect(t, "4 open, 1 late");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("follow-ups on the screen");
  TCase *cases = tcase_create("follow-ups");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, what_it_looks_like);
  tcase_add_test(cases, one_is_done_carried_or_dropped);
  tcase_add_test(cases, enter_goes_where_it_was_agreed);
  tcase_add_test(cases, what_is_agreed_is_one_sentence);
  tcase_add_test(cases, of_one_person_and_of_one_school);
  tcase_add_test(cases, other_screens_lead_there);
  tcase_add_test(cases, today_leads_to_as_many_as_it_counts);
  tcase_add_test(cases, a_next_step_opened_again_is_not_late);
  tcase_add_test(cases, what_cannot_be_seen_is_no_way_to_go);
  tcase_add_test(cases, a_principal_sees_their_own);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
