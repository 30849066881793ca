/* What a self-assessment is made of: the rubric's words, and the places that are written. */
#include "config.h"

#include "ui/assessment.h"

#include "base/text.h"
#include "model/date.h"
#include "model/tables.h"

/* --- the rubric ------------------------------------------------------------------------------ */

int assessment_standards(const struct assessment *assessment)
{
  return (int)record_parts(assessment->rubric, &record_standard)->len;
}

int assessment_levels(const struct assessment *assessment)
{
  return (int)record_parts(assessment->rubric, &record_rubric_level)->len;
}

static const char *rubric_get(const struct assessment *self, const struct record_type *type,
                              int number, const char *field)
{
  const GPtrArray *parts = record_parts(self->rubric, type);
  return number >= 0 && number < (int)parts->len
             ? record_get(g_ptr_array_index(parts, number), field)
             : NULL;
}

const char *assessment_standard(const struct assessment *assessment, int standard,
                                const char *field)
{
  return rubric_get(assessment, &record_standard, standard, field);
}

const char *assessment_level(const struct assessment *assessment, int level, const char *field)
{
  return rubric_get(assessment, &record_rubric_level, level, field);
}

const char *assessment_descriptor(const struct assessment *assessment, int standard, int level)
{
  const GPtrArray *parts = record_parts(assessment->rubric, &record_descriptor);
  const char *row = assessment_standard(assessment, standard, "code");
  const char *column = assessment_level(assessment, level, "code");
  for (guint i = 0; i < parts->len; i++) {
    const struct record *descriptor = g_ptr_array_index(parts, i);
    if (g_strcmp0(record_get(descriptor, "standard"), row) == 0
        && g_strcmp0(record_get(descriptor, "level"), column) == 0)
      return record_get(descriptor, "text");
  }
  return NULL;
}

int assessment_level_number(const struct assessment *assessment, const char *code)
{
  for (int level = 0; code && level < assessment_levels(assessment); level++)
    if (g_strcmp0(assessment_level(assessment, level, "code"), code) == 0)
      return level;
  return -1;
}

/* --- places ---------------------------------------------------------------------------------- */

const struct record *assessment_rating(const struct assessment *assessment,
                                       const struct record *record, int standard)
{
  const char *code = assessment_standard(assessment, standard, "code");
  return record ? record_find_part(record, &record_rating, "standard", code) : NULL;
}

int assessment_goals(const struct assessment *assessment)
{
  return MAX((int)record_parts(assessment->record, &record_assessment_goal)->len, 1);
}

const char *assessment_goal(const struct assessment *assessment, int goal, const char *field)
{
  const GPtrArray *goals = record_parts(assessment->record, &record_assessment_goal);
  return goal < (int)goals->len ? record_get(g_ptr_array_index(goals, goal), field) : NULL;
}

const char *assessment_get(const struct assessment *assessment, struct place place)
{
  const struct record *rating;
  switch (place.kind) {
  case PLACE_RATING:
    rating = assessment_rating(assessment, assessment->record, place.number);
    return rating ? record_get(rating, place.field) : NULL;
  case PLACE_GOAL:
    return assessment_goal(assessment, place.number, place.field);
  case PLACE_WHOLE:
    break;
  }
  return record_get(assessment->record, place.field);
}

/* The part that a place is in, made where it is not there; the record itself for one of the whole.
 */
static struct record *part_of(struct assessment *self, struct place place)
{
  if (place.kind == PLACE_WHOLE)
    return self->record;
  if (place.kind == PLACE_GOAL) {
    GPtrArray *goals = record_parts(self->record, &record_assessment_goal);
    while ((int)goals->len <= place.number)
      record_add_part(self->record, &record_assessment_goal);
    return g_ptr_array_index(goals, place.number);
  }
  const char *code = assessment_standard(self, place.number, "code");
  struct record *part = record_find_part(self->record, &record_rating, "standard", code);
  if (!part) {
    part = record_add_part(self->record, &record_rating);
    record_set(part, "standard", code);
  }
  return part;
}

void assessment_set(struct assessment *assessment, struct place place, const char *value)
{
  record_set(part_of(assessment, place), place.field, value);
  g_ptr_array_set_size(assessment->redo, 0);
  assessment->changed = true;
}

char *assessment_place_name(const struct assessment *assessment, struct place place)
{
  const struct record_type *type = place.kind == PLACE_RATING ? &record_rating
                                   : place.kind == PLACE_GOAL ? &record_assessment_goal
                                                              : &record_self_assessment;
  const char *label = type->fields[record_field(type, place.field)].label;
  if (place.kind == PLACE_RATING)
    return g_strdup_printf("%s: %s", assessment_standard(assessment, place.number, "name"), label);
  if (place.kind == PLACE_GOAL && place.number > 0)
    return g_strdup_printf("%s, number %d", label, place.number + 1);
  return g_strdup(label);
}

