/* The screen of an improvement memo. */
#include "config.h"

#include "ui/memo_own.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/letter.h"
#include "report/memo_page.h"
#include "report/school_days.h"
#include "report/seen.h"
#include "ui/dialog.h"
#include "ui/print.h"
#include "ui/record_words.h"
#include "work/visit.h"

#include <string.h>

static struct memo_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- rows ----------------------------------------------------------------------------------- */

const char *memo_text_field(int row)
{
  static const char *const fields[MEMO_TEXTS] = { "points", "decisions", "areas", "plan" };
  return row < MEMO_TEXTS ? fields[row] : NULL;
}

const struct field *memo_text(int row)
{
  int field = field_find(&record_improvement_memo, memo_text_field(row));
  return &record_improvement_memo.fields[field];
}

struct record *memo_step(const struct memo_screen *self, int row)
{
  const GPtrArray *steps = record_parts(self->edit->record, &record_memo_step);
  int step = row - MEMO_TEXTS;
  return step >= 0 && step < (int)steps->len ? steps->pdata[step] : NULL;
}

int memo_rows(const struct memo_screen *self)
{
  if (self->sealed)
    return 0;
  const GPtrArray *steps = record_parts(self->edit->record, &record_memo_step);
  return MEMO_TEXTS + (int)steps->len + !self->edit->read_only;
}

/* --- opening -------------------------------------------------------------------------------- */

/* Another who left may have begun it: there is one memo a visit. */
static bool is_free(struct store *store, const char *visit, GError **error)
{
  g_autofree char *name = store_value(store, STATEMENT_MEMO_BEGUN_BY, NULL, "visit", visit, NULL);
  return !name
         || fail(error, TL_ERROR_REFUSED,
                 "%s began this memo and has not sent it. A visit has one memo: ask them to send "
                 "it, or the record keeper to hand it over to you.",
                 name);
}

/* What record_edit_open takes: the stored memo, one that is begun, or a new one. Yours; NULL where
 * the person in use may neither read nor write it. */
static char *argument_of(struct session *session, const char *visit, GError **error)
{
  g_autofree char *stored =
      store_value(session->store, STATEMENT_MEMO_OF_VISIT, NULL, "visit", visit, NULL);
  if (stored)
    return g_strdup_printf("improvement_memo %s", stored);
  AUTO(record) struct record *record = store_load(session->store, &record_visit, visit, error);
  if (!record)
    return NULL;
  g_autofree char *values =
      g_strdup_printf("visit=%s author=%s", visit, session->person_uid ? session->person_uid : "");
  char *left = record_edit_left(session, &record_improvement_memo, values);
  if (left)
    return left;
  g_autofree char *principal = store_value(session->store, STATEMENT_VISIT_PRINCIPAL, NULL,
                                           "school", record_get(record, "school"), NULL);
  if (!session->person_uid || g_strcmp0(principal, session->person_uid) != 0) {
    fail(error, TL_ERROR_REFUSED,
         "The memo is the principal’s to write; it can be read here once it is sent.");
    return NULL;
  }
  if (!is_free(session->store, visit, error))
    return NULL;
  return record_edit_argument(session, &record_improvement_memo, values, NULL);
}

static void release_visit(struct memo_screen *self)
{
  g_clear_pointer(&self->head, rowset_free);
  g_clear_pointer(&self->strategies, rowset_free);
  g_clear_pointer(&self->seen, g_free);
  g_clear_pointer(&self->amended, g_free);
}

static bool read_visit(struct memo_screen *self, struct store *store, GError **error)
{
  AUTO(rowset)
  struct rowset *head = store_query(store, STATEMENT_VISIT_HEAD, error, "visit", self->visit, NULL);
  AUTO(rowset)
  struct rowset *strategies =
      head ? store_query(store, STATEMENT_VISIT_STRATEGIES, error, "visit", self->visit, NULL)
           : NULL;
  if (!strategies)
    return false;
  if (head->row_count == 0)
    return fail(error, TL_ERROR_NOT_FOUND, "This visit is no longer there.");
  release_visit(self);
  self->head = g_steal_pointer(&head);
  self->strategies = g_steal_pointer(&strategies);
  self->seen = seen_words(store, "visit", self->visit);
  self->amended = memo_page_amended(store, self->visit, record_get(self->edit->record, "sent_on"));
  return true;
}

static void set_read_only(struct memo_screen *self)
{
  const struct record *record = self->edit->record;
  bool own = g_strcmp0(record_get(record, "author"), self->edit->session->person_uid) == 0;
  self->edit->read_only = record_get(record, "sent_on") || !own;
  self->sealed = !record_get(record, "sent_on") && !own;
}

/* The memo as it is now; one that is new has its beginnings already. */
static bool open_edit(struct memo_screen *self, GError **error)
{
  struct session *session = session_of(self->app);
  g_autofree char *what = argument_of(session, self->visit, error);
  struct record_edit *edit = what ? record_edit_open(session, what, error) : NULL;
  if (!edit)
    return false;
  g_clear_pointer(&self->edit, record_edit_free);
  self->edit = edit;
  if (edit->fresh) { /* a draft's record is empty until the draft is taken up */
    record_set(edit->record, "visit", self->visit);
    record_set(edit->record, "author", session->person_uid);
  }
  return true;
}

