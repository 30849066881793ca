/* Two copies of the program with one self-assessment: what the other wrote into the draft is put
 * onto what is written here, field by field. */
#include "config.h"

#include "ui/assessment_merge.h"

#include "model/tables.h"

#include <string.h>

static const char *value(const struct record *record, int field)
{
  return record ? record->values[field] : NULL;
}

/* What is written, not by what it is found and how it stands. */
static bool is_written(const struct field *field)
{
  return !(field->flags & (FIELD_KEY | FIELD_FIXED)) && strcmp(field->name, "position") != 0
         && strcmp(field->name, "submitted_at") != 0 && strcmp(field->name, "rubric") != 0;
}

/* Fields that theirs changed since base, and into did not. */
static void take_fields(struct record *into, const struct record *base, const struct record *theirs)
{
  for (int i = 0; i < into->type->field_count; i++)
    if (is_written(&into->type->fields[i]) && g_strcmp0(value(into, i), value(base, i)) == 0
        && g_strcmp0(value(theirs, i), value(base, i)) != 0)
      record_set(into, into->type->fields[i].name, value(theirs, i));
}

static struct record *rating_of(const struct record *record, const char *standard)
{
  return record_find_part(record, &record_rating, "standard", standard);
}

/* The ratings that one of the two has: each standard has one. */
static void take_ratings(struct record *into, const struct record *base,
                         const struct record *theirs, const struct record *from)
{
  const GPtrArray *ratings = record_parts(from, &record_rating);
  for (guint i = 0; i < ratings->len; i++) {
    const char *standard = record_get(ratings->pdata[i], "standard");
    const struct record *other = rating_of(theirs, standard);
    struct record *own = rating_of(into, standard);
    if (!own && other) {
      own = record_add_part(into, &record_rating);
      record_set(own, "standard", standard);
    }
    if (own)
      take_fields(own, rating_of(base, standard), other);
  }
}

static struct record *goal_of(const struct record *record, guint number)
{
  const GPtrArray *goals = record_parts(record, &record_assessment_goal);
  return number < goals->len ? goals->pdata[number] : NULL;
}

/* Goals go by their order. */
static void take_goals(struct record *into, const struct record *base, const struct record *theirs)
{
  for (guint i = 0; goal_of(base, i) || goal_of(theirs, i); i++) {
    const struct record *other = goal_of(theirs, i);
    struct record *own = goal_of(into, i);
    if (!own && other)
      own = record_add_part(into, &record_assessment_goal);
    if (own)
      take_fields(own, goal_of(base, i), other);
  }
}

void assessment_merge(struct record *into, const struct record *base, const struct record *theirs)
{
  take_fields(into, base, theirs);
  take_ratings(into, base, theirs, theirs);
  take_ratings(into, base, theirs, base);
  take_goals(into, base, theirs);
}
