/* Text as people see it: UTF-8, normalised, measured in terminal columns, cut and wrapped by
 * graphemes (libunistring). All offsets are bytes and fall on grapheme boundaries. */
#ifndef TL_BASE_TEXT_H
#define TL_BASE_TEXT_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* text in NFC with CRLF, CR and Unicode's own line ends as LF; invalid UTF-8 bytes become U+FFFD.
 * Yours; NULL for NULL. */
char *text_normalize(const char *text);

/* The same with surrounding white space removed and, where one_line, inner line breaks and runs of
 * white space as one space. NULL when nothing is left (the store knows no empty strings). Yours. */
char *text_clean(const char *text, bool one_line);

/* True for NULL, "" and white space alone. */
bool text_blank(const char *text);

/* Columns that text takes on a terminal; control characters count as the one column they are shown
 * in. */
int text_width(const char *text);

/* Columns of the first length bytes. */
int text_width_n(const char *text, size_t length);

/* Bytes of text that fit into columns. */
size_t text_fit(const char *text, int columns);

/* text, or as much as fits with `…` at the end (`...` is never used; text_ascii makes it `~`).
 * Yours. */
char *text_ellipsize(const char *text, int columns);

/* Start of the next / previous grapheme from byte at (clamped to the ends). */
size_t text_next(const char *text, size_t at);
size_t text_previous(const char *text, size_t at);

/* Start of the next / previous word from byte at. */
size_t text_next_word(const char *text, size_t at);
size_t text_previous_word(const char *text, size_t at);

/* A line of wrapped text: bytes [start, end) of the source, the break itself not included. */
struct text_line {
  size_t start, end;
};

/* Lines of text wrapped at columns (UAX 14; a word longer than the line is cut at a grapheme); hard
 * breaks are kept, an empty text is one empty line, and a trailing LF gives a last empty line. At a
 * soft break the spaces before it belong to no line, nor do spaces at the very end that do not fit.
 * GArray of struct text_line. Yours. */
GArray *text_wrap(const char *text, int columns);

/* text with control characters made visible (ESC as `␛`, others as their pictures, a bare C1 or
 * bidi override as U+FFFD), LF and TAB kept where keep_lines; safe to send to a terminal. Yours. */
char *text_visible(const char *text, bool keep_lines);

/* True when the locale's character set is UTF-8 (after setlocale). */
bool text_locale_is_utf8(void);

/* text in the locale's character set for a terminal that is not UTF-8: bars, dashes, quotation
 * marks and bullets by their ASCII likeness, other letters by their base letter or `?`; as wide as
 * text is. In a UTF-8 locale all of it is ASCII. Yours. */
char *text_ascii(const char *text);

#endif
