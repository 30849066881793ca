#include "work/next_step.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/tables.h"
#include "work/follow_up.h"

#include <string.h>

/* The follow-up that says it is done; owner does it. Yours. */
static struct record *done_of(const struct record *walkthrough, const char *owner,
                              const char *visit)
{
  g_autofree char *today = clock_today();
  struct record *record = record_new(&record_follow_up);
  record_set(record, "school", record_get(walkthrough, "school"));
  record_set(record, "owner", owner);
  record_set(record, "text", record_get(walkthrough, "next_step"));
  record_set(record, "due_on", today);
  record_set(record, "made_on", record_get(walkthrough, "made_on"));
  record_set(record, "origin", "walkthrough");
  record_set(record, "walkthrough", walkthrough->uid);
  record_set(record, "state", "done");
  record_set(record, "closed_on", today);
  struct record *step = record_add_part(record, &record_follow_up_step);
  record_set(step, "step_on", today);
  record_set(step, "step", "done");
  record_set(step, "visit", visit);
  return record;
}

/* The teacher does it; who may not write for the school keeps it as their own. */
static bool keep_done(struct store *store, const struct record *walkthrough, const char *visit,
                      GError **error)
{
  static const char label[] = "Note a next step as taken up";
  const char *viewer = store_viewer(store);
  const char *teacher = record_get(walkthrough, "teacher");
  const char *recorder = record_get(walkthrough, "recorder");
  GError *inner = NULL;
  AUTO(record) struct record *theirs = done_of(walkthrough, teacher ? teacher : recorder, visit);
  if (store_save(store, theirs, label, &inner))
    return true;
  if (!viewer || !error_is(inner, TL_ERROR_REFUSED)) {
    g_propagate_error(error, inner);
    return false;
  }
  g_clear_error(&inner);
  AUTO(record) struct record *own = done_of(walkthrough, viewer, visit);
  return store_save(store, own, label, error);
}

bool next_step_toggle(struct store *store, const char *walkthrough, const char *visit,
                      GError **error)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(store, STATEMENT_NEXT_STEP_FOLLOW_UP, error, "walkthrough", walkthrough, NULL);
  if (!rows)
    return false;
  if (rows->row_count > 0) {
    const char *uid = rowset_get(rows, 0, "uid");
    return strcmp(rowset_get(rows, 0, "state"), "open") == 0
               ? follow_up_done(store, uid, visit, error)
               : follow_up_reopen(store, uid, visit, error);
  }
  AUTO(record)
  struct record *record = store_load(store, &record_walkthrough, walkthrough, error);
  if (!record)
    return false;
  if (!record_get(record, "next_step"))
    return fail(error, TL_ERROR_NOT_FOUND, "Nothing was asked last time.");
  return keep_done(store, record, visit, error);
}
