#include "ui/app_own.h"

#include "ui/help.h"

#include <string.h>

struct action_tables app_tables(const struct app *app, const struct screen *screen)
{
  struct action_tables tables = { { NULL } };
  int count = 0;
  for (int i = 0; screen && i < SCREEN_TABLES && screen->type->actions[i]; i++)
    tables.table[count++] = screen->type->actions[i];
  bool own = screen && screen->type->own_letters;
  for (size_t i = own ? 1 : 0; i < G_N_ELEMENTS(app->own->tables); i++)
    if (app->own->tables[i])
      tables.table[count++] = app->own->tables[i];
  return tables;
}

/* --- Finding the action
 * ----------------------------------------------------------------------------- */

/* True when name, a chord, begins with the letter first. */
static bool is_chord(const char *name, size_t length, char first)
{
  return length > 2 && name[1] == '+' && name[0] == first;
}

/* The second key of the chords among keys that begin with first; or whether there is any (key
 * NULL). */
static bool chord_in(const char *keys, char first, const struct key *key)
{
  g_auto(GStrv) names = g_strsplit(keys, " ", -1);
  for (char **name = names; *name; name++)
    if (is_chord(*name, strlen(*name), first) && (!key || key_in(key, *name + 2)))
      return true;
  return false;
}

/* The first action that applies and whose keys fit. */
static const struct action *find(struct app *app, const struct key *key, char chord,
                                 bool begins_chord)
{
  struct screen *screen = app_top(app);
  struct action_tables tables = app_tables(app, screen);
  for (int i = 0; tables.table[i]; i++)
    for (const struct action *action = tables.table[i]; action->name; action++) {
      const char *keys = action_keys(action, screen);
      bool fits = begins_chord ? chord_in(keys, (char)key->code, NULL)
                  : chord      ? chord_in(keys, chord, key)
                               : action->run && key_in(key, keys);
      if (fits && action_applies(action, screen))
        return action;
    }
  return NULL;
}

static void second_key(struct app *app, const struct key *key)
{
  char chord = app->own->chord;
  app->own->chord = '\0';
  if (key->code == K_ESC)
    return;
  const struct action *action = find(app, key, chord, false);
  g_autofree char *name = key_label(key);
  if (action && action->run)
    action->run(app_top(app), key);
  else
    app_message(app, "%c %s goes nowhere. %c shows where it can go.", chord, name, chord);
}

static void unknown_key(struct app *app, const struct key *key)
{
  if (key->code == K_MOUSE || key->code == K_PASTE)
    return;
  g_autofree char *name = key_label(key);
  if (*name && (key_is_text(key) || key->code < ' '))
    app_message(app, "%s does nothing here. ? shows what can be done.",
                key->code == ' ' ? "Space" : name);
}

void app_key(struct app *app, const struct key *key)
{
  struct screen *screen = app_top(app);
  if (app->own->chord) {
    second_key(app, key);
    return;
  }
  bool typing = screen_typing(screen);
  if (screen->type->key && screen->type->key(screen, key))
    return;
  if (typing && !action_key_in_text(key))
    return;
  const struct action *action = find(app, key, '\0', false);
  if (action)
    action->run(screen, key);
  else if (!typing && key->code > ' ' && key->code < 127 && find(app, key, '\0', true))
    app->own->chord = (char)key->code;
  else if (!typing)
    unknown_key(app, key);
}

/* --- Our own actions
 * -------------------------------------------------------------------------------- */

static void run_help(struct screen *screen, const struct key *key)
{
  (void)key;
  help_show(screen->app);
}

static void run_all_actions(struct screen *screen, const struct key *key)
{
  (void)key;
  help_all_actions(screen->app);
}

static bool has_below(struct screen *screen)
{
  return screen->app->own->stack->len > 1;
}

static void run_back(struct screen *screen, const struct key *key)
{
  (void)key;
  app_back(screen->app);
}

static bool can_undo(struct screen *screen)
{
  return screen->type->undo && screen->type->can_undo && screen->type->can_undo(screen);
}

static void run_undo(struct screen *screen, const struct key *key)
{
  (void)key;
  screen->type->undo(screen);
}

static void run_leave(struct screen *screen, const struct key *key)
{
  (void)key;
  app_leave(screen->app);
}

