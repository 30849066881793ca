/* Errors: one domain, and a helper that always returns false so that every failure reads as one
 * line: `return fail(error, TL_ERROR_BUSY, "…")`. Every message says what and what to do. */
#ifndef TL_BASE_ERROR_H
#define TL_BASE_ERROR_H

#include <glib.h>
#include <stdbool.h>

enum tl_error {
  TL_ERROR_FAILED,    /* something outside us failed (disk, child process) */
  TL_ERROR_USAGE,     /* the command line was wrong: exit status 2 */
  TL_ERROR_INVALID,   /* a value is not acceptable; the message says which would be */
  TL_ERROR_NOT_FOUND, /* no such record, file, name */
  TL_ERROR_AMBIGUOUS, /* more than one fits */
  TL_ERROR_BUSY,      /* another holds the store longer than we wait */
  TL_ERROR_CONFLICT,  /* the record was changed by another since it was read */
  TL_ERROR_READONLY,  /* read-only medium or file */
  TL_ERROR_FULL,      /* disk full */
  TL_ERROR_DAMAGED,   /* the file is damaged */
  TL_ERROR_FOREIGN,   /* a database, but not ours */
  TL_ERROR_NEWER,     /* written by a newer version */
  TL_ERROR_NETWORK,   /* network or cloud-synced folder: WAL is not safe there */
  TL_ERROR_REFUSED,   /* allowed in principle, refused here (exists, no right, has data) */
  TL_ERROR_STOPPED,   /* the person stopped it */
};

#define TL_ERROR (tl_error_quark())

/* The quark of the domain. */
GQuark tl_error_quark(void);

/* Sets *error (when error is not NULL) to code with the formatted message; always false. */
bool fail(GError **error, enum tl_error code, const char *format, ...) G_GNUC_PRINTF(3, 4);

/* True when error is of our domain with this code; error may be NULL. */
bool error_is(const GError *error, enum tl_error code);

#endif
