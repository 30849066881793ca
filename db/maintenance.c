#include "config.h"

#include "db/maintenance.h"
#include "db/connection.h"
#include "db/copy.h"
#include "db/rollup.h"
#include "db/store_private.h"

#include "base/error.h"

#include <string.h>

static void find(GPtrArray *findings, const char *format, ...) G_GNUC_PRINTF(2, 3);
static void find(GPtrArray *findings, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_ptr_array_add(findings, g_strdup_vprintf(format, arguments));
  va_end(arguments);
}

static void unreadable(struct store *store, GPtrArray *findings)
{
  find(findings,
       "The file is damaged and cannot be read to its end (%s). Bring back the last backup with "
       "`throughline restore`.",
       sqlite3_errmsg(store->db));
}

static bool check_integrity(struct store *store, GPtrArray *findings, GError **error)
{
  sqlite3_stmt *statement = connection_prepare(store->db, "PRAGMA integrity_check(20)", error);
  if (!statement)
    return false;
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    const char *text = (const char *)sqlite3_column_text(statement, 0);
    if (text && strcmp(text, "ok") != 0)
      find(findings,
           "The file is damaged: %s. Bring back the last backup with `throughline restore`.", text);
  }
  if (code != SQLITE_DONE)
    unreadable(store, findings);
  sqlite3_finalize(statement);
  return true;
}

static bool check_references(struct store *store, GPtrArray *findings, GError **error)
{
  sqlite3_stmt *statement = connection_prepare(store->db, "PRAGMA foreign_key_check", error);
  if (!statement)
    return false;
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW)
    find(findings,
         "A row of %s (%lld) refers to a missing row of %s. Bring back the last backup with "
         "`throughline restore`.",
         (const char *)sqlite3_column_text(statement, 0),
         (long long)sqlite3_column_int64(statement, 1),
         (const char *)sqlite3_column_text(statement, 2));
  if (code != SQLITE_DONE)
    unreadable(store, findings);
  sqlite3_finalize(statement);
  return true;
}

/* Two with one e-mail: what a file says of the one may come to the other. */
static bool check_emails(struct store *store, GPtrArray *findings, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_CHECK_SHARED_EMAILS, error, NULL);
  for (int i = 0; rows && i < rows->row_count; i++)
    find(findings, "The e-mail %s is that of several people: %s. Correct it in Records.",
         rowset_get(rows, i, "email"), rowset_get(rows, i, "names"));
  return rows;
}

bool store_is_sound(struct store *store)
{
  return copy_is_sound(store->db);
}

GPtrArray *store_check(struct store *store, const struct progress *progress, GError **error)
{
  GPtrArray *findings = g_ptr_array_new_with_free_func(g_free);
  int wrong = 0;
  bool done =
      progress_report(progress, "checks done", 0, 4) && check_integrity(store, findings, error)
      && progress_report(progress, "checks done", 1, 4) && check_references(store, findings, error)
      && progress_report(progress, "checks done", 2, 4) && rollup_verify(store, &wrong, error)
      && progress_report(progress, "checks done", 3, 4) && check_emails(store, findings, error);
  if (!done) {
    if (error && !*error)
      fail(error, TL_ERROR_STOPPED, "Stopped before all was checked.");
    g_ptr_array_unref(findings);
    return NULL;
  }
  if (wrong)
    find(findings,
         "The counts of %d school months differ from their walkthroughs. Any change of a "
         "walkthrough of that month makes them anew; please also report it.",
         wrong);
  long stray = store_count(store, STATEMENT_CHECK_STRAY_LEVELS, NULL);
  if (stray)
    find(
        findings,
        "%ld marks have a level that their form’s scale does not have. Open those walkthroughs and "
        "mark them again.",
        stray);
  stray = store_count(store, STATEMENT_CHECK_STRAY_STRATEGIES, NULL);
  if (stray)
    find(
        findings,
        "%ld marks are of a strategy that is not on their form. They are kept, and shown after the "
        "form’s own.",
        stray);
  return findings;
}
