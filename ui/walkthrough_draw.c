/* Drawing the capture screen. */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "base/clock.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum {
  MARK_LEAST = 6,
  MARK_MOST = 14,
  COMMENT_LEAST = 18,
  COMMENT_GOOD = 22,
  UNFOLD_LINES = 6,
  FOLDED_LINES = 2,
  WORDING_LINES = 3
};

/* --- what the rows hold --------------------------------------------------------------------- */

int capture_rows(const struct capture *capture)
{
  bool replied = record_get(capture->record, "reply") != NULL;
  return capture->items->row_count + TEXTS + (replied ? 1 : 0);
}

const char *capture_text_field(int text)
{
  static const char *const fields[] = { "what_worked", "next_step", "private_note", "reply" };
  return fields[text];
}

const char *capture_text_label(int text)
{
  static const char *const labels[] = { "What worked", "Next step or question",
                                        "Private notes (not on slip or packet; part of the record)",
                                        "The teacher’s reply" };
  return labels[text];
}

const char *capture_row_text(const struct capture *capture, int row)
{
  const char *text;
  if (row < capture->items->row_count) {
    struct record *mark = capture_mark(capture, row, false);
    text = mark ? record_get(mark, "comment") : NULL;
  } else {
    text = record_get(capture->record, capture_text_field(row - capture->items->row_count));
  }
  return text ? text : "";
}

void capture_set_row_text(struct capture *capture, int row, const char *text)
{
  if (row < capture->items->row_count)
    record_set(capture_mark(capture, row, true), "comment", text);
  else
    record_set(capture->record, capture_text_field(row - capture->items->row_count), text);
  capture->touched = true;
}

/* --- header --------------------------------------------------------------------------------- */

static char *class_line(const struct record *record, const char *subject)
{
  const char *const parts[][2] = { { "Rm ", record_get(record, "room") },
                                   { "Gr ", record_get(record, "grade") },
                                   { "", subject },
                                   { "Period ", record_get(record, "period") } };
  GString *where = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (parts[i][1])
      g_string_append_printf(where, "%s%s%s", where->len ? "  " : "", parts[i][0], parts[i][1]);
  return g_string_free(where, FALSE);
}

/* `Rm 204  Gr 6  Math  Period 3`; where that is too wide the subject is cut, not the period. Yours.
 */
static char *class_words(const struct record *record, int columns)
{
  enum { SUBJECT_LEAST = 4 };
  const char *subject = record_get(record, "subject");
  g_autofree char *whole = class_line(record, subject);
  int excess = text_width(whole) - columns;
  int room = subject ? text_width(subject) - excess - 1 : 0;
  if (excess <= 0 || !record_get(record, "period") || room < SUBJECT_LEAST)
    return g_steal_pointer(&whole);
  g_autofree char *begin = g_strndup(subject, text_fit(subject, room));
  g_autofree char *cut = g_strdup_printf("%s…", g_strchomp(begin));
  return class_line(record, cut);
}

static void draw_teacher(const struct capture *capture, struct canvas *canvas)
{
  const struct record *record = capture->record;
  /* The day is said only where it is not today. */
  g_autofree char *today = clock_today();
  const char *made_on = record_get(record, "made_on");
  g_autofree char *day = g_strcmp0(made_on, today) == 0 ? g_strdup("") : date_medium(made_on);
  const char *started = record_get(record, "started");
  int elapsed = capture_elapsed(capture); /* a minute begun counts as one, as on the slip */
  long minutes = record_get_int(record, "minutes", elapsed < 0 ? -1 : MAX(elapsed, 1));
  g_autofree char *length = minutes >= 0 ? g_strdup_printf("  (%ld min)", minutes) : g_strdup("");
  g_autofree char *time =
      g_strdup_printf("%s%s%s%s", day, *day ? "  " : "", started ? started : "no time", length);
  int end = canvas_right(canvas, 0, canvas->width - 1, STYLE_PLAIN, time);
  const char *note = record_get(record, "teacher_note");
  g_autofree char *with_note = record_get(record, "teacher") && note
                                   ? g_strdup_printf("%s (%s)", capture->teacher_name, note)
                                   : NULL;
  const char *whose = with_note ? with_note : capture->teacher_name;
  canvas_text(canvas, 0, 2, STYLE_DIM, "Teacher");
  int name = canvas_field(canvas, 0, 11, MAX(MIN(26, end - 12), 1), STYLE_BOLD,
                          whose ? whose : "not said yet");
  int column = 11 + MAX(name + 2, 20);
  if (end - column <= 8)
    return;
  g_autofree char *where = class_words(record, end - column - 2);
  canvas_field(canvas, 0, column, end - column - 2, STYLE_PLAIN, where);
}

