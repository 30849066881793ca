/* The person in use, and what they see. */
#include "config.h"

#include "db/connection.h"
#include "db/store_private.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { MOST_WORDS = 12 }; /* of a given name */

static bool run(struct store *store, enum statement statement, const char *staff_id, GError **error)
{
  sqlite3_stmt *prepared = store_statement(store, statement);
  if (staff_id)
    connection_bind(prepared, "staff_id", staff_id);
  if (sqlite3_bind_parameter_index(prepared, ":today"))
    connection_bind(prepared, "today", store->day);
  return connection_step(prepared, "Reading the store", error);
}

static char *staff_key(struct store *store, const char *uid)
{
  sqlite3_stmt *prepared = store_statement(store, STATEMENT_STAFF_ID_OF_UID);
  connection_bind(prepared, "uid", uid);
  char *key = NULL;
  if (sqlite3_step(prepared) == SQLITE_ROW)
    key = g_strdup((const char *)sqlite3_column_text(prepared, 0));
  sqlite3_reset(prepared);
  return key;
}

static void read_flags(struct store *store)
{
  sqlite3_stmt *prepared = store_statement(store, STATEMENT_VIEWER_FLAGS);
  if (sqlite3_step(prepared) == SQLITE_ROW) {
    store->sees_all = sqlite3_column_int(prepared, 0);
    store->makes_packet = sqlite3_column_int(prepared, 1);
    store->keeps_records = sqlite3_column_int(prepared, 2);
    store->is_administrator = sqlite3_column_int(prepared, 3);
    store->runs_dilt = sqlite3_column_int(prepared, 4);
  }
  sqlite3_reset(prepared);
}

static bool fill_person(struct store *store, GError **error)
{
  if (!store->viewer)
    return true;
  /* Who is not in the file any more is nobody, and sees nothing. */
  g_autofree char *found = staff_key(store, store->viewer);
  const char *key = found ? found : "0";
  return run(store, STATEMENT_VIEWER_SET_PERSON, key, error)
         && run(store, STATEMENT_VIEWER_ADD_STAFF, key, error)
         && run(store, STATEMENT_VIEWER_ADD_SCHOOLS, key, error)
         && run(store, STATEMENT_VIEWER_ADD_VACANT_SCHOOLS, key, error);
}

static bool fill(struct store *store, GError **error)
{
  g_free(store->day);
  store->day = clock_today();
  store->day_version = store_version(store);
  bool done = run(store, STATEMENT_VIEWER_CLEAR_SCHOOLS, NULL, error)
              && run(store, STATEMENT_VIEWER_CLEAR_STAFF, NULL, error)
              && run(store, STATEMENT_VIEWER_CLEAR_ME, NULL, error)
              && run(store, STATEMENT_VIEWER_SET_DAY, NULL, error) && fill_person(store, error);
  if (!done)
    run(store, STATEMENT_VIEWER_CLEAR_ME, NULL, NULL); /* nothing is seen rather than everything */
  store->sees_all = store->makes_packet = store->keeps_records = store->is_administrator = false;
  store->runs_dilt = false;
  read_flags(store);
  if (store->in_packet)
    run(store, STATEMENT_VIEWER_ENTER_PACKET, NULL, NULL);
  return done;
}

void store_follow_day(struct store *store)
{
  /* A change stays on the day it was begun on. */
  if (store->change)
    return;
  g_autofree char *today = clock_today();
  if (g_strcmp0(today, store->day) == 0
      && (!store->viewer || store_version(store) == store->day_version))
    return;
  store->firm++; /* who sees what is never left half filled */
  fill(store, NULL);
  store->firm--;
}

bool store_set_viewer(struct store *store, const char *staff_uid, GError **error)
{
  g_autofree char *key = staff_uid ? staff_key(store, staff_uid) : NULL;
  if (staff_uid && !key)
    return fail(error, TL_ERROR_NOT_FOUND,
                "Nobody in this file is the person you said you are. Name someone who is.");
  char *viewer = g_strdup(staff_uid); /* first: it may be the one that is set */
  g_free(store->viewer);
  store->viewer = viewer;
  return fill(store, error);
}

const char *store_viewer(const struct store *store)
{
  return store->viewer;
}

bool store_viewer_sees_all(const struct store *store)
{
  return store->sees_all;
}

bool store_viewer_makes_packet(const struct store *store)
{
  return store->makes_packet || store->runs_dilt;
}

bool store_viewer_makes_packet_of(struct store *store, const char *month)
{
  store->firm++; /* stopped half way it would be a refusal */
  bool makes = store_count(store, STATEMENT_VIEWER_MAKES_PACKET_OF, "month", month, NULL) > 0;
  store->firm--;
  return makes;
}

