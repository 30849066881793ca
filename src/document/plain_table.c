#include "document/plain_table.h"

#include "base/text.h"
#include "document/plain_cell.h"

#include <string.h>

enum {
  LABEL_WORD = 10, /* a longer word of a column's label may be cut, where there is no room */
  LABEL_LONGEST = 40,
  HANG = 2,      /* columns by which the later lines of a first cell are set in */
  REPEATED = 20, /* columns that the repeated first column keeps, if it has as many */
};

/* A table being laid out: its cells as text, and what its columns need. */
struct grid {
  struct plain_page *page;
  const struct table *table;
  int columns, gap;
  struct plain_cell *cells;    /* rows × columns; of sub-headers only the first is used */
  struct plain_column *widths; /* as many as columns */
  char **labels;               /* as shown; NULL-terminated */
};

static const struct table_row *grid_row(const struct grid *grid, guint row)
{
  return g_ptr_array_index(grid->table->rows, row);
}

static struct plain_cell *grid_cell(const struct grid *grid, guint row, int column)
{
  return &grid->cells[row * (guint)grid->columns + (guint)column];
}

static bool right_aligned(const struct grid *grid, int column)
{
  const struct table_column *spec = g_ptr_array_index(grid->table->columns, (guint)column);
  return spec->align == ALIGN_RIGHT || spec->number
         || (grid->table->compact && spec->align == ALIGN_CENTER);
}

/* --- Measuring ------------------------------------------------------------------------------ */

/* True when other cells of row say the figure of the bar cell: `18` and `19`, or `18 of 19`. */
static bool said_elsewhere(const struct table_row *row, const struct cell *bar)
{
  if (bar->kind != CELL_BAR || bar->runs || bar->total <= 0)
    return false;
  g_autofree char *figure = cell_figure(bar);
  g_autofree char *value = document_number(bar->value);
  g_autofree char *total = document_number(bar->total);
  bool value_said = false, total_said = false;
  for (guint i = 0; i < row->cells->len; i++) {
    const struct cell *cell = g_ptr_array_index(row->cells, i);
    if (cell->kind != CELL_TEXT)
      continue;
    g_autofree char *text = runs_plain(cell->runs);
    if (strcmp(text, figure) == 0)
      return true;
    if (!value_said && strcmp(text, value) == 0)
      value_said = true;
    else if (strcmp(text, total) == 0)
      total_said = true;
  }
  return value_said && total_said;
}

/* True when the later lines of cell, the first of its row, are set in where it has any. */
static bool hanging(const struct grid *grid, const struct plain_cell *cell)
{
  bool plain = !cell->cell || cell->cell->kind == CELL_TEXT;
  return plain && grid->columns > 1 && !right_aligned(grid, 0) && !strchr(cell->words, '\n');
}

static void measure_cell(struct grid *grid, guint index, int column)
{
  const struct table_row *row = grid_row(grid, index);
  const struct cell *cell =
      (guint)column < row->cells->len ? g_ptr_array_index(row->cells, (guint)column) : NULL;
  struct plain_cell *plain = grid_cell(grid, index, column);
  plain_cell_init(plain, cell, cell && said_elsewhere(row, cell), grid->page->ascii);
  if (row->header)
    return;
  struct plain_column *width = &grid->widths[column];
  width->natural = MAX(width->natural, plain->natural);
  width->minimum = MAX(width->minimum, plain->minimum);
  width->hard = MAX(width->hard, plain->hard);
  bool hangs = column == 0 && plain->word < plain->natural && hanging(grid, plain);
  width->word = MAX(width->word, plain->word + (hangs ? HANG : 0));
}

static void measure_column(struct grid *grid, int column)
{
  const struct table_column *spec = g_ptr_array_index(grid->table->columns, (guint)column);
  struct plain_column *width = &grid->widths[column];
  grid->labels[column] = plain_shown(spec->label, grid->page->ascii);
  width->weight = spec->weight;
  width->hard = MAX(plain_longest_word(grid->labels[column], LABEL_WORD), 1);
  width->minimum = width->hard;
  width->label = grid->table->compact ? 0 : plain_longest_word(grid->labels[column], LABEL_LONGEST);
  for (guint i = 0; i < grid->table->rows->len; i++)
    measure_cell(grid, i, column);
  /* A label wraps rather than that it makes a column of figures wide. */
  int label = text_width(grid->labels[column]);
  width->natural = MAX(width->natural, grid->table->compact ? width->hard : label);
  width->natural = MIN(width->natural, grid->page->width);
  width->minimum = MAX(MIN(width->minimum, width->natural), width->hard);
}

