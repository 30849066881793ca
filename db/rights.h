/* Who may write what (product.md, Who sees what): one table of record types. Only for db/. */
#ifndef TL_DB_RIGHTS_H
#define TL_DB_RIGHTS_H

#include "db/store_private.h"

/* Whether the person in use may write record, and may change what it was before (NULL: it is new).
 * TL_ERROR_REFUSED with a sentence that says whose it is to write. The record keeper may write
 * all. */
bool rights_check(struct store *store, const struct record *record, const struct record *before,
                  GError **error);

/* Whether the person in use may bring in files and whole stores: the record keeper. Likewise. */
bool rights_check_import(struct store *store, GError **error);

/* True when the table says whose a record of that type is to write. */
bool rights_known(const struct record_type *type);

#endif
