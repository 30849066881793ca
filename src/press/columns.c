#include "press/columns.h"

#include <math.h>

#define FIRST_SHARE                                                                                \
  0.3                 /* of the room, at most, is kept for the first column of a table in parts    \
                       */
#define TIGHT_GAP 8.0 /* between columns where not all is as wide as it would be */
#define STEPS_MOST 200
#define NOTES_SHARE 0.5 /* of the room that is left, at most, goes to notes on badges */

/* A table, or a part of it, whose widths are sought. */
struct fit {
  const struct measures *measures;
  GArray *part; /* struct column */
  double gap;
};

static struct column *column_at(const struct fit *fit, guint i)
{
  return &g_array_index(fit->part, struct column, i);
}

static const struct measure *measure_of(const struct fit *fit, guint i)
{
  return measures_at(fit->measures, column_at(fit, i)->index);
}

static double gap_before(const struct fit *fit, guint i)
{
  if (i == 0)
    return 0;
  return measure_of(fit, i)->shade && measure_of(fit, i - 1)->shade ? SHADE_GAP : fit->gap;
}

static double gaps(const struct fit *fit)
{
  double sum = 0;
  for (guint i = 1; i < fit->part->len; i++)
    sum += gap_before(fit, i);
  return sum;
}

static double sum_least(const struct fit *fit)
{
  double sum = 0;
  for (guint i = 0; i < fit->part->len; i++)
    sum += measure_of(fit, i)->least;
  return sum;
}

static double sum_widths(const struct fit *fit)
{
  double sum = 0;
  for (guint i = 0; i < fit->part->len; i++)
    sum += column_at(fit, i)->width;
  return sum;
}

/* Lines of a row: its highest cell, which column that is, and the highest of the others. */
struct height {
  int most, next;
  guint column;
};

/* The heights of all rows (struct height) at the widths that are set. Yours. */
static GArray *heights_new(const struct fit *fit)
{
  GArray *heights = g_array_new(FALSE, TRUE, sizeof(struct height));
  g_array_set_size(heights, fit->measures->rows);
  for (guint row = 0; row < fit->measures->rows; row++) {
    struct height *height = &g_array_index(heights, struct height, row);
    for (guint i = 0; i < fit->part->len; i++) {
      const struct column *column = column_at(fit, i);
      int lines = measures_lines(fit->measures, row, column->index, column->width);
      if (lines > height->most)
        *height = (struct height){ lines, height->most, i };
      else
        height->next = MAX(height->next, lines);
    }
  }
  return heights;
}

/* How much lower the table is when column i has width. What a cell gains while another holds the
 * row up counts a little, so that the two are seen to give way one after the other. */
static double gain_at(const struct fit *fit, const GArray *heights, guint i, double width)
{
  double gain = 0;
  const struct column *column = column_at(fit, i);
  for (guint row = 0; row < fit->measures->rows; row++) {
    const struct height *height = &g_array_index(heights, struct height, row);
    int before = measures_lines(fit->measures, row, column->index, column->width);
    if (before == 1)
      continue;
    int lines = measures_lines(fit->measures, row, column->index, width);
    int others = height->column == i ? height->next : height->most;
    gain += height->most - MAX(lines, others) + 0.05 * (before - lines);
  }
  return gain;
}

struct gain {
  guint column;
  double width, rate;
};

/* What column i gains a point by becoming wider, at the best of several steps, with room points
 * left. */
static void try_column(const struct fit *fit, const GArray *heights, guint i, double room,
                       struct gain *best)
{
  double width = column_at(fit, i)->width, lacking = measure_of(fit, i)->natural - width;
  for (double step = 4; step < 2 * lacking; step *= 2) {
    double wider = fmin(step, lacking);
    if (wider > room)
      return;
    double rate = gain_at(fit, heights, i, width + wider) / wider;
    if (rate > best->rate)
      *best = (struct gain){ i, width + wider, rate };
  }
}

