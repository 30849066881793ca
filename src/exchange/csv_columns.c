#include "exchange/csv_columns.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_match.h"

#include <string.h>

#define MOST_LISTED 60
#define LISTED_COLUMNS 40 /* of the terminal, for one name */

/* Requests ------------------------------------------------------------------------------------ */

/* The part of `LEFT=RIGHT` before the `=`. Yours. */
static char *left_of(const char *pair)
{
  return g_strstrip(g_strndup(pair, strcspn(pair, "=")));
}

/* The part behind it, without spaces in front; borrowed. */
static const char *right_of(const char *pair)
{
  const char *right = pair + strcspn(pair, "=");
  right += *right == '=';
  return right + strspn(right, " ");
}

static int pair_count(const char *const *pairs)
{
  return pairs ? (int)g_strv_length((char **)pairs) : 0;
}

static int find_field(const struct csv_request *request, const char *name)
{
  g_autofree char *key = csv_match_key(name);
  for (int i = 0; i < request->field_count; i++) {
    g_autofree char *other = csv_match_key(request->fields[i].name);
    if (strcmp(key, other) == 0)
      return i;
  }
  return -1;
}

char *csv_columns_list(const char *const *names)
{
  GString *list = g_string_new(NULL);
  int count = 0;
  for (; *names; names++) {
    if (**names == '\0')
      continue;
    if (++count > MOST_LISTED)
      continue;
    g_autofree char *name = text_ellipsize(*names, LISTED_COLUMNS);
    const char *quote = strchr(*names, ',') ? "\"" : "";
    g_string_append_printf(list, "%s%s%s%s", list->len ? ", " : "", quote, name, quote);
  }
  if (count > MOST_LISTED)
    g_string_append_printf(list, " and %d more", count - MOST_LISTED);
  return g_string_free(list, FALSE);
}

static bool fail_field(const struct csv_request *request, const char *name, GError **error)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (int i = 0; i < request->field_count; i++)
    g_ptr_array_add(names, (char *)request->fields[i].name);
  g_ptr_array_add(names, NULL);
  g_autofree char *list = csv_columns_list((const char *const *)names->pdata);
  const char *nearest = csv_match_nearest(name, (const char *const *)names->pdata);
  if (nearest)
    return fail(error, TL_ERROR_USAGE, "there is no field \"%s\"; is %s meant? The fields are: %s",
                name, nearest, list);
  return fail(error, TL_ERROR_USAGE, "there is no field \"%s\"; the fields are: %s", name, list);
}

static bool check_map(const struct csv_request *request, const char *map, unsigned char *seen,
                      GError **error)
{
  g_autofree char *name = left_of(map);
  if (!strchr(map, '=') || *name == '\0')
    return fail(error, TL_ERROR_USAGE,
                "--map %s: write it as FIELD=COLUMN, such as \"name=School Name\"", map);
  int field = find_field(request, name);
  if (field < 0) {
    fail_field(request, name, error);
    g_prefix_error(error, "--map %s: ", map);
    return false;
  }
  if (seen[field]++)
    return fail(error, TL_ERROR_USAGE, "--map %s: %s has a column already; give it once", map,
                name);
  return true;
}

bool csv_columns_check_request(const struct csv_request *request, GError **error)
{
  g_autofree unsigned char *seen = g_new0(unsigned char, (gsize)request->field_count + 1);
  for (int i = 0; i < pair_count(request->maps); i++)
    if (!check_map(request, request->maps[i], seen, error))
      return false;
  for (int i = 0; i < pair_count(request->only); i++) {
    g_autofree char *name = left_of(request->only[i]);
    if (!strchr(request->only[i], '=') || *name == '\0')
      return fail(error, TL_ERROR_USAGE,
                  "--only %s: write it as COLUMN=VALUE, such as \"District Name=Fall River\"",
                  request->only[i]);
  }
  return true;
}

/* Finding ------------------------------------------------------------------------------------- */

