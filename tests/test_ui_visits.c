/* What visits leave on the screen: the memo, Today, the list of visits; who sees them. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"

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

/* --- the memo ------------------------------------------------------------------------------- */

START_TEST(a_memo_is_private_until_it_is_sent_and_its_steps_become_follow_ups)
{
  ui_check_sizes(&data.fixture, MARIA, "v[<End><Enter><End><Enter>", "memo");
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter>");
  terminal_expect(t, "Memo · Doran Elementary, 6 Oct");
  terminal_expect(t, "22 school days overdue");
  terminal_keys(t, "f");
  terminal_expect(t, "The plan is still empty.");
  terminal_keys(t, "<Enter>Talk partners in each room by Dec<Esc>");
  terminal_expect(t, "Nobody else reads it before it is sent.");
  terminal_keys(t, "nAsk the coach to model one lesson<Tab><Tab>4 Dec<C-o>");
  terminal_expect(t, "Ask the coach to model one lesson");
  terminal_keys(t, "q");
  ck_assert_int_eq(terminal_close(t, NULL), 0);
  t = ui_open(&data.fixture, ROSA, "gv[<End><Enter><End>");
  terminal_expect(t, "was expected by 13 Oct: 22 school days overdue");
  terminal_expect_not(t, "begun");
  terminal_leave(t);
  t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter>f<Enter>");
  terminal_expect(t, "Sent. Its steps are follow-ups now.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Ask the coach to model one lesson");
  terminal_expect(t, "sent 12 Nov, 22 school days late");
  terminal_leave(t);
  t = ui_open(&data.fixture, ROSA, "gv[<End><Enter><End><Enter>");
  terminal_expect(t, "Talk partners in each room by Dec");
  terminal_expect_not(t, "f Send");
  terminal_keys(t, "gt");
  terminal_expect(t, "Memo from M. Arruda, Doran Elementary");
  terminal_keys(t, "gv<End><Enter><End><Enter>P");
  terminal_expect(t, "Improvement memo, Doran Elementary");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

/* One page on paper: said while it is typed, and before it is sent or printed. */
START_TEST(a_memo_longer_than_a_page_is_not_sent)
{
  g_autofree char *pdf = g_build_filename(data.fixture.folder, "memo.pdf", NULL);
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < 60; i++)
    g_string_append_printf(text, "Point %d\n", i + 1);
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter><Enter>x");
  terminal_expect(t, "The page has room for about 30");
  terminal_paste(t, text->str);
  terminal_expect(t, "lines too many for one");
  terminal_keys(t, "<Esc><Down><Down><Down><Enter>Talk partners<Esc><Up>");
  terminal_expect(t, "lines too many for one page: shorten it.");
  terminal_keys(t, "f<Enter>");
  terminal_expect(t, "It is to be one page, and about");
  terminal_expect_not(t, "Send the memo to");
  terminal_keys(t, "Pw<C-u>");
  terminal_paste(t, pdf);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "It is to be one page, and about");
  ck_assert(!g_file_test(pdf, G_FILE_TEST_EXISTS));
  terminal_leave(t);
}
END_TEST

START_TEST(a_memo_is_kept_to_the_last_key)
{
  struct terminal *t =
      ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter><Enter>Half a sent");
  terminal_settle(t);
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_open(&data.fixture, MARIA, "");
  terminal_expect(t, "You were writing the memo: the visit to Doran Elementary");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Half a sent");
  terminal_keys(t, "ence<Esc>");
  terminal_expect(t, "Half a sentence");
  terminal_leave(t);
}
END_TEST

