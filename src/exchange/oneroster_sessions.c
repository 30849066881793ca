#include "exchange/oneroster_sessions.h"

#include "base/error.h"
#include "exchange/csv_match.h"
#include "exchange/import_item.h"
#include "exchange/oneroster_words.h"
#include "model/date.h"
#include "model/tables.h"
#include "sample/typical_year.h"

#include <string.h>

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

enum column { STATUS, TYPE, START, END, COLUMN_COUNT };

static const struct csv_field columns[COLUMN_COUNT] = {
  [STATUS] = { .name = "status" },
  [TYPE] = { "type", ACCEPT("sessionType"), CSV_FIELD_REQUIRED },
  [START] = { "startDate", ACCEPT("start", "beginDate"), CSV_FIELD_REQUIRED },
  [END] = { "endDate", ACCEPT("end"), CSV_FIELD_REQUIRED },
};

enum {
  MOST_DAYS =
      330, /* of a year of school, from its first to its last day; longer is the calendar's */
};

/* A school year of the roster. */
struct year {
  char *code;
  struct record *row;        /* of school_year; NULL: only its terms so far */
  struct import_place place; /* of row */
  char *first, *last;        /* of its terms; or NULL */
};

struct sessions {
  struct import_session *session;
  struct import_items *items;
  GPtrArray *years; /* struct year *, in order */
};

static void free_year(gpointer data)
{
  struct year *year = data;
  if (year->row)
    record_free(year->row);
  g_free(year->code);
  g_free(year->first);
  g_free(year->last);
  g_free(year);
}

static char *caption(const struct import_session *session, const struct record *year)
{
  (void)session;
  const char *code = record_get(year, "code");
  return g_strdup(code ? code : "");
}

/* The school year of that code that the store has; NULL: none. Borrowed. */
static struct import_item *known(const struct sessions *sessions, const char *code)
{
  for (guint i = 0; i < sessions->items->list->len; i++) {
    struct import_item *item = sessions->items->list->pdata[i];
    if (item->before && g_strcmp0(record_get(item->record, "code"), code) == 0)
      return item;
  }
  return NULL;
}

static struct year *year_of(struct sessions *sessions, const char *code)
{
  for (guint i = 0; i < sessions->years->len; i++) {
    struct year *year = sessions->years->pdata[i];
    if (strcmp(year->code, code) == 0)
      return year;
  }
  struct year *year = g_new0(struct year, 1);
  year->code = g_strdup(code);
  g_ptr_array_add(sessions->years, year);
  return year;
}

static bool is_long(const char *first, const char *last)
{
  return date_difference(first, last) > MOST_DAYS;
}

/* Rows --------------------------------------------------------------------------------------- */

/* Of several that run from that July to June the first that can be days of school counts. */
static void take_year(struct year *year, struct record *row, struct import_place place)
{
  if (year->row && !is_long(record_get(year->row, "first_on"), record_get(year->row, "last_on"))) {
    record_free(row);
    return;
  }
  if (year->row)
    record_free(year->row);
  year->row = row;
  year->place = place;
}

/* Summer school is no part of the year that it is counted to. */
static bool is_summer(const char *first, const char *last)
{
  const char *month = first + strlen("2026-");
  return (g_str_has_prefix(month, "06") || g_str_has_prefix(month, "07"))
         && date_difference(first, last) < 80;
}

static void take_term(struct year *year, const char *first, const char *last)
{
  if (is_summer(first, last))
    return;
  if (!year->first || strcmp(first, year->first) < 0) {
    g_free(year->first);
    year->first = g_strdup(first);
  }
  if (!year->last || strcmp(last, year->last) > 0) {
    g_free(year->last);
    year->last = g_strdup(last);
  }
}

/* The dates of a row, with the school year that they are in. NULL with error. Yours. */
static struct record *read_dates(const char *const *cells, GError **error)
{
  AUTO(record) struct record *row = record_new(&record_school_year);
  if (!import_item_set(row, "first_on", cells[START], error)
      || !import_item_set(row, "last_on", cells[END], error))
    return NULL;
  const char *first = record_get(row, "first_on");
  if (!first) {
    fail(error, TL_ERROR_INVALID, "startDate is missing. Fill it in.");
    return NULL;
  }
  g_autofree char *month = date_month(first);
  g_autofree char *code = month_school_year(month);
  record_set(row, "code", code);
  return import_item_check(row, error) ? g_steal_pointer(&row) : NULL;
}

