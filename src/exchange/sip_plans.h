/* The items of each school's plan, to be found by number: in what is there before an import, not in
 * what it adds. */
#ifndef TL_EXCHANGE_SIP_PLANS_H
#define TL_EXCHANGE_SIP_PLANS_H

#include "exchange/import_item.h"
#include "exchange/import_session.h"

struct sip_plans;

/* Of goals and items as they are now; both must outlive it. Yours. */
struct sip_plans *sip_plans_new(const struct import_items *goals, const struct import_items *items);
void sip_plans_free(struct sip_plans *plans);

/* goal, of the next two: school and school year, and the goal's code where it is told. */

/* The code of a plan's item that text is, else the longest that it begins with, as in the answers
 * of a drop-down: `1.1` of `1.1 Weekly data talks`. Yours; text itself where there is none. */
char *sip_plans_code(const struct sip_plans *plans, const struct record *goal, const char *text);

/* True where the plan has an item with that code. */
bool sip_plans_has(const struct sip_plans *plans, const struct record *goal, const char *code);

/* The item with that code; the only one where the goal is not told. NULL with TL_ERROR_NOT_FOUND or
 * TL_ERROR_AMBIGUOUS. Borrowed. */
const struct import_item *sip_plans_find(const struct sip_plans *plans, const struct record *goal,
                                         const char *code, const struct import_session *session,
                                         GError **error);

#endif
