#include "config.h"

#include "ui/trends.h"

#include "base/clock.h"
#include "model/date.h"
#include "ui/coverage.h"
#include "ui/dialog.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "ui/trends_own.h"

#include <string.h>

enum { MOST_MONTHS = 36, YEAR = 12 };

static struct trends_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- rows and columns ------------------------------------------------------------------------ */

int trends_rows(const struct trends_screen *self)
{
  const struct trends *trends = self->trends;
  return (int)(self->view == TRENDS_BY_MONTH ? trends->strategies->len
               : self->view == TRENDS_LINE   ? trends->months->len
                                             : trends->schools->len + 1);
}

int trends_columns(const struct trends_screen *self)
{
  const struct trends *trends = self->trends;
  return (int)(self->view == TRENDS_LINE        ? 1
               : self->view == TRENDS_BY_SCHOOL ? trends->strategies->len
                                                : trends->months->len);
}

int *trends_row(struct trends_screen *self)
{
  return self->view == TRENDS_BY_MONTH ? &self->strategy
         : self->view == TRENDS_LINE   ? &self->month
                                       : &self->school;
}

int *trends_column(struct trends_screen *self)
{
  return self->view == TRENDS_BY_SCHOOL ? &self->strategy : &self->month;
}

int trends_chosen_school(const struct trends_screen *self)
{
  for (guint i = 0; self->school_uid && i < self->trends->schools->len; i++) {
    const struct trends_school *school = g_ptr_array_index(self->trends->schools, i);
    if (strcmp(school->uid, self->school_uid) == 0)
      return (int)i;
  }
  return TRENDS_ALL;
}

/* Where schools stand down, the first row is all of them. */
void trends_place(const struct trends_screen *self, int row, int column, int *strategy, int *school,
                  int *month)
{
  bool schools = self->view == TRENDS_BY_SCHOOL || self->view == TRENDS_STRATEGY;
  *school = schools ? row - 1 : trends_chosen_school(self);
  *strategy = self->view == TRENDS_BY_MONTH    ? row
              : self->view == TRENDS_BY_SCHOOL ? column
                                               : self->strategy;
  *month = self->view == TRENDS_LINE ? row : self->view == TRENDS_BY_SCHOOL ? self->month : column;
}

struct trends_seen trends_cell(const struct trends_screen *self, int row, int column)
{
  int strategy, school, month;
  trends_place(self, row, column, &strategy, &school, &month);
  return trends_at(self->trends, strategy, school, month);
}

/* --- reading --------------------------------------------------------------------------------- */

/* The school year that the present month is in. */
static void set_year(struct trends_screen *self)
{
  g_autofree char *now = clock_month();
  g_autofree char *year = month_school_year(now);
  self->first = school_year_first_month(year);
  self->last = month_add(self->first, YEAR - 1);
  if (strcmp(self->last, now) > 0) {
    g_free(self->last);
    self->last = g_strdup(now);
  }
}

static bool load(struct trends_screen *self, struct store *store, GError **error)
{
  struct trends *trends = trends_read(store, self->form, self->first, self->last, NULL, error);
  if (!trends)
    return false;
  bool first = !self->trends;
  g_clear_pointer(&self->trends, trends_free);
  self->trends = trends;
  int months = (int)trends->months->len;
  self->month = first ? months - 1 : CLAMP(self->month, 0, months - 1);
  self->strategy = CLAMP(self->strategy, 0, MAX((int)trends->strategies->len - 1, 0));
  self->school = CLAMP(self->school, 0, (int)trends->schools->len);
  return true;
}

static void refresh(struct screen *screen)
{
  GError *error = NULL;
  if (!load(state(screen), session_of(screen->app)->store, &error))
    session_error(screen->app, error);
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  (void)error;
  struct trends_screen *self = g_new0(struct trends_screen, 1);
  screen->state = self;
  self->school_uid = g_strdup(argument);
  set_year(self);
  screen->stale = true; /* read after the first frame */
  return true;
}

static void close_screen(struct screen *screen)
{
  struct trends_screen *self = state(screen);
  g_clear_pointer(&self->trends, trends_free);
  g_free(self->form);
  g_free(self->first);
  g_free(self->last);
  g_free(self->school_uid);
  g_free(self);
}

/* --- drawing and keys ------------------------------------------------------------------------ */

