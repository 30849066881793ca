/* Choosing one of the administrators: who made a walkthrough, who came along. */
#ifndef TL_UI_ADMINISTRATOR_PICKER_H
#define TL_UI_ADMINISTRATOR_PICKER_H

#include "ui/app.h"

/* What stands beside an administrator (uid) in place of the role: NULL for the role, "" where this
 * one is not to be chosen. Borrowed. */
typedef const char *administrator_beside(const char *uid, const void *data);

/* Asks for one of them, those of school (uid) on top. beside may be NULL. Uid, yours; NULL for Esc,
 * and after saying why where there is none or they cannot be read. */
char *administrator_choose(struct app *app, const char *title, const char *school,
                           administrator_beside *beside, const void *data);

#endif
