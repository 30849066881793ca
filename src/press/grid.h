/* A table as strips: its header, which is printed again on each page, and a strip a row. */
#ifndef TL_PRESS_GRID_H
#define TL_PRESS_GRID_H

#include "press/cell.h"

/* Adds the strips of table, room wide, to strips (struct strip); its structure under parent. before
 * is the space above it. */
void grid_lay(const struct maker *maker, const struct table *table, int parent, double room,
              GPtrArray *strips, double before);

#endif
