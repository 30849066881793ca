/* The program's screens and the actions that every one of them has. */
#ifndef TL_UI_SCREENS_H
#define TL_UI_SCREENS_H

#include "ui/screen.h"

/* All screens, NULL-terminated; the first is where one begins. */
extern const struct screen_type *const session_screens[];

/* What can be done from anywhere: w, p, i, a … */
extern const struct action session_actions[];

#endif
