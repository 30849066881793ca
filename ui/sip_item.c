#include "config.h"

#include "ui/sip_item.h"

#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/draft_place.h"
#include "ui/session.h"
#include "ui/sip.h"
#include "ui/sip_note.h"

/* --- reading ------------------------------------------------------------------------------------
 */

static char *name_of_owner(struct store *store, const struct record *item)
{
  const char *uid = record_get(item, "owner");
  AUTO(record) struct record *owner = uid ? store_load(store, &record_staff, uid, NULL) : NULL;
  if (owner)
    return g_strdup_printf("%s %s",
                           record_get(owner, "given_name") ? record_get(owner, "given_name") : "",
                           record_get(owner, "family_name"));
  return g_strdup(record_get(item, "owner_role"));
}

static char *name_of_initiative(struct store *store, const struct record *item)
{
  const char *uid = record_get(item, "initiative");
  AUTO(record)
  struct record *initiative = uid ? store_load(store, &record_initiative, uid, NULL) : NULL;
  return initiative ? g_strdup_printf("%s  %s", record_get(initiative, "code"),
                                      record_get(initiative, "name"))
                    : NULL;
}

void sip_item_release(struct item_screen *self)
{
  g_clear_pointer(&self->item, record_free);
  g_clear_pointer(&self->goal, record_free);
  g_clear_pointer(&self->school_name, g_free);
  g_clear_pointer(&self->owner, g_free);
  g_clear_pointer(&self->initiative, g_free);
  g_clear_pointer(&self->dropped_from, g_free);
  g_clear_pointer(&self->waiting, g_free);
}

bool sip_item_load(struct item_screen *self, const char *uid, GError **error)
{
  struct store *store = session_of(self->app)->store;
  AUTO(record) struct record *item = store_load(store, &record_sip_item, uid, error);
  AUTO(record)
  struct record *goal =
      item ? store_load(store, &record_sip_goal, record_get(item, "sip_goal"), error) : NULL;
  AUTO(record)
  struct record *school =
      goal ? store_load(store, &record_school, record_get(goal, "school"), error) : NULL;
  if (!school)
    return false;
  sip_item_release(self);
  self->school_name = g_strdup(record_get(school, "name"));
  self->owner = name_of_owner(store, item);
  self->initiative = name_of_initiative(store, item);
  self->may_change = store_count(store, STATEMENT_SIP_MAY_CHANGE, "school", school->uid, NULL) > 0;
  self->item = g_steal_pointer(&item);
  self->goal = g_steal_pointer(&goal);
  self->dropped_from =
      store_value(store, STATEMENT_SIP_DROPPED_FROM, NULL, "uid", self->item->uid, NULL);
  sip_item_read_draft(self);
  return true;
}

const struct record *sip_item_status(const struct item_screen *self, const char *month)
{
  return record_find_part(self->item, &record_sip_status, "month", month);
}

const char *sip_item_get(const struct record *part, const char *field)
{
  return part ? record_get(part, field) : NULL;
}

/* --- the note's draft ----------------------------------------------------------------------------
 */

/* Yours. */
static char *draft_name(const struct item_screen *self)
{
  return sip_note_name(self->item->uid, self->month);
}

char *sip_item_draft(struct item_screen *self)
{
  char *words = sip_note_draft(session_of(self->app), self->item->uid, self->month);
  self->drafted = words != NULL;
  return words;
}

void sip_item_read_draft(struct item_screen *self)
{
  const char *note = sip_item_get(sip_item_status(self, self->month), "note");
  g_free(self->waiting);
  self->waiting = self->editor
                      ? NULL
                      : sip_note_waiting(session_of(self->app), self->item->uid, self->month, note);
}

static bool note_place(struct item_screen *self, const char *name, GError **error)
{
  g_autofree char *place = g_strdup_printf("%zu", editor_cursor(self->editor));
  return draft_place_note(session_of(self->app), SIP_NOTE, name, self->drafted ? place : NULL,
                          &self->noted, error);
}

bool sip_item_keep(struct item_screen *self, GError **error)
{
  if (!self->editor)
    return true;
  struct session *session = session_of(self->app);
  g_autofree char *name = draft_name(self);
  if (!self->changed)
    return note_place(self, name, error);
  if (!sip_note_put(session, self->item, self->month, editor_text(self->editor), error))
    return false;
  self->changed = false;
  self->drafted = true;
  return note_place(self, name, error);
}

