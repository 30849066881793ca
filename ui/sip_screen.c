#include "config.h"

#include "ui/sip_screen.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/sip_page.h"
#include "ui/due.h"
#include "ui/print.h"
#include "ui/sip_note.h"

#include <string.h>

static struct sip_screen *state(struct screen *screen)
{
  return screen->state;
}

/* --- opening ---------------------------------------------------------------------------------- */

/* The first item without a status, else the first item. */
static void select_open_item(struct sip_screen *self)
{
  int first = -1, open = -1;
  for (int i = 0; i < (int)self->rows->len; i++) {
    const struct sip_row *row = &g_array_index(self->rows, struct sip_row, i);
    const struct sip_item *item =
        row->item < 0 ? NULL : g_ptr_array_index(self->sip->items, row->item);
    if (item && first < 0)
      first = i;
    if (item && !item->status && open < 0)
      open = i;
  }
  self->selected = open >= 0 ? open : MAX(first, 0);
}

static bool show_school(struct sip_screen *self, const char *school, const char *month,
                        GError **error)
{
  struct session *session = session_of(self->app);
  struct sip *sip = sip_open(session, school, month, false, error);
  if (!sip)
    return false;
  g_clear_pointer(&self->sip, sip_free);
  self->sip = sip;
  self->top = 0;
  g_free(self->month);
  self->month = g_strdup(sip->month);
  g_free(session->school_uid);
  session->school_uid = g_strdup(sip->school);
  sip_make_rows(self, NULL);
  select_open_item(self);
  return true;
}

static bool show_schools(struct sip_screen *self, GError **error)
{
  g_clear_pointer(&self->sip, sip_free);
  self->schools = self->schools ? self->schools : sip_schools_new();
  return sip_schools_reload(self, error);
}

/* The one school whose plan is for this person to change, or to see; NULL where there are several.
 * Yours. */
static char *only_school(struct sip_screen *self, GError **error)
{
  g_autofree char *year = month_school_year(self->month);
  AUTO(rowset)
  struct rowset *rows = store_query(session_of(self->app)->store, STATEMENT_SIP_SCHOOLS, error,
                                    "month", self->month, "school_year", year, NULL);
  return rows && rows->row_count == 1 ? g_strdup(rowset_get(rows, 0, "uid")) : NULL;
}

static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct sip_screen *self = g_new0(struct sip_screen, 1);
  struct session *session = session_of(screen->app);
  screen->state = self;
  self->app = screen->app;
  self->rows = g_array_new(FALSE, TRUE, sizeof(struct sip_row));
  self->month = due_board(session);
  g_autofree char *school = argument ? g_strdup(argument) : only_school(self, NULL);
  if (!school)
    return show_schools(self, error);
  g_autofree char *month = due_sip(session, school);
  return show_school(self, school, month, error);
}

static void close_screen(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  g_clear_pointer(&self->sip, sip_free);
  g_clear_pointer(&self->schools, list_free);
  g_array_free(self->rows, TRUE);
  g_free(self->month);
  g_free(self);
}

/* --- the frame -------------------------------------------------------------------------------- */

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct sip_screen *self = state(screen);
  if (!self->sip) {
    list_draw(self->schools, canvas, true);
    return;
  }
  if (self->sip->count.unset > 0 && self->sip->may_change) {
    g_autofree char *month = month_name(self->month);
    g_autofree char *hint = g_strdup_printf("c, p or n sets %s; = keeps what it was.", month);
    app_hint(screen->app, hint);
  }
  sip_draw(self, canvas);
}

static void back_to_schools(struct sip_screen *self)
{
  g_autofree char *school = g_strdup(self->sip->school);
  GError *error = NULL;
  if (!show_schools(self, &error))
    session_error(self->app, error);
  else
    list_select(self->schools, school);
}

static bool key(struct screen *screen, const struct key *pressed)
{
  struct sip_screen *self = state(screen);
  if (!self->sip)
    return list_key(self->schools, pressed);
  if (pressed->code == K_ESC && self->schools) {
    back_to_schools(self);
    return true;
  }
  return sip_tree_key(self, pressed);
}

static bool typing(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  return !self->sip && list_typing(self->schools);
}

static char *heading(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  g_autofree char *month = month_long(self->month);
  return self->sip ? g_strdup_printf("SIP · %s · %s", self->sip->school_name, month)
                   : g_strdup_printf("School Improvement Plans · %s", month);
}

/* The uid of what is selected, to come back to. Yours. */
static char *selected_uid(const struct sip_screen *self)
{
  const struct sip_row *row = sip_selected(self);
  const struct sip_item *item = sip_selected_item(self);
  return item  ? g_strdup(item->uid)
         : row ? g_strdup(rowset_get(self->sip->goals, row->goal, "uid"))
               : NULL;
}

