#include "config.h"

#include "report/visits_due.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "report/school_days.h"

#include <string.h>

void visits_due_free(struct visits_due *due)
{
  for (int i = 0; i < due->count; i++)
    g_free(due->schools[i].due_on);
  g_free(due->schools);
  rowset_free(due->rows);
  g_free(due);
}

/* The first of the days on which a school was last visited; today where none was. Yours. */
static char *earliest(const struct rowset *rows, const char *today)
{
  const char *first = today;
  for (int i = 0; i < rows->row_count; i++) {
    const char *last = rowset_get(rows, i, "last_on");
    if (last && strcmp(last, first) < 0)
      first = last;
  }
  return g_strdup(first);
}

static void set_due(struct visit_due *school, const char *on, const struct calendar *calendar,
                    const char *today)
{
  char *next = calendar_add_school_days(calendar, on, 0);
  school->due_on = next ? next : g_strdup(on);
  g_autofree char *after = date_add(school->due_on, 1);
  school->late = calendar_school_days_between(calendar, after, today);
}

struct visits_due *visits_due_read(struct store *store, bool all, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_VISIT_CADENCE, error, "all", all ? "1" : NULL, NULL);
  if (!rows)
    return NULL;
  g_autofree char *today = clock_today();
  g_autofree char *from = earliest(rows, today);
  AUTO(calendar) struct calendar *calendar = school_days_read(store, from, today, true, error);
  if (!calendar)
    return NULL;
  struct visits_due *due = g_new0(struct visits_due, 1);
  due->count = rows->row_count;
  due->schools = g_new0(struct visit_due, due->count);
  due->rows = g_steal_pointer(&rows);
  for (int i = 0; i < due->count; i++) {
    struct visit_due *school = &due->schools[i];
    school->school = rowset_get(due->rows, i, "uid");
    school->name = rowset_get(due->rows, i, "name");
    school->last_on = rowset_get(due->rows, i, "last_on");
    school->whose = rowset_get(due->rows, i, "whose");
    school->next_on = rowset_get(due->rows, i, "next_on");
    const char *on = rowset_get(due->rows, i, "due_on");
    if (on)
      set_due(school, on, calendar, today);
  }
  return due;
}

const struct visit_due *visits_due_of(const struct visits_due *due, const char *school)
{
  for (int i = 0; i < due->count; i++)
    if (strcmp(due->schools[i].school, school) == 0)
      return &due->schools[i];
  return NULL;
}

char *visits_due_words(const struct visit_due *school)
{
  return school->late > 0 ? format_plural(school->late, "school day", "school days") : NULL;
}
