/* What a folder holds that an export wrote. */
#include "config.h"

#include "exchange/bundle.h"

#include "base/error.h"
#include "exchange/csv_reader.h"

#include <string.h>

bool bundle_is(const char *folder)
{
  g_autofree char *path = g_build_filename(folder, BUNDLE_MANIFEST, NULL);
  return g_file_test(path, G_FILE_TEST_EXISTS);
}

static struct csv_reader *open_file(const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  struct csv_options options = { .delimiter = ',', .ours = true };
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
  AUTO(csv_reader) struct csv_reader *reader = open_file(folder, "district.csv", error);
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

static bool is_complete(const char *folder)
{
  AUTO(csv_reader) struct csv_reader *reader = open_file(folder, BUNDLE_MANIFEST, NULL);
  bool complete = false;
  const struct csv_row *row;
  while (reader && (row = csv_reader_next(reader, NULL)))
    complete = complete
               || (row->count > 1 && g_strcmp0(row->cells[0], "complete") == 0
                   && g_strcmp0(row->cells[1], "yes") == 0);
  return complete;
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
