#include "config.h"

#include "db/aggregate.h"
#include "db/connection.h"
#include "model/tables.h"

#include "base/error.h"

#include <string.h>

/* --- generated SQL -------------------------------------------------------------------------- */

enum generated {
  READ,
  READ_SEEN,
  READ_PARTS,
  INSERT,
  UPDATE,
  INSERT_PART,
  DELETE_PARTS,
  DELETE_ROOT,
  FIND_ID,
  ALL_UIDS
};

/* Types whose rows are not common knowledge are read through their view. */
static const char *source(const struct record_type *type, bool seen)
{
  static const struct {
    const char *type, *view;
  } views[] = {
    { "walkthrough", "my_walkthrough" },
    { "self_assessment", "my_self_assessment" },
    { "sip_goal", "my_sip_goal" },
    { "sip_item", "my_sip_item" },
    { "target", "my_target" },
    { "visit", "my_visit" },
    { "improvement_memo", "my_improvement_memo" },
    { "follow_up", "my_follow_up" },
    { "snippet", "my_snippet" },
    { "second_rating", "my_second_rating" },
  };
  for (size_t i = 0; seen && i < G_N_ELEMENTS(views); i++)
    if (strcmp(type->name, views[i].type) == 0)
      return views[i].view;
  return type->name;
}

static void add_select(GString *sql, const struct record_type *type)
{
  for (int i = 0; i < type->field_count; i++) {
    const struct field *field = &type->fields[i];
    if (field->type == FIELD_REF)
      g_string_append_printf(sql, ", (SELECT uid FROM %s WHERE %s_id = t.%s_id)", field->ref,
                             field->ref, field->name);
    else
      g_string_append_printf(sql, ", t.%s", field->name);
  }
}

static const char *suffix(const struct field *field)
{
  return field->type == FIELD_REF ? "_id" : "";
}

static void add_insert(GString *sql, const struct record_type *type, const char *first)
{
  g_string_append_printf(sql, "INSERT INTO %s (%s", type->name, first);
  for (int i = 0; i < type->field_count; i++)
    g_string_append_printf(sql, ", %s%s", type->fields[i].name, suffix(&type->fields[i]));
  g_string_append(sql, ") VALUES (?1");
  for (int i = 0; i < type->field_count; i++)
    g_string_append_printf(sql, ", ?%d", i + 2);
  g_string_append(sql, ")");
}

static void add_part_order(GString *sql, const struct record_type *type)
{
  bool position = field_find(type, "position") >= 0;
  if (position)
    g_string_append(sql, " ORDER BY t.position");
  for (int i = 0; !position && i < type->field_count; i++) {
    const struct field *field = &type->fields[i];
    if (field->flags & FIELD_KEY)
      g_string_append_printf(sql, "%s%d", strstr(sql->str, "ORDER BY") ? ", " : " ORDER BY ",
                             i + 2);
  }
}

static char *generate(const struct record_type *type, enum generated what)
{
  GString *sql = g_string_new(NULL);
  const char *name = type->name;
  switch (what) {
  case READ:
  case READ_SEEN:
    g_string_append_printf(sql, "SELECT t.%s_id, t.revision", name);
    add_select(sql, type);
    g_string_append_printf(sql, " FROM %s t WHERE t.uid = ?1", source(type, what == READ_SEEN));
    break;
  case READ_PARTS:
    g_string_append(sql, "SELECT 0");
    add_select(sql, type);
    g_string_append_printf(sql, " FROM %s t WHERE t.%s_id = ?1", name, type->root->name);
    add_part_order(sql, type);
    break;
  case INSERT:
    add_insert(sql, type, "uid");
    break;
  case UPDATE:
    g_string_append_printf(sql, "UPDATE %s SET revision = revision + 1", name);
    for (int i = 0; i < type->field_count; i++)
      g_string_append_printf(sql, ", %s%s = ?%d", type->fields[i].name, suffix(&type->fields[i]),
                             i + 2);
    g_string_append_printf(sql, " WHERE uid = ?1");
    break;
  case INSERT_PART: {
    g_autofree char *first = g_strdup_printf("%s_id", type->root->name);
    add_insert(sql, type, first);
    break;
  }
  case DELETE_PARTS:
    g_string_append_printf(sql, "DELETE FROM %s WHERE %s_id = ?1", name, type->root->name);
    break;
  case DELETE_ROOT:
    g_string_append_printf(sql, "DELETE FROM %s WHERE %s_id = ?1", name, name);
    break;
  case ALL_UIDS:
    g_string_append_printf(sql, "SELECT uid FROM %s ORDER BY uid", source(type, true));
    break;
  case FIND_ID:
    g_string_append_printf(sql, "SELECT %s_id FROM %s WHERE uid = ?1", name, name);
    break;
  }
  return g_string_free(sql, FALSE);
}

