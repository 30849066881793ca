/* A bundle brought in: records and their parts, merged row by row, in one transaction. */
#include "config.h"

#include "exchange/bundle.h"

#include "base/error.h"
#include "base/text.h"
#include "db/history.h"
#include "exchange/bundle_lines.h"
#include "exchange/bundle_merge.h"
#include "exchange/csv_reader.h"
#include "model/tables.h"

#include <string.h>

void bundle_result_clear(struct bundle_result *result)
{
  g_clear_pointer(&result->faults, g_ptr_array_unref);
  g_clear_pointer(&result->lines, g_ptr_array_unref);
}

/* A file of the bundle being read: each column's field, and the row that is next. */
struct table_file {
  const struct record_type *type;
  struct csv_reader *reader; /* NULL: not in the bundle */
  int *fields;               /* by column: index of the field, -1 the uid, -2 unknown */
  int columns;
  const struct csv_row *row; /* NULL: at the end */
  char *last;                /* the first cell of the row before */
};

struct import {
  struct change *change;
  struct store *store;
  const char *folder;
  struct bundle_result *result;
  const struct progress *progress;
  bool tells; /* what becomes of each record */
  /* Staff refer to staff (who supervises whom), so their rows are read twice: first without those
   * parts. */
  bool first_pass;
  GHashTable *created; /* uids that the first pass made */
};

/* Parts that refer to records of their root's own type. */
static bool refers_to_own(const struct record_type *part)
{
  for (int i = 0; i < part->field_count; i++)
    if (part->root && part->fields[i].ref && strcmp(part->fields[i].ref, part->root->name) == 0)
      return true;
  return false;
}

static void add_fault(struct import *import, const struct table_file *file, long line,
                      const char *why)
{
  if (import->first_pass)
    return;
  g_ptr_array_add(import->result->faults,
                  g_strdup_printf("%s:%ld: %s", csv_reader_name(file->reader), line, why));
  import->result->refused++;
}

/* --- files ---------------------------------------------------------------------------------- */

static void close_file(struct table_file *file)
{
  g_clear_pointer(&file->reader, csv_reader_free);
  g_clear_pointer(&file->fields, g_free);
  g_clear_pointer(&file->last, g_free);
}

/* Rows and their parts are merged by uid. In another order parts would seem to be missing, and be
 * lost. */
static bool in_order(struct table_file *file, GError **error)
{
  bool merged = file->type->root || file->type->parts;
  const char *uid = merged && file->row && file->fields ? file->row->cells[0] : NULL;
  if (!uid)
    return true;
  int order = file->last ? strcmp(file->last, uid) : -1;
  if (order > 0 || (order == 0 && !file->type->root))
    return fail(error, TL_ERROR_INVALID,
                "%s:%ld: The rows are not in the order in which they were exported, by the "
                "first column. Sort them by it, and bring the folder in again.",
                csv_reader_name(file->reader), file->row->line);
  g_free(file->last);
  file->last = g_strdup(uid);
  return true;
}

static bool advance(struct table_file *file, GError **error)
{
  GError *inner = NULL;
  file->row = file->reader ? csv_reader_next(file->reader, &inner) : NULL;
  if (!inner)
    return in_order(file, error);
  g_propagate_error(error, inner);
  return false;
}

static bool read_columns(struct table_file *file, GError **error)
{
  const char *first = file->type->root ? file->type->root->name : "uid";
  if (!advance(file, error))
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
  return advance(file, error);
}

static bool open_file(struct import *import, const struct record_type *type,
                      struct table_file *file, GError **error)
{
  *file = (struct table_file){ .type = type };
  g_autofree char *base = g_strconcat(type->name, ".csv", NULL);
  g_autofree char *path = g_build_filename(import->folder, base, NULL);
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return true;
  struct csv_options options = { .delimiter = ',', .ours = true };
  file->reader = csv_reader_open(path, &options, error);
  return file->reader && read_columns(file, error);
}

/* --- rows ----------------------------------------------------------------------------------- */

/* Sets the fields that the row has a column for. False with the first fault. */
static bool take_row(const struct table_file *file, struct record *record, GError **error)
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

/* The record a row is to become: the one in the store, or a new one with that uid. */
static struct record *begin_record(struct import *import, const struct table_file *file,
                                   const char *uid)
{
  struct record *record = store_load(import->store, file->type, uid, NULL);
  if (!record) {
    record = record_new(file->type);
    record->uid = g_strdup(uid);
  }
  return record;
}

/* Reads the part rows of uid into rows; those of a root that does not come are refused. Text order
 * of uids is the order of the rows. */
