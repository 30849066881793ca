/* The look at the kind of visit before the first walkthrough becomes final: whether it is part of
 * an evaluation, whether it counts, what the slip says. Asked once for the whole district. */
#ifndef TL_UI_VISIT_TYPE_CONFIRM_H
#define TL_UI_VISIT_TYPE_CONFIRM_H

#include <stdbool.h>

struct app;
struct session;

/* True when the kind of visit (uid) was never looked at: visit_type_confirm_ask comes before a
 * walkthrough of it becomes final. One read of one record. */
bool visit_type_confirm_needed(struct session *session, const char *uid);

/* Shows what it says; Enter notes that it is right and gives true: the walkthrough may become
 * final, and nobody is asked again. `e` opens it to be changed (for who may), Esc goes back: false
 * then, the walkthrough stays the draft that it is. Where nothing is to be asked it is true at
 * once. */
bool visit_type_confirm_ask(struct app *app, const char *uid);

#endif
