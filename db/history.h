/* History and undo: every change can be read and taken back. */
#ifndef TL_DB_HISTORY_H
#define TL_DB_HISTORY_H

#include "db/store.h"

/* The last change made by the person in use that can still be undone, as {change_uid, label,
 * changed_at} (one row or none). Yours. */
struct rowset *history_last(struct store *store, GError **error);

/* Takes a change back as a new change. Refused with TL_ERROR_CONFLICT, saying who and when, if one
 * of its records was changed since; with TL_ERROR_REFUSED if one was delivered, or it
 * is a walkthrough finished more than ten minutes ago. *label (yours, may
 * be NULL) is what was undone. */
bool history_undo(struct store *store, const char *change_uid, char **label, GError **error);

/* A record's history, latest first: changed_at, changed_by_name, label, before, after. Empty for
 * who may not see the record; without another's private fields. Yours. */
struct rowset *history_of(struct store *store, const char *record_uid, GError **error);

/* Writes one line of history as it was (import of a complete export). values in the order
 * change_uid, changed_at, changed_by, label, kind, record_uid, undoes, before, after. */
bool history_restore(struct change *change, const char *const *values, GError **error);

/* The number of the line that store_log has just written. */
long history_written(struct store *store);

/* Each line of history in order but the one of that number (0: all), as the same nine values; stops
 * when line returns false. */
bool history_each(struct store *store, long except,
                  bool (*line)(const char *const *values, void *data), void *data, GError **error);

#endif
