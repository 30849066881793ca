#include "model/calendar.h"

#include "base/format.h"
#include "model/date.h"

#include <limits.h>
#include <string.h>

enum { PATIENCE = 731 }; /* days in which a school day should turn up */

struct period {
  int first, last;
};

/* Dates are numbers of days here. */
struct calendar {
  GArray *periods;        /* struct period */
  GHashTable *exceptions; /* date → 2 for a school day, 1 for none */
};

struct calendar *calendar_new(void)
{
  struct calendar *calendar = g_new0(struct calendar, 1);
  calendar->periods = g_array_new(FALSE, FALSE, sizeof(struct period));
  calendar->exceptions = g_hash_table_new(g_direct_hash, g_direct_equal);
  return calendar;
}

void calendar_free(struct calendar *calendar)
{
  if (!calendar)
    return;
  g_array_free(calendar->periods, TRUE);
  g_hash_table_destroy(calendar->exceptions);
  g_free(calendar);
}

void calendar_add_period(struct calendar *calendar, const char *first, const char *last)
{
  struct period period = { first ? date_number(first) : INT_MIN,
                           last ? date_number(last) : INT_MAX };
  g_array_append_val(calendar->periods, period);
}

void calendar_add_exception(struct calendar *calendar, const char *date, const char *kind)
{
  bool school = strcmp(kind, "half") == 0 || strcmp(kind, "school") == 0;
  g_hash_table_insert(calendar->exceptions, GINT_TO_POINTER(date_number(date)),
                      GINT_TO_POINTER(school ? 2 : 1));
}

/* A calendar of which nobody has said when school is knows weekdays only. */
static bool in_period(const struct calendar *calendar, int day)
{
  for (guint i = 0; i < calendar->periods->len; i++) {
    const struct period *period = &g_array_index(calendar->periods, struct period, i);
    if (day >= period->first && day <= period->last)
      return true;
  }
  return calendar->periods->len == 0;
}

static bool is_school_day(const struct calendar *calendar, int day)
{
  gpointer exception = g_hash_table_lookup(calendar->exceptions, GINT_TO_POINTER(day));
  if (exception)
    return GPOINTER_TO_INT(exception) == 2;
  bool weekday = (day + 6) % 7 < 5; /* day 1 was a Monday */
  return weekday && in_period(calendar, day);
}

bool calendar_is_school_day(const struct calendar *calendar, const char *date)
{
  return is_school_day(calendar, date_number(date));
}

int calendar_school_days_between(const struct calendar *calendar, const char *from, const char *to)
{
  int count = 0;
  int last = date_number(to);
  for (int day = date_number(from); day <= last; day++)
    count += is_school_day(calendar, day);
  return count;
}

char *calendar_add_school_days(const struct calendar *calendar, const char *date, int count)
{
  int start = date_number(date);
  int left = count;
  for (int day = count > 0 ? start + 1 : start; day <= start + PATIENCE; day++) {
    if (!is_school_day(calendar, day))
      continue;
    left--;
    if (left <= 0)
      return date_from_number(day);
  }
  return NULL;
}

int calendar_prorate_target(int full, int school_days, int days_off, int full_days)
{
  int there = MAX(school_days - days_off, 0);
  return MIN(format_prorate(full, there, MAX(full_days, 0)), full);
}
