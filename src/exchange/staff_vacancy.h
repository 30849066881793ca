/* Rows of a list of staff that are of nobody: posts that nobody has, and sums. */
#ifndef TL_EXCHANGE_STAFF_VACANCY_H
#define TL_EXCHANGE_STAFF_VACANCY_H

#include <stdbool.h>

/* True where name (NULL: none) says that nobody has the post: `VACANT`, `To Be Hired`, `TBD`. */
bool staff_vacancy_is_post(const char *name);

/* True for the name of a sum: `Total Employees`, `Count: 61`. */
bool staff_vacancy_is_total(const char *name);

#endif
