/* What a row lacks, in the words of its file: the title of the column whose cell is empty, or that
 * no column is read as what is needed. Only for the importers. */
#ifndef TL_EXCHANGE_IMPORT_MISSING_H
#define TL_EXCHANGE_IMPORT_MISSING_H

#include "exchange/import_fields.h"
#include "exchange/import_table.h"

/* import_session_settle for the row given last. Where it lacks a field that no column is read as,
 * that is told once for all such rows, with the titles there are and how the column is said. */
bool import_missing_settle(struct import_session *session, const struct import_table *table,
                           const struct import_fields *fields, GError *failure, GError **error);

/* What is told of a file in which no column is read as a field that rows need. Yours. */
char *import_missing_sentence(const struct import_session *session,
                              const struct import_table *table, const struct import_fields *fields,
                              int field);

#endif
