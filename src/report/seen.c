#include "report/seen.h"

#include <string.h>

void seen_add(GString *text, const char *label)
{
  g_string_append_printf(text, "%s%s", text->len > 0 ? " or " : "", label);
}

/* Two scales may have the same words. */
static void take(GPtrArray *scales, GString *words)
{
  if (words->len > 0 && !g_ptr_array_find_with_equal_func(scales, words->str, g_str_equal, NULL))
    g_ptr_array_add(scales, g_strdup(words->str));
  g_string_truncate(words, 0);
}

char *seen_words(struct store *store, const char *of, const char *value)
{
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_SEEN_LEVELS, NULL, of, value, NULL);
  if (!rows || rows->row_count == 0)
    return NULL;
  g_autoptr(GPtrArray) scales = g_ptr_array_new_with_free_func(g_free);
  g_autoptr(GString) words = g_string_new(NULL);
  for (int i = 0; i < rows->row_count; i++) {
    if (i > 0 && strcmp(rowset_get(rows, i, "scale"), rowset_get(rows, i - 1, "scale")) != 0)
      take(scales, words);
    seen_add(words, rowset_get(rows, i, "label"));
  }
  take(scales, words);
  g_ptr_array_add(scales, NULL);
  return g_strjoinv("; ", (char **)scales->pdata);
}
