/* Changes: one action of a person, one transaction, history written with it. */
#include "config.h"

#include "db/aggregate.h"
#include "db/connection.h"
#include "db/rights.h"
#include "model/date.h"
#include "model/tables.h"

#include "base/clock.h"
#include "base/error.h"

#include <string.h>

/* --- the transaction ------------------------------------------------------------------------ */

/* Many records in one transaction: the indexes that they are sorted into stay in memory. */
static void set_cache(const struct change *change, int kib)
{
  if (change->kind == CHANGE_PERSON || change->store->mode == STORE_BUILD)
    return;
  g_autofree char *sql = g_strdup_printf("PRAGMA cache_size = -%d; PRAGMA shrink_memory", kib);
  connection_run(change->store->db, sql, NULL);
}

char *store_when(const char *instant)
{
  g_autofree char *time = clock_time_of(instant);
  g_autofree char *date = clock_day_of(instant);
  if (!date)
    return g_strdup("a moment ago");
  g_autofree char *day = date_short(date); /* not %b: the program speaks English in any locale */
  return g_strdup_printf("%s on %s", time, day);
}

/* A disk that fills at the wrong moment makes SQLite take back the whole transaction; what came
 * after would be written one by one. */
static bool still_open(struct change *change, GError **error)
{
  return !sqlite3_get_autocommit(change->store->db)
         || fail(error, TL_ERROR_FULL,
                 "The disk did not take what was written, so all of it was taken back. Make "
                 "room on the disk, then try again.");
}

/* False where nothing that is written would be found again. */
static bool in_place(const struct store *store, GError **error)
{
  return connection_in_place(store->db)
         || fail(error, TL_ERROR_NOT_FOUND,
                 "Nothing can be saved: %s was deleted or moved. Put it back, or bring back the "
                 "last backup (throughline restore), and start again; what you typed is kept as "
                 "a draft.",
                 store->path);
}

struct change *change_begin(struct store *store, const char *label, enum change_kind kind,
                            GError **error)
{
  if (store->change)
    g_error("a change (%s) is open already", store->change->label);
  if (store->mode == STORE_READONLY) {
    fail(error, TL_ERROR_READONLY, "The file was opened for reading only.");
    return NULL;
  }
  store_follow_day(store);
  if (kind != CHANGE_PERSON && !rights_check_import(store, error))
    return NULL;
  if (!in_place(store, error) || !connection_run(store->db, "BEGIN IMMEDIATE", error))
    return NULL;
  if (connection_number(store->db, "PRAGMA user_version", -1) != STORE_SCHEMA_VERSION) {
    connection_run(store->db, "ROLLBACK", NULL);
    fail(error, TL_ERROR_NEWER,
         "A newer version of Throughline has taken over this file. Leave and start that "
         "version; what you typed is kept as a draft.");
    return NULL;
  }
  long version = store_version(store);
  if (version != store->ids_version) /* another may have removed what we know, and given its key to
                                        something else */
    g_hash_table_remove_all(store->ids);
  store->ids_version = version;
  struct change *change = g_new0(struct change, 1);
  change->store = store;
  change->kind = kind;
  change->label = g_strdup(label);
  change->uid = store_new_uid(store);
  change->at = clock_instant();
  store->change = change;
  set_cache(change, CHANGE_CACHE_KIB);
  return change;
}

/* A record as it was before the change. */
struct held {
  struct record *record;
  long revision;
  bool had_uid;
};

void change_hold(struct change *change, struct record *record)
{
  struct held held = { record, record->revision, record->uid != NULL };
  if (!change->held)
    change->held = g_array_new(FALSE, FALSE, sizeof held);
  g_array_append_val(change->held, held);
}

/* What came to nothing has made no revision: else the record could not be saved again. */
static void put_back(struct change *change)
{
  for (guint i = change->held ? change->held->len : 0; i > 0; i--) {
    const struct held *held = &g_array_index(change->held, struct held, i - 1);
    held->record->revision = held->revision;
    if (!held->had_uid)
      g_clear_pointer(&held->record->uid, g_free);
  }
}

static void release(struct change *change)
{
  g_clear_pointer(&change->held, g_array_unref);
  set_cache(change, STORE_CACHE_KIB);
  change->store->change = NULL;
  g_clear_pointer(&change->store->day, g_free); /* posts and supervisors may be others now */
  g_free(change->label);
  g_free(change->uid);
  g_free(change->at);
  g_free(change->undoes);
  g_free(change);
}

