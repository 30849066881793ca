/* One item of a School Improvement Plan, and the note that is written for the month. */
#ifndef TL_UI_SIP_ITEM_H
#define TL_UI_SIP_ITEM_H

#include "model/record.h"
#include "ui/editor.h"
#include "ui/screen.h"

struct item_screen {
  struct app *app; /* borrowed */
  char *month;
  struct record *item;
  struct record *goal;
  char *school_name, *owner, *initiative; /* initiative: `1.2  Name`; NULL: none */
  char *dropped_from;                     /* the month from which it is dropped; NULL: it is not */
  char *waiting;                          /* the note's draft, while it is not typed; NULL: none */
  bool may_change;
  struct editor *editor; /* while the note is typed */
  bool changed;          /* since the draft was written */
  bool drafted;
  char *noted; /* the place in the note, as noted beside its draft; NULL: none */
  int top;
  bool reading; /* scrolled by the arrows: nothing has to be seen */
};

/* Reads the item with that uid (which is not the state's own text); what was read before is freed.
 */
bool sip_item_load(struct item_screen *self, const char *uid, GError **error);
void sip_item_release(struct item_screen *self);

/* Its status of a month, NULL where there is none; a field of it. Borrowed. */
const struct record *sip_item_status(const struct item_screen *self, const char *month);
const char *sip_item_get(const struct record *part, const char *field);

/* The words of the note's draft; NULL for none. Yours. */
char *sip_item_draft(struct item_screen *self);

/* Reads the draft that waits for a status, to be shown. */
void sip_item_read_draft(struct item_screen *self);

/* Writes the draft, if something was typed, and where in it one is. */
bool sip_item_keep(struct item_screen *self, GError **error);

/* Goes on typing where one was in the draft. */
void sip_item_resume(struct item_screen *self, const char *words);

/* Begins to type the note; ends it: the note is stored, as a change of its own. What cannot be
 * stored stays in the field and in its draft. */
void sip_item_begin_typing(struct item_screen *self, const char *words);
void sip_item_end_typing(struct item_screen *self);

#endif
