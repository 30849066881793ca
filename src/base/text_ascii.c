#include "base/text.h"

#include "base/text_char.h"

#include <langinfo.h>
#include <string.h>
#include <uninorm.h>

/* Characters by a range and what they look like in ASCII, by code. */
static const struct likeness {
  gunichar first, last;
  char ascii;
} likenesses[] = {
  { 0x00a0, 0x00a0, ' ' },  { 0x00a9, 0x00a9, 'c' }, { 0x00ab, 0x00ab, '"' },
  { 0x00ad, 0x00ad, '-' },  { 0x00b0, 0x00b0, 'o' }, { 0x00b1, 0x00b1, '+' },
  { 0x00b4, 0x00b4, '\'' }, { 0x00b7, 0x00b7, '*' }, { 0x00bb, 0x00bb, '"' },
  { 0x00c6, 0x00c6, 'A' },  { 0x00d0, 0x00d0, 'D' }, { 0x00d7, 0x00d7, 'x' },
  { 0x00d8, 0x00d8, 'O' },  { 0x00de, 0x00de, 'T' }, { 0x00df, 0x00df, 's' },
  { 0x00e6, 0x00e6, 'a' },  { 0x00f0, 0x00f0, 'd' }, { 0x00f7, 0x00f7, '/' },
  { 0x00f8, 0x00f8, 'o' },  { 0x00fe, 0x00fe, 't' }, { 0x0110, 0x0110, 'D' },
  { 0x0111, 0x0111, 'd' },  { 0x0131, 0x0131, 'i' }, { 0x0141, 0x0141, 'L' },
  { 0x0142, 0x0142, 'l' },  { 0x0152, 0x0152, 'O' }, { 0x0153, 0x0153, 'o' },
  { 0x1e9e, 0x1e9e, 'S' },  { 0x2000, 0x200a, ' ' }, { 0x2010, 0x2015, '-' },
  { 0x2018, 0x201b, '\'' }, { 0x201c, 0x201f, '"' }, { 0x2020, 0x2020, '+' },
  { 0x2022, 0x2023, '*' },  { 0x2026, 0x2026, '~' }, { 0x202f, 0x202f, ' ' },
  { 0x2032, 0x2032, '\'' }, { 0x2033, 0x2033, '"' }, { 0x2039, 0x2039, '<' },
  { 0x203a, 0x203a, '>' },  { 0x2190, 0x2190, '<' }, { 0x2191, 0x2191, '^' },
  { 0x2192, 0x2192, '>' },  { 0x2193, 0x2193, 'v' }, { 0x21b5, 0x21b5, '<' },
  { 0x21d0, 0x21d0, '<' },  { 0x21d2, 0x21d2, '>' }, { 0x2212, 0x2212, '-' },
  { 0x2248, 0x2248, '~' },  { 0x2264, 0x2264, '<' }, { 0x2265, 0x2265, '>' },
  { 0x23ce, 0x23ce, '<' },  { 0x2500, 0x2501, '-' }, { 0x2502, 0x2503, '|' },
  { 0x2504, 0x2505, '-' },  { 0x2506, 0x2507, '|' }, { 0x2508, 0x2509, '-' },
  { 0x250a, 0x250b, '|' },  { 0x250c, 0x254b, '+' }, { 0x254c, 0x254d, '-' },
  { 0x254e, 0x254f, '|' },  { 0x2550, 0x2550, '=' }, { 0x2551, 0x2551, '|' },
  { 0x2552, 0x2570, '+' },  { 0x2571, 0x2571, '/' }, { 0x2572, 0x2572, '\\' },
  { 0x2573, 0x2573, 'x' },  { 0x2574, 0x257f, '-' }, { 0x2580, 0x2580, '"' },
  { 0x2581, 0x2583, '_' },  { 0x2584, 0x2585, '=' }, { 0x2586, 0x258c, '#' },
  { 0x258d, 0x258f, '|' },  { 0x2590, 0x2590, '#' }, { 0x2591, 0x2591, '.' },
  { 0x2592, 0x2592, ':' },  { 0x2593, 0x2593, '#' }, { 0x2594, 0x2594, '"' },
  { 0x2595, 0x2595, '|' },  { 0x25a0, 0x25a0, '#' }, { 0x25a1, 0x25a1, 'o' },
  { 0x25aa, 0x25aa, '*' },  { 0x25b2, 0x25b4, '^' }, { 0x25b6, 0x25ba, '>' },
  { 0x25bc, 0x25be, 'v' },  { 0x25c0, 0x25c4, '<' }, { 0x25c6, 0x25c7, '*' },
  { 0x25cb, 0x25cb, 'o' },  { 0x25cf, 0x25cf, '*' }, { 0x25e6, 0x25e6, 'o' },
  { 0x2605, 0x2606, '*' },  { 0x2610, 0x2610, 'o' }, { 0x2611, 0x2612, 'x' },
  { 0x2713, 0x2714, 'x' },  { 0x2715, 0x2718, 'x' }, { 0x3000, 0x3000, ' ' },
};

