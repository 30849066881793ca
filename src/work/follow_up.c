#include "work/follow_up.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

/* Loads it where its state is as it must be. */
static struct record *load(struct store *store, const char *uid, bool open, GError **error)
{
  struct record *record = store_load(store, &record_follow_up, uid, error);
  if (!record || (strcmp(record_get(record, "state"), "open") == 0) == open)
    return record;
  fail(error, TL_ERROR_REFUSED,
       open ? "This follow-up is closed already. Open it again first." : "This follow-up is open.");
  record_free(record);
  return NULL;
}

static struct record *add_step(struct record *record, const char *step, const char *visit,
                               const char *note)
{
  g_autofree char *today = clock_today();
  struct record *part = record_add_part(record, &record_follow_up_step);
  record_set(part, "step_on", today);
  record_set(part, "step", step);
  record_set(part, "visit", visit);
  record_set(part, "note", note);
  return part;
}

static bool close_it(struct store *store, struct record *record, const char *state,
                     const char *reason, const char *visit, GError **error)
{
  g_autofree char *today = clock_today();
  record_set(record, "state", state);
  record_set(record, "closed_on", today);
  record_set(record, "reason", reason);
  add_step(record, state, visit, reason);
  return store_save(store, record, reason ? "Drop a follow-up" : "Note a follow-up as done", error);
}

bool follow_up_done(struct store *store, const char *uid, const char *visit, GError **error)
{
  AUTO(record) struct record *record = load(store, uid, true, error);
  return record && close_it(store, record, "done", NULL, visit, error);
}

bool follow_up_drop(struct store *store, const char *uid, const char *reason, const char *visit,
                    GError **error)
{
  AUTO(record) struct record *record = load(store, uid, true, error);
  return record && close_it(store, record, "dropped", reason, visit, error);
}

bool follow_up_carry(struct store *store, const char *uid, const char *due_on, const char *why,
                     const char *visit, GError **error)
{
  AUTO(record) struct record *record = load(store, uid, true, error);
  g_autofree char *today = clock_today();
  if (!record)
    return false;
  if (strcmp(due_on, today) <= 0)
    return fail(error, TL_ERROR_INVALID,
                "The new date is past. Choose a day to come by which it will be done.");
  g_autofree char *due = date_short(record_get(record, "due_on"));
  if (strcmp(due_on, record_get(record, "due_on")) <= 0)
    return fail(error, TL_ERROR_INVALID, "It is due on %s already. Choose a later day.", due);
  record_set(record, "due_on", due_on);
  record_set(add_step(record, "carried", visit, why), "due_on", due_on);
  return store_save(store, record, "Carry a follow-up on", error);
}

bool follow_up_reopen(struct store *store, const char *uid, const char *visit, GError **error)
{
  AUTO(record) struct record *record = load(store, uid, false, error);
  if (!record)
    return false;
  record_set(record, "state", "open");
  add_step(record, "reopened", visit, NULL);
  return store_save(store, record, "Open a follow-up again", error);
}
