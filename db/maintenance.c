#include "config.h"

#include "db/maintenance.h"
#include "db/connection.h"
#include "db/rollup.h"
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

/* --- check ---------------------------------------------------------------------------------- */

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

/* --- copying -------------------------------------------------------------------------------- */

/* How often another's lock is waited for; each wait is as long as the connections' own patience. */
enum { MOST_WAITS = 4 };

static bool copy(sqlite3 *from, sqlite3 *to, const char *what, const struct progress *progress,
                 GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
  if (!backup)
    return connection_fail(to, what, error);
  int code, waits = 0;
  bool stopped = false;
  do {
    code = sqlite3_backup_step(backup, 512);
    int total = sqlite3_backup_pagecount(backup);
    stopped = !progress_report(progress, what, total - sqlite3_backup_remaining(backup), total);
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED) {
      sqlite3_sleep(20);
      waits++;
    }
  } while (!stopped
           && (code == SQLITE_OK
               || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waits < MOST_WAITS)));
  sqlite3_backup_finish(backup);
  if (stopped)
    return fail(error, TL_ERROR_STOPPED, "Stopped; nothing was changed.");
  return code == SQLITE_DONE || connection_fail(to, what, error);
}

static bool verify(const char *path, GError **error)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  bool sound = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
               && sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &statement, NULL) == SQLITE_OK
               && sqlite3_step(statement) == SQLITE_ROW
               && g_strcmp0((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return sound
         || fail(error, TL_ERROR_DAMAGED,
                 "The copy %s was read again and is not sound. Write it elsewhere.", path);
}

/* `Backup to NAME`, without the folder's path. */
static bool note(struct store *store, const char *what, const char *path, GError **error)
{
  g_autofree char *base = g_path_get_basename(path);
  g_autofree char *shown = text_visible(base, false);
  g_autofree char *label = g_strdup_printf("%s %s", what, shown);
  return store_log(store, label, NULL, error);
}

static bool refuse_existing(const char *path, GError **error)
{
  return fail(error, TL_ERROR_REFUSED, "%s exists. Give another name, or --force to replace it.",
              path);
}

static bool write_backup(struct store *store, const char *path, const struct progress *progress,
                         GError **error)
{
  AUTO(output_file) struct output_file *file = output_file_open(path, true, error);
  if (!file)
    return false;
  const char *temporary = output_file_path(file);
  sqlite3 *target = NULL;
  bool done = sqlite3_open_v2(temporary, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
              == SQLITE_OK;
  if (!done)
    connection_fail(target, "Writing the copy", error);
  bool held =
      done && store_hold(store, error); /* else each change by another would begin it anew */
  done = held && copy(store->db, target, "pages copied", progress, error)
         && connection_run(target, "PRAGMA journal_mode = DELETE", error);
  if (held)
    store_let_go(store);
  sqlite3_close(target);
  return done && verify(temporary, error) && output_file_commit(g_steal_pointer(&file), error);
}

bool store_backup(struct store *store, const char *path, bool force,
                  const struct progress *progress, GError **error)
{
  if (!force && g_file_test(path, G_FILE_TEST_EXISTS))
    return refuse_existing(path, error);
  return (store->mode == STORE_READONLY || note(store, "Backup to", path, error))
         && write_backup(store, path, progress, error);
}

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
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
    g_autofree char *path = g_strconcat(work, endings[i], NULL);
    g_unlink(path);
  }
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
  done = done && copy(from, to, "pages restored", NULL, error);
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
  struct stat ours, theirs;
  if (stat(path, &theirs) != 0) {
    fail(error, TL_ERROR_NOT_FOUND, "There is no file %s. Name the backup to bring back.", path);
    return NULL;
  }
  if (stat(store->path, &ours) == 0 && ours.st_dev == theirs.st_dev
      && ours.st_ino == theirs.st_ino) {
    fail(error, TL_ERROR_REFUSED, "%s is the file in use. Name the backup to bring back.", path);
    return NULL;
  }
  if (!store_is_ours(path, error) || !verify(path, error))
    return NULL;
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

/* Brings the open backup in; what was there is kept. */
static bool bring_back(struct store *store, struct store *backup, bool force, char **kept,
                       const struct progress *progress, GError **error)
{
  bool data = store_has_district(store) && store_count(store, STATEMENT_HAS_DATA, NULL) > 0;
  if (data && !force)
    return fail(error, TL_ERROR_REFUSED,
                "%s has data. Give --force to replace it; a copy of it is kept beside it.",
                store->path);
  if (data) {
    g_autofree char *instant = clock_instant();
    g_strdelimit(instant, ":", '-');
    *kept = g_strdup_printf("%s.before-restore-%s", store->path, instant);
    if (!write_backup(store, *kept, progress, error))
      return false;
  }
  for (int i = 0; i < STATEMENT_COUNT; i++)
    if (store->statements[i])
      sqlite3_reset(store->statements[i]);
  g_hash_table_remove_all(store->ids);
  return copy(backup->db, store->db, "pages restored", progress, error)
         && connection_run(store->db, "PRAGMA journal_mode = WAL", error);
}

bool store_restore(struct store *store, const char *path, bool force, char **kept,
                   const struct progress *progress, GError **error)
{
  *kept = NULL;
  g_autofree char *work = g_strconcat(store->path, ".restoring", NULL);
  struct store *backup = open_backup(store, path, work, error);
  bool done = backup && bring_back(store, backup, force, kept, progress, error)
              && note(store, "Restored from", path, error) && store_set_viewer(store, NULL, error);
  store_free(backup);
  remove_work(work);
  return done;
}
