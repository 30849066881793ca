/* The inside of the form's screen, for ui/form_edit*.c. */
#ifndef TL_UI_FORM_EDIT_OWN_H
#define TL_UI_FORM_EDIT_OWN_H

#include "model/record.h"
#include "ui/form_edit.h"
#include "ui/list.h"

struct form_edit {
  struct list *list;
  char *instrument;
  struct record *form;
  struct record *present; /* NULL: none is published */
  struct record *version; /* shown: the next one as it is stored or would begin */
};

/* True when the version that is shown is stored and not published. */
bool form_edit_is_begun(const struct form_edit *self);

/* Reads all of it anew. */
void form_edit_reload(struct screen *screen);

/* Its actions, without those of the list. */
extern const struct action form_edit_actions[];

#endif
