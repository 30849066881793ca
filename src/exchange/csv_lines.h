/* The lines of a decoded text, numbered as an editor numbers them: LF, CR LF and CR all end one. */
#ifndef TL_EXCHANGE_CSV_LINES_H
#define TL_EXCHANGE_CSV_LINES_H

#include "base/auto.h"
#include "exchange/csv_decode.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* A line, or a part of a long one. */
struct csv_line {
  char *text;    /* borrowed until the next call */
  size_t length; /* with the line end, which is always one LF; 0: the text is over */
  bool ended;    /* the line end is in it; otherwise more of the same line follows, or nothing */
  long number;   /* from 1 */
};

struct csv_lines;

/* The lines of decode, which is taken over. Yours. */
struct csv_lines *csv_lines_new(struct csv_decode *decode);
void csv_lines_free(struct csv_lines *lines);

/* The next line. False where decoding fails; the message begins with `FILE:LINE: `. */
bool csv_lines_next(struct csv_lines *lines, struct csv_line *line, GError **error);

/* What comes next without taking it: *text (borrowed) with *length bytes, some thousand where there
 * are as many. *whole: it is all there is. */
bool csv_lines_peek(struct csv_lines *lines, const char **text, size_t *length, bool *whole,
                    GError **error);

/* Back to the first line. */
void csv_lines_rewind(struct csv_lines *lines);

/* What they are made from; borrowed. */
struct csv_decode *csv_lines_decode(const struct csv_lines *lines);

DEFINE_AUTO(csv_lines)

#endif
