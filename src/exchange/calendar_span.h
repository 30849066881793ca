/* Days in a row as calendars write them in one cell: `Nov 25-27`, `Dec. 24 – Jan. 1`, `11/25-27`,
 * `April 19 - 23, 2027`. */
#ifndef TL_EXCHANGE_CALENDAR_SPAN_H
#define TL_EXCHANGE_CALENDAR_SPAN_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

/* One end of it as it is written; what it leaves out is the other's. */
struct calendar_end {
  char *month; /* a name, or a number where both ends are numbers; NULL */
  char *day;
  char *year; /* NULL: not said */
};

struct calendar_span {
  struct calendar_end first, last;
  bool has_year;
};

/* Takes text apart; NULL where it is none, so that it may be a date. Yours. */
struct calendar_span *calendar_span_read(const char *text);
void calendar_span_free(struct calendar_span *span);

/* The first and last day, both yours. Where the span has no year they are of school_year (such as
 * SY2026-27). False with a sentence where there is no such day. */
bool calendar_span_days(const struct calendar_span *span, const char *school_year, char **first,
                        char **last, GError **error);

/* The day of text that has a month and a day but no year (`11/25`, `Wed, Nov 25`), in school_year;
 * NULL without error: text is none such, or there is no such day. Yours. */
char *calendar_span_yearless(const char *text, const char *school_year);

/* Whether text is one. */
bool calendar_span_is_yearless(const char *text);

DEFINE_AUTO(calendar_span)

#endif
