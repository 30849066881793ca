/* The school calendar from CSV. */
#include "import_case.h"
#include "suite.h"

#include "base/error.h"
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
  fixture_part(year, &record_calendar_day, "day_on", "2026-11-11", "kind", "holiday", "note",
               "Veterans Day", NULL);
  fixture_save(f.store, year);
}

static void end(void)
{
  import_case_end(&test);
}

static guint days(void)
{
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  return record_parts(year, &record_calendar_day)->len;
}

START_TEST(days_and_weeks_come_in_twice_as_once)
{
  static const char text[] = "first_on,last_on,kind,note\n"
                             "2026-12-24,2027-01-01,vacation,Winter\n"
                             "11/25/2026,,half day,\n"
                             "2026-11-11,,holiday,\n";
  g_free(import_case_run(&test, text));
  ck_assert_uint_eq(days(), 1 + 7 + 1); /* the weekdays of nine days */
  ck_assert_int_eq(test.result.refused, 0);
  g_free(import_case_run(&test, text));
  ck_assert_uint_eq(days(), 9);
  const struct import_tally *tally = &g_array_index(test.result.tallies, struct import_tally, 0);
  ck_assert_int_eq(tally->changed, 0);
  ck_assert_int_eq(tally->same, 1);
}
END_TEST

START_TEST(what_cannot_be_is_refused)
{
  g_free(import_case_run(&test, "date,last_on,kind\n"
                                "2026-11-31,,snow day\n"
                                "2026-12-24,2026-12-20,vacation\n"
                                "2026-12-24,2027-09-20,vacation\n"
                                "2028-02-01,,snow day\n"
                                "2026-12-01,,party\n"
                                "2026-12-02,,\n"
                                "2026-12-03,,snow day\n"));
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_msg(test.result.refused == 6, "%s", refused);
  ck_assert_uint_eq(days(), 2);
}
END_TEST

/* The day of that date as `kind note`; "" where there is none. Yours. */
static char *day_of(const char *date)
{
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  const struct record *day = record_find_part(year, &record_calendar_day, "day_on", date);
  const char *note = day ? record_get(day, "note") : NULL;
  return day ? g_strconcat(record_get(day, "kind"), note ? " " : "", note, NULL) : g_strdup("");
}

START_TEST(days_are_called_as_districts_call_them)
{
  static const struct {
    const char *words, *kind;
  } cases[] = {
    { "Early Release", "half" },
    { "Early Dismissal", "half" },
    { "EARLY RELEASE DAY", "half" },
    { "Half-Day (students)", "half" },
    { "1/2 Day", "half" },
    { "No School", "closed" },
    { "No School Day", "closed" },
    { "Non-School Day", "closed" },
    { "No School - Holiday", "holiday" },
    { "P.D. Day", "closed" },
    { "Teacher Workday", "closed" },
    { "Winter Recess", "vacation" },
    { "Vacation Day", "vacation" },
    { "Legal Holiday", "holiday" },
    { "Snow", "snow" },
    { "Snow make-up day", "school" },
    { "school day", "school" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = g_strdup_printf("Date,Type\n2026-12-%02zu,%s\n", i + 1, cases[i].words);
    g_free(import_case_run(&test, text));
    g_autofree char *date = g_strdup_printf("2026-12-%02zu", i + 1);
    g_autofree char *day = day_of(date);
    ck_assert_msg(strcmp(day, cases[i].kind) == 0, "%s is %s", cases[i].words, day);
  }
}
END_TEST

/* Never a wrong day in silence. */
START_TEST(a_day_that_may_be_another_is_told_or_refused)
{
  g_free(import_case_run(&test, "Date,Type\n2026-12-01,Parent workshop\n"
                                "2026-12-02,Last day before winter break\n"
                                "2026-12-03,No students (full day for staff)\n"));
  ck_assert_int_eq(test.result.refused, 1);
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_ptr_nonnull(strstr(refused, "Last day before winter break is not one of the choices"));
  import_case_assert_notice(&test, "“Parent workshop” was read as no school. If it is not, put it "
                                   "right on the calendar");
  g_autofree char *day = day_of("2026-12-03");
  ck_assert_str_eq(day, "closed");
}
END_TEST

START_TEST(the_name_of_a_day_has_many_titles)
{
  static const char *const titles[] = { "Event", "Description", "Title", "Event Name", "Summary" };
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++) {
    g_autofree char *text = g_strdup_printf("%s,Start Date,End Date,Day Type\n"
                                            "Name %zu,12/24/2026,12/31/2026,Vacation\n",
                                            titles[i], i);
    g_free(import_case_run(&test, text));
    g_autofree char *day = day_of("2026-12-29");
    g_autofree char *expected = g_strdup_printf("vacation Name %zu", i);
    ck_assert_str_eq(day, expected);
  }
}
END_TEST

