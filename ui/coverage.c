#include "config.h"

#include "ui/coverage.h"

#include "base/format.h"
#include "model/date.h"
#include "report/coverage.h"
#include "ui/dialog.h"
#include "ui/list.h"
#include "ui/picker.h"
#include "ui/session.h"
#include "ui/walkthrough.h"

#include <string.h>

/* What is shown: first the kinds of teachers, then the counts. */
enum { KINDS = COVERAGE_EVERYBODY + 1, WAYS = KINDS + COVERAGE_WEEKDAY + 1 };

enum { NARROW = 80 };

struct coverage_screen {
  struct list *teachers, *counts;
  struct coverage *coverage; /* NULL until it is read */
  char *school;              /* uid; NULL: all */
  char *school_name;
  int days;            /* 0: the district's */
  int shown;           /* enum coverage_teachers, or KINDS + enum coverage_by */
  int named;           /* what was shown before a school whose teachers are not in view, or -1 */
  bool through_counts; /* these are the names of a school that was opened among all schools */
};

static struct coverage_screen *state(struct screen *screen)
{
  return screen->state;
}

static bool counting(const struct coverage_screen *self)
{
  return self->shown >= KINDS;
}

static struct list *present(const struct coverage_screen *self)
{
  return counting(self) ? self->counts : self->teachers;
}

