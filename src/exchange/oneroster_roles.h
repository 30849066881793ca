/* The roles that a roster gives people in a file of their own. Only for import_oneroster. */
#ifndef TL_EXCHANGE_ONEROSTER_ROLES_H
#define TL_EXCHANGE_ONEROSTER_ROLES_H

#include "exchange/oneroster_orgs.h"
#include "exchange/oneroster_words.h"

/* A role at a place. */
struct oneroster_role_at {
  const char *role;   /* ours; NULL: some administrator */
  const char *school; /* uid; NULL: the district */
  bool placed;        /* false: nothing says where */
  bool gone;
  char *from, *until; /* or NULL */
  struct import_place where;
};

/* An empty array of struct oneroster_role_at. Yours. */
GArray *oneroster_roles_new(void);

/* Sets the place of role to that of an organisation; a blank one leaves it open. False with
 * TL_ERROR_NOT_FOUND where nobody knows it. */
bool oneroster_roles_place(const struct oneroster_orgs *orgs, const char *org,
                           struct oneroster_role_at *role, GError **error);

struct oneroster_roles;

/* Reads roles.csv; of students and their families only that they are such. NULL with error. Yours.
 */
struct oneroster_roles *oneroster_roles_read(struct oneroster_files *files,
                                             const struct oneroster_orgs *orgs, GError **error);
void oneroster_roles_free(struct oneroster_roles *roles);

/* The roles of the user with that id, struct oneroster_role_at, or NULL. Borrowed. */
const GArray *oneroster_roles_of(const struct oneroster_roles *roles, const char *user);

/* The ids of all who have some, in the order of the file. Borrowed. */
const GPtrArray *oneroster_roles_users(const struct oneroster_roles *roles);

/* What the user with that id is who has no role of staff; *word as it is written where nobody knows
 * it. Borrowed. */
enum oneroster_role oneroster_roles_left(const struct oneroster_roles *roles, const char *user,
                                         const char **word);

DEFINE_AUTO(oneroster_roles)

#endif
