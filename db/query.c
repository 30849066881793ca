/* Named statements into rowsets. */
#include "config.h"

#include "db/connection.h"
#include "db/statement.h"
#include "db/store_private.h"

#include "base/clock.h"

#include <string.h>

/* --- giving way ----------------------------------------------------------------------------- */

/* SQLite's steps between two looks at whether somebody waits: about a twentieth of a millisecond. */
enum { STEPS_BETWEEN_LOOKS = 1000 };

/* Once it gave way it does so until the end: what comes after would be read in vain. */
static int somebody_waits(void *data)
{
  struct store *store = data;
  if (store->firm > 0 || store->change)
    return 0;
  if (!store->gave_way)
    store->gave_way = store->waiting(store->waiting_data);
  return store->gave_way;
}

void store_give_way(struct store *store, bool (*waiting)(void *data), void *data)
{
  store->waiting = waiting;
  store->waiting_data = data;
  store->gave_way = false;
  sqlite3_progress_handler(store->db, STEPS_BETWEEN_LOOKS, somebody_waits, store);
}

bool store_give_way_end(struct store *store)
{
  sqlite3_progress_handler(store->db, 0, NULL, NULL);
  store->waiting = NULL;
  return store->gave_way;
}

/* --- statements ----------------------------------------------------------------------------- */

sqlite3_stmt *store_statement(struct store *store, enum statement statement)
{
  if (!store->statements[statement]) {
    GError *error = NULL;
    store->firm++; /* later SQLites ask while they prepare, too */
    store->statements[statement] =
        connection_prepare(store->db, statement_texts[statement].sql, &error);
    store->firm--;
    if (!store->statements[statement])
      g_error("statement %s: %s (%s)", statement_texts[statement].name, error->message,
              sqlite3_errmsg(store->db));
  }
  sqlite3_stmt *prepared = store->statements[statement];
  sqlite3_reset(prepared);
  sqlite3_clear_bindings(prepared);
  return prepared;
}

static sqlite3_stmt *bound_statement(struct store *store, enum statement statement,
                                     va_list arguments)
{
  sqlite3_stmt *prepared = store_statement(store, statement);
  if (sqlite3_bind_parameter_index(prepared, ":today"))
    connection_bind(prepared, "today", store->day);
  for (const char *name = va_arg(arguments, const char *); name;
       name = va_arg(arguments, const char *))
    connection_bind(prepared, name, va_arg(arguments, const char *));
  return prepared;
}

static struct rowset *collect(sqlite3_stmt *statement, GError **error)
{
  int columns = sqlite3_column_count(statement);
  g_autofree const char **names = g_new(const char *, columns + 1);
  for (int i = 0; i < columns; i++)
    names[i] = sqlite3_column_name(statement, i);
  struct rowset *rows = rowset_new(columns, names);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    for (int i = 0; i < columns; i++)
      names[i] = (const char *)sqlite3_column_text(statement, i);
    rowset_add(rows, names);
  }
  if (code != SQLITE_DONE) {
    connection_fail(sqlite3_db_handle(statement), "Reading the store", error);
    rowset_free(rows);
    rows = NULL;
  }
  sqlite3_reset(statement);
  return rows;
}

struct rowset *store_query(struct store *store, enum statement statement, GError **error, ...)
{
  store_follow_day(store);
  va_list arguments;
  va_start(arguments, error);
  sqlite3_stmt *prepared = bound_statement(store, statement, arguments);
  va_end(arguments);
  return collect(prepared, error);
}

char *store_value(struct store *store, enum statement statement, GError **error, ...)
{
  store_follow_day(store);
  va_list arguments;
  va_start(arguments, error);
  sqlite3_stmt *prepared = bound_statement(store, statement, arguments);
  va_end(arguments);
  int code = sqlite3_step(prepared);
  char *value = NULL;
  if (code == SQLITE_ROW)
    value = g_strdup((const char *)sqlite3_column_text(prepared, 0));
  else if (code != SQLITE_DONE)
    connection_fail(store->db, "Reading the store", error);
  sqlite3_reset(prepared);
  return value;
}

long store_count(struct store *store, enum statement statement, ...)
{
  store_follow_day(store);
  va_list arguments;
  va_start(arguments, statement);
  sqlite3_stmt *prepared = bound_statement(store, statement, arguments);
  va_end(arguments);
  long count = sqlite3_step(prepared) == SQLITE_ROW ? (long)sqlite3_column_int64(prepared, 0) : 0;
  sqlite3_reset(prepared);
  return count;
}
