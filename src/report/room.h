/* How much room things take on paper, by estimate: for what is written so that it fits a page. In
 * points, as the press sets body text (src/press/style.h); a page holds no fewer lines than this
 * says, but for words in scripts other than Latin. */
#ifndef TL_REPORT_ROOM_H
#define TL_REPORT_ROOM_H

#include "document/document.h"

/* The height of a body line. */
#define ROOM_LINE 13.62

/* The width of the body of a portrait page, and between the columns of a table that is full. */
#define ROOM_WIDTH 516.0
#define ROOM_GAP 8.0

/* The width of text (NULL: none) on one line. */
double room_width(const char *text, bool bold);

/* The width of the longest word of text. */
double room_word(const char *text, bool bold);

/* The width of a badge with that word; good: of the best role, whose words are bold. */
double room_badge(const char *word, bool good);

/* The lines of text (NULL: none) where each may be that wide; a space of no width holds lines of
 * any length. */
int room_lines(const char *text, double width);

/* What the blocks of section have on a portrait page, under its title and quiet line; sample: with
 * the mark of one. The notice at its foot takes two lines. */
double room_page(const struct section *section, bool sample);

/* The heights of the rows of table, as many as it has, and of its header. The rows are yours. */
double *room_rows(const struct table *table);
double room_header(const struct table *table);

/* The height of the blocks of section with the spaces above them; top: the first stands under the
 * title. */
double room_blocks(const struct section *section, bool top);

#endif