/* Kept by type and purpose: the text is made once. */
static sqlite3_stmt *generated(struct store *store, const struct record_type *type,
                               enum generated what)
{
  char key[64];
  key[0] = (char)('0' + what);
  g_strlcpy(key + 1, type->name, sizeof key - 1);
  sqlite3_stmt *statement = g_hash_table_lookup(store->generated, key);
  if (!statement) {
    g_autofree char *sql = generate(type, what);
    GError *error = NULL;
    store->firm++;
    statement = connection_prepare(store->db, sql, &error);
    store->firm--;
    if (!statement)
      g_error("%s: %s", sql, error->message);
    g_hash_table_insert(store->generated, g_strdup(key), statement);
  }
  sqlite3_reset(statement);
  return statement;
}

/* --- keys ----------------------------------------------------------------------------------- */

sqlite3_int64 aggregate_id(struct store *store, const char *type, const char *uid)
{
  char key[128];
  gsize length = g_strlcpy(key, type, sizeof key / 2);
  key[length] = ' ';
  g_strlcpy(key + length + 1, uid, sizeof key - length - 1);
  gpointer known = g_hash_table_lookup(store->ids, key);
  if (known)
    return (sqlite3_int64)GPOINTER_TO_SIZE(known);
  sqlite3_stmt *statement = generated(store, record_type_find(type), FIND_ID);
  sqlite3_bind_text(statement, 1, uid, -1, SQLITE_TRANSIENT);
  sqlite3_int64 id = sqlite3_step(statement) == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_reset(statement);
  if (id && strcmp(type, "walkthrough") != 0)
    g_hash_table_insert(store->ids, g_strdup(key), GSIZE_TO_POINTER((gsize)id));
  return id;
}

/* --- reading -------------------------------------------------------------------------------- */

static void take_values(struct record *record, sqlite3_stmt *statement, int first)
{
  for (int i = 0; i < record->type->field_count; i++)
    record->values[i] = g_strdup((const char *)sqlite3_column_text(statement, first + i));
}

static bool read_parts(struct store *store, struct record *record, sqlite3_int64 id, GError **error)
{
  for (int p = 0; record->type->parts && record->type->parts[p]; p++) {
    const struct record_type *type = record->type->parts[p];
    sqlite3_stmt *statement = generated(store, type, READ_PARTS);
    sqlite3_bind_int64(statement, 1, id);
    int code;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW)
      take_values(record_add_part(record, type), statement, 1);
    sqlite3_reset(statement);
    if (code != SQLITE_DONE)
      return connection_fail(store->db, "Reading the store", error);
  }
  return true;
}

struct record *aggregate_read(struct store *store, const struct record_type *type, const char *uid,
                              bool seen, GError **error)
{
  sqlite3_stmt *statement = generated(store, type, seen ? READ_SEEN : READ);
  sqlite3_bind_text(statement, 1, uid, -1, SQLITE_TRANSIENT);
  int code = sqlite3_step(statement);
  if (code != SQLITE_ROW) {
    if (code != SQLITE_DONE)
      connection_fail(store->db, "Reading the store", error);
    sqlite3_reset(statement);
    return NULL;
  }
  struct record *record = record_new(type);
  record->uid = g_strdup(uid);
  sqlite3_int64 id = sqlite3_column_int64(statement, 0);
  record->revision = (long)sqlite3_column_int64(statement, 1);
  take_values(record, statement, 2);
  sqlite3_reset(statement);
  if (read_parts(store, record, id, error))
    return record;
  record_free(record);
  return NULL;
}

bool aggregate_seen(struct store *store, const struct record_type *type, const char *uid)
{
  store_follow_day(store);
  if (store_viewer_keeps_records(store))
    return true;
  sqlite3_stmt *statement = generated(store, type, READ_SEEN);
  sqlite3_bind_text(statement, 1, uid, -1, SQLITE_TRANSIENT);
  bool seen = sqlite3_step(statement) == SQLITE_ROW;
  sqlite3_reset(statement);
  return seen;
}

GPtrArray *aggregate_uids(struct store *store, const struct record_type *type, GError **error)
{
  GPtrArray *uids = g_ptr_array_new_with_free_func(g_free);
  sqlite3_stmt *statement = generated(store, type, ALL_UIDS);
  int code;
  while ((code = sqlite3_step(statement)) == SQLITE_ROW)
    g_ptr_array_add(uids, g_strdup((const char *)sqlite3_column_text(statement, 0)));
  sqlite3_reset(statement);
  if (code == SQLITE_DONE)
    return uids;
  connection_fail(store->db, "Reading the store", error);
  g_ptr_array_unref(uids);
  return NULL;
}

/* --- writing -------------------------------------------------------------------------------- */

