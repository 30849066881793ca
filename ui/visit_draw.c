/* A visit as it is drawn. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "model/visit_rules.h"
#include "report/school_days.h"
#include "ui/visit_words.h"

#include <string.h>

enum {
  MARGIN = 3,
  VALUE = 18,
  TEXT_ROWS = 3,
  REST_ROWS = 3,
  STANDING = 14,
  OWNER = 19,
  ROOMY = 72
};

static void heading(struct sheet *sheet, const char *text, const char *beside)
{
  sheet_next(sheet);
  int end = 1 + sheet_text(sheet, 1, STYLE_BOLD, text);
  sheet_text(sheet, end + 2, STYLE_DIM, beside);
  sheet_next(sheet);
}

/* --- values --------------------------------------------------------------------------------- */

static void draw_label(struct sheet *sheet, const char *label, bool focused)
{
  sheet_text(sheet, MARGIN, focused ? STYLE_SELECTED : STYLE_DIM, label);
}

static void draw_value(struct sheet *sheet, bool focused, const char *label, const char *value,
                       const char *none)
{
  draw_label(sheet, label, focused);
  sheet_wrap(sheet, VALUE, value ? STYLE_PLAIN : STYLE_DIM, value ? value : none,
             focused ? 0 : REST_ROWS);
}

static void draw_text(struct visit_screen *self, struct sheet *sheet, bool focused,
                      const char *label, enum visit_row_kind kind)
{
  const char *field = visit_screen_text_field(kind);
  if (!focused || !self->editor) {
    draw_value(sheet, focused, label, record_get(self->edit->record, field), "nothing yet");
    return;
  }
  draw_label(sheet, label, true);
  int width = sheet_wrap_width(sheet, VALUE);
  int height =
      CLAMP(editor_height(self->editor, width), TEXT_ROWS, MAX(sheet->canvas.height - 2, 1));
  struct canvas part = sheet_part(sheet, VALUE, height);
  part.width = MIN(part.width, width);
  if (!sheet->measuring)
    editor_draw(self->editor, &part, true);
}

static const char *missed_words(const struct visit_screen *self)
{
  return visit_words_missed(session_of(self->app)->store, self->edit->place,
                            record_get(self->edit->record, "visited_on"));
}

static bool has_school(const struct visit_screen *self)
{
  return school_days_has(session_of(self->app)->store,
                         record_get(self->edit->record, "visited_on"));
}

/* `Thu 12 Nov 2026, 9:02 to 11:45`, `… planned, first for 9 Nov (snow day)`. Yours. */
static char *when_words(const struct visit_screen *self)
{
  const struct record *record = self->edit->record;
  const char *arrived = record_get(record, "arrived");
  const char *departed = record_get(record, "departed");
  const char *original = record_get(record, "original_on");
  const char *why = record_get(record, "moved_reason");
  g_autofree char *day = date_weekday_medium(record_get(record, "visited_on"));
  g_autofree char *first = original ? date_short(original) : NULL;
  GString *words = g_string_new(day);
  if (arrived && departed)
    g_string_append_printf(words, ", %s to %s", arrived, departed);
  else if (arrived)
    g_string_append_printf(words, ", since %s", arrived);
  if (visit_screen_is(self, "planned"))
    g_string_append(words, ", planned");
  if (visit_screen_is(self, "missed"))
    g_string_append_printf(words, ", %s", missed_words(self));
  else if (visit_screen_is(self, "planned") && !has_school(self))
    g_string_append(words, "; no school that day: move it (m)");
  if (first)
    g_string_append_printf(words, ", first planned for %s", first);
  if (why)
    g_string_append_printf(words, " (%s)", why);
  return g_string_free(words, FALSE);
}

/* `expected by 19 Nov`, `sent 20 Nov, 1 school day late`. Yours; NULL: none is expected. */
static char *memo_words(const struct visit_screen *self, unsigned *style)
{
  const char *due = record_get(self->edit->record, "memo_due_on");
  g_autofree char *by = due ? date_short(due) : NULL;
  g_autofree char *today = clock_today();
  g_autofree char *late =
      due ? school_days_late_words(session_of(self->app)->store, due,
                                   self->memo_sent_on ? self->memo_sent_on : today)
          : NULL;
  *style = STYLE_PLAIN;
  if (self->memo_sent_on) {
    g_autofree char *on = date_short(self->memo_sent_on);
    *style = late ? STYLE_MIDDLE : STYLE_GOOD;
    return late ? g_strdup_printf("sent %s, %s late", on, late) : g_strdup_printf("sent %s", on);
  }
  if (!due)
    return NULL;
  const char *begun = self->memo ? ", begun" : "";
  if (late) {
    *style = STYLE_POOR | STYLE_BOLD;
    return g_strdup_printf("was expected by %s%s: %s overdue", by, begun, late);
  }
  return g_strdup_printf("expected by %s%s", by, begun);
}

