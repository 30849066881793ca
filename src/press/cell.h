/* A cell of a table, or one by itself, as boxes on a strip. */
#ifndef TL_PRESS_CELL_H
#define TL_PRESS_CELL_H

#include "document/document.h"
#include "press/strip.h"
#include "press/tree.h"

/* What all that lay out work with; nothing is owned. */
struct maker {
  struct type *type;
  struct tree *tree;
  bool close;  /* on the half of a sheet: rows as low as they can be read */
  bool filled; /* to be filled in by hand: rows high enough to write in */
};

/* Where and how a cell is set. */
struct spot {
  double x, width;
  double badge; /* width of badges in this column, so that they stand as one; 0: their own */
  struct look look;
  int tag;    /* what its words belong to */
  bool under; /* words that go with a badge stand under it, as in the whole table */
};

/* The width at which nothing of cell wraps. */
double cell_natural(const struct maker *maker, struct look look, const struct cell *cell);

/* The width under which words would be broken or a chart be unreadable; never more than most. */
double cell_least(const struct maker *maker, struct look look, const struct cell *cell,
                  double most);

/* The width of a badge with the cell's word. */
double cell_badge(const struct maker *maker, const struct cell *cell);

/* Adds cell to strip at spot. */
void cell_lay(const struct maker *maker, struct strip *strip, struct spot spot,
              const struct cell *cell);

#endif
