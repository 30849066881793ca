#include "model/visit_rules.h"

#include "model/date.h"
#include "model/tables.h"

#include <string.h>

char *visit_feedback_due(const struct record *visit_type, const char *made_on,
                         const struct calendar *calendar)
{
  long days = record_get_int(visit_type, "feedback_days", -1);
  if (days < 0 || !made_on)
    return NULL;
  return days == 0 ? g_strdup(made_on) : calendar_add_school_days(calendar, made_on, (int)days);
}

int visit_minutes_missing(const struct record *visit_type, const struct record *walkthrough)
{
  long least = record_get_int(visit_type, "minimum_minutes", 0);
  long minutes = record_get_int(walkthrough, "minutes", -1);
  if (!record_get_flag(visit_type, "counts_as_observation") || minutes < 0 || minutes >= least)
    return 0;
  return (int)(least - minutes);
}

static void warn_minutes(GPtrArray *warnings, const struct record *visit_type,
                         const struct record *walkthrough)
{
  if (visit_minutes_missing(visit_type, walkthrough) > 0)
    g_ptr_array_add(
        warnings, g_strdup_printf(
                      "%s %s too short to count as an observation: %s asks "
                      "for %s. Stay longer, or choose another visit type.",
                      record_get(walkthrough, "minutes"),
                      record_get_int(walkthrough, "minutes", 0) == 1 ? "minute is" : "minutes are",
                      record_get(visit_type, "name"), record_get(visit_type, "minimum_minutes")));
}

static void warn_feedback(GPtrArray *warnings, const char *due, const struct calendar *calendar,
                          const char *today)
{
  g_autofree char *day = date_long(due);
  g_autofree char *next = calendar_add_school_days(calendar, today, 1);
  if (strcmp(due, today) < 0)
    g_ptr_array_add(warnings, g_strdup_printf("Written feedback was due on %s.", day));
  else if (strcmp(due, today) == 0)
    g_ptr_array_add(warnings, g_strdup("Written feedback is due today."));
  else if (next && strcmp(due, next) == 0)
    g_ptr_array_add(warnings,
                    g_strdup_printf("Written feedback is due on the next school day, %s.", day));
}

GPtrArray *visit_rule_warnings(const struct record *visit_type, const struct record *walkthrough,
                               const struct calendar *calendar, const char *today)
{
  GPtrArray *warnings = g_ptr_array_new_with_free_func(g_free);
  const char *outcome = record_get(walkthrough, "outcome");
  if (outcome && strcmp(outcome, "made") != 0)
    return warnings;
  warn_minutes(warnings, visit_type, walkthrough);
  g_autofree char *due =
      visit_feedback_due(visit_type, record_get(walkthrough, "made_on"), calendar);
  bool delivered = record_parts(walkthrough, &record_delivery)->len > 0;
  if (due && !delivered)
    warn_feedback(warnings, due, calendar, today);
  return warnings;
}

const char *visit_note_beside(const char *outcome, const char *note)
{
  const char *label = choice_label(outcome_choices, outcome);
  return note && !(label && g_ascii_strcasecmp(note, label) == 0) ? note : NULL;
}
