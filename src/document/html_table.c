#include "document/html.h"

#include <math.h>
#include <string.h>

static const char *const role_classes[] = { "none", "good", "middle", "poor", "quiet" };

/* --- Pictures ------------------------------------------------------------------------------- */

/* A picture has its words inside it: screen readers take the label, and a program that does not
 * draw it (a word processor) shows the words. */
static void begin_picture(FILE *out, const char *class_name, const char *words)
{
  fprintf(out, "<span class=\"%s\" role=\"img\"", class_name);
  html_attribute(out, "aria-label", words);
  fputc('>', out);
}

static void end_picture(FILE *out, const char *words)
{
  fputs("<span class=\"vh\">", out);
  html_text(out, words);
  fputs("</span></span>", out);
}

/* value of total, 0 to 1, whatever they are. */
static double share_of(double value, double total)
{
  double share = total > 0 ? value / total : 0;
  return isfinite(share) ? CLAMP(share, 0, 1) : 0;
}

static int percent_of(double value, double total)
{
  return (int)floor(share_of(value, total) * 100 + 0.5);
}

/* said: the words stand beside it for everybody. */
static void write_bar(FILE *out, const struct cell *cell, const char *words, bool said)
{
  begin_picture(out, "bar", words);
  fprintf(out, "<i style=\"width:%d%%\"></i>", percent_of(cell->value, cell->total));
  if (said)
    fputs("</span>", out);
  else
    end_picture(out, words);
}

/* A stack's words stand beside it for everybody; the picture itself says nothing more. */
static void write_stack(FILE *out, const struct cell *cell)
{
  double total = 0;
  for (guint i = 0; cell->parts && i < cell->parts->len; i++)
    total += g_array_index(cell->parts, struct part, i).value;
  fputs("<span class=\"stack\" aria-hidden=\"true\">", out);
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    const struct part *part = &g_array_index(cell->parts, struct part, i);
    /* Rounded down, so that together they are never wider than the whole. */
    int tenths = (int)floor(share_of(part->value, total) * 1000);
    fprintf(out, "<i class=\"%s\" style=\"width:%d.%d%%\"></i>", role_classes[part->role],
            tenths / 10, tenths % 10);
  }
  fputs("</span> ", out);
}

static void write_spark(FILE *out, const struct cell *cell, const char *words)
{
  double largest = 0;
  guint count = cell->parts ? cell->parts->len : 0;
  for (guint i = 0; i < count; i++)
    largest = MAX(largest, g_array_index(cell->parts, struct part, i).value);
  begin_picture(out, "spark", words);
  for (guint i = 0; i < count; i++) {
    double value = g_array_index(cell->parts, struct part, i).value;
    fprintf(out, "<i%s style=\"height:%d%%%s\"></i>", i + 1 == count ? " class=\"last\"" : "",
            percent_of(MAX(value, 0), largest), value < 0 ? ";visibility:hidden" : "");
  }
  end_picture(out, words);
}

static void write_picture(FILE *out, const struct cell *cell, const char *words, bool said)
{
  switch (cell->kind) {
  case CELL_STATUS:
    fprintf(out, "<span class=\"status %s\">", role_classes[cell->role]);
    html_text(out, words);
    fputs("</span>", out);
    break;
  case CELL_BAR:
    write_bar(out, cell, words, said);
    break;
  case CELL_STACK:
    write_stack(out, cell);
    break;
  case CELL_SPARK:
    write_spark(out, cell, words);
    break;
  case CELL_SHADE:
    if (cell->value < 0)
      fputs("<span role=\"img\" aria-label=\"too few to show\">·</span>", out);
    else
      html_text(out, words);
    break;
  case CELL_TEXT:
    break;
  }
}

/* Text that something longer is read for: `HE`, highly effective. */
static void write_text_cell(FILE *out, const struct cell *cell)
{
  if (cell->word) {
    fputs("<abbr", out);
    html_attribute(out, "title", cell->word);
    fputc('>', out);
  }
  html_runs(out, cell->runs);
  fputs(cell->word ? "</abbr>" : "", out);
}

static void write_cell(FILE *out, const struct cell *cell, bool said)
{
  if (cell->kind == CELL_TEXT) {
    write_text_cell(out, cell);
    return;
  }
  g_autofree char *words = cell_figure(cell);
  g_autofree char *beside = runs_plain(cell->runs);
  write_picture(out, cell, words, said);
  if (cell->kind == CELL_STACK && !strstr(beside, words))
    html_text(out, words);
  if (*beside)
    fputc(' ', out);
  html_runs(out, cell->runs);
}

void html_cell(FILE *out, const struct cell *cell)
{
  write_cell(out, cell, false);
}

/* --- Tables --------------------------------------------------------------------------------- */

/* True for a cell of a column of natural width that is short enough to stay on one line. */
static bool stays_on_line(const struct table_column *column, const struct cell *cell)
{
  enum { SHORT = 24 };
  if (column->weight > 0 || !cell || cell->kind == CELL_STACK)
    return false;
  g_autofree char *text = cell_plain(cell);
  return *text && g_utf8_strlen(text, -1) <= SHORT;
}