static void grid_init(struct grid *grid, struct plain_page *page, const struct table *table)
{
  grid->page = page;
  grid->table = table;
  grid->columns = (int)table->columns->len;
  grid->gap = table->compact ? 1 : 2;
  grid->cells = g_new0(struct plain_cell, (gsize)table->rows->len * table->columns->len);
  grid->widths = g_new0(struct plain_column, table->columns->len);
  grid->labels = g_new0(char *, table->columns->len + 1);
  for (int i = 0; i < grid->columns; i++)
    measure_column(grid, i);
}

static void grid_clear(struct grid *grid)
{
  for (gsize i = 0; i < (gsize)grid->table->rows->len * (gsize)grid->columns; i++)
    plain_cell_clear(&grid->cells[i]);
  g_free(grid->cells);
  g_free(grid->widths);
  g_strfreev(grid->labels);
}

/* --- Printing ------------------------------------------------------------------------------- */

/* The columns that one block shows: the first, and count from first. */
struct span {
  int first, count;
};

static int span_column(const struct span *span, int place)
{
  return place == 0 || span->first == 0 ? place : span->first + place - 1;
}

/* Appends text in width columns. */
static void append_aligned(GString *line, const char *text, int width, bool right)
{
  int padding = width - text_width(text);
  plain_repeat(line, " ", right ? padding : 0);
  g_string_append(line, text);
  plain_repeat(line, " ", right ? 0 : padding);
}

/* Prints pieces (for each place its lines; freed) as one row. */
static void print_pieces(const struct grid *grid, const struct span *span,
                         const struct plain_column *widths, GPtrArray **pieces)
{
  guint height = 0;
  for (int i = 0; i < span->count; i++)
    height = MAX(height, pieces[i]->len);
  for (guint n = 0; n < height; n++) {
    g_autoptr(GString) line = g_string_new(NULL);
    for (int i = 0; i < span->count; i++) {
      const char *text = n < pieces[i]->len ? g_ptr_array_index(pieces[i], n) : "";
      plain_repeat(line, " ", i > 0 ? grid->gap : 0);
      append_aligned(line, text, widths[i].width, right_aligned(grid, span_column(span, i)));
    }
    plain_page_line(grid->page, line->str);
  }
  for (int i = 0; i < span->count; i++)
    g_ptr_array_unref(pieces[i]);
}

static void print_underline(const struct grid *grid, const struct span *span,
                            const struct plain_column *widths)
{
  g_autoptr(GString) line = g_string_new(NULL);
  for (int i = 0; i < span->count; i++) {
    plain_repeat(line, " ", i > 0 ? grid->gap : 0);
    plain_repeat(line, grid->page->ascii ? "-" : "─", widths[i].width);
  }
  plain_page_line(grid->page, line->str);
}

static void print_labels(const struct grid *grid, const struct span *span,
                         const struct plain_column *widths)
{
  g_autofree GPtrArray **pieces = g_new0(GPtrArray *, (gsize)span->count);
  bool any = false;
  for (int i = 0; i < span->count; i++) {
    const char *label = grid->labels[span_column(span, i)];
    any = any || *label;
    pieces[i] = plain_wrap(label, widths[i].width);
  }
  if (any) {
    print_pieces(grid, span, widths, pieces);
    print_underline(grid, span, widths);
    return;
  }
  for (int i = 0; i < span->count; i++)
    g_ptr_array_unref(pieces[i]);
}

/* The lines of the first cell of a row: those after the first are set in, so that one sees where
 * the next row begins. */
static GPtrArray *hanging_lines(const struct plain_cell *cell, int width, bool ascii)
{
  bool cut = cell->word > width - HANG;
  if (cell->natural <= width || width < 12 || cut)
    return plain_cell_lines(cell, width, ascii);
  GPtrArray *lines = plain_cell_lines(cell, width - HANG, ascii);
  for (guint i = 1; i < lines->len; i++) {
    char *line = g_strconcat("  ", g_ptr_array_index(lines, i), NULL);
    g_free(g_ptr_array_index(lines, i));
    g_ptr_array_index(lines, i) = line;
  }
  return lines;
}

static void print_row(const struct grid *grid, guint row, const struct span *span,
                      const struct plain_column *widths)
{
  g_autofree GPtrArray **pieces = g_new0(GPtrArray *, (gsize)span->count);
  for (int i = 0; i < span->count; i++) {
    const struct plain_cell *cell = grid_cell(grid, row, span_column(span, i));
    bool hang = i == 0 && span->count > 1 && hanging(grid, cell);
    pieces[i] = hang ? hanging_lines(cell, widths[i].width, grid->page->ascii)
                     : plain_cell_lines(cell, widths[i].width, grid->page->ascii);
  }
  print_pieces(grid, span, widths, pieces);
}

