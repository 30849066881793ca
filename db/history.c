#include "config.h"

#include "db/history.h"
#include "db/aggregate.h"
#include "db/connection.h"
#include "model/date.h"
#include "model/tables.h"

#include "base/clock.h"
#include "base/error.h"

#include <string.h>

enum { UNDO_FINISH_MINUTES = 10 };

struct rowset *history_last(struct store *store, GError **error)
{
  return store_query(store, STATEMENT_HISTORY_LAST, error, "viewer", store_viewer(store), NULL);
}

/* A record of history as the person in use may read it: another's private fields are left out.
 * Yours. */
static char *readable(struct store *store, const struct record_type *type, const char *json)
{
  bool private = false;
  for (int i = 0; i < type->field_count; i++)
  private = private || type->fields[i].flags & FIELD_PRIVATE;
  AUTO(record) struct record *record =
      json && private && store->viewer ? record_from_json(type, json, NULL) : NULL;
  if (!record)
    return private && store->viewer ? NULL : g_strdup(json);
  int owner = field_find(type, "recorder");
  return record_to_json(record, owner >= 0 && g_strcmp0(record->values[owner], store->viewer) == 0);
}

struct rowset *history_of(struct store *store, const char *record_uid, GError **error)
{
  static const char *const names[] = { "changed_at", "changed_by_name", "label", "before",
                                       "after" };
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_HISTORY_OF_RECORD, error, "record_uid", record_uid, NULL);
  if (!rows)
    return NULL;
  struct rowset *shown = rowset_new(G_N_ELEMENTS(names), names);
  const struct record_type *type =
      rows->row_count ? record_type_find(rowset_get(rows, 0, "kind")) : NULL;
  if (!type || !aggregate_seen(store, type, record_uid))
    return shown;
  for (int i = 0; i < rows->row_count; i++) {
    g_autofree char *before = readable(store, type, rowset_get(rows, i, "before"));
    g_autofree char *after = readable(store, type, rowset_get(rows, i, "after"));
    const char *const cells[] = { rowset_get(rows, i, "changed_at"),
                                  rowset_get(rows, i, "changed_by_name"),
                                  rowset_get(rows, i, "label"), before, after };
    rowset_add(shown, cells);
  }
  return shown;
}

/* --- undo ----------------------------------------------------------------------------------- */

static bool refuse_later(struct store *store, const struct rowset *rows, int row,
                         const char *change_uid, GError **error)
{
  AUTO(rowset) struct rowset *later = store_query(
      store, STATEMENT_HISTORY_LATER, error, "record_uid", rowset_get(rows, row, "record_uid"),
      "history_id", rowset_get(rows, row, "history_id"), "change_uid", change_uid, NULL);
  if (!later)
    return false;
  if (later->row_count == 0)
    return true;
  g_autofree char *when = store_when(rowset_get(later, 0, "changed_at"));
  return fail(error, TL_ERROR_CONFLICT, "It cannot be undone: %s changed it afterwards (%s, %s).",
              rowset_get(later, 0, "name"), rowset_get(later, 0, "label"), when);
}

/* Refuses where the slip was delivered since: delivering itself can be undone. */
static bool refuse_delivered(const struct record *now, const char *after, GError **error)
{
  if (now->type != &record_walkthrough || strcmp(record_get(now, "state"), "final") == 0)
    return true;
  AUTO(record) struct record *then = after ? record_from_json(now->type, after, NULL) : NULL;
  if (then && g_strcmp0(record_get(then, "state"), "final") != 0)
    return true;
  return fail(
      error, TL_ERROR_REFUSED,
      "It cannot be undone: the slip was delivered. Open it; e amends it, with the reason.");
}

/* Refuses to take back a walkthrough that was finished more than ten minutes ago: from then on it
 * is changed. */
static bool refuse_old_finish(const struct record *now, const char *before, const char *after,
                              GError **error)
{
  const char *finished =
      now->type == &record_walkthrough && !before && after ? record_get(now, "finished_at") : NULL;
  g_autoptr(GDateTime) then = finished ? g_date_time_new_from_iso8601(finished, NULL) : NULL;
  g_autoptr(GDateTime) present = clock_now();
  if (!then || g_date_time_difference(present, then) <= UNDO_FINISH_MINUTES * G_TIME_SPAN_MINUTE)
    return true;
  return fail(
      error, TL_ERROR_REFUSED,
      "It cannot be undone: it was finished more than ten minutes ago. Open it; e changes it.");
}

