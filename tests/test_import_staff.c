/* import staff: which person a row is of, what it gives them, and why it is refused. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "exchange/person_name.h"
#include "exchange/role_words.h"
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

static void assert_lines(enum import_outcome outcome, const char *expected)
{
  g_autofree char *lines = import_case_lines(&test, outcome);
  ck_assert_str_eq(lines, expected);
}

/* Brings text in twice: the second time nothing changes. */
static void expect_for_good(const char *text, const char *summary, const char *again)
{
  import_case_expect(&test, text, summary);
  import_case_expect(&test, text, again);
}

static struct record *load(const char *uid)
{
  struct record *record = store_load(f.store, &record_staff, uid, NULL);
  ck_assert_ptr_nonnull(record);
  return record;
}

static struct record *person_at(const char *email)
{
  return import_case_record(&test, &record_staff, "email", email);
}

static const struct record *post(const struct record *person, guint index)
{
  const GPtrArray *posts = record_parts(person, &record_assignment);
  ck_assert_uint_lt(index, posts->len);
  return posts->pdata[index];
}

static void assert_posts(const struct record *person, guint count)
{
  ck_assert_uint_eq(record_parts(person, &record_assignment)->len, count);
}

START_TEST(headers_of_districts_are_read)
{
  expect_for_good("Last Name,First Name,Email Address,Job Title,School Name,Start Date\n"
                  "Łukasz,Đặng,dl@example.org,Vice Principal,Kuss Middle School,8/25/2026\n"
                  "Total,,1,,,\n",
                  "1 added, 0 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_assert_notice(&test, ":3: the totals row (\"Total\") was left out");
  AUTO(record) struct record *person = person_at("dl@example.org");
  ck_assert_str_eq(record_get(person, "family_name"), "Łukasz");
  ck_assert_str_eq(record_get(post(person, 0), "role"), "assistant_principal");
  ck_assert_str_eq(record_get(post(person, 0), "school"), f.school[1]);
  ck_assert_str_eq(record_get(post(person, 0), "from_on"), "2026-08-25");
}
END_TEST

START_TEST(a_role_is_found_in_other_rows_of_the_person)
{
  expect_for_good("family_name,given_name,email,role,school,subject,grade\n"
                  "Costa,Rui,rc@example.org,,Kuss,Band,\n"
                  "Costa,Rui,rc@example.org,,Doran Elementary,,04\n"
                  "Costa,Rui,rc@example.org,teacher,Doran Elementary,Music,\n",
                  "1 added, 0 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *rui = person_at("rc@example.org");
  assert_posts(rui, 2);
  ck_assert_str_eq(record_get(post(rui, 0), "school"), f.school[0]);
  ck_assert_str_eq(record_get(post(rui, 0), "subject"), "Music");
  ck_assert_str_eq(record_get(post(rui, 0), "grade"), "04");
  ck_assert_str_eq(record_get(post(rui, 1), "role"), "teacher");
  ck_assert_str_eq(record_get(post(rui, 1), "subject"), "Band");
}
END_TEST

START_TEST(a_role_that_other_rows_leave_open_is_missing)
{
  import_case_expect(&test,
                     "family_name,given_name,email,role,school\n"
                     "Costa,Rui,rc@example.org,,Kuss\n"
                     "Costa,Rui,rc@example.org,teacher,Doran Elementary\n"
                     "Costa,Rui,rc@example.org,director,\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  assert_lines(IMPORT_REFUSED,
               "in.csv:2: Role is missing. Write what they are there: teacher, principal …\n");
}
END_TEST

START_TEST(a_teacher_in_two_schools_is_one_person)
{
  expect_for_good("family_name,given_name,email,role,school,subject\n"
                  "Costa,Rui,rc@example.org,teacher,00950045,Music\n"
                  "Costa,Rui,rc@example.org,teacher,Kuss,Music\n",
                  "1 added, 0 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *person = person_at("rc@example.org");
  assert_posts(person, 2);
  ck_assert_str_eq(record_get(post(person, 0), "school"), f.school[0]);
  ck_assert_str_eq(record_get(post(person, 1), "school"), f.school[1]);
}
END_TEST

START_TEST(an_email_read_later_joins_the_rows_of_a_known_person)
{
  expect_for_good("name,email,role,school\n"
                  "\"Nuñez, José\",jn@example.org,teacher,Doran Elementary\n"
                  "José Nuñez,jn@example.org,teacher,Kuss Middle\n",
                  "0 added, 1 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *person = load(f.teacher[0]);
  ck_assert_str_eq(record_get(person, "email"), "jn@example.org");
  assert_posts(person, 2);
}
END_TEST

START_TEST(a_principal_leaves_in_january)
{
  expect_for_good("name,role,school,until_on\nMaria Arruda,principal,Doran Elementary,2027-01-15\n"
                  "Ana Fonseca,principal,Doran Elementary,\n",
                  "0 added, 2 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 2 left as they were, 0 refused.");
  AUTO(record) struct record *maria = load(f.principal[0]);
  assert_posts(maria, 1);
  ck_assert_str_eq(record_get(post(maria, 0), "until_on"), "2027-01-15");
  AUTO(record) struct record *ana = load(f.teacher[2]);
  assert_posts(ana, 2);
  ck_assert_str_eq(record_get(post(ana, 1), "role"), "principal");
}
END_TEST

START_TEST(who_comes_back_has_a_new_post)
{
  expect_for_good("name,role,school,from_on,until_on\n"
                  "Maria Arruda,principal,Doran Elementary,,2025-01-15\n"
                  "Maria Arruda,principal,Doran Elementary,2026-07-01,\n",
                  "0 added, 1 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *maria = load(f.principal[0]);
  assert_posts(maria, 2);
  import_case_expect(&test, "name,role,school\nMaria Arruda,principal,Doran Elementary\n",
                     "0 added, 0 changed, 1 left as they were, 0 refused.");
}
END_TEST

START_TEST(a_subject_that_changes_changes_the_post)
{
  import_case_expect(&test, "name,school,subject\nJosé Nuñez,Kuss,Mathematics\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  import_case_expect(&test, "name,school,subject\nJosé Nuñez,Kuss,Physics\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *person = load(f.teacher[0]);
  assert_posts(person, 1);
  ck_assert_str_eq(record_get(post(person, 0), "subject"), "Physics");
}
END_TEST

START_TEST(two_subjects_at_one_school_are_two_posts)
{
  expect_for_good("name,role,school,subject\nJosé Nuñez,teacher,Kuss,Mathematics\n"
                  "José Nuñez,teacher,Kuss,Physics\nJosé Nuñez,teacher,Kuss,Physics\n",
                  "0 added, 1 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *person = load(f.teacher[0]);
  assert_posts(person, 2);
}
END_TEST

START_TEST(two_people_of_one_name_are_told_apart)
{
  expect_for_good("name,email,role,school\n"
                  "Maria Silva,ms1@example.org,teacher,Kuss\n"
                  "Maria Silva,ms2@example.org,teacher,Kuss\n"
                  "Maria Silva,ms3@example.org,teacher,Doran Elementary\n",
                  "3 added, 0 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 3 left as they were, 0 refused.");
  import_case_expect(&test,
                     "name,role,school,room\nMaria Silva,teacher,Kuss,12\n"
                     "Maria Silva,teacher,Doran Elementary,7\n",
                     "0 added, 1 changed, 0 left as they were, 1 refused.");
  assert_lines(IMPORT_REFUSED,
               "in.csv:2: 2 people are called Maria Silva there, and the row does not say which is "
               "meant. Add email or external_id to it.\n");
}
END_TEST

START_TEST(what_is_no_email_is_refused)
{
  import_case_expect(&test, "name,email,role\nRui Costa,rui costa@millcity.org,teacher\n",
                     "0 added, 0 changed, 0 left as they were, 1 refused.");
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(
      strstr(refused, "rui costa@millcity.org is not an e-mail address. Write it like"));
}
END_TEST

START_TEST(a_name_known_elsewhere_is_someone_else_and_told)
{
  import_case_expect(&test, "name,role,school\nJosé Nuñez,teacher,Doran Elementary\n",
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "in.csv:2: José Nuñez is taken to be someone else");
}
END_TEST

START_TEST(a_new_email_for_a_known_name_and_school_is_told)
{
  import_case_expect(
      &test, "name,email,role,school\nMaria Arruda,new@example.org,principal,Doran Elementary\n",
      "0 added, 1 changed, 0 left as they were, 0 refused.");
  import_case_assert_notice(&test, "the one who had the e-mail marruda@example.org");
  AUTO(record) struct record *maria = load(f.principal[0]);
  ck_assert_str_eq(record_get(maria, "email"), "new@example.org");
}
END_TEST

START_TEST(external_ids_come_before_all_else)
{
  expect_for_good("name,email,role,school,Employee ID\n"
                  "José Nuñez,jn@example.org,teacher,Kuss,0071\n"
                  "José Nuñez,,teacher,Kuss,0072\n",
                  "1 added, 1 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 2 left as they were, 0 refused.");
  import_case_expect(&test,
                     "Last Name,First Name,Employee ID,role,school\nNúñez-Reis,José,0071,,\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *person = load(f.teacher[0]);
  ck_assert_str_eq(record_get(person, "family_name"), "Núñez-Reis");
  ck_assert_str_eq(record_get(person, "external_id"), "0071");
  ck_assert_str_eq(record_get(person, "external_source"), "import");
  assert_posts(person, 1);
}
END_TEST

START_TEST(a_system_without_accents_takes_none_away)
{
  import_case_expect(&test,
                     "name,role,school\nJOSE NUNEZ,teacher,Kuss\nSiobhan O'Brien,principal,Kuss\n",
                     "0 added, 0 changed, 2 left as they were, 0 refused.");
  import_case_expect(&test, "Last Name,First Name,role,school\nTran Thị,Mai,teacher,Kuss\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
}
END_TEST

START_TEST(one_email_cannot_be_of_two_people)
{
  import_case_expect(&test,
                     "name,email,role,school\n"
                     "Rui Costa,office@example.org,teacher,Kuss\n"
                     "Ana Lima,office@example.org,teacher,Kuss\n",
                     "1 added, 0 changed, 0 left as they were, 1 refused.");
  assert_lines(IMPORT_REFUSED,
               "in.csv:3: In line 2 the same e-mail or id is that of Rui Costa. Correct "
               "it where it is wrong.\n");
}
END_TEST

START_TEST(rows_are_refused_with_what_to_do)
{
  import_case_expect(&test,
                     "family_name,given_name,email,role,school,from_on,until_on,supervisor\n"
                     "A,B,none,teacher,Kus Middle,,,\n"
                     "A,B,nobody,teacher,Kuss,,,\n"
                     ",B,,teacher,Kuss,,,\n"
                     "A,B,,,Kuss,,,\n"
                     "A,C,,teacher,Kuss,2026-31-12,,\n"
                     "A,D,,teacher,Kuss,2026-12-01,2026-11-01,\n"
                     "A,E,,teacher,Kuss,,,Nobody Known\n"
                     "A,F,,teacher,Kuss,,,A F\n",
                     "0 added, 0 changed, 0 left as they were, 8 refused.");
  g_autofree char *lines = import_case_lines(&test, IMPORT_REFUSED);
  static const char *const expected[] = {
    "in.csv:2: There is no school “Kus Middle”. Is Kuss Middle meant?",
    "in.csv:3: E-mail: nobody is not an e-mail address. Write it like",
    "in.csv:4: Who is it?",
    "in.csv:5: Role is missing.",
    "in.csv:6: From: ",
    "in.csv:7: The end (2026-11-01) is before the start (2026-12-01).",
    "in.csv:8: Supervisor: “Nobody Known” is nobody on the staff list.",
    "in.csv:9: Supervisor: nobody supervises themselves.",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(expected); i++)
    ck_assert_msg(strstr(lines, expected[i]), "%s\nis not in\n%s", expected[i], lines);
}
END_TEST

START_TEST(supervisors_may_stand_further_down)
{
  expect_for_good("name,email,role,school,supervisor\n"
                  "Rui Costa,rc@example.org,teacher,Kuss,Ana Lima\n"
                  "Ana Lima,al@example.org,Asst. Principal,Kuss,ps@example.org\n"
                  "Paulo Sousa,ps@example.org,Principal,Kuss,\"Alvarez, Rosa\"\n",
                  "3 added, 0 changed, 0 left as they were, 0 refused.",
                  "0 added, 0 changed, 3 left as they were, 0 refused.");
  AUTO(record) struct record *rui = person_at("rc@example.org");
  AUTO(record) struct record *ana = person_at("al@example.org");
  const struct record *by = record_parts(rui, &record_supervision)->pdata[0];
  ck_assert_str_eq(record_get(by, "supervisor"), ana->uid);
}
END_TEST

START_TEST(a_circle_of_supervisors_is_refused)
{
  import_case_expect(&test,
                     "name,role,school,supervisor\n"
                     "Rui Costa,teacher,Kuss,Ana Lima\nAna Lima,teacher,Kuss,Rui Costa\n",
                     "0 added, 0 changed, 0 left as they were, 2 refused.");
}
END_TEST

START_TEST(a_new_supervisor_replaces_the_old_one_from_today)
{
  expect_for_good(
      "name,role,school,supervisor\nMaria Arruda,principal,Doran Elementary,James Ortiz\n",
      "0 added, 1 changed, 0 left as they were, 0 refused.",
      "0 added, 0 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *maria = load(f.principal[0]);
  const GPtrArray *list = record_parts(maria, &record_supervision);
  ck_assert_uint_eq(list->len, 2);
  ck_assert_str_eq(record_get(list->pdata[0], "until_on"), "2026-11-12");
  ck_assert_str_eq(record_get(list->pdata[1], "supervisor"), f.manager);
  ck_assert_str_eq(record_get(list->pdata[1], "from_on"), "2026-11-12");
}
END_TEST

START_TEST(titles_that_are_no_role_are_told)
{
  import_case_expect(&test,
                     "name,position,school\nRui Costa,Custodian,Kuss\nAna Lima,Custodian,Kuss\n",
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  assert_lines(
      IMPORT_NOTICE,
      "in.csv: “Custodian” is no role that is known here; it is taken as other (2 rows)\n");
}
END_TEST

START_TEST(without_a_role_whoever_is_new_is_a_teacher)
{
  expect_for_good("name,school\nRui Costa,Kuss\nSiobhán O’Brien,Kuss\n",
                  "1 added, 0 changed, 1 left as they were, 0 refused.",
                  "0 added, 0 changed, 2 left as they were, 0 refused.");
  assert_lines(IMPORT_NOTICE,
               "in.csv: has no column for role; whoever is new is taken for a teacher\n");
}
END_TEST

START_TEST(who_has_left_becomes_inactive)
{
  import_case_expect(&test,
                     "name,school,role,status\nJosé Nuñez,Kuss,,Terminated\nAna Fonseca,Doran "
                     "Elementary,,Active\n",
                     "0 added, 1 changed, 1 left as they were, 0 refused.");
  AUTO(record) struct record *jose = load(f.teacher[0]);
  ck_assert_str_eq(record_get(jose, "active"), "0");
  assert_posts(jose, 1);
}
END_TEST

START_TEST(a_file_without_names_is_refused)
{
  g_autofree char *why = import_case_fail(&test, "school,role\nKuss,teacher\n", TL_ERROR_NOT_FOUND);
  ck_assert_ptr_nonnull(strstr(why, "in.csv:1: there is no column for family_name"));
}
END_TEST

START_TEST(a_dry_run_lists_who_and_what)
{
  test.options.dry = true;
  import_case_expect(&test,
                     "name,email,role,school\nRui Costa,rc@example.org,teacher,Kuss\n"
                     "Maria Arruda,marruda@example.org,director,\n",
                     "1 would be added, 1 changed, 0 left as they are, 0 refused.");
  assert_lines(IMPORT_ADDED, "Member of staff Rui Costa: E-mail: rc@example.org; Assignment (Role: "
                             "teacher; School: Kuss Middle)\n");
  assert_lines(IMPORT_CHANGED, "Member of staff Maria Arruda: Assignment (Role: director)\n");
}
END_TEST

START_TEST(titles_become_roles)
{
  static const char *const pairs[][2] = {
    { "Principal", "principal" },
    { "Interim Principal", "principal" },
    { "Assistant Principal", "assistant_principal" },
    { "Asst. Principal", "assistant_principal" },
    { "Vice-Principal", "assistant_principal" },
    { "A.P.", "assistant_principal" },
    { "Supt.", "superintendent" },
    { "Superintendent of Schools", "superintendent" },
    { "Deputy Superintendent", "assistant_superintendent" },
    { "assistant_superintendent", "assistant_superintendent" },
    { "Teacher", "teacher" },
    { "Special Education Teacher", "teacher" },
    { "Director of Teaching and Learning", "director" },
    { "plan manager", "plan_manager" },
    { "Record Keeper", "record_keeper" },
    { "record_keeper", "record_keeper" },
    { "Throughline record keeper", "record_keeper" },
    { "Data Clerk", NULL },
    { "Registrar", NULL },
    { "Records Clerk", NULL },
    { "Record Keeper to the Principal", NULL },
    { "other", "other" },
    { "Secretary to the Principal", NULL },
    { "Principal's Secretary", NULL },
    { "Teacher Assistant", NULL },
    { "Teacher Aide", NULL },
    { "Administrative Assistant to the Superintendent", NULL },
    { "Custodian", NULL },
    { "", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(pairs); i++) {
    const char *role = role_words_find(pairs[i][0]);
    ck_assert_msg(g_strcmp0(role, pairs[i][1]) == 0, "%s: %s", pairs[i][0], role);
  }
}
END_TEST

START_TEST(names_are_taken_apart)
{
  static const char *const rows[][3] = {
    { "Nuñez, José", "José", "Nuñez" },
    { "José Nuñez", "José", "Nuñez" },
    { "  Ana   Maria da Silva ", "Ana Maria", "da Silva" },
    { "John Smith Jr.", "John", "Smith Jr." },
    { "Juan de la Cruz", "Juan", "de la Cruz" },
    { "Madonna", NULL, "Madonna" },
    { "Silva Jr, Ana", "Ana", "Silva Jr" },
    { ", Ana", NULL, "Ana" },
    { "van Dyke", "van", "Dyke" },
    { " ", NULL, NULL },
    { ",", NULL, NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
    g_autofree char *given = NULL;
    g_autofree char *family = NULL;
    person_name_split(rows[i][0], &given, &family);
    ck_assert_msg(g_strcmp0(given, rows[i][1]) == 0, "%s: given %s", rows[i][0], given);
    ck_assert_msg(g_strcmp0(family, rows[i][2]) == 0, "%s: family %s", rows[i][0], family);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import staff");
  TCase *tests = tcase_create("import staff");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, headers_of_districts_are_read);
  tcase_add_test(tests, a_role_is_found_in_other_rows_of_the_person);
  tcase_add_test(tests, a_role_that_other_rows_leave_open_is_missing);
  tcase_add_test(tests, a_teacher_in_two_schools_is_one_person);
  tcase_add_test(tests, an_email_read_later_joins_the_rows_of_a_known_person);
  tcase_add_test(tests, a_principal_leaves_in_january);
  tcase_add_test(tests, who_comes_back_has_a_new_post);
  tcase_add_test(tests, a_subject_that_changes_changes_the_post);
  tcase_add_test(tests, two_subjects_at_one_school_are_two_posts);
  tcase_add_test(tests, two_people_of_one_name_are_told_apart);
  tcase_add_test(tests, what_is_no_email_is_refused);
  tcase_add_test(tests, a_name_known_elsewhere_is_someone_else_and_told);
  tcase_add_test(tests, a_new_email_for_a_known_name_and_school_is_told);
  tcase_add_test(tests, external_ids_come_before_all_else);
  tcase_add_test(tests, a_system_without_accents_takes_none_away);
  tcase_add_test(tests, one_email_cannot_be_of_two_people);
  tcase_add_test(tests, rows_are_refused_with_what_to_do);
  tcase_add_test(tests, supervisors_may_stand_further_down);
  tcase_add_test(tests, a_circle_of_supervisors_is_refused);
  tcase_add_test(tests, a_new_supervisor_replaces_the_old_one_from_today);
  tcase_add_test(tests, titles_that_are_no_role_are_told);
  tcase_add_test(tests, without_a_role_whoever_is_new_is_a_teacher);
  tcase_add_test(tests, who_has_left_becomes_inactive);
  tcase_add_test(tests, a_file_without_names_is_refused);
  tcase_add_test(tests, a_dry_run_lists_who_and_what);
  tcase_add_test(tests, titles_become_roles);
  tcase_add_test(tests, names_are_taken_apart);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