START_TEST(a_range_may_stand_in_one_cell)
{
  g_free(import_case_run(&test, "Date,Type\n11/25/2026 - 11/27/2026,Vacation\n"
                                "2026-12-24 – 2026-12-31,Recess\n"
                                "2/15/2027-2/19/2027,Vacation\n"
                                "\"Mar 1, 2027 to Mar 2, 2027\",No School\n"));
  ck_assert_int_eq(test.result.refused, 0);
  ck_assert_uint_eq(days(), 1 + 3 + 6 + 5 + 2);
}
END_TEST

static void other_year(void)
{
  AUTO(record)
  struct record *year = fixture_record(&record_school_year, "code", "SY2027-28", "first_on",
                                       "2027-09-01", "last_on", "2028-06-16", NULL);
  fixture_save(f.store, year);
}

/* `Nov 25-27` is days in a row before it is a day of 2027. */
START_TEST(a_month_with_two_days_is_a_range)
{
  static const struct {
    const char *cell, *first, *last;
    bool has_year;
  } cases[] = {
    { "Nov 25-27", "2026-11-25", "2026-11-27", false },
    { "Feb 15-19", "2027-02-15", "2027-02-19", false },
    { "April 19 - 23", "2027-04-19", "2027-04-23", false },
    { "Nov 30 - Dec 1", "2026-11-30", "2026-12-01", false },
    { "Dec. 24–Jan. 1", "2026-12-24", "2027-01-01", false },
    { "\"Wed., Nov. 25 – Fri., Nov. 27\"", "2026-11-25", "2026-11-27", false },
    { "November 25th through 27th", "2026-11-25", "2026-11-27", false },
    { "25-27 November", "2026-11-25", "2026-11-27", false },
    { "24 Dec — 1 Jan", "2026-12-24", "2027-01-01", false },
    { "11/25-27", "2026-11-25", "2026-11-27", false },
    { "12/24 to 1/1", "2026-12-24", "2027-01-01", false },
    { "\"Nov 25-27, 2026\"", "2026-11-25", "2026-11-27", true },
    { "\"Dec 24 - Jan 1, 2027\"", "2026-12-24", "2027-01-01", true },
    { "\"Dec 24, 2026 - Jan 1\"", "2026-12-24", "2027-01-01", true },
    { "12/24-1/1/27", "2026-12-24", "2027-01-01", true },
    { "12-Nov-26", "2026-11-12", "2026-11-12", true },
    { "11-25-26", "2026-11-25", "2026-11-25", true },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *note = g_strdup_printf("Row %zu", i);
    g_autofree char *expected = g_strconcat("vacation ", note, NULL);
    g_autofree char *text =
        g_strdup_printf("Date,Type,Event\n%s,Vacation,%s\n", cases[i].cell, note);
    g_free(import_case_run(&test, text));
    g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
    g_autofree char *told = import_case_lines(&test, IMPORT_NOTICE);
    g_autofree char *first = day_of(cases[i].first);
    g_autofree char *last = day_of(cases[i].last);
    ck_assert_msg(strcmp(first, expected) == 0 && strcmp(last, expected) == 0, "%s: %s %s %s",
                  cases[i].cell, first, last, refused);
    ck_assert_msg((strstr(told, "has no year and was read as") == NULL) == cases[i].has_year,
                  "%s: %s", cases[i].cell, told);
  }
  g_free(import_case_run(&test, "Date,Type\nNov 25-27,Vacation\n"));
  import_case_assert_notice(&test,
                            "Nov 25-27 has no year and was read as 25 Nov 2026 to 27 Nov 2026");
}
END_TEST

