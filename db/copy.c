#include "config.h"

#include "db/copy.h"
#include "db/connection.h"

#include "base/error.h"
#include "base/file.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* How often another's lock is waited for; each wait is as long as the connections' own patience. */
enum { MOST_WAITS = 4 };

int copy_step(sqlite3_backup *backup, int pages)
{
  int code, waits = 0;
  while ((code = sqlite3_backup_step(backup, pages)) == SQLITE_BUSY || code == SQLITE_LOCKED) {
    if (++waits >= MOST_WAITS)
      return code;
    sqlite3_sleep(20);
  }
  return code;
}

/* What went wrong only the backup's end tells. */
bool copy_all(sqlite3_backup *backup, sqlite3 *to, const char *what,
              const struct progress *progress, GError **error)
{
  int code;
  bool stopped = false;
  do {
    code = copy_step(backup, 512);
    int total = sqlite3_backup_pagecount(backup);
    stopped = !progress_report(progress, what, total - sqlite3_backup_remaining(backup), total);
  } while (!stopped && code == SQLITE_OK);
  sqlite3_backup_finish(backup);
  if (stopped)
    return fail(error, TL_ERROR_STOPPED, "Stopped; nothing was changed.");
  return code == SQLITE_DONE || connection_fail(to, what, error);
}

bool copy_database(sqlite3 *from, sqlite3 *to, const char *what, const struct progress *progress,
                   GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
  return backup ? copy_all(backup, to, what, progress, error) : connection_fail(to, what, error);
}

bool copy_is_sound(sqlite3 *db)
{
  sqlite3_stmt *statement = NULL;
  bool sound =
      sqlite3_prepare_v2(db, "PRAGMA integrity_check(1)", -1, &statement, NULL) == SQLITE_OK
      && sqlite3_step(statement) == SQLITE_ROW
      && g_strcmp0((const char *)sqlite3_column_text(statement, 0), "ok") == 0;
  sqlite3_finalize(statement);
  return sound;
}

bool copy_file_is_sound(const char *path)
{
  sqlite3 *db = NULL;
  bool sound =
      sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK && copy_is_sound(db);
  sqlite3_close(db);
  return sound;
}

static bool fill(sqlite3 *from, const char *temporary, const struct progress *progress,
                 GError **error)
{
  sqlite3 *target = NULL;
  bool done = (sqlite3_open_v2(temporary, &target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL)
                   == SQLITE_OK
               || connection_fail(target, "Writing the copy", error))
              && copy_database(from, target, "pages copied", progress, error)
              && connection_run(target, "PRAGMA journal_mode = DELETE", error);
  sqlite3_close(target);
  copy_remove_beside(temporary);
  return done;
}

struct output_file *copy_make(sqlite3 *from, const char *path, const struct progress *progress,
                              GError **error)
{
  AUTO(output_file) struct output_file *file = output_file_replace(path, true, error);
  return file && fill(from, output_file_path(file), progress, error) ? g_steal_pointer(&file)
                                                                     : NULL;
}

const char *copy_ending(int i)
{
  static const char *const endings[] = { "-wal", "-journal", "-shm", NULL };
  return endings[i];
}

void copy_remove_beside(const char *path)
{
  for (int i = 0; copy_ending(i); i++) {
    g_autofree char *beside = g_strconcat(path, copy_ending(i), NULL);
    g_unlink(beside);
  }
}

char *copy_log_of(const char *path)
{
  for (int i = 0; i < 2; i++) { /* the third is no log */
    struct stat about;
    g_autofree char *log = g_strconcat(path, copy_ending(i), NULL);
    if (stat(log, &about) == 0 && about.st_size > 0)
      return g_steal_pointer(&log);
  }
  return NULL;
}