GArray *assessment_places(const struct assessment *assessment)
{
  GArray *places = g_array_new(FALSE, FALSE, sizeof(struct place));
  for (int i = 0; i < assessment_standards(assessment); i++) {
    struct place two[] = { { PLACE_RATING, i, "rationale" }, { PLACE_RATING, i, "evidence" } };
    g_array_append_vals(places, two, G_N_ELEMENTS(two));
  }
  for (int i = 0; i < assessment_goals(assessment); i++) {
    struct place two[] = { { PLACE_GOAL, i, "text" }, { PLACE_GOAL, i, "steps" } };
    g_array_append_vals(places, two, G_N_ELEMENTS(two));
  }
  struct place last = { PLACE_WHOLE, 0, "working_on" };
  g_array_append_val(places, last);
  return places;
}

static bool filled(const struct assessment *self, struct place place)
{
  return !text_blank(assessment_get(self, place));
}

bool assessment_standard_done(const struct assessment *assessment, int standard)
{
  return filled(assessment, (struct place){ PLACE_RATING, standard, "level" })
         && filled(assessment, (struct place){ PLACE_RATING, standard, "rationale" })
         && filled(assessment, (struct place){ PLACE_RATING, standard, "evidence" });
}

/* The goal that has most of what it needs: with steps, else with words, else the first. */
static int best_goal(const struct assessment *self)
{
  int best = 0;
  for (int i = assessment_goals(self) - 1; i >= 0; i--) {
    bool text = filled(self, (struct place){ PLACE_GOAL, i, "text" });
    if (text && filled(self, (struct place){ PLACE_GOAL, i, "steps" }))
      return i;
    if (text)
      best = i;
  }
  return best;
}

bool assessment_goal_done(const struct assessment *assessment)
{
  int goal = best_goal(assessment);
  return filled(assessment, (struct place){ PLACE_GOAL, goal, "text" })
         && filled(assessment, (struct place){ PLACE_GOAL, goal, "steps" });
}

GArray *assessment_missing(const struct assessment *assessment)
{
  static const char *const fields[] = { "level", "rationale", "evidence" };
  GArray *missing = g_array_new(FALSE, FALSE, sizeof(struct place));
  for (int i = 0; i < assessment_standards(assessment); i++)
    for (size_t f = 0; f < G_N_ELEMENTS(fields); f++) {
      struct place place = { PLACE_RATING, i, fields[f] };
      if (!filled(assessment, place))
        g_array_append_val(missing, place);
    }
  int goal = best_goal(assessment);
  struct place places[] = { { PLACE_GOAL, goal, "text" }, { PLACE_GOAL, goal, "steps" } };
  for (size_t i = 0; i < G_N_ELEMENTS(places); i++)
    if (!filled(assessment, places[i]))
      g_array_append_val(missing, places[i]);
  return missing;
}

bool assessment_submitted(const struct assessment *assessment)
{
  return assessment->stored && record_get(assessment->stored, "submitted_at");
}

/* --- to read before it is submitted ---------------------------------------------------------- */

static void add(GString *words, const char *label, const char *text)
{
  if (!text_blank(text))
    g_string_append_printf(words, "%s: %s\n", label, text);
}

static void add_goals(const struct assessment *self, GString *words)
{
  g_autofree char *next = month_add(self->month, 1);
  g_autofree char *name = month_name(next);
  g_autofree char *label = g_strdup_printf("Goal for %s", name);
  add(words, "Last month’s goal",
      choice_label(goal_met_choices, record_get(self->record, "goal_met")));
  for (int i = 0; i < assessment_goals(self); i++) {
    add(words, label, assessment_goal(self, i, "text"));
    add(words, "Steps", assessment_goal(self, i, "steps"));
  }
  add(words, "Still working on", record_get(self->record, "working_on"));
}

char *assessment_words(const struct assessment *assessment)
{
  GString *words = g_string_new(NULL);
  for (int i = 0; i < assessment_standards(assessment); i++) {
    const struct record *rating = assessment_rating(assessment, assessment->record, i);
    int level = assessment_level_number(assessment, rating ? record_get(rating, "level") : NULL);
    g_string_append_printf(words, "%s: %s\n", assessment_standard(assessment, i, "name"),
                           level < 0 ? "no rating" : assessment_level(assessment, level, "label"));
    add(words, "Why", rating ? record_get(rating, "rationale") : NULL);
    add(words, "What shows it", rating ? record_get(rating, "evidence") : NULL);
    g_string_append_c(words, '\n');
  }
  add_goals(assessment, words);
  return g_string_free(words, FALSE);
}