/* The rows anew, with what was added just now selected, else the row of uid. */
static void make_rows(struct sip_screen *self, const char *uid)
{
  char **added = &self->sip->session->added;
  sip_make_rows(self, *added ? *added : uid);
  g_autofree char *selected = *added ? selected_uid(self) : NULL;
  if (*added && g_strcmp0(selected, *added) != 0)
    sip_make_rows(self, uid);
  else
    g_clear_pointer(added, g_free);
}

void sip_refresh(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  GError *error = NULL;
  g_autofree char *uid = self->sip ? selected_uid(self) : NULL;
  bool done = self->sip ? sip_reload(self->sip, &error) : sip_schools_reload(self, &error);
  if (!done)
    session_error(screen->app, error);
  else if (self->sip)
    make_rows(self, uid);
}

/* --- going on --------------------------------------------------------------------------------- */

static bool in_schools(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  return !self->sip && list_row(self->schools) >= 0;
}

static bool may_change(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  return self->sip && self->sip->may_change;
}

static bool may_colour(struct screen *screen)
{
  return may_change(screen) && state(screen)->rows->len > 0;
}

static void open_form(struct screen *screen, const char *what, const char *uid)
{
  g_autofree char *argument = g_strdup_printf("%s %s %s", what, uid, state(screen)->month);
  app_open(screen->app, "sip-form", argument);
}

static void run_open(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  const struct sip_item *item = sip_selected_item(self);
  if (item) {
    g_autofree char *argument = g_strdup_printf("%s %s", item->uid, self->month);
    app_open(screen->app, "sip-item", argument);
  } else if (self->sip->may_change) {
    open_form(screen, "goal", rowset_get(self->sip->goals, sip_selected(self)->goal, "uid"));
  }
}

static void run_open_school(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  GError *error = NULL;
  if (!show_school(self, list_get(self->schools, "uid"), self->month, &error))
    session_error(screen->app, error);
}

static void run_edit(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  const struct sip_item *item = sip_selected_item(self);
  if (item)
    open_form(screen, "item", item->uid);
  else
    open_form(screen, "goal", rowset_get(self->sip->goals, sip_selected(self)->goal, "uid"));
}

static void run_add_item(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  open_form(screen, "new-item", rowset_get(self->sip->goals, sip_selected(self)->goal, "uid"));
}

static void run_add_goal(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  open_form(screen, "new-goal", state(screen)->sip->school);
}

static bool on_item(struct screen *screen)
{
  return may_change(screen) && sip_selected_item(state(screen));
}

/* A month before the one in which it is dropped asks for it still. */
static void say_dropped(struct sip_screen *self, const char *code, const char *uid)
{
  struct store *store = self->sip->session->store;
  bool unset =
      store_count(store, STATEMENT_SIP_ITEM_UNSET, "uid", uid, "month", self->month, NULL) > 0;
  g_autofree char *from =
      unset ? store_value(store, STATEMENT_SIP_DROPPED_FROM, NULL, "uid", uid, NULL) : NULL;
  if (!from) {
    app_message_undo(self->app,
                     "%s is dropped: it stays, and is no longer asked for. o shows dropped ones.",
                     code);
    return;
  }
  g_autofree char *first = month_name(from);
  g_autofree char *month = month_name(self->month);
  app_message_undo(self->app, "%s is dropped from %s on; %s still asks for its status.", code,
                   first, month);
}

static void run_drop(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  const struct sip_item *item = sip_selected_item(self);
  GError *error = NULL;
  bool active = !item->active;
  g_autofree char *code = g_strdup(item->code), *uid = g_strdup(item->uid);
  bool done = sip_set_active(self->sip->session, item->uid, item->revision, active, &error);
  sip_refresh(screen);
  if (!done)
    session_error(screen->app, error);
  else if (active)
    app_message_undo(screen->app, "%s is in the plan again.", code);
  else
    say_dropped(self, code, uid);
  if (done)
    app_changed(screen->app);
}

static void run_dropped(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_screen *self = state(screen);
  self->sip->dropped = !self->sip->dropped;
  sip_refresh(screen);
  app_message(screen->app,
              self->sip->dropped ? "Dropped items are shown too." : "Dropped items are hidden.");
}

static bool in_tree(struct screen *screen)
{
  return state(screen)->sip != NULL;
}

static bool has_rows(struct screen *screen)
{
  return in_tree(screen) && state(screen)->rows->len > 0;
}

static void run_month(struct screen *screen, const struct key *pressed)
{
  struct sip_screen *self = state(screen);
  GError *error = NULL;
  g_autofree char *month = due_turn(screen->app, self->month, pressed->code == ']' ? 1 : -1);
  if (!month)
    return;
  g_autofree char *uid = self->sip ? selected_uid(self) : NULL;
  g_autofree char *school = self->sip ? g_strdup(self->sip->school) : NULL;
  g_free(self->month);
  self->month = g_strdup(month);
  if (school ? !show_school(self, school, month, &error) : !sip_schools_reload(self, &error))
    session_error(screen->app, error);
  else if (school)
    sip_make_rows(self, uid);
}

