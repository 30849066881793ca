#include "model/rowset.h"

#include <string.h>

enum { CHUNK_BYTES = 4096 };

struct rowset *rowset_new(int column_count, const char *const *columns)
{
  struct rowset *rowset = g_new0(struct rowset, 1);
  rowset->column_count = column_count;
  rowset->columns = g_new0(char *, (size_t)column_count + 1);
  for (int i = 0; i < column_count; i++)
    rowset->columns[i] = g_strdup(columns[i]);
  rowset->text = g_string_chunk_new(CHUNK_BYTES);
  rowset->pending = g_ptr_array_new();
  return rowset;
}

void rowset_free(struct rowset *rowset)
{
  if (!rowset)
    return;
  g_strfreev(rowset->columns);
  g_string_chunk_free(rowset->text);
  g_ptr_array_free(rowset->pending, TRUE);
  g_free(rowset);
}

void rowset_add(struct rowset *rowset, const char *const *cells)
{
  for (int i = 0; i < rowset->column_count; i++) {
    char *cell = cells[i] ? g_string_chunk_insert(rowset->text, cells[i]) : NULL;
    g_ptr_array_add(rowset->pending, cell);
  }
  /* The array moves as it grows. */
  rowset->cells = (const char **)rowset->pending->pdata;
  rowset->row_count++;
}

int rowset_find(const struct rowset *rowset, const char *name)
{
  for (int i = 0; i < rowset->column_count; i++)
    if (strcmp(rowset->columns[i], name) == 0)
      return i;
  return -1;
}

int rowset_column(const struct rowset *rowset, const char *name)
{
  int column = rowset_find(rowset, name);
  if (column < 0)
    g_error("a rowset has no column %s", name);
  return column;
}

const char *rowset_at(const struct rowset *rowset, int row, int column)
{
  g_assert(row >= 0 && row < rowset->row_count);
  g_assert(column >= 0 && column < rowset->column_count);
  return rowset->cells[(size_t)row * (size_t)rowset->column_count + (size_t)column];
}

const char *rowset_get(const struct rowset *rowset, int row, const char *column)
{
  return rowset_at(rowset, row, rowset_column(rowset, column));
}

long rowset_int(const struct rowset *rowset, int row, const char *column)
{
  const char *cell = rowset_get(rowset, row, column);
  return cell ? (long)g_ascii_strtoll(cell, NULL, 10) : 0;
}

int rowset_row(const struct rowset *rowset, const char *column, const char *value)
{
  int at = rowset_column(rowset, column);
  for (int row = 0; row < rowset->row_count; row++)
    if (g_strcmp0(rowset_at(rowset, row, at), value) == 0)
      return row;
  return -1;
}
