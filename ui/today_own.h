/* The inside of Today, for ui/today_*.c. */
#ifndef TL_UI_TODAY_OWN_H
#define TL_UI_TODAY_OWN_H

#include "report/figures.h"
#include "ui/today.h"

/* A row; NULL for what it has not. */
struct today_row {
  const char *group;
  const char *what, *when;
  const char *brief; /* what, said in fewer words for where there is no room */
  const char *tone;
  const char *due; /* the day by which, for the order; NULL: none */
  const char *screen, *argument;
};

enum { TODAY_AHEAD = 7 }; /* days: what is due later is not shown, but for the month's input */

/* In place of a screen: shows all feedback that is due in rows of their own. */
#define TODAY_ALL_FEEDBACK "all feedback"

#define TODAY_BEGUN "Begun and not finished"
#define TODAY_OWED "To do"
#define TODAY_SET_UP "To set up"
#define TODAY_LATEST "Latest walkthroughs"

/* Adds a row, where its screen is one of the program's. */
void today_add(struct today *today, const struct today_row *row);

/* What is begun and not finished. */
bool today_add_drafts(struct today *today, struct session *session, GError **error);

/* What a record keeper who is nobody in particular has to set up. */
bool today_add_set_up(struct today *today, struct session *session, GError **error);

/* The slips that still have to reach their teachers. */
bool today_add_slips(struct today *today, struct session *session, GError **error);

/* Visits under way, planned and overdue; follow-ups; memos to write, those that are late, and
 * those that came. */
bool today_add_visits(struct today *today, struct session *session, GError **error);

/* What the figures of the month say this person owes. */
void today_add_owed(struct today *today, struct session *session, const struct figures *figures);

/* Written feedback that is due within a week, or late; frame is the present month's. */
bool today_add_feedback(struct today *today, struct session *session,
                        const struct month_frame *frame, GError **error);

/* `Mon 16 Nov`, `today`, `3 days late`; *tone as in today_row. Yours. */
char *today_due(const char *date, const char *today, const char **tone);

#endif
