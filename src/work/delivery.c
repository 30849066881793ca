#include "work/delivery.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

static const struct record *last(const struct record *record, const struct record_type *type)
{
  const GPtrArray *parts = record_parts(record, type);
  return parts->len ? parts->pdata[parts->len - 1] : NULL;
}

bool delivery_due(const struct record *walkthrough)
{
  return g_strcmp0(record_get(walkthrough, "outcome"), "made") == 0
         && g_strcmp0(record_get(walkthrough, "state"), "final") == 0;
}

/* As the visit type says. Yours. */
static char *usual_way(struct store *store, const struct record *walkthrough)
{
  AUTO(record) struct record *type =
      store_load(store, &record_visit_type, record_get(walkthrough, "visit_type"), NULL);
  return g_strdup(type ? record_get(type, "delivered_how") : "mailbox");
}

static bool mark_one(struct change *change, struct store *store, const char *uid, const char *how,
                     int *count, GError **error)
{
  AUTO(record) struct record *record = store_load(store, &record_walkthrough, uid, error);
  if (!record)
    return false;
  if (!delivery_due(record))
    return true;
  g_autofree char *usual = how ? NULL : usual_way(store, record);
  g_autofree char *today = clock_today();
  g_autofree char *time = clock_time();
  struct record *delivery = record_add_part(record, &record_delivery);
  record_set(delivery, "delivered_on", today);
  record_set(delivery, "delivered_time", time);
  record_set(delivery, "how", how ? how : usual);
  record_set(delivery, "staff", store_viewer(store));
  record_set(record, "state", "delivered");
  ++*count;
  return change_save(change, record, NULL, error);
}

bool delivery_mark(struct store *store, const GPtrArray *uids, const char *how, int *count,
                   GError **error)
{
  int marked = 0;
  g_autofree char *label = uids->len == 1
                               ? g_strdup("Note a slip as delivered")
                               : g_strdup_printf("Note %u slips as delivered", uids->len);
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  if (!change)
    return false;
  for (guint i = 0; i < uids->len; i++)
    if (!mark_one(change, store, uids->pdata[i], how, &marked, error))
      return false;
  if (count)
    *count = marked;
  return change_commit(g_steal_pointer(&change), error);
}

bool delivery_may_sign(const struct record *walkthrough, const char *signed_on, GError **error)
{
  const struct record *delivery = last(walkthrough, &record_delivery);
  if (!delivery || delivery_due(walkthrough))
    return fail(error, TL_ERROR_REFUSED,
                "The slip is not noted as delivered yet. Note that first, then the signature.");
  const char *delivered_on = record_get(delivery, "delivered_on");
  g_autofree char *today = clock_today();
  g_autofree char *day = date_weekday_medium(delivered_on);
  if (signed_on && strcmp(signed_on, delivered_on) < 0)
    return fail(error, TL_ERROR_INVALID,
                "The slip was delivered on %s; it cannot be signed before.", day);
  if (signed_on && strcmp(signed_on, today) > 0)
    return fail(error, TL_ERROR_INVALID,
                "That day is still to come. Give the day of the signature.");
  return true;
}

bool delivery_sign(struct store *store, const char *uid, const char *signed_on, const char *reply,
                   GError **error)
{
  AUTO(record) struct record *record = store_load(store, &record_walkthrough, uid, error);
  if (!record || !delivery_may_sign(record, signed_on, error))
    return false;
  record_set(record, "signed_on", signed_on);
  record_set(record, "reply", reply);
  record_set(record, "state", "signed");
  return store_save(store, record, "Note a signature", error);
}
