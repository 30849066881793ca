/* import --wide: dates whose first two numbers could be a month and a day or a day and a month. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "exchange/csv_dates.h"
#include "exchange/wide_map.h"
#include "model/tables.h"

static struct fixture f;
static struct import_case test;

static void start(void)
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

START_TEST(how_a_date_can_be_read)
{
  static const struct {
    const char *text;
    enum wide_reading reading;
  } cases[] = {
    { "31/12/2026", WIDE_READ_DAY },    { "12/31/2026 10:31", WIDE_READ_MONTH },
    { "05/11/2026", WIDE_READ_EITHER }, { "5.11.2026 9:05", WIDE_READ_DOTS },
    { "11/11/2026", WIDE_READ_PLAIN },  { "2026/11/05", WIDE_READ_PLAIN },
    { "26-11-12", WIDE_READ_PLAIN },    { "31/31/2026", WIDE_READ_PLAIN },
    { "soon", WIDE_READ_PLAIN },        { "3/4", WIDE_READ_PLAIN },
    { "13-2-2026", WIDE_READ_DAY },     { "0/1/2026", WIDE_READ_PLAIN },
    { "17.11.2026", WIDE_READ_DAY },    { "12.31.2026", WIDE_READ_MONTH },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_msg(wide_dates_reading(cases[i].text) == cases[i].reading, "%s", cases[i].text);
  static const struct csv_dates none; /* of the column nothing is known */
  g_autofree char *turned = csv_dates_turn(&none, "31/12/2026 10:31");
  ck_assert_str_eq(turned, "12/31/2026 10:31");
}
END_TEST

#define DATED "Timestamp,Email Address,Teacher,What did you see? [Objective is visible]\n"
#define ONE_DATED(date, teacher) date " 10:31:07,marruda@example.org," teacher ",Yes\n"

static void use_dated_map(const char *more)
{
  g_autofree char *text = g_strconcat("column,field,answer,means\n"
                                      "Timestamp,timestamp,,\n"
                                      "Email Address,observer,,\n"
                                      "Teacher,teacher,,\n"
                                      ",school,,Kuss Middle\n"
                                      "What did you see? [Objective is visible],strategy:s1,,\n"
                                      ",,Yes,seen\n",
                                      more, NULL);
  import_case_map(&test, WIDE_WALKTHROUGHS, text);
}

static void assert_made(const char *id)
{
  g_autofree char *whole = g_strconcat(id, " 10:31:07 marruda@example.org nunez jose", NULL);
  AUTO(record) struct record *made = load(whole);
  ck_assert_str_eq(record_get(made, "made_on"), id);
}

/* One date that can only have the day first tells how the others are meant. */
START_TEST(the_day_may_come_first)
{
  use_dated_map("");
  import_case_expect(&test,
                     DATED ONE_DATED("05/11/2026", "\"Nuñez, José\"")
                         ONE_DATED("31/10/2026", "\"Nuñez, José\""),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-11-05");
  assert_made("2026-10-31");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: dates under “Timestamp” are read day first, as some can "
                           "only be; “,dates,,month first” in the map changes that\n");
}
END_TEST

START_TEST(what_could_be_either_is_told)
{
  use_dated_map("");
  import_case_expect(&test, DATED ONE_DATED("05/11/2026", "\"Nuñez, José\""),
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-05-11");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: dates under “Timestamp” are read month first, though they "
                           "could be either; “,dates,,day first” in the map changes that\n");
}
END_TEST

START_TEST(the_map_says_how_dates_are_written)
{
  use_dated_map(",dates,,day first\n");
  import_case_expect(&test,
                     DATED ONE_DATED("05/11/2026", "\"Nuñez, José\"")
                         ONE_DATED("6.11.2026", "\"Nuñez, José\""),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-11-05");
  assert_made("2026-11-06");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
  use_dated_map(",dates,,backwards\n");
  g_autofree char *why =
      import_case_fail(&test, DATED ONE_DATED("05/11/2026", "\"Nuñez, José\""), TL_ERROR_INVALID);
  ck_assert_str_eq(why, "Our form: “backwards” is not how dates are written. Say “day first” or "
                        "“month first”.");
}
END_TEST

/* Dots make the day likelier first, and no more than that. */
START_TEST(dates_with_dots)
{
  use_dated_map("");
  import_case_expect(&test, DATED ONE_DATED("5.11.2026", "\"Nuñez, José\""),
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-11-05");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: dates under “Timestamp” are read day first, though they "
                           "could be either; “,dates,,month first” in the map changes that\n");
  use_dated_map("");
  import_case_expect(&test,
                     DATED ONE_DATED("3.10.2026", "\"Nuñez, José\"")
                         ONE_DATED("10.31.2026", "\"Nuñez, José\""),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-03-10");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

/* Who writes dots need not have the order of who writes slashes. */
START_TEST(each_sign_has_its_order)
{
  use_dated_map("");
  import_case_expect(&test,
                     DATED ONE_DATED("10/31/2026", "\"Nuñez, José\"")
                         ONE_DATED("5.11.2026", "\"Nuñez, José\"")
                             ONE_DATED("11/6/2026", "\"Nuñez, José\""),
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-10-31");
  assert_made("2026-11-05");
  assert_made("2026-11-06");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: dates with dots under “Timestamp” are read day first, though "
                           "they could be either; “,dates,,month first” in the map changes that\n");
}
END_TEST

START_TEST(each_sign_has_its_evidence)
{
  use_dated_map("");
  import_case_expect(&test,
                     DATED ONE_DATED("10/31/2026", "\"Nuñez, José\"")
                         ONE_DATED("17.10.2026", "\"Nuñez, José\"")
                             ONE_DATED("5.11.2026", "\"Nuñez, José\""),
                     "3 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-11-05");
  assert_made("2026-10-17");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: dates with dots under “Timestamp” are read day first, as "
                           "some can only be; “,dates,,month first” in the map changes that\n");
}
END_TEST

/* Whose dots have the day first does not say how others write slashes. */
START_TEST(dots_say_nothing_of_slashes)
{
  use_dated_map("");
  import_case_expect(&test,
                     DATED ONE_DATED("11/5/2026", "\"Nuñez, José\"")
                         ONE_DATED("31.10.2026", "\"Nuñez, José\""),
                     "2 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-11-05");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:1: dates with slashes under “Timestamp” are read month first, "
                           "though they could be either; “,dates,,day first” in the map changes "
                           "that\n");
}
END_TEST

START_TEST(the_map_says_what_dots_mean)
{
  use_dated_map(",dates,,month first\n");
  import_case_expect(&test, DATED ONE_DATED("5.11.2026", "\"Nuñez, José\""),
                     "1 added, 0 changed, 0 left as they were, 0 refused.");
  assert_made("2026-05-11");
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import_wide_dates");
  TCase *cases = tcase_create("import_wide_dates");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, how_a_date_can_be_read);
  tcase_add_test(cases, the_day_may_come_first);
  tcase_add_test(cases, what_could_be_either_is_told);
  tcase_add_test(cases, the_map_says_how_dates_are_written);
  tcase_add_test(cases, dates_with_dots);
  tcase_add_test(cases, each_sign_has_its_order);
  tcase_add_test(cases, each_sign_has_its_evidence);
  tcase_add_test(cases, dots_say_nothing_of_slashes);
  tcase_add_test(cases, the_map_says_what_dots_mean);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
