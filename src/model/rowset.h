/* A query's answer, held in memory: named columns, rows of text cells. Feeds screens, the command
 * line and documents alike. */
#ifndef TL_MODEL_ROWSET_H
#define TL_MODEL_ROWSET_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

struct rowset {
  int column_count;
  int row_count;
  char **columns;     /* names */
  const char **cells; /* row-major; NULL = absent */
  GStringChunk *text; /* owns the cells */
  GPtrArray *pending; /* cells while it grows */
};

/* An empty rowset with these column names (copied). Yours. */
struct rowset *rowset_new(int column_count, const char *const *columns);
void rowset_free(struct rowset *rowset);

/* Adds a row; cells are copied. */
void rowset_add(struct rowset *rowset, const char *const *cells);

/* Index of a column by name; asserts that it exists. rowset_find gives -1 instead. */
int rowset_column(const struct rowset *rowset, const char *name);
int rowset_find(const struct rowset *rowset, const char *name);

/* The cell; NULL when absent. Borrowed. row and column within bounds. */
const char *rowset_at(const struct rowset *rowset, int row, int column);

/* The cell by column name. */
const char *rowset_get(const struct rowset *rowset, int row, const char *column);
long rowset_int(const struct rowset *rowset, int row, const char *column); /* 0 when absent */

/* First row whose column has value, or -1. */
int rowset_row(const struct rowset *rowset, const char *column, const char *value);

DEFINE_AUTO(rowset)

#endif
