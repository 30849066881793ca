/* Finishing a record's form: checking, storing, and settling it with another who changed the same.
 */
#include "config.h"

#include "ui/record_own.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/tables.h"
#include "ui/follow_up.h"
#include "ui/record_settle.h"
#include "ui/record_words.h"
#include "work/visit_type.h"

void record_show_again(struct record_screen *self)
{
  form_reload(self->form);
  if (self->parts)
    record_parts_reload(self->parts);
  g_ptr_array_set_size(self->before, 0);
}

/* Two principals of one school are asked for two self-assessments: true where that is said. */
static bool said_beside(struct record_screen *self)
{
  const struct record *record = self->edit->record;
  if (record->type != &record_staff)
    return false;
  AUTO(rowset)
  struct rowset *rows = store_query(self->edit->session->store, STATEMENT_RECORDS_PRINCIPAL_BESIDE,
                                    NULL, "staff", record->uid, NULL);
  if (!rows || rows->row_count == 0)
    return false;
  app_message_undo(self->app,
                   "Saved. %s is principal of %s, too; if one of them has left, end that post.",
                   rowset_get(rows, 0, "name"), rowset_get(rows, 0, "school"));
  return true;
}

static void say_saved(struct record_screen *self, bool sentence_stays)
{
  if (said_beside(self))
    return;
  if (sentence_stays) {
    app_message_undo(self->app, "Saved. The slip still says: “%s”",
                     record_get(self->edit->record, "sentence"));
    return;
  }
  g_autofree char *title = record_words_title(self->edit->session->store, self->edit->record);
  if (title)
    app_message_undo(self->app, "Saved: %s.", title);
  else
    app_message_undo(self->app, "Saved.");
}

static bool store_it(struct record_screen *self, GError **error)
{
  const struct record_edit *edit = self->edit;
  bool sentence_stays = !edit->fresh && edit->record->type == &record_visit_type
                        && visit_type_changed(edit->record, edit->base);
  GError *inner = NULL;
  enum settled settled = SETTLED_NOT;
  while (!record_edit_save(self->edit, &inner)) {
    settled = SETTLED_NOT;
    if (error_is(inner, TL_ERROR_CONFLICT) && !app_ending(self->app))
      settled = record_settle(self->app, self->edit, inner->message);
    if (settled == SETTLED_NOT) {
      self->touched = true; /* the draft is of what stands here now */
      g_propagate_error(error, inner);
      return false;
    }
    g_clear_error(&inner);
    if (settled == SETTLED_GONE) {
      self->dropped = true;
      app_changed(self->app);
      app_message(self->app, "Thrown away, as the other wished.");
      return true;
    }
    record_show_again(self);
    if (settled == SETTLED_THEIRS)
      break;
  }
  app_changed(self->app);
  if (!settle_said(self->app, settled))
    say_saved(self, sentence_stays);
  return true;
}

/* The form of a part is closed before anything is settled: another's parts may take the place of
 * ours. What was typed in it is in the record. */
static bool finish_part(struct record_screen *self, GError **error)
{
  if (self->part_form && !form_finish(self->part_form, error))
    return false;
  g_clear_pointer(&self->part_form, form_free);
  self->part = NULL;
  return true;
}

bool record_finish(struct record_screen *self, GError **error)
{
  if (!finish_part(self, error) || !form_finish(self->form, error))
    return false;
  const struct record_edit *edit = self->edit;
  if (edit->record->type == &record_follow_up
      && !follow_up_day_is_ahead(edit->fresh ? NULL : edit->base, edit->record, "due_on", error))
    return false;
  if (!record_edit_changed(self->edit))
    return self->edit->read_only || record_edit_discard(self->edit, error);
  return store_it(self, error);
}

/* --- leaving -------------------------------------------------------------------------------- */

bool record_keep(struct record_screen *self, GError **error)
{
  g_autofree char *draft =
      self->in_parts ? record_to_json(self->edit->record, true) : form_draft(self->form);
  g_autofree char *json = record_part_draft(self, draft);
  if (!record_edit_keep(self->edit, json, error))
    return false;
  g_free(self->kept_at);
  self->kept_at = clock_time();
  return true;
}

/* True when nothing is left of what was typed. */
static bool is_untouched(const struct record_screen *self)
{
  return !record_edit_changed(self->edit) && !form_half_typed(self->form)
         && !(self->part_form && form_half_typed(self->part_form));
}

/* What was new is added by its finish alone: whoever leaves it before has a draft. */
static void leave_draft(struct record_screen *self, const char *why)
{
  GError *error = NULL;
  g_autofree char *missing = form_missing(self->form);
  app_changed(self->app); /* Today lists what is begun */
  if (!record_keep(self, &error))
    session_error(self->app, error);
  else if (why)
    app_message(self->app, "Kept as a draft; it is on Today. %s", why);
  else if (missing)
    app_message(self->app, "Not added: kept as a draft, on Today. Still needed: %s.", missing);
  else
    app_message(self->app, "Not added: kept as a draft, on Today. f there adds it.");
}

void record_leave(struct record_screen *self)
{
  GError *error = NULL;
  if (self->edit->read_only || self->dropped)
    return;
  if (is_untouched(self)) {
    app_changed(self->app);
    if (self->kept_at && !record_edit_discard(self->edit, &error))
      session_error(self->app, error);
    return;
  }
  if (!self->edit->fresh && record_finish(self, &error))
    return;
  leave_draft(self, error ? error->message : NULL);
  g_clear_error(&error);
}
