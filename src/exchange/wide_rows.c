#include "exchange/wide_rows.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_dates.h"
#include "exchange/csv_excel.h"

#include <string.h>

enum { QUOTED_COLUMNS = 60, MOST_TICKS = 64 };

struct wide_rows {
  struct import_session *session;
  const struct wide_map *map;
  struct csv_field *fields; /* a title each */
  int count;
  int *of_column; /* by column of the map: its field, or -1 */
  struct import_table *table;
  const struct csv_record *record;
  struct csv_dates *dates; /* by column of the map */
};

/* Opening ------------------------------------------------------------------------------------- */

/* A column that is not to be read need not be there. */
static void make_fields(struct wide_rows *rows)
{
  const GPtrArray *columns = rows->map->columns;
  rows->fields = g_new0(struct csv_field, (gsize)columns->len + 1);
  rows->of_column = g_new(int, (gsize)columns->len + 1);
  for (guint i = 0; i < columns->len; i++) {
    const struct wide_column *column = columns->pdata[i];
    rows->of_column[i] = -1;
    if (!column->title)
      continue;
    rows->of_column[i] = rows->count;
    rows->fields[rows->count++] =
        (struct csv_field){ .name = column->title,
                            .flags = column->field == WIDE_IGNORE ? 0 : CSV_FIELD_REQUIRED };
  }
}

/* What the file has and the map does not speak of. */
static void tell_unmapped(const struct wide_rows *rows)
{
  const struct csv_header *header = import_table_header(rows->table);
  const char *const *titles = csv_header_titles(header);
  struct import_place place = import_table_place(rows->table);
  place.line = csv_header_line(header);
  for (; *titles; titles++) {
    bool mapped = **titles == '\0';
    for (int i = 0; i < rows->count && !mapped; i++)
      mapped = g_strcmp0(csv_header_title(header, i), *titles) == 0;
    if (mapped)
      continue;
    g_autofree char *shown = text_ellipsize(*titles, QUOTED_COLUMNS);
    import_session_notice(rows->session, place,
                          "the column “%s” is not in the map and was not read", shown);
  }
}

static bool is_date(const struct wide_column *column)
{
  return column->title
         && (column->field == WIDE_TIMESTAMP || column->field == WIDE_DATE
             || column->field == WIDE_START);
}

static void look_at_dates(const struct csv_record *record, void *data)
{
  struct wide_rows *rows = data;
  for (guint i = 0; i < rows->map->columns->len; i++) {
    const char *cell =
        is_date(rows->map->columns->pdata[i]) ? record->cells[rows->of_column[i]] : NULL;
    csv_dates_count(&rows->dates[i], cell);
  }
}

/* Which reading was taken, where it is not beyond doubt. */
static void tell_dates(const struct wide_rows *rows, guint index, int sign)
{
  const struct wide_column *column = rows->map->columns->pdata[index];
  const struct csv_dates *dates = &rows->dates[index];
  g_autofree char *shown = text_ellipsize(column->title ? column->title : "", QUOTED_COLUMNS);
  g_autofree char *words = csv_dates_words(dates, sign, shown);
  if (!words)
    return;
  struct import_place place = import_table_place(rows->table);
  place.line = csv_header_line(import_table_header(rows->table));
  g_autofree char *how =
      rows->session->options->on_screen
          ? g_strdup_printf("“%s” among the columns changes that", wide_fields[WIDE_DATES].label)
          : g_strdup_printf("“,dates,,%s” in the map changes that",
                            dates->day_first[sign] ? "month first" : "day first");
  import_session_notice(rows->session, place, "%s; %s", words, how);
}

