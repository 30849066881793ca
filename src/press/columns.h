/* How wide a table's columns are: what is short gets what it needs, the rest is shared out by
 * weight. A table too wide for the paper is cut into parts that each begin with its first column.
 */
#ifndef TL_PRESS_COLUMNS_H
#define TL_PRESS_COLUMNS_H

#include "press/cell.h"

struct column {
  int index; /* in the table */
  double x, width;
  double badge; /* width of the widest badge in it */
};

/* The look of cells in row, and of the header. */
struct look
columns_look(const struct table_column *column, const struct table_row *row);
struct look
columns_header_look(const struct table_column *column);

/* True when row is a sub-header that spans the table. */
bool
columns_spanned(const struct table_row *row);

/* The columns of each part of table (GPtrArray of GArray of struct column) within room. Yours. */
GPtrArray *
columns_fit(const struct maker *maker, const struct table *table, double room);

#endif
