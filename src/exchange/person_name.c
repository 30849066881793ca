#include "exchange/person_name.h"

#include "base/text.h"
#include "model/name.h"

#include <string.h>

static const char *const particles[] = { "da",  "de",  "del", "della", "des", "di",    "do",
                                         "dos", "das", "du",  "el",    "al",  "la",    "las",
                                         "le",  "los", "bin", "bint",  "ibn", "van",   "von",
                                         "der", "den", "st",  "santa", "san", "saint", NULL };
static const char *const suffixes[] = { "jr", "sr", "ii", "iii", "iv", "filho", "neto", NULL };

static bool is_one_of(const char *word, const char *const *words)
{
  g_autofree char *key = name_search_key(word);
  return g_strv_contains(words, key);
}

/* words[from] to words[until - 1] with spaces between; NULL for none. Yours. */
static char *join(char **words, guint from, guint until)
{
  GString *text = g_string_new(NULL);
  for (guint i = from; i < until; i++)
    g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", words[i]);
  char *clean = text_clean(text->str, true);
  g_string_free(text, TRUE);
  return clean;
}

static void split_words(const char *text, char **given, char **family)
{
  g_auto(GStrv) words = g_strsplit(text, " ", -1);
  guint count = g_strv_length(words);
  guint first = count - 1;
  while (first > 1 && is_one_of(words[first], suffixes))
    first--;
  while (first > 1 && is_one_of(words[first - 1], particles))
    first--;
  *given = join(words, 0, first);
  *family = join(words, first, count);
}

void person_name_split(const char *text, char **given, char **family)
{
  *given = *family = NULL;
  g_autofree char *clean = text_clean(text, true);
  if (!clean)
    return;
  char *comma = strchr(clean, ',');
  if (!comma) {
    split_words(clean, given, family);
    return;
  }
  *comma = '\0';
  *family = text_clean(clean, true);
  *given = text_clean(comma + 1, true);
  if (!*family)
    *family = g_steal_pointer(given);
}
