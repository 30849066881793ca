/* A list: rows of a rowset in the columns of a view, scrolled, with a selected row, narrowed by
 * typing after `/`. Draws only what is seen: 300,000 rows are as quick as ten. */
#ifndef TL_UI_LIST_H
#define TL_UI_LIST_H

#include "base/auto.h"
#include "model/rowset.h"
#include "model/view.h"
#include "ui/action.h"
#include "ui/canvas.h"
#include "ui/key.h"

#include <stdbool.h>

struct list;

/* An empty list. key is the column by which the selection is kept when rows are queried again
 * (NULL: by position). view is borrowed. Yours. */
struct list *list_new(const struct view *view, const char *key);
void list_free(struct list *list);

/* Sets the rows, which are taken; the selection, filter and order stay. */
void list_set_rows(struct list *list, struct rowset *rows);

/* The rows; borrowed, NULL before the first list_set_rows. */
const struct rowset *list_rows(const struct list *list);

/* What is said where there is no row: what belongs here and which key makes the first one (copied).
 */
void list_set_empty(struct list *list, const char *sentence);

/* The look of a cell, by column name: a style, and where the text is not what the rowset has, *text
 * (set to something yours, freed by the list). Called for what is drawn only. */
typedef unsigned list_cell(const struct rowset *rows, int row, const char *column, char **text,
                           void *data);
void list_on_cell(struct list *list, list_cell *cell, void *data);

/* Draws a cell itself (a bar): true when it did. */
typedef bool list_painter(const struct rowset *rows, int row, const char *column,
                          struct canvas *canvas, void *data);
void list_on_draw(struct list *list, list_painter *draw, void *data);

/* The rows with the same value in column get a heading line above the first of them (NULL: none).
 * Rows must come in that order. */
void list_set_group(struct list *list, const char *column);

/* What column says is pieces with "; " between them, what matters most first: where not all fits,
 * whole pieces are left out from its end. NULL: none. */
void list_set_pieces(struct list *list, const char *column);

/* Orders by a column of the rowset (stable; numbers as numbers, text by the sort key of what is
 * seen; for many thousand rows query them in order instead). NULL: as they came. */
void list_sort(struct list *list, const char *column, bool descending);

/* From now on `>` and `<` order the rows by one column after another, of those that are seen:
 * rising, then falling; once around they stand as they came. For lists that may stand in any order.
 */
void list_set_orderable(struct list *list);

/* Draws; with focus it places the cursor on the selected row. */
void list_draw(struct list *list, struct canvas *canvas, bool focus);

/* Acts on arrows, Home, End, PgUp, PgDn, the mouse, `/` and then typing, which Tab ends and Esc
 * takes back. False for others: Enter is yours (and ends the typing). */
bool list_key(struct list *list, const struct key *key);

/* True while what is typed narrows the list. */
bool list_typing(const struct list *list);

/* The selected row of the rowset; -1 when there is none. */
int list_row(const struct list *list);

/* Its cell, by column; NULL when absent or no row. Borrowed. */
const char *list_get(const struct list *list, const char *column);

/* Selects the row with that key, or by its number in the rowset. False when it is not (or not
 * shown). */
bool list_select(struct list *list, const char *key);
bool list_select_row(struct list *list, int row);

/* Rows that are shown, after the filter. */
int list_count(const struct list *list);

/* Takes the filter away. */
void list_clear_filter(struct list *list);

/* Its keys, for the tables of screens with lists. */
extern const struct action list_actions[];

/* And the one of a list that can be ordered, for the table of its screen. */
#define LIST_ORDER_ACTION(screen, applies)                                                         \
  {                                                                                                \
    screen ".order", "Order",                                                                      \
        "Orders the rows by the next column, or the one before; once around they stand as at "     \
        "first.",                                                                                  \
        "In a list", "> <", 0, applies, NULL, NULL                                                 \
  }

DEFINE_AUTO(list)

#endif
