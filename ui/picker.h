/* A picker: choose one of many by typing a few letters (accents and apostrophes folded), best match first;
 * before a letter is typed in the order given: put the likeliest first. */
#ifndef TL_UI_PICKER_H
#define TL_UI_PICKER_H

#include "base/auto.h"

#include <stdbool.h>

struct app;
struct picker;

/* An empty picker; title says what is chosen (`Teacher`). Yours. */
struct picker *picker_new(const char *title);
void picker_free(struct picker *picker);

/* Adds an item: value is what picker_run gives back, label what is read, detail (or NULL) stands beside it
 * dim and is found too (a room number), all copied. */
void picker_add(struct picker *picker, const char *value, const char *label, const char *detail);

/* The same, but it stays at the end whatever is typed: `Nobody`, `Somebody who is not listed`. */
void picker_add_always(struct picker *picker, const char *value, const char *label,
                       const char *detail);

/* The item to begin on (its value); NULL: the first. */
void picker_select(struct picker *picker, const char *value);

/* What is said when nothing fits (copied); NULL: `Nothing fits. Backspace takes a letter back.` */
void picker_set_empty(struct picker *picker, const char *sentence);

int picker_count(const struct picker *picker);

/* The label of a value; NULL when it has none. Borrowed. */
const char *picker_label(const struct picker *picker, const char *value);

/* Asks; typed is what the query begins with (NULL: nothing). The value chosen, borrowed from picker, or
 * NULL when the person pressed Esc. */
const char *picker_run(struct app *app, struct picker *picker, const char *typed);

/* What was typed when it was over; borrowed. */
const char *picker_query(const struct picker *picker);

DEFINE_AUTO(picker)

#endif
