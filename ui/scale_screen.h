/* The screen of one scale. */
#ifndef TL_UI_SCALE_SCREEN_H
#define TL_UI_SCALE_SCREEN_H

#include "ui/screen.h"

/* Argument: uid of the scale. */
extern const struct screen_type screen_scale;

#endif
