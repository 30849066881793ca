/* The files of person.h among themselves. */
#ifndef TL_REPORT_PERSON_PRIVATE_H
#define TL_REPORT_PERSON_PRIVATE_H

#include "report/person.h"

/* How the plans of the schools that person leads stand, and what changed or stands still; of
 * someone who leads none, the items they own. */
void person_plans(const struct figures *figures, const struct administrator *person,
             struct section *section);

#endif
