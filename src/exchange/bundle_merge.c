#include "config.h"

#include "exchange/bundle_merge.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

/* --- parts ---------------------------------------------------------------------------------- */

enum { MOST_NAMES = 6 };

/* What names a part where its number does not: that changes when another is put before it. A log
 * has no names: each entry is another. */
static const struct {
  const struct record_type *type;
  const char *names[MOST_NAMES];
} naming[] = {
  { &record_assignment, { "role", "school", "subject", "grade", "from_on" } },
  { &record_supervision, { "supervisor", "from_on" } },
  { &record_instrument_item, { "strategy" } },
  { &record_delivery, { NULL } },
  { &record_amendment, { NULL } },
  { &record_follow_up_step, { NULL } },
};

static bool equal_field(const struct record *a, const struct record *b, int field)
{
  return g_strcmp0(a->values[field], b->values[field]) == 0;
}

/* True when both say the same in all that the file has, the number aside. */
static bool same_row(const struct record *a, const struct record *b, const bool *given)
{
  for (int i = 0; i < a->type->field_count; i++)
    if (given[i] && strcmp(a->type->fields[i].name, "position") != 0 && !equal_field(a, b, i))
      return false;
  return true;
}

/* True when both are the same part, whatever else they say. */
static bool same_name(const struct record *a, const struct record *b, const bool *given)
{
  (void)given;
  for (size_t t = 0; t < G_N_ELEMENTS(naming); t++) {
    if (naming[t].type != a->type)
      continue;
    int n = 0;
    while (naming[t].names[n] && equal_field(a, b, record_field(a->type, naming[t].names[n])))
      n++;
    return n > 0 && !naming[t].names[n];
  }
  for (int i = 0; i < a->type->field_count; i++)
    if (a->type->fields[i].flags & FIELD_KEY && !equal_field(a, b, i))
      return false;
  return true;
}

typedef bool likeness(const struct record *a, const struct record *b, const bool *given);

/* For each row that has none yet, the part that it is: each part is one row's. */
static void match(const GPtrArray *rows, const GPtrArray *parts, const bool *given, likeness *same,
                  struct record **matched)
{
  for (guint r = 0; r < rows->len; r++)
    for (guint p = 0; p < parts->len && !matched[r]; p++) {
      bool taken = false;
      for (guint k = 0; k < rows->len && !taken; k++)
        taken = matched[k] == parts->pdata[p];
      if (!taken && same(rows->pdata[r], parts->pdata[p], given))
        matched[r] = parts->pdata[p];
    }
}

/* What the row says, into the part that it is of. */
static void take_values(struct record *part, struct record *row, const bool *given)
{
  for (int i = 0; i < row->type->field_count; i++)
    if (given[i]) {
      g_free(part->values[i]);
      part->values[i] = g_steal_pointer(&row->values[i]);
    }
}

void bundle_merge_parts(struct record *record, const struct record_type *part, GPtrArray *rows,
                        const bool *given)
{
  GPtrArray *parts = record_parts(record, part);
  g_autofree struct record **matched = g_new0(struct record *, rows->len + 1);
  match(rows, parts, given, same_row, matched);
  match(rows, parts, given, same_name, matched);
  guint found = 0;
  for (guint r = 0; r < rows->len; r++)
    if (matched[r]) {
      take_values(matched[r], rows->pdata[r], given);
      found++;
    }
  /* Where the file has all of them it also says in which order they stand. */
  bool all = found == parts->len;
  if (all)
    while (parts->len > 0)
      g_ptr_array_steal_index(parts, parts->len - 1);
  for (guint r = 0; r < rows->len; r++) {
    if (matched[r] && all)
      g_ptr_array_add(parts, matched[r]);
    else if (!matched[r])
      g_ptr_array_add(parts, g_steal_pointer(&rows->pdata[r]));
  }
  g_ptr_array_set_size(rows, 0);
}

/* --- what has gone further ------------------------------------------------------------------ */

/* Words of a state in their order; NULL where a date says whether it was done. */
static const struct {
  const struct record_type *type;
  const char *field;
  const char *words[4];
} stages[] = {
  { &record_walkthrough, "state", { "final", "delivered", "signed" } },
  { &record_visit, "state", { "planned", "open" } },
  { &record_follow_up, "state", { "open" } },
  { &record_self_assessment, "submitted_at", { NULL } },
  { &record_improvement_memo, "sent_on", { NULL } },
};

/* How far value has come: a word that is not in the order is behind all of them. */
static int stage_of(const char *const *words, const char *value)
{
  if (!words[0] || !value)
    return value != NULL;
  int stage = 0;
  while (words[stage] && strcmp(words[stage], value) != 0)
    stage++;
  return stage;
}

bool bundle_merge_is_older(const struct record *before, const struct record *now)
{
  for (size_t t = 0; t < G_N_ELEMENTS(stages); t++)
    if (stages[t].type == now->type)
      return stage_of(stages[t].words, record_get(now, stages[t].field))
             < stage_of(stages[t].words, record_get(before, stages[t].field));
  return false;
}

bool bundle_merge_allowed(const struct record *before, struct record *now, const char *viewer,
                          GError **error)
{
  if (now->type != &record_walkthrough
      || (strcmp(record_get(before, "state"), "final") == 0
          && record_parts(before, &record_delivery)->len == 0))
    return true;
  if (viewer && g_strcmp0(record_get(before, "recorder"), viewer) != 0)
    record_set(now, "private_note", record_get(before, "private_note"));
  return record_equal(before, now)
         || fail(error, TL_ERROR_REFUSED,
                 "Its slip was delivered, so it is changed on the screen, with a reason.");
}