static void run_print(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  const struct sip *sip = state(screen)->sip;
  GError *error = NULL;
  AUTO(document)
  struct document *document = sip_page_build(sip->session->store, sip->school, sip->month, &error);
  g_autofree char *stem = g_strdup_printf("sip %s %s", sip->school_name, sip->month);
  if (document)
    print_document(screen->app, document, stem);
  else
    session_error(screen->app, error);
}

/* An empty plan may come in from a file. */
static bool may_import(struct screen *screen)
{
  return may_change(screen) && state(screen)->rows->len == 0
         && store_viewer_keeps_records(session_of(screen->app)->store);
}

static void run_import(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  app_open(screen->app, "import", "sip");
}

/* The cursor goes to the item that was taken back, and the screen to the month it was taken back
 * in.
 */
static void undo(struct screen *screen)
{
  struct sip_screen *self = state(screen);
  g_autofree char *uid = NULL;
  g_autofree char *month = sip_note_undo(screen, &uid);
  if (!self->sip || !uid || sip_find(self->sip, uid) < 0)
    return;
  GError *error = NULL;
  bool another = month && strcmp(month, self->month) != 0;
  g_autofree char *school = another ? g_strdup(self->sip->school) : NULL;
  if (another && !show_school(self, school, month, &error)) {
    session_error(screen->app, error);
    return;
  }
  if (another)
    due_choose(screen->app, month);
  sip_make_rows(self, uid);
}

static const struct action actions[] = {
  { "sip.complete", "Complete", "The selected item is complete this month; goes on to the next.",
    NULL, "c", 0, may_colour, sip_run_status, NULL },
  { "sip.progress", "In progress",
    "The selected item is in progress this month; goes on to the next.", NULL, "p", 0, may_colour,
    sip_run_status, NULL },
  { "sip.none", "No action",
    "Nothing was done for the selected item this month; goes on to the next.", NULL, "n", 0,
    may_colour, sip_run_status, NULL },
  { "sip.item", "Add item", "Writes a new item of the goal that one is in.", NULL, "A", 0,
    may_colour, run_add_item, NULL },
  { "sip.goal", "Add goal", "Writes a new goal of this school’s plan.", NULL, "G", 0, may_change,
    run_add_goal, NULL },
  { "sip.same", "Same", "The item stands as it did the month before; goes on to the next.", NULL,
    "=", 0, may_colour, sip_run_same, NULL },
  { "sip.open", "Open",
    "Opens the item: its note, its history, its owner; or the goal, to edit it.", NULL, "Enter", 0,
    has_rows, run_open, NULL },
  { "sip.school", "Open", "Opens the plan of the selected school.", NULL, "Enter", 0, in_schools,
    run_open_school, NULL },
  { "sip.find", "Find", "Narrows the schools as one types.", NULL, "/", 0, in_schools, NULL, NULL },
  { "sip.clear", "Clear", "Takes the month’s status away.", NULL, "Delete Backspace", ACTION_QUIET,
    may_colour, sip_run_clear, NULL },
  { "sip.import", "Bring in", "Goes to the Import screen, for a plan in a spreadsheet.", NULL, "B",
    0, may_import, run_import, NULL },
  { "sip.month", "Month", "Shows the month before, or after.", NULL, "[ ]", 0, NULL, run_month,
    NULL },
  { "sip.edit", "Edit", "Changes the words, owner, date or initiative of what is selected.", NULL,
    "E", 0, may_colour, run_edit, NULL },
  { "sip.print", "Print", "Shows the colour-coded plan as it prints, and writes it as PDF.", NULL,
    "P", 0, has_rows, run_print, NULL },
  { "sip.drop", "Drop",
    "Drops the item: it stays, and is no longer asked for; or takes it up again.", NULL, "D",
    ACTION_QUIET, on_item, run_drop, NULL },
  { "sip.dropped", "Dropped items", "Shows dropped items too, or hides them.", NULL, "o",
    ACTION_QUIET, in_tree, run_dropped, NULL },
  { .name = NULL },
};

const struct screen_type screen_sip = {
  .name = "sip",
  .title = "School Improvement Plan",
  .letter = 'i',
  .help = "The goals and items of a school’s plan, and how each stands this month: complete, in "
          "progress, no action. Each key is saved at once.",
  .actions = { actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .heading = heading,
  .refresh = sip_refresh,
  .can_undo = session_can_undo_here,
  .undo = undo,
  .close = close_screen,
};
