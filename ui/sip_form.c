/* The form of a goal or an item of a School Improvement Plan. Going away completes it, or keeps a
 * draft. */
#include "config.h"

#include "ui/sip_form_own.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/editor.h"
#include "ui/settle.h"

#include <string.h>

static struct sip_form *state(struct screen *screen)
{
  return screen->state;
}

static bool is_item(const struct sip_form *self)
{
  return self->record->type == &record_sip_item;
}

/* --- the record ------------------------------------------------------------------------------- */

/* A new goal of a school, or a new item of a goal, with the code that comes next. */
static bool make_new(struct sip_form *self, const char *what, const char *uid, const char *month,
                     GError **error)
{
  struct session *session = session_of(self->app);
  bool item = strcmp(what, "new-item") == 0;
  AUTO(record)
  struct record *goal = item ? store_load(session->store, &record_sip_goal, uid, error) : NULL;
  if (item && !goal)
    return false;
  self->school = g_strdup(item ? record_get(goal, "school") : uid);
  AUTO(sip) struct sip *sip = sip_open(session, self->school, month, true, error);
  if (!sip)
    return false;
  g_autofree char *code = sip_next_code(sip, item ? rowset_row(sip->goals, "uid", uid) : -1);
  self->record = record_new(item ? &record_sip_item : &record_sip_goal);
  record_set(self->record, "code", code);
  if (item) {
    record_set(self->record, "sip_goal", uid);
    record_set(self->record, "active", "1");
  } else {
    record_set(self->record, "school", uid);
    record_set(self->record, "school_year", sip->school_year);
  }
  return true;
}

static bool load_old(struct sip_form *self, const char *what, const char *uid, GError **error)
{
  struct store *store = session_of(self->app)->store;
  bool item = strcmp(what, "item") == 0;
  self->record = store_load(store, item ? &record_sip_item : &record_sip_goal, uid, error);
  if (!self->record)
    return false;
  if (!item) {
    self->school = g_strdup(record_get(self->record, "school"));
    return true;
  }
  AUTO(record)
  struct record *goal =
      store_load(store, &record_sip_goal, record_get(self->record, "sip_goal"), error);
  self->school = goal ? g_strdup(record_get(goal, "school")) : NULL;
  return goal != NULL;
}

/* --- opening ---------------------------------------------------------------------------------- */

static void changed(struct form *form, void *data)
{
  (void)form;
  ((struct sip_form *)data)->changed = true;
}

static void make_form(struct sip_form *self)
{
  static const char *const item_fields[] = { "code",       "text",   "owner",
                                             "owner_role", "due_on", "initiative",
                                             "sip_goal",   "active", NULL };
  static const char *const goal_fields[] = { "code", "text", NULL };
  struct form_setup setup = {
    .app = self->app,
    .record = self->record,
    .fields = is_item(self) ? item_fields : goal_fields,
    .finish = self->is_new ? "Finish: add it" : "Finish: save it and go back",
    .refs = sip_form_refs,
    .ref_label = sip_form_ref_label,
    .changed = changed,
    .data = self,
  };
  self->form = form_new(&setup);
  form_set_focus(self->form, "text");
}

static struct draft_key draft_place(const struct sip_form *self)
{
  return session_draft_key(session_of(self->app), self->record->type->name, self->draft);
}

static void take_draft(struct sip_form *self)
{
  struct draft_key place = draft_place(self);
  long revision = 0;
  g_autofree char *json = draft_get(session_of(self->app)->drafts, &place, &revision, NULL);
  if (!json || !form_restore(self->form, json, NULL))
    return;
  self->record->revision = self->is_new ? 0 : revision;
  self->drafted = true;
  app_message(self->app, "What you wrote is here as you left it. Esc keeps it, x throws it away.");
}

/* The argument is what it is of, `item UID`, `goal UID`, `new-item GOALUID` or `new-goal
 * SCHOOLUID`, and the month that was looked at (the present one without it). The draft has the same
 * name, without the month. */
static bool open_screen(struct screen *screen, const char *argument, GError **error)
{
  struct sip_form *self = g_new0(struct sip_form, 1);
  screen->state = self;
  self->app = screen->app;
  g_auto(GStrv) words = g_strsplit(argument, " ", 3);
  g_autofree char *present = clock_month();
  const char *month = g_strv_length(words) > 2 ? words[2] : present;
  self->is_new = g_str_has_prefix(words[0], "new-");
  bool done = self->is_new ? make_new(self, words[0], words[1], month, error)
                           : load_old(self, words[0], words[1], error);
  if (!done)
    return false;
  self->draft = g_strdup_printf("%s %s", words[0], words[1]);
  make_form(self);
  take_draft(self);
  return true;
}

