#include "base/text.h"

#include "base/text_char.h"

#include <stdlib.h>
#include <string.h>
#include <unistr.h>
#include <uniwbrk.h>

int text_width_n(const char *text, size_t length)
{
  int width = 0;
  for (size_t at = 0; at < length;) {
    if ((unsigned char)text[at] < 0x80) {
      width++;
      at++;
      continue;
    }
    gunichar c;
    at += text_char_read(text + at, length - at, &c);
    width += text_char_width(c);
  }
  return width;
}

int text_width(const char *text)
{
  return text_width_n(text, strlen(text));
}

/* True where an ASCII character is a cluster by itself, at a glance. */
static bool stands_alone(const char *text, size_t at, size_t length)
{
  return text[at] >= ' ' && text[at] <= '~'
         && (at + 1 == length || (unsigned char)text[at + 1] < 0x80);
}

/* text_fit for text of length bytes. */
static size_t fit(const char *text, size_t length, int columns)
{
  size_t at = 0;
  int left = columns;
  while (at < length && left >= 0) {
    if (stands_alone(text, at, length)) {
      left--;
      at += left >= 0;
      continue;
    }
    size_t next = text_char_next_grapheme(text, at, length);
    left -= text_width_n(text + at, next - at);
    if (left >= 0)
      at = next;
  }
  return at;
}

size_t text_fit(const char *text, int columns)
{
  return columns <= 0 ? 0 : fit(text, strlen(text), columns);
}

char *text_ellipsize(const char *text, int columns)
{
  if (columns <= 0)
    return g_strdup("");
  size_t length = strlen(text);
  if (fit(text, length, columns) == length)
    return g_strndup(text, length);
  size_t fitting = text_fit(text, columns - 1);
  while (fitting > 0 && text[fitting - 1] == ' ')
    fitting--;
  return g_strdup_printf("%.*s…", (int)fitting, text);
}

size_t text_next(const char *text, size_t at)
{
  at = strnlen(text, at);
  return text_char_next_grapheme(text, at, at + strlen(text + at));
}

/* A place before at from which clusters may be counted: an ASCII character always begins one. */
static size_t cluster_anchor(const char *text, size_t at)
{
  while (at > 0) {
    at--;
    if ((unsigned char)text[at] < 0x80 && text[at] != '\n')
      return at;
    if (text[at] == '\n' && (at == 0 || text[at - 1] != '\r'))
      return at;
  }
  return 0;
}

size_t text_previous(const char *text, size_t at)
{
  at = strnlen(text, at);
  size_t previous = cluster_anchor(text, at);
  for (size_t next = previous; next < at;) {
    previous = next;
    next = text_char_next_grapheme(text, next, at);
  }
  return previous;
}

/* Flags for each byte of text: a word begins there. Yours. */
static bool *word_starts(const char *text, size_t length)
{
  g_autofree char *breaks = g_malloc0(length + 1);
  u8_wordbreaks((const uint8_t *)text, length, breaks);
  bool *starts = g_new0(bool, length + 1);
  for (size_t at = 0; at < length;) {
    gunichar c;
    size_t bytes = text_char_read(text + at, length - at, &c);
    starts[at] = (at == 0 || breaks[at]) && g_unichar_isalnum(c);
    at += bytes;
  }
  return starts;
}

size_t text_next_word(const char *text, size_t at)
{
  size_t length = strlen(text);
  g_autofree bool *starts = word_starts(text, length);
  for (size_t next = at + 1; next < length; next++)
    if (starts[next])
      return next;
  return length;
}

size_t text_previous_word(const char *text, size_t at)
{
  size_t length = strlen(text);
  g_autofree bool *starts = word_starts(text, length);
  for (size_t previous = MIN(at, length); previous > 0; previous--)
    if (starts[previous - 1])
      return previous - 1;
  return 0;
}