/* By the map, else by the column. */
static bool settle_dates(struct wide_rows *rows, GError **error)
{
  bool day_first = false;
  g_autofree char *said = wide_map_value(rows->map, WIDE_DATES);
  if (said && !wide_dates_words(said, &day_first))
    return fail(error, TL_ERROR_INVALID,
                "%s: “%s” is not how dates are written. Say “day first” or “month first”.",
                rows->map->name, said);
  rows->dates = g_new0(struct csv_dates, (gsize)rows->map->columns->len + 1);
  if (!import_table_look(rows->table, look_at_dates, rows, error))
    return false;
  for (guint i = 0; i < rows->map->columns->len; i++) {
    csv_dates_settle(&rows->dates[i], 1);
    for (int sign = 0; sign < CSV_DATES_SIGNS; sign++)
      if (said)
        rows->dates[i].day_first[sign] = day_first;
      else
        tell_dates(rows, i, sign);
  }
  return true;
}

/* A date is given on with its month first. */
static void turn_date(const struct wide_rows *rows, guint index, char **text)
{
  char *turned = csv_dates_turn(&rows->dates[index], *text);
  if (!turned)
    return;
  g_free(*text);
  *text = turned;
}

struct wide_rows *wide_rows_open(struct import_session *session, const char *path, GError **error)
{
  AUTO(wide_rows) struct wide_rows *rows = g_new0(struct wide_rows, 1);
  rows->session = session;
  rows->map = session->options->wide;
  make_fields(rows);
  if (rows->count == 0) {
    fail(error, TL_ERROR_INVALID, "%s: the map names no column. Add what the columns are.",
         rows->map->name);
    return NULL;
  }
  rows->table = import_table_open_titled(session, path, rows->fields, rows->count, error);
  if (!rows->table)
    return NULL;
  tell_unmapped(rows);
  if (!settle_dates(rows, error))
    return NULL;
  return g_steal_pointer(&rows);
}

void wide_rows_free(struct wide_rows *rows)
{
  g_clear_pointer(&rows->table, import_table_free);
  g_free(rows->fields);
  g_free(rows->of_column);
  g_free(rows->dates);
  g_free(rows);
}

/* What spreadsheets do to cells ---------------------------------------------------------------- */

/* A date or time that is a number of days, as forms would write it; NULL: it is none. Yours. */
static char *read_counted(enum wide_field_id field, const char *text)
{
  g_autofree char *date = csv_excel_day(text);
  g_autofree char *time = csv_excel_time(text);
  if (date && time && field != WIDE_DATE)
    return g_strdup_printf("%s %s", date, time);
  if (date)
    return g_steal_pointer(&date);
  return field == WIDE_START ? g_steal_pointer(&time) : NULL;
}

/* Why the row is refused; NULL: it has no error of a formula, or the map says what that means.
 * Yours. */
static char *error_of_row(const struct wide_rows *rows)
{
  char *fault = NULL;
  for (guint i = 0; i < rows->map->columns->len && !fault; i++) {
    const struct wide_column *column = rows->map->columns->pdata[i];
    bool known = !column->title || column->field == WIDE_IGNORE;
    const char *cell = known ? NULL : rows->record->cells[rows->of_column[i]];
    g_autofree char *text = text_clean(cell, true);
    if (text)
      wide_map_means(rows->map, column->field, column->code, text, &known);
    fault = known ? NULL : import_table_fault(rows->table, rows->of_column[i], text);
  }
  return fault;
}

static void tell_counted(const struct wide_rows *rows)
{
  for (guint i = 0; i < rows->map->columns->len; i++)
    if (is_date(rows->map->columns->pdata[i]))
      import_table_tell_day(rows->table, rows->of_column[i],
                            rows->record->cells[rows->of_column[i]]);
}

bool wide_rows_next(struct wide_rows *rows, GError **error)
{
  while ((rows->record = import_table_next(rows->table, error))) {
    g_autofree char *fault = error_of_row(rows);
    if (!fault) {
      tell_counted(rows);
      return true;
    }
    import_session_refuse(rows->session, wide_rows_place(rows), fault);
  }
  return false;
}

