/* What the rows of a folder do to a record that the store has already: parts are found by what
 * names them and changed or added, none is taken away; what has gone further here stays. */
#ifndef TL_EXCHANGE_BUNDLE_MERGE_H
#define TL_EXCHANGE_BUNDLE_MERGE_H

#include "model/record.h"

/* Brings rows (struct record of the type part, in the order of the file; emptied) into the record's
 * parts. given: by index of the part's fields, whether the file has it; what it has not stays. */
void bundle_merge_parts(struct record *record, const struct record_type *part, GPtrArray *rows,
                        const bool *given);

/* True when now is an earlier state of what the store has: before it was delivered, made, closed,
 * submitted or sent. */
bool bundle_merge_is_older(const struct record *before, const struct record *now);

/* False with TL_ERROR_REFUSED where now would change a walkthrough whose slip the teacher has.
 * viewer: as store_viewer gives it; another's private note is no difference. */
bool bundle_merge_allowed(const struct record *before, struct record *now, const char *viewer,
                          GError **error);

#endif
