/* The list of visits: schools that are overdue, what is planned, what was made, moved, missed. */
#include "config.h"

#include "ui/visit.h"

#include "base/clock.h"
#include "model/date.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/record_words.h"
#include "ui/session.h"
#include "ui/visits_own.h"
#include "work/visit.h"

#include <string.h>

struct visits {
  struct list *list;
  char *shown;  /* the month whose rows stand there; NULL until they are read */
  char *school; /* uid: only this one's; NULL: all */
  char *name;   /* what it is called */
  int width;    /* of the screen when it was drawn last */
};

static struct visits *state(struct screen *screen)
{
  return screen->state;
}

/* Why no row stands there, and which keys help. Yours. */
static char *empty_words(struct screen *screen)
{
  struct visits *self = state(screen);
  struct session *session = session_of(screen->app);
  const char *begin = visit_may_visit(screen->app) ? "v begins one, n plans one; " : "";
  g_autofree char *month = month_long(session->month);
  if (!self->school)
    return g_strdup_printf("No visit is planned, and none was made in %s. %s[ and ] show other "
                           "months.",
                           month, begin);
  const char *name = self->name ? self->name : "that school";
  if (!store_count(session->store, STATEMENT_VISIT_SCHOOL_SEEN, "school", self->school, NULL))
    return g_strdup_printf("The visits of others to %s are not in your view; of yours none is "
                           "planned, and none was made in %s. Esc shows all schools.",
                           name, month);
  return g_strdup_printf("No visit to %s is planned, and none was made in %s. %sEsc shows all "
                         "schools; [ and ] show other months.",
                         name, month, begin);
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
  g_autofree char *empty = empty_words(screen);
  list_set_empty(self->list, empty);
  list_set_rows(self->list, rows);
  g_free(self->shown);
  self->shown = g_strdup(session->month);
}

/* --- the screen ----------------------------------------------------------------------------- */

/* Shows the visits to one school (uid), or to all (NULL). */
static void show_of(struct screen *screen, const char *school)
{
  struct visits *self = state(screen);
  g_free(self->school);
  g_free(self->name);
  self->school = g_strdup(school);
  self->name = school ? record_words_ref(session_of(screen->app)->store, "school", school) : NULL;
}

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  (void)error;
  struct visits *self = g_new0(struct visits, 1);
  screen->state = self;
  show_of(screen, argument);
  self->list = list_new(&visits_view, "key");
  list_set_group(self->list, "group");
  list_set_pieces(self->list, "what");
  list_on_cell(self->list, visits_style, &self->width);
  screen->stale = true;
  return true;
}

static void close_list(struct screen *screen)
{
  struct visits *self = state(screen);
  list_free(self->list);
  g_free(self->shown);
  g_free(self->school);
  g_free(self->name);
  g_free(self);
}

static bool is_read(struct screen *screen)
{
  return g_strcmp0(state(screen)->shown, session_of(screen->app)->month) == 0;
}

