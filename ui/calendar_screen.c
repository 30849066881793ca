/* The school calendar: a month of days, in which one key marks a day. */
#include "config.h"

#include "ui/records.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/school_year.h"
#include "ui/session.h"
#include "ui/snow_day.h"

#include <string.h>

enum { CELL = 5, GRID_TOP = 3, SUMS_TOP = GRID_TOP + 7, LIST_LEFT = 40, DAYS = 7 };

struct calendar_screen {
  char *day; /* the selected one */
  struct school_year *year;
};

static struct calendar_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- data ----------------------------------------------------------------------------------- */

static void reload(struct screen *screen)
{
  struct calendar_screen *self = state(screen);
  GError *error = NULL;
  g_autofree char *month = date_month(self->day);
  struct school_year *year = school_year_read(session_of(screen->app)->store, month, &error);
  if (!year) {
    session_error(screen->app, error);
    return;
  }
  if (self->year)
    school_year_free(self->year);
  self->year = year;
}

static void go_to(struct screen *screen, char *day)
{
  struct calendar_screen *self = state(screen);
  g_autofree char *month = date_month(day);
  g_autofree char *code = month_school_year(month);
  g_free(self->day);
  self->day = day;
  if (!self->year || strcmp(code, self->year->code) != 0)
    reload(screen);
}

/* The same day of another month, or its last. */
static char *in_month(const char *day, int months)
{
  g_autofree char *month = date_month(day);
  g_autofree char *other = month_add(month, months);
  g_autofree char *same = g_strdup_printf("%s%s", other, day + strlen("2026-11"));
  return date_valid(same) ? g_steal_pointer(&same) : month_last(other);
}

static bool open_calendar(struct screen *screen, const char *argument, GError **error)
{
  struct calendar_screen *self = g_new0(struct calendar_screen, 1);
  screen->state = self;
  self->day = argument && date_valid(argument) ? g_strdup(argument) : session_today();
  g_autofree char *month = date_month(self->day);
  self->year = school_year_read(session_of(screen->app)->store, month, error);
  return self->year != NULL;
}

static void close_calendar(struct screen *screen)
{
  struct calendar_screen *self = state(screen);
  g_clear_pointer(&self->year, school_year_free);
  g_free(self->day);
  g_free(self);
}

/* --- drawing -------------------------------------------------------------------------------- */

static unsigned day_style(const struct calendar_screen *self, const char *date, const char *kind)
{
  if (g_strcmp0(kind, "half") == 0)
    return STYLE_MIDDLE;
  return calendar_is_school_day(self->year->calendar, date) ? STYLE_PLAIN : STYLE_DIM;
}

static void draw_day(const struct calendar_screen *self, struct canvas *canvas, int row, int column,
                     const char *date)
{
  const char *kind = school_year_kind(self->year, date);
  bool selected = strcmp(date, self->day) == 0;
  unsigned style = selected ? STYLE_SELECTED : day_style(self, date, kind);
  if (selected)
    canvas_text(canvas, row, column, STYLE_SELECTED,
                terminal_glyph(canvas->terminal, GLYPH_MARKER));
  canvas_print(canvas, row, column + 1, style, "%2d%s",
               (int)g_ascii_strtoll(date + strlen("2026-11-"), NULL, 10), school_year_letter(kind));
  if (selected)
    canvas_cursor(canvas, row, column + 1);
}

/* Weeks begin on Sunday, as the calendar on the wall has them. */
static int column_of(const char *date)
{
  return date_weekday(date) % DAYS;
}

static void draw_grid(const struct calendar_screen *self, struct canvas *canvas)
{
  static const char *const names[DAYS] = { "Su", "Mo", "Tu", "We", "Th", "Fr", "Sa" };
  g_autofree char *month = date_month(self->day);
  g_autofree char *title = month_long(month);
  canvas_text(canvas, 0, 2, STYLE_BOLD, title);
  canvas_print(canvas, 0, 4 + text_width(title), STYLE_DIM, "%s", self->year->code);
  for (int i = 0; i < DAYS; i++)
    canvas_text(canvas, GRID_TOP - 1, 2 + i * CELL, STYLE_DIM, names[i]);
  g_autofree char *date = month_first(month);
  int row = GRID_TOP;
  while (g_str_has_prefix(date, month)) {
    int column = column_of(date);
    draw_day(self, canvas, row, 1 + column * CELL, date);
    row += column == DAYS - 1;
    char *next = date_add(date, 1);
    g_free(date);
    date = next;
  }
}

