#include "work/visit_day.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

static bool take_along(struct record *walkthrough, const char *day, GError **error)
{
  const char *finished = record_get(walkthrough, "finished_at");
  g_autofree char *entered = finished ? clock_day_of(finished) : NULL;
  g_autofree char *was = date_medium(record_get(walkthrough, "made_on"));
  if (strcmp(record_get(walkthrough, "state"), "final") != 0
      || record_parts(walkthrough, &record_delivery)->len > 0)
    return fail(error, TL_ERROR_REFUSED,
                "A teacher holds a slip of one that says %s. Correct that one first, with the "
                "reason (Enter on it, e, d); or leave them out.",
                was);
  record_set(walkthrough, "made_on", day);
  record_set(walkthrough, "entered_late", entered && strcmp(entered, day) > 0 ? "1" : "0");
  return true;
}

static bool settle_one(struct store *store, struct change *change, const char *uid, const char *day,
                       GError **error)
{
  AUTO(record) struct record *record = store_load(store, &record_walkthrough, uid, error);
  if (!record)
    return false;
  if (!day)
    record_set(record, "visit", NULL);
  else if (!take_along(record, day, error))
    return false;
  return change_save(change, record, NULL, error);
}

bool visit_day_save(struct store *store, struct record *visit, const GPtrArray *walkthroughs,
                    bool take, GError **error)
{
  const char *day = take ? record_get(visit, "visited_on") : NULL;
  AUTO(change)
  struct change *change = change_begin(store, "Change a visit’s day", CHANGE_PERSON, error);
  if (!change)
    return false;
  change_hold(change, visit);
  if (!change_save(change, visit, NULL, error))
    return false;
  for (guint i = 0; i < walkthroughs->len; i++)
    if (!settle_one(store, change, walkthroughs->pdata[i], day, error))
      return false;
  return change_commit(g_steal_pointer(&change), error);
}
