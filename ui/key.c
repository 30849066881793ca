#include "ui/key.h"

#include "base/text.h"

#include <string.h>

static const struct {
  const char *name;
  int code;
} names[] = {
  { "Enter", K_ENTER },
  { "Esc", K_ESC },
  { "Tab", K_TAB },
  { "Space", ' ' },
  { "Shift-Tab", K_BACK_TAB },
  { "Up", K_UP },
  { "Down", K_DOWN },
  { "Left", K_LEFT },
  { "Right", K_RIGHT },
  { "Home", K_HOME },
  { "End", K_END },
  { "PgUp", K_PAGE_UP },
  { "PgDn", K_PAGE_DOWN },
  { "Insert", K_INSERT },
  { "Delete", K_DELETE },
  { "Backspace", K_BACKSPACE },
};

static const struct {
  const char *prefix;
  unsigned modifier;
} prefixes[] = { { "Ctrl-", MOD_CTRL }, { "Alt-", MOD_ALT }, { "Shift-", MOD_SHIFT } };

bool key_is_text(const struct key *key)
{
  if (key->code == K_PASTE)
    return true;
  return key->code >= ' ' && key->code != K_BACKSPACE && key->code < K_UP
         && !(key->modifiers & (MOD_ALT | MOD_CTRL));
}

char *key_text(const struct key *key)
{
  if (!key_is_text(key))
    return NULL;
  if (key->code == K_PASTE)
    return text_normalize(key->paste ? key->paste : "");
  char text[8] = "";
  g_unichar_to_utf8((gunichar)key->code, text);
  return g_strdup(text);
}

static int named_code(const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(names[i].name, name) == 0)
      return names[i].code;
  if (name[0] == 'F' && g_ascii_isdigit(name[1])) {
    guint64 number = g_ascii_strtoull(name + 1, NULL, 10);
    return number >= 1 && number <= 12 ? K_F1 + (int)number - 1 : K_NONE;
  }
  if (name[0] == '^' && name[1] >= '@' && name[1] <= '_' && !name[2])
    return K_CTRL(name[1]);
  gunichar letter = g_utf8_get_char_validated(name, -1);
  if (letter >= ' ' && letter < 0x110000 && !*g_utf8_next_char(name))
    return (int)letter;
  return K_NONE;
}

bool key_parse(const char *name, struct key *key)
{
  *key = (struct key){ .code = named_code(name) };
  if (key->code != K_NONE)
    return true;
  for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
    if (g_str_has_prefix(name, prefixes[i].prefix)) {
      key->code = named_code(name + strlen(prefixes[i].prefix));
      key->modifiers = prefixes[i].modifier;
    }
  return key->code >= K_UP;
}

static char *plain_name(int code)
{
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (names[i].code == code)
      return g_strdup(names[i].name);
  if (code >= K_F1 && code <= K_F12)
    return g_strdup_printf("F%d", code - K_F1 + 1);
  if (code > 0 && code < ' ')
    return g_strdup_printf("^%c", code + '@');
  if (code >= K_UP || code <= 0)
    return g_strdup("");
  char text[8] = "";
  g_unichar_to_utf8((gunichar)code, text);
  return g_strdup(text);
}

char *key_label(const struct key *key)
{
  g_autofree char *name = plain_name(key->code);
  GString *whole = g_string_new(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(prefixes); i++)
    if (key->modifiers & prefixes[i].modifier && key->code >= K_UP)
      g_string_append(whole, prefixes[i].prefix);
  g_string_append(whole, name);
  return g_string_free(whole, FALSE);
}

/* The key called by the first length bytes of name. */
static bool matches(const struct key *key, const char *name, size_t length)
{
  char buffer[32];
  if (length == 0 || length >= sizeof buffer)
    return false;
  memcpy(buffer, name, length);
  buffer[length] = '\0';
  struct key wanted;
  return key_parse(buffer, &wanted) && wanted.code == key->code
         && (key->code < K_UP || wanted.modifiers == key->modifiers);
}

bool key_in(const struct key *key, const char *keys)
{
  while (keys && *keys) {
    size_t length = strcspn(keys, " ");
    if (matches(key, keys, length))
      return true;
    keys += length;
    keys += strspn(keys, " ");
  }
  return false;
}
