#include "press/columns.h"

#include <math.h>

/* A text longer than this is not measured to learn that it is wide. */
#define LONG_TEXT 80
#define LABEL_MOST 72.0
#define FIRST_SHARE                                                                                \
  0.3 /* of the room, at most, is kept for the first column of a table in parts                    \
       */

struct measure {
  double natural, least, badge;
  int weight;
  bool shade;
  bool picture; /* a bar, a stack or a shade: can be narrower */
};

struct look
columns_look(const struct table_column *column, const struct table_row *row)
{
  enum align align = column->number ? ALIGN_RIGHT : column->align;
  return (struct look){ SIZE_BODY, row->strong || row->header, row->dim ? INK_DIM : INK_TEXT,
                        align };
}

struct look
columns_header_look(const struct table_column *column)
{
  return (struct look){ SIZE_SMALL, true, INK_TEXT, column->number ? ALIGN_RIGHT : column->align };
}

static const struct cell *
cell_at(const struct table_row *row, guint i)
{
  return i < row->cells->len ? g_ptr_array_index(row->cells, i) : NULL;
}

static bool
cell_blank(const struct cell *cell)
{
  for (guint i = 0; cell->runs && i < cell->runs->len; i++)
    if (*((const struct run *)g_ptr_array_index(cell->runs, i))->text)
      return false;
  return cell->kind == CELL_TEXT;
}

bool
columns_spanned(const struct table_row *row)
{
  for (guint i = 1; row->header && i < row->cells->len; i++)
    if (!cell_blank(cell_at(row, i)))
      return false;
  return row->header;
}

static glong
letters(const GPtrArray *runs)
{
  glong sum = 0;
  for (guint i = 0; runs && i < runs->len; i++)
    sum += g_utf8_strlen(((const struct run *)g_ptr_array_index(runs, i))->text, -1);
  return sum;
}

static void
measure_cell(const struct maker *maker, struct measure *measure, struct look look,
             const struct cell *cell, double room)
{
  glong count = letters(cell->runs);
  double natural = count > LONG_TEXT ? (double)count * style_points(look.size) * 0.5
                                     : cell_natural(maker, look, cell);
  measure->natural = fmax(measure->natural, natural);
  if (natural > measure->least)
    measure->least = fmax(measure->least, cell_least(maker, look, cell, room * 0.3));
  if (cell->kind == CELL_STATUS)
    measure->badge = fmax(measure->badge, cell_badge(maker, cell));
  measure->shade = measure->shade || cell->kind == CELL_SHADE;
  measure->picture = measure->picture || cell->kind == CELL_BAR || cell->kind == CELL_STACK
                     || cell->kind == CELL_SHADE;
}

static struct measure
measure_column(const struct maker *maker, const struct table *table, guint index, double room)
{
  const struct table_column *column = g_ptr_array_index(table->columns, index);
  struct measure measure = { .weight = MAX(column->weight, 0) };
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    const struct cell *cell = columns_spanned(row) ? NULL : cell_at(row, index);
    if (cell)
      measure_cell(maker, &measure, columns_look(column, row), cell, room);
  }
  if (measure.badge > 0)
    measure.natural = fmax(measure.natural, measure.badge);
  struct look look = columns_header_look(column);
  struct run run = { column->label ? column->label : (char *)"", 0, NULL };
  GPtrArray *label = g_ptr_array_new();
  g_ptr_array_add(label, &run);
  measure.least = fmax(measure.least, type_widest_word(maker->type, look, label, room * 0.3));
  measure.natural = fmax(fmax(measure.natural, measure.least),
                         fmin(type_line(maker->type, look, run.text)->width, LABEL_MOST));
  g_ptr_array_unref(label);
  return measure;
}

/* Shades stand as one grid: equally wide, and a label that is longer wraps. */
static void
level_shades(GArray *measures)
{
  double most = SHADE_LEAST;
  for (guint i = 0; i < measures->len; i++) {
    const struct measure *measure = &g_array_index(measures, struct measure, i);
    if (measure->shade)
      most = fmax(most, measure->natural);
  }
  for (guint i = 0; i < measures->len; i++) {
    struct measure *measure = &g_array_index(measures, struct measure, i);
    if (!measure->shade)
      continue;
    /* A label may reach over its column a little, as it stands in the middle. */
    measure->natural = fmin(most + 2, SHADE_MOST);
    measure->least = fmin(fmax(most - SHADE_OVERHANG, SHADE_LEAST), measure->natural);
    measure->weight = 0;
  }
}

