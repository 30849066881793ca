/* import walkthroughs: rows put together, what they find, and why a whole walkthrough is refused.
 */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

#define HEADER                                                                                     \
  "walkthrough,school,teacher,observer,date,start,minutes,instrument,strategy,mark,comment\n"

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_walkthroughs);
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

static struct record *load(const char *id)
{
  return import_case_record(&test, &record_walkthrough, "external_id", id);
}

static void assert_mark(const struct record *walkthrough, int strategy, const char *level,
                        const char *comment)
{
  const struct record *mark =
      record_find_part(walkthrough, &record_mark, "strategy", f.strategy[strategy]);
  ck_assert_ptr_nonnull(mark);
  ck_assert(g_strcmp0(record_get(mark, "level"), level) == 0);
  ck_assert(g_strcmp0(record_get(mark, "comment"), comment) == 0);
}

static const char two[] = HEADER
    "1,Kuss Middle,\"Nuñez, José\",Siobhán O’Brien,10/5/2026,9:05,12,,Objective is visible,seen,\n"
    "1,Kuss Middle,\"Nuñez, José\",Siobhán O’Brien,10/5/2026,9:05,12,,s2,Partly,\"Why?\nGood, "
    "“why”\"\n"
    "1,,,,,,,,STUDENTS TALK,,only a comment\n"
    "2,950045,Ana Fonseca,marruda@example.org,2026-10-06,,,Look-fors,Objective is visible,-,\n"
    "2,950045,Ana Fonseca,marruda@example.org,2026-10-06,,,Look-fors,Questions ask for "
    "reasoning,n,\n"
    "2,950045,Ana Fonseca,marruda@example.org,2026-10-06,,,Look-fors,Students talk,,\n";

