/* What a dry run of a bundle tells: a line a record that would be added or changed. Only for
 * bundle_import. */
#ifndef TL_EXCHANGE_BUNDLE_LINES_H
#define TL_EXCHANGE_BUNDLE_LINES_H

#include "db/store.h"

/* Adds to lines (of char *) what comes of a record: `would add     School Doran`, `would change  …`
 * with the labels of what differs; of a calendar its days with what they become. before: as the
 * store has it, NULL for a new one. */
void bundle_lines_add(GPtrArray *lines, struct store *store, const struct record *before,
                      const struct record *record);

/* Adds what of record stays as it is here: under these labels; NULL: all of it. dry: it would. */
void bundle_lines_leave(GPtrArray *lines, struct store *store, const struct record *record,
                        const char *labels, bool dry);

#endif
