/* The list of visits: schools that are overdue, what is planned, what was made, moved, missed. */
#include "config.h"

#include "ui/visit.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "ui/visit_words.h"
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

/* --- rows ----------------------------------------------------------------------------------- */

static const char *const names[] = { "key",  "group", "day",    "school", "visitor",
                                     "what", "tone",  "visit",  "place",  "state",
                                     "on",   "walks", "agreed", "memo" };
enum { CELLS = G_N_ELEMENTS(names) };

static const struct view_column columns[] = {
  { "day", "Day", 11, 1, FIELD_TEXT, NULL },
  { "school", "School", 21, 1, FIELD_TEXT, NULL },
  { "what", "", 0, 1, FIELD_TEXT, NULL },
  { "walks", "Walks", 5, 3, FIELD_INT, NULL },
  { "agreed", "Open", 6, 2, FIELD_TEXT, NULL },
  { "memo", "Memo", 15, 3, FIELD_TEXT, NULL },
  { "visitor", "Visitor", 20, 3, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_list = { "visits", "Visits", columns };

#define OVERDUE "To be visited"
#define PLANNED "Planned"
#define PAST "Made, moved, missed"

static char *day_words(const char *day)
{
  static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autofree char *text = date_short(day);
  return g_strdup_printf("%s %s", weekdays[date_weekday(day) - 1], text);
}

/* `due 3 Nov: 9 days overdue; last visit 4 Oct`. Yours; NULL where it is not due. */
static char *overdue_words(const struct rowset *rows, int row, const char *today)
{
  const char *due = rowset_get(rows, row, "due_on");
  const char *last = rowset_get(rows, row, "last_on");
  const char *next = rowset_get(rows, row, "next_on");
  int over = due ? date_difference(due, today) : 0;
  if (due && over <= 0)
    return NULL;
  g_autofree char *late = format_plural(over, "day", "days");
  g_autofree char *last_day = last ? date_short(last) : NULL;
  return g_strdup_printf("%s%s%s%s%s", due ? late : "no visit yet", due ? " overdue" : "",
                         last ? ", last visit " : "", last ? last_day : "",
                         next ? ", one is planned" : "");
}

static void add_overdue(struct rowset *rows, const struct rowset *schools, const char *only,
                        const char *today)
{
  for (int i = 0; i < schools->row_count; i++) {
    const char *uid = rowset_get(schools, i, "uid");
    const char *due = rowset_get(schools, i, "due_on");
    g_autofree char *what = overdue_words(schools, i, today);
    if (!what || (only && strcmp(only, uid) != 0))
      continue;
    g_autofree char *key = g_strdup_printf("due %s", uid);
    g_autofree char *day = due ? date_short(due) : NULL;
    g_autofree char *by = day ? g_strdup_printf("by %s", day) : NULL;
    const char *cells[CELLS] = {
      key,  OVERDUE, by,  rowset_get(schools, i, "name"), NULL, what, due ? "late" : "soon",
      NULL, uid,     NULL
    };
    rowset_add(rows, cells);
  }
}

/* What became of it: `9:02 to 11:45`, `missed`, with the day it was first planned for. Yours. */
static char *past_words(const struct rowset *rows, int row, const char *today, const char **tone)
{
  const char *visit_state = rowset_get(rows, row, "state");
  const char *arrived = rowset_get(rows, row, "arrived");
  const char *departed = rowset_get(rows, row, "departed");
  const char *original = rowset_get(rows, row, "original_on");
  const char *why = rowset_get(rows, row, "moved_reason");
  bool planned = strcmp(visit_state, "planned") == 0;
  GString *words = g_string_new(NULL);
  if (planned && strcmp(rowset_get(rows, row, "visited_on"), today) < 0) {
    g_string_append(words, "made, moved or missed?");
    *tone = "late";
  } else if (strcmp(visit_state, "missed") == 0) {
    g_string_append(words, "missed");
    *tone = "soon";
  } else if (strcmp(visit_state, "open") == 0) {
    g_string_append_printf(words, "under way since %s", arrived ? arrived : "");
  } else if (arrived && !planned) {
    g_string_append_printf(words, "%s%s%s", arrived, departed ? " to " : "",
                           departed ? departed : "");
  }
  if (original) {
    g_autofree char *first = date_short(original);
    g_string_append_printf(words, "%smoved from %s", words->len ? ", " : "", first);
  }
  if (why)
    g_string_append_printf(words, "%s%s", words->len ? ": " : "", why);
  return g_string_free(words, FALSE);
}

static char *agreed_words(const struct rowset *rows, int row)
{
  long all = rowset_int(rows, row, "follow_ups");
  return all ? format_of(rowset_int(rows, row, "open"), all) : NULL;
}

static char *memo_words(const struct rowset *rows, int row, const char *today)
{
  const char *sent = rowset_get(rows, row, "memo_sent_on");
  const char *due = rowset_get(rows, row, "memo_due_on");
  g_autofree char *day = sent ? date_short(sent) : due ? date_short(due) : NULL;
  int late = sent && due ? date_difference(due, sent) : due ? date_difference(due, today) : 0;
  if (sent)
    return g_strdup_printf("%s%s", day, late > 0 ? ", late" : "");
  if (!due)
    return NULL;
  return late > 0 ? g_strdup_printf("%d days overdue", late) : g_strdup_printf("by %s", day);
}

static void add_visit(struct rowset *rows, const struct rowset *visits, int row, const char *group,
                      const char *today)
{
  const char *uid = rowset_get(visits, row, "uid");
  const char *on = rowset_get(visits, row, "visited_on");
  const char *tone = NULL;
  g_autofree char *day = day_words(on);
  g_autofree char *what = past_words(visits, row, today, &tone);
  g_autofree char *agreed = agreed_words(visits, row);
  g_autofree char *memo = memo_words(visits, row, today);
  bool planned = strcmp(group, PLANNED) == 0;
  const char *cells[CELLS] = { uid,
                               group,
                               day,
                               rowset_get(visits, row, "school"),
                               rowset_get(visits, row, "visitor"),
                               *what     ? what
                               : planned ? rowset_get(visits, row, "purpose")
                                         : NULL,
                               tone,
                               uid,
                               rowset_get(visits, row, "school_uid"),
                               rowset_get(visits, row, "state"),
                               on,
                               planned ? NULL : rowset_get(visits, row, "walkthroughs"),
                               agreed,
                               memo };
  rowset_add(rows, cells);
}

static bool add_visits(struct visits *self, struct session *session, struct rowset *rows,
                       GError **error)
{
  g_autofree char *today = clock_today();
  g_autofree char *first = month_first(session->month);
  g_autofree char *last = month_last(session->month);
  AUTO(rowset)
  struct rowset *planned = store_query(session->store, STATEMENT_VISIT_LIST, error, "school",
                                       self->school, "state", "planned", NULL);
  AUTO(rowset)
  struct rowset *past = store_query(session->store, STATEMENT_VISIT_LIST, error, "school",
                                    self->school, "first", first, "last", last, NULL);
  if (!planned || !past)
    return false;
  for (int i = planned->row_count - 1; i >= 0; i--)
    add_visit(rows, planned, i, PLANNED, today);
  for (int i = 0; i < past->row_count; i++)
    if (strcmp(rowset_get(past, i, "state"), "planned") != 0)
      add_visit(rows, past, i, PAST, today);
  return true;
}

static void refresh(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  struct visits *self = state(screen);
  GError *error = NULL;
  g_autofree char *today = clock_today();
  struct rowset *rows = rowset_new(CELLS, names);
  AUTO(rowset)
  struct rowset *schools = store_query(session->store, STATEMENT_VISIT_CADENCE, &error, NULL);
  if (schools && visit_may_visit(screen->app))
    add_overdue(rows, schools, self->school, today);
  if (!schools || !add_visits(self, session, rows, &error)) {
    rowset_free(rows);
    session_error(screen->app, error);
    return;
  }
  list_set_rows(self->list, rows);
  g_free(self->shown);
  self->shown = g_strdup(session->month);
}

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)text;
  (void)data;
  const char *tone = rowset_get(rows, row, "tone");
  if (strcmp(column, "school") == 0)
    return STYLE_PLAIN;
  if (!tone || strcmp(column, "what") != 0)
    return strcmp(column, "what") == 0 ? STYLE_DIM : STYLE_PLAIN;
  return strcmp(tone, "late") == 0 ? STYLE_POOR | STYLE_BOLD : STYLE_MIDDLE;
}

/* --- the screen ----------------------------------------------------------------------------- */

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  (void)error;
  struct visits *self = g_new0(struct visits, 1);
  screen->state = self;
  self->school = g_strdup(argument);
  self->list = list_new(&view_list, "key");
  list_set_group(self->list, "group");
  list_on_cell(self->list, cell_style, NULL);
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
  g_autofree char *day = visit_ask_day(app, "Moved to", NULL);
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
