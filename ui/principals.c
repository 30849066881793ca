#include "config.h"

#include "ui/principals.h"

#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "report/visits_due.h"
#include "ui/due.h"
#include "ui/list.h"

#include <string.h>

#define OVERDUE "Visits overdue: "

struct principals {
  char *month;
  struct figures *figures; /* NULL until they are read */
  struct list *list;
  struct visits_due *due; /* NULL for who visits no schools */
  int expected, submitted, ready, count;
  int asked; /* of so many anything was due */
};

static struct principals *state(struct screen *screen)
{
  return screen->state;
}

/* --- figures ---------------------------------------------------------------------------------- */

struct figures_status principals_status(const struct figures *figures,
                                        const struct administrator *person)
{
  struct figures_status sum = { 0 };
  for (guint i = 0; i < person->leads->len; i++) {
    const struct figures_school *school =
        figures_school(figures, g_ptr_array_index(person->leads, i));
    if (!school)
      continue;
    sum.complete += school->now.complete;
    sum.in_progress += school->now.in_progress;
    sum.no_action += school->now.no_action;
    sum.missing += school->now.missing;
  }
  return sum;
}

bool principals_ready(const struct figures *figures, const struct administrator *person)
{
  struct figures_status status = principals_status(figures, person);
  return (person->assessment || !person->expected) && status.missing == 0;
}

/* Whether anything was due of the person, or is there all the same. */
static bool was_due(const struct figures *figures, const struct administrator *person)
{
  struct figures_status status = principals_status(figures, person);
  return person->expected || person->assessment || status.missing + figures_status_set(status) > 0;
}

static bool is_principal(const struct administrator *person)
{
  return g_strcmp0(person->role, "principal") == 0;
}

/* Those of the person in use; where none of them is theirs, all they may see. */
static bool any_mine(const struct figures *figures)
{
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (is_principal(person) && person->mine)
      return true;
  }
  return false;
}

/* `self-assessment, 6 SIP items`. Yours; NULL for nothing. */
static char *missing_words(const struct figures *figures, const struct administrator *person)
{
  bool assessment = person->expected && !person->assessment;
  int items = principals_status(figures, person).missing;
  if (items == 0)
    return assessment ? g_strdup("self-assessment") : NULL;
  g_autofree char *count = format_plural(items, "SIP item", "SIP items");
  return g_strdup_printf("%s%s", assessment ? "self-assessment, " : "", count);
}

struct rowset *principals_rows(const struct figures *figures)
{
  static const char *const names[] = { "uid",    "name",      "place", "done",
                                       "target", "submitted", "ready", "missing" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  bool mine = any_mine(figures);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (!is_principal(person) || (mine && !person->mine))
      continue;
    g_autofree char *done = g_strdup_printf("%d", person->done);
    g_autofree char *target = g_strdup_printf("%d", person->target);
    g_autofree char *missing = missing_words(figures, person);
    const char *cells[] = { person->uid,
                            person->name,
                            person->place,
                            done,
                            target,
                            person->assessment ? "1" : NULL,
                            !was_due(figures, person)           ? "—"
                            : principals_ready(figures, person) ? "ready"
                                                                : "not yet",
                            missing };
    rowset_add(rows, cells);
  }
  return rows;
}

/* --- cells ------------------------------------------------------------------------------------ */

unsigned principals_style(enum role role)
{
  static const unsigned styles[] = { [ROLE_NONE] = STYLE_PLAIN,
                                     [ROLE_GOOD] = STYLE_GOOD,
                                     [ROLE_MIDDLE] = STYLE_MIDDLE,
                                     [ROLE_POOR] = STYLE_POOR,
                                     [ROLE_QUIET] = STYLE_DIM };
  return styles[role];
}

int principals_draw_letters(const struct figures *figures,
                            const struct figures_assessment *assessment, struct canvas *canvas,
                            int row, int column)
{
  enum { LETTERS = 3 };
  const char *dot = terminal_glyph(canvas->terminal, GLYPH_DOT);
  for (guint i = 0; i < figures->standards->len; i++) {
    const struct figures_level *standard = g_ptr_array_index(figures->standards, i);
    const struct figures_rating *rating =
        assessment ? figures_rating(assessment, standard->code) : NULL;
    bool rated = rating && rating->level;
    canvas_field(canvas, row, column + (int)i * LETTERS, LETTERS,
                 rated ? principals_style(rating->role) | STYLE_BOLD : STYLE_DIM,
                 rated ? rating->level : dot);
  }
  return (int)figures->standards->len * LETTERS - 1;
}

