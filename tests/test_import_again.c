/* Files that come in again: which walkthrough a row is about, and what was changed since. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start_long(void)
{
  import_case_start(&test, &f, import_walkthroughs);
}

static void start_wide(void)
{
  import_case_start(&test, &f, import_wide);
}

static void end(void)
{
  import_case_end(&test);
}

static struct record *load(const char *id)
{
  return import_case_record(&test, &record_walkthrough, "external_id", id);
}

static void assert_level(const struct record *walkthrough, int strategy, const char *level)
{
  const struct record *mark =
      record_find_part(walkthrough, &record_mark, "strategy", f.strategy[strategy]);
  ck_assert_ptr_nonnull(mark);
  ck_assert_str_eq(record_get(mark, "level"), level);
}

/* Numbers ------------------------------------------------------------------------------------- */

#define HEADER "walkthrough,school,teacher,observer,date,start,strategy,mark\n"
#define FIRST HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,11/4/2026,9:05 AM,s1,seen\n"

static const char added[] = "1 added, 0 changed, 0 left as they were, 0 refused.";
static const char changed[] = "0 added, 1 changed, 0 left as they were, 0 refused.";
static const char same[] = "0 added, 0 changed, 1 left as they were, 0 refused.";
static const char refused[] = "0 added, 0 changed, 0 left as they were, 1 refused.";

START_TEST(a_number_of_another_walkthrough_is_refused)
{
  import_case_expect(&test, FIRST, added);
  import_case_expect(
      &test, HEADER "1,Doran Elementary,Ana Fonseca,Maria Arruda,11/6/2026,10:05 AM,s1,partly\n", refused);
  import_case_assert_lines(
      &test, IMPORT_REFUSED,
      "in.csv:2: 1 is the number of another walkthrough already: José Nuñez, Wed 4 Nov 2026. "
      "Number them differently from file to file, such as 20261106-1; where that one is meant, "
      "correct its day or people on the screen. Walkthrough 1 is left out.\n");
  static const char *const others[] = {
    HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,11/5/2026,9:05,s1,partly\n",
    HEADER "1,Kuss,Mai Trần Thị,Maria Arruda,11/4/2026,9:05,s1,partly\n",
    HEADER "1,Kuss,Mai Trần Thị,Siobhán O’Brien,11/4/2026,9:25,s1,partly\n",
    HEADER "1,Kuss,Mai Trần Thị,Maria Arruda,,,s1,partly\n",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
    import_case_expect(&test, others[i], refused);
  AUTO(record) struct record *first = load("1");
  ck_assert_str_eq(record_get(first, "teacher"), f.teacher[0]);
  assert_level(first, 0, "seen");
}
END_TEST

START_TEST(a_number_may_come_with_corrections)
{
  import_case_expect(&test, FIRST, added);
  static const char *const corrections[] = {
    HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,11/4/2026,9:15 AM,s1,seen\n",
    HEADER "1,Kuss,Mai Trần Thị,Siobhán O’Brien,11/4/2026,9:15 AM,s1,seen\n",
    HEADER "1,Kuss,Mai Trần Thị,Maria Arruda,11/4/2026,9:15 AM,s1,seen\n",
    HEADER "1,Kuss,Mai Trần Thị,Maria Arruda,11/4/2026,,s1,partly\n",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(corrections); i++)
    import_case_expect(&test, corrections[i], changed);
  AUTO(record) struct record *first = load("1");
  ck_assert_str_eq(record_get(first, "teacher"), f.teacher[1]);
  ck_assert_str_eq(record_get(first, "recorder"), f.principal[0]);
  ck_assert_str_eq(record_get(first, "started"), "09:15");
  assert_level(first, 0, "partly");
}
END_TEST

/* A source of its own keeps its numbers. */
START_TEST(a_system_of_its_own_corrects_the_day)
{
#define SOURCED "walkthrough,external_source,school,teacher,observer,date,strategy,mark\n"
  import_case_expect(&test, SOURCED "1,kickup,Kuss,José Nuñez,Siobhán O’Brien,11/4/2026,s1,seen\n",
                     added);
  import_case_expect(&test, SOURCED "1,kickup,Kuss,José Nuñez,Siobhán O’Brien,11/5/2026,s1,seen\n",
                     changed);
}
END_TEST

START_TEST(a_visit_is_known_by_people_day_and_start)
{
  import_case_expect(&test, FIRST, added);
  import_case_expect(
      &test, HEADER "nov-1,Kuss,\"Nuñez, José\",Siobhán O’Brien,2026-11-04,9:05,s1,seen\n", same);
  import_case_expect(
      &test, HEADER "nov-1,Kuss,José Nuñez,Siobhán O’Brien,2026-11-04,09:05,s1,partly\n", changed);
  AUTO(record) struct record *first = load("1");
  assert_level(first, 0, "partly");
  /* Two of one file are two, and that is told. */
  import_case_expect(&test,
                     HEADER "7,Kuss,José Nuñez,Siobhán O’Brien,11/6/2026,9:05 AM,s1,seen\n"
                            "8,Kuss,José Nuñez,Siobhán O’Brien,11/6/2026,9:05 AM,s1,seen\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "in.csv:3: has the teacher, observer, day and time of the "
                                   "walkthrough in line 2 too; both came in");
  /* Without a start it is another. */
  import_case_expect(&test, HEADER "9,Kuss,José Nuñez,Siobhán O’Brien,11/4/2026,,s1,seen\n", added);
}
END_TEST

/* Forms --------------------------------------------------------------------------------------- */

#define MAP                                                                                        \
  "column,field,answer,means\nTimestamp,timestamp,,\nEmail,observer,,\nTeacher,teacher,,\n"        \
  "Time in,start,,\n,school,,Kuss\nObjective,strategy:s1,,\n,,Yes,seen\n,,Partly,partly\n"         \
  ",,No,not_seen\nQuestions,strategy:s2,,\n,,Yes,seen\n,,No,not_seen\nNotes,what_worked,,\n"
#define FORM "Timestamp,Email,Teacher,Time in,Objective,Questions,Notes\n"
#define ROW(time, teacher, start, objective)                                                       \
  time ",Siobhán O’Brien," teacher "," start "," objective ",Yes,\n"

START_TEST(a_form_s_row_is_known_however_it_is_spelled)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, FORM ROW("11/4/2026 9:15:23", "\"Nuñez, José\"", "9:05 AM", "Yes"),
                     added);
  /* The spreadsheet took the seconds, the sheet has the name in another way, the map has. */
  import_case_expect(&test, FORM ROW("11/4/2026 9:15", "\"Nuñez, José\"", "9:05 AM", "Yes"), same);
  import_case_expect(&test, FORM ROW("11/4/2026 9:15:23", "José Nuñez", "9:05 AM", "Yes"), same);
  g_free(test.map->name);
  test.map->name = g_strdup("map-november");
  import_case_expect(&test, FORM ROW("11/4/2026 9:15:23", "\"Nuñez, José\"", "9:05 AM", "Yes"),
                     same);
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "started", "09:05");
  ck_assert_str_eq(record_get(made, "external_source"), "Our form");
}
END_TEST

