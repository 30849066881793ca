/* What the rows of a file have said so far of each status: of a plan's they must agree, of a form's
 * the latest filled in counts, wherever it stands. Only for sip_rows. */
#ifndef TL_EXCHANGE_SIP_SAID_H
#define TL_EXCHANGE_SIP_SAID_H

#include "exchange/sip_kept.h"

struct sip_said;

/* Yours. */
struct sip_said *sip_said_new(struct import_session *session);
void sip_said_free(struct sip_said *said);

/* False with TL_ERROR_INVALID where an earlier row says otherwise of a status of item than row (an
 * item with what a row says). */
bool sip_said_agrees(const struct sip_said *said, const struct import_item *item,
                     const struct record *row, GError **error);

/* Takes out of a form's row what another that was filled in later has said already, with the note
 * of a status that it has replaced, and tells of what differs. */
void sip_said_drop_earlier(struct sip_said *said, const struct import_item *item,
                           struct record *row, const struct sip_filled *filled);

/* Takes back what earlier rows gave item of those statuses that a form's row has replaced: whole is
 * what it says, row what of that item has taken. Before sip_said_take. */
void sip_said_put_back(const struct sip_said *said, const struct import_item *item,
                       const struct record *whole, const struct record *row);

/* Says that row is taken (of a form: is the latest so far), and tells which of a form's it is taken
 * instead of. */
void sip_said_take(struct sip_said *said, const struct import_item *item, const struct record *row,
                   const struct sip_filled *filled);

#endif
