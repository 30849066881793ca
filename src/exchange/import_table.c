#include "exchange/import_table.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_dates.h"
#include "exchange/csv_excel.h"
#include "model/date.h"

#include <string.h>

enum { ROWS_A_REPORT = 256 };

struct import_table {
  struct import_session *session;
  struct csv_reader *reader;
  struct csv_header *header;
  const struct csv_field *fields;
  int field_count;
  struct csv_field *more; /* fields and months; or NULL */
  GArray *months;         /* struct import_month */
  GPtrArray *titles;      /* of the months; or NULL */
  const char *name;       /* the session's */
  long line;              /* of the row given last */
  long rows;
  struct csv_dates *dates; /* by field; NULL: none is read from a column */
  bool ignores_stray;
  bool titled;
  bool told_days;           /* that days are numbers here */
  struct csv_record record; /* the one given last, put right */
  const char **cells;       /* of it */
  GPtrArray *made;          /* cells that are not the file's */
};

/* Dates --------------------------------------------------------------------------------------- */

static bool is_date(const struct import_table *table, int field)
{
  return table->fields[field].flags & CSV_FIELD_DATE;
}

static bool has_dates(const struct import_table *table)
{
  for (int i = 0; i < table->field_count; i++)
    if (is_date(table, i) && import_table_has(table, i))
      return true;
  return false;
}

/* Looks through the file for what its dates show of their order. */
static bool settle_dates(struct import_table *table, GError **error)
{
  if (!has_dates(table))
    return true;
  GError *problem = NULL;
  const struct csv_record *record;
  table->dates = g_new0(struct csv_dates, (gsize)table->field_count);
  while ((record = csv_header_next(table->header, &problem)))
    for (int i = 0; i < table->field_count; i++)
      if (is_date(table, i))
        csv_dates_count(&table->dates[i], record->cells[i]);
  csv_dates_settle(table->dates, table->field_count);
  if (!problem && csv_header_rewind(table->header, &problem))
    return true;
  g_propagate_error(error, problem);
  return false;
}

/* Which order was taken, where it is not beyond doubt; with the month first, as is usual here, only
 * where some can only have the day first. */
static void tell_dates(struct import_table *table)
{
  struct import_place place = { table->name, csv_header_line(table->header) };
  for (int i = 0; i < table->field_count && table->dates; i++)
    for (int sign = 0; sign < CSV_DATES_SIGNS && is_date(table, i); sign++) {
      const struct csv_dates *dates = &table->dates[i];
      const char *title = csv_header_title(table->header, i);
      bool usual = !dates->day_first[sign] && dates->day[sign] == 0;
      g_autofree char *words = title && !usual ? csv_dates_words(dates, sign, title) : NULL;
      if (words)
        import_session_notice(table->session, place,
                              "%s; write dates as 2026-12-31 if they are not", words);
    }
}

static void clear_month(gpointer data)
{
  struct import_month *month = data;
  g_free(month->month);
}

/* The header of the file by fields; NULL with error. Yours. */
static struct csv_header *read_header(const struct import_table *table, GError **error)
{
  const struct import_options *options = table->session->options;
  struct csv_request request = {
    .fields = table->fields,
    .field_count = table->field_count,
    .maps = table->titled ? NULL : options->maps,
    .only = options->only,
    .on_screen = options->on_screen,
    .titled = table->titled,
  };
  return csv_header_read(table->reader, &request, error);
}

static struct import_table *open_table(struct import_session *session, const char *path,
                                       const struct csv_request *request, GError **error)
{
  struct csv_options csv = { .progress = session->options->progress };
  AUTO(import_table) struct import_table *table = g_new0(struct import_table, 1);
  table->session = session;
  table->fields = request->fields;
  table->field_count = request->field_count;
  table->titled = request->titled;
  table->months = g_array_new(FALSE, FALSE, sizeof(struct import_month));
  g_array_set_clear_func(table->months, clear_month);
  table->made = g_ptr_array_new_with_free_func(g_free);
  table->reader = csv_reader_open(path, &csv, error);
  table->header = table->reader ? read_header(table, error) : NULL;
  if (!table->header || !settle_dates(table, error))
    return NULL;
  table->name = import_session_file(session, csv_reader_name(table->reader));
  return g_steal_pointer(&table);
}

struct import_table *import_table_open(struct import_session *session, const char *path,
                                       const struct csv_field *fields, int field_count,
                                       GError **error)
{
  struct csv_request request = { .fields = fields, .field_count = field_count };
  return open_table(session, path, &request, error);
}