bool memo_begin_anew(struct memo_screen *self, GError **error)
{
  g_clear_pointer(&self->kept_at, g_free);
  self->touched = false;
  if (!open_edit(self, error))
    return false;
  set_read_only(self);
  self->focus = CLAMP(self->focus, 0, MAX(memo_rows(self) - 1, 0));
  return true;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct session *session = session_of(screen->app);
  struct memo_screen *self = g_new0(struct memo_screen, 1);
  screen->state = self;
  self->app = screen->app;
  self->visit = g_strdup(argument);
  if (!open_edit(self, error) || !read_visit(self, session->store, error))
    return false;
  set_read_only(self);
  if (!self->edit->read_only)
    memo_resume(self);
  return true;
}

static void close_screen(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  g_clear_pointer(&self->editor, editor_free);
  g_clear_pointer(&self->form, form_free);
  g_clear_pointer(&self->edit, record_edit_free);
  release_visit(self);
  g_free(self->visit);
  g_free(self->kept_at);
  g_free(self->kept);
  g_free(self);
}

static char *heading(struct screen *screen)
{
  const struct memo_screen *self = state(screen);
  g_autofree char *day = date_short(rowset_get(self->head, 0, "visited_on"));
  return g_strdup_printf("Memo · %s, %s", rowset_get(self->head, 0, "school"), day);
}

static char *aside(struct screen *screen)
{
  const struct memo_screen *self = state(screen);
  if (self->kept_at)
    return g_strdup_printf("draft kept %s", self->kept_at);
  struct store *store = session_of(self->app)->store;
  const char *due = rowset_get(self->head, 0, "memo_due_on");
  const char *sent = record_get(self->edit->record, "sent_on");
  g_autofree char *today = clock_today();
  g_autofree char *late = due && !sent ? school_days_late_words(store, due, today) : NULL;
  return late ? g_strdup_printf("%s overdue", late) : memo_page_standing(store, due, sent);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  memo_draw(state(screen), canvas);
}

/* --- keys ----------------------------------------------------------------------------------- */

static bool typing(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  return self->editor || (self->form && form_typing(self->form));
}

static bool key(struct screen *screen, const struct key *pressed)
{
  struct memo_screen *self = state(screen);
  if (self->editor || self->form)
    return memo_type_key(self, pressed);
  if (pressed->code == K_TAB || pressed->code == K_BACK_TAB) {
    memo_tab(self, pressed->code == K_TAB ? 1 : -1);
    return true;
  }
  int by = pressed->code == K_UP     ? -1
           : pressed->code == K_DOWN ? 1
           : pressed->code == K_HOME ? -memo_rows(self)
           : pressed->code == K_END  ? memo_rows(self)
                                     : 0;
  self->focus = CLAMP(self->focus + by, 0, MAX(memo_rows(self) - 1, 0));
  return by != 0;
}

static void after_frame(struct screen *screen)
{
  GError *error = NULL;
  if (!memo_keep(state(screen), &error))
    session_error(screen->app, error);
}

static void leave(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  self->leaving = true;
  if (self->editor || self->form)
    memo_end_typing(self);
  self->leaving = false;
  GError *error = NULL;
  if (self->touched && !memo_keep(self, &error))
    session_error(screen->app, error);
  if (!self->kept_at)
    return;
  app_changed(screen->app);
  app_message(screen->app, "Your memo is kept as a draft.");
}

static void refresh(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  GError *error = NULL;
  if (self->editor || self->form || self->edit->fresh || self->kept_at || self->gone)
    return;
  if (record_edit_take_theirs(self->edit, &error)) {
    set_read_only(self);
    self->focus = CLAMP(self->focus, 0, MAX(memo_rows(self) - 1, 0));
    if (!read_visit(self, session_of(self->app)->store, &error))
      session_error(screen->app, error);
    return;
  }
  if (!error_is(error, TL_ERROR_NOT_FOUND)) {
    session_error(screen->app, error);
    return;
  }
  g_clear_error(&error);
  app_message_unless(screen->app, "The memo was taken back.");
  if (memo_begin_anew(self, NULL))
    return;
  self->gone = true;
  app_back(screen->app);
}

static bool can_undo(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  return self->form ? form_can_undo(self->form) : !self->editor && session_can_undo(screen->app);
}

static void undo(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  if (self->form)
    form_undo(self->form);
  else
    session_undo_here(screen);
}

/* --- actions -------------------------------------------------------------------------------- */

static bool may_write(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  return !self->editor && !self->form && !self->edit->read_only;
}

static bool at_rest(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  return !self->editor && !self->form;
}

static bool may_print(struct screen *screen)
{
  return at_rest(screen) && !state(screen)->sealed;
}

