/* A pen that draws texts on a page and keeps the structure (tree.h) in step: what is drawn between
 * pen_begin and pen_end is one marked piece of content. */
#ifndef TL_PRESS_PEN_H
#define TL_PRESS_PEN_H

#include "press/page.h"

#include <cairo.h>

struct pen {
  cairo_t *cr;
  int page;   /* index of the page that is drawn */
  bool muted; /* what is drawn is furniture: nothing is marked */
  struct tree *tree;
  const struct document *document;
  const struct pages *pages;
  GHashTable *sections; /* id → index + 1 */
  const char *open;     /* type of the mark that is open, or NULL */
};

enum pen_furniture { PEN_HEADER, PEN_FOOTER };

/* A rectangle from the left top of the page. */
struct area {
  double left, top, right, bottom;
};

/* Which lines of a text: those that end in (from, to], from its top. */
struct lines {
  double from, to;
  bool all;
};

/* The names by which cairo marks what finish.h makes furniture of. */
const char *pen_furniture_type(enum pen_furniture furniture);

/* A pen on surface. Yours. */
struct pen *pen_new(cairo_surface_t *surface, struct tree *tree, const struct document *document,
                    const struct pages *pages);
void pen_free(struct pen *pen);

/* Begins a marked piece for tag (-1: none), or of the page's furniture; and ends it. */
void pen_begin(struct pen *pen, int tag);
void pen_begin_furniture(struct pen *pen, enum pen_furniture furniture);
void pen_end(struct pen *pen);

/* Draws text with its left top at x, y in the ink that is set; no marks. */
void pen_text(struct pen *pen, const struct text *text, double x, double y);

/* Draws those lines of box's text, marked, with its links. */
void pen_words(struct pen *pen, const struct box *box, double x, double y, struct lines lines);

/* Makes area a link of tag to the section of index target. */
void pen_link(struct pen *pen, int tag, struct area area, int target);

/* Notes where the picture of tag stands. */
void pen_box(struct pen *pen, int tag, struct area area);

DEFINE_AUTO(pen)

#endif
