/* Files that come in again: which walkthrough a row is about, and what was changed since. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "db/history.h"
#include "exchange/bundle.h"
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
      &test, HEADER "1,Doran Elementary,Ana Fonseca,Maria Arruda,11/6/2026,10:05 AM,s1,partly\n",
      refused);
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

/* A file of our own wins, and says over what. */
START_TEST(what_a_file_changes_of_ours_is_told)
{
#define COMMENTED                                                                                  \
  "walkthrough,school,teacher,observer,date,room,strategy,mark,comment\n"                          \
  "1,Kuss,José Nuñez,Siobhán O’Brien,11/4/2026,12,s1,seen,from the file\n"
  static const char notice[] =
      "in.csv:2: changes what was entered here in the walkthrough of José Nuñez, Wed 4 Nov 2026: "
      "Room, Objective is visible (Comment); where that was right, %sempty those cells of the "
      "file\n";
  g_autofree char *dry = g_strdup_printf(notice, "");
  g_autofree char *done = g_strdup_printf(notice, "undo the import and ");
  import_case_expect(&test, COMMENTED, added);
  AUTO(record) struct record *made = load("1");
  record_set(record_find_part(made, &record_mark, "strategy", f.strategy[0]), "comment", "ours");
  record_set(made, "room", "14");
  record_set(made, "what_worked", "ours");
  fixture_save(f.store, made);
  test.options.dry = true;
  import_case_expect(&test, COMMENTED,
                     "0 would be added, 1 changed, 0 left as they are, 0 refused.");
  import_case_assert_lines(&test, IMPORT_NOTICE, dry);
  test.options.dry = false;
  import_case_expect(&test, COMMENTED, changed);
  import_case_assert_lines(&test, IMPORT_NOTICE, done);
  /* What is the file's again is nobody's entry. */
  import_case_expect(&test, COMMENTED, same);
  import_case_expect(&test, FIRST, changed);
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
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

START_TEST(a_form_s_start_is_in_the_hours_of_a_school)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test,
                     FORM ROW("11/4/2026 13:45:23", "José Nuñez", "1:30", "Yes")
                         ROW("11/5/2026 13:45:23", "José Nuñez", "2:30:00", "Yes")
                             ROW("11/6/2026 13:45:23", "José Nuñez", "1:30 AM", "Yes"),
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  static const char *const starts[] = { "13:30", "14:30", "01:30" };
  for (size_t i = 0; i < G_N_ELEMENTS(starts); i++)
    record_free(import_case_record(&test, &record_walkthrough, "started", starts[i]));
  import_case_assert_notice(&test, "in.csv:2: times such as 1:30 were read as afternoon (13:30)");
}
END_TEST

/* What was changed here ----------------------------------------------------------------------- */

static void set_mark(struct record *walkthrough, int strategy, const char *level)
{
  struct record *mark =
      record_find_part(walkthrough, &record_mark, "strategy", f.strategy[strategy]);
  ck_assert_ptr_nonnull(mark);
  record_set(mark, "level", level);
}

#define CORRECTED FORM ROW("11/4/2026 9:15:23", "José Nuñez", "9:05 AM", "Partly")

START_TEST(a_correction_made_here_stays)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, CORRECTED, added);
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "started", "09:05");
  set_mark(made, 0, "seen");
  fixture_save(f.store, made);
  test.options.dry = true;
  import_case_expect(&test, CORRECTED,
                     "0 would be added, 0 changed, 1 left as they are, 0 refused.");
  test.options.dry = false;
  import_case_expect(&test, CORRECTED, same);
  import_case_assert_notice(&test,
                            "in.csv:2: the walkthrough of José Nuñez, Wed 4 Nov 2026 was changed "
                            "here after the form was filled in; what is here stays: Objective is "
                            "visible (Mark)");
  /* What was not touched here still follows the sheet, and what was goes on staying. */
  for (int i = 0; i < 2; i++)
    import_case_expect(&test,
                       FORM "11/4/2026 9:15:23,Siobhán O’Brien,José Nuñez,9:05 AM,Partly,No,Calm\n",
                       i == 0 ? changed : same);
  AUTO(record) struct record *now = fixture_load(f.store, &record_walkthrough, made->uid);
  assert_level(now, 0, "seen");
  assert_level(now, 1, "not_seen");
  ck_assert_str_eq(record_get(now, "what_worked"), "Calm");
}
END_TEST