static int draw_figure(struct canvas *canvas, int row, int column, int figure, const char *letter,
                       unsigned style)
{
  if (figure == 0)
    return 0;
  return 1 + canvas_print(canvas, row, column, style, "%d%s", figure, letter);
}

int principals_draw_status(struct figures_status status, struct canvas *canvas, int row, int column)
{
  int at = column;
  at += draw_figure(canvas, row, at, status.complete, "C", STYLE_GOOD);
  at += draw_figure(canvas, row, at, status.in_progress, "P", STYLE_MIDDLE);
  at += draw_figure(canvas, row, at, status.no_action, "N", STYLE_POOR);
  at += draw_figure(canvas, row, at, status.missing, terminal_glyph(canvas->terminal, GLYPH_DOT),
                    STYLE_BOLD);
  if (at == column)
    at += 1 + canvas_text(canvas, row, column, STYLE_DIM, "no plan");
  return at - column - 1;
}

static const struct view_column columns[] = {
  { "name", "Principal", 0, 1, FIELD_TEXT, NULL },
  { "place", "School", 22, 3, FIELD_TEXT, NULL },
  { "walks", "Walks", 8, 1, FIELD_TEXT, NULL },
  { "bar", "", 6, 2, FIELD_TEXT, NULL },
  { "ratings", "Ratings", 11, 1, FIELD_TEXT, NULL },
  { "sip", "SIP", 12, 1, FIELD_TEXT, NULL },
  { "sip_bar", "", 8, 3, FIELD_TEXT, NULL },
  { "ready", "DILT", 7, 1, FIELD_TEXT, NULL },
  { "missing", "Missing", 29, 4, FIELD_TEXT, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view = { "principals", "Principals", columns };

static unsigned look(const struct rowset *rows, int row, const char *column, char **text,
                     void *data)
{
  const struct principals *self = data;
  if (strcmp(column, "walks") == 0 && rowset_int(rows, row, "done") == 0
      && !self->figures->frame->walked) {
    *text = g_strdup("—");
    return STYLE_DIM;
  }
  if (strcmp(column, "walks") == 0) {
    *text = format_of(rowset_int(rows, row, "done"), rowset_int(rows, row, "target"));
    return STYLE_PLAIN;
  }
  if (strcmp(column, "ready") == 0)
    return strcmp(rowset_get(rows, row, "ready"), "ready") == 0 ? STYLE_GOOD
           : strcmp(rowset_get(rows, row, "ready"), "—") == 0   ? STYLE_DIM
                                                                : STYLE_BOLD;
  return STYLE_PLAIN;
}

static bool has_left(const struct figures *figures, const struct administrator *person)
{
  return person->until_on && strcmp(person->until_on, figures->frame->counted_on) <= 0;
}

static bool paint(const struct rowset *rows, int row, const char *column, struct canvas *canvas,
                  void *data)
{
  struct principals *self = data;
  const struct administrator *person = figures_person(self->figures, rowset_get(rows, row, "uid"));
  if (strcmp(column, "bar") == 0) {
    if (person->done > 0 || self->figures->frame->walked)
      canvas_bar(canvas, 0, 0, canvas->width, STYLE_PLAIN,
                 person->target > 0 ? (double)person->done / person->target : 1);
  } else if (strcmp(column, "ratings") == 0) {
    if (person->assessment)
      principals_draw_letters(self->figures, person->assessment, canvas, 0, 0);
    else
      canvas_text(canvas, 0, 0, person->expected ? STYLE_BOLD : STYLE_DIM,
                  person->expected ? "not in" : "not asked");
  } else if (strcmp(column, "sip") == 0) {
    if (person->leads->len == 0) /* the plan is the school's, whoever leads it next */
      canvas_text(canvas, 0, 0, STYLE_DIM, has_left(self->figures, person) ? "left" : "—");
    else if (was_due(self->figures, person))
      principals_draw_status(principals_status(self->figures, person), canvas, 0, 0);
    else
      canvas_text(canvas, 0, 0, STYLE_DIM, "—");
  } else if (strcmp(column, "sip_bar") == 0) {
    struct figures_status status = principals_status(self->figures, person);
    int all = figures_status_set(status) + status.missing;
    if (all > 0)
      canvas_bar(canvas, 0, 0, canvas->width, STYLE_GOOD, (double)status.complete / all);
  } else {
    return false;
  }
  return true;
}

/* --- the screen ---------------------------------------------------------------------------------
 */

static void count(struct principals *self, const struct rowset *rows)
{
  self->expected = self->submitted = self->ready = self->asked = 0;
  self->count = rows->row_count;
  for (int i = 0; i < rows->row_count; i++) {
    const struct administrator *person = figures_person(self->figures, rowset_get(rows, i, "uid"));
    self->expected += person->expected;
    self->submitted += person->assessment != NULL;
    self->asked += was_due(self->figures, person);
    self->ready += was_due(self->figures, person) && principals_ready(self->figures, person);
  }
}

/* Overdue, and no visit is planned. */
static bool is_waiting(const struct visit_due *school)
{
  return school->late > 0 && !school->next_on;
}

/* `Doran Elementary 7, Kuss Middle 1 school day and 2 more`: as many as fit into width.
 * Yours; NULL: none is waiting. */
static char *waiting_words(const struct visits_due *due, int width)
{
  int count = 0;
  for (int i = 0; i < due->count; i++)
    count += is_waiting(&due->schools[i]);
  char *words = NULL;
  for (int shown = count; shown > 0 && (!words || text_width(words) > width); shown--) {
    g_autoptr(GString) text = g_string_new(NULL);
    int days = 0, named = 0;
    for (int i = 0; i < due->count && named < shown; i++)
      if (is_waiting(&due->schools[i])) {
        days = due->schools[i].late;
        g_string_append_printf(text, "%s%s %d", named++ > 0 ? ", " : "", due->schools[i].name,
                               days);
      }
    g_string_append(text, days == 1 ? " school day" : " school days");
    if (shown < count)
      g_string_append_printf(text, " and %d more", count - shown);
    g_free(words);
    words = g_string_free(g_steal_pointer(&text), FALSE);
  }
  return words;
}

/* Who runs one month's DILT was shown everybody there. */
static void set_empty(struct principals *self, struct store *store)
{
  bool other_month =
      store_viewer_makes_packet(store) && !store_viewer_makes_packet_of(store, self->month);
  list_set_empty(self->list, other_month
                                 ? "Nobody is yours in this month: you see everybody in the month "
                                   "whose DILT you run. [ and ] turn to it."
                                 : "Here stand the principals one supervises, a row each: "
                                   "walkthroughs, self-assessment and SIP of the month. None is "
                                   "yours; the record keeper enters who supervises whom.");
}

static bool load(struct principals *self, struct store *store, GError **error)
{
  AUTO(visits_due) struct visits_due *due = NULL;
  if (store_count(store, STATEMENT_VISIT_MAY_VISIT, NULL)
      && !(due = visits_due_read(store, store_viewer_sees_all(store), error)))
    return false;
  struct figures *figures =
      figures_read(store, self->month, FIGURES_PEOPLE | FIGURES_RATINGS | FIGURES_PLANS, error);
  if (!figures)
    return false;
  g_clear_pointer(&self->figures, figures_free);
  g_clear_pointer(&self->due, visits_due_free);
  self->figures = figures;
  self->due = g_steal_pointer(&due);
  struct rowset *rows = principals_rows(figures);
  set_empty(self, store);
  count(self, rows);
  list_set_rows(self->list, rows);
  return true;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct session *session = session_of(screen->app);
  struct principals *self = g_new0(struct principals, 1);
  screen->state = self;
  self->month = due_board(session);
  self->list = list_new(&view, "uid");
  list_on_cell(self->list, look, self);
  list_on_draw(self->list, paint, self);
  screen->stale = true; /* read after the first frame */
  return true;
}

static void close_screen(struct screen *screen)
{
  struct principals *self = state(screen);
  g_clear_pointer(&self->figures, figures_free);
  list_free(self->list);
  g_free(self->month);
  g_clear_pointer(&self->due, visits_due_free);
  g_free(self);
}

/* Figures of another month never stand under this one's name. */
static bool is_read(const struct principals *self)
{
  return self->figures && strcmp(self->figures->frame->month, self->month) == 0;
}

/* `Samuel Pires leaves 24 Nov: missing 2 SIP items.` Yours; NULL: there is nothing to say. */
static char *row_hint(const struct principals *self)
{
  const char *uid = list_get(self->list, "uid"), *missing = list_get(self->list, "missing");
  const struct administrator *person = uid ? figures_person(self->figures, uid) : NULL;
  if (!person)
    return NULL;
  bool leaves = !self->figures->frame->over && person->until_on && !has_left(self->figures, person);
  if (!leaves)
    return missing ? g_strdup_printf("%s: missing %s.", person->name, missing) : NULL;
  g_autofree char *last = date_add(person->until_on, -1);
  g_autofree char *day = date_short(last);
  return g_strdup_printf("%s leaves %s%s%s.", person->name, day, missing ? ": missing " : "",
                         missing ? missing : "");
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct principals *self = state(screen);
  struct canvas rest = *canvas;
  if (!is_read(self)) {
    canvas_text(canvas, 0, 1, STYLE_DIM, "Reading the month’s figures.");
    return;
  }
  if (self->count > 1) {
    g_autofree char *in = format_of(self->submitted, self->expected);
    g_autofree char *ready = format_of(self->ready, self->asked);
    if (self->asked > 0)
      canvas_print(canvas, 0, 1, STYLE_PLAIN, "Self-assessments in: %s.  Ready for DILT: %s.", in,
                   ready);
    else
      canvas_print(canvas, 0, 1, STYLE_PLAIN, "Nothing was due in %s.", self->figures->frame->name);
    rest = canvas_part(canvas, 2, 0, canvas->height - 2, canvas->width);
  }
  g_autofree char *waiting =
      self->due ? waiting_words(self->due, canvas->width - text_width(OVERDUE) - 2) : NULL;
  if (waiting) {
    int row = self->count > 1 ? 1 : 0;
    int label = canvas_text(canvas, row, 1, STYLE_POOR | STYLE_BOLD, OVERDUE);
    canvas_field(canvas, row, 1 + label, canvas->width - label - 2, STYLE_PLAIN, waiting);
    rest = canvas_part(canvas, row + 2, 0, canvas->height - row - 2, canvas->width);
  }
  g_autofree char *hint = row_hint(self);
  if (hint && !list_typing(self->list))
    app_hint(screen->app, hint);
  list_draw(self->list, &rest, true);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

static bool key(struct screen *screen, const struct key *pressed)
{
  if (!typing(screen) && (pressed->code == '[' || pressed->code == ']' || pressed->code == 'g'))
    return false;
  screen_read(screen); /* typed ahead: it is about the rows to come */
  return list_key(state(screen)->list, pressed);
}

static char *heading(struct screen *screen)
{
  g_autofree char *month = month_long(state(screen)->month);
  return g_strdup_printf("Principals · %s", month);
}

static void refresh(struct screen *screen)
{
  GError *error = NULL;
  struct principals *self = state(screen);
  const struct session *session = session_of(screen->app);
  if (session->month_chosen && strcmp(session->month, self->month) != 0) {
    g_free(self->month); /* turned on a page that was opened from here */
    self->month = g_strdup(session->month);
  }
  if (!load(self, session->store, &error))
    session_error(screen->app, error);
}

/* --- actions ------------------------------------------------------------------------------------
 */

static bool has_row(struct screen *screen)
{
  return is_read(state(screen)) && list_row(state(screen)->list) >= 0;
}

static void run_open(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct principals *self = state(screen);
  g_autofree char *argument = g_strdup_printf("%s %s", list_get(self->list, "uid"), self->month);
  app_open(screen->app, "principal", argument);
}

static void run_month(struct screen *screen, const struct key *pressed)
{
  struct principals *self = state(screen);
  char *month = due_turn(screen->app, self->month, pressed->code == ']' ? 1 : -1);
  if (!month)
    return;
  g_free(self->month);
  self->month = month;
  screen->stale = true;
}

static void run_follow_ups(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  g_autofree char *argument = g_strdup_printf("owner %s", list_get(state(screen)->list, "uid"));
  app_open(screen->app, "follow-ups", argument);
}

static const struct action actions[] = {
  { "principals.open", "Open",
    "Opens the principal’s page: last month and this, goal, SIP, walkthroughs.", NULL, "Enter", 0,
    has_row, run_open, NULL },
  { "principals.month", "Month", "Shows the month before, or after.", NULL, "[ ]", 0, NULL,
    run_month, NULL },
  { "principals.follow_ups", "Follow-ups", "Shows what the principal still has to do.", NULL, "f",
    0, has_row, run_follow_ups, NULL },
  { .name = NULL },
};

const struct screen_type screen_principals = {
  .name = "principals",
  .title = "Principals",
  .letter = 'p',
  .help = "The month’s board: a row a principal, with walkthroughs of the target, the four "
          "ratings, how the SIP stands, "
          "and whether all is there for DILT.",
  .actions = { actions, list_actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .heading = heading,
  .refresh = refresh,
  .gives_way = true,
  .close = close_screen,
};
