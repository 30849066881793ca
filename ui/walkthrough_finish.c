/* Finishing a walkthrough on the screen: the slip as it will print, outcomes of attempts. */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/slip.h"
#include "ui/dialog.h"

#include <string.h>

static struct capture_screen *state(struct screen *screen)
{
  return screen->state;
}

/* Stores it; false where that failed, which is then said. */
static bool store_it(struct screen *screen, const char *outcome)
{
  GError *error = NULL;
  if (!capture_finish(state(screen)->capture, outcome, &error)) {
    session_error(screen->app, error);
    return false;
  }
  app_changed(screen->app);
  return true;
}

static void finish(struct screen *screen)
{
  struct capture *capture = state(screen)->capture;
  if (!store_it(screen, "made"))
    return;
  app_message_undo(screen->app, "The walkthrough of %s is final.",
                   capture->teacher_name ? capture->teacher_name : "nobody");
  app_back(screen->app);
}

/* The slip as it will print; true when the person says it is right. */
static bool confirm_slip(struct screen *screen)
{
  struct capture *capture = state(screen)->capture;
  GError *error = NULL;
  AUTO(record) struct record *record = record_copy(capture->record);
  if (!record_get(record, "minutes") && capture_elapsed(capture) >= 0)
    record_set_int(record, "minutes", MAX(capture_elapsed(capture), 1));
  AUTO(section) struct section *slip = slip_build(capture->session->store, record, &error);
  if (!slip) {
    session_error(screen->app, error);
    return false;
  }
  bool ascii = !terminal_utf8(screen->app->terminal);
  g_autoptr(GPtrArray) lines =
      render_section_lines(slip, MIN(terminal_columns(screen->app->terminal) - 4, 76), ascii);
  g_ptr_array_add(lines, NULL);
  g_autofree char *text = g_strjoinv("\n", (char **)lines->pdata);
  int marked = capture_marked(capture);
  int strategies = capture->items->row_count;
  g_autofree char *title = marked < strategies
                               ? g_strdup_printf("The slip; %d of %d strategies have no mark",
                                                 strategies - marked, strategies)
                               : g_strdup("The slip, as the teacher gets it");
  static const struct answer answers[] = { { "f", "Finish" }, { NULL, NULL } };
  return dialog_view(screen->app, title, text, false, answers) == 0;
}

void capture_run_finish(struct screen *screen, const struct key *key)
{
  (void)key;
  struct capture_screen *self = state(screen);
  int row = -1;
  if (self->capture->old && !self->capture->touched) {
    app_message(screen->app, "It is final, and nothing was changed since.");
    self->locked = true;
    return;
  }
  g_autofree char *missing = capture_missing(self->capture, &row);
  if (missing) {
    if (row >= 0)
      self->focus = row;
    app_message(screen->app, "%s", missing);
    return;
  }
  if (confirm_slip(screen))
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

/* An attempt has no marks: those that were made are asked about, comments stay. */
static bool may_drop_marks(struct screen *screen, const char *said)
{
  static const struct answer answers[] = { { "y", "Keep it as an attempt" }, { NULL, NULL } };
  int marked = capture_marked(state(screen)->capture);
  if (marked == 0)
    return true;
  g_autofree char *question =
      g_strdup_printf("%s? An attempt has no marks: %s made here would go. Comments stay.", said,
                      marked == 1 ? "the one" : "those");
  return dialog_ask(screen->app, question, answers) == 0;
}

static void end_as(struct screen *screen, size_t attempt)
{
  struct capture *capture = state(screen)->capture;
  if (!may_drop_marks(screen, attempts[attempt].said)
      || !store_it(screen, attempts[attempt].outcome))
    return;
  app_message_undo(screen->app, "%s: an attempt at %s, counted apart.", attempts[attempt].said,
                   capture->teacher_name ? capture->teacher_name : "a class");
  app_back(screen->app);
}

void capture_run_outcome(struct screen *screen, const struct key *key)
{
  for (size_t i = 0; i < G_N_ELEMENTS(attempts); i++)
    if (key->code == attempts[i].key)
      end_as(screen, i);
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
    end_as(screen, (size_t)answer);
}
