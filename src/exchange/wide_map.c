#include "exchange/wide_map.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "exchange/csv_reader.h"
#include "model/name.h"

#include <string.h>

enum { MAP_COLUMN, MAP_FIELD, MAP_ANSWER, MAP_MEANS, MAP_CELLS };

static const char *const headers[MAP_CELLS] = { "column", "field", "answer", "means" };

/* Making -------------------------------------------------------------------------------------- */

static void free_answer(gpointer data)
{
  struct wide_answer *answer = data;
  g_free(answer->answer);
  g_free(answer->means);
  g_ptr_array_unref(answer->before);
  g_free(answer);
}

static void free_column(gpointer data)
{
  struct wide_column *column = data;
  g_free(column->title);
  g_free(column->code);
  g_free(column->value);
  g_ptr_array_unref(column->answers);
  g_free(column);
}

struct wide_map *wide_map_new(enum wide_kind kind, const char *name)
{
  struct wide_map *map = g_new0(struct wide_map, 1);
  map->kind = kind;
  map->name = g_strdup(name);
  map->columns = g_ptr_array_new_with_free_func(free_column);
  return map;
}

void wide_map_free(struct wide_map *map)
{
  if (!map)
    return;
  g_free(map->name);
  g_ptr_array_unref(map->columns);
  g_free(map);
}

struct wide_column *wide_map_add(struct wide_map *map, const char *title, enum wide_field_id field,
                                 const char *code)
{
  struct wide_column *column = g_new0(struct wide_column, 1);
  column->title = g_strdup(title);
  column->field = field;
  column->code = g_strdup(code);
  column->answers = g_ptr_array_new_with_free_func(free_answer);
  g_ptr_array_add(map->columns, column);
  return column;
}

static struct wide_answer *find_answer(const struct wide_column *column, const char *text)
{
  g_autofree char *wanted = name_search_key(text);
  struct wide_answer *near = NULL;
  for (guint i = 0; i < column->answers->len; i++) {
    struct wide_answer *answer = column->answers->pdata[i];
    if (strcmp(answer->answer, text) == 0)
      return answer;
    g_autofree char *key = name_search_key(answer->answer);
    if (!near && *wanted && strcmp(key, wanted) == 0)
      near = answer;
  }
  return near;
}

/* Each meaning is there once. */
static void keep_meaning(struct wide_answer *answer, const char *means)
{
  for (guint i = answer->before->len; means && i-- > 0;)
    if (strcmp(answer->before->pdata[i], means) == 0)
      g_ptr_array_remove_index(answer->before, i);
  if (answer->means && means && strcmp(answer->means, means) != 0
      && !wide_map_ignores(answer->means))
    g_ptr_array_insert(answer->before, 0, g_strdup(answer->means));
}

void wide_column_answer(struct wide_column *column, const char *answer, const char *means)
{
  struct wide_answer *one = find_answer(column, answer);
  if (!one) {
    one = g_new0(struct wide_answer, 1);
    one->answer = g_strdup(answer);
    one->before = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(column->answers, one);
  }
  if (column->field == WIDE_STRATEGY)
    keep_meaning(one, means);
  g_free(one->means);
  one->means = g_strdup(means);
}

/* Reading ------------------------------------------------------------------------------------- */

static bool fail_field(enum wide_kind kind, const char *text, GError **error)
{
  g_autoptr(GString) list = g_string_new(NULL);
  for (int i = 0; i < WIDE_FIELDS; i++)
    if (wide_fields[i].kinds & (1u << kind))
      g_string_append_printf(list, "%s%s%s", list->len > 0 ? ", " : "", wide_fields[i].name,
                             wide_fields[i].flags & WIDE_CODED ? ":CODE" : "");
  return fail(error, TL_ERROR_INVALID, "there is no field “%s” in %s. The fields are: %s", text,
              wide_kind_word(kind), list->str);
}

/* The field that text begins with, and the code behind its colon (yours) or NULL. */
static bool read_field(enum wide_kind kind, const char *text, enum wide_field_id *field,
                       char **code, GError **error)
{
  g_autofree char *name = g_strstrip(g_strndup(text, strcspn(text, ":")));
  const char *colon = strchr(text, ':');
  int found = -1;
  for (int i = 0; i < WIDE_FIELDS && found < 0; i++)
    if ((wide_fields[i].kinds & (1u << kind)) && g_ascii_strcasecmp(wide_fields[i].name, name) == 0)
      found = i;
  if (found < 0)
    return fail_field(kind, text, error);
  *field = (enum wide_field_id)found;
  *code = colon ? text_clean(colon + 1, true) : NULL;
  if (*code && !(wide_fields[found].flags & (WIDE_CODED | WIDE_MAY_CODE))) {
    g_clear_pointer(code, g_free);
    return fail(error, TL_ERROR_INVALID, "%s takes no code behind it. Leave “%s” out.", name,
                colon);
  }
  return true;
}

