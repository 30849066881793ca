/* Opening the file: whose it is, where it lies, which version it has. */
#include "config.h"

#include "db/connection.h"
#include "db/statement.h"
#include "db/store_private.h"

#include "base/error.h"
#include "base/file.h"
#include "model/tables.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

char *store_default_path(void)
{
  const char *named = g_getenv("THROUGHLINE_DB");
  if (named && *named)
    return g_strdup(named);
  g_autofree char *folder = file_data_folder();
  return g_build_filename(folder, "district.db", NULL);
}

/* --- where it lies -------------------------------------------------------------------------- */

/* File systems on which two machines may write one file: WAL's shared memory does not reach across.
 */
static const struct {
  unsigned long type;
  const char *name;
} network_file_systems[] = {
  { 0x6969, "NFS" },      { 0xFF534D42, "CIFS" },  { 0xFE534D42, "SMB" },  { 0x517B, "SMB" },
  { 0x65735546, "FUSE" }, { 0x01021997, "9P" },    { 0x00C36400, "Ceph" }, { 0x5346414F, "AFS" },
  { 0x47504653, "GPFS" }, { 0x7461636F, "OCFS2" },
};

static const char *const synced_folders[] = { "Dropbox",      "OneDrive",  "Google Drive",
                                              "GoogleDrive",  "Nextcloud", "ownCloud",
                                              "iCloud Drive", NULL };

static bool refuse_network(const char *place, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename(place, NULL);
  struct statfs about;
  if (statfs(folder, &about) == 0)
    for (size_t i = 0; i < G_N_ELEMENTS(network_file_systems); i++)
      if ((unsigned long)(about.f_type & 0xffffffff) == network_file_systems[i].type)
        return fail(
            error, TL_ERROR_NETWORK,
            "%s is on a network drive (%s), where two people at once could damage the file. "
            "Keep it on this computer’s own disk.",
            folder, network_file_systems[i].name);
  g_auto(GStrv) names = g_strsplit(folder, "/", -1);
  for (int i = 0; names[i]; i++)
    for (int k = 0; synced_folders[k]; k++)
      if (g_str_has_prefix(names[i], synced_folders[k]))
        return fail(
            error, TL_ERROR_NETWORK,
            "%s is a folder that is copied to the cloud while it is in use, which could damage "
            "the file. Keep it in another folder, and copy backups there.",
            folder);
  return true;
}

/* --- whose it is ---------------------------------------------------------------------------- */

static unsigned long big_endian(const unsigned char *bytes)
{
  return (unsigned long)bytes[0] << 24 | (unsigned long)bytes[1] << 16
         | (unsigned long)bytes[2] << 8 | bytes[3];
}

/* Looks at the file's first bytes without SQLite, so that a foreign file is not touched. */
static bool check_header(const char *path, enum store_mode mode, GError **error)
{
  unsigned char header[100] = { 0 };
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return fail(error, TL_ERROR_READONLY, "%s cannot be read: %s.", path, g_strerror(errno));
  ssize_t got = read(file, header, sizeof header);
  close(file);
  if (got == 0 && mode != STORE_READONLY)
    return true;
  if (got < (ssize_t)sizeof header || memcmp(header, "SQLite format 3", 16) != 0)
    return fail(error, TL_ERROR_FOREIGN,
                "%s is not a Throughline file. Name another one with --db.", path);
  if (big_endian(header + 68) != STORE_APPLICATION_ID)
    return fail(error, TL_ERROR_FOREIGN,
                "%s is a database of another program. Name a Throughline file with --db.", path);
  if (big_endian(header + 60) > STORE_SCHEMA_VERSION)
    return fail(
        error, TL_ERROR_NEWER,
        "%s was written by a newer version of Throughline. Install that version to open it.", path);
  return true;
}

bool store_is_ours(const char *path, GError **error)
{
  return check_header(path, STORE_READONLY, error);
}

static bool check_writable(const char *path, const char *folder, GError **error)
{
  if (access(path, F_OK) == 0 && access(path, W_OK) != 0)
    return fail(error, TL_ERROR_READONLY,
                "%s can only be read. Ask for the right to write to it, or work on a copy.", path);
  if (access(folder, W_OK) != 0)
    return fail(error, TL_ERROR_READONLY,
                "The folder %s cannot be written to (%s). Keep the file elsewhere.", folder,
                g_strerror(errno));
  return true;
}

