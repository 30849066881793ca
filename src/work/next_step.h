/* What was asked of a teacher last time: whether it was taken up. */
#ifndef TL_WORK_NEXT_STEP_H
#define TL_WORK_NEXT_STEP_H

#include "db/store.h"

/* Notes that the next step of a walkthrough (uid) was taken up, in a visit (uid or NULL): its
 * follow-up is done, one that is done already is open again; where it has none, one that is done is
 * kept of it. One change. TL_ERROR_NOT_FOUND where it has no next step. */
bool next_step_toggle(struct store *store, const char *walkthrough, const char *visit,
                      GError **error);

#endif
