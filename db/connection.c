#include "config.h"

#include "db/connection.h"

#include "base/error.h"

#include <string.h>

bool connection_fail(sqlite3 *db, const char *doing, GError **error)
{
  int code = sqlite3_errcode(db);
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return fail(error, TL_ERROR_BUSY,
                "Someone else is writing to the file and did not finish in time. "
                "Try again in a moment.");
  case SQLITE_FULL:
    return fail(error, TL_ERROR_FULL,
                "The disk is full. Make room, then try again; nothing was lost.");
  case SQLITE_READONLY:
  case SQLITE_PERM:
  case SQLITE_AUTH:
    return fail(error, TL_ERROR_READONLY,
                "The file cannot be written. Ask who looks after it for the right "
                "to write, or copy it to a folder of your own.");
  case SQLITE_CORRUPT:
    return fail(error, TL_ERROR_DAMAGED,
                "The file is damaged (%s). Bring back the last backup with "
                "`throughline restore`.",
                sqlite3_errmsg(db));
  case SQLITE_NOTADB:
    return fail(error, TL_ERROR_FOREIGN, "This is not a Throughline file.");
  case SQLITE_INTERRUPT:
    return fail(error, TL_ERROR_STOPPED, "Stopped.");
  case SQLITE_IOERR:
    return fail(error, TL_ERROR_FAILED,
                "%s did not work: the disk could not be read or written (%s). Nothing that was "
                "saved before is lost; see to the disk, then try again.",
                doing, sqlite3_errmsg(db));
  case SQLITE_CANTOPEN:
    return fail(error, TL_ERROR_READONLY,
                "%s did not work: the file, or one beside it, cannot be opened. Ask for the "
                "right to write to its folder.",
                doing);
  case SQLITE_CONSTRAINT:
    return fail(error, TL_ERROR_INVALID, "%s: a rule of the store is broken (%s).", doing,
                sqlite3_errmsg(db));
  default:
    return fail(error, TL_ERROR_FAILED, "%s did not work: %s.", doing, sqlite3_errmsg(db));
  }
}

bool connection_run(sqlite3 *db, const char *sql, GError **error)
{
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
    return connection_fail(db, "Writing to the store", error);
  return true;
}

bool connection_in_place(sqlite3 *db)
{
  int moved = 0;
  return sqlite3_file_control(db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK || !moved;
}

long connection_number(sqlite3 *db, const char *sql, long absent)
{
  sqlite3_stmt *statement = NULL;
  long number = absent;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step(statement) == SQLITE_ROW)
    number = (long)sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  return number;
}

sqlite3_stmt *connection_prepare(sqlite3 *db, const char *sql, GError **error)
{
  sqlite3_stmt *statement = NULL;
  if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK) {
    connection_fail(db, "Reading the store", error);
    return NULL;
  }
  return statement;
}

void connection_bind(sqlite3_stmt *statement, const char *name, const char *value)
{
  char parameter[64];
  g_snprintf(parameter, sizeof parameter, ":%s", name);
  int index = sqlite3_bind_parameter_index(statement, parameter);
  if (index == 0)
    g_error("statement has no parameter %s: %s", parameter, sqlite3_sql(statement));
  if (value)
    sqlite3_bind_text(statement, index, value, -1, SQLITE_TRANSIENT);
  else
    sqlite3_bind_null(statement, index);
}

bool connection_step(sqlite3_stmt *statement, const char *doing, GError **error)
{
  int code = sqlite3_step(statement);
  bool done = code == SQLITE_DONE || code == SQLITE_ROW;
  if (!done)
    connection_fail(sqlite3_db_handle(statement), doing, error);
  sqlite3_reset(statement);
  return done;
}
