/* Document → PDF: everything from layout to the finished bytes. */
#ifndef TL_PRESS_PDF_H
#define TL_PRESS_PDF_H

#include "base/progress.h"
#include "document/document.h"
#include "press/laying.h"

/* document as a PDF, set in type, which has set none before. NULL with error, also when a signal or
 * progress asked to stop. Yours. */
GBytes *pdf_make(struct type *type, const struct document *document,
                 const struct progress *progress, GError **error);

/* The same of a document all of whose sections laying has taken and begun to lay out in type. */
GBytes *pdf_make_laid(struct laying *laying, struct type *type, const struct document *document,
                      const struct progress *progress, GError **error);

#endif
