#include "config.h"

#include "ui/sip.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "ui/sip_note.h"
#include "ui/terminal.h"

#include <string.h>

static void item_free(void *data)
{
  struct sip_item *item = data;
  g_string_free(item->history, TRUE);
  g_free(item->since);
  g_free(item->draft);
  g_free(item);
}

static void release_rows(struct sip *sip)
{
  g_clear_pointer(&sip->goals, rowset_free);
  g_clear_pointer(&sip->rows, rowset_free);
  g_clear_pointer(&sip->first, g_free);
  g_ptr_array_set_size(sip->items, 0);
}

void sip_free(struct sip *sip)
{
  release_rows(sip);
  g_ptr_array_free(sip->items, TRUE);
  g_free(sip->school);
  g_free(sip->school_name);
  g_free(sip->month);
  g_free(sip->previous);
  g_free(sip->school_year);
  g_free(sip);
}

/* --- reading -------------------------------------------------------------------------------- */

static struct sip_item *new_item(const struct sip *sip, int row)
{
  const struct rowset *rows = sip->rows;
  struct sip_item *item = g_new0(struct sip_item, 1);
  item->goal = rowset_row(sip->goals, "uid", rowset_get(rows, row, "goal"));
  item->uid = rowset_get(rows, row, "uid");
  item->code = rowset_get(rows, row, "code");
  item->text = rowset_get(rows, row, "text");
  item->status = rowset_get(rows, row, "status");
  item->status_before = rowset_get(rows, row, "status_before");
  item->note = rowset_get(rows, row, "note");
  item->owner = rowset_get(rows, row, "owner");
  item->due_on = rowset_get(rows, row, "due_on");
  item->initiative = rowset_get(rows, row, "initiative");
  item->initiative_name = rowset_get(rows, row, "initiative_name");
  item->revision = rowset_int(rows, row, "revision");
  item->active = rowset_int(rows, row, "active") != 0;
  item->dropped = rowset_int(rows, row, "dropped") != 0;
  item->history = g_string_new(NULL);
  return item;
}

static void count(struct sip *sip, const struct sip_item *item)
{
  if (item->dropped)
    return;
  if (!item->status)
    sip->count.unset++;
  else if (strcmp(item->status, "complete") == 0)
    sip->count.complete++;
  else if (strcmp(item->status, "in_progress") == 0)
    sip->count.in_progress++;
  else
    sip->count.no_action++;
}

/* Dots for the months before month in which nothing was set. */
static void pad(const struct sip *sip, struct sip_item *item, const char *month)
{
  int missing = month_difference(sip->first, month) - (int)g_utf8_strlen(item->history->str, -1);
  for (; missing > 0; missing--)
    g_string_append(item->history, "·");
}

/* Statuses come item by item, month by month. */
static void add_history(struct sip *sip, const struct rowset *statuses)
{
  const char *same = NULL, *last_uid = NULL;
  for (int i = 0; i < statuses->row_count; i++) {
    const char *uid = rowset_get(statuses, i, "uid"), *month = rowset_get(statuses, i, "month");
    const char *status = rowset_get(statuses, i, "status");
    int number = sip_find(sip, uid);
    if (number < 0)
      continue;
    struct sip_item *item = g_ptr_array_index(sip->items, number);
    bool goes_on = g_strcmp0(last_uid, uid) == 0 && g_strcmp0(same, status) == 0;
    if (!goes_on)
      g_clear_pointer(&item->since, g_free);
    else if (!item->since && i > 0)
      item->since = g_strdup(rowset_get(statuses, i - 1, "month"));
    pad(sip, item, month);
    g_string_append(item->history, status_letter(status));
    item->still = !item->dropped && item->since && strcmp(status, "complete") != 0;
    same = status;
    last_uid = uid;
  }
}

static void find_first(struct sip *sip, const struct rowset *statuses)
{
  const char *first = sip->month;
  for (int i = 0; i < statuses->row_count; i++)
    if (strcmp(rowset_get(statuses, i, "month"), first) < 0)
      first = rowset_get(statuses, i, "month");
  sip->first = g_strdup(first);
}

static bool read_rows(struct sip *sip, GError **error)
{
  struct store *store = sip->session->store;
  sip->goals = store_query(store, STATEMENT_SIP_GOALS, error, "school", sip->school, "school_year",
                           sip->school_year, NULL);
  sip->rows = sip->goals
                  ? store_query(store, STATEMENT_SIP_ITEMS, error, "school", sip->school,
                                "school_year", sip->school_year, "month", sip->month, "previous",
                                sip->previous, "active", sip->dropped ? NULL : "1", NULL)
                  : NULL;
  return sip->rows != NULL;
}

/* Notes of the month that wait as drafts. */
static bool read_drafts(struct sip *sip, GError **error)
{
  const struct session *session = sip->session;
  struct draft_key key = session_draft_key(session, SIP_NOTE, "");
  AUTO(rowset)
  struct rowset *rows = draft_list(session->drafts, key.district, key.owner, SIP_NOTE, error);
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_auto(GStrv) place = g_strsplit(rowset_get(rows, i, "record"), " ", 2);
    int number = g_strv_length(place) == 2 && strcmp(place[1], sip->month) == 0
                     ? sip_find(sip, place[0])
                     : -1;
    struct sip_item *item = number < 0 ? NULL : g_ptr_array_index(sip->items, number);
    if (item && !item->draft)
      item->draft = sip_note_waiting(sip->session, item->uid, sip->month, item->note);
  }
  return rows != NULL;
}