/* `middle, pairs, 22 present, 18 on task`: nothing where none of it is said. Yours. */
static char *lesson_words(const struct record *record)
{
  static const char *const parts[][2] = { { "lesson_part", "" },
                                          { "grouping", "" },
                                          { "students_present", " present" },
                                          { "students_on_task", " on task" } };
  GString *text = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
    if (record_get(record, parts[i][0]))
      g_string_append_printf(text, "%s%s%s", text->len ? ", " : "", record_get(record, parts[i][0]),
                             parts[i][1]);
  return g_string_free(text, FALSE);
}

static void draw_lesson(const struct capture *capture, struct canvas *canvas)
{
  g_autofree char *words = lesson_words(capture->record);
  if (!*words)
    return;
  canvas_text(canvas, 3, 2, STYLE_DIM, "Lesson");
  canvas_field(canvas, 3, 11, canvas->width - 12, STYLE_PLAIN, words);
}

/* Who was along; before them who recorded it, where that is another than looks at it. */
static void draw_people(const struct capture *capture, struct canvas *canvas)
{
  const char *with = capture->with && *capture->with ? capture->with : NULL;
  g_autofree char *both =
      capture->by ? g_strdup_printf("%s%s%s", capture->by, with ? ", with " : "", with ? with : "")
                  : NULL;
  canvas_text(canvas, 1, 2, STYLE_DIM, both ? "By" : "With");
  canvas_field(canvas, 1, 11, canvas->width / 2 - 13, STYLE_PLAIN,
               both   ? both
               : with ? with
                      : "nobody");
}

static void draw_header(const struct capture *capture, struct canvas *canvas)
{
  draw_teacher(capture, canvas);
  draw_lesson(capture, canvas);
  draw_people(capture, canvas);
  int half = canvas->width / 2 - 2;
  canvas_text(canvas, 1, half + 1, STYLE_DIM, "Form");
  canvas_field(canvas, 1, half + 7, canvas->width - half - 8, STYLE_PLAIN, capture->form_name);
  if (!capture->last_on) {
    canvas_text(canvas, 2, 2, STYLE_DIM,
                capture->in_view ? "First walkthrough here" : "Earlier ones are not in your view");
    return;
  }
  g_autofree char *when = date_short(capture->last_on);
  g_autofree char *text =
      capture->last_step ? g_strdup_printf("%s: “%s”", when, capture->last_step) : g_strdup(when);
  canvas_text(canvas, 2, 2, STYLE_DIM, "Last time");
  int end = canvas->width - 1;
  if (capture->last_step) {
    bool open = !capture->last_state || strcmp(capture->last_state, "open") == 0;
    g_autofree char *said = g_strdup_printf("[%s]", open ? "still open" : capture->last_state);
    end = canvas_right(canvas, 2, end, open ? STYLE_MIDDLE : STYLE_GOOD, said) - 1;
  }
  canvas_field(canvas, 2, 13, MAX(end - 13, 1), STYLE_PLAIN, text);
}

/* --- body ----------------------------------------------------------------------------------- */

struct columns {
  int strategy, mark, comment, width;
};

/* What the longest of the level's keys and labels needs. */
static int mark_width(const struct capture *capture)
{
  int widest = 0;
  for (int i = 0; i < capture->levels->row_count; i++)
    widest = MAX(widest, text_width(rowset_get(capture->levels, i, "label")));
  return CLAMP(widest + 2, MARK_LEAST, MARK_MOST);
}

/* Strategies stand in full where that leaves the comments room; else the comments have
 * COMMENT_GOOD, or nearly half where that is less, and a strategy that is cut stands in full where
 * it is selected. */
static struct columns columns_of(const struct capture *capture, int width)
{
  int widest = 0;
  for (int i = 0; i < capture->items->row_count; i++)
    widest = MAX(widest, text_width(rowset_get(capture->items, i, "wording")));
  int marks = mark_width(capture);
  int room = width - 6 - marks - 4;
  int strategy = widest <= room - COMMENT_LEAST
                     ? widest
                     : MIN(widest, MAX(room * 11 / 20, room - COMMENT_GOOD));
  return (struct columns){ 6, 6 + strategy + 2, 6 + strategy + 2 + marks + 2, width };
}

