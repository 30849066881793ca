/* The files of person.h among themselves. */
#ifndef TL_REPORT_PERSON_PRIVATE_H
#define TL_REPORT_PERSON_PRIVATE_H

#include "report/person.h"

struct person_page {
  struct store *store;
  const struct figures *figures;
  const struct administrator *person;
  struct section *section;
  GPtrArray *rest; /* of person_section */
  int lines; /* of what people wrote so far, by estimate: the rest of the page is for SIP items */
};

/* How the plans of the schools that the person leads stand, and what changed or stands still; of
 * someone who leads none, the items they own. */
void person_plans(struct person_page *page);

/* Lines that text takes where letters stand in one. */
int person_lines(const char *text, int letters);

#endif
