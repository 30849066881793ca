#include "sample/city.h"

#include "base/clock.h"
#include "base/error.h"

#include <string.h>

/* --- lifetime ------------------------------------------------------------------------------- */

static void clear_holder(gpointer data)
{
  struct holder *holder = data;
  g_free(holder->uid);
  g_free(holder->from);
  g_free(holder->until);
}

GArray *city_holders_new(void)
{
  GArray *holders = g_array_new(FALSE, TRUE, sizeof(struct holder));
  g_array_set_clear_func(holders, clear_holder);
  return holders;
}

static void clear_school(gpointer data)
{
  struct city_school *school = data;
  g_free(school->uid);
  g_free(school->name);
  g_array_unref(school->posts);
  g_array_unref(school->waiting);
}

static void clear_post(gpointer data)
{
  struct post *post = data;
  g_array_unref(post->holders);
}

static void clear_seat(gpointer data)
{
  struct seat *seat = data;
  g_array_unref(seat->holders);
  g_free(seat->goal_text);
}

static void clear_month(gpointer data)
{
  struct month *month = data;
  g_free(month->text);
  g_ptr_array_unref(month->days);
}

static GArray *cleared_array(guint size, GDestroyNotify clear)
{
  GArray *array = g_array_new(FALSE, TRUE, size);
  g_array_set_clear_func(array, clear);
  return array;
}

struct city *city_new(guint32 seed)
{
  struct city *city = g_new0(struct city, 1);
  g_autofree char *text = g_strdup_printf("sample %u", seed);
  city->chance = chance_new(seed);
  city->aside = chance_new(seed);
  city->uids = uid_source_new(text);
  city->today = clock_today();
  city->now_time = clock_time();
  city->now = clock_instant();
  city->calendar = calendar_new();
  city->half_days = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  city->months = cleared_array(sizeof(struct month), clear_month);
  city->schools = cleared_array(sizeof(struct city_school), clear_school);
  city->posts = cleared_array(sizeof(struct post), clear_post);
  city->seats = cleared_array(sizeof(struct seat), clear_seat);
  city->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  city->emails = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  city->agreed = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
  city->offsets = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  return city;
}

static void free_forms(struct city *city)
{
  for (size_t i = 0; i < G_N_ELEMENTS(city->forms); i++) {
    struct form *form = &city->forms[i];
    g_free(form->version);
    for (int k = 0; k < form->item_count; k++) {
      g_free(form->items[k].strategy);
      g_free(form->items[k].name);
    }
  }
}

void city_free(struct city *city)
{
  if (!city)
    return;
  free_forms(city);
  for (size_t i = 0; i < G_N_ELEMENTS(city->initiatives); i++)
    g_free(city->initiatives[i]);
  GArray *arrays[] = { city->months, city->schools, city->posts, city->seats };
  for (size_t i = 0; i < G_N_ELEMENTS(arrays); i++)
    g_array_unref(arrays[i]);
  char *texts[] = { city->today,          city->now_time,   city->now,
                    city->superintendent, city->visit_type, city->rubric };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_hash_table_unref(city->names);
  g_hash_table_unref(city->emails);
  g_hash_table_unref(city->agreed);
  g_hash_table_unref(city->half_days);
  g_hash_table_unref(city->offsets);
  calendar_free(city->calendar);
  uid_source_free(city->uids);
  chance_free(city->chance);
  chance_free(city->aside);
  g_free(city);
}

enum { MINUTES_OF_DAY = 24 * 60 };

/* --- what all parts need -------------------------------------------------------------------- */

bool city_save(struct city *city, struct record *record, char **uid, GError **error)
{
  record->uid = uid_next(city->uids);
  bool saved = change_save(city->change, record, NULL, error);
  if (saved && uid)
    *uid = g_strdup(record->uid);
  record_free(record);
  return saved;
}

bool city_report(struct city *city, const char *what, GError **error)
{
  return progress_report(city->progress, what, city->walkthroughs, city->walkthroughs_expected)
         || fail(error, TL_ERROR_STOPPED, "Stopped. No sample was made.");
}

const struct holder *city_holder(const GArray *holders, const char *date)
{
  for (guint i = 0; i < holders->len; i++) {
    const struct holder *holder = &g_array_index(holders, struct holder, i);
    if ((!holder->from || strcmp(holder->from, date) <= 0)
        && (!holder->until || strcmp(date, holder->until) < 0))
      return holder;
  }
  return NULL;
}

/* How far local time is from UTC at noon of that day, in minutes. */
static int offset_of(const char *date)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local();
  g_autofree char *text = g_strconcat(date, "T12:00:00", NULL);
  g_autoptr(GDateTime) noon = g_date_time_new_from_iso8601(text, zone);
  return noon ? (int)(g_date_time_get_utc_offset(noon) / G_TIME_SPAN_MINUTE) : 0;
}

char *city_instant(struct city *city, const char *date, int minute)
{
  gpointer known = g_hash_table_lookup(city->offsets, date);
  int offset = known ? GPOINTER_TO_INT(known) - MINUTES_OF_DAY : offset_of(date);
  if (!known)
    g_hash_table_insert(city->offsets, g_strdup(date), GINT_TO_POINTER(offset + MINUTES_OF_DAY));
  int utc = minute - offset;
  int shift = utc < 0 ? -1 : utc >= MINUTES_OF_DAY ? 1 : 0;
  utc -= shift * MINUTES_OF_DAY;
  g_autofree char *other = shift ? date_add(date, shift) : NULL;
  char *instant = g_strdup_printf("%sT%02d:%02d:00Z", other ? other : date, utc / 60, utc % 60);
  if (strcmp(instant, city->now) <= 0)
    return instant;
  g_free(instant);
  return g_strdup(city->now);
}