static void run_saved(struct screen *screen, const struct key *key)
{
  (void)key;
  app_message(screen->app, "Everything is saved.");
}

static void run_mouse(struct screen *screen, const struct key *key)
{
  (void)key;
  struct terminal *terminal = screen->app->terminal;
  terminal_set_mouse(terminal, !terminal_mouse(terminal));
  if (terminal_mouse(terminal))
    app_message(screen->app, "The mouse selects and scrolls. m gives it back to the terminal.");
  else
    app_message(screen->app, "The terminal has the mouse: text can be selected. m takes it back.");
}

static void run_stop(struct screen *screen, const struct key *key)
{
  (void)key;
  terminal_stop_job(screen->app->terminal);
}

static void run_interrupt(struct screen *screen, const struct key *key)
{
  (void)key;
  app_message(screen->app, "Everything is saved. Esc goes back; q, outside text, leaves.");
}

static void run_repaint(struct screen *screen, const struct key *key)
{
  (void)key;
  terminal_repaint(screen->app->terminal);
}

static const char everywhere[] = "Everywhere";

const struct action app_actions[] = {
  { "app.help", "Help",
    "Shows what can be done on this screen; type words or press a key to find it.", everywhere,
    "? F1", ACTION_QUIET, NULL, run_help, NULL },
  { "app.actions", "All actions", "Lists all that can be done here, by name; Enter does it.",
    everywhere, ": ^P", ACTION_QUIET, NULL, run_all_actions, NULL },
  { "app.back", "Back", "Goes back to the screen before.", everywhere, "Esc", 0, has_below,
    run_back, NULL },
  { "app.undo", "Undo", "Takes back what was done last.", everywhere, "u ^_", 0, can_undo, run_undo,
    NULL },
  { "app.leave", "Leave", "Leaves Throughline. Everything is saved.", everywhere, "q", 0, NULL,
    run_leave, NULL },
  { "app.saved", "Is it saved?", "Says that everything is saved: there is no need to save.",
    everywhere, "^S", ACTION_QUIET, NULL, run_saved, NULL },
  { "app.mouse", "Mouse on or off",
    "Gives the mouse to the terminal, to select text with, and back.", everywhere, "m",
    ACTION_QUIET, NULL, run_mouse, NULL },
  { "app.stop", "Suspend", "Stops the program and goes to the shell; fg comes back.", everywhere,
    "^Z", ACTION_QUIET, NULL, run_stop, NULL },
  { "app.repaint", "Paint again", "Paints the screen anew when something else wrote over it.",
    everywhere, "^L", ACTION_QUIET, NULL, run_repaint, NULL },
  { "app.interrupt", "What ^C does", "Says how to go back and how to leave; it breaks nothing off.",
    everywhere, "^C", ACTION_QUIET | ACTION_KEY, NULL, run_interrupt, NULL },
  { .name = NULL },
};

/* --- Going to screens
 * -------------------------------------------------------------------------------- */

/* Before there is a district there is nowhere to go. */
static bool can_go(struct screen *screen)
{
  return screen->app->district != NULL;
}

static void run_go(struct screen *screen, const struct key *key)
{
  struct app *app = screen->app;
  for (const struct screen_type *const *type = app->own->types; *type; type++)
    if ((*type)->letter && (*type)->letter == key->code)
      app_go(app, (*type)->name);
}

static char *keep(struct app *app, char *text)
{
  g_ptr_array_add(app->own->texts, text);
  return text;
}

void app_make_going(struct app *app)
{
  struct app_state *own = app->own;
  own->texts = g_ptr_array_new_with_free_func(g_free);
  own->going = g_array_new(TRUE, TRUE, sizeof(struct action));
  for (const struct screen_type *const *type = own->types; *type; type++) {
    if (!(*type)->letter)
      continue;
    struct action action = {
      .name = keep(app, g_strdup_printf("go.%s", (*type)->name)),
      .label = (*type)->title,
      .help = keep(app, g_strdup_printf("Goes to %s.", (*type)->title)),
      .group = "Going to a screen",
      .keys = keep(app, g_strdup_printf("g+%c", (*type)->letter)),
      .flags = ACTION_QUIET,
      .applies = can_go,
      .run = run_go,
    };
    g_array_append_val(own->going, action);
  }
}
