#include "config.h"

#include "ui/principal.h"

#include "base/error.h"
#include "model/date.h"
#include "report/person.h"
#include "ui/due.h"
#include "ui/print.h"

static struct principal *state(struct screen *screen)
{
  return screen->state;
}

static void release(struct principal *self)
{
  struct rowset **rows[] = { &self->ratings,      &self->ratings_before, &self->goals,
                             &self->goals_before, &self->strategies,     &self->follow_ups };
  for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
    g_clear_pointer(rows[i], rowset_free);
  g_clear_pointer(&self->figures, figures_free);
  self->person = NULL;
}

static struct rowset *ask(const struct principal *self, struct store *store,
                          enum statement statement, const char *month, GError **error)
{
  return store_query(store, statement, error, "staff", self->staff, "month", month, NULL);
}

static bool load_rows(struct principal *self, struct store *store, GError **error)
{
  const struct month_frame *frame = self->figures->frame;
  return (self->ratings = ask(self, store, STATEMENT_REPORT_ASSESSMENT, frame->month, error))
         && (self->ratings_before =
                 ask(self, store, STATEMENT_REPORT_ASSESSMENT, frame->previous, error))
         && (self->goals = ask(self, store, STATEMENT_REPORT_GOALS, frame->month, error))
         && (self->goals_before = ask(self, store, STATEMENT_REPORT_GOALS, frame->previous, error))
         && (self->strategies =
                 store_query(store, STATEMENT_REPORT_STRATEGIES_OF, error, "staff", self->staff,
                             "first", frame->first_on, "last", frame->last_on, NULL))
         && (self->follow_ups = store_query(store, STATEMENT_PERSON_FOLLOW_UPS, error, "staff",
                                            self->staff, NULL));
}

/* Read as the packet of the month is: who runs its DILT sees in it whom the packet shows. Of a
 * month that is not theirs there is nobody. */
static bool load(struct principal *self, struct store *store, GError **error)
{
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(store, self->month);
  release(self);
  self->refused = store_count(store, STATEMENT_REPORT_SEES_PERSON, "staff", self->staff, NULL) == 0;
  self->figures = figures_read_person(store, self->month, self->staff, error);
  if (!self->figures)
    return false;
  self->person = figures_person(self->figures, self->staff);
  return load_rows(self, store, error);
}

/* --- the screen ---------------------------------------------------------------------------------
 */

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct store *store = session_of(screen->app)->store;
  g_auto(GStrv) words = g_strsplit(argument, " ", 2);
  struct principal *self = g_new0(struct principal, 1);
  screen->state = self;
  self->staff = g_strdup(words[0]);
  self->month = g_strv_length(words) > 1 ? g_strdup(words[1]) : due_board(session_of(screen->app));
  self->name = store_value(store, STATEMENT_REPORT_PERSON, error, "staff", self->staff, NULL);
  if (!self->name || !load(self, store, error))
    return false;
  return !self->refused
         || fail(error, TL_ERROR_REFUSED,
                 "This page is for the person it is about and those who supervise them.");
}

static void close_screen(struct screen *screen)
{
  struct principal *self = state(screen);
  release(self);
  g_free(self->staff);
  g_free(self->month);
  g_free(self->name);
  g_free(self);
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct principal *self = state(screen);
  if (self->person) {
    principal_draw(self, canvas);
    return;
  }
  g_autofree char *month = month_long(self->month);
  g_autofree char *words =
      self->refused
          ? g_strdup_printf("The page of %s is for the person it is about and those who supervise "
                            "them. ] and [ show other months.",
                            month)
          : g_strdup_printf("%s was no administrator in %s. ] and [ show other months.", self->name,
                            month);
  struct canvas part = canvas_part(canvas, 1, 3, canvas->height, MIN(canvas->width - 4, 76));
  canvas_wrap(&part, 0, STYLE_PLAIN, words, part.height);
  canvas_cursor(&part, 0, 0);
}

