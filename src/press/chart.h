/* Badges, bars, stacks, sparks and shades, drawn so that they survive a black-and-white copier:
 * each role has a shade and a pattern of its own besides its colour. */
#ifndef TL_PRESS_CHART_H
#define TL_PRESS_CHART_H

#include "press/strip.h"

#include <cairo.h>

/* Draws what box shows, without its text, with its left top at x, y. */
void chart_draw(cairo_t *cr, const struct box *box, double x, double y);

/* Sets the colour of ink. */
void chart_ink(cairo_t *cr, enum ink ink);

/* Outline of a rectangle with rounded corners. */
void chart_rounded(cairo_t *cr, double x, double y, double width, double height);

#endif
