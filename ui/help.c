#include "ui/help.h"

#include "ui/app_own.h"
#include "ui/picker.h"

#include <string.h>

/* The keys of an action but for those that do something else here, which are in taken and to which
 * its own are added. Yours. */
static char *free_keys(const struct action *action, struct screen *screen, GHashTable *taken)
{
  if (!action->run)
    return g_strdup(action_keys(action, screen));
  g_auto(GStrv) names = g_strsplit(action_keys(action, screen), " ", -1);
  GString *left = g_string_new(NULL);
  for (char **name = names; *name; name++)
    if (g_hash_table_add(taken, g_strdup(*name)))
      g_string_append_printf(left, "%s%s", left->len ? " " : "", *name);
  return g_string_free(left, FALSE);
}

/* An action that can be done now, with the keys it can be done by. */
static void add(struct picker *picker, const struct action *action, char *keys, bool with_group)
{
  if (strlen(keys) > 1 && !g_str_has_prefix(keys, "Ctrl"))
    g_strdelimit(keys, "+", ' ');
  const char *group = action->group ? action->group : "On this screen";
  picker_add_item(picker, &(struct picker_item){ .value = action->name,
                                                 .lead = keys,
                                                 .label = action->label,
                                                 .detail = action->help,
                                                 .group = with_group ? group : NULL });
}

static const struct action *named(const struct action_tables *tables, const char *name)
{
  for (int i = 0; name && tables->table[i]; i++)
    for (const struct action *action = tables->table[i]; action->name; action++)
      if (strcmp(action->name, name) == 0)
        return action;
  return NULL;
}

/* The first of an action's keys, or the second of its chord. */
static struct key first_key(const struct action *action, struct screen *screen)
{
  g_auto(GStrv) names = g_strsplit(action_keys(action, screen), " ", 2);
  const char *name = names[0] ? names[0] : "";
  if (strlen(name) > 2 && name[1] == '+')
    name += 2;
  struct key key;
  key_parse(name, &key);
  return key;
}

static void run(struct app *app, struct picker *picker, const struct action_tables *tables)
{
  const char *name = picker_run(app, picker, NULL);
  const struct action *action = named(tables, name);
  struct screen *screen = app_top(app);
  if (!action || !action_applies(action, screen))
    return;
  struct key key = first_key(action, screen);
  if (action->run)
    action->run(screen, &key);
  else if (action->flags & ACTION_KEY)
    app_message(app, "%s", action->help);
  else
    app_key(app, &key); /* the screen's list or form acts on it */
}

static void show(struct app *app, struct picker *picker, bool all)
{
  struct screen *screen = app_top(app);
  struct action_tables tables = app_tables(app, screen);
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; tables.table[i]; i++)
    for (const struct action *action = tables.table[i]; action->name; action++)
      if (action_applies(action, screen) && (all || !(action->flags & ACTION_KEY))) {
        g_autofree char *keys = free_keys(action, screen, taken);
        add(picker, action, keys, all);
      }
  run(app, picker, &tables);
}

/* Some look for what is not offered because there is nothing to do it to. */
static const char nothing[] =
    "Nothing that can be done here now has this word. Backspace takes a letter back. Undo (u) and "
    "redo (^Y) are listed as soon as there is something to take back or to do again. Backup, "
    "restore "
    "and export are done outside: q, then throughline --help.";

void help_show(struct app *app)
{
  const struct screen_type *type = app_top(app)->type;
  g_autofree char *title = g_strdup_printf("Help: %s", type->title);
  AUTO(picker) struct picker *picker = picker_new(title);
  if (type->help)
    picker_set_intro(picker, type->help);
  picker_set_tall(picker);
  picker_set_empty(picker, nothing);
  picker_set_by_key(picker);
  show(app, picker, true);
}

void help_all_actions(struct app *app)
{
  AUTO(picker) struct picker *picker = picker_new("All actions");
  picker_set_empty(picker, nothing);
  show(app, picker, false);
}