/* Who looks at the rows first. */
struct looker {
  struct wide_rows *rows;
  void (*look)(long line, void *data);
  void *data;
};

static void look_at_row(const struct csv_record *record, void *data)
{
  const struct looker *looker = data;
  looker->rows->record = record;
  looker->look(record->line, looker->data);
}

bool wide_rows_look(struct wide_rows *rows, void (*look)(long line, void *data), void *data,
                    GError **error)
{
  struct looker looker = { rows, look, data };
  return import_table_look(rows->table, look_at_row, &looker, error);
}

struct import_place wide_rows_place(const struct wide_rows *rows)
{
  return import_table_place(rows->table);
}

/* Values -------------------------------------------------------------------------------------- */

static bool is_of(const struct wide_column *column, enum wide_field_id field, const char *code)
{
  return column->field == field && g_strcmp0(column->code, code) == 0
         && (column->title || column->value);
}

/* Gives *text on with its month first, and as forms would write it. */
static void read_date(const struct wide_rows *rows, guint index, char **text)
{
  const struct wide_column *column = rows->map->columns->pdata[index];
  char *counted = read_counted(column->field, *text);
  if (!counted) {
    turn_date(rows, index, text);
    return;
  }
  g_free(*text);
  *text = counted;
}

/* What a row says in a column: *text, yours, or NULL. */
static bool read_column(const struct wide_rows *rows, guint index, char **text, GError **error)
{
  const struct wide_column *column = rows->map->columns->pdata[index];
  bool lines = wide_fields[column->field].flags & WIDE_TEXT;
  const char *cell = column->title ? rows->record->cells[rows->of_column[index]] : column->value;
  *text = text_clean(cell, !lines);
  if (*text && is_date(column))
    read_date(rows, index, text);
  if (!*text || (wide_fields[column->field].flags & WIDE_TICKS))
    return true;
  bool known = false;
  const char *means = wide_map_means(rows->map, column->field, column->code, *text, &known);
  if (!known)
    return true;
  if (!means) {
    wide_rows_fail_answer(rows, column->field, column->code, *text, NULL, error);
    g_clear_pointer(text, g_free);
    return false;
  }
  g_free(*text);
  *text = wide_map_ignores(means) ? NULL : g_strdup(means);
  return true;
}

/* Puts more below text, or sees that both say the same; takes more over. */
static bool join(enum wide_field_id field, char **text, char *more, GError **error)
{
  g_autofree char *second = more;
  if (!second || g_strcmp0(*text, second) == 0)
    return true;
  if (!*text) {
    *text = g_steal_pointer(&second);
    return true;
  }
  if (!(wide_fields[field].flags & WIDE_TEXT))
    return fail(error, TL_ERROR_INVALID,
                "%s is “%s” in one column and “%s” in another. Empty one of them.",
                wide_fields[field].label, *text, second);
  g_autofree char *first = *text;
  *text = g_strconcat(first, "\n", second, NULL);
  return true;
}

bool wide_rows_value(const struct wide_rows *rows, enum wide_field_id field, const char *code,
                     char **text, GError **error)
{
  bool done = true;
  *text = NULL;
  /* What holds for all rows gives way to a column that is filled. */
  for (int pass = 0; pass < 2 && done && (pass == 0 || !*text); pass++)
    for (guint i = 0; i < rows->map->columns->len && done; i++) {
      const struct wide_column *column = rows->map->columns->pdata[i];
      char *more = NULL;
      if (!is_of(column, field, code) || (column->title != NULL) != (pass == 0))
        continue;
      done = read_column(rows, i, &more, error) && join(field, text, more, error);
    }
  if (!done)
    g_clear_pointer(text, g_free);
  return done;
}

char *wide_rows_said(const struct wide_rows *rows)
{
  GString *text = g_string_new(NULL);
  for (int i = 0; i < rows->count; i++) {
    const char *cell = rows->record->cells[i];
    g_string_append_printf(text, "%s\x1f", cell ? cell : "");
  }
  return g_string_free(text, FALSE);
}

