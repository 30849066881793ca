/* Colouring the items of a plan: each key is stored at once, as a change of its own. */
#include "config.h"

#include "ui/sip_screen.h"

#include "model/date.h"
#include "model/tables.h"

#include <string.h>

static struct sip_screen *state(struct screen *screen)
{
  return screen->state;
}

/* The selected item, after saying what is wrong where there is none. */
static const struct sip_item *item_to_colour(struct sip_screen *self)
{
  const struct sip_item *item = sip_selected_item(self);
  if (!item)
    app_message(self->app, "This is a goal; its items are coloured. Down goes to the first.");
  else if (item->dropped)
    app_message(self->app, "This item was dropped. D takes it up again.");
  return item && !item->dropped ? item : NULL;
}

/* After a change: what the store has now. note: a draft of one went with it. */
static void say_set(struct screen *screen, const char *code, const char *status, bool note)
{
  struct sip_screen *self = state(screen);
  const struct sip_count *count = &self->sip->count;
  int all = count->complete + count->in_progress + count->no_action + count->unset;
  g_autofree char *month = month_name(self->month);
  const char *with = note ? ", with the note that was a draft" : "";
  if (!status)
    app_message_undo(screen->app, "%s has no status for %s now.", code, month);
  else if (count->unset == 0 && all > 1)
    app_message_undo(screen->app, "%s is %s for %s%s. All %d items are coloured.", code,
                     choice_label(status_choices, status), month, with, all);
  else
    app_message_undo(screen->app, "%s is %s for %s%s.", code, choice_label(status_choices, status),
                     month, with);
}

/* The status as a word of the table, which outlives the rows. */
static const char *word_of(const char *status)
{
  for (const struct choice *choice = status_choices; status && choice->word; choice++)
    if (strcmp(choice->word, status) == 0)
      return choice->word;
  return NULL;
}

/* There is nothing that u could take back. */
static void say_same(struct screen *screen, const char *code, const char *status)
{
  g_autofree char *month = month_name(state(screen)->month);
  if (status)
    app_message(screen->app, "%s was %s for %s already.", code,
                choice_label(status_choices, status), month);
  else
    app_message(screen->app, "%s has no status to take away.", code);
}

static void set_status(struct screen *screen, const char *wanted)
{
  const char *status = word_of(wanted);
  struct sip_screen *self = state(screen);
  const struct sip_item *item = item_to_colour(self);
  if (!item)
    return;
  GError *error = NULL;
  g_autofree char *code = g_strdup(item->code);
  bool note = item->draft && !item->note;
  enum sip_set set =
      sip_set_status(self->sip->session, item->uid, item->revision, self->month, status, &error);
  sip_refresh(screen);
  if (set == SIP_SET_FAILED) {
    session_error(screen->app, error);
    return;
  }
  if (set == SIP_SET_CHANGED) {
    app_changed(screen->app);
    say_set(screen, code, status, note);
  } else {
    say_same(screen, code, status);
  }
  if (status)
    sip_next_item(self);
}

void sip_run_status(struct screen *screen, const struct key *pressed)
{
  set_status(screen, sip_status_of_key(pressed->code));
}

void sip_run_same(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  const struct sip_item *item = item_to_colour(self);
  if (!item)
    return;
  if (item->status_before) {
    set_status(screen, item->status_before);
    return;
  }
  g_autofree char *month = month_name(self->sip->previous);
  app_message(screen->app, "%s has no status for %s to keep. c, p or n sets one.", item->code,
              month);
}

void sip_run_clear(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  const struct sip_item *item = item_to_colour(state(screen));
  if (item && !item->status)
    app_message(screen->app, "%s has no status to take away.", item->code);
  else if (item)
    set_status(screen, NULL);
}
