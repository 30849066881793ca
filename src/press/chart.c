#include "press/chart.h"

#include <math.h>

#define CORNER 2.5
#define HATCH_STEP 3.6

static void set_rgb(cairo_t *cr, struct rgb rgb)
{
  cairo_set_source_rgb(cr, rgb.red, rgb.green, rgb.blue);
}

void chart_ink(cairo_t *cr, enum ink ink)
{
  set_rgb(cr, style_rgb(ink));
}

void chart_rounded(cairo_t *cr, double x, double y, double width, double height)
{
  cairo_new_sub_path(cr);
  cairo_arc(cr, x + width - CORNER, y + CORNER, CORNER, -G_PI / 2, 0);
  cairo_arc(cr, x + width - CORNER, y + height - CORNER, CORNER, 0, G_PI / 2);
  cairo_arc(cr, x + CORNER, y + height - CORNER, CORNER, G_PI / 2, G_PI);
  cairo_arc(cr, x + CORNER, y + CORNER, CORNER, G_PI, 3 * G_PI / 2);
  cairo_close_path(cr);
}

/* Good: solid; middle: a light fill with a thin border; poor: white with a thick one; quiet: thin.
 */
static void draw_badge(cairo_t *cr, const struct box *box, double x, double y)
{
  enum role role = box->cell->role;
  if (role == ROLE_GOOD) {
    chart_ink(cr, INK_GOOD);
    chart_rounded(cr, x, y, box->width, box->height);
    cairo_fill(cr);
    return;
  }
  double line = role == ROLE_POOR ? 1.3 : 0.7;
  chart_rounded(cr, x + line / 2, y + line / 2, box->width - line, box->height - line);
  if (role == ROLE_MIDDLE) {
    chart_ink(cr, INK_MIDDLE_FILL);
    cairo_fill_preserve(cr);
  }
  chart_ink(cr, role == ROLE_POOR ? INK_POOR : role == ROLE_MIDDLE ? INK_MIDDLE : INK_PALE);
  cairo_set_line_width(cr, line);
  cairo_stroke(cr);
}

static void frame_rectangle(cairo_t *cr, double x, double y, double width, double height,
                            double line)
{
  cairo_rectangle(cr, x + line / 2, y + line / 2, width - line, height - line);
  cairo_set_line_width(cr, line);
  cairo_stroke(cr);
}

/* The frame and what is filled of it as one shape: a dark rectangle with holes. What goes over the
 * target is marked off by a white line where the target was. */
static void draw_bar(cairo_t *cr, const struct box *box, double x, double y)
{
  const double line = 0.7, tick = 1.6;
  double value = fmax(box->cell->value, 0), total = fmax(box->cell->total, 0);
  double most = fmax(value, total);
  double filled = most > 0 ? box->width * value / most : 0;
  double start = fmax(filled, line), empty = box->width - line - start;
  cairo_rectangle(cr, x, y, box->width, box->height);
  if (empty > 0)
    cairo_rectangle(cr, x + start, y + line, empty, box->height - 2 * line);
  if (value > total && total > 0)
    cairo_rectangle(cr, x + box->width * total / most - tick / 2, y, tick, box->height);
  chart_ink(cr, INK_BAR);
  cairo_set_fill_rule(cr, CAIRO_FILL_RULE_EVEN_ODD);
  cairo_fill(cr);
}

/* Lines both ways through the box, cut at its edges: cheaper for everyone than a clip. */
static void add_hatch(cairo_t *cr, struct box at)
{
  for (double offset = HATCH_STEP / 2 - at.height; offset < at.width; offset += HATCH_STEP) {
    double from = fmax(offset, 0), to = fmin(offset + at.height, at.width);
    if (to <= from)
      continue;
    cairo_move_to(cr, at.x + from, at.y + (from - offset));
    cairo_line_to(cr, at.x + to, at.y + (to - offset));
    cairo_move_to(cr, at.x + from, at.y + at.height - (from - offset));
    cairo_line_to(cr, at.x + to, at.y + at.height - (to - offset));
  }
}

