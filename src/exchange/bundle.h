/* The bundle: a folder with every table as CSV, written by `throughline export` and taken back by
 * `throughline import`. One file a record type and part, named after it; roots begin with `uid`,
 * parts with the uid of their root under its name; then the fields of the field table, references
 * by uid; rows in the order of uids, parts in their own order below. Described in
 * throughline-csv(5). */
#ifndef TL_EXCHANGE_BUNDLE_H
#define TL_EXCHANGE_BUNDLE_H

#include "db/store.h"

/* The file that says what a bundle is. */
#define BUNDLE_MANIFEST "throughline.csv"

/* True when folder holds a bundle. */
bool bundle_is(const char *folder);

/* The uid of the district that the bundle is of; *name (may be NULL): what it is called, or NULL;
 * both yours. NULL with error. */
char *bundle_district(const char *folder, char **name, GError **error);

/* False with TL_ERROR_REFUSED where the folder holds a bundle that an export is not to replace
 * unasked: another district's, or a complete one by one that is not. */
bool bundle_may_replace(struct store *store, const char *folder, bool complete, GError **error);

/* Writes all that the person in use may see; complete: with private notes and history (record
 * keeper only). Of one moment, and in its place when all of it is written: stopped or failed, it
 * leaves what was there. folder is made where it does not exist; an existing one must be empty or a
 * bundle. */
bool bundle_export(struct store *store, const char *folder, bool complete,
                   const struct progress *progress, GError **error);

struct bundle_options {
  bool dry;    /* nothing is kept */
  bool strict; /* any fault refuses all */
};

/* What an import did or would do. */
struct bundle_result {
  long added, changed, same, refused;
  long older;        /* of same: the folder has an earlier state of it */
  long in_part;      /* of changed: something was changed here since, and stays */
  long partly;       /* of added: came in without a part that could not be taken */
  GPtrArray *faults; /* char *, `FILE:LINE: why`; `FOLDER: why` of files that it lacks */
  GPtrArray *lines;  /* char *, into a district's store: what of each record stays that the folder
                        has  an earlier state of; of a dry run also what becomes of each */
};
void bundle_result_clear(struct bundle_result *result);

/* Brings a bundle in, in one transaction. Into a store without a district everything comes as it
 * was, with history where the bundle has it; into the district's own store records are found by
 * uid: changed where they differ, added where missing, never removed; likewise their parts
 * (statuses, marks, posts) by what names them. What was so in the store once as the folder has it,
 * and was changed since, stays, as does what has gone further; a walkthrough whose slip was
 * delivered is not changed. Files may have been saved again by a spreadsheet, with `;` or tabs. Of
 * a table whose file is missing nothing comes in, which is told; into a store without a district
 * TL_ERROR_REFUSED where the folder says that it had it. */
bool bundle_import(struct store *store, const char *folder, const struct bundle_options *options,
                   struct bundle_result *result, const struct progress *progress, GError **error);

#endif
