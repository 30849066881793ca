/* A record while it is being changed: what it was, what it is now, its draft on disk, and what to
 * do when somebody else changed it meanwhile. Knows nothing of the screen. */
#ifndef TL_UI_RECORD_EDIT_H
#define TL_UI_RECORD_EDIT_H

#include "base/auto.h"
#include "model/record.h"
#include "ui/session.h"

struct record_edit {
  struct session *session; /* borrowed */
  struct record *record;   /* being changed */
  struct record *base;     /* as it was read; of a new one: as it began */
  char *place;             /* uid under which its draft is kept, and its own */
  bool fresh;              /* not stored yet */
  bool read_only;          /* to look at only */
  char *draft;             /* what the form kept, to be restored; NULL: no draft was there */
  char *draft_at;          /* when that was, `10:31` or `11 Nov` */
};

/* True when the person in use may change records of this type here. */
bool record_edit_allowed(const struct session *session, const struct record_type *type);

/* The record to change. argument: `TYPE UID` (stored, or a draft's), `TYPE` for a new one, or
 * `TYPE - NAME=VALUE …` for a new one that begins with values. NULL with error. Yours. */
struct record_edit *record_edit_open(struct session *session, const char *argument, GError **error);
void record_edit_free(struct record_edit *edit);

/* The argument for a new record of type: a draft of one that is begun and holds those values, else
 * a fresh one. values: NAME=VALUE separated by spaces, or NULL. *begun (may be NULL; yours) becomes
 * when and what, `at 10:42: Joel Abrams`; NULL where none is begun. Yours. */
char *record_edit_argument(struct session *session, const struct record_type *type,
                           const char *values, char **begun);

/* The argument of a draft that holds values, though its record is no longer this person's to read.
 * Yours; NULL where there is none. */
char *record_edit_left(struct session *session, const struct record_type *type, const char *values);

/* Throws away the draft that record_edit_argument gave. */
bool record_edit_forget(struct session *session, const char *argument, GError **error);

/* True when it differs from what it was. */
bool record_edit_changed(const struct record_edit *edit);

/* Writes the draft; json: what form_draft gave. False with error when the disk does not take it. */
bool record_edit_keep(struct record_edit *edit, const char *json, GError **error);

/* Throws the draft away. */
bool record_edit_discard(struct record_edit *edit, GError **error);

/* Stores it; the draft goes. TL_ERROR_CONFLICT when it was changed by another meanwhile. */
bool record_edit_save(struct record_edit *edit, GError **error);

/* True when the stored record is no longer the one this began from. */
bool record_edit_outdated(struct record_edit *edit);

/* True when it was stored and is not there any more. */
bool record_edit_gone(struct record_edit *edit);

/* Of one that is gone: it is stored as a new one from now on. */
void record_edit_anew(struct record_edit *edit);

/* What the other wrote, beside ours, as text to read. NULL with error. Yours. */
char *record_edit_compare(struct record_edit *edit, GError **error);

/* Takes the stored record in place of ours (ours is dropped). Of this and record_edit_keep_ours:
 * the record stays where it is, its parts are others afterwards; a form of one of them is closed
 * before.
 */
bool record_edit_take_theirs(struct record_edit *edit, GError **error);

/* Puts what we changed onto the stored record, so that saving keeps both where they do not meet,
 * and ours where they do. */
bool record_edit_keep_ours(struct record_edit *edit, GError **error);

DEFINE_AUTO(record_edit)

#endif
