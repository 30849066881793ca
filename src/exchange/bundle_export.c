/* Every table as CSV. */
#include "config.h"

#include "exchange/bundle.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "db/history.h"
#include "document/csv_writer.h"
#include "model/tables.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* A file of the bundle being written. */
struct sheet {
  const struct record_type *type;
  struct output_file *file;
  struct csv_writer *writer;
};

static bool exported(const struct field *field, bool complete)
{
  return !(field->flags & FIELD_DERIVED) && (complete || !(field->flags & FIELD_PRIVATE));
}

static void sheet_close(struct sheet *sheet)
{
  g_clear_pointer(&sheet->writer, csv_writer_free);
  g_clear_pointer(&sheet->file, output_file_free);
}

static bool sheet_open(struct sheet *sheet, const char *folder, const char *name, GError **error)
{
  g_autofree char *base = g_strconcat(name, ".csv", NULL);
  g_autofree char *path = g_build_filename(folder, base, NULL);
  sheet->file = output_file_open(path, true, error);
  if (!sheet->file)
    return false;
  sheet->writer = csv_writer_new(output_file_stream(sheet->file));
  return true;
}

static bool sheet_finish(struct sheet *sheet, GError **error)
{
  bool done = csv_writer_finish(sheet->writer, error);
  g_clear_pointer(&sheet->writer, csv_writer_free);
  if (done)
    return output_file_commit(g_steal_pointer(&sheet->file), error);
  sheet_close(sheet);
  return false;
}

static void write_header(struct sheet *sheet, bool complete)
{
  const struct record_type *type = sheet->type;
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  g_ptr_array_add(names, (gpointer)(type->root ? type->root->name : "uid"));
  for (int i = 0; i < type->field_count; i++)
    if (exported(&type->fields[i], complete))
      g_ptr_array_add(names, (gpointer)type->fields[i].name);
  g_ptr_array_add(names, NULL);
  csv_writer_header(sheet->writer, (const char *const *)names->pdata);
}

static void write_record(struct sheet *sheet, const struct record *record, const char *uid,
                         bool complete)
{
  csv_writer_text(sheet->writer, uid);
  for (int i = 0; i < record->type->field_count; i++) {
    const struct field *field = &record->type->fields[i];
    if (!exported(field, complete))
      continue;
    if (record->values[i] && (field->type == FIELD_INT || field->type == FIELD_FLAG))
      csv_writer_figure(sheet->writer, record->values[i]);
    else
      csv_writer_text(sheet->writer, record->values[i]);
  }
  csv_writer_end_row(sheet->writer);
}

/* A memo is its writer's alone until it is sent, a self-assessment until it is submitted; a phrase
 * stays its keeper's. */
static bool is_private(const struct store *store, const struct record *record)
{
  bool assessment = record->type == &record_self_assessment;
  if (assessment && record_get(record, "submitted_at"))
    return false;
  if (assessment || record->type == &record_snippet) {
    const char *staff = record_get(record, "staff");
    return staff && g_strcmp0(staff, store_viewer(store)) != 0;
  }
  return record->type == &record_improvement_memo && !record_get(record, "sent_on");
}

static bool write_aggregates(struct store *store, struct sheet *sheets, bool complete,
                             const struct progress *progress, GError **error)
{
  const struct record_type *type = sheets[0].type;
  g_autoptr(GPtrArray) uids = store_uids(store, type, error);
  if (!uids)
    return false;
  for (guint i = 0; i < uids->len; i++) {
    if (!progress_report(progress, type->plural, (long)i, (long)uids->len))
      return fail(error, TL_ERROR_STOPPED, "Stopped; the export is not complete.");
    AUTO(record) struct record *record = store_load(store, type, uids->pdata[i], error);
    if (!record)
      return false;
    if (!complete && is_private(store, record))
      continue;
    write_record(&sheets[0], record, record->uid, complete);
    for (int p = 0; type->parts && type->parts[p]; p++)
      for (guint k = 0; k < record->parts[p]->len; k++)
        write_record(&sheets[p + 1], record->parts[p]->pdata[k], record->uid, complete);
  }
  return true;
}

