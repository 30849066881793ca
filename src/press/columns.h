/* How wide a table's columns are: what is short gets what it needs; where all does not fit, widths
 * go where they save most lines, so that rows are low; what is left over is shared out by weight. A
 * table too wide for the paper is cut into parts that each begin with its first column. */
#ifndef TL_PRESS_COLUMNS_H
#define TL_PRESS_COLUMNS_H

#include "press/measure.h"

struct column {
  int index; /* in the table */
  double x, width;
  double badge; /* width of the widest badge in it */
  bool under;   /* what is noted on badges stands under them */
};

/* The columns of each part of table (GPtrArray of GArray of struct column) within room. Yours. */
GPtrArray *columns_fit(const struct maker *maker, const struct table *table, double room);

#endif
