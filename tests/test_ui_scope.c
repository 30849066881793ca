/* Whom the screens count, and what they show to whom: targets, the packet of another's DILT, visits
 * that are overdue, others' phrases. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

/* --- targets -------------------------------------------------------------------------------- */

/* What is set for all is not set for a superintendent, who has a target only where one was given.
 */
START_TEST(a_superintendent_has_no_usual_target)
{
  struct record *boss = fixture_record(&record_staff, "given_name", "Elaine", "family_name",
                                       "Adams", "active", "1", NULL);
  fixture_part(boss, &record_assignment, "role", "superintendent", NULL);
  ui_save(&f, boss);
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr");
  terminal_expect(t, "November 2026: set for 0 of 3 people");
  terminal_keys(t, "<Down><Down><Enter>");
  terminal_expect(t, "none is set");
  terminal_keys(t, "s18<Enter>");
  terminal_expect(t, "Set 18 walkthroughs for everybody in November 2026. u undoes.");
  terminal_expect(t, "none is set");
  terminal_keys(t, "gr");
  terminal_expect(t, "November 2026: set for 3 of 3 people");
  terminal_keys(t, "<Enter><Enter>20<C-o>"); /* given one by hand */
  terminal_expect(t, "Saved: target of Elaine Adams");
  terminal_keys(t, "s19<Enter>");
  terminal_expect_not(t, "none is set");
  terminal_keys(t, "gr");
  terminal_expect(t, "November 2026: set for 4 of 4 people");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* --- the packet of another's DILT ----------------------------------------------------------- */

static void add_dilts(void)
{
  ui_add_october(&f);
  ui_save(&f, fixture_record(&record_dilt_meeting, "month", "2026-11", "held_on", "2026-12-17",
                             "facilitator", f.principal[1], NULL));
  struct record *record =
      fixture_record(&record_self_assessment, "staff", f.principal[0], "month", "2026-10", "rubric",
                     f.rubric, "submitted_at", "2026-11-10T12:00:00Z", NULL);
  fixture_part(record, &record_rating, "standard", "leadership", "level", "E", "rationale",
               "Teams plan together since José Nuñez showed them how.", "evidence", "Minutes.",
               NULL);
  ui_save(&f, record);
}

START_TEST(a_facilitator_has_the_packet_of_their_dilt)
{
  add_dilts();
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_expect_not(t, "October’s packet");
  terminal_expect(t, "November’s packet: you run its DILT");
  terminal_keys(t, "gk");
  terminal_expect(t, "Packet for November 2026");
  terminal_expect(t, "run by Siobhán O’Brien");
  terminal_keys(t, "[");
  terminal_expect(t, "Packet for October 2026");
  terminal_expect(t, "You run another DILT: the packet of this month is made by who runs its own");
  terminal_expect_not(t, "José Nuñez");
  terminal_expect_not(t, "Missing");
  terminal_keys(t, "e<Enter>d");
  terminal_expect(t, "Kuss Middle, library");
  terminal_expect_not(t, "Finish: save it");
  terminal_keys(t, "<Esc>gtgk"); /* the month that was looked at is not theirs */
  terminal_expect(t, "Packet for November 2026");
  terminal_keys(t, "d");
  terminal_expect(t, "Finish: save it");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* Maria Arruda did submit that of October. */
START_TEST(what_is_not_seen_is_not_said_to_be_missing)
{
  add_dilts();
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gk/arruda<Enter><Enter>");
  terminal_expect(t, "Maria Arruda has not submitted a self-assessment for November 2026.");
  terminal_keys(t, "[");
  terminal_expect(t, "There is no self-assessment of Maria Arruda for October 2026 that you may");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
}
END_TEST

/* What is in the packet that one makes is on the board of its month, and of no other. */
START_TEST(the_board_of_another_s_dilt_has_no_others_on_it)
{
  ui_add_october(&f);
  struct record *tom =
      fixture_record(&record_staff, "given_name", "Tom", "family_name", "Sullivan", NULL);
  fixture_part(tom, &record_assignment, "role", "director", NULL);
  g_autofree char *uid = fixture_kept(f.store, tom);
  ui_save(&f, fixture_record(&record_dilt_meeting, "month", "2026-11", "held_on", "2026-12-17",
                             "facilitator", uid, NULL));
  struct terminal *t = ui_run(&f, "Tom Sullivan", 0, 0);
  terminal_keys(t, "p");
  terminal_expect(t, "October 2026");
  terminal_expect(t, "Nobody is yours in this month");
  terminal_keys(t, "]");
  terminal_expect(t, "November 2026");
  terminal_expect(t, "Maria Arruda");
  terminal_keys(t, "[");
  terminal_expect(t, "Nobody is yours in this month");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_dilt_that_has_not_begun_is_prepared)
{
  add_dilts();
  ui_save(&f, fixture_record(&record_dilt_meeting, "month", "2026-12", "held_on", "2027-01-14",
                             "facilitator", f.principal[0], NULL));
  struct terminal *t = ui_open(&f, MARIA, "gk");
  terminal_expect(t, "December 2026 has not begun");
  terminal_keys(t, "d");
  terminal_expect(t, "Finish: save it");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* --- texts that name teachers --------------------------------------------------------------- */

static struct terminal *open_warning(const char *person, const char *find)
{
  g_autofree char *keys = g_strdup_printf("gk/%s<Enter>", find);
  return ui_open(&f, person, keys);
}

START_TEST(the_plan_manager_opens_what_was_agreed_at_a_dilt)
{
  ui_add_october(&f);
  ui_save(&f, fixture_record(&record_follow_up, "school", f.school[0], "owner", f.principal[0],
                             "text", "Visit Ana Fonseca with the team.", "made_on", "2026-10-15",
                             "due_on", "2026-11-18", "origin", "dilt", "state", "open", NULL));
  struct terminal *t = open_warning(JAMES, "agreed");
  terminal_expect(t, "Visit Ana Fonseca with the team.");
  terminal_expect(t, "Finish: save it");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* A SIP item of another's school is not a facilitator's to open: its words are read. */
START_TEST(what_is_not_theirs_to_open_is_read)
{
  add_dilts();
  ui_save(&f, fixture_record(&record_sip_item, "sip_goal", "goal-1", "code", "1.3", "text",
                             "José Nuñez leads the science team", NULL));
  g_autofree char *uid = store_find(f.store, &record_dilt_meeting, "month", "2026-11", NULL);
  struct record *meeting = fixture_load(f.store, &record_dilt_meeting, uid);
  record_set(meeting, "facilitator", f.principal[0]);
  ui_save(&f, meeting);
  struct terminal *t = open_warning(MARIA, "science");
  terminal_expect(t, "“José Nuñez leads the science team” – José Nuñez?");
  terminal_expect_not(t, "not for you to see");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* --- visits --------------------------------------------------------------------------------- */

/* The board of principals and the list of visits say the same schools; Today says one's own. */
START_TEST(a_superintendent_sees_which_schools_are_overdue)
{
  ui_save(&f, fixture_record(&record_visit, "school", f.school[0], "visitor", f.supervisor, "state",
                             "made", "visited_on", "2026-09-01", NULL));
  struct record *boss = fixture_record(&record_staff, "given_name", "Elaine", "family_name",
                                       "Adams", "active", "1", NULL);
  fixture_part(boss, &record_assignment, "role", "superintendent", NULL);
  ui_save(&f, boss);
  struct terminal *t = ui_run(&f, "Elaine Adams", 0, 0);
  terminal_expect_not(t, "overdue");
  terminal_keys(t, "gp");
  terminal_expect(t, "Visits overdue: Doran Elementary");
  terminal_keys(t, "gv");
  terminal_expect(t, "To be visited, schools of Rosa Alvarez");
  terminal_expect(t, "days overdue; last 1 Sep");
  terminal_expect(t, "To be visited, schools that nobody supervises");
  terminal_leave(t);
  t = ui_open(&f, ROSA, "gv");
  terminal_expect(t, "days overdue; last 1 Sep");
  terminal_expect_not(t, "schools of");
  terminal_leave(t);
}
END_TEST

/* --- Today ---------------------------------------------------------------------------------- */

/* Who keeps the records sees everybody, and supervises nobody by that. */
START_TEST(the_record_keeper_has_no_team)
{
  ui_add_october(&f);
  struct record *keeper = fixture_record(&record_staff, "given_name", "Pat", "family_name", "Silva",
                                         "active", "1", NULL);
  fixture_part(keeper, &record_assignment, "role", "record_keeper", NULL);
  ui_save(&f, keeper);
  struct terminal *t = ui_run(&f, "Pat Silva", 0, 0);
  terminal_expect(t, "Missing: 3 self-assessments");
  terminal_expect_not(t, "Your team");
  terminal_leave(t);
  t = ui_run(&f, ROSA, 0, 0);
  terminal_expect(t, "Your team");
  terminal_leave(t);
}
END_TEST

START_TEST(what_was_missed_stays_on_today_after_the_dilt)
{
  ui_add_october(&f);
  ui_save(&f, fixture_record(&record_dilt_meeting, "month", "2026-11", "held_on", "2026-12-16",
                             "due_on", "2026-12-14", NULL));
  AUTO(rowset)
  struct rowset *rows =
      store_query(f.store, STATEMENT_REPORT_MEETING, NULL, "month", "2026-10", NULL);
  struct record *meeting = fixture_load(f.store, &record_dilt_meeting, rowset_get(rows, 0, "uid"));
  record_set(meeting, "held_on", "2026-11-11");
  record_set(meeting, "due_on", "2026-11-09");
  ui_save(&f, meeting);
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_expect(t, "Your self-assessment for November");
  terminal_expect(t, "Your self-assessment for October");
  terminal_expect(t, "SIP of Kuss Middle: 2 of 2 items have no status for October");
  terminal_expect(t, "3 days late");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("who counts, and who sees what");
  TCase *tests = tcase_create("scope");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_superintendent_has_no_usual_target);
  tcase_add_test(tests, a_facilitator_has_the_packet_of_their_dilt);
  tcase_add_test(tests, the_board_of_another_s_dilt_has_no_others_on_it);
  tcase_add_test(tests, what_is_not_seen_is_not_said_to_be_missing);
  tcase_add_test(tests, a_dilt_that_has_not_begun_is_prepared);
  tcase_add_test(tests, the_plan_manager_opens_what_was_agreed_at_a_dilt);
  tcase_add_test(tests, what_is_not_theirs_to_open_is_read);
  tcase_add_test(tests, a_superintendent_sees_which_schools_are_overdue);
  tcase_add_test(tests, the_record_keeper_has_no_team);
  tcase_add_test(tests, what_was_missed_stays_on_today_after_the_dilt);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
