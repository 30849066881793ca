#include "config.h"

#include "ui/sip_note.h"

#include "base/text.h"
#include "model/tables.h"
#include "ui/draft_place.h"

char *sip_note_name(const char *item, const char *month)
{
  return g_strdup_printf("%s %s", item, month);
}

char *sip_note_draft(const struct session *session, const char *item, const char *month)
{
  g_autofree char *name = sip_note_name(item, month);
  struct draft_key key = session_draft_key(session, SIP_NOTE, name);
  g_autofree char *json = draft_get(session->drafts, &key, NULL, NULL);
  AUTO(record) struct record *part = json ? record_from_json(&record_sip_status, json, NULL) : NULL;
  const char *note = part ? record_get(part, "note") : NULL;
  return json ? g_strdup(note ? note : "") : NULL;
}

char *sip_note_waiting(struct session *session, const char *item, const char *month,
                       const char *note)
{
  g_autofree char *words = sip_note_draft(session, item, month);
  g_autofree char *clean = words ? text_clean(words, false) : NULL;
  if (!clean || g_strcmp0(clean, note) != 0)
    return g_steal_pointer(&words);
  sip_note_forget(session, item, month, NULL); /* brought back with its status */
  return NULL;
}

bool sip_note_put(const struct session *session, const struct record *item, const char *month,
                  const char *words, GError **error)
{
  g_autofree char *name = sip_note_name(item->uid, month);
  struct draft_key key = session_draft_key(session, SIP_NOTE, name);
  AUTO(record) struct record *part = record_new(&record_sip_status);
  record_set(part, "month", month);
  record_set(part, "note", words);
  g_autofree char *json = record_to_json(part, true);
  g_autofree char *title = g_strdup_printf("a note on SIP item %s", record_get(item, "code"));
  return draft_put(session->drafts, &key, title, item->revision, json, error);
}

bool sip_note_forget(struct session *session, const char *item, const char *month, GError **error)
{
  g_autofree char *name = sip_note_name(item, month);
  struct draft_key key = session_draft_key(session, SIP_NOTE, name);
  g_autofree char *noted = draft_place_noted(session, SIP_NOTE, name);
  return draft_remove(session->drafts, &key, error)
         && draft_place_note(session, SIP_NOTE, name, NULL, &noted, error);
}

bool sip_note_take(const struct session *session, const char *item, struct record *part)
{
  g_autofree char *words = sip_note_draft(session, item, record_get(part, "month"));
  if (!words || record_get(part, "note"))
    return false;
  g_autofree char *clean = text_clean(words, false);
  record_set(part, "note", clean);
  return true;
}

/* --- undo ------------------------------------------------------------------------------------- */

/* The month whose status or note the item has otherwise in other, or not at all. Borrowed. */
static const char *differs(const struct record *item, const struct record *other)
{
  const GPtrArray *parts = record_parts(item, &record_sip_status);
  for (guint i = 0; i < parts->len; i++) {
    const struct record *part = g_ptr_array_index(parts, i);
    const struct record *there =
        record_find_part(other, &record_sip_status, "month", record_get(part, "month"));
    if (!there || !record_equal(part, there))
      return record_get(part, "month");
  }
  return NULL;
}

/* The note that went away with the status, as a draft: another status takes it along. */
static void keep_note(struct screen *screen, const struct record *before,
                      const struct record *after, const char *month)
{
  struct session *session = session_of(screen->app);
  const struct record *had = record_find_part(before, &record_sip_status, "month", month);
  const char *words = had ? record_get(had, "note") : NULL;
  g_autofree char *typed = words ? sip_note_draft(session, before->uid, month) : NULL;
  GError *error = NULL;
  if (!words || typed || record_find_part(after, &record_sip_status, "month", month))
    return;
  if (!sip_note_put(session, after, month, words, &error))
    session_error(screen->app, error);
  else
    screen->type->refresh(screen);
}

char *sip_note_undo(struct screen *screen, char **uid)
{
  struct session *session = session_of(screen->app);
  *uid = session_last_changed(session);
  AUTO(record)
  struct record *before = *uid ? store_load(session->store, &record_sip_item, *uid, NULL) : NULL;
  session_undo_here(screen);
  AUTO(record)
  struct record *after = before ? store_load(session->store, &record_sip_item, *uid, NULL) : NULL;
  if (!after)
    return NULL;
  const char *month = differs(before, after);
  if (!month)
    month = differs(after, before);
  if (month)
    keep_note(screen, before, after, month);
  return g_strdup(month);
}
