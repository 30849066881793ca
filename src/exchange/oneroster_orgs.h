/* The organisations of a roster: its schools, and which school any other one belongs to. Only for
 * import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_ORGS_H
#define TL_EXCHANGE_ONEROSTER_ORGS_H

#include "exchange/oneroster_files.h"
#include "exchange/school_index.h"

struct oneroster_orgs;

/* Reads orgs.csv (or School.csv), matches its schools with those of the store and saves them. NULL
 * with error. Yours. */
struct oneroster_orgs *oneroster_orgs_read(struct import_session *session,
                                           struct oneroster_files *files, GError **error);
void oneroster_orgs_free(struct oneroster_orgs *orgs);

/* Where an organisation is. */
enum oneroster_place {
  ONEROSTER_UNKNOWN,  /* neither in the roster nor in the store */
  ONEROSTER_DISTRICT, /* above the schools, or beside them */
  ONEROSTER_SCHOOL,
};

/* The place of the organisation with that id; *school is the uid of its school, or NULL. Borrowed.
 */
enum oneroster_place oneroster_orgs_place(const struct oneroster_orgs *orgs, const char *id,
                                          const char **school);

/* A principal that School.csv names. */
struct oneroster_principal {
  char *id, *name;    /* either may be NULL */
  const char *school; /* uid */
  struct import_place where;
};

/* Those there are, struct oneroster_principal. Borrowed. */
const GArray *oneroster_orgs_principals(const struct oneroster_orgs *orgs);

DEFINE_AUTO(oneroster_orgs)

#endif
