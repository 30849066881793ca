/* Looking after the file: check, backup, restore. */
#ifndef TL_DB_MAINTENANCE_H
#define TL_DB_MAINTENANCE_H

#include "db/store.h"

/* Integrity, foreign keys, roll-ups against rows, marks of levels and strategies that their form
 * does not have. findings: GPtrArray of char *, each a sentence that says what is wrong and what to
 * do; empty where all is well. Yours; NULL with error. */
GPtrArray *store_check(struct store *store, const struct progress *progress, GError **error);

/* True when every page, row and index of the file agrees with the others. */
bool store_is_sound(struct store *store);

/* True when path is the store's file at store_path or one that SQLite has beside it, also by a
 * link: nothing else is ever written there. */
bool store_file_is(const char *store_path, const char *path);

/* A copy of the open store in path, made while others work, then opened and checked; path appears
 * whole or not at all, and with it the note in the log. An existing path needs force, and is
 * replaced only where it is empty or a copy of this district (or one of ours without any) that can
 * be read and written, and that nobody has open. */
bool store_backup(struct store *store, const char *path, bool force,
                  const struct progress *progress, GError **error);

/* Brings the contents of the backup at path into the store through the backup API. Never over data
 * (a district, or what cannot be read) without force, which first keeps a copy beside the store;
 * *kept is its path (yours) or NULL; a copy of what is damaged ends in .damaged. From before that
 * copy until the end nobody else writes: what they saved is in the one or in the other.
 */
bool store_restore(struct store *store, const char *path, bool force, char **kept,
                   const struct progress *progress, GError **error);

/* Brings the backup into the place of the file at path that is too damaged to be opened; the
 * damaged one is given another name, *kept (yours), with its log. A link to it stays one. Refused
 * while others have it open. */
bool store_replace_damaged(const char *path, const char *backup, char **kept,
                           const struct progress *progress, GError **error);

#endif
