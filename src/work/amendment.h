/* Amendments: a walkthrough that is changed after its slip reached the teacher. What it said is
 * kept, with the reason, and the slip is to be delivered again. */
#ifndef TL_WORK_AMENDMENT_H
#define TL_WORK_AMENDMENT_H

#include "db/store.h"

/* True when the slip as it is stored reached the teacher: it is delivered or signed. */
bool amendment_needed(const struct record *stored);

/* Saves record, a changed walkthrough, as an amendment of what is stored: its state is final again,
 * a signature is of the slip before. label is for history. TL_ERROR_INVALID without a reason,
 * TL_ERROR_CONFLICT where it was changed since record was read. One change. */
bool amendment_save(struct store *store, struct record *record, const char *reason,
                    const char *label, GError **error);

/* What a walkthrough said before its amendment of that number (from 0), with its uid; private notes
 * are not in it. NULL with error. Yours. */
struct record *amendment_before(const struct record *walkthrough, guint number, GError **error);

#endif