static void close_screen(struct screen *screen)
{
  struct sip_form *self = state(screen);
  g_clear_pointer(&self->form, form_free);
  g_clear_pointer(&self->record, record_free);
  g_free(self->draft);
  g_free(self->school);
  g_free(self);
}

/* --- keeping ---------------------------------------------------------------------------------- */

/* `SIP item 2.4`. Yours. */
static char *name_of(const struct sip_form *self)
{
  const char *code = record_get(self->record, "code");
  return g_strdup_printf("%s %s", self->record->type->label, code ? code : "");
}

static bool keep(struct sip_form *self, GError **error)
{
  if (!self->changed)
    return true;
  struct draft_key place = draft_place(self);
  g_autofree char *json = form_draft(self->form);
  g_autofree char *title = name_of(self);
  if (!draft_put(session_of(self->app)->drafts, &place, title, self->record->revision, json, error))
    return false;
  self->changed = false;
  self->drafted = true;
  return true;
}

static void forget(struct sip_form *self)
{
  struct draft_key place = draft_place(self);
  if (self->drafted)
    draft_remove(session_of(self->app)->drafts, &place, NULL);
  self->drafted = false;
}

static void after_frame(struct screen *screen)
{
  struct sip_form *self = state(screen);
  GError *error = NULL;
  self->changed = (form_moved(self->form) && self->drafted) || self->changed;
  if (!keep(self, &error))
    session_error(screen->app, error);
}

static bool store_form(struct sip_form *self, GError **error)
{
  if (!form_finish(self->form, error))
    return false;
  g_autofree char *name = name_of(self);
  g_autofree char *label = g_strdup_printf("%s %s", self->is_new ? "Add" : "Change", name);
  AUTO(record) struct record *record = record_copy(self->record);
  struct session *session = session_of(self->app);
  if (!store_save(session->store, record, label, error))
    return false;
  if (self->is_new) { /* the tree selects it */
    g_free(session->added);
    session->added = g_strdup(record->uid);
  }
  return true;
}

/* Going away completes it where it can be, and keeps a draft otherwise. */
static void leave(struct screen *screen)
{
  struct sip_form *self = state(screen);
  g_autoptr(GError) error = NULL;
  g_autofree char *name = name_of(self);
  bool written = form_dirty(self->form) || self->drafted;
  if (self->discarded || !written) {
    forget(self);
    return;
  }
  if (store_form(self, &error)) {
    forget(self);
    app_changed(screen->app);
    app_message_undo(screen->app, "%s: %s.", self->is_new ? "Added" : "Changed", name);
    return;
  }
  self->changed = true;
  bool kept = keep(self, NULL);
  app_changed(screen->app);
  app_message(screen->app, kept ? "%s is kept as a draft. %s" : "%s could not be kept. %s", name,
              error->message);
}

/* --- settling with another -------------------------------------------------------------------- */

static struct record *theirs(struct sip_form *self, GError **error)
{
  return store_load(session_of(self->app)->store, self->record->type, self->record->uid, error);
}

static char *compare(void *data, GError **error)
{
  struct sip_form *self = data;
  struct store *store = session_of(self->app)->store;
  AUTO(record) struct record *stored = theirs(self, error);
  AUTO(record)
  struct record *base = stored ? settle_base(store, stored, self->record->revision) : NULL;
  return stored ? settle_words(store, base, self->record, stored) : NULL;
}

/* The form writes into the record, which stays where it is. */
static bool keep_ours(void *data, GError **error)
{
  struct sip_form *self = data;
  AUTO(record) struct record *stored = theirs(self, error);
  if (!stored)
    return false;
  AUTO(record)
  struct record *base = settle_base(session_of(self->app)->store, stored, self->record->revision);
  AUTO(record) struct record *merged = settle_merge(base, self->record, stored);
  for (int i = 0; i < merged->type->field_count; i++)
    record_set(self->record, merged->type->fields[i].name, merged->values[i]);
  /* Its months are coloured elsewhere: they are theirs. */
  for (int i = 0; stored->type->parts && stored->type->parts[i]; i++) {
    GPtrArray *ours = self->record->parts[i];
    self->record->parts[i] = stored->parts[i];
    stored->parts[i] = ours;
  }
  self->record->revision = stored->revision;
  form_reload(self->form);
  self->drafted = true;
  return true;
}

