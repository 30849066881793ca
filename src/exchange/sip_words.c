#include "exchange/sip_words.h"

#include "base/error.h"
#include "base/text.h"
#include "model/date.h"
#include "model/name.h"

#include <string.h>

struct word {
  const char *text; /* as a search key */
  const char *status;
};

static const struct word words[] = {
  { "complete", "complete" },
  { "completed", "complete" },
  { "c", "complete" },
  { "done", "complete" },
  { "finished", "complete" },
  { "green", "complete" },
  { "in progress", "in_progress" },
  { "in_progress", "in_progress" },
  { "p", "in_progress" },
  { "ip", "in_progress" },
  { "i", "in_progress" },
  { "progress", "in_progress" },
  { "started", "in_progress" },
  { "ongoing", "in_progress" },
  { "underway", "in_progress" },
  { "yellow", "in_progress" },
  { "amber", "in_progress" },
  { "no action", "no_action" },
  { "no_action", "no_action" },
  { "n", "no_action" },
  { "na", "no_action" },
  { "none", "no_action" },
  { "not started", "no_action" },
  { "not begun", "no_action" },
  { "red", "no_action" },
};

const char *sip_words_status(const char *text, GError **error)
{
  g_autofree char *plain = g_strdup(text);
  g_strdelimit(plain, "[]_-", ' ');
  g_autofree char *key = name_search_key(plain);
  for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
    if (strcmp(words[i].text, g_strstrip(key)) == 0)
      return words[i].status;
  fail(error, TL_ERROR_INVALID,
       "Status: “%s” is not one of complete, in progress and no action (or C, P, N).", text);
  return NULL;
}

/* The year that digits mean; 0: none. */
static int year_of(const char *digits, size_t length)
{
  int year = (int)g_ascii_strtoll(digits, NULL, 10);
  return length == 4 ? year : length == 2 ? 2000 + year : 0;
}

char *sip_words_school_year(const char *text, GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  const char *at = clean ? clean + strcspn(clean, "0123456789") : "";
  size_t length = strspn(at, "0123456789");
  int first = year_of(at, length);
  const char *rest = at + length;
  const char *second = rest + strcspn(rest, "0123456789");
  size_t second_length = strspn(second, "0123456789");
  int last = year_of(second, second_length);
  /* A year alone is the one in which the school year ends, as in FY27. */
  if (!*second && first > 0) {
    last = first;
    first--;
  }
  if (first >= 1990 && first < 2100 && last == first + 1 && !second[second_length])
    return g_strdup_printf("SY%d-%02d", first, last % 100);
  fail(error, TL_ERROR_INVALID, "“%s” is not a school year. Write it like SY2026-27.",
       clean ? clean : "");
  return NULL;
}

bool sip_words_is_role(const char *text)
{
  static const char *const roles[] = { "principal",
                                       "principals",
                                       "coach",
                                       "coaches",
                                       "teacher",
                                       "teachers",
                                       "team",
                                       "teams",
                                       "staff",
                                       "faculty",
                                       "department",
                                       "grade",
                                       "leadership",
                                       "leader",
                                       "leaders",
                                       "director",
                                       "coordinator",
                                       "specialist",
                                       "specialists",
                                       "counselor",
                                       "counselors",
                                       "committee",
                                       "council",
                                       "administration",
                                       "administrators",
                                       "administrator",
                                       "superintendent",
                                       "dean",
                                       "nurse",
                                       "interventionist",
                                       "lead",
                                       "leads",
                                       "chair",
                                       "head",
                                       "liaison",
                                       "manager",
                                       "all",
                                       "librarian",
                                       "psychologist",
                                       "ilt",
                                       "everyone",
                                       "school",
                                       "district",
                                       NULL };
  g_autofree char *key = name_search_key(text);
  g_auto(GStrv) parts = g_strsplit(key, " ", -1);
  for (char **part = parts; *part; part++)
    if (g_strv_contains(roles, *part))
      return true;
  return false;
}

bool sip_words_begins(const char *text, const char *code)
{
  size_t length = strlen(code);
  const char *at = text + strspn(text, " #");
  if (g_ascii_strncasecmp(at, "item ", 5) == 0)
    at += 5;
  return g_str_has_prefix(at, code) && !g_ascii_isalnum(at[length])
         && !(at[length] == '.' && g_ascii_isdigit(at[length + 1]));
}

bool sip_words_check_month(const char *month, const char *school_year, GError **error)
{
  g_autofree char *of = month_school_year(month);
  if (g_strcmp0(of, school_year) == 0)
    return true;
  g_autofree char *name = month_long(month);
  return fail(error, TL_ERROR_INVALID,
              "%s is of %s, and the plan of %s. Give the status with the plan of its own year.",
              name, of, school_year);
}
