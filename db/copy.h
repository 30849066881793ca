/* Copying a database page by page, and whether a copy is sound. Only for db/. */
#ifndef TL_DB_COPY_H
#define TL_DB_COPY_H

#include "base/progress.h"

#include <glib.h>
#include <sqlite3.h>
#include <stdbool.h>

struct output_file;

/* A step of so many pages (0: the locks alone); where another holds a lock, again after a while.
 * The code of SQLite. */
int copy_step(sqlite3_backup *backup, int pages);

/* Copies what is left to the database to, and ends backup. */
bool copy_all(sqlite3_backup *backup, sqlite3 *to, const char *what,
              const struct progress *progress, GError **error);

/* All of from into to. */
bool copy_database(sqlite3 *from, sqlite3 *to, const char *what, const struct progress *progress,
                   GError **error);

/* True when every page, row and index of the open database agrees with the others. */
bool copy_is_sound(sqlite3 *db);

/* The same of the file at path, which is only read. */
bool copy_file_is_sound(const char *path);

/* A copy of from, to be put into its place at path by output_file_commit; for its owner alone. NULL
 * with error. Yours. */
struct output_file *copy_make(sqlite3 *from, const char *path, const struct progress *progress,
                              GError **error);

/* The ending, from 0, of a file that SQLite has beside another while it works; NULL after the last.
 */
const char *copy_ending(int i);

/* Removes what SQLite had beside path. */
void copy_remove_beside(const char *path);

/* The log or journal of the file at path, where there is one with something in it. NULL: there is
 * none. Yours. */
char *copy_log_of(const char *path);

#endif
