/* A second, blind rating of a walkthrough for calibration. It never touches the walkthrough. */
#ifndef TL_WORK_SECOND_RATING_H
#define TL_WORK_SECOND_RATING_H

#include "db/store.h"

/* Whether any strategy has a mark. */
bool second_rating_has_mark(const struct record *rating);

/* The walkthrough as its recorder rated it at first: without what was amended since. NULL with
 * error. Yours. */
struct record *second_rating_first(const struct record *walkthrough, GError **error);

/* Stores rating, a second_rating with its walkthrough, rater and marks, as given now by the clock
 * and by its rater (who may not be the person in use: the laptop is handed over). TL_ERROR_REFUSED
 * where the rater recorded the walkthrough or rated it already, TL_ERROR_INVALID without a mark.
 * One change. */
bool second_rating_save(struct store *store, struct record *rating, GError **error);

/* How far two levels are apart on their scale (rows of form_levels: code, counts, in order); -1
 * where one of them is absent or neither seen nor not seen. */
int second_rating_distance(const struct rowset *levels, const char *one, const char *other);

#endif
