/* The table of contents: each section's title, dots, and the page it begins on, as a link. */
#ifndef TL_PRESS_CONTENTS_H
#define TL_PRESS_CONTENTS_H

#include "press/cell.h"

struct contents {
  const struct maker *maker;
  const struct document *document;
  int own; /* index of the section it stands in, which it leaves out */
  int tag; /* of the section, in the tree */
  double room;
};

/* Adds its strips, one an entry; long ones stand in two columns. */
void contents_lay(const struct contents *contents, GPtrArray *strips);

#endif
