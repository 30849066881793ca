/* A memo that one who left has begun is handed over to the school's present principal. */
#include "config.h"

#include "ui/memo_own.h"

#include "ui/dialog.h"
#include "ui/record_words.h"
#include "work/visit.h"

/* Who is to go on with it: the school's principal, where another began it. Yours, a uid; or NULL.
 */
static char *successor(const struct memo_screen *self)
{
  const struct session *session = self->edit->session;
  const struct record *memo = self->edit->record;
  if (self->edit->fresh || record_get(memo, "sent_on")
      || !store_viewer_keeps_records(session->store))
    return NULL;
  char *principal = store_value(session->store, STATEMENT_VISIT_PRINCIPAL, NULL, "school",
                                rowset_get(self->head, 0, "school_uid"), NULL);
  if (g_strcmp0(principal, record_get(memo, "author")) == 0)
    g_clear_pointer(&principal, g_free);
  return principal;
}

bool memo_hand_over_may(struct screen *screen)
{
  const struct memo_screen *self = screen->state;
  bool at_rest = !self->editor && !self->form;
  g_autofree char *principal = at_rest ? successor(self) : NULL;
  return principal != NULL;
}

void memo_hand_over(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  static const struct answer answers[] = { { "Enter", "Hand it over" }, { NULL, NULL } };
  struct memo_screen *self = screen->state;
  struct store *store = self->edit->session->store;
  GError *error = NULL;
  g_autofree char *uid = successor(self);
  g_autofree char *name = record_words_ref(store, "staff", uid);
  g_autofree char *question =
      g_strdup_printf("Hand this memo over to %s, the principal now? They read what is written, go "
                      "on with it and send it in their name.",
                      name);
  if (dialog_ask(screen->app, question, answers) != 0)
    return;
  if (!visit_memo_hand_over(store, self->edit->place, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  screen->type->refresh(screen);
  app_message_undo(screen->app, "Handed over to %s.", name);
}
