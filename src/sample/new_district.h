/* A new district in an empty store: its record, what every store comes with, and who set it up. */
#ifndef TL_SAMPLE_NEW_DISTRICT_H
#define TL_SAMPLE_NEW_DISTRICT_H

#include "db/store.h"

/* What is known of it. All but name may be NULL. */
struct new_district {
  const char *name;
  bool shared;
  const char *given_name, *family_name, *email; /* who sets it up; without a family name nobody */
  const char *role;                             /* of role_choices */
  const char *school;                           /* the name of the school they lead or belong to */
};

/* Makes it in one change that is not for undoing. Whoever sets it up keeps its records too. *staff
 * (may be NULL) is their uid, yours, NULL where nobody was named. False with TL_ERROR_REFUSED where
 * the store has a district already, TL_ERROR_INVALID, or what a change says. */
bool new_district_make(struct store *store, const struct new_district *district, char **staff,
                       GError **error);

#endif
