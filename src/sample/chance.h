/* Chance that is the same for the same seed, on every machine: whole numbers only, and a stream of
 * its own for each thing that is made, so that a month more does not change the months before. */
#ifndef TL_SAMPLE_CHANCE_H
#define TL_SAMPLE_CHANCE_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>

struct chance;

/* Yours. */
struct chance *chance_new(guint32 seed);
void chance_free(struct chance *chance);

/* Begins the stream of a thing: what it is for, and up to two numbers that tell it from others. */
void chance_stream(struct chance *chance, guint32 purpose, guint32 one, guint32 two);

/* From 0 to count - 1; count at least 1. */
int chance_below(struct chance *chance, int count);

/* From low to high, both inclusive. */
int chance_range(struct chance *chance, int low, int high);

/* Around 0, mostly within ± spread, never beyond twice that; the nearer the likelier. */
int chance_around(struct chance *chance, int spread);

/* True in so many of 100. */
bool chance_percent(struct chance *chance, int percent);

/* One of a list that ends with NULL; borrowed. */
const char *chance_pick(struct chance *chance, const char *const *list);

/* An index by weights, count of them, their sum at least 1. */
int chance_weighted(struct chance *chance, const int *weights, int count);

DEFINE_AUTO(chance)

#endif
