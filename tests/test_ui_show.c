/* Coverage, trends and a teacher's page on the screen. */
#include "report_fixture.h"
#include "suite.h"
#include "model/tables.h"
#include "ui_run.h"

static struct report_fixture data;

static void start(void)
{
  report_fixture_start(&data);
}

static void end(void)
{
  report_fixture_end(&data);
}

static struct terminal *open_as(const char *person, const char *keys)
{
  struct terminal *t = ui_run(&data.base, person, 0, 0);
  terminal_keys(t, keys);
  return t;
}

START_TEST(the_screens)
{
  ui_check_sizes(&data.base, NULL, "gc", "coverage");
  ui_check_sizes(&data.base, NULL, "gcssch<Enter>", "coverage-counts");
  ui_check_sizes(&data.base, NULL, "gcsall<Enter><Down><Down><Enter>", "teacher");
  ui_check_kinds(&data.base, NULL, "gc", "coverage");
  ui_check_kinds(&data.base, NULL, "gcsall<Enter><Down><Down><Enter>", "teacher");
}
END_TEST

START_TEST(days_and_school_narrow_it)
{
  struct terminal *t = open_as("Pat Silva", "gc");
  terminal_expect(t, "4 teachers: 1 not seen for 30 days, 0 of them never.");
  terminal_expect(t, "Trần Thị, Mai");
  terminal_keys(t, "n<C-u>ten<Enter>");
  terminal_expect(t, "Write a number of days, such as 30.");
  terminal_keys(t, "<C-u>10<Enter>");
  terminal_expect(t, "4 teachers: 3 not seen for 10 days, 1 of them never.");
  terminal_keys(t, "hdor<Enter>");
  terminal_expect(t, "2 teachers: 2 not seen for 10 days");
  terminal_expect_not(t, "Trần");
  terminal_leave(t);
}
END_TEST

START_TEST(the_names_of_a_school_lead_back_to_all_schools)
{
  struct terminal *t = open_as("Pat Silva", "gcssch<Enter><Down><Enter>");
  terminal_expect(t, "Trần Thị, Mai");
  terminal_expect(t, "Esc All schools");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Doran Elementary");
  terminal_expect(t, "Kuss Middle");
  terminal_expect_not(t, "Trần Thị, Mai");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Today ─");
  terminal_leave(t);
}
END_TEST

static void add_school(const char *name, const char *code)
{
  AUTO(record)
  struct record *school = fixture_record(&record_school, "name", name, "code", code, NULL);
  fixture_save(data.base.store, school);
}

START_TEST(names_that_begin_alike_are_told_apart)
{
  add_school("Academy for Arts and Sciences at Globe Corners North", "00950991");
  add_school("Academy for Arts and Sciences at Globe Corners South", "00950992");
  struct terminal *t = open_as(NULL, "gns");
  terminal_expect(t, "Corners North");
  terminal_expect(t, "Corners South");
  terminal_expect(t, "A almost all, 75+");
  terminal_leave(t);
}
END_TEST

START_TEST(trends_by_month_school_and_strategy)
{
  ui_check_sizes(&data.base, NULL, "gn", "trends");
  ui_check_kinds(&data.base, NULL, "gn", "trends");
  ui_check_sizes(&data.base, NULL, "gns<Down><Down>", "trends-school");
  ui_check_sizes(&data.base, NULL, "gnsss", "trends-line");
  struct terminal *t = open_as(NULL, "gn<Left>");
  terminal_expect(t, "October 2026: 7 of 9 seen.");
  terminal_keys(t, "s<Down>");
  terminal_expect(t, "Trends · by school");
  terminal_expect(t, "too few");
  terminal_expect(t, "2 Quest");
  terminal_keys(t, "<Down>");
  terminal_expect(t, "Kuss Middle: 5 of 6 seen");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "at Kuss Middle");
  terminal_expect(t, "October 2026");
  terminal_leave(t);
}
END_TEST

