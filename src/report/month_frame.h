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
  bool school;           /* false: by the calendar that was entered there was none in it, so that */
  bool school_before;    /* nothing was due; the same of the month before */
  char *recorded_from;   /* the first month of which anything is recorded or in which the file
                          * was made; NULL: there is none */
  bool recorded;         /* false: nothing is, up to its end */
  char *walked_from;     /* the same of walkthroughs alone */
  bool walked;           /* false: there is no record of walkthroughs up to its end; what is not
                          * there is then no 0 */
  bool over;             /* false: today is in it */
  char *counted_on;      /* the day up to which is counted: its last, or today */
  struct record *district;
  int target, full_month, walkthrough_floor, unseen_days; /* settings */
  bool companions_count; /* who walked along counts as who recorded does */
  bool sample;
  char *today;
  char *as_of; /* `16 November 2026, 17:00` */
  /* The meeting; NULL where it or the part of it is not set. */
  bool meeting;
  char *held_on, *starts, *ends, *place, *facilitator;
  char *due_on;
  bool awaited; /* what is not there may still come: the day it is due is not past or, where none
                 * was set, the day of the DILT has not come */
  bool awaited_before; /* the same of the month before */
  char *by;            /* else by when it was missed: `16 November`; NULL: awaited */
  char *by_short;      /* `16 Nov` */
};

/* What a packet reports on unless told otherwise, and what Today shows: the month of the next DILT
 * meeting that is to come; where none is set, the last full month that had school days, or this
 * month where nothing was recorded by the end of that one. NULL with error. Yours. */
char *month_frame_default(struct store *store, GError **error);

/* The last full month that had school days, or this month where nothing was recorded by the end of
 * that one. NULL with error. Yours. */
char *month_frame_last(struct store *store, GError **error);

/* NULL with TL_ERROR_INVALID when month is none or has not begun, TL_ERROR_NOT_FOUND before init.
 * Yours. */
struct month_frame *month_frame_read(struct store *store, const char *month, GError **error);
void month_frame_free(struct month_frame *frame);

/* A document with what every page of ours says: district, notice, as of, sample. Yours. */
struct document *month_frame_document(const struct month_frame *frame, const char *id,
                                      const char *title);

/* `16 November`. Yours. */
char *month_frame_day(const char *date);

/* `Up to 19 November; November is not over.` Yours; NULL where it is. */
char *month_frame_so_far(const struct month_frame *frame);

/* True when that day had passed at the end of the month, or has by now where it is not over; a day
 * of the month itself counts once the month is over. */
bool month_frame_past(const struct month_frame *frame, const char *day);

/* True when nothing was due: no school in the month, or it was over before anything was recorded.
 */
bool month_frame_idle(const struct month_frame *frame);

/* `There was no school in August 2026; nothing was due.`, or that nothing was recorded by then.
 * Yours; NULL where something was due. */
char *month_frame_idle_words(const struct month_frame *frame);

/* False with TL_ERROR_NOT_FOUND when the month was over before anything was recorded and no DILT
 * reads about it: nothing is printed of it. */
bool month_frame_printable(const struct month_frame *frame, GError **error);

/* False when the district had no school in that month, or no walkthrough was recorded yet: what is
 * not there is then no 0. month: one of the half year before, or the frame’s. */
bool month_frame_counts(const struct month_frame *frame, const char *month);

DEFINE_AUTO(month_frame)

#endif
