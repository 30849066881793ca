/* The lists of schools and of staff. */
#include "config.h"

#include "ui/records.h"

#include "model/name.h"
#include "model/tables.h"
#include "report/lists.h"
#include "ui/list.h"
#include "ui/record_edit.h"
#include "ui/record_screen.h"
#include "ui/record_words.h"
#include "ui/screens.h"
#include "ui/session.h"

#include <string.h>

/* Names in one column: there is more to see beside them than in a listing on paper. */
static const struct view_column staff_columns[] = {
  { "name", "Name", 0, 1, FIELD_TEXT, NULL },
  { "role", "Role", 24, 1, FIELD_CHOICE, role_choices },
  { "school", "School", 0, 1, FIELD_TEXT, NULL },
  { "room", "Room", 5, 2, FIELD_CODE, NULL },
  { "subject", "Subject", 14, 3, FIELD_TEXT, NULL },
  { "grade", "Grade", 6, 4, FIELD_TEXT, NULL },
  { "email", "E-mail", 34, 4, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_staff_screen = { "staff", "Staff", staff_columns };

struct kind {
  const struct record_type *type;
  const struct view *list; /* what is asked for */
  const struct view *view; /* and how it is shown */
  const char *empty;       /* what belongs here, and which key makes the first one */
  const char *looking;     /* the same for who may not */
  const char *gone, *back; /* what the change of Active is called */
};

static const struct kind schools_kind = {
  &record_school,
  &view_schools,
  &view_schools,
  "The district’s schools belong here. n makes the first one; b brings in a list of them from a "
  "file.",
  "The district’s schools belong here. The record keeper enters them.",
  "closed",
  "open again",
};
static const struct kind staff_kind = {
  &record_staff,
  &view_staff,
  &view_staff_screen,
  "Administrators and teachers belong here. n makes the first one; b brings in a list of them from "
  "a file.",
  "Administrators and teachers belong here. The record keeper enters them.",
  "no longer active",
  "active again",
};

struct records_list {
  const struct kind *kind;
  struct list *list;
  bool inactive; /* those no longer active too */
};

static struct records_list *state(struct screen *screen)
{
  return screen->state;
}

static void reload(struct screen *screen)
{
  struct records_list *self = state(screen);
  GError *error = NULL;
  struct list_filter filter = { .inactive = self->inactive };
  struct rowset *rows =
      lists_query(session_of(screen->app)->store, self->kind->list, &filter, &error);
  if (!rows) {
    session_error(screen->app, error);
    return;
  }
  list_set_rows(self->list, rows);
  struct session *session = session_of(screen->app);
  if (session->added && list_select(self->list, session->added))
    g_clear_pointer(&session->added, g_free);
}

static unsigned cell_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)data;
  if (rowset_find(rows, "family_name") >= 0 && strcmp(column, "name") == 0)
    *text = name_listed(rowset_get(rows, row, "given_name"), rowset_get(rows, row, "family_name"));
  if (g_strcmp0(rowset_get(rows, row, "active"), "0") == 0)
    return STYLE_DIM;
  return strcmp(column, "name") == 0 ? STYLE_BOLD : STYLE_PLAIN;
}

static bool may_edit(struct screen *screen)
{
  return record_edit_allowed(session_of(screen->app), state(screen)->kind->type);
}

static bool open_list(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct records_list *self = g_new0(struct records_list, 1);
  screen->state = self;
  self->kind = screen->type == &screen_schools ? &schools_kind : &staff_kind;
  self->list = list_new(self->kind->view, "uid");
  list_set_empty(self->list, may_edit(screen) ? self->kind->empty : self->kind->looking);
  list_on_cell(self->list, cell_style, NULL);
  list_set_orderable(self->list);
  reload(screen);
  return true;
}

static void close_list(struct screen *screen)
{
  list_free(state(screen)->list);
  g_free(state(screen));
}

static void draw(struct screen *screen, struct canvas *canvas)
{
  struct canvas body = canvas_part(canvas, 1, 0, canvas->height - 1, canvas->width);
  list_draw(state(screen)->list, &body, true);
}

static bool key_list(struct screen *screen, const struct key *key)
{
  return list_key(state(screen)->list, key);
}

static bool typing(struct screen *screen)
{
  return list_typing(state(screen)->list);
}

/* --- actions -------------------------------------------------------------------------------- */

static bool has_row(struct screen *screen)
{
  return list_row(state(screen)->list) >= 0;
}

