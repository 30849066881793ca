/* The place of pickers and dialogs: the lowest rows of the screen, under a rule with a title; what
 * stands above stays to be seen. */
#ifndef TL_UI_PANEL_H
#define TL_UI_PANEL_H

#include "ui/canvas.h"

/* Blanks room for rows (at most what body has) and a rule with title above them; gives the room,
 * with a column of margin at both sides. */
struct canvas panel_begin(struct canvas *body, int rows, const char *title);

#endif
