#include "config.h"

#include "report/school_days.h"

#include "base/format.h"
#include "model/date.h"

#include <string.h>

/* A year's first and last day where it was not entered: 1 July and 30 June, or the days of the
 * entered year nearest to it. */
static bool usual_bounds(struct store *store, const char *code, bool likely, char *bounds[2],
                         GError **error)
{
  AUTO(rowset)
  struct rowset *like =
      store_query(store, STATEMENT_REPORT_SCHOOL_YEAR_LIKE, error, "code", code, NULL);
  if (!like)
    return false;
  g_autofree char *july = school_year_first_month(code);
  g_autofree char *june = month_add(july, 11);
  bounds[0] = month_first(july);
  bounds[1] = month_last(june);
  for (int i = 0; likely && like->row_count > 0 && i < 2; i++) {
    const char *day = rowset_get(like, 0, i == 0 ? "first_on" : "last_on");
    char *same = g_strdup_printf("%.4s%s", bounds[i], day + 4);
    g_free(bounds[i]);
    bounds[i] = same;
  }
  return true;
}

/* Adds a school year; where it was not entered, every Monday to Friday of it. */
static bool add_year(struct calendar *calendar, struct store *store, const char *code, bool likely,
                     GError **error)
{
  AUTO(rowset)
  struct rowset *days = store_query(store, STATEMENT_REPORT_SCHOOL_YEAR, error, "code", code, NULL);
  char *bounds[2] = { NULL, NULL };
  if (!days || (days->row_count == 0 && !usual_bounds(store, code, likely, bounds, error)))
    return false;
  calendar_add_period(calendar, bounds[0] ? bounds[0] : rowset_get(days, 0, "first_on"),
                      bounds[1] ? bounds[1] : rowset_get(days, 0, "last_on"));
  for (int i = 0; i < days->row_count; i++)
    if (rowset_get(days, i, "day_on"))
      calendar_add_exception(calendar, rowset_get(days, i, "day_on"), rowset_get(days, i, "kind"));
  g_free(bounds[0]);
  g_free(bounds[1]);
  return true;
}

struct calendar *school_days_read(struct store *store, const char *from, const char *to,
                                  bool likely, GError **error)
{
  AUTO(calendar) struct calendar *calendar = calendar_new();
  g_autofree char *month = date_month(from);
  g_autofree char *last = date_month(to);
  g_autofree char *end = month_school_year(last);
  for (;;) {
    g_autofree char *code = month_school_year(month);
    if (!add_year(calendar, store, code, likely, error))
      return NULL;
    if (strcmp(code, end) >= 0)
      return g_steal_pointer(&calendar);
    char *next = month_add(month, 12);
    g_free(month);
    month = next;
  }
}

bool school_days_has(struct store *store, const char *date)
{
  AUTO(calendar) struct calendar *calendar = school_days_read(store, date, date, false, NULL);
  return !calendar || calendar_is_school_day(calendar, date);
}

int school_days_late(struct store *store, const char *due_on, const char *on)
{
  if (strcmp(on, due_on) <= 0)
    return 0;
  AUTO(calendar) struct calendar *calendar = school_days_read(store, due_on, on, true, NULL);
  g_autofree char *after = date_add(due_on, 1);
  return calendar ? calendar_school_days_between(calendar, after, on) : 0;
}

char *school_days_late_words(struct store *store, const char *due_on, const char *on)
{
  int days = school_days_late(store, due_on, on);
  return days > 0 ? format_plural(days, "school day", "school days") : NULL;
}
