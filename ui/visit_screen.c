/* The screen of one visit. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "report/visit_page.h"
#include "ui/follow_up.h"
#include "ui/memo.h"
#include "ui/print.h"
#include "ui/record_screen.h"
#include "ui/slips_screen.h"
#include "ui/walkthrough.h"
#include "work/delivery.h"

#include <string.h>

static struct visit_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- opening and the frame ------------------------------------------------------------------ */

/* A visit that was taken back while somebody wrote in it: the draft is all that is left of it. */
static bool take_draft(struct record_edit *edit, GError **error)
{
  if (!edit->fresh)
    return true;
  struct record *record = record_from_json(&record_visit, edit->draft, error);
  if (!record)
    return false;
  g_free(record->uid);
  record->uid = g_strdup(edit->place);
  record_free(edit->record);
  edit->record = record;
  record_edit_anew(edit);
  return true;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct session *session = session_of(screen->app);
  struct visit_screen *self = g_new0(struct visit_screen, 1);
  screen->state = self;
  self->app = screen->app;
  g_autofree char *what = g_strdup_printf("visit %s", argument);
  self->edit = record_edit_open(session, what, error);
  if (!self->edit || !take_draft(self->edit, error))
    return false;
  self->edit->read_only = !visit_may_change(screen->app, record_get(self->edit->record, "visitor"));
  if (!visit_screen_read(self, error))
    return false;
  g_free(session->school_uid);
  session->school_uid = g_strdup(record_get(self->edit->record, "school"));
  if (self->edit->fresh) {
    self->kept_at = g_strdup(self->edit->draft_at ? self->edit->draft_at : "earlier");
    app_message(screen->app, "This visit was taken back; what you wrote in it is here. e enters it "
                             "anew with that, x throws it away.");
    return true;
  }
  return self->edit->read_only || visit_screen_resume(self, error);
}

static void close_screen(struct screen *screen)
{
  visit_screen_release(state(screen));
  g_free(state(screen));
}

static char *heading(struct screen *screen)
{
  return g_strdup_printf("Visit · %s", state(screen)->school);
}

static char *aside(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  if (self->edit->read_only)
    return g_strdup_printf("by %s", self->visitor);
  if (self->kept_at)
    return g_strdup_printf("draft kept %s", self->kept_at);
  if (!visit_screen_is(self, "open"))
    return NULL;
  g_autofree char *today = clock_today();
  bool earlier = strcmp(record_get(self->edit->record, "visited_on"), today) < 0;
  return g_strdup(earlier ? "not ended" : "under way");
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  visit_screen_draw(state(screen), canvas);
}

static void leave(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  bool pending = record_edit_changed(self->edit);
  self->leaving = true;
  if (self->edit->fresh) {
    if (!self->gone)
      app_message(screen->app, "What you wrote in it stays a draft; it is on Today.");
    return;
  }
  if (self->gone || (!self->editor && !self->form && !pending)
      || ((self->editor || self->form) && visit_screen_end_typing(self)))
    return;
  self->touched = true;
  app_changed(screen->app);
  if (visit_screen_keep(self, &error))
    app_message(screen->app, "What you wrote in the visit to %s is kept as a draft.", self->school);
  else
    session_error(screen->app, error);
}

static void after_frame(struct screen *screen)
{
  GError *error = NULL;
  if (!visit_screen_keep(state(screen), &error))
    session_error(screen->app, error);
}

/* While somebody types the record stays as it was, so that storing it finds out what another
 * changed. */
static void refresh(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  if (self->editor || self->form || self->gone || self->edit->fresh)
    return;
  if ((record_edit_changed(self->edit) || record_edit_take_theirs(self->edit, &error))
      && visit_screen_read(self, &error))
    return;
  self->gone = error_is(error, TL_ERROR_NOT_FOUND);
  if (!self->gone) {
    session_error(screen->app, error);
    return;
  }
  g_clear_error(&error);
  app_message_unless(screen->app, "The visit was taken back.");
  app_back(screen->app);
}

static bool can_undo(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return self->form ? form_can_undo(self->form) : !self->editor && session_can_undo(screen->app);
}

/* What became of a follow-up is seen to be taken back. */
static void undo_stored(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  g_autofree char *last = g_steal_pointer(&self->last);
  session_undo_here(screen);
  if (!self->gone)
    visit_screen_focus(self, last);
}

static void undo(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  if (self->form)
    form_undo(self->form);
  else
    undo_stored(screen);
}

/* --- keys ----------------------------------------------------------------------------------- */

static bool typing(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return self->editor || (self->form && form_typing(self->form));
}

static bool move(struct visit_screen *self, int by)
{
  self->focus = CLAMP(self->focus + by, 0, (int)self->rows->len - 1);
  return true;
}