START_TEST(rows_of_one_walkthrough_become_one)
{
  import_case_expect(&test, two, "2 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("1");
  ck_assert_str_eq(record_get(first, "school"), f.school[1]);
  ck_assert_str_eq(record_get(first, "teacher"), f.teacher[0]);
  ck_assert_str_eq(record_get(first, "recorder"), f.principal[1]);
  ck_assert_str_eq(record_get(first, "made_on"), "2026-10-05");
  ck_assert_str_eq(record_get(first, "started"), "09:05");
  ck_assert_str_eq(record_get(first, "minutes"), "12");
  ck_assert_str_eq(record_get(first, "instrument_version"), f.version);
  ck_assert_str_eq(record_get(first, "visit_type"), f.visit_type);
  ck_assert_str_eq(record_get(first, "state"), "final");
  ck_assert_str_eq(record_get(first, "external_source"), "import");
  ck_assert_uint_eq(record_parts(first, &record_mark)->len, 3);
  assert_mark(first, 0, "seen", NULL);
  assert_mark(first, 1, "partly", "Why?\nGood, “why”");
  assert_mark(first, 2, NULL, "only a comment");
  AUTO(record) struct record *second = load("2");
  ck_assert_str_eq(record_get(second, "teacher"), f.teacher[2]);
  ck_assert_uint_eq(record_parts(second, &record_mark)->len, 2);
  assert_mark(second, 0, "na", NULL);
  assert_mark(second, 1, "not_seen", NULL);
}
END_TEST

START_TEST(the_same_file_twice_changes_nothing)
{
  import_case_expect(&test, two, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, two, "0 added, 0 changed, 2 left as they were, 0 refused.");
}
END_TEST

START_TEST(a_walkthrough_that_is_known_is_changed)
{
  import_case_expect(&test, two, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test,
                     HEADER
                     "1,Kuss,jose nunez,Siobhán O’Brien,2026-10-05,,,,Students talk,seen,\n"
                     "1,Kuss,jose nunez,Siobhán O’Brien,2026-10-05,,,,Objective is visible,seen,\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("1");
  ck_assert_str_eq(record_get(first, "minutes"), "12");
  assert_mark(first, 1, "partly", "Why?\nGood, “why”");
  assert_mark(first, 2, "seen", "only a comment");
}
END_TEST

START_TEST(what_was_delivered_is_not_changed)
{
  import_case_expect(&test, two, "2 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("1");
  record_set(first, "state", "delivered");
  fixture_save(f.store, first);
  import_case_expect(&test, two, "0 added, 0 changed, 2 left as they were, 0 refused.");
  import_case_expect(&test,
                     HEADER "1,Kuss,jose nunez,Siobhán O’Brien,2026-10-05,,,,Students talk,seen,\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  assert_lines(IMPORT_REFUSED, "in.csv:2: Its slip was delivered, so it is changed on the screen, "
                               "with a reason. Walkthrough 1 is left out.\n");
}
END_TEST

START_TEST(what_was_amended_is_not_changed)
{
  import_case_expect(&test, two, "2 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("1");
  fixture_part(first, &record_delivery, "delivered_on", "2026-11-12", "how", "hand", NULL);
  record_set(first, "state", "delivered");
  fixture_save(f.store, first);
  record_set(first, "next_step", "Polls");
  fixture_part(first, &record_amendment, "amended_at", "2026-11-12T12:00:00Z", "reason",
               "The wrong class", "before", "{}", NULL);
  record_set(first, "state", "final"); /* until the next slip */
  fixture_save(f.store, first);
  import_case_expect(&test,
                     HEADER "1,Kuss,jose nunez,Siobhán O’Brien,2026-10-05,,,,Students talk,seen,\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  test.options.dry = true;
  import_case_expect(&test,
                     HEADER "1,Kuss,jose nunez,Siobhán O’Brien,2026-10-05,,,,Students talk,seen,\n",
                     "0 would be added, 0 changed, 0 left as they are, 1 refused.");
}
END_TEST

static void keep_records_as(const char *uid)
{
  AUTO(record) struct record *person = store_load(f.store, &record_staff, uid, NULL);
  fixture_part(person, &record_assignment, "role", "record_keeper", NULL);
  fixture_save(f.store, person);
  ck_assert(store_set_viewer(f.store, uid, NULL));
}

START_TEST(anothers_private_note_is_no_difference)
{
  static const char noted[] =
      "walkthrough,school,teacher,observer,date,private_note,strategy,mark\n"
      "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,Ask about Marcus,s1,seen\n";
  import_case_expect(&test, noted, "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("1");
  fixture_part(first, &record_delivery, "delivered_on", "2026-11-12", "how", "hand", NULL);
  record_set(first, "state", "delivered");
  fixture_save(f.store, first);
  keep_records_as(f.manager);
  import_case_expect(&test, noted, "0 added, 0 changed, 1 left as they were, 0 refused.");
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  AUTO(record) struct record *now = load("1");
  ck_assert_str_eq(record_get(now, "private_note"), "Ask about Marcus");
}
END_TEST

START_TEST(a_bad_mark_refuses_its_whole_walkthrough)
{
  import_case_expect(&test,
                     HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "1,,,,,,,,s2,perhaps,\n"
                            "1,,,,,,,,s3,never,\n"
                            "2,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  assert_lines(
      IMPORT_REFUSED,
      "in.csv:3: Mark: “perhaps” is not on the scale (seen, partly, not seen and n.a.). Write one "
      "of these. Walkthrough 1 is left out.\n");
  ck_assert_int_eq(
      store_count(f.store, STATEMENT_WALKTHROUGH_BY_EXTERNAL, "source", "import", "id", "1", NULL),
      0);
}
END_TEST

START_TEST(rows_say_what_to_do)
{
  import_case_expect(&test,
                     HEADER ",Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "2,Kus Middle,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "3,Kuss,Nobody,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "4,Kuss,José Nuñez,Nobody,2026-10-05,,,,s1,seen,\n"
                            "5,Kuss,José Nuñez,Siobhán O’Brien,2026-13-05,,,,s1,seen,\n"
                            "6,Kuss,José Nuñez,Siobhán O’Brien,2026-11-13,,,,s1,seen,\n"
                            "7,Kuss,José Nuñez,Siobhán O’Brien,,,,,s1,seen,\n"
                            "8,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,25:00,,,s1,seen,\n"
                            "9,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,999,,s1,seen,\n"
                            "10,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,No form,s1,seen,\n"
                            "11,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,Waiting time,seen,\n"
                            "12,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,,seen,\n"
                            "13,Kuss,,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "14,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "14,Doran Elementary,José Nuñez,,,,,,s2,seen,\n"
                            "15,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                            "15,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,partly,\n",
                     "0 added, 0 changed, 0 left as they were, 15 refused.");
  static const char *const expected[] = {
    "in.csv:2: walkthrough is missing.",
    "in.csv:3: There is no school “Kus Middle”. Is Kuss Middle meant?",
    "in.csv:4: Teacher: “Nobody” is nobody on the staff list.",
    "in.csv:5: Observer: “Nobody” is nobody on the staff list.",
    "in.csv:6: Date: ",
    "in.csv:7: Date: 2026-11-13 is still to come.",
    "in.csv:8: Date is missing.",
    "in.csv:9: Start: ",
    "in.csv:10: Minutes: 999 is out of range.",
    "in.csv:11: There is no form “No form”.",
    "in.csv:12: “Waiting time” is not on the form Look-fors.",
    "in.csv:13: strategy is missing.",
    "in.csv:14: Who was visited?",
    "in.csv:16: school is “Doran Elementary” here and “Kuss” in line 15 of the same walkthrough.",
    "in.csv:18: “Objective is visible” is marked twice in this walkthrough.",
  };
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
    ck_assert_msg(strstr(lines, expected[i]), "%s\nis not in\n%s", expected[i], lines);
}
END_TEST

START_TEST(scattered_rows_are_put_together)
{
  static const char text[] = HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                                    "2,Kuss,José Nuñez,Siobhán O’Brien,2026-10-06,,,,s1,partly,\n"
                                    "3,Kuss,José Nuñez,Siobhán O’Brien,2026-10-07,,,,s1,seen,\n"
                                    "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s2,seen,\n"
                                    "2,Kuss,José Nuñez,Siobhán O’Brien,2026-10-06,,,,s2,bad,\n"
                                    "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s3,na,\n";
  import_case_expect(&test, text, "2 added, 0 changed, 0 left as they were, 1 refused.");
  AUTO(record) struct record *first = load("1");
  ck_assert_uint_eq(record_parts(first, &record_mark)->len, 3);
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert(g_str_has_prefix(lines, "in.csv:6: Mark: “bad”"));
  import_case_expect(&test, text, "0 added, 0 changed, 2 left as they were, 1 refused.");
}
END_TEST

/* Whose column is spelled in a way that is not known learns it from the import, once. */
START_TEST(columns_that_nobody_reads_are_told)
{
  import_case_expect(&test,
                     "walkthrough,school,teacher,observer,date,strategy,mark,Weather\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,s1,seen,sun\n"
                     "2,Kuss,José Nuñez,Siobhán O’Brien,2026-10-06,s1,partly,\n"
                     "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,s2,seen,rain\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  g_autofree char *lines = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_str_eq(lines, "in.csv:1: nothing was read from the column: Weather. Say what one is "
                          "by --map FIELD=COLUMN\n");
}
END_TEST

START_TEST(what_is_missing_is_made_where_asked_for)
{
  test.options.create_missing = true;
  static const char text[] =
      HEADER "1,Kuss,\"Reis, Álvaro\",Siobhán O’Brien,2026-10-05,,,,Exit ticket,seen,\n"
             "1,Kuss,\"Reis, Álvaro\",Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
             "2,Kuss,Álvaro Reis,Siobhán O’Brien,2026-10-06,,,,Waiting time,partly,\n"
             "3,Kuss,José Nuñez,Siobhán O’Brien,2026-10-06,,,,s1,partly,\n"
             "4,Kuss,Bad Mark,Siobhán O’Brien,2026-10-06,,,,Never made,no such mark,\n";
  import_case_expect(&test, text,
                     "Walkthroughs: 3 added, 0 changed, 0 left as they were.\n"
                     "Staff: 1 added, 0 changed, 0 left as they were.\n"
                     "Strategies: 2 added, 0 changed, 0 left as they were.\n"
                     "Versions of forms: 1 added, 0 changed, 0 left as they were.\n"
                     "Rows: 1 refused.");
  AUTO(record)
  struct record *teacher = import_case_record(&test, &record_staff, "family_name", "Reis");
  const struct record *post = record_parts(teacher, &record_assignment)->pdata[0];
  ck_assert_str_eq(record_get(post, "role"), "teacher");
  ck_assert_str_eq(record_get(post, "school"), f.school[1]);
  AUTO(record)
  struct record *version = import_case_record(&test, &record_instrument_version, "version", "2");
  ck_assert_uint_eq(record_parts(version, &record_instrument_item)->len, 5);
  AUTO(record) struct record *third = load("3");
  ck_assert_str_eq(record_get(third, "instrument_version"), f.version);
  import_case_expect(&test, text, "0 added, 0 changed, 3 left as they were, 1 refused.");
}
END_TEST

START_TEST(a_source_of_its_own_keeps_numbers_apart)
{
  import_case_expect(&test, two, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test,
                     "walkthrough,source,school,teacher,observer,date,strategy,mark\n"
                     "1,kickup,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,s1,seen\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
}
END_TEST

START_TEST(strict_takes_all_or_nothing)
{
  test.options.strict = true;
  g_autofree char *why =
      import_case_fail(&test,
                       HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                              "2,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,bad,\n",
                       TL_ERROR_REFUSED);
  ck_assert_str_eq(why, "1 row was refused, so nothing was brought in.");
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(a_dry_run_makes_nothing)
{
  test.options.dry = true;
  import_case_expect(&test, HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,5,,s1,seen,\n",
                     "1 would be added, 0 changed, 0 left as they are, 0 refused.");
  assert_lines(IMPORT_ADDED,
               "Walkthrough 1 of 2026-10-05: School: Kuss Middle; Teacher: José Nuñez; Recorded "
               "by: Siobhán O’Brien; "
               "Minutes: 5; Form: Look-fors, version 1; Visit type: Walkthrough; Source: import; "
               "External id: 1; Mark (Strategy: Objective is visible; Mark: seen)\n");
  ck_assert_int_eq(store_count(f.store, STATEMENT_HAS_DATA, NULL), 10);
}
END_TEST

START_TEST(a_teacher_of_another_school_is_told)
{
  import_case_expect(&test,
                     HEADER
                     "1,Doran Elementary,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n"
                     "2,Doran Elementary,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  assert_lines(IMPORT_NOTICE,
               "in.csv:2: José Nuñez is not on the staff of Doran Elementary; taken is "
               "the one of that name elsewhere\n");
}
END_TEST

static void assert_start(const char *id, const char *start)
{
  AUTO(record) struct record *walkthrough = load(id);
  ck_assert_str_eq(record_get(walkthrough, "started"), start);
}

START_TEST(hours_are_those_of_a_school)
{
  import_case_expect(&test,
                     HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,1:30,,,s1,seen,\n"
                            "2,Kuss,José Nuñez,Siobhán O’Brien,2026-10-06,01:30,,,s1,seen,\n"
                            "3,Kuss,José Nuñez,Siobhán O’Brien,2026-10-07,1:30 AM,,,s1,seen,\n"
                            "4,Kuss,José Nuñez,Siobhán O’Brien,2026-10-08,5.05,,,s1,seen,\n"
                            "5,Kuss,José Nuñez,Siobhán O’Brien,2026-10-09,6:30,,,s1,seen,\n"
                            "6,Kuss,José Nuñez,Siobhán O’Brien,2026-10-13,2:05p,,,s1,seen,\n"
                            "7,Kuss,José Nuñez,Siobhán O’Brien,2026-10-14,230,,,s1,seen,\n",
                     "7 added, 0 changed, 0 left as they were, 0 refused.");
  assert_start("1", "13:30");
  assert_start("2", "01:30");
  assert_start("3", "01:30");
  assert_start("4", "17:05");
  assert_start("5", "06:30");
  assert_start("6", "14:05");
  assert_start("7", "14:30");
  assert_lines(IMPORT_NOTICE, "in.csv:2: times such as 1:30 were read as afternoon (13:30); write "
                              "01:30 for the night\n");
}
END_TEST

START_TEST(nobody_observes_themselves)
{
  import_case_expect(&test, HEADER "1,Kuss,José Nuñez,José Nuñez,2026-10-05,,,,s1,seen,\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  assert_lines(IMPORT_REFUSED, "in.csv:2: Teacher and observer are the same person, José Nuñez. "
                               "Correct one of them. Walkthrough 1 is left out.\n");
}
END_TEST

START_TEST(of_two_of_a_name_the_administrator_observes)
{
  struct record *namesake = fixture_record(&record_staff, "given_name", "Rosa", "family_name",
                                           "Alvarez", "email", "rosa.t@example.org", NULL);
  fixture_part(namesake, &record_assignment, "role", "teacher", "school", f.school[1], NULL);
  fixture_keep(f.store, namesake);
  import_case_expect(&test, HEADER "1,Kuss,José Nuñez,Rosa Alvarez,2026-10-05,,,,s1,seen,\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *walkthrough = load("1");
  ck_assert_str_eq(record_get(walkthrough, "recorder"), f.supervisor);
}
END_TEST

START_TEST(what_is_older_than_the_form_is_of_its_first_version)
{
  AUTO(record) struct record *next = fixture_load(f.store, &record_instrument_version, f.version);
  g_clear_pointer(&next->uid, g_free);
  next->revision = 0;
  record_set(next, "version", "2");
  record_set(next, "published_on", "2026-10-01");
  fixture_save(f.store, next);
  import_case_expect(&test,
                     HEADER "1,Kuss,José Nuñez,Siobhán O’Brien,2026-05-05,,,,s1,seen,\n"
                            "2,Kuss,José Nuñez,Siobhán O’Brien,2026-09-05,,,,s1,seen,\n"
                            "3,Kuss,José Nuñez,Siobhán O’Brien,2026-10-05,,,,s1,seen,\n",
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *first = load("1");
  AUTO(record) struct record *second = load("2");
  AUTO(record) struct record *third = load("3");
  ck_assert_str_eq(record_get(first, "instrument_version"), f.version);
  ck_assert_str_eq(record_get(second, "instrument_version"), f.version);
  ck_assert_str_eq(record_get(third, "instrument_version"), next->uid);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import walkthroughs");
  TCase *tests = tcase_create("import walkthroughs");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, rows_of_one_walkthrough_become_one);
  tcase_add_test(tests, the_same_file_twice_changes_nothing);
  tcase_add_test(tests, a_walkthrough_that_is_known_is_changed);
  tcase_add_test(tests, what_was_delivered_is_not_changed);
  tcase_add_test(tests, what_was_amended_is_not_changed);
  tcase_add_test(tests, anothers_private_note_is_no_difference);
  tcase_add_test(tests, a_bad_mark_refuses_its_whole_walkthrough);
  tcase_add_test(tests, rows_say_what_to_do);
  tcase_add_test(tests, scattered_rows_are_put_together);
  tcase_add_test(tests, columns_that_nobody_reads_are_told);
  tcase_add_test(tests, what_is_missing_is_made_where_asked_for);
  tcase_add_test(tests, a_source_of_its_own_keeps_numbers_apart);
  tcase_add_test(tests, strict_takes_all_or_nothing);
  tcase_add_test(tests, a_dry_run_makes_nothing);
  tcase_add_test(tests, a_teacher_of_another_school_is_told);
  tcase_add_test(tests, hours_are_those_of_a_school);
  tcase_add_test(tests, nobody_observes_themselves);
  tcase_add_test(tests, of_two_of_a_name_the_administrator_observes);
  tcase_add_test(tests, what_is_older_than_the_form_is_of_its_first_version);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
