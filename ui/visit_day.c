/* A visit with walkthroughs whose day is corrected: they go along, or are left out. */
#include "config.h"

#include "ui/visit_own.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "model/date.h"
#include "ui/dialog.h"
#include "work/visit_day.h"

#include <string.h>

/* `Fonseca, Ana; Trần, Mai`: whose walkthroughs are begun and not finished. Yours. */
static char *begun_of(const struct visit_screen *self)
{
  GString *names = g_string_new(NULL);
  for (int i = 0; i < self->walks->row_count; i++) {
    if (strcmp(rowset_get(self->walks, i, "state"), VISIT_DRAFT) != 0)
      continue;
    const char *teacher = rowset_get(self->walks, i, "teacher");
    const char *note = rowset_get(self->walks, i, "teacher_note");
    g_string_append_printf(names, "%s%s", names->len ? "; " : "",
                           teacher ? teacher
                           : note  ? note
                                   : "nobody named");
  }
  return g_string_free(names, FALSE);
}

/* A draft cannot go along: an undo of the change would not bring it back. */
static bool all_finished(const struct visit_screen *self, GError **error)
{
  int drafts = visit_screen_drafts(self);
  if (drafts == 0)
    return true;
  g_autofree char *names = begun_of(self);
  g_autofree char *walks = format_plural(drafts, "walkthrough", "walkthroughs");
  return fail(error, TL_ERROR_REFUSED,
              "%s of this visit %s begun and not finished (%s). Finish %s or throw %s away first.",
              walks, drafts == 1 ? "is" : "are", names, drafts == 1 ? "it" : "them",
              drafts == 1 ? "it" : "them");
}

static bool has_words(const char *text, void *data, GError **error)
{
  (void)data;
  return !text_blank(text)
         || fail(error, TL_ERROR_INVALID, "Give the reason in a few words; the slip says it.");
}

/* Why those that teachers hold are moved; false for Esc. */
static bool ask_why(struct visit_screen *self, int held)
{
  g_autofree char *slips = format_plural(held, "slip", "slips");
  g_autofree char *help = g_strdup_printf(
      "Why is it changed after the teacher%s got it? %s of the visit will be marked as amended, "
      "say this reason, and %s to be delivered anew.",
      held == 1 ? "" : "s", slips, held == 1 ? "is" : "are");
  dialog_about(self->app, self->edit->place);
  g_free(self->why);
  self->why = dialog_prompt(self->app, "Why it is amended", NULL, help, has_words, NULL);
  return self->why != NULL;
}

static bool ask_moving(struct visit_screen *self, const char *was, const char *day,
                       const struct visit_day *there)
{
  int count = there->walkthroughs;
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
  if (answer < 0 || (answer == 0 && there->held > 0 && !ask_why(self, there->held)))
    return false;
  self->moving = answer == 0 ? VISIT_TAKES : VISIT_LEAVES;
  return true;
}

bool visit_screen_ask_day(struct visit_screen *self, GError **error)
{
  const char *was = record_get(self->edit->base, "visited_on");
  const char *day = record_get(self->edit->record, "visited_on");
  struct visit_day there;
  self->moving = VISIT_STAYS;
  if (g_strcmp0(was, day) == 0)
    return true;
  if (!visit_day_may_be(self->edit->record, error)
      || !visit_day_read(self->edit->session->store, self->edit->place, &there, error)
      || !visit_screen_read(self, error) || !all_finished(self, error))
    return false;
  return there.walkthroughs == 0 || (!app_ending(self->app) && ask_moving(self, was, day, &there));
}

bool visit_screen_save_day(struct visit_screen *self, int *anew, GError **error)
{
  struct store *store = self->edit->session->store;
  bool take = self->moving == VISIT_TAKES;
  struct visit_day there;
  if (!visit_day_read(store, self->edit->place, &there, error)
      || !visit_day_save(store, self->edit->record, take, self->why, error))
    return false;
  *anew = take ? there.held : 0;
  self->moving = VISIT_STAYS;
  return true;
}
