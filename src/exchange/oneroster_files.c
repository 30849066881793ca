#include "exchange/oneroster_files.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_match.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

struct oneroster_files {
  struct import_session *session;
  GHashTable *paths; /* name in small letters → path */
  char *source;
};

/* Finding ------------------------------------------------------------------------------------- */

static const char *path_of(const struct oneroster_files *files, const char *name)
{
  g_autofree char *key = name ? g_ascii_strdown(name, -1) : NULL;
  return key ? g_hash_table_lookup(files->paths, key) : NULL;
}

bool oneroster_files_has(const struct oneroster_files *files, const char *name)
{
  return path_of(files, name);
}

const char *oneroster_files_source(const struct oneroster_files *files)
{
  return files->source;
}

static bool find_files(struct oneroster_files *files, const char *folder, GError **error)
{
  g_autoptr(GError) problem = NULL;
  g_autoptr(GDir) directory = g_dir_open(folder, 0, &problem);
  if (!g_file_test(folder, G_FILE_TEST_EXISTS))
    return fail(error, TL_ERROR_NOT_FOUND, "There is no folder or ZIP file %s.", folder);
  if (!directory)
    return fail(error, TL_ERROR_NOT_FOUND, "%s", problem->message);
  for (const char *name; (name = g_dir_read_name(directory));)
    g_hash_table_insert(files->paths, g_ascii_strdown(name, -1),
                        g_build_filename(folder, name, NULL));
  static const char *const known[] = { "orgs.csv",   "users.csv",   "roles.csv", "classes.csv",
                                       "school.csv", "teacher.csv", NULL };
  for (int i = 0; known[i]; i++)
    if (oneroster_files_has(files, known[i]))
      return true;
  return fail(
      error, TL_ERROR_NOT_FOUND,
      "%s is no roster: it has neither orgs.csv nor users.csv (OneRoster, School Data Sync). "
      "Name the folder or ZIP file that holds them.",
      folder);
}

/* The manifest -------------------------------------------------------------------------------- */

static bool take_property(const struct import_table *table, const char *const *cells, void *data,
                          GError **error)
{
  (void)table;
  (void)error;
  struct oneroster_files *files = data;
  g_autofree char *key = csv_match_key(cells[0]);
  char *value = text_clean(cells[1], true);
  if (strcmp(key, "sourcesystemcode") != 0 || !value) {
    g_free(value);
    return true;
  }
  g_free(files->source);
  files->source = value;
  return true;
}

static bool read_manifest(struct oneroster_files *files, GError **error)
{
  static const struct csv_field fields[] = { { .name = "propertyName" }, { .name = "value" } };
  static const struct oneroster_table manifest = { "manifest.csv", NULL, fields,
                                                   G_N_ELEMENTS(fields), take_property };
  return oneroster_files_read(files, &manifest, files, error);
}

struct oneroster_files *oneroster_files_open(struct import_session *session, const char *folder,
                                             GError **error)
{
  AUTO(oneroster_files) struct oneroster_files *files = g_new0(struct oneroster_files, 1);
  files->session = session;
  files->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  files->source = g_strdup("oneroster");
  if (!find_files(files, folder, error) || !read_manifest(files, error))
    return NULL;
  return g_steal_pointer(&files);
}

void oneroster_files_free(struct oneroster_files *files)
{
  g_hash_table_unref(files->paths);
  g_free(files->source);
  g_free(files);
}

/* Reading ------------------------------------------------------------------------------------- */

/* The same fields, none required: so that a misspelt one can be looked for. Yours. */
static struct csv_field *optional_fields(const struct oneroster_table *table)
{
  struct csv_field *fields = g_new(struct csv_field, (gsize)table->field_count);
  memcpy(fields, table->fields, (gsize)table->field_count * sizeof *fields);
  for (int i = 0; i < table->field_count; i++)
    fields[i].flags &= ~(unsigned)CSV_FIELD_REQUIRED;
  return fields;
}

static bool is_read(const struct csv_header *header, int field_count, const char *title)
{
  for (int i = 0; i < field_count; i++)
    if (g_strcmp0(csv_header_title(header, i), title) == 0)
      return true;
  return false;
}

