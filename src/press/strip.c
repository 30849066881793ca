#include "press/strip.h"

#include <math.h>

struct strip *strip_new(double before)
{
  struct strip *strip = g_new0(struct strip, 1);
  strip->before = before;
  strip->boxes = g_array_sized_new(FALSE, TRUE, sizeof(struct box), 1);
  return strip;
}

void strip_free(struct strip *strip)
{
  g_array_unref(strip->boxes);
  g_free(strip);
}

struct box *strip_add(struct strip *strip, enum box_kind kind, int tag)
{
  struct box box = { .kind = kind, .tag = tag, .target = -1 };
  g_array_append_val(strip->boxes, box);
  return &g_array_index(strip->boxes, struct box, strip->boxes->len - 1);
}

struct box *strip_text(struct strip *strip, const struct text *text, double x, enum ink ink,
                       int tag)
{
  struct box *box = strip_add(strip, BOX_TEXT, tag);
  box->ink = ink;
  box->x = x;
  box->y = -text->ascent;
  box->width = text->width;
  box->height = text->height;
  box->text = text;
  return box;
}

void strip_settle(struct strip *strip, double above, double below)
{
  double rise = 0, fall = 0;
  for (guint i = 0; i < strip->boxes->len; i++) {
    const struct box *box = &g_array_index(strip->boxes, struct box, i);
    rise = fmax(rise, -box->y);
    fall = fmax(fall, box->y + box->height);
  }
  strip->ascent = above + rise;
  strip->height = above + rise + fall + below;
  for (guint i = 0; i < strip->boxes->len; i++) {
    struct box *box = &g_array_index(strip->boxes, struct box, i);
    box->y += strip->ascent;
    if (box->kind == BOX_SHADE) {
      box->y = 0;
      box->height = strip->height;
    }
  }
}

void strip_tighten(struct strip *strip, double amount)
{
  strip->height -= amount;
  strip->ascent -= amount / 2;
  for (guint i = 0; i < strip->boxes->len; i++) {
    struct box *box = &g_array_index(strip->boxes, struct box, i);
    if (box->kind == BOX_SHADE)
      box->height -= amount;
    else
      box->y -= amount / 2;
  }
}

void strip_align(struct box *box, double space, enum align align)
{
  /* What was wrapped is aligned inside its own layout. */
  if (align == ALIGN_LEFT || box->text->space > 0)
    return;
  double rest = space - box->width;
  box->x += align == ALIGN_RIGHT ? rest : rest / 2;
}

/* Where things end that must not be cut: lines of text and pictures. */
typedef void extent_function(double top, double bottom, void *data);

static void each_line(const struct box *box, extent_function *visit, void *data)
{
  PangoLayoutIter *lines = pango_layout_get_iter(box->text->layout);
  do {
    int top, bottom;
    pango_layout_iter_get_line_yrange(lines, &top, &bottom);
    visit(box->y + pango_units_to_double(top), box->y + pango_units_to_double(bottom), data);
  } while (pango_layout_iter_next_line(lines));
  pango_layout_iter_free(lines);
}

static void each_extent(const struct strip *strip, extent_function *visit, void *data)
{
  for (guint i = 0; i < strip->boxes->len; i++) {
    const struct box *box = &g_array_index(strip->boxes, struct box, i);
    if (box->kind == BOX_TEXT && pango_layout_get_line_count(box->text->layout) > 1)
      each_line(box, visit, data);
    else if (box->kind != BOX_SHADE)
      visit(box->y, box->y + box->height, data);
  }
}

struct window {
  double from, to, best;
};

static void find_last_bottom(double top, double bottom, void *data)
{
  struct window *window = data;
  (void)top;
  if (bottom > window->from && bottom <= window->to)
    window->best = fmax(window->best, bottom);
}

double strip_cut(const struct strip *strip, double from, double room)
{
  double start = from > 0 ? strip_resume(strip, from) : 0;
  if (strip->height - start <= room)
    return strip->height;
  struct window window = { from, start + room, from };
  each_extent(strip, find_last_bottom, &window);
  return window.best > from ? window.best : fmax(start + room, from + 1);
}

static void find_first_top(double top, double bottom, void *data)
{
  struct window *window = data;
  if (bottom > window->from)
    window->best = fmin(window->best, top);
}

double strip_resume(const struct strip *strip, double cut)
{
  struct window window = { cut, 0, strip->height };
  each_extent(strip, find_first_top, &window);
  return window.best;
}
