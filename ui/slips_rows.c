/* The rows of the screen Slips, and which of them are printed and delivered together. */
#include "config.h"

#include "ui/slips_own.h"

#include "model/date.h"
#include "model/tables.h"
#include "report/slips.h"

#include <string.h>

static const char *const names[] = {
  "uid",      "made_on", "teacher",      "room",      "mailbox", "school",          "started",
  "recorder", "state",   "delivered_on", "signed_on", "reply",   "external_source", "group",
  "part",     "where",   "stands",       "changing"
};
enum { COPIED = 13 }; /* of names, as slips_query has them */

/* `31 · room 204`. Yours. */
static char *place(const struct rowset *rows, int row)
{
  const char *mailbox = rowset_get(rows, row, "mailbox"), *room = rowset_get(rows, row, "room");
  g_autofree char *beside = room ? g_strdup_printf("%sroom %s", mailbox ? ", " : "", room) : NULL;
  return g_strdup_printf("%s%s", mailbox ? mailbox : "", beside ? beside : "");
}

bool slips_from_elsewhere(const struct rowset *rows, int row)
{
  return strcmp(rowset_get(rows, row, "state"), "final") == 0
         && rowset_get(rows, row, "external_source");
}

/* `not delivered`, `12 Nov 14:05, in the mailbox, Rosa Alvarez`, `signed 13 Nov, with a reply`. */
static char *standing(const struct rowset *rows, int row)
{
  const char *on = rowset_get(rows, row, "delivered_on");
  const char *state = rowset_get(rows, row, "state");
  const char *signed_on = rowset_get(rows, row, "signed_on");
  if (slips_from_elsewhere(rows, row))
    return g_strdup("imported: nothing to deliver here");
  if (strcmp(state, "final") == 0)
    return g_strdup(on ? "amended, not delivered again" : "not delivered");
  if (signed_on) {
    g_autofree char *day = date_short(signed_on);
    return g_strdup_printf("signed %s%s", day,
                           rowset_get(rows, row, "reply") ? ", with a reply" : "");
  }
  if (!on)
    return g_strdup("delivered");
  const char *time = rowset_get(rows, row, "delivered_time");
  const char *by = rowset_get(rows, row, "delivered_by");
  g_autofree char *day = date_short(on);
  return g_strdup_printf("%s%s%s, %s%s%s", day, time ? " " : "", time ? time : "",
                         choice_label(how_choices, rowset_get(rows, row, "how")), by ? ", " : "",
                         by ? by : "");
}

bool slips_changing(const struct rowset *rows, int row)
{
  return row >= 0 && rowset_get(rows, row, "changing");
}

int slips_changing_count(const struct slips *self)
{
  const struct rowset *rows = list_rows(self->list);
  const char *part = list_get(self->list, "part");
  int count = 0;
  for (int row = 0; part && row < rows->row_count; row++)
    count += strcmp(rowset_get(rows, row, "part"), part) == 0 && slips_changing(rows, row);
  return count;
}

static void add_rows(struct rowset *to, const struct rowset *rows, const struct rowset *drafts,
                     bool earlier)
{
  for (int row = 0; row < rows->row_count; row++) {
    const char *cells[G_N_ELEMENTS(names)];
    for (int i = 0; i < COPIED; i++)
      cells[i] = rowset_get(rows, row, names[i]);
    g_autofree char *day = date_short(rowset_get(rows, row, "made_on"));
    g_autofree char *where = place(rows, row);
    bool changing = rowset_row(drafts, "record", rowset_get(rows, row, "uid")) >= 0;
    g_autofree char *stands =
        changing ? g_strdup("being changed, finish it first") : standing(rows, row);
    g_autofree char *of_day = g_strdup_printf("%s, %s", day, stands);
    cells[COPIED] =
        earlier ? "Not delivered yet, from earlier days" : rowset_get(rows, row, "school");
    cells[COPIED + 1] = earlier ? "earlier" : "day";
    cells[COPIED + 2] = where;
    cells[COPIED + 3] = earlier ? of_day : stands;
    cells[COPIED + 4] = changing ? "1" : NULL;
    rowset_add(to, cells);
  }
}

bool slips_rows_read(struct slips *self, struct session *session, GError **error)
{
  g_autofree char *first = date_add(self->day, -SLIPS_DAYS);
  g_autofree char *before = date_add(self->day, -1);
  const char *recorder = self->school ? NULL : session->person_uid;
  struct slips_filter filter = {
    .from = self->day, .until = self->day, .school = self->school, .recorder = recorder
  };
  AUTO(rowset) struct rowset *today = slips_query(session->store, &filter, error);
  filter.from = first;
  filter.until = before;
  filter.waiting = true;
  AUTO(rowset)
  struct rowset *earlier = today ? slips_query(session->store, &filter, error) : NULL;
  AUTO(rowset)
  struct rowset *drafts = earlier ? draft_list(session->drafts, session->district_uid,
                                               session->person_uid ? session->person_uid : "",
                                               record_walkthrough.name, error)
                                  : NULL;
  if (!drafts)
    return false;
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  add_rows(rows, today, drafts, false);
  add_rows(rows, earlier, drafts, true);
  list_set_rows(self->list, rows);
  return true;
}

bool slips_on_earlier(const struct slips *self)
{
  return g_strcmp0(list_get(self->list, "part"), "earlier") == 0;
}

GPtrArray *slips_batch(const struct slips *self, int *all)
{
  const struct rowset *rows = list_rows(self->list);
  const char *part = list_get(self->list, "part");
  GPtrArray *uids = g_ptr_array_new_with_free_func(g_free);
  *all = 0;
  for (int row = 0; part && row < rows->row_count; row++) {
    if (strcmp(rowset_get(rows, row, "part"), part) != 0)
      continue;
    if (slips_from_elsewhere(rows, row) || slips_changing(rows, row))
      continue;
    ++*all;
    if (strcmp(rowset_get(rows, row, "state"), "final") == 0)
      g_ptr_array_add(uids, g_strdup(rowset_get(rows, row, "uid")));
  }
  return uids;
}
