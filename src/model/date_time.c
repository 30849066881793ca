#include "model/date.h"

#include "base/error.h"
#include "base/text.h"

#include <string.h>

enum { QUOTE_COLUMNS = 40 };

enum half {
  HALF_NONE,
  HALF_MORNING,
  HALF_AFTERNOON,
  HALF_WRONG,
};

/* The half of the day that rest, what stands behind the figures, names. */
static enum half read_half(const char *rest)
{
  g_autofree char *plain = g_ascii_strdown(rest, -1);
  char *to = plain;
  for (const char *at = plain; *at; at++)
    if (*at != ' ' && *at != '.')
      *to++ = *at;
  *to = '\0';
  if (!*plain)
    return HALF_NONE;
  if (strcmp(plain, "am") == 0 || strcmp(plain, "a") == 0)
    return HALF_MORNING;
  if (strcmp(plain, "pm") == 0 || strcmp(plain, "p") == 0)
    return HALF_AFTERNOON;
  return HALF_WRONG;
}

static int number_at(const char *digits)
{
  return (int)g_ascii_strtoll(digits, NULL, 10);
}

/* Reads two digits behind a separator; *at moves past them. Leaves *value where there is none. */
static bool read_behind(const char **at, const char *separators, int *value)
{
  if (!**at || !strchr(separators, **at) || !g_ascii_isdigit((*at)[1]))
    return true;
  if (strspn(*at + 1, "0123456789") != 2)
    return false;
  *value = number_at(*at + 1);
  *at += 3;
  return true;
}

/* Reads the figures: `9`, `10:31`, `10.31`, `14h30`, `931`, `1031`, `103100`, `10:31:00.000`. */
static bool read_figures(const char **at, int *hour, int *minute)
{
  size_t digits = strspn(*at, "0123456789");
  if (digits == 0 || digits == 5 || digits > 6)
    return false;
  int value = number_at(*at), second = 0;
  *at += digits;
  if (digits >= 3) {
    if (digits == 6)
      value /= 100;
    *hour = value / 100;
    *minute = value % 100;
    return true;
  }
  *hour = value;
  *minute = 0;
  if (!read_behind(at, ":.hH", minute) || !read_behind(at, ":.", &second) || second > 59)
    return false;
  if (**at == '.' && g_ascii_isdigit((*at)[1]))
    *at += 1 + strspn(*at + 1, "0123456789");
  return true;
}

static bool read_time(const char *text, int *hour, int *minute)
{
  const char *at = text;
  if (!read_figures(&at, hour, minute) || *minute > 59)
    return false;
  switch (read_half(at)) {
  case HALF_NONE:
    return *hour <= 23;
  case HALF_MORNING:
    if (*hour == 12)
      *hour = 0;
    return *hour < 12;
  case HALF_AFTERNOON:
    if (*hour < 12)
      *hour += 12;
    return *hour <= 23;
  default:
    return false;
  }
}

char *time_parse(const char *text, GError **error)
{
  if (time_valid(text))
    return g_strdup(text);
  g_autofree char *clean = text_clean(text, true);
  if (!clean) {
    fail(error, TL_ERROR_INVALID, "The time is missing. Write it like 10:31.");
    return NULL;
  }
  int hour, minute;
  if (read_time(clean, &hour, &minute))
    return g_strdup_printf("%02d:%02d", hour, minute);
  g_autofree char *given = text_ellipsize(clean, QUOTE_COLUMNS);
  fail(error, TL_ERROR_INVALID, "%s is not a time. Write it like 10:31 or 2:15 pm.", given);
  return NULL;
}

char *time_afternoon(const char *text)
{
  enum { LAST_HOUR = 5, HALF_DAY = 12 };
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *time = clean && *clean != '0' ? time_parse(clean, NULL) : NULL;
  int hour = time ? number_at(time) : 0;
  if (hour < 1 || hour > LAST_HOUR || strpbrk(clean, "aApP"))
    return NULL;
  return g_strdup_printf("%02d%s", hour + HALF_DAY, time + 2);
}

char *time_parse_school(const char *text, GError **error)
{
  char *afternoon = text ? time_afternoon(text) : NULL;
  return afternoon ? afternoon : time_parse(text, error);
}
