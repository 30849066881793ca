/* What is done with a follow-up: done, carried, dropped, open again. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "ui/dialog.h"
#include "ui/follow_up.h"
#include "work/follow_up.h"

#include <string.h>

static struct visit_screen *state(struct screen *screen)
{
  return screen->state;
}

static bool is_state(struct screen *screen, bool open)
{
  struct visit_screen *self = state(screen);
  if (self->editor || self->form || !visit_screen_follow_ups(self, visit_screen_row(self)))
    return false;
  return (strcmp(visit_screen_get(self, "state"), "open") == 0) == open;
}

bool visit_follow_up_open(struct screen *screen)
{
  return is_state(screen, true);
}

bool visit_follow_up_closed(struct screen *screen)
{
  return is_state(screen, false);
}

/* The visit in which it is dealt with: this one while it is under way. Borrowed; NULL: none. */
static const char *within(struct visit_screen *self)
{
  return visit_screen_is(self, "open") ? self->edit->place : NULL;
}

static void go_on(struct visit_screen *self)
{
  GError *error = NULL;
  app_changed(self->app);
  if (!visit_screen_read(self, &error))
    session_error(self->app, error);
}

void visit_follow_up_run(struct screen *screen, const struct key *key)
{
  struct visit_screen *self = state(screen);
  g_autofree char *uid = g_strdup(visit_screen_get(self, "uid"));
  if (!follow_up_ask(screen->app, uid, (int)key->code, within(self)))
    return;
  go_on(self);
  visit_screen_focus(self, uid);
  g_free(self->last);
  self->last = g_steal_pointer(&uid);
}

void visit_follow_up_again(struct screen *screen, const struct key *key)
{
  (void)key;
  struct visit_screen *self = state(screen);
  g_autofree char *uid = g_strdup(visit_screen_get(self, "uid"));
  if (follow_up_again(screen->app, uid, within(self)))
    go_on(self);
}
