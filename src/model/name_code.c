#include "model/name.h"

#include "base/text.h"

#include <string.h>

enum { CODE_DIGITS = 8, SPACED_COLUMNS = 8, FAMILY_LETTERS = 4, MAX_TRIES = 1000 };

char *code_normalize(const char *code)
{
  g_autofree char *clean = text_clean(code, true);
  if (!clean)
    return NULL;
  size_t digits = strspn(clean, "0123456789");
  /* A spreadsheet took it for a number. */
  if (digits > 0 && strcmp(clean + digits, ".0") == 0)
    clean[digits] = '\0';
  if (clean[digits] || digits >= CODE_DIGITS)
    return g_steal_pointer(&clean);
  g_autofree char *zeros = g_strnfill(CODE_DIGITS - digits, '0');
  return g_strconcat(zeros, clean, NULL);
}

/* Letters and digits of name, and what belongs to them, without spaces between words. Yours. */
static char *letters_of(const char *name)
{
  GString *letters = g_string_new(NULL);
  for (size_t at = 0; name[at];) {
    size_t next = text_next(name, at);
    if (g_unichar_isalnum(g_utf8_get_char(name + at)))
      g_string_append_len(letters, name + at, (gssize)(next - at));
    at = next;
  }
  return g_string_free(letters, FALSE);
}

/* Takes candidate, cut to columns, where it is new; frees it in any case. */
static char *take(char *candidate, int columns, GHashTable *taken)
{
  g_autofree char *owned = candidate;
  owned[text_fit(owned, columns)] = '\0';
  g_strchomp(owned);
  if (!*owned || g_hash_table_contains(taken, owned))
    return NULL;
  g_hash_table_add(taken, g_strdup(owned));
  return g_steal_pointer(&owned);
}

/* The start of letters and, at the last column, a later letter; those that begin a word of name
 * first. */
static char *take_with_later(const char *letters, const char *name, int columns, GHashTable *taken)
{
  size_t start = text_fit(letters, columns - 1);
  for (size_t at = text_next_word(name, 0); name[at]; at = text_next_word(name, at)) {
    size_t next = text_next(name, at);
    char *made = take(g_strdup_printf("%.*s%.*s", (int)start, letters, (int)(next - at), name + at),
                      columns, taken);
    if (made)
      return made;
  }
  for (size_t at = start; letters[at]; at = text_next(letters, at)) {
    size_t next = text_next(letters, at);
    char *made =
        take(g_strdup_printf("%.*s%.*s", (int)start, letters, (int)(next - at), letters + at),
             columns, taken);
    if (made)
      return made;
  }
  return NULL;
}

/* The start of letters and a number. */
static char *take_with_number(const char *letters, int columns, GHashTable *taken)
{
  for (int number = 2; number < MAX_TRIES; number++) {
    g_autofree char *digits = g_strdup_printf("%d", number);
    size_t start = text_fit(letters, columns - (int)strlen(digits));
    char *made = take(g_strdup_printf("%.*s%s", (int)start, letters, digits), columns, taken);
    if (made)
      return made;
  }
  return NULL;
}

char *name_abbreviate(const char *name, int columns, GHashTable *taken)
{
  g_autofree char *letters = letters_of(name);
  bool whole = columns >= SPACED_COLUMNS || text_width(name) <= columns;
  char *made = take(g_strdup(whole ? name : letters), columns, taken);
  if (!made && columns > 1)
    made = take_with_later(letters, name, columns, taken);
  if (!made)
    made = take_with_number(letters, columns, taken);
  /* So many alike in so few columns: better the same than none. */
  return made ? made : g_strndup(letters, text_fit(letters, columns));
}

/* text folded, with a space before and behind each word. The s of a possessive goes. Yours. */
static char *fold_words(const char *text)
{
  g_autoptr(GString) plain = g_string_new(NULL);
  for (const char *at = text; *at;) {
    size_t mark = *at == '\'' ? 1 : g_str_has_prefix(at, "’") ? strlen("’") : 0;
    bool possessive = mark > 0 && (at[mark] == 's' || at[mark] == 'S')
                      && !g_unichar_isalnum(g_utf8_get_char(at + mark + 1));
    if (possessive) {
      g_string_append_c(plain, ' ');
      at += mark + 1;
    } else {
      g_string_append_c(plain, *at++);
    }
  }
  g_autofree char *key = name_search_key(plain->str);
  return g_strconcat(" ", key, " ", NULL);
}

static bool holds(const char *words, const char *name)
{
  g_autofree char *wanted = fold_words(name);
  return !text_blank(wanted) && strstr(words, wanted);
}

static bool holds_whole(const char *words, const char *given, const char *family)
{
  g_autofree char *full = name_full(given, family);
  g_autofree char *listed = name_listed(given, family);
  return !text_blank(given) && (holds(words, full) || holds(words, listed));
}

bool name_mentioned_whole(const char *text, const char *given, const char *family)
{
  if (text_blank(text) || text_blank(family))
    return false;
  g_autofree char *words = fold_words(text);
  return holds_whole(words, given, family);
}

bool name_mentioned(const char *text, const char *given, const char *family)
{
  if (text_blank(text) || text_blank(family))
    return false;
  g_autofree char *words = fold_words(text);
  return (g_utf8_strlen(family, -1) >= FAMILY_LETTERS && holds(words, family))
         || holds_whole(words, given, family);
}
