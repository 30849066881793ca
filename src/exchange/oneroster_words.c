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

/* Words that are one kind of person each, as csv_match_key makes them. */
static const char *const students[] = { "student", "students", "pupil",     "learner",
                                        "alumni",  "alumnus",  "applicant", NULL };
static const char *const families[] = { "guardian",    "guardians",        "parent", "parents",
                                        "relative",    "relatives",        "mother", "father",
                                        "grandparent", "emergencycontact", "doctor", "caseworker",
                                        "court",       "sibling",          "family", NULL };
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
/* Staff who neither teach nor lead. */
static const char *const others[] = {
  "aide",
  "teacheraide",
  "teachersaide",
  "instructionalaide",
  "teacherassistant",
  "teachingassistant",
  "para",
  "paraprofessional",
  "paraeducator",
  "proctor",
  "counselor",
  "schoolcounselor",
  "guidancecounselor",
  "nurse",
  "librarian",
  "coach",
  "psychologist",
  "socialworker",
  "specialist",
  "therapist",
  "mentor",
  "tutor",
  "systemadministrator",
  "sysadmin",
  "itadmin",
  "officestaff",
  "support",
  "supportstaff",
  NULL,
};

enum oneroster_role oneroster_words_role(const char *text, const char **role)
{
  *role = NULL;
  if (text_blank(text))
    return ONEROSTER_UNSAID;
  /* OneRoster 1.2 writes words of a system's own so. */
  if (g_str_has_prefix(text, "ext:"))
    text += strlen("ext:");
  if (is_one_of(text, students))
    return ONEROSTER_STUDENT;
  if (is_one_of(text, families))
    return ONEROSTER_FAMILY;
  if (is_one_of(text, administrators))
    return ONEROSTER_ADMINISTRATOR;
  if (is_one_of(text, teachers))
    *role = "teacher";
  else
    *role = is_one_of(text, others) ? "other" : role_words_find(text);
  return *role ? ONEROSTER_STAFF : ONEROSTER_STRANGER;
}

bool oneroster_words_is_staff(enum oneroster_role kind)
{
  return kind == ONEROSTER_STAFF || kind == ONEROSTER_ADMINISTRATOR;
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

/* What stands at the end of a title to tell one class of a course from another. */
#define PERIOD "(?:p|pd|per|period|blk|block|hr|hour|sec|sect|section|s|term|sem|semester|tri|qtr)"
#define SUFFIX                                                                                     \
  "(?:"                                                                                            \
  "\\s*[(\\[]\\s*(?:[0-9]+|" PERIOD "\\b[^)\\]]*|" PERIOD                                          \
  "[0-9]+[a-z]?)\\s*[)\\]]"                                         /* (P2), [003] */              \
  "|[\\s,:/|–—-]+" PERIOD "[.#\\s]*[0-9]{1,4}[a-z]?"                /* - Period 3, Sec. 02 */      \
  "|[\\s,:/|–—-]+(?:period|per|block|blk|section|sec)[.#\\s]+[a-z]" /* Block B */                  \
  "|\\s+[/|:–—-]\\s*[0-9]{1,4}"                                     /* - 003 */                    \
  "|[-./#]0[0-9]{1,3}"                                              /* -01 */                      \
  "|\\s*#\\s*[0-9]{1,4}"                                            /* #3 */                       \
  "|[\\s–—-]+(?:sy\\s*)?20[0-9]{2}(?:[-/–](?:20)?[0-9]{2})?"        /* 2026-27 */                  \
  ")$"

/* True where the last two numbers of title, as in 6-1, are no range: a grade and a section. */
static bool ends_with_section(const char *title, size_t *length)
{
  const char *dash = strrchr(title, '-');
  if (!dash || dash == title || !g_ascii_isdigit(dash[-1]) || !g_ascii_isdigit(dash[1])
      || dash[1 + strspn(dash + 1, "0123456789")])
    return false;
  const char *from = dash;
  while (from > title && g_ascii_isdigit(from[-1]))
    from--;
  *length = (size_t)(dash - title);
  return g_ascii_strtoll(dash + 1, NULL, 10) <= g_ascii_strtoll(from, NULL, 10);
}

char *oneroster_words_title(const char *text)
{
  g_autoptr(GRegex) suffix = g_regex_new(SUFFIX, G_REGEX_CASELESS, 0, NULL);
  char *title = text_clean(text, true);
  size_t length = 0;
  while (title && suffix) {
    g_autofree char *shorter = ends_with_section(title, &length)
                                   ? g_strndup(title, length)
                                   : g_regex_replace_literal(suffix, title, -1, 0, "", 0, NULL);
    g_autofree char *clean = text_clean(shorter, true);
    if (!clean || strcmp(clean, title) == 0 || clean[strspn(clean, "0123456789.,;- ")] == '\0')
      break;
    g_free(title);
    title = g_steal_pointer(&clean);
  }
  return title;
}
