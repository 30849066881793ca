#include "exchange/calendar_span.h"

#include "base/error.h"
#include "base/text.h"
#include "model/date.h"

#include <string.h>

/* An end: a weekday, then `Nov. 25th, 2026`, `25 November 2026`, `11/25/2026`, `11/25/26` or a day
 * alone. */
#define WEEKDAY "^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]* *)?"
#define DAY "(?<day>[0-9]{1,2})(?:st|nd|rd|th)?"
#define MONTH "(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[.]?"
#define YEAR "(?:(?:, *| +)(?<year>(?:19|20|21)[0-9]{2}))?$"

static const char *const ends[] = {
  WEEKDAY MONTH " *" DAY YEAR,
  WEEKDAY DAY " *(?:of +)?" MONTH YEAR,
  WEEKDAY "(?<month>[0-9]{1,2})/(?<day>[0-9]{1,2})(?:/(?<year>[0-9]{4}|[0-9]{2}))?$",
  WEEKDAY DAY YEAR,
};
enum { MONTH_FIRST, DAY_FIRST, NUMBERS, DAY_ALONE, NO_END };

static void clear_end(struct calendar_end *end)
{
  g_free(end->month);
  g_free(end->day);
  g_free(end->year);
}

void calendar_span_free(struct calendar_span *span)
{
  if (!span)
    return;
  clear_end(&span->first);
  clear_end(&span->last);
  g_free(span);
}

/* What a group of the match has; NULL for nothing. Yours. */
static char *part(const GMatchInfo *match, const char *name)
{
  char *text = g_match_info_fetch_named(match, name);
  if (text && *text)
    return text;
  g_free(text);
  return NULL;
}

/* Takes an end apart: which of the forms it has, or NO_END. */
static int read_end(const char *text, struct calendar_end *end)
{
  g_autofree char *clean = text_clean(text, true);
  for (int form = 0; clean && form < NO_END; form++) {
    g_autoptr(GRegex) regex = g_regex_new(ends[form], G_REGEX_CASELESS, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    if (!g_regex_match(regex, clean, 0, &match))
      continue;
    end->month = part(match, "month");
    end->day = part(match, "day");
    end->year = part(match, "year");
    return form;
  }
  return NO_END;
}

/* Whether ends of these forms are days in a row, `Nov 25-27`: `12-Nov-26`, `25 Nov-26` and `11-25`
 * are a date. */
static bool go_together(int first, int last)
{
  if (last == DAY_ALONE)
    return first == MONTH_FIRST || first == NUMBERS;
  if (first == DAY_ALONE)
    return last == DAY_FIRST;
  return first != NO_END && last != NO_END && (first == NUMBERS) == (last == NUMBERS);
}

/* text with every sign and word for `to` as one hyphen. Yours. */
static char *with_hyphens(const char *text)
{
  static const char *const signs[] = { "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212" };
  GString *plain = g_string_new(text);
  for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
    g_string_replace(plain, signs[i], "-", 0);
  g_autoptr(GRegex) words =
      g_regex_new(" +(?:to|through|thru|until|till) +|-+", G_REGEX_CASELESS, 0, NULL);
  char *hyphens = g_regex_replace_literal(words, plain->str, -1, 0, "-", 0, NULL);
  g_string_free(plain, TRUE);
  return hyphens;
}

static void complete(struct calendar_span *span)
{
  if (!span->first.month)
    span->first.month = g_strdup(span->last.month);
  if (!span->last.month)
    span->last.month = g_strdup(span->first.month);
  span->has_year = span->first.year || span->last.year;
}

struct calendar_span *calendar_span_read(const char *text)
{
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *plain = clean ? with_hyphens(clean) : NULL;
  char *hyphen = plain ? strchr(plain, '-') : NULL;
  if (!hyphen || strchr(hyphen + 1, '-'))
    return NULL;
  *hyphen = '\0';
  AUTO(calendar_span) struct calendar_span *span = g_new0(struct calendar_span, 1);
  int first = read_end(plain, &span->first), last = read_end(hyphen + 1, &span->last);
  if (!go_together(first, last))
    return NULL;
  complete(span);
  return g_steal_pointer(&span);
}

/* The day of an end in a year. Yours; NULL with error. */
static char *day_in(const struct calendar_end *end, const char *year, GError **error)
{
  const char *between = g_ascii_isdigit(end->month[0]) ? "/" : " ";
  g_autofree char *text = g_strjoin(between, end->month, end->day, year, NULL);
  return date_parse(text, NULL, error);
}

/* The year that is by from year. Yours. */
static char *year_away(const char *year, int by)
{
  return g_strdup_printf("%d", (int)g_ascii_strtoll(year, NULL, 10) + by);
}

/* The calendar year that the end's month has in a school year. Yours. */
static char *year_in(const struct calendar_end *end, const char *school_year)
{
  const struct calendar_end first = { end->month, (char *)"1", NULL };
  g_autofree char *begin = school_year_first_month(school_year);
  g_autofree char *year = g_strndup(begin, strlen("2026"));
  g_autofree char *day = day_in(&first, year, NULL);
  return year_away(year, (day && strncmp(day, begin, strlen("2026-07")) < 0));
}

/* The day of an end in the year of the other end's day or, where their months go across the end of
 * a year, by (1 or -1) years from it. Yours; NULL with error. */
static char *day_beside(const struct calendar_end *end, const char *other, int by, GError **error)
{
  g_autofree char *year = g_strndup(other, strlen("2026"));
  g_autofree char *day = day_in(end, year, error);
  if (!day || strncmp(day, other, strlen("2026-11")) * by >= 0)
    return g_steal_pointer(&day);
  g_autofree char *next = year_away(year, by);
  return day_in(end, next, error);
}

bool calendar_span_days(const struct calendar_span *span, const char *school_year, char **first,
                        char **last, GError **error)
{
  const struct calendar_end *begin = &span->first, *end = &span->last;
  *first = *last = NULL;
  if (end->year) {
    *last = day_in(end, end->year, error);
    if (*last)
      *first =
          begin->year ? day_in(begin, begin->year, error) : day_beside(begin, *last, -1, error);
  } else {
    g_autofree char *year = begin->year ? g_strdup(begin->year) : year_in(begin, school_year);
    *first = day_in(begin, year, error);
    if (*first)
      *last = day_beside(end, *first, 1, error);
  }
  if (*first && *last)
    return true;
  g_clear_pointer(first, g_free);
  g_clear_pointer(last, g_free);
  return false;
}

bool calendar_span_is_yearless(const char *text)
{
  struct calendar_end end = { NULL, NULL, NULL };
  int form = read_end(text, &end);
  bool yearless = form < DAY_ALONE && !end.year;
  clear_end(&end);
  return yearless;
}

char *calendar_span_yearless(const char *text, const char *school_year)
{
  struct calendar_end end = { NULL, NULL, NULL };
  char *day = NULL;
  if (read_end(text, &end) < DAY_ALONE && !end.year) {
    g_autofree char *year = year_in(&end, school_year);
    day = day_in(&end, year, NULL);
  }
  clear_end(&end);
  return day;
}
