#include "work/visit_type.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/tables.h"

#include <string.h>

bool visit_type_unconfirmed(struct store *store, const char *uid)
{
  AUTO(record) struct record *type = uid ? store_load(store, &record_visit_type, uid, NULL) : NULL;
  return type && !record_get(type, "confirmed_on");
}

bool visit_type_confirm(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *type = store_load(store, &record_visit_type, uid, error);
  if (!type || record_get(type, "confirmed_on"))
    return type != NULL;
  g_autofree char *today = clock_today();
  record_set(type, "confirmed_on", today);
  g_autofree char *label = g_strdup_printf("Confirm the visit type %s", record_get(type, "name"));
  return store_save(store, type, label, error);
}

static bool differs(const struct record *one, const struct record *other, const char *field)
{
  return g_strcmp0(record_get(one, field), record_get(other, field)) != 0;
}

bool visit_type_changed(struct record *visit_type, const struct record *before)
{
  static const char *const rules[] = { "evaluative",    "counts_as_observation", "minimum_minutes",
                                       "feedback_days", "delivered_how",         "sentence" };
  for (size_t i = 0; i < G_N_ELEMENTS(rules); i++)
    if (differs(visit_type, before, rules[i]))
      record_set(visit_type, "confirmed_on", NULL);
  return differs(visit_type, before, "evaluative") && record_get(visit_type, "sentence")
         && !differs(visit_type, before, "sentence");
}

/* --- words ---------------------------------------------------------------------------------- */

static void add_minutes(GString *text, const struct record *type)
{
  long least = record_get_int(type, "minimum_minutes", 0);
  if (!record_get_flag(type, "counts_as_observation")) {
    g_string_append(text, "It does not count as an observation.\n");
    return;
  }
  if (least <= 0) {
    g_string_append(text, "It counts as an observation, however long it lasts.\n");
    return;
  }
  g_autofree char *minutes = format_plural(least, "minute", "minutes");
  g_string_append_printf(text, "It counts as an observation if it lasts at least %s.\n", minutes);
}

static void add_feedback(GString *text, const struct record *type)
{
  long days = record_get_int(type, "feedback_days", -1);
  const char *how = record_get(type, "delivered_how");
  const char *way = choice_label(how_choices, how ? how : "mailbox");
  if (days < 0) {
    g_string_append_printf(text, "No day is set for written feedback; it is given %s.\n", way);
    return;
  }
  g_autofree char *school_days = format_plural(days, "school day", "school days");
  g_autofree char *when =
      days == 0 ? g_strdup("on the same day") : g_strdup_printf("within %s", school_days);
  g_string_append_printf(text, "Written feedback is due %s, %s.\n", when, way);
}

char *visit_type_words(const struct record *visit_type)
{
  GString *text =
      g_string_new(record_get_flag(visit_type, "evaluative") ? "It is part of an evaluation.\n"
                                                             : "It is no part of an evaluation.\n");
  add_minutes(text, visit_type);
  add_feedback(text, visit_type);
  const char *sentence = record_get(visit_type, "sentence");
  if (sentence)
    g_string_append_printf(text, "The slip says: \"%s\"\n", sentence);
  else
    g_string_append(text, "The slip says nothing about it.\n");
  return g_string_free(text, FALSE);
}

/* --- which is offered first ----------------------------------------------------------------- */

static bool set_first(struct change *change, struct store *store, const GPtrArray *uids,
                      const char *first, GError **error)
{
  for (guint i = 0; i < uids->len; i++) {
    AUTO(record)
    struct record *type = store_load(store, &record_visit_type, uids->pdata[i], error);
    if (!type)
      return false;
    record_set(type, "is_default", strcmp(type->uid, first) == 0 ? "1" : "0");
    if (!change_save(change, type, NULL, error))
      return false;
  }
  return true;
}

bool visit_type_offer_first(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *type = store_load(store, &record_visit_type, uid, error);
  if (!type)
    return false;
  if (!record_get_flag(type, "active"))
    return fail(error, TL_ERROR_REFUSED,
                "This kind of visit is no longer in use. Bring it back first.");
  g_autoptr(GPtrArray) uids = store_uids(store, &record_visit_type, error);
  if (!uids)
    return false;
  g_autofree char *label = g_strdup_printf("Offer %s first", record_get(type, "name"));
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  return change && set_first(change, store, uids, uid, error)
         && change_commit(g_steal_pointer(&change), error);
}
