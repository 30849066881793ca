/* The last pass over the PDF, by libqpdf: what cairo leaves out. Language, title in the window,
 * structure with header cells and alternative text, links, furniture as artifacts, compact form,
 * and an identity that depends on the content alone. */
#ifndef TL_PRESS_FINISH_H
#define TL_PRESS_FINISH_H

#include "press/packer.h"
#include "press/tree.h"

/* The finished PDF of drawn (what cairo wrote, which this changes), the tree that goes with it and
 * the packer that was fed it. NULL with error. Yours. */
GBytes *finish_pdf(GByteArray *drawn, const struct tree *tree, struct packer *packer,
                   GError **error);

#endif
