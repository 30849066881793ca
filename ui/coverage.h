/* The Coverage screen: which teachers were not seen, never, often; counts by school, subject,
 * grade, period and day of the week. Argument: uid of a school, or NULL. */
#ifndef TL_UI_COVERAGE_H
#define TL_UI_COVERAGE_H

#include "ui/screen.h"

extern const struct screen_type screen_coverage;

/* A picker of the schools one may look at, with `All schools` on top; true with *school (NULL: all;
 * yours) when one was chosen. */
bool coverage_choose_school(struct app *app, const char *present, char **school);

#endif