START_TEST(a_visit_shows_as_a_page_and_goes_to_its_slips)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv[<End><Enter>v");
  terminal_expect(t, "Visit to Doran Elementary");
  terminal_expect(t, "Tuesday 6 October 2026, 9:00 to 11:40");
  terminal_keys(t, "w");
  terminal_expect(t, "visit-to-doran-elementary-2026-10-06.pdf");
  terminal_keys(t, "<Esc>P");
  terminal_expect(t, "Slips");
  terminal_expect(t, "in the order of the mailboxes");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(anothers_slip_with_a_private_note_is_delivered_again_after_undo)
{
  struct store *store = data.fixture.store;
  g_autoptr(GPtrArray) uids = store_uids(store, &record_walkthrough, NULL);
  AUTO(record) struct record *record = store_load(store, &record_walkthrough, uids->pdata[0], NULL);
  record_set(record, "private_note", "Ask about Marcus");
  fixture_save(store, record);
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter>P<Esc>D");
  terminal_expect(t, "all delivered");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_walkthrough, record->uid, "state", "final");
  terminal_keys(t, "<C-y>");
  visit_data_expect(&data, &record_walkthrough, record->uid, "state", "delivered");
  visit_data_expect(&data, &record_walkthrough, record->uid, "private_note", "Ask about Marcus");
  terminal_leave(t);
}
END_TEST

/* --- Today ---------------------------------------------------------------------------------- */

START_TEST(today_says_what_visits_leave_to_do)
{
  ui_check_sizes(&data.fixture, ROSA, "", "today-visits");
  struct terminal *t = ui_open(&data.fixture, ROSA, "");
  terminal_expect(t, "Visit to Doran Elementary");
  terminal_expect(t, "Maria Arruda’s memo about the visit of 6 Oct: 22 school");
  terminal_leave(t);
  t = ui_open(&data.fixture, MARIA, "");
  terminal_expect(t, "Your memo about the visit of 6 Oct");
  terminal_expect(t, "Follow-up: Co-plan exit tickets");
  terminal_leave(t);
}
END_TEST

START_TEST(a_school_without_a_principal_still_owes_its_memo)
{
  struct fixture *f = &data.fixture;
  AUTO(record) struct record *maria = store_load(f->store, &record_staff, f->principal[0], NULL);
  const GPtrArray *posts = record_parts(maria, &record_assignment);
  for (guint i = 0; i < posts->len; i++)
    record_set(posts->pdata[i], "until_on", "2026-11-01");
  fixture_save(f->store, maria);
  struct terminal *t = ui_open(&data.fixture, ROSA, "");
  terminal_expect(t, "The principal’s memo about the visit of 6 Oct: 22 school");
  terminal_leave(t);
}
END_TEST

START_TEST(a_memo_begun_by_who_left_is_told)
{
  struct fixture *f = &data.fixture;
  AUTO(record)
  struct record *memo = fixture_record(&record_improvement_memo, "visit", data.made, "author",
                                       f->principal[1], "plan", "Known to none", NULL);
  ck_assert(store_set_viewer(f->store, f->principal[1], NULL));
  fixture_save(f->store, memo);
  ck_assert(store_set_viewer(f->store, NULL, NULL));
  struct terminal *t = ui_open(&data.fixture, ROSA, "");
  terminal_expect(t, "O’Brien began the memo about the visit of 6 Oct");
  terminal_leave(t);
  t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter>");
  terminal_expect(t, "O’Brien began this memo and has not sent it.");
  terminal_expect_not(t, "Known to none");
  terminal_leave(t);
}
END_TEST

