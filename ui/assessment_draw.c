#include "config.h"

#include "ui/assessment_screen.h"

#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/sheet.h"

enum { TALL = 36, MARGIN = 3, BADGE = 4 };

/* The look of a level: the best is green, the last red, all between yellow. */
static unsigned level_style(const struct assessment *assessment, int level)
{
  if (level < 0)
    return STYLE_PLAIN;
  if (level == 0)
    return STYLE_GOOD;
  return level == assessment_levels(assessment) - 1 ? STYLE_POOR : STYLE_MIDDLE;
}

/* --- the pages, in one line ------------------------------------------------------------------- */

struct tab {
  const char *name, *badge; /* badge NULL: nothing yet */
  unsigned style;
  bool incomplete; /* something is there, but not all */
  int width;       /* of the name */
};

static struct tab tab_of(const struct assessment_screen *self, int page)
{
  const struct assessment *assessment = self->assessment;
  if (page == assessment_pages(self) - 1) {
    bool done = assessment_goal_done(assessment);
    return (struct tab){ "Goal", done ? "set" : NULL, STYLE_PLAIN, false, 4 };
  }
  const char *name = assessment_standard(assessment, page, "name");
  const char *code = assessment_get(assessment, (struct place){ PLACE_RATING, page, "level" });
  int level = assessment_level_number(assessment, code);
  return (struct tab){ name, code, level_style(assessment, level),
                       code && !assessment_standard_done(assessment, page), text_width(name) };
}

static int tab_width(const struct tab *tab)
{
  return tab->width + 1 + (tab->badge ? text_width(tab->badge) + 2 : 3) + (tab->incomplete ? 1 : 0);
}

/* Makes the longest names shorter until all fit. */
static void fit(struct tab *tabs, int count, int width)
{
  for (;;) {
    int total = 0, longest = 0;
    for (int i = 0; i < count; i++) {
      total += tab_width(&tabs[i]) + (i ? 2 : 0);
      longest = tabs[i].width > tabs[longest].width ? i : longest;
    }
    if (total <= width || tabs[longest].width <= 3)
      return;
    tabs[longest].width--;
  }
}

static void draw_tabs(const struct assessment_screen *self, struct canvas *canvas)
{
  int count = assessment_pages(self);
  g_autofree struct tab *tabs = g_new(struct tab, (gsize)count);
  for (int i = 0; i < count; i++)
    tabs[i] = tab_of(self, i);
  fit(tabs, count, canvas->width - 2);
  int column = 1;
  for (int i = 0; i < count; i++) {
    const struct tab *tab = &tabs[i];
    bool present = i == self->page;
    canvas_field(canvas, 0, column, tab->width,
                 present ? STYLE_SELECTED | STYLE_UNDERLINE : STYLE_PLAIN, tab->name);
    int used = canvas_badge(canvas, 0, column + tab->width + 1, tab->style, tab->badge);
    if (tab->incomplete)
      canvas_text(canvas, 0, column + tab->width + 1 + used, STYLE_DIM,
                  terminal_glyph(canvas->terminal, GLYPH_ELLIPSIS));
    column += tab_width(tab) + 2;
  }
}

/* --- one standard ------------------------------------------------------------------------------
 */

struct page {
  struct assessment_screen *self;
  bool tall;
};

static const struct stop *focus(const struct page *page)
{
  return assessment_stop(page->self, page->self->stop);
}

static bool has_focus(const struct page *page, const struct stop *stop)
{
  return stop == focus(page);
}

static void draw_marker(struct sheet *sheet, bool focused)
{
  if (focused)
    sheet_text(sheet, 1, STYLE_SELECTED, terminal_glyph(sheet->canvas.terminal, GLYPH_MARKER));
}

static void draw_labelled(struct sheet *sheet, const char *label, const char *text, int most)
{
  if (text_blank(text))
    return;
  g_autofree char *line = g_strdup_printf("%s: %s", label, text);
  sheet_wrap(sheet, MARGIN, STYLE_DIM, line, most);
}

/* Last month's rating and words, before this month's. */
static void draw_before(const struct page *page, struct sheet *sheet)
{
  const struct assessment *assessment = page->self->assessment;
  g_autofree char *previous = month_add(assessment->month, -1);
  g_autofree char *name = month_name(previous);
  const struct record *rating = assessment_rating(assessment, assessment->before, page->self->page);
  int level = rating ? assessment_level_number(assessment, record_get(rating, "level")) : -1;
  if (level < 0) {
    sheet_print(sheet, 1, STYLE_DIM, "%s: nothing was submitted.", name);
    sheet_next(sheet);
    return;
  }
  int column = 1 + sheet_print(sheet, 1, STYLE_DIM, "%s ", name);
  sheet_print(sheet, column, STYLE_DIM, "[%s] %s", assessment_level(assessment, level, "code"),
              assessment_level(assessment, level, "label"));
  sheet_next(sheet);
  const struct stop *stop = focus(page);
  bool writing = stop->kind == STOP_TEXT;
  bool why = writing && g_strcmp0(stop->place.field, "rationale") == 0;
  draw_labelled(sheet, "Why", record_get(rating, "rationale"),
                page->tall ? 0
                : why      ? 5
                : writing  ? 1
                           : 2);
  draw_labelled(sheet, "What shows it", record_get(rating, "evidence"),
                page->tall        ? 0
                : writing && !why ? 5
                : writing         ? 1
                                  : 2);
}