static void draw_memo(const struct visit_screen *self, struct sheet *sheet, bool focused)
{
  unsigned style;
  g_autofree char *words = memo_words(self, &style);
  draw_label(sheet, "Memo", focused);
  sheet_wrap(sheet, VALUE, words ? style : STYLE_DIM, words ? words : "none is expected", 1);
}

/* --- follow-ups and walkthroughs ------------------------------------------------------------ */

/* What became of it in this visit goes before how it stands now. */
static char *standing(const struct rowset *rows, int row, unsigned *style)
{
  char *words = visit_words_standing(rows, row, style);
  if (g_strcmp0(rowset_get(rows, row, "step"), "carried") != 0
      || strcmp(rowset_get(rows, row, "state"), "open") != 0)
    return words;
  char *carried = g_strdup_printf("to %s", words);
  g_free(words);
  *style = STYLE_MIDDLE;
  return carried;
}

static void draw_follow_up(const struct rowset *rows, int row, struct sheet *sheet, bool focused)
{
  unsigned style;
  g_autofree char *words = standing(rows, row, &style);
  bool roomy = sheet->width >= ROOMY;
  const char *text = rowset_get(rows, row, "text");
  int room = sheet->width - MARGIN - STANDING - (roomy ? OWNER : 0) - 1;
  sheet_text(sheet, sheet->width - STANDING, style, words);
  if (roomy)
    sheet_field(sheet, sheet->width - STANDING - OWNER, OWNER - 2, STYLE_DIM,
                rowset_get(rows, row, "owner"));
  sheet_field(sheet, MARGIN, room, focused ? STYLE_SELECTED : STYLE_PLAIN, text);
  sheet_next(sheet);
  if (!focused)
    return;
  g_autofree char *origin = visit_words_origin(rows, row);
  g_autofree char *whole =
      roomy ? g_strdup(origin) : g_strdup_printf("%s. %s", rowset_get(rows, row, "owner"), origin);
  if (canvas_wrap_height(text, room) > 1)
    sheet_wrap(sheet, MARGIN + 2, STYLE_PLAIN, text, 0);
  sheet_wrap(sheet, MARGIN + 2, STYLE_DIM, whole, 0);
}

static char *walk_words(const struct rowset *rows, int row)
{
  const char *outcome = rowset_get(rows, row, "outcome");
  if (strcmp(rowset_get(rows, row, "state"), VISIT_DRAFT) == 0)
    return g_strdup("");
  if (strcmp(outcome, "made") != 0)
    return g_strdup(choice_label(outcome_choices, outcome));
  return g_strdup_printf("%s of %s seen", rowset_get(rows, row, "seen"),
                         rowset_get(rows, row, "marks"));
}

static void draw_walk(const struct rowset *rows, int row, struct sheet *sheet, bool focused)
{
  enum { TIME = 7, STATE = 10, SEEN = 14, CLASS = 16 };
  const char *teacher = rowset_get(rows, row, "teacher");
  const char *note = rowset_get(rows, row, "teacher_note");
  const char *who = visit_note_beside(rowset_get(rows, row, "outcome"), note);
  g_autofree char *whose = teacher && who ? g_strdup_printf("%s (%s)", teacher, who) : NULL;
  const char *subject = rowset_get(rows, row, "subject");
  const char *number = rowset_get(rows, row, "room");
  g_autofree char *room = number ? g_strdup_printf("Rm %s", number) : NULL;
  g_autofree char *seen = walk_words(rows, row);
  bool roomy = sheet->width >= ROOMY;
  int end = sheet->width - STATE;
  const char *state = rowset_get(rows, row, "state");
  bool draft = strcmp(state, VISIT_DRAFT) == 0;
  if (strcmp(rowset_get(rows, row, "outcome"), "made") == 0) /* of an attempt there is no slip */
    sheet_text(sheet, end, draft ? STYLE_MIDDLE : STYLE_DIM,
               draft ? "draft"
               : strcmp(state, "final") == 0 && rowset_int(rows, row, "amended")
                   ? "amended"
                   : choice_label(state_choices, state));
  sheet_text(sheet, end - SEEN, STYLE_PLAIN, seen);
  end -= SEEN;
  if (roomy) {
    end -= CLASS;
    sheet_field(sheet, end, CLASS - 1, STYLE_DIM, subject);
    end -= TIME + 2;
    sheet_field(sheet, end, TIME + 1, STYLE_DIM, room);
  }
  sheet_text(sheet, MARGIN, STYLE_DIM, rowset_get(rows, row, "started"));
  sheet_field(sheet, MARGIN + TIME, end - MARGIN - TIME - 1, focused ? STYLE_SELECTED : STYLE_PLAIN,
              whose     ? whose
              : teacher ? teacher
                        : note);
  sheet_next(sheet);
}