bool change_commit(struct change *change, GError **error)
{
  sqlite3 *db = change->store->db;
  if (change->written == 0) {
    change_free(change);
    return true;
  }
  if (!still_open(change, error) || !connection_run(db, "COMMIT", error)) {
    change_free(change);
    return false;
  }
  change->store->filled = true;
  release(change);
  return true;
}

void change_free(struct change *change)
{
  if (!change)
    return;
  connection_run(change->store->db, "ROLLBACK", NULL);
  put_back(change);
  g_hash_table_remove_all(change->store->ids);
  release(change);
}

const char *change_uid(const struct change *change)
{
  return change->uid;
}

/* --- history -------------------------------------------------------------------------------- */

bool change_log(struct change *change, const char *label, const char *uid, GError **error)
{
  struct store *store = change->store;
  g_autofree char *district = uid ? NULL : store_value(store, STATEMENT_DISTRICT_UID, error, NULL);
  if (!uid && !district)
    return false;
  sqlite3_stmt *statement = store_statement(store, STATEMENT_HISTORY_ADD);
  connection_bind(statement, "change_uid", change->uid);
  connection_bind(statement, "changed_at", change->at);
  connection_bind(statement, "changed_by", store->viewer);
  connection_bind(statement, "label", label);
  connection_bind(statement, "kind", "log");
  connection_bind(statement, "record_uid", uid ? uid : district);
  change->written++;
  return connection_step(statement, "Writing the log", error);
}

bool store_log(struct store *store, const char *label, const char *uid, GError **error)
{
  struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  if (!change)
    return false;
  if (change_log(change, label, uid, error))
    return change_commit(change, error);
  change_free(change);
  return false;
}

long change_written(const struct change *change)
{
  return change->written;
}

static bool add_history(struct change *change, const struct record_type *type, const char *uid,
                        const struct record *before, const struct record *after, GError **error)
{
  if (change->kind == CHANGE_RESTORE || type->no_history)
    return true;
  bool brief = change->kind == CHANGE_IMPORT && !before;
  g_autofree char *before_json = before ? record_to_json(before, true) : NULL;
  g_autofree char *after_json = after && !brief ? record_to_json(after, true) : NULL;
  sqlite3_stmt *statement = store_statement(change->store, STATEMENT_HISTORY_ADD);
  connection_bind(statement, "change_uid", change->uid);
  connection_bind(statement, "changed_at", change->at);
  connection_bind(statement, "changed_by", change->store->viewer);
  connection_bind(statement, "label", change->label);
  connection_bind(statement, "kind", type->name);
  connection_bind(statement, "record_uid", uid);
  connection_bind(statement, "undoes", change->undoes);
  connection_bind(statement, "before", before_json);
  connection_bind(statement, "after", after_json);
  return connection_step(statement, "Writing history", error);
}

/* --- saving --------------------------------------------------------------------------------- */

/* Who changed it last, and where: one's own other window is not somebody else. Who gives no name
 * may be anybody. Yours. */
static char *who_changed(struct store *store, const struct rowset *rows)
{
  if (!rows || rows->row_count == 0)
    return g_strdup("Someone else");
  bool own = store->viewer && g_strcmp0(rowset_get(rows, 0, "changed_by"), store->viewer) == 0;
  return g_strdup(own ? "You" : rowset_get(rows, 0, "name"));
}

/* `at 10:31 on 12 Nov`, or `a moment ago`. Yours. */
static char *when_changed(const struct rowset *rows)
{
  const char *instant = rows && rows->row_count ? rowset_get(rows, 0, "changed_at") : NULL;
  g_autofree char *when = store_when(instant);
  return instant ? g_strconcat("at ", when, NULL) : g_steal_pointer(&when);
}

static bool removed(struct store *store, const struct record *record, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_RECORD_CHANGED_BY, NULL, "uid", record->uid, NULL);
  g_autofree char *who = who_changed(store, rows);
  g_autofree char *when = when_changed(rows);
  return fail(error, TL_ERROR_CONFLICT,
              "%s took this %s away%s %s, after you opened it. Leave it, or enter it anew.", who,
              record->type->label, strcmp(who, "You") == 0 ? " elsewhere" : "", when);
}

