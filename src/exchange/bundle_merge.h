/* What the rows of a folder do to a record that the store has already: parts are found by what
 * names them and changed or added, none is taken away; what has gone further here stays. */
#ifndef TL_EXCHANGE_BUNDLE_MERGE_H
#define TL_EXCHANGE_BUNDLE_MERGE_H

#include "exchange/bundle_kept.h"

/* The rows of a part's file that are of the record. */
struct bundle_rows {
  const struct record_type *part;
  GPtrArray
      *rows; /* struct record *, in the order of the file; NULL: the folder has no such file */
  const bool *given; /* by index of the part's fields, whether the file has it */
};

/* Brings into record what the folder says of it: its own values are there already, rows (emptied)
 * are its parts, before is what the store has. What the file has not stays; so does what kept knows
 * to have been changed here since, which it notes. False where the folder has an earlier state of
 * it (before it was delivered, made, closed, submitted, sent, or carried on): all of before is to
 * stay then. */
bool bundle_merge(const struct record *before, struct record *record, struct bundle_rows *files,
                  int count, struct bundle_kept *kept);

/* False with TL_ERROR_REFUSED where now would change a walkthrough whose slip the teacher has.
 * viewer: as store_viewer gives it; another's private note is no difference. */
bool bundle_merge_allowed(const struct record *before, struct record *now, const char *viewer,
                          GError **error);

#endif
