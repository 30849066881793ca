/* What columns of a wide file can be. */
#include "exchange/wide_map.h"

#include <string.h>

#define W (1u << WIDE_WALKTHROUGHS)
#define A (1u << WIDE_SELF_ASSESSMENTS)
#define S (1u << WIDE_SIP)

const struct wide_field wide_fields[WIDE_FIELDS] = {
  [WIDE_IGNORE] = { "ignore", "not read", W | A | S, 0 },
  [WIDE_TIMESTAMP] = { "timestamp", "When it was filled in", W | A | S, 0 },
  [WIDE_DATE] = { "date", "Date of the visit", W, 0 },
  [WIDE_START] = { "start", "Start of the visit", W, 0 },
  [WIDE_MINUTES] = { "minutes", "Minutes", W, 0 },
  [WIDE_OBSERVER] = { "observer", "Observer", W, 0 },
  [WIDE_TEACHER] = { "teacher", "Teacher", W, 0 },
  [WIDE_SCHOOL] = { "school", "School", W | S, 0 },
  [WIDE_FORM] = { "form", "Form", W, 0 },
  [WIDE_VISIT_TYPE] = { "visit_type", "Visit type", W, 0 },
  [WIDE_STRATEGY] = { "strategy", "Mark of", W, WIDE_CODED | WIDE_ANSWERED | WIDE_TICKS },
  [WIDE_COMMENT] = { "comment", "Comment on", W, WIDE_CODED | WIDE_TEXT },
  [WIDE_SEEN] = { "seen", "Strategies ticked as seen", W, WIDE_ANSWERED | WIDE_TICKS },
  [WIDE_WHAT_WORKED] = { "what_worked", "What worked", W, WIDE_TEXT },
  [WIDE_NEXT_STEP] = { "next_step", "Next step or question", W, WIDE_TEXT },
  [WIDE_PRIVATE_NOTE] = { "private_note", "Private notes", W, WIDE_TEXT },
  [WIDE_GRADE] = { "grade", "Grade", W, 0 },
  [WIDE_SUBJECT] = { "subject", "Subject", W, 0 },
  [WIDE_ROOM] = { "room", "Room", W, 0 },
  [WIDE_PERIOD] = { "period", "Period", W, 0 },
  [WIDE_STAFF] = { "staff", "Administrator", A, 0 },
  [WIDE_MONTH] = { "month", "Month", A | S, 0 },
  [WIDE_RATING] = { "rating", "Rating of", A, WIDE_CODED | WIDE_ANSWERED },
  [WIDE_RATIONALE] = { "rationale", "Why, on", A, WIDE_CODED | WIDE_TEXT },
  [WIDE_EVIDENCE] = { "evidence", "What shows it, on", A, WIDE_CODED | WIDE_TEXT },
  [WIDE_GOAL] = { "goal", "Goal for next month", A, WIDE_TEXT },
  [WIDE_STEPS] = { "steps", "Steps to the goal", A, WIDE_TEXT },
  [WIDE_WORKING_ON] = { "working_on", "Still working on", A, WIDE_TEXT },
  [WIDE_GOAL_MET] = { "goal_met", "Last month’s goal", A, WIDE_ANSWERED },
  [WIDE_GOAL_CODE] = { "goal_code", "Number of the goal", S, 0 },
  [WIDE_CODE] = { "code", "Number of the item", S, 0 },
  [WIDE_STATUS] = { "status", "Status", S, WIDE_MAY_CODE | WIDE_ANSWERED },
  [WIDE_NOTE] = { "note", "Note", S, WIDE_MAY_CODE | WIDE_TEXT },
  [WIDE_DATES] = { "dates", "How dates are written", W | A | S, WIDE_WHOLE },
};

static const char *const kinds[WIDE_KINDS] = {
  [WIDE_WALKTHROUGHS] = "walkthroughs",
  [WIDE_SELF_ASSESSMENTS] = "self-assessments",
  [WIDE_SIP] = "sip",
};

bool wide_kind_find(const char *word, enum wide_kind *kind)
{
  for (int i = 0; i < WIDE_KINDS; i++)
    if (g_strcmp0(kinds[i], word) == 0) {
      *kind = (enum wide_kind)i;
      return true;
    }
  return false;
}

const char *wide_kind_word(enum wide_kind kind)
{
  return kinds[kind];
}
