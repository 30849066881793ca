#include "model/date.h"

static const char *const month_names[] = { "January",   "February", "March",    "April",
                                           "May",       "June",     "July",     "August",
                                           "September", "October",  "November", "December" };
static const char *const day_names[] = { "Monday", "Tuesday",  "Wednesday", "Thursday",
                                         "Friday", "Saturday", "Sunday" };

const char *date_month_title(int month)
{
  g_assert(month >= 1 && month <= 12);
  return month_names[month - 1];
}

static int number_at(const char *digits)
{
  return (int)g_ascii_strtoll(digits, NULL, 10);
}

/* The parts of a date or month that is known to be valid. */
static int year_of(const char *text)
{
  return number_at(text);
}

static const char *month_of(const char *text)
{
  return date_month_title(number_at(text + 5));
}

static int day_of(const char *date)
{
  return number_at(date + 8);
}

static const char *weekday_of(const char *date)
{
  return day_names[date_weekday(date) - 1];
}

char *date_long(const char *date)
{
  if (!date_valid(date))
    return g_strdup(date);
  return g_strdup_printf("%s %d %s %d", weekday_of(date), day_of(date), month_of(date),
                         year_of(date));
}

char *date_medium(const char *date)
{
  if (!date_valid(date))
    return g_strdup(date);
  return g_strdup_printf("%d %.3s %d", day_of(date), month_of(date), year_of(date));
}

char *date_short(const char *date)
{
  if (!date_valid(date))
    return g_strdup(date);
  return g_strdup_printf("%d %.3s", day_of(date), month_of(date));
}

char *date_weekday_medium(const char *date)
{
  if (!date_valid(date))
    return g_strdup(date);
  g_autofree char *medium = date_medium(date);
  return g_strdup_printf("%.3s %s", weekday_of(date), medium);
}

char *month_long(const char *month)
{
  if (!month_valid(month))
    return g_strdup(month);
  return g_strdup_printf("%s %d", month_of(month), year_of(month));
}

char *month_name(const char *month)
{
  return g_strdup(month_valid(month) ? month_of(month) : month);
}

char *month_abbreviated(const char *month)
{
  return month_valid(month) ? g_strndup(month_of(month), 3) : g_strdup(month);
}
