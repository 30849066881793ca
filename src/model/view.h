/* Views: which columns of a query's rowset a list shows, with labels and widths; the same for a
 * list on the screen, `throughline list` and a table on paper. */
#ifndef TL_MODEL_VIEW_H
#define TL_MODEL_VIEW_H

#include "model/field.h"

struct view_column {
  const char *name;  /* column of the rowset; also CSV header and JSON key */
  const char *label; /* header */
  int width; /* columns of the terminal at 80; 0: takes what is left; negative: hidden on screen */
  int priority;         /* 1 always shown; 2 from 80 columns; 3 from 100; 4 from 120 */
  enum field_type type; /* how cells are shown; FIELD_INT is right-aligned */
  const struct choice *choices;
};

struct view {
  const char *name;                  /* `schools` */
  const char *title;                 /* `Schools` */
  const struct view_column *columns; /* ends with a NULL name */
};

#endif
