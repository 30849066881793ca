/* Bytes from a terminal made into keys. Knows no terminal and no clock: both are given, so that
 * every sequence and delay can be tested. */
#ifndef TL_UI_INPUT_H
#define TL_UI_INPUT_H

#include "base/auto.h"
#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

struct input;

/* utf8: bytes beyond ASCII are UTF-8; else of the locale's character set. Yours. */
struct input *input_new(bool utf8);
void input_free(struct input *input);

/* Bytes came at the instant now (microseconds of a clock that only goes forward). */
void input_feed(struct input *input, const char *bytes, size_t length, gint64 now);

/* The next whole key, if there is one by now. key->paste is good until the next call. */
bool input_take(struct input *input, gint64 now, struct key *key);

/* Milliseconds until input_take can give what is half there; -1 when nothing is. */
int input_delay(const struct input *input, gint64 now);

/* True when bytes are held that are not a key yet. */
bool input_pending(const struct input *input);

/* Bytes fed so far. */
guint64 input_count(const struct input *input);

DEFINE_AUTO(input)

#endif