static bool take_row(const struct import_table *table, const char *const *cells, void *data,
                     GError **error)
{
  static const char *const terms[] = { "term", "semester", "trimester", "quarter", NULL };
  struct sessions *sessions = data;
  g_autofree char *type = csv_match_key(cells[TYPE]);
  bool is_year = strcmp(type, "schoolyear") == 0;
  if ((!is_year && !g_strv_contains(terms, type)) || oneroster_words_is_gone(cells[STATUS]))
    return true;
  AUTO(record) struct record *row = read_dates(cells, error);
  if (!row)
    return false;
  struct year *year = year_of(sessions, record_get(row, "code"));
  if (is_year)
    take_year(year, g_steal_pointer(&row), import_table_place(table));
  else
    take_term(year, record_get(row, "first_on"), record_get(row, "last_on"));
  return true;
}

/* The calendar ------------------------------------------------------------------------------- */

static void tell_unknown_days(struct sessions *sessions, const struct year *year)
{
  g_autofree char *first = date_medium(record_get(year->row, "first_on"));
  g_autofree char *last = date_medium(record_get(year->row, "last_on"));
  import_session_notice(sessions->session, year->place,
                        "%s runs from %s to %s here, which is the whole year and not its days of "
                        "school, and no terms say more; the calendar stays as it is. Enter the "
                        "first and last day of school in Records",
                        year->code, first, last);
}

/* Whether the row of year has its days of school, or its terms say them: then it has them now. */
static bool settle_days(struct year *year)
{
  if (!is_long(record_get(year->row, "first_on"), record_get(year->row, "last_on")))
    return true;
  if (!year->first || is_long(year->first, year->last))
    return false;
  record_set(year->row, "first_on", year->first);
  record_set(year->row, "last_on", year->last);
  return true;
}

static bool same_dates(const struct record *a, const struct record *b)
{
  return g_strcmp0(record_get(a, "first_on"), record_get(b, "first_on")) == 0
         && g_strcmp0(record_get(a, "last_on"), record_get(b, "last_on")) == 0;
}

/* What was entered in a calendar stays, and one that differs is told; one that is as it was made
 * takes the dates of the roster. */
static void compare_year(struct sessions *sessions, struct import_item *there,
                         const struct year *year)
{
  if (same_dates(there->record, year->row))
    return;
  const char *first_on = record_get(year->row, "first_on");
  const char *last_on = record_get(year->row, "last_on");
  g_autofree char *first = date_medium(first_on);
  g_autofree char *last = date_medium(last_on);
  if (!typical_year_is(there->before)) {
    import_session_notice(sessions->session, year->place,
                          "%s is in the calendar already and stays as it is; here it runs from %s "
                          "to %s. Change it in Records where that is right",
                          year->code, first, last);
    return;
  }
  typical_year_move(there->record, first_on, last_on);
  import_item_want(there, year->place);
  import_session_notice(sessions->session, year->place,
                        "%s now runs from %s to %s, as here: nothing had been entered in its "
                        "calendar. Look in Records whether its days without school are right",
                        year->code, first, last);
}

static void add_year(struct sessions *sessions, const struct year *year)
{
  struct import_item *item = import_items_add(sessions->items);
  import_item_merge(item->record, year->row);
  import_item_want(item, year->place);
}

static void settle_year(struct sessions *sessions, struct year *year)
{
  if (!year->row)
    return;
  struct import_item *there = known(sessions, year->code);
  if (!settle_days(year)) {
    if (!there)
      tell_unknown_days(sessions, year);
  } else if (there)
    compare_year(sessions, there, year);
  else
    add_year(sessions, year);
}

bool oneroster_sessions_read(struct import_session *session, struct oneroster_files *files,
                             GError **error)
{
  static const struct oneroster_table table = { "academicsessions.csv", NULL, columns, COLUMN_COUNT,
                                                take_row };
  AUTO(import_items)
  struct import_items *items = import_items_load(session, &record_school_year, caption, error);
  g_autoptr(GPtrArray) years = g_ptr_array_new_with_free_func(free_year);
  struct sessions sessions = { session, items, years };
  if (!items || !oneroster_files_read(files, &table, &sessions, error))
    return false;
  for (guint i = 0; i < years->len; i++)
    settle_year(&sessions, years->pdata[i]);
  return import_items_save(items, error);
}
