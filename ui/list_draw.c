#include "ui/list_own.h"

#include "base/format.h"
#include "base/text.h"

#include <string.h>

enum { MARGIN = 3, GAP = 2, NARROWEST = 4, ELASTIC = 12, TEXT_COLUMNS = 76 };

/* --- Columns
 * ---------------------------------------------------------------------------------------------- */

struct layout {
  int count;
  int column[LIST_COLUMNS_MOST]; /* of the view */
  int at[LIST_COLUMNS_MOST];
  int width[LIST_COLUMNS_MOST];
};

static int priority_at(int width)
{
  return width >= 120 ? 4 : width >= 100 ? 3 : width >= 80 ? 2 : 1;
}

static int least(const struct view_column *column)
{
  return column->width > 0 ? column->width : ELASTIC;
}

/* The columns up to priority; returns what they need at least. */
static int choose(const struct list *list, int priority, struct layout *layout)
{
  int needed = MARGIN + 1;
  layout->count = 0;
  for (int i = 0; i < list->count; i++) {
    const struct view_column *column = &list->view->columns[i];
    if (column->width < 0 || column->priority > priority)
      continue;
    needed += (layout->count > 0 ? GAP : 0) + least(column);
    layout->column[layout->count++] = i;
  }
  return needed;
}

/* How many of those chosen take what is left. */
static int elastic(const struct list *list, const struct layout *layout)
{
  int count = 0;
  for (int i = 0; i < layout->count; i++)
    count += list->view->columns[layout->column[i]].width == 0;
  return count;
}

/* Where even the most important columns do not fit, the widest give way. */
static void squeeze(struct layout *layout, int excess)
{
  for (; excess > 0; excess--) {
    int widest = 0;
    for (int i = 1; i < layout->count; i++)
      if (layout->width[i] > layout->width[widest])
        widest = i;
    if (layout->width[widest] <= NARROWEST)
      return;
    layout->width[widest]--;
  }
}

static void set_widths(const struct list *list, struct layout *layout, int left)
{
  int sharing = elastic(list, layout);
  for (int i = 0; i < layout->count; i++) {
    const struct view_column *column = &list->view->columns[layout->column[i]];
    layout->width[i] = least(column);
    if (column->width == 0) {
      int share = left / sharing--;
      layout->width[i] += share;
      left -= share;
    }
  }
}

static struct layout lay_out(const struct list *list, int width)
{
  struct layout layout;
  int needed = 0;
  for (int priority = priority_at(width); priority >= 1; priority--) {
    needed = choose(list, priority, &layout);
    if (needed <= width)
      break;
  }
  set_widths(list, &layout, MAX(width - needed, 0));
  squeeze(&layout, needed - width);
  int at = MARGIN;
  for (int i = 0; i < layout.count; i++) {
    layout.at[i] = at;
    at += layout.width[i] + GAP;
  }
  return layout;
}

static bool is_number(const struct view_column *column)
{
  return column->type == FIELD_INT;
}

/* text over all of a cell. */
static void draw_text(struct canvas *cell, unsigned style, const char *text, bool right)
{
  if (right && text && text_width(text) <= cell->width)
    canvas_right(cell, 0, cell->width, style, text);
  else
    canvas_field(cell, 0, 0, cell->width, style, text);
}

/* The column by which the rows are ordered says which way, beside its name. */
static void draw_label(const struct list *list, struct canvas *canvas, int at, int width,
                       const struct view_column *column)
{
  bool ordered = list->order && strcmp(list->order, column->name) == 0;
  unsigned style = ordered ? STYLE_BOLD : STYLE_DIM;
  struct canvas cell = canvas_part(canvas, 0, at, 1, width);
  draw_text(&cell, style, column->label, is_number(column));
  int label = MIN(text_width(column->label), width);
  int sign = is_number(column) ? at + width - label - 1 : at + MIN(label + 1, width);
  if (ordered)
    canvas_text(canvas, 0, sign, style, list->descending ? "↓" : "↑");
}

