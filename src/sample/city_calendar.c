#include "sample/city.h"

#include "model/tables.h"
#include "sample/typical_year.h"

#include <string.h>

/* Days on which snow closed the schools; of the present winter only those that are past. NULL at
 * the end. */
static GPtrArray *snow_days(struct city *city, int year)
{
  GPtrArray *days = g_ptr_array_new_with_free_func(g_free);
  chance_stream(city->chance, STREAM_SNOW, (guint32)year, 0);
  g_autofree char *first = g_strdup_printf("%04d-12-08", year);
  for (int left = chance_range(city->chance, 2, 6); left > 0; left--) {
    g_autofree char *day = date_add(first, chance_below(city->chance, 100));
    if (strcmp(day, city->today) < 0)
      g_ptr_array_add(days, g_steal_pointer(&day));
  }
  g_ptr_array_add(days, NULL);
  return days;
}

static bool add_year(struct city *city, int year, GError **error)
{
  g_autoptr(GPtrArray) snow = snow_days(city, year);
  struct record *record = typical_year(year, (const char *const *)snow->pdata);
  calendar_add_period(city->calendar, record_get(record, "first_on"),
                      record_get(record, "last_on"));
  const GPtrArray *days = record_parts(record, &record_calendar_day);
  for (guint i = 0; i < days->len; i++) {
    const struct record *day = g_ptr_array_index(days, i);
    calendar_add_exception(city->calendar, record_get(day, "day_on"), record_get(day, "kind"));
    if (strcmp(record_get(day, "kind"), "half") == 0)
      g_hash_table_add(city->half_days, g_strdup(record_get(day, "day_on")));
  }
  return city_save(city, record, NULL, error);
}

static void add_month(struct city *city, int year, int number)
{
  struct month month = {
    .text = number < 4 ? g_strdup_printf("%04d-%02d", year, number + 9)
                       : g_strdup_printf("%04d-%02d", year + 1, number - 3),
    .year = year,
    .number = number,
    .days = g_ptr_array_new_with_free_func(g_free),
  };
  g_autofree char *first = month_first(month.text);
  for (int i = 0; i < 31; i++) {
    g_autofree char *day = date_add(first, i);
    if (g_str_has_prefix(day, month.text) && calendar_is_school_day(city->calendar, day))
      g_ptr_array_add(month.days, g_steal_pointer(&day));
  }
  g_array_append_val(city->months, month);
}

/* Months of school that have begun; the last one that is over is the last full one. */
static void add_months(struct city *city)
{
  g_autofree char *present = date_month(city->today);
  city->last_full = -1;
  for (int year = city->first_year; year <= city->last_year; year++)
    for (int number = -1; number < 10; number++) {
      add_month(city, year, number);
      const struct month *month = CITY_MONTH(city, city->months->len - 1);
      if (month->days->len == 0 || strcmp(month->text, present) > 0)
        g_array_set_size(city->months, city->months->len - 1);
      else if (number >= 0 && strcmp(month->text, present) < 0)
        city->last_full = (int)city->months->len - 1;
    }
}

bool city_calendar_add(struct city *city, int years, GError **error)
{
  int present = typical_year_of(city->today);
  AUTO(record) struct record *this_year = typical_year(present, NULL);
  bool begun = strcmp(record_get(this_year, "first_on"), city->today) <= 0;
  city->last_year = begun ? present : present - 1;
  city->first_year = city->last_year - years + 1;
  for (int year = city->first_year; year <= present + 1; year++)
    if (!add_year(city, year, error))
      return false;
  add_months(city);
  return true;
}
