/* Finishing a walkthrough on the screen: the slip as it will print, outcomes of attempts. */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "document/render.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/slip.h"
#include "ui/dialog.h"
#include "ui/record_words.h"
#include "ui/settle.h"
#include "ui/visit_type_confirm.h"

#include <string.h>

static struct capture_screen *state(struct screen *screen)
{
  return screen->state;
}

static const char *whose(const struct capture *capture)
{
  return capture->teacher_name ? capture->teacher_name : "nobody";
}

/* --- storing -------------------------------------------------------------------------------- */

static char *compare(void *data, GError **error)
{
  return capture_compare(data, error);
}

static bool keep_ours(void *data, GError **error)
{
  return capture_keep_ours(data, error);
}

static bool take_theirs(void *data, GError **error)
{
  return capture_take_theirs(data, error);
}

static bool has_words(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text)
         || fail(error, TL_ERROR_INVALID, "Give the reason in a few words; the slip says it.");
}

/* Why it is changed after the teacher got it. Yours; NULL for Esc. */
static char *ask_reason(struct screen *screen)
{
  dialog_about(screen->app, state(screen)->capture->draft);
  return dialog_prompt(
      screen->app, "Why it is amended", NULL,
      capture_moves(state(screen)->capture)
          ? "Another teacher got the slip. What it said, its delivery and the reply are kept with "
            "them; the new slip is to be delivered, without this reason."
          : "The teacher got the slip. What it said is kept; the new one is marked as amended, "
            "says "
            "this reason, and is to be delivered.",
      has_words, NULL);
}

/* One attempt to store; SETTLED_OURS where it is to be tried again. */
static enum settled settle_conflict(struct screen *screen, const char *said)
{
  struct capture *capture = state(screen)->capture;
  const struct settle settle = { compare, keep_ours, take_theirs, capture };
  enum settled settled = settle_ask(screen->app, said, &settle);
  if (settled == SETTLED_THEIRS) {
    app_changed(screen->app);
    settle_said(screen->app, settled);
    app_back(screen->app);
  }
  return settled;
}

/* Stores it; false where that failed or was not wanted, which is then said. */
static bool store_it(struct screen *screen, const char *outcome)
{
  struct capture *capture = state(screen)->capture;
  g_autofree char *reason = NULL;
  GError *error = NULL;
  for (;;) {
    if (!reason && capture_amends(capture) && !(reason = ask_reason(screen)))
      return false;
    if (capture_finish(capture, outcome, reason, &error))
      break;
    if (!error_is(error, TL_ERROR_CONFLICT)) {
      session_error(screen->app, error);
      return false;
    }
    enum settled settled = settle_conflict(screen, error->message);
    g_clear_error(&error);
    if (settled != SETTLED_OURS)
      return false;
  }
  app_changed(screen->app);
  return true;
}

/* Who holds a slip of it that is about another's lesson. */
static void say_moved(struct screen *screen)
{
  const struct capture *capture = state(screen)->capture;
  g_autofree char *holder =
      record_words_ref(capture->session->store, "staff", record_get(capture->base, "teacher"));
  app_message_undo(screen->app,
                   "The walkthrough is now of %s, and the slip to be delivered. %s holds a slip "
                   "that is not about them: fetch it back.",
                   whose(capture), holder ? holder : "Another");
}

/* `, among those of October 2026`: the list that one comes back to may be of another month. Yours;
 * "" in the present one. */
static char *among(const struct capture *capture)
{
  g_autofree char *month = g_strndup(record_get(capture->record, "made_on"), strlen("2026-11"));
  g_autofree char *present = clock_month();
  g_autofree char *words = month_long(month);
  return strcmp(month, present) == 0 ? g_strdup("") : g_strdup_printf(", among those of %s", words);
}

/* The visit that it was begun in is there no more. */
static const char *alone(const struct capture *capture)
{
  return capture_loses_visit(capture) ? " It is part of no visit." : "";
}

