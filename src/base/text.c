#include "base/text.h"

#include "base/text_char.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <uninorm.h>
#include <unistr.h>

/* Bytes at the start of text that are printable ASCII. */
static size_t plain_prefix(const char *text)
{
  const char *at = text;
  while (*at >= ' ' && *at <= '~')
    at++;
  return (size_t)(at - text);
}

/* True where text, valid UTF-8, is surely in NFC already. Nothing below U+0300 composes, and
 * neither do the typographic marks and Vietnamese letters that are all most texts have besides. */
static bool is_surely_nfc(const char *text)
{
  for (const char *at = text; *at; at = g_utf8_next_char(at)) {
    if ((unsigned char)*at < 0xcc) /* U+0300 begins with this byte */
      continue;
    gunichar c = g_utf8_get_char(at);
    if (!(c >= 0x1e00 && c <= 0x1eff) && !(c >= 0x2010 && c <= 0x2027))
      return false;
  }
  return true;
}

/* Bytes of a line end at text that is not LF; 0 where there is none. */
static size_t foreign_line_end(const char *text)
{
  switch ((unsigned char)*text) {
  case '\r':
    return text[1] == '\n' ? 2 : 1;
  case 0xc2: /* U+0085 */
    return text[1] == '\x85' ? 2 : 0;
  case 0xe2: /* U+2028 and U+2029 */
    return text[1] == '\x80' && (text[2] == '\xa8' || text[2] == '\xa9') ? 3 : 0;
  default:
    return 0;
  }
}

/* Line ends of every kind as LF, in place; returns text. */
static char *unify_line_ends(char *text)
{
  char *to = text;
  for (const char *at = text; *at;) {
    size_t bytes = foreign_line_end(at);
    *to++ = bytes ? '\n' : *at;
    at += bytes ? bytes : 1;
  }
  *to = '\0';
  return text;
}

char *text_normalize(const char *text)
{
  if (!text)
    return NULL;
  size_t plain = plain_prefix(text);
  if (!text[plain])
    return g_strndup(text, plain);
  g_autofree char *valid = unify_line_ends(g_utf8_make_valid(text, -1));
  if (is_surely_nfc(valid))
    return g_steal_pointer(&valid);
  size_t length = 0;
  uint8_t *composed =
      u8_normalize(UNINORM_NFC, (const uint8_t *)valid, strlen(valid), NULL, &length);
  if (!composed)
    g_error("no memory to normalise %zu bytes", strlen(valid));
  char *result = g_strndup((const char *)composed, length);
  free(composed);
  return result;
}

/* Without white space at either end, in place; returns text. */
static char *trim(char *text)
{
  const char *start = text;
  while (*start && text_char_is_space(g_utf8_get_char(start)))
    start = g_utf8_next_char(start);
  const char *end = start + strlen(start);
  while (end > start) {
    const char *last = g_utf8_prev_char(end);
    if (!text_char_is_space(g_utf8_get_char(last)))
      break;
    end = last;
  }
  size_t length = (size_t)(end - start);
  memmove(text, start, length);
  text[length] = '\0';
  return text;
}

/* Each run of white space as one space, in place. A zero-width space marks where words of a script
 * without spaces meet, and stays. */
static void squeeze(char *text)
{
  char *to = text;
  bool in_space = false;
  for (const char *at = text; *at;) {
    const char *next = g_utf8_next_char(at);
    gunichar c = g_utf8_get_char(at);
    bool space = text_char_is_space(c) && c != 0x200b && c != 0xfeff;
    if (!space) {
      memmove(to, at, (size_t)(next - at));
      to += next - at;
    } else if (!in_space) {
      *to++ = ' ';
    }
    in_space = space;
    at = next;
  }
  *to = '\0';
}

/* True for printable ASCII that has nothing to clean. */
static bool is_clean(const char *text)
{
  char before = ' ';
  for (const char *at = text; *at; at++) {
    if (*at < ' ' || *at > '~' || (*at == ' ' && before == ' '))
      return false;
    before = *at;
  }
  return before != ' ';
}

char *text_clean(const char *text, bool one_line)
{
  if (!text)
    return NULL;
  if (is_clean(text))
    return g_strdup(text);
  char *clean = trim(text_normalize(text));
  if (!*clean)
    g_clear_pointer(&clean, g_free);
  else if (one_line)
    squeeze(clean);
  return clean;
}

bool text_blank(const char *text)
{
  size_t length = text ? strlen(text) : 0;
  for (size_t at = 0; at < length;) {
    gunichar c;
    at += text_char_read(text + at, length - at, &c);
    if (!text_char_is_space(c))
      return false;
  }
  return true;
}

char *text_visible(const char *text, bool keep_lines)
{
  size_t plain = plain_prefix(text);
  if (!text[plain])
    return g_strndup(text, plain);
  size_t length = strlen(text);
  GString *visible = g_string_sized_new(length + 16);
  for (size_t at = 0; at < length;) {
    gunichar c;
    at += text_char_read(text + at, length - at, &c);
    bool kept = keep_lines && (c == '\n' || c == '\t');
    g_string_append_unichar(visible, kept ? c : text_char_shown(c));
  }
  return g_string_free(visible, FALSE);
}

bool text_locale_is_utf8(void)
{
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}
