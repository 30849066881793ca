/* The day of a visit that was made turns out to be another, and what becomes of its walkthroughs.
 */
#ifndef TL_WORK_VISIT_DAY_H
#define TL_WORK_VISIT_DAY_H

#include "db/store.h"

/* Saves visit, whose day was changed, and its walkthroughs (uids): they are of that day from now on
 * (take), or no more part of it. One change. TL_ERROR_REFUSED where one would be taken along that a
 * teacher has a slip of, TL_ERROR_CONFLICT where the visit was changed since it was read. */
bool visit_day_save(struct store *store, struct record *visit, const GPtrArray *walkthroughs,
                    bool take, GError **error);

#endif