static void finish(struct screen *screen)
{
  struct capture *capture = state(screen)->capture;
  if (!store_it(screen, "made"))
    return;
  g_autofree char *where = among(capture);
  if (capture_moves(capture))
    say_moved(screen);
  else if (record_parts(capture->record, &record_delivery)->len > 0)
    app_message_undo(screen->app,
                     "The walkthrough of %s is amended%s; its new slip is to be delivered.%s",
                     whose(capture), where, alone(capture));
  else
    app_message_undo(screen->app, "The walkthrough of %s is final%s.%s", whose(capture), where,
                     alone(capture));
  app_back(screen->app);
}

/* --- the slip ------------------------------------------------------------------------------- */

char *capture_slip_text(struct screen *screen, const struct record *record, GError **error)
{
  AUTO(section)
  struct section *slip = slip_build(state(screen)->capture->session->store, record, error);
  if (!slip)
    return NULL;
  bool ascii = !terminal_utf8(screen->app->terminal);
  g_autoptr(GPtrArray) lines =
      render_section_lines(slip, MIN(terminal_columns(screen->app->terminal) - 4, 76), ascii);
  g_ptr_array_add(lines, NULL);
  return g_strjoinv("\n", (char **)lines->pdata);
}

/* A sentence after a mark, wrapped. */
static void append_warning(GString *text, const char *warning, int columns)
{
  g_autoptr(GArray) lines = text_wrap(warning, columns);
  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    g_string_append(text, i == 0 ? "! " : "  ");
    g_string_append_len(text, warning + line->start, (gssize)(line->end - line->start));
    g_string_append_c(text, '\n');
  }
}

/* What is to be looked at stands above the slip. Yours. */
static char *with_warnings(struct screen *screen, const char *slip)
{
  g_autoptr(GPtrArray) warnings = capture_warnings(state(screen)->capture);
  int columns = MIN(terminal_columns(screen->app->terminal) - 6, 74);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < warnings->len; i++)
    append_warning(text, warnings->pdata[i], columns);
  g_string_append_printf(text, "%s%s", text->len ? "\n" : "", slip);
  return g_string_free(text, FALSE);
}

enum { SLIP_RIGHT, SLIP_DETAILS }; /* answers about the slip */

/* The slip as it will print: what the person says of it; -1 for Esc, and where it cannot be shown.
 */
static int confirm_slip(struct screen *screen)
{
  struct capture *capture = state(screen)->capture;
  GError *error = NULL;
  AUTO(record) struct record *record = capture_finished(capture, "made");
  g_autofree char *slip = capture_slip_text(screen, record, &error);
  if (!slip) {
    session_error(screen->app, error);
    return -1;
  }
  g_autofree char *text = with_warnings(screen, slip);
  int marked = capture_marked(capture);
  int strategies = capture->items->row_count;
  g_autofree char *title =
      marked < strategies
          ? g_strdup_printf("The slip; %d of %d strategies %s no mark", strategies - marked,
                            strategies, strategies - marked == 1 ? "has" : "have")
          : g_strdup("The slip, as the teacher gets it");
  static const struct answer answers[] = { { "f Enter", "Finish" },
                                           { "d", "Details" },
                                           { NULL, NULL } };
  return dialog_view(screen->app, title, text, false, answers);
}

/* Nothing is missing that is needed; else the first of it is selected and named. */
static bool may_finish(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  int row = -1;
  g_autofree char *missing = capture_missing(self->capture, &row);
  if (missing) {
    if (row >= 0)
      self->focus = row;
    app_message(screen->app, "%s", missing);
    return false;
  }
  return visit_type_confirm_ask(screen->app, record_get(self->capture->record, "visit_type"));
}

void capture_run_finish(struct screen *screen, const struct key *key)
{
  (void)key;
  struct capture_screen *self = state(screen);
  if (self->capture->old && !self->capture->touched) {
    app_message(screen->app, "It is final, and nothing was changed since.");
    self->locked = true;
    return;
  }
  int answer = SLIP_DETAILS;
  while (answer == SLIP_DETAILS) {
    if (!may_finish(screen))
      return;
    answer = confirm_slip(screen);
    if (answer == SLIP_DETAILS)
      capture_open_details(screen);
  }
  if (answer == SLIP_RIGHT)
    finish(screen);
}

/* --- attempts ------------------------------------------------------------------------------- */