static bool make_place(const char *path, const char *folder, bool shared, GError **error)
{
  if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
    if (!file_make_folder(folder, error))
      return false;
    if (shared && g_chmod(folder, 02770) != 0)
      return fail(error, TL_ERROR_FAILED, "The folder %s cannot be shared: %s.", folder,
                  g_strerror(errno));
  }
  if (!refuse_network(folder, error))
    return false;
  int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, shared ? 0660 : 0600);
  if (file < 0)
    return fail(error, errno == ENOSPC ? TL_ERROR_FULL : TL_ERROR_READONLY,
                "%s cannot be made: %s.", path, g_strerror(errno));
  if (shared && fchmod(file, 0660) != 0)
    g_debug("fchmod %s: %s", path, g_strerror(errno));
  close(file);
  return true;
}

/* --- which version it has ------------------------------------------------------------------- */

static const char *const migrations[] = {
  migration_1_sql,
  migration_2_sql,
#ifdef STORE_NEXT_MIGRATION
  STORE_NEXT_MIGRATION,
#endif
};
G_STATIC_ASSERT(G_N_ELEMENTS(migrations) == STORE_SCHEMA_VERSION);

char *store_copy_before(const char *path)
{
  return g_strdup_printf("%s.before-version-%d", path, STORE_SCHEMA_VERSION);
}

