#include "exchange/csv_value.h"

#include "base/text.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Bytes of the thousands separator at text; 0: none stands there. */
static size_t separator_length(const char *text)
{
  static const char *const separators[] = { ",", " ", "'", "\u2019", "\u00a0", "\u202f", "\u2009" };
  for (size_t i = 0; i < G_N_ELEMENTS(separators); i++)
    if (g_str_has_prefix(text, separators[i]))
      return strlen(separators[i]);
  return 0;
}

/* Digits of a whole number with or without groups of three; NULL where text is none. */
static char *digits_of(const char *text)
{
  g_autoptr(GString) digits = g_string_new(NULL);
  size_t group = strspn(text, "0123456789");
  bool grouped = false;
  g_string_append_len(digits, text, (gssize)group);
  text += group;
  for (size_t width; group > 0 && (!grouped ? group <= 3 : group == 3)
                     && (width = separator_length(text)) > 0 && g_ascii_isdigit(text[width]);) {
    text += width;
    group = strspn(text, "0123456789");
    g_string_append_len(digits, text, (gssize)group);
    text += group;
    grouped = true;
  }
  if (grouped && group != 3)
    return NULL;
  /* A spreadsheet made a decimal number of it. */
  if (text[0] == '.' && text[1] == '0')
    text += 1 + strspn(text + 1, "0");
  return digits->len > 0 && *text == '\0' ? g_strdup(digits->str) : NULL;
}

char *csv_value_number(const char *text)
{
  char *clean = text_clean(text, true);
  if (!clean)
    return NULL;
  bool negative = *clean == '-';
  g_autofree char *digits = digits_of(clean + negative);
  if (!digits)
    return clean;
  const char *significant = digits + strspn(digits, "0");
  char *number =
      g_strconcat(negative && *significant ? "-" : "", *significant ? significant : "0", NULL);
  g_free(clean);
  return number;
}

char *csv_value_code(const char *text, int digits)
{
  char *clean = text_clean(text, true);
  if (!clean)
    return NULL;
  size_t length = strspn(clean, "0123456789");
  bool plain = clean[length] == '\0' || strcmp(clean + length, ".0") == 0;
  if (length == 0 || !plain || length > (size_t)digits)
    return clean;
  clean[length] = '\0';
  GString *code = g_string_new(clean);
  g_free(clean);
  while (code->len < (size_t)digits)
    g_string_prepend_c(code, '0');
  return g_string_free(code, FALSE);
}

bool csv_value_is_nothing(const char *text)
{
  static const char *const words[] = { "n/a", "na", "none", "null", "nil", "-", "--", "tbd", NULL };
  g_autofree char *clean = text_clean(text, true);
  g_autofree char *small = clean ? g_ascii_strdown(clean, -1) : NULL;
  return !small || g_strv_contains(words, small);
}

char *csv_value_email(const char *text)
{
  static const char scheme[] = "mailto:";
  char *address = text_clean(text, true);
  const char *open = address ? strchr(address, '<') : NULL;
  if (open && g_str_has_suffix(open, ">")) {
    char *inner = g_strstrip(g_strndup(open + 1, strlen(open) - 2));
    g_free(address);
    address = inner;
  }
  if (address && g_ascii_strncasecmp(address, scheme, strlen(scheme)) == 0)
    memmove(address, address + strlen(scheme), strlen(address + strlen(scheme)) + 1);
  return address;
}