/* How a level looks: the best of those that count as seen green, others of them yellow. */
static unsigned level_style(const struct capture *capture, int level)
{
  const char *counts = rowset_get(capture->levels, level, "counts");
  if (strcmp(counts, "not_seen") == 0)
    return STYLE_POOR;
  if (strcmp(counts, "seen") != 0)
    return STYLE_DIM;
  return level == 0 || level == capture->levels->row_count - 1 ? STYLE_GOOD : STYLE_MIDDLE;
}

static void draw_mark(const struct capture *capture, int row, struct canvas *canvas, int line,
                      const struct columns *at)
{
  struct record *mark = capture_mark(capture, row, false);
  const char *code = mark ? record_get(mark, "level") : NULL;
  int level = code ? rowset_row(capture->levels, "code", code) : -1;
  if (level < 0) {
    canvas_text(canvas, line, at->mark, STYLE_DIM, terminal_glyph(canvas->terminal, GLYPH_DOT));
    return;
  }
  g_autofree char *key = g_utf8_strup(rowset_get(capture->levels, level, "key"), -1);
  g_autofree char *text =
      g_strdup_printf("%s %s", key, rowset_get(capture->levels, level, "label"));
  canvas_field(canvas, line, at->mark, at->comment - at->mark - 1, level_style(capture, level),
               text);
}

/* The lines of a strategy's wording. Yours. */
static GArray *wording_lines(const struct capture *capture, int row, const struct columns *at)
{
  return text_wrap(rowset_get(capture->items, row, "wording"), MAX(at->mark - at->strategy - 2, 1));
}

/* Lines below the first that a selected strategy needs to stand in full. */
static int wording_more(const struct capture_screen *self, int row, const struct columns *at)
{
  if (row != self->focus || row >= self->capture->items->row_count)
    return 0;
  g_autoptr(GArray) lines = wording_lines(self->capture, row, at);
  return CLAMP((int)lines->len, 1, WORDING_LINES) - 1;
}

/* Lines that a row's text unfolds to, below the row itself. */
static int unfolded(struct capture_screen *self, int row, int width)
{
  const struct capture *capture = self->capture;
  bool item = row < capture->items->row_count;
  const char *text = capture_row_text(capture, row);
  if (row == self->focus && self->editor)
    return CLAMP(editor_height(self->editor, width - 8), 1, UNFOLD_LINES);
  if (row == self->focus && item && !*text)
    text = rowset_get(capture->items, row, "look_for");
  if (!text || !*text)
    return 0;
  if (row != self->focus && item)
    return 0;
  return MIN(canvas_wrap_height(text, MIN(width - 8, 76)),
             row == self->focus ? UNFOLD_LINES : FOLDED_LINES);
}

static void draw_wording(const struct capture_screen *self, int row, struct canvas *canvas,
                         int line, const struct columns *at)
{
  const char *wording = rowset_get(self->capture->items, row, "wording");
  int width = at->mark - at->strategy - 2;
  int more = wording_more(self, row, at);
  if (more == 0) {
    canvas_field(canvas, line, at->strategy, width,
                 row == self->focus ? STYLE_SELECTED : STYLE_PLAIN, wording);
    return;
  }
  struct canvas part = canvas_part(canvas, line, at->strategy, more + 1, width);
  canvas_wrap(&part, 0, STYLE_SELECTED, wording, more + 1);
}

