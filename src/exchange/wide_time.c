#include "exchange/wide_time.h"

#include "base/error.h"
#include "base/text.h"
#include "model/date.h"

#include <stdio.h>
#include <string.h>

enum { QUOTED_COLUMNS = 40 };

static bool fail_time(const char *text, GError **error)
{
  g_autofree char *shown = text_ellipsize(text, QUOTED_COLUMNS);
  return fail(error, TL_ERROR_INVALID,
              "“%s” is not a time as forms write it. It would be like 11/12/2026 10:31:00.", shown);
}

static void set(struct wide_time *time, const char *date, const char *clock)
{
  g_strlcpy(time->date, date, sizeof time->date);
  g_strlcpy(time->time, clock, sizeof time->time);
}

/* ISO 8601 with a zone: an instant, which has a local time. */
static bool read_instant(const char *text, struct wide_time *time)
{
  if (strlen(text) < 17 || text[10] != 'T')
    return false;
  const char *zone = text + 16 + strcspn(text + 16, "Z+-");
  if (!*zone)
    return false;
  g_autoptr(GDateTime) instant = g_date_time_new_from_iso8601(text, NULL);
  g_autoptr(GDateTime) local = instant ? g_date_time_to_local(instant) : NULL;
  if (!local)
    return false;
  g_autofree char *date = g_date_time_format(local, "%Y-%m-%d");
  g_autofree char *clock = g_date_time_format(local, "%H:%M:%S");
  /* Years that no school has had are no dates. */
  g_autofree char *real = date_parse(date, NULL, NULL);
  set(time, date, clock);
  return real;
}

/* Where the day's half ends that stands at text, `AM`, `p.m.`; text itself where there is none. */
static const char *skip_half(const char *text)
{
  const char *at = text;
  if (!*at || !strchr("AaPp", *at))
    return text;
  at++;
  at += *at == '.';
  if (*at != 'm' && *at != 'M')
    return text;
  at++;
  at += *at == '.';
  return g_ascii_isalpha(*at) ? text : at;
}

/* A zone: `EST`, `GMT-5`, `UTC+01:00`, `-05:00`, `Z`, `(EST)`. */
static bool is_zone(const char *text)
{
  size_t length = strlen(text);
  return length <= 40
         && text[strspn(text, "+-:()/_ 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                              "abcdefghijklmnopqrstuvwxyz")]
                == '\0'
         && (g_ascii_isalpha(*text) || strchr("+-(", *text));
}

/* The time of day in clock, seconds kept. */
static bool read_clock(const char *clock, char *time, size_t size)
{
  size_t figures = strspn(clock, "0123456789:");
  const char *rest = clock + figures;
  if (*rest == '.' && g_ascii_isdigit(rest[1]))
    rest += 1 + strspn(rest + 1, "0123456789");
  const char *behind = rest + strspn(rest, " ");
  const char *zone = skip_half(behind);
  g_autofree char *half = g_strndup(behind, (gsize)(zone - behind));
  zone += strspn(zone, " ");
  if (figures == 0 || (*zone && !is_zone(zone)))
    return false;
  int hour = -1, minute = -1, second = 0;
  if (sscanf(clock, "%2d:%2d:%2d", &hour, &minute, &second) < 2 || second < 0 || second > 59)
    return false;
  g_autofree char *plain = g_strdup_printf("%d:%02d %s", hour, minute, half);
  g_autofree char *read = time_parse(plain, NULL);
  if (read)
    g_snprintf(time, (gulong)size, "%s:%02d", read, second);
  return read;
}

bool wide_time_parse(const char *text, struct wide_time *time, GError **error)
{
  g_autofree char *clean = text_clean(text, true);
  *time = (struct wide_time){ "", "" };
  if (!clean)
    return fail_time("", error);
  if (read_instant(clean, time))
    return true;
  const char *colon = strchr(clean, ':');
  const char *clock = colon;
  while (clock && clock > clean && g_ascii_isdigit(clock[-1]))
    clock--;
  g_autofree char *day = clock ? g_strndup(clean, (gsize)(clock - clean)) : g_strdup(clean);
  size_t length = strlen(day);
  while (length > 0 && strchr(" ,T", day[length - 1]))
    day[--length] = '\0';
  g_autofree char *date = date_parse(day, NULL, NULL);
  char hours[sizeof time->time] = "";
  if (!date || (clock && !read_clock(clock, hours, sizeof hours)))
    return fail_time(clean, error);
  set(time, date, hours);
  return true;
}

char *wide_time_instant(const struct wide_time *time)
{
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
  sscanf(time->date, "%d-%d-%d", &year, &month, &day);
  sscanf(time->time, "%d:%d:%d", &hour, &minute, &second);
  g_autoptr(GDateTime) local = g_date_time_new_local(year, month, day, hour, minute, second);
  g_autoptr(GDateTime) utc = local ? g_date_time_to_utc(local) : NULL;
  return utc ? g_date_time_format(utc, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}
