#include "press/measure.h"

#include <math.h>

/* A text longer than this is not laid out to learn that it is wide. */
#define LONG_TEXT 110
#define LABEL_MOST 72.0
/* What is shorter is never worth a second line; a figure is not, whatever its length. */
#define SHORT_CELL 60.0
#define SHORT_FIGURE 84.0
#define SHORT_NAME 96.0 /* of what the other of two columns says */
/* Lines break before they are full. */
#define RAGGED 1.06
/* Words beside a badge that are no longer than this are a note on it. */
#define NOTE_MOST 72.0
#define SHADE_FLAT 25.0 /* wider for the sake of its label no shade is made */
#define LABEL_APART 3.0 /* between the labels of shades */

struct look measure_look(const struct table_column *column, const struct table_row *row)
{
  enum align align = column->number ? ALIGN_RIGHT : column->align;
  return (struct look){ SIZE_BODY, row->strong || row->header, row->dim ? INK_DIM : INK_TEXT,
                        align };
}

struct look measure_header_look(const struct table_column *column)
{
  return (struct look){ SIZE_SMALL, true, INK_TEXT, column->number ? ALIGN_RIGHT : column->align };
}

static const struct cell *cell_at(const struct table_row *row, guint i)
{
  return i < row->cells->len ? g_ptr_array_index(row->cells, i) : NULL;
}

static bool cell_blank(const struct cell *cell)
{
  for (guint i = 0; cell->runs && i < cell->runs->len; i++)
    if (*((const struct run *)g_ptr_array_index(cell->runs, i))->text)
      return false;
  return cell->kind == CELL_TEXT;
}

bool measure_spanned(const struct table_row *row)
{
  for (guint i = 1; row->header && i < row->cells->len; i++)
    if (!cell_blank(cell_at(row, i)))
      return false;
  return row->header;
}

static glong letters(const GPtrArray *runs)
{
  glong sum = 0;
  for (guint i = 0; runs && i < runs->len; i++)
    sum += g_utf8_strlen(((const struct run *)g_ptr_array_index(runs, i))->text, -1);
  return sum;
}

static struct need cell_need(const struct maker *maker, struct look look, const struct cell *cell)
{
  glong count = letters(cell->runs);
  double natural = count > LONG_TEXT ? (double)count * style_points(look.size) * 0.46
                                     : cell_natural(maker, look, cell);
  struct cell bare = *cell;
  bare.runs = NULL;
  double fixed = cell->kind == CELL_TEXT ? 0 : cell_natural(maker, look, &bare);
  return (struct need){ (float)natural, (float)fixed };
}

static bool elastic(const struct cell *cell)
{
  return cell->kind == CELL_BAR || cell->kind == CELL_STACK || cell->kind == CELL_SHADE;
}

/* What is shorter does not wrap in the column of index. */
static double short_in(const struct table *table, int index, struct look look)
{
  if (((const struct table_column *)g_ptr_array_index(table->columns, index))->width > 0)
    return 0;
  if (index == 0 && table->columns->len == 2)
    return SHORT_NAME;
  return look.align == ALIGN_RIGHT ? SHORT_FIGURE : SHORT_CELL;
}

static void measure_cell(const struct maker *maker, struct measure *measure, struct look look,
                         const struct cell *cell, struct need need, double small)
{
  measure->natural = fmax(measure->natural, need.natural);
  if (need.natural <= small && !elastic(cell))
    measure->least = fmax(measure->least, need.natural);
  else if (need.natural > measure->least)
    measure->least = fmax(measure->least, cell_least(maker, look, cell, need.natural));
  if (cell->kind == CELL_STATUS)
    measure->badge = fmax(measure->badge, need.fixed);
  measure->shade = measure->shade || cell->kind == CELL_SHADE;
  measure->picture = measure->picture || elastic(cell);
}

static struct need *need_at(const struct measures *measures, guint row, int column)
{
  return &g_array_index(measures->needs, struct need, row * measures->columns->len + (guint)column);
}

static void measure_label(const struct maker *maker, const struct table_column *column,
                          struct measure *measure, struct need *need)
{
  struct look look = measure_header_look(column);
  struct run run = { column->label ? column->label : (char *)"", 0, NULL };
  GPtrArray *label = g_ptr_array_new();
  g_ptr_array_add(label, &run);
  measure->least = fmax(measure->least, type_widest_word(maker->type, look, label, 2 * LABEL_MOST));
  need->natural = (float)type_line(maker->type, look, run.text)->width;
  measure->natural = fmax(fmax(measure->natural, measure->least), fmin(need->natural, LABEL_MOST));
  g_ptr_array_unref(label);
}

