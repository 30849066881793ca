#include "config.h"

#include "ui/principal.h"

#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/words.h"
#include "ui/sheet.h"
#include "ui/visit_words.h"

#include <string.h>

enum { MARGIN = 3, BADGE = 6, FIGURE = 10, MOST = 3, BAR = 18 };

static void heading(struct sheet *sheet, const char *text)
{
  sheet_next(sheet);
  sheet_text(sheet, 1, STYLE_BOLD, text);
}

static void labelled(struct sheet *sheet, int column, unsigned style, const char *label,
                     const char *text)
{
  if (!text)
    return;
  g_autofree char *line = g_strdup_printf("%s: %s", label, text);
  sheet_wrap(sheet, column, style, line, 0);
}

/* --- walkthroughs
 * ---------------------------------------------------------------------------------- */

static void draw_walkthroughs(const struct principal *self, struct sheet *sheet)
{
  const struct administrator *person = self->person;
  g_autofree char *of = format_of(person->done, person->target);
  g_autofree char *days = format_plural(person->days, "day", "days");
  int before = person->months[FIGURES_MONTHS - 2];
  int column = 1 + sheet_text(sheet, 1, STYLE_BOLD, "Walkthroughs") + 2;
  if (!self->figures->frame->walked && person->done == 0) {
    sheet_text(sheet, column, STYLE_DIM, "no record");
    sheet_next(sheet);
    return;
  }
  column += sheet_print(sheet, column, STYLE_PLAIN, "%s on %s ", of, days) + 1;
  int width = MIN(BAR, sheet->width - column - 20);
  if (width > 3 && person->target > 0) {
    sheet_bar(sheet, column, width, STYLE_PLAIN, (double)person->done / person->target);
    column += width + 2;
  }
  if (before >= 0)
    sheet_print(sheet, column, STYLE_DIM, "%s: %d", self->figures->frame->previous_name, before);
  sheet_next(sheet);
  if (person->reason)
    labelled(sheet, MARGIN, STYLE_DIM, "Target", person->reason);
}

/* --- ratings
 * ----------------------------------------------------------------------------------------- */

static void draw_level(struct sheet *sheet, int column, const struct rowset *rows, int row,
                       bool words)
{
  const char *level = row >= 0 ? rowset_get(rows, row, "level") : NULL;
  if (!level) {
    sheet_badge(sheet, column, STYLE_DIM, NULL);
    return;
  }
  enum role role =
      figures_level_role((int)rowset_int(rows, row, "rank"), (int)rowset_int(rows, row, "levels"));
  int used = sheet_badge(sheet, column, words ? principals_style(role) : STYLE_DIM, level);
  if (words)
    sheet_text(sheet, column + used + 1, principals_style(role), rowset_get(rows, row, "label"));
}

static void draw_standard(const struct principal *self, struct sheet *sheet, int row, int column)
{
  const struct rowset *rows = self->ratings->row_count ? self->ratings : self->ratings_before;
  const char *code = rowset_get(rows, row, "standard");
  bool now = self->ratings->row_count > 0;
  sheet_field(sheet, MARGIN, column - MARGIN - 1, STYLE_PLAIN, rowset_get(rows, row, "name"));
  draw_level(sheet, column, self->ratings_before,
             rowset_row(self->ratings_before, "standard", code), false);
  if (now)
    draw_level(sheet, column + BADGE, self->ratings, row, true);
  sheet_next(sheet);
  if (now) {
    labelled(sheet, MARGIN + 2, STYLE_PLAIN, "Why", rowset_get(rows, row, "rationale"));
    labelled(sheet, MARGIN + 2, STYLE_PLAIN, "Shown by", rowset_get(rows, row, "evidence"));
  }
}

static void draw_ratings(const struct principal *self, struct sheet *sheet)
{
  const struct month_frame *frame = self->figures->frame;
  const struct rowset *rows = self->ratings->row_count ? self->ratings : self->ratings_before;
  int column = MIN(30, sheet->width / 2 - 3);
  heading(sheet, "Self-assessment");
  sheet_text(sheet, column, STYLE_DIM, frame->previous_short);
  sheet_text(sheet, column + BADGE, STYLE_BOLD, frame->short_name);
  sheet_next(sheet);
  g_autofree char *idle = month_frame_idle_words(frame);
  if (self->ratings->row_count == 0 && idle)
    sheet_wrap(sheet, MARGIN, STYLE_BOLD, idle, 0);
  if (self->ratings->row_count == 0 && self->person->expected) {
    g_autofree char *words = words_not_submitted(frame);
    g_autofree char *line = g_strdup_printf("%s: %s.", frame->name, words);
    sheet_wrap(sheet, MARGIN, STYLE_BOLD, line, 0);
  }
  for (int row = 0; row < rows->row_count; row++)
    draw_standard(self, sheet, row, column);
  if (self->ratings->row_count > 0)
    labelled(sheet, MARGIN, STYLE_PLAIN, "Still working on",
             rowset_get(self->ratings, 0, "working_on"));
}

