/* import targets, import sip: one row a month or a column a month, and what rows find. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "exchange/sip_words.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start_targets(void)
{
  import_case_start(&test, &f, import_targets);
}

static void start_sip(void)
{
  import_case_start(&test, &f, import_sip);
}

static void end(void)
{
  import_case_end(&test);
}

static void assert_refused(const char *const *expected, size_t count)
{
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  for (size_t i = 0; i < count; i++)
    ck_assert_msg(strstr(lines, expected[i]), "%s\nis not in\n%s", expected[i], lines);
}

/* Brings text in twice: the second time nothing changes. */
static void expect_for_good(const char *text, const char *summary, const char *again)
{
  import_case_expect(&test, text, summary);
  import_case_expect(&test, text, again);
}

START_TEST(targets_are_found_by_person_and_month)
{
  expect_for_good("staff,month,walkthroughs,days_off,reason\n"
                  "Maria Arruda,2026-11,18,2,2 days at the state\n"
                  "marruda@example.org,Dec 2026,15,,\n"
                  "\"O’Brien, Siobhán\",2026-11,20,,\n",
                  "3 added, 0 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 3 left as they were, 0 refused.");
  import_case_expect(&test, "staff,month,target\nMaria Arruda,11/2026,12\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record)
  struct record *target =
      import_case_record(&test, &record_target, "reason", "2 days at the state");
  ck_assert_str_eq(record_get(target, "walkthroughs"), "12");
  ck_assert_str_eq(record_get(target, "days_off"), "2");
  ck_assert_str_eq(record_get(target, "staff"), f.principal[0]);
}
END_TEST

START_TEST(targets_have_a_column_a_month)
{
  expect_for_good("Administrator,Sep,Oct,2027-01,Total\nMaria Arruda,20,\" 1,0 \",,30\n"
                  "Siobhán O’Brien,20,18,10,48\n",
                  "3 added, 0 changed, 0 left as they were, 1 refused.",
                  "0 added, 0 changed, 3 left as they were, 1 refused.");
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
  AUTO(record)
  struct record *target = import_case_record(&test, &record_target, "month", "2027-01");
  ck_assert_str_eq(record_get(target, "walkthroughs"), "10");
  ck_assert_str_eq(record_get(target, "staff"), f.principal[1]);
}
END_TEST

START_TEST(targets_are_refused_with_what_to_do)
{
  import_case_expect(&test,
                     "staff,month,walkthroughs\nNobody,2026-11,1\n,2026-11,1\n"
                     "Maria Arruda,,1\nMaria Arruda,2026-11,many\nMaria Arruda,2026-11,\n"
                     "Maria Arruda,2026-12,5\nMaria Arruda,2026-12,6\n",
                     "1 added, 0 changed, 0 left as they were, 6 refused.");
  static const char *const expected[] = {
    "in.csv:2: “Nobody” is nobody on the staff list.",
    "in.csv:3: Whose target is it?",
    "in.csv:4: The month is missing.",
    "in.csv:5: Walkthroughs: many is not a whole number.",
    "in.csv:6: Walkthroughs is missing.",
    "in.csv:8: This person and month stand in line 7 already, with other values.",
  };
  assert_refused(expected, G_N_ELEMENTS(expected));
}
END_TEST

/* Of two of a name the target is of the one who alone is an administrator. */
START_TEST(a_target_is_of_the_administrator_of_a_name)
{
  struct change *change = change_begin(f.store, "Namesake", CHANGE_IMPORT, NULL);
  AUTO(record) struct record *teacher = record_new(&record_staff);
  record_set(teacher, "given_name", "Maria");
  record_set(teacher, "family_name", "Arruda");
  struct record *post = record_add_part(teacher, &record_assignment);
  record_set(post, "role", "teacher");
  record_set(post, "school", f.school[1]);
  ck_assert(change_save(change, teacher, NULL, NULL));
  ck_assert(change_commit(change, NULL));
  import_case_expect(&test, "staff,month,walkthroughs\nMaria Arruda,2026-11,18\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record)
  struct record *target = import_case_record(&test, &record_target, "walkthroughs", "18");
  ck_assert_str_eq(record_get(target, "staff"), f.principal[0]);
}
END_TEST

START_TEST(targets_need_months)
{
  g_autofree char *why =
      import_case_fail(&test, "staff,walkthroughs\nMaria Arruda,3\n", TL_ERROR_NOT_FOUND);
  ck_assert_ptr_nonnull(strstr(why, "in.csv:1: there is no column for month, nor one a month"));
}
END_TEST

static const char plan[] =
    "school,goal_code,goal,code,text,owner,due_on,month,status,note\n"
    "Kuss,1,Reading rises,1.1,Schedule a reading block,Siobhán O’Brien,2026-10-01,2026-09,P,\n"
    "Kuss,1,,1.1,,,,2026-10,Complete,All grades\n"
    "Kuss,1,,1.2,Coach in each room,Literacy coach,,Sep,no action,\n"
    "00950045,1,Maths rises,1.1,\"Common, weekly tests\",,,,,\n";

START_TEST(a_plan_comes_in_row_by_row)
{
  expect_for_good(plan,
                  "SIP items: 3 added, 0 changed, 0 left as they were.\n"
                  "SIP goals: 2 added, 0 changed, 0 left as they were.\nRows: 0 refused.",
                  "SIP items: 0 added, 0 changed, 3 left as they were.\n"
                  "SIP goals: 0 added, 0 changed, 2 left as they were.\nRows: 0 refused.");
  AUTO(record)
  struct record *item =
      import_case_record(&test, &record_sip_item, "text", "Schedule a reading block");
  ck_assert_str_eq(record_get(item, "owner"), f.principal[1]);
  ck_assert_str_eq(record_get(item, "due_on"), "2026-10-01");
  const GPtrArray *statuses = record_parts(item, &record_sip_status);
  ck_assert_uint_eq(statuses->len, 2);
  ck_assert_str_eq(record_get(statuses->pdata[1], "status"), "complete");
  ck_assert_str_eq(record_get(statuses->pdata[1], "note"), "All grades");
  AUTO(record)
  struct record *other = import_case_record(&test, &record_sip_item, "text", "Coach in each room");
  ck_assert_str_eq(record_get(other, "owner_role"), "Literacy coach");
  ck_assert_ptr_null(record_get(other, "owner"));
  const struct record *status = record_parts(other, &record_sip_status)->pdata[0];
  ck_assert_str_eq(record_get(status, "month"), "2026-09");
  AUTO(record)
  struct record *goal = import_case_record(&test, &record_sip_goal, "text", "Reading rises");
  ck_assert_str_eq(record_get(goal, "school_year"), "SY2026-27");
  ck_assert_str_eq(record_get(goal, "school"), f.school[1]);
}
END_TEST

START_TEST(a_status_that_is_there_is_changed_alone)
{
  g_free(import_case_run(&test, plan));
  import_case_expect(&test, "school,code,month,status\nKuss,1.1,2026-10,in progress\n",
                     "SIP items: 0 added, 1 changed, 0 left as they were.\n"
                     "SIP goals: 0 added, 0 changed, 1 left as they were.\nRows: 0 refused.");
  AUTO(record)
  struct record *item =
      import_case_record(&test, &record_sip_item, "text", "Schedule a reading block");
  const struct record *october = record_find_part(item, &record_sip_status, "month", "2026-10");
  ck_assert_str_eq(record_get(october, "status"), "in_progress");
  ck_assert_str_eq(record_get(october, "note"), "All grades");
  ck_assert_ptr_nonnull(record_find_part(item, &record_sip_status, "month", "2026-09"));
}
END_TEST

START_TEST(our_own_list_of_items_comes_back_without_guards)
{
  g_free(import_case_run(&test, plan));
  g_free(import_case_run(&test, "school,code,month,status_before,status,note,uid\n"
                                "Kuss,1.1,2026-10,,in progress,'=later,x\n"));
  AUTO(record)
  struct record *item =
      import_case_record(&test, &record_sip_item, "text", "Schedule a reading block");
  const struct record *october = record_find_part(item, &record_sip_status, "month", "2026-10");
  ck_assert_str_eq(record_get(october, "note"), "=later");
  g_autofree char *told = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_msg(!strstr(told, "nothing was read"), "%s", told);
  g_free(import_case_run(&test, "school,code,month,status,Colour\nKuss,1.1,2026-10,done,red\n"));
  import_case_assert_notice(&test, "in.csv:1: nothing was read from the column: Colour.");
}
END_TEST

START_TEST(a_plan_has_a_column_a_month)
{
  g_autofree char *summary = import_case_run(
      &test, "School Name,Year,Goal #,SIP Goal,Item #,Action Step,Sep,Oct 2026,2026-11\n"
             "Kuss Middle,2026-2027,2,Talk,2.1,Pairs,Green,Y,\n"
             "Kuss Middle,2026-2027,2,Talk,2.2,Threes,Yellow,C,Red\n");
  ck_assert_str_eq(summary,
                   "SIP items: 1 added, 0 changed, 0 left as they were.\n"
                   "SIP goals: 1 added, 0 changed, 0 left as they were.\nRows: 1 refused.");
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.2");
  static const char *const expected[][2] = { { "2026-09", "in_progress" },
                                             { "2026-10", "complete" },
                                             { "2026-11", "no_action" } };
  for (size_t i = 0; i < G_N_ELEMENTS(expected); i++) {
    const struct record *part = record_find_part(item, &record_sip_status, "month", expected[i][0]);
    ck_assert_ptr_nonnull(part);
    ck_assert_str_eq(record_get(part, "status"), expected[i][1]);
  }
}
END_TEST

START_TEST(one_month_may_be_said_for_all)
{
  test.options.month = "October 2026";
  g_free(
      import_case_run(&test, "school,goal_code,goal,code,text,status\nKuss,1,Talk,1.1,Pairs,c\n"));
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "1.1");
  ck_assert_ptr_nonnull(record_find_part(item, &record_sip_status, "month", "2026-10"));
}
END_TEST

START_TEST(a_status_is_of_the_plan_of_its_year)
{
  expect_for_good("school,goal_code,goal,code,text,status,month\n"
                  "Kuss,1,Talk,1.1,Pairs,p,2026-05\nKuss,1,Talk,1.1,Pairs,c,2026-10\n",
                  "SIP items: 2 added, 0 changed, 0 left as they were.\n"
                  "SIP goals: 2 added, 0 changed, 0 left as they were.\nRows: 0 refused.",
                  "SIP items: 0 added, 0 changed, 2 left as they were.\n"
                  "SIP goals: 0 added, 0 changed, 2 left as they were.\nRows: 0 refused.");
  g_autofree char *other = import_case_run(
      &test, "school,school_year,code,status,month\nKuss,SY2026-27,1.1,p,2026-05\n");
  ck_assert_msg(strstr(other, "1 refused."), "%s", other);
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:2: May 2026 is of SY2025-26, and the plan of SY2026-27. Give "
                           "the status with the plan of its own year.\n");
}
END_TEST

