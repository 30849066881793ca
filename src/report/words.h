/* Phrases and cells that several reports share. */
#ifndef TL_REPORT_WORDS_H
#define TL_REPORT_WORDS_H

#include "report/figures.h"

/* `up 14`, `down 5`, `same`. Yours. */
char *words_change(int points);

/* `58 of 100`, or `too few to show` for -1. Yours. */
char *words_percent(int percent);

/* `Too few to show: no strategy could be seen in at least 4 walkthroughs.` Yours. */
char *words_too_few(const struct month_frame *frame);

/* `17 schools have no plan entered`; NULL where all have one. Yours. */
char *words_unplanned(const struct figures *figures);

/* `9 complete, 7 in progress, 2 no action`, and `, 1 not set` where some have no status. Yours. */
char *words_status(struct figures_status status);

/* `121 / 148 / 47`. Yours. */
char *words_three(struct figures_status status);

/* words_status of the frame’s month; where none is set `18 items, status not submitted by 16
 * November`. Yours. */
char *words_standing(const struct month_frame *frame, struct figures_status status);

/* `in progress`; `not set` for NULL. Borrowed. */
const char *words_status_word(const char *status);

/* The parts of a stack in the colours of a plan. */
void words_add_status(struct cell *cell, struct figures_status status);

/* `08:00` as `8:00`. Borrowed from time. */
const char *words_time(const char *time);

/* `not submitted by 16 November`, or `not in yet` where it is not due yet; the second is shorter:
 * `16 Nov`. Yours. */
char *words_not_submitted(const struct month_frame *frame);
char *words_not_in(const struct month_frame *frame);

/* `submitted 12 November, changed 2 December`, of two instants; changed_at: since then it is what
 * it is, NULL or of the same day: not said. day_of writes a date (month_frame_day, date_short …).
 * NULL where submitted_at is. Yours. */
char *words_submitted(const char *submitted_at, const char *changed_at,
                      char *(*day_of)(const char *date));

/* How the month's goals were met (met: as stored; NULL: not said), which is said of all of them:
 * `Partly met`, of two `Both: partly met`. Yours. */
char *words_goal_met(int goals, const char *met);

/* Why somebody has no goal for the month: `no goal was set`, or where the self-assessment that sets
 * it was not submitted `October’s self-assessment is not in yet`. figures: with ratings. Yours. */
char *words_no_goal(const struct figures *figures, const struct administrator *person);

/* Names in a sentence, the rest as a number beyond most: `Doran, Kuss and 4 more`. names: GPtrArray
 * of char *. Yours. */
char *words_names(const GPtrArray *names, guint most);

/* text with spaces at which no line ends. Yours. */
char *words_held(const char *text);

/* text with its first letter in upper case. Yours. */
char *words_sentence(const char *text);

#endif
