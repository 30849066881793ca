/* The capture screen: keys and actions. */
#include "config.h"

#include "ui/walkthrough.h"
#include "ui/walkthrough_capture.h"

#include "base/error.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/rating.h"
#include "ui/snippet.h"
#include "work/next_step.h"

#include <string.h>

static struct capture_screen *state(struct screen *screen)
{
  return screen->state;
}

static bool open_capture(struct screen *screen, const char *argument, GError **error)
{
  struct capture *capture = capture_open(session_of(screen->app), argument, error);
  if (!capture)
    return false;
  struct capture_screen *self = g_new0(struct capture_screen, 1);
  self->capture = capture;
  screen->state = self;
  self->locked = capture->old && !capture->touched && !capture->read_only;
  const char *me = capture->session->person_uid;
  if (capture->read_only && me
      && record_find_part(capture->record, &record_companion, "staff", me)) {
    rating_note_seen(capture->session, capture->draft);
    app_changed(screen->app); /* Today offers it no more */
  }
  capture_resume(screen);
  return true;
}

static void close_capture(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  g_clear_pointer(&self->editor, editor_free);
  capture_free(self->capture);
  g_free(self);
}

static bool in_items(const struct capture_screen *self)
{
  return self->focus < self->capture->items->row_count;
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct capture_screen *self = state(screen);
  capture_draw(self, canvas);
  g_autofree char *standing = capture_standing(self);
  if (standing)
    app_hint(screen->app, standing);
  if (standing || self->editor || !in_items(self))
    return;
  g_autofree char *hint = capture_level_hint(self->capture);
  app_hint(screen->app, hint);
}