static void draw_header(struct list *list, struct canvas *canvas, const struct layout *layout)
{
  memset(list->seen, 0, sizeof list->seen);
  for (int i = 0; i < layout->count; i++) {
    int column = layout->column[i];
    list->seen[column] = true;
    draw_label(list, canvas, layout->at[i], layout->width[i], &list->view->columns[column]);
  }
}

/* --- Rows
 * -------------------------------------------------------------------------------------------------
 */

/* What a cell says, as people read it. Yours. */
static char *displayed(const struct list *list, int row, int column)
{
  const struct view_column *view = &list->view->columns[column];
  int at = list->columns[column];
  const char *cell = at < 0 ? NULL : rowset_at(list->rows, row, at);
  struct field field = {
    .name = view->name, .label = view->label, .type = view->type, .choices = view->choices
  };
  return field_display(&field, cell);
}

/* Leaves out pieces from the end of text until it fits; the first stays. */
static void fit_pieces(char *text, int width)
{
  for (char *end; text && text_width(text) > width && (end = g_strrstr(text, "; "));)
    *end = '\0';
}

static void draw_cell(const struct list *list, struct canvas *line, int row, int column,
                      unsigned style)
{
  const struct view_column *view = &list->view->columns[column];
  if (list->draw && list->draw(list->rows, row, view->name, line, list->draw_data))
    return;
  char *text = NULL;
  unsigned own =
      list->cell ? list->cell(list->rows, row, view->name, &text, list->cell_data) : STYLE_PLAIN;
  if (!text)
    text = displayed(list, row, column);
  if (g_strcmp0(list->pieces, view->name) == 0)
    fit_pieces(text, line->width);
  /* A status keeps its colour when it is selected. */
  unsigned both = own & STYLE_COLOUR ? own | (style & ~(unsigned)STYLE_COLOUR) : own | style;
  if (style && own & STYLE_DIM)
    both &= ~(unsigned)STYLE_DIM;
  draw_text(line, both, text, is_number(view));
  g_free(text);
}

