#include "press/grid.h"

#include "press/columns.h"

#include <math.h>

#define ROW_LEAST 19.2
#define SHADE_LABEL 0 /* target of a box that is the label of a column of shades */
#define LABEL_RISE 11.0
#define SMALL_GRID 16 /* rows */
#define ROW_SLACK 2.4
#define CLOSE_PAD 1.5
#define CLOSE_SLACK 2.4
#define CLOSE_HEADER_SLACK 3.0
#define SUBHEADER_PAD 8.0

struct grid {
  const struct maker *maker;
  const struct table *table;
  const GArray *columns; /* struct column: those of one part */
  double room;
  int tag;
};

static const struct table_column *column_of(const struct grid *grid, const struct column *column)
{
  return g_ptr_array_index(grid->table->columns, column->index);
}

static bool labelled(const struct grid *grid)
{
  for (guint i = 0; i < grid->columns->len; i++) {
    const char *label = column_of(grid, &g_array_index(grid->columns, struct column, i))->label;
    if (label && *label)
      return true;
  }
  return false;
}

static bool column_shaded(const struct grid *grid, int index)
{
  for (guint i = 0; i < grid->table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(grid->table->rows, i);
    const struct cell *cell =
        (guint)index < row->cells->len ? g_ptr_array_index(row->cells, index) : NULL;
    if (cell && cell->kind == CELL_SHADE)
      return true;
  }
  return false;
}

/* Header labels stand on the line of the last of them, as a label of two lines grows upwards. */
static void sink_labels(struct strip *strip)
{
  double deepest = 0;
  for (guint i = 0; i < strip->boxes->len; i++) {
    const struct box *box = &g_array_index(strip->boxes, struct box, i);
    deepest = fmax(deepest, box->y + box->height);
  }
  for (guint i = 0; i < strip->boxes->len; i++) {
    struct box *box = &g_array_index(strip->boxes, struct box, i);
    box->y = deepest - box->height;
  }
}

/* Labels of narrow columns that would run into each other stand on two lines by turns. */
static void stagger_labels(struct strip *strip)
{
  bool crowded = false;
  for (guint i = 1; i < strip->boxes->len; i++) {
    const struct box *box = &g_array_index(strip->boxes, struct box, i);
    crowded = crowded || box[-1].x + box[-1].width + 0.8 > box->x;
  }
  bool up = false;
  for (guint i = 0; crowded && i < strip->boxes->len; i++) {
    struct box *box = &g_array_index(strip->boxes, struct box, i);
    up = box->kind == BOX_TEXT && box->target == SHADE_LABEL && !up;
    if (up)
      box->y -= LABEL_RISE;
  }
}

static struct strip *lay_header(const struct grid *grid, double before)
{
  struct strip *strip = strip_new(before);
  int row = tree_add(grid->maker->tree, grid->tag, "TR");
  for (guint i = 0; i < grid->columns->len; i++) {
    const struct column *column = &g_array_index(grid->columns, struct column, i);
    const struct table_column *about = column_of(grid, column);
    int tag = tree_add(grid->maker->tree, row, "TH");
    tree_tag(grid->maker->tree, tag)->scope = "Column";
    if (!about->label || !*about->label)
      continue;
    struct look look = measure_header_look(about);
    bool shaded = column_shaded(grid, column->index);
    double over = shaded ? SHADE_OVERHANG : 0.1;
    if (shaded)
      look.align = ALIGN_CENTER;
    double left = column->x - (shaded ? over / 2 : 0), width = column->width + over;
    const struct text *text = type_wrap(grid->maker->type, look, about->label, width);
    struct box *box = strip_text(strip, text, left, INK_TEXT, tag);
    box->target = shaded ? SHADE_LABEL : -1;
    strip_align(box, width, look.align);
  }
  sink_labels(strip);
  stagger_labels(strip);
  strip_settle(strip, HEADER_PAD, HEADER_PAD);
  strip->slack = grid->maker->close ? CLOSE_HEADER_SLACK : 0;
  strip->rule = RULE_HEAVY;
  strip->keep = true;
  return strip;
}

