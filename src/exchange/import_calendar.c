/* import calendar: one row a day, or one row from a first to a last day. */
#include "exchange/import.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/calendar_check.h"
#include "exchange/calendar_span.h"
#include "exchange/calendar_stays.h"
#include "exchange/calendar_words.h"
#include "exchange/csv_match.h"
#include "exchange/import_fields.h"
#include "exchange/import_item.h"
#include "exchange/import_table.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum column { DAY, LAST, KIND, NOTE, COLUMN_COUNT };
enum {
  MOST_DAYS = 120, /* in a row; a whole summer is none of a school year's */
  QUOTE_COLUMNS = 60
};

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Titles under which a day is called by name. */
#define NAMES                                                                                      \
  ACCEPT("Description", "Event", "Event Name", "Event Title", "Title", "Subject", "Summary",       \
         "Name", "Holiday", "Occasion", "Reason", "Notes", "Comment", "Comments")

static const struct csv_field columns[COLUMN_COUNT] = {
  [DAY] = { "date",
            ACCEPT("first_on", "day_on", "First day", "Start Date", "Start", "From", "Day",
                   "Begin Date", "Begins", "Begin", "First Date"),
            CSV_FIELD_REQUIRED | CSV_FIELD_DATE },
  [LAST] = { "last_on",
             ACCEPT("Last day", "End Date", "End", "Until", "To", "Through", "Ends", "Last Date",
                    "Thru"),
             CSV_FIELD_DATE },
  [KIND] = { "kind",
             ACCEPT("Type", "Category", "Day Type", "Type of Day", "Kind of Day", "Event Type",
                    "Event Category", "Day Kind"),
             CSV_FIELD_REQUIRED },
  [NOTE] = { "note", NAMES, 0 },
};

const struct import_fields import_fields_calendar = { columns, COLUMN_COUNT, &record_school_year,
                                                      NULL,    NULL,         false };

struct days {
  struct import_session session;
  struct import_table *table;
  struct import_items *years;
  struct calendar_check *check;
  struct calendar_stays *stays;
  GHashTable *told;  /* words that were read as another kind, told once */
  char *school_year; /* the one that dates with a year are of; NULL: there are none */
  bool many_years;   /* they are of several */
};

static char *caption(const struct import_session *session, const struct record *year)
{
  (void)session;
  return g_strdup_printf("Calendar of %s", record_get(year, "code"));
}

static struct import_item *year_of(const struct days *days, const char *date, GError **error)
{
  g_autofree char *month = date_month(date);
  g_autofree char *code = month_school_year(month);
  for (guint i = 0; i < days->years->list->len; i++) {
    struct import_item *item = days->years->list->pdata[i];
    if (g_strcmp0(record_get(item->record, "code"), code) == 0)
      return item;
  }
  fail(error, TL_ERROR_NOT_FOUND,
       "The calendar of %s is not entered yet. Enter its first and last day under Records, "
       "Calendar (n), then bring this in again.",
       code);
  return NULL;
}

static void set_day(struct days *days, struct import_item *year, const struct record *row)
{
  const char *date = record_get(row, "day_on");
  struct record *day = record_find_part(year->record, &record_calendar_day, "day_on", date);
  if (!day)
    day = record_add_part(year->record, &record_calendar_day);
  import_item_merge(day, row);
  import_item_want(year, import_table_place(days->table));
}

/* Notes of which school year the file is: a fourth of July stands on the calendar of the year that
 * it ends too. */
static void note_year(struct days *days, const char *date)
{
  g_autofree char *month = date_month(date);
  if (g_str_has_suffix(month, "-07"))
    return;
  g_autofree char *code = month_school_year(month);
  if (!days->school_year)
    days->school_year = g_steal_pointer(&code);
  else if (strcmp(days->school_year, code) != 0)
    days->many_years = true;
}

/* The first day that a cell says with its year. Yours; NULL where it has none. */
static char *dated(const char *cell)
{
  AUTO(calendar_span) struct calendar_span *span = calendar_span_read(cell);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  if (span && span->has_year)
    calendar_span_days(span, NULL, &first, &last, NULL);
  if (span)
    return g_steal_pointer(&first);
  char *date = date_parse(cell, NULL, NULL);
  bool range = !date && cell && calendar_words_range(cell, &first, &last);
  return range ? date_parse(first, NULL, NULL) : date;
}

static void look(const struct csv_record *record, void *data)
{
  static const enum column cells[] = { DAY, LAST };
  for (size_t i = 0; i < G_N_ELEMENTS(cells); i++) {
    g_autofree char *date = dated(record->cells[cells[i]]);
    if (date)
      note_year(data, date);
  }
}

/* That of days without a year: the file's by its other days, else the only one that is entered;
 * NULL where it cannot be known. */
static const char *school_year_of_file(const struct days *days)
{
  if (days->many_years || days->school_year)
    return days->many_years ? NULL : days->school_year;
  const GPtrArray *years = days->years->list;
  const struct import_item *only = years->len == 1 ? years->pdata[0] : NULL;
  return only ? record_get(only->record, "code") : NULL;
}