/* --- goals
 * --------------------------------------------------------------------------------------------- */

/* none: what is said where there is none. */
static void draw_goals_of(struct sheet *sheet, const char *label, const struct rowset *goals,
                          const char *none)
{
  for (int row = 0; row < goals->row_count; row++) {
    labelled(sheet, MARGIN, STYLE_PLAIN, label, rowset_get(goals, row, "text"));
    labelled(sheet, MARGIN + 2, STYLE_DIM, "Steps", rowset_get(goals, row, "steps"));
  }
  if (goals->row_count == 0)
    labelled(sheet, MARGIN, STYLE_DIM, label, none);
}

static void draw_goals(const struct principal *self, struct sheet *sheet)
{
  const struct month_frame *frame = self->figures->frame;
  g_autofree char *next = month_add(frame->month, 1);
  g_autofree char *next_name = month_name(next);
  g_autofree char *last = g_strdup_printf("For %s", frame->name);
  g_autofree char *coming = g_strdup_printf("For %s", next_name);
  const char *met = self->person->assessment ? self->person->assessment->goal_met : NULL;
  heading(sheet, "Goal");
  sheet_next(sheet);
  g_autofree char *none_before = words_no_goal(self->figures, self->person);
  g_autofree char *sentence = g_strconcat(none_before, ".", NULL);
  draw_goals_of(sheet, last, self->goals_before, sentence);
  if (met) {
    unsigned style = strcmp(met, "met") == 0      ? STYLE_GOOD
                     : strcmp(met, "partly") == 0 ? STYLE_MIDDLE
                                                  : STYLE_POOR;
    int goals = self->goals_before->row_count;
    g_autofree char *words = goals > 1 ? words_goal_met(goals, met) : NULL;
    sheet_text(sheet, goals > 1 ? MARGIN : MARGIN + 2, style | STYLE_BOLD,
               words ? words : choice_label(goal_met_choices, met));
    sheet_next(sheet);
  }
  if (self->person->assessment)
    draw_goals_of(sheet, coming, self->goals, "no goal was set.");
}

/* --- plan
 * ------------------------------------------------------------------------------------------------
 */

static bool item_changed(const struct figures_item *item)
{
  return item->status && item->status_earlier && strcmp(item->status, item->status_earlier) != 0;
}

static void draw_change(struct sheet *sheet, const struct figures_item *item)
{
  int column = MARGIN;
  column += sheet_badge(sheet, column, STYLE_DIM, status_letter(item->status_earlier)) + 1;
  column = MARGIN + 4;
  sheet_text(sheet, column, STYLE_DIM, terminal_utf8(sheet->canvas.terminal) ? "→" : ">");
  sheet_badge(sheet, column + 2, principals_style(figures_status_role(item->status)),
              status_letter(item->status));
  g_autofree char *text = g_strdup_printf("%s  %s", item->code, item->text);
  sheet_wrap(sheet, column + 6, STYLE_PLAIN, text, 2);
}

static void draw_school(struct sheet *sheet, const struct month_frame *frame,
                        const struct figures_school *school)
{
  g_autofree char *now =
      school->entered > 0 ? words_standing(frame, school->now) : g_strdup("no plan entered");
  g_autofree char *before =
      figures_status_set(school->before) > 0 ? words_status(school->before) : g_strdup("no record");
  heading(sheet, "School Improvement Plan");
  sheet_right(sheet, sheet->width - 1, STYLE_DIM, school->name);
  sheet_next(sheet);
  sheet_wrap(sheet, MARGIN, STYLE_PLAIN, now, 0);
  if (school->items->len > 0)
    labelled(sheet, MARGIN, STYLE_DIM, "The month before", before);
  for (guint i = 0; i < school->items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(school->items, i);
    if (item_changed(item))
      draw_change(sheet, item);
  }
  if (school->still > 0) {
    g_autofree char *count = format_plural(school->still, "item is", "items are");
    sheet_print(sheet, MARGIN, STYLE_PLAIN, "%s unchanged for two months or more.", count);
    sheet_next(sheet);
  }
}