START_TEST(a_shorter_name_of_a_school_is_guessed_at)
{
  g_autofree char *summary = import_case_run(&test, "school,goal_code,goal,code,text\n"
                                                    "The Doran School,1,G,1.1,T\n"
                                                    "The School,1,G,1.1,T\n");
  ck_assert_msg(g_str_has_suffix(summary, "2 refused."), "%s", summary);
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(refused, "“The Doran School”. Is Doran Elementary meant?"));
  ck_assert_ptr_nonnull(strstr(refused, "“The School”. Bring in the schools first"));
}
END_TEST

START_TEST(rows_of_plans_are_refused_with_what_to_do)
{
  g_autofree char *summary = import_case_run(
      &test, "school,school_year,goal_code,goal,code,text,owner,initiative,month,status,note\n"
             "Nowhere,,1,G,1.1,T,,,,,\n"
             ",,1,G,1.1,T,,,,,\n"
             "Kuss,26,1,G,1.1,T,,,,,\n"
             "Kuss,nonsense,1,G,1.1,T,,,,,\n"
             "Kuss,,,G,7,T,,,,,\n"
             "Kuss,,9,,9.1,T,,,,,\n"
             "Kuss,,1,G,1.1,,,,,,\n"
             "Kuss,,1,G,1.2,T,Nobody Known,,,,\n"
             "Kuss,,1,G,1.3,T,,4.4,,,\n"
             "Kuss,,1,G,1.4,T,,,,C,\n"
             "Kuss,,1,G,1.5,T,,,2026-10,blue,\n"
             "Kuss,,1,G,1.6,T,,,2026-10,,a note\n"
             "Kuss,,1,G,1.7,T,,,,,\n"
             "Kuss,,1,Another goal,1.8,T,,,,,\n");
  ck_assert_ptr_nonnull(strstr(summary, "Rows: 12 refused."));
  static const char *const expected[] = {
    "in.csv:2: There is no school “Nowhere”.",
    "in.csv:3: Which school’s plan is it?",
    "in.csv:5: “nonsense” is not a school year.",
    "in.csv:6: Which goal is it of?",
    "in.csv:7: Goal is missing.",
    "in.csv:8: Item is missing.",
    "in.csv:9: Owner: “Nobody Known” is nobody on the staff list.",
    "in.csv:10: Serves: there is no initiative “4.4”.",
    "in.csv:11: Status: of which month?",
    "in.csv:12: Status: “blue” is not one of complete",
    "in.csv:13: Status is missing beside its note.",
    "in.csv:15: Goal is another than in line 14.",
  };
  assert_refused(expected, G_N_ELEMENTS(expected));
}
END_TEST

