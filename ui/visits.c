/* The list of visits: schools that are overdue, what is planned, what was made, moved, missed. */
#include "config.h"

#include "ui/visit.h"

#include "model/date.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "ui/visits_own.h"
#include "work/visit.h"

#include <string.h>

struct visits {
  struct list *list;
  char *shown;  /* the month whose rows stand there; NULL until they are read */
  char *school; /* uid: only this one's; NULL: all */
};

static struct visits *state(struct screen *screen)
{
  return screen->state;
}

static void refresh(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  struct visits *self = state(screen);
  GError *error = NULL;
  struct rowset *rows = visits_rows(session, self->school, visit_may_visit(screen->app), &error);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  list_set_rows(self->list, rows);
  g_free(self->shown);
  self->shown = g_strdup(session->month);
}

/* --- the screen ----------------------------------------------------------------------------- */

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  (void)error;
  struct visits *self = g_new0(struct visits, 1);
  screen->state = self;
  self->school = g_strdup(argument);
  self->list = list_new(&visits_view, "key");
  list_set_group(self->list, "group");
  list_set_pieces(self->list, "what");
  list_on_cell(self->list, visits_style, NULL);
  list_set_empty(self->list, "No visit is planned, and none was made this month. v begins one, n "
                             "plans one; [ and ] show other months.");
  screen->stale = true;
  return true;
}

static void close_list(struct screen *screen)
{
  struct visits *self = state(screen);
  list_free(self->list);
  g_free(self->shown);
  g_free(self->school);
  g_free(self);
}

static bool is_read(struct screen *screen)
{
  return g_strcmp0(state(screen)->shown, session_of(screen->app)->month) == 0;
}

