/* Visits: planned, moved, begun, ended, missed; the principal's improvement memo that follows. Each
 * function is one change. */
#ifndef TL_WORK_VISIT_H
#define TL_WORK_VISIT_H

#include "db/store.h"

/* Begins a visit at a school today, by the clock, as the person in use: the one planned for today
 * where there is one, else a new one; the school's principal comes along unless it is oneself. One
 * that is under way there is given back, and TL_ERROR_REFUSED says so of one elsewhere. Its uid,
 * yours; NULL with error. */
char *visit_begin(struct store *store, const char *school, GError **error);

/* The visit that the person in use has under way today, or NULL without error. Its uid, yours. */
char *visit_under_way(struct store *store);

/* Plans one for a day from today on, as the person in use, with the school's principal. Its uid,
 * yours; NULL with error. */
char *visit_plan(struct store *store, const char *school, const char *day, GError **error);

/* Ends it now: leaving is noted unless it was. */
bool visit_end(struct store *store, const char *uid, GError **error);

/* Opens one of today that is over again, when one left not known any more. TL_ERROR_REFUSED for any
 * other, and while its visitor has another under way. */
bool visit_go_on(struct store *store, const char *uid, GError **error);

/* True for a day from today on to which a visit can be put that is planned for now (NULL: for no
 * day yet); else false with TL_ERROR_INVALID. */
bool visit_day_to_come(const char *day, const char *now, GError **error);

/* True for a day that is today or past; else false with TL_ERROR_REFUSED, which says that it is to
 * come. */
bool visit_day_has_come(const char *day, GError **error);

/* One that was planned took place on its day, which has come; its times are written later. */
bool visit_made(struct store *store, const char *uid, GError **error);

/* Another day; the first one planned is kept, and the day of the memo moves along. TL_ERROR_REFUSED
 * for one that was made, where walkthroughs are part of it, and where the day is not free. */
bool visit_move(struct store *store, const char *uid, const char *day, const char *why,
                GError **error);

/* The same for several (uids): one change, undone in one. Those whose day is not free stay; their
 * uids (char *) are added to left. Nothing is moved when one cannot be for another reason. */
bool visit_move_all(struct store *store, const GPtrArray *uids, const char *day, const char *why,
                    GPtrArray *left, GError **error);

/* It did not take place, and no other day was found; before its day has come it is cancelled, with
 * a reason: TL_ERROR_INVALID without. TL_ERROR_REFUSED where walkthroughs are part of it. */
bool visit_miss(struct store *store, const char *uid, const char *why, GError **error);

/* Sends the improvement memo as it stands: from then on others read it, and each of its steps
 * becomes a follow-up. memo is saved, new or not. TL_ERROR_INVALID where the plan is empty, or a
 * step has no owner, no date or one that is past. */
bool visit_memo_send(struct store *store, struct record *memo, GError **error);

/* Gives a memo that is begun and not sent to the school's present principal, who goes on with it
 * and sends it: for one whose writer has left or moved. By the record keeper alone, as the rights
 * have it. TL_ERROR_REFUSED where it was sent, or the school has no other principal. */
bool visit_memo_hand_over(struct store *store, const char *uid, GError **error);

#endif
