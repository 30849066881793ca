/* Each row's person: by uid, external id, e-mail; else by name and school. Only for staff_rows. */
#ifndef TL_EXCHANGE_STAFF_MATCH_H
#define TL_EXCHANGE_STAFF_MATCH_H

#include "exchange/staff_rows.h"

/* Sets item of every row that is not refused; who is not found is made anew. What cannot be decided
 * refuses the row. */
void staff_match_rows(struct staff_rows *rows);

#endif
