#include "exchange/oneroster_sessions.h"

#include "base/error.h"
#include "exchange/csv_match.h"
#include "exchange/import_item.h"
#include "exchange/oneroster_words.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

#define ACCEPT(...) ((const char *const[]){ __VA_ARGS__, NULL })

enum column { STATUS, TYPE, START, END, COLUMN_COUNT };

static const struct csv_field columns[COLUMN_COUNT] = {
  [STATUS] = { .name = "status" },
  [TYPE] = { "type", ACCEPT("sessionType"), CSV_FIELD_REQUIRED },
  [START] = { "startDate", ACCEPT("start", "beginDate"), CSV_FIELD_REQUIRED },
  [END] = { "endDate", ACCEPT("end"), CSV_FIELD_REQUIRED },
};

struct sessions {
  struct import_session *session;
  struct import_items *years;
};

static char *caption(const struct import_session *session, const struct record *year)
{
  (void)session;
  const char *code = record_get(year, "code");
  return g_strdup(code ? code : "");
}

static bool is_known(const struct sessions *sessions, const char *code)
{
  for (guint i = 0; i < sessions->years->list->len; i++) {
    const struct import_item *item = sessions->years->list->pdata[i];
    if (g_strcmp0(record_get(item->record, "code"), code) == 0)
      return true;
  }
  return false;
}

static bool take_row(const struct import_table *table, const char *const *cells, void *data,
                     GError **error)
{
  struct sessions *sessions = data;
  g_autofree char *type = csv_match_key(cells[TYPE]);
  if (strcmp(type, "schoolyear") != 0 || oneroster_words_is_gone(cells[STATUS]))
    return true;
  AUTO(record) struct record *row = record_new(&record_school_year);
  if (!import_item_set(row, "first_on", cells[START], error)
      || !import_item_set(row, "last_on", cells[END], error))
    return false;
  const char *first = record_get(row, "first_on");
  if (!first)
    return fail(error, TL_ERROR_INVALID, "startDate is missing. Fill it in.");
  g_autofree char *month = date_month(first);
  g_autofree char *code = month_school_year(month);
  record_set(row, "code", code);
  if (!import_item_check(row, error))
    return false;
  if (is_known(sessions, code))
    return true;
  struct import_item *item = import_items_add(sessions->years);
  import_item_merge(item->record, row);
  import_item_want(item, import_table_place(table));
  return true;
}

bool oneroster_sessions_read(struct import_session *session, struct oneroster_files *files,
                             GError **error)
{
  static const struct oneroster_table table = { "academicsessions.csv", NULL, columns, COLUMN_COUNT,
                                                take_row };
  AUTO(import_items)
  struct import_items *years = import_items_load(session, &record_school_year, caption, error);
  struct sessions sessions = { session, years };
  return years && oneroster_files_read(files, &table, &sessions, error)
         && import_items_save(years, error);
}
