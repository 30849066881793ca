/* The document as it comes in: JSON Lines on a file descriptor. */
#ifndef TL_PRESS_INPUT_H
#define TL_PRESS_INPUT_H

#include "document/document.h"

/* Reads a whole document from descriptor to its end. NULL with error: not a document, cut short, or
 * a signal asked to stop. Yours. */
struct document *input_document(int descriptor, GError **error);

#endif
