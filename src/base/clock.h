/* The clock, injectable: THROUGHLINE_NOW=2026-11-12T10:31:00 (local time) or @FILE, whose first
 * line is such a time and is read anew at each call, so that elapsed time can be tested. */
#ifndef TL_BASE_CLOCK_H
#define TL_BASE_CLOCK_H

#include <glib.h>

/* Now in local time. Yours. A THROUGHLINE_NOW that cannot be read counts as absent. */
GDateTime *clock_now(void);

/* Today's local date, `2026-11-12`. Yours. */
char *clock_today(void);

/* This month, `2026-11`. Yours. */
char *clock_month(void);

/* The local time of day, `10:31`. Yours. */
char *clock_time(void);

/* The present instant in UTC, `2026-11-12T15:31:00Z`. Yours. */
char *clock_instant(void);

/* The local date of an instant, `2026-11-12`. Yours; NULL for what is none. */
char *clock_day_of(const char *instant);

/* The local time of day of an instant, `10:31`. Yours; NULL for what is none. */
char *clock_time_of(const char *instant);

#endif
