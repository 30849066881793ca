/* Copies of the store for safe keeping. */
#include "config.h"

#include "db/maintenance.h"
#include "db/connection.h"
#include "db/copy.h"
#include "db/store_private.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

/* --- where it goes -------------------------------------------------------------------------- */

static bool same_file(const char *a, const char *b)
{
  struct stat one, two;
  if (stat(a, &one) == 0 && stat(b, &two) == 0)
    return one.st_dev == two.st_dev && one.st_ino == two.st_ino;
  g_autofree char *whole_a = g_canonicalize_filename(a, NULL);
  g_autofree char *whole_b = g_canonicalize_filename(b, NULL);
  return strcmp(whole_a, whole_b) == 0;
}

bool store_file_is(const char *store_path, const char *path)
{
  bool same = same_file(store_path, path);
  for (int i = 0; copy_ending(i) && !same; i++) {
    g_autofree char *own = g_strconcat(store_path, copy_ending(i), NULL);
    same = same_file(own, path);
  }
  return same;
}

static bool may_go_to(const struct store *store, const char *path, bool force, GError **error)
{
  if (!*path)
    return fail(error, TL_ERROR_USAGE, "The copy has no name. Give the name of the file to make.");
  if (g_file_test(path, G_FILE_TEST_IS_DIR))
    return fail(error, TL_ERROR_REFUSED, "%s is a folder. Give the name of a file in it.", path);
  if (store_file_is(store->path, path))
    return fail(error, TL_ERROR_REFUSED,
                "%s is the file in use, and no copy of it. Give another name.", path);
  if (!force && g_file_test(path, G_FILE_TEST_EXISTS))
    return fail(error, TL_ERROR_REFUSED, "%s exists. Give another name, or --force to replace it.",
                path);
  return true;
}

/* --- what is replaced ----------------------------------------------------------------------- */

/* Why what was just tried with it did not work, so that it is not replaced. */
static bool refuse_for(int code, sqlite3 *there, const char *path, GError **error)
{
  switch (code & 0xff) {
  case SQLITE_BUSY:
  case SQLITE_LOCKED:
    return fail(error, TL_ERROR_REFUSED,
                "%s is open in another window, or in use by another program. Leave it there, or "
                "give another name.",
                path);
  case SQLITE_CANTOPEN:
  case SQLITE_READONLY:
  case SQLITE_PERM:
    return fail(error, TL_ERROR_REFUSED,
                "%s %s. Give another name, or ask for the right to write to it.", path,
                sqlite3_db_readonly(there, "main") > 0 ? "may only be read" : "cannot be opened");
  default:
    return fail(error, TL_ERROR_REFUSED,
                "%s is not a copy of this district, or cannot be read, and is not written over. "
                "Give another name.",
                path);
  }
}

static bool is_of_our_program(sqlite3 *there, const char *path, GError **error)
{
  long application = connection_number(there, "PRAGMA application_id", -1);
  if (application == STORE_APPLICATION_ID)
    return true;
  int code = sqlite3_errcode(there);
  return application < 0 && code != SQLITE_OK
             ? refuse_for(code, there, path, error)
             : fail(error, TL_ERROR_REFUSED,
                    "%s is a database of another program, and is not written over. Give another "
                    "name.",
                    path);
}

/* One of ours that has no district yet holds nothing that is missed. */
static bool has_no_other_district(struct store *store, sqlite3 *there, const char *path,
                                  GError **error)
{
  AUTO(record) struct record *ours = store_district(store, NULL);
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2(there, "SELECT uid, name FROM district", -1, &statement, NULL);
  if (code == SQLITE_OK)
    code = sqlite3_step(statement);
  bool is_so = code == SQLITE_DONE;
  if (code == SQLITE_ROW) {
    const char *name = (const char *)sqlite3_column_text(statement, 1);
    is_so = (ours && g_strcmp0((const char *)sqlite3_column_text(statement, 0), ours->uid) == 0)
            || fail(error, TL_ERROR_REFUSED,
                    "%s has %s in it, and no copy of this district. Give another name.", path,
                    name ? name : "another district");
  } else if (!is_so) {
    refuse_for(code, there, path, error);
  }
  sqlite3_finalize(statement);
  return is_so;
}

/* Leaving WAL needs the file for oneself, and brings into it what a killed program left in its log:
 * SQLite would put that, or what another goes on saving, over the copy that comes in its place. On
 * a file that may only be read there is no such lock, whatever SQLite says. */
