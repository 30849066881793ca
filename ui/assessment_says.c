/* How a self-assessment stands, in words. */
#include "config.h"

#include "ui/assessment.h"

#include "base/clock.h"
#include "model/date.h"

/* The day of an instant: `2026-11-08`. Yours. */
static char *day_of(const char *instant)
{
  char *day = clock_day_of(instant);
  return day ? day : g_strdup(instant);
}

/* `changed 14 Nov` where it was changed on a later day: both would not fit beside a name. */
static char *stands(const struct assessment *self, const char *how)
{
  g_autofree char *submitted = day_of(record_get(self->stored, "submitted_at"));
  g_autofree char *last = self->changed_at ? day_of(self->changed_at) : g_strdup(submitted);
  g_autofree char *day = date_short(last);
  return g_strdup_printf("%s %s",
                         how                               ? how
                         : g_strcmp0(last, submitted) == 0 ? "submitted"
                                                           : "changed",
                         day);
}

/* What is not submitted, and is this person's to write. */
static const char *unsubmitted(const struct assessment *self)
{
  return assessment_dirty(self) ? "draft kept" : self->stored ? "not submitted" : "not begun";
}

char *assessment_how(const struct assessment *assessment)
{
  if (!assessment_submitted(assessment) && assessment->read_only)
    return g_strdup(assessment->missing ? "not submitted" : NULL);
  if (!assessment_submitted(assessment))
    return g_strdup(unsubmitted(assessment));
  if (assessment_dirty(assessment))
    return g_strdup("changes not submitted");
  return stands(assessment, NULL);
}

char *assessment_nothing(const struct assessment *assessment)
{
  const char *name = assessment->staff_name;
  g_autofree char *month = month_long(assessment->month);
  if (assessment->begun)
    return g_strdup_printf("%s has begun a self-assessment for %s and not submitted it yet: it is "
                           "theirs to finish. [ shows the month before.",
                           name, month);
  return g_strdup_printf(
      assessment->missing
          ? "%s has not submitted a self-assessment for %s. [ shows the month before."
          : "There is no self-assessment of %s for %s that you may see. [ shows the month before.",
      name, month);
}

char *assessment_taken_back(const struct assessment *assessment)
{
  if (!assessment_submitted(assessment)) {
    g_autofree char *title = assessment_title(assessment);
    return g_strdup_printf(
        "No longer submitted: %s. Its words are here as a draft; f submits them again.", title);
  }
  g_autofree char *what = stands(assessment, "submitted on");
  return g_strdup_printf("Your change is taken back; what was %s stands. The change is here as a "
                         "draft; f submits it again, x throws it away.",
                         what);
}
