/* What stands on the half of a sheet besides its section: where to cut, where to fold, `2 of 2`,
 * and that it is of the sample. */
#ifndef TL_PRESS_HALF_H
#define TL_PRESS_HALF_H

#include "press/draw.h"
#include "press/pen.h"

/* Draws it for the page of that number, which is a half. */
void half_draw(struct pen *pen, const struct drawing *drawing, int number);

#endif
