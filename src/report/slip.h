/* The slip: the teacher's copy of a walkthrough, as a document section. Private notes are never in
 * it. */
#ifndef TL_REPORT_SLIP_H
#define TL_REPORT_SLIP_H

#include "db/store.h"
#include "document/document.h"
#include "model/record.h"

/* The slip of a walkthrough, stored or still being recorded. NULL with error. Yours. */
struct section *slip_build(struct store *store, const struct record *walkthrough, GError **error);

#endif
