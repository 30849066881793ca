/* A walkthrough that is only looked at: read again when it was changed, and whose it is. */
#include "config.h"

#include "ui/walkthrough_capture.h"

#include "base/error.h"
#include "ui/record_words.h"

static struct capture_screen *state(struct screen *screen)
{
  return screen->state;
}

/* It cannot be read again: what was taken away meanwhile is left. */
static void say_gone(struct screen *screen, GError *error)
{
  if (!error_is(error, TL_ERROR_NOT_FOUND)) {
    session_error(screen->app, error);
    return;
  }
  g_error_free(error);
  app_message_unless(screen->app, "The walkthrough was taken back.");
  app_back(screen->app);
}

/* What is stored and only looked at is read again; the row stays, and whether it may be changed. */
void capture_read_again(struct screen *screen)
{
  struct capture_screen *self = state(screen);
  GError *error = NULL;
  if (self->editor || !self->capture->old || self->capture->touched)
    return;
  struct capture *capture = capture_open(self->capture->session, self->capture->draft, &error);
  if (!capture) {
    say_gone(screen, error);
    return;
  }
  bool unlocked = !self->locked && !self->capture->read_only;
  capture_free(self->capture);
  self->capture = capture;
  self->locked = !unlocked && capture->old && !capture->touched && !capture->read_only;
  self->focus = MIN(self->focus, capture_rows(capture) - 1);
}

void capture_say_whose(struct screen *screen, const struct key *key)
{
  (void)key;
  const struct capture *capture = state(screen)->capture;
  g_autofree char *name = record_words_ref(session_of(screen->app)->store, "staff",
                                           record_get(capture->record, "recorder"));
  app_message(screen->app, "Only %s, who recorded it, can change it.", name);
}
