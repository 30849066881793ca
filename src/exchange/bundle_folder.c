#include "exchange/bundle_folder.h"

#include "base/error.h"
#include "exchange/bundle.h"
#include "exchange/csv_source.h"
#include "model/tables.h"

#include <string.h>

bool bundle_is(const char *folder)
{
  g_autofree char *path = g_build_filename(folder, BUNDLE_MANIFEST, NULL);
  return g_file_test(path, G_FILE_TEST_EXISTS);
}

/* What stands between the names of the columns. Below them there is text, which may have more
 * commas than the file has cells. */
static char find_delimiter(const char *path)
{
  enum { MOST = 256 };
  char head[MOST];
  AUTO(csv_source) struct csv_source *source = csv_source_open(path, NULL);
  gssize length = source ? csv_source_read(source, 0, head, sizeof head, NULL) : 0;
  for (gssize i = 0; i < length && head[i] != '\n' && head[i] != '\r'; i++)
    if (head[i] == ';' || head[i] == '\t')
      return head[i];
    else if (head[i] == ',')
      break;
  return ',';
}

struct csv_reader *bundle_folder_open(const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  struct csv_options options = { .delimiter = find_delimiter(path), .ours = true };
  return csv_reader_open(path, &options, error);
}

/* The column of the row that has this title; -1: none. */
static int find_column(const struct csv_row *row, const char *title)
{
  for (int i = 0; row && i < row->count; i++)
    if (g_strcmp0(row->cells[i], title) == 0)
      return i;
  return -1;
}

char *bundle_district(const char *folder, char **name, GError **error)
{
  AUTO(csv_reader) struct csv_reader *reader = bundle_folder_open(folder, "district.csv", error);
  const struct csv_row *row = reader ? csv_reader_next(reader, error) : NULL;
  int column = find_column(row, "name");
  row = row ? csv_reader_next(reader, error) : NULL;
  if (row && row->cells[0]) {
    if (name)
      *name = g_strdup(column >= 0 && column < row->count ? row->cells[column] : NULL);
    return g_strdup(row->cells[0]);
  }
  if (error && !*error)
    fail(error, TL_ERROR_INVALID, "%s has no district in it. Export again.", folder);
  return NULL;
}

/* What the folder says of itself under that name, each; empty: nothing. Yours. */
static GPtrArray *properties(const char *folder, const char *name)
{
  AUTO(csv_reader)
  struct csv_reader *reader = bundle_folder_open(folder, BUNDLE_MANIFEST, NULL);
  GPtrArray *values = g_ptr_array_new_with_free_func(g_free);
  const struct csv_row *row;
  while (reader && (row = csv_reader_next(reader, NULL)))
    if (row->count > 1 && row->cells[1] && g_strcmp0(row->cells[0], name) == 0)
      g_ptr_array_add(values, g_strdup(row->cells[1]));
  return values;
}

static bool is_complete(const char *folder)
{
  g_autoptr(GPtrArray) values = properties(folder, "complete");
  return values->len > 0 && strcmp(values->pdata[0], "yes") == 0;
}

/* Every table that an export writes. */
static void add_all(GPtrArray *tables)
{
  for (int i = 0; record_types[i]; i++) {
    g_ptr_array_add(tables, g_strdup(record_types[i]->name));
    for (int p = 0; record_types[i]->parts && record_types[i]->parts[p]; p++)
      g_ptr_array_add(tables, g_strdup(record_types[i]->parts[p]->name));
  }
}

char *bundle_folder_missing(const char *folder, bool *listed)
{
  g_autoptr(GPtrArray) tables = properties(folder, "table");
  *listed = tables->len > 0;
  if (!*listed)
    add_all(tables);
  if (is_complete(folder))
    g_ptr_array_add(tables, g_strdup("history"));
  GString *missing = g_string_new(NULL);
  for (guint i = 0; i < tables->len; i++) {
    g_autofree char *base = g_strconcat(tables->pdata[i], ".csv", NULL);
    g_autofree char *path = g_build_filename(folder, base, NULL);
    if (!g_file_test(path, G_FILE_TEST_EXISTS))
      g_string_append_printf(missing, "%s%s", missing->len > 0 ? ", " : "", base);
  }
  return g_string_free(missing, missing->len == 0);
}

bool bundle_may_replace(struct store *store, const char *folder, bool complete, GError **error)
{
  if (!bundle_is(folder))
    return true;
  g_autofree char *name = NULL;
  g_autofree char *theirs = bundle_district(folder, &name, NULL);
  g_autofree char *ours = store_value(store, STATEMENT_DISTRICT_UID, NULL, NULL);
  if (theirs && g_strcmp0(theirs, ours) != 0)
    return fail(error, TL_ERROR_REFUSED,
                "%s holds an export of another district (%s). Give another folder, or --force to "
                "write over it.",
                folder, name ? name : theirs);
  if (complete || !is_complete(folder))
    return true;
  return fail(error, TL_ERROR_REFUSED,
              "%s holds a complete export, and this one would have no history and no private "
              "notes. Give another folder, --complete, or --force to write over it.",
              folder);
}