static bool take_for_oneself(sqlite3 *there, const char *path, GError **error)
{
  sqlite3_busy_timeout(there, 0);
  int code = sqlite3_exec(there, "PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE", NULL, NULL, NULL);
  if (sqlite3_db_readonly(there, "main") != 0)
    code = SQLITE_READONLY;
  return code == SQLITE_OK || refuse_for(code, there, path, error);
}

/* The log of an empty file too: SQLite would throw it away. */
static bool has_no_log(const char *path, GError **error)
{
  g_autofree char *log = copy_log_of(path);
  return !log
         || fail(error, TL_ERROR_REFUSED,
                 "%s holds what was saved last into a file that cannot be read. Give another name.",
                 log);
}

/* Only an older copy is replaced: another district's file may be the only one that there is, and so
 * may one that cannot be read. */
static bool take_older_copy(struct store *store, sqlite3 *there, const char *path, GError **error)
{
  return is_of_our_program(there, path, error) && has_no_other_district(store, there, path, error)
         && take_for_oneself(there, path, error)
         && has_no_log(sqlite3_db_filename(there, "main"), error);
}

/* What is to be replaced is locked as long as *there is open; NULL where there is nothing. */
static bool hold_replaced(struct store *store, const char *path, sqlite3 **there, GError **error)
{
  g_autofree char *real = file_real_path(path);
  struct stat about;
  bool exists = stat(real, &about) == 0 && S_ISREG(about.st_mode);
  bool empty = !exists || about.st_size == 0; /* a lock on that begins a journal of its own */
  if (empty && !has_no_log(real, error))
    return false;
  int code = exists ? sqlite3_open_v2(real, there, SQLITE_OPEN_READWRITE, NULL) : SQLITE_OK;
  if (code != SQLITE_OK)
    return refuse_for(code, *there, path, error);
  if (exists
      && !(empty ? take_for_oneself(*there, path, error)
                 : take_older_copy(store, *there, path, error)))
    return false;
  copy_remove_beside(real); /* empty ones */
  return true;
}

/* --- backup --------------------------------------------------------------------------------- */

char *store_label(const char *what, const char *path)
{
  g_autofree char *base = g_path_get_basename(path);
  g_autofree char *shown = text_visible(base, false);
  return g_strdup_printf("%s %s", what, shown);
}

char *store_free_name(const char *path)
{
  char *name = g_strdup(path);
  for (int i = 2; g_file_test(name, G_FILE_TEST_EXISTS); i++) {
    g_free(name);
    name = g_strdup_printf("%s-%d", path, i);
  }
  return name;
}

/* Puts the copy into its place, and notes it: both, or neither. */
static bool keep_noted(struct store *store, struct output_file *copy, const char *path,
                       GError **error)
{
  AUTO(output_file) struct output_file *file = copy;
  g_autofree char *label = store_label("Backup to", path);
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  return change && change_log(change, label, NULL, error)
         && output_file_commit(g_steal_pointer(&file), error)
         && change_commit(g_steal_pointer(&change), error);
}

/* The copy, read again. */
static bool is_checked(struct store *store, const char *copy, const char *path, GError **error)
{
  if (copy_file_is_sound(copy))
    return true;
  if (copy_is_sound(store->db))
    return fail(error, TL_ERROR_DAMAGED,
                "The copy %s was read again and is not sound. Write it elsewhere.", path);
  return fail(error, TL_ERROR_DAMAGED,
              "%s is damaged, so no backup is made of it. `throughline check` says what is wrong; "
              "bring back the last backup with `throughline restore`.",
              store->path);
}

/* Copies, reads the copy again, and puts it into its place. */
static bool make(struct store *store, const char *path, const struct progress *progress,
                 GError **error)
{
  if (!store_hold(store, error)) /* else each change by another would begin it anew */
    return false;
  AUTO(output_file) struct output_file *file = copy_make(store->db, path, progress, error);
  store_let_go(store);
  if (!file)
    return false;
  if (!is_checked(store, output_file_path(file), path, error))
    return false;
  return store->mode == STORE_READONLY ? output_file_commit(g_steal_pointer(&file), error)
                                       : keep_noted(store, g_steal_pointer(&file), path, error);
}

bool store_backup(struct store *store, const char *path, bool force,
                  const struct progress *progress, GError **error)
{
  sqlite3 *there = NULL;
  bool done = may_go_to(store, path, force, error) && hold_replaced(store, path, &there, error)
              && make(store, path, progress, error);
  sqlite3_close(there);
  return done;
}
