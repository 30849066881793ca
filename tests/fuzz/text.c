/* Text of any bytes: measured, walked, wrapped and shown without reading past its end; what is
 * shown is UTF-8 without a control character, as wide as it was measured. */
#include "base/text.h"
#include "model/name.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_walk(const char *text)
{
  size_t length = strlen(text);
  for (size_t at = 0; at < length;) {
    size_t next = text_next(text, at);
    g_assert_cmpuint(next, >, at);
    g_assert_cmpuint(text_previous(text, next), ==, at);
    at = next;
  }
  for (size_t at = 0; at < length; at = text_next_word(text, at))
    g_assert_cmpuint(text_previous_word(text, at), <=, at);
}

static void try_wrap(const char *text, int columns)
{
  g_autoptr(GArray) lines = text_wrap(text, columns);
  size_t before = 0;
  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    g_assert_cmpuint(line->start, >=, before);
    g_assert_cmpuint(line->end, >=, line->start);
    before = line->end;
  }
  g_assert_cmpuint(before + strspn(text + before, " "), ==, strlen(text));
}

static void try_shown(const char *text)
{
  g_autofree char *visible = text_visible(text, false);
  g_autofree char *ascii = text_ascii(visible);
  g_autofree char *cut = text_ellipsize(visible, 20);
  g_assert_true(g_utf8_validate(visible, -1, NULL));
  g_assert_cmpint(text_width(visible), ==, text_width(text));
  g_assert_cmpint(text_width(ascii), ==, text_width(text));
  g_assert_cmpint(text_width(cut), <=, 20);
  for (const char *at = visible; *at; at = g_utf8_next_char(at))
    g_assert_false(g_unichar_iscntrl(g_utf8_get_char(at)));
}

static void try_canonical(const char *text)
{
  g_autofree char *once = text_normalize(text);
  g_autofree char *twice = text_normalize(once);
  g_assert_cmpstr(once, ==, twice);
  for (int one_line = 0; one_line < 2; one_line++) {
    g_autofree char *clean = text_clean(text, one_line);
    g_autofree char *again = text_clean(clean, one_line);
    g_assert_cmpstr(clean, ==, again);
  }
  g_autofree char *key = name_search_key(once);
  g_autofree char *key_again = name_search_key(key);
  g_assert_cmpstr(key, ==, key_again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup((const char *)data, size);
  g_autofree char *normal = text_normalize(text);
  try_walk(normal);
  try_wrap(normal, 1 + (int)(size % 40));
  try_wrap(text, 10);
  try_shown(text);
  try_shown(normal);
  try_canonical(text);
  return 0;
}
