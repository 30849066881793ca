/* Printing from a screen: a document is read as text first, then written as a PDF file. */
#ifndef TL_UI_PRINT_H
#define TL_UI_PRINT_H

#include "document/document.h"
#include "ui/app.h"

/* Shows document as text; one key writes it as PDF where the person says, stem-MONTH.pdf in the
 * present folder unless they say otherwise. */
void print_document(struct app *app, const struct document *document, const char *stem);

#endif