/* Good and what has no role: solid; middle: hatched; poor: empty with a thicker frame. */
static void draw_part(cairo_t *cr, enum role role, struct box at)
{
  static const enum ink inks[] = {
    [ROLE_NONE] = INK_PALE, [ROLE_GOOD] = INK_GOOD,  [ROLE_MIDDLE] = INK_MIDDLE_LINE,
    [ROLE_POOR] = INK_POOR, [ROLE_QUIET] = INK_PALE,
  };
  if (role == ROLE_MIDDLE) {
    chart_ink(cr, INK_MIDDLE_FILL);
    cairo_rectangle(cr, at.x, at.y, at.width, at.height);
    cairo_fill(cr);
  }
  chart_ink(cr, inks[role]);
  if (role == ROLE_GOOD || role == ROLE_NONE) {
    cairo_rectangle(cr, at.x, at.y, at.width, at.height);
    cairo_fill(cr);
    return;
  }
  if (role == ROLE_MIDDLE)
    add_hatch(cr, at);
  frame_rectangle(cr, at.x, at.y, at.width, at.height, role == ROLE_POOR ? 1 : 0.45);
}

static const struct part *part_at(const struct box *box, guint i)
{
  return &g_array_index(box->cell->parts, struct part, i);
}

static void draw_stack(cairo_t *cr, const struct box *box, double x, double y)
{
  double whole = 0;
  guint count = box->cell->parts ? box->cell->parts->len : 0;
  for (guint i = 0; i < count; i++)
    whole += fmax(part_at(box, i)->value, 0);
  for (guint i = 0; i < count && whole > 0; i++) {
    double width = box->width * fmax(part_at(box, i)->value, 0) / whole;
    if (width > 0)
      draw_part(cr, part_at(box, i)->role,
                (struct box){ .x = x, .y = y, .width = width, .height = box->height });
    x += width;
  }
  if (whole > 0)
    return;
  chart_ink(cr, INK_PALE);
  frame_rectangle(cr, x, y, box->width, box->height, 0.6);
}

static void add_month(cairo_t *cr, const struct box *box, guint i, double most, struct box at)
{
  double value = part_at(box, i)->value;
  if (value < 0)
    return;
  /* A month with nothing is a line, so that it is seen to be one. */
  double height = most > 0 ? fmax(box->height * value / most, 0.6) : 0.6;
  cairo_rectangle(cr, at.x + i * SPARK_STEP, at.y + box->height - height, SPARK_BAR, height);
}

/* The last month stands out. */
static void draw_spark(cairo_t *cr, const struct box *box, double x, double y)
{
  double most = 0;
  guint count = box->cell->parts ? box->cell->parts->len : 0;
  for (guint i = 0; i < count; i++)
    most = fmax(most, part_at(box, i)->value);
  struct box at = { .x = x, .y = y };
  for (guint i = 0; i + 1 < count; i++)
    add_month(cr, box, i, most, at);
  chart_ink(cr, INK_PALE);
  cairo_fill(cr);
  if (count == 0)
    return;
  add_month(cr, box, count - 1, most, at);
  chart_ink(cr, INK_BAR);
  cairo_fill(cr);
}

static void draw_shade(cairo_t *cr, const struct box *box, double x, double y)
{
  if (box->cell->value < 0)
    return;
  set_rgb(cr, style_shade(box->cell->value));
  cairo_rectangle(cr, x, y + SHADE_GAP / 2, box->width, box->height - SHADE_GAP);
  cairo_fill(cr);
}

typedef void draw_function(cairo_t *cr, const struct box *box, double x, double y);

static draw_function *const drawers[] = {
  [BOX_TEXT] = NULL,        [BOX_BADGE] = draw_badge, [BOX_BAR] = draw_bar,
  [BOX_STACK] = draw_stack, [BOX_SPARK] = draw_spark, [BOX_SHADE] = draw_shade,
  [BOX_ENTRY] = NULL,
};

void chart_draw(cairo_t *cr, const struct box *box, double x, double y)
{
  if (drawers[box->kind])
    drawers[box->kind](cr, box, x, y);
}
