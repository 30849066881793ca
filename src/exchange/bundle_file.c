#include "exchange/bundle_file.h"

#include "base/error.h"
#include "exchange/bundle_folder.h"

#include <string.h>

void bundle_file_close(struct bundle_file *file)
{
  g_clear_pointer(&file->reader, csv_reader_free);
  g_clear_pointer(&file->fields, g_free);
  g_clear_pointer(&file->last, g_free);
  g_clear_pointer(&file->lines, g_hash_table_unref);
}

/* Of two rows with one uid none is more right than the other. */
static bool is_single(struct bundle_file *file, GError **error)
{
  const char *uid = file->row && file->fields ? file->row->cells[0] : NULL;
  if (!uid)
    return true;
  if (!file->lines)
    file->lines = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  long before = (long)GPOINTER_TO_SIZE(g_hash_table_lookup(file->lines, uid));
  if (before > 0)
    return fail(error, TL_ERROR_INVALID,
                "%s:%ld: This uid stands in line %ld too. Take one of the two out, and bring the "
                "folder in again.",
                csv_reader_name(file->reader), file->row->line, before);
  g_hash_table_insert(file->lines, g_strdup(uid), GSIZE_TO_POINTER((gsize)file->row->line));
  return true;
}

/* Rows and their parts are merged by uid. In another order parts would seem to be missing, and be
 * lost. */
static bool in_order(struct bundle_file *file, GError **error)
{
  if (!file->type->root && !file->type->parts)
    return is_single(file, error);
  const char *uid = file->row && file->fields ? file->row->cells[0] : NULL;
  if (!uid)
    return true;
  int order = file->last ? strcmp(file->last, uid) : -1;
  if (order == 0 && !file->type->root)
    return fail(error, TL_ERROR_INVALID,
                "%s:%ld: This uid stands in the row above too. Take one of the two out, and bring "
                "the folder in again.",
                csv_reader_name(file->reader), file->row->line);
  if (order > 0)
    return fail(error, TL_ERROR_INVALID,
                "%s:%ld: The rows are not in the order in which they were exported, by the "
                "first column. Sort them by it, and bring the folder in again.",
                csv_reader_name(file->reader), file->row->line);
  g_free(file->last);
  file->last = g_strdup(uid);
  return true;
}

bool bundle_file_advance(struct bundle_file *file, GError **error)
{
  GError *inner = NULL;
  file->row = file->reader ? csv_reader_next(file->reader, &inner) : NULL;
  if (!inner)
    return in_order(file, error);
  g_propagate_error(error, inner);
  return false;
}

static bool read_columns(struct bundle_file *file, GError **error)
{
  const char *first = file->type->root ? file->type->root->name : "uid";
  if (!bundle_file_advance(file, error))
    return false;
  if (!file->row || g_strcmp0(file->row->cells[0], first) != 0)
    return fail(error, TL_ERROR_INVALID, "%s:1: The first column is to be called %s. Export again.",
                csv_reader_name(file->reader), first);
  file->columns = file->row->count;
  file->fields = g_new(int, (gsize)file->columns);
  for (int i = 0; i < file->columns; i++) {
    int field = file->row->cells[i] ? field_find(file->type, file->row->cells[i]) : -1;
    file->fields[i] = i == 0 ? -1 : field < 0 ? -2 : field;
  }
  return bundle_file_advance(file, error);
}

bool bundle_file_open(struct bundle_file *file, const char *folder, const struct record_type *type,
                      GError **error)
{
  *file = (struct bundle_file){ .type = type };
  g_autofree char *base = g_strconcat(type->name, ".csv", NULL);
  g_autofree char *path = g_build_filename(folder, base, NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return true;
  file->reader = bundle_folder_open(folder, base, error);
  return file->reader && read_columns(file, error);
}

bool bundle_file_take(const struct bundle_file *file, struct record *record, GError **error)
{
  if (file->row->count > file->columns)
    return fail(error, TL_ERROR_INVALID, "The row has more cells than the header.");
  for (int i = 1; i < file->columns; i++) {
    if (file->fields[i] < 0)
      continue;
    const struct field *field = &file->type->fields[file->fields[i]];
    const char *text = i < file->row->count ? file->row->cells[i] : NULL;
    if (!text) {
      record_set(record, field->name, NULL);
      continue;
    }
    GError *inner = NULL;
    if (record_parse(record, field->name, text, NULL, &inner))
      continue;
    fail(error, TL_ERROR_INVALID, "%s: %s", field->label, inner->message);
    g_error_free(inner);
    return false;
  }
  return true;
}

bool *bundle_file_given(const struct bundle_file *file)
{
  bool *given = g_new0(bool, (gsize)file->type->field_count);
  for (int i = 0; i < file->columns; i++)
    if (file->fields[i] >= 0)
      given[file->fields[i]] = true;
  return given;
}
