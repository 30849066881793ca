/* Drafts: what is being typed, in a file of its own, so that nothing is lost and nobody else sees
 * it. One row an open form, written as it is typed. Drafts keep no history. */
#ifndef TL_DB_DRAFT_H
#define TL_DB_DRAFT_H

#include "base/auto.h"
#include "model/rowset.h"

#include <glib.h>
#include <stdbool.h>

struct drafts;

/* Opens (and makes) the drafts file: path, or NULL for drafts.db in the state folder. Yours. */
struct drafts *drafts_open(const char *path, GError **error);
void drafts_free(struct drafts *drafts);

/* A draft's place: whose it is and what it is of. */
struct draft_key {
  const char *district; /* uid of the district */
  const char *owner;    /* uid of the person, or "" for the record keeper */
  const char *kind;     /* record type's name, or a form's own word */
  const char *record;   /* uid of the record or a new uid */
};

/* Writes json (whatever the form needs to come back exactly as it was), title for lists, and the
 * revision that the form began from. On disk when it returns. */
bool draft_put(struct drafts *drafts, const struct draft_key *key, const char *title, long revision,
               const char *json, GError **error);

/* The draft's json, yours, or NULL without error where there is none; *revision may be NULL. */
char *draft_get(struct drafts *drafts, const struct draft_key *key, long *revision, GError **error);

/* Forgets the draft (it was finished or thrown away). */
bool draft_remove(struct drafts *drafts, const struct draft_key *key, GError **error);

/* Drafts of one owner, latest first: kind, record, title, revision, updated_at, json. kind NULL:
 * all. Yours. */
struct rowset *draft_list(struct drafts *drafts, const char *district, const char *owner,
                          const char *kind, GError **error);

DEFINE_AUTO(drafts)

#endif
