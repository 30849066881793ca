/* Rating a walkthrough blind: the same strategies, without the first person's marks; and how the
 * two compare. */
#ifndef TL_UI_RATING_H
#define TL_UI_RATING_H

#include "db/store.h"
#include "ui/screen.h"
#include "ui/session.h"

/* argument: the walkthrough's uid and the rater's, separated by a blank. */
extern const struct screen_type screen_rating;

/* How each second rating of a walkthrough compares with its marks, as text to read; NULL where
 * there is none, or with error. Yours. */
char *rating_compare(struct store *store, const char *walkthrough, GError **error);

/* Notes that the person in use had the marks of a walkthrough (uid) in sight; whether they had. Who
 * had is not offered to rate it. */
void rating_note_seen(struct session *session, const char *walkthrough);
bool rating_was_seen(struct session *session, const char *walkthrough);

/* Notes it of each walkthrough of rows (column uid) that the person in use came along on. True
 * where there was one: Today offers it no more. */
bool rating_note_slips(struct session *session, const struct rowset *rows);

#endif
