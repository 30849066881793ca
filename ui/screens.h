/* The program's screens and the actions that every one of them has. */
#ifndef TL_UI_SCREENS_H
#define TL_UI_SCREENS_H

#include "ui/screen.h"

/* All screens, NULL-terminated; the first is where one begins. */
extern const struct screen_type *const session_screens[];

/* The screen of that name, or NULL. */
const struct screen_type *session_screen_named(const char *name);

/* The screen that g and this letter go to, or NULL. */
const struct screen_type *session_screen_lettered(int letter);

/* What can be done from anywhere: w, p, i, a … */
extern const struct action session_actions[];

#endif
