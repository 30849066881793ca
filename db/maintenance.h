/* Looking after the file: check, backup, restore. */
#ifndef TL_DB_MAINTENANCE_H
#define TL_DB_MAINTENANCE_H

#include "db/store.h"

/* Integrity, foreign keys, roll-ups against rows, marks of levels and strategies that their form
 * does not have. findings: GPtrArray of char *, each a sentence that says what is wrong and what to
 * do; empty where all is well. Yours; NULL with error. */
GPtrArray *store_check(struct store *store, const struct progress *progress, GError **error);

/* A copy of the open store in path, made while others work, then opened and checked; path appears
 * whole or not at all. An existing path needs force. */
bool store_backup(struct store *store, const char *path, bool force,
                  const struct progress *progress, GError **error);

/* Brings the contents of the backup at path into the store through the backup API. Never over data
 * without force, which first keeps a copy beside the store; *kept is its path (yours) or NULL. */
bool store_restore(struct store *store, const char *path, bool force, char **kept,
                   const struct progress *progress, GError **error);

#endif