static bool conflict(struct store *store, const struct record *record, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_RECORD_CHANGED_BY, NULL, "uid", record->uid, NULL);
  g_autofree char *who = who_changed(store, rows);
  g_autofree char *when = when_changed(rows);
  return fail(error, TL_ERROR_CONFLICT,
              "%s changed this %s%s %s, after you opened it. Look at it again before you write "
              "over it.",
              who, record->type->label, strcmp(who, "You") == 0 ? " elsewhere" : "", when);
}

/* Who may not see private fields must not wipe them either. */
static void keep_private(struct store *store, struct record *record, const struct record *before)
{
  if (!store->viewer)
    return;
  int owner = field_find(record->type, "recorder");
  if (owner >= 0 && g_strcmp0(before->values[owner], store->viewer) == 0)
    return;
  for (int i = 0; i < record->type->field_count; i++)
    if (record->type->fields[i].flags & FIELD_PRIVATE)
      record_set(record, record->type->fields[i].name, before->values[i]);
}

/* The levels of a form's scale that were found there are kept with the keys, so that an import asks
 * once. */
static void level_key(char key[160], const char *version, const char *level)
{
  g_snprintf(key, 160, "level %s %s", version, level);
}

/* Whether all marks have levels that are known; learn: from now on they are. */
static bool marks_known(struct store *store, const struct record *record, bool learn)
{
  const char *version = record_get(record, "instrument_version");
  GPtrArray *marks = record_parts(record, &record_mark);
  bool known = true;
  for (guint i = 0; i < marks->len && known; i++) {
    const char *level = record_get(marks->pdata[i], "level");
    char key[160];
    if (!level)
      continue;
    level_key(key, version, level);
    known = g_hash_table_contains(store->ids, key);
    if (!known && learn)
      known = g_hash_table_insert(store->ids, g_strdup(key), GSIZE_TO_POINTER(1));
  }
  return known;
}

/* Marks and ratings are levels of their own scale or rubric: no foreign key can say so. */
static bool check_levels(struct change *change, const struct record *record, sqlite3_int64 id,
                         GError **error)
{
  struct store *store = change->store;
  if (record->type == &record_scale || record->type == &record_instrument_version)
    g_hash_table_remove_all(store->ids);
  bool marks = record->type == &record_walkthrough;
  if ((!marks && record->type != &record_self_assessment) || change->kind == CHANGE_RESTORE
      || store->mode == STORE_BUILD || (marks && marks_known(store, record, false)))
    return true;
  g_autofree char *key = g_strdup_printf("%lld", (long long)id);
  GError *inner = NULL;
  g_autofree char *stray =
      marks ? store_value(store, STATEMENT_CHECK_MARK_LEVELS, &inner, "walkthrough_id", key, NULL)
            : store_value(store, STATEMENT_CHECK_RATINGS, &inner, "self_assessment_id", key, NULL);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  if (!stray)
    return !marks || marks_known(store, record, true);
  return fail(error, TL_ERROR_INVALID, "“%s” is not in the %s. Choose another.", stray,
              marks ? "scale of this form" : "rubric");
}

/* Of a record that was written: history, and what the caller is to know. */
static bool note_written(struct change *change, struct record *record, const struct record *before,
                         GError **error)
{
  if (!add_history(change, record->type, record->uid, before, record, error))
    return false;
  record->revision = before ? before->revision + 1 : 1;
  change->written++;
  return true;
}

/* Keys are kept by uid in a line of limited length. */
enum { LONGEST_UID = 64 };

/* Rules for what a person gives, which what is stored already may break. */
static bool check_change(const struct change *change, const struct record *before,
                         const struct record *record, GError **error)
{
  bool typed = change->kind == CHANGE_PERSON && !change->undoes;
  bool (*check)(const struct record *, const struct record *, GError **) =
      record->type->check_change;
  return !typed
         || ((!check || check(before, record, error))
             && store_check_email(change->store, record, before, error));
}