static bool take_theirs(void *data, GError **error)
{
  (void)error;
  ((struct sip_form *)data)->discarded = true;
  return true;
}

/* True when somebody stored it since it was opened. */
static bool is_outdated(struct sip_form *self)
{
  AUTO(record) struct record *stored = self->is_new ? NULL : theirs(self, NULL);
  return stored && stored->revision != self->record->revision;
}

/* Goes back; where another changed it meanwhile it is settled first, as leaving asks nothing. Not
 * settled, it stays a draft. */
static void go_back(struct sip_form *self)
{
  const struct settle settle = { compare, keep_ours, take_theirs, self };
  if ((form_dirty(self->form) || self->drafted) && is_outdated(self)
      && settle_ask(self->app, "Somebody changed this meanwhile.", &settle) == SETTLED_THEIRS)
    app_message(self->app, "What they wrote stands; yours is dropped.");
  app_back(self->app);
}

/* --- the frame -------------------------------------------------------------------------------- */

static void draw(struct screen *screen, struct canvas *canvas)
{
  form_draw(state(screen)->form, canvas, true);
}

static bool key(struct screen *screen, const struct key *pressed)
{
  switch (form_key(state(screen)->form, pressed)) {
  case FORM_LEAVE:
    go_back(state(screen));
    return true;
  case FORM_USED:
    return true;
  case FORM_IGNORED:
    break;
  }
  return false;
}

static bool typing(struct screen *screen)
{
  return form_typing(state(screen)->form);
}

static char *heading(struct screen *screen)
{
  struct sip_form *self = state(screen);
  g_autofree char *name = name_of(self);
  return self->is_new ? g_strdup_printf("New %s", name) : g_steal_pointer(&name);
}

static bool can_undo(struct screen *screen)
{
  return form_can_undo(state(screen)->form);
}

static void undo(struct screen *screen)
{
  form_undo(state(screen)->form);
}

static bool can_discard(struct screen *screen)
{
  struct sip_form *self = state(screen);
  return form_dirty(self->form) || self->drafted;
}

static void run_discard(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  static const struct answer answers[] = { { "x", "Throw it away" }, { NULL, NULL } };
  if (dialog_ask(screen->app, "Throw away what was written here?", answers) != 0)
    return;
  state(screen)->discarded = true;
  app_back(screen->app);
}

static bool at_finish(struct screen *screen)
{
  return form_at_finish(state(screen)->form);
}

static bool adds_here(struct screen *screen)
{
  return at_finish(screen) && state(screen)->is_new;
}

static bool saves_here(struct screen *screen)
{
  return at_finish(screen) && !state(screen)->is_new;
}

static bool adds(struct screen *screen)
{
  return !at_finish(screen) && state(screen)->is_new;
}

static bool saves(struct screen *screen)
{
  return !at_finish(screen) && !state(screen)->is_new;
}

/* What is missing is said, and one stays; what is complete is stored on leaving. */
static void run_finish(struct screen *screen, const struct key *pressed)
{
  (void)pressed;
  struct sip_form *self = state(screen);
  g_autoptr(GError) error = NULL;
  if (form_finish(self->form, &error))
    go_back(self);
  else
    app_error(screen->app, error);
}

static const struct action actions[] = {
  { "sip-form.add_here", "Add it", "Checks it, adds it to the plan and goes back.", NULL,
    "Enter f ^O", 0, adds_here, run_finish, NULL },
  { "sip-form.save_here", "Save it", "Checks it, saves it and goes back to the plan.", NULL,
    "Enter f ^O", 0, saves_here, run_finish, NULL },
  { "sip-form.add", "Add it", "Checks it, adds it to the plan and goes back.", NULL, "f ^O", 0,
    adds, run_finish, NULL },
  { "sip-form.save", "Save it", "Checks it, saves it and goes back to the plan.", NULL, "f ^O", 0,
    saves, run_finish, NULL },
  { "sip-form.discard", "Discard", "Throws away what was written here.", NULL, "x", 0, can_discard,
    run_discard, NULL },
  { .name = NULL },
};

const struct screen_type screen_sip_form = {
  .name = "sip-form",
  .title = "School Improvement Plan",
  .help = "A goal or an item of the plan. Esc leaves a field, then the form; what is complete is "
          "kept in the plan.",
  .actions = { actions, form_actions, editor_actions },
  .open = open_screen,
  .draw = draw,
  .key = key,
  .typing = typing,
  .heading = heading,
  .after_frame = after_frame,
  .can_undo = can_undo,
  .undo = undo,
  .leave = leave,
  .close = close_screen,
};
