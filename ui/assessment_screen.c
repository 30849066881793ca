#include "config.h"

#include "ui/assessment_screen.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/self_assessment_page.h"
#include "ui/dialog.h"
#include "ui/due.h"
#include "ui/print.h"

#include <string.h>

static struct assessment_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- whose, and which month --------------------------------------------------------------------
 */

/* True when the person in use has one of their own to write first. */
static bool writes_own(const struct session *session)
{
  return session->person_uid && store_viewer_is_administrator(session->store)
         && !store_viewer_sees_all(session->store);
}

/* Where something is still needed first, else the first rating. */
static void show_first_open(struct assessment_screen *self)
{
  g_autoptr(GArray) missing = assessment_missing(self->assessment);
  struct place first = { PLACE_RATING, 0, "level" };
  assessment_show(self, missing->len > 0 ? g_array_index(missing, struct place, 0) : first);
}

static bool is_own(const struct assessment *assessment)
{
  return g_strcmp0(assessment->session->person_uid, assessment->staff) == 0;
}

static bool take(struct assessment_screen *self, const char *staff, const char *month,
                 GError **error)
{
  struct assessment *assessment = assessment_open(session_of(self->app), staff, month, error);
  if (!assessment)
    return false;
  if (self->assessment)
    assessment_free(self->assessment);
  self->assessment = assessment;
  self->unlocked = false;
  self->for_another = false;
  if (!assessment->taken_up || !assessment_resume(self))
    show_first_open(self);
  if (self->editor)
    app_message(self->app, "Here you were typing. All of it is kept; Esc leaves the text.");
  else if (!assessment->read_only && !is_own(assessment))
    app_message(self->app, "You are entering this for %s.%s", assessment->staff_name,
                assessment->taken_up ? " The draft is here as you left it." : "");
  else if (assessment->taken_up)
    app_message(self->app, "Your draft is here as you left it. f submits it, x throws it away.");
  return true;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct session *session = session_of(screen->app);
  g_auto(GStrv) words = g_strsplit(argument ? argument : "", " ", 2);
  g_autofree char *staff = g_strv_length(words) > 0 ? g_strdup(words[0])
                           : writes_own(session)    ? g_strdup(session->person_uid)
                                                    : assessment_pick(screen->app, NULL, error);
  if (!staff)
    return false;
  g_autofree char *month =
      g_strv_length(words) > 1 ? g_strdup(words[1]) : assessment_month(session, staff);
  struct assessment_screen *self = g_new0(struct assessment_screen, 1);
  screen->state = self;
  self->app = screen->app;
  self->stops = g_array_new(FALSE, TRUE, sizeof(struct stop));
  return take(self, staff, month, error);
}

static void close_screen(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  g_clear_pointer(&self->editor, editor_free);
  if (self->assessment)
    assessment_free(self->assessment);
  g_array_free(self->stops, TRUE);
  g_free(self);
}

/* --- the frame
 * ------------------------------------------------------------------------------------ */

static void draw(struct screen *screen, struct canvas *canvas)
{
  assessment_draw(state(screen), canvas);
}

/* False where another's is not there to be read. */
static bool has_pages(struct screen *screen)
{
  const struct assessment *assessment = state(screen)->assessment;
  return !assessment->read_only || assessment->stored;
}

static bool key(struct screen *screen, const struct key *pressed)
{
  return has_pages(screen) && assessment_key(state(screen), pressed);
}

