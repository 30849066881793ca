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

/* The part with that key, or the first; NULL: none. */
static struct record *part_of(const struct record *record, const struct record_type *type,
                              const char *key, const char *of)
{
  if (key)
    return record_find_part(record, type, key, of);
  const GPtrArray *parts = record_parts(record, type);
  return parts->len > 0 ? parts->pdata[0] : NULL;
}

static const char *value_of(const struct record *record, const struct import_value *value)
{
  if (record && value->part)
    record = part_of(record, value->part, value->key, value->of);
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

/* old: NULL where there was no such part. */
static bool give_back(const struct import_kept *kept, struct import_value value,
                      const char *const *fields, const struct record *old, struct record *now,
                      const char *filled_in)
{
  bool any = false;
  for (; *fields; fields++) {
    const char *before = old ? record_get(old, *fields) : NULL;
    value.field = *fields;
    if (g_strcmp0(before, record_get(now, *fields)) == 0
        || !import_kept_stays(kept, &value, filled_in))
      continue;
    record_set(now, *fields, before);
    any = true;
  }
  return any;
}

static bool is_blank(const struct record *part, const char *const *fields)
{
  for (; *fields; fields++)
    if (record_get(part, *fields))
      return false;
  return true;
}

bool import_kept_give_back(const struct import_kept *kept, const struct import_values *values,
                           const struct record *before, struct record *record,
                           const char *filled_in)
{
  struct import_value value = { .part = values->part, .key = values->key };
  if (!values->part)
    return give_back(kept, value, values->fields, before, record, filled_in);
  GPtrArray *parts = record_parts(record, values->part);
  bool any = false;
  for (guint i = values->key ? parts->len : MIN(parts->len, 1); i > 0; i--) {
    struct record *now = parts->pdata[i - 1];
    value.of = values->key ? record_get(now, values->key) : NULL;
    const struct record *old = part_of(before, values->part, values->key, value.of);
    any = give_back(kept, value, values->fields, old, now, filled_in) || any;
    /* What was taken away stays away. */
    if (!old && is_blank(now, values->fields))
      g_ptr_array_remove_index(parts, i - 1);
  }
  return any;
}