START_TEST(the_record_keeper_hands_over_what_one_who_left_began)
{
  struct fixture *f = &data.fixture;
  AUTO(record)
  struct record *memo = fixture_record(&record_improvement_memo, "visit", data.made, "author",
                                       f->principal[1], "plan", "Two rooms a week", NULL);
  fixture_save(f->store, memo);
  AUTO(record)
  struct record *keeper =
      fixture_record(&record_staff, "given_name", "Kim", "family_name", "Lee", NULL);
  fixture_part(keeper, &record_assignment, "role", "record_keeper", NULL);
  fixture_save(f->store, keeper);
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter>");
  terminal_expect(t, "or the record keeper to hand it over to you.");
  terminal_leave(t);
  t = ui_open(&data.fixture, "Kim Lee", "");
  while (!terminal_has(t, "▸ Siobhán O’Brien began the memo"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "began this memo and has not sent it.");
  terminal_expect_not(t, "Two rooms a week");
  terminal_expect_not(t, "P Print");
  terminal_keys(t, "h");
  terminal_expect(t, "Hand this memo over to Maria Arruda, the principal now?");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Handed over to Maria Arruda.");
  terminal_expect_not(t, "h Hand over");
  terminal_expect_not(t, "Two rooms a week");
  visit_data_expect(&data, &record_improvement_memo, memo->uid, "author", f->principal[0]);
  terminal_leave(t);
  t = ui_open(&data.fixture, MARIA, "v[<End><Enter><End><Enter>");
  terminal_expect(t, "Two rooms a week");
  terminal_keys(t, "f<Enter>");
  terminal_expect(t, "Sent.");
  terminal_leave(t);
}
END_TEST

START_TEST(the_principals_page_says_what_is_still_open)
{
  struct terminal *t = ui_run(&data.fixture, ROSA, 43, 132);
  terminal_keys(t, "p");
  terminal_expect_not(t, "Visits overdue"); /* one is planned */
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Open follow-ups");
  terminal_expect(t, "6 days late   Co-plan exit tickets");
  terminal_leave(t);
}
END_TEST

/* Schools for which nothing is planned, as many as there is room for; the superintendent sees
 * everybody's. */
START_TEST(the_board_says_which_schools_wait)
{
  struct fixture *f = &data.fixture;
  AUTO(record) struct record *planned = fixture_load(f->store, &record_visit, data.planned);
  record_set(planned, "state", "missed");
  fixture_save(f->store, planned);
  struct terminal *t = ui_open(f, ROSA, "p");
  terminal_expect(t, "Visits overdue: Doran Elementary 5 school days");
  terminal_leave(t);
  for (int i = 0; i < 4; i++) {
    g_autofree char *name = g_strdup_printf("School %c", (char)(65 + i));
    g_autofree char *school = fixture_kept(
        f->store, fixture_record(&record_school, "name", name, "visit_days", "10", NULL));
    fixture_keep(f->store, fixture_record(&record_visit, "school", school, "visitor", f->supervisor,
                                          "state", "made", "visited_on", "2026-11-01", NULL));
  }
  AUTO(record) struct record *head =
      fixture_record(&record_staff, "family_name", "Grace", "given_name", "Ann", NULL);
  fixture_part(head, &record_assignment, "role", "superintendent", NULL);
  fixture_save(f->store, head);
  t = ui_open(f, "Ann Grace", "p");
  terminal_expect(t, "Visits overdue: Doran Elementary 5, School A 1 school day and 3 more");
  terminal_leave(t);
}
END_TEST

/* --- the list ------------------------------------------------------------------------------- */

START_TEST(planned_moved_and_missed)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gvn1 Nov<Enter>");
  terminal_expect(t, "That day is past. If you mean Mon 1 Nov 2027, write the year too.");
  terminal_keys(t, "<C-u>Tue<Enter>");
  terminal_expect(t, "Planned for Tue 17 Nov 2026.");
  terminal_keys(t, "mTue<Enter>");
  terminal_expect(t, "It is planned for that day already.");
  terminal_keys(t, "<C-u>last Tue<Enter>");
  terminal_expect(t, "last Tue is not a date.");
  terminal_keys(t, "<C-u>11 Nov<Enter>");
  terminal_expect(t, "That day is past.");
  terminal_keys(t, "<C-u>+12<Enter>snow day<Enter>");
  terminal_expect(t, "Moved to Tue 24 Nov 2026; the first day is kept.");
  terminal_expect(t, "moved from 17 N");
  terminal_keys(t, "x<Enter>conference<Enter>"); /* a reason is needed */
  terminal_expect(t, "cancelled: conference");
  terminal_keys(t, "umSun<Enter><Enter>");
  terminal_expect(t, "Moved to Sun 15 Nov 2026, which is no school day. u undoes.");
  terminal_expect(t, "no school that day: move it (m)");
  terminal_leave(t);
}
END_TEST

START_TEST(a_day_without_a_year_is_to_come)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gvn4 Jun<Enter>");
  terminal_expect(t, "Planned for Fri 4 Jun 2027.");
  terminal_leave(t);
}
END_TEST

