#include "ui/action.h"

#include "ui/screen.h"

#include <string.h>

bool action_applies(const struct action *action, struct screen *screen)
{
  if (action->flags & ACTION_TYPING && !screen_typing(screen))
    return false;
  return !action->applies || action->applies(screen);
}

const char *action_keys(const struct action *action, struct screen *screen)
{
  const char *keys = action->live_keys ? action->live_keys(screen) : action->keys;
  return keys ? keys : "";
}

bool action_key_in_text(const struct key *key)
{
  return key->code != K_PASTE && !key_is_text(key);
}

/* `g+t` is shown as `g t`. A lone `+` is a key. */
static char *shown(const char *name)
{
  char *label = g_strdup(name);
  if (strlen(label) > 1 && strncmp(label, "Ctrl", 4) != 0)
    g_strdelimit(label, "+", ' ');
  return label;
}

static bool acts_in_text(const char *name)
{
  struct key key;
  return key_parse(name, &key) && action_key_in_text(&key);
}

char *action_key_label(const struct action *action, struct screen *screen, bool text)
{
  const char *keys = action_keys(action, screen);
  g_auto(GStrv) names = g_strsplit(keys, " ", -1);
  if (action->live_keys && !text)
    return *keys ? g_strdup(keys) : NULL; /* all of a scale's keys belong together */
  for (char **name = names; *name; name++)
    if (**name && (!text || acts_in_text(*name)))
      return shown(*name);
  return NULL;
}

/* --- For the man page ---------------------------------------------------------------------------
 */

static char *roff(const char *text)
{
  g_autoptr(GString) out = g_string_new(NULL);
  for (; *text; text++) {
    if (*text == '\\')
      g_string_append(out, "\\e");
    else if (*text == '-')
      g_string_append(out, "\\-");
    else if (*text == '^')
      g_string_append(out, "\\(ha");
    else if (*text == '~')
      g_string_append(out, "\\(ti");
    else if (*text == '\'')
      g_string_append(out, "\\(aq");
    else
      g_string_append_c(out, *text);
  }
  return g_string_free(g_steal_pointer(&out), FALSE);
}

static void manual_entry(GString *out, const struct action *action)
{
  g_auto(GStrv) names = g_strsplit(action->keys ? action->keys : "", " ", -1);
  g_string_append(out, ".TP\n");
  bool first = true;
  for (char **name = names; *name; name++) {
    if (!**name)
      continue;
    g_autofree char *label = shown(*name);
    g_autofree char *safe = roff(label);
    g_string_append_printf(out, "%s\\fB%s\\fR", first ? "" : ", ", safe);
    first = false;
  }
  g_autofree char *label = roff(action->label);
  g_autofree char *help = roff(action->help);
  g_string_append_printf(out, "%s%s\n%s\n", first ? "" : "  ", label, help);
}

char *action_manual(const char *heading, const struct action *const *tables)
{
  GString *out = g_string_new(NULL);
  g_autofree char *title = roff(heading);
  g_string_append_printf(out, ".SS %s\n", title);
  for (; *tables; tables++)
    for (const struct action *action = *tables; action->name; action++)
      manual_entry(out, action);
  return g_string_free(out, FALSE);
}

/* --- For tests -----------------------------------------------------------------------------------
 */

static bool key_reads(const char *name)
{
  struct key key;
  if (strlen(name) > 2 && name[1] == '+' && !strchr(name, '-')) {
    char first[2] = { name[0], '\0' };
    return key_parse(first, &key) && key_parse(name + 2, &key);
  }
  return key_parse(name, &key);
}

static char *action_fault(const struct action *action)
{
  if (!action->label || !action->help || !*action->label || !*action->help)
    return g_strdup_printf("%s has no label or no help", action->name);
  if (!g_str_has_suffix(action->help, "."))
    return g_strdup_printf("the help of %s is no sentence", action->name);
  if (!action->keys && !action->live_keys)
    return g_strdup_printf("%s has no key", action->name);
  g_auto(GStrv) names = g_strsplit(action->keys ? action->keys : "", " ", -1);
  for (char **name = names; *name; name++)
    if (**name && !key_reads(*name))
      return g_strdup_printf("%s is no key (%s)", *name, action->name);
  return NULL;
}

char *action_table_fault(const struct action *table)
{
  g_autoptr(GHashTable) seen = g_hash_table_new(g_str_hash, g_str_equal);
  for (const struct action *action = table; action->name; action++) {
    char *fault = action_fault(action);
    if (fault)
      return fault;
    if (!g_hash_table_add(seen, (gpointer)(guintptr)action->name))
      return g_strdup_printf("%s is there twice", action->name);
  }
  return NULL;
}