/* A choice with its figure: `1 [HE] highly effective`, and what the rubric says of it. */
static void draw_choice(const struct page *page, struct sheet *sheet, struct stop *stop,
                        const char *code, const char *label)
{
  const struct assessment *assessment = page->self->assessment;
  bool focused = has_focus(page, stop);
  bool chosen = assessment_chosen(page->self, stop) == stop->choice;
  unsigned colour = stop->kind == STOP_MET ? (stop->choice == 0   ? STYLE_GOOD
                                              : stop->choice == 1 ? STYLE_MIDDLE
                                                                  : STYLE_POOR)
                                           : level_style(assessment, stop->choice);
  stop->first = sheet->row;
  if (focused)
    sheet_focus_begin(sheet);
  draw_marker(sheet, focused);
  int column = MARGIN + sheet_print(sheet, MARGIN, STYLE_BOLD, "%d", stop->choice + 1) + 1;
  if (focused)
    sheet_cursor(sheet, MARGIN);
  int width = code ? BADGE + 1 : 4;
  if (chosen)
    sheet_badge(sheet, column, colour, code ? code : "x");
  else
    sheet_print(sheet, column, STYLE_PLAIN, " %s ", code ? code : "");
  sheet_text(sheet, column + width,
             chosen    ? colour | STYLE_BOLD
             : focused ? STYLE_BOLD
                       : STYLE_PLAIN,
             label);
  sheet_next(sheet);
  if (stop->kind == STOP_LEVEL)
    sheet_wrap(sheet, 5, STYLE_PLAIN,
               assessment_descriptor(assessment, stop->place.number, stop->choice), 0);
  if (focused)
    sheet_focus_end(sheet);
  stop->last = sheet->row - 1;
}

static void draw_levels(const struct page *page, struct sheet *sheet)
{
  struct assessment_screen *self = page->self;
  const struct assessment *assessment = self->assessment;
  g_autofree char *name = month_name(assessment->month);
  int chosen = assessment_chosen(self, assessment_stop(self, 0));
  bool open = page->tall || focus(page)->kind == STOP_LEVEL;
  int column = 1 + sheet_print(sheet, 1, STYLE_BOLD, "%s ", name);
  if (chosen < 0) {
    sheet_text(sheet, column, STYLE_DIM, "not rated yet");
  } else {
    column += sheet_badge(sheet, column, level_style(assessment, chosen),
                          assessment_level(assessment, chosen, "code"));
    sheet_text(sheet, column + 1, level_style(assessment, chosen),
               assessment_level(assessment, chosen, "label"));
  }
  sheet_next(sheet);
  if (!open)
    sheet_wrap(sheet, MARGIN, STYLE_DIM, assessment_descriptor(assessment, self->page, chosen), 2);
  for (int i = 0; i < assessment_levels(assessment); i++) {
    struct stop *stop = assessment_stop(self, i);
    stop->first = stop->last = sheet->row - 1;
    if (open)
      draw_choice(page, sheet, stop, assessment_level(assessment, i, "code"),
                  assessment_level(assessment, i, "label"));
  }
}

/* --- texts --------------------------------------------------------------------------------------
 */

static void draw_editor(struct assessment_screen *self, struct sheet *sheet)
{
  int width = sheet_wrap_width(sheet, MARGIN);
  int most = MAX(sheet->canvas.height - 2, 1);
  int height = CLAMP(editor_height(self->editor, width), MIN(2, most), most);
  struct canvas part = sheet_part(sheet, MARGIN, height);
  part.width = MIN(part.width, width);
  if (!sheet->measuring)
    editor_draw(self->editor, &part, true);
}

/* A label and the text under it; beside is said dim after the label, or NULL. */
static void draw_text(const struct page *page, struct sheet *sheet, struct stop *stop,
                      const char *label, const char *beside)
{
  struct assessment_screen *self = page->self;
  bool focused = has_focus(page, stop);
  const char *text = assessment_get(self->assessment, stop->place);
  sheet_next(sheet);
  stop->first = sheet->row;
  if (focused)
    sheet_focus_begin(sheet);
  draw_marker(sheet, focused);
  int used = sheet_text(sheet, MARGIN, focused ? STYLE_SELECTED : STYLE_BOLD, label);
  if (beside)
    sheet_text(sheet, MARGIN + used + 2, STYLE_DIM, beside);
  sheet_next(sheet);
  if (focused && !self->editor)
    sheet_cursor(sheet, MARGIN);
  if (focused && self->editor)
    draw_editor(self, sheet);
  else if (text_blank(text))
    sheet_wrap(sheet, MARGIN, STYLE_DIM, "nothing yet", 1);
  else
    sheet_wrap(sheet, MARGIN, STYLE_PLAIN, text, page->tall || focused ? 0 : 6);
  if (focused)
    sheet_focus_end(sheet);
  stop->last = sheet->row - 1;
}

