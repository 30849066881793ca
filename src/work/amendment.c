#include "work/amendment.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/tables.h"

#include <string.h>

bool amendment_needed(const struct record *stored)
{
  return g_strcmp0(record_get(stored, "state"), "final") != 0;
}

/* What is stored, as the teacher's copy has it: no private notes, and not what it said before that.
 * Yours. */
static char *as_it_was(const struct record *stored)
{
  AUTO(record) struct record *copy = record_copy(stored);
  g_ptr_array_set_size(record_parts(copy, &record_amendment), 0);
  return record_to_json(copy, false);
}

bool amendment_save(struct store *store, struct record *record, const char *reason,
                    const char *label, GError **error)
{
  AUTO(record)
  struct record *stored = store_load(store, &record_walkthrough, record->uid, error);
  if (!stored)
    return false;
  if (text_blank(reason))
    return fail(error, TL_ERROR_INVALID,
                "Why is it changed after the teacher got it? Give a reason in a few words.");
  g_autofree char *now = clock_instant();
  g_autofree char *before = as_it_was(stored);
  struct record *part = record_add_part(record, &record_amendment);
  record_set(part, "amended_at", now);
  record_set(part, "staff", store_viewer(store));
  record_set(part, "reason", reason);
  record_set(part, "before", before);
  record_set(record, "state", "final");
  record_set(record, "signed_on", NULL);
  if (store_save(store, record, label, error))
    return true;
  g_ptr_array_remove(record_parts(record, &record_amendment), part);
  record_set(record, "state", record_get(stored, "state"));
  record_set(record, "signed_on", record_get(stored, "signed_on"));
  return false;
}

struct record *amendment_before(const struct record *walkthrough, guint number, GError **error)
{
  const GPtrArray *parts = record_parts(walkthrough, &record_amendment);
  if (number >= parts->len) {
    fail(error, TL_ERROR_NOT_FOUND, "It was not amended so often.");
    return NULL;
  }
  struct record *before =
      record_from_json(&record_walkthrough, record_get(parts->pdata[number], "before"), error);
  if (before && !before->uid)
    before->uid = g_strdup(walkthrough->uid);
  return before;
}
