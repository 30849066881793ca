/* A backup brought back into the store. */
#include "config.h"

#include "db/maintenance.h"
#include "db/connection.h"
#include "db/copy.h"
#include "db/statement.h"
#include "db/store_private.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The version of the file's schema; -1 where it cannot be read. */
static long version_of(const char *path)
{
  sqlite3 *db = NULL;
  long version = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                     ? connection_number(db, "PRAGMA user_version", -1)
                     : -1;
  sqlite3_close(db);
  return version;
}

static void remove_work(const char *work)
{
  g_unlink(work);
  copy_remove_beside(work);
  g_autofree char *before = store_copy_before(work);
  g_unlink(before);
}

static bool copy_file(const char *path, const char *work, GError **error)
{
  sqlite3 *from = NULL, *to = NULL;
  int made = open(work, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool done = made >= 0 && close(made) == 0
              && sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
              && sqlite3_open_v2(work, &to, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
  if (!done)
    fail(error, TL_ERROR_READONLY, "%s cannot be copied to %s. Ask for the right to write there.",
         path, work);
  done = done && copy_database(from, to, "pages restored", NULL, error);
  sqlite3_close(from);
  sqlite3_close(to);
  return done;
}

/* A backup of an older version is brought up to date in a copy beside the store, as a store is when
 * it is opened: the backup stays what it was, and the store too if that does not work. */
static struct store *open_older(const char *path, const char *work, GError **error)
{
  remove_work(work);
  return copy_file(path, work, error) ? store_open(work, STORE_OPEN, error) : NULL;
}

/* What may be brought back: a sound file of ours with a district in it, and not the one in use. */
static struct store *open_backup(const struct store *store, const char *path, const char *work,
                                 GError **error)
{
  if (!g_file_test(path, G_FILE_TEST_EXISTS)) {
    fail(error, TL_ERROR_NOT_FOUND, "There is no file %s. Name the backup to bring back.", path);
    return NULL;
  }
  if (store_file_is(store->path, path)) {
    fail(error, TL_ERROR_REFUSED, "%s is the file in use. Name the backup to bring back.", path);
    return NULL;
  }
  GError *foreign = NULL;
  if (!store_is_ours(path, &foreign)) {
    if (error_is(foreign, TL_ERROR_FOREIGN)) {
      g_clear_error(&foreign);
      fail(&foreign, TL_ERROR_FOREIGN,
           "%s is no backup of Throughline, or was cut off. Take another copy.", path);
    }
    g_propagate_error(error, foreign);
    return NULL;
  }
  if (!copy_file_is_sound(path)) {
    fail(error, TL_ERROR_DAMAGED,
         "%s is damaged or was cut off, so it is not brought back. Take another copy.", path);
    return NULL;
  }
  long version = version_of(path);
  struct store *backup = version > 0 && version < STORE_SCHEMA_VERSION
                             ? open_older(path, work, error)
                             : store_open(path, STORE_READONLY, error);
  if (!backup || connection_number(backup->db, "SELECT count(*) FROM district", 0) > 0)
    return backup;
  fail(error, TL_ERROR_REFUSED, "%s has no district in it. Name another backup.", path);
  store_free(backup);
  return NULL;
}

/* What cannot be read counts too: most of it may still be there. */
static bool has_data(sqlite3 *db)
{
  return connection_number(db, statement_texts[STATEMENT_HAS_DATA].sql, 1) > 0;
}

/* Says whose data would be written over by whose. */
static bool refuse_data(struct store *store, struct store *backup, const char *path, GError **error)
{
  AUTO(record) struct record *theirs = store_district(backup, error);
  if (!theirs)
    return false;
  AUTO(record) struct record *ours = store_district(store, NULL);
  if (!ours)
    return fail(error, TL_ERROR_DAMAGED,
                "%s is damaged. Give --force to replace it by %s from %s; what can still be read "
                "of it is kept beside it.",
                store->path, record_get(theirs, "name"), path);
  return fail(error, TL_ERROR_REFUSED,
              "%s would be replaced by %s from %s. Give --force to replace it; a copy of "
              "what is in %s is kept beside it.",
              record_get(ours, "name"), record_get(theirs, "name"), path, store->path);
}

/* Where what is there at path is kept: never over what was kept before. Yours. */
static char *kept_path(const char *path)
{
  g_autofree char *instant = clock_instant();
  g_strdelimit(instant, ":", '-');
  g_autofree char *wanted = g_strdup_printf("%s.before-restore-%s", path, instant);
  return store_free_name(wanted);
}

/* Keeps what reader reads of the store at *path; nobody can write to it meanwhile. Of a damaged
 * store it is a damaged copy, and gets a name that says so. */
static bool keep_copy(sqlite3 *reader, char **path, const struct progress *progress, GError **error)
{
  AUTO(output_file) struct output_file *file = copy_make(reader, *path, progress, error);
  if (!file)
    return false;
  bool sound = copy_file_is_sound(output_file_path(file));
  if (!sound && copy_is_sound(reader))
    return fail(error, TL_ERROR_DAMAGED,
                "%s was read again after it was written, and is not sound. See to the disk, then "
                "try again; nothing was changed.",
                *path);
  if (!output_file_commit(g_steal_pointer(&file), error))
    return false;
  g_autofree char *damaged = g_strconcat(*path, ".damaged", NULL);
  if (!sound && g_rename(*path, damaged) == 0) {
    g_free(*path);
    *path = g_steal_pointer(&damaged);
  }
  return true;
}

/* Brings what backup copies into the store; *kept (NULL: nothing is there): the path of a copy of
 * what it has. The lock on the store is taken by the first step, and held until the last: what
 * another saves comes before the copy, or after the restore. Ends backup. */
static bool replace_all(struct store *store, sqlite3_backup *backup, char **kept,
                        const struct progress *progress, GError **error)
{
  sqlite3 *reader = NULL; /* the store's own connection is the backup's now */
  bool locked = copy_step(backup, 0) == SQLITE_OK;
  if (!locked) {
    sqlite3_backup_finish(backup);
    return connection_fail(store->db, "pages restored", error);
  }
  bool done = (sqlite3_open_v2(store->path, &reader, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
               || connection_fail(reader, "Reading the store", error))
              && (*kept || !has_data(reader)
                  || fail(error, TL_ERROR_BUSY,
                          "Someone else has entered data meanwhile. Look at it, then try again."))
              && (!*kept || keep_copy(reader, kept, progress, error));
  sqlite3_close(reader);
  if (done)
    return copy_all(backup, store->db, "pages restored", progress, error);
  sqlite3_backup_finish(backup);
  return false;
}

/* True when the log of a file that was only read is there; *empty: with nothing in it. */
static bool has_log(const char *path, bool *empty)
{
  struct stat about;
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  bool there = stat(log, &about) == 0;
  *empty = there && about.st_size == 0;
  return there;
}

/* A copy of a file in use makes SQLite put files beside it, also to be read: they go again. */
static void clear_up(const char *path, bool had_log)
{
  bool empty = false;
  if (!had_log && has_log(path, &empty) && empty)
    copy_remove_beside(path);
}

/* Brings the open backup in; what was there is kept. */
static bool bring_back(struct store *store, struct store *backup, char **kept,
                       const struct progress *progress, GError **error)
{
  for (int i = 0; i < STATEMENT_COUNT; i++)
    if (store->statements[i])
      sqlite3_reset(store->statements[i]);
  g_hash_table_remove_all(store->ids);
  sqlite3_backup *copying = sqlite3_backup_init(store->db, "main", backup->db, "main");
  return (copying ? replace_all(store, copying, kept, progress, error)
                  : connection_fail(store->db, "pages restored", error))
         && connection_run(store->db, "PRAGMA journal_mode = WAL", error);
}

bool store_restore(struct store *store, const char *path, bool force, char **kept,
                   const struct progress *progress, GError **error)
{
  *kept = NULL;
  g_autofree char *work = g_strconcat(store->path, ".restoring", NULL);
  g_autofree char *label = store_label("Restored from", path);
  bool empty, had_log = has_log(path, &empty);
  AUTO(store) struct store *backup = open_backup(store, path, work, error);
  bool data = has_data(store->db);
  g_autofree char *copy_path = data ? kept_path(store->path) : NULL;
  bool done = backup && (!data || force || refuse_data(store, backup, path, error))
              && bring_back(store, backup, &copy_path, progress, error);
  g_clear_pointer(&backup, store_free);
  remove_work(work);
  clear_up(path, had_log);
  if (!done)
    return false;
  *kept = g_steal_pointer(&copy_path);
  return store_log(store, label, NULL, error) && store_set_viewer(store, NULL, error);
}