static void tell_weekend(struct days *days, const char *first, const char *last)
{
  g_autofree char *from = date_medium(first);
  g_autofree char *to = date_medium(last);
  import_session_notice(&days->session, import_table_place(days->table),
                        "%s to %s is a weekend, without school anyway: nothing was entered. Give "
                        "a Saturday or Sunday with school as a single day",
                        from, to);
}

/* The days from that of row to last: weekdays, and of one day that day. All of them or none. */
static bool set_days(struct days *days, struct record *row, const char *last, GError **error)
{
  g_autofree char *first = g_strdup(record_get(row, "day_on"));
  int count = date_difference(first, last) + 1;
  if (count < 1)
    return fail(error, TL_ERROR_INVALID, "The last day, %s, is before the first, %s.", last, first);
  if (count > MOST_DAYS)
    return fail(error, TL_ERROR_INVALID, "%d days in one row are too many (at most %d).", count,
                MOST_DAYS);
  if (!year_of(days, first, error) || !year_of(days, last, error))
    return false;
  int entered = 0;
  for (int i = 0; i < count; i++) {
    g_autofree char *day = date_add(first, i);
    if (count > 1 && date_weekday(day) > 5)
      continue;
    record_set(row, "day_on", day);
    set_day(days, year_of(days, day, NULL), row);
    entered++;
  }
  if (entered == 0)
    tell_weekend(days, first, last);
  return true;
}

/* The kind as our choices have it, else as lists of days call it. */
static bool set_kind(struct days *days, struct record *row, const char *cell, GError **error)
{
  if (import_item_set(row, "kind", cell, NULL))
    return true;
  bool surely = true;
  const char *kind = calendar_words_kind(cell, &surely);
  g_autofree char *said = kind && !surely ? text_clean(cell, true) : NULL;
  if (said && g_hash_table_add(days->told, g_utf8_casefold(said, -1))) {
    g_autofree char *given = text_ellipsize(said, QUOTE_COLUMNS);
    import_session_notice(&days->session, import_table_place(days->table),
                          "“%s” was read as %s. If it is not, put it right on the calendar", given,
                          choice_label(calendar_kind_choices, kind));
  }
  return import_item_set(row, "kind", kind ? kind : cell, error);
}

static bool fail_year(const char *cell, GError **error)
{
  return fail(error, TL_ERROR_INVALID,
              "%s has no year, and of which school year it is cannot be told. Write the year "
              "behind it: Nov 25-27, 2026.",
              cell);
}

/* The day of a cell. One without a year is told, with that of which it was taken. */
static bool set_day_of(struct days *days, struct record *row, const char *cell, GError **error)
{
  if (!calendar_span_is_yearless(cell))
    return import_item_set(row, "day_on", cell, error);
  const char *school_year = school_year_of_file(days);
  if (!school_year)
    return fail_year(cell, error);
  g_autofree char *date = calendar_span_yearless(cell, school_year);
  g_autofree char *shown = date ? date_medium(date) : NULL;
  if (date)
    import_session_notice(&days->session, import_table_place(days->table),
                          "%s has no year and was read as %s", cell, shown);
  return import_item_set(row, "day_on", date ? date : cell, error);
}

/* Days in a row that one cell has. Where it has no year, which one was taken is told. */
static bool set_span(struct days *days, struct record *row, struct record *end,
                     const struct calendar_span *span, const char *cell, GError **error)
{
  const char *school_year = span->has_year ? NULL : school_year_of_file(days);
  if (!span->has_year && !school_year)
    return fail_year(cell, error);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  if (!calendar_span_days(span, school_year, &first, &last, error))
    return false;
  record_set(row, "day_on", first);
  record_set(end, "day_on", last);
  if (span->has_year)
    return true;
  g_autofree char *from = date_medium(first);
  g_autofree char *to = date_medium(last);
  import_session_notice(&days->session, import_table_place(days->table),
                        "%s has no year and was read as %s to %s", cell, from, to);
  return true;
}

/* The ends of days in a row in one cell that are whole dates. */
static bool set_range(struct days *days, struct record *row, struct record *end, const char *cell,
                      GError **error)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  if (import_item_set(row, "day_on", cell, NULL) || !calendar_words_range(cell, &first, &last))
    return set_day_of(days, row, cell, error);
  return import_item_set(row, "day_on", first, error)
         && import_item_set(end, "day_on", last, error);
}

/* The day, or the first and last, which may stand in one cell: looked for first there, as Nov 25-27
 * would be a day of 2027 too. */
