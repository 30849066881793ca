/* What a spreadsheet has made of grades, rooms and mailboxes: put right where it is clear, told
 * where it is not. Only for the importers. */
#ifndef TL_EXCHANGE_IMPORT_DAMAGE_H
#define TL_EXCHANGE_IMPORT_DAMAGE_H

#include "exchange/import_item.h"
#include "exchange/import_table.h"

/* import_item_set of a field of grades. `8-Jun` is 6-8, which is told; false with error where such
 * a date may be anything. */
bool import_damage_set_grades(struct import_session *session, struct import_place place,
                              struct record *record, const char *field, const char *cell,
                              GError **error);

/* Tells of each of these fields (ended by -1) whose cell looks as a spreadsheet leaves what it took
 * for a date or a large number. */
void import_damage_tell(const struct import_table *table, const int *fields,
                        const char *const *cells);

#endif