static bool copy_before(sqlite3 *db, const char *path, long version, GError **error)
{
  g_autofree char *wanted = store_copy_before(path);
  g_autofree char *copy = store_free_name(wanted); /* a former one may be in use by now */
  g_autofree char *temporary = g_strconcat(copy, ".part", NULL);
  sqlite3 *target = NULL;
  g_unlink(temporary);
  int made = open(temporary, O_RDWR | O_CREAT | O_CLOEXEC,
                  0600); /* nobody else's to read, whatever the umask */
  bool done = made >= 0 && close(made) == 0
              && sqlite3_open_v2(temporary, &target, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK;
  sqlite3_backup *backup = done ? sqlite3_backup_init(target, "main", db, "main") : NULL;
  done = backup && sqlite3_backup_step(backup, -1) == SQLITE_DONE;
  sqlite3_backup_finish(backup);
  sqlite3_close(target);
  done = done && g_rename(temporary, copy) == 0;
  if (!done) {
    g_unlink(temporary);
    return fail(error, TL_ERROR_FULL,
                "Before bringing %s from version %ld to %d a copy is made, and that "
                "did not work. Make room on the disk, then try again.",
                path, version, STORE_SCHEMA_VERSION);
  }
  return true;
}

/* A migration may make tables anew, so references are not held to until all is done. */
static bool references_hold(sqlite3 *db, GError **error)
{
  return connection_number(db, "SELECT count(*) FROM pragma_foreign_key_check", -1) == 0
         || fail(error, TL_ERROR_DAMAGED,
                 "The file has rows that refer to missing ones, so it cannot be brought up to "
                 "date. Bring back the last backup with `throughline restore`.");
}

static bool run_migrations(sqlite3 *db, GError **error)
{
  if (!connection_run(db, "PRAGMA foreign_keys = OFF; BEGIN IMMEDIATE", error))
    return false;
  bool done = true;
  for (long v = connection_number(db, "PRAGMA user_version", 0); done && v < STORE_SCHEMA_VERSION;
       v++)
    done = connection_run(db, migrations[v], error);
  g_autofree char *stamp = g_strdup_printf("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                           STORE_SCHEMA_VERSION, STORE_APPLICATION_ID);
  done = done && references_hold(db, error) && connection_run(db, stamp, error)
         && connection_run(db, "COMMIT", error);
  if (!done)
    connection_run(db, "ROLLBACK", NULL);
  return connection_run(db, "PRAGMA foreign_keys = ON", done ? error : NULL) && done;
}

static bool migrate(sqlite3 *db, const char *path, GError **error)
{
  long version = connection_number(db, "PRAGMA user_version", -1);
  if (version < 0)
    return connection_fail(db, "Opening", error);
  if (version > STORE_SCHEMA_VERSION)
    return fail(
        error, TL_ERROR_NEWER,
        "%s was written by a newer version of Throughline. Install that version to open it.", path);
  if (version == STORE_SCHEMA_VERSION)
    return true;
  if (version > 0) {
    /* Leaving WAL needs the file for oneself: that is how we learn whether others are in it. */
    if (!connection_run(db, "PRAGMA journal_mode = DELETE", NULL))
      return fail(error, TL_ERROR_BUSY,
                  "The file must be brought up to date, and others have it open. Ask "
                  "them to leave Throughline, then start it again.");
    if (!copy_before(db, path, version, error))
      return false;
  }
  return run_migrations(db, error);
}

/* --- opening -------------------------------------------------------------------------------- */

/* SQLite would throw away the log of a file that was moved, and what was saved last with it. */
static bool check_log(const char *path, GError **error)
{
  struct stat file, log_file;
  g_autofree char *log = g_strconcat(path, "-wal", NULL);
  bool lost = (stat(path, &file) != 0 || file.st_size == 0) && stat(log, &log_file) == 0
              && log_file.st_size > 0;
  return !lost
         || fail(
             error, TL_ERROR_REFUSED,
             "%s holds what was saved last into %s, which is empty or not there any more. Bring "
             "that file back beside it, or give it another name.",
             log, path);
}

static bool prepare_file(const char *path, enum store_mode mode, GError **error)
{
  g_autofree char *folder = g_path_get_dirname(path);
  bool create = mode == STORE_CREATE || mode == STORE_CREATE_SHARED || mode == STORE_BUILD;
  bool exists = g_file_test(path, G_FILE_TEST_EXISTS);
  if (!exists && !create)
    return fail(error, TL_ERROR_NOT_FOUND,
                "There is no file %s yet. `throughline init --name NAME` makes it, or start "
                "`throughline`; if "
                "it was lost, `throughline restore BACKUP` brings it back.",
                path);
  if (exists && g_file_test(path, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_FOREIGN, "%s is a folder. Name a file with --db.", path);
  if (exists && !check_header(path, mode, error))
    return false;
  if (!check_log(path, error))
    return false;
  if (mode == STORE_READONLY)
    return true;
  if (!exists)
    return make_place(path, folder, mode == STORE_CREATE_SHARED, error);
  return refuse_network(folder, error) && check_writable(path, folder, error);
}

/* Counts that are missing in a file that is only read are made beside it. */
static const char own_counts[] =
    "CREATE TEMP TABLE rollup_month (school_id INTEGER, month TEXT, walkthroughs INTEGER,"
    " PRIMARY KEY (school_id, month)) WITHOUT ROWID;"
    "CREATE TEMP TABLE rollup (school_id INTEGER, month TEXT, strategy_id INTEGER, scale_id "
    "INTEGER, level TEXT, marks INTEGER,"
    " PRIMARY KEY (school_id, month, strategy_id, scale_id, level)) WITHOUT ROWID";

static bool is_current(const struct store *store, GError **error)
{
  return connection_number(store->db, "PRAGMA user_version", -1) == STORE_SCHEMA_VERSION
         || fail(error, TL_ERROR_READONLY,
                 "%s is of an older version of Throughline and must be brought up to date, but it "
                 "can only be read. Open a copy that can be written.",
                 store->path);
}

static bool set_up(struct store *store, GError **error)
{
  sqlite3_busy_timeout(store->db, CONNECTION_BUSY_MILLISECONDS);
  sqlite3_extended_result_codes(store->db, 1);
  g_autofree char *ways = g_strdup_printf("PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;"
                                          "PRAGMA cache_size = -%d; PRAGMA foreign_keys = ON",
                                          STORE_CACHE_KIB);
  if (!connection_run(store->db, ways, error))
    return false;
  if (store->mode == STORE_READONLY) {
    if (!is_current(store, error) || !connection_run(store->db, own_counts, error))
      return false;
  } else {
    const char *safety =
        store->mode == STORE_BUILD
            ? "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536"
            : "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
    if (!migrate(store->db, store->path, error) || !connection_run(store->db, safety, error))
      return false;
  }
  if (!connection_run(store->db, views_sql, error))
    return false;
  return store_set_viewer(store, NULL, error);
}

static void finalize(gpointer statement)
{
  sqlite3_finalize(statement);
}

/* From a seed alone each run would begin with the uids of the one before it: how much has been
 * written to the file makes them others. */
static struct uid_source *make_uids(sqlite3 *db)
{
  const char *seed = g_getenv("THROUGHLINE_SEED");
  long written = seed ? connection_number(db, "SELECT max(history_id) FROM history", 0) : 0;
  g_autofree char *own = written > 0 ? g_strdup_printf("%s %ld", seed, written) : g_strdup(seed);
  return uid_source_new(own);
}

/* A file whose first bytes are ours, and which SQLite takes for none, is damaged. */
static void say_damaged(const char *path, GError **error)
{
  if (!error || !error_is(*error, TL_ERROR_FOREIGN))
    return;
  g_clear_error(error);
  fail(error, TL_ERROR_DAMAGED,
       "%s is damaged. Bring back the last backup with `throughline restore`.", path);
}

struct store *store_open(const char *path, enum store_mode mode, GError **error)
{
  bool made = !g_file_test(path, G_FILE_TEST_EXISTS);
  if (!prepare_file(path, mode, error))
    return NULL;
  struct store *store = g_new0(struct store, 1);
  store->made = made;
  store->path = g_strdup(path);
  store->mode = mode;
  store->generated = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, finalize);
  store->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  int flags = mode == STORE_READONLY ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  if (sqlite3_open_v2(path, &store->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
    connection_fail(store->db, "Opening", error);
    store_free(store);
    return NULL;
  }
  if (!set_up(store, error)) {
    say_damaged(path, error);
    store_free(store);
    return NULL;
  }
  store->uids = make_uids(store->db);
  return store;
}

/* A file that was made and into which nothing came is not left behind, unless another is in it. */
static bool left_empty(struct store *store)
{
  return store->made && !store->filled
         && connection_number(store->db, "SELECT count(*) FROM district", 0) == 0
         && connection_run(store->db, "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE",
                           NULL);
}

void store_free(struct store *store)
{
  if (!store)
    return;
  if (store->change)
    change_free(store->change);
  bool empty = left_empty(store);
  for (int i = 0; i < STATEMENT_COUNT; i++)
    sqlite3_finalize(store->statements[i]);
  g_hash_table_unref(store->generated);
  g_hash_table_unref(store->ids);
  sqlite3_finalize(store->version);
  sqlite3_close(store->db);
  if (empty)
    g_unlink(store->path);
  uid_source_free(store->uids);
  g_free(store->viewer);
  g_free(store->day);
  g_free(store->path);
  g_free(store);
}

const char *store_path(const struct store *store)
{
  return store->path;
}

bool store_has_district(struct store *store)
{
  g_autofree char *uid = store_value(store, STATEMENT_DISTRICT_UID, NULL, NULL);
  return uid != NULL;
}

struct record *store_district(struct store *store, GError **error)
{
  g_autofree char *uid = store_value(store, STATEMENT_DISTRICT_UID, error, NULL);
  if (!uid) {
    if (!error || !*error)
      fail(error, TL_ERROR_NOT_FOUND,
           "The file %s has no district yet. `throughline init --name NAME` names it.",
           store->path);
    return NULL;
  }
  return store_load(store, &record_district, uid, error);
}

char *store_new_uid(struct store *store)
{
  return uid_next(store->uids);
}

bool store_hold(struct store *store, GError **error)
{
  /* The moment begins with the first thing that is read. */
  return connection_run(store->db, "BEGIN; SELECT count(*) FROM district", error);
}

void store_let_go(struct store *store)
{
  connection_run(store->db, "COMMIT", NULL);
}

long store_version(struct store *store)
{
  if (!store->version)
    store->version = connection_prepare(store->db, "PRAGMA data_version", NULL);
  long version = 0;
  if (store->version && sqlite3_step(store->version) == SQLITE_ROW)
    version = (long)sqlite3_column_int64(store->version, 0);
  sqlite3_reset(store->version);
  return version;
}
