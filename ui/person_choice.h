/* Saying who one is: the person whose lists, drafts and duties the program shows. */
#ifndef TL_UI_PERSON_CHOICE_H
#define TL_UI_PERSON_CHOICE_H

#include <stdbool.h>

struct app;

/* True where one may say it: on a shared file the login name does. */
bool person_choice_allowed(struct app *app);

/* Asks, becomes that person and remembers it for the next start (not in the sample). False where
 * the person pressed Esc or it failed, which is then said. */
bool person_choose(struct app *app);

/* Becomes staff (a uid; NULL: the record keeper); remember: also at the next start. */
bool person_become(struct app *app, const char *staff, bool remember);

#endif
