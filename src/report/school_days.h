/* The calendar of the days between two dates, whatever school years they lie in. */
#ifndef TL_REPORT_SCHOOL_DAYS_H
#define TL_REPORT_SCHOOL_DAYS_H

#include "db/store.h"
#include "model/calendar.h"

/* The school days of the school years from that of the date `from` to that of `to` (`YYYY-MM-DD`),
 * whole. In a year that was not entered every Monday to Friday is one: all year, or with likely
 * from the day on which the nearest entered year begins to that on which it ends. NULL with error.
 * Yours. */
struct calendar *school_days_read(struct store *store, const char *from, const char *to,
                                  bool likely, GError **error);

/* Whether there is school on a day (`YYYY-MM-DD`): every Monday to Friday where its school year was
 * not entered, and true where that cannot be read. */
bool school_days_has(struct store *store, const char *date);

/* How many school days after due_on it is on the day `on`, with that day: due dates count school
 * days. 0: it is not late, or there was no school since, or that cannot be read. */
int school_days_late(struct store *store, const char *due_on, const char *on);

/* The same in words, `9 school days`; NULL for none. Yours. */
char *school_days_late_words(struct store *store, const char *due_on, const char *on);

#endif