static bool may_change_row(struct screen *screen)
{
  return has_row(screen) && may_edit(screen);
}

static bool may_import(struct screen *screen)
{
  return may_edit(screen) && session_screen_named("import");
}

static void run_open(struct screen *screen, const struct key *key)
{
  (void)key;
  struct records_list *self = state(screen);
  record_screen_open(screen->app, self->kind->type, list_get(self->list, "uid"));
}

static void run_new(struct screen *screen, const struct key *key)
{
  (void)key;
  record_screen_new(screen->app, state(screen)->kind->type, NULL);
}

static void run_import(struct screen *screen, const struct key *key)
{
  (void)key;
  app_open(screen->app, "import", state(screen)->kind->type->name);
}

static void run_inactive(struct screen *screen, const struct key *key)
{
  (void)key;
  struct records_list *self = state(screen);
  self->inactive = !self->inactive;
  reload(screen);
  app_message(screen->app, self->inactive ? "Those no longer active are shown too, dimmed."
                                          : "Only those who are active are shown.");
}

/* Nothing disappears: what is over becomes inactive, and comes back the same way. */
static void run_active(struct screen *screen, const struct key *key)
{
  (void)key;
  struct records_list *self = state(screen);
  struct store *store = session_of(screen->app)->store;
  GError *error = NULL;
  AUTO(record)
  struct record *record = store_load(store, self->kind->type, list_get(self->list, "uid"), &error);
  if (!record) {
    session_error(screen->app, error);
    return;
  }
  bool back = !record_get_flag(record, "active");
  record_set(record, "active", back ? "1" : "0");
  g_autofree char *title = record_words_title(store, record);
  g_autofree char *label =
      g_strdup_printf("%s is %s", title, back ? self->kind->back : self->kind->gone);
  if (!store_save(store, record, label, &error)) {
    session_error(screen->app, error);
    return;
  }
  app_changed(screen->app);
  reload(screen);
  app_message_undo(screen->app, "%s; all that happened stays.", label);
}

static void run_history(struct screen *screen, const struct key *key)
{
  (void)key;
  struct records_list *self = state(screen);
  record_screen_history(screen->app, self->kind->type, list_get(self->list, "uid"));
}

static bool on_teacher(struct screen *screen)
{
  struct list *list = state(screen)->list;
  return screen->type == &screen_staff && list_row(list) >= 0
         && g_strcmp0(list_get(list, "role"), "teacher") == 0;
}

static void run_teacher(struct screen *screen, const struct key *key)
{
  (void)key;
  app_open(screen->app, "teacher", list_get(state(screen)->list, "uid"));
}

static const struct action actions[] = {
  { "records.open", "Open", "Opens the record, to look at or to change.", NULL, "Enter", 0, has_row,
    run_open, NULL },
  { "records.new", "New", "Adds a record.", NULL, "n", 0, may_edit, run_new, NULL },
  { "records.import", "Bring in", "Brings in a list from a file.", NULL, "b", 0, may_import,
    run_import, NULL },
  { "records.active", "Inactive",
    "Says that it is no longer active, or that it is again; nothing is lost.", NULL, "x", 0,
    may_change_row, run_active, NULL },
  { "records.inactive", "Inactive too", "Shows those that are no longer active too, or hides them.",
    NULL, "o", 0, NULL, run_inactive, NULL },
  { "records.history", "History", "Shows who changed what, and when.", NULL, "h", 0, has_row,
    run_history, NULL },
  { "records.teacher", "Teacher’s page",
    "Opens the teacher’s page: every walkthrough and follow-up.", NULL, "t", ACTION_QUIET,
    on_teacher, run_teacher, NULL },
  LIST_ORDER_ACTION("records", NULL),
  { NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL },
};

#define LIST_SCREEN                                                                                \
  .actions = { actions, list_actions }, .open = open_list, .draw = draw, .key = key_list,          \
  .typing = typing, .refresh = reload, .can_undo = session_can_undo_here,                          \
  .undo = session_undo_here, .close = close_list

const struct screen_type screen_schools = {
  .name = "schools",
  .title = "Schools",
  .help = "The district’s schools, by name.",
  LIST_SCREEN,
};

const struct screen_type screen_staff = {
  .name = "staff",
  .title = "Staff",
  .help = "Administrators and teachers, by name, with what they are now.",
  LIST_SCREEN,
};
