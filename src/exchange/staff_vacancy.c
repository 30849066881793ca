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

bool staff_vacancy_is_post(const char *name)
{
  static const char *const words[] = { "vacant",
                                       "vacancy",
                                       "unfilled",
                                       "tbd",
                                       "tba",
                                       "tbh",
                                       "to be hired",
                                       "to be determined",
                                       "to be announced",
                                       "to be filled",
                                       "to be named",
                                       "open position",
                                       "position open",
                                       "position vacant",
                                       NULL };
  g_autofree char *key = name_search_key(name);
  return begins(key, words);
}

bool staff_vacancy_is_total(const char *name)
{
  static const char *const words[] = { "total",  "totals",         "subtotal",    "subtotals",
                                       "grand total", "grand totals", "head count", "headcount", NULL };
  static const char *const counted[] = { "count", "number", "sum", NULL };
  g_autofree char *key = name_search_key(name);
  /* Somebody may be called Count: a sum has its number with it. */
  return begins(key, words) || (begins(key, counted) && strpbrk(key, "0123456789"));
}