static char *heading(struct screen *screen)
{
  const struct visits *self = state(screen);
  g_autofree char *month = month_long(session_of(screen->app)->month);
  return self->name ? g_strdup_printf("Visits · %s · %s", self->name, month)
                    : g_strdup_printf("Visits · %s", month);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct canvas part = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  state(screen)->width = canvas->width;
  if (is_read(screen))
    list_draw(state(screen)->list, &part, true);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
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

/* One may change it, and it was not made: it can be moved, or was missed. */
static bool can_move(struct screen *screen)
{
  const char *is = cell(screen, "state");
  return is && (strcmp(is, "planned") == 0 || strcmp(is, "missed") == 0)
         && visit_may_change(screen->app, cell(screen, "visitor_uid"));
}

static bool is_planned(struct screen *screen)
{
  return can_move(screen) && strcmp(cell(screen, "state"), "planned") == 0;
}

/* Its day is past, so it was made, moved or missed; on the day itself it is begun. */
static bool can_make(struct screen *screen)
{
  g_autofree char *today = clock_today();
  return can_move(screen) && strcmp(cell(screen, "on"), today) < 0;
}

static bool can_miss(struct screen *screen)
{
  return is_planned(screen) && visit_day_has_come(cell(screen, "on"), NULL);
}

/* It is still to come. */
static bool can_cancel(struct screen *screen)
{
  return is_planned(screen) && !visit_day_has_come(cell(screen, "on"), NULL);
}

static bool key_list(struct screen *screen, const struct key *key)
{
  if (!typing(screen) && (key->code == '[' || key->code == ']' || key->code == 'g'))
    return false;
  screen_read(screen);
  return list_key(state(screen)->list, key);
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

/* What was just made must be seen: where what is shown hides it, all is shown. */
static void show_new(struct screen *screen, const char *uid)
{
  struct list *list = state(screen)->list;
  read_again(screen);
  if (list_select(list, uid))
    return;
  list_clear_filter(list);
  if (list_select(list, uid))
    return;
  show_of(screen, NULL);
  refresh(screen);
  list_select(list, uid);
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
  show_new(screen, uid);
  visit_say_day(app, "Planned for", day, ". Enter opens it.");
}

/* A school that is to be visited has no visit to open: one is begun or planned there. */
static bool is_due(struct screen *screen)
{
  return cell(screen, "key") && !on_visit(screen);
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
    visit_start_at(screen->app, cell(screen, "place"));
  else if (begin == VISIT_PLAN_IT)
    run_plan(screen, key);
}

static void run_made(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *uid = g_strdup(cell(screen, "visit"));
  if (visit_note_made(screen->app, uid))
    read_again(screen);
}

static void run_move(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *uid = g_strdup(cell(screen, "visit"));
  g_autofree char *now = is_planned(screen) ? g_strdup(cell(screen, "on")) : NULL;
  if (visit_note_moved(screen->app, uid, now))
    read_again(screen);
}

static void run_miss(struct screen *screen, const struct key *key)
{
  (void)key;
  g_autofree char *uid = g_strdup(cell(screen, "visit"));
  if (visit_note_missed(screen->app, uid))
    read_again(screen);
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
  show_of(screen, strcmp(chosen, ALL_SCHOOLS) == 0 ? NULL : chosen);
  refresh(screen);
}

static bool of_one_school(struct screen *screen)
{
  return state(screen)->school != NULL;
}

static void run_all(struct screen *screen, const struct key *key)
{
  (void)key;
  show_of(screen, NULL);
  refresh(screen);
}

static const struct action actions[] = {
  { "visits.open", "Open",
    "Opens the visit; at a school that is to be visited, begins or plans one.", NULL, "Enter", 0,
    on_row, run_open, NULL },
  { "visits.begin", "Visit", "Begins the visit to the selected school, or plans it.", NULL, "v", 0,
    is_due, run_open, NULL },
  { "visits.plan", "Plan", "Plans a visit: school and day.", NULL, "n", 0, may_visit, run_plan,
    NULL },
  { "visits.made", "Made", "Notes that the visit took place on its day.", NULL, "y", 0, can_make,
    run_made, NULL },
  { "visits.move", "Move", "Moves the visit to another day; the first one is kept.", NULL, "m", 0,
    can_move, run_move, NULL },
  { "visits.miss", "Missed", "Notes that the visit did not take place.", NULL, "x", 0, can_miss,
    run_miss, NULL },
  { "visits.cancel", "Cancel", "Says that a visit still to come will not take place, and why.",
    NULL, "x", 0, can_cancel, run_miss, NULL },
  { "visits.school", "School", "Shows the visits to one school, or to all.", NULL, "s", 0, NULL,
    run_school, NULL },
  { "visits.all", "All schools", "Shows the visits to all schools again.", NULL, "Esc", 0,
    of_one_school, run_all, NULL },
  { "visits.month", "Month", "Shows the month before or after.", NULL, "[ ]", 0, NULL, run_month,
    NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_visits = {
  .name = "visits",
  .title = "Visits",
  .letter = 'v',
  .help =
      "Schools that are to be visited (the superintendent’s: all, by who supervises them), visits "
      "that are planned, and those of the month. Days overdue are school days.",
  .actions = { actions, list_actions },
  .open = open_list,
  .draw = draw,
  .key = key_list,
  .typing = typing,
  .heading = heading,
  .refresh = refresh,
  .gives_way = true,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_list,
};
