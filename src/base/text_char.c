#include "base/text_char.h"

#include <unigbrk.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

enum { REPLACEMENT = 0xfffd, ZERO_WIDTH_JOINER = 0x200d };

size_t text_char_read(const char *text, size_t length, gunichar *c)
{
  unsigned char first = (unsigned char)*text;
  if (first < 0x80) {
    *c = first;
    return 1;
  }
  ucs4_t read;
  int bytes = u8_mbtouc(&read, (const uint8_t *)text, length);
  *c = read;
  return bytes > 0 ? (size_t)bytes : 1;
}

static bool is_bidi_control(gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

gunichar text_char_shown(gunichar c)
{
  if (c < 0x20)
    return 0x2400 + c;
  if (c < 0x7f)
    return c;
  if (c == 0x7f)
    return 0x2421;
  if (c < 0xa0)
    return REPLACEMENT;
  if (c < 0x300)
    return c;
  if (is_bidi_control(c) || c == 0x2028 || c == 0x2029)
    return REPLACEMENT;
  return g_unichar_type(c) == G_UNICODE_UNASSIGNED ? REPLACEMENT : c;
}

/* Where terminals (and the C library, by which curses measures) differ from libunistring. */
static const struct {
  gunichar first, last;
  int width;
} exceptions[] = {
  { 0x0600, 0x0605, 1 }, { 0x06dd, 0x06dd, 1 },   { 0x070f, 0x070f, 1 },   { 0x0890, 0x0891, 1 },
  { 0x08e2, 0x08e2, 1 }, { 0x0cbf, 0x0cbf, 0 },   { 0x0cc6, 0x0cc6, 0 },   { 0x3248, 0x324f, 2 },
  { 0x4dc0, 0x4dff, 2 }, { 0x110bd, 0x110bd, 1 }, { 0x110cd, 0x110cd, 1 },
};

int text_char_width(gunichar c)
{
  if (c < 0x300)
    return 1; /* also the soft hyphen, which terminals draw */
  if (c < 0x4e00)
    for (size_t i = 0; i < G_N_ELEMENTS(exceptions); i++)
      if (c >= exceptions[i].first && c <= exceptions[i].last)
        return exceptions[i].width;
  int width = uc_width(text_char_shown(c), "UTF-8");
  return width < 0 ? 1 : width;
}

bool text_char_is_space(gunichar c)
{
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r');
  return g_unichar_isspace(c) || c == 0x85 || c == 0x200b || c == 0xfeff;
}

/* What the rules for clusters need to know of the characters before. */
struct cluster {
  gunichar last;
  int flags;  /* regional indicators in a row */
  bool emoji; /* a pictograph and what extends it */
};

static bool is_regional_indicator(gunichar c)
{
  return c >= 0x1f1e6 && c <= 0x1f1ff;
}

static bool is_pictograph(gunichar c)
{
  return c >= 0x2000 && uc_is_property_extended_pictographic(c);
}

/* libunistring looks at two characters at a time, which is not enough for flags and joined emoji.
 */
static bool is_boundary(const struct cluster *cluster, gunichar c)
{
  if (c < 0x300) /* nothing there extends what is before it */
    return true;
  if (cluster->last == ZERO_WIDTH_JOINER && cluster->emoji && is_pictograph(c))
    return false;
  if (is_regional_indicator(c) && cluster->flags % 2 == 1)
    return false;
  return uc_is_grapheme_break(cluster->last, c);
}

static void extend(struct cluster *cluster, gunichar c)
{
  cluster->last = c;
  cluster->flags = is_regional_indicator(c) ? cluster->flags + 1 : 0;
  if (is_pictograph(c))
    cluster->emoji = true;
}

size_t text_char_next_grapheme(const char *text, size_t at, size_t end)
{
  if (at >= end)
    return end;
  gunichar c;
  at += text_char_read(text + at, end - at, &c);
  if (c == '\r' && at < end && text[at] == '\n')
    return at + 1;
  if (at >= end || (unsigned char)text[at] < 0x80)
    return at;
  struct cluster cluster = { 0 };
  extend(&cluster, c);
  while (at < end) {
    size_t bytes = text_char_read(text + at, end - at, &c);
    if (is_boundary(&cluster, c))
      break;
    extend(&cluster, c);
    at += bytes;
  }
  return at;
}
