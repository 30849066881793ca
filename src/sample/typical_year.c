#include "sample/typical_year.h"

#include "model/tables.h"

#include <string.h>

enum { SCHOOL_DAYS = 180 };

static const char last_day_note[] = "Last day";

/* --- dates ---------------------------------------------------------------------------------- */

static char *text_of(const GDate *date)
{
  return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(date), (int)g_date_get_month(date),
                         g_date_get_day(date));
}

static GDate day_of(int year, GDateMonth month, int day)
{
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_dmy(&date, (GDateDay)day, month, (GDateYear)year);
  return date;
}

/* The count-th weekday of a month. */
static GDate nth_weekday(int year, GDateMonth month, GDateWeekday weekday, int count)
{
  GDate date = day_of(year, month, 1);
  int ahead = ((int)weekday - (int)g_date_get_weekday(&date) + 7) % 7;
  g_date_add_days(&date, (guint)(ahead + 7 * (count - 1)));
  return date;
}

static GDate plus(GDate date, int days)
{
  if (days >= 0)
    g_date_add_days(&date, (guint)days);
  else
    g_date_subtract_days(&date, (guint)-days);
  return date;
}

static bool is_weekend(const GDate *date)
{
  return g_date_get_weekday(date) >= G_DATE_SATURDAY;
}

int typical_year_of(const char *date)
{
  int year = (int)g_ascii_strtoll(date, NULL, 10);
  return strncmp(date + 5, "07", 2) >= 0 ? year : year - 1;
}

/* --- exceptions ----------------------------------------------------------------------------- */

/* One day that is different; weekends need no line. What is there already stays. */
static void add_day(struct record *year, GDate date, const char *kind, const char *note)
{
  if (is_weekend(&date))
    return;
  g_autofree char *text = text_of(&date);
  if (record_find_part(year, &record_calendar_day, "day_on", text))
    return;
  struct record *day = record_add_part(year, &record_calendar_day);
  record_set(day, "day_on", text);
  record_set(day, "kind", kind);
  record_set(day, "note", note);
}

static void add_days(struct record *year, GDate first, GDate last, const char *kind,
                     const char *note)
{
  for (GDate date = first; g_date_compare(&date, &last) <= 0; date = plus(date, 1))
    add_day(year, date, kind, note);
}

/* A holiday with a fixed date is kept on the Monday where it falls on a Sunday. */
static void add_holiday(struct record *year, GDate date, const char *note)
{
  bool sunday = g_date_get_weekday(&date) == G_DATE_SUNDAY;
  add_day(year, sunday ? plus(date, 1) : date, "holiday", note);
}

static void add_autumn(struct record *record, int year)
{
  GDate labor = nth_weekday(year, G_DATE_SEPTEMBER, G_DATE_MONDAY, 1);
  add_day(record, plus(labor, -3), "closed", "Before Labor Day");
  add_day(record, labor, "holiday", "Labor Day");
  add_day(record, nth_weekday(year, G_DATE_OCTOBER, G_DATE_WEDNESDAY, 1), "half",
          "Staff learning, afternoon");
  add_day(record, nth_weekday(year, G_DATE_OCTOBER, G_DATE_MONDAY, 2), "holiday",
          "Indigenous Peoples’ Day");
  GDate election = plus(nth_weekday(year, G_DATE_NOVEMBER, G_DATE_MONDAY, 1), 1);
  add_day(record, election, "closed", year % 2 ? "Staff learning" : "Election Day, staff learning");
  add_holiday(record, day_of(year, G_DATE_NOVEMBER, 11), "Veterans Day");
  GDate thanksgiving = nth_weekday(year, G_DATE_NOVEMBER, G_DATE_THURSDAY, 4);
  add_day(record, plus(thanksgiving, -1), "half", "Before Thanksgiving");
  add_day(record, thanksgiving, "holiday", "Thanksgiving");
  add_day(record, plus(thanksgiving, 1), "vacation", "Thanksgiving");
}

static void add_winter(struct record *record, int year)
{
  GDate last_before = day_of(year, G_DATE_DECEMBER, 23);
  while (is_weekend(&last_before))
    last_before = plus(last_before, -1);
  add_day(record, last_before, "half", "Before winter vacation");
  add_days(record, day_of(year, G_DATE_DECEMBER, 24), day_of(year, G_DATE_DECEMBER, 31), "vacation",
           "Winter vacation");
  GDate new_year = day_of(year + 1, G_DATE_JANUARY, 1);
  add_holiday(record, new_year, "New Year’s Day");
  if (g_date_get_weekday(&new_year) == G_DATE_THURSDAY)
    add_day(record, plus(new_year, 1), "vacation", "Winter vacation");
  add_day(record, nth_weekday(year + 1, G_DATE_JANUARY, G_DATE_MONDAY, 3), "holiday",
          "Martin Luther King Jr. Day");
}

