/* A school's School Improvement Plan, colour-coded: the copy a principal brings along. */
#ifndef TL_REPORT_SIP_PAGE_H
#define TL_REPORT_SIP_PAGE_H

#include "db/store.h"
#include "document/document.h"

/* The plan of the school year of month, with each item's status in month and its letters month by
 * month. NULL with TL_ERROR_REFUSED where the person in use may not read it, TL_ERROR_NOT_FOUND
 * where there are no items. Yours. */
struct document *sip_page_build(struct store *store, const char *school, const char *month,
                                GError **error);

#endif
