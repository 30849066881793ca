/* A cell of a table as plain text: what it needs and what it prints in the columns it gets. */
#ifndef TL_DOCUMENT_PLAIN_CELL_H
#define TL_DOCUMENT_PLAIN_CELL_H

#include "document/document.h"

/* What a cell prints, with the columns it would like (natural), those to which a picture shrinks
 * before text wraps (minimum), those that its longest word takes (word), and those that it cannot
 * do without (hard). */
struct plain_cell {
  const struct cell *cell; /* NULL: an empty cell */
  char *words;             /* the text, or what stands beside the picture */
  char *brief;             /* words that take less room, or NULL */
  int natural, minimum, word, hard;
};

/* Fills plain from cell (borrowed; NULL is an empty cell). silent: a bar's figure is said by other
 * cells of its row, so that the bar stands alone. */
void plain_cell_init(struct plain_cell *plain, const struct cell *cell, bool silent, bool ascii);
void plain_cell_clear(struct plain_cell *plain);

/* The cell in columns: lines none of which is wider (but a picture that cannot shrink). GPtrArray
 * of char *. Yours. */
GPtrArray *plain_cell_lines(const struct plain_cell *plain, int columns, bool ascii);

/* The picture of a bar or stack, columns wide; NULL where there is nothing to draw. Yours. */
char *plain_picture(const struct cell *cell, int columns, bool ascii);

/* Columns of the longest word of text, or limit if that is less. */
int plain_longest_word(const char *text, int limit);

/* Shades of what was seen of 100, the darkest first: one table for the packet and Trends. */
enum { PLAIN_SHADES = 4 };

/* 0 (75 and more) to PLAIN_SHADES - 1; -1 for a negative percent. */
int plain_shade(int percent);

/* `█`, or the letter of ASCII that stands for it. Borrowed. */
const char *plain_shade_mark(int shade, bool ascii);

/* `Of 100: █ from 75, ▓ from 50, ▒ from 25, ░ under 25.` Yours. */
char *plain_shade_key(bool ascii);

#endif
