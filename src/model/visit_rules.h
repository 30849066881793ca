/* Rules of visit types: what the contract asks (minutes, feedback). Pure: what is said while it can
 * still be put right. */
#ifndef TL_MODEL_VISIT_RULES_H
#define TL_MODEL_VISIT_RULES_H

#include "model/calendar.h"
#include "model/record.h"

/* The day by which the teacher is to have written feedback: feedback_days school days after made_on
 * (0: the same day). NULL where the visit type asks for none. Yours. */
char *visit_feedback_due(const struct record *visit_type, const char *made_on,
                         const struct calendar *calendar);

/* Minutes missing for the walkthrough to count as an observation; 0 where it is long enough, does
 * not count as one anyway, or its minutes are not known. */
int visit_minutes_missing(const struct record *visit_type, const struct record *walkthrough);

/* Sentences about what breaks or is about to break the visit type's rules, on a day: too short to
 * count, feedback due today or tomorrow, feedback late. An array of char *, empty where all is
 * well. Yours. */
GPtrArray *visit_rule_warnings(const struct record *visit_type, const struct record *walkthrough,
                               const struct calendar *calendar, const char *today);

/* What is noted beside the teacher (who was there instead), where it says more than the outcome
 * does; NULL for `substitute` of a substitute, and for NULL. Borrowed. */
const char *visit_note_beside(const char *outcome, const char *note);

#endif
