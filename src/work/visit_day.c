#include "work/visit_day.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "work/amendment.h"

#include <string.h>

/* The uids of what is part of a visit, among rows. */
static struct rowset *those_in(struct store *store, const char *visit, GError **error)
{
  return store_query(store, STATEMENT_VISIT_MADE_IN, error, "visit", visit, NULL);
}

/* Delivered, or changed since and to be delivered once more. */
static bool is_held(const struct record *walkthrough)
{
  return amendment_needed(walkthrough) || record_parts(walkthrough, &record_delivery)->len > 0;
}

/* Who came along may have made some of them; those are theirs to change. */
static bool is_ones_own(struct store *store, const struct rowset *rows, int row, GError **error)
{
  if (store_viewer_keeps_records(store)
      || g_strcmp0(rowset_get(rows, row, "recorder"), store_viewer(store)) == 0)
    return true;
  g_autofree char *who =
      name_full(rowset_get(rows, row, "given_name"), rowset_get(rows, row, "family_name"));
  return fail(error, TL_ERROR_REFUSED,
              "%s made one of the walkthroughs of this visit. Ask the record keeper to change its "
              "day.",
              who);
}

bool visit_day_read(struct store *store, const char *visit, struct visit_day *day, GError **error)
{
  AUTO(rowset) struct rowset *rows = those_in(store, visit, error);
  *day = (struct visit_day){ rows ? rows->row_count : 0, 0 };
  for (int i = 0; rows && i < rows->row_count; i++) {
    AUTO(record)
    struct record *record =
        is_ones_own(store, rows, i, error)
            ? store_load(store, &record_walkthrough, rowset_get(rows, i, "uid"), error)
            : NULL;
    if (!record)
      return false;
    day->held += is_held(record);
  }
  return rows != NULL;
}

bool visit_day_may_be(const struct record *visit, GError **error)
{
  const char *state = record_get(visit, "state"), *day = record_get(visit, "visited_on");
  g_autofree char *today = clock_today();
  bool came = strcmp(state, "made") == 0 || strcmp(state, "open") == 0;
  if (!came || strcmp(day, today) <= 0)
    return true;
  g_autofree char *words = date_weekday_medium(day);
  return fail(error, TL_ERROR_INVALID, "%s is still to come. Give the day it was made.", words);
}

/* True where staff was along, who now is not. */
static bool take_off(struct record *walkthrough, const char *staff)
{
  struct record *part = record_find_part(walkthrough, &record_companion, "staff", staff);
  return part && g_ptr_array_remove(record_parts(walkthrough, &record_companion), part);
}

bool visit_day_leave(struct record *walkthrough, const struct record *visit)
{
  record_set(walkthrough, "visit", NULL);
  const GPtrArray *along = record_parts(visit, &record_visit_companion);
  bool off = take_off(walkthrough, record_get(visit, "visitor"));
  for (guint i = 0; i < along->len; i++)
    off = take_off(walkthrough, record_get(along->pdata[i], "staff")) || off;
  return off;
}

static void leave_out(struct record *walkthrough, const struct record *visit)
{
  if (is_held(walkthrough))
    record_set(walkthrough, "visit", NULL);
  else
    visit_day_leave(walkthrough, visit);
}

static void take_along(struct record *walkthrough, const char *day)
{
  const char *finished = record_get(walkthrough, "finished_at");
  g_autofree char *entered = finished ? clock_day_of(finished) : NULL;
  record_set(walkthrough, "made_on", day);
  record_set(walkthrough, "entered_late", entered && strcmp(entered, day) > 0 ? "1" : "0");
}

/* What becomes of the walkthroughs of a visit; as it was before the change. */
struct settling {
  struct store *store;
  struct change *change;
  const struct record *was;
  const char *day; /* on which they are from now on; NULL: they are left out */
  const char *reason;
};

static bool settle_one(const struct settling *settling, const char *uid, GError **error)
{
  AUTO(record)
  struct record *record = store_load(settling->store, &record_walkthrough, uid, error);
  if (!record)
    return false;
  if (!settling->day) {
    leave_out(record, settling->was);
    return change_save(settling->change, record, NULL, error);
  }
  bool held = is_held(record);
  take_along(record, settling->day);
  return held ? amendment_save_within(settling->store, settling->change, record, settling->reason,
                                      error)
              : change_save(settling->change, record, NULL, error);
}

static bool settle_all(const struct settling *settling, const char *visit, GError **error)
{
  AUTO(rowset) struct rowset *rows = those_in(settling->store, visit, error);
  for (int i = 0; rows && i < rows->row_count; i++)
    if (!settle_one(settling, rowset_get(rows, i, "uid"), error))
      return false;
  return rows != NULL;
}

bool visit_day_save(struct store *store, struct record *visit, bool take, const char *reason,
                    GError **error)
{
  AUTO(change)
  struct change *change = change_begin(store, "Change a visit’s day", CHANGE_PERSON, error);
  AUTO(record)
  struct record *was = change ? store_load(store, &record_visit, visit->uid, error) : NULL;
  if (!was)
    return false;
  change_hold(change, visit);
  struct settling settling = { store, change, was, take ? record_get(visit, "visited_on") : NULL,
                               reason };
  return change_save(change, visit, NULL, error) && settle_all(&settling, visit->uid, error)
         && change_commit(g_steal_pointer(&change), error);
}
