#include "exchange/csv_dates.h"

#include <glib.h>
#include <string.h>

#define DIGITS "0123456789"

/* A date in a cell: where it begins, and the lengths of its two numbers. */
struct found {
  const char *at;
  size_t first, second;
  int sign;
  enum wide_reading reading;
};

/* What stands in front of a date is none of its numbers: 2026-11-12 has none at `11-12`. */
static bool can_begin(const char *cell, const char *at)
{
  if (!g_ascii_isdigit(*at))
    return false;
  const char *sign = at + strspn(at, DIGITS);
  return at == cell || (!strchr(DIGITS "/.", at[-1]) && (at[-1] != '-' || *sign != '-'));
}

/* The next date at or behind from that can be read in one way or the other. */
static bool find_date(const char *cell, const char *from, struct found *found)
{
  for (; *from; from++) {
    enum wide_reading reading = can_begin(cell, from) ? wide_dates_reading(from) : WIDE_READ_PLAIN;
    if (reading == WIDE_READ_PLAIN)
      continue;
    found->at = from;
    found->reading = reading;
    found->sign = wide_dates_sign(from);
    found->first = strspn(from, DIGITS);
    found->second = strspn(from + found->first + 1, DIGITS);
    return true;
  }
  return false;
}

static const char *behind(const struct found *found)
{
  return found->at + found->first + 1 + found->second;
}

void csv_dates_count(struct csv_dates *dates, const char *cell)
{
  struct found found;
  for (const char *from = cell; from && find_date(cell, from, &found); from = behind(&found))
    switch (found.reading) {
    case WIDE_READ_MONTH:
      dates->month[found.sign]++;
      break;
    case WIDE_READ_DAY:
      dates->day[found.sign]++;
      break;
    default:
      dates->either[found.sign]++;
    }
}

/* By the evidence that there is: 1 the day, -1 the month, 0 neither or both. */
static int shown(int day, int month)
{
  return (day > 0) - (month > 0);
}

void csv_dates_settle(struct csv_dates *columns, int count)
{
  for (int sign = 0; sign < CSV_DATES_SIGNS; sign++) {
    int day = 0, month = 0;
    for (int i = 0; i < count; i++) {
      day += columns[i].day[sign];
      month += columns[i].month[sign];
    }
    for (int i = 0; i < count; i++) {
      struct csv_dates *dates = &columns[i];
      bool shows = dates->day[sign] + dates->month[sign] > 0;
      int first = shows ? shown(dates->day[sign], dates->month[sign]) : shown(day, month);
      dates->day_first[sign] = first > 0 || (first == 0 && WIDE_DATES_SIGNS[sign] == '.');
    }
  }
}

static bool is_day_first(const struct csv_dates *dates, const struct found *found)
{
  return found->reading == WIDE_READ_DAY
         || (found->reading != WIDE_READ_MONTH && dates->day_first[found->sign]);
}

char *csv_dates_turn(const struct csv_dates *dates, const char *cell)
{
  g_autoptr(GString) text = g_string_new(NULL);
  bool turned = false;
  struct found found;
  const char *from = cell;
  while (from && find_date(cell, from, &found)) {
    const char *second = found.at + found.first + 1, *end = behind(&found);
    g_string_append_len(text, from, found.at - from);
    if (is_day_first(dates, &found)) {
      g_string_append_printf(text, "%.*s/%.*s/", (int)found.second, second, (int)found.first,
                             found.at);
      turned = true;
      end++;
    } else {
      g_string_append_len(text, found.at, end - found.at);
    }
    from = end;
  }
  if (!turned)
    return NULL;
  g_string_append(text, from);
  return g_strdup(text->str);
}

static bool has_other_signs(const struct csv_dates *dates, int sign)
{
  for (int i = 0; i < CSV_DATES_SIGNS; i++)
    if (i != sign && dates->month[i] + dates->day[i] + dates->either[i] > 0)
      return true;
  return false;
}

char *csv_dates_words(const struct csv_dates *dates, int sign, const char *title)
{
  static const char *const with[] = { " with slashes", " with dots", " with dashes" };
  bool first = dates->day_first[sign];
  if (dates->either[sign] == 0 || (dates->month[sign] > 0 && dates->day[sign] == 0))
    return NULL;
  const char *why =
      dates->day[sign] > 0 && dates->month[sign] > 0
          ? " where they could be either, as some can only be day first and some only "
            "month first"
      : dates->day[sign] > 0 ? ", as some can only be"
                             : ", though they could be either";
  return g_strdup_printf("dates%s under “%s” are read %s%s",
                         has_other_signs(dates, sign) ? with[sign] : "", title,
                         first ? "day first" : "month first", why);
}
