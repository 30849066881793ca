/* What can be done with a record and its parts: when, and how. */
#include "config.h"

#include "ui/record_own.h"

#include "ui/dialog.h"
#include "ui/record_screen.h"

static struct record_screen *state(struct screen *screen)
{
  return screen->state;
}

static bool may_change(struct screen *screen)
{
  return !state(screen)->edit->read_only;
}

/* On the line that finishes, where Enter does it too. */
static bool at_finish(struct screen *screen)
{
  struct record_screen *self = state(screen);
  if (self->part_form || !may_change(screen))
    return false;
  return self->in_parts ? record_parts_at_finish(self->parts) : form_at_finish(self->form);
}

static bool adds_here(struct screen *screen)
{
  return at_finish(screen) && state(screen)->edit->fresh;
}

static bool saves_here(struct screen *screen)
{
  return at_finish(screen) && !state(screen)->edit->fresh;
}

static bool adds(struct screen *screen)
{
  struct record_screen *self = state(screen);
  return may_change(screen) && !self->part_form && self->edit->fresh && !at_finish(screen);
}

static bool saves(struct screen *screen)
{
  struct record_screen *self = state(screen);
  return may_change(screen) && !self->part_form && !self->edit->fresh && !at_finish(screen);
}

static bool part_at_finish(struct screen *screen)
{
  struct record_screen *self = state(screen);
  return self->part_form && form_at_finish(self->part_form);
}

static bool in_part(struct screen *screen)
{
  return state(screen)->part_form && !part_at_finish(screen);
}

static bool was_changed(struct screen *screen)
{
  struct record_screen *self = state(screen);
  return may_change(screen) && !self->in_parts && !self->part_form
         && record_edit_changed(self->edit);
}

static bool on_parts(struct screen *screen)
{
  struct record_screen *self = state(screen);
  return may_change(screen) && self->in_parts && !self->part_form
         && !record_parts_at_finish(self->parts);
}

static bool on_part(struct screen *screen)
{
  return on_parts(screen) && record_parts_selected(state(screen)->parts, NULL);
}

static bool can_remove(struct screen *screen)
{
  return on_part(screen) || state(screen)->part_form;
}

static bool is_stored(struct screen *screen)
{
  struct record_screen *self = state(screen);
  return !self->edit->fresh && !self->part_form;
}

static void run_finish(struct screen *screen, const struct key *key)
{
  (void)key;
  struct record_screen *self = state(screen);
  g_autoptr(GError) error = NULL;
  if (form_finish(self->form, &error) && record_part_lacks(self))
    return;
  if (!error && record_finish(self, &error))
    app_back(screen->app);
  else
    app_error(screen->app, error);
}

static void run_done(struct screen *screen, const struct key *key)
{
  (void)key;
  record_part_close(state(screen));
}

static void run_part(struct screen *screen, const struct key *key)
{
  (void)key;
  record_part_open(state(screen));
}

static void run_end(struct screen *screen, const struct key *key)
{
  (void)key;
  record_part_end(state(screen));
}

static void run_remove(struct screen *screen, const struct key *key)
{
  (void)key;
  record_part_remove(state(screen));
}

static void run_discard(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  struct record_screen *self = state(screen);
  GError *error = NULL;
  const char *question = self->edit->fresh
                             ? "Throw away what was typed here? It cannot be brought back."
                             : "Throw away what was changed here? The record stays as it was.";
  if (dialog_ask(screen->app, question, answers) != 0)
    return;
  if (!record_edit_discard(self->edit, &error)) {
    session_error(screen->app, error);
    return;
  }
  self->dropped = true;
  app_changed(screen->app);
  self->touched = false;
  app_message(screen->app, "Thrown away.");
  app_back(screen->app);
}

static void run_history(struct screen *screen, const struct key *key)
{
  (void)key;
  const struct record_edit *edit = state(screen)->edit;
  record_screen_history(screen->app, edit->record->type, edit->place);
}

const struct action record_actions[] = {
  { "record.add_here", "Add it", "Checks it, adds it and goes back to the list.", NULL,
    "Enter f ^O", 0, adds_here, run_finish, NULL },
  { "record.save_here", "Save it", "Checks it, saves it and goes back.", NULL, "Enter f ^O", 0,
    saves_here, run_finish, NULL },
  { "record.add", "Add it", "Checks it, adds it and goes back to the list.", NULL, "f ^O", 0, adds,
    run_finish, NULL },
  { "record.save", "Save it", "Checks it, saves it and goes back.", NULL, "f ^O", 0, saves,
    run_finish, NULL },
  { "record.part_done_here", "Done",
    "Goes back to the person; the assignment or supervisor is saved with them.", NULL, "Enter f ^O",
    0, part_at_finish, run_done, NULL },
  { "record.part_done", "Done",
    "Goes back to the person; the assignment or supervisor is saved with them.", NULL, "f ^O", 0,
    in_part, run_done, NULL },
  { "record.part", "Change or add", "Opens what is selected below the form, or adds one.", NULL,
    "Enter", 0, on_parts, run_part, NULL },
  { "record.end", "Over now",
    "Says that the assignment or supervisor is over from today: its last day was yesterday.", NULL,
    "e", 0, on_part, run_end, NULL },
  { "record.remove", "Take away", "Takes it away as if it had never been entered.", NULL,
    "x Delete", 0, can_remove, run_remove, NULL },
  { "record.discard", "Throw away", "Throws away what was changed here, after asking.", NULL, "x",
    0, was_changed, run_discard, NULL },
  { "record.history", "History", "Shows who changed what, and when.", NULL, "h", 0, is_stored,
    run_history, NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};