static bool bind_values(struct store *store, const struct record *record, sqlite3_stmt *statement,
                        GError **error)
{
  for (int i = 0; i < record->type->field_count; i++) {
    const struct field *field = &record->type->fields[i];
    const char *value = record->values[i];
    if (!value) {
      sqlite3_bind_null(statement, i + 2);
    } else if (field->type == FIELD_REF) {
      sqlite3_int64 id = aggregate_id(store, field->ref, value);
      if (!id)
        return fail(error, TL_ERROR_INVALID,
                    "%s: that record is not in the file (%s). Choose another.", field->label,
                    value);
      sqlite3_bind_int64(statement, i + 2, id);
    } else {
      /* Not copied: the record outlives the step, and all is bound anew before the next one. */
      sqlite3_bind_text(statement, i + 2, value, -1, SQLITE_STATIC);
    }
  }
  return true;
}

/* `UNIQUE constraint failed: school.code` as a sentence. */
static bool broken_rule(struct store *store, const struct record_type *type, GError **error)
{
  const char *text = sqlite3_errmsg(store->db);
  int code = sqlite3_extended_errcode(store->db);
  if (code != SQLITE_CONSTRAINT_UNIQUE && code != SQLITE_CONSTRAINT_PRIMARYKEY)
    return connection_fail(store->db, type->label, error);
  GString *fields = g_string_new(NULL);
  for (int i = 0; i < type->field_count; i++) {
    g_autofree char *column =
        g_strconcat(".", type->fields[i].name, suffix(&type->fields[i]), NULL);
    const char *found = strstr(text, column);
    if (found && !g_ascii_isalnum(found[strlen(column)]) && found[strlen(column)] != '_')
      g_string_append_printf(fields, "%s%s", fields->len ? " and " : "", type->fields[i].label);
  }
  fail(error, TL_ERROR_INVALID, "%s: another one has the same %s. Change it, or open that one.",
       type->label, fields->len ? fields->str : "key");
  g_string_free(fields, TRUE);
  return false;
}

static bool run_write(struct store *store, sqlite3_stmt *statement, const struct record_type *type,
                      GError **error)
{
  int code = sqlite3_step(statement);
  bool done = code == SQLITE_DONE;
  if (!done)
    broken_rule(store, type, error);
  sqlite3_reset(statement);
  return done;
}

static bool write_parts(struct store *store, const struct record *record, sqlite3_int64 id,
                        bool fresh, GError **error)
{
  for (int p = 0; record->type->parts && record->type->parts[p]; p++) {
    const struct record_type *type = record->type->parts[p];
    if (!fresh) {
      sqlite3_stmt *statement = generated(store, type, DELETE_PARTS);
      sqlite3_bind_int64(statement, 1, id);
      if (!run_write(store, statement, type, error))
        return false;
    }
    for (guint i = 0; i < record->parts[p]->len; i++) {
      sqlite3_stmt *statement = generated(store, type, INSERT_PART);
      sqlite3_bind_int64(statement, 1, id);
      if (!bind_values(store, record->parts[p]->pdata[i], statement, error)
          || !run_write(store, statement, type, error))
        return false;
    }
  }
  return true;
}

bool aggregate_write(struct store *store, struct record *record, sqlite3_int64 *id, GError **error)
{
  bool fresh = *id == 0;
  sqlite3_stmt *statement = generated(store, record->type, fresh ? INSERT : UPDATE);
  sqlite3_bind_text(statement, 1, record->uid, -1, SQLITE_TRANSIENT);
  if (!bind_values(store, record, statement, error)
      || !run_write(store, statement, record->type, error))
    return false;
  if (fresh)
    *id = sqlite3_last_insert_rowid(store->db);
  return write_parts(store, record, *id, fresh, error);
}

bool aggregate_delete(struct store *store, const struct record_type *type, sqlite3_int64 id,
                      GError **error)
{
  sqlite3_stmt *statement = generated(store, type, DELETE_ROOT);
  sqlite3_bind_int64(statement, 1, id);
  int code = sqlite3_step(statement);
  bool done = code == SQLITE_DONE;
  if (!done && (sqlite3_extended_errcode(store->db) & 0xff) == SQLITE_CONSTRAINT)
    fail(error, TL_ERROR_REFUSED,
         "%s: others refer to it, so it cannot be removed. Make it inactive instead.", type->label);
  else if (!done)
    connection_fail(store->db, type->label, error);
  sqlite3_reset(statement);
  g_hash_table_remove_all(store->ids);
  return done;
}

void aggregate_number_parts(struct record *record)
{
  for (int p = 0; record->type->parts && record->type->parts[p]; p++) {
    if (field_find(record->type->parts[p], "position") < 0)
      continue;
    for (guint i = 0; i < record->parts[p]->len; i++)
      record_set_int(record->parts[p]->pdata[i], "position", (long)i + 1);
  }
}