static bool has_cells(struct screen *screen)
{
  const struct trends *trends = state(screen)->trends;
  return trends && trends->strategies->len > 0;
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  if (!has_cells(screen)) {
    canvas_text(canvas, 0, 1, STYLE_DIM,
                state(screen)->trends ? "This form has no strategies yet."
                                      : "Reading what was seen.");
    return;
  }
  trends_draw(state(screen), canvas);
  g_autofree char *hint = trends_sentence(state(screen));
  app_hint(screen->app, hint);
}

static bool move(int *place, int by, int count)
{
  *place = CLAMP(*place + by, 0, MAX(count - 1, 0));
  return true;
}

static bool key(struct screen *screen, const struct key *pressed)
{
  struct trends_screen *self = state(screen);
  if (pressed->code == 'g')
    return false;
  screen_read(screen); /* typed ahead: it is about the figures to come */
  if (!has_cells(screen))
    return false;
  int rows = trends_rows(self), columns = trends_columns(self);
  switch (pressed->code) {
  case K_DOWN:
    return move(trends_row(self), 1, rows);
  case K_UP:
    return move(trends_row(self), -1, rows);
  case K_PAGE_DOWN:
    return move(trends_row(self), self->rows, rows);
  case K_PAGE_UP:
    return move(trends_row(self), -self->rows, rows);
  case K_RIGHT:
    return self->view != TRENDS_LINE && move(trends_column(self), 1, columns);
  case K_LEFT:
    return self->view != TRENDS_LINE && move(trends_column(self), -1, columns);
  case K_HOME:
    return move(trends_row(self), -rows, rows);
  case K_END:
    return move(trends_row(self), rows, rows);
  default:
    return false;
  }
}

static char *heading(struct screen *screen)
{
  static const char *const titles[] = { [TRENDS_BY_MONTH] = "by month",
                                        [TRENDS_BY_SCHOOL] = "by school",
                                        [TRENDS_STRATEGY] = "one strategy by school",
                                        [TRENDS_LINE] = "one strategy" };
  return g_strdup_printf("Trends · %s", titles[state(screen)->view]);
}

/* --- actions --------------------------------------------------------------------------------- */

static void run_open(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct trends_screen *self = state(screen);
  int strategy, school, month;
  trends_place(self, *trends_row(self), *trends_column(self), &strategy, &school, &month);
  const struct trends_strategy *chosen = g_ptr_array_index(self->trends->strategies, strategy);
  const struct trends_school *where =
      school == TRENDS_ALL ? NULL : g_ptr_array_index(self->trends->schools, school);
  g_autofree char *argument = g_strdup_printf(
      "month=%s strategy=%s%s%s", (const char *)g_ptr_array_index(self->trends->months, month),
      chosen->uid, where ? " school=" : "", where ? where->uid : "");
  app_open(screen->app, "walkthroughs", argument);
}

/* From all schools together to a school, and from a month to a strategy's line, stays with what was
 * selected. */
static void run_view(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct trends_screen *self = state(screen);
  self->view = (self->view + 1) % TRENDS_VIEWS;
  self->top = self->left = 0;
}

static void run_narrow(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  state(screen)->narrow = !state(screen)->narrow;
}

static void run_school(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct trends_screen *self = state(screen);
  char *school = NULL;
  if (!coverage_choose_school(screen->app, self->school_uid, &school))
    return;
  g_free(self->school_uid);
  self->school_uid = school;
  self->school = trends_chosen_school(self) + 1;
}

static void run_form(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct trends_screen *self = state(screen);
  GError *error = NULL;
  AUTO(rowset) struct rowset *forms =
      store_query(session_of(screen->app)->store, STATEMENT_TRENDS_FORMS, &error, NULL);
  if (!forms) {
    session_error(screen->app, error);
    return;
  }
  AUTO(picker) struct picker *picker = picker_new("Form");
  for (int i = 0; i < forms->row_count; i++)
    picker_add(picker, rowset_get(forms, i, "uid"), rowset_get(forms, i, "name"), NULL);
  picker_select(picker, self->trends->form);
  const char *chosen = picker_run(screen->app, picker, NULL);
  if (!chosen)
    return;
  g_free(self->form);
  self->form = g_strdup(chosen);
  self->strategy = 0;
  screen->stale = true;
}

