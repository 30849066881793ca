/* Lines of plain text under construction: margin, wrapping, blank lines that do not pile up. */
#ifndef TL_DOCUMENT_PLAIN_PAGE_H
#define TL_DOCUMENT_PLAIN_PAGE_H

#include <glib.h>
#include <stdbool.h>

/* Running text is no wider than this, however wide the terminal. */
enum { PLAIN_READABLE = 76 };

struct plain_page {
  GPtrArray *lines; /* char *; finished lines with their margin, without LF */
  int width;        /* columns between the margins */
  bool ascii;
};

/* text as it may be printed: control characters shown, TAB as a space, line breaks kept, ASCII
 * where wanted. Yours. */
char *plain_shown(const char *text, bool ascii);

/* A line, with the margin before it and no spaces at its end. */
void plain_page_line(struct plain_page *page, const char *text);

/* An empty line, unless the last one is empty or there is none. */
void plain_page_blank(struct plain_page *page);

/* A line of the character (dash or heavy) width columns wide. */
void plain_page_rule(struct plain_page *page, bool heavy, int width);

/* text (shown already) wrapped at width, each line after the first indented by hang columns. */
void plain_page_wrapped(struct plain_page *page, const char *text, int width, int hang);

/* text wrapped at columns as lines of their own. GPtrArray of char *. Yours. */
GPtrArray *plain_wrap(const char *text, int columns);

/* Appends count times text. */
void plain_repeat(GString *string, const char *text, int count);

#endif
