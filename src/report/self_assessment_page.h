/* One self-assessment as the rubric with the chosen levels marked. */
#ifndef TL_REPORT_SELF_ASSESSMENT_PAGE_H
#define TL_REPORT_SELF_ASSESSMENT_PAGE_H

#include "db/store.h"
#include "document/document.h"

/* The self-assessment of staff for month; one's own also before it is submitted. NULL with
 * TL_ERROR_REFUSED where the person in use may not read it, TL_ERROR_NOT_FOUND where there is none.
 * Yours. */
struct document *self_assessment_page_build(struct store *store, const char *staff,
                                            const char *month, GError **error);

#endif