START_TEST(a_day_without_school_is_said)
{
  AUTO(record)
  struct record *year = fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-08-31", "last_on", "2027-06-18", NULL);
  fixture_part(year, &record_calendar_day, "day_on", "2026-11-26", "kind", "holiday", NULL);
  fixture_save(data.fixture.store, year);
  struct terminal *t = ui_open(&data.fixture, ROSA, "gvn26 Nov<Enter>");
  terminal_expect(t, "Planned for Thu 26 Nov 2026, which is no school day. u undoes.");
  terminal_leave(t);
}
END_TEST

START_TEST(a_day_that_is_past_was_made_moved_or_missed)
{
  g_autofree char *uid = visit_data_plan(&data, "2026-11-09");
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv<Down>");
  terminal_expect(t, "made, moved or missed?");
  terminal_keys(t, "y");
  terminal_expect(t, "Noted as made. Its times can be written under When. u undoes.");
  visit_data_expect(&data, &record_visit, uid, "state", "made");
  visit_data_expect(&data, &record_visit, uid, "visited_on", "2026-11-09");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_visit, uid, "state", "planned");
  terminal_keys(t, "x<Enter>");
  terminal_expect(t, "Noted as missed.");
  visit_data_expect(&data, &record_visit, uid, "state", "missed");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_visit, uid, "state", "planned");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Was it made (y), moved (m) or missed (x)?");
  terminal_keys(t, "y");
  terminal_expect(t, "Noted as made.");
  terminal_expect(t, "Debrief");
  visit_data_expect(&data, &record_visit, uid, "state", "made");
  terminal_keys(t, "u");
  visit_data_expect(&data, &record_visit, uid, "state", "planned");
  terminal_keys(t, "x<Enter>");
  visit_data_expect(&data, &record_visit, uid, "state", "missed");
  terminal_keys(t, "um20 Nov<Enter>rain<Enter>");
  terminal_expect(t, "Moved to Fri 20 Nov 2026; the first day is kept.");
  visit_data_expect(&data, &record_visit, uid, "original_on", "2026-11-09");
  terminal_leave(t);
}
END_TEST

START_TEST(a_school_that_is_due_is_visited_from_its_row)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv<Enter>");
  terminal_expect(t, "Visit Doran Elementary: now, or on a day to come?");
  terminal_keys(t, "n");
  terminal_expect(t, "When do you visit Doran Elementary");
  terminal_keys(t, "<Esc>v");
  terminal_expect(t, "Visit Doran Elementary: now, or on a day to come?");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "The visit is under way.");
  terminal_expect(t, "Visit · Doran Elementary");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "since 10:31");
  terminal_expect_not(t, "overdue");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "Visit · Doran Elementary");
  terminal_keys(t, "u");
  terminal_expect(t, "To be visited");
  terminal_keys(t, "<Home><Enter><Enter>");
  terminal_expect(t, "Visit · Doran Elementary");
  terminal_leave(t);
}
END_TEST

START_TEST(the_longest_due_comes_first_and_no_words_are_cut)
{
  struct fixture *f = &data.fixture;
  AUTO(record) struct record *kuss = store_load(f->store, &record_school, f->school[1], NULL);
  record_set(kuss, "visit_days", "1");
  fixture_save(f->store, kuss);
  AUTO(record) struct record *head = store_load(f->store, &record_staff, f->principal[1], NULL);
  fixture_part(head, &record_supervision, "supervisor", f->supervisor, NULL);
  fixture_save(f->store, head);
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv");
  terminal_expect(t, "Kuss Middle            6 days overdue; last 3 Nov");
  terminal_expect(t, "Doran Elementary       5 days overdue; planned 18 Nov");
  terminal_keys(t, "<Enter>"); /* Doran, which is planned, stands below */
  terminal_expect(t, "Visit Kuss Middle: now, or on a day to come?");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
  t = ui_run(f, ROSA, 20, 60);
  terminal_keys(t, "gv");
  terminal_expect(t, "5 days overdue");
  terminal_expect_not(t, "5 days overdue;");
  terminal_leave(t);
}
END_TEST

