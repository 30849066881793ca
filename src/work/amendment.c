#include "work/amendment.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "model/amended.h"
#include "model/tables.h"

#include <string.h>

bool amendment_needed(const struct record *stored)
{
  return g_strcmp0(record_get(stored, "state"), "final") != 0;
}

bool amendment_moves(const struct record *stored, const struct record *record)
{
  return record_parts(stored, &record_delivery)->len > 0 && amended_another(stored, record);
}

/* What is stored, as the teacher's copy has it: no private notes, and not what it said before that.
 * Yours. */
static char *as_it_was(const struct record *stored)
{
  AUTO(record) struct record *copy = record_copy(stored);
  g_ptr_array_set_size(record_parts(copy, &record_amendment), 0);
  return record_to_json(copy, false);
}

/* The new teacher got nothing, signed nothing and wrote nothing back. */
static void forget_delivery(struct record *record)
{
  g_ptr_array_set_size(record_parts(record, &record_delivery), 0);
  record_set(record, "reply", NULL);
}

/* Record as it was before an attempt to store it: its part goes, what is stored stays. */
static void take_back(struct record *record, const struct record *stored, struct record *part)
{
  static const char *const fields[] = { "state", "signed_on", "reply" };
  g_ptr_array_remove(record_parts(record, &record_amendment), part);
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    record_set(record, fields[i], record_get(stored, fields[i]));
  GPtrArray *deliveries = record_parts(record, &record_delivery);
  const GPtrArray *those = record_parts(stored, &record_delivery);
  g_ptr_array_set_size(deliveries, 0);
  for (guint i = 0; i < those->len; i++)
    g_ptr_array_add(deliveries, record_copy(those->pdata[i]));
}

/* Makes record the amendment of what is stored. The part that says so, borrowed; NULL with error.
 */
static struct record *amend(struct store *store, struct record *record, const struct record *stored,
                            const char *reason, GError **error)
{
  if (text_blank(reason)) {
    fail(error, TL_ERROR_INVALID,
         "Why is it changed after the teacher got it? Give a reason in a few words.");
    return NULL;
  }
  g_autofree char *now = clock_instant();
  g_autofree char *before = as_it_was(stored);
  struct record *part = record_add_part(record, &record_amendment);
  record_set(part, "amended_at", now);
  record_set(part, "staff", store_viewer(store));
  record_set(part, "reason", reason);
  record_set(part, "before", before);
  record_set(record, "state", "final");
  record_set(record, "signed_on", NULL);
  if (amended_another(stored, record))
    forget_delivery(record);
  return part;
}

bool amendment_save_within(struct store *store, struct change *change, struct record *record,
                           const char *reason, GError **error)
{
  AUTO(record)
  struct record *stored = store_load(store, &record_walkthrough, record->uid, error);
  return stored && amend(store, record, stored, reason, error)
         && change_save(change, record, NULL, error);
}

bool amendment_save(struct store *store, struct record *record, const char *reason,
                    const char *label, GError **error)
{
  AUTO(record)
  struct record *stored = store_load(store, &record_walkthrough, record->uid, error);
  struct record *part = stored ? amend(store, record, stored, reason, error) : NULL;
  if (!part)
    return false;
  if (store_save(store, record, label, error))
    return true;
  take_back(record, stored, part);
  return false;
}
