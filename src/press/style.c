#include "press/style.h"

#include <math.h>

static const double points[SIZE_COUNT] = {
  [SIZE_BODY] = 10,  [SIZE_SMALL] = 9, [SIZE_HEADING] = 12.5,
  [SIZE_TITLE] = 20, [SIZE_SLIP] = 16, [SIZE_FOOT] = 8,
};

static const struct rgb inks[INK_COUNT] = {
  [INK_TEXT] = { 0.07, 0.07, 0.07 },
  [INK_DIM] = { 0.30, 0.30, 0.30 },
  [INK_WHITE] = { 1, 1, 1 },
  [INK_GOOD] = { 0.145, 0.435, 0.265 },
  [INK_MIDDLE] = { 0.23, 0.17, 0.0 },
  [INK_MIDDLE_LINE] = { 0.55, 0.41, 0.05 },
  [INK_MIDDLE_FILL] = { 0.965, 0.875, 0.60 },
  [INK_POOR] = { 0.64, 0.08, 0.17 },
  [INK_BAR] = { 0.20, 0.20, 0.20 },
  [INK_PALE] = { 0.62, 0.62, 0.62 },
  [INK_HAIR] = { 0.80, 0.80, 0.80 },
};

double style_points(enum size size)
{
  return points[size];
}

struct rgb style_rgb(enum ink ink)
{
  return inks[ink];
}

static double linear(double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

double style_luminance(struct rgb colour)
{
  return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double style_contrast(struct rgb one, struct rgb other)
{
  double a = style_luminance(one) + 0.05, b = style_luminance(other) + 0.05;
  return a > b ? a / b : b / a;
}

/* From nearly white to a dark grey; evenly for the eye, which is what the channel value is. */
struct rgb style_shade(double percent)
{
  double part = fmin(fmax(percent, 0), 100) / 100;
  double grey = 0.97 - 0.69 * part;
  return (struct rgb){ grey, grey, grey };
}

struct rgb style_on_shade(double percent)
{
  const struct rgb black = { 0, 0, 0 }, white = { 1, 1, 1 };
  struct rgb shade = style_shade(percent);
  return style_contrast(shade, white) > style_contrast(shade, black) ? white : black;
}
