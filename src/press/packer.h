/* The content of pages, marked and packed by a thread of its own while cairo draws the next ones.
 */
#ifndef TL_PRESS_PACKER_H
#define TL_PRESS_PACKER_H

#include "base/auto.h"

#include <glib.h>

/* What a page draws, as it goes into the finished file. */
struct packed_content {
  GByteArray *bytes; /* as /FlateDecode has them */
  int marks;         /* pieces of the structure that it holds */
};

struct packer;

struct packer *packer_new(void);
void packer_free(struct packer *packer);

/* Begins with the pages that stand whole in length bytes of what cairo writes. */
void packer_feed(struct packer *packer, const guint8 *bytes, gsize length);

/* Waits until all that was fed is packed. */
void packer_finish(struct packer *packer);

/* What became of the stream that is object number, after packer_finish; NULL where it was not fed
 * as a whole. */
const struct packed_content *packer_find(const struct packer *packer, int number);

/* The same for content (length bytes) that is not packed. Yours. */
struct packed_content *packed_content_new(const char *content, gsize length);
void packed_content_free(struct packed_content *packed);

DEFINE_AUTO(packer)
DEFINE_AUTO(packed_content)

#endif