static void lay_spanned(const struct grid *grid, const struct table_row *row, struct strip *strip,
                        int parent)
{
  int tag = tree_add(grid->maker->tree, parent, "TH");
  tree_tag(grid->maker->tree, tag)->scope = "Row";
  tree_tag(grid->maker->tree, tag)->span = (int)grid->columns->len;
  struct spot spot = { .width = grid->room,
                       .look = { SIZE_BODY, true, INK_TEXT, ALIGN_LEFT },
                       .tag = tag };
  if (row->cells->len > 0)
    cell_lay(grid->maker, strip, spot, g_ptr_array_index(row->cells, 0));
  strip->keep = true;
}

static void lay_cells(const struct grid *grid, const struct table_row *row, struct strip *strip,
                      int parent)
{
  struct tree *tree = grid->maker->tree;
  for (guint i = 0; i < grid->columns->len; i++) {
    const struct column *column = &g_array_index(grid->columns, struct column, i);
    const struct cell *cell = (guint)column->index < row->cells->len
                                  ? g_ptr_array_index(row->cells, column->index)
                                  : NULL;
    bool heads = i == 0 && cell && cell->kind == CELL_TEXT && cell->runs && cell->runs->len > 0;
    int tag = tree_add(tree, parent, heads ? "TH" : "TD");
    if (heads)
      tree_tag(tree, tag)->scope = "Row";
    if (!cell)
      continue;
    struct spot spot = { .x = column->x,
                         .width = column->width + 0.1,
                         .badge = column->badge,
                         .look = measure_look(column_of(grid, column), row),
                         .tag = tag,
                         .under = column->under };
    cell_lay(grid->maker, strip, spot, cell);
  }
}

static struct strip *lay_row(const struct grid *grid, const struct table_row *row, double before)
{
  struct strip *strip = strip_new(before);
  int tag = tree_add(grid->maker->tree, grid->tag, "TR");
  bool spanned = measure_spanned(row);
  if (spanned)
    lay_spanned(grid, row, strip, tag);
  else
    lay_cells(grid, row, strip, tag);
  bool close = grid->maker->close;
  double least = close && !grid->maker->filled ? HALF_ROW : ROW_LEAST;
  double pad = close ? CLOSE_PAD : CELL_PAD;
  strip_settle(strip, spanned ? (close ? CELL_PAD : SUBHEADER_PAD) : pad, pad);
  strip->slack = close ? CLOSE_SLACK : ROW_SLACK;
  strip->height = fmax(strip->height, least);
  strip->rule = RULE_HAIR;
  return strip;
}

/* A small grid stays whole. Of other tables two rows stay under the header and two at the end, so
 * that none stands alone. */
static bool kept(const struct table *table, guint row)
{
  guint rows = table->rows->len;
  if (row + 1 >= rows)
    return false;
  return row == 0 || (rows > 2 && row + 2 == rows) || (table->compact && rows <= SMALL_GRID);
}

static void lay_part(const struct grid *grid, GPtrArray *strips, double before)
{
  struct strip *header = NULL;
  if (labelled(grid)) {
    header = lay_header(grid, before);
    g_ptr_array_add(strips, header);
    before = 0;
  }
  const GPtrArray *rows = grid->table->rows;
  for (guint i = 0; i < rows->len; i++) {
    struct strip *strip = lay_row(grid, g_ptr_array_index(rows, i), i == 0 ? before : 0);
    strip->header = header;
    strip->keep = strip->keep || kept(grid->table, i);
    g_ptr_array_add(strips, strip);
  }
  /* A header without a row must not hold what follows the table. */
  if (rows->len == 0 && header)
    header->keep = false;
}

void grid_lay(const struct maker *maker, const struct table *table, int parent, double room,
              GPtrArray *strips, double before)
{
  g_autoptr(GPtrArray) parts = columns_fit(maker, table, room);
  for (guint i = 0; i < parts->len; i++) {
    int tag = tree_add(maker->tree, parent, "Table");
    tree_tag(maker->tree, tag)->summary = g_strdup(table->title);
    struct grid grid = { maker, table, g_ptr_array_index(parts, i), room, tag };
    lay_part(&grid, strips, i == 0 ? before : HEADING_GAP);
  }
}
