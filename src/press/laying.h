/* The sections of a document laid out by a thread of their own, the first of them while the last
 * are still read. It alone sets type meanwhile: Pango is not for two threads at once. */
#ifndef TL_PRESS_LAYING_H
#define TL_PRESS_LAYING_H

#include "base/auto.h"
#include "base/progress.h"
#include "press/flow.h"

/* Begins: its thread opens the fonts of type (borrowed), which is nobody else's until
 * laying_finish. Yours, until nothing of what was laid out is drawn any more. */
struct laying *laying_new(struct type *type);

/* Gives it section, the next of document; both must outlive it, and stay as they are. What may list
 * the other sections waits until all are there. */
void laying_take(struct laying *laying, const struct document *document,
                 const struct section *section);

/* Lays out the rest: every section taken as a struct flow, in order, its tags added to tree. NULL
 * with error when a signal or progress asked to stop. Yours. */
GPtrArray *laying_finish(struct laying *laying, struct tree *tree, const struct progress *progress,
                         GError **error);

void laying_free(struct laying *laying);

DEFINE_AUTO(laying)

#endif
