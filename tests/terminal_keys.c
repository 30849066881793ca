#include "tests/terminal_own.h"

#include <check.h>
#include <string.h>

static const struct {
  const char *name, *bytes;
} names[] = {
  { "Enter", "\r" },          { "Esc", "\033" },        { "Tab", "\t" },
  { "S-Tab", "\033[Z" },      { "Up", "\033[A" },       { "Down", "\033[B" },
  { "Right", "\033[C" },      { "Left", "\033[D" },     { "C-Left", "\033[1;5D" },
  { "C-Right", "\033[1;5C" }, { "Home", "\033[H" },     { "End", "\033[F" },
  { "C-Home", "\033[1;5H" },  { "C-End", "\033[1;5F" }, { "PgUp", "\033[5~" },
  { "PgDn", "\033[6~" },      { "Insert", "\033[2~" },  { "Delete", "\033[3~" },
  { "BS", "\177" },           { "Space", " " },         { "F1", "\033OP" },
  { "F2", "\033OQ" },         { "F10", "\033[21~" },    { "lt", "<" },
};

/* The bytes of what stands between < and >; false when it is no key. */
static bool append_named(GString *bytes, const char *name)
{
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    if (strcmp(names[i].name, name) == 0) {
      g_string_append(bytes, names[i].bytes);
      return true;
    }
  if (strlen(name) != 3 || name[0] != 'C' || name[1] != '-')
    return false;
  g_string_append_c(bytes, (char)(name[2] & 0x1f));
  return true;
}

char *terminal_key_bytes(const char *keys)
{
  GString *bytes = g_string_new(NULL);
  while (*keys) {
    const char *end = *keys == '<' ? strchr(keys, '>') : NULL;
    if (!end) {
      g_string_append_c(bytes, *keys++);
      continue;
    }
    g_autofree char *name = g_strndup(keys + 1, (gsize)(end - keys - 1));
    ck_assert_msg(append_named(bytes, name), "<%s> is no key", name);
    keys = end + 1;
  }
  return g_string_free(bytes, FALSE);
}
