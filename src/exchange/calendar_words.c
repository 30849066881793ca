#include "exchange/calendar_words.h"

#include "base/text.h"
#include "model/name.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* The first kind one of whose phrases is in the text counts: an early release before a vacation is
 * a half day, a holiday on which there is no school a holiday. */
static const struct {
  const char *kind;
  const char *const *phrases; /* as search keys */
} kinds[] = {
  { "school", /* must come first */
    WORDS("make up day", "makeup day", "school day", "full day", "regular day") },
  { "half", WORDS("half day", "half days", "1 2 day", "½ day", "early release", "early dismissal",
                  "early closing", "early out", "minimum day", "shortened day", "short day",
                  "partial day", "delayed opening", "delayed start", "late start", "half") },
  { "snow", WORDS("snow", "snow day", "weather", "emergency closing", "emergency closure") },
  { "vacation", WORDS("vacation", "recess", "break") },
  { "holiday", WORDS("holiday", "holidays") },
  { "closed", WORDS("no school", "no students", "no classes", "no class", "non school",
                    "not a school", "schools closed", "school closed", "school closure", "closed",
                    "pd day", "pd", "in service", "inservice", "professional development",
                    "professional day", "professional learning", "staff day", "staff only",
                    "staff learning", "teacher workday", "teacher work day", "workday", "work day",
                    "non instructional", "noninstructional", "not in session") },
};

/* True where phrase is in key as whole words. */
static bool has(const char *key, const char *phrase)
{
  g_autofree char *padded = g_strconcat(" ", key, " ", NULL);
  g_autofree char *wanted = g_strconcat(" ", phrase, " ", NULL);
  return strstr(padded, wanted);
}

/* What only says that there is no school is no school day, though it has these words. */
static bool denies(const char *key)
{
  return has(key, "no school") || has(key, "non school") || has(key, "not a school");
}

const char *calendar_words_kind(const char *text)
{
  g_autofree char *key = name_search_key(text);
  g_strdelimit(key, "/,;:_()&+", ' ');
  for (size_t i = denies(key) ? 1 : 0; i < G_N_ELEMENTS(kinds); i++)
    for (const char *const *phrase = kinds[i].phrases; *phrase; phrase++)
      if (has(key, *phrase))
        return kinds[i].kind;
  return NULL;
}

bool calendar_words_range(const char *text, char **first, char **last)
{
  static const char *const between[] = { " - ",       "\u2013", "\u2014", " to ",
                                         " through ", " thru ", "-",      NULL };
  for (const char *const *sign = between; *sign; sign++) {
    const char *at = strstr(text, *sign);
    /* 2026-11-12 is a day. */
    if (!at || strstr(at + strlen(*sign), *sign))
      continue;
    g_autofree char *begin = g_strndup(text, (gsize)(at - text));
    *first = text_clean(begin, true);
    *last = text_clean(at + strlen(*sign), true);
    if (*first && *last)
      return true;
    g_clear_pointer(first, g_free);
    g_clear_pointer(last, g_free);
  }
  return false;
}
