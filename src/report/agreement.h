/* Agreement: how far two people who looked at the same lesson marked alike: the same level, one
 * apart, further apart. Pure counting, given the rows of agreement_marks. */
#ifndef TL_REPORT_AGREEMENT_H
#define TL_REPORT_AGREEMENT_H

#include "base/auto.h"
#include "db/store.h"
#include "model/view.h"

/* How far apart two marks are. */
enum agreement_distance { AGREEMENT_SAME, AGREEMENT_ONE, AGREEMENT_FURTHER };

struct agreement {
  int same, one, further;
};

/* By what the marks are put together. */
enum agreement_by { AGREEMENT_STRATEGY, AGREEMENT_PAIR, AGREEMENT_PAIR_MONTH };

/* The columns: what, month, marks, same, one, further, words, kappa. kappa is Cohen's, unweighted,
 * as `0.62`; NULL where it has no value. It is for CSV alone. */
extern const struct view view_agreement;

/* The distance of the two marks of a row of agreement_marks: one of them `n.a.` and the other a
 * level is further apart. */
enum agreement_distance agreement_distance(const struct rowset *marks, int row);

/* Of all rows. */
struct agreement agreement_count(const struct rowset *marks);

/* `7 of 10 the same, 2 one apart, 1 further apart`; `nothing rated by both` for none. Yours. */
char *agreement_words(struct agreement agreement);

/* One row a strategy, pair, or pair and month. Yours. */
struct rowset *agreement_table(const struct rowset *marks, enum agreement_by by);

/* What the person in use may see of second ratings made from day first to last; walkthrough and
 * school are uids or NULL. The rows of agreement_marks; NULL with error. Yours. */
struct rowset *agreement_read(struct store *store, const char *first, const char *last,
                              const char *walkthrough, const char *school, GError **error);

#endif
