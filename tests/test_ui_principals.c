/* The board of principals and the page of one. */
#include "screens_b_data.h"
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <string.h>

static struct screens_b data;

static void start(void)
{
  screens_b_start(&data);
}

static void end(void)
{
  screens_b_end(&data);
}

static struct terminal *open_as(const char *person)
{
  struct terminal *t = ui_run(&data.fixture, person, 0, 0);
  terminal_keys(t, "gp");
  return t;
}

START_TEST(the_screens)
{
  ui_check_sizes(&data.fixture, "Rosa Alvarez", "gp", "principals");
  ui_check_sizes(&data.fixture, "Rosa Alvarez", "gp<Enter>", "principal");
  ui_check_sizes(&data.fixture, "Rosa Alvarez", "gp<Down><Enter><End>", "principal-end");
}
END_TEST

START_TEST(the_board_says_who_is_ready)
{
  struct terminal *t = open_as("Rosa Alvarez");
  terminal_expect(t, "Self-assessments in: 1 of 2.  Ready for DILT: 1 of 2.");
  terminal_keys(t, "<Down>");
  terminal_expect(t, "Siobhán O’Brien: missing self-assessment, 2 SIP items.");
  terminal_expect(t, "not yet");
  screens_b_colour(&data, 4, "2026-10", "complete", NULL);
  screens_b_colour(&data, 5, "2026-10", "complete", NULL);
  terminal_wait_text(t, "Siobhán O’Brien: missing self-assessment.");
  terminal_keys(t, "[");
  terminal_expect(t, "Principals · September 2026");
  terminal_expect(t, "Self-assessments in: 2 of 2.");
  terminal_leave(t);
}
END_TEST

START_TEST(who_owed_nothing_is_not_ready)
{
  struct terminal *t = open_as("Rosa Alvarez");
  terminal_keys(t, "[[");
  terminal_expect(t, "Principals · August 2026");
  terminal_expect(t, "Nothing was due in August.");
  terminal_expect_not(t, "ready");
  terminal_leave(t);
}
END_TEST

START_TEST(who_left_in_the_month_has_left_and_no_empty_plan)
{
  AUTO(record)
  struct record *maria =
      store_load(data.fixture.store, &record_staff, data.fixture.principal[0], NULL);
  record_set(record_parts(maria, &record_assignment)->pdata[0], "until_on", "2026-10-19");
  fixture_save(data.fixture.store, maria);
  struct terminal *t = open_as("Rosa Alvarez");
  terminal_expect(t, "Maria Arruda");
  terminal_expect_not(t, "no plan");
  terminal_expect(t, "left");
  terminal_leave(t);
}
END_TEST

START_TEST(who_leaves_later_in_the_month_still_has_the_plan)
{
  AUTO(record)
  struct record *maria =
      store_load(data.fixture.store, &record_staff, data.fixture.principal[0], NULL);
  record_set(record_parts(maria, &record_assignment)->pdata[0], "until_on", "2026-11-25");
  fixture_save(data.fixture.store, maria);
  struct terminal *t = open_as("Rosa Alvarez");
  terminal_keys(t, "]");
  terminal_expect(t, "Principals · November 2026");
  terminal_expect(t, "Maria Arruda leaves 24 Nov");
  terminal_expect_not(t, "left");
  terminal_leave(t);
}
END_TEST

START_TEST(the_month_that_was_turned_on_a_page_is_the_board_s)
{
  struct terminal *t = open_as("Rosa Alvarez");
  terminal_expect(t, "Principals · October 2026");
  terminal_keys(t, "<Enter>]");
  terminal_expect(t, "Maria Arruda · November 2026");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Principals · November 2026");
  terminal_expect(t, "Self-assessments in: 0 of 2.");
  terminal_keys(t, "<Esc>gp");
  terminal_expect(t, "Principals · November 2026");
  terminal_leave(t);
}
END_TEST