static const struct {
  int key;
  const char *outcome;
  const char *said; /* of the teacher in %s */
} attempts[] = {
  { 's', "substitute", "A substitute was teaching" },
  { 't', "testing", "They were taking a test" },
  { 'e', "empty", "The room was empty" },
  { 'b', "come_back", "Asked to come back" },
};

/* An attempt has no marks: those that were made are asked about, comments stay. Neither Enter nor
 * letters, of which prose is made, take them away. */
static bool means_attempt(struct screen *screen, const char *said)
{
  static const struct answer answers[] = { { "^D", "Drop the marks, keep an attempt" },
                                           { NULL, NULL } };
  int marked = capture_marked(state(screen)->capture);
  if (marked == 0)
    return true;
  g_autofree char *question =
      g_strdup_printf("%s? An attempt has no marks: %s made here would go. Comments stay.", said,
                      marked == 1 ? "the one" : "those");
  return dialog_ask(screen->app, question, answers) == 0;
}

/* The given name first, as in lists; who is not in the file has but what was noted. Yours. */
static char *called(struct capture *capture)
{
  const char *uid = record_get(capture->record, "teacher");
  struct store *store = capture->session->store;
  AUTO(record) struct record *person = uid ? store_load(store, &record_staff, uid, NULL) : NULL;
  return person ? name_full(record_get(person, "given_name"), record_get(person, "family_name"))
                : g_strdup(whose(capture));
}

/* Who was there in the teacher's place; false for Esc. Enter alone leaves the name open. */
static bool ask_substitute(struct screen *screen)
{
  struct capture *capture = state(screen)->capture;
  g_autofree char *name = called(capture);
  g_autofree char *label = g_strdup_printf("Who was there for %s", name);
  dialog_about(screen->app, capture->draft);
  g_autofree char *typed =
      dialog_prompt(screen->app, label, record_get(capture->record, "teacher_note"),
                    "The substitute’s name; Enter alone where it is not known.", NULL, NULL);
  if (!typed)
    return false;
  g_autofree char *who = text_clean(typed, true);
  if (g_strcmp0(who, record_get(capture->record, "teacher_note")) == 0)
    return true;
  capture_remember(capture, g_strdup("the substitute’s name"), -1);
  record_set(capture->record, "teacher_note", who);
  capture->touched = true;
  return true;
}

/* name_it: asks who was there in the teacher's place. */
static void end_as(struct screen *screen, size_t attempt, bool name_it)
{
  struct capture *capture = state(screen)->capture;
  bool substitute = strcmp(attempts[attempt].outcome, "substitute") == 0
                    && record_get(capture->record, "teacher") != NULL;
  bool asked = name_it || capture_marked(capture) > 0;
  if (!means_attempt(screen, attempts[attempt].said)
      || (substitute && name_it && !ask_substitute(screen))
      || !store_it(screen, attempts[attempt].outcome))
    return;
  g_autofree char *name = called(capture);
  const char *who = record_get(capture->record, "teacher_note");
  app_message_undo(screen->app, "%s: %s%s%s, counted apart.%s", name,
                   choice_label(outcome_choices, attempts[attempt].outcome), substitute ? ", " : "",
                   !substitute ? ""
                   : who       ? who
                               : "name not known",
                   alone(capture));
  if (!asked) /* what came with the letter is a mark, or another outcome; the next one may begin */
    app_leave_out_typed(screen->app, 'w');
  app_back(screen->app);
}

void capture_run_outcome(struct screen *screen, const struct key *key)
{
  bool shifted = key->code == 'S';
  for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++)
    if (key->code == attempts[i].key || (shifted && attempts[i].key == 's'))
      end_as(screen, i, shifted);
}

void capture_run_outcomes(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "s", "Substitute" },
                                           { "t", "Testing" },
                                           { "e", "Empty room" },
                                           { "b", "Asked to come back" },
                                           { NULL, NULL } };
  int answer = dialog_ask(screen->app,
                          "Why was there nothing to see? It is kept as an attempt, counted "
                          "apart.",
                          answers);
  if (answer >= 0)
    end_as(screen, (size_t)answer, true);
}