/* Of two school years that of the file's other days; without them none. */
START_TEST(the_year_of_a_range_is_the_files)
{
  other_year();
  g_free(import_case_run(&test,
                         "Date,Type\nFeb 14-18,Vacation\n11/11/2027,Holiday\n"
                         "\"Dec 24, 2027 - Jan 1\",Vacation\n2028-04-17 to 2028-04-21,Recess\n"));
  import_case_assert_notice(&test,
                            "Feb 14-18 has no year and was read as 14 Feb 2028 to 18 Feb 2028");
  ck_assert_int_eq(test.result.refused, 0);
  static const char *const unknown[] = {
    "Date,Type\nNov 25-27,Vacation\n",
    "Date,Type\nNov 25-27,Vacation\n2026-11-11,Holiday\n2027-11-11,Holiday\n",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(unknown); i++) {
    g_free(import_case_run(&test, unknown[i]));
    g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
    ck_assert_msg(strstr(refused, "Nov 25-27 has no year"), "%s", refused);
    ck_assert_int_eq(test.result.refused, 1);
  }
}
END_TEST

START_TEST(a_range_that_cannot_be_is_refused)
{
  g_free(import_case_run(&test, "Date,End Date,Type\nNov 25-31,,Vacation\n"
                                "Nov 27-25,,Vacation\n\"Nov 27-25, 2026\",,Vacation\n"
                                "Nov 25-27,11/27/2026,Vacation\n11/25/2026,Nov 25-27,Vacation\n"
                                "25/11-27/11,,Vacation\nNov 31,,Vacation\n"
                                "Jun 28 - Jul 2,,Vacation\n"));
  g_autofree char *refused = import_case_lines(&test, IMPORT_REFUSED);
  ck_assert_msg(test.result.refused == 8, "%s", refused);
  ck_assert_ptr_nonnull(strstr(refused, "Nov 25-27 is several days, and there is another date"));
  ck_assert_uint_eq(days(), 1);
}
END_TEST

START_TEST(a_dry_run_says_which_day_changes)
{
  g_free(import_case_run(&test, "date,kind\n11/24/2026,holiday\n11/25/2026,holiday\n"));
  test.options.dry = true;
  g_free(import_case_run(&test, "date,kind\n11/25/2026,vacation\n"));
  g_autofree char *lines = import_case_lines(&test, IMPORT_CHANGED);
  ck_assert_msg(strstr(lines, "Wed 25 Nov 2026 (Kind: holiday → vacation)"), "%s", lines);
  g_free(import_case_run(&test, "date,kind\n11/25/2026,vacation\n12/1/2026,half day\n"));
  import_case_assert_lines(&test, IMPORT_CHANGED,
                           "SY2026-27: Wed 25 Nov 2026 (Kind: holiday → vacation)\n");
  import_case_assert_lines(&test, IMPORT_ADDED, "SY2026-27: Tue 1 Dec 2026 (Kind: half day)\n");
}
END_TEST

START_TEST(a_weekend_is_told)
{
  g_free(import_case_run(&test, "date,last_on,kind\n12/5/2026,12/6/2026,holiday\n"));
  ck_assert_uint_eq(days(), 1);
  import_case_assert_notice(&test, "5 Dec 2026 to 6 Dec 2026 is a weekend, without school anyway");
}
END_TEST

/* The year's end as YYYY-MM-DD. Yours. */
static char *year_end(const char *field)
{
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  return g_strdup(record_get(year, field));
}