/* Badges of a column are as wide as its widest, which leaves less for the words beside them. */
static void level_badges(struct measures *measures, int index)
{
  struct measure *measure = measures_at(measures, index);
  for (guint row = 1; row < measures->rows && measure->badge > 0; row++) {
    struct need *need = need_at(measures, row, index);
    if (need->fixed <= 0)
      continue;
    need->natural += (float)measure->badge - need->fixed;
    need->fixed = (float)measure->badge;
    measure->natural = fmax(measure->natural, need->natural);
    double words = need->natural - need->fixed - BESIDE_GAP;
    if (words > 0 && words <= NOTE_MOST)
      measure->noted = fmax(measure->noted, need->natural);
  }
}

static void measure_column(const struct maker *maker, const struct table *table,
                           struct measures *measures, int index, double room)
{
  const struct table_column *column = g_ptr_array_index(table->columns, index);
  struct measure *measure = measures_at(measures, index);
  measure->weight = MAX(column->weight, 0);
  measure->width = column->width;
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    const struct cell *cell = measure_spanned(row) ? NULL : cell_at(row, (guint)index);
    if (!cell)
      continue;
    struct look look = measure_look(column, row);
    struct need need = cell_need(maker, look, cell);
    measure_cell(maker, measure, look, cell, need, short_in(table, index, look));
    *need_at(measures, i + 1, index) = need;
  }
  level_badges(measures, index);
  measure_label(maker, column, measure, need_at(measures, 0, index));
  measure->least = fmin(measure->least, room * 0.4);
  measure->natural = fmax(measure->natural, measure->least);
}

/* The width at which labels of shades keep apart from the label steps columns before. They stand in
 * the middle of their columns and may reach over them, but not into each other. */
static double shade_width(const struct measures *measures, int steps)
{
  double most = SHADE_LEAST;
  for (int i = steps; i < (int)measures->columns->len; i++) {
    if (!measures_at(measures, i)->shade || !measures_at(measures, i - steps)->shade)
      continue;
    double both = need_at(measures, 0, i - steps)->natural + need_at(measures, 0, i)->natural;
    most = fmax(most, (both / 2 + LABEL_APART) / steps - SHADE_GAP);
  }
  return fmin(most, SHADE_MOST);
}

/* Shades stand as one grid: equally wide, for labels on one line where those are short; longer ones
 * stand on two lines by turns (see grid.c). */
static void level_shades(struct measures *measures)
{
  double flat = shade_width(measures, 1);
  double least = flat <= SHADE_FLAT ? flat : fmin(shade_width(measures, 2), SHADE_FLAT);
  for (int i = 0; i < (int)measures->columns->len; i++) {
    struct measure *measure = measures_at(measures, i);
    if (!measure->shade)
      continue;
    measure->least = least;
    measure->natural = fmin(fmax(flat, least + 2), SHADE_MOST);
    measure->weight = 0;
  }
}

struct measures *measures_new(const struct maker *maker, const struct table *table, double room)
{
  struct measures *measures = g_new0(struct measures, 1);
  measures->rows = table->rows->len + 1;
  measures->columns = g_array_new(FALSE, TRUE, sizeof(struct measure));
  measures->needs = g_array_new(FALSE, TRUE, sizeof(struct need));
  g_array_set_size(measures->columns, table->columns->len);
  g_array_set_size(measures->needs, table->columns->len * measures->rows);
  for (guint i = 0; i < table->columns->len; i++)
    measure_column(maker, table, measures, (int)i, room);
  level_shades(measures);
  return measures;
}

void measures_free(struct measures *measures)
{
  g_array_unref(measures->columns);
  g_array_unref(measures->needs);
  g_free(measures);
}

struct measure *measures_at(const struct measures *measures, int index)
{
  return &g_array_index(measures->columns, struct measure, index);
}

int measures_lines(const struct measures *measures, guint row, int column, double width)
{
  const struct need *need = need_at(measures, row, column);
  width = fmax(width, 1);
  if (need->natural <= width + 0.1)
    return 1;
  bool picture = measures_at(measures, column)->picture && need->natural <= need->fixed;
  if (picture)
    return 1;
  if (measures_at(measures, column)->shade)
    return 1;
  double words = need->fixed > 0 ? need->natural - need->fixed : need->natural;
  double beside = width - need->fixed - BESIDE_GAP;
  if (need->fixed > 0 && beside >= BESIDE_LEAST)
    return (int)ceil(words * RAGGED / beside);
  return (need->fixed > 0 ? 1 : 0)
         + (int)fmax(ceil(words * RAGGED / width), need->fixed > 0 ? 1 : 2);
}
