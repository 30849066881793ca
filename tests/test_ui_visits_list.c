/* The list of visits: whose they are to change, which are shown, and what it says where none is. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
}

static void end(void)
{
  visit_data_end(&data);
}

/* A visit to a school of the fixture by somebody; its uid, yours. */
static char *visit_of(int school, const char *visitor, const char *state, const char *day)
{
  struct fixture *f = &data.fixture;
  return fixture_kept(f->store,
                      fixture_record(&record_visit, "school", f->school[school], "visitor", visitor,
                                     "state", state, "visited_on", day, NULL));
}

/* --- whose they are ------------------------------------------------------------------------- */

START_TEST(only_its_visitor_and_the_record_keeper_change_a_visit)
{
  struct fixture *f = &data.fixture;
  g_autofree char *theirs = visit_of(0, f->principal[1], "planned", "2026-11-09");
  struct terminal *t = ui_open(f, ROSA, "gv/9 Nov<Tab>");
  terminal_expect(t, "▸ Mon 9 Nov");
  terminal_expect_not(t, "m Move");
  terminal_expect_not(t, "y Made");
  terminal_keys(t, "yx");
  visit_data_expect(&data, &record_visit, theirs, "state", "planned");
  terminal_keys(t, "m");
  terminal_expect_not(t, "Moved to");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "by Siobhán O’Brien");
  terminal_expect_not(t, "m Move");
  terminal_leave(t);
  t = ui_open(f, NULL, "gv/9 Nov<Tab>y");
  terminal_expect(t, "Noted as made.");
  visit_data_expect(&data, &record_visit, theirs, "state", "made");
  terminal_leave(t);
}
END_TEST

/* --- which are shown ------------------------------------------------------------------------ */

START_TEST(the_visits_to_one_school_say_so)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "");
  while (!terminal_has(t, "▸ Visit to Doran Elementary"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "gvsDor<Enter>");
  terminal_expect(t, "Visits · Doran Elementary · November 2026");
  terminal_expect(t, "Esc All schools");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "─ Visits · November 2026");
  terminal_keys(t, "sKus<Enter>");
  terminal_expect(t, "Visits · Kuss Middle · November 2026");
  terminal_keys(t, "s<Enter>");
  terminal_expect(t, "─ Visits · November 2026");
  terminal_leave(t);
}
END_TEST

START_TEST(a_school_without_visits_is_named)
{
  struct fixture *f = &data.fixture;
  AUTO(record)
  struct record *stone = fixture_record(&record_school, "code", "S9", "name", "Stone High", NULL);
  fixture_save(f->store, stone);
  struct terminal *t = ui_open(f, ROSA, "gvsSto<Enter>");
  terminal_expect(t, "The visits of others to Stone High are not in your view");
  terminal_leave(t);
  t = ui_open(f, MARIA, "gvsDor<Enter>]");
  terminal_keys(t, "]]");
  terminal_leave(t);
  t = ui_open(f, NULL, "gvsSto<Enter>");
  terminal_expect(t, "No visit to Stone High is planned, and none was made in November 2026.");
  terminal_keys(t, "<Esc>");
  terminal_expect_not(t, "Stone High");
  terminal_leave(t);
}
END_TEST

START_TEST(what_was_just_planned_is_seen)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv/under<Tab>");
  terminal_keys(t, "nDor<Enter>9 Dec<Enter>");
  terminal_expect(t, "Planned for Wed 9 Dec 2026. Enter opens it.");
  terminal_expect(t, "▸ Wed 9 Dec");
  terminal_keys(t, "sDor<Enter>nKus<Enter>10 Dec<Enter>");
  terminal_expect(t, "Planned for Thu 10 Dec 2026. Enter opens it.");
  terminal_expect(t, "▸ Thu 10 Dec   Kuss Middle");
  terminal_leave(t);
}
END_TEST

START_TEST(lateness_is_in_school_days_where_it_is_a_number)
{
  struct terminal *t = ui_run(&data.fixture, ROSA, 43, 132);
  terminal_keys(t, "gv[");
  terminal_expect(t, "5 school days overdue; planned 18 Nov");
  terminal_expect(t, "was due 13 Oct");
  terminal_leave(t);
}
END_TEST

START_TEST(who_visits_no_school_is_offered_no_visit)
{
  struct terminal *t = ui_open(&data.fixture, SIOBHAN, "gv");
  terminal_keys(t, "]");
  terminal_expect(t, "No visit is planned, and none was made in December 2026. [ and ] show other");
  terminal_expect_not(t, "v Visit");
  terminal_keys(t, "gt");
  terminal_expect(t, "v Visit");
  terminal_leave(t);
}
END_TEST

/* --- the day of one that is planned --------------------------------------------------------- */

