/* What all imports share: the transaction, and the account of what became of the rows of a file.
 * Only for the importers. */
#ifndef TL_EXCHANGE_IMPORT_SESSION_H
#define TL_EXCHANGE_IMPORT_SESSION_H

#include "exchange/import.h"

struct import_session {
  struct store *store;
  const struct import_options *options;
  struct import_result *result;
  struct change *change; /* NULL before it has begun */
  const char *label;     /* what it is, in words; borrowed */
  GHashTable *names;     /* uid → what people call that record */
  GHashTable *files;     /* the names of the files read, for places */
  char *source;          /* what the log says it is from; NULL: the file, where it is one */
};

/* Where something stands in a file. */
struct import_place {
  const char *file; /* lives as long as the session; NULL: nowhere */
  long line;        /* 0: the file as a whole */
};

/* Sets up session and clears result. Both stay the caller's. */
void import_session_init(struct import_session *session, struct store *store,
                         const struct import_options *options, struct import_result *result);

/* Begins the transaction. */
bool import_session_begin(struct import_session *session, const char *label, GError **error);

/* Says that it is from the folder or file at path, of however many files. */
void import_session_from(struct import_session *session, const char *path);

/* Ends it: what was done is kept where done, the run is not dry, and nothing was refused where it
 * is strict. Frees what session holds. done, or false with error. */
bool import_session_end(struct import_session *session, bool done, GError **error);

/* Adds a line to the result; a refusal is counted. */
void import_session_refuse(struct import_session *session, struct import_place place,
                           const char *why);
/* The same where the line is told already: then the refusal is counted alone. */
void import_session_refuse_once(struct import_session *session, struct import_place place,
                                const char *why);
void import_session_notice(struct import_session *session, struct import_place place,
                           const char *format, ...) G_GNUC_PRINTF(3, 4);
/* A notice of what a person should be told once more before the file comes in: `has …`, and how it
 * is avoided. */
void import_session_warn(struct import_session *session, struct import_place place,
                         const char *warning, const char *how);
void import_session_line(struct import_session *session, enum import_outcome outcome, char *text);

/* What a sentence says how something is put right: on the screen there are no options to give. One
 * of the two. */
const char *import_session_say(const struct import_session *session, const char *command,
                               const char *screen);

/* `line 12`, or `users.csv:12` where that is another file than file. Yours. */
char *import_session_place(struct import_place place, const char *file);

/* The account of a type; made where there is none. Borrowed until the next call. */
struct import_tally *import_session_tally(struct import_session *session,
                                          const struct record_type *type);

/* Where failure is the row's fault: refuses it, frees failure and gives true. Else (the disk is
 * full, a person stopped it …) passes it on as error and gives false. */
bool import_session_settle(struct import_session *session, struct import_place place,
                           GError *failure, GError **error);

/* What people call the record with that uid, once told; the uid itself where not. Borrowed. */
const char *import_session_name(const struct import_session *session, const char *uid);
void import_session_set_name(struct import_session *session, const char *uid, const char *name);

/* The name of a file for as long as the session lives. Borrowed. */
const char *import_session_file(struct import_session *session, const char *name);

#endif
