/* The people of a roster: users and roles, without students and their families. Only for
 * import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_USERS_H
#define TL_EXCHANGE_ONEROSTER_USERS_H

#include "exchange/oneroster_classes.h"
#include "exchange/oneroster_orgs.h"
#include "exchange/staff_rows.h"

/* What the reading of people needs. */
struct oneroster_context {
  struct import_session *session;
  struct oneroster_files *files;
  const struct oneroster_orgs *orgs;
  const struct oneroster_classes *classes;
  const struct staff_index *people;
  struct staff_rows *rows; /* where they go */
};

/* Reads roles.csv and users.csv (or Teacher.csv) into rows. False with error where no more can be
 * done. */
bool oneroster_users_read(struct oneroster_context *context, GError **error);

#endif
