#include "work/snippet.h"

#include "base/error.h"
#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { SHORTCUT_LETTERS = 4 };

bool snippet_save(struct store *store, const char *uid, const char *shortcut, const char *text,
                  GError **error)
{
  AUTO(record)
  struct record *record =
      uid ? store_load(store, &record_snippet, uid, error) : record_new(&record_snippet);
  if (!record)
    return false;
  if (text_blank(text))
    return fail(error, TL_ERROR_INVALID, "A phrase has words. Type them.");
  g_autofree char *taken =
      store_value(store, STATEMENT_SNIPPET_WITH_SHORTCUT, NULL, "shortcut", shortcut, NULL);
  if (taken && g_strcmp0(taken, uid) != 0)
    return fail(error, TL_ERROR_INVALID,
                "Another phrase of yours has the shortcut %s. Choose another.", shortcut);
  if (!uid)
    record_set(record, "staff", store_viewer(store));
  return record_parse(record, "shortcut", shortcut, NULL, error)
         && record_parse(record, "text", text, NULL, error)
         && store_save(store, record, uid ? "Change a phrase" : "Add a phrase", error);
}

bool snippet_remove(struct store *store, const char *uid, GError **error)
{
  struct change *change = change_begin(store, "Remove a phrase", CHANGE_PERSON, error);
  if (!change)
    return false;
  if (change_remove(change, &record_snippet, uid, error))
    return change_commit(change, error);
  change_free(change);
  return false;
}

char *snippet_shortcut(struct store *store, const char *text)
{
  g_autofree char *folded = name_search_key(text);
  g_auto(GStrv) words = g_strsplit(folded ? folded : "", " ", -1);
  GString *letters = g_string_new(NULL);
  for (char **word = words; *word && letters->len < SHORTCUT_LETTERS; word++)
    if (g_ascii_isalnum(**word))
      g_string_append_c(letters, **word);
  gsize length = letters->len;
  for (int i = 2;; i++) {
    g_autofree char *taken =
        store_value(store, STATEMENT_SNIPPET_WITH_SHORTCUT, NULL, "shortcut", letters->str, NULL);
    if (!taken)
      return g_string_free(letters, FALSE);
    g_string_truncate(letters, length);
    g_string_append_printf(letters, "%d", i);
  }
}