enum { MOST_SHEETS = 8 };

static bool export_type(struct store *store, const struct record_type *type, const char *folder,
                        bool complete, const struct progress *progress, GError **error)
{
  struct sheet sheets[MOST_SHEETS] = { { .type = type } };
  int count = 1;
  for (; type->parts && type->parts[count - 1]; count++)
    sheets[count].type = type->parts[count - 1];
  g_assert(count <= MOST_SHEETS);
  bool done = true;
  for (int i = 0; done && i < count; i++) {
    done = sheet_open(&sheets[i], folder, sheets[i].type->name, error);
    if (done)
      write_header(&sheets[i], complete);
  }
  done = done && write_aggregates(store, sheets, complete, progress, error);
  for (int i = 0; done && i < count; i++)
    done = sheet_finish(&sheets[i], error);
  for (int i = 0; i < count; i++)
    sheet_close(&sheets[i]);
  return done;
}

/* --- history -------------------------------------------------------------------------------- */

static const char *const history_names[] = { "change_uid", "changed_at", "changed_by", "label",
                                             "kind",       "record_uid", "undoes",     "before",
                                             "after",      NULL };

static bool write_history_line(const char *const *values, void *data)
{
  struct sheet *sheet = data;
  for (int i = 0; history_names[i]; i++)
    csv_writer_text(sheet->writer, values[i]);
  csv_writer_end_row(sheet->writer);
  return true;
}

static bool export_history(struct store *store, const char *folder, long except, GError **error)
{
  struct sheet sheet = { 0 };
  if (!sheet_open(&sheet, folder, "history", error))
    return false;
  csv_writer_header(sheet.writer, history_names);
  bool done =
      history_each(store, except, write_history_line, &sheet, error) && sheet_finish(&sheet, error);
  sheet_close(&sheet);
  return done;
}

/* --- the folder ----------------------------------------------------------------------------- */

static bool check_folder(const char *folder, GError **error)
{
  if (!g_file_test(folder, G_FILE_TEST_EXISTS))
    return true;
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  if (!dir)
    return fail(error, TL_ERROR_FAILED, "%s is not a folder. Give another name.", folder);
  if (g_dir_read_name(dir) && !bundle_is(folder))
    return fail(error, TL_ERROR_REFUSED,
                "The folder %s has other files in it. Give the name of a new folder.", folder);
  return true;
}

static bool prepare_folder(const char *folder, GError **error)
{
  if (g_mkdir(folder, 0700) == 0 || errno == EEXIST)
    return true;
  return fail(error, TL_ERROR_FAILED, "The folder %s cannot be made: %s. Choose another place.",
              folder, g_strerror(errno));
}

static void write_property(struct sheet *sheet, const char *name, const char *value)
{
  csv_writer_text(sheet->writer, name);
  csv_writer_text(sheet->writer, value);
  csv_writer_end_row(sheet->writer);
}

static bool write_manifest(const char *folder, bool complete, GError **error)
{
  struct sheet sheet = { 0 };
  if (!sheet_open(&sheet, folder, "throughline", error))
    return false;
  csv_writer_header(sheet.writer, (const char *const[]){ "property", "value", NULL });
  write_property(&sheet, "layout", "1");
  write_property(&sheet, "complete", complete ? "yes" : "no");
  for (int i = 0; record_types[i]; i++) {
    const struct record_type *type = record_types[i];
    write_property(&sheet, "table", type->name);
    for (int p = 0; type->parts && type->parts[p]; p++)
      write_property(&sheet, "table", type->parts[p]->name);
  }
  return sheet_finish(&sheet, error);
}

/* Each file of from, by full name. Yours. */
static GPtrArray *files_of(const char *from)
{
  GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GDir) dir = g_dir_open(from, 0, NULL);
  for (const char *name; dir && (name = g_dir_read_name(dir));)
    g_ptr_array_add(names, g_build_filename(from, name, NULL));
  return names;
}

