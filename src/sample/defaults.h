/* What every new store comes with: two forms with their scales, the kind of visit, the rubric, and
 * the school year's calendar. All of it is the district's to change. */
#ifndef TL_SAMPLE_DEFAULTS_H
#define TL_SAMPLE_DEFAULTS_H

#include "base/uid.h"
#include "db/store.h"

/* The codes by which the defaults are found again; they never change. */
#define DEFAULT_FORM                                                                               \
  "look-fors" /* offered first; ten strategies on seen, partly, not seen, n.a.                     \
               */
#define DEFAULT_CONTINUUM "continuum" /* fifteen characteristics on the four-level continuum */
#define DEFAULT_VISIT_TYPE "walkthrough"
#define DEFAULT_RUBRIC "dilt"

/* Saves both scales, their strategies, both forms (published, version 1), the visit type, the
 * rubric, and the calendars of the school year that today is in and of the next. uids come from the
 * store. */
bool defaults_add(struct change *change, GError **error);

/* The same without the calendars, with uids from a source of one's own (NULL: the store's). */
bool defaults_add_forms(struct change *change, struct uid_source *uids, const char *published_on,
                        GError **error);

#endif
