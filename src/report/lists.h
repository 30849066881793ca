/* Lists: each is a query and the views that show it; for a screen, `throughline list` and a table
 * on paper. */
#ifndef TL_REPORT_LISTS_H
#define TL_REPORT_LISTS_H

#include "db/store.h"
#include "model/view.h"

extern const struct view view_schools;
extern const struct view view_staff;
extern const struct view view_walkthroughs;
extern const struct view view_self_assessments;
extern const struct view view_sip;
extern const struct view view_visits;
extern const struct view view_follow_ups; /* open ones; inactive: all */

/* What a list is narrowed to; NULL: all. */
struct list_filter {
  const char *month;    /* `2026-11`; follow-ups: agreed on or due in it */
  const char *school;   /* uid */
  const char *recorder; /* uid; walkthroughs */
  const char *teacher;  /* uid; walkthroughs */
  const char *owner;    /* uid; follow-ups */
  const char *strategy; /* uid or code; walkthroughs in which it has a mark that counts */
  const char *state;    /* of state_choices; walkthroughs */
  const char *outcome;  /* of outcome_choices; walkthroughs */
  const char *role;     /* staff */
  bool inactive;        /* those that are no longer active too; coverage: those seen too */
  int days;             /* coverage: not seen for so many; 0: the district's */
  int limit;            /* walkthroughs; 0: all */
};

/* The list by its view's name (`schools`, `staff`, `walkthroughs`, `self-assessments`, `sip`,
 * `coverage`, `agreement`, `visits`, `follow-ups`, `log`), or NULL. */
const struct view *lists_find(const char *name);

/* Runs the list's query. `sip` without a month takes the present one. NULL with error. Yours. */
struct rowset *lists_query(struct store *store, const struct view *view,
                           const struct list_filter *filter, GError **error);

#endif
