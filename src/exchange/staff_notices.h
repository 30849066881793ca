/* What a person should hear of posts that rows have given. Only for staff_rows. */
#ifndef TL_EXCHANGE_STAFF_NOTICES_H
#define TL_EXCHANGE_STAFF_NOTICES_H

#include "exchange/staff_rows.h"

/* Row has given item a new post as a teacher: another school's post that no row of theirs (rows,
 * struct staff_row *) is about goes on. */
void staff_notices_stays(struct staff_rows *staff, const struct import_item *item,
                         const struct staff_row *row, const GPtrArray *rows);

/* Row has given person a post that ends an earlier one at the same school. */
void staff_notices_promoted(struct staff_rows *staff, const struct record *person,
                            const struct staff_row *row, const struct record *earlier);

/* Says once a school, when all rows are taken, that rows have given it a second principal. */
void staff_notices_principals(struct staff_rows *staff);

/* Where rows (struct staff_row *) have made a record keeper of item: who reads and prints
 * everything is told, with the row that says it. */
void staff_notices_keeper(struct staff_rows *staff, const struct import_item *item,
                          const GPtrArray *rows);

/* True where person has a post as a teacher at no school. */
bool staff_notices_is_placeless(const struct record *person);

/* Says how many such teachers there are. */
void staff_notices_placeless(struct staff_rows *staff, long count);

#endif