/* A cell's classes: how it is aligned, and shade. */
static void cell_classes(FILE *out, const struct table_column *column, const struct cell *cell)
{
  const char *align = "";
  if (column->number || column->align == ALIGN_RIGHT)
    align = " r";
  else if (column->align == ALIGN_CENTER)
    align = " c";
  const char *line = stays_on_line(column, cell) ? " n" : "";
  const char *shade = cell && cell->kind == CELL_SHADE ? " shade" : "";
  g_autofree char *classes = g_strconcat(align, line, shade, NULL);
  if (*classes)
    html_attribute(out, "class", classes + 1);
  if (!*shade || cell->value < 0)
    return;
  /* From #76 down white is read better than black; either has 4.5:1 at least. */
  int gray = 255 - percent_of(cell->value, 100) * 190 / 100;
  fprintf(out, " style=\"background:#%02x%02x%02x;color:#%s\"", (unsigned)gray, (unsigned)gray,
          (unsigned)gray, gray >= 118 ? "000" : "fff");
}

static void write_column(FILE *out, const struct table_column *column)
{
  fputs("<th scope=\"col\"", out);
  cell_classes(out, column, NULL);
  if (!column->label || !*column->label) {
    g_autofree char *name = g_strdelimit(g_strdup(column->key ? column->key : ""), "_", ' ');
    html_attribute(out, "aria-label", name);
  }
  fputc('>', out);
  html_text(out, column->label);
  fputs("</th>", out);
}

static void write_columns(FILE *out, const struct table *table)
{
  bool any = false;
  for (guint i = 0; i < table->columns->len; i++) {
    const struct table_column *column = g_ptr_array_index(table->columns, i);
    any = any || (column->label && *column->label);
  }
  fprintf(out, "<thead%s><tr>", any ? "" : " class=\"bare\"");
  for (guint i = 0; i < table->columns->len; i++)
    write_column(out, g_ptr_array_index(table->columns, i));
  fputs("</tr></thead>\n<tbody>\n", out);
}

/* The rows under a sub-header are a group of their own. */
static void write_subheader(FILE *out, const struct table *table, const struct table_row *row,
                            bool first)
{
  fputs(first ? "" : "</tbody>\n<tbody>\n", out);
  fprintf(out, "<tr class=\"sub\"><th scope=\"rowgroup\" colspan=\"%u\">", table->columns->len);
  bool any = false;
  for (guint i = 0; i < row->cells->len; i++) {
    const struct cell *cell = g_ptr_array_index(row->cells, i);
    g_autofree char *plain = cell_plain(cell);
    if (!*plain)
      continue;
    fputs(any ? " · " : "", out);
    html_cell(out, cell);
    any = true;
  }
  fputs("</th></tr>\n", out);
}

/* True where another cell of the row is text, or has it in its words. */
static bool another_says(const struct table_row *row, guint but, const char *text, bool whole)
{
  for (guint i = 0; i < row->cells->len; i++) {
    g_autofree char *plain = i == but ? NULL : cell_plain(g_ptr_array_index(row->cells, i));
    if (plain && (whole ? strcmp(plain, text) == 0 : strstr(plain, text) != NULL))
      return true;
  }
  return false;
}

/* True where cell number i is a bar whose `18 of 19` stands in the row, as that or as 18 and 19. */
static bool row_says(const struct table_row *row, guint i)
{
  const struct cell *cell = g_ptr_array_index(row->cells, i);
  if (cell->kind != CELL_BAR)
    return false;
  g_autofree char *words = cell_figure(cell);
  g_auto(GStrv) figures = g_strsplit(words, " of ", 2);
  return another_says(row, i, words, false)
         || (figures[0] && figures[1] && another_says(row, i, figures[0], true)
             && another_says(row, i, figures[1], true));
}

static void write_row(FILE *out, const struct table *table, const struct table_row *row)
{
  const char *class_name = row->strong ? " class=\"strong\"" : row->dim ? " class=\"dim\"" : "";
  fprintf(out, "<tr%s>", class_name);
  for (guint i = 0; i < table->columns->len; i++) {
    const struct cell *cell = i < row->cells->len ? g_ptr_array_index(row->cells, i) : NULL;
    bool names_row =
        i == 0 && table->columns->len > 1 && cell && cell->kind == CELL_TEXT && cell->runs;
    fputs(names_row ? "<th scope=\"row\"" : "<td", out);
    cell_classes(out, g_ptr_array_index(table->columns, i), cell);
    fputc('>', out);
    if (cell)
      write_cell(out, cell, row_says(row, i));
    fputs(names_row ? "</th>" : "</td>", out);
  }
  fputs("</tr>\n", out);
}

void html_table(FILE *out, const struct table *table, const char *prefix, const char *id)
{
  if (table->columns->len == 0)
    return;
  fprintf(out, "<table%s", table->compact ? " class=\"compact\"" : "");
  if (id)
    html_id(out, "aria-labelledby", prefix, id);
  fputc('>', out);
  html_element(out, "caption", "vh", id ? NULL : table->title);
  write_columns(out, table);
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    if (row->header)
      write_subheader(out, table, row, i == 0);
    else
      write_row(out, table, row);
  }
  fputs("</tbody></table>\n", out);
}
