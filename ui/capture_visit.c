/* The visit that a walkthrough is part of, and who is along on it. */
#include "config.h"

#include "ui/capture.h"

#include "base/clock.h"
#include "model/tables.h"
#include "work/visit_day.h"

#include <string.h>

char *capture_visit(struct store *store, const struct record *record)
{
  return store_value(store, STATEMENT_CAPTURE_VISIT, NULL, "school", record_get(record, "school"),
                     "staff", record_get(record, "recorder"), "day", record_get(record, "made_on"),
                     NULL);
}

static void add_companion(struct record *record, const char *staff)
{
  if (g_strcmp0(staff, record_get(record, "recorder")) != 0
      && !record_find_part(record, &record_companion, "staff", staff))
    record_set(record_add_part(record, &record_companion), "staff", staff);
}

bool capture_take_visit(struct store *store, struct record *record, const char *uid)
{
  AUTO(record) struct record *visit = uid ? store_load(store, &record_visit, uid, NULL) : NULL;
  record_set(record, "visit", visit ? uid : NULL);
  if (!visit)
    return false;
  const GPtrArray *along = record_parts(visit, &record_visit_companion);
  add_companion(record, record_get(visit, "visitor"));
  for (guint i = 0; i < along->len; i++) {
    const char *staff = record_get(along->pdata[i], "staff");
    if (g_strcmp0(staff, record_get(record, "teacher")) != 0)
      add_companion(record, staff);
  }
  return true;
}

bool capture_join_visit(struct capture *capture)
{
  struct store *store = capture->session->store;
  g_autofree char *uid =
      record_get(capture->record, "visit") ? NULL : capture_visit(store, capture->record);
  return uid && capture_take_visit(store, capture->record, uid);
}

bool capture_leave_visit(struct capture *capture)
{
  struct record *record = capture->record;
  const char *uid = record_get(record, "visit");
  AUTO(record)
  struct record *visit = uid ? store_load(capture->session->store, &record_visit, uid, NULL) : NULL;
  record_set(record, "visit", NULL);
  return visit && visit_day_leave(record, visit);
}

void capture_change_recorder(struct capture *capture, const char *recorder)
{
  struct record *record = capture->record;
  capture_leave_visit(capture);
  record_set(record, "recorder", recorder);
  struct record *part = record_find_part(record, &record_companion, "staff", recorder);
  if (part)
    g_ptr_array_remove(record_parts(record, &record_companion), part);
  capture_join_visit(capture);
}
