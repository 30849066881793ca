/* A visit with walkthroughs whose day is corrected: they go along, or are left out. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/format.h"
#include "model/date.h"
#include "ui/capture.h"
#include "ui/dialog.h"
#include "work/visit_day.h"

#include <string.h>

bool visit_screen_ask_day(struct visit_screen *self)
{
  const char *was = record_get(self->edit->base, "visited_on");
  const char *day = record_get(self->edit->record, "visited_on");
  int count = self->walks->row_count;
  self->moving = VISIT_STAYS;
  if (count == 0 || g_strcmp0(was, day) == 0)
    return true;
  if (app_ending(self->app))
    return false;
  g_autofree char *from = date_short(was);
  g_autofree char *to = date_short(day);
  g_autofree char *walks = format_plural(count, "walkthrough", "walkthroughs");
  g_autofree char *question =
      g_strdup_printf("%s of %s %s in this visit. What becomes of %s?", walks, from,
                      count == 1 ? "is" : "are", count == 1 ? "it" : "them");
  g_autofree char *move = g_strdup_printf("Move %s to %s", count == 1 ? "it" : "them", to);
  const struct answer answers[] = { { "m", move },
                                    { "o", "Leave out of the visit" },
                                    { NULL, NULL } };
  int answer = dialog_ask(self->app, question, answers);
  self->moving = answer == 0 ? VISIT_TAKES : VISIT_LEAVES;
  return answer >= 0;
}

static bool settle_draft(const struct visit_screen *self, const char *uid, GError **error)
{
  AUTO(capture) struct capture *capture = capture_open(self->edit->session, uid, error);
  if (!capture)
    return false;
  if (self->moving == VISIT_TAKES)
    record_set(capture->record, "made_on", record_get(self->edit->record, "visited_on"));
  else
    capture_leave_visit(capture);
  capture->touched = true;
  return capture_keep(capture, error);
}

bool visit_screen_save_day(struct visit_screen *self, GError **error)
{
  const struct rowset *walks = self->walks;
  g_autoptr(GPtrArray) stored = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GPtrArray) drafts = g_ptr_array_new_with_free_func(g_free);
  for (int i = 0; i < walks->row_count; i++) {
    bool draft = strcmp(rowset_get(walks, i, "state"), VISIT_DRAFT) == 0;
    g_ptr_array_add(draft ? drafts : stored, g_strdup(rowset_get(walks, i, "uid")));
  }
  if (!visit_day_save(self->edit->session->store, self->edit->record, stored,
                      self->moving == VISIT_TAKES, error))
    return false;
  for (guint i = 0; i < drafts->len; i++)
    if (!settle_draft(self, drafts->pdata[i], error))
      return false;
  self->moving = VISIT_STAYS;
  return true;
}