/* The days of month that are different, borrowed. Yours. */
static GPtrArray *exceptions_in(const struct calendar_screen *self, const char *month)
{
  GPtrArray *found = g_ptr_array_new();
  GPtrArray *days =
      self->year->record ? record_parts(self->year->record, &record_calendar_day) : NULL;
  for (guint i = 0; days && i < days->len; i++)
    if (g_str_has_prefix(record_get(g_ptr_array_index(days, i), "day_on"), month))
      g_ptr_array_add(found, g_ptr_array_index(days, i));
  return found;
}

static void draw_exception(const struct calendar_screen *self, struct canvas *canvas, int row,
                           const struct record *day)
{
  const char *date = record_get(day, "day_on");
  const char *note = record_get(day, "note");
  g_autofree char *shown = date_short(date);
  g_autofree char *line = g_strdup_printf(
      "%6s  %s%s%s", shown, choice_label(calendar_kind_choices, record_get(day, "kind")),
      note ? ": " : "", note ? note : "");
  canvas_field(canvas, row, 0, canvas->width - 1,
               strcmp(date, self->day) == 0 ? STYLE_ACCENT : STYLE_PLAIN, line);
}

/* What is different in this month, beside the grid: as much as there is room for, and how much more
 * there is. */
static void draw_exceptions(const struct calendar_screen *self, struct canvas *canvas)
{
  g_autofree char *month = date_month(self->day);
  g_autoptr(GPtrArray) days = exceptions_in(self, month);
  int count = (int)days->len;
  int shown = count <= canvas->height ? count : canvas->height - 1;
  for (int row = 0; row < shown; row++)
    draw_exception(self, canvas, row, g_ptr_array_index(days, row));
  if (count == 0)
    canvas_text(canvas, 0, 0, STYLE_DIM, "No day is marked.");
  else if (shown < count)
    canvas_print(canvas, shown, 0, STYLE_DIM, "%6s  and %d more", "", count - shown);
}

static char *day_words(const struct calendar_screen *self)
{
  const char *kind = school_year_kind(self->year, self->day);
  const char *note = school_year_note(self->year, self->day);
  g_autofree char *day = date_weekday_medium(self->day);
  bool school = calendar_is_school_day(self->year->calendar, self->day);
  const char *what = kind     ? choice_label(calendar_kind_choices, kind)
                     : school ? "a school day"
                              : "no school";
  return g_strdup_printf("%s: %s%s%s", day, what, note ? ", " : "", note ? note : "");
}

static void draw_sums(const struct calendar_screen *self, struct canvas *canvas)
{
  g_autofree char *month = date_month(self->day);
  g_autofree char *name = month_name(month);
  g_autofree char *in_month =
      format_plural(school_year_days(self->year, month), "school day", "school days");
  if (!self->year->record) {
    struct canvas words = canvas_part(canvas, 1, 1, canvas->height - 1, MIN(canvas->width - 2, 76));
    g_autofree char *text = g_strdup_printf(
        "The calendar of %s is not entered: every Monday to Friday counts as a school "
        "day. n enters it as most districts of the state have it.",
        self->year->code);
    canvas_wrap(&words, 0, STYLE_PLAIN, text, words.height);
    return;
  }
  g_autofree char *first = date_weekday_medium(record_get(self->year->record, "first_on"));
  g_autofree char *last = date_weekday_medium(record_get(self->year->record, "last_on"));
  canvas_print(canvas, 1, 2, STYLE_PLAIN, "%s: %s.  The year: %d.", name, in_month,
               school_year_all_days(self->year));
  canvas_print(canvas, 2, 2, STYLE_PLAIN, "First day %s, last day %s", first, last);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct calendar_screen *self = state(screen);
  struct canvas side = canvas_part(canvas, 0, LIST_LEFT, MIN(SUMS_TOP, canvas->height - 5),
                                   canvas->width - LIST_LEFT);
  struct canvas sums = canvas_part(canvas, SUMS_TOP, 0, 4, canvas->width);
  g_autofree char *words = day_words(self);
  draw_exceptions(self, &side);
  canvas_field(&sums, 0, 2, canvas->width - 3, STYLE_BOLD, words);
  draw_sums(self, &sums);
  draw_grid(self, canvas);
}

