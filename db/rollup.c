#include "config.h"

#include "db/rollup.h"
#include "db/connection.h"
#include "db/store_private.h"

#include "base/error.h"
#include "model/date.h"

#include <string.h>

static bool add(struct store *store, enum statement statement, const char *school_id,
                const char *month, GError **error)
{
  sqlite3_stmt *prepared = store_statement(store, statement);
  connection_bind(prepared, "school_id", school_id);
  connection_bind(prepared, "month", month);
  return connection_step(prepared, "Counting marks", error);
}

static bool build(struct store *store, const struct rowset *schools, const char *month,
                  GError **error)
{
  /* Within an import's own transaction the counts are part of it. */
  bool own = store->change == NULL && store->mode != STORE_READONLY;
  if (own && !connection_run(store->db, "BEGIN IMMEDIATE", error))
    return false;
  bool done = true;
  for (int i = 0; done && i < schools->row_count; i++) {
    const char *school = rowset_at(schools, i, 0);
    done = add(store, STATEMENT_ROLLUP_ADD_MONTH, school, month, error)
           && add(store, STATEMENT_ROLLUP_ADD, school, month, error);
  }
  if (own && done)
    done = connection_run(store->db, "COMMIT", error);
  if (own && !done)
    connection_run(store->db, "ROLLBACK", NULL);
  return done;
}

bool rollup_refresh(struct store *store, const char *first, const char *last,
                    const struct progress *progress, GError **error)
{
  int months = month_difference(first, last) + 1;
  g_autofree char *month = g_strdup(first);
  for (int i = 0; i < months; i++) {
    if (!progress_report(progress, "months counted", i, months))
      return fail(error, TL_ERROR_STOPPED, "Stopped.");
    AUTO(rowset) struct rowset *schools =
        store_query(store, STATEMENT_ROLLUP_MONTHS, error, "month", month, NULL);
    if (!schools || (schools->row_count > 0 && !build(store, schools, month, error)))
      return false;
    char *next = month_add(month, 1);
    g_free(month);
    month = next;
  }
  return true;
}

bool rollup_verify(struct store *store, int *wrong, GError **error)
{
  g_autofree char *count = store_value(store, STATEMENT_ROLLUP_WRONG, error, NULL);
  *wrong = count ? (int)g_ascii_strtoll(count, NULL, 10) : 0;
  return count != NULL;
}