START_TEST(trends_say_that_there_is_more)
{
  struct terminal *t = open_as(NULL, "gnsssrSep 2024 to Nov 2026<Enter><Home>");
  terminal_expect(t, "▸ September 2024");
  terminal_expect(t, "↓");
  terminal_expect_not(t, "↑");
  terminal_keys(t, "<End>");
  terminal_expect(t, "▸ November 2026");
  terminal_expect(t, "↑");
  terminal_expect_not(t, "↓");
  terminal_leave(t);
}
END_TEST

START_TEST(months_and_years_are_chosen)
{
  struct terminal *t = open_as(NULL, "gnr<C-u>Nov 2026 to Sep 2026<Enter>");
  terminal_expect(t, "The first month comes before the last");
  terminal_keys(t, "<C-u>Sep 2026 to Oct 2026<Enter>");
  terminal_expect(t, "October 2026: 7 of 9 seen.");
  terminal_keys(t, "]");
  terminal_expect(t, "The next school year has not begun.");
  terminal_keys(t, "[<Right>");
  terminal_expect(t, "Sep 2025");
  terminal_keys(t, "b");
  terminal_expect(t, "No lesson was rated by two people");
  terminal_leave(t);
}
END_TEST

START_TEST(coverage_leaves_no_empty_draft)
{
  struct terminal *t = open_as("Siobhán O’Brien", "gcsall<Enter>w");
  terminal_expect(t, "Walkthrough ─");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Nothing was written; no walkthrough is kept.");
  terminal_keys(t, "gt");
  terminal_expect_not(t, "draft");
  terminal_leave(t);
}
END_TEST

START_TEST(a_principal_sees_the_own_school_alone)
{
  struct terminal *t = open_as("Maria Arruda", "gns");
  terminal_expect(t, "Doran Elementary");
  terminal_expect_not(t, "Kuss");
  terminal_leave(t);
}
END_TEST

START_TEST(who_makes_the_packet_gets_counts)
{
  struct terminal *t = open_as("James Ortiz", "gc");
  terminal_expect(t, "Counts only: names are for those who lead or supervise a school.");
  terminal_expect(t, "Kuss Middle");
  terminal_keys(t, "<Enter>");
  terminal_expect_not(t, "Nuñez");
  terminal_expect_not(t, "Enter Names");
  terminal_leave(t);
}
END_TEST

/* Rosa supervises Doran only: of Kuss she has counts. */
START_TEST(a_school_out_of_view_is_not_said_to_be_all_seen)
{
  struct terminal *t = open_as(ROSA, "gcsall<Enter>");
  terminal_expect(t, "Fonseca, Ana");
  terminal_keys(t, "hkuss<Enter>");
  terminal_expect(t, "Counts only: this school’s teachers are not in your view.");
  terminal_expect_not(t, "Every teacher was seen");
  terminal_keys(t, "hall<Enter>");
  terminal_expect(t, "Fonseca, Ana");
  terminal_leave(t);
}
END_TEST

START_TEST(figures_of_a_school_out_of_view_lead_to_nothing_that_is_said)
{
  struct terminal *t = open_as(ROSA, "gns<Down><Down>");
  terminal_expect(t, "Kuss");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "This school’s walkthroughs are not in your view, only counts of them.");
  terminal_keys(t, "<Esc><Up><Up><Enter>");
  terminal_expect(t, "(only those you may see)");
  terminal_leave(t);
}
END_TEST

START_TEST(a_page_leads_to_the_walkthrough_and_prints)
{
  g_autofree char *path = g_build_filename(data.base.folder, "page.html", NULL);
  struct terminal *t = open_as("Siobhán O’Brien", "gcsall<Enter><Enter>");
  terminal_expect(t, "Teacher · José Nuñez");
  terminal_expect(t, "9 walkthroughs; 1 attempt, counted apart");
  terminal_expect(t, "seen: seen or partly");
  terminal_keys(t, "<Down><Enter>");
  terminal_expect(t, "Nuñez, José");
  terminal_keys(t, "<Esc>P");
  terminal_expect(t, "Walkthroughs of José Nuñez");
  terminal_keys(t, "w<C-u>");
  terminal_keys(t, path);
  terminal_keys(t, "<Enter>");
  terminal_wait_text(t, "Written: ");
  g_autofree char *html = NULL;
  ck_assert(g_file_get_contents(path, &html, NULL, NULL));
  ck_assert(g_str_has_prefix(html, "<!DOCTYPE html>"));
  terminal_leave(t);
}
END_TEST

