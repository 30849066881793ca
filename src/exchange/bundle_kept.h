/* What was done here to a record since a folder was written, which the folder does not take back:
 * what it says was so here once, and is so no more. Only for the bundle. */
#ifndef TL_EXCHANGE_BUNDLE_KEPT_H
#define TL_EXCHANGE_BUNDLE_KEPT_H

#include "db/store.h"

struct bundle_kept;

/* Of the record with that uid, whose history is read when it is first asked for. type and uid are
 * borrowed. Yours. */
struct bundle_kept *bundle_kept_new(struct store *store, const struct record_type *type,
                                    const char *uid);
void bundle_kept_free(struct bundle_kept *kept);

/* True where value was once that of the field of here, the record or a part of it, and was changed
 * here. given: as in bundle_parts.h; NULL for the record. kept may be NULL in all of these: then
 * nothing is known. */
bool bundle_kept_was(struct bundle_kept *kept, const struct record *here, int field,
                     const char *value, const bool *given);

/* True where the record had such a part, and it was taken away here. */
bool bundle_kept_was_part(struct bundle_kept *kept, const struct record *row, const bool *given);

/* True where the parts once stood in the order of rows, and were put into another here. */
bool bundle_kept_was_order(struct bundle_kept *kept, const GPtrArray *rows, const bool *given);

/* Notes that something under that label (borrowed) stays. */
void bundle_kept_leave(struct bundle_kept *kept, const char *label);

/* Those labels, `Active, Posts`; NULL: nothing stays. Yours. */
char *bundle_kept_labels(const struct bundle_kept *kept);

/* False with error where the history could not be read. */
bool bundle_kept_check(struct bundle_kept *kept, GError **error);

DEFINE_AUTO(bundle_kept)

#endif
