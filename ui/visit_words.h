/* Visits and follow-ups in words and colours, for the screens. */
#ifndef TL_UI_VISIT_WORDS_H
#define TL_UI_VISIT_WORDS_H

#include "db/store.h"

/* `20 Nov`, `today`, `3 days late` of a day by which something is due, with its style. Yours. */
char *visit_words_due(const char *date, unsigned *style);

/* How a follow-up stands, of a row with state, due_on and closed_on: as above while it is open
 * (`open` where it has no date), `done 14 Nov`, `dropped 14 Nov`. Yours. */
char *visit_words_standing(const struct rowset *rows, int row, unsigned *style);

/* Where it comes from and how often it was carried: `From the visit of 14 Oct, carried twice.` of a
 * row with origin, visited_on, teacher, made_on, carried, reason. Yours. */
char *visit_words_origin(const struct rowset *rows, int row);

/* `once`, `twice`, `3 times`. Yours. */
char *visit_words_times(long count);

/* After it ended: why it is not known when one left, as a sentence; NULL where it is. Yours. */
char *visit_words_clock(const struct record *visit);

/* Of a visit (uid) of a day that did not take place: `cancelled` where that was noted before its day,
 * `missed` where on it or later. Where nobody knows when, today counts. */
const char *visit_words_missed(struct store *store, const char *visit, const char *day);

#endif