static bool key(struct screen *screen, const struct key *pressed)
{
  struct principal *self = state(screen);
  int page = MAX(terminal_rows(screen->app->terminal) - 6, 1);
  switch (pressed->code) {
  case K_UP:
    self->top--;
    return true;
  case K_DOWN:
    self->top++;
    return true;
  case K_PAGE_UP:
    self->top -= page;
    return true;
  case K_PAGE_DOWN:
  case ' ':
    self->top += page;
    return true;
  case K_HOME:
    self->top = 0;
    return true;
  case K_END:
    self->top = G_MAXINT / 2;
    return true;
  case K_MOUSE:
    self->top += pressed->button == MOUSE_WHEEL_UP     ? -3
                 : pressed->button == MOUSE_WHEEL_DOWN ? 3
                                                       : 0;
    return true;
  default:
    return false;
  }
}

static char *heading(struct screen *screen)
{
  struct principal *self = state(screen);
  g_autofree char *month = month_long(self->month);
  return g_strdup_printf("%s · %s", self->name, month);
}

static char *aside(struct screen *screen)
{
  const struct administrator *person = state(screen)->person;
  return person && person->place ? g_strdup(person->place) : NULL;
}

static void refresh(struct screen *screen)
{
  GError *error = NULL;
  if (!load(state(screen), session_of(screen->app)->store, &error))
    session_error(screen->app, error);
}

/* --- actions ------------------------------------------------------------------------------------
 */

static bool has_page(struct screen *screen)
{
  return state(screen)->person != NULL;
}

static bool has_school(struct screen *screen)
{
  return has_page(screen) && state(screen)->person->leads->len > 0;
}

static void run_month(struct screen *screen, const struct key *pressed)
{
  struct principal *self = state(screen);
  char *month = due_turn(screen->app, self->month, pressed->code == ']' ? 1 : -1);
  if (!month)
    return;
  g_free(self->month);
  self->month = month;
  self->top = 0;
  refresh(screen);
}

static void run_print(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct principal *self = state(screen);
  GError *error = NULL;
  AUTO(document)
  struct document *document =
      person_page_build(session_of(screen->app)->store, self->staff, self->month, &error);
  g_autofree char *stem = g_strdup_printf("%s %s", self->name, self->month);
  if (document)
    print_document(screen->app, document, stem);
  else
    session_error(screen->app, error);
}

static void run_sip(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  app_open(screen->app, "sip", g_ptr_array_index(state(screen)->person->leads, 0));
}

static void run_ratings(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct principal *self = state(screen);
  g_autofree char *argument = g_strdup_printf("%s %s", self->staff, self->month);
  app_open(screen->app, "self-assessment", argument);
}

static void run_follow_ups(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  g_autofree char *argument = g_strdup_printf("owner %s", state(screen)->staff);
  app_open(screen->app, "follow-ups", argument);
}

static const struct action actions[] = {
  { "principal.print", "Print", "Shows the page as it prints, and writes it as PDF.", NULL, "P", 0,
    has_page, run_print, NULL },
  { "principal.month", "Month", "Shows the month before, or after.", NULL, "[ ]", 0, NULL,
    run_month, NULL },
  { "principal.sip", "School’s SIP", "Opens the School Improvement Plan of the school.", NULL, "s",
    0, has_school, run_sip, NULL },
  { "principal.ratings", "Self-assessment", "Opens the self-assessment, standard by standard.",
    NULL, "r", 0, has_page, run_ratings, NULL },
  { "principal.follow_ups", "Follow-ups", "Shows what is still to be done, to close or carry it.",
    NULL, "f", 0, NULL, run_follow_ups, NULL },
  { "principal.scroll", "Scroll", "Moves the page up and down.", NULL, "Down Up PgDn PgUp Home End",
    ACTION_QUIET | ACTION_KEY, NULL, NULL, NULL },
  { .name = NULL },
};

const struct screen_type screen_principal = {
  .name = "principal",
  .title = "Principal",
  .help = "One person’s month for the meeting: last month and this, the goal and whether it was "
          "met, what changed in the "
          "SIP, what was seen.",
  .actions = { actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .heading = heading,
  .aside = aside,
  .refresh = refresh,
  .can_undo = session_can_undo_here,
  .undo = session_undo_here,
  .close = close_screen,
};
