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

int main(void)
{
  Suite *suite = suite_create("who counts, and who sees what");
  TCase *tests = tcase_create("scope");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_superintendent_has_no_usual_target);
  tcase_add_test(tests, a_facilitator_has_the_packet_of_their_dilt);
  tcase_add_test(tests, a_dilt_that_has_not_begun_is_prepared);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
