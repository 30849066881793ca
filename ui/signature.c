#include "config.h"

#include "ui/signature.h"

#include "base/text.h"
#include "db/draft.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/session.h"
#include "work/delivery.h"

struct reply {
  struct app *app;
  struct draft_key key;
};

/* The day that text means, where the slip may have been signed on it. Yours; NULL with error. */
static char *day_of(const struct record *walkthrough, const char *text, GError **error)
{
  g_autofree char *today = session_today();
  g_autofree char *day = date_parse_past(text, today, error);
  return day && delivery_may_sign(walkthrough, day, error) ? g_steal_pointer(&day) : NULL;
}

static bool check_day(const char *text, void *data, GError **error)
{
  g_autofree char *day = day_of(data, text, error);
  return day != NULL;
}

/* Yours; NULL for Esc. */
static char *ask_day(struct app *app, struct record *walkthrough)
{
  g_autofree char *today = session_today();
  const char *signed_on = record_get(walkthrough, "signed_on");
  g_autofree char *likely = date_medium(signed_on ? signed_on : today);
  dialog_about(app, walkthrough->uid);
  g_autofree char *typed =
      dialog_propose(app, "Signed on", likely,
                     "The day of the signature, such as yesterday or Mon: received, not agreed.",
                     check_day, walkthrough);
  return typed ? day_of(walkthrough, typed, NULL) : NULL;
}

static void keep_reply(const char *text, void *data)
{
  const struct reply *reply = data;
  GError *error = NULL;
  if (!draft_put(session_of(reply->app)->drafts, &reply->key, "A teacher’s reply", 0, text, &error))
    session_error(reply->app, error);
}

/* Typed in as many lines as it has. Yours; NULL where the program ends meanwhile: the draft is
 * offered the next time. */
static char *ask_reply(struct reply *reply, const char *old)
{
  g_autofree char *draft = draft_get(session_of(reply->app)->drafts, &reply->key, NULL, NULL);
  return dialog_text(reply->app, "The teacher’s reply", draft ? draft : old,
                     draft ? "As you left it. What they wrote back; empty where nothing."
                           : "What they wrote back; empty where nothing.",
                     keep_reply, reply);
}

/* The draft goes when the reply is stored, and not before. */
static bool note(struct reply *reply, const char *uid, const char *day, const char *typed,
                 GError **error)
{
  struct session *session = session_of(reply->app);
  g_autofree char *said = text_clean(typed, false);
  if (!delivery_sign(session->store, uid, day, said, error))
    return false;
  app_changed(reply->app);
  app_message_undo(reply->app, "Signed%s.", said ? "; the reply is kept with the walkthrough" : "");
  GError *left = NULL;
  if (!draft_remove(session->drafts, &reply->key, &left))
    session_error(reply->app, left);
  return true;
}

bool signature_ask(struct app *app, const char *uid)
{
  struct session *session = session_of(app);
  struct reply reply = { app, session_draft_key(session, "reply", uid) };
  GError *error = NULL;
  AUTO(record)
  struct record *walkthrough = store_load(session->store, &record_walkthrough, uid, &error);
  if (!walkthrough || !delivery_may_sign(walkthrough, NULL, &error)) {
    session_error(app, error);
    return false;
  }
  g_autofree char *day = ask_day(app, walkthrough);
  g_autofree char *typed = day ? ask_reply(&reply, record_get(walkthrough, "reply")) : NULL;
  if (!typed)
    return false;
  if (note(&reply, uid, day, typed, &error))
    return true;
  session_error(app, error);
  return false;
}
