#include "base/format.h"

#include <string.h>

/* numerator / denominator rounded half up, also below zero; denominator > 0. */
static gint64 divide_half_up(gint64 numerator, gint64 denominator)
{
  gint64 twice = 2 * numerator + denominator;
  gint64 whole = twice / (2 * denominator);
  return twice < 0 && twice % (2 * denominator) != 0 ? whole - 1 : whole;
}

char *format_number(long number)
{
  g_autofree char *digits = g_strdup_printf("%ld", number);
  GString *text = g_string_new(NULL);
  const char *at = digits;
  if (*at == '-')
    g_string_append_c(text, *at++);
  for (size_t left = strlen(at); left > 0; left--) {
    g_string_append_c(text, *at++);
    if (left > 1 && left % 3 == 1)
      g_string_append_c(text, ',');
  }
  return g_string_free(text, FALSE);
}

char *format_plural(long count, const char *one, const char *many)
{
  g_autofree char *number = format_number(count);
  return g_strdup_printf("%s %s", number, count == 1 || count == -1 ? one : many);
}

int format_percent(long part, long whole)
{
  if (whole == 0)
    return 0;
  gint64 sign = whole < 0 ? -1 : 1;
  return (int)divide_half_up(sign * part * 100, sign * whole);
}

char *format_of(long part, long whole)
{
  g_autofree char *first = format_number(part);
  g_autofree char *second = format_number(whole);
  return g_strdup_printf("%s of %s", first, second);
}

int format_prorate(int full, int part, int whole)
{
  if (whole == 0)
    return full;
  gint64 sign = whole < 0 ? -1 : 1;
  return (int)divide_half_up(sign * full * part, sign * whole);
}

char *format_list(const char *const *items)
{
  GString *text = g_string_new(NULL);
  for (int i = 0; items[i]; i++) {
    if (i > 0)
      g_string_append(text, items[i + 1] ? ", " : " and ");
    g_string_append(text, items[i]);
  }
  return g_string_free(text, FALSE);
}

char *format_bytes(goffset bytes)
{
  static const char *const units[] = { "kB", "MB", "GB", "TB" };
  if (bytes < 1000)
    return g_strdup_printf("%d %s", (int)bytes, bytes == 1 ? "byte" : "bytes");
  /* In tenths, so that no locale's decimal comma gets in. */
  gint64 scale = 1000;
  size_t unit = 0;
  while (unit + 1 < G_N_ELEMENTS(units) && divide_half_up(bytes * 10, scale) >= 10000) {
    scale *= 1000;
    unit++;
  }
  gint64 tenths = divide_half_up(bytes * 10, scale);
  return g_strdup_printf("%d.%d %s", (int)(tenths / 10), (int)(tenths % 10), units[unit]);
}
