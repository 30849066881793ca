#include "config.h"

#include "ui/follow_up.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/record_screen.h"
#include "ui/session.h"
#include "work/follow_up.h"

#include <string.h>

static bool is_coming_day(const char *text, void *data, GError **error)
{
  (void)data;
  g_autofree char *today = clock_today();
  g_autofree char *day = date_parse_ahead(text, today, error);
  if (!day)
    return false;
  return strcmp(day, today) > 0
         || fail(error, TL_ERROR_INVALID, "That day is not to come. By when will it be done?");
}

static bool is_reason(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text)
         || fail(error, TL_ERROR_INVALID, "A reason is needed, such as: the teacher has moved.");
}

static bool carry(struct app *app, const char *uid, const char *visit, GError **error)
{
  g_autofree char *typed =
      dialog_prompt(app, "Carried on until", NULL,
                    "By when it will be done now: 20 Nov, Fri or +7.", is_coming_day, NULL);
  if (!typed)
    return false;
  g_autofree char *today = clock_today();
  g_autofree char *day = date_parse_ahead(typed, today, error);
  if (!day || !follow_up_carry(session_of(app)->store, uid, day, NULL, visit, error))
    return false;
  g_autofree char *until = date_short(day);
  app_message_undo(app, "Carried on until %s.", until);
  return true;
}

static bool drop(struct app *app, const char *uid, const char *visit, GError **error)
{
  g_autofree char *typed = dialog_prompt(
      app, "Dropped because", NULL, "Why it will not be done, in a few words.", is_reason, NULL);
  g_autofree char *reason = text_clean(typed, true);
  if (!reason || !follow_up_drop(session_of(app)->store, uid, reason, visit, error))
    return false;
  app_message_undo(app, "Dropped.");
  return true;
}

static bool finish(struct app *app, const char *uid, const char *visit, GError **error)
{
  if (!follow_up_done(session_of(app)->store, uid, visit, error))
    return false;
  app_message_undo(app, "Done.");
  return true;
}

bool follow_up_ask(struct app *app, const char *uid, int key, const char *visit)
{
  GError *error = NULL;
  dialog_about(app, uid);
  bool done = key == 'c'   ? carry(app, uid, visit, &error)
              : key == 'x' ? drop(app, uid, visit, &error)
                           : finish(app, uid, visit, &error);
  if (error)
    session_error(app, error);
  return done;
}

bool follow_up_again(struct app *app, const char *uid, const char *visit)
{
  GError *error = NULL;
  if (!follow_up_reopen(session_of(app)->store, uid, visit, &error)) {
    session_error(app, error);
    return false;
  }
  app_message_undo(app, "It is open again.");
  return true;
}

void follow_up_new(struct app *app, const char *visit, const char *school, const char *day)
{
  struct store *store = session_of(app)->store;
  g_autofree char *principal =
      store_value(store, STATEMENT_VISIT_PRINCIPAL, NULL, "school", school, NULL);
  g_autofree char *values =
      g_strdup_printf("school=%s made_on=%s origin=visit visit=%s%s%s", school, day, visit,
                      principal ? " owner=" : "", principal ? principal : "");
  record_screen_new(app, &record_follow_up, values);
}
