/* Dates, times, months and the school calendar. */
#include "suite.h"

#include "base/error.h"
#include "model/calendar.h"
#include "model/date.h"

#include <string.h>

#define TODAY "2026-11-12"

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_date_parse)
{
  static const char *const cases[][2] = {
    { "2026-11-12", "2026-11-12" },
    { "2024-02-29", "2024-02-29" },
    { " 2026-11-12 ", "2026-11-12" },
    { "2026-1-2", "2026-01-02" },
    { "2026/11/12", "2026-11-12" },
    { "20261112", "2026-11-12" },
    { "11/12/2026", "2026-11-12" },
    { "1/05/2023", "2023-01-05" },
    { "01-05-2023", "2023-01-05" },
    { "1.5.2023", "2023-01-05" },
    { "1/5/23", "2023-01-05" },
    { "1/5/98", "1998-01-05" },
    { "12 Nov 2026", "2026-11-12" },
    { "12 november 2026", "2026-11-12" },
    { "12-Nov-26", "2026-11-12" },
    { "12-NOV-2026", "2026-11-12" },
    { "Nov 12 2026", "2026-11-12" },
    { "Nov. 12, 2026", "2026-11-12" },
    { "November 12th, 2026", "2026-11-12" },
    { "the 12", NULL },
    { "Thursday, November 12, 2026", "2026-11-12" },
    { "Thu 12 Nov 2026", "2026-11-12" },
    { "1st of Sept 2026", "2026-09-01" },
    { "2026 Nov 12", "2026-11-12" },
    { "Nov 12", "2026-11-12" },
    { "12 Nov", "2026-11-12" },
    { "Mar 1", "2027-03-01" },
    { "Jun 15", "2026-06-15" },
    { "11/12", "2026-11-12" },
    { "today", "2026-11-12" },
    { "Yesterday", "2026-11-11" },
    { "TOMORROW", "2026-11-13" },
    { "2026-11-12T10:31:00Z", "2026-11-12" },
    { "2026-11-12T10:31:00.000-05:00", "2026-11-12" },
    { "2026-11-12 10:31", "2026-11-12" },
    { "2026-11-12Z", "2026-11-12" },
    { "2026-11-12+00:00", "2026-11-12" },
    { "2026-11-12-05:00", "2026-11-12" },
    { "20261112T103100Z", NULL },
    { "1/05/2023 12:00:00 AM", "2023-01-05" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *date = date_parse(cases[i][0], TODAY, &error);
    ck_assert_msg(g_strcmp0(date, cases[i][1]) == 0, "%s: %s", cases[i][0], date);
    ck_assert_msg((date == NULL) == (error != NULL), "%s", cases[i][0]);
  }
}
END_TEST

START_TEST(test_date_refused)
{
  static const char *const cases[][2] = {
    { "Nov 31", "Nov 31 is not a date. November has 30 days." },
    { "2026-11-31", "2026-11-31 is not a date. November has 30 days." },
    { "11/31/2026", "11/31/2026 is not a date. November has 30 days." },
    { "Nov 0", "Nov 0 is not a date. November has 30 days." },
    { "2026-02-29", "2026-02-29 is not a date. February 2026 has 28 days." },
    { "Feb 30", "Feb 30 is not a date. February 2026 has 28 days." },
    { "2026-13-01", "2026-13-01 is not a date. There is no month 13." },
    { "2026-00-01", "2026-00-01 is not a date. There is no month 0." },
    { "25/12/2026",
      "25/12/2026 is not a date. There is no month 25. The month comes first, then the day." },
    { "2026-11", "2026-11 is a month, not a date. Add the day: 2026-11-12." },
    { "Nov 2026", "Nov 2026 is a month, not a date. Add the day: 2026-11-12." },
    { "0206-11-12", "0206-11-12: the year 206 is too far away. Write one like 2026." },
    { "10:31", "10:31 is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12." },
    { "soon", "soon is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12." },
    { "12", "12 is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12." },
    { "2026-11-12-13-14",
      "2026-11-12-13-14 is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12." },
    { "9999999999999",
      "9999999999999 is not a date. Write it like 2026-11-12, 11/12/2026 or Nov 12." },
    { "", "The date is missing. Write it like 12 Nov or 2026-11-12." },
    { "  ", "The date is missing. Write it like 12 Nov or 2026-11-12." },
    { NULL, "The date is missing. Write it like 12 Nov or 2026-11-12." },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(date_parse(cases[i][0], TODAY, &error));
    ck_assert(error_is(error, TL_ERROR_INVALID));
    ck_assert_str_eq(error->message, cases[i][1]);
  }
}
END_TEST

START_TEST(test_date_nearest_year)
{
  static const struct {
    const char *text, *today, *date;
  } cases[] = {
    { "Dec 31", "2027-01-01", "2026-12-31" }, { "Jan 1", "2026-12-31", "2027-01-01" },
    { "Nov 12", "2027-04-01", "2026-11-12" }, { "Nov 12", "2027-06-01", "2027-11-12" },
    { "Feb 29", "2028-11-12", "2028-02-29" }, { "Feb 29", "2027-11-12", "2028-02-29" },
    { "Feb 29", "2026-11-12", NULL },         { "Nov 12", NULL, NULL },
    { "Nov 12", "not a date", NULL },         { "today", NULL, NULL },
    { "12 Nov 2026", NULL, "2026-11-12" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *date = date_parse(cases[i].text, cases[i].today, NULL);
    ck_assert_msg(g_strcmp0(date, cases[i].date) == 0, "%s: %s", cases[i].text, date);
  }
}
END_TEST

START_TEST(test_time_parse)
{
  static const char *const cases[][2] = {
    { "10:31", "10:31" },
    { "1031", "10:31" },
    { "10.31", "10:31" },
    { "9", "09:00" },
    { "09", "09:00" },
    { "931", "09:31" },
    { "0931", "09:31" },
    { "2:15 pm", "14:15" },
    { "2:15PM", "14:15" },
    { "2:15 p.m.", "14:15" },
    { "2:15p", "14:15" },
    { "2:15:00 PM", "14:15" },
    { "12:00 am", "00:00" },
    { "12:05 pm", "12:05" },
    { "2 pm", "14:00" },
    { "14h30", "14:30" },
    { "10:31:00.000", "10:31" },
    { "103100", "10:31" },
    { "14:15 pm", "14:15" },
    { " 8:05 ", "08:05" },
    { "0:00", "00:00" },
    { "23:59", "23:59" },
    { "24:00", NULL },
    { "10:60", NULL },
    { "1060", NULL },
    { "13 am", NULL },
    { "10:3", NULL },
    { "10:311", NULL },
    { "10:31:60", NULL },
    { "noonish", NULL },
    { "12345", NULL },
    { "10:31x", NULL },
    { "", NULL },
    { NULL, NULL },
    { "-1", NULL },
    { "99999999999", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *time = time_parse(cases[i][0], &error);
    ck_assert_msg(g_strcmp0(time, cases[i][1]) == 0, "%s: %s", cases[i][0], time);
    ck_assert((time == NULL) == error_is(error, TL_ERROR_INVALID));
  }
}
END_TEST

START_TEST(times_of_a_school_are_in_its_hours)
{
  static const char *const cases[][2] = {
    { "1:30", "13:30" },    { "2", "14:00" },     { "230", "14:30" },   { "5:59", "17:59" },
    { "6:15", "06:15" },    { "9", "09:00" },     { "01:30", "01:30" }, { "1:30 am", "01:30" },
    { "1:30 pm", "13:30" }, { "12:10", "12:10" }, { "0:30", "00:30" },  { "1x", NULL },
    { NULL, NULL }
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *time = time_parse_school(cases[i][0], NULL);
    ck_assert_msg(g_strcmp0(time, cases[i][1]) == 0, "%s: %s", cases[i][0], time);
  }
}
END_TEST

START_TEST(test_month_parse)
{
  static const char *const cases[][2] = {
    { "2026-11", "2026-11" },
    { "2026-3", "2026-03" },
    { "11/2026", "2026-11" },
    { "Nov 2026", "2026-11" },
    { "November 2026", "2026-11" },
    { "nov", "2026-11" },
    { "Mar", "2027-03" },
    { "April", "2027-04" },
    { "May", "2026-05" },
    { "Jun", "2026-06" },
    { "202611", "2026-11" },
    { "Nov-26", "2026-11" },
    { "2026 Nov", "2026-11" },
    { "11/1/2026", "2026-11" },
    { "2026-11-12", "2026-11" },
    { "2026-11-01 00:00:00", "2026-11" },
    { "2026-13", NULL },
    { "13/2026", NULL },
    { "2026", NULL },
    { "11", NULL },
    { "soon", NULL },
    { "", NULL },
    { NULL, NULL },
    { "0026-11", NULL },
    { "11/12", NULL },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *month = month_parse(cases[i][0], TODAY, &error);
    ck_assert_msg(g_strcmp0(month, cases[i][1]) == 0, "%s: %s", cases[i][0], month);
    ck_assert((month == NULL) == error_is(error, TL_ERROR_INVALID));
  }
  ck_assert_ptr_null(month_parse("Nov", NULL, NULL));
}
END_TEST

START_TEST(test_valid)
{
  ck_assert(date_valid("2026-11-12") && date_valid("2024-02-29") && date_valid("0001-01-01"));
  static const char *const no_dates[] = { NULL,         "",           "2026",        "2026-11",
                                          "2026-11-1",  "2026-11-31", "2026-11-120", "2026-11-12 ",
                                          "2025-02-29", "2026/11/12", "0000-01-01",  "2026-00-10",
                                          "2026-11-00", "２026-11-12" };
  for (size_t i = 0; i < G_N_ELEMENTS(no_dates); i++)
    ck_assert_msg(!date_valid(no_dates[i]), "%s", no_dates[i]);
  ck_assert(time_valid("00:00") && time_valid("23:59"));
  static const char *const no_times[] = { NULL, "", "9:00", "24:00", "10:60", "10:31:00", "10.31" };
  for (size_t i = 0; i < G_N_ELEMENTS(no_times); i++)
    ck_assert_msg(!time_valid(no_times[i]), "%s", no_times[i]);
  ck_assert(month_valid("2026-11") && month_valid("2026-01"));
  static const char *const no_months[] = { NULL,      "",        "2026",      "2026-1",
                                           "2026-13", "2026-00", "2026-11-12" };
  for (size_t i = 0; i < G_N_ELEMENTS(no_months); i++)
    ck_assert_msg(!month_valid(no_months[i]), "%s", no_months[i]);
}
END_TEST

START_TEST(test_arithmetic)
{
  check_text(date_add("2026-12-31", 1), "2027-01-01");
  check_text(date_add("2024-03-01", -1), "2024-02-29");
  check_text(date_add("2026-11-12", 0), "2026-11-12");
  ck_assert_int_eq(date_difference("2026-11-12", "2026-11-30"), 18);
  ck_assert_int_eq(date_difference("2027-01-01", "2026-01-01"), -365);
  ck_assert_int_eq(date_weekday("2026-11-12"), 4);
  ck_assert_int_eq(date_weekday("2026-11-09"), 1);
  ck_assert_int_eq(date_weekday("2026-11-15"), 7);
  check_text(date_from_number(date_number("2026-11-12")), "2026-11-12");
  ck_assert_int_eq(time_minutes("10:31", "10:39"), 8);
  ck_assert_int_eq(time_minutes("10:31", "09:30"), -61);
  check_text(date_month("2026-11-12"), "2026-11");
  check_text(month_add("2026-11", 2), "2027-01");
  check_text(month_add("2026-01", -1), "2025-12");
  check_text(month_add("2026-11", -23), "2024-12");
  ck_assert_int_eq(month_difference("2026-11", "2027-01"), 2);
  ck_assert_int_eq(month_difference("2026-11", "2025-11"), -12);
  check_text(month_first("2026-11"), "2026-11-01");
  check_text(month_last("2026-11"), "2026-11-30");
  check_text(month_last("2024-02"), "2024-02-29");
  check_text(month_last("2026-12"), "2026-12-31");
}
END_TEST

START_TEST(test_school_year)
{
  check_text(month_school_year("2026-07"), "SY2026-27");
  check_text(month_school_year("2026-11"), "SY2026-27");
  check_text(month_school_year("2027-06"), "SY2026-27");
  check_text(month_school_year("2099-07"), "SY2099-00");
  check_text(school_year_first_month("SY2026-27"), "2026-07");
  check_text(school_year_first_month("SY2099-00"), "2099-07");
  static const char *const none[] = { NULL,     "",          "2026-27",   "SY2026-28",
                                      "SY2026", "SYabcd-27", "SY2026-270" };
  for (size_t i = 0; i < G_N_ELEMENTS(none); i++)
    ck_assert_ptr_null(school_year_first_month(none[i]));
}
END_TEST

START_TEST(test_display)
{
  check_text(date_long("2026-11-12"), "Thursday 12 November 2026");
  check_text(date_medium("2026-09-02"), "2 Sep 2026");
  check_text(date_short("2026-11-12"), "12 Nov");
  check_text(date_weekday_medium("2026-11-12"), "Thu 12 Nov 2026");
  check_text(month_long("2026-11"), "November 2026");
  check_text(month_name("2026-05"), "May");
  check_text(month_abbreviated("2026-11"), "Nov");
  check_text(date_long("some day"), "some day");
  check_text(date_medium(NULL), NULL);
  check_text(month_long("2026-13"), "2026-13");
}
END_TEST

/* Whatever is typed: a date that is one, or an error with a message. */
START_TEST(test_random)
{
  static const char *const pieces[] = { "2026",     "11",       "12",    "31",  "0",   "1",
                                        "-",        "/",        " ",     ".",   ",",   ":",
                                        "T",        "Z",        "Nov",   "feb", "th",  "pm",
                                        "am",       "20261112", "x",     "é",   "٣",   "+",
                                        "99999999", "today",    "10:31", "\n",  "\x1b" };
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  for (int round = 0; round < 20000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int left = g_rand_int_range(random, 0, 8); left > 0; left--)
      g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    g_autoptr(GError) no_date = NULL, no_time = NULL, no_month = NULL;
    g_autofree char *date = date_parse(text->str, TODAY, &no_date);
    g_autofree char *time = time_parse(text->str, &no_time);
    g_autofree char *month = month_parse(text->str, TODAY, &no_month);
    ck_assert_msg(date ? date_valid(date) && !no_date : no_date != NULL, "%s", text->str);
    ck_assert_msg(time ? time_valid(time) && !no_time : no_time != NULL, "%s", text->str);
    ck_assert_msg(month ? month_valid(month) && !no_month : no_month != NULL, "%s", text->str);
  }
}
END_TEST

/* November 2026 with Veterans Day, Thanksgiving and a snow day, in its school year. */
static struct calendar *november(void)
{
  struct calendar *calendar = calendar_new();
  calendar_add_period(calendar, "2025-08-31", "2026-06-18");
  calendar_add_period(calendar, "2026-08-31", "2027-06-18");
  calendar_add_exception(calendar, "2026-11-11", "holiday");
  calendar_add_exception(calendar, "2026-11-20", "snow");
  calendar_add_exception(calendar, "2026-11-21", "school");
  calendar_add_exception(calendar, "2026-11-25", "half");
  calendar_add_exception(calendar, "2026-11-26", "vacation");
  calendar_add_exception(calendar, "2026-11-27", "closed");
  return calendar;
}

START_TEST(test_calendar_days)
{
  AUTO(calendar) struct calendar *calendar = november();
  static const struct {
    const char *date;
    bool school;
  } cases[] = { { "2026-11-10", true },  { "2026-11-11", false }, { "2026-11-14", false },
                { "2026-11-15", false }, { "2026-11-20", false }, { "2026-11-21", true },
                { "2026-11-25", true },  { "2026-11-26", false }, { "2026-11-27", false },
                { "2026-06-18", true },  { "2026-06-19", false }, { "2026-08-28", false },
                { "2026-08-31", true },  { "2027-06-18", true },  { "2027-06-21", false } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_msg(calendar_is_school_day(calendar, cases[i].date) == cases[i].school, "%s",
                  cases[i].date);
  ck_assert_int_eq(calendar_school_days_between(calendar, "2026-11-01", "2026-11-30"), 18);
  ck_assert_int_eq(calendar_school_days_between(calendar, "2026-11-10", "2026-11-10"), 1);
  ck_assert_int_eq(calendar_school_days_between(calendar, "2026-11-30", "2026-11-01"), 0);
}
END_TEST

START_TEST(test_calendar_due)
{
  AUTO(calendar) struct calendar *calendar = november();
  static const struct {
    const char *date;
    int count;
    const char *due;
  } cases[] = { { "2026-11-10", 0, "2026-11-10" }, { "2026-11-11", 0, "2026-11-12" },
                { "2026-11-10", 1, "2026-11-12" }, { "2026-11-11", 1, "2026-11-12" },
                { "2026-11-13", 1, "2026-11-16" }, { "2026-11-19", 1, "2026-11-21" },
                { "2026-11-25", 1, "2026-11-30" }, { "2026-06-18", 1, "2026-08-31" },
                { "2026-11-02", 5, "2026-11-09" }, { "2027-06-18", 1, NULL } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_text(calendar_add_school_days(calendar, cases[i].date, cases[i].count), cases[i].due);
}
END_TEST

START_TEST(test_calendar_bounds)
{
  AUTO(calendar) struct calendar *calendar = calendar_new();
  ck_assert(calendar_is_school_day(calendar, "2026-07-01"));
  ck_assert(!calendar_is_school_day(calendar, "2026-07-04"));
  calendar_add_period(calendar, "2026-08-31", NULL);
  ck_assert(!calendar_is_school_day(calendar, "2026-07-01"));
  ck_assert(calendar_is_school_day(calendar, "2040-07-02"));
  calendar_add_period(calendar, NULL, "2020-06-19");
  ck_assert(calendar_is_school_day(calendar, "1999-07-01"));
}
END_TEST

START_TEST(test_prorate_target)
{
  static const struct {
    int full, school_days, days_off, full_days, target;
  } cases[] = { { 20, 20, 0, 20, 20 }, { 20, 22, 0, 20, 20 }, { 20, 15, 0, 20, 15 },
                { 20, 20, 3, 20, 17 }, { 5, 18, 0, 20, 5 },   { 5, 17, 1, 20, 4 },
                { 5, 10, 0, 20, 3 },   { 20, 2, 5, 20, 0 },   { 20, 5, 0, 0, 20 },
                { 0, 20, 0, 20, 0 } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(calendar_prorate_target(cases[i].full, cases[i].school_days, cases[i].days_off,
                                             cases[i].full_days),
                     cases[i].target);
}
END_TEST

static Suite *date_suite(void)
{
  Suite *suite = suite_create("date");
  TCase *dates = tcase_create("dates");
  tcase_add_test(dates, test_date_parse);
  tcase_add_test(dates, test_date_refused);
  tcase_add_test(dates, test_date_nearest_year);
  tcase_add_test(dates, test_time_parse);
  tcase_add_test(dates, times_of_a_school_are_in_its_hours);
  tcase_add_test(dates, test_month_parse);
  tcase_add_test(dates, test_valid);
  tcase_add_test(dates, test_arithmetic);
  tcase_add_test(dates, test_school_year);
  tcase_add_test(dates, test_display);
  tcase_add_test(dates, test_random);
  suite_add_tcase(suite, dates);
  TCase *calendar = tcase_create("calendar");
  tcase_add_test(calendar, test_calendar_days);
  tcase_add_test(calendar, test_calendar_due);
  tcase_add_test(calendar, test_calendar_bounds);
  tcase_add_test(calendar, test_prorate_target);
  suite_add_tcase(suite, calendar);
  return suite;
}

int main(void)
{
  return suite_run(date_suite());
}