static void draw_row(const struct list *list, struct canvas *canvas, int y, int place,
                     const struct layout *layout)
{
  bool selected = place == list->selected;
  int row = list_row_at(list, place);
  if (selected)
    canvas_text(canvas, y, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  for (int i = 0; i < layout->count; i++) {
    struct canvas cell = canvas_part(canvas, y, layout->at[i], 1, layout->width[i]);
    draw_cell(list, &cell, row, layout->column[i], selected ? STYLE_SELECTED : STYLE_PLAIN);
  }
}

static const char *group_of(const struct list *list, int place)
{
  int column = list->group ? rowset_find(list->rows, list->group) : -1;
  return column < 0 ? NULL : rowset_at(list->rows, list_row_at(list, place), column);
}

/* The same as people read it. */
static const char *group_heading(const struct list *list, int place)
{
  const char *group = group_of(list, place);
  for (int i = 0; i < list->count; i++)
    if (strcmp(list->view->columns[i].name, list->group) == 0)
      return choice_label(list->view->columns[i].choices, group);
  return group;
}

/* Lines above the row at place for its group: heading, and a blank line before it. */
static int heading_lines(const struct list *list, int place, bool first)
{
  const char *group = group_of(list, place);
  if (!group)
    return 0;
  if (first || place == 0)
    return 1;
  return g_strcmp0(group, group_of(list, place - 1)) == 0 ? 0 : 2;
}

static void scroll(struct list *list, int height)
{
  list->top = CLAMP(list->top, 0, MAX(list_places(list) - 1, 0));
  if (list->selected < 0)
    return;
  list->top = MIN(list->top, list->selected);
  list->top = MAX(list->top, list->selected - height + 1);
  if (!list->group) {
    list->top = MIN(list->top, MAX(list_places(list) - height, 0));
    return;
  }
  for (; list->top < list->selected; list->top++) {
    int lines = 0;
    for (int place = list->top; place <= list->selected; place++)
      lines += 1 + heading_lines(list, place, place == list->top);
    if (lines <= height)
      break;
  }
}

/* Signs that there are more rows above or below, in the free column. below: the first place that is
 * not shown. */
static void draw_more(const struct list *list, struct canvas *body, int below)
{
  const struct terminal *terminal = body->terminal;
  if (list->top > 0)
    canvas_text(body, 0, body->width - 1, STYLE_DIM, terminal_glyph(terminal, GLYPH_MORE_UP));
  if (below < list_places(list))
    canvas_text(body, body->height - 1, body->width - 1, STYLE_DIM,
                terminal_glyph(terminal, GLYPH_MORE_DOWN));
}

static void draw_rows(struct list *list, struct canvas *body, const struct layout *layout,
                      bool focus)
{
  list->body = *body;
  g_array_set_size(list->lines, 0);
  scroll(list, body->height);
  int y = 0, place = list->top;
  for (; place < list_places(list) && y < body->height; place++) {
    int none = -1;
    int lines = heading_lines(list, place, place == list->top);
    for (int i = 0; i < lines; i++)
      g_array_append_val(list->lines, none);
    y += lines;
    if (lines > 0)
      canvas_field(body, y - 1, 1, body->width - 2, STYLE_BOLD, group_heading(list, place));
    g_array_append_val(list->lines, place);
    if (focus && place == list->selected)
      canvas_cursor(body, y, MARGIN);
    draw_row(list, body, y++, place, layout);
  }
  draw_more(list, body, y > body->height ? place - 1 : place);
}

/* What is typed to find, and how many it found. */
static void draw_query(const struct list *list, struct canvas *canvas)
{
  const char *text = editor_text(list->query);
  g_autofree char *count = format_of(list_places(list), list->rows->row_count);
  int used = canvas_text(canvas, 0, 1, STYLE_ACCENT, "Find: ");
  used += canvas_field(canvas, 0, 1 + used, canvas->width / 2, STYLE_BOLD, text);
  used += canvas_text(canvas, 0, 3 + used, STYLE_DIM, count);
  const char *keys =
      list->typing ? "Tab ends typing, Esc shows all" : "/ finds anew, Esc shows all";
  if (canvas->width - used - 6 >= text_width(keys))
    canvas_right(canvas, 0, canvas->width - 1, STYLE_DIM, keys);
}

static void draw_none(const struct list *list, struct canvas *canvas, bool focus)
{
  struct canvas words =
      canvas_part(canvas, 1, 3, canvas->height, MIN(canvas->width - 4, TEXT_COLUMNS));
  const char *text = editor_text(list->query);
  g_autofree char *nothing = g_strdup_printf(
      "Nothing here fits \"%s\". Backspace takes a letter back, Esc shows all.", text);
  const char *empty = list->empty ? list->empty : "There is nothing here.";
  canvas_wrap(&words, 0, STYLE_PLAIN, list->found ? nothing : empty, words.height);
  if (focus)
    canvas_cursor(&words, 0, 0);
}

void list_draw(struct list *list, struct canvas *canvas, bool focus)
{
  struct canvas rest = *canvas;
  list->body = *canvas;
  if (!list->rows || canvas->height < 1)
    return;
  if (!list_scan(list))
    canvas_again(canvas);
  if (list->selected < 0 && list_places(list) > 0)
    list->selected = 0;
  if (list->typing || list->found) {
    draw_query(list, &rest);
    rest = canvas_part(&rest, 1, 0, rest.height - 1, rest.width);
  }
  if (list_places(list) == 0) {
    draw_none(list, &rest, focus);
    return;
  }
  struct layout layout = lay_out(list, rest.width);
  draw_header(list, &rest, &layout);
  struct canvas body = canvas_part(&rest, 1, 0, rest.height - 1, rest.width);
  draw_rows(list, &body, &layout, focus);
}
