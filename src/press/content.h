/* The content stream of a page as cairo writes it, with all that belongs to no structure marked as
 * an artifact. */
#ifndef TL_PRESS_CONTENT_H
#define TL_PRESS_CONTENT_H

#include <glib.h>

/* content (length bytes) with furniture and unmarked drawing as artifacts; *marks is the number of
 * marked pieces that it holds. Yours. */
GString *content_mark(const char *content, gsize length, int *marks);

#endif
