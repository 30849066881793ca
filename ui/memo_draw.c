/* A memo as it is drawn: the visit's figures, then what is written. */
#include "config.h"

#include "ui/memo_own.h"

#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/record_words.h"

enum {
  MARGIN = 3,
  VALUE = 21,
  TEXT_ROWS = 3,
  BAR = 12,
  NARROW_BAR = 5,
  COUNT = 10,
  FIGURES = 44,
  SIDE = 110
};

/* --- the visit ------------------------------------------------------------------------------ */

static void draw_strategy(struct sheet *sheet, const struct rowset *rows, int row)
{
  long seen = rowset_int(rows, row, "seen");
  long whole = rowset_int(rows, row, "whole");
  g_autofree char *count = whole ? format_of(seen, whole) : g_strdup("not rated");
  int end = MIN(sheet->width, 76);
  int bar = sheet->width < FIGURES + 2 ? NARROW_BAR : BAR;
  sheet_field(sheet, MARGIN, end - MARGIN - bar - COUNT - 2, STYLE_DIM,
              rowset_get(rows, row, "name"));
  if (whole)
    sheet_bar(sheet, end - bar - COUNT, bar, STYLE_PLAIN, (double)seen / (double)whole);
  sheet_right(sheet, end - 1, STYLE_PLAIN, count);
  sheet_next(sheet);
}

static void draw_figures(struct sheet *sheet, void *data)
{
  struct memo_screen *self = data;
  g_autofree char *rooms =
      format_plural(rowset_int(self->head, 0, "made"), "classroom", "classrooms");
  sheet_text(sheet, 1, STYLE_BOLD, "What was seen");
  sheet_text(sheet, 16, STYLE_DIM, rooms);
  sheet_next(sheet);
  for (int i = 0; i < self->strategies->row_count; i++)
    draw_strategy(sheet, self->strategies, i);
  g_autofree char *seen = self->seen ? g_strdup_printf("Counted as seen: %s.", self->seen) : NULL;
  if (seen)
    sheet_wrap(sheet, MARGIN, STYLE_DIM, seen, 2);
  if (self->amended)
    sheet_wrap(sheet, MARGIN, STYLE_PLAIN, self->amended, 0);
  const char *debrief = rowset_get(self->head, 0, "what_seen");
  if (debrief)
    sheet_wrap(sheet, MARGIN, STYLE_DIM, debrief, 4);
}

/* --- the memo ------------------------------------------------------------------------------- */

static void draw_text(struct memo_screen *self, struct sheet *sheet, int row, bool focused)
{
  const struct field *field = memo_text(row);
  const char *text = record_get(self->edit->record, field->name);
  sheet_text(sheet, MARGIN, focused ? STYLE_SELECTED : STYLE_DIM, field->label);
  if (!focused || !self->editor) {
    sheet_wrap(sheet, VALUE, text ? STYLE_PLAIN : STYLE_DIM, text ? text : "nothing yet", 0);
    return;
  }
  int width = sheet_wrap_width(sheet, VALUE);
  int height =
      CLAMP(editor_height(self->editor, width), TEXT_ROWS, MAX(sheet->canvas.height - 1, 1));
  struct canvas part = sheet_part(sheet, VALUE, height);
  part.width = MIN(part.width, width);
  if (!sheet->measuring)
    editor_draw(self->editor, &part, true);
}

static void draw_step(struct memo_screen *self, struct sheet *sheet, const struct record *step,
                      bool focused)
{
  const char *due_on = record_get(step, "due_on");
  g_autofree char *who =
      record_words_ref(self->edit->session->store, "staff", record_get(step, "owner"));
  g_autofree char *by = due_on ? date_short(due_on) : NULL;
  g_autofree char *line =
      g_strdup_printf("%s (%s%s%s)", record_get(step, "text"), who ? who : "nobody yet",
                      by ? ", by " : "", by ? by : "");
  sheet_wrap(sheet, MARGIN, focused ? STYLE_SELECTED : STYLE_PLAIN, line, focused ? 0 : 2);
}

static void draw_sealed(const struct memo_screen *self, struct sheet *sheet)
{
  g_autofree char *name = record_words_ref(self->edit->session->store, "staff",
                                           record_get(self->edit->record, "author"));
  g_autofree char *words =
      g_strdup_printf("%s began this memo and has not sent it. Nobody else reads it before.", name);
  sheet_wrap(sheet, 1, STYLE_PLAIN, words, 0);
}

static void draw_rows(struct sheet *sheet, void *data)
{
  struct memo_screen *self = data;
  if (self->sealed)
    draw_sealed(self, sheet);
  for (int row = 0; row < memo_rows(self); row++) {
    bool focused = row == self->focus;
    const struct record *step = memo_step(self, row);
    if (row == MEMO_TEXTS) {
      sheet_next(sheet);
      sheet_text(sheet, 1, STYLE_BOLD, "Who does what, by when");
      sheet_next(sheet);
    }
    if (focused)
      sheet_select(sheet, MARGIN);
    if (row < MEMO_TEXTS)
      draw_text(self, sheet, row, focused);
    else if (step)
      draw_step(self, sheet, step, focused);
    else
      sheet_wrap(sheet, MARGIN, focused ? STYLE_SELECTED : STYLE_DIM,
                 "Add a step: it becomes a follow-up when the memo is sent", 1);
    if (focused)
      sheet_focus_end(sheet);
  }
}

/* Where there is no room beside the words, the figures follow them. */
static void draw_all(struct sheet *sheet, void *data)
{
  draw_rows(sheet, data);
  sheet_next(sheet);
  draw_figures(sheet, data);
}

/* While a text is typed: what the page has room for. */
static void hint_room(struct memo_screen *self)
{
  g_autofree char *room = memo_room(self, true);
  g_autofree char *hint = g_strdup_printf("Esc leaves the text; it is kept as you type.%s%s",
                                          room ? " " : "", room ? room : "");
  app_hint(self->app, hint);
}

void memo_draw(struct memo_screen *self, struct canvas *canvas)
{
  int top = 0;
  if (self->form) {
    struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
    canvas_text(canvas, 0, 1, STYLE_BOLD, "Step");
    form_draw(self->form, &body, true);
    return;
  }
  if (self->editor)
    hint_room(self);
  else if (!self->edit->read_only && self->focus < MEMO_TEXTS) {
    g_autofree char *room = memo_room(self, false);
    app_hint(self->app, room ? room : memo_text(self->focus)->help);
  }
  if (canvas->width < SIDE) {
    sheet_draw(canvas, &self->top, draw_all, self);
    return;
  }
  struct canvas right = canvas_part(canvas, 0, canvas->width - FIGURES, canvas->height, FIGURES);
  struct canvas left = canvas_part(canvas, 0, 0, canvas->height, canvas->width - FIGURES - 1);
  sheet_draw(&right, &top, draw_figures, self);
  sheet_draw(&left, &self->top, draw_rows, self);
}
