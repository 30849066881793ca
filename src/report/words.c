#include "report/words.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/tables.h"

#include <string.h>

char *words_change(int points)
{
  if (points == 0)
    return g_strdup("same");
  return g_strdup_printf("%s %d", points > 0 ? "up" : "down", ABS(points));
}

char *words_percent(int percent)
{
  return percent < 0 ? g_strdup("too few to show") : format_of(percent, 100);
}

char *words_too_few(const struct month_frame *frame)
{
  return g_strdup_printf("Too few to show: no strategy could be seen in at least %d walkthroughs.",
                         frame->walkthrough_floor);
}

char *words_unplanned(const struct figures *figures)
{
  int count = figures_unplanned(figures);
  return count > 0
             ? format_plural(count, "school has no plan entered", "schools have no plan entered")
             : NULL;
}

char *words_status(struct figures_status status)
{
  g_autofree char *complete = format_number(status.complete);
  g_autofree char *in_progress = format_number(status.in_progress);
  g_autofree char *no_action = format_number(status.no_action);
  g_autofree char *missing = format_number(status.missing);
  return g_strdup_printf("%s complete, %s in progress, %s no action%s%s%s", complete, in_progress,
                         no_action, status.missing > 0 ? ", " : "",
                         status.missing > 0 ? missing : "", status.missing > 0 ? " not set" : "");
}

char *words_three(struct figures_status status)
{
  g_autofree char *complete = format_number(status.complete);
  g_autofree char *in_progress = format_number(status.in_progress);
  g_autofree char *no_action = format_number(status.no_action);
  return g_strdup_printf("%s / %s / %s", complete, in_progress, no_action);
}

char *words_standing(const struct month_frame *frame, struct figures_status status)
{
  if (figures_status_set(status) > 0)
    return words_status(status);
  if (status.missing == 0)
    return g_strdup("no status was due");
  g_autofree char *items = format_plural(status.missing, "item", "items");
  g_autofree char *missing = words_not_submitted(frame);
  return g_strdup_printf("%s, status %s", items, missing);
}

const char *words_status_word(const char *status)
{
  return status ? choice_label(status_choices, status) : "not set";
}

void words_add_status(struct cell *cell, struct figures_status status)
{
  cell_part(cell, ROLE_GOOD, "complete", status.complete);
  cell_part(cell, ROLE_MIDDLE, "in progress", status.in_progress);
  cell_part(cell, ROLE_POOR, "no action", status.no_action);
  if (status.missing > 0)
    cell_part(cell, ROLE_QUIET, "not set", status.missing);
}

const char *words_time(const char *time)
{
  return *time == '0' ? time + 1 : time;
}

char *words_not_submitted(const struct month_frame *frame)
{
  return frame->awaited ? g_strdup("not in yet")
                        : g_strdup_printf("not submitted by %s", frame->by);
}

char *words_not_in(const struct month_frame *frame)
{
  return frame->awaited ? g_strdup("not in yet")
                        : g_strdup_printf("not submitted by %s", frame->by_short);
}

char *words_submitted(const char *submitted_at, const char *changed_at,
                      char *(*day_of)(const char *date))
{
  if (!submitted_at)
    return NULL;
  g_autofree char *submitted_on = clock_day_of(submitted_at);
  g_autofree char *changed_on = changed_at ? clock_day_of(changed_at) : NULL;
  g_autofree char *submitted = submitted_on ? day_of(submitted_on) : g_strdup(submitted_at);
  if (!changed_on || g_strcmp0(changed_on, submitted_on) == 0)
    return g_strdup_printf("submitted %s", submitted);
  g_autofree char *changed = day_of(changed_on);
  return g_strdup_printf("submitted %s, changed %s", submitted, changed);
}

char *words_goal_met(int goals, const char *met)
{
  const char *verdict = met ? choice_label(goal_met_choices, met) : "not said whether met";
  return goals > 1 ? g_strdup_printf("%s: %s", goals == 2 ? "Both" : "All", verdict)
                   : words_sentence(verdict);
}

char *words_no_goal(const struct figures *figures, const struct administrator *person)
{
  const struct month_frame *frame = figures->frame;
  const struct administrator *before = NULL;
  for (guint i = 0; i < figures->people_before->len && !before; i++) {
    const struct administrator *one = g_ptr_array_index(figures->people_before, i);
    if (strcmp(one->uid, person->uid) == 0)
      before = one;
  }
  bool recorded = frame->recorded_from && strcmp(frame->recorded_from, frame->previous) <= 0;
  if (person->assessment_before || !before || !before->expected || !recorded)
    return g_strdup("no goal was set");
  return g_strdup_printf("%s’s self-assessment %s", frame->previous_name,
                         frame->awaited_before ? "is not in yet" : "was not submitted");
}

char *words_names(const GPtrArray *names, guint most)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  guint shown = names->len <= most ? names->len : most - 1;
  for (guint i = 0; i < shown; i++)
    g_ptr_array_add(list, g_ptr_array_index(names, i));
  g_autofree char *rest = g_strdup_printf("%u more", names->len - shown);
  if (shown < names->len)
    g_ptr_array_add(list, rest);
  g_ptr_array_add(list, NULL);
  return format_list((const char *const *)list->pdata);
}

char *words_held(const char *text)
{
  GString *held = g_string_new(NULL);
  for (const char *at = text; *at; at++)
    if (*at == ' ')
      g_string_append(held, "\u00a0");
    else
      g_string_append_c(held, *at);
  return g_string_free(held, FALSE);
}

char *words_sentence(const char *text)
{
  g_autofree char *first = g_utf8_substring(text, 0, MIN(g_utf8_strlen(text, -1), 1));
  g_autofree char *upper = g_utf8_strup(first, -1);
  return g_strconcat(upper, text + strlen(first), NULL);
}
