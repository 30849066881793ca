/* Which part of a record a row of a folder is about. Only for the bundle. */
#ifndef TL_EXCHANGE_BUNDLE_PARTS_H
#define TL_EXCHANGE_BUNDLE_PARTS_H

#include "model/record.h"

/* In all of these given says, by index of the part's fields, which of them the folder has. */

/* True where each entry is another, and none is ever changed: what became of a follow-up. */
bool bundle_parts_is_log(const struct record_type *part);

/* True where both are the same part, whatever else they say; in a log, where they say the same. */
bool bundle_parts_same(const struct record *a, const struct record *b, const bool *given);

/* The one of parts that row is, or NULL. Borrowed. */
struct record *bundle_parts_find(const GPtrArray *parts, const struct record *row,
                                 const bool *given);

/* For each of the rows (struct record *) the one of parts that it is, or NULL; each part is one
 * row's. To be freed. */
struct record **bundle_parts_match(const GPtrArray *rows, const GPtrArray *parts,
                                   const bool *given);

#endif