static bool key(struct screen *screen, const struct key *pressed)
{
  enum { PAGE = 8 };
  struct visit_screen *self = state(screen);
  if (self->editor || self->form)
    return visit_screen_type_key(self, pressed);
  switch (pressed->code) {
  case K_TAB:
  case K_BACK_TAB:
    visit_screen_tab(self, pressed->code == K_TAB ? 1 : -1);
    return true;
  case K_UP:
    return move(self, -1);
  case K_DOWN:
    return move(self, 1);
  case K_PAGE_UP:
    return move(self, -PAGE);
  case K_PAGE_DOWN:
    return move(self, PAGE);
  case K_HOME:
    return move(self, -(int)self->rows->len);
  case K_END:
    return move(self, (int)self->rows->len);
  case K_MOUSE:
    return pressed->button == MOUSE_WHEEL_UP     ? move(self, -1)
           : pressed->button == MOUSE_WHEEL_DOWN ? move(self, 1)
                                                 : false;
  default:
    return false;
  }
}

/* --- actions -------------------------------------------------------------------------------- */

static bool at_rest(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return !self->editor && !self->form;
}

/* It is stored: what was taken back can be entered anew or thrown away, and no more. */
static bool is_stored(struct screen *screen)
{
  return at_rest(screen) && !state(screen)->edit->fresh;
}

static bool was_taken_back(struct screen *screen)
{
  return at_rest(screen) && state(screen)->edit->fresh;
}

static void run_anew(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  if (visit_screen_store(self, &error))
    app_message_undo(screen->app, "Entered anew.");
  else
    session_error(screen->app, error);
}

static void run_throw(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  if (dialog_ask(screen->app, "Throw away what was written here? It cannot be brought back.",
                 answers)
      != 0)
    return;
  if (!record_edit_discard(self->edit, &error)) {
    session_error(screen->app, error);
    return;
  }
  self->gone = true;
  app_changed(screen->app);
  app_message(screen->app, "Thrown away.");
  app_back(screen->app);
}

/* There is a memo to read, or to write. */
static bool has_memo(const struct visit_screen *self)
{
  return self->memo || self->writes_memo;
}

/* A screen of its own is behind the row. */
static bool can_open(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  enum visit_row_kind kind = visit_screen_row(self)->kind;
  return is_stored(screen)
         && (kind == VISIT_WALK || kind == VISIT_OWED || kind == VISIT_BEFORE
             || kind == VISIT_AGREED || (kind == VISIT_MEMO && has_memo(self)));
}

/* The row is of the visit itself. */
static bool can_change(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  enum visit_row_kind kind = visit_screen_row(self)->kind;
  return is_stored(screen) && !self->edit->read_only && !can_open(screen)
         && !visit_screen_text_field(kind) && kind != VISIT_ADD;
}

static bool can_write(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return is_stored(screen) && !self->edit->read_only
         && visit_screen_text_field(visit_screen_row(self)->kind);
}

static bool can_add_here(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return is_stored(screen) && !self->edit->read_only && visit_screen_row(self)->kind == VISIT_ADD;
}

static void run_add(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  const struct record_edit *edit = state(screen)->edit;
  follow_up_new(screen->app, edit->place, record_get(edit->record, "school"),
                record_get(edit->record, "visited_on"));
}

static void run_open(struct screen *screen, const struct key *pressed)
{
  struct visit_screen *self = state(screen);
  switch (visit_screen_row(self)->kind) {
  case VISIT_WHEN:
    if (visit_state_may_move(screen))
      visit_state_move(screen, pressed);
    else
      visit_screen_correct(self, "arrived");
    break;
  case VISIT_WITH:
    visit_screen_choose_companion(self);
    break;
  case VISIT_PURPOSE:
  case VISIT_SEEN:
  case VISIT_NEXT:
    visit_screen_type(self);
    break;
  case VISIT_BEFORE:
  case VISIT_AGREED:
    record_screen_open(screen->app, &record_follow_up, visit_screen_get(self, "uid"));
    break;
  case VISIT_OWED:
    app_open(screen->app, screen_visit.name, visit_screen_get(self, "uid"));
    break;
  case VISIT_WALK:
    app_open(screen->app, screen_walkthrough.name, visit_screen_get(self, "uid"));
    break;
  case VISIT_ADD:
    run_add(screen, pressed);
    break;
  case VISIT_MEMO:
    if (has_memo(self))
      app_open(screen->app, screen_memo.name, self->edit->place);
    else
      visit_screen_correct(self, "memo_due_on");
    break;
  }
}

static bool can_add(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return is_stored(screen) && !self->edit->read_only
         && (visit_screen_is(self, "open") || visit_screen_is(self, "made"));
}

static void run_history(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  record_screen_history(screen->app, &record_visit, state(screen)->edit->place);
}

/* Slips of the visit's day at its school, as long as there are walkthroughs. */
static bool has_slips(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return at_rest(screen) && self->walks->row_count > visit_screen_drafts(self);
}

