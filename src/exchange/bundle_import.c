/* A bundle brought in: records and their parts, merged row by row, in one transaction. */
#include "config.h"

#include "exchange/bundle.h"

#include "base/error.h"
#include "base/text.h"
#include "db/history.h"
#include "exchange/bundle_file.h"
#include "exchange/bundle_folder.h"
#include "exchange/bundle_lines.h"
#include "exchange/bundle_merge.h"
#include "model/tables.h"

#include <string.h>

void bundle_result_clear(struct bundle_result *result)
{
  g_clear_pointer(&result->faults, g_ptr_array_unref);
  g_clear_pointer(&result->lines, g_ptr_array_unref);
}

struct import {
  struct change *change;
  struct store *store;
  const char *folder;
  struct bundle_result *result;
  const struct progress *progress;
  bool dry;
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

static void add_fault(struct import *import, const struct bundle_file *file, long line,
                      const char *why)
{
  if (import->first_pass)
    return;
  g_ptr_array_add(import->result->faults,
                  g_strdup_printf("%s:%ld: %s", csv_reader_name(file->reader), line, why));
  import->result->refused++;
}

/* --- rows ----------------------------------------------------------------------------------- */

/* The record a row is to become: the one in the store, or a new one with that uid. */
static struct record *begin_record(struct import *import, const struct bundle_file *file,
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
static bool read_parts(struct import *import, struct bundle_file *file, const char *uid,
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
    else if (!bundle_file_take(file, part, &inner) && !*why)
      *why = g_strdup_printf("%s (line %ld of %s)", inner->message, file->row->line,
                             csv_reader_name(file->reader));
    g_clear_error(&inner);
    if (order < 0)
      g_ptr_array_set_size(rows, (int)rows->len - 1);
    if (!bundle_file_advance(file, error))
      return false;
  }
  return true;
}

enum { MOST_FILES = 8 };

/* The rows of one record's parts. */
struct part_rows {
  struct bundle_rows files[MOST_FILES];
  int count;
  char *why; /* the record is refused; NULL: it is not */
};

static void clear_rows(struct part_rows *rows)
{
  for (int i = 0; i < rows->count; i++) {
    g_clear_pointer(&rows->files[i].rows, g_ptr_array_unref);
    g_free((bool *)rows->files[i].given);
  }
  g_free(rows->why);
}

/* Reads the part rows of uid from the files of parts. */
static bool take_parts(struct import *import, struct bundle_file *files, int count, const char *uid,
                       struct part_rows *rows, GError **error)
{
  for (int i = 0; i < count; i++) {
    struct bundle_rows *to = &rows->files[rows->count++];
    *to = (struct bundle_rows){ .part = files[i].type };
    if (!files[i].reader)
      continue;
    to->rows = g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
    to->given = bundle_file_given(&files[i]);
    if (!read_parts(import, &files[i], uid, to->rows, &rows->why, error))
      return false;
  }
  return true;
}

/* A new record gets its parts as they are. */
static void add_parts(struct record *record, struct part_rows *rows)
{
  for (int i = 0; i < rows->count; i++)
    while (rows->files[i].rows && rows->files[i].rows->len > 0)
      g_ptr_array_add(record_parts(record, rows->files[i].part),
                      g_ptr_array_steal_index(rows->files[i].rows, 0));
}

/* Counts what became of a record that was written; left: what of it stays as it is here, or NULL.
 */
static void count_written(struct import *import, bool added, bool changed, const char *left)
{
  if (added) {
    import->result->added++;
  } else if (changed) {
    import->result->changed++;
    import->result->in_part += left != NULL;
  } else {
    import->result->same++;
    import->result->older += left != NULL;
  }
}

/* False with why where the row is refused, with error where nothing more can be written. */
static bool save(struct import *import, const struct record *before, struct record *record,
                 const char *left, char **why, GError **error)
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
  if (after && import->dry && !import->first_pass && (added || changed))
    bundle_lines_add(import->result->lines, import->store, added ? NULL : before, after);
  if (after && left)
    bundle_lines_leave(import->result->lines, import->store, before, left, import->dry);
  if (!import->first_pass)
    count_written(import, added, changed, left);
  else if (fresh)
    g_hash_table_add(import->created, g_strdup(record->uid));
  return true;
}

/* Merges record with what the store has (before), and writes it unless that is further on or may
 * not be changed so. False as save. */
static bool settle(struct import *import, const struct record *before, struct record *record,
                   struct part_rows *rows, GError **error)
{
  GError *inner = NULL;
  AUTO(bundle_kept)
  struct bundle_kept *kept = bundle_kept_new(import->store, record->type, record->uid);
  bool merged = bundle_merge(before, record, rows->files, rows->count, kept);
  if (!bundle_kept_check(kept, error))
    return false;
  if (!merged) {
    count_written(import, false, false, "");
    if (import->tells)
      bundle_lines_leave(import->result->lines, import->store, before, NULL, import->dry);
    return true;
  }
  g_autofree char *left = bundle_kept_labels(kept);
  if (bundle_merge_allowed(before, record, store_viewer(import->store), &inner))
    return save(import, before, record, left, &rows->why, error);
  rows->why = g_strdup(inner->message);
  g_error_free(inner);
  return false;
}

