/* Who came along on a visit: chosen from the administrators, stored at once. */
#include "config.h"

#include "ui/visit_own.h"

#include "model/name.h"
#include "model/tables.h"
#include "ui/picker.h"
#include "ui/session.h"

static struct picker *companion_picker(struct visit_screen *self, GError **error)
{
  const struct record *record = self->edit->record;
  AUTO(rowset)
  struct rowset *rows = store_query(self->edit->session->store, STATEMENT_CAPTURE_ADMINISTRATORS,
                                    error, "school", record_get(record, "school"), NULL);
  if (!rows)
    return NULL;
  struct picker *picker = picker_new("Who came along (chosen again: did not)");
  for (int i = 0; i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "uid");
    bool along = record_find_part(record, &record_visit_companion, "staff", uid) != NULL;
    g_autofree char *name =
        name_listed(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    if (g_strcmp0(uid, record_get(record, "visitor")) != 0)
      picker_add(picker, uid, name,
                 along ? "came along" : choice_label(role_choices, rowset_get(rows, i, "role")));
  }
  return picker;
}

bool visit_screen_store_pending(struct visit_screen *self)
{
  GError *error = NULL;
  if (!record_edit_changed(self->edit) || visit_screen_store(self, &error))
    return true;
  session_error(self->app, error);
  return false;
}

void visit_screen_choose_companion(struct visit_screen *self)
{
  GError *error = NULL;
  if (record_edit_changed(self->edit)) {
    visit_screen_store_pending(self);
    return;
  }
  AUTO(picker) struct picker *picker = companion_picker(self, &error);
  const char *chosen = picker ? picker_run(self->app, picker, NULL) : NULL;
  if (chosen) {
    struct record *record = self->edit->record;
    struct record *part = record_find_part(record, &record_visit_companion, "staff", chosen);
    if (part)
      g_ptr_array_remove(record_parts(record, &record_visit_companion), part);
    else
      record_set(record_add_part(record, &record_visit_companion), "staff", chosen);
    visit_screen_store(self, &error);
  }
  if (error)
    session_error(self->app, error);
}