START_TEST(enter_on_the_day_of_a_planned_visit_moves_it)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv/Talk<Tab><Enter><Home>");
  terminal_expect(t, "Enter moves it to another day.");
  terminal_keys(t, "<Enter>1 Nov<Enter>");
  terminal_expect(t, "That day is past.");
  terminal_keys(t, "<C-u>Sat<Enter>rain<Enter>");
  terminal_expect(t, "Sat 14 Nov 2026, which is no school day");
  visit_data_expect(&data, &record_visit, data.planned, "visited_on", "2026-11-14");
  visit_data_expect(&data, &record_visit, data.planned, "original_on", "2026-11-18");
  terminal_leave(t);
}
END_TEST

/* It says how it was noted, not how its day stands to the present one. */
START_TEST(what_was_missed_stays_missed_and_what_was_cancelled_cancelled)
{
  g_free(visit_data_plan(&data, "2026-11-12"));
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv<Down>xflu<Enter>");
  terminal_expect(t, "Noted as missed.");
  terminal_expect(t, "missed: flu");
  terminal_keys(t, "<Home><Down>xconference<Enter>");
  terminal_expect(t, "Cancelled.");
  terminal_leave(t);
  g_setenv("THROUGHLINE_NOW", "2026-11-19T10:31:00", TRUE);
  t = ui_open(&data.fixture, ROSA, "gv");
  terminal_expect(t, "missed: flu");
  terminal_expect(t, "cancelled: conference");
  terminal_keys(t, "<End><Up><Enter>");
  terminal_expect(t, "Wed 18 Nov 2026, cancelled (conference)");
  terminal_leave(t);
}
END_TEST

START_TEST(a_missed_visit_is_not_asked_whether_it_was_missed)
{
  g_autofree char *uid = visit_of(0, data.fixture.supervisor, "missed", "2026-11-09");
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv/9 Nov<Tab><Enter><Home>");
  terminal_expect(t, "Was it made after all (y), or moved (m)?");
  terminal_expect_not(t, "missed (x)");
  terminal_keys(t, "y");
  terminal_expect(t, "Noted as made.");
  visit_data_expect(&data, &record_visit, uid, "state", "made");
  terminal_leave(t);
}
END_TEST

START_TEST(one_is_on_one_visit_at_a_time)
{
  g_autofree char *here = visit_of(0, data.fixture.supervisor, "open", "2026-11-12");
  ck_assert_ptr_nonnull(here);
  g_autofree char *there = visit_of(1, data.fixture.supervisor, "planned", "2026-11-12");
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv/Kuss<Tab><Enter>");
  terminal_expect(t, "b Begin");
  terminal_keys(t, "b");
  terminal_expect(t, "The visit to Doran Elementary is under way. End it first.");
  visit_data_expect(&data, &record_visit, there, "state", "planned");
  terminal_leave(t);
}
END_TEST

/* --- by when ------------------------------------------------------------------------------- */

START_TEST(what_is_to_be_done_is_due_on_a_day_to_come)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv[<End><Enter>n");
  terminal_keys(t, "Look again<Tab><Tab>11 Nov 2026<Tab><C-o>");
  terminal_expect(t, "11 Nov 2026 is past. Choose a day to come by which it will be done.");
  terminal_keys(t, "<Esc><Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(a_memo_is_due_on_a_day_to_come)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, "gv[<End><Enter><Home><Enter>");
  terminal_expect(t, "Memo due");
  terminal_keys(t, "<Tab><Tab><C-u>11 Nov 2026<Tab><C-o>");
  terminal_expect(t, "11 Nov 2026 is past. Choose a day to come by which it will be done.");
  visit_data_expect(&data, &record_visit, data.made, "memo_due_on", "2026-10-13");
  terminal_keys(t, "<S-Tab><C-u>13 Oct 2026<Tab><C-o>");
  terminal_expect(t, "was expected by 13 Oct");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("the list of visits on the screen");
  TCase *tests = tcase_create("visits");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, only_its_visitor_and_the_record_keeper_change_a_visit);
  tcase_add_test(tests, the_visits_to_one_school_say_so);
  tcase_add_test(tests, a_school_without_visits_is_named);
  tcase_add_test(tests, what_was_just_planned_is_seen);
  tcase_add_test(tests, lateness_is_in_school_days_where_it_is_a_number);
  tcase_add_test(tests, who_visits_no_school_is_offered_no_visit);
  tcase_add_test(tests, enter_on_the_day_of_a_planned_visit_moves_it);
  tcase_add_test(tests, what_was_missed_stays_missed_and_what_was_cancelled_cancelled);
  tcase_add_test(tests, a_missed_visit_is_not_asked_whether_it_was_missed);
  tcase_add_test(tests, one_is_on_one_visit_at_a_time);
  tcase_add_test(tests, what_is_to_be_done_is_due_on_a_day_to_come);
  tcase_add_test(tests, a_memo_is_due_on_a_day_to_come);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