/* The memo about an earlier visit that has not come, as a follow-up of its writer. */
static void draw_owed(const struct rowset *rows, int row, struct sheet *sheet, bool focused)
{
  unsigned style;
  g_autofree char *words = visit_words_standing(rows, row, &style);
  g_autofree char *day = date_short(rowset_get(rows, row, "visited_on"));
  g_autofree char *what = g_strdup_printf("Memo about the visit of %s", day);
  bool roomy = sheet->width >= ROOMY;
  int end = sheet->width - STANDING - (roomy ? OWNER : 0);
  sheet_text(sheet, sheet->width - STANDING, style, words);
  if (roomy)
    sheet_field(sheet, end, OWNER - 2, STYLE_DIM, rowset_get(rows, row, "owner"));
  sheet_field(sheet, MARGIN, end - MARGIN - 1, focused ? STYLE_SELECTED : STYLE_PLAIN, what);
  sheet_next(sheet);
}

/* --- the whole ------------------------------------------------------------------------------ */

static void draw_add(struct sheet *sheet, bool focused)
{
  sheet_wrap(sheet, MARGIN, focused ? STYLE_SELECTED : STYLE_DIM,
             "Add a follow-up: what, who, by when", 1);
}

static void draw_row(struct visit_screen *self, struct sheet *sheet, const struct visit_row *row,
                     bool focused)
{
  g_autofree char *when = row->kind == VISIT_WHEN ? when_words(self) : NULL;
  switch (row->kind) {
  case VISIT_WHEN:
    draw_value(sheet, focused, "When", when, "");
    break;
  case VISIT_WITH:
    draw_value(sheet, focused, "With", self->with, "nobody came along");
    break;
  case VISIT_PURPOSE:
    draw_text(self, sheet, focused, "Purpose", row->kind);
    break;
  case VISIT_BEFORE:
    draw_follow_up(self->before, row->index, sheet, focused);
    break;
  case VISIT_OWED:
    draw_owed(self->owed, row->index, sheet, focused);
    break;
  case VISIT_WALK:
    draw_walk(self->walks, row->index, sheet, focused);
    break;
  case VISIT_SEEN:
    draw_text(self, sheet, focused, "What was seen", row->kind);
    break;
  case VISIT_NEXT:
    draw_text(self, sheet, focused, "What is next", row->kind);
    break;
  case VISIT_AGREED:
    draw_follow_up(self->agreed, row->index, sheet, focused);
    break;
  case VISIT_ADD:
    draw_add(sheet, focused);
    break;
  case VISIT_MEMO:
    draw_memo(self, sheet, focused);
    break;
  }
}

static int open_before(const struct visit_screen *self)
{
  int count = self->owed->row_count;
  for (int i = 0; i < self->before->row_count; i++)
    count += strcmp(rowset_get(self->before, i, "state"), "open") == 0
             && g_strcmp0(rowset_get(self->before, i, "step"), "carried") != 0;
  return count;
}

/* Attempts among the rows: they are counted apart. */
static int attempts_count(const struct visit_screen *self)
{
  int count = 0;
  for (int i = 0; i < self->walks->row_count; i++)
    count += g_strcmp0(rowset_get(self->walks, i, "outcome"), "made") != 0;
  return count;
}

