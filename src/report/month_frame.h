/* A month as reports see it: its days, the school calendar, the district's settings, the DILT
 * meeting that reads about it, and the words for all of these. */
#ifndef TL_REPORT_MONTH_FRAME_H
#define TL_REPORT_MONTH_FRAME_H

#include "db/store.h"
#include "document/document.h"
#include "model/calendar.h"

struct month_frame {
  char *month, *previous;            /* `2026-10`, `2026-09` */
  char *name, *previous_name;        /* `October`, `September` */
  char *short_name, *previous_short; /* `Oct`, `Sept` */
  char *title;                       /* `October 2026` */
  char *first_on, *last_on;          /* the month's first and last day */
  char *next_last_on;                /* the next month's last day */
  char *school_year;                 /* `SY2026-27` */
  char *year_first_on; /* the first day of school, or 1 July where no calendar was entered */
  struct calendar *calendar;
  bool calendar_entered; /* false: every Monday to Friday counts as a school day */
  int school_days;       /* of the month */
  struct record *district;
  int target, full_month, walkthrough_floor, unseen_days; /* settings */
  bool sample;
  char *today;
  char *as_of; /* `16 November 2026, 17:00` */
  /* The meeting; NULL where it or the part of it is not set. */
  bool meeting;
  char *held_on, *starts, *ends, *place, *facilitator;
  char *due_on;
  char *by;       /* by when what is not there was missed: `16 November`; never after today */
  char *by_short; /* `16 Nov` */
};

/* What a packet reports on unless told otherwise, and what Today shows: the month of the next DILT
 * meeting that is to come; where none is set, the last full month that had school days. NULL with
 * error. Yours. */
char *month_frame_default(struct store *store, GError **error);

/* NULL with TL_ERROR_INVALID when month is none or has not begun, TL_ERROR_NOT_FOUND before init.
 * Yours. */
struct month_frame *month_frame_read(struct store *store, const char *month, GError **error);
void month_frame_free(struct month_frame *frame);

/* A document with what every page of ours says: district, notice, as of, sample. Yours. */
struct document *month_frame_document(const struct month_frame *frame, const char *id,
                                      const char *title);

/* `16 November`. Yours. */
char *month_frame_day(const char *date);

DEFINE_AUTO(month_frame)

#endif
