/* Where a walkthrough begins: which draft of the same teacher is gone on with, and what is keyed in
 * on a visit that is past. */
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

/* --- drafts of the same teacher --------------------------------------------------------------- */

static const char unfinished[] = "is begun and not finished.";

START_TEST(what_is_begun_today_is_gone_on_with)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "wnun<Enter>y<Esc>wnun<Enter>");
  terminal_expect(t, "A walkthrough of this teacher is begun and not finished.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Y seen");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* Today's marks would go over those that the teacher has. */
START_TEST(a_change_of_what_is_stored_is_not_gone_on_with)
{
  g_free(fixture_walkthrough(&f, "2026-11-11", (const char *const[]){ "seen", "partly", NULL }));
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>e<Home>n<Esc>");
  terminal_expect(t, "is being changed; it is on Today.");
  terminal_keys(t, "wnun<Enter>");
  terminal_expect_not(t, unfinished);
  terminal_expect(t, "10:31");
  terminal_keys(t, "y<Esc>wnun<Enter>"); /* the one of today is */
  terminal_expect(t, "A walkthrough of this teacher is begun and not finished.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(the_day_of_a_draft_is_said)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "wnun<Enter>yddate<Enter>11/10<Enter>9:20<Enter><Esc><Esc>");
  terminal_keys(t, "wnun<Enter>");
  terminal_expect(t, "A walkthrough of this teacher of Tue 10 Nov 2026 is begun and not finished.");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* --- in a visit that is past --------------------------------------------------------------------
 */

/* A visit of the supervisor to Kuss, with its principal; its uid, yours. */
static char *past_visit(const char *arrived, const char *departed)
{
  struct record *visit = fixture_record(&record_visit, "school", f.school[1], "visitor",
                                        f.supervisor, "visited_on", "2026-11-10", NULL);
  record_set(visit, "arrived", arrived);
  record_set(visit, "departed", departed);
  record_set(visit, "state", departed ? "made" : "open");
  fixture_part(visit, &record_visit_companion, "staff", f.principal[1], NULL);
  return fixture_kept(f.store, visit);
}

START_TEST(a_draft_of_another_day_is_not_gone_on_with_in_a_visit)
{
  g_autofree char *visit G_GNUC_UNUSED = past_visit("09:10", "10:05");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "wKuss<Enter>nun<Enter>yddate<Enter>11/9<Enter>9:20<Enter><Esc><Esc>");
  terminal_keys(t, "gv<End><Enter>wnun<Enter>");
  terminal_expect_not(t, unfinished);
  terminal_keys(t, "9:20<Enter>9:31<Enter>y<Esc>wnun<Enter>"); /* the one of this visit is */
  terminal_expect(t, "A walkthrough of this teacher is begun and not finished.");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "09:20");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(minutes_are_within_the_visit)
{
  g_autofree char *visit G_GNUC_UNUSED = past_visit("09:10", "10:05");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter>wnun<Enter>9:50<Enter>30<Enter>");
  terminal_expect(t, "30 minutes from 09:50 end after");
  terminal_keys(t, "<C-u>10:10<Enter>");
  terminal_expect(t, "20 minutes from 09:50 end after");
  terminal_keys(t, "<C-u>15<Enter>");
  terminal_expect(t, "With     S. O’Brien");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(without_a_start_they_are_no_more_than_the_visit_had)
{
  g_autofree char *visit G_GNUC_UNUSED = past_visit("09:10", "10:05");
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv<End><Enter>wnun<Enter><Enter>56<Enter>");
  terminal_expect(t, "56 minutes are more than");
  terminal_keys(t, "<C-u>55<Enter>");
  terminal_expect(t, "With     S. O’Brien");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(a_visit_that_is_not_ended_says_when_it_began)
{
  g_autofree char *visit G_GNUC_UNUSED = past_visit("09:10", NULL);
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gv");
  while (!terminal_has(t, "▸ Tue 10 Nov"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>wnun<Enter>");
  terminal_expect(t, "The visit began at 09:10 on Tue 10 Nov 2026.");
  terminal_keys(t, "9:20<Enter>90<Enter>"); /* its end is not known */
  terminal_expect(t, "With     S. O’Brien");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("where a walkthrough begins");
  TCase *tests = tcase_create("start");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, what_is_begun_today_is_gone_on_with);
  tcase_add_test(tests, a_change_of_what_is_stored_is_not_gone_on_with);
  tcase_add_test(tests, the_day_of_a_draft_is_said);
  tcase_add_test(tests, a_draft_of_another_day_is_not_gone_on_with_in_a_visit);
  tcase_add_test(tests, minutes_are_within_the_visit);
  tcase_add_test(tests, without_a_start_they_are_no_more_than_the_visit_had);
  tcase_add_test(tests, a_visit_that_is_not_ended_says_when_it_began);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
