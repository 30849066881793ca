/* Records read from the store. */
#include "config.h"

#include "db/aggregate.h"
#include "db/connection.h"
#include "model/tables.h"

#include "base/error.h"

struct record *store_load(struct store *store, const struct record_type *type, const char *uid,
                          GError **error)
{
  store_follow_day(store);
  GError *inner = NULL;
  struct record *record = aggregate_read(store, type, uid, true, &inner);
  if (inner)
    g_propagate_error(error, inner);
  else if (!record)
    fail(error, TL_ERROR_NOT_FOUND, "This %s is not in the file, or not for you to see.",
         type->label);
  return record;
}

GPtrArray *store_uids(struct store *store, const struct record_type *type, GError **error)
{
  store_follow_day(store);
  return aggregate_uids(store, type, error);
}

sqlite3_stmt *store_generated(struct store *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup(store->generated, sql);
  if (!statement) {
    statement = connection_prepare(store->db, sql, error);
    if (statement)
      g_hash_table_insert(store->generated, g_strdup(sql), statement);
  }
  return statement;
}

char *store_find(struct store *store, const struct record_type *type, const char *field,
                 const char *value, GError **error)
{
  const struct field *found = &type->fields[record_field(type, field)];
  g_autofree char *sql =
      found->type == FIELD_REF
          ? g_strdup_printf(
              "SELECT uid FROM %s WHERE %s_id = (SELECT %s_id FROM %s WHERE uid = ?1) LIMIT 2",
              type->name, field, found->ref, found->ref)
          : g_strdup_printf("SELECT uid FROM %s WHERE %s = ?1 LIMIT 2", type->name, field);
  sqlite3_stmt *statement = store_generated(store, sql, error);
  if (!statement)
    return NULL;
  sqlite3_bind_text(statement, 1, value, -1, SQLITE_TRANSIENT);
  char *uid = NULL;
  if (sqlite3_step(statement) == SQLITE_ROW) {
    uid = g_strdup((const char *)sqlite3_column_text(statement, 0));
    if (sqlite3_step(statement) == SQLITE_ROW) {
      fail(error, TL_ERROR_AMBIGUOUS, "%s: more than one has %s “%s”.", type->label, found->label,
           value);
      g_clear_pointer(&uid, g_free);
    }
  }
  sqlite3_reset(statement);
  return uid;
}