static const struct view_column count_columns[] = {
  { "what", "", 0, 1, FIELD_TEXT, NULL },
  { "teachers", "Teachers", 8, 1, FIELD_INT, NULL },
  { "unseen", "Not seen", 8, 1, FIELD_INT, NULL },
  { "visited", "Visited", 8, 2, FIELD_INT, NULL },
  { "walkthroughs", "Walkthroughs", 12, 1, FIELD_INT, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view count_view = { "coverage-counts", "Coverage", count_columns };

/* Never seen is said in words, where the date would be. */
static unsigned look(const struct rowset *rows, int row, const char *column, char **text,
                     void *data)
{
  (void)data;
  if (strcmp(column, "last_on") == 0 && !rowset_get(rows, row, "last_on")) {
    *text = g_strdup("never");
    return STYLE_BOLD;
  }
  return strcmp(column, "teacher") == 0 ? STYLE_PLAIN : STYLE_DIM;
}

/* --- reading --------------------------------------------------------------------------------- */

static void set_empty(struct coverage_screen *self)
{
  static const char *const sentences[] = {
    [COVERAGE_UNSEEN] =
        "Every teacher was seen within these days. n changes their number, s shows others.",
    [COVERAGE_NEVER] = "Every teacher was seen at least once. s shows others.",
    [COVERAGE_OFTEN] = "Nobody was seen that often. s shows others.",
    [COVERAGE_EVERYBODY] =
        "No teacher is here yet. The record keeper brings staff in from a file (Records, g r).",
  };
  if (!counting(self))
    list_set_empty(self->teachers, sentences[self->shown]);
  list_set_empty(self->counts, "No walkthrough in this school year yet. w begins one.");
}

/* Without names there are the counts; with them again, what was shown before. */
static void show_what_may_be(struct coverage_screen *self, bool names)
{
  if (!names && self->named < 0) {
    self->named = self->shown;
    self->shown = KINDS + COVERAGE_SCHOOL;
  } else if (names && self->named >= 0) {
    self->shown = self->named;
    self->named = -1;
  }
}

static bool load(struct coverage_screen *self, struct store *store, GError **error)
{
  AUTO(coverage) struct coverage *coverage = coverage_read(store, self->school, self->days, error);
  if (!coverage)
    return false;
  show_what_may_be(self, coverage->names);
  struct rowset *rows = counting(self)
                            ? coverage_count(store, coverage, self->school,
                                             (enum coverage_by)(self->shown - KINDS), error)
                            : coverage_pick(coverage, (enum coverage_teachers)self->shown);
  if (!rows)
    return false;
  list_set_rows(present(self), rows);
  set_empty(self);
  g_clear_pointer(&self->coverage, coverage_free);
  self->coverage = g_steal_pointer(&coverage);
  return true;
}

static void refresh(struct screen *screen)
{
  GError *error = NULL;
  if (!load(state(screen), session_of(screen->app)->store, &error))
    session_error(screen->app, error);
}

/* Asks for all of it anew; what stands there is of something else. */
static void reread(struct screen *screen)
{
  g_clear_pointer(&state(screen)->coverage, coverage_free);
  screen->stale = true;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct coverage_screen *self = g_new0(struct coverage_screen, 1);
  screen->state = self;
  self->teachers = list_new(&view_coverage, NULL);
  self->counts = list_new(&count_view, "what");
  list_on_cell(self->teachers, look, NULL);
  list_set_orderable(self->teachers);
  self->named = -1;
  self->school = g_strdup(argument);
  if (argument)
    self->school_name = store_value(session_of(screen->app)->store, STATEMENT_REPORT_SCHOOL, error,
                                    "school", argument, NULL);
  screen->stale = true; /* read after the first frame */
  return !argument || self->school_name;
}

static void close_screen(struct screen *screen)
{
  struct coverage_screen *self = state(screen);
  list_free(self->teachers);
  list_free(self->counts);
  g_clear_pointer(&self->coverage, coverage_free);
  g_free(self->school);
  g_free(self->school_name);
  g_free(self);
}

/* --- drawing --------------------------------------------------------------------------------- */

static char *title(const struct coverage_screen *self)
{
  if (counting(self))
    return g_strdup(coverage_by_title((enum coverage_by)(self->shown - KINDS)));
  return coverage_title(self->coverage, (enum coverage_teachers)self->shown);
}

/* `312 teachers: 40 not seen for 30 days, 6 of them never.` Yours. */
static char *summary(const struct coverage *coverage)
{
  g_autofree char *teachers = format_plural(coverage->teachers, "teacher", "teachers");
  g_autofree char *unseen = format_number(coverage->unseen);
  return g_strdup_printf("%s: %s not seen for %d days, %d of them never.", teachers, unseen,
                         coverage->days, coverage->never);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct coverage_screen *self = state(screen);
  if (!self->coverage) {
    canvas_text(canvas, 0, 1, STYLE_DIM, "Reading who was seen.");
    return;
  }
  g_autofree char *what = title(self);
  int end = 1 + canvas_text(canvas, 0, 1, STYLE_BOLD, what);
  canvas_text(canvas, 0, end + 2, STYLE_DIM,
              self->school_name ? self->school_name : "all schools you may see");
  g_autofree char *words = self->coverage->names ? summary(self->coverage) : NULL;
  canvas_text(canvas, 1, 1, STYLE_PLAIN,
              words          ? words
              : self->school ? "Counts only: this school’s teachers are not in your view."
                             : "Counts only: names are for those who lead or supervise a school.");
  struct canvas part = canvas_part(canvas, 3, 0, canvas->height - 3, canvas->width);
  list_draw(present(self), &part, true);
  const char *where = counting(self) || list_typing(self->teachers) || canvas->width >= NARROW
                          ? NULL
                          : list_get(self->teachers, "school");
  if (where)
    app_hint(screen->app, where); /* its column has no room */
  if (counting(self) && !list_typing(self->counts)) {
    g_autofree char *since = date_medium(self->coverage->since);
    g_autofree char *hint = g_strdup_printf("Walkthroughs since %s.", since);
    app_hint(screen->app, hint);
  }
}

static bool typing(struct screen *screen)
{
  return list_typing(present(state(screen)));
}

static bool key(struct screen *screen, const struct key *pressed)
{
  if (!typing(screen) && pressed->code == 'g')
    return false;
  screen_read(screen); /* typed ahead: it is about the rows to come */
  return list_key(present(state(screen)), pressed);
}

/* --- actions --------------------------------------------------------------------------------- */

bool coverage_choose_school(struct app *app, const char *present_school, char **school)
{
  GError *error = NULL;
  AUTO(rowset) struct rowset *rows =
      store_query(session_of(app)->store, STATEMENT_COVERAGE_MY_SCHOOLS, &error, NULL);
  if (!rows) {
    session_error(app, error);
    return false;
  }
  AUTO(picker) struct picker *picker = picker_new("School");
  picker_add(picker, "", "All schools", NULL);
  for (int i = 0; i < rows->row_count; i++)
    picker_add(picker, rowset_get(rows, i, "uid"), rowset_get(rows, i, "name"), NULL);
  picker_select(picker, present_school ? present_school : "");
  const char *chosen = picker_run(app, picker, NULL);
  if (!chosen)
    return false;
  *school = *chosen ? g_strdup(chosen) : NULL;
  return true;
}

static bool on_teacher(struct screen *screen)
{
  struct coverage_screen *self = state(screen);
  return self->coverage && !counting(self) && list_row(self->teachers) >= 0;
}

static bool on_school(struct screen *screen)
{
  struct coverage_screen *self = state(screen);
  return self->coverage && self->coverage->names && self->shown == KINDS + COVERAGE_SCHOOL
         && list_row(self->counts) >= 0;
}

/* Names are put in any order; schools are not ranked. */
static bool has_rows(struct screen *screen)
{
  struct coverage_screen *self = state(screen);
  return self->coverage && !counting(self);
}

static bool has_names(struct screen *screen)
{
  struct coverage_screen *self = state(screen);
  return self->coverage && self->coverage->names;
}

static void run_teacher(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  app_open(screen->app, "teacher", list_get(state(screen)->teachers, "uid"));
}

static void set_school(struct screen *screen, const char *uid)
{
  struct coverage_screen *self = state(screen);
  self->through_counts = false;
  g_free(self->school);
  g_free(self->school_name);
  self->school = g_strdup(uid);
  self->school_name = uid ? store_value(session_of(screen->app)->store, STATEMENT_REPORT_SCHOOL,
                                        NULL, "school", uid, NULL)
                          : NULL;
  reread(screen);
}

static void run_names(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  bool among_all = !state(screen)->school;
  g_autofree char *uid = g_strdup(list_get(state(screen)->counts, "uid"));
  state(screen)->shown = COVERAGE_UNSEEN;
  set_school(screen, uid);
  state(screen)->through_counts = among_all;
}

static bool came_through_counts(struct screen *screen)
{
  return state(screen)->through_counts;
}

static void run_counts(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  state(screen)->shown = KINDS + COVERAGE_SCHOOL;
  state(screen)->named = -1;
  set_school(screen, NULL);
}

static void run_school(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  g_autofree char *school = NULL;
  if (coverage_choose_school(screen->app, state(screen)->school, &school))
    set_school(screen, school);
}

static void run_show(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct coverage_screen *self = state(screen);
  AUTO(picker) struct picker *picker = picker_new("Show");
  for (int i = 0; i < WAYS; i++) {
    g_autofree char *value = g_strdup_printf("%d", i);
    g_autofree char *kind =
        i < KINDS ? coverage_title(self->coverage, (enum coverage_teachers)i) : NULL;
    struct picker_item item = { .value = value,
                                .label =
                                    kind ? kind : coverage_by_title((enum coverage_by)(i - KINDS)),
                                .group = i < KINDS ? "Teachers" : "Counts" };
    picker_add_item(picker, &item);
  }
  g_autofree char *now = g_strdup_printf("%d", self->shown);
  picker_select(picker, now);
  const char *chosen = picker_run(screen->app, picker, NULL);
  if (!chosen)
    return;
  self->shown = (int)g_ascii_strtoll(chosen, NULL, 10);
  self->through_counts = false;
  reread(screen);
}

static bool is_days(const char *text, void *data, GError **error)
{
  (void)data;
  guint64 days;
  if (g_ascii_string_to_unsigned(text, 10, 1, 9999, &days, NULL))
    return true;
  g_set_error(error, g_quark_from_static_string("coverage"), 0,
              "Write a number of days, such as 30.");
  return false;
}

static void run_days(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct coverage_screen *self = state(screen);
  g_autofree char *now = g_strdup_printf("%d", self->coverage->days);
  g_autofree char *text =
      dialog_propose(screen->app, "Not seen for how many days", now,
                     "The packet keeps the district’s own number.", is_days, NULL);
  if (!text)
    return;
  self->days = (int)g_ascii_strtoll(text, NULL, 10);
  reread(screen);
}

static bool is_loaded(struct screen *screen)
{
  return state(screen)->coverage != NULL;
}

static bool may_start(struct screen *screen)
{
  return on_teacher(screen) && walkthrough_may_start(screen);
}

static void run_start(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  walkthrough_start_with(screen, list_get(state(screen)->teachers, "school_uid"),
                         list_get(state(screen)->teachers, "uid"));
}

static const struct action actions[] = {
  { "coverage.teacher", "Open",
    "Opens the teacher’s page: every walkthrough, comment and follow-up.", NULL, "Enter", 0,
    on_teacher, run_teacher, NULL },
  { "coverage.names", "Names", "Shows the teachers of the school.", NULL, "Enter", 0, on_school,
    run_names, NULL },
  { "coverage.counts", "All schools", "Goes back to the counts by school.", NULL, "Esc", 0,
    came_through_counts, run_counts, NULL },
  { "coverage.walkthrough", "Walkthrough", "Begins a walkthrough of this teacher.", NULL, "w", 0,
    may_start, run_start, NULL },
  { "coverage.show", "Show",
    "Shows who was not seen, never, often; or counts by school, subject, grade, period, weekday.",
    NULL, "s", 0, has_names, run_show, NULL },
  { "coverage.days", "Days", "Changes after how many days a teacher counts as not seen.", NULL, "n",
    0, is_loaded, run_days, NULL },
  { "coverage.school", "School", "Shows one school, or all.", NULL, "h", 0, is_loaded, run_school,
    NULL },
  LIST_ORDER_ACTION("coverage", has_rows),
  { .name = NULL },
};

const struct screen_type screen_coverage = {
  .name = "coverage",
  .title = "Coverage",
  .letter = 'c',
  .help = "Which teachers were not seen for so many days, never, or often; and how many "
          "walkthroughs there were by school, subject, grade, period and day of the week.",
  .actions = { actions, list_actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .refresh = refresh,
  .gives_way = true,
  .close = close_screen,
};
