/* The first start: a district is set up, or the sample is looked at. */
#ifndef TL_UI_WELCOME_H
#define TL_UI_WELCOME_H

#include "ui/screen.h"

extern const struct screen_type screen_welcome;

#endif