/* A new record needs no savepoint: what fails is taken back by removing what went in of it. */
static bool add_record(struct change *change, struct record *record, GError **error)
{
  struct store *store = change->store;
  sqlite3_int64 id = 0;
  if (record->revision > 0)
    return removed(store, record, error);
  bool had_uid = record->uid != NULL;
  if (had_uid && strlen(record->uid) > LONGEST_UID)
    return fail(error, TL_ERROR_INVALID, "The uid is too long: it may have %d bytes. Export again.",
                LONGEST_UID);
  if (!rights_check(store, record, NULL, error) || !check_change(change, NULL, record, error))
    return false;
  if (!had_uid)
    record->uid = store_new_uid(store);
  if (aggregate_write(store, record, &id, error) && check_levels(change, record, id, error)
      && note_written(change, record, NULL, error))
    return true;
  if (id)
    aggregate_delete(store, record->type, id, NULL);
  if (!had_uid)
    g_clear_pointer(&record->uid, g_free);
  return false;
}

/* Counts are kept by scale: a form's version with another scale makes them wrong. (How a level
 * counts is looked up when they are read.) */
static bool renew_counts(struct store *store, const struct record *record,
                         const struct record *before, GError **error)
{
  if (record->type != &record_instrument_version
      || g_strcmp0(record_get(record, "scale"), record_get(before, "scale")) == 0)
    return true;
  return connection_step(store_statement(store, STATEMENT_ROLLUP_FORGET), "Counting marks", error);
}

static bool update_checked(struct change *change, struct record *record, sqlite3_int64 id,
                           bool *changed, GError **error)
{
  struct store *store = change->store;
  AUTO(record) struct record *before =
      aggregate_read(store, record->type, record->uid, false, error);
  if (!before)
    return removed(store, record, error);
  if (!rights_check(store, record, before, error))
    return false;
  if (before->revision != record->revision)
    return conflict(store, record, error);
  keep_private(store, record, before);
  if (record_equal(before, record))
    return true;
  if (!check_change(change, before, record, error))
    return false;
  *changed = aggregate_write(store, record, &id, error) && check_levels(change, record, id, error)
             && renew_counts(store, record, before, error)
             && note_written(change, record, before, error);
  return *changed;
}

/* For what runs once a record, too often to be read by SQLite each time. */
static bool run_kept(struct store *store, const char *sql, GError **error)
{
  sqlite3_stmt *statement = store_generated(store, sql, error);
  return statement && connection_step(statement, "Writing to the store", error);
}

static bool update_record(struct change *change, struct record *record, sqlite3_int64 id,
                          bool *changed, GError **error)
{
  struct store *store = change->store;
  if (!run_kept(store, "SAVEPOINT one_record", error))
    return false;
  bool done = update_checked(change, record, id, changed, error);
  if (!done) {
    run_kept(store, "ROLLBACK TO one_record", NULL);
    g_hash_table_remove_all(store->ids);
  }
  return run_kept(store, "RELEASE one_record", done ? error : NULL) && done;
}

bool change_save(struct change *change, struct record *record, bool *changed, GError **error)
{
  bool wrote = false;
  aggregate_number_parts(record);
  if (!still_open(change, error) || !record_check(record, error))
    return false;
  sqlite3_int64 id = record->uid ? aggregate_id(change->store, record->type->name, record->uid) : 0;
  bool done = id ? update_record(change, record, id, &wrote, error)
                 : (wrote = add_record(change, record, error));
  if (changed)
    *changed = done && wrote;
  return done;
}

bool change_remove(struct change *change, const struct record_type *type, const char *uid,
                   GError **error)
{
  GError *inner = NULL;
  AUTO(record) struct record *before =
      still_open(change, &inner) ? aggregate_read(change->store, type, uid, false, &inner) : NULL;
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  if (!before)
    return fail(error, TL_ERROR_NOT_FOUND, "This %s is not in the file any more.", type->label);
  if (!rights_check(change->store, before, NULL, error))
    return false;
  sqlite3_int64 id = aggregate_id(change->store, type->name, uid);
  if (!aggregate_delete(change->store, type, id, error)
      || !add_history(change, type, uid, before, NULL, error))
    return false;
  change->written++;
  return true;
}

bool store_save(struct store *store, struct record *record, const char *label, GError **error)
{
  struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  if (!change)
    return false;
  change_hold(change, record);
  if (!change_save(change, record, NULL, error)) {
    change_free(change);
    return false;
  }
  return change_commit(change, error);
}