START_TEST(the_first_and_last_day_of_school_are_the_years)
{
  test.options.maps = (const char *const[]){ "kind=Event", NULL };
  g_free(import_case_run(&test, "Date,Event\n9/8/2026,First Day of School\n"
                                "6/22/2027,Last Day of School (half day)\n"));
  g_autofree char *first = year_end("first_on");
  g_autofree char *last = year_end("last_on");
  ck_assert_str_eq(first, "2026-09-08");
  ck_assert_str_eq(last, "2027-06-22");
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: SY2026-27 now begins on 8 Sep 2026 (before: 2 Sep 2026)\n"
                           "in.csv:3: SY2026-27 now ends on 22 Jun 2027 (before: 18 Jun 2027)\n");
  test.options.dry = true;
  test.options.maps = NULL;
  g_free(import_case_run(&test, "Date,Type,Event\n9/9/2026,School day,First day of classes\n"));
  g_autofree char *lines = import_case_lines(&test, IMPORT_CHANGED);
  ck_assert_msg(strstr(lines, "First day: 8 Sep 2026 → 9 Sep 2026"), "%s", lines);
}
END_TEST

START_TEST(a_file_that_contradicts_itself_moves_no_end)
{
  g_free(import_case_run(&test, "Date,Type\n9/8/2026,First Day of School\n"
                                "9/9/2026,First Day of School\n"
                                "1/4/2027,Last Day of School\n"));
  g_autofree char *first = year_end("first_on");
  g_autofree char *last = year_end("last_on");
  ck_assert_str_eq(first, "2026-09-02");
  ck_assert_str_eq(last, "2027-06-18");
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv:2: 8 Sep 2026 is not taken as the first day of SY2026-27, which is also 9 Sep 2026: "
      "it stays 2 Sep 2026\n"
      "in.csv:3: 9 Sep 2026 is not taken as the first day of SY2026-27, which is also 8 Sep 2026: "
      "it stays 2 Sep 2026\n"
      "in.csv:4: 4 Jan 2027 is not taken as the last day of SY2026-27: it stays 18 Jun "
      "2027\n");
  ck_assert_uint_eq(days(), 4);
}
END_TEST

START_TEST(days_without_school_anyway_are_told)
{
  g_free(import_case_run(&test, "Date,End,Type\n12/5/2026,,Half Day\n8/31/2026,,School begins\n"
                                "6/17/2027,6/21/2027,Vacation\n12/12/2026,,School day\n"));
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv:2: 5 Dec 2026 (half day) is a Saturday, without school anyway. Correct the date if "
      "it "
      "is another day\n"
      "in.csv:3: 31 Aug 2026 (school day) is before the first day of SY2026-27, 2 Sep 2026\n"
      "in.csv:4: 17 Jun 2027 to 21 Jun 2027 (vacation) is after the last day of SY2026-27, 18 Jun "
      "2027\n");
}
END_TEST

/* Gives the year another day. */
static void enter(const char *date, const char *kind, const char *note)
{
  g_autofree char *uid = store_find(f.store, &record_school_year, "code", "SY2026-27", NULL);
  AUTO(record) struct record *year = store_load(f.store, &record_school_year, uid, NULL);
  fixture_part(year, &record_calendar_day, "day_on", date, "kind", kind, "note", note, NULL);
  fixture_save(f.store, year);
}

/* Those outside the days of the file, those that a refused row is about and plain school days are
 * none to look at. */
