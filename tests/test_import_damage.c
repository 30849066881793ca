/* What a spreadsheet has done to the cells of a file. */
#include "exchange/csv_excel.h"
#include "import_case.h"
#include "suite.h"

#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_staff);
}

static void end(void)
{
  import_case_end(&test);
}

START_TEST(a_date_is_told_from_a_range)
{
  static const char *const cases[][2] = {
    { "8-Jun", "6-8" },    { "Jun-08", "6-8" },    { "6/8/2026", "6-8" }, { "12-sep", "9-12" },
    { "1-May", NULL },     { "6-Jun", NULL },      { "30-Jun", NULL },    { "Jun-26", NULL },
    { "6/30/2026", NULL }, { "2026-06-08", NULL }, { "6-8", NULL },       { "Jun", NULL },
    { "", NULL },          { NULL, NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *range = csv_excel_range(cases[i][0]);
    ck_assert_msg(g_strcmp0(range, cases[i][1]) == 0, "%s: %s", cases[i][0], range);
  }
  ck_assert(csv_excel_is_made("1.20E+01") && csv_excel_is_made("1-May"));
  ck_assert(!csv_excel_is_made("2E14") && !csv_excel_is_made("B-3") && !csv_excel_is_made(NULL));
}
END_TEST

START_TEST(a_number_of_days_is_a_date)
{
  static const char *const cases[][2] = {
    { "44075", "2020-09-01" }, { "46371.5", "2026-12-15" }, { "32874", "1990-01-01" },
    { "73050", "2099-12-31" }, { "73051", NULL },           { "32873", NULL },
    { "440750", NULL },        { "44075x", NULL },          { NULL, NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *day = csv_excel_day(cases[i][0]);
    ck_assert_msg(g_strcmp0(day, cases[i][1]) == 0, "%s: %s", cases[i][0], day);
  }
}
END_TEST

START_TEST(grades_made_dates_are_grades_again)
{
  import_case_expect(&test,
                     "Name,School,Role,Grade,Email\n"
                     "\"Xa, Ya\",Kuss,Teacher,8-Jun,xa@example.org\n"
                     "\"Xb, Yb\",Kuss,Teacher,1-May,xb@example.org\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record)
  struct record *person = import_case_record(&test, &record_staff, "email", "xa@example.org");
  ck_assert_str_eq(record_get(import_case_post(person, 0), "grade"), "6-8");
  import_case_assert_notice(&test, "in.csv:2: “8-Jun” is a date that a spreadsheet has made of "
                                   "grades, and was read as 6-8");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:3: “1-May” is no grade: a spreadsheet has made a date or a large "
      "number of it. Write what it was, such as 6-8, in a column of text.\n");
  test.import = import_schools;
  import_case_expect(&test, "Code,Name,Grades\n00950999,Loom Street,8-Jun\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *school =
      import_case_record(&test, &record_school, "code", "00950999");
  ck_assert_str_eq(record_get(school, "grades"), "6-8");
}
END_TEST

START_TEST(an_error_of_the_sheet_is_no_value)
{
  import_case_expect(&test,
                     "Name,School,Role,Room,Mailbox\n"
                     "\"Xa, Ya\",Kuss,Teacher,#REF!,7\n"
                     "\"Xb, Yb\",#N/A,Teacher,12,7\n"
                     "\"Xc, Yc\",Kuss,Teacher,####,7\n"
                     "\"Xd, Yd\",Kuss,Teacher,#4,7\n",
                     "1 added, 0 changed, 0 left as they were, 3 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: “#REF!” under “Room” is an error of the spreadsheet and no value. Correct the "
      "cell "
      "there, or empty it.\n"
      "in.csv:3: “#N/A” under “School” is an error of the spreadsheet and no value. Correct the "
      "cell there, or empty it.\n"
      "in.csv:4: “####” under “Room” is an error of the spreadsheet and no value. Correct the cell "
      "there, or empty it.\n");
}
END_TEST

START_TEST(a_room_made_a_date_is_told)
{
  import_case_expect(&test,
                     "Name,School,Role,Room,Mailbox\n"
                     "\"Xa, Ya\",Kuss,Teacher,4-Mar,1.20E+01\n"
                     "\"Xb, Yb\",Kuss,Teacher,B-3,012\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv:2: “4-Mar” under “Room” looks like what a spreadsheet makes of "
      "something else. Look what it was, and correct it there and here\n"
      "in.csv:2: “1.20E+01” under “Mailbox” looks like what a spreadsheet makes "
      "of something else. Look what it was, and correct it there and here\n");
}
END_TEST

START_TEST(days_that_are_counted_are_read)
{
  import_case_expect(&test,
                     "Name,School,Role,From,Email\n"
                     "\"Xa, Ya\",Kuss,Teacher,44075,xa@example.org\n"
                     "\"Xb, Yb\",Kuss,Teacher,44076,xb@example.org\n"
                     "\"Xc, Yc\",Kuss,Teacher,12,xc@example.org\n",
                     "2 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record)
  struct record *person = import_case_record(&test, &record_staff, "email", "xb@example.org");
  ck_assert_str_eq(record_get(import_case_post(person, 0), "from_on"), "2020-09-02");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: 44075 under “From” is a date as spreadsheets count days, and "
                           "was read as 1 Sep 2020; others are read likewise\n");
}
END_TEST

START_TEST(a_time_stands_behind_the_point)
{
  static const char *const cases[][2] = {
    { "46343.396", "09:30:14" }, { "46343.5", "12:00:00" }, { "46343.999999", "23:59:59" },
    { "0.375", "09:00:00" },     { ".75", "18:00:00" },     { "46343", NULL },
    { "463.5", NULL },           { "9.30", NULL },          { NULL, NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *time = csv_excel_time(cases[i][0]);
    ck_assert_msg(g_strcmp0(time, cases[i][1]) == 0, "%s: %s", cases[i][0], time);
  }
}
END_TEST

#define WIDE_HEADER "Timestamp,Email,Teacher,Time in,Objective,Notes,Formula\n"
#define WIDE_ROW(time, start, objective, notes, formula)                                           \
  time ",Siobhán O’Brien,José Nuñez," start "," objective "," notes "," formula "\n"

static void start_wide(void)
{
  test.import = import_wide;
  import_case_map(&test, WIDE_WALKTHROUGHS,
                  "column,field,answer,means\nTimestamp,timestamp,,\nEmail,observer,,\n"
                  "Teacher,teacher,,\nTime in,start,,\n,school,,Kuss\nObjective,strategy:s1,,\n"
                  ",,Yes,seen\n,,#N/A,ignore\nNotes,what_worked,,\nFormula,ignore,,\n");
}

/* Unless the map says what it means, or that nobody reads the column. */
START_TEST(an_error_in_a_form_s_sheet_is_no_text)
{
  start_wide();
  import_case_expect(&test,
                     WIDE_HEADER WIDE_ROW("11/4/2026 9:15:23", "9:00 AM", "Yes", "#REF!", "")
                         WIDE_ROW("11/5/2026 9:15:23", "9:00 AM", "#NAME?", "Calm", "")
                             WIDE_ROW("11/6/2026 9:15:23", "9:00 AM", "#N/A", "Calm", "#REF!"),
                     "1 added, 0 changed, 0 left as they were, 2 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: “#REF!” under “Notes” is an error of the spreadsheet and no value. Correct the "
      "cell there, or empty it.\n"
      "in.csv:3: “#NAME?” under “Objective” is an error of the spreadsheet and no value. Correct "
      "the cell there, or empty it.\n");
}
END_TEST

START_TEST(a_form_s_times_may_be_counted_in_days)
{
  start_wide();
  static const char counted[] = WIDE_HEADER WIDE_ROW("46330.396", "0.375", "Yes", "Calm", "");
  import_case_expect(&test, counted, "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: 46330.396 under “Timestamp” is a date as spreadsheets count "
                           "days, and was read as 4 Nov 2026; others are read likewise\n");
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "external_id",
                                           "2026-11-04 09:30:14 siobhán o’brien jose nunez");
  ck_assert_str_eq(record_get(made, "started"), "09:00");
  import_case_expect(&test, WIDE_HEADER WIDE_ROW("11/4/2026 9:30:14", "9:00 AM", "Yes", "Calm", ""),
                     "0 added, 0 changed, 1 left as they were, 0 refused.");
}
END_TEST

START_TEST(a_grade_of_a_walkthrough_made_a_date_is_told)
{
  test.import = import_walkthroughs;
  import_case_expect(&test,
                     "walkthrough,school,teacher,observer,date,grade,strategy,mark\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,8-Jun,s1,seen\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,8-Jun,s2,seen\n"
                     "2,Kuss,José Nuñez,Siobhán O’Brien,2026-11-05,1-May,s1,seen\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "external_id", "1");
  ck_assert_str_eq(record_get(made, "grade"), "6-8");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: “8-Jun” is a date that a spreadsheet has made of grades, and "
                           "was read as 6-8\n");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:4: “1-May” is no grade: a spreadsheet has made a date or a large number of it. Write "
      "what it was, such as 6-8, in a column of text. Walkthrough 2 is left out.\n");
}
END_TEST

/* As any bad row does. */
START_TEST(an_error_refuses_the_whole_walkthrough)
{
  test.import = import_walkthroughs;
  import_case_expect(&test,
                     "walkthrough,school,teacher,observer,date,strategy,mark,comment\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,s1,seen,\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,s2,seen,#REF!\n"
                     "2,Kuss,José Nuñez,Siobhán O’Brien,2026-11-05,s1,seen,\n",
                     "1 added, 0 changed, 0 left as they were, 2 refused.");
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:3: “#REF!” under “comment” is an error of the spreadsheet and no value. Correct the "
      "cell there, or empty it.\n"
      "in.csv:2: Line 3 of it cannot be taken. Correct that one. Walkthrough 1 is left out.\n");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import damage");
  TCase *tests = tcase_create("import damage");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_date_is_told_from_a_range);
  tcase_add_test(tests, a_number_of_days_is_a_date);
  tcase_add_test(tests, grades_made_dates_are_grades_again);
  tcase_add_test(tests, an_error_of_the_sheet_is_no_value);
  tcase_add_test(tests, a_room_made_a_date_is_told);
  tcase_add_test(tests, days_that_are_counted_are_read);
  tcase_add_test(tests, a_time_stands_behind_the_point);
  tcase_add_test(tests, an_error_in_a_form_s_sheet_is_no_text);
  tcase_add_test(tests, a_form_s_times_may_be_counted_in_days);
  tcase_add_test(tests, an_error_refuses_the_whole_walkthrough);
  tcase_add_test(tests, a_grade_of_a_walkthrough_made_a_date_is_told);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
