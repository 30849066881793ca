/* A table as plain text: columns as wide as they need, wrapped by weight where there is not room
 * for all, and in several blocks that repeat the first column where wrapping is not enough. */
#ifndef TL_DOCUMENT_PLAIN_TABLE_H
#define TL_DOCUMENT_PLAIN_TABLE_H

#include "document/document.h"
#include "document/plain_page.h"

/* Adds table to page. */
void plain_table(struct plain_page *page, const struct table *table);

/* What a column wants and gets; see plain_columns_fit. */
struct plain_column {
  int natural, minimum, hard; /* as in struct plain_cell: the most of all its cells */
  int weight;                 /* 0: wrapped last */
  int width;                  /* the result */
  int word;                   /* of the longest word; never cut while others can give way */
  int label;                  /* of the longest word of the label, not cut where all have room */
};

/* Sets each width so that all count columns with gap between them take at most available, if the
 * hard widths do: first pictures shrink, then columns with a weight wrap in proportion to it, then
 * others, the widest first. No word is cut where all longest ones have room. Widths may be more
 * than available when the hard ones are. */
void plain_columns_fit(struct plain_column *columns, int count, int gap, int available);

#endif