/* The column with exactly this title, else the one whose key is the same, else `#3`; -1: none. */
static int find_column(const struct csv_columns *columns, const char *title)
{
  for (int i = 0; i < columns->count; i++)
    if (*title && strcmp(columns->titles[i], title) == 0)
      return i;
  g_autofree char *key = csv_match_key(title);
  for (int i = 0; i < columns->count; i++)
    if (*key && strcmp(columns->keys[i], key) == 0)
      return i;
  if (title[0] != '#' || title[1] == '\0' || strspn(title + 1, "0123456789") != strlen(title + 1))
    return -1;
  guint64 number = g_ascii_strtoull(title + 1, NULL, 10);
  return number >= 1 && number <= (guint64)columns->count ? (int)number - 1 : -1;
}

static bool is_taken(const struct csv_columns *columns, int column)
{
  for (int i = 0; i < columns->field_count; i++)
    if (columns->of_field[i] == column)
      return true;
  return false;
}

/* The column that title names, if no field has it so far. */
static int find_free(const struct csv_columns *columns, const char *title)
{
  int column = find_column(columns, title);
  return column >= 0 && !is_taken(columns, column) ? column : -1;
}

static void apply_maps(struct csv_columns *columns, const struct csv_request *request,
                       unsigned char *mapped)
{
  for (int i = 0; i < pair_count(request->maps); i++) {
    g_autofree char *name = left_of(request->maps[i]);
    int field = find_field(request, name);
    if (field < 0)
      continue;
    const char *title = right_of(request->maps[i]);
    mapped[field] = 1;
    columns->of_field[field] = *title ? find_column(columns, title) : CSV_COLUMNS_NOT_READ;
  }
}

/* The column with the title of field, the second one for the second field of that name; the last
 * there is where they are fewer. -1: none. */
static int find_titled(const struct csv_columns *columns, const struct csv_request *request,
                       int field)
{
  const char *name = request->fields[field].name;
  int column = find_column(columns, name);
  int last = column;
  for (int i = 0; i < field && column >= 0; i++) {
    if (strcmp(request->fields[i].name, name) != 0)
      continue;
    do
      column++;
    while (column < columns->count && strcmp(columns->titles[column], columns->titles[last]) != 0);
    column = column < columns->count ? column : -1;
    last = column >= 0 ? column : last;
  }
  return last;
}

/* All fields by our own names first: what another takes by a header it merely accepts is what is
 * left. */
static void find_fields(struct csv_columns *columns, const struct csv_request *request)
{
  g_autofree unsigned char *mapped = g_new0(unsigned char, (gsize)request->field_count + 1);
  apply_maps(columns, request, mapped);
  for (int i = 0; i < request->field_count; i++)
    if (!mapped[i])
      columns->of_field[i] = request->titled   ? find_titled(columns, request, i)
                             : request->single ? find_free(columns, request->fields[i].name)
                                               : find_column(columns, request->fields[i].name);
  for (int i = 0; i < request->field_count; i++) {
    const char *const *accepted = request->fields[i].accepted;
    for (; !mapped[i] && columns->of_field[i] < 0 && accepted && *accepted; accepted++)
      columns->of_field[i] = find_free(columns, *accepted);
  }
}

/* A COLUMN of `--only` may also be called by the name of the field that is read from it. */
static void find_only(struct csv_columns *columns, const struct csv_request *request)
{
  columns->only_count = pair_count(request->only);
  columns->of_only = g_new(int, (gsize)columns->only_count + 1);
  for (int i = 0; i < columns->only_count; i++) {
    g_autofree char *name = left_of(request->only[i]);
    int column = find_column(columns, name);
    int field = find_field(request, name);
    columns->of_only[i] = column < 0 && field >= 0 ? columns->of_field[field] : column;
  }
}

static void count_found(struct csv_columns *columns, const struct csv_request *request)
{
  columns->complete = true;
  for (int i = 0; i < request->field_count; i++) {
    if (columns->of_field[i] >= 0)
      columns->found++;
    else if (request->fields[i].flags & CSV_FIELD_REQUIRED)
      columns->complete = false;
  }
}

