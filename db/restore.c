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

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the pragma gives of the file; -1 where it cannot be read. */
static long number_of(const char *path, const char *pragma)
{
  sqlite3 *db = NULL;
  long number = sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
                    ? connection_number(db, pragma, -1)
                    : -1;
  sqlite3_close(db);
  return number;
}

static void remove_work(const char *work)
{
  g_unlink(work);
  copy_remove_beside(work);
  g_autofree char *before = store_copy_before(work);
  g_unlink(before);
}

/* A file in DELETE mode with pages of that size. */
static bool set_page_size(sqlite3 *db, long page_size, GError **error)
{
  g_autofree char *sql =
      g_strdup_printf("PRAGMA journal_mode = DELETE; PRAGMA page_size = %ld; VACUUM", page_size);
  return connection_number(db, "PRAGMA page_size", 0) == page_size
         || connection_run(db, sql, error);
}

static bool copy_file(const char *path, const char *work, long page_size, GError **error)
{
  sqlite3 *from = NULL, *to = NULL;
  int made = open(work, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  bool done = made >= 0 && close(made) == 0
              && sqlite3_open_v2(path, &from, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK
              && sqlite3_open_v2(work, &to, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
  if (!done)
    fail(error, TL_ERROR_READONLY, "%s cannot be copied to %s. Ask for the right to write there.",
         path, work);
  done = done && copy_database(from, to, "pages restored", NULL, error)
         && set_page_size(to, page_size, error);
  sqlite3_close(from);
  sqlite3_close(to);
  return done;
}

/* A backup of an older version is brought up to date in a copy beside the store, as a store is when
 * it is opened: the backup stays what it was, and the store too if that does not work. One with
 * pages of another size is copied so too: SQLite takes none of those into a file in use. */
static struct store *open_adapted(const char *path, const char *work, long page_size,
                                  GError **error)
{
  return copy_file(path, work, page_size, error) ? store_open(work, STORE_OPEN, error) : NULL;
}

/* A file that can be read, and not the one in use. */
static bool is_named_well(const struct store *store, const char *path, GError **error)
{
  if (!*path)
    return fail(error, TL_ERROR_USAGE, "The backup has no name. Name the file to bring back.");
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return fail(error, TL_ERROR_NOT_FOUND, "There is no file %s. Name the backup to bring back.",
                path);
  if (g_file_test(path, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_REFUSED, "%s is a folder. Name the backup in it.", path);
  if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
    return fail(error, TL_ERROR_REFUSED, "%s is not an ordinary file. Name the backup.", path);
  return !store_file_is(store->path, path)
         || fail(error, TL_ERROR_REFUSED, "%s is the file in use. Name the backup to bring back.",
                 path);
}

/* A sound file of ours. */
static bool is_backup(const char *path, GError **error)
{
  GError *foreign = NULL;
  if (!store_is_ours(path, &foreign)) {
    if (error_is(foreign, TL_ERROR_FOREIGN)) {
      g_clear_error(&foreign);
      fail(&foreign, TL_ERROR_FOREIGN,
           "%s is no backup of Throughline, or was cut off. Take another copy.", path);
    }
    g_propagate_error(error, foreign);
    return false;
  }
  return copy_file_is_sound(path)
         || fail(error, TL_ERROR_DAMAGED,
                 "%s is damaged or was cut off, so it is not brought back. Take another copy.",
                 path);
}

/* What may be brought back has a district in it. */
static struct store *open_backup(const struct store *store, const char *path, const char *work,
                                 GError **error)
{
  if (!is_named_well(store, path, error) || !is_backup(path, error))
    return NULL;
  long page_size = connection_number(store->db, "PRAGMA page_size", 0);
  bool fits = number_of(path, "PRAGMA user_version") == STORE_SCHEMA_VERSION
              && number_of(path, "PRAGMA page_size") == page_size;
  struct store *backup =
      fits ? store_open(path, STORE_READONLY, error) : open_adapted(path, work, page_size, error);
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
  g_autofree char *wanted = g_strconcat(store->path, ".restoring", NULL);
  g_autofree char *work = store_free_name(wanted);
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

/* --- in the place of a damaged file --------------------------------------------------------- */

/* SQLite's locks on the file, which outlast damage to what is in it. */
static bool others_have_it(const char *path)
{
  struct flock lock = {
    .l_type = F_WRLCK, .l_whence = SEEK_SET, .l_start = 0x40000000, .l_len = 512
  };
  int file = open(path, O_RDWR | O_CLOEXEC);
  bool theirs = file >= 0 && fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
  if (file >= 0)
    close(file);
  return theirs;
}

/* The file at from, and what belongs to it, under the name to. */
static bool rename_store(const char *from, const char *to)
{
  if (g_rename(from, to) != 0)
    return false;
  for (int i = 0; copy_ending(i); i++) {
    g_autofree char *beside = g_strconcat(from, copy_ending(i), NULL);
    g_autofree char *new = g_strconcat(to, copy_ending(i), NULL);
    if (g_rename(beside, new) != 0 && errno != ENOENT)
      return false;
  }
  return true;
}

/* Puts fresh into the place of what is at path, which goes to kept; or all is as before. */
static bool exchange(const char *path, const char *fresh, const char *kept, GError **error)
{
  struct stat about;
  if (stat(path, &about) == 0 && chmod(fresh, about.st_mode & 0777) == 0
      && chown(fresh, (uid_t)-1, about.st_gid) != 0) /* whose group it is */
    g_debug("%s: another group", fresh);
  if (rename_store(path, kept) && g_rename(fresh, path) == 0)
    return true;
  int number = errno;
  rename_store(kept, path);
  return fail(error, TL_ERROR_FAILED, "%s cannot be given another name: %s.", path,
              g_strerror(number));
}

/* A store of its own with what the backup has, closed. */
static bool make_fresh(const char *fresh, const char *backup, const struct progress *progress,
                       GError **error)
{
  g_autofree char *nothing = NULL;
  AUTO(store) struct store *store = store_open(fresh, STORE_CREATE, error);
  return store && store_restore(store, backup, false, &nothing, progress, error);
}

bool store_replace_damaged(const char *path, const char *backup, char **kept,
                           const struct progress *progress, GError **error)
{
  *kept = NULL;
  g_autofree char *real = file_real_path(path); /* another name for a link would leave the file */
  g_autofree char *wanted = g_strconcat(real, ".restored", NULL);
  g_autofree char *fresh = store_free_name(wanted);
  g_autofree char *before = kept_path(real);
  g_autofree char *damaged = g_strconcat(before, ".damaged", NULL);
  g_autofree char *free_name = store_free_name(damaged);
  if (store_file_is(real, backup))
    return fail(error, TL_ERROR_REFUSED, "%s is the file in use. Name the backup to bring back.",
                backup);
  if (others_have_it(real))
    return fail(error, TL_ERROR_BUSY,
                "%s is damaged, and others have it open. Ask them to leave Throughline, then try "
                "again.",
                path);
  bool done = make_fresh(fresh, backup, progress, error) && exchange(real, fresh, free_name, error);
  remove_work(fresh);
  if (done)
    *kept = g_steal_pointer(&free_name);
  return done;
}
