#include "config.h"

#include "ui/visit_words.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "ui/terminal.h"

#include <string.h>

char *visit_words_due(const char *date, unsigned *style)
{
  g_autofree char *today = clock_today();
  int days = date_difference(today, date);
  *style = days < 0 ? STYLE_POOR | STYLE_BOLD : days <= 2 ? STYLE_MIDDLE : STYLE_PLAIN;
  if (days == 0)
    return g_strdup("today");
  if (days > 0)
    return date_short(date);
  g_autofree char *late = format_plural(-days, "day", "days");
  return g_strdup_printf("%s late", late);
}

char *visit_words_standing(const struct rowset *rows, int row, unsigned *style)
{
  const char *state = rowset_get(rows, row, "state");
  const char *due_on = rowset_get(rows, row, "due_on");
  if (strcmp(state, "open") == 0 && due_on)
    return visit_words_due(due_on, style);
  if (strcmp(state, "open") == 0) {
    *style = STYLE_PLAIN;
    return g_strdup("open");
  }
  const char *closed_on = rowset_get(rows, row, "closed_on");
  g_autofree char *day = closed_on ? date_short(closed_on) : g_strdup("");
  *style = strcmp(state, "done") == 0 ? STYLE_GOOD : STYLE_DIM;
  return g_strdup_printf("%s %s", state, day);
}

char *visit_words_times(long count)
{
  return count == 1   ? g_strdup("once")
         : count == 2 ? g_strdup("twice")
                      : g_strdup_printf("%ld times", count);
}

/* `From the visit of 14 Oct`. Yours. */
static char *birth(const struct rowset *rows, int row)
{
  const char *origin = rowset_get(rows, row, "origin");
  const char *visited_on = rowset_get(rows, row, "visited_on");
  const char *teacher = rowset_get(rows, row, "teacher");
  g_autofree char *day = date_short(visited_on ? visited_on : rowset_get(rows, row, "made_on"));
  if (strcmp(origin, "walkthrough") == 0)
    return g_strdup_printf("From a walkthrough%s%s, %s", teacher ? " of " : "",
                           teacher ? teacher : "", day);
  if (strcmp(origin, "memo") == 0)
    return g_strdup_printf("From the memo about the visit of %s", day);
  if (strcmp(origin, "review") == 0)
    return g_strdup_printf("From the review of %s", day);
  if (strcmp(origin, "dilt") == 0)
    return g_strdup_printf("From the DILT of %s", day);
  return g_strdup_printf("From the visit of %s", day);
}

char *visit_words_origin(const struct rowset *rows, int row)
{
  g_autofree char *from = birth(rows, row);
  long carried = rowset_int(rows, row, "carried");
  g_autofree char *times = visit_words_times(carried);
  const char *reason = rowset_get(rows, row, "reason");
  return g_strdup_printf("%s%s%s%s%s.", from, carried ? ", carried " : "", carried ? times : "",
                         reason ? ". Dropped: " : "", reason ? reason : "");
}

char *visit_words_clock(const struct record *visit)
{
  const char *arrived = record_get(visit, "arrived");
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  if (!arrived || record_get(visit, "departed") || strcmp(now, arrived) >= 0
      || g_strcmp0(record_get(visit, "visited_on"), today) != 0)
    return NULL;
  return g_strdup_printf(
      "The clock says %s, before you arrived at %s: correct the times under When.", now, arrived);
}

const char *visit_words_missed(struct store *store, const char *visit, const char *day)
{
  g_autofree char *today = clock_today();
  g_autofree char *noted =
      store_value(store, STATEMENT_VISIT_MISSED_NOTED, NULL, "visit", visit, NULL);
  return strcmp(noted ? noted : today, day) < 0 ? "cancelled" : "missed";
}
