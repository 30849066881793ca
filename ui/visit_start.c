/* Going to a visit from anywhere. */
#include "config.h"

#include "ui/visit.h"

#include "base/clock.h"
#include "model/date.h"
#include "report/visits_due.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "work/visit.h"

#include <string.h>

bool visit_may_start(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  if (!session->store)
    return false;
  bool there = screen->type == &screen_visits; /* where it leads who visits no school */
  return (!session->person_uid || store_viewer_is_administrator(session->store))
         && !(there && !visit_may_visit(screen->app));
}

bool visit_may_visit(struct app *app)
{
  return store_count(session_of(app)->store, STATEMENT_VISIT_MAY_VISIT, NULL) > 0;
}

bool visit_may_change(struct app *app, const char *visitor)
{
  const struct session *session = session_of(app);
  return (visitor && g_strcmp0(visitor, session->person_uid) == 0)
         || store_viewer_keeps_records(session->store);
}

/* What a school is on the list for; in this order. */
enum which { PLANNED, OVERDUE, OTHERS };

/* `planned for today`, `overdue since 3 Nov`, `last 14 Oct`. Yours. */
static char *detail(const struct rowset *rows, int row, enum which which,
                    const struct visit_due *due)
{
  const char *last = rowset_get(rows, row, "last_on");
  g_autofree char *due_day = which == OVERDUE ? date_short(due->due_on) : NULL;
  g_autofree char *last_day = last ? date_short(last) : NULL;
  if (which == PLANNED)
    return g_strdup("planned for today");
  if (which == OVERDUE)
    return g_strdup_printf("overdue since %s", due_day);
  return last ? g_strdup_printf("last %s", last_day) : g_strdup("no visit yet");
}

static enum which which_of(const struct rowset *rows, int row, const struct visit_due *due)
{
  return rowset_int(rows, row, "planned") ? PLANNED : due && due->late > 0 ? OVERDUE : OTHERS;
}

/* How late the school of a row is. */
static int late_of(const struct rowset *rows, int row, const struct visits_due *due)
{
  const struct visit_due *own = visits_due_of(due, rowset_get(rows, row, "uid"));
  return own ? own->late : 0;
}

struct sorting {
  const struct rowset *rows;
  const struct visits_due *due;
};

/* Overdue ones the longest first, all others as they come. */
static int compare(gconstpointer one, gconstpointer other, gpointer data)
{
  const struct sorting *sorting = data;
  int a = *(const int *)one, b = *(const int *)other;
  int order = late_of(sorting->rows, b, sorting->due) - late_of(sorting->rows, a, sorting->due);
  return order ? order : a - b;
}

static void add_schools(struct picker *picker, const struct rowset *rows,
                        const struct visits_due *due, enum which wanted)
{
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0; i < rows->row_count; i++)
    g_array_append_val(order, i);
  if (wanted == OVERDUE)
    g_array_sort_with_data(order, compare, &(struct sorting){ rows, due });
  for (guint i = 0; i < order->len; i++) {
    int row = g_array_index(order, int, i);
    const char *uid = rowset_get(rows, row, "uid");
    const struct visit_due *own = visits_due_of(due, uid);
    if (which_of(rows, row, own) != wanted)
      continue;
    g_autofree char *words = detail(rows, row, wanted, own);
    picker_add(picker, uid, rowset_get(rows, row, "name"), words);
  }
}

#define A_VISIT "*visit " /* before the uid of one, among the uids of schools */

/* Those of another day that were never ended, as where one is keyed in later from paper. */
static void add_open(struct app *app, struct picker *picker)
{
  struct session *session = session_of(app);
  AUTO(rowset)
  struct rowset *rows = session->person_uid
                            ? store_query(session->store, STATEMENT_VISIT_LIST, NULL, "staff",
                                          session->person_uid, "state", "open", NULL)
                            : NULL;
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *value = g_strconcat(A_VISIT, rowset_get(rows, i, "uid"), NULL);
    g_autofree char *day = date_weekday_medium(rowset_get(rows, i, "visited_on"));
    g_autofree char *words = g_strdup_printf("not ended, of %s", day);
    picker_add(picker, value, rowset_get(rows, i, "school"), words);
  }
}

