/* In which order the dates in figures of a column stand, by what they themselves show: the same
 * order for all of one column with one sign between their numbers. */
#ifndef TL_EXCHANGE_CSV_DATES_H
#define TL_EXCHANGE_CSV_DATES_H

#include "exchange/wide_dates.h"

#include <stdbool.h>

enum { CSV_DATES_SIGNS = sizeof WIDE_DATES_SIGNS - 1 };

/* The dates of a column, by the index of their sign in WIDE_DATES_SIGNS. */
struct csv_dates {
  int month[CSV_DATES_SIGNS], day[CSV_DATES_SIGNS]; /* those that can only have it first */
  int either[CSV_DATES_SIGNS];
  bool day_first[CSV_DATES_SIGNS]; /* those that can be read either way */
};

/* Counts every date in a cell (which may be NULL), as days in a row are two. */
void csv_dates_count(struct csv_dates *dates, const char *cell);

/* After the last cell: the day is first where one can only have it first and none the month. A
 * column that shows neither follows the others of its file; where none shows it, dots make the day
 * likelier, slashes and dashes the month. */
void csv_dates_settle(struct csv_dates *columns, int count);

/* The cell with the month first in all its dates; NULL where it is so already. Yours. */
char *csv_dates_turn(const struct csv_dates *dates, const char *cell);

/* `dates with dots under “Date” are read day first, as some can only be`: how those with that sign
 * are read; NULL: no doubt. Yours. */
char *csv_dates_words(const struct csv_dates *dates, int sign, const char *title);

#endif
