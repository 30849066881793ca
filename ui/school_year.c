#include "config.h"

#include "ui/school_year.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/school_days.h"
#include "sample/typical_year.h"
#include "ui/session.h"

#include <string.h>

static void make_calendar(struct school_year *year)
{
  if (year->calendar)
    calendar_free(year->calendar);
  year->calendar = calendar_new();
  if (!year->record)
    return;
  calendar_add_period(year->calendar, record_get(year->record, "first_on"),
                      record_get(year->record, "last_on"));
  GPtrArray *days = record_parts(year->record, &record_calendar_day);
  for (guint i = 0; i < days->len; i++) {
    const struct record *day = g_ptr_array_index(days, i);
    calendar_add_exception(year->calendar, record_get(day, "day_on"), record_get(day, "kind"));
  }
}

struct school_year *school_year_read(struct store *store, const char *month, GError **error)
{
  GError *inner = NULL;
  g_autofree char *code = month_school_year(month);
  g_autofree char *uid = store_find(store, &record_school_year, "code", code, &inner);
  struct record *record = uid ? store_load(store, &record_school_year, uid, &inner) : NULL;
  if (inner) {
    g_propagate_error(error, inner);
    return NULL;
  }
  struct school_year *year = g_new0(struct school_year, 1);
  year->code = g_steal_pointer(&code);
  year->record = record;
  make_calendar(year);
  return year;
}

void school_year_free(struct school_year *year)
{
  record_free(year->record);
  calendar_free(year->calendar);
  g_free(year->code);
  g_free(year);
}

static struct record *day_of(const struct school_year *year, const char *date)
{
  return year->record ? record_find_part(year->record, &record_calendar_day, "day_on", date) : NULL;
}

const char *school_year_kind(const struct school_year *year, const char *date)
{
  const struct record *day = day_of(year, date);
  return day ? record_get(day, "kind") : NULL;
}

const char *school_year_note(const struct school_year *year, const char *date)
{
  const struct record *day = day_of(year, date);
  return day ? record_get(day, "note") : NULL;
}

const char *school_year_letter(const char *kind)
{
  static const char *const letters[][2] = {
    { "vacation", "v" }, { "holiday", "h" }, { "snow", "s" },
    { "closed", "c" },   { "half", "f" },    { "school", "x" },
  };
  for (size_t i = 0; kind && i < G_N_ELEMENTS(letters); i++)
    if (strcmp(letters[i][0], kind) == 0)
      return letters[i][1];
  return " ";
}

/* --- changing ------------------------------------------------------------------------------- */

static int by_day(const void *one, const void *other)
{
  const struct record *a = *(struct record *const *)one;
  const struct record *b = *(struct record *const *)other;
  return g_strcmp0(record_get(a, "day_on"), record_get(b, "day_on"));
}

static bool store_year(struct school_year *year, struct store *store, const char *date,
                       const char *what, GError **error)
{
  g_autofree char *day = date_medium(date);
  g_autofree char *label = g_strdup_printf("%s: %s", day, what);
  if (!store_save(store, year->record, label, error))
    return false;
  make_calendar(year);
  return true;
}

bool school_year_mark(struct school_year *year, struct store *store, const char *date,
                      const char *kind, GError **error)
{
  GPtrArray *days = record_parts(year->record, &record_calendar_day);
  struct record *day = day_of(year, date);
  if (!kind) {
    if (day)
      g_ptr_array_remove(days, day);
    return store_year(year, store, date, "a day as any other", error);
  }
  if (!day) {
    day = record_add_part(year->record, &record_calendar_day);
    record_set(day, "day_on", date);
  }
  record_set(day, "kind", kind);
  g_ptr_array_sort(days, by_day);
  return store_year(year, store, date, choice_label(calendar_kind_choices, kind), error);
}

bool school_year_set_note(struct school_year *year, struct store *store, const char *date,
                          const char *note, GError **error)
{
  struct record *day = day_of(year, date);
  g_assert(day);
  record_set(day, "note", note);
  return store_year(year, store, date, note && *note ? note : "no note", error);
}

bool school_year_make(struct school_year *year, struct store *store, GError **error)
{
  g_autofree char *first = school_year_first_month(year->code);
  struct record *record = typical_year((int)g_ascii_strtoll(first, NULL, 10), NULL);
  g_autofree char *label = g_strdup_printf("Enter the calendar of %s", year->code);
  if (!store_save(store, record, label, error)) {
    record_free(record);
    return false;
  }
  year->record = record;
  make_calendar(year);
  return true;
}

/* --- counting ------------------------------------------------------------------------------- */

int school_year_days(const struct school_year *year, const char *month)
{
  g_autofree char *first = month_first(month);
  g_autofree char *last = month_last(month);
  return calendar_school_days_between(year->calendar, first, last);
}

int school_year_all_days(const struct school_year *year)
{
  if (!year->record)
    return 0;
  return calendar_school_days_between(year->calendar, record_get(year->record, "first_on"),
                                      record_get(year->record, "last_on"));
}

const char *school_year_beside(struct app *app, const struct field *field, const char *value)
{
  bool ahead = field->type == FIELD_DATE && field->flags & FIELD_AHEAD;
  return ahead && date_valid(value) && !school_days_has(session_of(app)->store, value)
             ? "no school that day"
             : NULL;
}
