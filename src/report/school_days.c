#include "config.h"

#include "report/school_days.h"

#include "model/date.h"

#include <string.h>

/* Adds a school year; where it was not entered, every Monday to Friday of it. */
static bool add_year(struct calendar *calendar, struct store *store, const char *code,
                     GError **error)
{
  AUTO(rowset)
  struct rowset *days = store_query(store, STATEMENT_REPORT_SCHOOL_YEAR, error, "code", code, NULL);
  if (!days)
    return false;
  g_autofree char *july = school_year_first_month(code);
  g_autofree char *june = month_add(july, 11);
  g_autofree char *july_first = month_first(july);
  g_autofree char *june_last = month_last(june);
  bool entered = days->row_count > 0;
  calendar_add_period(calendar, entered ? rowset_get(days, 0, "first_on") : july_first,
                      entered ? rowset_get(days, 0, "last_on") : june_last);
  for (int i = 0; i < days->row_count; i++)
    if (rowset_get(days, i, "day_on"))
      calendar_add_exception(calendar, rowset_get(days, i, "day_on"), rowset_get(days, i, "kind"));
  return true;
}

struct calendar *school_days_read(struct store *store, const char *from, const char *to,
                                  GError **error)
{
  AUTO(calendar) struct calendar *calendar = calendar_new();
  g_autofree char *month = date_month(from);
  g_autofree char *last = date_month(to);
  g_autofree char *end = month_school_year(last);
  for (;;) {
    g_autofree char *code = month_school_year(month);
    if (!add_year(calendar, store, code, error))
      return NULL;
    if (strcmp(code, end) >= 0)
      return g_steal_pointer(&calendar);
    char *next = month_add(month, 12);
    g_free(month);
    month = next;
  }
}
