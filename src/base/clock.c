#include "base/clock.h"

#include <string.h>

/* The first line of the file at path, or NULL. Yours. */
static char *first_line(const char *path)
{
  g_autofree char *text = NULL;
  if (!g_file_get_contents(path, &text, NULL, NULL))
    return NULL;
  text[strcspn(text, "\r\n")] = '\0';
  return g_steal_pointer(&text);
}

/* text as a local time; seconds or the whole time of day may be absent. NULL where it is neither.
 */
static GDateTime *read_time(const char *text, GTimeZone *zone)
{
  static const char *const endings[] = { "", ":00", "T00:00:00" };
  for (size_t i = 0; i < G_N_ELEMENTS(endings); i++) {
    g_autofree char *whole = g_strconcat(text, endings[i], NULL);
    GDateTime *time = g_date_time_new_from_iso8601(whole, zone);
    if (time)
      return time;
  }
  return NULL;
}

static GDateTime *injected(void)
{
  const char *setting = g_getenv("THROUGHLINE_NOW");
  if (!setting || !*setting)
    return NULL;
  g_autofree char *text = setting[0] == '@' ? first_line(setting + 1) : g_strdup(setting);
  if (!text)
    return NULL;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local();
  g_autoptr(GDateTime) time = read_time(g_strstrip(text), zone);
  return time ? g_date_time_to_timezone(time, zone) : NULL;
}

GDateTime *clock_now(void)
{
  GDateTime *time = injected();
  return time ? time : g_date_time_new_now_local();
}

static char *formatted(const char *format)
{
  g_autoptr(GDateTime) now = clock_now();
  return g_date_time_format(now, format);
}

char *clock_today(void)
{
  return formatted("%Y-%m-%d");
}

char *clock_month(void)
{
  return formatted("%Y-%m");
}

char *clock_time(void)
{
  return formatted("%H:%M");
}

char *clock_instant(void)
{
  g_autoptr(GDateTime) now = clock_now();
  g_autoptr(GDateTime) utc = g_date_time_to_utc(now);
  return g_date_time_format(utc, "%Y-%m-%dT%H:%M:%SZ");
}

static char *local_of(const char *instant, const char *format)
{
  g_autoptr(GDateTime) utc = instant ? g_date_time_new_from_iso8601(instant, NULL) : NULL;
  g_autoptr(GDateTime) local = utc ? g_date_time_to_local(utc) : NULL;
  return local ? g_date_time_format(local, format) : NULL;
}

char *clock_day_of(const char *instant)
{
  return local_of(instant, "%Y-%m-%d");
}

char *clock_time_of(const char *instant)
{
  return local_of(instant, "%H:%M");
}
