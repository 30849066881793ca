/* Paper: a PDF sent to a printer, through the press. */
#ifndef TL_REPORT_PRINTING_H
#define TL_REPORT_PRINTING_H

#include <glib.h>
#include <stdbool.h>

/* Sends the PDF at path to a printer (name or `ipp://…`; NULL: the usual one). False with the
 * press's own sentence. */
bool printing_send(const char *path, const char *title, const char *printer, GError **error);

/* The usual printer's name; NULL where none is set up. Yours. */
char *printing_usual(void);

#endif
