#include "document/render.h"

#include "base/error.h"
#include "base/file.h"
#include "document/csv_writer.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

/* The list of the files, which also tells a folder of ours from somebody's own. */
#define LIST_NAME "contents.csv"
#define LIST_HEADER                                                                                \
  "\xEF\xBB\xBF"                                                                                   \
  "file,title,rows\r\n"

/* A table and the section it stands in. */
struct part_table {
  const struct section *section;
  const struct table *table;
};

/* One file to write: a table, or tables of several sections that name the same file. */
struct csv_file {
  char *name;    /* `sip-items.csv` */
  GArray *parts; /* struct part_table; at least one */
};

static void csv_file_free(gpointer data)
{
  struct csv_file *file = data;
  g_free(file->name);
  g_array_unref(file->parts);
  g_free(file);
}

/* --- Which files ---------------------------------------------------------------------------- */

/* text as part of a file name: letters, digits and hyphens, at most 60. Names of people and schools
 * are never taken on trust. */
static char *file_stem(const char *text)
{
  GString *stem = g_string_new(NULL);
  for (const char *p = text ? text : ""; *p && stem->len < 60; p++) {
    if (g_ascii_isalnum(*p) || *p == '_')
      g_string_append_c(stem, g_ascii_tolower(*p));
    else if (stem->len > 0 && stem->str[stem->len - 1] != '-')
      g_string_append_c(stem, '-');
  }
  while (stem->len > 0 && stem->str[stem->len - 1] == '-')
    g_string_truncate(stem, stem->len - 1);
  if (stem->len == 0)
    g_string_append(stem, "table");
  return g_string_free(stem, FALSE);
}

static struct csv_file *find_file(const GPtrArray *files, const char *name)
{
  for (guint i = 0; i < files->len; i++) {
    struct csv_file *file = g_ptr_array_index(files, i);
    if (strcmp(file->name, name) == 0)
      return file;
  }
  return NULL;
}

static bool same_columns(const struct table *a, const struct table *b)
{
  if (a->columns->len != b->columns->len)
    return false;
  for (guint i = 0; i < a->columns->len; i++) {
    const struct table_column *one = g_ptr_array_index(a->columns, i);
    const struct table_column *other = g_ptr_array_index(b->columns, i);
    if (g_strcmp0(one->key, other->key) != 0)
      return false;
  }
  return true;
}

/* True when table may continue file: both name it themselves and have the same columns. */
static bool continues(const struct csv_file *file, const struct table *table)
{
  const struct table *first = g_array_index(file->parts, struct part_table, 0).table;
  return table->file && g_strcmp0(first->file, table->file) == 0 && same_columns(first, table);
}

static void plan_table(GPtrArray *files, const struct section *section, const struct table *table)
{
  const char *wanted = table->file ? table->file : section->file ? section->file : section->id;
  g_autofree char *stem = file_stem(wanted);
  g_autofree char *name = g_strconcat(stem, ".csv", NULL);
  struct part_table part = { section, table };
  struct csv_file *file = find_file(files, name);
  for (int number = 2; (file && !continues(file, table)) || strcmp(name, LIST_NAME) == 0;
       number++) {
    g_free(name);
    name = g_strdup_printf("%s-%d.csv", stem, number);
    file = find_file(files, name);
  }
  if (!file) {
    file = g_new0(struct csv_file, 1);
    file->name = g_steal_pointer(&name);
    file->parts = g_array_new(FALSE, FALSE, sizeof(struct part_table));
    g_ptr_array_add(files, file);
  }
  g_array_append_val(file->parts, part);
}

static GPtrArray *plan_files(const struct document *document)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(csv_file_free);
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    for (guint k = 0; k < section->blocks->len; k++) {
      const struct block *block = g_ptr_array_index(section->blocks, k);
      if (block->table && !block->paper && !section->paper)
        plan_table(files, section, block->table);
    }
  }
  return files;
}

/* --- One file ------------------------------------------------------------------------------- */

static void write_cell(struct csv_writer *writer, const struct table_column *column,
                       const struct cell *cell)
{
  g_autofree char *text = cell ? cell_plain(cell) : NULL;
  gint64 number;
  if (column->number && text && document_whole_number(text, &number))
    csv_writer_number(writer, number); /* without the commas that people read */
  else if (column->number || (cell && cell->kind == CELL_SHADE))
    csv_writer_figure(writer, text);
  else
    csv_writer_text(writer, text);
}

static void write_rows(struct csv_writer *writer, const struct part_table *part, bool with_section)
{
  const struct table *table = part->table;
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    if (with_section)
      csv_writer_text(writer, part->section->title);
    for (guint k = 0; k < table->columns->len; k++) {
      const struct cell *cell = k < row->cells->len ? g_ptr_array_index(row->cells, k) : NULL;
      write_cell(writer, g_ptr_array_index(table->columns, k), cell);
    }
    csv_writer_end_row(writer);
  }
}