/* Then it is known by the minute in which it was filled in. */
START_TEST(a_form_s_row_may_have_no_start)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, FORM ROW("11/4/2026 9:15:23", "\"Nuñez, José\"", "", "Yes"), added);
  import_case_expect(&test, FORM ROW("11/4/2026 9:15", "José Nuñez", "", "Yes"), same);
  import_case_expect(&test, FORM ROW("11/4/2026 9:16:23", "José Nuñez", "", "Yes"), added);
}
END_TEST

static void add_case(Suite *suite, const char *name, void (*start)(void), const TTest *const *tests,
                     size_t count)
{
  TCase *cases = tcase_create(name);
  tcase_add_checked_fixture(cases, start, end);
  for (size_t i = 0; i < count; i++)
    tcase_add_test(cases, tests[i]);
  suite_add_tcase(suite, cases);
}

int main(void)
{
  Suite *suite = suite_create("import again");
  const TTest *const numbers[] = {
    a_number_of_another_walkthrough_is_refused,
    a_number_may_come_with_corrections,
    a_system_of_its_own_corrects_the_day,
    a_visit_is_known_by_people_day_and_start,
  };
  const TTest *const forms[] = {
    a_form_s_row_is_known_however_it_is_spelled,
    a_form_s_row_may_have_no_start,
  };
  add_case(suite, "numbers", start_long, numbers, G_N_ELEMENTS(numbers));
  add_case(suite, "forms", start_wide, forms, G_N_ELEMENTS(forms));
  return suite_run(suite);
}
