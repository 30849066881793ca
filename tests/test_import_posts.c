/* import staff: who gets another post at their school, and who is beside whom. */
#include "import_case.h"
#include "suite.h"

#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_staff);
  g_free(import_case_run(&test, "Name,Email,Role,School,From\n"
                                "\"Silva, Ana\",as@example.org,assistant principal,Doran "
                                "Elementary,2022-07-01\n"));
}

static void end(void)
{
  import_case_end(&test);
}

static struct record *ana(void)
{
  return import_case_record(&test, &record_staff, "email", "as@example.org");
}

static const char *value(const struct record *person, guint post, const char *field)
{
  return record_get(import_case_post(person, post), field);
}

START_TEST(a_promotion_ends_the_post_before_it)
{
  const char *text = "Name,Email,Role,School\n\"Silva, Ana\",as@example.org,Principal,Doran "
                     "Elementary\n";
  import_case_expect(&test, text, "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *person = ana();
  import_case_assert_posts(person, 2);
  ck_assert_str_eq(value(person, 0, "until_on"), "2026-11-12");
  ck_assert_str_eq(value(person, 1, "role"), "principal");
  ck_assert_str_eq(value(person, 1, "from_on"), "2026-11-12");
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv:2: Ana Silva becomes principal at Doran Elementary, and is assistant principal there "
      "no more from 12 Nov 2026. If they stay it, put that right in Records\n"
      "in.csv:2: Ana Silva is principal of Doran Elementary beside Maria Arruda. If one of them "
      "has "
      "left, end that post in Records\n");
  import_case_expect(&test, text, "0 added, 0 changed, 1 left as they were, 0 refused.");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

START_TEST(a_promotion_with_a_day_is_from_that_day)
{
  test.options.dry = true;
  g_free(import_case_run(&test, "Name,Email,Role,School,From\n"
                                "\"Silva, Ana\",as@example.org,Principal,Doran Elementary,"
                                "2027-01-04\n"));
  g_autofree char *lines = import_case_lines(&test, IMPORT_CHANGED);
  ck_assert_msg(strstr(lines, "Assignment (Over from: 4 Jan 2027)"), "%s", lines);
}
END_TEST

/* A teacher of two subjects has two posts, and stops teaching both. */
START_TEST(a_promotion_ends_the_post_of_each_subject)
{
  g_free(import_case_run(&test,
                         "Name,Email,Role,School,Subject,From\n"
                         "\"Rego, Paulo\",pr@example.org,teacher,Kuss,Math,2024-08-20\n"
                         "\"Rego, Paulo\",pr@example.org,teacher,Kuss,Science,2024-08-20\n"));
  import_case_expect(&test,
                     "Name,Email,Role,School\n\"Rego, Paulo\",pr@example.org,Assistant Principal,"
                     "Kuss\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record)
  struct record *person = import_case_record(&test, &record_staff, "email", "pr@example.org");
  import_case_assert_posts(person, 3);
  ck_assert_str_eq(value(person, 0, "until_on"), "2026-11-12");
  ck_assert_str_eq(value(person, 1, "until_on"), "2026-11-12");
  ck_assert_ptr_null(value(person, 2, "until_on"));
}
END_TEST

/* Both are said, the plan's manager is one beside it, and another school's post is another. */
START_TEST(who_has_two_roles_keeps_both)
{
  import_case_expect(&test,
                     "Name,Email,Role,School\n"
                     "\"Silva, Ana\",as@example.org,Principal,Doran Elementary\n"
                     "\"Silva, Ana\",as@example.org,Assistant Principal,Doran Elementary\n"
                     "\"Silva, Ana\",as@example.org,plan manager,Doran Elementary\n"
                     "\"Silva, Ana\",as@example.org,Assistant Principal,Kuss\n",
                     "0 added, 1 changed, 0 left as they were, 0 refused.");
  AUTO(record) struct record *person = ana();
  import_case_assert_posts(person, 4);
  for (guint i = 0; i < 4; i++)
    ck_assert_ptr_null(value(person, i, "until_on"));
}
END_TEST

START_TEST(a_second_principal_is_told)
{
  const char *text = "Name,Email,Role,School,Until,From\n"
                     "\"Costa, Ray\",rc@example.org,Principal,Kuss,,2027-01-18\n"
                     "\"Melo, Joe\",jm@example.org,Principal,Kuss,2027-01-18,\n";
  import_case_expect(&test, text, "2 added, 0 changed, 0 left as they were, 0 refused.");
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv:2: Ray Costa is principal of Kuss Middle beside Siobhán O’Brien. If one of them has "
      "left, end that post in Records\n");
  import_case_expect(&test, text, "0 added, 0 changed, 2 left as they were, 0 refused.");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

/* One leaves as the other comes. */
START_TEST(who_follows_a_principal_is_no_second_one)
{
  g_free(import_case_run(&test, "Name,Role,School,until_on,from_on,Email\n"
                                "\"O’Brien, Siobhán\",principal,Kuss,2027-01-18,,\n"
                                "\"Costa, Ray\",Principal,Kuss,,2027-01-18,rc@example.org\n"));
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import posts");
  TCase *tests = tcase_create("import posts");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_promotion_ends_the_post_before_it);
  tcase_add_test(tests, a_promotion_ends_the_post_of_each_subject);
  tcase_add_test(tests, a_promotion_with_a_day_is_from_that_day);
  tcase_add_test(tests, who_has_two_roles_keeps_both);
  tcase_add_test(tests, a_second_principal_is_told);
  tcase_add_test(tests, who_follows_a_principal_is_no_second_one);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
