/* A tree (tree.h) written into a PDF: structure elements, what belongs to which mark, links. */
#ifndef TL_PRESS_STRUCTURE_H
#define TL_PRESS_STRUCTURE_H

#include "press/tree.h"

#include <qpdf/qpdf-c.h>

/* Marked pieces that page must hold. */
int structure_marks(const struct tree *tree, int page);

/* Puts tree into qpdf in place of what cairo wrote. Errors stay with qpdf (qpdf_has_error). */
void structure_add(qpdf_data qpdf, const struct tree *tree);

#endif