static bool typing(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static bool is_narrow(const struct screen *screen)
{
  return terminal_columns(screen->app->terminal) < 72;
}

static char *heading(struct screen *screen)
{
  const char *month = state(screen)->assessment->month;
  g_autofree char *name = is_narrow(screen) ? month_abbreviated(month) : month_name(month);
  return g_strdup_printf("Self-assessment · %s %.4s", name, month);
}

static char *aside(struct screen *screen)
{
  const struct assessment *assessment = state(screen)->assessment;
  char *how = assessment_how(assessment);
  if (is_own(assessment) && is_narrow(screen))
    return how;
  const char *name = is_narrow(screen) ? assessment->short_name : assessment->staff_name;
  char *whole = how ? g_strdup_printf("%s · %s", name, how) : g_strdup(name);
  g_free(how);
  return whole;
}

static void after_frame(struct screen *screen)
{
  GError *error = NULL;
  struct assessment_screen *self = state(screen);
  if (!assessment_keep(self->assessment, &error) || !assessment_note_place(self, &error)) {
    session_error(screen->app, error);
    return;
  }
  if (!self->assessment->merged)
    return;
  assessment_show_merged(self);
  app_message(screen->app, "It is open in another window too; what was typed there is here now.");
  app_draw(screen->app);
}

static void refresh(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  GError *error = NULL;
  bool dirty = assessment_dirty(self->assessment);
  if (!assessment_refresh(self->assessment, &error) || !assessment_keep(self->assessment, &error)) {
    session_error(screen->app, error);
    return;
  }
  assessment_show_merged(self);
  if (!dirty)
    assessment_end_typing(self);
  assessment_make_stops(self);
}

static void leave(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  GError *error = NULL;
  assessment_end_typing(self);
  if (!assessment_keep(self->assessment, &error) || !assessment_note_place(self, &error)) {
    session_error(screen->app, error);
  } else if (self->assessment->drafted) {
    g_autofree char *title = assessment_title(self->assessment);
    app_changed(screen->app); /* Today below shows the draft */
    app_message(screen->app, "Kept as a draft: %s.", title);
  }
}

/* --- undo
 * ------------------------------------------------------------------------------------------ */

static bool can_undo(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  return !self->assessment->read_only
         && (self->assessment->steps->len > 0 || session_can_undo(screen->app));
}

static void undo(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  g_autoptr(GError) error = NULL;
  if (assessment_undo(self->assessment)) {
    app_message(screen->app, "Taken back. ^Y brings it back.");
  } else if (assessment_take_back(self->assessment, &error)) {
    g_autofree char *words = assessment_taken_back(self->assessment);
    app_changed(screen->app);
    app_message(screen->app, "%s", words);
  } else if (error) {
    app_error(screen->app, error);
  } else {
    session_undo(screen->app);
    refresh(screen);
  }
  assessment_make_stops(self);
}

/* --- actions
 * ---------------------------------------------------------------------------------------- */

static bool can_redo(struct screen *screen)
{
  return state(screen)->assessment->redo->len > 0;
}

static void run_redo(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  if (assessment_redo(state(screen)->assessment))
    app_message_undo(screen->app, "It is back.");
  assessment_make_stops(state(screen));
}

static bool writable(struct screen *screen)
{
  return assessment_writable(state(screen));
}

static bool is_submitted(struct screen *screen)
{
  return !state(screen)->assessment->read_only && !writable(screen);
}

static void run_change(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  state(screen)->unlocked = true;
  app_message(screen->app, "Change what is to be changed; f submits it again.");
}

static bool in_text(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static bool on_goals(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  return writable(screen) && self->page == assessment_pages(self) - 1;
}

static bool has_draft(struct screen *screen)
{
  return writable(screen) && state(screen)->assessment->drafted;
}

static bool sees_others(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  return store_viewer_sees_all(session->store) || store_viewer_makes_packet(session->store);
}

static void run_finish(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct assessment_screen *self = state(screen);
  if (assessment_submitted(self->assessment) && !assessment_dirty(self->assessment))
    app_message(screen->app, "It is submitted, and nothing was changed since.");
  else
    assessment_finish(self);
}

static void run_another_goal(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct assessment_screen *self = state(screen);
  int goal = assessment_goals(self->assessment);
  struct place last = { PLACE_GOAL, goal - 1, "text" };
  if (!assessment_get(self->assessment, last)) {
    assessment_go(self, last);
    return;
  }
  assessment_remember(self->assessment);
  assessment_set(self->assessment, (struct place){ PLACE_GOAL, goal, "text" }, NULL);
  assessment_go(self, (struct place){ PLACE_GOAL, goal, "text" });
}

static void run_discard(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct assessment_screen *self = state(screen);
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  const char *question = assessment_submitted(self->assessment)
                             ? "Throw away what was changed since it was submitted?"
                             : "Throw away all that was written for this month?";
  if (dialog_ask(screen->app, question, answers) != 0)
    return;
  GError *error = NULL;
  if (!assessment_discard(self->assessment, &error))
    session_error(screen->app, error);
  else
    app_message_undo(screen->app, "Thrown away.");
  assessment_go_page(self, 0);
}

static void show_other(struct screen *screen, const char *staff, const char *month)
{
  struct assessment_screen *self = state(screen);
  GError *error = NULL;
  assessment_end_typing(self);
  if (!assessment_keep(self->assessment, &error) || !take(self, staff, month, &error))
    session_error(screen->app, error);
}

static void run_person(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct assessment_screen *self = state(screen);
  GError *error = NULL;
  g_autofree char *staff = assessment_pick(screen->app, self->assessment->staff, &error);
  if (error)
    session_error(screen->app, error);
  g_autofree char *month = staff ? assessment_month(session_of(screen->app), staff) : NULL;
  if (month)
    show_other(screen, staff, month);
}

static void run_month(struct screen *screen, const struct key *pressed)
{
  struct assessment_screen *self = state(screen);
  g_autofree char *staff = g_strdup(self->assessment->staff);
  g_autofree char *month =
      due_turn(screen->app, self->assessment->month, pressed->code == ']' ? 1 : -1);
  if (month)
    show_other(screen, staff, month);
}

static bool has_words(struct screen *screen)
{
  return state(screen)->assessment->stored != NULL;
}

static void run_print(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  const struct assessment *assessment = state(screen)->assessment;
  GError *error = NULL;
  AUTO(document)
  struct document *document = self_assessment_page_build(
      session_of(screen->app)->store, assessment->staff, assessment->month, &error);
  g_autofree char *stem =
      g_strdup_printf("self assessment %s %s", assessment->staff_name, assessment->month);
  if (document)
    print_document(screen->app, document, stem);
  else
    session_error(screen->app, error);
}

static bool on_choice(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  return writable(screen) && !self->editor && assessment_stop(self, self->stop)->kind != STOP_TEXT;
}

static bool on_level(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  return on_choice(screen) && assessment_stop(self, self->stop)->kind == STOP_LEVEL;
}

static bool on_text(struct screen *screen)
{
  struct assessment_screen *self = state(screen);
  return writable(screen) && !self->editor && assessment_stop(self, self->stop)->kind == STOP_TEXT;
}

/* `1 2 3`, or as many as the rubric has levels. */
static const char *level_keys(struct screen *screen)
{
  static const char all[] = "1 2 3 4 5 6 7 8 9";
  int levels = CLAMP(assessment_levels(state(screen)->assessment), 1, 9);
  g_autofree char *keys = g_strndup(all, (gsize)(2 * levels - 1));
  return g_intern_string(keys);
}

static const struct action actions[] = {
  EDITOR_LONG_ACTIONS("assess", in_text),
  { "assess.change", "Change", "Makes a submitted one open to be changed; f submits it again.",
    NULL, "e", 0, is_submitted, run_change, NULL },
  { "assess.rate", "Rate", "Rates this standard; the figure stands before the level.", NULL,
    "1 2 3", 0, on_level, NULL, level_keys },
  { "assess.choose", "Choose", "Chooses the level or the answer that is selected.", NULL,
    "Enter Space", 0, on_choice, NULL, NULL },
  { "assess.write", "Write", "Writes the text that is selected; Esc leaves it again.", NULL,
    "Enter", 0, on_text, NULL, NULL },
  { "assess.next", "Next", "Goes to the next field; Shift-Tab to the one before.", NULL,
    "Tab Shift-Tab", 0, has_pages, NULL, NULL },
  { "assess.goal", "Another goal", "Adds a goal for next month.", NULL, "+", 0, on_goals,
    run_another_goal, NULL },
  { "assess.submit", "Submit", "Says what is still needed, or shows all of it and submits it.",
    NULL, "f", 0, writable, run_finish, NULL },
  { "assess.page", "Standards",
    "Goes to the next standard, or the one before; the goals come last.", NULL, "PgDn PgUp", 0,
    has_pages, NULL, NULL },
  { "assess.month", "Month", "Shows the month before, or after.", NULL, "[ ]", 0, NULL, run_month,
    NULL },
  { "assess.print", "Print",
    "Shows it as the rubric with the levels marked, as it prints, and writes it as PDF.", NULL, "P",
    0, has_words, run_print, NULL },
  { "assess.person", "Person", "Shows another administrator’s.", NULL, "o", 0, sees_others,
    run_person, NULL },
  { "assess.discard", "Discard", "Throws away what is not submitted; u brings it back.", NULL, "x",
    ACTION_QUIET, has_draft, run_discard, NULL },
  { "assess.redo", "Redo", "Brings back what was taken back.", NULL, "^Y", ACTION_QUIET, can_redo,
    run_redo, NULL },
  { "assess.clear", "Clear", "Takes the rating or the answer away.", NULL, "Delete Backspace",
    ACTION_QUIET | ACTION_KEY, writable, NULL, NULL },
  { .name = NULL },
};

const struct screen_type screen_self_assessment = {
  .name = "self-assessment",
  .title = "Self-assessment",
  .letter = 'a',
  .help = "Rates one’s own practice for a month, a standard at a time, and sets the goal for the "
          "next. Everything is kept as it is typed; f submits it.",
  .actions = { actions, editor_actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .heading = heading,
  .aside = aside,
  .after_frame = after_frame,
  .refresh = refresh,
  .can_undo = can_undo,
  .undo = undo,
  .leave = leave,
  .close = close_screen,
};
