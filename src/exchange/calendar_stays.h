/* Which days of a calendar a file does not mention, though it goes from before them to after them:
 * they stay, as those of the calendar that a district begins with, and people are told. Only for
 * import_calendar. */
#ifndef TL_EXCHANGE_CALENDAR_STAYS_H
#define TL_EXCHANGE_CALENDAR_STAYS_H

#include "exchange/import_item.h"

struct calendar_stays;

/* Yours. */
struct calendar_stays *calendar_stays_new(void);
void calendar_stays_free(struct calendar_stays *stays);

/* Notes the days that a row is about, also where it is refused for something else. kind: as it is
 * stored; NULL: not known. */
void calendar_stays_note(struct calendar_stays *stays, const char *first, const char *last,
                         const char *kind);

/* After the last row: tells the days that stay in those of years (struct import_item) that the file
 * is about, in one notice. Nothing where the file has only snow days, or fewer than five days of
 * the year: that is no calendar. */
void calendar_stays_tell(const struct calendar_stays *stays, struct import_session *session,
                         const GPtrArray *years, struct import_place place);

DEFINE_AUTO(calendar_stays)

#endif