static bool forget(struct item_screen *self, GError **error)
{
  bool done =
      !self->drafted || sip_note_forget(session_of(self->app), self->item->uid, self->month, error);
  if (done)
    g_clear_pointer(&self->noted, g_free);
  self->drafted = self->drafted && !done;
  return done;
}

/* --- typing the note
 * ------------------------------------------------------------------------------ */

static void text_changed(struct editor *editor, void *data)
{
  (void)editor;
  ((struct item_screen *)data)->changed = true;
}

void sip_item_begin_typing(struct item_screen *self, const char *words)
{
  g_clear_pointer(&self->waiting, g_free);
  g_clear_pointer(&self->noted, g_free);
  self->editor = editor_new(false);
  self->reading = false;
  editor_set_app(self->editor, self->app);
  editor_set_text(self->editor, words);
  editor_set_placeholder(self->editor, "What was done, or stands in the way?");
  editor_on_change(self->editor, text_changed, self);
  editor_begin(self->editor);
}

void sip_item_resume(struct item_screen *self, const char *words)
{
  sip_item_begin_typing(self, words);
  g_autofree char *name = draft_name(self);
  g_free(self->noted);
  self->noted = draft_place_noted(session_of(self->app), SIP_NOTE, name);
  if (self->noted)
    editor_set_cursor(self->editor, (size_t)g_ascii_strtoull(self->noted, NULL, 10));
}

/* status: of a month that has none yet; NULL where it has one. */
static bool store_note(struct item_screen *self, const char *status, bool *wrote, GError **error)
{
  g_autofree char *words = text_clean(editor_text(self->editor), false);
  *wrote = g_strcmp0(words, sip_item_get(sip_item_status(self, self->month), "note")) != 0;
  if (!*wrote)
    return true;
  AUTO(record) struct record *record = record_copy(self->item);
  struct record *part = record_find_part(record, &record_sip_status, "month", self->month);
  if (!part) {
    part = record_add_part(record, &record_sip_status);
    record_set(part, "month", self->month);
    record_set(part, "status", status);
  }
  record_set(part, "note", words);
  g_autofree char *month = month_name(self->month);
  g_autofree char *label =
      g_strdup_printf("Note on SIP item %s for %s", record_get(record, "code"), month);
  return store_save(session_of(self->app)->store, record, label, error);
}

static const struct answer status_answers[] = {
  { "c", "Complete" },
  { "p", "In progress" },
  { "n", "No action" },
  { NULL, NULL },
};

/* A note goes with a status: where the month has none it is asked for once there are words. False
 * where there is none to go with; status: the one that was chosen, or NULL. */
static bool has_status(struct item_screen *self, const char **status)
{
  *status = NULL;
  if (sip_item_status(self, self->month) || text_blank(editor_text(self->editor)))
    return true;
  g_autofree char *month = month_name(self->month);
  g_autofree char *question =
      g_strdup_printf("How does it stand in %s? The note goes with it.", month);
  int answer = app_ending(self->app) ? -1 : dialog_ask(self->app, question, status_answers);
  *status = answer < 0 ? NULL : sip_status_of_key(*status_answers[answer].key);
  return *status;
}

static void leave_draft(struct item_screen *self)
{
  g_clear_pointer(&self->editor, editor_free);
  sip_item_read_draft(self);
  app_changed(self->app);
  app_message(self->app, "The note is kept as a draft: it goes with a status. Enter goes on.");
}

/* Esc: the note is stored. What cannot be stored stays in the field and in its draft. */
void sip_item_end_typing(struct item_screen *self)
{
  GError *error = NULL;
  bool wrote = false;
  const char *status = NULL;
  g_autofree char *uid = g_strdup(self->item->uid);
  if (sip_item_keep(self, &error) && !has_status(self, &status)) {
    leave_draft(self);
    return;
  }
  if (error || !store_note(self, status, &wrote, &error)) {
    bool conflict = error_is(error, TL_ERROR_CONFLICT);
    session_error(self->app, error);
    if (conflict && sip_item_load(self, uid, NULL))
      self->reading = false;
    return;
  }
  g_clear_pointer(&self->editor, editor_free);
  self->changed = false;
  if (!forget(self, &error) || (wrote && !sip_item_load(self, uid, &error))) {
    session_error(self->app, error);
  } else if (wrote) {
    app_changed(self->app);
    app_message_undo(self->app, "The note is kept.");
  }
}
