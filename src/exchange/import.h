/* What comes in from files that districts have: schools, staff, targets, plans and walkthroughs
 * from CSV, rosters from OneRoster and School Data Sync. One import is one transaction. A row that
 * cannot be taken is refused, with `FILE:LINE: why`, and the rest goes in; a fault of the stream
 * refuses the file, and nothing goes in. What a file does not mention, or has an empty cell for,
 * stays as it is; nothing is ever removed. */
#ifndef TL_EXCHANGE_IMPORT_H
#define TL_EXCHANGE_IMPORT_H

#include "db/store.h"

struct import_options {
  const char *const *maps;         /* `FIELD=COLUMN` each, NULL-terminated, or NULL */
  const char *const *only;         /* `COLUMN=VALUE` each, likewise */
  bool dry;                        /* only says what would be done */
  bool strict;                     /* all or nothing */
  bool create_missing;             /* walkthroughs: unknown teachers and strategies are added */
  const char *month;               /* SIP: the month of a status that has none beside it; or NULL */
  const struct progress *progress; /* or NULL */
  const struct wide_map *wide;     /* import_wide: what the columns are */
  bool publish;                    /* import_form: the version is published */
  bool on_screen;                  /* messages speak of no command and none of its options */
  bool keep_map;                   /* import_wide: the map is kept in the store under its name */
};

enum import_outcome {
  IMPORT_ADDED,   /* the record and what is in it; only of a dry run */
  IMPORT_CHANGED, /* the record and what changes; only of a dry run */
  IMPORT_REFUSED, /* `FILE:LINE: why` */
  IMPORT_NOTICE,  /* `FILE:LINE: ` what a person should know, though it was taken */
};

struct import_line {
  enum import_outcome outcome;
  char *text;    /* one line */
  char *warning; /* of the file, to be said once more before it comes in: `has the schools of 409
                    districts`; or NULL */
};

/* What became of the records of one type. */
struct import_tally {
  const struct record_type *type;
  long added, changed, same;
};

struct import_result {
  GArray *tallies;  /* struct import_tally; the type that the file is of comes first */
  long refused;     /* rows; of walkthroughs, whole ones */
  GPtrArray *lines; /* struct import_line *, in order */
};

/* Frees what result holds. */
void import_result_clear(struct import_result *result);

/* `12 added, 3 changed, 40 left as they were, 2 refused.`; a line a type where there are several.
 * Yours. */
char *import_result_summary(const struct import_result *result, bool dry);

/* Each fills *result (which the caller clears in any case) and gives true where the file was read
 * to its end, though rows of it may have been refused. False with error, and nothing is brought in:
 * a fault of the stream, of the header or of the store, a stop, or refused rows where options are
 * strict. */
bool import_schools(struct store *store, const char *path, const struct import_options *options,
                    struct import_result *result, GError **error);
bool import_staff(struct store *store, const char *path, const struct import_options *options,
                  struct import_result *result, GError **error);
bool import_targets(struct store *store, const char *path, const struct import_options *options,
                    struct import_result *result, GError **error);
bool import_calendar(struct store *store, const char *path, const struct import_options *options,
                     struct import_result *result, GError **error);
bool import_sip(struct store *store, const char *path, const struct import_options *options,
                struct import_result *result, GError **error);
bool import_walkthroughs(struct store *store, const char *path,
                         const struct import_options *options, struct import_result *result,
                         GError **error);

/* A wide file: one row an answered form, as Google and Microsoft Forms write it, by options.wide,
 * whose kind says what comes in. */
bool import_wide(struct store *store, const char *path, const struct import_options *options,
                 struct import_result *result, GError **error);

/* path is a folder, or a ZIP file. Students, demographics and passwords are never read into
 * anything. */
bool import_oneroster(struct store *store, const char *path, const struct import_options *options,
                      struct import_result *result, GError **error);

#endif