static bool typing(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static char *aside(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  const struct capture *capture = self->capture;
  const char *kept = capture->read_only || !capture->touched ? capture_state_words(capture)
                     : capture_amends(capture)               ? "being amended"
                     : capture->old                          ? "changes saved, not final"
                                                             : "draft saved";
  bool late = capture->old && record_get_flag(capture->record, "entered_late");
  return g_strdup_printf("%s%s ── %s", kept, late ? ", entered later" : "", capture->school_name);
}

static void after_frame(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  GError *error = NULL;
  if (!capture_keep(self->capture, &error) || !capture_note_place(self, &error))
    session_error(screen->app, error);
}

/* --- the grid ------------------------------------------------------------------------------- */

static bool in_grid(struct screen *screen)
{
  return !state(screen)->editor;
}

static bool can_change(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  return in_grid(screen) && !self->capture->read_only && !self->locked;
}

static bool mark(struct screen *screen, const struct key *key)
{
  struct capture_screen *self = state(screen);
  bool shifted = false;
  int level = can_change(screen) && in_items(self) && key->code < K_UP
                  ? capture_level_of_key(self->capture, key->code, &shifted)
                  : -1;
  if (level < 0)
    return false;
  capture_set_level(self->capture, self->focus, level);
  if (shifted) {
    capture_begin_typing(screen, -1);
    self->marking = true;
  } else {
    capture_move(self, 1);
  }
  return true;
}

/* Tab into one of the texts below the strategies goes on writing there, as in every form. */
static void go_on(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  capture_move(self, 1);
  int text = self->focus - self->capture->items->row_count;
  if (can_change(screen) && text >= 0 && text < TEXTS)
    capture_begin_typing(screen, -1);
}

static bool key_moves(struct screen *screen, const struct key *key)
{
  struct capture_screen *self = state(screen);
  switch (key->code) {
  case K_UP:
  case K_BACK_TAB:
    capture_move(self, -1);
    return true;
  case K_TAB:
    go_on(screen);
    return true;
  case K_DOWN:
    capture_move(self, 1);
    return true;
  case K_HOME:
    self->focus = 0;
    return true;
  case K_END:
    self->focus = capture_rows(self->capture) - 1;
    return true;
  case K_PAGE_UP:
  case K_PAGE_DOWN:
    capture_move(self, key->code == K_PAGE_UP ? -8 : 8);
    return true;
  default:
    return false;
  }
}

/* Letters that mean something on this screen or everywhere; all others would be a slip of the
 * finger. */
static const char screen_letters[] = "fdasStebgumvkr?:q";

static bool key_capture(struct screen *screen, const struct key *key)
{
  struct capture_screen *self = state(screen);
  if (self->editor)
    return capture_key_typing(screen, key);
  if (mark(screen, key) || key_moves(screen, key))
    return true;
  if (capture_writes(self, key)) {
    capture_begin_typing(screen, -1);
    return capture_key_typing(screen, key);
  }
  if (!key_is_text(key) || (key->code < 128 && strchr(screen_letters, key->code)))
    return false;
  g_autofree char *standing = capture_standing(self);
  if (standing)
    app_message(screen->app, "%s", standing);
  else
    app_message(screen->app, capture_on_text(self) ? "Enter to write here." : "Enter to comment.");
  return true;
}

/* --- actions -------------------------------------------------------------------------------- */

static bool can_mark(struct screen *screen)
{
  return can_change(screen) && in_items(state(screen));
}

static bool has_mark(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  return can_mark(screen) && capture_mark(self->capture, self->focus, false);
}

static bool has_shifted(struct screen *screen)
{
  return can_mark(screen) && *capture_shifted_keys(screen);
}

static void run_comment(struct screen *screen, const struct key *key)
{
  (void)key;
  capture_begin_typing(screen, -1);
}

static void run_clear(struct screen *screen, const struct key *key)
{
  (void)key;
  capture_set_level(state(screen)->capture, state(screen)->focus, -1);
}

static void run_details(struct screen *screen, const struct key *key)
{
  (void)key;
  capture_open_details(screen);
}

static void run_along(struct screen *screen, const struct key *key)
{
  (void)key;
  capture_choose_companions(screen);
}

static void run_discard(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  GError *error = NULL;
  if (dialog_ask(screen->app,
                 "Throw away what was typed since it was opened? It cannot be brought back.",
                 answers)
      != 0)
    return;
  if (!capture_discard(state(screen)->capture, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  app_message(screen->app, "The draft is thrown away.");
  app_back(screen->app);
}

/* Not where a text is selected, in which its letter is written; nor while what the teacher got is
 * amended. */
static bool can_end(struct screen *screen)
{
  const struct capture_screen *self = state(screen);
  return can_change(screen) && !capture_on_text(self) && !capture_amends(self->capture);
}

static bool can_end_by_list(struct screen *screen)
{
  return can_change(screen) && !capture_amends(state(screen)->capture);
}

static bool is_draft(struct screen *screen)
{
  return can_change(screen) && state(screen)->capture->touched;
}

/* Of what is written here; where it is only looked at, of what was done last. */
static bool can_undo(struct screen *screen)
{
  return can_change(screen) ? state(screen)->capture->before->len > 0
                            : in_grid(screen) && session_can_undo_here(screen);
}

static void go_to_step(struct capture_screen *self, const struct capture_step *step)
{
  if (step->row >= 0)
    self->focus = MIN(step->row, capture_rows(self->capture) - 1);
}

static void undo(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  if (!can_change(screen)) {
    session_undo_here(screen);
    return;
  }
  const struct capture_step *step = capture_undo(self->capture);
  if (!step)
    return;
  go_to_step(self, step);
  app_message(screen->app, "Undone: %s. ^Y brings it back.", step->what);
}

static bool can_redo(struct screen *screen)
{
  return can_change(screen) ? state(screen)->capture->after->len > 0
                            : in_grid(screen) && session_can_redo(screen->app);
}

static void run_redo(struct screen *screen, const struct key *key)
{
  (void)key;
  struct capture_screen *self = state(screen);
  if (!can_change(screen)) {
    session_redo(screen->app);
    capture_read_again(screen);
    return;
  }
  const struct capture_step *step = capture_redo(self->capture);
  if (!step)
    return;
  go_to_step(self, step);
  app_message_undo(screen->app, "It is back: %s.", step->what);
}

static bool is_locked(struct screen *screen)
{
  return in_grid(screen) && state(screen)->locked;
}

static void run_change(struct screen *screen, const struct key *key)
{
  (void)key;
  state(screen)->locked = false;
  app_message(screen->app, capture_amends(state(screen)->capture)
                               ? "Change what is to be changed; f asks for the reason and keeps "
                                 "what it said."
                               : "Change what is to be changed; f makes it final again.");
}

/* Another's: who would change it is told who can. */
static bool is_others(struct screen *screen)
{
  return in_grid(screen) && state(screen)->capture->read_only;
}

static bool is_stored(struct screen *screen)
{
  const struct capture *capture = state(screen)->capture;
  return in_grid(screen) && capture->old && !capture->touched;
}

/* Somebody was along who can rate the same, or did. */
static bool can_rate(struct screen *screen)
{
  const struct capture *capture = state(screen)->capture;
  return is_stored(screen) && !can_change(screen)
         && record_parts(capture->record, &record_companion)->len > 0
         && g_strcmp0(record_get(capture->record, "outcome"), "made") == 0;
}

static bool can_sign(struct screen *screen)
{
  const struct record *record = state(screen)->capture->record;
  return is_stored(screen) && !can_change(screen)
         && g_strcmp0(record_get(record, "state"), "delivered") == 0;
}

static bool in_comment(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static void run_phrase(struct screen *screen, const struct key *key)
{
  (void)key;
  snippet_put(screen->app, state(screen)->editor);
}

static bool has_last_step(struct screen *screen)
{
  return can_change(screen) && state(screen)->capture->last_step;
}

static void run_taken_up(struct screen *screen, const struct key *key)
{
  (void)key;
  struct capture *capture = state(screen)->capture;
  bool was_done = g_strcmp0(capture->last_state, "done") == 0;
  GError *error = NULL;
  if (!next_step_toggle(capture->session->store, capture->last_uid,
                        record_get(capture->record, "visit"), &error)
      || !capture_refresh(capture, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  app_message(screen->app, was_done ? "Last time’s step is open again. k notes it as done."
                                    : "Last time’s step is noted as done. k opens it again.");
}

static void leave(struct screen *screen)
{
  struct capture *capture = state(screen)->capture;
  GError *error = NULL;
  if (capture->read_only || !capture->touched)
    return;
  app_changed(screen->app); /* the lists below show the draft */
  bool nothing = capture_untouched(capture);
  if (!(nothing ? capture_discard(capture, &error) : capture_keep(capture, &error)))
    session_error(screen->app, error);
  else if (nothing)
    app_message(screen->app, "Nothing was written; no walkthrough is kept.");
  else
    app_message(screen->app,
                capture_amends(capture) ? "The walkthrough of %s is being amended; it is on Today."
                : capture->old          ? "The walkthrough of %s is being changed; it is on Today."
                               : "The walkthrough of %s is kept as a draft; it is on Today.",
                capture->teacher_name ? capture->teacher_name : "nobody");
}

static const struct action actions[] = {
  EDITOR_LONG_ACTIONS("walkthrough", in_comment),
  { "walkthrough.phrase", "Phrase",
    "Puts in one of your phrases, by its shortcut or words; keeps, changes and removes them.",
    "In a text field", "^T", ACTION_TYPING, in_comment, run_phrase, NULL },
  { "walkthrough.change", "Change",
    "Makes a final walkthrough one that can be changed; f makes it final again.", NULL, "e", 0,
    is_locked, run_change, NULL },
  { "walkthrough.others", "Change", "Says who can change it: only who recorded it.", NULL, "e",
    ACTION_QUIET, is_others, capture_say_whose, NULL },
  { "walkthrough.sign", "Signed", "Notes the day the teacher signed for the slip, and the reply.",
    NULL, "s", 0, can_sign, capture_run_sign, NULL },
  { "walkthrough.way", "Slip",
    "Shows the slip, what became of it (delivered, signed, amended), and what it said before.",
    NULL, "v", 0, is_stored, capture_run_way, NULL },
  { "walkthrough.rate", "Second rating",
    "Who was along rates the same without seeing the marks; shows how the two compare.", NULL, "r",
    0, can_rate, capture_run_rate, NULL },
  { "walkthrough.mark", "mark", "Marks the strategy and moves down.", NULL, "y", ACTION_KEY,
    can_mark, NULL, capture_level_keys },
  { "walkthrough.mark_comment", "mark and comment",
    "Marks the strategy and opens its comment: the mark’s key with Shift.", NULL, "Y", ACTION_KEY,
    has_shifted, NULL, capture_shifted_keys },
  { "walkthrough.comment", "comment", "Opens the comment or text.", NULL, "Enter", 0, can_change,
    run_comment, NULL },
  { "walkthrough.finish", "Finish", "Shows the slip and makes the walkthrough final.", NULL, "f", 0,
    can_change, capture_run_finish, NULL },
  { "walkthrough.details", "Details", "Date, time, class, teacher, form.", NULL, "d", 0, in_grid,
    run_details, NULL },
  { "walkthrough.along", "Along", "Says who walked along.", NULL, "a", 0, can_change, run_along,
    NULL },
  { "walkthrough.substitute", "Sub",
    "A substitute was teaching: an attempt, counted apart. With Shift it asks for the name.", NULL,
    "s S", 0, can_end, capture_run_outcome, NULL },
  { "walkthrough.testing", "Testing", "The class was taking a test: an attempt, counted apart.",
    NULL, "t", 0, can_end, capture_run_outcome, NULL },
  { "walkthrough.empty", "Empty", "The room was empty: an attempt, counted apart.", NULL, "e", 0,
    can_end, capture_run_outcome, NULL },
  { "walkthrough.taken_up", "Last step",
    "Notes what was asked last time as done, or as open again.", NULL, "k", 0, has_last_step,
    run_taken_up, NULL },
  { "walkthrough.come_back", "Come back",
    "You were asked to come back another time: an attempt, counted apart.", NULL, "b", 0, can_end,
    capture_run_outcome, NULL },
  { "walkthrough.outcome", "Nothing to see",
    "Says why there was nothing to see, where its letters are marks of the form.", NULL, "^O",
    ACTION_QUIET, can_end_by_list, capture_run_outcomes, NULL },
  { "walkthrough.redo", "Redo", "Brings back what was taken back last.", NULL, "^Y", ACTION_QUIET,
    can_redo, run_redo, NULL },
  { "walkthrough.clear", "Clear mark", "Takes the mark away.", NULL, "Backspace Delete",
    ACTION_QUIET, has_mark, run_clear, NULL },
  { "walkthrough.discard", "Throw away", "Throws the draft away, after asking.", NULL, "^D",
    ACTION_QUIET, is_draft, run_discard, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_walkthrough = {
  .name = "walkthrough",
  .title = "Walkthrough",
  .help = "Mark each strategy with one key; everything is saved as it is typed.",
  .actions = { actions, editor_actions },
  .own_letters = true,
  .open = open_capture,
  .draw = draw,
  .key = key_capture,
  .typing = typing,
  .aside = aside,
  .after_frame = after_frame,
  .refresh = capture_read_again,
  .can_undo = can_undo,
  .undo = undo,
  .leave = leave,
  .close = close_capture,
};