/* Puts what was written into its place at once; a bundle without history is to have none from
 * before. */
static bool move_all(const char *work, const char *folder, bool complete, GError **error)
{
  if (!prepare_folder(folder, error))
    return false;
  g_autoptr(GPtrArray) files = files_of(work);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *name = g_path_get_basename(files->pdata[i]);
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_rename(files->pdata[i], path) != 0)
      return fail(error, TL_ERROR_FAILED, "%s cannot be written: %s. Export again.", path,
                  g_strerror(errno));
  }
  g_autofree char *history = g_build_filename(folder, "history.csv", NULL);
  if (!complete)
    g_unlink(history);
  return true;
}

static void remove_work(const char *work)
{
  g_autoptr(GPtrArray) files = files_of(work);
  for (guint i = 0; i < files->len; i++)
    g_unlink(files->pdata[i]);
  g_rmdir(work);
}

/* A folder of its own beside folder, to be filled before anything there is touched. NULL with
 * error. Yours. */
static char *make_work(const char *folder, GError **error)
{
  g_autofree char *whole = g_canonicalize_filename(folder, NULL);
  g_autofree char *parent = g_path_get_dirname(whole);
  g_autofree char *base = g_path_get_basename(whole);
  g_autofree char *name = g_strdup_printf(".%.200s.XXXXXX", base);
  g_autofree char *work = g_build_filename(parent, name, NULL);
  if (g_mkdtemp(work))
    return g_steal_pointer(&work);
  fail(error, TL_ERROR_FAILED, "The folder %s cannot be made: %s. Choose another place.", folder,
       g_strerror(errno));
  return NULL;
}

/* The note of this very export is not in it: brought into an empty store and exported again, it is
 * the same. */
static bool write_all(struct store *store, const char *work, bool complete, long note,
                      const struct progress *progress, GError **error)
{
  for (int i = 0; record_types[i]; i++)
    if (!export_type(store, record_types[i], work, complete, progress, error))
      return false;
  return (!complete || export_history(store, work, note, error))
         && write_manifest(work, complete, error);
}

/* All of it as of one moment. */
static bool write_held(struct store *store, const char *work, bool complete, long note,
                       const struct progress *progress, GError **error)
{
  if (!store_hold(store, error))
    return false;
  bool done = write_all(store, work, complete, note, progress, error);
  store_let_go(store);
  return done;
}

/* Who took the district's data along, and when; first, so that nothing leaves without it. */
static bool note_export(struct store *store, const char *folder, bool complete, long *note,
                        GError **error)
{
  g_autofree char *whole = g_canonicalize_filename(folder, NULL);
  g_autofree char *base = g_path_get_basename(whole);
  g_autofree char *shown = text_visible(base, false);
  g_autofree char *label = g_strdup_printf("%s to %s", complete ? "Whole export" : "Export", shown);
  if (!store_log(store, label, NULL, error))
    return false;
  *note = history_written(store);
  return true;
}

bool bundle_export(struct store *store, const char *folder, bool complete,
                   const struct progress *progress, GError **error)
{
  if (complete && !store_viewer_keeps_records(store))
    return fail(error, TL_ERROR_REFUSED,
                "Only the record keeper exports private notes and history. Ask them, or leave "
                "out --complete.");
  g_autofree char *work = check_folder(folder, error) ? make_work(folder, error) : NULL;
  long note = 0;
  if (!work)
    return false;
  if (!note_export(store, folder, complete, &note, error)) {
    remove_work(work);
    return false;
  }
  /* Whole means whole: also the private notes of others than the record keeper by name. */
  g_autofree char *person = g_strdup(store_viewer(store));
  bool done = (!complete || store_set_viewer(store, NULL, error))
              && write_held(store, work, complete, note, progress, error)
              && move_all(work, folder, complete, error);
  remove_work(work);
  return (!complete || !person || store_set_viewer(store, person, done ? error : NULL)) && done;
}
