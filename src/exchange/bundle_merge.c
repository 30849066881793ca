#include "config.h"

#include "exchange/bundle_merge.h"

#include "base/error.h"
#include "exchange/bundle_parts.h"
#include "model/tables.h"

#include <string.h>

/* --- what has gone further ------------------------------------------------------------------ */

/* Words of a state in their order; NULL where a date says whether it was done. */
static const struct {
  const struct record_type *type;
  const char *field;
  const char *words[4];
} stages[] = {
  { &record_walkthrough, "state", { "final", "delivered", "signed" } },
  { &record_visit, "state", { "planned", "missed", "open" } },
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

/* What each of the two has in its logs that the other has not. */
struct difference {
  bool here, there;
};

static void compare_log(const struct record *before, const struct bundle_rows *file,
                        struct bundle_kept *kept, struct difference *difference)
{
  const GPtrArray *parts = record_parts(before, file->part);
  g_autofree struct record **matched = bundle_parts_match(file->rows, parts, file->given);
  guint found = 0;
  for (guint r = 0; r < file->rows->len; r++)
    if (matched[r])
      found++;
    else if (!bundle_kept_was_part(kept, file->rows->pdata[r], file->given))
      difference->there = true;
  if (found < parts->len)
    difference->here = true;
}

static struct difference compare_logs(const struct record *before, const struct bundle_rows *files,
                                      int count, struct bundle_kept *kept)
{
  struct difference difference = { false, false };
  for (int i = 0; i < count; i++)
    if (files[i].rows && bundle_parts_is_log(files[i].part))
      compare_log(before, &files[i], kept, &difference);
  return difference;
}

/* A walkthrough that was delivered is final again where it is being amended. */
static bool is_amended(const struct record *record)
{
  return record->type == &record_walkthrough && strcmp(record_get(record, "state"), "final") == 0
         && record_parts(record, &record_delivery)->len > 0;
}

/* How much further the record is in the folder than here: less than 0 where it is behind. */
static int advance_of(const struct record *before, const struct record *now,
                      const struct difference *logs, struct bundle_kept *kept)
{
  if (logs->here != logs->there && (logs->here || now->type == &record_follow_up))
    return logs->there ? 1 : -1;
  if (is_amended(before) && !logs->there && g_strcmp0(record_get(now, "state"), "final") != 0)
    return -1;
  for (size_t t = 0; t < G_N_ELEMENTS(stages); t++) {
    if (stages[t].type != now->type)
      continue;
    const char *state = record_get(now, stages[t].field);
    int here = stage_of(stages[t].words, record_get(before, stages[t].field));
    int there = stage_of(stages[t].words, state);
    bool undone =
        there > here
        && bundle_kept_was(kept, before, record_field(now->type, stages[t].field), state, NULL);
    return undone ? 0 : there - here;
  }
  return 0;
}

/* --- merging -------------------------------------------------------------------------------- */

/* Gives record back what was changed here since. */
static void merge_own(const struct record *before, struct record *record, struct bundle_kept *kept)
{
  for (int i = 0; i < record->type->field_count; i++) {
    const struct field *field = &record->type->fields[i];
    if (field->flags & FIELD_DERIVED || g_strcmp0(before->values[i], record->values[i]) == 0
        || !bundle_kept_was(kept, before, i, record->values[i], NULL))
      continue;
    record_set(record, field->name, before->values[i]);
    bundle_kept_leave(kept, field->label);
  }
}

/* True where what row says of that field is not taken into part. */
static bool stays(const struct record *part, const struct record *row, int field, const bool *given,
                  struct bundle_kept *kept)
{
  if (g_strcmp0(part->values[field], row->values[field]) == 0
      || strcmp(part->type->fields[field].name, "position") == 0)
    return false;
  /* A post found though only one of the two says since when. */
  bool begun = !row->values[field] && strcmp(part->type->fields[field].name, "from_on") == 0;
  return begun || bundle_kept_was(kept, part, field, row->values[field], given);
}

/* What the row says, into the part that it is of. */
static void take_values(struct record *part, struct record *row, const bool *given,
                        struct bundle_kept *kept)
{
  for (int i = 0; i < row->type->field_count; i++) {
    if (!given[i])
      continue;
    if (kept && stays(part, row, i, given, kept)) {
      bundle_kept_leave(kept, part->type->plural);
      continue;
    }
    g_free(part->values[i]);
    part->values[i] = g_steal_pointer(&row->values[i]);
  }
}

static void merge_parts(struct record *record, struct bundle_rows *file, struct bundle_kept *kept)
{
  GPtrArray *parts = record_parts(record, file->part), *rows = file->rows;
  g_autofree struct record **matched = bundle_parts_match(rows, parts, file->given);
  guint found = 0;
  bool moved = false;
  for (guint r = 0; r < rows->len; r++)
    if (matched[r])
      moved = parts->pdata[found++] != matched[r] || moved;
  /* Where the file has all of them it also says in which order they stand. */
  bool all = found == parts->len;
  bool moved_here = all && moved && bundle_kept_was_order(kept, rows, file->given);
  bool ordered = all && !moved_here;
  if (moved_here)
    bundle_kept_leave(kept, file->part->plural);
  while (ordered && parts->len > 0)
    g_ptr_array_steal_index(parts, parts->len - 1);
  for (guint r = 0; r < rows->len; r++) {
    if (matched[r])
      take_values(matched[r], rows->pdata[r], file->given, kept);
    else if (bundle_kept_was_part(kept, rows->pdata[r], file->given))
      bundle_kept_leave(kept, file->part->plural);
    else
      g_ptr_array_add(parts, g_steal_pointer(&rows->pdata[r]));
    if (matched[r] && ordered)
      g_ptr_array_add(parts, matched[r]);
  }
  g_ptr_array_set_size(rows, 0);
}

bool bundle_merge(const struct record *before, struct record *record, struct bundle_rows *files,
                  int count, struct bundle_kept *kept)
{
  struct difference logs = compare_logs(before, files, count, kept);
  int advance = advance_of(before, record, &logs, kept);
  if (advance < 0)
    return false;
  /* What has gone further there was written since. */
  if (advance > 0)
    kept = NULL;
  merge_own(before, record, kept);
  for (int i = 0; i < count; i++)
    if (files[i].rows)
      merge_parts(record, &files[i], kept);
  return true;
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
