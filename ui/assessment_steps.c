/* What was written in a self-assessment step by step, to be taken back and had again. */
#include "config.h"

#include "ui/assessment.h"

#include "model/tables.h"
#include "ui/assessment_merge.h"

#include <string.h>

/* Goes to another state of the record; whose it is and from where it began stay. */
static void become(struct assessment *self, struct record *record)
{
  g_free(record->uid);
  record->uid = g_strdup(self->record->uid);
  record->revision = self->record->revision;
  record_free(self->record);
  self->record = record;
  self->changed = true;
}

void assessment_remember(struct assessment *assessment)
{
  char *json = record_to_json(assessment->record, true);
  GPtrArray *steps = assessment->steps;
  if (steps->len > 0 && strcmp(g_ptr_array_index(steps, steps->len - 1), json) == 0)
    g_free(json);
  else
    g_ptr_array_add(steps, json);
}

void assessment_forget(struct assessment *assessment)
{
  GPtrArray *steps = assessment->steps;
  g_autofree char *json = record_to_json(assessment->record, true);
  if (steps->len > 0 && strcmp(g_ptr_array_index(steps, steps->len - 1), json) == 0)
    g_ptr_array_remove_index(steps, steps->len - 1);
}

/* Goes to the last state in from that differs from the present one, which goes to to. */
static bool go_back(struct assessment *self, GPtrArray *from, GPtrArray *to)
{
  while (from->len > 0) {
    g_autofree char *json = g_ptr_array_steal_index(from, from->len - 1);
    struct record *record = record_from_json(&record_self_assessment, json, NULL);
    if (record && !record_equal(record, self->record)) {
      g_ptr_array_add(to, record_to_json(self->record, true));
      become(self, record);
      return true;
    }
    if (record)
      record_free(record);
  }
  return false;
}

bool assessment_undo(struct assessment *assessment)
{
  return go_back(assessment, assessment->steps, assessment->redo);
}

bool assessment_redo(struct assessment *assessment)
{
  return go_back(assessment, assessment->redo, assessment->steps);
}

static void merge_all(GPtrArray *steps, const struct record *was, const struct record *theirs)
{
  for (guint i = 0; i < steps->len; i++) {
    AUTO(record)
    struct record *step = record_from_json(&record_self_assessment, steps->pdata[i], NULL);
    if (!step)
      continue;
    assessment_merge(step, was, theirs);
    g_free(steps->pdata[i]);
    steps->pdata[i] = record_to_json(step, true);
  }
}

void assessment_merge_steps(struct assessment *assessment, const struct record *was,
                            const struct record *theirs)
{
  merge_all(assessment->steps, was, theirs);
  merge_all(assessment->redo, was, theirs);
}