START_TEST(what_is_under_way_stands_on_top_until_it_is_ended)
{
  AUTO(record)
  struct record *left = fixture_record(&record_visit, "school", data.fixture.school[0], "visitor",
                                       data.fixture.supervisor, "state", "open", "visited_on",
                                       "2026-10-20", "arrived", "08:30", NULL);
  fixture_save(data.fixture.store, left);
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv");
  terminal_expect(t, "Under way");
  terminal_expect(t, "▸ Tue 20 Oct   Doran Elementary       not ended; since 08:30");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Tue 20 Oct 2026, since 08:30");
  terminal_leave(t);
}
END_TEST

START_TEST(a_key_stands_once_in_help)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDor<Enter>?v");
  terminal_expect(t, "Visit’s page");
  terminal_expect_not(t, "v          Visit");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(who_marks_a_snow_day_is_said)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "S");
  terminal_expect(t,
                  "The record keeper marks snow days: ask them. In Visits (g v), m moves yours.");
  terminal_leave(t);
}
END_TEST

START_TEST(a_closed_school_is_not_visited)
{
  AUTO(record)
  struct record *school =
      store_load(data.fixture.store, &record_school, data.fixture.school[0], NULL);
  record_set(school, "active", "0");
  fixture_save(data.fixture.store, school);
  struct terminal *t = ui_open(&data.fixture, ROSA, "vDoran");
  terminal_expect(t, "There is no open school of that name.");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

/* --- who sees what -------------------------------------------------------------------------- */

START_TEST(a_principal_sees_the_visits_to_their_own_school_and_writes_in_none)
{
  struct terminal *t = ui_open(&data.fixture, MARIA, "v[");
  terminal_expect(t, "Visits · October 2026");
  terminal_expect(t, "Doran Elementary");
  terminal_expect_not(t, "Kuss Middle");
  terminal_expect_not(t, "n Plan");
  terminal_keys(t, "<End><Enter>");
  terminal_expect(t, "by Rosa Alvarez");
  terminal_expect_not(t, "n New follow-up");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect_not(t, "Arrived");
  terminal_leave(t);
}
END_TEST

START_TEST(who_sees_no_visits_has_none)
{
  struct terminal *t = ui_open(&data.fixture, "James Ortiz", "gv[");
  terminal_expect(t, "No visit is planned");
  terminal_expect_not(t, "Doran");
  terminal_keys(t, "v");
  terminal_expect(t, "v does nothing here.");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_visits");
  TCase *tests = tcase_create("ui_visits");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_memo_is_private_until_it_is_sent_and_its_steps_become_follow_ups);
  tcase_add_test(tests, a_memo_longer_than_a_page_is_not_sent);
  tcase_add_test(tests, a_memo_is_kept_to_the_last_key);
  tcase_add_test(tests, a_visit_shows_as_a_page_and_goes_to_its_slips);
  tcase_add_test(tests, anothers_slip_with_a_private_note_is_delivered_again_after_undo);
  tcase_add_test(tests, today_says_what_visits_leave_to_do);
  tcase_add_test(tests, a_school_without_a_principal_still_owes_its_memo);
  tcase_add_test(tests, a_memo_begun_by_who_left_is_told);
  tcase_add_test(tests, the_record_keeper_hands_over_what_one_who_left_began);
  tcase_add_test(tests, the_principals_page_says_what_is_still_open);
  tcase_add_test(tests, the_board_says_which_schools_wait);
  tcase_add_test(tests, planned_moved_and_missed);
  tcase_add_test(tests, a_day_without_a_year_is_to_come);
  tcase_add_test(tests, a_day_without_school_is_said);
  tcase_add_test(tests, a_day_that_is_past_was_made_moved_or_missed);
  tcase_add_test(tests, a_school_that_is_due_is_visited_from_its_row);
  tcase_add_test(tests, the_longest_due_comes_first_and_no_words_are_cut);
  tcase_add_test(tests, what_is_under_way_stands_on_top_until_it_is_ended);
  tcase_add_test(tests, a_key_stands_once_in_help);
  tcase_add_test(tests, who_marks_a_snow_day_is_said);
  tcase_add_test(tests, a_closed_school_is_not_visited);
  tcase_add_test(tests, a_principal_sees_the_visits_to_their_own_school_and_writes_in_none);
  tcase_add_test(tests, who_sees_no_visits_has_none);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
