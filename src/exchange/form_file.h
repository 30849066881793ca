/* A walkthrough form as a file: one row a strategy, in their order, then one row a level of its
 * scale. */
#ifndef TL_EXCHANGE_FORM_FILE_H
#define TL_EXCHANGE_FORM_FILE_H

#include "exchange/import.h"

#include <stdio.h>

enum form_column {
  FORM_FORM,
  FORM_VERSION,
  FORM_POSITION,
  FORM_STRATEGY_CODE,
  FORM_STRATEGY,
  FORM_LOOK_FOR,
  FORM_GROUP,
  FORM_SCALE,
  FORM_LEVEL_CODE,
  FORM_LEVEL_KEY,
  FORM_LEVEL,
  FORM_COUNTS,
  FORM_COLUMN_COUNT
};

/* Their names, NULL-terminated. */
extern const char *const form_column_names[FORM_COLUMN_COUNT + 1];

/* Writes the newest version of the form that name means (a name or code) to out. */
bool form_export(struct store *store, const char *name, FILE *out, GError **error);

/* Brings in a form: a first version where there is no form of that name, changes to the version
 * that is not published so far, or else a new version; older ones stay as they are, and nothing is
 * made where the newest version says the same. It is not published, unless options.publish. All or
 * nothing. */
bool import_form(struct store *store, const char *path, const struct import_options *options,
                 struct import_result *result, GError **error);

/* The form that text means by code or name, with error where there is none; its version with the
 * highest number, NULL without error where it has none. Yours. */
struct record *form_find(struct store *store, const char *text, GError **error);
struct record *form_newest(struct store *store, const char *uid, GError **error);

#endif