struct csv_columns *csv_columns_new(const struct csv_request *request, int count,
                                    const char *const *cells)
{
  struct csv_columns *columns = g_new0(struct csv_columns, 1);
  columns->titles = g_new0(char *, (gsize)count + 1);
  columns->keys = g_new0(char *, (gsize)count + 1);
  for (int i = 0; i < count; i++) {
    char *title = text_clean(cells[i], true);
    columns->titles[i] = title ? title : g_strdup("");
    columns->keys[i] = csv_match_key(title);
    if (title)
      columns->count = i + 1;
  }
  columns->field_count = request->field_count;
  columns->of_field = g_new(int, (gsize)request->field_count + 1);
  for (int i = 0; i < request->field_count; i++)
    columns->of_field[i] = CSV_COLUMNS_NONE;
  find_fields(columns, request);
  find_only(columns, request);
  count_found(columns, request);
  return columns;
}

void csv_columns_free(struct csv_columns *columns)
{
  if (!columns)
    return;
  g_strfreev(columns->titles);
  g_strfreev(columns->keys);
  g_free(columns->of_field);
  g_free(columns->of_only);
  g_free(columns);
}

/* Saying what is missing ---------------------------------------------------------------------- */

static bool fail_column(const struct csv_columns *columns, const char *option, const char *title,
                        GError **error)
{
  const char *const *titles = (const char *const *)columns->titles;
  g_autofree char *list = csv_columns_list(titles);
  const char *nearest = csv_match_nearest(title, titles);
  if (nearest)
    return fail(error, TL_ERROR_NOT_FOUND,
                "%sthere is no column \"%s\"; is \"%s\" meant? It has: %s", option, title, nearest,
                list);
  return fail(error, TL_ERROR_NOT_FOUND, "%sthere is no column \"%s\"; it has: %s", option, title,
              list);
}

static bool check_maps(const struct csv_columns *columns, const struct csv_request *request,
                       GError **error)
{
  for (int i = 0; i < pair_count(request->maps); i++) {
    const char *title = right_of(request->maps[i]);
    g_autofree char *option =
        request->on_screen ? g_strdup("") : g_strdup_printf("--map %s: ", request->maps[i]);
    if (*title && find_column(columns, title) < 0)
      return fail_column(columns, option, title, error);
  }
  for (int i = 0; i < columns->only_count; i++) {
    g_autofree char *title = left_of(request->only[i]);
    g_autofree char *option =
        request->on_screen ? g_strdup("") : g_strdup_printf("--only %s: ", request->only[i]);
    if (columns->of_only[i] < 0)
      return fail_column(columns, option, title, error);
  }
  return true;
}

/* True where title is likely a misspelling of a name the field goes by. */
static bool is_near_field(const struct csv_field *field, const char *key)
{
  g_autofree char *own = csv_match_key(field->name);
  if (csv_match_is_near(own, key))
    return true;
  for (const char *const *accepted = field->accepted; accepted && *accepted; accepted++) {
    g_autofree char *other = csv_match_key(*accepted);
    if (csv_match_is_near(other, key))
      return true;
  }
  return false;
}

/* The title of a column no field has that is likely this one; NULL: none. Borrowed. */
static const char *near_title(const struct csv_columns *columns, const struct csv_field *field)
{
  for (int i = 0; i < columns->count; i++)
    if (!is_taken(columns, i) && is_near_field(field, columns->keys[i]))
      return columns->titles[i];
  return NULL;
}

char *csv_columns_words(const char *name)
{
  return g_strdelimit(g_strdup(name), "_", ' ');
}

