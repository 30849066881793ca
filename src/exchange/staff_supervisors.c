#include "exchange/staff_supervisors.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/tables.h"

#include <string.h>

enum { MOST_LEVELS = 200 }; /* from a teacher up to the superintendent */

void staff_supervisors_find(struct staff_rows *rows)
{
  for (guint i = 0; i < rows->list->len; i++) {
    struct staff_row *row = rows->list->pdata[i];
    g_autoptr(GError) problem = NULL;
    if (row->refused || !row->supervisor)
      continue;
    row->supervised =
        staff_index_find(rows->index, row->supervisor, record_get(row->post, "school"), &problem);
    if (!row->supervised) {
      g_prefix_error(&problem, "Supervisor: ");
      staff_rows_refuse(rows, row, problem->message);
    } else if (row->supervised == row->item) {
      staff_rows_refuse(rows, row, "Supervisor: nobody supervises themselves. Name another.");
    }
  }
}

static bool is_current(const struct record *supervision, const char *today)
{
  const char *from = record_get(supervision, "from_on");
  const char *until = record_get(supervision, "until_on");
  return (!from || strcmp(from, today) <= 0) && (!until || strcmp(until, today) > 0);
}

/* True where one of rows names the supervisor with that uid. */
static bool is_named(const GPtrArray *rows, const char *uid)
{
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *row = rows->pdata[i];
    if (!row->refused && row->supervised && strcmp(row->supervised->record->uid, uid) == 0)
      return true;
  }
  return false;
}

static bool is_supervised_by(const GPtrArray *supervisions, const char *uid, const char *today)
{
  for (guint i = 0; i < supervisions->len; i++) {
    const struct record *supervision = supervisions->pdata[i];
    if (is_current(supervision, today) && strcmp(record_get(supervision, "supervisor"), uid) == 0)
      return true;
  }
  return false;
}

/* Ends those in force that no row names; what began today was not yet anything. */
static void end_others(GPtrArray *supervisions, const GPtrArray *rows, const char *today)
{
  for (guint i = supervisions->len; i-- > 0;) {
    struct record *supervision = supervisions->pdata[i];
    if (!is_current(supervision, today) || is_named(rows, record_get(supervision, "supervisor")))
      continue;
    if (g_strcmp0(record_get(supervision, "from_on"), today) == 0)
      g_ptr_array_remove_index(supervisions, i);
    else
      record_set(supervision, "until_on", today);
  }
}

void staff_supervisors_merge(struct record *person, const GPtrArray *rows)
{
  g_autofree char *today = clock_today();
  GPtrArray *supervisions = record_parts(person, &record_supervision);
  bool replaces = supervisions->len > 0;
  bool named = false;
  for (guint i = 0; i < rows->len; i++) {
    const struct staff_row *row = rows->pdata[i];
    const char *uid = row->supervised && !row->refused ? row->supervised->record->uid : NULL;
    named = named || uid;
    if (!uid || is_supervised_by(supervisions, uid, today))
      continue;
    struct record *supervision = record_add_part(person, &record_supervision);
    record_set(supervision, "supervisor", uid);
    if (replaces)
      record_set(supervision, "from_on", today);
  }
  if (named)
    end_others(supervisions, rows, today);
}

/* Saving -------------------------------------------------------------------------------------- */

static bool save_after_supervisors(struct import_items *people, struct import_item *item, int level,
                                   GError **error);

static bool refuse(struct import_items *people, struct import_item *item, const char *why)
{
  import_session_refuse(people->session, item->place, why);
  item->state = IMPORT_ITEM_REFUSED;
  return true;
}

/* Saves those who supervise item; *there says whether all of them are in the store then. */
static bool save_supervisors(struct import_items *people, struct import_item *item, int level,
                             bool *there, GError **error)
{
  const GPtrArray *supervisions = record_parts(item->record, &record_supervision);
  *there = true;
  for (guint i = 0; i < supervisions->len; i++) {
    const char *uid = record_get(supervisions->pdata[i], "supervisor");
    struct import_item *supervisor = g_hash_table_lookup(people->by_uid, uid);
    if (!supervisor || supervisor->before)
      continue;
    if (!save_after_supervisors(people, supervisor, level + 1, error))
      return false;
    *there = *there && supervisor->state == IMPORT_ITEM_SAVED;
  }
  return true;
}

static bool save_after_supervisors(struct import_items *people, struct import_item *item, int level,
                                   GError **error)
{
  bool there;
  if (item->state != IMPORT_ITEM_WANTED)
    return true;
  if (level > MOST_LEVELS)
    return refuse(people, item, "Supervisor: there are too many levels above. Leave this one out.");
  item->state = IMPORT_ITEM_SAVING;
  if (!save_supervisors(people, item, level, &there, error))
    return false;
  if (there)
    return import_item_save(people, item, error);
  return refuse(people, item,
                "Supervisor: their own row was refused, or they supervise each other in a circle. "
                "Correct that first.");
}

bool staff_supervisors_save(struct import_items *people, GError **error)
{
  for (guint i = 0; i < people->list->len; i++)
    if (!save_after_supervisors(people, people->list->pdata[i], 0, error))
      return false;
  return true;
}
