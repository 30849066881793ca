/* A picker: choose one of many by typing a few letters (accents and apostrophes folded), best match
 * first; before a letter is typed in the order given: put the likeliest first. */
#ifndef TL_UI_PICKER_H
#define TL_UI_PICKER_H

#include "base/auto.h"

#include <stdbool.h>

struct app;
struct picker;

/* An empty picker; title says what is chosen (`Teacher`). Yours. */
struct picker *picker_new(const char *title);
void picker_free(struct picker *picker);

/* Adds an item: value is what picker_run gives back, label what is read, detail (or NULL) stands
 * beside it dim and is found too (a room number), all copied. */
void picker_add(struct picker *picker, const char *value, const char *label, const char *detail);

/* The same, but it stays at the end whatever is typed: `Nobody`, `Somebody who is not listed`. */
void picker_add_always(struct picker *picker, const char *value, const char *label,
                       const char *detail);

/* An item in full. */
struct picker_item {
  const char *value;
  const char *lead; /* short, bold, before the label (a key); NULL: none */
  const char *label;
  const char *detail; /* NULL: none */
  const char *group;  /* a heading above the first of a group while nothing is typed; NULL: none */
  bool always;
};
void picker_add_item(struct picker *picker, const struct picker_item *item);

/* A sentence above the items (copied). */
void picker_set_intro(struct picker *picker, const char *intro);

/* For people, given likeliest first: whose name has a word that begins as typed, given or family
 * alike, comes before all others, and among those the order given stays. */
void picker_set_likely(struct picker *picker);

/* Takes all the room there is. */
void picker_set_tall(struct picker *picker);

/* Keys that put in no text (`^P`, `F1`) are typed into the query by their name (help by key). */
void picker_set_by_key(struct picker *picker);

/* The item to begin on (its value); NULL: the first. */
void picker_select(struct picker *picker, const char *value);

/* What is said when nothing fits (copied); NULL: `Nothing fits. Backspace takes a letter back.` */
void picker_set_empty(struct picker *picker, const char *sentence);

int picker_count(const struct picker *picker);

/* The label of a value; NULL when it has none. Borrowed. */
const char *picker_label(const struct picker *picker, const char *value);

/* Asks; typed is what the query begins with (NULL: nothing). The value chosen, borrowed from
 * picker, or NULL when the person pressed Esc. */
const char *picker_run(struct app *app, struct picker *picker, const char *typed);

/* What was typed when it was over; borrowed. */
const char *picker_query(const struct picker *picker);

DEFINE_AUTO(picker)

#endif
