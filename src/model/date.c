#include "model/date.h"

#include <string.h>

/* Two digits at text, or -1. */
static int two_digits(const char *text)
{
  if (!g_ascii_isdigit(text[0]) || !g_ascii_isdigit(text[1]))
    return -1;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

/* `YYYY-MM` at the start of text as a count of months; -1 where there is none. */
static int read_month(const char *text)
{
  if (strnlen(text, 7) < 7 || text[4] != '-')
    return -1;
  int century = two_digits(text), year = two_digits(text + 2), month = two_digits(text + 5);
  if (century < 0 || year < 0 || century + year == 0 || month < 1 || month > 12)
    return -1;
  return (century * 100 + year) * 12 + month - 1;
}

static bool read_date(const char *text, GDate *date)
{
  int month = read_month(text);
  if (month < 0 || text[7] != '-')
    return false;
  int day = two_digits(text + 8);
  GDateMonth of_year = (GDateMonth)(month % 12 + 1);
  if (day < 1 || text[10] || !g_date_valid_dmy((GDateDay)day, of_year, (GDateYear)(month / 12)))
    return false;
  g_date_clear(date, 1);
  g_date_set_dmy(date, (GDateDay)day, of_year, (GDateYear)(month / 12));
  return true;
}

static char *write_date(const GDate *date)
{
  return g_strdup_printf("%04d-%02d-%02d", g_date_get_year(date), g_date_get_month(date),
                         g_date_get_day(date));
}

static char *write_month(int month)
{
  return g_strdup_printf("%04d-%02d", month / 12, month % 12 + 1);
}

bool date_valid(const char *text)
{
  GDate date;
  return text && read_date(text, &date);
}

bool time_valid(const char *text)
{
  if (!text || strnlen(text, 6) != 5 || text[2] != ':')
    return false;
  int hour = two_digits(text), minute = two_digits(text + 3);
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

bool month_valid(const char *text)
{
  return text && read_month(text) >= 0 && !text[7];
}

int date_number(const char *date)
{
  GDate read;
  bool valid = read_date(date, &read);
  g_assert(valid);
  return (int)g_date_get_julian(&read);
}

char *date_from_number(int number)
{
  GDate date;
  g_date_clear(&date, 1);
  g_date_set_julian(&date, (guint32)number);
  return write_date(&date);
}

char *date_add(const char *date, int days)
{
  return date_from_number(date_number(date) + days);
}

int date_difference(const char *from, const char *to)
{
  return date_number(to) - date_number(from);
}

int date_weekday(const char *date)
{
  /* Day 1 of GDate's count was a Monday. */
  return (date_number(date) + 6) % 7 + 1;
}

int time_minutes(const char *from, const char *to)
{
  g_assert(time_valid(from) && time_valid(to));
  int hours = two_digits(to) - two_digits(from);
  return hours * 60 + two_digits(to + 3) - two_digits(from + 3);
}

/* A month as a count; asserts that it is one. */
static int month_number(const char *month)
{
  int number = read_month(month);
  g_assert(number >= 0);
  return number;
}

char *date_month(const char *date)
{
  return write_month(month_number(date));
}

char *month_add(const char *month, int count)
{
  return write_month(month_number(month) + count);
}

int month_difference(const char *from, const char *to)
{
  return month_number(to) - month_number(from);
}

char *month_first(const char *month)
{
  g_autofree char *canonical = date_month(month);
  return g_strconcat(canonical, "-01", NULL);
}

char *month_last(const char *month)
{
  int number = month_number(month);
  int days = g_date_get_days_in_month((GDateMonth)(number % 12 + 1), (GDateYear)(number / 12));
  return g_strdup_printf("%04d-%02d-%02d", number / 12, number % 12 + 1, days);
}

char *month_school_year(const char *month)
{
  int number = month_number(month);
  int year = number % 12 >= 6 ? number / 12 : number / 12 - 1;
  return g_strdup_printf("SY%04d-%02d", year, (year + 1) % 100);
}

char *school_year_first_month(const char *school_year)
{
  if (!school_year || strlen(school_year) != 9 || !g_str_has_prefix(school_year, "SY"))
    return NULL;
  g_autofree char *month = g_strdup_printf("%.4s-07", school_year + 2);
  if (!month_valid(month))
    return NULL;
  g_autofree char *again = month_school_year(month);
  return strcmp(again, school_year) == 0 ? g_steal_pointer(&month) : NULL;
}
