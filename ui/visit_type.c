/* Typing in a visit: the debrief in place, the times in a form; drafts; storing. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/tables.h"
#include "ui/dialog.h"
#include "ui/follow_up.h"
#include "ui/record_settle.h"
#include "ui/record_words.h"
#include "ui/school_year.h"

#include <string.h>

static const char *const times[] = { "visited_on", "arrived", "departed", "memo_due_on", NULL };

/* --- drafts --------------------------------------------------------------------------------- */

bool visit_screen_keep(struct visit_screen *self, GError **error)
{
  if (!self->touched || self->edit->read_only)
    return true;
  g_autofree char *json =
      self->form ? form_draft(self->form) : record_to_json(self->edit->record, true);
  if (!record_edit_keep(self->edit, json, error))
    return false;
  self->touched = false;
  g_free(self->kept_at);
  self->kept_at = clock_time();
  return true;
}

static bool forget(struct visit_screen *self, GError **error)
{
  self->touched = false;
  if (!self->kept_at)
    return true;
  g_clear_pointer(&self->kept_at, g_free);
  return record_edit_discard(self->edit, error);
}

/* --- storing -------------------------------------------------------------------------------- */

static bool differ(const struct record *some, const struct record *other, int field)
{
  return g_strcmp0(some->values[field], other->values[field]) != 0;
}

/* True when both of us changed the same kind of parts, and not to the same. */
static bool parts_meet(const struct record *base, const struct record *ours,
                       const struct record *stored)
{
  const struct record_type *type = stored->type;
  for (int i = 0; type->parts && type->parts[i]; i++)
    if (!settle_same_parts(base->parts[i], ours->parts[i])
        && !settle_same_parts(base->parts[i], stored->parts[i])
        && !settle_same_parts(ours->parts[i], stored->parts[i]))
      return true;
  return false;
}

/* True when another changed a field that we changed too, or parts of a kind that we changed too. */
static bool meets(struct visit_screen *self)
{
  struct record_edit *edit = self->edit;
  AUTO(record)
  struct record *stored = store_load(edit->session->store, edit->record->type, edit->place, NULL);
  if (!stored)
    return true;
  for (int i = 0; i < stored->type->field_count; i++)
    if (differ(edit->base, edit->record, i) && differ(edit->base, stored, i)
        && differ(edit->record, stored, i))
      return true;
  return parts_meet(edit->base, edit->record, stored);
}

/* Ours goes onto theirs where the two do not meet; else it is asked. */
static enum settled settle(struct visit_screen *self, const char *said)
{
  GError *error = NULL;
  if (meets(self))
    return record_settle(self->app, self->edit, said);
  if (record_edit_keep_ours(self->edit, &error))
    return SETTLED_MERGED;
  session_error(self->app, error);
  return SETTLED_NOT;
}

/* It is taken away, and what was typed in it thrown away. */
static void close_gone(struct visit_screen *self)
{
  self->gone = true;
  app_changed(self->app);
  app_message(self->app, "Thrown away; the visit is taken back.");
  if (!self->leaving)
    app_back(self->app);
}

static bool save(struct visit_screen *self, int *anew, GError **error)
{
  return (self->moving == VISIT_STAYS || visit_screen_save_day(self, anew, error))
         && record_edit_save(self->edit, error);
}

/* As often as it takes to settle it with another. False with error. */
static bool save_settled(struct visit_screen *self, enum settled *settled, int *anew,
                         GError **error)
{
  GError *inner = NULL;
  while (!save(self, anew, &inner)) {
    *settled = SETTLED_NOT;
    if (error_is(inner, TL_ERROR_CONFLICT) && !app_ending(self->app))
      *settled = settle(self, inner->message);
    if (*settled == SETTLED_NOT) {
      g_propagate_error(error, inner);
      return false;
    }
    g_clear_error(&inner);
    if (*settled == SETTLED_THEIRS || *settled == SETTLED_GONE)
      break;
  }
  return true;
}

static void say_saved(struct visit_screen *self, enum settled settled, int anew)
{
  g_autofree char *slips = format_plural(anew, "slip is", "slips are");
  if (anew > 0)
    app_message_undo(self->app, "Saved. %s to be delivered anew: P.", slips);
  else if (!settle_said(self->app, settled))
    app_message_undo(self->app, "Saved.");
}

bool visit_screen_store(struct visit_screen *self, GError **error)
{
  enum settled settled = SETTLED_NOT;
  int anew = 0;
  bool saved = save_settled(self, &settled, &anew, error);
  self->moving = VISIT_STAYS; /* whatever became of it: what was answered was of this day alone */
  if (!saved) {
    self->touched = true; /* what is not stored is a draft */
    return false;
  }
  g_clear_pointer(&self->kept_at, g_free);
  self->touched = false;
  if (settled == SETTLED_GONE) {
    close_gone(self);
    return true;
  }
  app_changed(self->app);
  say_saved(self, settled, anew);
  return visit_screen_read(self, error);
}

/* --- beginning and ending ------------------------------------------------------------------- */

static void text_changed(struct editor *editor, void *data)
{
  struct visit_screen *self = data;
  record_set(self->edit->record, self->field, editor_text(editor));
  self->touched = true;
}