/* A folder brings what was corrected in another copy. */
START_TEST(a_correction_that_came_with_a_folder_stays)
{
  g_autofree char *folder = g_build_filename(f.folder, "other", NULL);
  g_autofree char *path = g_build_filename(folder, "walkthrough.csv", NULL);
  static const char form[] =
      FORM "11/4/2026 9:15:23,Siobhán O’Brien,José Nuñez,9:05 AM,Partly,No,Calm\n";
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, form, added);
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  g_autoptr(GString) other = g_string_new(text);
  ck_assert_uint_eq(g_string_replace(other, "Calm", "Busy", 0), 1);
  ck_assert(g_file_set_contents(path, other->str, -1, NULL));
  struct bundle_result result;
  ck_assert(bundle_import(f.store, folder, &(struct bundle_options){ .strict = true }, &result,
                          NULL, NULL));
  ck_assert_int_eq(result.changed, 1);
  bundle_result_clear(&result);
  import_case_expect(&test, form, same);
  import_case_assert_notice(&test, "what is here stays: What worked");
}
END_TEST

/* Where nobody knows when it was filled in, nothing is said about it. */
START_TEST(what_stays_is_named)
{
  import_case_map(&test, WIDE_WALKTHROUGHS,
                  "column,field,answer,means\nDay,date,,\nEmail,observer,,\nTeacher,teacher,,\n"
                  "Time in,start,,\n,school,,Kuss\nRoom,room,,\nNotes,what_worked,,\n");
#define DAILY(room, notes)                                                                         \
  "Day,Email,Teacher,Time in,Room,Notes\n"                                                         \
  "11/4/2026,Siobhán O’Brien,José Nuñez,9:05 AM," room "," notes "\n"
  import_case_expect(&test, DAILY("12", "Calm"), added);
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "started", "09:05");
  record_set(made, "room", "14");
  fixture_save(f.store, made);
  import_case_expect(&test, DAILY("12", "Busy"), changed);
  import_case_assert_notice(&test, "in.csv:2: the walkthrough of José Nuñez, Wed 4 Nov 2026 was "
                                   "changed here; what is here stays: Room\n");
}
END_TEST

/* Once it was taken away here, it does not come again; what a file says of its own does. */
START_TEST(a_mark_taken_away_here_stays_away)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, CORRECTED, added);
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "started", "09:05");
  g_ptr_array_remove(record_parts(made, &record_mark),
                     record_find_part(made, &record_mark, "strategy", f.strategy[0]));
  fixture_save(f.store, made);
  import_case_expect(&test, CORRECTED, same);
  AUTO(record) struct record *now = fixture_load(f.store, &record_walkthrough, made->uid);
  ck_assert_uint_eq(record_parts(now, &record_mark)->len, 1);
  test.options.wide = NULL;
  test.import = import_walkthroughs;
  import_case_expect(&test, HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,11/4/2026,9:05,s1,partly\n",
                     changed);
}
END_TEST

/* Nor does it come in a second time where the spreadsheet has taken the seconds. */
START_TEST(a_start_corrected_here_stays)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, CORRECTED, added);
  AUTO(record)
  struct record *made = import_case_record(&test, &record_walkthrough, "started", "09:05");
  record_set(made, "started", "09:00");
  fixture_save(f.store, made);
  import_case_expect(&test, FORM ROW("11/4/2026 9:15", "José Nuñez", "9:05 AM", "Partly"), same);
  AUTO(record) struct record *now = fixture_load(f.store, &record_walkthrough, made->uid);
  ck_assert_str_eq(record_get(now, "started"), "09:00");
}
END_TEST

/* A file brought in and taken back is no change of a person. */
START_TEST(an_import_taken_back_can_come_again)
{
  import_case_map(&test, WIDE_WALKTHROUGHS, MAP);
  import_case_expect(&test, FORM ROW("11/4/2026 9:15:23", "José Nuñez", "9:05 AM", "Yes"), added);
  import_case_expect(&test, CORRECTED, changed);
  AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
  ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  import_case_expect(&test, CORRECTED, changed);
}
END_TEST

/* SIP ----------------------------------------------------------------------------------------- */

#define SIP_FORM "Timestamp,School,Item,Status,Notes\n"
#define SIP_ROW(day, status) day " 8:00:00,Kuss,2.1," status ",\n"

static void make_plan(void)
{
  AUTO(record)
  struct record *goal = fixture_record(&record_sip_goal, "school", f.school[1], "school_year",
                                       "SY2026-27", "code", "2", "text", "Talk", NULL);
  fixture_save(f.store, goal);
  fixture_keep(f.store, fixture_record(&record_sip_item, "sip_goal", goal->uid, "code", "2.1",
                                       "text", "Do it", NULL));
  import_case_map(&test, WIDE_SIP,
                  "column,field,answer,means\nTimestamp,timestamp,,\nSchool,school,,\n"
                  "Item,code,,\nStatus,status,,\nNotes,note,,\n");
}

