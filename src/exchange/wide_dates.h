/* Dates in figures whose first two numbers are a month and a day, or a day and a month. */
#ifndef TL_EXCHANGE_WIDE_DATES_H
#define TL_EXCHANGE_WIDE_DATES_H

#include <glib.h>
#include <stdbool.h>

/* How a text can be read. */
enum wide_reading {
  WIDE_READ_PLAIN,  /* no such date, or the same either way */
  WIDE_READ_EITHER, /* 11/12/2026 */
  WIDE_READ_DOTS,   /* either, but with dots the day is likelier first: 5.11.2026 */
  WIDE_READ_MONTH,  /* the month first: 12/31/2026 */
  WIDE_READ_DAY     /* the day first: 31/12/2026, 31.12.2026 */
};

enum wide_reading wide_dates_reading(const char *text);

/* The sign between its numbers, one of WIDE_DATES_SIGNS, as an index in it; -1 for PLAIN. */
#define WIDE_DATES_SIGNS "/.-"
int wide_dates_sign(const char *text);

/* What a map says of all dates: `day first`, `month first`. False for other words. */
bool wide_dates_words(const char *words, bool *day_first);

#endif
