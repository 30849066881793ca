/* The day of a visit that was made turns out to be another, and what becomes of its walkthroughs.
 */
#ifndef TL_WORK_VISIT_DAY_H
#define TL_WORK_VISIT_DAY_H

#include "db/store.h"

/* How many walkthroughs are part of a visit (uid), and a teacher has a slip of how many of them.
 * TL_ERROR_REFUSED where another made one of them, whom the person in use cannot write for. */
struct visit_day {
  int walkthroughs, held;
};
bool visit_day_read(struct store *store, const char *visit, struct visit_day *day, GError **error);

/* True unless visit took place, or is under way, on a day that is still to come: then false with
 * TL_ERROR_INVALID. */
bool visit_day_may_be(const struct record *visit, GError **error);

/* Takes a walkthrough out of its visit, and off it who came along on that. True where somebody
 * did. */
bool visit_day_leave(struct record *walkthrough, const struct record *visit);

/* Saves visit, whose day was changed, and the walkthroughs that are part of it by now: they are of
 * that day from now on (take), or no more part of it. One change. Of which a teacher has a slip are
 * amended when they are taken along, with the reason: TL_ERROR_INVALID without. What is left out
 * keeps who came along where a slip says so. TL_ERROR_CONFLICT where the visit was changed since
 * it was read. */
bool visit_day_save(struct store *store, struct record *visit, bool take, const char *reason,
                    GError **error);

#endif
