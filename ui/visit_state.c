/* What becomes of the visit as a whole: begun, ended, gone on with; made, moved, missed. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/visit_words.h"
#include "work/visit.h"

#include <string.h>

static struct visit_screen *state(struct screen *screen)
{
  return screen->state;
}

/* One may write in it, and it is in that state. */
static bool may(struct screen *screen, const char *is)
{
  struct visit_screen *self = state(screen);
  return !self->editor && !self->form && !self->edit->read_only && !self->edit->fresh
         && visit_screen_is(self, is);
}

/* Below 0 for a visit that was to be on a day that is past, 0 on its day, else above. */
static int from_today(const struct visit_screen *self)
{
  g_autofree char *today = clock_today();
  return strcmp(record_get(self->edit->record, "visited_on"), today);
}

static void read_again(struct screen *screen)
{
  app_changed(screen->app);
  screen->type->refresh(screen);
}

static bool was_along(const struct record *visit, const char *person)
{
  return person && record_find_part(visit, &record_visit_companion, "staff", person);
}

struct record *visit_past(struct screen *screen)
{
  if (screen->type != &screen_visit)
    return NULL;
  struct visit_screen *self = state(screen);
  const struct record *visit = self->edit->record;
  bool took_place =
      visit_screen_is(self, "made") || (visit_screen_is(self, "open") && from_today(self) < 0);
  bool may_add = !self->edit->read_only || was_along(visit, self->edit->session->person_uid);
  return took_place && may_add && !self->edit->fresh ? record_copy(visit) : NULL;
}

/* --- begun, ended, gone on with -------------------------------------------------------------- */

bool visit_state_may_begin(struct screen *screen)
{
  struct visit_screen *self = state(screen);
  return may(screen, "planned") && from_today(self) == 0
         && g_strcmp0(self->edit->session->person_uid, record_get(self->edit->record, "visitor"))
                == 0;
}

void visit_state_begin(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  if (!visit_screen_store_pending(self))
    return;
  g_autofree char *uid =
      visit_begin(self->edit->session->store, record_get(self->edit->record, "school"), &error);
  if (!uid) {
    session_error(screen->app, error);
    return;
  }
  read_again(screen);
  app_message_undo(screen->app, "The visit is under way. w begins a walkthrough.");
}

bool visit_state_may_go_on(struct screen *screen)
{
  return may(screen, "made") && from_today(state(screen)) == 0;
}

void visit_state_go_on(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  if (!visit_screen_store_pending(self))
    return;
  if (!visit_go_on(self->edit->session->store, self->edit->place, &error)) {
    session_error(screen->app, error);
    return;
  }
  read_again(screen);
  app_message_undo(screen->app, "The visit is under way again. f ends it.");
}

/* Slips of the visit that are not in the mailboxes yet. */
static int slips_due(const struct visit_screen *self)
{
  int count = 0;
  for (int i = 0; i < self->walks->row_count; i++)
    count += strcmp(rowset_get(self->walks, i, "outcome"), "made") == 0
             && strcmp(rowset_get(self->walks, i, "state"), "final") == 0;
  return count;
}

/* Nothing is needed to end a visit; an empty debrief, and a walkthrough that is not finished, are
 * asked about once. */
static bool end_all_the_same(struct visit_screen *self)
{
  static const struct answer answers[] = { { "e", "End it all the same" },
                                           { "Esc", "Go on" },
                                           { NULL, NULL } };
  const struct record *record = self->edit->record;
  bool empty = !record_get(record, "what_seen") && !record_get(record, "what_next");
  int drafts = visit_screen_drafts(self);
  if (!empty && !drafts)
    return true;
  g_autofree char *count = format_plural(drafts, "walkthrough is", "walkthroughs are");
  g_autofree char *begun =
      drafts ? g_strdup_printf("%s begun and not finished; Enter on it goes on.%s", count,
                               empty ? "\n" : "")
             : g_strdup("");
  g_autofree char *question =
      g_strconcat(begun,
                  empty ? "The debrief is still empty: what was seen, and what is next. It can be "
                          "written later too."
                        : "",
                  NULL);
  return dialog_ask(self->app, question, answers) == 0;
}

bool visit_state_may_end(struct screen *screen)
{
  return may(screen, "open");
}

void visit_state_end(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  GError *error = NULL;
  if (!visit_screen_store_pending(self) || !end_all_the_same(self))
    return;
  if (!visit_end(self->edit->session->store, self->edit->place, &error)) {
    session_error(screen->app, error);
    return;
  }
  read_again(screen);
  int due = slips_due(self);
  g_autofree char *slips = format_plural(due, "slip is", "slips are");
  g_autofree char *clock = visit_words_clock(self->edit->record);
  if (clock)
    app_message(screen->app, "The visit is over. %s", clock);
  else if (due)
    app_message_undo(screen->app, "The visit is over. %s to be delivered: P.", slips);
  else
    app_message_undo(screen->app, "The visit is over.");
}

/* --- made, moved, missed -------------------------------------------------------------------- */

bool visit_state_may_make(struct screen *screen)
{
  return visit_state_may_move(screen) && from_today(state(screen)) < 0;
}

void visit_state_make(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  if (visit_screen_store_pending(self) && visit_note_made(screen->app, self->edit->place))
    read_again(screen);
}

bool visit_state_may_move(struct screen *screen)
{
  return may(screen, "planned") || may(screen, "missed");
}

void visit_state_move(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  g_autofree char *day = visit_screen_is(self, "planned")
                             ? g_strdup(record_get(self->edit->record, "visited_on"))
                             : NULL;
  if (visit_screen_store_pending(self) && visit_note_moved(screen->app, self->edit->place, day))
    read_again(screen);
}

/* On a follow-up the same key is about that. */
bool visit_state_may_miss(struct screen *screen)
{
  return may(screen, "planned") && from_today(state(screen)) <= 0 && !visit_follow_up_open(screen);
}

bool visit_state_may_cancel(struct screen *screen)
{
  return may(screen, "planned") && from_today(state(screen)) > 0 && !visit_follow_up_open(screen);
}

void visit_state_miss(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct visit_screen *self = state(screen);
  if (visit_screen_store_pending(self) && visit_note_missed(screen->app, self->edit->place))
    read_again(screen);
}
