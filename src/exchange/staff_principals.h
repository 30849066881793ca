/* Which of a school's administrators of unsaid kind is its principal, and since when. Only for
 * staff_rows. */
#ifndef TL_EXCHANGE_STAFF_PRINCIPALS_H
#define TL_EXCHANGE_STAFF_PRINCIPALS_H

#include "exchange/staff_rows.h"

/* Settles the guesses of rows, whose people are known by now: the only administrator at a school
 * that has no principal is principal, others are assistant principals. A new principal for whom no
 * date is said begins when the last one ended. */
void staff_principals_settle(struct staff_rows *rows);

#endif
