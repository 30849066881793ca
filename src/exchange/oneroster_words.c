#include "exchange/oneroster_words.h"

#include "base/text.h"
#include "exchange/csv_match.h"
#include "exchange/csv_value.h"
#include "exchange/role_words.h"

#include <string.h>

enum { CODE_DIGITS = 8, FEWEST_DIGITS = 4 };

static bool is_one_of(const char *text, const char *const *words)
{
  g_autofree char *key = csv_match_key(text);
  return *key && g_strv_contains(words, key);
}

enum oneroster_role oneroster_words_role(const char *text, const char **role)
{
  static const char *const nobody[] = { "student",
                                        "students",
                                        "guardian",
                                        "parent",
                                        "relative",
                                        "aide",
                                        "proctor",
                                        "counselor",
                                        "systemadministrator",
                                        "itadmin",
                                        "teacherassistant",
                                        "alumni",
                                        "emergencycontact",
                                        "doctor",
                                        "caseworker",
                                        "court",
                                        "mentor",
                                        "tutor",
                                        "staff",
                                        NULL };
  static const char *const teachers[] = { "teacher",    "faculty", "professor",  "lecturer",
                                          "instructor", "adjunct", "substitute", NULL };
  static const char *const administrators[] = { "administrator",
                                                "siteadministrator",
                                                "districtadministrator",
                                                "schooladministrator",
                                                "admin",
                                                "adminstaff",
                                                "schooladmin",
                                                "districtadmin",
                                                NULL };
  *role = NULL;
  if (text_blank(text) || is_one_of(text, nobody))
    return ONEROSTER_NOBODY;
  if (is_one_of(text, administrators))
    return ONEROSTER_ADMINISTRATOR;
  *role = is_one_of(text, teachers) ? "teacher" : role_words_find(text);
  return *role && strcmp(*role, "other") != 0 ? ONEROSTER_STAFF : ONEROSTER_NOBODY;
}

bool oneroster_words_is_gone(const char *status)
{
  static const char *const words[] = { "tobedeleted", "deleted", "inactive",  "delete",
                                       "disabled",    "removed", "withdrawn", NULL };
  return !text_blank(status) && is_one_of(status, words);
}

bool oneroster_words_is_here(const char *status)
{
  static const char *const words[] = { "active", "enabled", NULL };
  return !text_blank(status) && is_one_of(status, words);
}

char **oneroster_words_list(const char *text)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new();
  g_auto(GStrv) parts = g_strsplit_set(text ? text : "", ",;|", -1);
  for (char **part = parts; *part; part++) {
    char *clean = text_clean(*part, true);
    if (clean)
      g_ptr_array_add(list, clean);
  }
  g_ptr_array_add(list, NULL);
  return (char **)g_ptr_array_steal(list, NULL);
}

char *oneroster_words_code(const char *text)
{
  g_autofree char *clean = text_clean(text, true);
  size_t digits = clean ? strspn(clean, "0123456789") : 0;
  if (digits < FEWEST_DIGITS || digits > CODE_DIGITS || clean[digits])
    return NULL;
  return csv_value_code(clean, CODE_DIGITS);
}

char *oneroster_words_subject(const char *text)
{
  g_autofree char *clean = text_clean(text, true);
  if (!clean || clean[strspn(clean, "0123456789.,;- ")] == '\0')
    return NULL;
  return g_steal_pointer(&clean);
}
