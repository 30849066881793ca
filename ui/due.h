/* Which month the monthly screens begin with, and turning to another. */
#ifndef TL_UI_DUE_H
#define TL_UI_DUE_H

#include "ui/session.h"

/* The month that the person chose, else the last full one with school until what belongs to it is
 * done and its DILT was held, then the present one. Yours. due_assessment: until the
 * self-assessment of staff is submitted. due_sip: until each item of the school (NULL: nothing to
 * wait for) has a status. due_board: until the DILT alone. */
char *due_assessment(struct session *session, const char *staff);
char *due_sip(struct session *session, const char *school);
char *due_board(struct session *session);

/* The month by months after month, as the person chose it, for this and the other monthly screens;
 * NULL after saying so where it has not begun. Yours. */
char *due_turn(struct app *app, const char *month, int by);

/* month is the one that the person chose. */
void due_choose(struct app *app, const char *month);

#endif