static bool take_column(struct wide_map *map, char *const *cells, long line, GError **error)
{
  enum wide_field_id field = WIDE_IGNORE;
  g_autofree char *code = NULL;
  if (!read_field(map->kind, cells[MAP_FIELD], &field, &code, error))
    return false;
  if (cells[MAP_COLUMN] && !code && (wide_fields[field].flags & WIDE_CODED))
    return fail(error, TL_ERROR_INVALID, "%s wants a code behind it: %s:CODE.",
                wide_fields[field].name, wide_fields[field].name);
  struct wide_column *column = wide_map_add(map, cells[MAP_COLUMN], field, code);
  column->line = line;
  if (cells[MAP_ANSWER])
    wide_column_answer(column, cells[MAP_ANSWER], cells[MAP_MEANS]);
  else if (cells[MAP_MEANS] && !cells[MAP_COLUMN])
    column->value = g_strdup(cells[MAP_MEANS]);
  else if (cells[MAP_MEANS])
    return fail(error, TL_ERROR_INVALID,
                "which answer means “%s”? Write it in the column answer, in a row of its own.",
                cells[MAP_MEANS]);
  return true;
}

static bool take_row(struct wide_map *map, char *const *cells, long line, GError **error)
{
  if (cells[MAP_FIELD])
    return take_column(map, cells, line, error);
  if (cells[MAP_COLUMN])
    return fail(error, TL_ERROR_INVALID,
                "what is the column “%s”? Write a field beside it, or ignore.", cells[MAP_COLUMN]);
  if (map->columns->len == 0)
    return fail(error, TL_ERROR_INVALID,
                "an answer stands above all columns. Put it below the column that it is of.");
  if (!cells[MAP_ANSWER])
    return fail(error, TL_ERROR_INVALID, "which answer means “%s”? Fill in answer.",
                cells[MAP_MEANS]);
  wide_column_answer(map->columns->pdata[map->columns->len - 1], cells[MAP_ANSWER],
                     cells[MAP_MEANS]);
  return true;
}

/* Which cell of a row each of ours is, by the header. */
static bool read_header(const struct csv_row *row, int *at, GError **error)
{
  for (int i = 0; i < MAP_CELLS; i++) {
    at[i] = -1;
    for (int k = 0; k < row->count; k++) {
      g_autofree char *title = text_clean(row->cells[k], true);
      if (title && g_ascii_strcasecmp(title, headers[i]) == 0)
        at[i] = k;
    }
    if (at[i] < 0)
      return fail(error, TL_ERROR_INVALID,
                  "a map begins with the row column,field,answer,means; there is no %s",
                  headers[i]);
  }
  return true;
}

/* A cell in one line without control characters, which no editor shows; NULL: empty. Yours. */
static char *plain(const char *cell)
{
  g_autofree char *copy = g_strdup(cell);
  for (char *at = copy; at && *at; at++)
    if (g_ascii_iscntrl(*at))
      *at = ' ';
  return text_clean(copy, true);
}

static bool take_cells(struct wide_map *map, const struct csv_row *row, const int *at,
                       GError **error)
{
  char *cells[MAP_CELLS];
  for (int i = 0; i < MAP_CELLS; i++)
    cells[i] = at[i] < row->count ? plain(row->cells[at[i]]) : NULL;
  bool blank = !cells[0] && !cells[1] && !cells[2] && !cells[3];
  bool done = blank || take_row(map, cells, row->line, error);
  for (int i = 0; i < MAP_CELLS; i++)
    g_free(cells[i]);
  return done;
}

static bool read_rows(struct wide_map *map, struct csv_reader *reader, GError **error)
{
  int at[MAP_CELLS];
  GError *problem = NULL;
  bool first = true;
  const struct csv_row *row;
  while ((row = csv_reader_next(reader, &problem))) {
    if (first ? !read_header(row, at, error) : !take_cells(map, row, at, error)) {
      g_prefix_error(error, "%s:%ld: ", csv_reader_name(reader), row->line);
      return false;
    }
    first = false;
  }
  if (problem) {
    g_propagate_error(error, problem);
    return false;
  }
  return !first
         || fail(error, TL_ERROR_INVALID,
                 "%s: is empty; a map begins with the row column,field,answer,means",
                 csv_reader_name(reader));
}

static struct wide_map *read_map(enum wide_kind kind, const char *name, struct csv_reader *reader,
                                 GError **error)
{
  AUTO(wide_map) struct wide_map *map = wide_map_new(kind, name);
  return read_rows(map, reader, error) ? g_steal_pointer(&map) : NULL;
}

/* Our own text guards what a spreadsheet would take for a formula, and so do our users' files. */
static const struct csv_options own = { .ours = true };

