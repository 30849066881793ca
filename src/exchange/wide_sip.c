/* Wide files of SIP statuses: a row an item, or a row a school with a column an item. */
#include "exchange/wide_import.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/sip_rows.h"
#include "exchange/sip_words.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

struct importer {
  struct import_session *session;
  struct wide_rows *rows;
  struct sip_rows *sip;
  GPtrArray *codes; /* of columns an item */
  char *filled_in;  /* when the row was, an instant; or NULL */
};

static const struct {
  enum wide_field_id field;
  enum sip_column cell;
} plain[] = {
  { WIDE_SCHOOL, SIP_SCHOOL },
  { WIDE_GOAL_CODE, SIP_GOAL_CODE },
  { WIDE_MONTH, SIP_MONTH },
};

static void clear_cells(char **cells)
{
  for (int i = 0; i < SIP_COLUMN_COUNT; i++)
    g_clear_pointer(&cells[i], g_free);
}

/* The month that a row is of: its own, the one that was given for all, that of its timestamp. */
static bool read_month(struct importer *in, char **cells, GError **error)
{
  struct wide_time time;
  bool given = false;
  bool told = cells[SIP_MONTH] || in->session->options->month;
  g_clear_pointer(&in->filled_in, g_free);
  /* A time that cannot be read is no fault where the month is told. */
  if (!wide_rows_time(in->rows, &time, &given, told ? NULL : error))
    return told;
  in->filled_in = given ? wide_time_instant(&time) : NULL;
  if (given && !told)
    cells[SIP_MONTH] = date_month(time.date);
  return true;
}

static bool read_plain(struct importer *in, char **cells, GError **error)
{
  for (size_t i = 0; i < G_N_ELEMENTS(plain); i++)
    if (!wide_rows_value(in->rows, plain[i].field, NULL, &cells[plain[i].cell], error))
      return false;
  return read_month(in, cells, error);
}

/* Takes one status; key is the code in the map, NULL where the row says the item's number. */
static bool take_status(struct importer *in, char **cells, const char *key, GError **error)
{
  g_clear_pointer(&cells[SIP_CODE], g_free);
  g_clear_pointer(&cells[SIP_STATUS], g_free);
  g_clear_pointer(&cells[SIP_NOTE], g_free);
  if (key)
    cells[SIP_CODE] = g_strdup(key);
  else if (!wide_rows_value(in->rows, WIDE_CODE, NULL, &cells[SIP_CODE], error))
    return false;
  if (!wide_rows_value(in->rows, WIDE_STATUS, key, &cells[SIP_STATUS], error)
      || !wide_rows_value(in->rows, WIDE_NOTE, key, &cells[SIP_NOTE], error))
    return false;
  if (!cells[SIP_STATUS] && !cells[SIP_NOTE])
    return true;
  if (!cells[SIP_CODE])
    return fail(error, TL_ERROR_INVALID, "Which item is it? Fill in its number, such as 2.1.");
  if (cells[SIP_STATUS] && !sip_words_status(cells[SIP_STATUS], NULL))
    return wide_rows_fail_answer(in->rows, WIDE_STATUS, key, cells[SIP_STATUS],
                                 "complete, in_progress and no_action", error);
  const struct sip_filled filled = { in->filled_in, wide_rows_place(in->rows) };
  return sip_rows_take_known(in->sip, (const char *const *)cells, &filled, error);
}

/* Each item of a row stands for itself: one that is refused does not take the others with it. */
static bool take_row(struct importer *in, char **cells, GError **error)
{
  GError *failure = NULL;
  struct import_place place = wide_rows_place(in->rows);
  if (!read_plain(in, cells, &failure))
    return import_session_settle(in->session, place, failure, error);
  for (guint i = 0; i + 1 < in->codes->len; i++)
    if (!take_status(in, cells, in->codes->pdata[i], &failure)
        && !import_session_settle(in->session, place, g_steal_pointer(&failure), error))
      return false;
  if (!take_status(in, cells, NULL, &failure))
    return import_session_settle(in->session, place, failure, error);
  return true;
}

static bool read_rows(struct importer *in, GError **error)
{
  GError *problem = NULL;
  while (wide_rows_next(in->rows, &problem)) {
    char *cells[SIP_COLUMN_COUNT] = { NULL };
    bool taken = take_row(in, cells, error);
    clear_cells(cells);
    if (!taken)
      return false;
  }
  if (problem)
    g_propagate_error(error, problem);
  return !problem;
}

bool wide_import_sip(struct import_session *session, struct wide_rows *rows, GError **error)
{
  g_autoptr(GArray) months = g_array_new(FALSE, TRUE, sizeof(struct import_month));
  struct importer in = { .session = session, .rows = rows };
  in.codes = wide_rows_codes(rows, WIDE_STATUS);
  in.sip = sip_rows_load(session, months, error);
  bool done = in.sip && read_rows(&in, error) && sip_rows_save(in.sip, error);
  g_clear_pointer(&in.sip, sip_rows_free);
  g_free(in.filled_in);
  g_ptr_array_unref(in.codes);
  return done;
}