struct import_table *import_table_open_titled(struct import_session *session, const char *path,
                                              const struct csv_field *fields, int field_count,
                                              GError **error)
{
  struct csv_request request = { .fields = fields, .field_count = field_count, .titled = true };
  return open_table(session, path, &request, error);
}

/* What spreadsheets do to cells ---------------------------------------------------------------- */

void import_table_tell_day(struct import_table *table, int field, const char *cell)
{
  g_autofree char *date = table->told_days ? NULL : csv_excel_day(cell);
  if (!date)
    return;
  g_autofree char *shown = date_medium(date);
  import_session_notice(table->session, import_table_place(table),
                        "%s under “%s” is a date as spreadsheets count days, and was read as %s; "
                        "others are read likewise",
                        cell, csv_header_title(table->header, field), shown);
  table->told_days = true;
}

/* The cell as it is to be read, where that is not as it stands: a number of days as a date, and the
 * month first. Yours. */
static char *put_cell_right(struct import_table *table, int field, const char *cell, bool tell)
{
  char *date = csv_excel_day(cell);
  if (date && tell)
    import_table_tell_day(table, field, cell);
  return date || !table->dates ? date : csv_dates_turn(&table->dates[field], cell);
}

/* record with its dates put right, which is told where tell. Borrowed until the next. */
static const struct csv_record *put_right(struct import_table *table,
                                          const struct csv_record *record, bool tell)
{
  table->cells = g_renew(const char *, table->cells, (gsize)table->field_count + 1);
  g_ptr_array_set_size(table->made, 0);
  for (int i = 0; i < table->field_count; i++) {
    char *made = is_date(table, i) ? put_cell_right(table, i, record->cells[i], tell) : NULL;
    table->cells[i] = made ? made : record->cells[i];
    if (made)
      g_ptr_array_add(table->made, made);
  }
  table->record = (struct csv_record){ record->line, table->cells, record->fault };
  return &table->record;
}

char *import_table_fault(const struct import_table *table, int field, const char *cell)
{
  if (!csv_excel_is_error(cell))
    return NULL;
  g_autofree char *clean = text_clean(cell, true);
  return g_strdup_printf("“%s” under “%s” is an error of the spreadsheet and no value. Correct the "
                         "cell there, or empty it.",
                         clean, csv_header_title(table->header, field));
}

/* Why a row is refused that has the error of a formula in it. NULL: it has none, or a map says what
 * such a cell means. Yours. */
static char *error_of_cells(const struct import_table *table, const char *const *cells)
{
  char *fault = NULL;
  for (int i = 0; i < table->field_count && !table->titled && !table->ignores_stray && !fault; i++)
    fault = import_table_fault(table, i, cells[i]);
  return fault;
}

bool import_table_look(struct import_table *table,
                       void (*look)(const struct csv_record *record, void *data), void *data,
                       GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while ((record = csv_header_next(table->header, &problem)))
    look(put_right(table, record, false), data);
  if (!problem && csv_header_rewind(table->header, &problem))
    return true;
  g_propagate_error(error, problem);
  return false;
}

/* Months ------------------------------------------------------------------------------------- */

char *import_table_mid_year(const char *school_year)
{
  g_autofree char *today = clock_today();
  g_autofree char *month = date_month(today);
  g_autofree char *present = month_school_year(month);
  g_autofree char *july = school_year_first_month(school_year ? school_year : present);
  g_autofree char *january = july ? month_add(july, 6) : NULL;
  return january ? month_first(january) : g_steal_pointer(&today);
}

static bool is_read(const struct import_table *table, const char *title)
{
  for (int i = 0; i < table->field_count; i++)
    if (g_strcmp0(csv_header_title(table->header, i), title) == 0)
      return true;
  return false;
}

/* The columns of the header whose titles are months. */
static void find_months(struct import_table *table)
{
  const char *const *titles = csv_header_titles(table->header);
  g_autofree char *near = import_table_mid_year(NULL);
  for (int i = 0; titles[i]; i++) {
    char *month =
        *titles[i] && !is_read(table, titles[i]) ? month_parse(titles[i], near, NULL) : NULL;
    if (!month)
      continue;
    struct import_month column = { month, table->field_count + (int)table->months->len };
    g_array_append_val(table->months, column);
    g_ptr_array_add(table->titles, g_strdup(titles[i]));
  }
}

/* Reads the header again, with a field a month. */
static bool add_months(struct import_table *table, GError **error)
{
  int count = table->field_count + (int)table->months->len;
  table->more = g_new0(struct csv_field, (gsize)count);
  memcpy(table->more, table->fields, (gsize)table->field_count * sizeof *table->fields);
  for (guint i = 0; i < table->months->len; i++)
    table->more[table->field_count + (int)i].name = table->titles->pdata[i];
  table->fields = table->more;
  table->field_count = count;
  csv_header_free(table->header);
  table->header = read_header(table, error);
  return table->header;
}