static const struct measure *
measure_of(const GArray *measures, const GArray *part, guint i)
{
  return &g_array_index(measures, struct measure, g_array_index(part, struct column, i).index);
}

static double
gap_before(const GArray *measures, const GArray *part, guint i)
{
  if (i == 0)
    return 0;
  bool within = measure_of(measures, part, i)->shade && measure_of(measures, part, i - 1)->shade;
  return within ? SHADE_GAP : COLUMN_GAP;
}

static double
gaps(const GArray *measures, const GArray *part)
{
  double sum = 0;
  for (guint i = 1; i < part->len; i++)
    sum += gap_before(measures, part, i);
  return sum;
}

/* The width of column i when none but those of least need be wider than ceiling. */
static double
under_ceiling(const struct measure *measure, double ceiling)
{
  return fmin(measure->natural, fmax(measure->least, ceiling));
}

/* Gives the columns that pass (weight or none) at most room, the widest of them giving way first.
 */
static void
fill_to(const GArray *measures, GArray *part, bool weighted, double room)
{
  double low = 0, high = 4 * PAGE_LONG;
  for (int step = 0; step < 40; step++) {
    double middle = (low + high) / 2, sum = 0;
    for (guint i = 0; i < part->len; i++)
      if ((measure_of(measures, part, i)->weight > 0) == weighted)
        sum += under_ceiling(measure_of(measures, part, i), middle);
    if (sum > room)
      high = middle;
    else
      low = middle;
  }
  for (guint i = 0; i < part->len; i++)
    if ((measure_of(measures, part, i)->weight > 0) == weighted)
      g_array_index(part, struct column, i).width =
          under_ceiling(measure_of(measures, part, i), low);
}

/* Widths of the weighted columns out of room: the share of each, but never under its least, and not
 * over what it needs while another lacks. */
static void
share(const GArray *measures, GArray *part, double room)
{
  g_autofree bool *fixed = g_new0(bool, part->len + 1);
  for (guint round = 0; round <= 2 * part->len; round++) {
    double rest = room, weights = 0;
    for (guint i = 0; i < part->len; i++) {
      int weight = measure_of(measures, part, i)->weight;
      rest -= fixed[i] ? g_array_index(part, struct column, i).width : 0;
      weights += fixed[i] ? 0 : weight;
    }
    /* Those that lack are served first; only then may those that need less hold less. */
    int worst = -1;
    double off = 0;
    for (guint i = 0; i < part->len && weights > 0; i++) {
      const struct measure *measure = measure_of(measures, part, i);
      if (fixed[i] || measure->weight == 0)
        continue;
      double width = rest * measure->weight / weights;
      g_array_index(part, struct column, i).width = width;
      double wrong = fmax((measure->least - width) * 1000, width - measure->natural);
      if (wrong > off + 0.01) {
        off = wrong;
        worst = (int)i;
      }
    }
    if (worst < 0)
      return;
    struct column *column = &g_array_index(part, struct column, worst);
    const struct measure *measure = measure_of(measures, part, (guint)worst);
    column->width = fmax(measure->least, fmin(measure->natural, column->width));
    fixed[worst] = true;
  }
}

static double
sum_of(const GArray *measures, const GArray *part, bool weighted, bool least)
{
  double sum = 0;
  for (guint i = 0; i < part->len; i++) {
    const struct measure *measure = measure_of(measures, part, i);
    if ((measure->weight > 0) == weighted)
      sum += least ? measure->least : measure->natural;
  }
  return sum;
}

/* What is left over goes to the weighted columns by weight; in a grid without any, to its first. */
static void
spread(const GArray *measures, GArray *part, double left)
{
  double weights = 0;
  for (guint i = 0; i < part->len; i++)
    weights += measure_of(measures, part, i)->weight;
  for (guint i = 0; i < part->len && weights > 0; i++)
    g_array_index(part, struct column, i).width +=
        left * measure_of(measures, part, i)->weight / weights;
  if (weights <= 0 && part->len > 1 && measure_of(measures, part, 1)->shade)
    g_array_index(part, struct column, 0).width += left;
}

