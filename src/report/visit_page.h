/* A visit in letter style, on one page unless much was agreed: purpose, what was seen as counts, the debrief, what was agreed. */
#ifndef TL_REPORT_VISIT_PAGE_H
#define TL_REPORT_VISIT_PAGE_H

#include "db/store.h"
#include "document/document.h"

/* NULL with TL_ERROR_NOT_FOUND where the person in use sees no such visit. Yours. */
struct document *visit_page_build(struct store *store, const char *visit, GError **error);

#endif