/* The school, or A_VISIT and its uid of one of another day that is open still (open). */
static char *choose(struct app *app, bool open)
{
  GError *error = NULL;
  struct store *store = session_of(app)->store;
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_VISIT_START_SCHOOLS, &error, NULL);
  AUTO(visits_due) struct visits_due *due = rows ? visits_due_read(store, false, &error) : NULL;
  if (!due) {
    session_error(app, error);
    return NULL;
  }
  AUTO(picker) struct picker *picker = picker_new("Which school do you visit?");
  picker_set_empty(picker, "There is no open school of that name. Backspace takes a letter back.");
  for (enum which which = PLANNED; which <= OTHERS; which++)
    add_schools(picker, rows, due, which);
  if (open)
    add_open(app, picker);
  if (picker_count(picker) == 0) {
    app_message(app, "There is no school yet. Add one in Records (g r).");
    return NULL;
  }
  return g_strdup(picker_run(app, picker, NULL));
}

char *visit_choose_school(struct app *app)
{
  return choose(app, false);
}

enum visit_begin visit_ask_begin(struct app *app, const char *school)
{
  static const struct answer answers[] = { { "Enter", "Begin it now" },
                                           { "n", "Plan it for a day" },
                                           { NULL, NULL } };
  g_autofree char *question = g_strdup_printf("Visit %s: now, or on a day to come?", school);
  int answer = dialog_ask(app, question, answers);
  return answer == 0 ? VISIT_BEGIN_NOW : answer == 1 ? VISIT_PLAN_IT : VISIT_NEITHER;
}

/* A visit that is planned there for a day near today may be the one that begins now: then today is
 * its day. False for Esc, and after saying why it cannot be moved. */
static bool take_planned(struct app *app, const char *school)
{
  enum { NEAR = 4 }; /* days */
  static const struct answer answers[] = { { "Enter", "Yes: today instead" },
                                           { "n", "No: one more visit" },
                                           { NULL, NULL } };
  struct session *session = session_of(app);
  GError *error = NULL;
  g_autofree char *today = clock_today();
  g_autofree char *from = date_add(today, -NEAR);
  g_autofree char *until = date_add(today, NEAR);
  AUTO(rowset)
  struct rowset *near =
      store_query(session->store, STATEMENT_VISIT_PLANNED_NEAR, &error, "school", school, "staff",
                  session->person_uid, "from", from, "until", until, NULL);
  const char *day = near && near->row_count ? rowset_get(near, 0, "visited_on") : today;
  bool ahead = strcmp(day, today) > 0;
  g_autofree char *words = date_weekday_medium(day);
  g_autofree char *question = g_strdup_printf("A visit there %s planned for %s. Is it this one?",
                                              ahead ? "is" : "was", words);
  int answer = !near ? -1 : strcmp(day, today) == 0 ? 1 : dialog_ask(app, question, answers);
  bool may = answer == 1
             || (answer == 0
                 && visit_move(session->store, rowset_get(near, 0, "uid"), today, NULL, &error));
  if (error)
    session_error(app, error);
  return may;
}

void visit_start_at(struct app *app, const char *school)
{
  struct store *store = session_of(app)->store;
  GError *error = NULL;
  g_autofree char *under_way = visit_under_way(store);
  if (!under_way && !take_planned(app, school))
    return;
  g_autofree char *uid = under_way ? g_strdup(under_way) : visit_begin(store, school, &error);
  if (!uid) {
    session_error(app, error);
    return;
  }
  if (under_way) {
    app_message(app, "This visit is still under way. f ends it.");
  } else {
    app_changed(app);
    app_top(app)->stale = true; /* it stands below the visit, and knows nothing of it yet */
    app_message_undo(app, "The visit is under way. w begins a walkthrough.");
  }
  app_open(app, screen_visit.name, uid);
}

void visit_start(struct screen *screen, const struct key *key)
{
  (void)key;
  struct app *app = screen->app;
  if (!visit_may_visit(app)) {
    app_go(app, screen_visits.name);
    return;
  }
  g_autofree char *under_way = visit_under_way(session_of(app)->store);
  g_autofree char *school = under_way ? NULL : choose(app, true);
  if (under_way)
    app_open(app, screen_visit.name, under_way);
  else if (school && g_str_has_prefix(school, A_VISIT))
    app_open(app, screen_visit.name, school + strlen(A_VISIT));
  else if (school)
    visit_start_at(app, school);
}