/* --- keys ----------------------------------------------------------------------------------- */

static bool go_by(struct screen *screen, int days, int months)
{
  const char *day = state(screen)->day;
  go_to(screen, months ? in_month(day, months) : date_add(day, days));
  return true;
}

static bool key_calendar(struct screen *screen, const struct key *key)
{
  switch (key->code) {
  case K_LEFT:
    return go_by(screen, -1, 0);
  case K_RIGHT:
    return go_by(screen, 1, 0);
  case K_UP:
    return go_by(screen, -DAYS, 0);
  case K_DOWN:
    return go_by(screen, DAYS, 0);
  case K_PAGE_UP:
  case '[':
    return go_by(screen, 0, -1);
  case K_PAGE_DOWN:
  case ']':
    return go_by(screen, 0, 1);
  default:
    return false;
  }
}

static bool may_mark(struct screen *screen)
{
  return state(screen)->year->record
         && record_edit_allowed(session_of(screen->app), &record_school_year);
}

static bool may_make(struct screen *screen)
{
  return !state(screen)->year->record
         && record_edit_allowed(session_of(screen->app), &record_school_year);
}

/* After another's change the year is read again, so that the key can be pressed once more. */
static void failed(struct screen *screen, GError *error)
{
  bool conflict = error_is(error, TL_ERROR_CONFLICT);
  session_error(screen->app, error);
  reload(screen);
  if (conflict)
    app_message(screen->app, "Somebody else has just changed this calendar; it is shown as it is "
                             "now. Press the key again.");
}

static const char *kind_of_key(int code)
{
  for (const struct choice *choice = calendar_kind_choices; choice->word; choice++)
    if (code < 128 && school_year_letter(choice->word)[0] == (char)code)
      return choice->word;
  return NULL;
}

/* To the next weekday, so that a week of vacation is one key five times. */
static void go_on(struct screen *screen)
{
  char *next = date_add(state(screen)->day, 1);
  while (date_weekday(next) > 5) {
    char *later = date_add(next, 1);
    g_free(next);
    next = later;
  }
  go_to(screen, next);
}

static void run_mark(struct screen *screen, const struct key *key)
{
  struct calendar_screen *self = state(screen);
  const char *kind = kind_of_key(key->code);
  GError *error = NULL;
  if (!school_year_mark(self->year, session_of(screen->app)->store, self->day, kind, &error)) {
    failed(screen, error);
    return;
  }
  g_autofree char *words = day_words(self);
  app_changed(screen->app);
  app_message_undo(screen->app, "%s.", words);
  if (kind && !calendar_is_school_day(self->year->calendar, self->day))
    snow_day_offer(screen->app, self->day);
  go_on(screen);
}

static bool is_marked(struct screen *screen)
{
  return may_mark(screen) && school_year_kind(state(screen)->year, state(screen)->day);
}

static void run_note(struct screen *screen, const struct key *key)
{
  (void)key;
  struct calendar_screen *self = state(screen);
  GError *error = NULL;
  dialog_about(screen->app, self->day);
  g_autofree char *note =
      dialog_prompt(screen->app, "Note", school_year_note(self->year, self->day),
                    "Such as: Thanksgiving, or parent conferences.", NULL, NULL);
  if (!note)
    return;
  if (!school_year_set_note(self->year, session_of(screen->app)->store, self->day, note, &error))
    failed(screen, error);
  else
    app_message_undo(screen->app, "Noted.");
}

static void run_edges(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_open(screen->app, &record_school_year, state(screen)->year->record->uid);
}

