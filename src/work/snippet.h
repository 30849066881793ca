/* Phrases: an observer's own reusable words. Each function is one change. */
#ifndef TL_WORK_SNIPPET_H
#define TL_WORK_SNIPPET_H

#include "db/store.h"

/* Adds a phrase of the person in use (uid NULL), or changes one. TL_ERROR_INVALID where the
 * shortcut or the words are missing, or another phrase has the shortcut. */
bool snippet_save(struct store *store, const char *uid, const char *shortcut, const char *text,
                  GError **error);

bool snippet_remove(struct store *store, const char *uid, GError **error);

/* A shortcut for some words: their first letters, at most four, as no phrase of the person has it.
 * Yours. */
char *snippet_shortcut(struct store *store, const char *text);

#endif
