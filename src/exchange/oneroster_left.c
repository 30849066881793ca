#include "exchange/oneroster_left.h"

#include "base/clock.h"
#include "base/format.h"
#include "base/text.h"
#include "model/tables.h"

#include <string.h>

enum { MOST_WORDS = 8, WORD_COLUMNS = 30, MOST_NAMES = 5 };

void oneroster_left_init(struct oneroster_left *left)
{
  *left = (struct oneroster_left){
    .unknown = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
  };
}

void oneroster_left_clear(struct oneroster_left *left)
{
  g_clear_pointer(&left->unknown, g_hash_table_unref);
}

void oneroster_left_note(struct oneroster_left *left, enum oneroster_role kind, const char *role)
{
  char *word = kind == ONEROSTER_STRANGER ? text_clean(role, true) : NULL;
  left->students += kind == ONEROSTER_STUDENT;
  left->families += kind == ONEROSTER_FAMILY;
  left->unsaid += kind == ONEROSTER_UNSAID;
  if (!word)
    return;
  gpointer count = g_hash_table_lookup(left->unknown, word);
  g_hash_table_insert(left->unknown, word, GSIZE_TO_POINTER(GPOINTER_TO_SIZE(count) + 1));
}

static void tell_count(long count, const char *one, const char *many,
                       struct import_session *session, struct import_place place)
{
  if (count == 0)
    return;
  g_autofree char *text = format_plural(count, one, many);
  import_session_notice(session, place, "%s", text);
}

/* Roles that nobody here knows may be staff under another name: they are named. */
static void tell_unknown(const struct oneroster_left *left, struct import_session *session,
                         struct import_place place)
{
  g_autoptr(GList) words =
      g_list_sort(g_hash_table_get_keys(left->unknown), (GCompareFunc)g_strcmp0);
  g_autoptr(GString) list = g_string_new(NULL);
  long people = 0;
  int named = 0;
  for (const GList *at = words; at; at = at->next) {
    long count = (long)GPOINTER_TO_SIZE(g_hash_table_lookup(left->unknown, at->data));
    people += count;
    if (named++ >= MOST_WORDS)
      continue;
    g_autofree char *visible = text_visible(at->data, false);
    g_autofree char *word = text_ellipsize(visible, WORD_COLUMNS);
    g_autofree char *number = format_number(count);
    g_string_append_printf(list, "%s%s “%s”", named > 1 ? ", " : "", number, word);
  }
  if (named > MOST_WORDS)
    g_string_append(list, " …");
  if (people == 0)
    return;
  g_autofree char *who = format_plural(people, "person", "people");
  import_session_notice(session, place,
                        "%s left out whose role is not known here: %s; who belongs here is to be "
                        "called teacher, administrator or aide in the roster",
                        who, list->str);
}

void oneroster_left_tell(const struct oneroster_left *left, struct import_session *session,
                         struct import_place place)
{
  tell_count(left->students, "student left out; students are never brought in",
             "students left out; students are never brought in", session, place);
  tell_count(left->families, "parent, guardian or relative left out; families are never brought in",
             "parents, guardians and relatives left out; families are never brought in", session,
             place);
  tell_unknown(left, session, place);
  tell_count(left->unsaid, "person left out who has no role and teaches no class",
             "people left out who have no role and teach no class", session, place);
  tell_count(left->vacant, "vacant post was left out", "vacant posts were left out", session,
             place);
  tell_count(left->gone, "person left out who has gone and was never here",
             "people left out who have gone and were never here", session, place);
}

/* True where one of their posts goes on. */
static bool has_post(const struct record *person)
{
  g_autofree char *today = clock_today();
  const GPtrArray *posts = record_parts(person, &record_assignment);
  for (guint i = 0; i < posts->len; i++) {
    const char *until = record_get(posts->pdata[i], "until_on");
    if (!until || strcmp(until, today) > 0)
      return true;
  }
  return false;
}

/* True for somebody of the staff whom a roster of that source has brought in. */
static bool is_of_source(const struct import_item *item, const char *source)
{
  return item->before && record_get_flag(item->before, "active")
         && g_strcmp0(record_get(item->before, "external_source"), source) == 0
         && record_get(item->before, "external_id") && has_post(item->before);
}

void oneroster_left_tell_missing(const struct import_items *people, const char *source,
                                 GHashTable *seen, struct import_place place)
{
  g_autoptr(GString) names = g_string_new(NULL);
  long here = 0, missing = 0;
  for (guint i = 0; i < people->list->len; i++) {
    const struct import_item *item = people->list->pdata[i];
    if (!is_of_source(item, source))
      continue;
    if (g_hash_table_contains(seen, record_get(item->before, "external_id"))) {
      here++;
    } else if (++missing <= MOST_NAMES) {
      g_autofree char *name = text_visible(item->caption, false);
      g_string_append_printf(names, "%s%s", names->len > 0 ? ", " : "", name);
    }
  }
  if (missing == 0 || missing > here)
    return;
  g_autofree char *who = format_plural(missing, "person who came from this roster before is",
                                       "people who came from this roster before are");
  import_session_notice(people->session, place,
                        "%s not in it now: %s%s. They stay as they are; if they have left, end "
                        "their posts in Records",
                        who, names->str, missing > MOST_NAMES ? " …" : "");
}
