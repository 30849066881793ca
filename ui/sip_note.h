/* The note of a SIP item for a month while it waits as a draft: it is stored with a status. */
#ifndef TL_UI_SIP_NOTE_H
#define TL_UI_SIP_NOTE_H

#include "model/record.h"
#include "ui/screen.h"
#include "ui/session.h"

/* The kind of its draft. */
#define SIP_NOTE "sip_note"

/* The name of its draft: `ITEMUID MONTH`. Yours. */
char *sip_note_name(const char *item, const char *month);

/* The words of the draft, "" for none; NULL where there is no draft. Yours. */
char *sip_note_draft(const struct session *session, const char *item, const char *month);

/* The same, of a status whose note is as stored: a draft that is no other is forgotten. */
char *sip_note_waiting(struct session *session, const char *item, const char *month,
                       const char *note);

/* Keeps words as the draft. False with error when the disk does not take it. */
bool sip_note_put(const struct session *session, const struct record *item, const char *month,
                  const char *words, GError **error);

/* The draft and the place in it go. */
bool sip_note_forget(struct session *session, const char *item, const char *month, GError **error);

/* Puts the draft's words into the status of its month that has no note (part of record_sip_status).
 * True where there was one to put; it is to be forgotten when that is stored. */
bool sip_note_take(const struct session *session, const char *item, struct record *part);

/* Undo on a screen of the plan: a note that was taken back with its status is a draft again. The
 * month in which an item stands otherwise now; NULL: none. uid: of the item. Both yours. */
char *sip_note_undo(struct screen *screen, char **uid);

#endif
