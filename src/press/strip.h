/* A strip: things that stand side by side across a page (a table's row, a heading, a paragraph) and
 * are moved down the page together. Lengths are points; x from the left of the body, y from the top
 * of the strip. */
#ifndef TL_PRESS_STRIP_H
#define TL_PRESS_STRIP_H

#include "document/document.h"
#include "press/style.h"
#include "press/type.h"

enum box_kind {
  BOX_TEXT,
  BOX_BADGE, /* a rounded box round its text */
  BOX_BAR,
  BOX_STACK,
  BOX_SPARK,
  BOX_SHADE, /* fills the height of the strip */
  BOX_ENTRY, /* a line of the table of contents: text, dots, page number */
};

struct box {
  enum box_kind kind;
  enum ink ink;
  int tag; /* in the tree; -1: furniture of the page */
  double x, y, width, height;
  const struct text *text; /* borrowed from the type, or NULL */
  const struct cell *cell; /* figures of a chart; borrowed from the document */
  int target;              /* BOX_ENTRY: index of the section it leads to */
};

enum rule {
  RULE_NONE,
  RULE_HAIR,
  RULE_HEAVY,
  RULE_LINE, /* to write on */
};

struct strip {
  GArray *boxes; /* struct box */
  double before; /* space above, unless it begins a page */
  double height;
  double ascent;        /* of the first baseline from the top */
  double slack;         /* that it can give up above and below, to save a page */
  enum rule rule;       /* at its bottom */
  double indent;        /* of that rule from the left */
  bool keep;            /* stays on the page of the next strip */
  bool flows;           /* running text: may be cut between lines at the foot of a page */
  bool spare;           /* left out rather than put on another page */
  bool sinks;           /* stands at the foot of the last page of its section */
  int columns;          /* more than 1: one of a list that fills so many columns, page by page */
  double step;          /* from the left of such a column to that of the next */
  struct strip *header; /* printed again where this strip begins a page; borrowed, or NULL */
};

/* An empty strip with space above it. Yours. */
struct strip *strip_new(double before);
void strip_free(struct strip *strip);

/* A box at the end of strip with its y from the first baseline of the strip, which strip_settle
 * turns into one from the top. Borrowed, until the next strip_add. */
struct box *strip_add(struct strip *strip, enum box_kind kind, int tag);

/* text (not NULL) as such a box; its first baseline on that of the strip. */
struct box *strip_text(struct strip *strip, const struct text *text, double x, enum ink ink,
                       int tag);

/* Gives the strip its height: its boxes with pad above and below. */
void strip_settle(struct strip *strip, double above, double below);

/* Takes amount from its height, evenly above and below what is in it. */
void strip_tighten(struct strip *strip, double amount);

/* Moves text to the right of box, or its middle, as align says; it is at the left. */
void strip_align(struct box *box, double space, enum align align);

/* The y beyond from where the strip can be cut so that as many whole lines as possible stand in
 * room; the strip's height when all do. A line stands above the cut when it ends there or before.
 */
double strip_cut(const struct strip *strip, double from, double room);

/* The top of the first line that ends below cut: where the next part begins. */
double strip_resume(const struct strip *strip, double cut);

DEFINE_AUTO(strip)

#endif