static void draw_standard(struct sheet *sheet, void *data)
{
  const struct page *page = data;
  struct assessment_screen *self = page->self;
  draw_before(page, sheet);
  sheet_next(sheet);
  draw_levels(page, sheet);
  int levels = assessment_levels(self->assessment);
  draw_text(page, sheet, assessment_stop(self, levels), "Why", NULL);
  draw_text(page, sheet, assessment_stop(self, levels + 1), "What shows it", NULL);
}

/* --- the goals ----------------------------------------------------------------------------------
 */

static void draw_last_goal(const struct page *page, struct sheet *sheet)
{
  const struct assessment *assessment = page->self->assessment;
  g_autofree char *name = month_name(assessment->month);
  const GPtrArray *goals =
      assessment->before ? record_parts(assessment->before, &record_assessment_goal) : NULL;
  if (!goals || goals->len == 0) {
    sheet_print(sheet, 1, STYLE_DIM, "No goal was set for %s.", name);
    sheet_next(sheet);
    return;
  }
  sheet_print(sheet, 1, STYLE_BOLD, "The goal for %s", name);
  sheet_next(sheet);
  for (guint i = 0; i < goals->len; i++) {
    const struct record *goal = g_ptr_array_index(goals, i);
    sheet_wrap(sheet, MARGIN, STYLE_DIM, record_get(goal, "text"), page->tall ? 0 : 3);
    draw_labelled(sheet, "Steps", record_get(goal, "steps"), page->tall ? 0 : 2);
  }
}

static void draw_goals(struct sheet *sheet, void *data)
{
  const struct page *page = data;
  struct assessment_screen *self = page->self;
  g_autofree char *next = month_add(self->assessment->month, 1);
  g_autofree char *name = month_name(next);
  draw_last_goal(page, sheet);
  for (int i = 0; i < (int)self->stops->len; i++) {
    struct stop *stop = assessment_stop(self, i);
    g_autofree char *numbered =
        stop->place.number > 0
            ? g_strdup_printf("Another goal for %s (%d)", name, stop->place.number + 1)
            : g_strdup_printf("Goal for %s", name);
    if (stop->kind == STOP_MET)
      draw_choice(page, sheet, stop, NULL, goal_met_choices[stop->choice].label);
    else if (stop->place.kind == PLACE_WHOLE)
      draw_text(page, sheet, stop, "Still working on", "if you wish to say so");
    else
      draw_text(page, sheet, stop,
                g_strcmp0(stop->place.field, "steps") == 0 ? "Steps to reach it" : numbered, NULL);
  }
}

/* --- the whole ----------------------------------------------------------------------------------
 */

/* `1 highly effective, 2 effective, 3 improvement necessary`: what the figures mean, in words. */
static void hint_levels(struct assessment_screen *self)
{
  const struct assessment *assessment = self->assessment;
  g_autoptr(GString) hint = g_string_new(NULL);
  for (int i = 0; i < assessment_levels(assessment); i++)
    g_string_append_printf(hint, "%s%d %s", i ? ", " : "", i + 1,
                           assessment_level(assessment, i, "label"));
  g_string_append(hint, ".");
  app_hint(self->app, hint->str);
}

static void say_hint(struct assessment_screen *self)
{
  const struct stop *stop = assessment_stop(self, self->stop);
  g_autofree char *standing = assessment_standing(self);
  if (standing)
    app_hint(self->app, standing);
  else if (self->editor)
    app_hint(self->app, "Tab goes on, Esc leaves the text; it is kept as you type.");
  else if (stop->kind == STOP_TEXT)
    app_hint(self->app, "Enter writes here; Tab goes on.");
  else if (stop->kind == STOP_MET)
    app_hint(self->app, "Was it met? 1, 2 or 3 answers; Tab goes on.");
  else
    hint_levels(self);
}

static void draw_nothing(struct assessment_screen *self, struct canvas *canvas)
{
  g_autofree char *words = assessment_nothing(self->assessment);
  struct canvas part = canvas_part(canvas, 1, MARGIN, canvas->height, MIN(canvas->width - 4, 76));
  canvas_wrap(&part, 0, STYLE_PLAIN, words, part.height);
  canvas_cursor(&part, 0, 0);
}

void assessment_draw(struct assessment_screen *self, struct canvas *canvas)
{
  if (self->assessment->read_only && !self->assessment->stored) {
    draw_nothing(self, canvas);
    return;
  }
  say_hint(self);
  draw_tabs(self, canvas);
  self->drawn = canvas_part(canvas, 2, 0, canvas->height - 2, canvas->width);
  struct page page = { .self = self, .tall = self->drawn.height >= TALL };
  bool goals = self->page == assessment_pages(self) - 1;
  sheet_draw(&self->drawn, &self->top, goals ? draw_goals : draw_standard, &page);
}
