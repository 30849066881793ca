/* What was changed here since a form was filled in, or a folder written, which the file does not
 * take back when it comes in again. Only for the importers. */
#ifndef TL_EXCHANGE_IMPORT_KEPT_H
#define TL_EXCHANGE_IMPORT_KEPT_H

#include "exchange/import_item.h"

struct import_kept;

/* A value of a record: of a field, or of a field of the part whose key is that. */
struct import_value {
  const struct record_type *part; /* NULL: of the record itself */
  const char *key, *of; /* the part's field that tells it from others, and its value; NULL: the
                           first */
  const char *field;
};

/* Fields of a record, or of its parts of a type. */
struct import_values {
  const struct record_type *part; /* NULL: of the record itself */
  const char *key;                /* what tells the parts apart; NULL: the first alone */
  const char *const *fields;      /* NULL-terminated */
};

/* Loads what became of the record with that uid. NULL with error. Yours. */
struct import_kept *import_kept_load(struct store *store, const struct record_type *type,
                                     const char *uid, GError **error);
void import_kept_free(struct import_kept *kept);

/* True where that value was last changed by a person, and not before filled_in (an instant; NULL:
 * not known, so it counts as earlier). */
bool import_kept_stays(const struct import_kept *kept, const struct import_value *value,
                       const char *filled_in);

/* What stays of a record, as it is looked for and told. */
struct import_stays {
  const struct import_session *session; /* knows what the parts are called */
  const char *filled_in;                /* as for import_kept_stays */
  bool only_tell;                       /* nothing is given back */
  GPtrArray *labels;                    /* char *: `Room`, `Objective is visible (Mark, Comment)` */
};

/* True where text was that value once, and was changed after filled_in, be it by a file: the row is
 * an older one. */
bool import_kept_was(const struct import_kept *kept, const struct import_value *value,
                     const char *text, const char *filled_in);

/* True where a file that came in after filled_in made that value what it is. */
bool import_kept_came_later(const struct import_kept *kept, const struct import_value *value,
                            const char *filled_in);

/* Gives record back those values of before (as it is stored) that differ and stay, and adds their
 * labels. */
void import_kept_give_back(const struct import_kept *kept, const struct import_values *values,
                           const struct record *before, struct record *record,
                           struct import_stays *stays);

/* The labels joined by commas. Yours. */
char *import_kept_labels(const struct import_stays *stays);

/* Tells, where anything stays of what, that it does. */
void import_kept_tell(struct import_session *session, struct import_place place, const char *what,
                      const struct import_stays *stays);

/* The next of its changes, the latest first, in which it was there before and after; without files
 * that were brought in and taken back. *at is 0 at the first. False: no more. */
bool import_kept_next(const struct import_kept *kept, guint *at, const struct record **before,
                      const struct record **after);

DEFINE_AUTO(import_kept)

#endif
