/* What the tests of self-assessment, School Improvement Plan and principals need beside the
 * fixture: the whole rubric, plans with two months of colours, self-assessments, walkthroughs and a
 * meeting. */
#ifndef TL_TESTS_SCREENS_B_DATA_H
#define TL_TESTS_SCREENS_B_DATA_H

#include "fixture.h"

struct screens_b {
  struct fixture fixture;
  char *item[6]; /* uids of the items 1.1, 1.2, 1.3, 2.1, 2.2, 2.3 of Kuss Middle */
};

/* Makes the fixture with all of it, the store closed again but for fixture.store. In October 2026
 * the items 2.2 and 2.3 of Kuss have no status; its principal, Siobhán O’Brien, wrote September and
 * not October. */
void screens_b_start(struct screens_b *data);
void screens_b_end(struct screens_b *data);

/* Sets an item's status of a month as another person on another connection would; status NULL:
 * takes it away. note may be NULL. */
void screens_b_colour(struct screens_b *data, int item, const char *month, const char *status,
                      const char *note);

/* The status of an item in a month; NULL for none. Yours. */
char *screens_b_status(struct screens_b *data, int item, const char *month);

#endif
