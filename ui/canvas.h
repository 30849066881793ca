/* A rectangle of the frame to draw text into: by columns and graphemes, clipped, and safe whatever
 * the text holds (control characters are shown, not sent). Rows and columns count from its own top
 * left. */
#ifndef TL_UI_CANVAS_H
#define TL_UI_CANVAS_H

#include "ui/terminal.h"

#include <stdbool.h>

/* Passed by value into parts; needs no freeing. width or height may be 0: then nothing is drawn. */
struct canvas {
  struct terminal *terminal; /* borrowed */
  int top, left;             /* on the terminal */
  int height, width;
};

/* The whole terminal. */
struct canvas canvas_whole(struct terminal *terminal);

/* The part of canvas at row, column with that size, cut to what canvas has. */
struct canvas canvas_part(const struct canvas *canvas, int row, int column, int height, int width);

/* text from row, column to the right edge; returns the columns it took. One line: LF and TAB are
 * shown as spaces. NULL draws nothing. */
int canvas_text(struct canvas *canvas, int row, int column, unsigned style, const char *text);

/* The same with a format. */
int canvas_print(struct canvas *canvas, int row, int column, unsigned style, const char *format,
                 ...) G_GNUC_PRINTF(5, 6);

/* text within width columns from column, with `…` where it is longer; returns the columns it took.
 */
int canvas_field(struct canvas *canvas, int row, int column, int width, unsigned style,
                 const char *text);

/* text that ends before column end (exclusive), cut on the left edge of the canvas; returns its
 * first column. */
int canvas_right(struct canvas *canvas, int row, int end, unsigned style, const char *text);

/* Running text wrapped at width (at most 76 is good to read) from row on, at most max_lines with
 * `…` on the last where there is more; returns the lines used. */
int canvas_wrap(const struct canvas *canvas, int row, unsigned style, const char *text,
                int max_lines);

/* Lines that canvas_wrap would need at this width. */
int canvas_wrap_height(const char *text, int width);

/* A rule over columns from column to end (exclusive). */
void canvas_rule(struct canvas *canvas, int row, int column, int end);

/* A bar of width columns, part of total full, the rest dotted; the figure is to be written beside
 * it. */
void canvas_bar(struct canvas *canvas, int row, int column, int width, unsigned style,
                double share);

/* `[C]`: a letter in brackets with its colour; returns the columns taken. NULL or "" is drawn as `
 * · `. */
int canvas_badge(struct canvas *canvas, int row, int column, unsigned style, const char *letter);

/* Blanks the canvas. */
void canvas_clear(struct canvas *canvas);

/* Puts the hardware cursor there (clamped to the canvas). The last call of a frame counts; each
 * screen makes one, on the selected thing. */
void canvas_cursor(struct canvas *canvas, int row, int column);

/* What was drawn is not all yet (a long list is still being searched): it is drawn again as soon as
 * no key waits. */
void canvas_again(struct canvas *canvas);

/* True when a click was in the canvas; row and column (may be NULL) are from its top left. */
bool canvas_holds(const struct canvas *canvas, const struct key *key, int *row, int *column);

#endif