START_TEST(words_of_plans_are_read)
{
  static const char *const years[][2] = {
    { "SY2026-27", "SY2026-27" }, { "2026-27", "SY2026-27" },
    { "2026-2027", "SY2026-27" }, { "2026/27", "SY2026-27" },
    { "SY 26-27", "SY2026-27" },  { "FY27", "SY2026-27" },
    { "2027", "SY2026-27" },      { "1999-2000", "SY1999-00" },
    { "2026-28", NULL },          { "", NULL },
    { "26-27-28", NULL },         { "2026-27x1", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(years); i++) {
    g_autofree char *year = sip_words_school_year(years[i][0], NULL);
    ck_assert_msg(g_strcmp0(year, years[i][1]) == 0, "%s: %s", years[i][0], year);
  }
  ck_assert_str_eq(sip_words_status("[C] complete", NULL) ? "complete" : "none", "none");
  ck_assert_str_eq(sip_words_status("[P]", NULL), "in_progress");
  ck_assert_str_eq(sip_words_status("No Action", NULL), "no_action");
  ck_assert_str_eq(sip_words_status("no_action", NULL), "no_action");
  ck_assert(sip_words_is_role("Grade 3 team"));
  ck_assert(!sip_words_is_role("Rui Costa"));
}
END_TEST

/* What no column is read as is said once; a cell that is empty is called as the file calls it. */
START_TEST(what_is_missing_is_said_as_the_file_has_it)
{
  import_case_expect(&test,
                     "School,Goal #,Goal,Item,Action Step\n"
                     "Kuss,1,Raise growth,1.1,Plan together\nKuss,1,Raise growth,1.2,Look\n",
                     "0 added, 0 changed, 0 left as they were, 2 refused.");
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:1: no column is read as “Code”, and rows that need it were "
                           "refused; say which it is by --map code=COLUMN. It has: School, Goal #, "
                           "Goal, Item, Action Step\n");
  test.options.maps = (const char *const[]){ "code=Item", NULL };
  g_autofree char *summary =
      import_case_run(&test, "Building,Goal #,Goal,Item,Action Step\n"
                             "Kuss,1,Raise growth,1.1,\n,1,Raise growth,1.2,Look\n");
  ck_assert_ptr_nonnull(strstr(summary, "2 refused"));
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:2: Action Step is missing. Fill it in.\n"
                           "in.csv:3: Which school’s plan is it? Fill in Building.\n");
}
END_TEST

