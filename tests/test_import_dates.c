/* The order of dates in figures, in files whose columns are ours. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
#include "exchange/csv_dates.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

static void start(void)
{
  import_case_start(&test, &f, import_calendar);
  AUTO(record)
  struct record *year = fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-09-02", "last_on", "2027-06-18", NULL);
  fixture_save(f.store, year);
}

static void end(void)
{
  import_case_end(&test);
}

/* The days of the calendar, `10-12 holiday` each, in their order. Yours. */
static char *days(void)
{
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  const GPtrArray *list = record_parts(year, &record_calendar_day);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf(text, "%s%s %s", i > 0 ? ", " : "",
                           record_get(list->pdata[i], "day_on") + strlen("2026-"),
                           record_get(list->pdata[i], "kind"));
  return g_string_free(text, FALSE);
}

static void expect(const char *rows, const char *expected, const char *told)
{
  g_autofree char *text = g_strconcat("Date,Kind\n", rows, NULL);
  g_free(import_case_run(&test, text));
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_str_eq(refused, "");
  g_autofree char *entered = days();
  ck_assert_str_eq(entered, expected);
  import_case_assert_lines(&test, IMPORT_NOTICE, told);
}

#define IF_NOT "; write dates as 2026-12-31 if they are not\n"

/* One that can only have the day first says how the others are meant. */
START_TEST(a_column_has_one_order)
{
  expect("12/10/2026,holiday\n25/11/2026,half day\n", "10-12 holiday, 11-25 half",
         "in.csv:1: dates under “Date” are read day first, as some can only be" IF_NOT);
}
END_TEST

START_TEST(slashes_have_the_month_first)
{
  expect("10/12/2026,holiday\n11/11/2026,holiday\n", "10-12 holiday, 11-11 holiday", "");
}
END_TEST

START_TEST(dots_have_the_day_first)
{
  expect("12.10.2026,holiday\n", "10-12 holiday",
         "in.csv:1: dates under “Date” are read day first, though they could be either" IF_NOT);
}
END_TEST

START_TEST(both_orders_are_told)
{
  expect("31/12/2026,vacation\n12/30/2026,vacation\n3/2/2027,no school\n",
         "12-30 vacation, 12-31 vacation, 03-02 closed",
         "in.csv:1: dates under “Date” are read month first where they could be either, as some "
         "can only be day first and some only month first" IF_NOT);
}
END_TEST

START_TEST(each_sign_has_its_order)
{
  expect("10/13/2026,holiday\n10/12/2026,holiday\n5.11.2026,half day\n",
         "10-12 holiday, 10-13 holiday, 11-05 half",
         "in.csv:1: dates with dots under “Date” are read day first, though they could be "
         "either" IF_NOT);
}
END_TEST

/* Both ends of days in a row in one cell. */
START_TEST(ranges_have_the_order_too)
{
  expect("24.12.2026 - 01.01.2027,vacation\n05.10.2026–06.10.2026,holiday\n",
         "10-05 holiday, 10-06 holiday, 12-24 vacation, 12-25 vacation, 12-28 vacation, "
         "12-29 vacation, 12-30 vacation, 12-31 vacation, 01-01 vacation",
         "in.csv:1: dates under “Date” are read day first, as some can only be" IF_NOT);
}
END_TEST

/* A column that shows nothing has the order of those beside it. */
START_TEST(columns_of_a_file_agree)
{
  g_free(import_case_run(&test, "Start Date,End Date,Kind\n24/12/2026,1/1/2027,vacation\n"
                                "05/10/2026,06/10/2026,holiday\n"));
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_str_eq(refused, "");
  g_autofree char *entered = days();
  ck_assert_ptr_nonnull(strstr(entered, "10-05 holiday, 10-06 holiday, 12-24 vacation"));
  import_case_assert_notice(&test, "dates under “Start Date” are read day first, as some can");
  import_case_assert_notice(&test, "dates under “End Date” are read day first, though they could");
}
END_TEST

START_TEST(posts_begin_in_the_order_of_their_column)
{
  test.import = import_staff;
  g_free(import_case_run(&test, "Last Name;First Name;Role;School;Start Date\n"
                                "Silva;Paulo;Teacher;Kuss Middle;01.07.2026\n"
                                "Costa;Rui;Teacher;Kuss Middle;25.08.2026\n"
                                "Bad;Date;Teacher;Kuss Middle;31.02.2026\n"));
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_msg(test.result.refused == 1 && strstr(refused, "in.csv:4: "), "%s", refused);
  AUTO(record) struct record *silva =
      import_case_record(&test, &record_staff, "family_name", "Silva");
  ck_assert_str_eq(record_get(import_case_post(silva, 0), "from_on"), "2026-07-01");
  AUTO(record) struct record *costa =
      import_case_record(&test, &record_staff, "family_name", "Costa");
  ck_assert_str_eq(record_get(import_case_post(costa, 0), "from_on"), "2026-08-25");
}
END_TEST

START_TEST(what_is_turned)
{
  static const struct {
    const char *cell, *turned;
  } cases[] = {
    { "31/12/2026 10:31", "12/31/2026 10:31" },
    { "Sat 5/12/2026", "Sat 12/5/2026" },
    { "5/12/2026-6/12/2026", "12/5/2026-12/6/2026" },
    { "2026-11-12", NULL },
    { "2026-11-12 - 2026-12-11", NULL },
    { "2026/11/12", NULL },
    { "11/11/2026", NULL },
    { "11/13/2026", NULL },
    { "Nov 5-6, 2026", NULL },
    { "5-12-2026", "12/5/2026" },
    { "1/2/3/4", NULL },
    { "", NULL },
    { NULL, NULL },
  };
  const struct csv_dates dates = { .day_first = { true, true, true } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *turned = csv_dates_turn(&dates, cases[i].cell);
    ck_assert_msg(g_strcmp0(turned, cases[i].turned) == 0, "%s: %s", cases[i].cell, turned);
  }
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import_dates");
  TCase *cases = tcase_create("import_dates");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, a_column_has_one_order);
  tcase_add_test(cases, slashes_have_the_month_first);
  tcase_add_test(cases, dots_have_the_day_first);
  tcase_add_test(cases, both_orders_are_told);
  tcase_add_test(cases, each_sign_has_its_order);
  tcase_add_test(cases, ranges_have_the_order_too);
  tcase_add_test(cases, columns_of_a_file_agree);
  tcase_add_test(cases, posts_begin_in_the_order_of_their_column);
  tcase_add_test(cases, what_is_turned);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