GPtrArray *wide_rows_codes(const struct wide_rows *rows, enum wide_field_id field)
{
  GPtrArray *codes = g_ptr_array_new();
  for (guint i = 0; i < rows->map->columns->len; i++) {
    const struct wide_column *column = rows->map->columns->pdata[i];
    if (column->field == field && column->code
        && !g_ptr_array_find_with_equal_func(codes, column->code, g_str_equal, NULL))
      g_ptr_array_add(codes, column->code);
  }
  g_ptr_array_add(codes, NULL);
  return codes;
}

bool wide_rows_time(const struct wide_rows *rows, struct wide_time *time, bool *given,
                    GError **error)
{
  g_autofree char *text = NULL;
  *given = false;
  if (!wide_rows_value(rows, WIDE_TIMESTAMP, NULL, &text, error))
    return false;
  *given = text;
  return !text || wide_time_parse(text, time, error);
}

/* The title of the column that has that answer. Borrowed. */
static const char *title_of(const struct wide_rows *rows, enum wide_field_id field,
                            const char *code)
{
  const char *title = NULL;
  for (guint i = 0; i < rows->map->columns->len; i++) {
    const struct wide_column *column = rows->map->columns->pdata[i];
    if (!is_of(column, field, code) || !column->title)
      continue;
    if (!title || !text_blank(rows->record->cells[rows->of_column[i]]))
      title = column->title;
  }
  return title ? title : wide_fields[field].name;
}

bool wide_rows_fail_answer(const struct wide_rows *rows, enum wide_field_id field, const char *code,
                           const char *answer, const char *allowed, GError **error)
{
  g_autofree char *shown = text_ellipsize(answer, QUOTED_COLUMNS);
  g_autofree char *title = text_ellipsize(title_of(rows, field, code), QUOTED_COLUMNS);
  if (rows->session->options->on_screen)
    return fail(error, TL_ERROR_INVALID,
                "“%s” under “%s” has no meaning so far. Go back (Esc) and give it one%s%s.", shown,
                title, allowed ? ": " : "", allowed ? allowed : "");
  return fail(error, TL_ERROR_INVALID,
              "what “%s” under “%s” means is not in the map. Add a row below that column: "
              ",,%s,MEANS%s%s (or ignore).",
              shown, title, shown, allowed ? " with one of " : "", allowed ? allowed : "");
}

/* Ticks --------------------------------------------------------------------------------------- */

/* The ends of the parts of text at its semicolons and commas. */
static int find_ends(const char *text, size_t *ends)
{
  int count = 0;
  size_t length = strlen(text);
  for (size_t i = 0; i < length && count < MOST_TICKS - 1; i++)
    if (text[i] == ';' || text[i] == ',')
      ends[count++] = i;
  ends[count++] = length;
  return count;
}

static char *part_of(const char *text, size_t from, size_t to)
{
  g_autofree char *part = g_strndup(text + from, to - from);
  return text_clean(part, true);
}

/* The answer itself may hold commas, so the longest that is known is taken. */
bool wide_rows_ticks(const char *text, const struct wide_ticks *ticks, char **unknown)
{
  size_t ends[MOST_TICKS];
  int count = find_ends(text, ends);
  size_t from = 0;
  *unknown = NULL;
  for (int i = 0; i < count; i++) {
    g_autofree char *first = part_of(text, from, ends[i]);
    int taken = first ? -1 : i;
    for (int k = count - 1; k >= i && taken < 0; k--) {
      g_autofree char *part = part_of(text, from, ends[k]);
      if (part && ticks->take(part, ticks->data))
        taken = k;
    }
    if (taken < 0) {
      *unknown = g_steal_pointer(&first);
      return false;
    }
    i = taken;
    from = ends[taken] + 1;
  }
  return true;
}
