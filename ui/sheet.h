/* A sheet: content that may be longer than the screen, drawn from top to bottom and seen through a
 * window that follows the focus. It is drawn twice each frame: once to measure, once to be seen; so
 * that what draws it only says what stands where. */
#ifndef TL_UI_SHEET_H
#define TL_UI_SHEET_H

#include "ui/canvas.h"

#include <stdbool.h>

struct sheet {
  struct canvas canvas; /* the window; its last column is kept for the signs that there is more */
  int width;            /* columns that may be written to */
  int row;              /* of the sheet, where the next thing goes */
  int top;              /* row of the sheet that is the window's first */
  bool measuring;
  int focus_first, focus_last; /* rows of what must be seen; -1: nothing */
};

/* Draws with draw, scrolled so that what it marked as focus is seen (its first rows where it is too
 * tall); *top is kept by the screen from frame to frame. Returns the rows of the whole. */
int sheet_draw(const struct canvas *canvas, int *top, void (*draw)(struct sheet *sheet, void *data),
               void *data);

/* Text at column of the present row; the columns it took. NULL draws nothing. */
int sheet_text(struct sheet *sheet, int column, unsigned style, const char *text);
int sheet_print(struct sheet *sheet, int column, unsigned style, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* The same within width columns, with `…` where it is longer. */
int sheet_field(struct sheet *sheet, int column, int width, unsigned style, const char *text);

/* Text that ends before column end. */
void sheet_right(struct sheet *sheet, int end, unsigned style, const char *text);

/* `[C]`, and a bar. */
int sheet_badge(struct sheet *sheet, int column, unsigned style, const char *letter);
void sheet_bar(struct sheet *sheet, int column, int width, unsigned style, double share);

/* Ends the row; skips rows. */
void sheet_next(struct sheet *sheet);
void sheet_skip(struct sheet *sheet, int rows);

/* Running text from column on, wrapped at 76 columns at most and the window's edge, at most
 * max_lines (0: all); the rows end with it. */
void sheet_wrap(struct sheet *sheet, int column, unsigned style, const char *text, int max_lines);

/* Columns that sheet_wrap has from column on. */
int sheet_wrap_width(const struct sheet *sheet, int column);

/* What is seen of the next height rows, from column on, for something that draws itself; nothing
 * while measuring. The rows end with it. */
struct canvas sheet_part(struct sheet *sheet, int column, int height);

/* What stands between these two has the focus. */
void sheet_focus_begin(struct sheet *sheet);
void sheet_focus_end(struct sheet *sheet);

/* Begins the focused row: its marker, and the cursor at column. */
void sheet_select(struct sheet *sheet, int column);

/* The cursor at column of the present row. */
void sheet_cursor(struct sheet *sheet, int column);

#endif
