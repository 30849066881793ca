/* Files that are given as lists of staff and are none. Only for import_staff. */
#ifndef TL_EXCHANGE_STAFF_KIND_H
#define TL_EXCHANGE_STAFF_KIND_H

#include "exchange/import_table.h"

/* What the columns that are read say. */
struct staff_kind {
  const char *path;  /* of the file */
  bool of_roster;    /* one file of a roster that has its roles in another */
  bool has_role;     /* it says that they are staff */
  bool names_people; /* it has more of people than a list of schools */
};

/* False with TL_ERROR_INVALID, which says what the file is and what to do, where it is a list of
 * students, targets or schools, or one file of a roster. */
bool staff_kind_check(const struct import_session *session, const struct import_table *table,
                      const struct staff_kind *kind, GError **error);

#endif