static char *heading(struct screen *screen)
{
  g_autofree char *month = month_long(session_of(screen->app)->month);
  return g_strdup_printf("Visits · %s", month);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct canvas part = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  if (is_read(screen))
    list_draw(state(screen)->list, &part, true);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static bool key_list(struct screen *screen, const struct key *key)
{
  if (!typing(screen) && (key->code == '[' || key->code == ']' || key->code == 'g'))
    return false;
  screen_read(screen);
  return list_key(state(screen)->list, key);
}

/* --- actions -------------------------------------------------------------------------------- */

static const char *cell(struct screen *screen, const char *column)
{
  return is_read(screen) ? list_get(state(screen)->list, column) : NULL;
}

static bool on_visit(struct screen *screen)
{
  return cell(screen, "visit") != NULL;
}

/* One's own, and not made: it can be moved, or was missed. */
static bool can_move(struct screen *screen)
{
  const char *is = cell(screen, "state");
  return is && (strcmp(is, "planned") == 0 || strcmp(is, "missed") == 0)
         && visit_may_visit(screen->app);
}

static bool can_miss(struct screen *screen)
{
  return can_move(screen) && strcmp(cell(screen, "state"), "planned") == 0;
}

static bool may_visit(struct screen *screen)
{
  return visit_may_visit(screen->app);
}

static void read_again(struct screen *screen)
{
  app_changed(screen->app);
  refresh(screen);
}

/* A school that is to be visited is the one that is planned. */
static void run_plan(struct screen *screen, const struct key *key)
{
  (void)key;
  struct app *app = screen->app;
  GError *error = NULL;
  bool selected = cell(screen, "key") && !on_visit(screen);
  g_autofree char *school = selected ? g_strdup(cell(screen, "place")) : visit_choose_school(app);
  g_autofree char *name = selected ? g_strdup(cell(screen, "school")) : NULL;
  g_autofree char *label =
      name ? g_strdup_printf("When do you visit %s", name) : g_strdup("When do you visit it");
  dialog_about(app, school);
  g_autofree char *day = school ? visit_ask_day(app, label, NULL) : NULL;
  if (!day)
    return;
  g_autofree char *uid = visit_plan(session_of(app)->store, school, day, &error);
  if (!uid) {
    session_error(app, error);
    return;
  }
  read_again(screen);
  list_select(state(screen)->list, uid);
  g_autofree char *on = date_weekday_medium(day);
  app_message_undo(app, "Planned for %s. Enter opens it.", on);
}

/* A school that is to be visited has no visit to open: one is begun or planned there. */
static bool is_due(struct screen *screen)
{
  return cell(screen, "key") && !on_visit(screen);
}

static void run_begin(struct screen *screen, const struct key *key)
{
  (void)key;
  visit_start_at(screen->app, cell(screen, "place"));
}

static bool on_row(struct screen *screen)
{
  return cell(screen, "key") != NULL;
}

static void run_open(struct screen *screen, const struct key *key)
{
  if (on_visit(screen)) {
    app_open(screen->app, screen_visit.name, cell(screen, "visit"));
    return;
  }
  enum visit_begin begin = visit_ask_begin(screen->app, cell(screen, "school"));
  if (begin == VISIT_BEGIN_NOW)
    run_begin(screen, key);
  else if (begin == VISIT_PLAN_IT)
    run_plan(screen, key);
}

static void run_move(struct screen *screen, const struct key *key)
{
  (void)key;
  struct app *app = screen->app;
  GError *error = NULL;
  g_autofree char *uid = g_strdup(cell(screen, "visit"));
  dialog_about(app, uid);
  g_autofree char *day =
      visit_ask_day(app, "Moved to", can_miss(screen) ? cell(screen, "on") : NULL);
  g_autofree char *why = day ? visit_ask_why(app, "Moved because") : NULL;
  if (!why)
    return;
  if (!visit_move(session_of(app)->store, uid, day, *why ? why : NULL, &error)) {
    session_error(app, error);
    return;
  }
  read_again(screen);
  g_autofree char *on = date_weekday_medium(day);
  app_message_undo(app, "Moved to %s; the first day is kept.", on);
}

static void run_miss(struct screen *screen, const struct key *key)
{
  (void)key;
  struct app *app = screen->app;
  GError *error = NULL;
  g_autofree char *uid = g_strdup(cell(screen, "visit"));
  dialog_about(app, uid);
  g_autofree char *why = visit_ask_why(app, "Missed because");
  if (!why)
    return;
  if (!visit_miss(session_of(app)->store, uid, *why ? why : NULL, &error)) {
    session_error(app, error);
    return;
  }
  read_again(screen);
  app_message_undo(app, "Noted as missed.");
}

static void run_month(struct screen *screen, const struct key *key)
{
  struct session *session = session_of(screen->app);
  char *month = month_add(session->month, key->code == '[' ? -1 : 1);
  g_free(session->month);
  session->month = month;
  app_changed(screen->app);
  screen->stale = true;
}

#define ALL_SCHOOLS "*"

static void run_school(struct screen *screen, const struct key *key)
{
  (void)key;
  GError *error = NULL;
  AUTO(rowset)
  struct rowset *rows =
      store_query(session_of(screen->app)->store, STATEMENT_VISIT_START_SCHOOLS, &error, NULL);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  AUTO(picker) struct picker *picker = picker_new("Visits to which school");
  picker_add(picker, ALL_SCHOOLS, "All schools", NULL);
  for (int i = 0; i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"), NULL);
  const char *chosen = picker_run(screen->app, picker, NULL);
  if (!chosen)
    return;
  g_free(state(screen)->school);
  state(screen)->school = strcmp(chosen, ALL_SCHOOLS) == 0 ? NULL : g_strdup(chosen);
  refresh(screen);
}

static bool can_undo(struct screen *screen)
{
  return session_can_undo(screen->app);
}

static void undo(struct screen *screen)
{
  session_undo(screen->app);
  screen->stale = true;
}

static const struct action actions[] = {
  { "visits.open", "Open",
    "Opens the visit; at a school that is to be visited, begins or plans one.", NULL, "Enter", 0,
    on_row, run_open, NULL },
  { "visits.begin", "Visit", "Begins the visit to the selected school.", NULL, "v", 0, is_due,
    run_begin, NULL },
  { "visits.plan", "Plan", "Plans a visit: school and day.", NULL, "n", 0, may_visit, run_plan,
    NULL },
  { "visits.move", "Move", "Moves the visit to another day; the first one is kept.", NULL, "m", 0,
    can_move, run_move, NULL },
  { "visits.miss", "Missed", "Notes that the visit did not take place.", NULL, "x", 0, can_miss,
    run_miss, NULL },
  { "visits.school", "School", "Shows the visits to one school, or to all.", NULL, "s", 0, NULL,
    run_school, NULL },
  { "visits.month", "Month", "Shows the month before or after.", NULL, "[ ]", 0, NULL, run_month,
    NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_visits = {
  .name = "visits",
  .title = "Visits",
  .letter = 'v',
  .help = "Schools that are to be visited, visits that are planned, and those of the month.",
  .actions = { actions, list_actions },
  .open = open_list,
  .draw = draw,
  .key = key_list,
  .typing = typing,
  .heading = heading,
  .refresh = refresh,
  .gives_way = true,
  .can_undo = can_undo,
  .undo = undo,
  .close = close_list,
};