bool sip_reload(struct sip *sip, GError **error)
{
  release_rows(sip);
  sip->count = (struct sip_count){ 0 };
  if (!read_rows(sip, error))
    return false;
  AUTO(rowset)
  struct rowset *statuses =
      store_query(sip->session->store, STATEMENT_SIP_STATUSES, error, "school", sip->school,
                  "school_year", sip->school_year, "month", sip->month, NULL);
  if (!statuses)
    return false;
  for (int row = 0; row < sip->rows->row_count; row++) {
    struct sip_item *item = new_item(sip, row);
    g_ptr_array_add(sip->items, item);
    count(sip, item);
  }
  find_first(sip, statuses);
  add_history(sip, statuses);
  g_autofree char *after = month_add(sip->month, 1);
  for (guint i = 0; i < sip->items->len; i++)
    pad(sip, g_ptr_array_index(sip->items, i), after);
  return read_drafts(sip, error);
}

struct sip *sip_open(struct session *session, const char *school, const char *month, bool dropped,
                     GError **error)
{
  AUTO(sip) struct sip *sip = g_new0(struct sip, 1);
  sip->session = session;
  sip->school = g_strdup(school);
  sip->month = g_strdup(month);
  sip->previous = month_add(month, -1);
  sip->school_year = month_school_year(month);
  sip->dropped = dropped;
  sip->items = g_ptr_array_new_with_free_func(item_free);
  AUTO(record) struct record *record = store_load(session->store, &record_school, school, error);
  if (!record || !sip_reload(sip, error))
    return NULL;
  sip->school_name = g_strdup(record_get(record, "name"));
  sip->may_change =
      store_count(session->store, STATEMENT_SIP_MAY_CHANGE, "school", school, NULL) > 0;
  return g_steal_pointer(&sip);
}

int sip_find(const struct sip *sip, const char *uid)
{
  for (guint i = 0; i < sip->items->len; i++)
    if (g_strcmp0(((const struct sip_item *)g_ptr_array_index(sip->items, i))->uid, uid) == 0)
      return (int)i;
  return -1;
}

/* --- changing ------------------------------------------------------------------------------- */

static struct record *load_as_shown(struct session *session, const char *uid, long revision,
                                    GError **error)
{
  struct record *record = store_load(session->store, &record_sip_item, uid, error);
  if (record)
    record->revision = revision;
  return record;
}

enum sip_set sip_set_status(struct session *session, const char *uid, long revision,
                            const char *month, const char *status, GError **error)
{
  AUTO(record) struct record *record = load_as_shown(session, uid, revision, error);
  if (!record)
    return SIP_SET_FAILED;
  AUTO(record) struct record *before = record_copy(record);
  struct record *part = record_find_part(record, &record_sip_status, "month", month);
  if (status && !part) {
    part = record_add_part(record, &record_sip_status);
    record_set(part, "month", month);
  }
  if (status)
    record_set(part, "status", status);
  else if (part)
    g_ptr_array_remove(record_parts(record, &record_sip_status), part);
  bool takes = status && sip_note_take(session, uid, part);
  if (record_equal(before, record))
    return SIP_SET_SAME;
  g_autofree char *name = month_name(month);
  g_autofree char *label =
      g_strdup_printf("Colour SIP item %s for %s", record_get(record, "code"), name);
  bool done = store_save(session->store, record, label, error)
              && (!takes || sip_note_forget(session, uid, month, error));
  return done ? SIP_SET_CHANGED : SIP_SET_FAILED;
}

bool sip_set_active(struct session *session, const char *uid, long revision, bool active,
                    GError **error)
{
  AUTO(record) struct record *record = load_as_shown(session, uid, revision, error);
  if (!record)
    return false;
  record_set(record, "active", active ? "1" : "0");
  const char *code = record_get(record, "code");
  g_autofree char *label = active ? g_strdup_printf("Take up SIP item %s again", code)
                                  : g_strdup_printf("Drop SIP item %s", code);
  return store_save(session->store, record, label, error);
}

const char *sip_status_of_key(int code)
{
  return code == 'c' ? "complete" : code == 'p' ? "in_progress" : code == 'n' ? "no_action" : NULL;
}

unsigned sip_style(const char *status)
{
  if (!status)
    return STYLE_DIM;
  return strcmp(status, "complete") == 0      ? STYLE_GOOD
         : strcmp(status, "in_progress") == 0 ? STYLE_MIDDLE
                                              : STYLE_POOR;
}

/* The number at the end of a code: 4 of `2.4`; 0 where there is none. */
static guint64 last_number(const char *code)
{
  const char *end = code + strlen(code);
  while (end > code && g_ascii_isdigit(end[-1]))
    end--;
  return g_ascii_strtoull(end, NULL, 10);
}

char *sip_next_code(const struct sip *sip, int goal)
{
  guint64 highest = 0;
  for (int i = 0; goal < 0 && i < sip->goals->row_count; i++)
    highest = MAX(highest, last_number(rowset_get(sip->goals, i, "code")));
  if (goal < 0)
    return g_strdup_printf("%" G_GUINT64_FORMAT, highest + 1);
  for (guint i = 0; i < sip->items->len; i++) {
    const struct sip_item *item = g_ptr_array_index(sip->items, i);
    highest = item->goal == goal ? MAX(highest, last_number(item->code)) : highest;
  }
  return g_strdup_printf("%s.%" G_GUINT64_FORMAT, rowset_get(sip->goals, goal, "code"),
                         highest + 1);
}