START_TEST(the_page_opens_from_lists)
{
  struct terminal *t = open_as("Maria Arruda", "gw[t");
  terminal_expect(t, "Teacher · Ana Fonseca");
  terminal_keys(t, "<Esc>gr<Down><Enter>/fonseca<Tab>t");
  terminal_expect(t, "Teacher · Ana Fonseca");
  terminal_keys(t, "<Esc>/<C-u>nu<Tab>t");
  terminal_expect(t, "What was seen in José Nuñez’s room");
  terminal_expect_not(t, "Teacher · José");
  terminal_leave(t);
}
END_TEST

START_TEST(a_walkthrough_begins_at_the_name)
{
  struct terminal *t = open_as("Siobhán O’Brien", "gc");
  terminal_keys(t, "w");
  terminal_expect(t, "─ Walkthrough");
  terminal_expect(t, "Trần Thị");
  terminal_close(t, "<Esc>q");
}
END_TEST

START_TEST(coverage_in_the_order_of_a_column)
{
  struct terminal *t = open_as("Siobhán O’Brien", "gcsall<Enter><lt>");
  terminal_expect(t, "Days ago ↓This year");
  terminal_keys(t, ":order<Enter>"); /* it is among what can be done */
  terminal_expect_not(t, "↓");
  terminal_keys(t, "ssch<Enter>:order");
  terminal_expect(t,
                  "Nothing that can be done here now has this word."); /* schools are not ranked */
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

/* Who may not set targets reads those that concern them, and how they come about to the last word.
 */
START_TEST(targets_to_look_at)
{
  struct terminal *t = open_as("Siobhán O’Brien", "gr");
  terminal_expect(t, "November 2026: set for 0 of 1 person");
  terminal_keys(t, "<Down><Down><Enter>[");
  terminal_expect(t, "O’Brien, Siobhán        20          19     4            as usual");
  terminal_expect_not(t, "Alvarez"); /* hers is 10, and not for everybody */
  terminal_expect(t, "days; a full month has 20.");
  terminal_leave(t);
  t = open_as("Rosa Alvarez", "gr<Down><Down><Enter>[");
  terminal_expect(t, "2 days at the state");
  terminal_expect(t, "Enter Open");
  terminal_expect_not(t, "Enter Change");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "to look at");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_show");
  TCase *tests = tcase_create("ui_show");
  tcase_set_timeout(tests, 300);
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screens);
  tcase_add_test(tests, days_and_school_narrow_it);
  tcase_add_test(tests, the_names_of_a_school_lead_back_to_all_schools);
  tcase_add_test(tests, names_that_begin_alike_are_told_apart);
  tcase_add_test(tests, trends_by_month_school_and_strategy);
  tcase_add_test(tests, trends_say_that_there_is_more);
  tcase_add_test(tests, months_and_years_are_chosen);
  tcase_add_test(tests, coverage_leaves_no_empty_draft);
  tcase_add_test(tests, coverage_in_the_order_of_a_column);
  tcase_add_test(tests, targets_to_look_at);
  tcase_add_test(tests, a_principal_sees_the_own_school_alone);
  tcase_add_test(tests, who_makes_the_packet_gets_counts);
  tcase_add_test(tests, a_school_out_of_view_is_not_said_to_be_all_seen);
  tcase_add_test(tests, figures_of_a_school_out_of_view_lead_to_nothing_that_is_said);
  tcase_add_test(tests, a_page_leads_to_the_walkthrough_and_prints);
  tcase_add_test(tests, the_page_opens_from_lists);
  tcase_add_test(tests, a_walkthrough_begins_at_the_name);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
