/* Paper: a PDF sent to a printer, through the press. Both functions wait for a printer, which may
 * be slow or far: progress is told the seconds, and stops them. */
#ifndef TL_REPORT_PRINTING_H
#define TL_REPORT_PRINTING_H

#include "base/progress.h"

#include <glib.h>
#include <stdbool.h>

/* Sends the PDF at path to a printer (name or `ipp://…`; NULL: the usual one). False with the
 * press's own sentence, or TL_ERROR_STOPPED. progress may be NULL. */
bool printing_send(const char *path, const char *title, const char *printer,
                   const struct progress *progress, GError **error);

/* The usual printer's name; NULL where none is set up, or progress (may be NULL) stopped it.
 * Yours. */
char *printing_usual(const struct progress *progress);

#endif
