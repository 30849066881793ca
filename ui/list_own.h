/* The inside of a list, for list.c, list_rows.c and list_draw.c. */
#ifndef TL_UI_LIST_OWN_H
#define TL_UI_LIST_OWN_H

#include "ui/editor.h"
#include "ui/list.h"

#include <glib.h>

enum { LIST_COLUMNS_MOST = 32 };

struct list {
  const struct view *view;
  char *key;                      /* column that tells rows apart, or NULL */
  struct rowset *rows;            /* owned; NULL at first */
  int count;                      /* columns of the view */
  int columns[LIST_COLUMNS_MOST]; /* of the rowset, by the view's; -1 where it has none */
  bool seen[LIST_COLUMNS_MOST];   /* the view's columns that were drawn last */
  char *empty;
  char *group, *order, *pieces;
  bool orderable, descending;

  GArray *sorted; /* int: rows in order; NULL: as they came */
  GArray *found;  /* int: rows that fit the filter, in order; NULL: no filter */
  int scanned;    /* how many rows were compared with the filter */
  struct editor *query;
  char *query_key; /* what found was made for, folded */
  bool typing;

  int selected; /* place among those shown; -1: none */
  int top;      /* first place shown */
  struct canvas body;
  GArray *lines; /* int: the place that each row of body shows; -1: a heading */

  list_cell *cell;
  void *cell_data;
  list_painter *draw;
  void *draw_data;
};

/* Rows shown; the row of the rowset at a place. */
int list_places(const struct list *list);
int list_row_at(const struct list *list, int place);

/* The filter's text or the order changed. */
void list_filter(struct list *list);
void list_order(struct list *list);

/* Goes on comparing rows with the filter for some milliseconds; false when there are more. */
bool list_scan(struct list *list);

/* The place of the row whose key is value, of those shown; -1. */
int list_place_of(const struct list *list, const char *value);

#endif