static bool write_table_file(const struct csv_file *file, FILE *out, GError **error)
{
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(out);
  const struct part_table *first = &g_array_index(file->parts, struct part_table, 0);
  /* A person's page is one of many like it, even in a district that has only one. */
  bool with_section = file->parts->len > 1 || first->section->level > 1;
  if (with_section)
    csv_writer_text(writer, "section");
  for (guint i = 0; i < first->table->columns->len; i++) {
    const struct table_column *column = g_ptr_array_index(first->table->columns, i);
    csv_writer_text(writer, column->key);
  }
  csv_writer_end_row(writer);
  for (guint i = 0; i < file->parts->len; i++)
    write_rows(writer, &g_array_index(file->parts, struct part_table, i), with_section);
  return csv_writer_finish(writer, error);
}

static bool write_list(const GPtrArray *files, FILE *out, GError **error)
{
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(out);
  csv_writer_header(writer, (const char *const[]){ "file", "title", "rows", NULL });
  for (guint i = 0; i < files->len; i++) {
    const struct csv_file *file = g_ptr_array_index(files, i);
    const struct part_table *first = &g_array_index(file->parts, struct part_table, 0);
    gint64 rows = 0;
    for (guint k = 0; k < file->parts->len; k++)
      rows += g_array_index(file->parts, struct part_table, k).table->rows->len;
    const char *title = first->table->title ? first->table->title : first->section->title;
    g_autofree char *line = g_strdelimit(g_strdup(title ? title : ""), "\r\n", ' ');
    csv_writer_text(writer, file->name);
    csv_writer_text(writer, line);
    csv_writer_number(writer, rows);
    csv_writer_end_row(writer);
  }
  return csv_writer_finish(writer, error);
}

/* --- The folder ----------------------------------------------------------------------------- */

/* The names that the list in folder says are ours; NULL where there is no such list. */
static GHashTable *listed_files(const char *folder)
{
  g_autofree char *path = g_build_filename(folder, LIST_NAME, NULL);
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL) || !g_str_has_prefix(text, LIST_HEADER))
    return NULL;
  GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) lines = g_strsplit(text + strlen(LIST_HEADER), "\r\n", -1);
  for (char **line = lines; *line; line++)
    g_hash_table_add(names, g_strndup(*line, strcspn(*line, ",")));
  g_hash_table_add(names, g_strdup(LIST_NAME));
  return names;
}

/* True when folder holds nothing but what names lists; hidden files of the system do not count. */
static bool only_ours(const char *folder, GHashTable *names, GError **error)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  if (!dir)
    return fail(error, TL_ERROR_REFUSED, "The folder %s cannot be read. Choose another.", folder);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
    if (*name != '.' && !(names && g_hash_table_contains(names, name)))
      return fail(error, TL_ERROR_REFUSED,
                  "The folder %s holds other files (%s). Choose an empty or a new one.", folder,
                  name);
  return true;
}

static bool remove_stale(const char *folder, GHashTable *names, const GPtrArray *files,
                         GError **error)
{
  GHashTableIter iter;
  gpointer key = NULL;
  g_hash_table_iter_init(&iter, names);
  while (g_hash_table_iter_next(&iter, &key, NULL)) {
    const char *name = key;
    if (strcmp(name, LIST_NAME) == 0 || find_file(files, name) || strchr(name, '/')
        || !g_str_has_suffix(name, ".csv"))
      continue;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_unlink(path) != 0 && errno != ENOENT)
      return fail(error, TL_ERROR_FAILED, "%s cannot be removed (%s). Choose another folder.", path,
                  g_strerror(errno));
  }
  return true;
}

static bool prepare_folder(const char *folder, const GPtrArray *files, GError **error)
{
  if (!g_file_test(folder, G_FILE_TEST_EXISTS))
    return file_make_folder(folder, error);
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_REFUSED, "%s is not a folder. Choose another name.", folder);
  g_autoptr(GHashTable) names = listed_files(folder);
  return only_ours(folder, names, error) && (!names || remove_stale(folder, names, files, error));
}

static struct output_file *open_in(const char *folder, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  return output_file_open(path, true, error);
}

bool render_csv(const struct document *document, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) files = plan_files(document);
  if (!prepare_folder(folder, files, error))
    return false;
  /* The list first: a run that is broken off leaves a folder that the next one knows as ours. */
  AUTO(output_file) struct output_file *list = open_in(folder, LIST_NAME, error);
  if (!list || !write_list(files, output_file_stream(list), error)
      || !output_file_commit(g_steal_pointer(&list), error))
    return false;
  for (guint i = 0; i < files->len; i++) {
    const struct csv_file *file = g_ptr_array_index(files, i);
    AUTO(output_file) struct output_file *output = open_in(folder, file->name, error);
    if (!output || !write_table_file(file, output_file_stream(output), error)
        || !output_file_commit(g_steal_pointer(&output), error))
      return false;
  }
  return true;
}