static void add_spring(struct record *record, int year)
{
  GDate presidents = nth_weekday(year, G_DATE_FEBRUARY, G_DATE_MONDAY, 3);
  add_day(record, presidents, "holiday", "Presidents’ Day");
  add_days(record, plus(presidents, 1), plus(presidents, 4), "vacation", "February vacation");
  add_day(record, nth_weekday(year, G_DATE_MARCH, G_DATE_WEDNESDAY, 2), "half",
          "Staff learning, afternoon");
  GDate patriots = nth_weekday(year, G_DATE_APRIL, G_DATE_MONDAY, 3);
  add_day(record, patriots, "holiday", "Patriots’ Day");
  add_days(record, plus(patriots, 1), plus(patriots, 4), "vacation", "April vacation");
  add_day(record, plus(nth_weekday(year, G_DATE_JUNE, G_DATE_MONDAY, 1), -7), "holiday",
          "Memorial Day");
  add_holiday(record, day_of(year, G_DATE_JUNE, 19), "Juneteenth");
}

/* --- the year ------------------------------------------------------------------------------- */

static bool is_school_day(const struct record *year, const GDate *date)
{
  if (is_weekend(date))
    return false;
  g_autofree char *text = text_of(date);
  const struct record *day = record_find_part(year, &record_calendar_day, "day_on", text);
  return !day || strcmp(record_get(day, "kind"), "half") == 0;
}

/* The last day: by then school was held on as many days as the law asks for. */
static GDate last_day(const struct record *year, GDate first)
{
  GDate date = first;
  for (int held = 1; held < SCHOOL_DAYS; held += is_school_day(year, &date))
    date = plus(date, 1);
  return date;
}

static int compare_days(gconstpointer a, gconstpointer b)
{
  const struct record *const *first = a;
  const struct record *const *second = b;
  return strcmp(record_get(*first, "day_on"), record_get(*second, "day_on"));
}

struct record *typical_year(int year, const char *const *snow_days)
{
  struct record *record = record_new(&record_school_year);
  g_autofree char *code = g_strdup_printf("SY%04d-%02d", year, (year + 1) % 100);
  record_set(record, "code", code);
  add_autumn(record, year);
  add_winter(record, year);
  add_spring(record, year + 1);
  for (int i = 0; snow_days && snow_days[i]; i++) {
    GDate date;
    g_date_clear(&date, 1);
    g_date_set_parse(&date, snow_days[i]);
    if (g_date_valid(&date))
      add_day(record, date, "snow", "Snow");
  }
  GDate first = plus(nth_weekday(year, G_DATE_SEPTEMBER, G_DATE_MONDAY, 1), -5);
  GDate last = last_day(record, first);
  add_day(record, last, "half", last_day_note);
  g_autofree char *first_on = text_of(&first);
  g_autofree char *last_on = text_of(&last);
  record_set(record, "first_on", first_on);
  record_set(record, "last_on", last_on);
  g_ptr_array_sort(record_parts(record, &record_calendar_day), compare_days);
  return record;
}

bool typical_year_is(const struct record *year)
{
  AUTO(record) struct record *typical =
      typical_year(typical_year_of(record_get(year, "first_on")), NULL);
  return record_equal(year, typical);
}

/* The last day of before, or a day outside first to last. */
static bool goes(const struct record *day, const char *first, const char *last)
{
  const char *date = record_get(day, "day_on");
  return strcmp(date, first) < 0 || strcmp(date, last) > 0
         || g_strcmp0(record_get(day, "note"), last_day_note) == 0;
}

void typical_year_move(struct record *year, const char *first_on, const char *last_on)
{
  record_set(year, "first_on", first_on);
  record_set(year, "last_on", last_on);
  GPtrArray *days = record_parts(year, &record_calendar_day);
  for (guint i = days->len; i > 0; i--)
    if (goes(days->pdata[i - 1], first_on, last_on))
      g_ptr_array_remove_index(days, i - 1);
  GDate last;
  g_date_clear(&last, 1);
  g_date_set_parse(&last, last_on);
  if (g_date_valid(&last))
    add_day(year, last, "half", last_day_note);
  g_ptr_array_sort(days, compare_days);
}