/* The number of the column, not otherwise read, whose title is nearly name; 0: none. */
static int near_column(const struct csv_header *header, int field_count, const char *name)
{
  const char *const *titles = csv_header_titles(header);
  g_autofree char *key = csv_match_key(name);
  for (int i = 0; titles[i]; i++) {
    g_autofree char *title = csv_match_key(titles[i]);
    if (*title && !is_read(header, field_count, titles[i]) && csv_match_is_near(key, title))
      return i + 1;
  }
  return 0;
}

/* Opens a file with fields of our own choice; maps is borrowed for as long as it is read. */
static struct import_table *open_with(struct oneroster_files *files, const char *path,
                                      const struct csv_field *fields, int count, char **maps,
                                      GError **error)
{
  struct import_session *session = files->session;
  const struct import_options *options = session->options;
  struct import_options mapped = *options;
  mapped.maps = (const char *const *)maps;
  mapped.only = NULL;
  session->options = &mapped;
  struct import_table *rows = import_table_open(session, path, fields, count, error);
  session->options = options;
  return rows;
}

/* `FIELD=#3` for each required field whose column is misspelt. NULL-terminated. Yours. NULL with
 * error where the file cannot be read. */
static char **find_misspelt(struct oneroster_files *files, const struct oneroster_table *table,
                            const char *path, GError **error)
{
  g_autofree struct csv_field *fields = optional_fields(table);
  g_autoptr(GPtrArray) maps = g_ptr_array_new_null_terminated(4, g_free, TRUE);
  AUTO(import_table)
  struct import_table *rows = open_with(files, path, fields, table->field_count, NULL, error);
  if (!rows)
    return NULL;
  const struct csv_header *header = import_table_header(rows);
  for (int i = 0; i < table->field_count; i++) {
    bool wanted = (table->fields[i].flags & CSV_FIELD_REQUIRED) && !import_table_has(rows, i);
    int column = wanted ? near_column(header, table->field_count, fields[i].name) : 0;
    if (column > 0)
      g_ptr_array_add(maps, g_strdup_printf("%s=#%d", fields[i].name, column));
  }
  return (char **)g_ptr_array_steal(maps, NULL);
}

/* Opens a file; where a required column is missing, with the columns that are nearly called so.
 * *maps is the caller's to free when all is read. */
static struct import_table *open_table(struct oneroster_files *files,
                                       const struct oneroster_table *table, const char *path,
                                       char ***maps, GError **error)
{
  g_autoptr(GError) problem = NULL;
  struct import_table *rows =
      open_with(files, path, table->fields, table->field_count, NULL, &problem);
  if (rows)
    return rows;
  if (!error_is(problem, TL_ERROR_NOT_FOUND)) {
    g_propagate_error(error, g_steal_pointer(&problem));
    return NULL;
  }
  *maps = find_misspelt(files, table, path, error);
  if (!*maps)
    return NULL;
  rows = open_with(files, path, table->fields, table->field_count, *maps, error);
  g_autofree char *list = g_strjoinv(", ", *maps);
  if (rows)
    import_session_notice(files->session, import_table_place(rows),
                          "a misspelt title was taken for what it is near to: %s", list);
  return rows;
}

static bool read_rows(struct oneroster_files *files, struct import_table *rows,
                      const struct oneroster_table *table, void *data, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  import_table_ignore_stray(rows);
  while ((record = import_table_next(rows, &problem)))
    if (!table->row(rows, record->cells, data, &problem)
        && !import_session_settle(files->session, import_table_place(rows),
                                  g_steal_pointer(&problem), error))
      return false;
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

/* True for a file with nothing in it, not even a header: some systems write those. */
static bool is_empty(struct oneroster_files *files, const char *path)
{
  GStatBuf about;
  if (g_stat(path, &about) != 0 || !S_ISREG(about.st_mode) || about.st_size > 3)
    return false;
  struct import_place place = { import_session_file(files->session, path), 0 };
  import_session_notice(files->session, place, "has nothing in it, not even a header");
  return true;
}

bool oneroster_files_read(struct oneroster_files *files, const struct oneroster_table *table,
                          void *data, GError **error)
{
  g_auto(GStrv) maps = NULL;
  const char *path = path_of(files, table->name);
  if (!path)
    path = path_of(files, table->also);
  if (!path || is_empty(files, path))
    return true;
  AUTO(import_table) struct import_table *rows = open_table(files, table, path, &maps, error);
  return rows && read_rows(files, rows, table, data, error);
}