static bool set_dates(struct days *days, struct record *row, struct record *end,
                      const char *const *cells, GError **error)
{
  AUTO(calendar_span) struct calendar_span *span = calendar_span_read(cells[DAY]);
  AUTO(calendar_span) struct calendar_span *behind = calendar_span_read(cells[LAST]);
  const char *several = cells[span ? DAY : LAST];
  g_autofree char *clean = span || behind ? text_clean(several, true) : NULL;
  g_autofree char *given = clean ? text_ellipsize(clean, QUOTE_COLUMNS) : NULL;
  if (given && !text_blank(cells[DAY]) && !text_blank(cells[LAST]))
    return fail(error, TL_ERROR_INVALID,
                "%s is several days, and there is another date beside it. Give the first day and "
                "the last, each in its own column.",
                given);
  if (span)
    return set_span(days, row, end, span, given, error);
  if (!text_blank(cells[DAY]) && text_blank(cells[LAST]))
    return set_range(days, row, end, cells[DAY], error);
  return set_day_of(days, row, cells[DAY], error) && set_day_of(days, end, cells[LAST], error);
}

/* The note; where the file has none beside it, what the column of the kind calls the day. */
static bool set_note(const struct days *days, struct record *row, const char *const *cells,
                     GError **error)
{
  AUTO(record) struct record *plain = record_new(&record_calendar_day);
  const char *title = csv_header_title(import_table_header(days->table), KIND);
  g_autofree char *key = csv_match_key(title);
  const char *words = cells[NOTE];
  for (const char *const *name = columns[NOTE].accepted;
       *name && !import_table_has(days->table, NOTE); name++) {
    g_autofree char *other = csv_match_key(*name);
    if (strcmp(key, other) == 0 && !import_item_set(plain, "kind", cells[KIND], NULL))
      words = cells[KIND];
  }
  return import_item_set(row, "note", words, error);
}

/* What the row says of the ends of its school year, by its kind or its name. */
static enum calendar_words_end end_of(const char *const *cells, const char *kind)
{
  enum calendar_words_end end = calendar_words_end(cells[KIND]);
  bool named = end == CALENDAR_WORDS_NO_END && cells[NOTE]
               && (strcmp(kind, "school") == 0 || strcmp(kind, "half") == 0);
  return named ? calendar_words_end(cells[NOTE]) : end;
}

static void note_row(struct days *days, const struct record *row, const char *first,
                     const char *last, const char *const *cells)
{
  const char *kind = record_get(row, "kind");
  struct calendar_row said = {
    .where = import_table_place(days->table),
    .year = year_of(days, first, NULL),
    .first = first,
    .last = last,
    .kind = kind,
    .end = strcmp(first, last) == 0 ? end_of(cells, kind) : CALENDAR_WORDS_NO_END,
  };
  calendar_check_note(days->check, &said);
}

static bool take_row(struct days *days, const char *const *cells, GError **error)
{
  AUTO(record) struct record *row = record_new(&record_calendar_day);
  AUTO(record) struct record *end = record_new(&record_calendar_day);
  if (!set_dates(days, row, end, cells, error))
    return false;
  g_autofree char *first = g_strdup(record_get(row, "day_on"));
  g_autofree char *last = g_strdup(record_get(record_get(end, "day_on") ? end : row, "day_on"));
  bool known = set_kind(days, row, cells[KIND], error);
  if (first && last)
    calendar_stays_note(days->stays, first, last, record_get(row, "kind"));
  if (!known || !set_note(days, row, cells, error))
    return false;
  if (!first || !record_get(row, "kind"))
    return fail(error, TL_ERROR_INVALID,
                "A row needs a date and a kind: vacation, holiday, snow "
                "day, no school, half day or school day.");
  if (!set_days(days, row, last, error))
    return false;
  note_row(days, row, first, last, cells);
  return true;
}

static bool read_rows(struct days *days, GError **error)
{
  GError *problem = NULL;
  if (!import_table_look(days->table, look, days, error))
    return false;
  const struct csv_record *record;
  while ((record = import_table_next(days->table, &problem)))
    if (!take_row(days, record->cells, &problem)
        && !import_session_settle(&days->session, import_table_place(days->table),
                                  g_steal_pointer(&problem), error))
      return false;
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

static bool run(struct days *days, const char *path, GError **error)
{
  struct import_session *session = &days->session;
  days->table = import_table_open(session, path, columns, COLUMN_COUNT, error);
  if (!days->table || !import_session_begin(session, "Bring in the school calendar", error))
    return false;
  import_session_tally(session, &record_school_year);
  days->years = import_items_load(session, &record_school_year, caption, error);
  if (!days->years || !read_rows(days, error))
    return false;
  calendar_check_settle(days->check);
  calendar_stays_tell(days->stays, session, days->years->list,
                      (struct import_place){ import_table_place(days->table).file, 0 });
  import_table_tell_unread(days->table);
  return import_items_save(days->years, error);
}

bool import_calendar(struct store *store, const char *path, const struct import_options *options,
                     struct import_result *result, GError **error)
{
  struct days days = { 0 };
  import_session_init(&days.session, store, options, result);
  days.check = calendar_check_new(&days.session);
  days.stays = calendar_stays_new();
  days.told = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  bool done = run(&days, path, error);
  calendar_check_free(days.check);
  calendar_stays_free(days.stays);
  g_hash_table_unref(days.told);
  g_clear_pointer(&days.years, import_items_free);
  g_clear_pointer(&days.table, import_table_free);
  g_free(days.school_year);
  return import_session_end(&days.session, done, error);
}