static bool is_range(const char *text, void *data, GError **error)
{
  (void)data;
  g_autofree char *today = clock_today();
  g_auto(GStrv) parts = g_strsplit(text, " to ", 2);
  g_autofree char *first = parts[0] ? month_parse(parts[0], today, error) : NULL;
  if (!first)
    return false;
  g_autofree char *last = month_parse(parts[1] ? parts[1] : parts[0], today, error);
  if (!last)
    return false;
  int months = month_difference(first, last) + 1;
  if (months >= 1 && months <= MOST_MONTHS)
    return true;
  g_set_error(error, g_quark_from_static_string("trends"), 0,
              months < 1 ? "The first month comes before the last: Sep 2026 to Nov 2026."
                         : "At most 36 months fit. Choose a later first month.");
  return false;
}

static void run_months(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct trends_screen *self = state(screen);
  g_autofree char *now = g_strdup_printf("%s to %s", self->first, self->last);
  g_autofree char *text = dialog_propose(screen->app, "Which months", now,
                                         "Such as: Sep 2025 to Jun 2026.", is_range, NULL);
  if (!text)
    return;
  g_autofree char *today = clock_today();
  g_auto(GStrv) parts = g_strsplit(text, " to ", 2);
  g_free(self->first);
  g_free(self->last);
  self->first = month_parse(parts[0], today, NULL);
  self->last = month_parse(parts[1] ? parts[1] : parts[0], today, NULL);
  screen->stale = true;
}

/* The school year before or after, in whole. */
static void run_year(struct screen *screen, const struct key *pressed)
{
  struct trends_screen *self = state(screen);
  g_autofree char *year = month_school_year(self->first);
  g_autofree char *july = school_year_first_month(year);
  g_autofree char *first = month_add(july, pressed->code == '[' ? -YEAR : YEAR);
  g_autofree char *now = clock_month();
  if (strcmp(first, now) > 0) {
    app_message(screen->app, "The next school year has not begun.");
    return;
  }
  g_autofree char *last = month_add(first, YEAR - 1);
  g_free(self->first);
  g_free(self->last);
  self->last = g_strdup(strcmp(last, now) > 0 ? now : last);
  self->first = g_steal_pointer(&first);
  screen->stale = true;
}

static void run_agreement(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  app_open(screen->app, "agreement", NULL);
}

static bool has_one_school(struct screen *screen)
{
  enum trends_view view = state(screen)->view;
  return has_cells(screen) && (view == TRENDS_BY_MONTH || view == TRENDS_LINE);
}

static const struct action actions[] = {
  { "trends.open", "Walkthroughs", "Shows the walkthroughs behind the figure.", NULL, "Enter", 0,
    has_cells, run_open, NULL },
  { "trends.view", "Show",
    "Shows strategies by month, schools by strategy, one strategy by school, or its line over the "
    "year.",
    NULL, "s", 0, has_cells, run_view, NULL },
  { "trends.school", "School", "Shows one school, or all.", NULL, "h", 0, has_one_school,
    run_school, NULL },
  { "trends.year", "Year", "Shows the school year before or after.", NULL, "[ ]", 0, has_cells,
    run_year, NULL },
  { "trends.months", "Months", "Chooses the months that are shown.", NULL, "r", 0, has_cells,
    run_months, NULL },
  { "trends.narrow", "Letters", "Shows letters alone, so that the year fits, or the figures too.",
    NULL, "x", 0, has_cells, run_narrow, NULL },
  { "trends.form", "Form", "Chooses the form whose strategies are shown.", NULL, "f", 0, has_cells,
    run_form, NULL },
  { "trends.agreement", "Agreement", "Shows how far two people who rated the same lesson agree.",
    NULL, "b", 0, NULL, run_agreement, NULL },
  { "trends.move", "Move", "Moves about in the grid.", NULL,
    "Down Up Left Right PgDn PgUp Home End", ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { .name = NULL },
};

const struct screen_type screen_trends = {
  .name = "trends",
  .title = "Trends",
  .letter = 'n',
  .help =
      "What was seen, strategy by school by month, in letters and shades with of how many. On "
      "fewer than four walkthroughs nothing is said. Agreement of two who rated the same lesson.",
  .actions = { actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .heading = heading,
  .refresh = refresh,
  .gives_way = true,
  .close = close_screen,
};
