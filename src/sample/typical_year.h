/* A school year as most districts of Massachusetts keep it: 180 days from the Wednesday before
 * Labor Day, with the vacations, the holidays and a few half days. */
#ifndef TL_SAMPLE_TYPICAL_YEAR_H
#define TL_SAMPLE_TYPICAL_YEAR_H

#include "model/record.h"

#include <stdbool.h>

/* The school year that begins in autumn of year, as a record of type school_year, not saved.
 * snow_days: dates `YYYY-MM-DD`, ended by NULL, on which school was called off
 * (those that were no school days are left out), or NULL; the last day moves back for each. Yours.
 */
struct record *typical_year(int year, const char *const *snow_days);

/* True where a school year is as typical_year makes it, with its dates and all its days: nobody has
 * entered anything of it. */
bool typical_year_is(const struct record *year);

/* Gives such a year other dates (`YYYY-MM-DD`): the half day before the summer is then on the new
 * last day, and days that are outside go. */
void typical_year_move(struct record *year, const char *first_on, const char *last_on);

/* The year in whose autumn the school year of date (`YYYY-MM-DD`) began: 2026 for 2026-11-12. */
int typical_year_of(const char *date);

#endif
