/* What a spreadsheet leaves in a cell: its errors, its days as numbers, and dates made of what was
 * none. */
#ifndef TL_EXCHANGE_CSV_EXCEL_H
#define TL_EXCHANGE_CSV_EXCEL_H

#include <stdbool.h>

/* True for `#REF!`, `#N/A`, `######`. */
bool csv_excel_is_error(const char *cell);

/* The date that a number of days stands for, `44075` → `2020-09-01`; NULL for anything that is no
 * such number of a day from 1990 to 2099. Yours. */
char *csv_excel_day(const char *cell);

/* The time of day that such a number, or one below 1, has behind its point: `44075.396` →
 * `09:30:14`. NULL where there is none. Yours. */
char *csv_excel_time(const char *cell);

/* True for `4-Mar`, `Mar-04`, `3/4/2026` and `1.20E+01`, which a cell that is no date has been made
 * of. */
bool csv_excel_is_made(const char *cell);

/* The month and day of such a date, `10-Jan`. False for anything else. */
bool csv_excel_date(const char *cell, int *month, int *day);

/* The range that such a date was: `6-8` of `8-Jun`, `Jun-08` and `6/8/2026`. NULL where that is not
 * clear, as for `1-May`. Yours. */
char *csv_excel_range(const char *cell);

#endif