static void draw_plans(const struct principal *self, struct sheet *sheet)
{
  for (guint i = 0; i < self->person->leads->len; i++) {
    const struct figures_school *school =
        figures_school(self->figures, g_ptr_array_index(self->person->leads, i));
    if (school)
      draw_school(sheet, self->figures->frame, school);
  }
}

/* --- strategies
 * --------------------------------------------------------------------------------------------- */

/* A row that was marked often enough to be shown, and how often it was seen. */
struct seen {
  const char *name;
  long seen, whole;
};

static gint least_first(gconstpointer a, gconstpointer b)
{
  const struct seen *first = a, *second = b;
  long left = first->seen * second->whole, right = second->seen * first->whole;
  return left < right ? -1 : left > right ? 1 : strcmp(first->name, second->name);
}

static GArray *often_enough(const struct rowset *rows, long least)
{
  GArray *all = g_array_new(FALSE, FALSE, sizeof(struct seen));
  for (int row = 0; row < rows->row_count; row++) {
    struct seen seen = { rowset_get(rows, row, "name"), rowset_int(rows, row, "seen"),
                         rowset_int(rows, row, "whole") };
    if (seen.whole >= least)
      g_array_append_val(all, seen);
  }
  g_array_sort(all, least_first);
  return all;
}

static void draw_seen(struct sheet *sheet, const char *label, const struct seen *seen)
{
  g_autofree char *of = format_of(seen->seen, seen->whole);
  sheet_text(sheet, MARGIN, STYLE_DIM, label);
  sheet_right(sheet, MARGIN + 7 + FIGURE, STYLE_BOLD, of);
  sheet_field(sheet, MARGIN + 9 + FIGURE, sheet->width - MARGIN - 9 - FIGURE, STYLE_PLAIN,
              seen->name);
  sheet_next(sheet);
}

static void draw_strategies(const struct principal *self, struct sheet *sheet)
{
  g_autoptr(GArray) all = often_enough(self->strategies, self->figures->frame->walkthrough_floor);
  int count = (int)all->len, shown = MIN(MOST, count / 2);
  heading(sheet, "What was seen");
  sheet_next(sheet);
  if (count < 2) {
    g_autofree char *few =
        g_strdup_printf("Too few to show: a strategy needs at least %d marks in the month.",
                        self->figures->frame->walkthrough_floor);
    sheet_wrap(sheet, MARGIN, STYLE_DIM, few, 0);
    return;
  }
  for (int i = 0; i < shown; i++)
    draw_seen(sheet, i == 0 ? "Most" : "", &g_array_index(all, struct seen, count - 1 - i));
  for (int i = 0; i < shown; i++)
    draw_seen(sheet, i == 0 ? "Least" : "", &g_array_index(all, struct seen, i));
}

/* What they have to do, due first; nothing where nothing is open. */
static void draw_follow_ups(const struct principal *self, struct sheet *sheet)
{
  enum { DUE = 14 };
  const struct rowset *rows = self->follow_ups;
  if (rows->row_count == 0)
    return;
  heading(sheet, "Open follow-ups");
  sheet_next(sheet);
  for (int i = 0; i < rows->row_count; i++) {
    unsigned style = STYLE_PLAIN;
    const char *due_on = rowset_get(rows, i, "due_on");
    g_autofree char *due = due_on ? visit_words_due(due_on, &style) : g_strdup("");
    sheet_text(sheet, MARGIN, style, due);
    sheet_field(sheet, MARGIN + DUE, sheet->width - MARGIN - DUE, STYLE_PLAIN,
                rowset_get(rows, i, "text"));
    sheet_next(sheet);
  }
}

/* --- the page
 * --------------------------------------------------------------------------------------------------
 */

static void draw_page(struct sheet *sheet, void *data)
{
  struct principal *self = data;
  draw_walkthroughs(self, sheet);
  draw_ratings(self, sheet);
  draw_goals(self, sheet);
  draw_plans(self, sheet);
  draw_strategies(self, sheet);
  draw_follow_ups(self, sheet);
}

void principal_draw(struct principal *self, struct canvas *canvas)
{
  sheet_draw(canvas, &self->top, draw_page, self);
  canvas_cursor(canvas, 0, 1);
}
