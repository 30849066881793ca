/* Times of day as people write them who mean the hours of a school. Only for the importers. */
#ifndef TL_EXCHANGE_SCHOOL_HOURS_H
#define TL_EXCHANGE_SCHOOL_HOURS_H

#include "exchange/import_session.h"

/* `13:30` of `1:30`: an hour from 1 to 5 that has neither a zero before it nor AM or PM behind it
 * is the afternoon. That is told once, *told says whether it was. NULL for any other text. Yours.
 */
char *school_hours_afternoon(struct import_session *session, const char *text,
                             struct import_place place, bool *told);

#endif
