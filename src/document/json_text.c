#include "document/json_text.h"

#include <math.h>
#include <string.h>

struct json_text json_text_new(void)
{
  return (struct json_text){ g_string_sized_new(4096), false };
}

char *json_text_end(struct json_text *json)
{
  return g_string_free(g_steal_pointer(&json->line), FALSE);
}

static void put(struct json_text *json, const char *text)
{
  g_string_append(json->line, text);
}

static void begin_value(struct json_text *json)
{
  if (json->follows)
    put(json, ",");
  json->follows = true;
}

void json_text_open(struct json_text *json, char bracket)
{
  begin_value(json);
  g_string_append_c(json->line, bracket);
  json->follows = false;
}

void json_text_close(struct json_text *json, char bracket)
{
  g_string_append_c(json->line, bracket);
  json->follows = true;
}

void json_text_name(struct json_text *json, const char *name)
{
  begin_value(json);
  put(json, "\"");
  put(json, name);
  put(json, "\":");
  json->follows = false;
}

static void put_escaped(struct json_text *json, char letter)
{
  static const char letters[] = "\"\\\b\f\n\r\t", escapes[] = "\"\\bfnrt";
  const char *known = strchr(letters, letter);
  if (known)
    g_string_append_printf(json->line, "\\%c", escapes[known - letters]);
  else
    g_string_append_printf(json->line, "\\u%04x", (unsigned)(guchar)letter);
}

static bool plain(char letter)
{
  return (guchar)letter >= ' ' && letter != '"' && letter != '\\' && letter != '\x7f';
}

void json_text_string(struct json_text *json, const char *text)
{
  begin_value(json);
  put(json, "\"");
  while (*text) {
    const char *end = text;
    while (*end && plain(*end))
      end++;
    g_string_append_len(json->line, text, end - text);
    text = end;
    if (*text)
      put_escaped(json, *text++);
  }
  put(json, "\"");
}

void json_text_integer(struct json_text *json, gint64 value)
{
  begin_value(json);
  g_string_append_printf(json->line, "%" G_GINT64_FORMAT, value);
}

void json_text_number(struct json_text *json, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  if (!isfinite(value))
    value = 0;
  if (value == floor(value) && fabs(value) < 1e15)
    json_text_integer(json, (gint64)value);
  else
    json_text_word(json, g_ascii_dtostr(digits, sizeof digits, value));
}

void json_text_word(struct json_text *json, const char *word)
{
  begin_value(json);
  put(json, word);
}
