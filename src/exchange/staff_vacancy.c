#include "exchange/staff_vacancy.h"

#include "model/name.h"

#include <string.h>

/* True where key is one of these, or goes on after it with other words. */
static bool begins(const char *key, const char *const *beginnings)
{
  for (; *beginnings; beginnings++) {
    size_t length = strlen(*beginnings);
    if (strncmp(key, *beginnings, length) == 0 && (key[length] == '\0' || key[length] == ' '))
      return true;
  }
  return false;
}

/* True where one of these is in key, as whole words. */
static bool has(const char *key, const char *const *phrases)
{
  g_autofree char *padded = g_strconcat(" ", key, " ", NULL);
  for (; *phrases; phrases++) {
    g_autofree char *wanted = g_strconcat(" ", *phrases, " ", NULL);
    if (strstr(padded, wanted))
      return true;
  }
  return false;
}

/* A name as it is searched by, of its two parts in this order. Yours. */
static char *key_of(const char *first, const char *second)
{
  g_autofree char *name = g_strjoin(" ", first ? first : "", second, NULL);
  g_autofree char *key = name_search_key(name);
  g_strdelimit(key, ",;:/()[]*#_", ' ');
  g_auto(GStrv) words = g_strsplit(key, " ", -1);
  g_autoptr(GString) plain = g_string_new(NULL);
  for (char **word = words; *word; word++)
    if (**word)
      g_string_append_printf(plain, "%s%s", plain->len > 0 ? " " : "", *word);
  return g_string_free(g_steal_pointer(&plain), FALSE);
}

bool staff_vacancy_is_post(const char *family, const char *given)
{
  static const char *const words[] = { "vacant",
                                       "vacancy",
                                       "unfilled",
                                       "unassigned",
                                       "tbd",
                                       "tba",
                                       "tbh",
                                       "to be hired",
                                       "to be determined",
                                       "to be announced",
                                       "to be assigned",
                                       "to be filled",
                                       "to be named",
                                       "open position",
                                       "position open",
                                       "new hire",
                                       NULL };
  g_autofree char *one = key_of(given, family);
  g_autofree char *other = key_of(family, given);
  return has(one, words) || has(other, words);
}

bool staff_vacancy_is_total(const char *family, const char *given)
{
  static const char *const words[] = { "total",      "totals",      "subtotal",
                                       "subtotals",  "grand total", "grand totals",
                                       "head count", "headcount",   NULL };
  static const char *const counted[] = { "count", "number", "sum", NULL };
  g_autofree char *key = key_of(family, given);
  if (has(key, words))
    return true;
  /* Somebody may be called Count: a sum has its number with it. */
  return begins(key, counted) && strpbrk(key, "0123456789");
}