struct packet_scope {
  struct store *store;
};

struct packet_scope *packet_scope_new(struct store *store, const char *month)
{
  struct packet_scope *scope = g_new0(struct packet_scope, 1);
  scope->store = store;
  if (store->packets++ > 0 || store->makes_packet || !store->runs_dilt
      || !store_viewer_makes_packet_of(store, month))
    return scope;
  store->firm++;
  store->in_packet = run(store, STATEMENT_VIEWER_ENTER_PACKET, NULL, NULL);
  store->firm--;
  return scope;
}

void packet_scope_free(struct packet_scope *scope)
{
  struct store *store = scope->store;
  g_free(scope);
  if (--store->packets > 0 || !store->in_packet)
    return;
  store->firm++;
  run(store, STATEMENT_VIEWER_LEAVE_PACKET, NULL, NULL);
  store->firm--;
  store->in_packet = false;
}

bool store_viewer_keeps_records(const struct store *store)
{
  return store->keeps_records;
}

bool store_viewer_is_administrator(const struct store *store)
{
  return store->is_administrator;
}

/* `\nmatos nunez rafael\nnunez rafael matos\n…`: what search keys (`family given`) text may mean,
 * as it does not say how many of its words are the family name. Yours. */
static char *keys_of_name(const char *text)
{
  g_autofree char *key = name_search_key(text);
  g_auto(GStrv) words = g_strsplit(key, " ", -1);
  guint count = g_strv_length(words);
  GString *keys = g_string_new("\n");
  for (guint first = 0; first < MIN(count, MOST_WORDS); first++)
    for (guint i = 0; i < count; i++)
      g_string_append_printf(keys, "%s%s", words[(first + i) % count], i + 1 < count ? " " : "\n");
  return g_string_free(keys, FALSE);
}

/* The first row's uid, unless the second fits as well. */
static char *surest(const struct rowset *rows, const char *text, const char *are,
                    const char *advice, GError **error)
{
  if (rows->row_count > 1 && rowset_int(rows, 1, "rank") == rowset_int(rows, 0, "rank")) {
    fail(error, TL_ERROR_AMBIGUOUS, "%d %s “%s”. %s", rows->row_count, are, text, advice);
    return NULL;
  }
  return g_strdup(rowset_get(rows, 0, "uid"));
}

static char *find_staff(struct store *store, const char *text, const char *gone, GError **error)
{
  g_autofree char *keys = keys_of_name(text);
  g_autofree char *key = name_search_key(text);
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_STAFF_BY_WORD, error, "text", text, "keys",
                                    keys, "key", key, "gone", gone, NULL);
  if (!rows)
    return NULL;
  if (rows->row_count == 0) {
    fail(error, TL_ERROR_NOT_FOUND,
         "Nobody called “%s” is in this file. Give a full name, e-mail or login name.", text);
    return NULL;
  }
  return surest(rows, text, "people are called", "Give the e-mail or login name.", error);
}

char *store_find_staff(struct store *store, const char *text, GError **error)
{
  return find_staff(store, text, NULL, error);
}

char *store_find_staff_ever(struct store *store, const char *text, GError **error)
{
  return find_staff(store, text, "1", error);
}

char *store_find_school(struct store *store, const char *text, GError **error)
{
  g_autofree char *key = name_search_key(text);
  g_autofree char *code = code_normalize(text);
  AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_SCHOOL_BY_WORD, error, "text",
                                                 text, "key", key, "code", code, NULL);
  if (!rows)
    return NULL;
  if (rows->row_count == 0) {
    fail(error, TL_ERROR_NOT_FOUND, "No school “%s” is in this file. Give its code or name.", text);
    return NULL;
  }
  return surest(rows, text, "schools are called", "Give the code.", error);
}

bool store_check_email(struct store *store, const struct record *record,
                       const struct record *before, GError **error)
{
  if (record->type != &record_staff || store->mode == STORE_BUILD)
    return true;
  const char *email = record_get(record, "email");
  bool here = g_strcmp0(record_get(record, "active"), "0") != 0;
  bool was = before && g_strcmp0(record_get(before, "active"), "0") != 0
             && g_strcmp0(record_get(before, "email"), email) == 0;
  if (!email || !here || was)
    return true;
  g_autofree char *name =
      store_value(store, STATEMENT_STAFF_OF_EMAIL, NULL, "email", email, "uid", record->uid, NULL);
  return !name
         || fail(error, TL_ERROR_INVALID,
                 "%s has the e-mail %s already. Correct it here, or there first.", name, email);
}
