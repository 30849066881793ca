/* What a new record's form proposes from what was typed. */
#include "config.h"

#include "ui/record_own.h"

#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { SHORT_COLUMNS = 8 };

/* The short names of the other schools. Yours. */
static GHashTable *taken_names(struct store *store)
{
  GHashTable *taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_LIST_SCHOOLS, NULL, NULL);
  for (int i = 0; rows && i < rows->row_count; i++)
    if (rowset_get(rows, i, "short_name"))
      g_hash_table_add(taken, g_strdup(rowset_get(rows, i, "short_name")));
  return taken;
}

/* `Kuss` of `Kuss Middle School`: the words before what kind of school it is. Yours. */
static char *without_kind(const char *name)
{
  static const char *const kinds[] = { "elementary", "middle", "high",   "school",  "primary",
                                       "academy",    "junior", "senior", "charter", NULL };
  g_auto(GStrv) words = g_strsplit(name, " ", -1);
  for (char **word = words + (*words != NULL); *word; word++) {
    g_autofree char *folded = name_search_key(*word);
    if (g_strv_contains(kinds, folded)) {
      g_clear_pointer(word, g_free);
      for (char **rest = word + 1; *rest; rest++)
        g_clear_pointer(rest, g_free);
      break;
    }
  }
  return g_strjoinv(" ", words);
}

void record_propose(struct record_screen *self)
{
  const struct record *record = self->edit->record;
  const char *focus = form_focus(self->form);
  if (self->proposed || !self->edit->fresh || record->type != &record_school
      || g_strcmp0(focus, "name") == 0 || text_blank(record_get(record, "name"))
      || record_get(record, "short_name"))
    return;
  self->proposed = true;
  g_autoptr(GHashTable) taken = taken_names(self->edit->session->store);
  g_autofree char *plain = without_kind(record_get(record, "name"));
  g_autofree char *made = name_abbreviate(plain, SHORT_COLUMNS, taken);
  form_propose(self->form, "short_name", made);
}
