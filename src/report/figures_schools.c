/* The schools and their School Improvement Plans. */
#include "report/figures_private.h"

#include "base/text.h"
#include "model/name.h"
#include "model/tables.h"

#include <string.h>

enum { SHORT_COLUMNS = 4 };

static void item_free(gpointer data)
{
  struct figures_item *item = data;
  char *texts[] = {
    item->uid,   item->goal_code,     item->goal_text,      item->code,   item->text,
    item->owner, item->owner_uid,     item->serves,         item->due_on, item->status,
    item->note,  item->status_before, item->status_earlier, item->since
  };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_free(item);
}

void figures_school_free(gpointer data)
{
  struct figures_school *school = data;
  g_free(school->uid);
  g_free(school->name);
  g_free(school->short_name);
  g_ptr_array_unref(school->items);
  g_free(school);
}

/* --- schools --------------------------------------------------------------------------------- */

/* Chosen names that are short enough are kept; what is made from the others is unlike them. */
static void set_short_names(struct figures *figures, const struct rowset *rows)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < rows->row_count; i++) {
    struct figures_school *school = g_ptr_array_index(figures->schools, (guint)i);
    const char *chosen = rowset_get(rows, i, "short_name");
    if (chosen && text_width(chosen) <= SHORT_COLUMNS && g_hash_table_add(taken, g_strdup(chosen)))
      school->short_name = g_strdup(chosen);
  }
  for (int i = 0; i < rows->row_count; i++) {
    struct figures_school *school = g_ptr_array_index(figures->schools, (guint)i);
    const char *chosen = rowset_get(rows, i, "short_name");
    if (!school->short_name)
      school->short_name = name_abbreviate(chosen ? chosen : school->name, SHORT_COLUMNS, taken);
  }
}

bool figures_read_schools(struct figures *figures, const struct figures_request *request,
                          GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(request->store, STATEMENT_REPORT_SCHOOLS, error, "month", figures->frame->month,
                  "previous", figures->frame->previous, "school", request->school, NULL);
  if (!rows)
    return false;
  for (int i = 0; i < rows->row_count; i++) {
    struct figures_school *school = g_new0(struct figures_school, 1);
    school->uid = g_strdup(rowset_get(rows, i, "school"));
    school->name = g_strdup(rowset_get(rows, i, "name"));
    school->walkthroughs = (int)rowset_int(rows, i, "walkthroughs");
    school->walkthroughs_before = (int)rowset_int(rows, i, "before");
    school->items = g_ptr_array_new_with_free_func(item_free);
    school->index = figures->schools->len;
    g_ptr_array_add(figures->schools, school);
  }
  set_short_names(figures, rows);
  return true;
}

/* --- plans ----------------------------------------------------------------------------------- */

/* An administrator by name, anybody else by role. Yours. */
static char *owner_words(const struct rowset *rows, int row)
{
  const char *family = rowset_get(rows, row, "owner_family_name");
  if (family)
    return name_short(rowset_get(rows, row, "owner_given_name"), family);
  const char *role = rowset_get(rows, row, "owner_role");
  return role ? g_strdup(choice_label(role_choices, role)) : NULL;
}

static struct figures_item *item_new(const struct rowset *rows, int row)
{
  struct figures_item *item = g_new0(struct figures_item, 1);
  item->uid = g_strdup(rowset_get(rows, row, "item"));
  item->goal_code = g_strdup(rowset_get(rows, row, "goal_code"));
  item->goal_text = g_strdup(rowset_get(rows, row, "goal_text"));
  item->code = g_strdup(rowset_get(rows, row, "code"));
  item->text = g_strdup(rowset_get(rows, row, "text"));
  item->owner = owner_words(rows, row);
  item->owner_uid = g_strdup(rowset_get(rows, row, "owner"));
  item->serves = g_strdup(rowset_get(rows, row, "serves"));
  item->due_on = g_strdup(rowset_get(rows, row, "due_on"));
  item->status = g_strdup(rowset_get(rows, row, "status"));
  item->note = g_strdup(rowset_get(rows, row, "note"));
  item->status_before = g_strdup(rowset_get(rows, row, "status_before"));
  item->status_earlier = g_strdup(rowset_get(rows, row, "status_earlier"));
  item->since = g_strdup(rowset_get(rows, row, "since"));
  item->asked = rowset_int(rows, row, "asked") != 0;
  item->asked_before = rowset_int(rows, row, "asked_before") != 0;
  return item;
}

/* 0 no action, 1 in progress, 2 complete, -1 none. */
static int status_rank(const char *status)
{
  if (!status)
    return -1;
  return strcmp(status, "complete") == 0 ? 2 : strcmp(status, "in_progress") == 0 ? 1 : 0;
}

void figures_count_status(struct figures_status *counts, const char *status)
{
  int *const by_rank[] = { &counts->missing, &counts->no_action, &counts->in_progress,
                           &counts->complete };
  ++*by_rank[status_rank(status) + 1];
}

/* In a month in which nothing was due an item without a status is not missing. */
static void count_status(struct figures_status *one, struct figures_status *all, const char *status,
                         bool due)
{
  if (!status && !due)
    return;
  figures_count_status(one, status);
  figures_count_status(all, status);
}

/* Takes the item, which was dropped in the month: last month it counted. */
static void add_dropped(struct figures *figures, struct figures_school *school,
                        struct figures_item *item)
{
  count_status(&school->before, &figures->plan_before, item->status_before,
               item->asked_before && figures->frame->school_before);
  item_free(item);
}

/* Takes the item. all: also one that had not been entered in the month, on the plan's own page. */
static void add_item(struct figures *figures, struct figures_school *school,
                     struct figures_item *item, bool all)
{
  const struct month_frame *frame = figures->frame;
  school->entered++;
  if (!item->status && !item->asked && !all) {
    item_free(item);
    return;
  }
  g_ptr_array_add(school->items, item);
  count_status(&school->now, &figures->plan, item->status, item->asked && !month_frame_idle(frame));
  count_status(&school->before, &figures->plan_before, item->status_before,
               item->asked_before && frame->school_before);
  int rank = status_rank(item->status), earlier = status_rank(item->status_earlier);
  if (rank >= 0 && earlier >= 0) {
    school->compared++;
    school->forward += rank > earlier;
    school->back += rank < earlier;
  }
  school->still += figures_stands_still(item);
}

bool figures_read_plans(struct figures *figures, const struct figures_request *request,
                        GError **error)
{
  const struct month_frame *frame = figures->frame;
  AUTO(rowset) struct rowset *rows =
      store_query(request->store, STATEMENT_REPORT_PLAN, error, "month", frame->month, "previous",
                  frame->previous, "first", frame->first_on, "last", frame->last_on, "school_year",
                  frame->school_year, "school", request->school, "staff", request->staff, NULL);
  if (!rows)
    return false;
  /* Both are by school name. */
  guint at = 0;
  for (int i = 0; i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "school");
    guint next = at;
    while (next < figures->schools->len
           && strcmp(((struct figures_school *)g_ptr_array_index(figures->schools, next))->uid, uid)
                  != 0)
      next++;
    if (next == figures->schools->len)
      continue; /* of a closed school */
    at = next;
    struct figures_school *school = g_ptr_array_index(figures->schools, at);
    if (rowset_int(rows, i, "counts"))
      add_item(figures, school, item_new(rows, i), request->school != NULL);
    else
      add_dropped(figures, school, item_new(rows, i));
  }
  return true;
}