/* Brings text in, and looks how the item stands in November. */
static void expect_status(const char *text, const char *status)
{
  g_autofree char *summary = import_case_run(&test, text);
  ck_assert_int_eq(test.result.refused, 0);
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.1");
  const struct record *part = record_find_part(item, &record_sip_status, "month", "2026-11");
  ck_assert_ptr_nonnull(part);
  ck_assert_msg(g_strcmp0(record_get(part, "status"), status) == 0, "%s after %s: %s",
                record_get(part, "status"), text, summary);
}

START_TEST(a_status_set_here_stays)
{
  make_plan();
  expect_status(SIP_FORM SIP_ROW("11/3/2026", "complete"), "complete");
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.1");
  struct record *part = record_find_part(item, &record_sip_status, "month", "2026-11");
  record_set(part, "status", "no_action");
  fixture_save(f.store, item);
  expect_status(SIP_FORM SIP_ROW("11/3/2026", "complete"), "no_action");
  import_case_assert_notice(&test,
                            "in.csv:2: Kuss Middle, SY2026-27, goal 2, item 2.1, November 2026 was "
                            "changed here after the form was filled in; what is here stays");
  /* Another month comes in beside it, which does not make the first one the file's again. */
  expect_status(SIP_FORM SIP_ROW("11/3/2026", "complete") SIP_ROW("10/3/2026", "complete"),
                "no_action");
  expect_status(SIP_FORM SIP_ROW("11/3/2026", "complete") SIP_ROW("10/3/2026", "complete"),
                "no_action");
  /* What was filled in later than that counts, and then nothing is told. */
  static const char later[] =
      SIP_FORM SIP_ROW("11/3/2026", "complete") SIP_ROW("11/13/2026", "in_progress");
  expect_status(later, "in_progress");
  g_autofree char *notices = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_ptr_null(strstr(notices, "stays"));
  expect_status(later, "in_progress");
  /* A plan of our own columns is a statement that wins. */
  test.options.wide = NULL;
  test.import = import_sip;
  expect_status("school,code,month,status\nKuss,2.1,2026-11,complete\n", "complete");
}
END_TEST

/* Self-assessments ---------------------------------------------------------------------------- */

/* Changed here, though not submitted anew. */
START_TEST(a_self_assessment_changed_here_stays)
{
#define ASSESSED(level, goal)                                                                      \
  "Timestamp,Email,Month,Leadership,Goal\n11/3/2026 8:00:00,marruda@example.org,October," level    \
  "," goal "\n"
  import_case_map(&test, WIDE_SELF_ASSESSMENTS,
                  "column,field,answer,means\nTimestamp,timestamp,,\nEmail,staff,,\nMonth,month,,\n"
                  "Leadership,rating:leadership,,\nGoal,goal,,\n");
  import_case_expect(&test, ASSESSED("E", "Talk"), added);
  AUTO(record)
  struct record *own = import_case_record(&test, &record_self_assessment, "staff", f.principal[0]);
  record_set(record_find_part(own, &record_rating, "standard", "leadership"), "level", "HE");
  fixture_save(f.store, own);
  import_case_expect(&test, ASSESSED("E", "Talk"), same);
  import_case_assert_notice(&test,
                            "in.csv:2: Maria Arruda, October 2026 was changed here after the "
                            "form was filled in; what is here stays: Leadership (Rating)");
  import_case_expect(&test, ASSESSED("E", "More talk"), changed);
  AUTO(record)
  struct record *now = import_case_record(&test, &record_self_assessment, "staff", f.principal[0]);
  const struct record *rating = record_find_part(now, &record_rating, "standard", "leadership");
  ck_assert_str_eq(record_get(rating, "level"), "HE");
  const struct record *goal = record_parts(now, &record_assessment_goal)->pdata[0];
  ck_assert_str_eq(record_get(goal, "text"), "More talk");
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
    a_number_of_another_walkthrough_is_refused, a_number_may_come_with_corrections,
    a_system_of_its_own_corrects_the_day,       a_visit_is_known_by_people_day_and_start,
    what_a_file_changes_of_ours_is_told,
  };
  const TTest *const forms[] = {
    a_form_s_row_is_known_however_it_is_spelled, a_form_s_row_may_have_no_start,
    a_form_s_start_is_in_the_hours_of_a_school,  a_correction_made_here_stays,
    a_correction_that_came_with_a_folder_stays,  what_stays_is_named,
    a_mark_taken_away_here_stays_away,           a_start_corrected_here_stays,
    an_import_taken_back_can_come_again,         a_status_set_here_stays,
    a_self_assessment_changed_here_stays,
  };
  add_case(suite, "numbers", start_long, numbers, G_N_ELEMENTS(numbers));
  add_case(suite, "forms", start_wide, forms, G_N_ELEMENTS(forms));
  return suite_run(suite);
}
