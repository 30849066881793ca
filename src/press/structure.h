/* A tree (tree.h) written into a PDF: structure elements, what belongs to which mark, links. */
#ifndef TL_PRESS_STRUCTURE_H
#define TL_PRESS_STRUCTURE_H

#include "press/tree.h"
#include "press/update.h"

struct sheet {
  int object; /* number of the page's object */
  double height;
  char *dictionary; /* its text */
};

/* What the structure must know of the PDF that it is added to. */
struct skeleton {
  struct trailer trailer;
  char *catalog;  /* its text */
  GArray *sheets; /* struct sheet, by page */
};

/* Marked pieces that page must hold. */
int structure_marks(const struct tree *tree, int page);

/* Appends tree to pdf, whose pages have the /StructParents of their order, as an update of it. (As
 * text, and not through libqpdf, which takes ten times as long for so many small objects.) */
void structure_append(GByteArray *pdf, const struct skeleton *skeleton, const struct tree *tree);

#endif