static void run_slips(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  const struct record *record = state(screen)->edit->record;
  slips_screen_print(screen->app, record_get(record, "visited_on"), record_get(record, "school"));
}

/* Each visit to a school has a file of its own. */
static void print_page(struct visit_screen *self, const struct document *document)
{
  g_autofree char *stem =
      g_strdup_printf("%s %s", document->title, record_get(self->edit->record, "visited_on"));
  print_document(self->app, document, stem);
}

static void run_page(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  AUTO(document)
  struct document *document =
      visit_page_build(self->edit->session->store, self->edit->place, &error);
  if (document)
    print_page(self, document);
  else
    session_error(screen->app, error);
}

static bool is_typing_text(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static bool is_correcting(struct screen *screen)
{
  return state(screen)->form != NULL;
}

static void run_times_done(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  visit_screen_end_typing(state(screen));
}

static const struct action actions[] = {
  EDITOR_LONG_ACTIONS("visit", is_typing_text),
  { "visit.times_done", "Done", "Goes back to the visit; what was corrected is saved.", NULL,
    "f ^O", 0, is_correcting, run_times_done, NULL },
  { "visit.anew", "Enter anew", "Stores what is left of a visit that was taken back, as a new one.",
    NULL, "e", 0, was_taken_back, run_anew, NULL },
  { "visit.throw", "Throw away", "Throws away what is left of a visit that was taken back.", NULL,
    "x", 0, was_taken_back, run_throw, NULL },
  { "visit.open", "Open", "Opens the walkthrough, follow-up, memo or visit that is selected.", NULL,
    "Enter", 0, can_open, run_open, NULL },
  { "visit.write", "Write", "Begins to write the text that is selected.", NULL, "Enter", 0,
    can_write, run_open, NULL },
  { "visit.change", "Change",
    "Changes what is selected: the day and the times, who came along, when the memo is expected.",
    NULL, "Enter", 0, can_change, run_open, NULL },
  { "visit.add_here", "Add", "Adds something that one person will do by a date.", NULL, "Enter", 0,
    can_add_here, run_open, NULL },
  { "visit.done", "Done", "The follow-up was done.", NULL, "d", 0, visit_follow_up_open,
    visit_follow_up_run, NULL },
  { "visit.carry", "Carry on", "The follow-up goes on, with a new date.", NULL, "c", 0,
    visit_follow_up_open, visit_follow_up_run, NULL },
  { "visit.drop", "Drop", "The follow-up will not be done; asks why.", NULL, "x", 0,
    visit_follow_up_open, visit_follow_up_run, NULL },
  { "visit.again", "Open again", "The follow-up is open again.", NULL, "o", 0,
    visit_follow_up_closed, visit_follow_up_again, NULL },
  { "visit.begin", "Begin", "Begins the visit that is planned for today.", NULL, "b", 0,
    visit_state_may_begin, visit_state_begin, NULL },
  { "visit.made", "Made", "Notes that the visit took place on its day.", NULL, "y", 0,
    visit_state_may_make, visit_state_make, NULL },
  { "visit.move", "Move", "Moves the visit to another day; the first one is kept.", NULL, "m", 0,
    visit_state_may_move, visit_state_move, NULL },
  { "visit.miss", "Missed", "Notes that the visit did not take place.", NULL, "x", 0,
    visit_state_may_miss, visit_state_miss, NULL },
  { "visit.cancel", "Cancel", "Says that the visit, still to come, will not take place, and why.",
    NULL, "x", 0, visit_state_may_cancel, visit_state_miss, NULL },
  { "visit.go_on", "Go on with it", "The visit of today that is over is under way again.", NULL,
    "b", 0, visit_state_may_go_on, visit_state_go_on, NULL },
  { "visit.add", "New follow-up", "Adds something that one person will do by a date.", NULL, "n", 0,
    can_add, run_add, NULL },
  { "visit.end", "End the visit", "Ends the visit and notes when you left.", NULL, "f", 0,
    visit_state_may_end, visit_state_end, NULL },
  { "visit.slips", "Print slips",
    "Prints the slips of the visit, by mailbox; D then notes that all are in the mailboxes.", NULL,
    "P", 0, has_slips, run_slips, NULL },
  { "visit.page", "Visit’s page",
    "Shows the visit as it prints, on one page, and writes it as PDF.", NULL, "v", 0, is_stored,
    run_page, NULL },
  { "visit.history", "History", "Shows who changed what, and when.", NULL, "h", ACTION_QUIET,
    is_stored, run_history, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_visit = {
  .name = "visit",
  .title = "Visit",
  .help = "One school, one day: what is still open, the walkthroughs, the debrief, what is agreed. "
          "Each field is saved when you leave it.",
  .actions = { actions, form_actions, editor_actions },
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
