#include "config.h"

#include "db/draft.h"
#include "db/connection.h"
#include "db/statement.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

struct drafts {
  sqlite3 *db;
  sqlite3_stmt *put, *get, *remove, *list;
};

static bool prepare_all(struct drafts *drafts, GError **error)
{
  drafts->put = connection_prepare(
      drafts->db,
      "INSERT INTO draft (district, owner, kind, record, title, revision, updated_at, json)"
      " VALUES (:district, :owner, :kind, :record, :title, :revision, :updated_at, :json)"
      " ON CONFLICT DO UPDATE SET title = excluded.title, revision = excluded.revision,"
      " updated_at = excluded.updated_at, json = excluded.json",
      error);
  drafts->get = drafts->put ? connection_prepare(drafts->db,
                                                 "SELECT json, revision FROM draft WHERE district "
                                                 "= :district AND owner = :owner AND kind = :kind"
                                                 " AND record = :record",
                                                 error)
                            : NULL;
  drafts->remove =
      drafts->get ? connection_prepare(
          drafts->db,
          "DELETE FROM draft WHERE district = :district AND owner = :owner AND kind = :kind"
          " AND record = :record",
          error)
                  : NULL;
  drafts->list = drafts->remove
                     ? connection_prepare(drafts->db,
                                          "SELECT kind, record, title, revision, updated_at, json "
                                          "FROM draft WHERE district = :district"
                                          " AND owner = :owner AND (:kind IS NULL OR kind = :kind) "
                                          "ORDER BY updated_at DESC, record",
                                          error)
                     : NULL;
  return drafts->list != NULL;
}

struct drafts *drafts_open(const char *path, GError **error)
{
  g_autofree char *state = file_state_folder();
  g_autofree char *file = path ? g_strdup(path) : g_build_filename(state, "drafts.db", NULL);
  g_autofree char *folder = g_path_get_dirname(file);
  if (!file_make_folder(folder, error))
    return NULL;
  int made = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (made < 0) {
    fail(error, TL_ERROR_READONLY, "Drafts cannot be kept in %s. Ask for the right to write there.",
         folder);
    return NULL;
  }
  close(made);
  struct drafts *drafts = g_new0(struct drafts, 1);
  bool done = sqlite3_open_v2(file, &drafts->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
              == SQLITE_OK;
  sqlite3_busy_timeout(drafts->db, CONNECTION_BUSY_MILLISECONDS);
  done =
      done
      && connection_run(drafts->db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL", error)
      && connection_run(drafts->db, drafts_sql, error) && prepare_all(drafts, error);
  if (!done) {
    drafts_free(drafts);
    if (error && !*error)
      fail(error, TL_ERROR_FAILED, "Drafts cannot be kept in %s.", file);
    return NULL;
  }
  return drafts;
}

void drafts_free(struct drafts *drafts)
{
  if (!drafts)
    return;
  sqlite3_finalize(drafts->put);
  sqlite3_finalize(drafts->get);
  sqlite3_finalize(drafts->remove);
  sqlite3_finalize(drafts->list);
  sqlite3_close(drafts->db);
  g_free(drafts);
}

static void bind_key(sqlite3_stmt *statement, const struct draft_key *key)
{
  sqlite3_reset(statement);
  connection_bind(statement, "district", key->district);
  connection_bind(statement, "owner", key->owner ? key->owner : "");
  connection_bind(statement, "kind", key->kind);
  connection_bind(statement, "record", key->record);
}

bool draft_put(struct drafts *drafts, const struct draft_key *key, const char *title, long revision,
               const char *json, GError **error)
{
  if (!connection_in_place(drafts->db))
    return fail(error, TL_ERROR_NOT_FOUND,
                "The file of drafts was deleted or moved, so what is typed is not kept. Start "
                "Throughline again.");
  g_autofree char *now = clock_instant();
  g_autofree char *number = g_strdup_printf("%ld", revision);
  bind_key(drafts->put, key);
  connection_bind(drafts->put, "title", title);
  connection_bind(drafts->put, "revision", number);
  connection_bind(drafts->put, "updated_at", now);
  connection_bind(drafts->put, "json", json);
  return connection_step(drafts->put, "Keeping the draft", error);
}

char *draft_get(struct drafts *drafts, const struct draft_key *key, long *revision, GError **error)
{
  bind_key(drafts->get, key);
  int code = sqlite3_step(drafts->get);
  char *json = NULL;
  if (code == SQLITE_ROW) {
    json = g_strdup((const char *)sqlite3_column_text(drafts->get, 0));
    if (revision)
      *revision = (long)sqlite3_column_int64(drafts->get, 1);
  } else if (code != SQLITE_DONE) {
    connection_fail(drafts->db, "Reading the draft", error);
  }
  sqlite3_reset(drafts->get);
  return json;
}

bool draft_remove(struct drafts *drafts, const struct draft_key *key, GError **error)
{
  bind_key(drafts->remove, key);
  return connection_step(drafts->remove, "Removing the draft", error);
}

struct rowset *draft_list(struct drafts *drafts, const char *district, const char *owner,
                          const char *kind, GError **error)
{
  static const char *const names[] = {
    "kind", "record", "title", "revision", "updated_at", "json"
  };
  sqlite3_reset(drafts->list);
  connection_bind(drafts->list, "district", district);
  connection_bind(drafts->list, "owner", owner ? owner : "");
  connection_bind(drafts->list, "kind", kind);
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  int code;
  while ((code = sqlite3_step(drafts->list)) == SQLITE_ROW) {
    const char *cells[G_N_ELEMENTS(names)];
    for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
      cells[i] = (const char *)sqlite3_column_text(drafts->list, (int)i);
    rowset_add(rows, cells);
  }
  if (code != SQLITE_DONE) {
    connection_fail(drafts->db, "Reading the drafts", error);
    g_clear_pointer(&rows, rowset_free);
  }
  sqlite3_reset(drafts->list);
  return rows;
}
