/* Drawing Trends. */
#include "config.h"

#include "ui/trends_own.h"

#include "base/text.h"
#include "model/date.h"

#include <string.h>

enum {
  NAME_LEAST = 18,
  NAME_MOST = 40,
  CELL_LEAST = 11,
  CELL_NARROW = 5,
  MARGIN = 3,
  CELL_MOST = 26,
  DETAIL_MOST = 2 /* lines for the selected strategy in full */
};

static const struct trends_strategy *strategy_at(const struct trends *trends, int place)
{
  return g_ptr_array_index(trends->strategies, place);
}

static const struct trends_school *school_at(const struct trends *trends, int place)
{
  return g_ptr_array_index(trends->schools, place);
}

static const char *school_name(const struct trends *trends, int place)
{
  return place == TRENDS_ALL ? "All schools" : school_at(trends, place)->name;
}

/* What stands before a row. Yours. */
static char *row_name(const struct trends_screen *self, int row)
{
  if (self->view == TRENDS_LINE)
    return month_long(g_ptr_array_index(self->trends->months, row));
  if (self->view != TRENDS_BY_MONTH)
    return g_strdup(school_name(self->trends, row - 1));
  const struct trends_strategy *strategy = strategy_at(self->trends, row);
  return strategy->retired ? g_strdup_printf("(earlier) %s", strategy->name)
                           : g_strdup(strategy->name);
}

/* Whether another row's name is cut to the same letters. */
static bool is_alike(const struct trends_screen *self, int row, const char *name, size_t kept)
{
  for (int i = 0; i < trends_rows(self); i++) {
    g_autofree char *other = i == row ? NULL : row_name(self, i);
    if (other && strncmp(other, name, kept) == 0)
      return true;
  }
  return false;
}

/* A name too wide loses its end; or its middle, where the beginning alone would not tell it from
 * another. Yours. */
static char *fitted_row_name(const struct trends_screen *self, int row, int width,
                             const struct terminal *terminal)
{
  g_autofree char *name = row_name(self, row);
  const char *ellipsis = terminal_glyph(terminal, GLYPH_ELLIPSIS);
  int room = width - text_width(ellipsis);
  if (text_width(name) <= width || room < 2 || !is_alike(self, row, name, text_fit(name, room)))
    return g_steal_pointer(&name);
  const char *end = name;
  while (text_width(end) > room / 2)
    end = g_utf8_next_char(end);
  size_t start = text_fit(name, room - text_width(end));
  return g_strdup_printf("%.*s%s%s", (int)start, name, ellipsis, end);
}

/* What stands above a column. Yours. */
static char *column_name(const struct trends_screen *self, int column)
{
  if (self->view == TRENDS_BY_SCHOOL)
    return self->narrow
               ? g_strdup_printf("%d", column + 1)
               : g_strdup_printf("%d %s", column + 1, strategy_at(self->trends, column)->name);
  const char *month = g_ptr_array_index(self->trends->months, column);
  g_autofree char *name = month_abbreviated(month);
  return self->narrow ? g_steal_pointer(&name) : g_strdup_printf("%s %.4s", name, month);
}

static unsigned shade_style(int percent)
{
  return percent < 0 ? STYLE_DIM : STYLE_PLAIN;
}

static void draw_cell(const struct trends_screen *self, struct canvas *canvas,
                      struct trends_seen seen, bool selected)
{
  int percent = trends_percent(self->trends, seen);
  unsigned style = selected ? STYLE_SELECTED : shade_style(percent);
  g_autofree char *words = trends_words(self->trends, seen);
  if (percent < 0) {
    canvas_text(canvas, 0, 0, style,
                seen.whole == 0 || self->narrow ? terminal_glyph(canvas->terminal, GLYPH_DOT)
                                                : words);
    return;
  }
  canvas_print(canvas, 0, 0, style, "%s%s", trends_shade(percent), trends_letter(percent));
  if (!self->narrow)
    canvas_text(canvas, 0, 3, style, words);
}

