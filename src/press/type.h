/* Type on paper: laid-out texts in Noto Sans. Each text is laid out once and kept until it is
 * drawn; equal short texts share one layout. Lengths are points. */
#ifndef TL_PRESS_TYPE_H
#define TL_PRESS_TYPE_H

#include "base/auto.h"
#include "document/document.h"
#include "press/style.h"

#include <pango/pangocairo.h>

struct type;

/* How a text is set. */
struct look {
  enum size size;
  bool bold;
  enum ink ink;
  enum align align; /* within the width, where it wraps */
};

/* Room for the number of a page: figure spaces. */
#define TYPE_PAGE_ROOM "\u2007\u2007\u2007"

/* Bytes [start, end) of a text lead to a section. */
struct link_span {
  guint start, end;
  const char *target; /* borrowed from the document */
  guint page; /* byte where the number of its page goes, on TYPE_PAGE_ROOM; 0: it has none */
};

/* A laid-out text. */
struct text {
  PangoLayout *layout;
  double width, height; /* of what is set, not of the space it was given */
  double space;         /* the width it was wrapped at, or 0 */
  double ascent;        /* from the top to the first baseline */
  double shift;         /* from the top of the layout down to the top */
  GArray *links;        /* struct link_span, or NULL */
};

/* The fonts, the same whatever the locale. Yours. */
struct type *type_new(void);
void type_free(struct type *type);

/* Finds and opens the fonts before there is anything to set, for who must wait anyway. */
void type_warm(struct type *type);

/* A section begins: how it is laid out depends on none before it. */
void type_begin_section(struct type *type);

/* words on lines of their own length. Borrowed from type, until type_free. */
const struct text *type_line(struct type *type, struct look look, const char *words);

/* words wrapped at width; a word longer than the line is broken. Borrowed. */
const struct text *type_wrap(struct type *type, struct look look, const char *words, double width);

/* words on one line, ended by … where they are wider than width: for furniture that is said in full
 * elsewhere. Borrowed. */
const struct text *type_fit(struct type *type, struct look look, const char *words, double width);

/* Where the last line of text ends, from its left. */
double type_last_end(const struct text *text);

/* Runs (struct run), each bold, dim or small on top of look; width 0: not wrapped. NULL when there
 * is nothing to print. Borrowed. */
const struct text *type_runs(struct type *type, struct look look, const GPtrArray *runs,
                             double width);

/* The ink of runs that are laid in one: what the box they stand in is drawn with. */
enum ink type_ink(struct look look, const GPtrArray *runs);

/* Width of the widest word of runs, never more than most. */
double type_widest_word(struct type *type, struct look look, const GPtrArray *runs, double most);

DEFINE_AUTO(type)

#endif
