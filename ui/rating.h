/* Rating a walkthrough blind: the same strategies, without the first person's marks; and how the
 * two compare. */
#ifndef TL_UI_RATING_H
#define TL_UI_RATING_H

#include "db/store.h"
#include "ui/screen.h"

/* argument: the walkthrough's uid and the rater's, separated by a blank. */
extern const struct screen_type screen_rating;

/* How each second rating of a walkthrough compares with its marks, as text to read; NULL where
 * there is none, or with error. Yours. */
char *rating_compare(struct store *store, const char *walkthrough, GError **error);

#endif