struct import_table *import_table_open_months(struct import_session *session, const char *path,
                                              const struct csv_field *fields, int field_count,
                                              GError **error)
{
  struct import_table *table = import_table_open(session, path, fields, field_count, error);
  if (!table)
    return NULL;
  table->titles = g_ptr_array_new_with_free_func(g_free);
  find_months(table);
  if (table->months->len == 0 || add_months(table, error))
    return table;
  import_table_free(table);
  return NULL;
}

const GArray *import_table_months(const struct import_table *table)
{
  return table->months;
}

void import_table_free(struct import_table *table)
{
  if (table->header)
    csv_header_free(table->header);
  if (table->reader)
    csv_reader_free(table->reader);
  g_array_unref(table->months);
  g_free(table->dates);
  if (table->titles)
    g_ptr_array_unref(table->titles);
  g_free(table->more);
  g_free(table->cells);
  g_ptr_array_unref(table->made);
  g_free(table);
}

/* At the end: what the reader has noticed is for the person too. */
static void take_notices(struct import_table *table)
{
  guint first;
  /* A header that was read twice has told everything twice. */
  const GPtrArray *notices = csv_reader_notices(table->reader);
  for (guint i = 0; i < notices->len; i++)
    if (!g_ptr_array_find_with_equal_func((GPtrArray *)notices, notices->pdata[i], g_str_equal,
                                          &first)
        || first == i)
      import_session_line(table->session, IMPORT_NOTICE, g_strdup(notices->pdata[i]));
}

/* The files of a roster are empty where a district has nothing of the kind. */
static void tell_no_rows(struct import_table *table)
{
  const struct csv_counts *counts = csv_header_counts(table->header);
  struct import_place place = { table->name, csv_header_line(table->header) };
  if (counts->records + counts->others + counts->totals == 0 && !table->ignores_stray)
    import_session_notice(table->session, place,
                          "there are no rows below the header, so nothing comes in");
}

static void tell_end(struct import_table *table)
{
  take_notices(table);
  tell_no_rows(table);
  tell_dates(table);
}

static bool report(struct import_table *table, GError **error)
{
  if (table->rows++ % ROWS_A_REPORT != 0
      || progress_report(table->session->options->progress, "KB read",
                         csv_reader_position(table->reader) / 1024,
                         csv_reader_size(table->reader) / 1024))
    return true;
  return fail(error, TL_ERROR_STOPPED, "Stopped; nothing was brought in.");
}

const struct csv_record *import_table_next(struct import_table *table, GError **error)
{
  GError *problem = NULL;
  const struct csv_record *record;
  while (report(table, &problem) && (record = csv_header_next(table->header, &problem))) {
    table->line = record->line;
    g_autofree char *error_of_sheet = error_of_cells(table, record->cells);
    const char *fault = table->ignores_stray ? NULL : record->fault;
    fault = fault ? fault : error_of_sheet;
    if (!fault)
      return put_right(table, record, true);
    import_session_refuse(table->session, import_table_place(table), fault);
  }
  if (problem)
    g_propagate_error(error, problem);
  else
    tell_end(table);
  return NULL;
}

void import_table_ignore_stray(struct import_table *table)
{
  table->ignores_stray = true;
}

struct import_place import_table_place(const struct import_table *table)
{
  return (struct import_place){ table->name, table->line };
}

struct import_session *import_table_session(const struct import_table *table)
{
  return table->session;
}

bool import_table_has(const struct import_table *table, int field)
{
  return csv_header_title(table->header, field);
}

const struct csv_header *import_table_header(const struct import_table *table)
{
  return table->header;
}

/* Our own files name their records by uid; what they say besides is for readers. */
static bool is_ours(const struct import_table *table)
{
  const char *const *titles = csv_header_titles(table->header);
  while (*titles && strcmp(*titles, "uid") != 0)
    titles++;
  return *titles;
}

void import_table_tell_unread(const struct import_table *table)
{
  struct import_place place = { table->name, csv_header_line(table->header) };
  g_autofree const char **unread = csv_header_unread(table->header);
  g_autofree char *list = csv_columns_list(unread);
  if (*unread && !is_ours(table))
    import_session_notice(table->session, place, "nothing was read from %s: %s. %s",
                          unread[1] ? "these columns" : "the column", list,
                          import_session_say(table->session,
                                             "Say what one is by --map FIELD=COLUMN",
                                             "Choose what one is among the columns (c)"));
}
