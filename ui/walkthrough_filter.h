/* What the list of walkthroughs is narrowed to: from a screen's argument, by choice, in words. */
#ifndef TL_UI_WALKTHROUGH_FILTER_H
#define TL_UI_WALKTHROUGH_FILTER_H

#include "base/auto.h"
#include "report/lists.h"
#include "ui/screen.h"

/* All owned; NULL: not narrowed by it. */
struct walkthrough_filter {
  char *school, *teacher, *recorder, *strategy, *state, *outcome;
};

/* From an argument such as `month=2026-11 school=UID strategy=CODE state=final`: NAME=VALUE
 * separated by spaces, names as of struct list_filter (all but limit); values are uids, a strategy
 * also its code, and state may be `undelivered`. The month becomes the session's. Names that are
 * not known are passed over. argument may be NULL. Yours. */
struct walkthrough_filter *walkthrough_filter_new(struct app *app, const char *argument);
void walkthrough_filter_free(struct walkthrough_filter *filter);

/* As the query takes it; borrows from filter and month. */
struct list_filter walkthrough_filter_query(const struct walkthrough_filter *filter,
                                            const char *month);

/* True when drafts belong among the rows: they have no state, outcome or marks yet. */
bool walkthrough_filter_has_drafts(const struct walkthrough_filter *filter);

/* `slips not delivered, at Kuss Middle`; NULL where nothing is narrowed. Yours. */
char *walkthrough_filter_words(const struct walkthrough_filter *filter, struct store *store);

/* Asks what is to be shown; false for Esc. */
bool walkthrough_filter_choose(struct walkthrough_filter *filter, struct app *app);

DEFINE_AUTO(walkthrough_filter)

#endif
