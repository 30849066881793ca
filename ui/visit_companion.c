/* Who came along on a visit: chosen from the administrators, stored at once. */
#include "config.h"

#include "ui/visit_own.h"

#include "model/tables.h"
#include "ui/companion.h"
#include "ui/session.h"

bool visit_screen_store_pending(struct visit_screen *self)
{
  GError *error = NULL;
  if (!record_edit_changed(self->edit)
      || (visit_screen_ask_day(self, &error) && visit_screen_store(self, &error)))
    return true;
  if (error)
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
  struct record *record = self->edit->record;
  g_autofree char *chosen = companion_choose(self->app, record, &record_visit_companion, "visitor");
  if (chosen) {
    companion_change(record, &record_visit_companion, chosen);
    visit_screen_store(self, &error);
  }
  if (error)
    session_error(self->app, error);
}
