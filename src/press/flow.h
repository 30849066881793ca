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

/* Lays out the section at index of document (which must outlive it). Yours. */
struct flow *flow_new(const struct maker *maker, const struct document *document, int index);
void flow_free(struct flow *flow);

DEFINE_AUTO(flow)

#endif
