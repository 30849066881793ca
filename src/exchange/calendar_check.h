/* What the rows of a calendar say of the school years that they are in: when they begin and end,
 * and which days are none of theirs. Only for import_calendar. */
#ifndef TL_EXCHANGE_CALENDAR_CHECK_H
#define TL_EXCHANGE_CALENDAR_CHECK_H

#include "exchange/calendar_words.h"
#include "exchange/import_item.h"

/* Days of one row: first to last, of one kind. */
struct calendar_row {
  struct import_place where;
  struct import_item *year;        /* of the first day */
  const char *first, *last, *kind; /* kind a word of calendar_kind_choices; not kept */
  enum calendar_words_end end;
};

struct calendar_check;

/* Yours. The session is borrowed. */
struct calendar_check *calendar_check_new(struct import_session *session);
void calendar_check_free(struct calendar_check *check);

/* Notes a row that has been taken. */
void calendar_check_note(struct calendar_check *check, const struct calendar_row *row);

/* After the last row: gives the years their first and last days, unless the rows have several, and
 * tells that, and what is outside a year or on a weekend. */
void calendar_check_settle(struct calendar_check *check);

#endif
