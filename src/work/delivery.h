/* Slips that reach their teachers: the delivery log, signatures and replies. Each function is one
 * change, which undo takes back whole. */
#ifndef TL_WORK_DELIVERY_H
#define TL_WORK_DELIVERY_H

#include "db/store.h"

/* Notes now, by the clock, that the slips of these walkthroughs (char *: uids) were delivered; how
 * is a word of how_choices, NULL: as each visit type says. Those that were delivered already are
 * left. *count (may be NULL): how many were noted. */
bool delivery_mark(struct store *store, const GPtrArray *uids, const char *how, int *count,
                   GError **error);

/* Whether the slip of a walkthrough may be signed for on a day (NULL: on any): TL_ERROR_REFUSED where
 * it was not delivered, TL_ERROR_INVALID for a day before the delivery or after today. */
bool delivery_may_sign(const struct record *walkthrough, const char *signed_on, GError **error);

/* Notes that the teacher signed for the slip on a day (receipt, not agreement), with what they
 * wrote back; reply may be NULL. Errors as delivery_may_sign. */
bool delivery_sign(struct store *store, const char *uid, const char *signed_on, const char *reply,
                   GError **error);

/* True when the slip as it is now is still to be delivered: its state is final. An amendment makes
 * a delivered walkthrough final again and leaves the log of deliveries. Of attempts (substitute,
 * testing …) there is no slip. */
bool delivery_due(const struct record *walkthrough);

#endif
