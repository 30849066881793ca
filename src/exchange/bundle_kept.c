#include "exchange/bundle_kept.h"

#include "exchange/bundle_parts.h"
#include "exchange/import_kept.h"

struct bundle_kept {
  struct store *store;
  const struct record_type *type;
  const char *uid;
  struct import_kept *history; /* NULL: not read yet, or failed */
  GError *failure;
  GPtrArray *labels; /* each once */
};

struct bundle_kept *bundle_kept_new(struct store *store, const struct record_type *type,
                                    const char *uid)
{
  struct bundle_kept *kept = g_new0(struct bundle_kept, 1);
  *kept = (struct bundle_kept){ store, type, uid, NULL, NULL, g_ptr_array_new() };
  return kept;
}

void bundle_kept_free(struct bundle_kept *kept)
{
  g_clear_pointer(&kept->history, import_kept_free);
  g_clear_error(&kept->failure);
  g_ptr_array_unref(kept->labels);
  g_free(kept);
}

static bool next(struct bundle_kept *kept, guint *at, const struct record **before,
                 const struct record **after)
{
  if (kept && !kept->history && !kept->failure)
    kept->history = import_kept_load(kept->store, kept->type, kept->uid, &kept->failure);
  return kept && kept->history && import_kept_next(kept->history, at, before, after);
}

/* The part of record that row is, or NULL. */
static const struct record *find(const struct record *record, const struct record *row,
                                 const bool *given)
{
  return bundle_parts_find(record_parts(record, row->type), row, given);
}

bool bundle_kept_was(struct bundle_kept *kept, const struct record *here, int field,
                     const char *value, const bool *given)
{
  const struct record *before, *after;
  for (guint at = 0; next(kept, &at, &before, &after);) {
    const struct record *old = here->type->root ? find(before, here, given) : before;
    const struct record *now = here->type->root ? find(after, here, given) : after;
    if (old && now && g_strcmp0(old->values[field], value) == 0
        && g_strcmp0(now->values[field], value) != 0)
      return true;
  }
  return false;
}

static guint count_same(const struct record *record, const struct record *row, const bool *given)
{
  const GPtrArray *parts = record_parts(record, row->type);
  guint count = 0;
  for (guint i = 0; i < parts->len; i++)
    count += bundle_parts_same(row, parts->pdata[i], given);
  return count;
}

bool bundle_kept_was_part(struct bundle_kept *kept, const struct record *row, const bool *given)
{
  const struct record *before, *after;
  /* A log may have two entries that say the same. */
  bool log = bundle_parts_is_log(row->type);
  for (guint at = 0; next(kept, &at, &before, &after);)
    if (count_same(before, row, given) > count_same(after, row, given)
        && (log || !find(after, row, given)))
      return true;
  return false;
}

static bool in_order(const struct record *record, const GPtrArray *rows, const bool *given)
{
  const GPtrArray *parts = record_parts(record, ((const struct record *)rows->pdata[0])->type);
  for (guint i = 0; i < MIN(rows->len, parts->len); i++)
    if (!bundle_parts_same(rows->pdata[i], parts->pdata[i], given))
      return false;
  return rows->len == parts->len;
}

bool bundle_kept_was_order(struct bundle_kept *kept, const GPtrArray *rows, const bool *given)
{
  const struct record *before, *after;
  for (guint at = 0; rows->len > 1 && next(kept, &at, &before, &after);)
    if (in_order(before, rows, given) && !in_order(after, rows, given))
      return true;
  return false;
}

void bundle_kept_leave(struct bundle_kept *kept, const char *label)
{
  if (!g_ptr_array_find(kept->labels, label, NULL))
    g_ptr_array_add(kept->labels, (char *)label);
}

char *bundle_kept_labels(const struct bundle_kept *kept)
{
  if (!kept || kept->labels->len == 0)
    return NULL;
  GString *text = g_string_new(kept->labels->pdata[0]);
  for (guint i = 1; i < kept->labels->len; i++)
    g_string_append_printf(text, ", %s", (const char *)kept->labels->pdata[i]);
  return g_string_free(text, FALSE);
}

bool bundle_kept_check(struct bundle_kept *kept, GError **error)
{
  if (!kept || !kept->failure)
    return true;
  g_propagate_error(error, g_steal_pointer(&kept->failure));
  return false;
}
