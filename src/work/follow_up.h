/* Follow-ups: agreed on, carried on, done, dropped, opened again. Each function is one change. */
#ifndef TL_WORK_FOLLOW_UP_H
#define TL_WORK_FOLLOW_UP_H

#include "db/store.h"

/* Where a follow-up is dealt with: uid of the visit that is under way, or NULL. */

/* It was done. */
bool follow_up_done(struct store *store, const char *uid, const char *visit, GError **error);

/* It goes on, with a new date (after today); why may be NULL. */
bool follow_up_carry(struct store *store, const char *uid, const char *due_on, const char *why,
                     const char *visit, GError **error);

/* It is not done and will not be; the reason is needed. */
bool follow_up_drop(struct store *store, const char *uid, const char *reason, const char *visit,
                    GError **error);

/* What was closed is open again. */
bool follow_up_reopen(struct store *store, const char *uid, const char *visit, GError **error);

#endif
