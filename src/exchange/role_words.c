#include "exchange/role_words.h"

#include "model/name.h"
#include "model/tables.h"

#include <string.h>

struct title {
  const char *title; /* as a search key */
  const char *role;
};

/* Titles that say it in words of their own. */
static const struct title titles[] = {
  { "supt", "superintendent" },
  { "cao", "assistant_superintendent" },
  { "chief academic officer", "assistant_superintendent" },
  { "chief of schools", "assistant_superintendent" },
  { "ap", "assistant_principal" },
  { "vp", "assistant_principal" },
  { "asst prin", "assistant_principal" },
  { "head of school", "principal" },
  { "headmaster", "principal" },
  { "headmistress", "principal" },
  { "head master", "principal" },
  { "school leader", "principal" },
  { "dean", "assistant_principal" },
  { "dean of students", "assistant_principal" },
  { "educator", "teacher" },
  { "faculty", "teacher" },
  { "classroom", "teacher" },
  /* A record keeper reads everything: only a title that says so outright is one. */
  { "throughline record keeper", "record_keeper" },
  { "staff", "other" },
  { "aide", "other" },
};

/* A title with one of these words is someone else's: the principal's secretary. */
static const char *const others[] = {
  "secretary", "clerk",     "aide",         "aides",      "para", "paraprofessional",
  "office",    "custodian", "intern",       "substitute", "sub",  "administrative",
  "to",        "student",   "receptionist", NULL
};

static const char *const deputies[] = { "assistant", "asst",   "vice", "associate",
                                        "assoc",     "deputy", NULL };

static bool has_any(char **words, const char *const *wanted)
{
  for (; *wanted; wanted++)
    if (g_strv_contains((const char *const *)words, *wanted))
      return true;
  return false;
}

static const char *role_of_words(char **words)
{
  static const char *const superintendents[] = { "superintendent", "supt", "super", NULL };
  static const char *const principals[] = { "principal", "prin", "princ", NULL };
  static const char *const teachers[] = { "teacher",    "teachers",  "tchr",
                                          "instructor", "professor", NULL };
  static const char *const directors[] = { "director", "dir", NULL };
  static const char *const not_taught[] = {
    "food",      "nutrition", "cafeteria",      "facilities",     "facility", "maintenance",
    "grounds",   "buildings", "transportation", "athletics",      "athletic", "finance",
    "business",  "payroll",   "procurement",    "operations",     "security", "safety",
    "personnel", "hr",        "human",          "communications", "network",  NULL
  };
  bool deputy = has_any(words, deputies);
  if (has_any(words, others))
    return NULL;
  if (has_any(words, superintendents))
    return deputy ? "assistant_superintendent" : "superintendent";
  if (has_any(words, principals))
    return deputy ? "assistant_principal" : "principal";
  if (has_any(words, teachers))
    return g_strv_contains((const char *const *)words, "assistant") ? NULL : "teacher";
  /* A director of what is not taught visits no classroom. */
  return has_any(words, directors) && !has_any(words, not_taught) ? "director" : NULL;
}

const char *role_words_find(const char *title)
{
  g_autofree char *key = name_search_key(title);
  for (const struct choice *choice = role_choices; choice->word; choice++) {
    g_autofree char *word = name_search_key(choice->word);
    g_autofree char *label = name_search_key(choice->label);
    if (strcmp(key, word) == 0 || strcmp(key, label) == 0)
      return choice->word;
  }
  for (size_t i = 0; i < G_N_ELEMENTS(titles); i++)
    if (strcmp(key, titles[i].title) == 0)
      return titles[i].role;
  g_auto(GStrv) words = g_strsplit(key, " ", -1);
  return role_of_words(words);
}
