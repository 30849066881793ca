/* The screen of one scale, and which keys its levels may not have. */
#ifndef TL_UI_SCALE_SCREEN_H
#define TL_UI_SCALE_SCREEN_H

#include "ui/screen.h"

/* Argument: uid of the scale. */
extern const struct screen_type screen_scale;

/* Letters, digits and signs that the walkthrough screen uses, each once, in no order. Yours. */
char *scale_screen_taken(void);

#endif