/* The likeness of c, or 0. */
static char likeness(gunichar c)
{
  size_t low = 0, high = G_N_ELEMENTS(likenesses);
  while (low < high) {
    size_t middle = (low + high) / 2;
    if (likenesses[middle].last < c)
      low = middle + 1;
    else
      high = middle;
  }
  return low < G_N_ELEMENTS(likenesses) && likenesses[low].first <= c ? likenesses[low].ascii : 0;
}

/* The ASCII character at the base of c (é, ệ, ﬁ, ½), or `?`. */
static char base_letter(gunichar c)
{
  ucs4_t decomposed[UC_DECOMPOSITION_MAX_LENGTH];
  int tag;
  while (c >= 0x80) {
    char known = likeness(c);
    if (known)
      return known;
    if (uc_decomposition(c, &tag, decomposed) <= 0)
      return '?';
    c = decomposed[0];
  }
  return c >= ' ' && c <= '~' ? (char)c : '?';
}

/* Adds the character that begins at text and has bytes bytes in the locale's own character set.
 * False where that has no such letter. */
static bool append_in_locale(GString *result, GIConv locale, const char *text, size_t bytes)
{
  char *in = (char *)text; /* iconv does not change what it reads */
  char room[16];
  char *out = room;
  size_t in_left = bytes, out_left = sizeof room;
  if (g_iconv(locale, &in, &in_left, &out, &out_left) != 0 || in_left != 0)
    return false;
  g_string_append_len(result, room, out - room);
  return true;
}

/* A converter into the locale's character set, where letters beyond ASCII can be had there;
 * otherwise (GIConv)-1. */
static GIConv open_locale(void)
{
  const char *codeset = nl_langinfo(CODESET);
  if (strcmp(codeset, "UTF-8") == 0 || strcmp(codeset, "ANSI_X3.4-1968") == 0)
    return (GIConv)-1;
  return g_iconv_open(codeset, "UTF-8");
}

/* Adds c's likeness, as wide as c. */
static void append_likeness(GString *result, gunichar c)
{
  int width = text_char_width(c);
  char ascii = width > 0 ? base_letter(c) : '?';
  for (int column = 0; column < width; column++)
    g_string_append_c(result, column == 0 || ascii == '?' ? ascii : ' ');
}

char *text_ascii(const char *text)
{
  size_t length = strlen(text);
  GIConv locale = open_locale();
  GString *result = g_string_sized_new(length);
  for (size_t at = 0; at < length;) {
    gunichar c;
    size_t bytes = text_char_read(text + at, length - at, &c);
    bool letter = locale != (GIConv)-1 && g_unichar_isalpha(c);
    if (c < 0x80)
      g_string_append_c(result, (char)c);
    else if (!letter || !append_in_locale(result, locale, text + at, bytes))
      append_likeness(result, c);
    at += bytes;
  }
  if (locale != (GIConv)-1)
    g_iconv_close(locale);
  return g_string_free(result, FALSE);
}