START_TEST(days_that_the_file_does_not_mention_stay_and_are_told)
{
  enter("2026-09-04", "closed", "Before Labor Day");
  enter("2026-09-07", "holiday", "Labor Day");
  enter("2026-10-07", "half", NULL);
  enter("2026-11-24", "school", "Open house");
  enter("2026-12-23", "half", "Before winter vacation");
  enter("2026-12-24", "vacation", "Winter vacation");
  enter("2026-12-25", "vacation", "Winter vacation");
  enter("2026-12-28", "vacation", "Winter vacation");
  enter("2027-03-10", "half", NULL);
  g_free(import_case_run(&test, "Date,Type\n9/7/2026,Feiertag\n9/3/2026,Half Day\n"
                                "1/15/2027,Half Day\n12/24/2026,Holiday\n1/18/2027,Holiday\n"));
  import_case_assert_lines(
      &test, IMPORT_NOTICE,
      "in.csv: these days are not in the file and stay: 4 Sep 2026 no school (Before Labor Day), 7 "
      "Oct half day, 11 Nov holiday (Veterans Day), 23 Dec half day (Before winter vacation), 25 "
      "Dec to 28 Dec vacation (Winter vacation). Take away in the calendar (Records) what is not "
      "so\n");
  ck_assert_uint_eq(days(), 1 + 9 + 3);
  test.options.on_screen = true;
  g_free(import_case_run(&test, "Date,Type\n1/4/2027 - 1/7/2027,Vacation\n"
                                "3/12/2027,Half Day\n"));
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv: not in the file, but stays in the calendar (Records): 15 Jan "
                           "2027 half day, 18 Jan holiday, 10 Mar half day\n");
}
END_TEST

/* Snow days, and fewer days than five, are no calendar. */
START_TEST(a_few_days_leave_none_out)
{
  static const char *const files[] = {
    "Date,Type\n11/10/2026,Snow Day\n12/11/2026,Snow Day\n",
    "Date,Type\n11/9/2026 - 11/10/2026,Snow Day\n12/10/2026 - 12/18/2026,Snow Day\n",
    "Date,Type\n11/9/2026 - 11/10/2026,Half Day\n12/10/2026 - 12/11/2026,Holiday\n",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
    g_free(import_case_run(&test, files[i]));
    import_case_assert_lines(&test, IMPORT_NOTICE, "");
  }
  g_free(import_case_run(&test, "Date,Type\n11/9/2026 - 11/10/2026,Half Day\n"
                                "12/14/2026 - 12/16/2026,Holiday\n"));
  import_case_assert_notice(&test, "11 Nov 2026 holiday (Veterans Day)");
}
END_TEST

START_TEST(of_many_days_that_stay_eight_are_told)
{
  static const char *const dates[] = { "2026-10-01", "2026-10-06", "2026-10-08",
                                       "2026-10-13", "2026-10-15", "2026-10-20",
                                       "2026-10-22", "2026-10-27", "2026-10-29" };
  for (size_t i = 0; i < G_N_ELEMENTS(dates); i++)
    enter(dates[i], "half", NULL);
  g_free(import_case_run(&test, "Date,Type\n9/3/2026,Half Day\n9/4/2026,Half Day\n"
                                "9/7/2026,Holiday\n1/18/2027 - 1/22/2027,Holiday\n"));
  import_case_assert_notice(&test, "22 Oct half day, 27 Oct half day and 2 more. Take away");
  /* More than twice as many as the file has. */
  g_free(import_case_run(&test, "Date,Type\n9/3/2026,Half Day\n1/25/2027 - 1/28/2027,Vacation\n"));
  import_case_assert_lines(&test, IMPORT_NOTICE, "");
}
END_TEST

/* The calendar that a district begins with has half a day at its end. */
START_TEST(the_mark_of_the_last_day_goes_with_it)
{
  enter("2027-06-18", "half", "Last day");
  test.options.maps = (const char *const[]){ "kind=Event", NULL };
  g_free(import_case_run(&test, "Date,Event\n6/22/2027,Last Day of School\n"));
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: SY2026-27 now ends on 22 Jun 2027 (before: 18 Jun 2027); "
                           "“Last day” (half day) on that day is taken away\n");
  g_autofree char *mark = day_of("2027-06-18");
  ck_assert_str_eq(mark, "");
  enter("2026-09-02", "half", "First day, pictures");
  g_free(import_case_run(&test, "Date,Event\n9/3/2026,First Day of School\n"
                                "6/18/2027,Last Day of School\n"));
  import_case_assert_notice(&test, "“Last Day of School” (school day) on that day is taken away");
  g_autofree char *kept = day_of("2026-09-02");
  ck_assert_str_eq(kept, "half First day, pictures");
}
END_TEST

