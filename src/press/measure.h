/* What a table's columns need: measured once, for the sharing out of widths in columns.c. */
#ifndef TL_PRESS_MEASURE_H
#define TL_PRESS_MEASURE_H

#include "press/cell.h"

/* A column. */
struct measure {
  double natural; /* nothing in it wraps */
  double least;   /* no word is broken, no figure wraps, a chart can be read */
  double badge;   /* of its widest badge */
  double noted;   /* of the widest badge with a few words beside it; 0: there is none */
  int weight;     /* its share of what is left over; 0: none */
  int width;      /* that it is given; 0: none */
  bool shade;
  bool picture; /* a bar, a stack or a shade: can be narrower */
};

/* A cell: its natural width, and the part of it that does not wrap (a badge, with words beside it).
 */
struct need {
  float natural, fixed;
};

struct measures {
  GArray *columns; /* struct measure */
  GArray *needs;   /* struct need, row by row; the header first */
  guint rows;
};

/* The look of cells in row, and of the header. */
struct look measure_look(const struct table_column *column, const struct table_row *row);
struct look measure_header_look(const struct table_column *column);

/* True when row is a sub-header that spans the table. */
bool measure_spanned(const struct table_row *row);

/* Measures table for a page room wide. Yours. */
struct measures *measures_new(const struct maker *maker, const struct table *table, double room);
void measures_free(struct measures *measures);

/* The column of index. */
struct measure *measures_at(const struct measures *measures, int index);

/* Lines that the cell in row of column takes at width. */
int measures_lines(const struct measures *measures, guint row, int column, double width);

DEFINE_AUTO(measures)

#endif
