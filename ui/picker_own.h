/* The inside of a picker, for picker.c and picker_draw.c. */
#ifndef TL_UI_PICKER_OWN_H
#define TL_UI_PICKER_OWN_H

#include "ui/editor.h"
#include "ui/picker.h"

#include <glib.h>

struct entry {
  char *value, *lead, *label, *detail, *group;
  char *search; /* folded: all that is shown, */
  char *name;   /* and the label alone */
  bool always;
};

struct picker {
  char *title, *intro, *empty;
  GPtrArray *entries;   /* struct entry */
  GHashTable *by_value; /* value → struct entry */
  GArray *shown;        /* guint: entries that fit, best first, then those that always stay */
  struct editor *query;
  struct app *app;
  int selected; /* of shown; -1: none */
  int top;
  bool tall, by_key, likely;
  bool picked;
  struct canvas items; /* where they were drawn last */
  GArray *rows;        /* int: which of shown each row of items shows; -1 a heading */
};

/* Draws it over the body. */
void picker_draw(void *data, struct canvas *body);

#endif