START_TEST(a_number_made_a_date_is_no_new_item)
{
  import_case_expect(&test,
                     "school,goal_code,goal,code,text\n"
                     "Kuss,1,Read,1.2,Data talks\n"
                     "Kuss,1,,1.10,Peer visits\n"
                     "Kuss,1,,1.3,a\nKuss,1,,1.30,b\n",
                     "SIP items: 4 added, 0 changed, 0 left as they were.\n"
                     "SIP goals: 1 added, 0 changed, 0 left as they were.\nRows: 0 refused.");
  import_case_expect(&test,
                     "school,goal_code,code,month,status\n"
                     "Kuss,1,10-Jan,2026-10,C\n"
                     "Kuss,,\"1,2\",2026-10,P\n"
                     "Kuss,1,\"1,3\",2026-10,C\n"
                     "Kuss,1,5-Jan,2026-10,C\n"
                     "Kuss,1,1.20E+01,2026-10,C\n",
                     "SIP items: 0 added, 2 changed, 0 left as they were.\n"
                     "SIP goals: 0 added, 0 changed, 1 left as they were.\nRows: 3 refused.");
  import_case_assert_notice(&test, "in.csv:2: “10-Jan” is what a spreadsheet has made of an item’s "
                                   "number, and was read as 1.10");
  static const char *const expected[] = {
    "in.csv:4: “1,3” is no item’s number: a spreadsheet has made",
    "in.csv:5: “5-Jan” is no item’s number: a spreadsheet has made",
    "in.csv:6: “1.20E+01” is no item’s number: a spreadsheet has made",
  };
  assert_refused(expected, G_N_ELEMENTS(expected));
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "1.10");
  ck_assert_ptr_nonnull(record_find_part(item, &record_sip_status, "month", "2026-10"));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import targets and plans");
  TCase *targets = tcase_create("targets");
  tcase_add_checked_fixture(targets, start_targets, end);
  tcase_add_test(targets, targets_are_found_by_person_and_month);
  tcase_add_test(targets, targets_have_a_column_a_month);
  tcase_add_test(targets, targets_are_refused_with_what_to_do);
  tcase_add_test(targets, targets_need_months);
  tcase_add_test(targets, a_target_is_of_the_administrator_of_a_name);
  suite_add_tcase(suite, targets);
  TCase *sip = tcase_create("sip");
  tcase_add_checked_fixture(sip, start_sip, end);
  tcase_add_test(sip, a_plan_comes_in_row_by_row);
  tcase_add_test(sip, a_number_made_a_date_is_no_new_item);
  tcase_add_test(sip, a_status_that_is_there_is_changed_alone);
  tcase_add_test(sip, our_own_list_of_items_comes_back_without_guards);
  tcase_add_test(sip, a_plan_has_a_column_a_month);
  tcase_add_test(sip, one_month_may_be_said_for_all);
  tcase_add_test(sip, a_status_is_of_the_plan_of_its_year);
  tcase_add_test(sip, a_shorter_name_of_a_school_is_guessed_at);
  tcase_add_test(sip, rows_of_plans_are_refused_with_what_to_do);
  tcase_add_test(sip, words_of_plans_are_read);
  tcase_add_test(sip, what_is_missing_is_said_as_the_file_has_it);
  suite_add_tcase(suite, sip);
  return suite_run(suite);
}
