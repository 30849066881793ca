/* Statuses that somebody has changed here since the form was filled in that they came from. Only
 * for sip_rows. */
#ifndef TL_EXCHANGE_SIP_KEPT_H
#define TL_EXCHANGE_SIP_KEPT_H

#include "exchange/import_item.h"

struct sip_kept;

/* A row of a form. */
struct sip_filled {
  const char *at; /* when it was filled in, an instant; NULL: not known */
  struct import_place place;
};

/* Yours. */
struct sip_kept *sip_kept_new(struct import_session *session);
void sip_kept_free(struct sip_kept *kept);

/* Takes out of row (an item with what a row says) the statuses of item that were changed here since
 * the form was filled in. False with error. */
bool sip_kept_apply(struct sip_kept *kept, const struct import_item *item, struct record *row,
                    const struct sip_filled *filled, GError **error);

/* Tells which those were; not where a later row was taken. */
void sip_kept_tell(const struct sip_kept *kept);

#endif
