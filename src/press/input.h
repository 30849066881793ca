/* The document as it comes in: JSON Lines, or an array of the same lines, on a file descriptor. */
#ifndef TL_PRESS_INPUT_H
#define TL_PRESS_INPUT_H

#include "document/document.h"

/* Told of each section when it has been read; the document has its header then. */
typedef void input_listener(const struct document *document, const struct section *section,
                            void *data);

/* Reads a whole document from descriptor to its end. False with error: not a document, cut short,
 * or a signal asked to stop. *document is what has been read, also then, or NULL; yours. */
bool input_document(int descriptor, input_listener *listener, void *data,
                    struct document **document, GError **error);

#endif