static void draw_item(struct capture_screen *self, int row, struct canvas *canvas, int line,
                      const struct columns *at)
{
  const struct capture *capture = self->capture;
  bool selected = row == self->focus;
  g_autofree char *number = g_strdup_printf("%d", row + 1);
  if (selected)
    canvas_text(canvas, line, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  canvas_right(canvas, line, 5, STYLE_DIM, number);
  draw_wording(self, row, canvas, line, at);
  draw_mark(capture, row, canvas, line, at);
  if (!selected && at->width - at->comment > 6)
    canvas_field(canvas, line, at->comment, at->width - at->comment - 1, STYLE_PLAIN,
                 capture_row_text(capture, row));
}

static void draw_text_label(struct capture_screen *self, int text, struct canvas *canvas, int line)
{
  int row = self->capture->items->row_count + text;
  bool selected = row == self->focus;
  if (selected)
    canvas_text(canvas, line, 1, STYLE_SELECTED, terminal_glyph(canvas->terminal, GLYPH_MARKER));
  canvas_field(canvas, line, 3, canvas->width - 4, selected ? STYLE_SELECTED : STYLE_DIM,
               capture_text_label(text));
}

static void draw_unfolded(struct capture_screen *self, int row, struct canvas *canvas, int line,
                          int lines)
{
  const struct capture *capture = self->capture;
  struct canvas part = canvas_part(canvas, line, 6, lines, MIN(canvas->width - 8, 76));
  const char *text = capture_row_text(capture, row);
  bool look_for = row < capture->items->row_count && !*text;
  if (row == self->focus && self->editor)
    editor_draw(self->editor, &part, true);
  else if (lines > 0)
    canvas_wrap(&part, 0, look_for ? STYLE_DIM : STYLE_PLAIN,
                look_for ? rowset_get(capture->items, row, "look_for") : text, lines);
}

/* The heading that a strategy begins on the form; NULL for none. Borrowed. */
static const char *heading_of(const struct capture *capture, int row)
{
  if (row >= capture->items->row_count)
    return NULL;
  const char *heading = rowset_get(capture->items, row, "grouping");
  const char *before = row > 0 ? rowset_get(capture->items, row - 1, "grouping") : NULL;
  return g_strcmp0(heading, before) == 0 ? NULL : heading;
}

static bool begins_group(const struct capture *capture, int row)
{
  return heading_of(capture, row) != NULL;
}

/* The line of the body that each row begins on, and its lines below; a heading has the line above.
 */
static int lay_out(struct capture_screen *self, const struct columns *at, int *starts, int *below)
{
  int line = 0;
  for (int row = 0; row < capture_rows(self->capture); row++) {
    if (row == self->capture->items->row_count)
      line++;
    line += begins_group(self->capture, row);
    starts[row] = line;
    below[row] = wording_more(self, row, at) + unfolded(self, row, at->width);
    line += 1 + below[row];
  }
  return line;
}

static void scroll_to_focus(struct capture_screen *self, const int *starts, const int *below,
                            int total, int height)
{
  int last = starts[self->focus] + below[self->focus];
  int first = starts[self->focus] - begins_group(self->capture, self->focus);
  if (last >= self->scroll + height)
    self->scroll = last - height + 1;
  if (first < self->scroll)
    self->scroll = first;
  self->scroll = CLAMP(self->scroll, 0, MAX(total - height, 0));
}

static void draw_body(struct capture_screen *self, struct canvas *canvas, const struct columns *at)
{
  int rows = capture_rows(self->capture);
  g_autofree int *starts = g_new(int, (gsize)rows);
  g_autofree int *below = g_new(int, (gsize)rows);
  int total = lay_out(self, at, starts, below);
  scroll_to_focus(self, starts, below, total, canvas->height);
  for (int row = 0; row < rows; row++) {
    int line = starts[row] - self->scroll;
    bool item = row < self->capture->items->row_count;
    if (begins_group(self->capture, row) && line > 0 && line <= canvas->height)
      canvas_field(canvas, line - 1, 3, canvas->width - 4, STYLE_DIM,
                   heading_of(self->capture, row));
    if (line >= 0 && line < canvas->height && item)
      draw_item(self, row, canvas, line, at);
    else if (line >= 0 && line < canvas->height)
      draw_text_label(self, row - self->capture->items->row_count, canvas, line);
    int wording = wording_more(self, row, at);
    if (line + 1 + wording >= 0 && below[row] > wording)
      draw_unfolded(self, row, canvas, line + 1 + wording,
                    MIN(below[row] - wording, MAX(canvas->height - line - 1 - wording, 0)));
  }
  if (self->scroll > 0)
    canvas_text(canvas, 0, canvas->width - 2, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_UP));
  if (total - self->scroll > canvas->height)
    canvas_text(canvas, canvas->height - 1, canvas->width - 2, STYLE_DIM,
                terminal_glyph(canvas->terminal, GLYPH_MORE_DOWN));
  if (!self->editor)
    canvas_cursor(canvas, starts[self->focus] - self->scroll, 1);
}

void capture_draw(struct capture_screen *self, struct canvas *canvas)
{
  struct columns at = columns_of(self->capture, canvas->width);
  draw_header(self->capture, canvas);
  canvas_text(canvas, 4, at.strategy, STYLE_DIM, "Strategy");
  canvas_text(canvas, 4, at.mark, STYLE_DIM, "Mark");
  if (canvas->width - at.comment > 8)
    canvas_text(canvas, 4, at.comment, STYLE_DIM, "Comment");
  struct canvas body = canvas_part(canvas, 5, 0, canvas->height - 5, canvas->width);
  draw_body(self, &body, &at);
}