/* A row that was not taken; where the first pass made its record, that is there without the parts
 * that refer to others of its kind. */
static void tell(struct import *import, const struct bundle_file *root, const char *uid, long line,
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

static bool write_record(struct import *import, const struct record *before, struct record *record,
                         struct part_rows *rows, GError **error)
{
  if (before)
    return settle(import, before, record, rows, error);
  add_parts(record, rows);
  return save(import, NULL, record, NULL, &rows->why, error);
}

/* Reads a row and those of its parts, and writes what they make, unless rows has then why it is
 * refused. False with error. */
static bool take_record(struct import *import, struct bundle_file *files, int count,
                        const char *uid, struct part_rows *rows, GError **error)
{
  AUTO(record) struct record *record = uid ? begin_record(import, &files[0], uid) : NULL;
  AUTO(record)
  struct record *before = record && record->revision > 0 ? record_copy(record) : NULL;
  GError *inner = NULL;
  if (!record)
    rows->why = g_strdup("The uid is missing.");
  else if (!bundle_file_take(&files[0], record, &inner))
    rows->why = g_strdup(inner->message);
  g_clear_error(&inner);
  if (import->first_pass && before) {
    g_clear_pointer(&rows->why, g_free);
    return true;
  }
  if (uid && !take_parts(import, files + 1, count - 1, uid, rows, error))
    return false;
  return rows->why || write_record(import, before, record, rows, error) || rows->why;
}

static bool import_root(struct import *import, struct bundle_file *files, int count, GError **error)
{
  struct bundle_file *root = &files[0];
  g_autofree char *uid = g_strdup(root->row->cells[0]);
  long line = root->row->line;
  struct part_rows rows = { .count = 0 };
  bool done = take_record(import, files, count, uid, &rows, error);
  if (done && rows.why)
    tell(import, root, uid, line, rows.why);
  clear_rows(&rows);
  return done && bundle_file_advance(root, error);
}

static bool import_files(struct import *import, struct bundle_file *files, int count,
                         GError **error)
{
  struct bundle_file *root = &files[0];
  long size = root->reader ? csv_reader_size(root->reader) : 0;
  while (root->row) {
    if (!progress_report(import->progress, root->type->plural, csv_reader_position(root->reader),
                         size))
      return fail(error, TL_ERROR_STOPPED, "Stopped; nothing was brought in.");
    if (!import_root(import, files, count, error))
      return false;
  }
  /* What is left over belongs to nothing. */
  struct part_rows rows = { .count = 0 };
  bool done = take_parts(import, files + 1, count - 1, NULL, &rows, error);
  clear_rows(&rows);
  return done;
}

/* Reads the files of a type once; in the first pass without the parts that refer to their own. */
static bool pass(struct import *import, const struct record_type *type, GError **error)
{
  struct bundle_file files[MOST_FILES] = { { 0 } };
  int count = 0;
  bool done = true;
  for (int p = -1; done && (p < 0 || (type->parts && type->parts[p])); p++) {
    const struct record_type *table = p < 0 ? type : type->parts[p];
    if (!import->first_pass || !refers_to_own(table))
      done = bundle_file_open(&files[count++], import->folder, table, error);
  }
  done = done && import_files(import, files, count, error);
  for (int i = 0; i < MOST_FILES; i++)
    bundle_file_close(&files[i]);
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
  AUTO(csv_reader)
  struct csv_reader *reader = bundle_folder_open(import->folder, "history.csv", error);
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

/* A new store is to be whole; into the district's own what is there comes in, and the rest is
 * told. */
static bool check_files(const char *folder, bool empty, struct bundle_result *result,
                        GError **error)
{
  bool listed = false;
  g_autofree char *missing = bundle_folder_missing(folder, &listed);
  if (missing && empty && listed)
    return fail(error, TL_ERROR_REFUSED,
                "%s has lost what the export wrote: %s. Put it back or export again, so that "
                "nothing is missing.",
                folder, missing);
  if (missing)
    g_ptr_array_add(result->faults,
                    g_strdup_printf("%s: nothing comes in from what an export writes and is not "
                                    "in the folder: %s. Put it back and bring the folder in "
                                    "again, where it is to come in too.",
                                    folder, missing));
  return true;
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
  if (!check_district(store, folder, &empty, error) || !check_files(folder, empty, result, error))
    return false;
  g_autofree char *path = g_build_filename(folder, "history.csv", NULL);
  bool history = empty && g_file_test(path, G_FILE_TEST_EXISTS);
  g_autoptr(GHashTable) created = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  struct import import = { .store = store,
                           .folder = folder,
                           .result = result,
                           .progress = progress,
                           .created = created,
                           .dry = options->dry,
                           .tells = !empty };
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