/* Gives the room to the columns where it makes the table lower; returns what is left. */
static double lower_rows(struct fit *fit, double room)
{
  for (int step = 0; step < STEPS_MOST && room > 1; step++) {
    g_autoptr(GArray) heights = heights_new(fit);
    struct gain best = { 0, 0, 1e-6 };
    for (guint i = 0; i < fit->part->len; i++)
      if (measure_of(fit, i)->natural > column_at(fit, i)->width + 0.5
          && !measure_of(fit, i)->shade)
        try_column(fit, heights, i, room, &best);
    if (best.width <= 0)
      break;
    room -= best.width - column_at(fit, best.column)->width;
    column_at(fit, best.column)->width = best.width;
  }
  return room;
}

/* Widens all columns of a kind evenly towards their natural width; returns what is left. */
static double widen(struct fit *fit, bool pictures, double room)
{
  double lacking = 0;
  for (guint i = 0; i < fit->part->len; i++)
    if (measure_of(fit, i)->picture == pictures)
      lacking += measure_of(fit, i)->natural - column_at(fit, i)->width;
  double factor = lacking > 0 ? fmin(room / lacking, 1) : 0;
  for (guint i = 0; i < fit->part->len; i++)
    if (measure_of(fit, i)->picture == pictures)
      column_at(fit, i)->width += factor * (measure_of(fit, i)->natural - column_at(fit, i)->width);
  return room - factor * lacking;
}

/* What is left over goes to the weighted columns by weight; in a grid without any, to its first. */
static void spread(struct fit *fit, double left)
{
  double weights = 0;
  for (guint i = 0; i < fit->part->len; i++)
    weights += measure_of(fit, i)->weight;
  for (guint i = 0; i < fit->part->len && weights > 0; i++)
    column_at(fit, i)->width += left * measure_of(fit, i)->weight / weights;
  if (weights <= 0 && fit->part->len > 1 && measure_of(fit, 1)->shade)
    column_at(fit, 0)->width += left;
}

/* Makes room for what is noted on badges to stand beside them, where the others can spare it, so
 * that tables of a kind look alike; returns what is left. */
static double seat_notes(struct fit *fit, double room)
{
  double lacking = 0;
  for (guint i = 0; i < fit->part->len; i++)
    lacking += fmax(measure_of(fit, i)->noted - column_at(fit, i)->width, 0);
  if (lacking > room * NOTES_SHARE)
    return room;
  for (guint i = 0; i < fit->part->len; i++)
    column_at(fit, i)->width = fmax(column_at(fit, i)->width, measure_of(fit, i)->noted);
  return room - lacking;
}

/* Where one note has no room beside its badge, all stand under theirs: the eye finds them in one
 * place. */
static void set_under(struct fit *fit)
{
  bool under = false;
  for (guint i = 0; i < fit->part->len; i++)
    under = under || measure_of(fit, i)->noted > column_at(fit, i)->width + 0.1;
  for (guint i = 0; i < fit->part->len; i++)
    column_at(fit, i)->under = under;
}

/* Bars give way before words wrap, but not below what can be read; shades even before the first
 * column. */
static void share(struct fit *fit, double inner)
{
  double least = sum_least(fit), squeeze = fmin(1, inner / least);
  for (guint i = 0; i < fit->part->len; i++)
    column_at(fit, i)->width = measure_of(fit, i)->least * squeeze;
  double left = seat_notes(fit, inner - sum_widths(fit));
  left = lower_rows(fit, left);
  left = widen(fit, false, left);
  left = widen(fit, true, left);
  spread(fit, left);
}

/* Gives the columns the widths that they are given, and the others the rest by weight; false where
 * none is given or a word would be cut. */
static bool place_given(struct fit *fit, double room)
{
  double left = room - gaps(fit);
  int weights = 0;
  for (guint i = 0; i < fit->part->len; i++) {
    const struct measure *measure = measure_of(fit, i);
    column_at(fit, i)->width = measure->width;
    left -= measure->width;
    weights += measure->width > 0 ? 0 : measure->weight;
  }
  bool given = left + gaps(fit) < room && weights > 0;
  for (guint i = 0; i < fit->part->len && given; i++) {
    const struct measure *measure = measure_of(fit, i);
    if (measure->width == 0)
      column_at(fit, i)->width = left * measure->weight / weights;
    given = column_at(fit, i)->width >= measure->least - 0.5;
  }
  return given;
}