static bool on_step(struct screen *screen)
{
  struct memo_screen *self = state(screen);
  return may_write(screen) && memo_step(self, self->focus);
}

static bool is_typing_text(struct screen *screen)
{
  return state(screen)->editor != NULL;
}

static void run_write(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  memo_type(state(screen));
}

static void run_add(struct screen *screen, const struct key *pressed)
{
  struct memo_screen *self = state(screen);
  self->focus = memo_rows(self) - 1;
  run_write(screen, pressed);
}

static void run_remove(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  memo_remove_step(state(screen));
}

static bool in_form(struct screen *screen)
{
  return state(screen)->form != NULL;
}

static void run_done(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  memo_end_typing(state(screen));
}

char *memo_room(const struct memo_screen *self, bool always)
{
  AUTO(document)
  struct document *document =
      memo_page_build(self->edit->session->store, self->visit, self->edit->record, NULL);
  if (!document)
    return NULL;
  int room = letter_room(document);
  if (room >= 0 && !always)
    return NULL;
  g_autofree char *lines = format_plural(ABS(room), "line", "lines");
  return room > 0    ? g_strdup_printf("The page has room for about %s more.", lines)
         : room == 0 ? g_strdup("The page is full.")
                     : g_strdup_printf("About %s too many for one page: shorten it.", lines);
}

/* It is one page; false after saying by how much it is not. */
static bool fits(struct memo_screen *self)
{
  GError *error = NULL;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(self->app, "Looking whether it is one page");
  struct progress progress = progress_window_progress(window);
  AUTO(document)
  struct document *document =
      memo_page_build(self->edit->session->store, self->visit, self->edit->record, &error);
  bool is = document && letter_fits(document, &progress, &error);
  if (error)
    session_error(self->app, error);
  return is;
}

static void run_print(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct memo_screen *self = state(screen);
  GError *error = NULL;
  AUTO(document)
  struct document *document =
      memo_page_build(self->edit->session->store, self->visit, self->edit->record, &error);
  if (!document) {
    session_error(screen->app, error);
    return;
  }
  g_autofree char *stem =
      g_strdup_printf("%s %s", document->title, rowset_get(self->head, 0, "visited_on"));
  print_document(screen->app, document, stem);
}

static bool send(struct memo_screen *self, GError **error)
{
  AUTO(record) struct record *memo = record_copy(self->edit->record);
  if (!visit_memo_send(self->edit->session->store, memo, error))
    return false;
  if (self->edit->fresh) {
    self->edit->fresh = false;
    g_free(self->edit->place);
    self->edit->place = g_strdup(memo->uid);
  }
  g_clear_pointer(&self->kept_at, g_free);
  self->touched = false;
  return record_edit_take_theirs(self->edit, error);
}

static void run_send(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  static const struct answer answers[] = { { "Enter", "Send it" }, { NULL, NULL } };
  struct memo_screen *self = state(screen);
  GError *error = NULL;
  if (!record_get(self->edit->record, "plan")) {
    self->focus = MEMO_TEXTS - 1;
    app_message(screen->app,
                "The plan is still empty. Say in a sentence or two how instruction will improve.");
    return;
  }
  g_autofree char *question = g_strdup_printf(
      "Send the memo to %s? From then on it is read by others and stays as it is; its steps become "
      "follow-ups.",
      rowset_get(self->head, 0, "visitor"));
  if (dialog_ask(screen->app, question, answers) != 0 || !fits(self))
    return;
  if (!send(self, &error)) {
    session_error(screen->app, error);
    return;
  }
  set_read_only(self);
  self->focus = 0;
  app_changed(screen->app);
  app_message_undo(screen->app, "Sent. Its steps are follow-ups now.");
}

static const struct action actions[] = {
  EDITOR_LONG_ACTIONS("memo", is_typing_text),
  { "memo.step_done", "Done", "Goes back to the memo; the step is kept.", NULL, "f ^O", 0, in_form,
    run_done, NULL },
  { "memo.write", "Write", "Writes the text, or changes the step.", NULL, "Enter", 0, may_write,
    run_write, NULL },
  { "memo.add", "Add step", "Adds what one person will do by a date.", NULL, "n", 0, may_write,
    run_add, NULL },
  { "memo.remove", "Take away", "Takes the step away.", NULL, "x Delete", 0, on_step, run_remove,
    NULL },
  { "memo.send", "Send", "Sends the memo: others read it, its steps become follow-ups.", NULL, "f",
    0, may_write, run_send, NULL },
  { "memo.hand_over", "Hand over",
    "Gives a memo that is not sent to the school’s present principal, who goes on with it.", NULL,
    "h", 0, memo_hand_over_may, memo_hand_over, NULL },
  { "memo.print", "Print", "Shows the memo as it prints, and writes it as PDF.", NULL, "P", 0,
    may_print, run_print, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_memo = {
  .name = "memo",
  .title = "Memo",
  .help = "The principal’s improvement memo after a visit. It is private to its writer until it is "
          "sent.",
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