/* A required field has no column; near: the title of one that is likely meant, or NULL. */
static bool fail_missing(const struct csv_columns *columns, const struct csv_request *request,
                         const struct csv_field *field, const char *near, GError **error)
{
  g_autofree char *list = csv_columns_list((const char *const *)columns->titles);
  g_autofree char *words = csv_columns_words(field->name);
  if (request->titled)
    return fail(error, TL_ERROR_NOT_FOUND,
                "there is no column “%s”, which the map names%s%s%s. Correct the map. It has: %s",
                field->name, near ? " (is “" : "", near ? near : "", near ? "” meant?)" : "", list);
  if (request->on_screen)
    return fail(error, TL_ERROR_NOT_FOUND, "there is no column for the %s%s%s%s. It has: %s", words,
                near ? " (is “" : "", near ? near : "", near ? "” meant?)" : "", list);
  if (near)
    return fail(
        error, TL_ERROR_NOT_FOUND,
        "there is no column for %s; if \"%s\" is meant, say so by --map \"%s=%s\". It has: %s",
        field->name, near, field->name, near, list);
  return fail(error, TL_ERROR_NOT_FOUND,
              "there is no column for %s; say which it is by --map %s=COLUMN. It has: %s",
              field->name, field->name, list);
}

bool csv_columns_check(const struct csv_columns *columns, const struct csv_request *request,
                       GError **error)
{
  if (!check_maps(columns, request, error))
    return false;
  for (int i = 0; i < request->field_count && !request->lenient; i++) {
    const struct csv_field *field = &request->fields[i];
    if (columns->of_field[i] >= 0 || !(field->flags & CSV_FIELD_REQUIRED))
      continue;
    return fail_missing(columns, request, field, near_title(columns, field), error);
  }
  return true;
}

/* What `throughline list … --format csv` has besides what is read. */
static bool is_listed(const char *title)
{
  static const char *const names[] = { "uid", "status_before", "principal", "teachers", NULL };
  return g_strv_contains(names, title);
}

bool csv_columns_are_ours(const struct csv_columns *columns, const struct csv_request *request)
{
  for (int i = 0; i < columns->count; i++) {
    bool ours = is_listed(columns->titles[i]);
    for (int k = 0; k < request->field_count && !ours; k++)
      ours = strcmp(columns->titles[i], request->fields[k].name) == 0;
    if (!ours)
      return false;
  }
  return columns->count > 0 && !request->titled;
}

const char **csv_columns_unread(const struct csv_columns *columns)
{
  g_autoptr(GPtrArray) titles = g_ptr_array_new();
  for (int i = 0; i < columns->count; i++) {
    bool read = is_taken(columns, i);
    for (int k = 0; k < columns->only_count && !read; k++)
      read = columns->of_only[k] == i;
    if (!read && *columns->titles[i])
      g_ptr_array_add(titles, columns->titles[i]);
  }
  g_ptr_array_add(titles, NULL);
  return (const char **)g_ptr_array_steal(titles, NULL);
}

static void doubt_doubles(const struct csv_columns *columns, const struct csv_request *request,
                          int field, GPtrArray *doubts)
{
  int column = columns->of_field[field];
  for (int i = column + 1; column >= 0 && i < columns->count; i++)
    if (*columns->titles[i] && strcmp(columns->titles[i], columns->titles[column]) == 0) {
      g_autofree char *how =
          request->on_screen
              ? g_strdup("c shows the columns")
              : g_strdup_printf("the other by --map %s=#%d", request->fields[field].name, i + 1);
      g_ptr_array_add(doubts, g_strdup_printf("columns #%d and #%d are both called \"%s\"; the "
                                              "first is read (%s)",
                                              column + 1, i + 1, columns->titles[i], how));
    }
}

GPtrArray *csv_columns_doubts(const struct csv_columns *columns, const struct csv_request *request)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < request->field_count && !request->titled; i++) {
    const struct csv_field *field = &request->fields[i];
    doubt_doubles(columns, request, i, doubts);
    const char *near = columns->of_field[i] == CSV_COLUMNS_NONE ? near_title(columns, field) : NULL;
    if (!near)
      continue;
    g_autofree char *words = csv_columns_words(field->name);
    g_autofree char *map = g_strdup_printf("say so by --map \"%s=%s\"", field->name, near);
    g_ptr_array_add(doubts, g_strdup_printf("the column \"%s\" is not read; if %s is meant, %s",
                                            near, request->on_screen ? words : field->name,
                                            request->on_screen ? "choose it (c)" : map));
  }
  return doubts;
}
