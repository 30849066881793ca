/* The press as a child process: a document in, a PDF out. */
#ifndef TL_REPORT_PRESS_H
#define TL_REPORT_PRESS_H

#include "base/progress.h"
#include "document/document.h"

/* Sends document to the press section by section; the PDF is written to descriptor, which stays
 * open. False with TL_ERROR_NOT_FOUND where there is no press, TL_ERROR_STOPPED when progress says
 * so (the press is ended), TL_ERROR_FAILED with the press's own sentence otherwise. */
bool press_pdf(const struct document *document, int descriptor, const struct progress *progress,
               GError **error);

#endif
