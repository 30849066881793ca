/* A section as a run of strips, in the order in which they go down the pages. */
#ifndef TL_PRESS_FLOW_H
#define TL_PRESS_FLOW_H

#include "base/auto.h"
#include "press/cell.h"

struct flow {
  const struct section *section; /* borrowed */
  int index;                     /* of the section in its document */
  GPtrArray *strips;             /* struct strip */
};

/* Width of the body of a page. */
double flow_room(enum orientation orientation);

/* Lays out section, that at index of document (both must outlive it). Of the document's other
 * sections it looks at none unless it has the contents. Yours. */
struct flow *flow_new(const struct maker *maker, const struct document *document,
                      const struct section *section, int index);

/* Makes the tag n of what is laid out the tag n + shift. */
void flow_shift_tags(struct flow *flow, int shift);
void flow_free(struct flow *flow);

DEFINE_AUTO(flow)

#endif