/* Refuses to take back a memo that was sent on an earlier day: who it went to has read it. */
static bool refuse_sent(const struct record *now, const char *before, const char *after,
                        GError **error)
{
  if (now->type != &record_improvement_memo || !after)
    return true;
  AUTO(record) struct record *was = before ? record_from_json(now->type, before, NULL) : NULL;
  AUTO(record) struct record *then = record_from_json(now->type, after, NULL);
  const char *sent_on = then ? record_get(then, "sent_on") : NULL;
  g_autofree char *today = clock_today();
  if (!sent_on || strcmp(sent_on, today) >= 0 || (was && record_get(was, "sent_on")))
    return true;
  g_autofree char *day = date_weekday_medium(sent_on);
  return fail(error, TL_ERROR_REFUSED,
              "It cannot be undone: the memo was sent on %s, and others have it.", day);
}

/* Who finished a second rating has seen how the two compare: another one would not be blind. */
static bool refuse_rating(const struct record *now, const char *before, GError **error)
{
  return now->type != &record_second_rating || before
         || fail(error, TL_ERROR_REFUSED,
                 "It cannot be undone: a second rating is blind, and you have seen how the two "
                 "compare.");
}

static bool undo_one(struct change *change, const struct rowset *rows, int row, GError **error)
{
  const struct record_type *type = record_type_find(rowset_get(rows, row, "kind"));
  const char *uid = rowset_get(rows, row, "record_uid");
  const char *json = rowset_get(rows, row, "before");
  if (!type)
    return fail(error, TL_ERROR_FAILED,
                "It cannot be undone: its history is of a kind that is not known.");
  AUTO(record) struct record *now = aggregate_read(change->store, type, uid, false, error);
  const char *after = rowset_get(rows, row, "after");
  if (now
      && (!refuse_delivered(now, after, error) || !refuse_old_finish(now, json, after, error)
          || !refuse_sent(now, json, after, error) || (after && !refuse_rating(now, json, error))))
    return false;
  if (!json && type == &record_district)
    return fail(error, TL_ERROR_REFUSED,
                "It cannot be undone: it made the district, and all else is in that.");
  if (!json)
    return now ? change_remove(change, type, uid, error) : true;
  AUTO(record) struct record *before = record_from_json(type, json, error);
  if (!before)
    return false;
  g_free(before->uid);
  before->uid = g_strdup(uid);
  before->revision = now ? now->revision : 0;
  return change_save(change, before, NULL, error);
}

static bool undo_all(struct change *change, const struct rowset *rows, const char *change_uid,
                     GError **error)
{
  struct store *store = change->store;
  if (store_count(store, STATEMENT_HISTORY_UNDONE, "change_uid", change_uid, NULL))
    return fail(error, TL_ERROR_NOT_FOUND, "There is nothing to undo.");
  for (int i = 0; i < rows->row_count; i++)
    if (!refuse_later(store, rows, i, change_uid, error) || !undo_one(change, rows, i, error))
      return false;
  return true;
}

bool history_undo(struct store *store, const char *change_uid, char **label, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_HISTORY_OF_CHANGE, error, "change_uid", change_uid, NULL);
  if (!rows)
    return false;
  if (rows->row_count == 0)
    return fail(error, TL_ERROR_NOT_FOUND, "There is nothing to undo.");
  g_autofree char *what = g_strdup_printf("Undo: %s", rowset_get(rows, 0, "label"));
  struct change *change = change_begin(store, what, CHANGE_PERSON, error);
  if (!change)
    return false;
  change->undoes = g_strdup(change_uid);
  if (!undo_all(change, rows, change_uid, error)) {
    change_free(change);
    return false;
  }
  if (label)
    *label = g_strdup(rowset_get(rows, 0, "label"));
  return change_commit(change, error);
}

/* --- taking along --------------------------------------------------------------------------- */

static const char *const columns[] = { "change_uid", "changed_at", "changed_by", "label", "kind",
                                       "record_uid", "undoes",     "before",     "after" };

bool history_restore(struct change *change, const char *const *values, GError **error)
{
  sqlite3_stmt *statement = store_statement(change->store, STATEMENT_HISTORY_ADD);
  for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
    connection_bind(statement, columns[i], values[i]);
  change->written++;
  return connection_step(statement, "Writing history", error);
}

long history_written(struct store *store)
{
  return (long)sqlite3_last_insert_rowid(store->db);
}

bool history_each(struct store *store, long except,
                  bool (*line)(const char *const *values, void *data), void *data, GError **error)
{
  sqlite3_stmt *statement = store_statement(store, STATEMENT_HISTORY_ALL);
  g_autofree char *number = g_strdup_printf("%ld", except);
  connection_bind(statement, "except", number);
  const char *values[G_N_ELEMENTS(columns)];
  int code;
  bool more = true;
  while (more && (code = sqlite3_step(statement)) == SQLITE_ROW) {
    for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
      values[i] = (const char *)sqlite3_column_text(statement, (int)i);
    more = line(values, data);
  }
  bool done = !more || code == SQLITE_DONE;
  if (!done)
    connection_fail(store->db, "Reading history", error);
  sqlite3_reset(statement);
  return done;
}
