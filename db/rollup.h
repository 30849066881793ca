/* Roll-ups: counts of marks by school, month, strategy and level, rebuilt when read after any
 * change. */
#ifndef TL_DB_ROLLUP_H
#define TL_DB_ROLLUP_H

#include "db/store.h"

/* Makes sure that each school's counts for each month in [first, last] (`YYYY-MM`) stand in the
 * tables rollup_month and rollup, which statements then read. Only walkthroughs with outcome `made`
 * count. */
bool rollup_refresh(struct store *store, const char *first, const char *last,
                    const struct progress *progress, GError **error);

/* Compares what the roll-ups say with the rows; *wrong is the number of months that differ. */
bool rollup_verify(struct store *store, int *wrong, GError **error);

#endif
