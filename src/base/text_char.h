/* Single characters, for the files of text.h alone. */
#ifndef TL_BASE_TEXT_CHAR_H
#define TL_BASE_TEXT_CHAR_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Reads the character at text, of which length bytes may be looked at (at least one). Gives its
 * bytes; a byte that is not UTF-8 reads as U+FFFD. */
size_t text_char_read(const char *text, size_t length, gunichar *c);

/* What stands for c on a terminal: a picture for a control character, U+FFFD for what would change
 * how the text around it runs, otherwise c. */
gunichar text_char_shown(gunichar c);

/* Columns c takes as it is shown: 0, 1 or 2. */
int text_char_width(gunichar c);

/* True for white space of every kind, also for what is seen as none at all (zero-width space, byte
 * order mark). */
bool text_char_is_space(gunichar c);

/* Start of the grapheme after the one at byte at of text, which ends at end. */
size_t text_char_next_grapheme(const char *text, size_t at, size_t end);

#endif