START_TEST(what_was_read_as_half_a_day_is_told_once)
{
  g_free(import_case_run(&test, "Date,Type\n12/1/2026,Delayed Opening\n"
                                "12/2/2026,delayed opening\n12/3/2026,Delayed Opening\n"));
  import_case_assert_lines(&test, IMPORT_NOTICE,
                           "in.csv:2: “Delayed Opening” was read as half day. If it is not, put it "
                           "right on the calendar\n");
}
END_TEST

START_TEST(the_words_of_an_event_are_the_note)
{
  test.options.maps = (const char *const[]){ "kind=Event", NULL };
  g_free(import_case_run(&test, "Date,Event\n12/1/2026,Winter Break\n12/2/2026,Half Day\n"));
  g_autofree char *winter = day_of("2026-12-01");
  g_autofree char *half = day_of("2026-12-02");
  ck_assert_str_eq(winter, "vacation Winter Break");
  ck_assert_str_eq(half, "half");
  g_free(import_case_run(&test, "Date,Event,Notes\n12/3/2026,Winter Break,Enjoy\n"));
  g_autofree char *noted = day_of("2026-12-03");
  ck_assert_str_eq(noted, "vacation Enjoy");
}
END_TEST

START_TEST(a_single_day_without_a_year_is_the_files)
{
  g_free(import_case_run(&test,
                         "Date,End,Type\n11/25,,Early Dismissal\n\"Wed, Feb 10\",,No School\n"
                         "12/28,1/1,Vacation\n"));
  ck_assert_int_eq(test.result.refused, 0);
  g_autofree char *november = day_of("2026-11-25");
  g_autofree char *february = day_of("2027-02-10");
  g_autofree char *january = day_of("2027-01-01");
  ck_assert_str_eq(november, "half");
  ck_assert_str_eq(february, "closed");
  ck_assert_str_eq(january, "vacation");
  import_case_assert_notice(&test, "in.csv:2: 11/25 has no year and was read as 25 Nov 2026");
  other_year();
  g_free(
      import_case_run(&test, "Date,Type\n11/24,Half Day\n11/26/2026,Holiday\n7/4/2027,Holiday\n"));
  ck_assert_int_eq(test.result.refused, 0);
  g_free(import_case_run(&test, "Date,Type\n11/25,Early Dismissal\n"));
  ck_assert_int_eq(test.result.refused, 1);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import calendar");
  TCase *all = tcase_create("all");
  tcase_add_checked_fixture(all, start, end);
  tcase_add_test(all, days_and_weeks_come_in_twice_as_once);
  tcase_add_test(all, what_cannot_be_is_refused);
  tcase_add_test(all, days_are_called_as_districts_call_them);
  tcase_add_test(all, a_day_that_may_be_another_is_told_or_refused);
  tcase_add_test(all, the_name_of_a_day_has_many_titles);
  tcase_add_test(all, a_range_may_stand_in_one_cell);
  tcase_add_test(all, a_month_with_two_days_is_a_range);
  tcase_add_test(all, the_year_of_a_range_is_the_files);
  tcase_add_test(all, a_range_that_cannot_be_is_refused);
  tcase_add_test(all, the_first_and_last_day_of_school_are_the_years);
  tcase_add_test(all, a_file_that_contradicts_itself_moves_no_end);
  tcase_add_test(all, days_without_school_anyway_are_told);
  tcase_add_test(all, days_that_the_file_does_not_mention_stay_and_are_told);
  tcase_add_test(all, a_few_days_leave_none_out);
  tcase_add_test(all, of_many_days_that_stay_eight_are_told);
  tcase_add_test(all, the_mark_of_the_last_day_goes_with_it);
  tcase_add_test(all, what_was_read_as_half_a_day_is_told_once);
  tcase_add_test(all, the_words_of_an_event_are_the_note);
  tcase_add_test(all, a_single_day_without_a_year_is_the_files);
  tcase_add_test(all, a_weekend_is_told);
  tcase_add_test(all, a_dry_run_says_which_day_changes);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
