#include "exchange/import_kept.h"

#include <string.h>

struct step {
  char *at;
  bool brought;                  /* by a file */
  struct record *before, *after; /* NULL: there was none, or nobody noted it */
};

struct import_kept {
  GArray *steps; /* struct step, the latest first */
};

static void clear_step(gpointer data)
{
  struct step *step = data;
  g_free(step->at);
  record_free(step->before);
  record_free(step->after);
}

struct import_kept *import_kept_load(struct store *store, const struct record_type *type,
                                     const char *uid, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_IMPORT_HISTORY, error, "uid", uid, NULL);
  if (!rows)
    return NULL;
  struct import_kept *kept = g_new0(struct import_kept, 1);
  kept->steps = g_array_new(FALSE, TRUE, sizeof(struct step));
  g_array_set_clear_func(kept->steps, clear_step);
  for (int i = 0; i < rows->row_count; i++) {
    const char *before = rowset_get(rows, i, "before");
    const char *after = rowset_get(rows, i, "after");
    struct step step = {
      .at = g_strdup(rowset_get(rows, i, "changed_at")),
      .brought = strcmp(rowset_get(rows, i, "brought"), "1") == 0,
      .before = before ? record_from_json(type, before, NULL) : NULL,
      .after = after ? record_from_json(type, after, NULL) : NULL,
    };
    g_array_append_val(kept->steps, step);
  }
  return kept;
}

void import_kept_free(struct import_kept *kept)
{
  g_array_unref(kept->steps);
  g_free(kept);
}

static const char *value_of(const struct record *record, const struct import_value *value)
{
  if (record && value->part)
    record = record_find_part(record, value->part, value->key, value->of);
  return record ? record_get(record, value->field) : NULL;
}

bool import_kept_stays(const struct import_kept *kept, const struct import_value *value,
                       const char *filled_in)
{
  for (guint i = 0; i < kept->steps->len; i++) {
    const struct step *step = &g_array_index(kept->steps, struct step, i);
    bool changed = g_strcmp0(value_of(step->before, value), value_of(step->after, value)) != 0;
    /* Of what a file made, history does not keep how it was. */
    bool made = step->brought && !step->before && !step->after;
    if (changed || made)
      return !step->brought && (!filled_in || strcmp(step->at, filled_in) >= 0);
  }
  return false;
}
