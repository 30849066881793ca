/* Laid-out pages drawn as a PDF, with a mark round each piece that belongs to the structure. */
#ifndef TL_PRESS_DRAW_H
#define TL_PRESS_DRAW_H

#include "base/progress.h"
#include "press/packer.h"
#include "press/page.h"

/* What stands on every page. */
struct furniture {
  const struct text *foot[2]; /* the notice, by orientation */
  double foot_height;         /* the taller of the two */
  bool sample;
};

/* The texts of the footer. */
struct furniture draw_furniture(const struct maker *maker, const struct document *document);

struct drawing {
  const struct maker *maker;
  const struct document *document;
  const struct pages *pages;
  const struct frame *frames; /* by orientation */
  struct furniture furniture;
  struct packer *packer; /* is fed what cairo writes, page by page */
};

/* The PDF as cairo writes it, with outline and metadata; progress is the second half of twice the
 * sections. NULL with error when it was stopped or has no room. Yours. */
GByteArray *draw_pdf(const struct drawing *drawing, const struct progress *progress,
                     GError **error);

#endif
