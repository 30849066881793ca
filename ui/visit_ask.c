/* What becomes of a visit that was planned: the day asked for; made, moved, missed. */
#include "config.h"

#include "ui/visit.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/school_days.h"
#include "ui/dialog.h"
#include "ui/record_words.h"
#include "ui/session.h"
#include "work/visit.h"

#include <string.h>

static bool is_day(const char *text, void *data, GError **error)
{
  const char *now = data;
  g_autofree char *today = clock_today();
  g_autofree char *day = date_parse_ahead(text, today, error);
  if (!day)
    return false;
  bool surely = g_strcmp0(day, now) == 0 || date_surely_ahead(text, today, error);
  return surely && visit_day_to_come(day, now, error);
}

char *visit_ask_day(struct app *app, const char *label, const char *now)
{
  g_autofree char *planned = g_strdup(now);
  g_autofree char *typed =
      dialog_prompt(app, label, NULL, "Such as 20 Nov, Fri, tomorrow or +7.", is_day, planned);
  g_autofree char *today = clock_today();
  return typed ? date_parse_ahead(typed, today, NULL) : NULL;
}

char *visit_ask_why(struct app *app, const char *label)
{
  char *typed =
      dialog_prompt(app, label, NULL, "Such as: snow day. It may be left empty.", NULL, NULL);
  char *why = text_clean(typed, true);
  if (typed && !why)
    return typed;
  g_free(typed);
  return why;
}

void visit_say_day(struct app *app, const char *what, const char *day, const char *more)
{
  g_autofree char *on = date_weekday_medium(day);
  if (school_days_has(session_of(app)->store, day))
    app_message_undo(app, "%s %s%s", what, on, more);
  else
    app_message_undo(app, "%s %s, which is no school day.", what, on);
}

bool visit_note_made(struct app *app, const char *uid)
{
  GError *error = NULL;
  if (!visit_made(session_of(app)->store, uid, &error)) {
    session_error(app, error);
    return false;
  }
  app_message_undo(app, "Noted as made. Its times can be written under When.");
  return true;
}

/* `Moved to Tue 24 Nov 2026; the memo is due on 1 Dec.` Where no memo is expected its first day is
 * what is said. */
static void say_moved(struct app *app, const char *uid, const char *day)
{
  struct store *store = session_of(app)->store;
  AUTO(rowset) struct rowset *head =
      store_query(store, STATEMENT_VISIT_HEAD, NULL, "visit", uid, NULL);
  const char *due = head && head->row_count ? rowset_get(head, 0, "memo_due_on") : NULL;
  g_autofree char *on = date_weekday_medium(day);
  g_autofree char *memo = due ? date_short(due) : NULL;
  if (due)
    app_message_undo(app, "Moved to %s%s; the memo is due on %s.", on,
                     school_days_has(store, day) ? "" : ", no school day", memo);
  else
    visit_say_day(app, "Moved to", day, "; the first day is kept.");
}

/* `Doran Elementary moved to`: whose day or reason is asked for. Yours. */
static char *label_of(struct app *app, const char *uid, const char *what)
{
  struct store *store = session_of(app)->store;
  AUTO(record) struct record *visit = store_load(store, &record_visit, uid, NULL);
  g_autofree char *school =
      visit ? record_words_ref(store, "school", record_get(visit, "school")) : NULL;
  return school ? g_strdup_printf("%s %s", school, what) : g_strdup_printf("Visit %s", what);
}

bool visit_note_moved(struct app *app, const char *uid, const char *now)
{
  GError *error = NULL;
  g_autofree char *to = label_of(app, uid, "moved to");
  g_autofree char *because = label_of(app, uid, "moved because");
  dialog_about(app, uid);
  g_autofree char *day = visit_ask_day(app, to, now);
  g_autofree char *why = day ? visit_ask_why(app, because) : NULL;
  if (!why)
    return false;
  if (!visit_move(session_of(app)->store, uid, day, *why ? why : NULL, &error)) {
    session_error(app, error);
    return false;
  }
  say_moved(app, uid, day);
  return true;
}

static bool is_to_come(struct app *app, const char *uid)
{
  AUTO(record)
  struct record *visit = store_load(session_of(app)->store, &record_visit, uid, NULL);
  return visit && !visit_day_has_come(record_get(visit, "visited_on"), NULL);
}

static bool has_words(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text)
         || fail(error, TL_ERROR_INVALID, "Give a reason in a few words, such as: conference.");
}

/* A reason that cannot be left out. Yours; NULL for Esc. */
static char *ask_needed(struct app *app, const char *label)
{
  g_autofree char *typed = dialog_prompt(
      app, label, NULL, "Such as: conference. The first day is kept.", has_words, NULL);
  return text_clean(typed, true);
}

bool visit_note_missed(struct app *app, const char *uid)
{
  GError *error = NULL;
  bool to_come = is_to_come(app, uid);
  g_autofree char *because = label_of(app, uid, to_come ? "cancelled because" : "missed because");
  dialog_about(app, uid);
  g_autofree char *why = to_come ? ask_needed(app, because) : visit_ask_why(app, because);
  if (!why)
    return false;
  if (!visit_miss(session_of(app)->store, uid, *why ? why : NULL, &error)) {
    session_error(app, error);
    return false;
  }
  app_message_undo(app, to_come ? "Cancelled." : "Noted as missed.");
  return true;
}