START_TEST(a_principal_sees_the_own_row_alone)
{
  struct terminal *t = open_as("Maria Arruda");
  terminal_expect(t, "Maria Arruda");
  terminal_expect_not(t, "Siobhán");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Maria Arruda · October 2026");
  terminal_leave(t);
}
END_TEST

/* Ed runs October's DILT and sees in its packet everybody's page, of that month alone. */
START_TEST(who_runs_a_dilt_opens_the_pages_of_its_packet)
{
  AUTO(record)
  struct record *runner =
      fixture_record(&record_staff, "given_name", "Ed", "family_name", "Moriarty", NULL);
  fixture_part(runner, &record_assignment, "role", "director", NULL);
  fixture_save(data.fixture.store, runner);
  AUTO(rowset)
  struct rowset *rows =
      store_query(data.fixture.store, STATEMENT_REPORT_MEETING, NULL, "month", "2026-10", NULL);
  struct record *meeting =
      rows->row_count > 0
          ? fixture_load(data.fixture.store, &record_dilt_meeting, rowset_get(rows, 0, "uid"))
          : fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on", "2026-11-18", NULL);
  record_set(meeting, "facilitator", runner->uid);
  fixture_keep(data.fixture.store, meeting);
  struct terminal *t = open_as("Ed Moriarty");
  terminal_keys(t, "[");
  terminal_expect(t, "Nobody is yours in this month: you see everybody in the month whose DILT");
  terminal_keys(t, "]");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Maria Arruda · October 2026");
  terminal_expect(t, "Self-assessment");
  terminal_keys(t, "[");
  terminal_expect(t, "The page of September 2026 is for the person it is about");
  terminal_keys(t, "]");
  terminal_expect(t, "Maria Arruda · October 2026");
  terminal_keys(t, "P");
  terminal_expect(t, "Maria Arruda, principal");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(the_page_leads_on_and_prints)
{
  g_autofree char *path = g_build_filename(data.fixture.folder, "page.pdf", NULL);
  struct terminal *t = open_as("Rosa Alvarez");
  terminal_keys(t, "<Down><Enter>");
  terminal_expect(t, "Siobhán O’Brien · October 2026");
  terminal_expect(t, "5 of 20 on 4 days");
  terminal_keys(t, "<End>");
  terminal_expect(t, "5 of 5  Objective is visible");
  terminal_keys(t, "s");
  terminal_expect(t, "SIP · Kuss Middle · October 2026");
  terminal_keys(t, "<Esc>r");
  terminal_expect(t, "has not submitted a self-assessment for October 2026.");
  terminal_keys(t, "<Esc>P");
  terminal_expect(t, "Siobhán O’Brien, principal");
  terminal_keys(t, "w<C-u>");
  g_autofree char *without = g_strndup(path, strlen(path) - strlen(".pdf"));
  terminal_keys(t, without); /* its ending is that of the name which was proposed */
  terminal_keys(t, "<Enter>");
  terminal_wait_text(t, "Written: ");
  ck_assert(g_file_test(path, G_FILE_TEST_IS_REGULAR));
  terminal_leave(t);
}
END_TEST

START_TEST(who_supervises_nobody_is_told_what_belongs_here)
{
  struct terminal *t = open_as("José Nuñez");
  terminal_expect(t, "Here stand the principals one supervises");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_principals");
  TCase *tests = tcase_create("ui_principals");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screens);
  tcase_add_test(tests, the_board_says_who_is_ready);
  tcase_add_test(tests, who_owed_nothing_is_not_ready);
  tcase_add_test(tests, who_left_in_the_month_has_left_and_no_empty_plan);
  tcase_add_test(tests, who_leaves_later_in_the_month_still_has_the_plan);
  tcase_add_test(tests, the_month_that_was_turned_on_a_page_is_the_board_s);
  tcase_add_test(tests, a_principal_sees_the_own_row_alone);
  tcase_add_test(tests, who_runs_a_dilt_opens_the_pages_of_its_packet);
  tcase_add_test(tests, the_page_leads_on_and_prints);
  tcase_add_test(tests, who_supervises_nobody_is_told_what_belongs_here);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
