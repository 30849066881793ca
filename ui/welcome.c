#include "config.h"

#include "ui/welcome.h"

#include "base/error.h"
#include "base/text.h"
#include "db/store.h"
#include "ui/form.h"
#include "ui/list.h"
#include "ui/person_choice.h"
#include "ui/screens.h"
#include "ui/session.h"
#include "ui/welcome_own.h"

#include <string.h>

enum stage { STAGE_CHOICE, STAGE_FORM, STAGE_NEXT };

enum { FIRST_CHOICES = 2 };

struct welcome {
  enum stage stage;
  struct list *list; /* of the choices of this stage */
  struct record *asked;
  struct form *form;
  bool touched;
};

static struct welcome *state(struct screen *screen)
{
  return screen->state;
}

static const struct view_column columns[] = {
  { "name", "", 26, 1, FIELD_TEXT, NULL },
  { "detail", "", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_welcome = { "welcome", "Welcome", columns };

static const char *const first_words = "Throughline keeps a district’s classroom walkthroughs, the "
                                       "monthly self-assessments and the School Improvement "
                                       "Plans, and makes the packet of the monthly leadership "
                                       "meeting (DILT) from them. Everything stays in one file on "
                                       "this computer.";
static const char *const backup_words =
    "Was there a district here before? throughline restore BACKUP brings it back.";
static const char *const form_words = "Enter or Tab goes to the next field; Enter on the last line "
                                      "sets the district up. All of it can be changed later.";
static const char *const next_words = "The district is set up, with two walkthrough forms, a "
                                      "rubric and a school calendar. What comes next?";

/* --- the choices ---------------------------------------------------------------------------- */

static void add(struct rowset *rows, const char *choice, const char *name, const char *detail)
{
  const char *cells[] = { choice, name, detail };
  rowset_add(rows, cells);
}

static void show_choices(struct welcome *self, enum stage stage)
{
  static const char *const names[] = { "choice", "name", "detail" };
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  self->stage = stage;
  if (stage == STAGE_CHOICE) {
    add(rows, "set_up", "Set up my district", "its name and yours");
    add(rows, "sample", "Look at the sample first", "a made-up district");
  } else {
    if (session_screen_named("import"))
      add(rows, "import", "Bring in schools and staff", "from files you have");
    add(rows, "type", "Type them in", "one by one");
    add(rows, "sample", "Look at the sample first", "a made-up district");
    add(rows, "today", "Go to Today", "the rest can come later");
  }
  list_set_rows(self->list, rows);
  list_select_row(self->list, 0);
}

/* --- the form ------------------------------------------------------------------------------- */

static void touched(struct form *form, void *data)
{
  (void)form;
  ((struct welcome *)data)->touched = true;
}

static void begin_form(struct screen *screen)
{
  struct welcome *self = state(screen);
  self->stage = STAGE_FORM;
  if (self->form)
    return;
  self->asked = record_new(&record_first_start);
  struct form_setup setup = {
    .app = screen->app,
    .record = self->asked,
    .finish = "Set up the district",
    .changed = touched,
    .data = self,
  };
  self->form = form_new(&setup);
  GError *error = NULL;
  g_autofree char *kept = welcome_kept(screen->app, &error);
  if (kept && form_restore(self->form, kept, &error))
    app_message(screen->app, "What you typed before is here again.");
  if (error)
    session_error(screen->app, error);
}

static void set_up(struct screen *screen)
{
  struct welcome *self = state(screen);
  g_autoptr(GError) error = NULL;
  if (!form_finish(self->form, &error) || !record_check(self->asked, &error)
      || !welcome_set_up(screen->app, self->asked, &error)) {
    app_error(screen->app, error);
    return;
  }
  self->touched = false;
  show_choices(self, STAGE_NEXT);
}

/* --- doing what was chosen ------------------------------------------------------------------ */

static void open_sample(struct screen *screen)
{
  GError *error = NULL;
  if (!welcome_open_sample(screen->app, &error)) {
    if (error)
      session_error(screen->app, error);
    else
      app_message(screen->app, "Stopped; nothing was made.");
    return;
  }
  person_choose(screen->app);
  app_replace(screen->app, "today", NULL);
  app_message(
      screen->app,
      "This is the sample. q leaves it; the next start of throughline is your own district’s.");
}

static void run_choose(struct screen *screen, const struct key *key)
{
  (void)key;
  const char *choice = list_get(state(screen)->list, "choice");
  if (strcmp(choice, "set_up") == 0) {
    begin_form(screen);
    return;
  }
  if (strcmp(choice, "sample") == 0) {
    open_sample(screen);
    return;
  }
  /* On top of the offer: Esc comes back to it. */
  if (strcmp(choice, "import") == 0)
    app_open(screen->app, "import", NULL);
  else if (strcmp(choice, "type") == 0)
    app_open(screen->app, "records", NULL);
  else
    app_replace(screen->app, "today", NULL);
}

static void run_finish(struct screen *screen, const struct key *key)
{
  (void)key;
  set_up(screen);
}

/* --- the screen ----------------------------------------------------------------------------- */

static bool open_welcome(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct welcome *self = g_new0(struct welcome, 1);
  screen->state = self;
  self->list = list_new(&view_welcome, "choice");
  show_choices(self, STAGE_CHOICE);
  return true;
}

static void close_welcome(struct screen *screen)
{
  struct welcome *self = state(screen);
  g_clear_pointer(&self->form, form_free);
  g_clear_pointer(&self->asked, record_free);
  list_free(self->list);
  g_free(self);
}

static char *heading(struct screen *screen)
{
  return g_strdup(state(screen)->stage == STAGE_FORM ? "Your district" : "Welcome");
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct welcome *self = state(screen);
  const char *words = self->stage == STAGE_CHOICE ? first_words
                      : self->stage == STAGE_FORM ? form_words
                                                  : next_words;
  struct canvas text = canvas_part(canvas, 1, 1, canvas->height - 1, MIN(canvas->width - 2, 76));
  int used = canvas_wrap(&text, 0, STYLE_PLAIN, words, text.height);
  struct canvas rest = canvas_part(canvas, used + 2, 0, canvas->height - used - 2, canvas->width);
  if (self->stage == STAGE_FORM)
    form_draw(self->form, &rest, true);
  else
    list_draw(self->list, &rest, true);
  int below = used + 2 + FIRST_CHOICES + 2;
  if (self->stage == STAGE_CHOICE && below < canvas->height - 1) {
    struct canvas foot = canvas_part(canvas, below, 1, canvas->height - below, text.width);
    canvas_wrap(&foot, 0, STYLE_DIM, backup_words, foot.height);
  }
}

static bool in_form(struct screen *screen)
{
  return state(screen)->stage == STAGE_FORM;
}

static bool at_finish(struct screen *screen)
{
  return in_form(screen) && form_at_finish(state(screen)->form);
}

static bool before_finish(struct screen *screen)
{
  return in_form(screen) && !at_finish(screen);
}

static bool in_list(struct screen *screen)
{
  return !in_form(screen);
}

static bool key_welcome(struct screen *screen, const struct key *key)
{
  struct welcome *self = state(screen);
  if (self->stage != STAGE_FORM)
    return key->code != '/' && list_key(self->list, key);
  enum form_result result = form_key(self->form, key);
  if (result != FORM_LEAVE)
    return result == FORM_USED;
  show_choices(self, STAGE_CHOICE);
  app_message(screen->app, "What you typed is kept.");
  return true;
}

static bool typing(struct screen *screen)
{
  return in_form(screen) && form_typing(state(screen)->form);
}

static void after_frame(struct screen *screen)
{
  struct welcome *self = state(screen);
  GError *error = NULL;
  if (!self->touched || !self->form)
    return;
  self->touched = false;
  g_autofree char *json = form_draft(self->form);
  if (!welcome_keep(screen->app, json, &error))
    session_error(screen->app, error);
}

static bool can_undo(struct screen *screen)
{
  return in_form(screen) && form_can_undo(state(screen)->form);
}

static void undo(struct screen *screen)
{
  form_undo(state(screen)->form);
}

static void leave(struct screen *screen)
{
  if (state(screen)->stage == STAGE_FORM && !session_of(screen->app)->store)
    app_message(screen->app, "What you typed is kept. Start throughline again to go on.");
}

static const struct action actions[] = {
  { "welcome.finish_here", "Set it up", "Makes the district’s file with what you typed.", NULL,
    "Enter f ^O", 0, at_finish, run_finish, NULL },
  { "welcome.finish", "Set it up", "Makes the district’s file with what you typed.", NULL, "f ^O",
    0, before_finish, run_finish, NULL },
  { "welcome.next", "Next field", "Goes to the next field; Shift-Tab to the one before.",
    "In a form", "Tab Shift-Tab", 0, in_form, NULL, NULL },
  { "welcome.choose", "Choose", "Does what is selected.", NULL, "Enter", 0, in_list, run_choose,
    NULL },
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

const struct screen_type screen_welcome = {
  .name = "welcome",
  .title = "Welcome",
  .help = "The first start: set up a district, or look at a made-up one.",
  .actions = { actions },
  .open = open_welcome,
  .draw = draw,
  .key = key_welcome,
  .typing = typing,
  .heading = heading,
  .after_frame = after_frame,
  .can_undo = can_undo,
  .undo = undo,
  .leave = leave,
  .close = close_welcome,
};
