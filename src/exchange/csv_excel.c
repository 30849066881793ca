#include "exchange/csv_excel.h"

#include "base/text.h"
#include "model/date.h"

#include <glib.h>
#include <string.h>

#define MONTH "(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
#define DAY "(?<day>[0-9]{1,2})"

static const char *const dates[] = {
  "^" DAY "-" MONTH "$",
  "^" MONTH "-" DAY "$",
  "^(?<month>[0-9]{1,2})/" DAY "/(?:19|20|21)[0-9]{2}$",
};

bool csv_excel_is_error(const char *cell)
{
  static const char *const errors[] = { "#REF!",  "#N/A",    "#VALUE!", "#DIV/0!",
                                        "#NAME?", "#NULL!",  "#NUM!",   "#SPILL!",
                                        "#CALC!", "#ERROR!", NULL };
  enum { FEWEST_SIGNS = 3 };
  g_autofree char *clean = cell && strchr(cell, '#') ? text_clean(cell, true) : NULL;
  if (!clean)
    return false;
  size_t signs = strspn(clean, "#");
  return (signs >= FEWEST_SIGNS && !clean[signs]) || g_strv_contains(errors, clean);
}

char *csv_excel_day(const char *cell)
{
  enum { DIGITS = 5, FIRST = 32874, LAST = 73050 }; /* 1 Jan 1990, 31 Dec 2099 */
  g_autofree char *clean = text_clean(cell, true);
  if (!clean || strspn(clean, "0123456789") != DIGITS)
    return NULL;
  /* A time of the day stands behind the point. */
  const char *rest = clean + DIGITS;
  if (*rest && (*rest != '.' || strspn(rest + 1, "0123456789") != strlen(rest + 1)))
    return NULL;
  int day = (int)g_ascii_strtoll(clean, NULL, 10);
  return day >= FIRST && day <= LAST ? date_add("1899-12-30", day) : NULL;
}

char *csv_excel_time(const char *cell)
{
  enum { DAY_SECONDS = 86400, HOUR_SECONDS = 3600, MINUTE_SECONDS = 60 };
  g_autofree char *clean = text_clean(cell, true);
  const char *point = clean ? strchr(clean, '.') : NULL;
  if (!point || !g_regex_match_simple("^([0-9]{5}|0)?[.][0-9]+$", clean, 0, 0))
    return NULL;
  int seconds = (int)(g_ascii_strtod(point, NULL) * DAY_SECONDS + 0.5);
  seconds = MIN(seconds, DAY_SECONDS - 1);
  return g_strdup_printf("%02d:%02d:%02d", seconds / HOUR_SECONDS,
                         seconds % HOUR_SECONDS / MINUTE_SECONDS, seconds % MINUTE_SECONDS);
}

static int month_number(const char *text)
{
  static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
  enum { LETTERS = 3 };
  g_autofree char *small = g_ascii_strdown(text, -1);
  const char *at = strstr(months, small);
  return at ? (int)(at - months) / LETTERS + 1 : (int)g_ascii_strtoll(text, NULL, 10);
}

bool csv_excel_date(const char *cell, int *month, int *day)
{
  g_autofree char *clean = text_clean(cell, true);
  for (size_t i = 0; clean && i < G_N_ELEMENTS(dates); i++) {
    g_autoptr(GRegex) regex = g_regex_new(dates[i], G_REGEX_CASELESS, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(regex, clean, 0, &match))
      continue;
    g_autofree char *of_month = g_match_info_fetch_named(match, "month");
    g_autofree char *of_day = g_match_info_fetch_named(match, "day");
    *month = month_number(of_month);
    *day = (int)g_ascii_strtoll(of_day, NULL, 10);
    return true;
  }
  return false;
}

bool csv_excel_is_made(const char *cell)
{
  int month, day;
  g_autofree char *clean = text_clean(cell, true);
  return clean
         && (csv_excel_date(clean, &month, &day)
             || g_regex_match_simple("^[0-9]([.][0-9]+)?E[+-][0-9]+$", clean, 0, 0));
}

char *csv_excel_range(const char *cell)
{
  enum { LAST_GRADE = 12 };
  int month, day;
  if (!csv_excel_date(cell, &month, &day) || month >= day || day > LAST_GRADE)
    return NULL;
  return g_strdup_printf("%d-%d", month, day);
}
