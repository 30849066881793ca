#include "config.h"

#include "ui/snow_day.h"

#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/record_edit.h"
#include "ui/school_year.h"
#include "ui/screen.h"
#include "ui/session.h"
#include "ui/visit.h"
#include "work/visit.h"

static struct school_year *year_of(struct app *app, const char *day, GError **error)
{
  g_autofree char *month = date_month(day);
  return school_year_read(session_of(app)->store, month, error);
}

static struct rowset *planned(struct app *app, const char *day, GError **error)
{
  return store_query(session_of(app)->store, STATEMENT_VISIT_LIST, error, "first", day, "last", day,
                     "state", "planned", NULL);
}

/* `Kuss Middle (Rosa Alvarez)`, a line. */
static void list_visit(GString *text, const struct rowset *visits, int row)
{
  g_string_append_printf(text, "   %s (%s)\n", rowset_get(visits, row, "school"),
                         rowset_get(visits, row, "visitor"));
}

static void list_visits(GString *text, const struct rowset *visits)
{
  for (int i = 0; i < visits->row_count; i++)
    list_visit(text, visits, i);
}

static bool memo_expected(const struct rowset *visits)
{
  for (int i = 0; i < visits->row_count; i++)
    if (rowset_get(visits, i, "memo_due_on"))
      return true;
  return false;
}

/* What the calendar calls a day, as the reason: `snow day`. Yours. */
static char *reason(struct app *app, const char *day)
{
  AUTO(school_year) struct school_year *year = year_of(app, day, NULL);
  const struct record *marked =
      year && year->record ? record_find_part(year->record, &record_calendar_day, "day_on", day)
                           : NULL;
  return g_strdup(marked ? choice_label(calendar_kind_choices, record_get(marked, "kind"))
                         : "no school that day");
}

/* left: the uids of those that stay. */
static bool move_all(struct app *app, const struct rowset *visits, const char *next,
                     GPtrArray *left, GError **error)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < visits->row_count; i++)
    g_ptr_array_add(uids, g_strdup(rowset_get(visits, i, "uid")));
  g_autofree char *why = reason(app, rowset_get(visits, 0, "visited_on"));
  return visit_move_all(session_of(app)->store, uids, next, why, left, error);
}

/* Which visits stay, because their visitor is at that school then already. */
static void say_left(struct app *app, const struct rowset *visits, GPtrArray *left, const char *day)
{
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Not moved, as another visit is planned there for %s:\n", day);
  for (int i = 0; i < visits->row_count; i++)
    if (g_ptr_array_find_with_equal_func(left, rowset_get(visits, i, "uid"), g_str_equal, NULL))
      list_visit(text, visits, i);
  g_string_append(text, "\nIn Visits (g v), m moves one to another day.");
  dialog_view(app, "Not moved", text->str, false, NULL);
}

static void move_and_say(struct app *app, const struct rowset *visits, const char *next)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) left = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *day = date_weekday_medium(next);
  bool moved = move_all(app, visits, next, left, &error);
  g_autofree char *count =
      format_plural(visits->row_count - (int)left->len, "visit is", "visits are");
  app_changed(app);
  if (!moved) {
    session_error(app, error);
    return;
  }
  if (left->len > 0)
    say_left(app, visits, left, day);
  if ((int)left->len < visits->row_count)
    app_message_undo(app, "%s moved to %s.", count, day);
}

static char *next_school_day(struct app *app, const char *day, GError **error)
{
  AUTO(school_year) struct school_year *year = year_of(app, day, error);
  return year ? calendar_add_school_days(year->calendar, day, 1) : NULL;
}

void snow_day_offer(struct app *app, const char *day)
{
  static const struct answer answers[] = { { "m", "Move them" }, { NULL, NULL } };
  GError *error = NULL;
  AUTO(rowset) struct rowset *visits = planned(app, day, &error);
  g_autofree char *next = visits ? next_school_day(app, day, &error) : NULL;
  if (error) {
    session_error(app, error);
    return;
  }
  if (visits->row_count == 0 || !next)
    return;
  g_autofree char *shown = date_weekday_medium(next);
  g_autoptr(GString) text = g_string_new("Planned for this day:\n");
  list_visits(text, visits);
  g_string_append_printf(text,
                         "\nMove to the next school day, %s? The day first planned is kept%s.",
                         shown, memo_expected(visits) ? "; memos are due as much later" : "");
  if (dialog_ask(app, text->str, answers) == 0)
    move_and_say(app, visits, next);
}

bool snow_day_possible(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  if (!record_edit_allowed(session, &record_school_year))
    return false;
  g_autofree char *today = session_today();
  AUTO(school_year) struct school_year *year = year_of(screen->app, today, NULL);
  return year && year->record && calendar_is_school_day(year->calendar, today);
}

static bool mark(struct app *app, const char *today, GError **error)
{
  AUTO(school_year) struct school_year *year = year_of(app, today, error);
  return year && school_year_mark(year, session_of(app)->store, today, "snow", error);
}

void snow_day_today(struct screen *screen, const struct key *key)
{
  (void)key;
  static const struct answer answers[] = { { "y", "Snow day" }, { NULL, NULL } };
  GError *error = NULL;
  g_autofree char *today = session_today();
  AUTO(rowset) struct rowset *visits = planned(screen->app, today, &error);
  if (!visits) {
    session_error(screen->app, error);
    return;
  }
  g_autoptr(GString) text =
      g_string_new("No school today? Due dates that count school days and targets move with it.\n");
  if (visits->row_count > 0) {
    g_string_append(text, "\nPlanned for today, to be moved next:\n");
    list_visits(text, visits);
  }
  if (dialog_ask(screen->app, text->str, answers) != 0)
    return;
  bool marked = mark(screen->app, today, &error);
  app_changed(screen->app);
  screen->stale = true;
  if (!marked) {
    session_error(screen->app, error);
    return;
  }
  app_message_undo(screen->app, "Today is a snow day.");
  snow_day_offer(screen->app, today);
}

bool snow_day_is_anothers(struct screen *screen)
{
  return !record_edit_allowed(session_of(screen->app), &record_school_year)
         && visit_may_visit(screen->app);
}

void snow_day_ask(struct screen *screen, const struct key *key)
{
  (void)key;
  app_message(screen->app, "The record keeper marks snow days: ask them. In Visits (g v), m moves "
                           "yours.");
}
