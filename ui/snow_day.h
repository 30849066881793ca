/* A day that turned out to be none of school: what was planned for it is moved. */
#ifndef TL_UI_SNOW_DAY_H
#define TL_UI_SNOW_DAY_H

#include "ui/key.h"

#include <stdbool.h>

struct app;
struct screen;

/* Lists the visits planned for a day without school and offers to move them to the next school day;
 * the day first planned is kept. Nothing where none is planned. */
void snow_day_offer(struct app *app, const char *day);

/* True when today can be marked as a snow day: a school day of a year that is entered, and the
 * person in use keeps the calendar. */
bool snow_day_possible(struct screen *screen);

/* Asks once, says what moves, marks today and moves it. */
void snow_day_today(struct screen *screen, const struct key *key);

/* True for one who visits schools and does not keep the calendar. */
bool snow_day_is_anothers(struct screen *screen);

/* Says who marks it, and what one can do oneself. */
void snow_day_ask(struct screen *screen, const struct key *key);

#endif
