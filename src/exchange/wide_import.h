/* What comes in from wide files, a kind each. Only for import_wide. */
#ifndef TL_EXCHANGE_WIDE_IMPORT_H
#define TL_EXCHANGE_WIDE_IMPORT_H

#include "exchange/wide_rows.h"

/* Each brings in the file's rows within the session's change. False with error where no more can
 * be done. */
bool wide_import_walkthroughs(struct import_session *session, struct wide_rows *rows,
                              GError **error);
bool wide_import_assessments(struct import_session *session, struct wide_rows *rows,
                             GError **error);
bool wide_import_sip(struct import_session *session, struct wide_rows *rows, GError **error);

#endif
