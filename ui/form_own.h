/* The inside of a form, for form.c, form_keys.c, form_draw.c and form_draft.c. */
#ifndef TL_UI_FORM_OWN_H
#define TL_UI_FORM_OWN_H

#include "ui/editor.h"
#include "ui/form.h"

#include <glib.h>

/* A line of the form: a heading, a field by its index in the table, or the end that finishes. */
struct item {
  char *heading; /* NULL: a field */
  int field;
  bool end;
};

/* A field as it was before a change. */
struct form_step {
  int field;
  char *before;
};

struct form {
  struct form_setup setup;
  const struct record_type *type;
  struct record *record; /* borrowed */
  struct record *begun;  /* as it was at form_new */
  GArray *items;         /* struct item */
  GArray *steps;         /* struct form_step, the latest last */
  int focus;             /* of items; -1: there is no field */
  bool filling;          /* the focused field takes the letters */
  struct editor *editor; /* of the focused field, where it is typed; else NULL */
  char *stood;           /* the field's value when it got the focus: what Esc puts back */
  char *entered;         /* the value that it was last read as, since then */
  bool wrong;            /* what is typed was refused */
  bool untouched;        /* no key has come since the focused field was entered */
  int top;               /* first line shown */
  GArray *rows;          /* int: the item on each row drawn last; -1: none */
  char *letters;         /* typed one after the other in the focused choice; NULL: none */
  char *unlettered;      /* the choice that stood there before them */
  char *noted;           /* where one was when form_moved was asked last */
  bool has_focus;        /* as it was drawn last: the cursor is in it */
  struct canvas drawn;
};

const struct field *form_field(const struct form *form, int item);
const char *form_value(const struct form *form, int item);
bool form_editable(const struct form *form, int item);

/* Text, code, number, date: what an editor is for. */
bool form_is_typed(const struct field *field);

/* What is shown for a value. Yours. */
char *form_shown(const struct form *form, int item);

/* Sets a value as one change that can be taken back, and tells. */
void form_change(struct form *form, int item, const char *value);

/* Sets a value as it is typed: the change is remembered when the field is left. */
void form_type(struct form *form, const char *value);
void form_tell(struct form *form);

/* The focus comes to item (-1: to none); goes on by a step to the next field there, false at the
 * end. */
void form_enter(struct form *form, int item);
bool form_move(struct form *form, int by);

/* What is typed is read and kept. False, with the sentence said, when it cannot be read. */
bool form_leave_field(struct form *form, GError **error);

/* The record holds again what the focused field held when it got the focus, as its editor does. */
void form_restore_field(struct form *form);

#endif
