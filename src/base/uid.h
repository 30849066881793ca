/* Uids: random UUIDs (version 4), from a source that THROUGHLINE_SEED makes repeatable. */
#ifndef TL_BASE_UID_H
#define TL_BASE_UID_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

struct uid_source;

/* A source. seed NULL: the system's randomness; otherwise the same text gives the same uids. Yours.
 */
struct uid_source *uid_source_new(const char *seed);
void uid_source_free(struct uid_source *source);

/* The next uid, 36 characters, lower case. Yours. */
char *uid_next(struct uid_source *source);

/* True when text has the form of a UUID. */
bool uid_valid(const char *text);

DEFINE_AUTO(uid_source)

#endif
