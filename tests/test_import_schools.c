/* import schools: what a row finds, changes, adds, and why it is refused. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "db/history.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_schools);
}

static void end(void)
{
  import_case_end(&test);
}

static void assert_lines(enum import_outcome outcome, const char *expected)
{
  g_autofree char *lines = import_case_lines(&test, outcome);
  ck_assert_str_eq(lines, expected);
}

START_TEST(what_is_no_code_is_refused)
{
  import_case_expect(&test, "code,name\n0095/07,Wiley\n00950999,Loom Street\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(refused, "0095/07 is not a code. Write only letters, digits"));
}
END_TEST

START_TEST(the_states_list_comes_in_without_a_map)
{
  static const char *const only[] = { "District Name=Mill City", NULL };
  test.options.only = only;
  g_autofree char *path = g_build_filename(TL_SRCDIR, "tests/data/schools_state.csv", NULL);
  g_autofree char *first = import_case_run_path(&test, path);
  ck_assert_str_eq(first, "4 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record)
  struct record *school = import_case_record(&test, &record_school, "code", "01230010");
  ck_assert_str_eq(record_get(school, "name"), "Ada Whitcomb Elementary School");
  ck_assert_str_eq(record_get(school, "grades"), "PK,K,01,02,03,04,05");
  ck_assert_str_eq(record_get(school, "town"), "Mill City");
  AUTO(record)
  struct record *short_code = import_case_record(&test, &record_school, "code", "00000040");
  ck_assert_str_eq(record_get(short_code, "name"), "River Street Innovation");
  g_autofree char *second = import_case_run_path(&test, path);
  ck_assert_str_eq(second, "0 added, 0 changed, 4 left as they were, 0 refused.");
}
END_TEST

START_TEST(a_list_of_the_whole_state_is_told)
{
  g_autofree char *path = g_build_filename(TL_SRCDIR, "tests/data/schools_state.csv", NULL);
  g_autofree char *summary = import_case_run_path(&test, path);
  ck_assert_str_eq(summary, "7 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "has the schools of 3 districts");
  g_autofree char *told = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_ptr_null(strstr(told, "nothing was read"));
  g_free(import_case_run(&test, "School Code,School Name,Closed\n00950999,Loom Street,\n"));
  import_case_assert_notice(&test, "in.csv:1: nothing was read from the column: Closed. Say");
}
END_TEST

START_TEST(only_what_is_mapped_needs_a_map)
{
  static const char *const maps[] = { "name=District Name", "code=District Code", NULL };
  g_autofree char *path = g_build_filename(TL_SRCDIR, "tests/data/staffing_state.csv", NULL);
  test.options.maps = maps;
  g_autofree char *summary = import_case_run_path(&test, path);
  ck_assert_str_eq(summary, "3 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "staffing_state.csv:6: the totals row");
}
END_TEST

START_TEST(a_row_finds_its_school_by_code_or_name)
{
  import_case_expect(&test,
                     "code,name,grades\n"
                     "950045,The John J. Doran,PK-5\n"
                     ",KUSS MIDDLE SCHOOL,6-8\n",
                     "0 added, 2 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *doran = store_load(f.store, &record_school, f.school[0], NULL);
  ck_assert_str_eq(record_get(doran, "name"), "The John J. Doran");
  AUTO(record) struct record *kuss = store_load(f.store, &record_school, f.school[1], NULL);
  ck_assert_str_eq(record_get(kuss, "grades"), "6-8");
  ck_assert_str_eq(record_get(kuss, "code"), "00950320");
}
END_TEST

START_TEST(an_empty_cell_and_what_is_not_mentioned_stay)
{
  import_case_expect(&test, "name,short_name,town\nKuss Middle,,Mill City\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *kuss = store_load(f.store, &record_school, f.school[1], NULL);
  ck_assert_str_eq(record_get(kuss, "short_name"), "Kuss");
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(another_code_is_another_school)
{
  import_case_expect(&test,
                     "code,name,town\n"
                     "111,Kuss Middle,Far Town\n"
                     "222,Lincoln,Mill City\n"
                     "333,Lincoln,Far Town\n",
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, "name,grades\nLincoln,K\nKuss Middle,6\n",
                     "0 added, 0 changed, 0 left as they were, 2 refused.");
  assert_lines(IMPORT_REFUSED,
               "in.csv:2: More than one school is called Lincoln. Add its code.\n"
               "in.csv:3: More than one school is called Kuss Middle. Add its code.\n");
  import_case_expect(&test, "name,town,grades\nLincoln,Far Town,K\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
}
END_TEST

START_TEST(a_bad_row_is_refused_and_the_rest_goes_in)
{
  import_case_expect(&test,
                     "code,name,priority\n"
                     "1,,yes\n"
                     "2,New School,perhaps\n"
                     "3,Third School,x\n"
                     "3,Third School,no\n"
                     "3,Third School,yes\n"
                     "4,Fourth School,,what is this\n",
                     "1 added, 0 changed, 0 left as they were, 4 refused.");
  assert_lines(
      IMPORT_REFUSED,
      "in.csv:3: Priority school: perhaps is neither yes nor no. Write yes or no.\n"
      "in.csv:5: Third School stands in line 4 already, with other values. Keep one of the "
      "two rows.\n"
      "in.csv:7: \"what is this\" stands beyond the header’s 3 columns; put a cell that holds "
      "a comma in quotation marks, or empty the extra cell\n"
      "in.csv:2: Name is missing. Fill it in.\n");
}
END_TEST

START_TEST(strict_takes_all_or_nothing)
{
  test.options.strict = true;
  g_autofree char *why =
      import_case_fail(&test, "name\nNew School\n\"\",x\nNew School 2\n", TL_ERROR_REFUSED);
  ck_assert_str_eq(why, "1 row was refused, so nothing was brought in.");
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(a_fault_of_the_stream_refuses_the_file)
{
  g_autofree char *why =
      import_case_fail(&test, "name\nNew School\n\"never closed\n", TL_ERROR_INVALID);
  ck_assert_ptr_nonnull(strstr(why, "in.csv:3: "));
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(a_dry_run_says_what_would_be_done)
{
  test.options.dry = true;
  import_case_expect(&test,
                     "code,name,grades\n950320,Kuss,6-8\n950045,Doran Elementary,\n7,New,K\n",
                     "1 would be added, 1 changed, 1 left as they are, 0 refused.");
  assert_lines(IMPORT_ADDED, "School New: Code: 00000007; Grades: K\n");
  assert_lines(IMPORT_CHANGED, "School Kuss: Name: Kuss Middle → Kuss; Grades: 6-8\n");
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
  AUTO(record) struct record *kuss = store_load(f.store, &record_school, f.school[1], NULL);
  ck_assert_str_eq(record_get(kuss, "name"), "Kuss Middle");
}
END_TEST

START_TEST(an_import_is_undone_in_one)
{
  import_case_expect(&test, "code,name,grades\n950320,Kuss,6-8\n7,New,K\n",
                     "1 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert_int_eq(last->row_count, 1);
  ck_assert_str_eq(rowset_get(last, 0, "label"), "Bring in schools");
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(an_external_id_finds_its_school_under_another_name)
{
  import_case_expect(&test, "external_id,name\nA1,First\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, "external_id,name\nA1,Renamed\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, "external_id,external_source,name\nA1,sis,Other\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *school = import_case_record(&test, &record_school, "name", "Renamed");
  ck_assert_str_eq(record_get(school, "external_source"), "import");
}
END_TEST

START_TEST(a_row_without_a_name_waits_for_the_one_that_has_it)
{
  static const char text[] = "code,name,grades\n7,,K-5\n7,New,\n8,,K\n";
  import_case_expect(&test, text, "1 added, 0 changed, 0 left as they were, 2 refused.");
  assert_lines(IMPORT_REFUSED,
               "in.csv:2: New stands in line 3 already, with other values. Keep one of the two "
               "rows.\nin.csv:4: Name is missing. Fill it in.\n");
  import_case_expect(&test, text, "0 added, 0 changed, 1 left as they were, 2 refused.");
}
END_TEST

START_TEST(the_district_is_no_school)
{
  import_case_expect(&test,
                     "Org Name,Org Code,Grade Span\nMill City (District),00950000,\n"
                     "Wiley,00950999,K-5\nAll Schools,,\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "“Mill City (District)” is no school and was left out");
  import_case_assert_notice(&test, "the totals row (\"All Schools\") was left out");
}
END_TEST

/* What two schools are called finds neither of them. */
START_TEST(no_two_schools_get_one_short_name)
{
  import_case_expect(&test,
                     "Code,Name,Short Name\n"
                     "00950335,Resiliency Middle,Res\n"
                     "00950325,Resiliency Preparatory,RES\n"
                     "00950999,Loom Street,Kuss\n",
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  assert_lines(IMPORT_NOTICE,
               "in.csv:3: “RES” is the short name of Resiliency Middle already, so Resiliency "
               "Preparatory does not get it. Give it another\n"
               "in.csv:4: “Kuss” is the short name of Kuss Middle already, so Loom Street does not "
               "get it. Give it another\n");
  AUTO(record) struct record *middle =
      import_case_record(&test, &record_school, "code", "00950335");
  AUTO(record) struct record *loom = import_case_record(&test, &record_school, "code", "00950999");
  ck_assert_str_eq(record_get(middle, "short_name"), "Res");
  ck_assert_ptr_null(record_get(loom, "short_name"));
  /* Where one file gives the short name on it is nobody's any more. */
  import_case_expect(&test,
                     "Code,Name,Short Name\n"
                     "00950325,Resiliency Preparatory,Res\n"
                     "00950335,Resiliency Middle,Res M\n",
                     "0 added, 2 changed, 0 left as they were, 0 refused.");
  assert_lines(IMPORT_NOTICE, "");
}
END_TEST

/* They have one where it was entered by hand, or in a file of before. */
START_TEST(a_short_name_of_two_schools_finds_none)
{
  fixture_keep(f.store, fixture_record(&record_school, "name", "Resiliency Middle", "code",
                                       "00950335", "short_name", "Res", NULL));
  fixture_keep(f.store, fixture_record(&record_school, "name", "Resiliency Preparatory", "code",
                                       "00950325", "short_name", "res", NULL));
  import_case_expect(&test, "Code,Name,Short Name\n00950325,Resiliency Preparatory,res\n",
                     "0 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_assert_notice(&test, "“res” is the short name of both Resiliency Middle and");
  test.import = import_staff;
  import_case_expect(&test,
                     "Name,School,Role\n"
                     "\"Aa, Bb\",Res,Teacher\n"
                     "\"Aa, Cc\",00950325,Teacher\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  assert_lines(IMPORT_REFUSED, "in.csv:2: 2 schools are called “Res”. Give the code.\n");
}
END_TEST

START_TEST(what_is_no_list_of_schools_says_what_it_is)
{
  g_autofree char *why =
      import_case_fail(&test,
                       "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId\n"
                       "1,active,,Loom Street,school,,\n",
                       TL_ERROR_INVALID);
  ck_assert_msg(strstr(why,
                       "is one file of a roster. Bring in the folder that it is in: throughline "
                       "import oneroster FOLDER"),
                "%s", why);
  import_case_expect(&test, "Code,Name\n", "0 added, 0 changed, 0 left as they were, 0 refused.");
  assert_lines(IMPORT_NOTICE,
               "in.csv:1: there are no rows below the header, so nothing comes in\n");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import schools");
  TCase *tests = tcase_create("import schools");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, what_is_no_code_is_refused);
  tcase_add_test(tests, the_states_list_comes_in_without_a_map);
  tcase_add_test(tests, a_list_of_the_whole_state_is_told);
  tcase_add_test(tests, only_what_is_mapped_needs_a_map);
  tcase_add_test(tests, a_row_finds_its_school_by_code_or_name);
  tcase_add_test(tests, an_empty_cell_and_what_is_not_mentioned_stay);
  tcase_add_test(tests, another_code_is_another_school);
  tcase_add_test(tests, a_bad_row_is_refused_and_the_rest_goes_in);
  tcase_add_test(tests, strict_takes_all_or_nothing);
  tcase_add_test(tests, a_fault_of_the_stream_refuses_the_file);
  tcase_add_test(tests, a_dry_run_says_what_would_be_done);
  tcase_add_test(tests, an_import_is_undone_in_one);
  tcase_add_test(tests, an_external_id_finds_its_school_under_another_name);
  tcase_add_test(tests, a_row_without_a_name_waits_for_the_one_that_has_it);
  tcase_add_test(tests, no_two_schools_get_one_short_name);
  tcase_add_test(tests, a_short_name_of_two_schools_finds_none);
  tcase_add_test(tests, what_is_no_list_of_schools_says_what_it_is);
  tcase_add_test(tests, the_district_is_no_school);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