struct wide_map *wide_map_parse(enum wide_kind kind, const char *name, const char *text,
                                GError **error)
{
  AUTO(csv_reader)
  struct csv_reader *reader = csv_reader_open_memory(name, text, strlen(text), &own, error);
  return reader ? read_map(kind, name, reader, error) : NULL;
}

struct wide_map *wide_map_read(enum wide_kind kind, const char *path, GError **error)
{
  AUTO(csv_reader) struct csv_reader *reader = csv_reader_open(path, &own, error);
  g_autofree char *name = g_path_get_basename(path);
  if (g_str_has_suffix(name, ".csv"))
    name[strlen(name) - strlen(".csv")] = '\0';
  return reader ? read_map(kind, name, reader, error) : NULL;
}

/* Writing ------------------------------------------------------------------------------------- */

static void append_cell(GString *text, const char *cell, bool last)
{
  const char *guard = cell && cell[0] && strchr("'=+-@\t\r", cell[0]) ? "'" : "";
  if (cell && strpbrk(cell, ",\"\r\n;\t")) {
    g_auto(GStrv) parts = g_strsplit(cell, "\"", -1);
    g_autofree char *doubled = g_strjoinv("\"\"", parts);
    g_string_append_printf(text, "\"%s%s\"", guard, doubled);
  } else if (cell) {
    g_string_append_printf(text, "%s%s", guard, cell);
  }
  g_string_append_c(text, last ? '\n' : ',');
}

static void append_answer(GString *text, const char *answer, const char *means)
{
  g_string_append(text, ",,");
  append_cell(text, answer, false);
  append_cell(text, means, true);
}

char *wide_column_field(const struct wide_column *column)
{
  const char *name = wide_fields[column->field].name;
  return column->code ? g_strconcat(name, ":", column->code, NULL) : g_strdup(name);
}

char *wide_map_text(const struct wide_map *map)
{
  GString *text = g_string_new("column,field,answer,means\n");
  for (guint i = 0; i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    g_autofree char *field = wide_column_field(column);
    append_cell(text, column->title, false);
    append_cell(text, field, false);
    append_cell(text, NULL, false);
    append_cell(text, column->value, true);
    for (guint k = 0; k < column->answers->len; k++) {
      const struct wide_answer *answer = column->answers->pdata[k];
      for (guint m = answer->before->len; m-- > 0;)
        append_answer(text, answer->answer, answer->before->pdata[m]);
      append_answer(text, answer->answer, answer->means);
    }
  }
  return g_string_free(text, FALSE);
}

/* Looking up ---------------------------------------------------------------------------------- */

static struct wide_column *find_value(const struct wide_map *map, enum wide_field_id field)
{
  for (guint i = 0; i < map->columns->len; i++) {
    struct wide_column *column = map->columns->pdata[i];
    if (column->field == field && column->value)
      return column;
  }
  return NULL;
}

char *wide_map_value(const struct wide_map *map, enum wide_field_id field)
{
  const struct wide_column *column = find_value(map, field);
  return column ? g_strdup(column->value) : NULL;
}

void wide_map_set_value(struct wide_map *map, enum wide_field_id field, const char *value)
{
  struct wide_column *column = find_value(map, field);
  if (column && !value)
    g_ptr_array_remove(map->columns, column);
  if (!value)
    return;
  if (!column)
    column = wide_map_add(map, NULL, field, NULL);
  g_free(column->value);
  column->value = g_strdup(value);
}

bool wide_map_has(const struct wide_map *map, enum wide_field_id field)
{
  for (guint i = 0; i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    if (column->field == field && (column->title || column->value))
      return true;
  }
  return false;
}

static const struct wide_answer *find_meaning(const struct wide_map *map, enum wide_field_id field,
                                              const char *code, const char *answer)
{
  const struct wide_answer *found = NULL;
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < map->columns->len && !found; i++) {
      const struct wide_column *column = map->columns->pdata[i];
      bool all = !column->title && !column->value && !column->code;
      if (column->field == field && (pass == 0 ? !all && g_strcmp0(column->code, code) == 0 : all))
        found = find_answer(column, answer);
    }
  return found;
}

const char *wide_map_means(const struct wide_map *map, enum wide_field_id field, const char *code,
                           const char *answer, bool *known)
{
  const struct wide_answer *found = find_meaning(map, field, code, answer);
  *known = found;
  return found ? found->means : NULL;
}

const GPtrArray *wide_map_meant(const struct wide_map *map, const char *code, const char *answer)
{
  const struct wide_answer *found = find_meaning(map, WIDE_STRATEGY, code, answer);
  return found ? found->before : NULL;
}

bool wide_map_ignores(const char *means)
{
  return means && g_ascii_strcasecmp(means, wide_fields[WIDE_IGNORE].name) == 0;
}