static bool read_parts(struct import *import, struct table_file *file, const char *uid,
                       GPtrArray *rows, char **why, GError **error)
{
  while (file->row) {
    int order = uid ? g_strcmp0(file->row->cells[0], uid) : -1;
    if (order > 0)
      return true;
    GError *inner = NULL;
    struct record *part = record_new(file->type);
    g_ptr_array_add(rows, part);
    if (order < 0)
      add_fault(import, file, file->row->line,
                "It belongs to no row of its table before it, or stands out of order.");
    else if (!take_row(file, part, &inner) && !*why)
      *why = g_strdup_printf("%s (line %ld of %s)", inner->message, file->row->line,
                             csv_reader_name(file->reader));
    g_clear_error(&inner);
    if (order < 0)
      g_ptr_array_set_size(rows, (int)rows->len - 1);
    if (!advance(file, error))
      return false;
  }
  return true;
}

/* Takes the part rows of uid into record (NULL: nowhere). A new one gets them as they are. */
static bool take_parts(struct import *import, struct table_file *file, struct record *record,
                       const char *uid, char **why, GError **error)
{
  if (!file->reader)
    return true;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
  if (!read_parts(import, file, uid, rows, why, error))
    return false;
  if (!record || *why)
    return true;
  g_autofree bool *given = g_new0(bool, (gsize)file->type->field_count);
  for (int i = 0; i < file->columns; i++)
    if (file->fields[i] >= 0)
      given[file->fields[i]] = true;
  if (record->revision > 0)
    bundle_merge_parts(record, file->type, rows, given);
  while (rows->len > 0)
    g_ptr_array_add(record_parts(record, file->type), g_ptr_array_steal_index(rows, 0));
  return true;
}

/* False with why where the row is refused, with error where nothing more can be written. */
static bool save(struct import *import, const struct record *before, struct record *record,
                 char **why, GError **error)
{
  GError *inner = NULL;
  bool changed = false;
  AUTO(record) struct record *after = import->tells ? record_copy(record) : NULL;
  bool fresh = record->revision == 0;
  if (!change_save(import->change, record, &changed, &inner)) {
    if (!error_is(inner, TL_ERROR_INVALID) && !error_is(inner, TL_ERROR_CONFLICT)) {
      g_propagate_error(error, inner);
      return false;
    }
    *why = g_strdup(inner->message);
    g_error_free(inner);
    return false;
  }
  bool added = fresh || g_hash_table_contains(import->created, record->uid);
  if (after && !import->first_pass && (added || changed))
    bundle_lines_add(import->result->lines, import->store, added ? NULL : before, after);
  if (import->first_pass) {
    if (fresh)
      g_hash_table_add(import->created, g_strdup(record->uid));
  } else if (added) {
    import->result->added++;
  } else if (changed) {
    import->result->changed++;
  } else {
    import->result->same++;
  }
  return true;
}

/* Writes record, unless what the store has (before, or NULL) is further on or may not be changed
 * so. False as save. */
static bool settle(struct import *import, const struct record *before, struct record *record,
                   char **why, GError **error)
{
  GError *inner = NULL;
  if (before && bundle_merge_is_older(before, record)) {
    import->result->same++;
    import->result->older++;
    return true;
  }
  if (!before || bundle_merge_allowed(before, record, store_viewer(import->store), &inner))
    return save(import, before, record, why, error);
  *why = g_strdup(inner->message);
  g_error_free(inner);
  return false;
}

/* A row that was not taken; where the first pass made its record, that is there without the parts
 * that refer to others of its kind. */
static void tell(struct import *import, const struct table_file *root, const char *uid, long line,
                 const char *why)
{
  if (import->first_pass || !uid || !g_hash_table_contains(import->created, uid)) {
    add_fault(import, root, line, why);
    return;
  }
  g_autofree char *partly = g_strdup_printf("It came in without its supervisor. %s", why);
  add_fault(import, root, line, partly);
  import->result->refused--;
  import->result->added++;
  import->result->partly++;
}

static bool import_root(struct import *import, struct table_file *files, int count, GError **error)
{
  struct table_file *root = &files[0];
  g_autofree char *uid = g_strdup(root->row->cells[0]);
  g_autofree char *why = NULL;
  long line = root->row->line;
  AUTO(record) struct record *record = uid ? begin_record(import, root, uid) : NULL;
  AUTO(record)
  struct record *before = record && record->revision > 0 ? record_copy(record) : NULL;
  GError *inner = NULL;
  if (!record)
    why = g_strdup("The uid is missing.");
  else if (!take_row(root, record, &inner))
    why = g_strdup(inner->message);
  g_clear_error(&inner);
  if (import->first_pass && before)
    return advance(root, error);
  for (int p = 1; uid && p < count; p++)
    if (!take_parts(import, &files[p], record, uid, &why, error))
      return false;
  if (!why && !settle(import, before, record, &why, error) && !why)
    return false;
  if (why)
    tell(import, root, uid, line, why);
  return advance(root, error);
}

enum { MOST_FILES = 8 };

