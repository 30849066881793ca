/* A walkthrough that another changed while it was being changed here. */
#include "config.h"

#include "ui/capture.h"

#include "model/tables.h"
#include "ui/settle.h"

static struct record *theirs(const struct capture *capture, GError **error)
{
  return store_load(capture->session->store, &record_walkthrough, capture->draft, error);
}

char *capture_compare(struct capture *capture, GError **error)
{
  AUTO(record) struct record *stored = theirs(capture, error);
  return stored ? settle_words(capture->session->store, capture->base, capture->record, stored)
                : NULL;
}

/* How the slip reached the teacher is never ours to put back. */
static void keep_delivery(struct record *merged, const struct record *stored)
{
  static const char *const fields[] = { "state", "signed_on", "reply" };
  static const struct record_type *const parts[] = { &record_delivery, &record_amendment };
  for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
    record_set(merged, fields[i], record_get(stored, fields[i]));
  for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
    GPtrArray *into = record_parts(merged, parts[i]);
    const GPtrArray *from = record_parts(stored, parts[i]);
    g_ptr_array_set_size(into, 0);
    for (guint j = 0; j < from->len; j++)
      g_ptr_array_add(into, record_copy(from->pdata[j]));
  }
}

static void become(struct capture *capture, struct record *record, struct record *base)
{
  record_free(capture->record);
  record_free(capture->base);
  capture->record = record;
  capture->base = base;
  g_ptr_array_set_size(capture->before, 0);
  g_ptr_array_set_size(capture->after, 0);
}

bool capture_keep_ours(struct capture *capture, GError **error)
{
  struct record *stored = theirs(capture, error);
  if (!stored)
    return false;
  struct record *merged = settle_merge(capture->base, capture->record, stored);
  keep_delivery(merged, stored);
  become(capture, merged, stored);
  return capture_refresh(capture, error) && capture_keep(capture, error);
}

bool capture_take_theirs(struct capture *capture, GError **error)
{
  struct record *stored = theirs(capture, error);
  if (!stored)
    return false;
  become(capture, record_copy(stored), stored);
  return capture_refresh(capture, error) && capture_discard(capture, error);
}
