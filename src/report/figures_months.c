/* Which of the months in a row of small bars count for whom. */
#include "report/figures_private.h"

#include "model/date.h"

#include <string.h>

/* Whether the days from from_on (NULL: ever) to before until_on (NULL: on) have one of the month.
 */
static bool touches(const char *from_on, const char *until_on, const char *month)
{
  g_autofree char *first = month_first(month);
  g_autofree char *last = month_last(month);
  return (!from_on || strcmp(from_on, last) <= 0) && (!until_on || strcmp(until_on, first) > 0);
}

/* Notes which of the months (a bit each) somebody was in post; posts: uid → bits. */
static void note_post(GHashTable *posts, const struct month_frame *frame, const struct rowset *rows,
                      int row)
{
  const char *staff = rowset_get(rows, row, "staff");
  unsigned held = GPOINTER_TO_UINT(g_hash_table_lookup(posts, staff));
  for (int i = 0; i < FIGURES_MONTHS; i++) {
    g_autofree char *month = month_add(frame->month, i + 1 - FIGURES_MONTHS);
    if (touches(rowset_get(rows, row, "from_on"), rowset_get(rows, row, "until_on"), month))
      held |= 1u << i;
  }
  g_hash_table_insert(posts, (gpointer)staff, GUINT_TO_POINTER(held));
}

bool figures_clear_months(struct figures *figures, const struct figures_request *request,
                          GError **error)
{
  const struct month_frame *frame = figures->frame;
  g_autofree char *from_month = month_add(frame->month, 1 - FIGURES_MONTHS);
  g_autofree char *from = month_first(from_month);
  AUTO(rowset)
  struct rowset *rows = store_query(request->store, STATEMENT_REPORT_POSTS, error, "from", from,
                                    "last", frame->last_on, "staff", request->staff, NULL);
  if (!rows)
    return false;
  g_autoptr(GHashTable) posts = g_hash_table_new(g_str_hash, g_str_equal);
  for (int i = 0; i < rows->row_count; i++)
    note_post(posts, frame, rows, i);
  for (int i = 0; i < FIGURES_MONTHS; i++) {
    g_autofree char *month = month_add(frame->month, i + 1 - FIGURES_MONTHS);
    bool counts = month_frame_counts(frame, month);
    for (guint k = 0; k < figures->people->len; k++) {
      struct administrator *person = g_ptr_array_index(figures->people, k);
      unsigned held = GPOINTER_TO_UINT(g_hash_table_lookup(posts, person->uid));
      if (person->months[i] == 0 && !(counts && held & 1u << i))
        person->months[i] = -1;
    }
  }
  return true;
}