static bool import_files(struct import *import, struct table_file *files, int count, GError **error)
{
  struct table_file *root = &files[0];
  long size = root->reader ? csv_reader_size(root->reader) : 0;
  while (root->row) {
    if (!progress_report(import->progress, root->type->plural, csv_reader_position(root->reader),
                         size))
      return fail(error, TL_ERROR_STOPPED, "Stopped; nothing was brought in.");
    if (!import_root(import, files, count, error))
      return false;
  }
  char *why = NULL;
  for (int p = 1; p < count; p++)
    if (!take_parts(import, &files[p], NULL, NULL, &why, error))
      return false;
  return true;
}

/* Reads the files of a type once; in the first pass without the parts that refer to their own. */
static bool pass(struct import *import, const struct record_type *type, GError **error)
{
  struct table_file files[MOST_FILES] = { { 0 } };
  int count = 0;
  bool done = true;
  for (int p = -1; done && (p < 0 || (type->parts && type->parts[p])); p++) {
    const struct record_type *table = p < 0 ? type : type->parts[p];
    if (!import->first_pass || !refers_to_own(table))
      done = open_file(import, table, &files[count++], error);
  }
  done = done && import_files(import, files, count, error);
  for (int i = 0; i < MOST_FILES; i++)
    close_file(&files[i]);
  return done;
}

static bool import_type(struct import *import, const struct record_type *type, GError **error)
{
  bool twice = false;
  for (int p = 0; type->parts && type->parts[p]; p++)
    twice = twice || refers_to_own(type->parts[p]);
  if (twice) {
    import->first_pass = true;
    if (!pass(import, type, error))
      return false;
    import->first_pass = false;
  }
  return pass(import, type, error);
}

/* --- history -------------------------------------------------------------------------------- */

static bool import_history(struct import *import, GError **error)
{
  g_autofree char *path = g_build_filename(import->folder, "history.csv", NULL);
  struct csv_options options = { .delimiter = ',', .ours = true };
  AUTO(csv_reader) struct csv_reader *reader = csv_reader_open(path, &options, error);
  GError *inner = NULL;
  const struct csv_row *row = reader ? csv_reader_next(reader, &inner) : NULL;
  while (row && (row = csv_reader_next(reader, &inner))) {
    const char *values[9] = { NULL };
    for (int i = 0; i < MIN(row->count, 9); i++)
      values[i] = row->cells[i];
    if (!history_restore(import->change, values, error))
      return false;
  }
  if (inner)
    g_propagate_error(error, inner);
  return reader && !inner;
}

/* --- all of it ------------------------------------------------------------------------------ */

static bool check_district(struct store *store, const char *folder, bool *empty, GError **error)
{
  g_autofree char *theirs = bundle_district(folder, NULL, error);
  if (!theirs)
    return false;
  *empty = !store_has_district(store);
  g_autofree char *ours = *empty ? NULL : store_value(store, STATEMENT_DISTRICT_UID, error, NULL);
  if (*empty || g_strcmp0(ours, theirs) == 0)
    return true;
  return fail(error, TL_ERROR_REFUSED,
              "%s is of another district than %s. Name a file that does not exist yet with "
              "--db, and it is brought in there.",
              folder, store_path(store));
}

/* What a restored store was is in its own history; else the log says what came in. */
static bool note_import(const struct import *import, GError **error)
{
  if (change_written(import->change) == 0)
    return true;
  g_autofree char *whole = g_canonicalize_filename(import->folder, NULL);
  g_autofree char *base = g_path_get_basename(whole);
  g_autofree char *shown = text_visible(base, false);
  g_autofree char *label = g_strdup_printf("Brought in the folder %s", shown);
  return change_log(import->change, label, NULL, error);
}

bool bundle_import(struct store *store, const char *folder, const struct bundle_options *options,
                   struct bundle_result *result, const struct progress *progress, GError **error)
{
  *result = (struct bundle_result){ .faults = g_ptr_array_new_with_free_func(g_free),
                                    .lines = g_ptr_array_new_with_free_func(g_free) };
  bool empty = false;
  if (!check_district(store, folder, &empty, error))
    return false;
  g_autofree char *path = g_build_filename(folder, "history.csv", NULL);
  bool history = empty && g_file_test(path, G_FILE_TEST_EXISTS);
  g_autoptr(GHashTable) created = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  struct import import = { .store = store,
                           .folder = folder,
                           .result = result,
                           .progress = progress,
                           .created = created,
                           .tells = options->dry && !empty };
  import.change =
      change_begin(store, "Bring in a bundle", history ? CHANGE_RESTORE : CHANGE_IMPORT, error);
  bool done = import.change != NULL;
  for (int i = 0; done && record_types[i]; i++)
    done = import_type(&import, record_types[i], error);
  done = done && (!history || import_history(&import, error));
  if (done && options->strict && result->refused + result->partly)
    done = fail(error, TL_ERROR_REFUSED, "%ld rows were refused, so nothing was brought in.",
                result->refused + result->partly);
  if (!import.change)
    return false;
  done = done && (history || note_import(&import, error));
  if (done && !options->dry)
    return change_commit(import.change, error);
  change_free(import.change);
  return done;
}
