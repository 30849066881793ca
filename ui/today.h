/* Today: what this person owes, soonest first. */
#ifndef TL_UI_TODAY_H
#define TL_UI_TODAY_H

#include "base/auto.h"
#include "ui/screen.h"
#include "ui/session.h"

extern const struct screen_type screen_today;

/* What Today shows. Rows have the columns key, group, what, when, tone (`late`, `soon` or NULL),
 * screen and argument of where Enter goes, and made_on. */
struct today {
  struct rowset *rows;
  char *month;    /* which self-assessments, plans and packet are now about, `2026-10` */
  char *meeting;  /* `DILT about October: Thu 19 Nov 2026, …`; NULL: no date is set */
  char *progress; /* `Walkthroughs in November`; NULL: there is no target to show */
  int done, target;
  char *why; /* `20 for a full month; from 19 October`: why the target is less; NULL: it is not */
  char *same_day;    /* `Slips delivered the same day: 14 of 16 this month`; NULL: no walkthrough */
  bool all_feedback; /* also of those teachers for whom there is no room otherwise */
  bool whole;        /* all was read, not only what is begun */
  int days_left;     /* school days of the present month, today among them */
};

/* Reads for the person in use what is at hand at once: what is begun and not finished. NULL with
 * error. Yours. */
struct today *today_begin(struct session *session, GError **error);

/* Reads all of it, the month's figures too; what is owed comes by its day, the late first, what has
 * none last. all_feedback: to all teachers in rows of their own. NULL with error. Yours. */
struct today *today_read(struct session *session, bool all_feedback, GError **error);
void today_free(struct today *today);

DEFINE_AUTO(today)

#endif