static void run_make(struct screen *screen, const struct key *key)
{
  (void)key;
  struct calendar_screen *self = state(screen);
  GError *error = NULL;
  if (!school_year_make(self->year, session_of(screen->app)->store, &error)) {
    failed(screen, error);
    return;
  }
  app_changed(screen->app);
  app_message_undo(screen->app,
                   "%s is entered as most districts have it. Correct what is different here.",
                   self->year->code);
}

static void run_history(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_history(screen->app, &record_school_year, state(screen)->year->record->uid);
}

static bool is_entered(struct screen *screen)
{
  return state(screen)->year->record != NULL;
}

/* The first day that is marked differently in two states of a year; NULL for none. Borrowed. */
static const char *day_between(const struct record *before, const struct record *after)
{
  for (int turn = 0; turn < 2; turn++) {
    GPtrArray *days = record_parts(turn ? after : before, &record_calendar_day);
    for (guint i = 0; i < days->len; i++) {
      const struct record *day = g_ptr_array_index(days, i);
      const char *date = record_get(day, "day_on");
      const struct record *other =
          record_find_part(turn ? before : after, &record_calendar_day, "day_on", date);
      if (!other || !record_equal(day, other))
        return date;
    }
  }
  return NULL;
}

/* The cursor, which went on after the mark, comes back to the day that it was of. */
static void undo(struct screen *screen)
{
  struct calendar_screen *self = state(screen);
  AUTO(record)
  struct record *before = self->year->record ? record_copy(self->year->record) : NULL;
  session_undo_here(screen);
  const struct record *after = self->year->record;
  const char *date = before && after ? day_between(before, after) : NULL;
  if (date)
    go_to(screen, g_strdup(date));
}

static const struct action actions[] = {
  { "calendar.snow", "Snow", "Marks a snow day and goes on to the next day.", "Marking days", "s",
    0, may_mark, run_mark, NULL },
  { "calendar.vacation", "Vacation", "Marks a day of vacation and goes on to the next.",
    "Marking days", "v", 0, may_mark, run_mark, NULL },
  { "calendar.holiday", "Holiday", "Marks a holiday and goes on to the next day.", "Marking days",
    "h", 0, may_mark, run_mark, NULL },
  { "calendar.closed", "Closed", "Marks a day without school, whatever the reason.", "Marking days",
    "c", 0, may_mark, run_mark, NULL },
  { "calendar.half", "Half day", "Marks a half day: a school day, but shorter.", "Marking days",
    "f", 0, may_mark, run_mark, NULL },
  { "calendar.school", "School", "Marks a school day that would be none, such as a Saturday.",
    "Marking days", "x", ACTION_QUIET, may_mark, run_mark, NULL },
  { "calendar.clear", "Clear", "Takes the mark of a day away.", "Marking days", "Space Delete", 0,
    is_marked, run_mark, NULL },
  { "calendar.note", "Note", "Writes a note to a marked day, such as Thanksgiving.", "Marking days",
    "Enter", 0, is_marked, run_note, NULL },
  { "calendar.make", "Enter the year",
    "Enters the school year as most districts of the state have it.", NULL, "n", 0, may_make,
    run_make, NULL },
  { "calendar.edges", "First and last day", "Changes the first and the last day of school.", NULL,
    "e", 0, may_mark, run_edges, NULL },
  { "calendar.month", "Month", "Shows the month before or after.", NULL, "[ ] PgUp PgDn", 0, NULL,
    NULL, NULL },
  { "calendar.move", "Day", "Goes to another day.", NULL, "Left Right Up Down",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { "calendar.history", "History", "Shows who changed what, and when.", NULL, "H", ACTION_QUIET,
    is_entered, run_history, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_calendar = {
  .name = "calendar",
  .title = "School calendar",
  .help = "The days of the school year. Due dates and targets count school days by it.",
  .actions = { actions },
  .open = open_calendar,
  .draw = draw,
  .key = key_calendar,
  .refresh = reload,
  .can_undo = session_can_undo_here,
  .undo = undo,
  .close = close_calendar,
};
