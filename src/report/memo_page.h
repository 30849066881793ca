/* The principal's improvement memo after a visit, as one page in letter style. */
#ifndef TL_REPORT_MEMO_PAGE_H
#define TL_REPORT_MEMO_PAGE_H

#include "db/store.h"
#include "document/document.h"
#include "model/record.h"

/* The memo about a visit (uid). memo: as it is being written, NULL: the stored one. NULL with
 * TL_ERROR_NOT_FOUND where there is none that the person in use may read. Yours. */
struct document *memo_page_build(struct store *store, const char *visit, const struct record *memo,
                                 GError **error);

/* `sent 20 Nov, 1 school day late`, `due 19 Nov: 3 school days overdue`, `due 19 Nov`; NULL where
 * neither is known. Yours. */
char *memo_page_standing(struct store *store, const char *due_on, const char *sent_on);

/* That walkthroughs of the visit were amended after its memo was sent on that day (NULL: it was
 * not), so that its figures are others; NULL where none was. Yours. */
char *memo_page_amended(struct store *store, const char *visit, const char *sent_on);

#endif