/* A sub-header runs across all columns. */
static void print_subheader(const struct grid *grid, guint row)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (int i = 0; i < grid->columns; i++) {
    const char *words = grid_cell(grid, row, i)->words;
    if (*words)
      g_string_append_printf(text, "%s%s", text->len > 0 ? "  " : "", words);
  }
  if (row > 0)
    plain_page_blank(grid->page);
  plain_page_wrapped(grid->page, text->str, grid->page->width, 2);
}

/* True when some row will have three lines or more: then an empty line stands between rows. */
static bool has_long_rows(const struct grid *grid, const struct span *span,
                          const struct plain_column *widths)
{
  for (guint row = 0; row < grid->table->rows->len; row++)
    for (int i = 0; i < span->count && !grid_row(grid, row)->header; i++) {
      const struct plain_cell *cell = grid_cell(grid, row, span_column(span, i));
      bool picture = cell->cell && cell->cell->kind != CELL_TEXT;
      if (!picture && cell->natural > 2 * widths[i].width)
        return true;
    }
  return false;
}

static void print_block(const struct grid *grid, const struct span *span,
                        const struct plain_column *widths)
{
  print_labels(grid, span, widths);
  bool airy = has_long_rows(grid, span, widths);
  const struct table_row *previous = NULL;
  for (guint i = 0; i < grid->table->rows->len; i++) {
    const struct table_row *row = grid_row(grid, i);
    bool body = previous && !previous->header && !row->header;
    if (body && row->strong && !previous->strong)
      print_underline(grid, span, widths);
    else if (body && airy)
      plain_page_blank(grid->page);
    if (row->header)
      print_subheader(grid, i);
    else
      print_row(grid, i, span, widths);
    previous = row;
  }
}

/* --- Blocks --------------------------------------------------------------------------------- */

/* The widths that the columns of span get; returned for each place. Yours. */
static struct plain_column *span_widths(const struct grid *grid, const struct span *span)
{
  struct plain_column *widths = g_new0(struct plain_column, (gsize)span->count);
  for (int i = 0; i < span->count; i++)
    widths[i] = grid->widths[span_column(span, i)];
  plain_columns_fit(widths, span->count, grid->gap, grid->page->width);
  return widths;
}

/* How many columns from first fit beside the repeated one; at least one. */
static int columns_that_fit(const struct grid *grid, int first)
{
  const struct plain_column *lead = &grid->widths[0];
  int used = grid->table->compact ? MIN(MAX(lead->hard, REPEATED), lead->natural) : lead->hard;
  int count = 0;
  while (first + count < grid->columns) {
    used += grid->gap + grid->widths[first + count].hard;
    if (used > grid->page->width && count > 0)
      break;
    count++;
  }
  return count;
}

static int blocks_needed(const struct grid *grid)
{
  int blocks = 0;
  for (int first = 1; first < grid->columns; blocks++)
    first += columns_that_fit(grid, first);
  return blocks;
}

/* The next block of about as many columns each as blocks (those that are still to come) asks for;
 * false when there is none. */
static bool next_span(const struct grid *grid, int blocks, struct span *span)
{
  int first = span->count == 0 ? 1 : span->first + span->count - 1;
  int left = grid->columns - first;
  if (left <= 0)
    return false;
  int even = blocks > 0 ? (left + blocks - 1) / blocks : left;
  *span = (struct span){ first, 1 + MIN(even, columns_that_fit(grid, first)) };
  return true;
}

/* The first column is as wide in all blocks. */
static int lead_width(const struct grid *grid, int blocks)
{
  int width = G_MAXINT;
  struct span span = { 0, 0 };
  while (next_span(grid, blocks--, &span)) {
    g_autofree struct plain_column *widths = span_widths(grid, &span);
    width = MIN(width, widths[0].width);
  }
  return width;
}

static void print_blocks(const struct grid *grid, int blocks)
{
  int lead = lead_width(grid, blocks);
  struct span span = { 0, 0 };
  while (next_span(grid, blocks--, &span)) {
    g_autofree struct plain_column *widths = span_widths(grid, &span);
    widths[0].width = lead;
    if (span.first > 1)
      plain_page_blank(grid->page);
    print_block(grid, &span, widths);
  }
}

static void print_whole(const struct grid *grid)
{
  struct span span = { 0, grid->columns };
  g_autofree struct plain_column *widths = span_widths(grid, &span);
  print_block(grid, &span, widths);
}

void plain_table(struct plain_page *page, const struct table *table)
{
  if (table->columns->len == 0)
    return;
  struct grid grid = { 0 };
  grid_init(&grid, page, table);
  int blocks = blocks_needed(&grid);
  if (blocks <= 1)
    print_whole(&grid);
  else
    print_blocks(&grid, blocks);
  grid_clear(&grid);
}
