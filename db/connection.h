/* SQLite as we use it: errors with sentences, prepared statements, binding and stepping. Only for
 * db/. */
#ifndef TL_DB_CONNECTION_H
#define TL_DB_CONNECTION_H

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

/* Fails with the error of our domain that fits SQLite's: busy, full, read-only, damaged, broken
 * rule. */
bool connection_fail(sqlite3 *db, const char *doing, GError **error);

/* Runs SQL that gives no rows. */
bool connection_run(sqlite3 *db, const char *sql, GError **error);

/* True while the file is where it was opened. What is written after it was deleted, moved or put
 * in another's place goes nowhere, and SQLite says nothing. */
bool connection_in_place(sqlite3 *db);

/* A pragma's or query's one whole number; absent where there is none. */
long connection_number(sqlite3 *db, const char *sql, long absent);

/* Prepares; NULL with error. Yours (sqlite3_finalize). */
sqlite3_stmt *connection_prepare(sqlite3 *db, const char *sql, GError **error);

/* Binds text (copied by SQLite only where temporary) or NULL to the parameter :name; asserts it
 * exists. */
void connection_bind(sqlite3_stmt *statement, const char *name, const char *value);

/* Steps a statement that gives no rows, then resets it. */
bool connection_step(sqlite3_stmt *statement, const char *doing, GError **error);

/* Names of the people and files that the sentences speak of are the caller's; this names the
 * limits. */
#define CONNECTION_BUSY_MILLISECONDS 15000

#endif
