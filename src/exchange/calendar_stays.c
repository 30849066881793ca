#include "exchange/calendar_stays.h"

#include "model/date.h"
#include "model/tables.h"

#include <string.h>

enum {
  FEWEST_DAYS = 5, /* of a year that a calendar has */
  MOST_DAYS = 120, /* of a row; more are refused */
  MOST_TOLD = 8
};

struct calendar_stays {
  GHashTable *days; /* dates that the file mentions */
  bool calendar;    /* it has other days than snow days */
};

/* Days in a row that are alike. */
struct run {
  const char *first, *last; /* borrowed from the record */
  const struct record *day;
};

struct calendar_stays *calendar_stays_new(void)
{
  struct calendar_stays *stays = g_new0(struct calendar_stays, 1);
  stays->days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return stays;
}

void calendar_stays_free(struct calendar_stays *stays)
{
  if (!stays)
    return;
  g_hash_table_unref(stays->days);
  g_free(stays);
}

void calendar_stays_note(struct calendar_stays *stays, const char *first, const char *last,
                         const char *kind)
{
  stays->calendar = stays->calendar || g_strcmp0(kind, "snow") != 0;
  int count = date_difference(first, last) + 1;
  for (int i = 0; i < count && i < MOST_DAYS; i++)
    g_hash_table_add(stays->days, date_add(first, i));
}

/* The first and last day of the year that the file mentions, borrowed. False: none. */
static bool find_range(const struct calendar_stays *stays, const struct record *year,
                       const char **first, const char **last)
{
  GHashTableIter each;
  gpointer date;
  *first = *last = NULL;
  g_hash_table_iter_init(&each, stays->days);
  while (g_hash_table_iter_next(&each, &date, NULL)) {
    if (strcmp(date, record_get(year, "first_on")) < 0
        || strcmp(date, record_get(year, "last_on")) > 0)
      continue;
    *first = *first && strcmp(*first, date) < 0 ? *first : date;
    *last = *last && strcmp(*last, date) > 0 ? *last : date;
  }
  return *first;
}

/* A school day on a weekday is as if it were not entered. */
static bool is_different(const struct record *day)
{
  return strcmp(record_get(day, "kind"), "school") != 0
         || date_weekday(record_get(day, "day_on")) > 5;
}

/* True where the day follows the run, with at most a weekend between, and is like it. */
static bool goes_on(const struct run *run, const struct record *day)
{
  const char *date = record_get(day, "day_on");
  int days = date_difference(run->last, date);
  return (days == 1 || (days == 3 && date_weekday(date) == 1))
         && strcmp(record_get(run->day, "kind"), record_get(day, "kind")) == 0
         && g_strcmp0(record_get(run->day, "note"), record_get(day, "note")) == 0;
}

static int compare_days(gconstpointer a, gconstpointer b)
{
  const struct record *const *first = a;
  const struct record *const *second = b;
  return strcmp(record_get(*first, "day_on"), record_get(*second, "day_on"));
}

/* The days of a year by their dates, borrowed; the array is yours. */
static GPtrArray *sorted_days(const struct record *year)
{
  const GPtrArray *entered = record_parts(year, &record_calendar_day);
  GPtrArray *days = g_ptr_array_sized_new(entered->len);
  for (guint i = 0; i < entered->len; i++)
    g_ptr_array_add(days, entered->pdata[i]);
  g_ptr_array_sort(days, compare_days);
  return days;
}

/* Days of the year that the file mentions. */
static int count_mentioned(const struct calendar_stays *stays, const struct record *year)
{
  GHashTableIter each;
  gpointer date;
  int count = 0;
  g_hash_table_iter_init(&each, stays->days);
  while (g_hash_table_iter_next(&each, &date, NULL))
    count += strcmp(date, record_get(year, "first_on")) >= 0
             && strcmp(date, record_get(year, "last_on")) <= 0;
  return count;
}

/* Adds the days of a year that stay: nothing where the file mentions few days, or they are more
 * than twice those that it mentions, which is then no calendar but the snow days since. */
static void find_runs(const struct calendar_stays *stays, const struct record *year, GArray *runs)
{
  const char *first, *last;
  int mentioned = count_mentioned(stays, year);
  if (mentioned < FEWEST_DAYS || !find_range(stays, year, &first, &last))
    return;
  g_autoptr(GPtrArray) days = sorted_days(year);
  guint told = runs->len;
  int left = 2 * mentioned;
  for (guint i = 0; i < days->len && left >= 0; i++) {
    const struct record *day = days->pdata[i];
    const char *date = record_get(day, "day_on");
    if (strcmp(date, first) < 0 || strcmp(date, last) > 0 || !is_different(day)
        || g_hash_table_contains(stays->days, date))
      continue;
    left--;
    struct run *before = runs->len > 0 ? &g_array_index(runs, struct run, runs->len - 1) : NULL;
    struct run run = { date, date, day };
    if (before && goes_on(before, day))
      before->last = date;
    else
      g_array_append_val(runs, run);
  }
  if (left < 0)
    g_array_set_size(runs, told);
}

/* The day; its year where it is not that of before (NULL: none). Yours. */
static char *day_shown(const char *date, const char *before)
{
  enum { YEAR = 4 };
  char *text = date_medium(date);
  if (before && strncmp(date, before, YEAR) == 0)
    text[strlen(text) - YEAR - 1] = '\0';
  return text;
}

/* `4 Sep 2026 no school (Before Labor Day)`, `28 Dec to 31 Dec vacation`. */
static void append_run(GString *text, const struct run *run, const struct run *before)
{
  g_autofree char *first = day_shown(run->first, before ? before->last : NULL);
  g_autofree char *last = day_shown(run->last, run->first);
  const char *note = record_get(run->day, "note");
  bool several = strcmp(run->first, run->last) != 0;
  g_string_append_printf(text, "%s%s%s%s %s", text->len > 0 ? ", " : "", first,
                         several ? " to " : "", several ? last : "",
                         choice_label(calendar_kind_choices, record_get(run->day, "kind")));
  if (note)
    g_string_append_printf(text, " (%s)", note);
}

/* The days, at most so many. Yours. */
static char *list_runs(const GArray *runs)
{
  GString *list = g_string_new(NULL);
  for (guint i = 0; i < runs->len && i < MOST_TOLD; i++)
    append_run(list, &g_array_index(runs, struct run, i),
               i > 0 ? &g_array_index(runs, struct run, i - 1) : NULL);
  if (runs->len > MOST_TOLD)
    g_string_append_printf(list, " and %u more", runs->len - MOST_TOLD);
  return g_string_free(list, FALSE);
}

void calendar_stays_tell(const struct calendar_stays *stays, struct import_session *session,
                         const GPtrArray *years, struct import_place place)
{
  g_autoptr(GArray) runs = g_array_new(FALSE, FALSE, sizeof(struct run));
  for (guint i = 0; stays->calendar && i < years->len; i++) {
    const struct import_item *year = years->pdata[i];
    if (year->state == IMPORT_ITEM_WANTED)
      find_runs(stays, year->record, runs);
  }
  if (runs->len == 0)
    return;
  g_autofree char *list = list_runs(runs);
  /* The foot of the screen has room for few words. */
  if (session->options->on_screen)
    import_session_notice(session, place,
                          "not in the file, but stays in the calendar (Records): %s", list);
  else
    import_session_notice(session, place,
                          "%s not in the file and %s: %s. Take away in the calendar (Records) what "
                          "is not so",
                          runs->len > 1 ? "these days are" : "this is",
                          runs->len > 1 ? "stay" : "stays", list);
}