/* Badges of such a column are as wide as it is, where nothing stands beside them. */
static void widen_badges(struct fit *fit)
{
  for (guint i = 0; i < fit->part->len; i++) {
    struct column *column = column_at(fit, i);
    const struct measure *measure = measure_of(fit, i);
    bool alone = measure->noted <= 0 || column->under;
    if (measure->width > 0 && measure->badge > 0 && alone)
      column->badge = column->width;
  }
}

static void place(const struct measures *measures, GArray *part, double room)
{
  struct fit fit = { measures, part, COLUMN_GAP };
  for (guint i = 0; i < part->len; i++)
    column_at(&fit, i)->width = measure_of(&fit, i)->natural;
  double left = room - gaps(&fit) - sum_widths(&fit);
  struct fit tight = { measures, part, TIGHT_GAP };
  bool given = place_given(&tight, room);
  if (given || left < 0)
    fit = tight;
  if (!given) {
    for (guint i = 0; i < part->len; i++)
      column_at(&fit, i)->width = measure_of(&fit, i)->natural;
    if (left >= 0)
      spread(&fit, left);
    else
      share(&fit, room - gaps(&fit));
  }
  set_under(&fit);
  if (given)
    widen_badges(&fit);
  double x = 0;
  for (guint i = 0; i < part->len; i++) {
    x += gap_before(&fit, i);
    column_at(&fit, i)->x = x;
    x += column_at(&fit, i)->width;
  }
}

static GArray *part_new(const struct measures *measures, GPtrArray *parts)
{
  GArray *part = g_array_new(FALSE, TRUE, sizeof(struct column));
  struct column first = { .index = 0, .badge = measures_at(measures, 0)->badge };
  g_array_append_val(part, first);
  g_ptr_array_add(parts, part);
  return part;
}

/* True when the columns of part fit; where the table is cut, so that its first column need not
 * wrap. */
static bool part_fits(const struct measures *measures, GArray *part, double room, bool cut)
{
  struct fit fit = { measures, part, TIGHT_GAP };
  const struct measure *first = measures_at(measures, 0);
  double least = sum_least(&fit) + gaps(&fit);
  if (cut)
    least += fmax(fmin(first->natural, room * FIRST_SHARE) - first->least, 0);
  return least <= room;
}

/* Parts of at most that many columns; cut: more than one part is needed anyway. */
static GPtrArray *cut_parts(const struct measures *measures, double room, guint most, bool cut)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  GArray *part = part_new(measures, parts);
  for (guint i = 1; i < measures->columns->len; i++) {
    struct column column = { .index = (int)i, .badge = measures_at(measures, (int)i)->badge };
    g_array_append_val(part, column);
    if (part->len <= 2 || (part->len <= most && part_fits(measures, part, room, cut)))
      continue;
    g_array_set_size(part, part->len - 1);
    part = part_new(measures, parts);
    g_array_append_val(part, column);
  }
  return parts;
}

GPtrArray *columns_fit(const struct maker *maker, const struct table *table, double room)
{
  guint count = table->columns->len;
  if (count == 0)
    return g_ptr_array_new();
  AUTO(measures) struct measures *measures = measures_new(maker, table, room);
  GPtrArray *parts = cut_parts(measures, room, count, false);
  if (parts->len > 1) {
    g_ptr_array_unref(parts);
    parts = cut_parts(measures, room, count, true);
    /* Of even width, not a full one and a rest. */
    guint even = 1 + (count - 1 + parts->len - 1) / parts->len;
    g_ptr_array_unref(parts);
    parts = cut_parts(measures, room, even, true);
  }
  for (guint i = 0; i < parts->len; i++)
    place(measures, g_ptr_array_index(parts, i), room);
  return parts;
}
