/* Amendments: a walkthrough that is changed after its slip reached the teacher. What it said is
 * kept, with the reason, and the slip is to be delivered again. */
#ifndef TL_WORK_AMENDMENT_H
#define TL_WORK_AMENDMENT_H

#include "db/store.h"

/* True when the slip as it is stored reached the teacher: it is delivered or signed. */
bool amendment_needed(const struct record *stored);

/* True when record, changed from what is stored, is of another teacher than the one who holds a
 * slip of it. Who was not in the file and now has a name is the same. */
bool amendment_moves(const struct record *stored, const struct record *record);

/* Saves record, a changed walkthrough, as an amendment of what is stored: its state is final again,
 * a signature is of the slip before. Of another teacher it was never delivered: deliveries and
 * reply stay with the first one, in what it said before. label is for history. TL_ERROR_INVALID
 * without a reason, TL_ERROR_CONFLICT where it was changed since record was read. One change. */
bool amendment_save(struct store *store, struct record *record, const char *reason,
                    const char *label, GError **error);

/* The same as part of a change; record is not to be used again where it fails. */
bool amendment_save_within(struct store *store, struct change *change, struct record *record,
                           const char *reason, GError **error);

#endif
