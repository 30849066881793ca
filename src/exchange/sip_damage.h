/* What a spreadsheet has made of the number of a plan's item: taken back where the plan tells what
 * it was, refused where not. Only for sip_rows. */
#ifndef TL_EXCHANGE_SIP_DAMAGE_H
#define TL_EXCHANGE_SIP_DAMAGE_H

#include "exchange/sip_plans.h"

/* The number that cell is, without blanks around it; NULL without error where it is empty. `10-Jan`
 * and `1,2` are 1.10 and 1.2 where the plan (goal as in sip_plans.h) has that item and no other
 * that they may be, which is told; otherwise NULL with TL_ERROR_INVALID. Yours. */
char *sip_damage_code(const struct sip_plans *plans, const struct record *goal, const char *cell,
                      struct import_session *session, struct import_place place, GError **error);

#endif
