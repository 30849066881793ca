/* Settling a record with another who changed it meanwhile: asking whose words stand. */
#ifndef TL_UI_RECORD_SETTLE_H
#define TL_UI_RECORD_SETTLE_H

#include "ui/record_edit.h"

enum settled {
  SETTLED_NOT,   /* to be decided later; nothing changed */
  SETTLED_OURS,  /* ours is put onto theirs, and is to be stored again */
  SETTLED_THEIRS /* theirs stands, ours is dropped */
};

/* Asks what is to happen; said is who changed it, and when. */
enum settled record_settle(struct app *app, struct record_edit *edit, const char *said);

#endif
