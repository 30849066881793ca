/* Rows of a list of staff that are of nobody: posts that nobody has, and sums. */
#ifndef TL_EXCHANGE_STAFF_VACANCY_H
#define TL_EXCHANGE_STAFF_VACANCY_H

#include <stdbool.h>

/* True where a name says that nobody has the post: `VACANT`, `Teacher, TBD`, `To Be Hired`, `Open
 * Position`. given is NULL where family has the whole name. */
bool staff_vacancy_is_post(const char *family, const char *given);

/* True for the name of a sum: `Total Employees`, `Count: 61`. */
bool staff_vacancy_is_total(const char *family, const char *given);

#endif
