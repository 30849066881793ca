/* Follow-ups on the screen: what is asked when one is done, carried or dropped, on any screen that
 * shows them; and the list of all. */
#ifndef TL_UI_FOLLOW_UP_H
#define TL_UI_FOLLOW_UP_H

#include "model/record.h"
#include "ui/screen.h"

/* d: done; c: carried on, asks the new date; x: dropped, asks why. visit: the one under way in
 * which it happens, or NULL. True when it was done; says so, or why not. */
bool follow_up_ask(struct app *app, const char *uid, int key, const char *visit);

/* Opens it again. */
bool follow_up_again(struct app *app, const char *uid, const char *visit);

/* Every open one that the person in use has to do or whose school is theirs, the late ones first.
 * Argument: `owner UID`, `school UID`, or NULL: all. */
extern const struct screen_type screen_follow_ups;

/* False with error where a day by which something is to be done (field) was given in record, other
 * than in base (NULL: none yet), and is past. What was there stays. */
bool follow_up_day_is_ahead(const struct record *base, const struct record *record,
                            const char *field, GError **error);

/* Opens the form of a new one that is agreed in a visit (uid) at a school (uid), on a day. */
void follow_up_new(struct app *app, const char *visit, const char *school, const char *day);

#endif