static void form_changed(struct form *form, void *data)
{
  (void)form;
  ((struct visit_screen *)data)->touched = true;
}

void visit_screen_type(struct visit_screen *self)
{
  self->field = visit_screen_text_field(visit_screen_row(self)->kind);
  const char *text = record_get(self->edit->record, self->field);
  self->editor = editor_new(false);
  editor_set_app(self->editor, self->app);
  editor_set_text(self->editor, text ? text : "");
  editor_on_change(self->editor, text_changed, self);
  editor_begin(self->editor);
}

void visit_screen_correct(struct visit_screen *self, const char *field)
{
  struct form_setup setup = {
    .app = self->app,
    .record = self->edit->record,
    .fields = times,
    .finish = "Done: back to the visit",
    .beside = school_year_beside,
    .changed = form_changed,
    .data = self,
  };
  self->form = form_new(&setup);
  if (field)
    form_set_focus(self->form, field);
}

static bool end_form(struct visit_screen *self, GError **error)
{
  return !self->form || form_finish(self->form, error);
}

static void end_text(struct visit_screen *self)
{
  if (!self->editor)
    return;
  g_autofree char *text = text_clean(editor_text(self->editor), false);
  record_set(self->edit->record, self->field, text);
}

bool visit_screen_end_typing(struct visit_screen *self)
{
  GError *error = NULL;
  end_text(self);
  bool done = end_form(self, &error) && record_check(self->edit->record, &error)
              && follow_up_day_is_ahead(self->edit->base, self->edit->record, "memo_due_on", &error)
              && visit_screen_ask_day(self, &error)
              && (record_edit_changed(self->edit) ? visit_screen_store(self, &error)
                                                  : forget(self, &error));
  if (!done) {
    if (error)
      session_error(self->app, error);
    return false;
  }
  g_clear_pointer(&self->editor, editor_free);
  g_clear_pointer(&self->form, form_free);
  return true;
}

/* --- keys ----------------------------------------------------------------------------------- */

void visit_screen_tab(struct visit_screen *self, int by)
{
  bool typed = self->editor != NULL;
  if (typed && !visit_screen_end_typing(self))
    return;
  int row = self->focus + by;
  if (row < 0 || row >= (int)self->rows->len)
    return;
  self->focus = row;
  if (!self->edit->read_only && !self->edit->fresh
      && visit_screen_text_field(visit_screen_row(self)->kind))
    visit_screen_type(self);
}

static bool editor_keys(struct visit_screen *self, const struct key *key)
{
  switch (editor_key(self->editor, key)) {
  case EDITOR_LEFT:
  case EDITOR_DONE:
    visit_screen_end_typing(self);
    return true;
  case EDITOR_IGNORED:
    if (key->code != K_TAB && key->code != K_BACK_TAB)
      return false;
    visit_screen_tab(self, key->code == K_TAB ? 1 : -1);
    return true;
  default:
    return true;
  }
}

static bool form_keys(struct visit_screen *self, const struct key *key)
{
  bool ends = form_at_finish(self->form) && key->code == K_ENTER;
  if (!ends && form_key(self->form, key) == FORM_USED)
    return true;
  if (!ends && key->code != K_ESC)
    return false;
  visit_screen_end_typing(self);
  return true;
}

bool visit_screen_type_key(struct visit_screen *self, const struct key *key)
{
  return self->editor ? editor_keys(self, key) : form_keys(self, key);
}

/* --- taking a draft up again ---------------------------------------------------------------- */

/* The row of the text that differs from what is stored; false where it is none of them. */
static bool find_text(struct visit_screen *self)
{
  for (int i = 0; i < (int)self->rows->len; i++) {
    const char *field =
        visit_screen_text_field(g_array_index(self->rows, struct visit_row, i).kind);
    if (!field
        || g_strcmp0(record_get(self->edit->record, field), record_get(self->edit->base, field))
               == 0)
      continue;
    self->focus = i;
    return true;
  }
  return false;
}

/* The row that says who came along. */
static void show_companions(struct visit_screen *self)
{
  for (int i = 0; i < (int)self->rows->len; i++)
    if (g_array_index(self->rows, struct visit_row, i).kind == VISIT_WITH)
      self->focus = i;
  app_message(self->app, "Who came along was changed here and is not stored yet. Enter stores it.");
}

bool visit_screen_resume(struct visit_screen *self, GError **error)
{
  if (!self->edit->draft)
    return true;
  visit_screen_correct(self, NULL);
  if (!form_restore(self->form, self->edit->draft, error))
    return false;
  self->kept_at = g_strdup(self->edit->draft_at ? self->edit->draft_at : "earlier");
  if (!settle_same_parts(record_parts(self->edit->base, &record_visit_companion),
                         record_parts(self->edit->record, &record_visit_companion))) {
    g_clear_pointer(&self->form, form_free);
    show_companions(self);
    return true;
  }
  if (find_text(self)) {
    g_clear_pointer(&self->form, form_free);
    visit_screen_type(self);
  }
  app_message(self->app, "Here is what you were writing%s%s. Esc keeps it.",
              self->edit->draft_at ? ", from " : "",
              self->edit->draft_at ? self->edit->draft_at : "");
  return true;
}