/* Pictures give way before words wrap: bars become shorter and shades narrower, down to their
 * least. */
static void
yield_pictures(GArray *measures, const GArray *part, double inner)
{
  double lacking =
      sum_of(measures, part, true, false) + sum_of(measures, part, false, false) - inner;
  double play = 0;
  for (guint i = 0; i < part->len; i++) {
    const struct measure *measure = measure_of(measures, part, i);
    play += measure->picture ? measure->natural - measure->least : 0;
  }
  if (lacking <= 0 || play <= 0)
    return;
  double factor = fmin(lacking / play, 1);
  for (guint i = 0; i < part->len; i++) {
    struct measure *measure =
        &g_array_index(measures, struct measure, g_array_index(part, struct column, i).index);
    if (measure->picture)
      measure->natural -= factor * (measure->natural - measure->least);
  }
}

static void
place(const GArray *all, GArray *part, double room)
{
  g_autoptr(GArray) measures = g_array_copy((GArray *)all);
  double inner = room - gaps(measures, part);
  yield_pictures(measures, part, inner);
  double rigid = sum_of(measures, part, false, false),
         elastic = sum_of(measures, part, true, false);
  fill_to(measures, part, false, fmin(rigid, inner - sum_of(measures, part, true, true)));
  double used = 0;
  for (guint i = 0; i < part->len; i++)
    if (measure_of(measures, part, i)->weight == 0)
      used += g_array_index(part, struct column, i).width;
  if (used + elastic <= inner) {
    fill_to(measures, part, true, elastic);
    spread(measures, part, inner - used - elastic);
  } else {
    share(measures, part, inner - used);
  }
  double x = 0;
  for (guint i = 0; i < part->len; i++) {
    struct column *column = &g_array_index(part, struct column, i);
    x += gap_before(measures, part, i);
    column->x = x;
    x += column->width;
  }
}

static GArray *
part_new(const GArray *measures, GPtrArray *parts)
{
  GArray *part = g_array_new(FALSE, TRUE, sizeof(struct column));
  struct column first = { .index = 0, .badge = g_array_index(measures, struct measure, 0).badge };
  g_array_append_val(part, first);
  g_ptr_array_add(parts, part);
  return part;
}

/* True when the columns of part fit; where the table is cut, so that its first column need not
 * wrap. */
static bool
part_fits(const GArray *measures, const GArray *part, double room, bool cut)
{
  double least = sum_of(measures, part, true, true) + sum_of(measures, part, false, true);
  const struct measure *first = measure_of(measures, part, 0);
  if (cut)
    least += fmax(fmin(first->natural, room * FIRST_SHARE) - first->least, 0);
  return least + gaps(measures, part) <= room;
}

/* Parts of at most that many columns; cut: more than one part is needed anyway. */
static GPtrArray *
cut_parts(const GArray *measures, double room, guint most, bool cut)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func((GDestroyNotify)g_array_unref);
  GArray *part = part_new(measures, parts);
  for (guint i = 1; i < measures->len; i++) {
    struct column column = { .index = (int)i,
                             .badge = g_array_index(measures, struct measure, i).badge };
    g_array_append_val(part, column);
    if (part->len <= 2 || (part->len <= most && part_fits(measures, part, room, cut)))
      continue;
    g_array_set_size(part, part->len - 1);
    part = part_new(measures, parts);
    g_array_append_val(part, column);
  }
  return parts;
}

GPtrArray *
columns_fit(const struct maker *maker, const struct table *table, double room)
{
  guint count = table->columns->len;
  if (count == 0)
    return g_ptr_array_new();
  g_autoptr(GArray) measures = g_array_new(FALSE, TRUE, sizeof(struct measure));
  for (guint i = 0; i < count; i++) {
    struct measure measure = measure_column(maker, table, i, room);
    g_array_append_val(measures, measure);
  }
  level_shades(measures);
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