static void draw_row(const struct trends_screen *self, struct canvas *canvas, int row,
                     int name_width, int cell_width)
{
  struct trends_screen *mutable = (struct trends_screen *)self;
  bool selected = row == *trends_row(mutable);
  g_autofree char *name = fitted_row_name(self, row, name_width, canvas->terminal);
  if (selected)
    canvas_text(canvas, 0, 1, STYLE_ACCENT, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  canvas_field(canvas, 0, MARGIN, name_width, selected ? STYLE_BOLD : STYLE_PLAIN, name);
  for (int i = 0; i < self->columns && self->left + i < trends_columns(self); i++) {
    int column = self->left + i;
    struct canvas cell =
        canvas_part(canvas, 0, MARGIN + name_width + 2 + i * cell_width, 1, cell_width - 1);
    bool here = selected && column == *trends_column(mutable);
    draw_cell(self, &cell, trends_cell(self, row, column), here);
    if (here)
      canvas_cursor(&cell, 0, 0);
  }
}

/* One bar a month, with its figure. */
static void draw_line_row(struct trends_screen *self, struct canvas *canvas, int row)
{
  enum { NAME = 15, FIGURE = 16 };
  struct trends_seen seen = trends_cell(self, row, 0);
  int percent = trends_percent(self->trends, seen);
  bool selected = row == self->month;
  g_autofree char *name = row_name(self, row);
  g_autofree char *words = trends_words(self->trends, seen);
  if (selected) {
    canvas_text(canvas, 0, 1, STYLE_ACCENT, terminal_glyph(canvas->terminal, GLYPH_MARKER));
    canvas_cursor(canvas, 0, MARGIN);
  }
  canvas_field(canvas, 0, MARGIN, NAME, selected ? STYLE_SELECTED : STYLE_PLAIN, name);
  canvas_print(canvas, 0, MARGIN + NAME + 1, percent < 0 ? STYLE_DIM : STYLE_PLAIN, "%s%s%s",
               percent < 0 ? "" : trends_letter(percent), percent < 0 ? "" : "  ", words);
  int width = MIN(canvas->width - MARGIN - NAME - FIGURE - 4, 50);
  if (percent >= 0 && width > 0)
    canvas_bar(canvas, 0, MARGIN + NAME + FIGURE + 2, width, STYLE_PLAIN,
               (double)seen.seen / seen.whole);
}

/* The selection stays in the window. */
static void follow(int selected, int fit, int count, int *first)
{
  if (selected < *first)
    *first = selected;
  if (selected >= *first + fit)
    *first = selected - fit + 1;
  *first = CLAMP(*first, 0, MAX(count - fit, 0));
}

static void draw_header(const struct trends_screen *self, struct canvas *canvas, int start,
                        int cell_width)
{
  for (int i = 0; i < self->columns && self->left + i < trends_columns(self); i++) {
    g_autofree char *name = column_name(self, self->left + i);
    canvas_field(canvas, 2, start + i * cell_width, cell_width - (self->narrow ? 1 : 2), STYLE_DIM,
                 name);
  }
  if (self->left > 0)
    canvas_text(canvas, 2, start - 2, STYLE_DIM, "<");
  if (self->left + self->columns < trends_columns(self))
    canvas_text(canvas, 2, canvas->width - 1, STYLE_DIM, ">");
}

static void draw_title(const struct trends_screen *self, struct canvas *canvas)
{
  const struct trends *trends = self->trends;
  const char *school = school_name(trends, trends_chosen_school(self));
  g_autofree char *month = month_long(g_ptr_array_index(trends->months, self->month));
  const char *strategy = strategy_at(trends, self->strategy)->name;
  const char *what = self->view == TRENDS_BY_SCHOOL  ? month
                     : self->view == TRENDS_BY_MONTH ? school
                                                     : strategy;
  int end = 1 + canvas_text(canvas, 0, 1, STYLE_BOLD, what);
  if (self->view == TRENDS_LINE)
    end += 2 + canvas_text(canvas, 0, end + 2, STYLE_PLAIN, school);
  g_autofree char *form =
      g_strdup_printf("%s%s%s", trends->form_name, trends->seen ? "; seen: " : "",
                      trends->seen ? trends->seen : "");
  canvas_field(canvas, 0, end + 3, canvas->width - end - 4, STYLE_DIM, form);
  canvas_text(canvas, 1, 1, STYLE_DIM, trends_legend(canvas->width - 2));
}

/* What the longest figure of the view needs; more for strategies across, whose names stand above,
 * where there is room. */
static int cell_width_of(const struct trends_screen *self, int room)
{
  int most = 0;
  if (self->narrow)
    return CELL_NARROW;
  for (int row = 0; row < trends_rows(self); row++)
    for (int column = 0; column < trends_columns(self); column++)
      most = MAX(most, trends_cell(self, row, column).whole);
  enum { SHADE = 3, OF = 4, GAP = 2 };
  int digits = most > 9999 ? 5 : most > 999 ? 4 : most > 99 ? 3 : most > 9 ? 2 : 1;
  int least = MAX(SHADE + 2 * digits + OF + GAP, CELL_LEAST);
  int each = (room - NAME_MOST) / trends_columns(self);
  return self->view == TRENDS_BY_SCHOOL ? CLAMP(each, least, CELL_MOST) : least;
}

/* The selected strategy in full, below the grid; as high for one as for all of its form, so that
 * nothing jumps. Returns its lines. */
static int draw_detail(const struct trends_screen *self, struct canvas *canvas)
{
  enum { NUMBER = 4 };
  const struct trends *trends = self->trends;
  if (self->view != TRENDS_BY_MONTH && self->view != TRENDS_BY_SCHOOL)
    return 0;
  int width = MIN(canvas->width - 2, 76), height = 1;
  for (guint i = 0; i < trends->strategies->len; i++)
    height =
        MAX(height, canvas_wrap_height(strategy_at(trends, (int)i)->name, MAX(width - NUMBER, 1)));
  height = MIN(height, DETAIL_MOST);
  struct canvas lines = canvas_part(canvas, canvas->height - height, 1, height, width);
  const char *name = strategy_at(trends, self->strategy)->name;
  g_autofree char *numbered = g_strdup_printf("%d %s", self->strategy + 1, name);
  canvas_wrap(&lines, 0, STYLE_PLAIN, self->view == TRENDS_BY_SCHOOL ? numbered : name, height);
  return height;
}

/* Signs that there are more rows above or below, in the free column. */
static void draw_more(const struct trends_screen *self, struct canvas *body)
{
  const struct terminal *terminal = body->terminal;
  if (self->top > 0)
    canvas_text(body, 0, body->width - 1, STYLE_DIM, terminal_glyph(terminal, GLYPH_MORE_UP));
  if (self->top + self->rows < trends_rows(self))
    canvas_text(body, body->height - 1, body->width - 1, STYLE_DIM,
                terminal_glyph(terminal, GLYPH_MORE_DOWN));
}

void trends_draw(struct trends_screen *self, struct canvas *canvas)
{
  draw_title(self, canvas);
  int room = canvas->width - MARGIN - 3;
  int cell_width = cell_width_of(self, room);
  self->columns = CLAMP((room - NAME_LEAST) / cell_width, 1, trends_columns(self));
  int name_width = CLAMP(room - self->columns * cell_width, NAME_LEAST, NAME_MOST);
  int detail = draw_detail(self, canvas);
  struct canvas body = canvas_part(canvas, 3, 0, canvas->height - 3 - detail, canvas->width);
  self->rows = MAX(body.height, 1);
  follow(*trends_row(self), self->rows, trends_rows(self), &self->top);
  follow(*trends_column(self), self->columns, trends_columns(self), &self->left);
  if (self->view != TRENDS_LINE)
    draw_header(self, canvas, MARGIN + name_width + 2, cell_width);
  for (int i = 0; i < self->rows && self->top + i < trends_rows(self); i++) {
    struct canvas row = canvas_part(&body, i, 0, 1, body.width);
    if (self->view == TRENDS_LINE)
      draw_line_row(self, &row, self->top + i);
    else
      draw_row(self, &row, self->top + i, name_width, cell_width);
  }
  draw_more(self, &body);
}

char *trends_sentence(struct trends_screen *self)
{
  int strategy, school, month;
  int row = *trends_row(self), column = *trends_column(self);
  trends_place(self, row, column, &strategy, &school, &month);
  struct trends_seen seen = trends_cell(self, row, column);
  g_autofree char *when = month_long(g_ptr_array_index(self->trends->months, month));
  g_autofree char *words =
      seen.whole == 0 ? g_strdup("nothing marked") : trends_words(self->trends, seen);
  const char *end = seen.whole == 0                          ? ""
                    : trends_percent(self->trends, seen) < 0 ? " to show"
                                                             : " seen";
  const char *where = school_name(self->trends, school);
  if (self->view == TRENDS_BY_SCHOOL)
    return g_strdup_printf("%s: %s%s.", where, words, end);
  return self->view == TRENDS_STRATEGY ? g_strdup_printf("%s, %s: %s%s.", where, when, words, end)
                                       : g_strdup_printf("%s: %s%s.", when, words, end);
}
