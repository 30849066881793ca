/* Who supervises whom, as rows say it, and people saved after those who supervise them. Only for
 * staff_rows. */
#ifndef TL_EXCHANGE_STAFF_SUPERVISORS_H
#define TL_EXCHANGE_STAFF_SUPERVISORS_H

#include "exchange/staff_rows.h"

/* Sets supervised of each row that names a supervisor, wherever in the file that one stands; a row
 * whose supervisor is not found is refused. */
void staff_supervisors_find(struct staff_rows *rows);

/* Gives person the supervisors that their rows (struct staff_row *) name; from today they replace
 * those who supervise them now. */
void staff_supervisors_merge(struct record *person, const GPtrArray *rows);

/* Saves everyone whom rows are about, supervisors first. False with error where no more can be
 * done. */
bool staff_supervisors_save(struct import_items *people, GError **error);

#endif
