#include "model/name.h"

#include "base/text.h"

#include <string.h>
#include <unictype.h>

/* Below every character of a key, so that `Ann` comes before `Ann Lee`. */
#define SEPARATOR "\x01"

/* Letters that no decomposition takes apart. */
static const struct folded {
  gunichar letter;
  const char *as;
} folded[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" },
  { 0x0111, "d" },  { 0x0127, "h" },  { 0x0131, "i" }, { 0x0142, "l" }, { 0x0153, "oe" },
  { 0x014b, "n" },  { 0x0167, "t" },  { 0x03c2, "σ" }, { 0x0640, "" },
};

static bool is_apostrophe(gunichar c)
{
  switch (c) {
  case 0x00b4: /* acute accent alone */
  case 0x02b9: /* modifier letters and primes */
  case 0x02bb:
  case 0x02bc:
  case 0x02bd:
  case 0x02be:
  case 0x02bf:
  case 0x2018:
  case 0x2019:
  case 0x201b:
  case 0x2032:
  case 0xff07:
    return true;
  default:
    return false;
  }
}

static void append_space(GString *key)
{
  if (key->len > 0 && key->str[key->len - 1] != ' ')
    g_string_append_c(key, ' ');
}

static void append_ascii(GString *key, char c)
{
  if (g_ascii_isalnum(c))
    g_string_append_c(key, g_ascii_tolower(c));
  else if (c != '\'' && c != '.' && c != '`')
    append_space(key);
}

/* Adds c, which does not decompose. */
static void append_simple(GString *key, gunichar c)
{
  if (c < 0x80) {
    append_ascii(key, (char)c);
    return;
  }
  /* Accents, vowel points and the like go; the vowel signs of Khmer and its neighbours (class 0)
   * and what joins their consonants (7 to 9) are letters to those who read them. */
  if (uc_combining_class(c) >= 10 || is_apostrophe(c)
      || uc_is_property_default_ignorable_code_point(c))
    return;
  gunichar lower = g_unichar_tolower(c);
  for (size_t i = 0; i < G_N_ELEMENTS(folded); i++)
    if (folded[i].letter == lower) {
      g_string_append(key, folded[i].as);
      return;
    }
  if (g_unichar_isalnum(lower) || g_unichar_ismark(lower))
    g_string_append_unichar(key, lower);
  else
    append_space(key);
}

static void append_folded(GString *key, gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  size_t count = g_unichar_fully_decompose(c, FALSE, parts, G_N_ELEMENTS(parts));
  for (size_t i = 0; i < count; i++)
    append_simple(key, parts[i]);
}

char *name_search_key(const char *text)
{
  if (!text)
    return g_strdup("");
  size_t length = strlen(text);
  GString *key = g_string_sized_new(length);
  for (const char *at = text; *at;) {
    if ((unsigned char)*at < 0x80) {
      append_ascii(key, *at++);
      continue;
    }
    gunichar c = g_utf8_get_char_validated(at, -1);
    bool valid = c != (gunichar)-1 && c != (gunichar)-2;
    if (valid)
      append_folded(key, c);
    at += valid ? g_unichar_to_utf8(c, NULL) : 1;
  }
  if (key->len > 0 && key->str[key->len - 1] == ' ')
    g_string_truncate(key, key->len - 1);
  return g_string_free(key, FALSE);
}

char *name_sort_key(const char *text)
{
  g_autofree char *key = name_search_key(text);
  return g_strconcat(key, SEPARATOR, text, NULL);
}

/* The next word in text from *at on; gives its length, 0 at the end, and moves *at behind it. */
static size_t next_word(const char **at, const char **word)
{
  *word = *at + strspn(*at, " ");
  size_t length = strcspn(*word, " ");
  *at = *word + length;
  return length;
}

/* True when a word of key begins with the length bytes at word. */
static bool begins_a_word(const char *key, const char *word, size_t length)
{
  const char *at = key, *candidate;
  for (size_t size; (size = next_word(&at, &candidate)) > 0;)
    if (size >= length && memcmp(candidate, word, length) == 0)
      return true;
  return false;
}

/* name_matches for a query that is folded. */
static bool matches(const char *search_key, const char *folded_query)
{
  const char *at = folded_query, *word;
  for (size_t length; (length = next_word(&at, &word)) > 0;)
    if (!begins_a_word(search_key, word, length))
      return false;
  return true;
}

bool name_matches(const char *search_key, const char *query)
{
  g_autofree char *folded_query = name_search_key(query);
  return matches(search_key, folded_query);
}

int name_score(const char *search_key, const char *query)
{
  g_autofree char *folded_query = name_search_key(query);
  if (strcmp(search_key, folded_query) == 0)
    return 5;
  if (g_str_has_prefix(search_key, folded_query))
    return 4;
  if (matches(search_key, folded_query))
    return begins_a_word(folded_query, search_key, 1) ? 3 : 2;
  return strstr(search_key, folded_query) ? 1 : 0;
}

/* The two joined by between, or the one there is; "" for none. Yours. */
static char *join(const char *first, const char *between, const char *second)
{
  bool both = !text_blank(first) && !text_blank(second);
  return g_strconcat(first ? first : "", both ? between : "", second ? second : "", NULL);
}

char *name_full(const char *given, const char *family)
{
  return join(given, " ", family);
}

char *name_listed(const char *given, const char *family)
{
  return join(family, ", ", given);
}

char *name_short(const char *given, const char *family)
{
  if (text_blank(given) || text_blank(family))
    return join(given, " ", family);
  /* Only scripts with capitals have initials. */
  gunichar first = g_utf8_get_char(given);
  if (!g_unichar_isupper(first) && !g_unichar_islower(first) && !g_unichar_istitle(first))
    return join(given, " ", family);
  return g_strdup_printf("%.*s. %s", (int)text_next(given, 0), given, family);
}
