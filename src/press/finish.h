/* The last pass over the PDF, by libqpdf: what cairo leaves out. Language, title in the window,
 * structure with header cells and alternative text, links, furniture as artifacts, compact form,
 * and an identity that depends on the content alone. */
#ifndef TL_PRESS_FINISH_H
#define TL_PRESS_FINISH_H

#include "press/tree.h"

/* The finished PDF of pdf (what cairo wrote) and the tree that goes with it. NULL with error.
 * Yours. */
GBytes *finish_pdf(const GByteArray *pdf, const struct tree *tree, GError **error);

#endif
