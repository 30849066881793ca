/* The school calendar: which days are school days. */
#ifndef TL_MODEL_CALENDAR_H
#define TL_MODEL_CALENDAR_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

struct calendar;

/* A calendar in which every Monday to Friday is a school day until a period is added; from then on
 * every Monday to Friday from first to last (both `YYYY-MM-DD`, inclusive; NULL: no bound) of any
 * period (school year). Yours. */
struct calendar *calendar_new(void);
void calendar_free(struct calendar *calendar);
void calendar_add_period(struct calendar *calendar, const char *first, const char *last);

/* What is different about a day: kind is `vacation`, `holiday`, `snow`, `closed` (no school),
 * `half` (a school day, shorter) or `school` (school on a day that would be none). */
void calendar_add_exception(struct calendar *calendar, const char *date, const char *kind);

bool calendar_is_school_day(const struct calendar *calendar, const char *date);

/* School days in [from, to], both inclusive; 0 where to is before from. */
int calendar_school_days_between(const struct calendar *calendar, const char *from, const char *to);

/* The date count school days after date (count 0: date itself if a school day, else the next one);
 * gives up after two years and returns NULL. Yours. */
char *calendar_add_school_days(const struct calendar *calendar, const char *date, int count);

/* A month's target, pro-rated: full × (school days there were − days off campus) ÷ the days of a
 * full month (full_days, 20 in the default settings), never above full, half a walkthrough rounded
 * up. */
int calendar_prorate_target(int full, int school_days, int days_off, int full_days);

DEFINE_AUTO(calendar)

#endif
