/* Dates, times, months and school years as text: `2026-11-12`, `10:31`, `2026-11`, `SY2026-27`. A
 * school year runs July to June. Text sorts right and is what the store keeps; GDate does the
 * arithmetic. */
#ifndef TL_MODEL_DATE_H
#define TL_MODEL_DATE_H

#include <glib.h>
#include <stdbool.h>

/* Reads a date as people and systems write it: 2026-11-12, 20261112, 11/12/2026 (month first),
 * 1/05/2023, 12 Nov 2026, Nov 12 2026, 12-Nov-26, Nov 12 and 11/12 (the year nearest to today),
 * today, yesterday, tomorrow, and any with a time or Z after it. Result `YYYY-MM-DD`, yours. NULL
 * with a sentence that helps ("Nov 31 is not a date. November has 30 days."). today is
 * `YYYY-MM-DD`; NULL: only whole dates are taken. */
char *date_parse(const char *text, const char *today, GError **error);

/* The same of a day that was: a weekday (Mon, last Monday) is the latest before today. */
char *date_parse_past(const char *text, const char *today, GError **error);

/* The same of a day to come: a weekday (Fri) is the first after today, `next Fri` that of the week
 * after this; +7, `in 3 days` and `2 weeks` count from today; Nov 12 and 11/12 are the first from
 * today on. */
char *date_parse_ahead(const char *text, const char *today, GError **error);

/* The same for a day that may have been: without a year the nearest. Yours. */
char *date_parse_near(const char *text, const char *today, GError **error);

/* False, with a sentence, where text names neither a year nor a count of days and its date, read
 * ahead, is that of next year because this year's passed within two months: perhaps the one that is
 * past was meant. True for what is no date. */
bool date_surely_ahead(const char *text, const char *today, GError **error);

/* Reads a time: 10:31, 1031, 10.31, 9, 2:15 pm, 2:15:00 PM. `HH:MM`, yours; NULL with error. */
char *time_parse(const char *text, GError **error);

/* `13:30` of `1:30`: an hour from 1 to 5 that has neither a zero before it nor AM or PM behind it is
 * meant as the afternoon where the hours are a school's. NULL for any other text. Yours. */
char *time_afternoon(const char *text);

/* As time_parse, in a school's hours. */
char *time_parse_school(const char *text, GError **error);

/* Reads a month: 2026-11, 11/2026, Nov 2026, November 2026, Nov (nearest to today). Yours. */
char *month_parse(const char *text, const char *today, GError **error);

/* False for NULL. The functions below assert that what they are given is valid, but for those that
 * show a date to people: they give anything else back as it is. */
bool date_valid(const char *text);  /* exactly YYYY-MM-DD and real */
bool time_valid(const char *text);  /* exactly HH:MM */
bool month_valid(const char *text); /* exactly YYYY-MM */

char *date_add(const char *date, int days);            /* yours */
int date_difference(const char *from, const char *to); /* days, to - from */
int date_weekday(const char *date);                    /* 1 Monday … 7 Sunday */
int date_number(const char *date);  /* days since 1 January of the year 1, which is 1 */
char *date_from_number(int number); /* yours */
int time_minutes(const char *from, const char *to); /* minutes, negative where to is earlier */

char *date_month(const char *date);            /* `2026-11` of `2026-11-12`. Yours */
char *month_add(const char *month, int count); /* yours */
int month_difference(const char *from, const char *to);
char *month_first(const char *month);       /* first day. Yours */
char *month_last(const char *month);        /* last day. Yours */
char *month_school_year(const char *month); /* `SY2026-27`. Yours */
char *school_year_first_month(
    const char *school_year); /* `2026-07` of `SY2026-27`. Yours; NULL if not one */

/* For people, in English whatever the locale. Yours. */
char *date_long(const char *date);           /* `Thursday 12 November 2026` */
char *date_medium(const char *date);         /* `12 Nov 2026` */
char *date_short(const char *date);          /* `12 Nov` */
char *date_weekday_medium(const char *date); /* `Thu 12 Nov 2026` */
char *month_long(const char *month);         /* `November 2026` */
char *month_name(const char *month);         /* `November` */
char *month_abbreviated(const char *month);  /* `Nov` */
const char *date_month_title(int month);     /* `November` of 11. Borrowed */

#endif
