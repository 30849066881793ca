/* Scales: their levels, the keys that set them, and how each counts. Each function that writes is
 * one change. */
#ifndef TL_WORK_SCALE_H
#define TL_WORK_SCALE_H

#include "db/store.h"

/* The keys that do something else while a walkthrough is recorded, each once: no level may have
 * one. tests/test_ui_tables sees that the screen has these and no others. */
extern const char scale_taken_keys[];

/* A new scale of that name with two levels to begin with, seen and not seen. Its uid, yours;
 * NULL with error. */
char *scale_new(struct store *store, const char *name, GError **error);

/* Letters, digits and signs that are neither in scale_taken_keys nor a key of another level of
 * scale than level (NULL: of any), as `b h k …`. Yours. */
char *scale_free_keys(const struct record *scale, const struct record *level);

/* Gives a level (a part of scale) a key. TL_ERROR_INVALID, naming those that are free, where it is
 * no letter, digit or sign, in scale_taken_keys, or another level's. Not stored. */
bool scale_set_key(const struct record *scale, struct record *level, const char *key,
                   GError **error);

/* A new level at the end: its code is made of the label, its key is the first one that is free,
 * preferably the label's letter; it counts as neither. Not stored. Borrowed; NULL with error. */
struct record *scale_add_level(struct record *scale, const char *label, GError **error);

/* What says how much hangs on it: `It is on 2 versions of forms, 412 walkthroughs were made with
 * it`. Yours; NULL with error. */
char *scale_use_words(struct store *store, const struct record *scale, GError **error);

/* What becomes different when a level counts otherwise, as a sentence or two; NULL where no mark
 * has it, or with error. Yours. */
char *scale_counts_words(struct store *store, const struct record *scale,
                         const struct record *level, const char *counts, GError **error);

/* Takes a level away; TL_ERROR_REFUSED where walkthroughs were made with the scale. Not stored. */
bool scale_remove_level(struct store *store, struct record *scale, struct record *level,
                        GError **error);

#endif