/* `3`, `3; 1 attempt, counted apart; 1 draft`, `1 draft`, that there is none. Yours. */
static char *walks_count(const struct visit_screen *self)
{
  int drafts = visit_screen_drafts(self);
  int attempts = attempts_count(self);
  int stored = self->walks->row_count - drafts - attempts;
  if (self->walks->row_count == 0)
    return g_strdup(visit_screen_is(self, "open") ? "none yet; w begins one" : "none");
  g_autofree char *tried = format_plural(attempts, "attempt", "attempts");
  g_autofree char *begun = format_plural(drafts, "draft", "drafts");
  GString *words = g_string_new(NULL);
  if (stored)
    g_string_append_printf(words, "%d", stored);
  if (attempts)
    g_string_append_printf(words, "%s%s, counted apart", words->len > 0 ? "; " : "", tried);
  if (drafts)
    g_string_append_printf(words, "%s%s", words->len > 0 ? "; " : "", begun);
  if (stored && self->seen)
    g_string_append_printf(words, "; seen: %s", self->seen);
  return g_string_free(words, FALSE);
}

/* Headings before the first row of a part, also where the part is empty. */
static void draw_heading(struct visit_screen *self, struct sheet *sheet, enum visit_row_kind kind,
                         enum visit_row_kind before)
{
  bool over = visit_screen_is(self, "made");
  if (before == VISIT_PURPOSE && !over && !visit_screen_is(self, "missed")) {
    int count = open_before(self);
    g_autofree char *number = g_strdup_printf("%d", count);
    heading(sheet, "Still open from before",
            count                     ? number
            : self->before->row_count ? "nothing more"
                                      : "nothing");
  } else if (kind == VISIT_BEFORE && before == VISIT_PURPOSE) {
    heading(sheet, "From before, dealt with in this visit", NULL);
  }
  if (kind >= VISIT_WALK && before < VISIT_WALK) {
    g_autofree char *count = walks_count(self);
    heading(sheet, "Walkthroughs", count);
  }
  if (kind == VISIT_SEEN)
    heading(sheet, "Debrief", NULL);
  if (kind > VISIT_NEXT && before <= VISIT_NEXT)
    heading(sheet, "Agreed", self->agreed->row_count || !self->edit->read_only ? NULL : "nothing");
}

static void draw_rows(struct sheet *sheet, void *data)
{
  struct visit_screen *self = data;
  enum visit_row_kind before = VISIT_WHEN;
  for (int i = 0; i < (int)self->rows->len; i++) {
    const struct visit_row *row = &g_array_index(self->rows, struct visit_row, i);
    bool focused = i == self->focus;
    if (i > 0)
      draw_heading(self, sheet, row->kind, before);
    if (focused)
      sheet_select(sheet, MARGIN);
    draw_row(self, sheet, row, focused);
    if (focused)
      sheet_focus_end(sheet);
    before = row->kind;
  }
  if (before == VISIT_PURPOSE)
    draw_heading(self, sheet, VISIT_BEFORE, before);
}

static const char *when_hint(const struct visit_screen *self)
{
  struct screen *screen = app_top(self->app);
  if (self->edit->read_only)
    return NULL;
  if (visit_state_may_make(screen))
    return visit_screen_is(self, "planned") ? "Was it made (y), moved (m) or missed (x)?"
                                            : "Was it made after all (y), or moved (m)?";
  return visit_state_may_move(screen) ? "Enter moves it to another day."
                                      : "Enter corrects the day and the times.";
}

/* What the row with the focus is for, where its keys do not say it. */
static const char *hint(const struct visit_screen *self)
{
  if (self->editor)
    return "Esc leaves the text; it is kept as you type.";
  switch (visit_screen_row(self)->kind) {
  case VISIT_WHEN:
    return when_hint(self);
  case VISIT_WITH:
    return self->edit->read_only ? NULL : "Enter says who came along.";
  case VISIT_WALK:
    return strcmp(visit_screen_get(self, "state"), VISIT_DRAFT) == 0
               ? "Enter goes on with the walkthrough."
               : "Enter opens the walkthrough.";
  case VISIT_OWED:
    return "It has not come. Enter opens that visit.";
  case VISIT_ADD:
    return "Enter adds something that one person will do by a date.";
  case VISIT_MEMO:
    return self->memo || self->writes_memo ? "Enter opens the memo."
           : self->edit->read_only         ? NULL
                                   : "Enter sets by when the principal’s memo is expected.";
  default:
    return visit_screen_text_field(visit_screen_row(self)->kind) && !self->edit->read_only
               ? "Enter writes here."
               : NULL;
  }
}

void visit_screen_draw(struct visit_screen *self, struct canvas *canvas)
{
  if (self->form) {
    struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
    form_draw(self->form, &body, true);
    return;
  }
  const char *words = hint(self);
  if (words)
    app_hint(self->app, words);
  sheet_draw(canvas, &self->top, draw_rows, self);
}
