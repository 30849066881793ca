#include "config.h"

#include "ui/follow_up.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/school_days.h"
#include "ui/dialog.h"
#include "ui/record_screen.h"
#include "ui/session.h"
#include "work/follow_up.h"

#include <string.h>

/* Later than it is due now (data). */
static bool is_later_day(const char *text, void *data, GError **error)
{
  const char *due_on = data;
  g_autofree char *today = clock_today();
  g_autofree char *day = date_parse_ahead(text, today, error);
  if (!day)
    return false;
  if (strcmp(day, today) <= 0)
    return fail(error, TL_ERROR_INVALID, "That day is not to come. By when will it be done?");
  if (!date_surely_ahead(text, today, error))
    return false;
  g_autofree char *due = due_on ? date_short(due_on) : NULL;
  return !due || strcmp(day, due_on) > 0
         || fail(error, TL_ERROR_INVALID, "It is due on %s already. Choose a later day.", due);
}

static bool is_reason(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text)
         || fail(error, TL_ERROR_INVALID, "A reason is needed, such as: the teacher has moved.");
}

/* `It was due 6 Nov. `, or nothing where it has no date. Yours. */
static char *due_words(const char *due_on, const char *today)
{
  g_autofree char *due = due_on ? date_short(due_on) : NULL;
  return due ? g_strdup_printf("It %s due %s. ", strcmp(due_on, today) < 0 ? "was" : "is", due)
             : g_strdup("");
}

/* `“Show the protocol”: `, shortened: which one is asked about. Yours; "" where it cannot be read.
 */
static char *called(struct app *app, const char *uid)
{
  enum { SHORT = 34 };
  AUTO(record)
  struct record *record = store_load(session_of(app)->store, &record_follow_up, uid, NULL);
  const char *text = record ? record_get(record, "text") : NULL;
  if (!text)
    return g_strdup("");
  if (g_utf8_strlen(text, -1) <= SHORT)
    return g_strdup_printf("“%s”: ", text);
  g_autofree char *begin = g_utf8_substring(text, 0, SHORT - 1);
  return g_strdup_printf("“%s…”: ", g_strchomp(begin));
}

/* Until when it goes on: later than it is due now. Yours; NULL for Esc, and with error. */
static char *ask_until(struct app *app, const char *uid, GError **error)
{
  g_autofree char *due_on =
      store_value(session_of(app)->store, STATEMENT_FOLLOW_UP_DUE, NULL, "follow_up", uid, NULL);
  g_autofree char *today = clock_today();
  g_autofree char *due = due_words(due_on, today);
  g_autofree char *which = called(app, uid);
  g_autofree char *help =
      g_strdup_printf("%s%sBy when will it be done: 20 Nov, Fri or +7.", which, due);
  g_autofree char *typed = dialog_prompt(app, "Carried on until", NULL, help, is_later_day, due_on);
  return typed ? date_parse_ahead(typed, today, error) : NULL;
}

/* With its year where it is not near. Yours. */
static char *day_of(const char *day)
{
  enum { HALF_A_YEAR = 182 };
  g_autofree char *today = clock_today();
  return date_difference(today, day) > HALF_A_YEAR ? date_medium(day) : date_short(day);
}

static bool carry(struct app *app, const char *uid, const char *visit, GError **error)
{
  struct store *store = session_of(app)->store;
  g_autofree char *day = ask_until(app, uid, error);
  if (!day || !follow_up_carry(store, uid, day, NULL, visit, error))
    return false;
  g_autofree char *until = day_of(day);
  g_autofree char *weekday = date_weekday_medium(day);
  if (school_days_has(store, day))
    app_message_undo(app, "Carried on until %s.", until);
  else
    app_message_undo(app, "Carried on until %s, which is no school day.", weekday);
  return true;
}

static bool drop(struct app *app, const char *uid, const char *visit, GError **error)
{
  g_autofree char *which = called(app, uid);
  g_autofree char *help = g_strdup_printf("%s%s", which,
                                          *which ? "why it will not be done, in a few words."
                                                 : "Why it will not be done, in a few words.");
  g_autofree char *typed = dialog_prompt(app, "Dropped because", NULL, help, is_reason, NULL);
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

bool follow_up_day_is_ahead(const struct record *base, const struct record *record,
                            const char *field, GError **error)
{
  const char *day = record_get(record, field);
  g_autofree char *today = clock_today();
  if (!day || strcmp(day, today) >= 0 || (base && g_strcmp0(day, record_get(base, field)) == 0))
    return true;
  g_autofree char *words = date_medium(day);
  return fail(error, TL_ERROR_INVALID, "%s is past. Choose a day to come by which it will be done.",
              words);
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
