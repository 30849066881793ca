#include "exchange/import_kept.h"

#include <string.h>

struct step {
  char *at;
  bool brought;                  /* by a file */
  bool folder;                   /* which is an export: people did it in another copy */
  bool taken_back;               /* brought and undone, or the undoing of that */
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

/* rows: of the history in the order of the steps, the latest first. */
static void find_taken_back(struct import_kept *kept, const struct rowset *rows)
{
  g_autoptr(GHashTable) undone = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < kept->steps->len; i++) {
    struct step *step = &g_array_index(kept->steps, struct step, i);
    const char *undoes = rowset_get(rows, (int)i, "undoes");
    step->taken_back = g_hash_table_contains(undone, rowset_get(rows, (int)i, "change_uid"));
    if (!step->brought || step->taken_back || !undoes)
      continue;
    step->taken_back = true;
    g_hash_table_add(undone, (char *)undoes);
  }
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
      .folder = strcmp(rowset_get(rows, i, "folder"), "1") == 0,
      .before = before ? record_from_json(type, before, NULL) : NULL,
      .after = after ? record_from_json(type, after, NULL) : NULL,
    };
    g_array_append_val(kept->steps, step);
  }
  find_taken_back(kept, rows);
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
    bool by_people = !step->brought || (step->folder && !step->taken_back);
    if (changed || made)
      return by_people && (!filled_in || strcmp(step->at, filled_in) >= 0);
  }
  return false;
}

bool import_kept_was(const struct import_kept *kept, const struct import_value *value,
                     const char *text, const char *filled_in)
{
  for (guint i = 0; filled_in && i < kept->steps->len; i++) {
    const struct step *step = &g_array_index(kept->steps, struct step, i);
    if (!step->taken_back && step->before && step->after && strcmp(step->at, filled_in) >= 0
        && g_strcmp0(value_of(step->before, value), text) == 0
        && g_strcmp0(value_of(step->after, value), text) != 0)
      return true;
  }
  return false;
}

bool import_kept_came_later(const struct import_kept *kept, const struct import_value *value,
                            const char *filled_in)
{
  for (guint i = 0; i < kept->steps->len; i++) {
    const struct step *step = &g_array_index(kept->steps, struct step, i);
    if (step->taken_back
        || g_strcmp0(value_of(step->before, value), value_of(step->after, value)) == 0)
      continue;
    return step->brought && filled_in && strcmp(step->at, filled_in) >= 0;
  }
  return false;
}

/* old: NULL where there was no such part. The labels of what stays, or NULL; yours. */
static char *give_back(const struct import_kept *kept, struct import_value value,
                       const char *const *fields, const struct record *old, struct record *now,
                       const struct import_stays *stays)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new();
  for (; *fields; fields++) {
    const char *before = old ? record_get(old, *fields) : NULL;
    value.field = *fields;
    if (g_strcmp0(before, record_get(now, *fields)) == 0
        || !import_kept_stays(kept, &value, stays->filled_in))
      continue;
    g_ptr_array_add(labels, (char *)now->type->fields[record_field(now->type, *fields)].label);
    if (!stays->only_tell)
      record_set(now, *fields, before);
  }
  g_ptr_array_add(labels, NULL);
  return labels->len > 1 ? g_strjoinv(", ", (char **)labels->pdata) : NULL;
}

static bool is_blank(const struct record *part, const char *const *fields)
{
  for (; *fields; fields++)
    if (record_get(part, *fields))
      return false;
  return true;
}

/* What people know of the part with that key. */
static const char *part_name(const struct import_session *session,
                             const struct import_values *values, const char *of)
{
  const char *name = of ? import_session_name(session, of) : NULL;
  return name && name != of ? name : values->part->label;
}

static void give_part_back(const struct import_kept *kept, const struct import_values *values,
                           const struct record *before, struct record *now,
                           struct import_stays *stays)
{
  const char *of = values->key ? record_get(now, values->key) : NULL;
  const struct import_value value = { .part = values->part, .key = values->key, .of = of };
  const struct record *old = part_of(before, values->part, values->key, of);
  g_autofree char *labels = give_back(kept, value, values->fields, old, now, stays);
  if (labels)
    g_ptr_array_add(stays->labels,
                    g_strdup_printf("%s (%s)", part_name(stays->session, values, of), labels));
}

void import_kept_give_back(const struct import_kept *kept, const struct import_values *values,
                           const struct record *before, struct record *record,
                           struct import_stays *stays)
{
  if (!values->part) {
    struct import_value value = { .part = NULL };
    char *labels = give_back(kept, value, values->fields, before, record, stays);
    if (labels)
      g_ptr_array_add(stays->labels, labels);
    return;
  }
  GPtrArray *parts = record_parts(record, values->part);
  guint count = values->key ? parts->len : MIN(parts->len, 1);
  for (guint i = 0; i < count; i++)
    give_part_back(kept, values, before, parts->pdata[i], stays);
  /* What was taken away stays away. */
  for (guint i = count; i > 0 && !stays->only_tell; i--) {
    const char *of = values->key ? record_get(parts->pdata[i - 1], values->key) : NULL;
    if (is_blank(parts->pdata[i - 1], values->fields)
        && !part_of(before, values->part, values->key, of))
      g_ptr_array_remove_index(parts, i - 1);
  }
}

char *import_kept_labels(const struct import_stays *stays)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < stays->labels->len; i++)
    g_string_append_printf(text, "%s%s", i > 0 ? ", " : "", (char *)stays->labels->pdata[i]);
  return g_string_free(text, FALSE);
}

void import_kept_tell(struct import_session *session, struct import_place place, const char *what,
                      const struct import_stays *stays)
{
  g_autofree char *labels = import_kept_labels(stays);
  if (stays->labels->len > 0)
    import_session_notice(session, place, "%s was changed here%s; what is here stays: %s", what,
                          stays->filled_in ? " after the form was filled in" : "", labels);
}

bool import_kept_next(const struct import_kept *kept, guint *at, const struct record **before,
                      const struct record **after)
{
  while (*at < kept->steps->len) {
    const struct step *step = &g_array_index(kept->steps, struct step, (*at)++);
    *before = step->before;
    *after = step->after;
    if (!step->taken_back && step->before && step->after)
      return true;
  }
  return false;
}
