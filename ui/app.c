#include "ui/app.h"

#include "base/clock.h"
#include "base/error.h"
#include "ui/app_own.h"
#include "ui/prompt_place.h"

#include <stdarg.h>
#include <string.h>

enum {
  LOOK_FOR_CHANGES = 1000,   /* milliseconds between looks at data_changed */
  FRAME_AT_LEAST = 30 * 1000 /* microseconds without a frame while keys keep coming */
};

/* --- Making --------------------------------------------------------------------------------------
 */

struct app *app_new(const struct app_setup *setup)
{
  struct app *app = g_new0(struct app, 1);
  app->terminal = setup->terminal;
  app->store = setup->store;
  app->data = setup->data;
  app->district = g_strdup(setup->district);
  app->person = g_strdup(setup->person);
  app->sample = setup->sample;
  struct app_state *own = app->own = g_new0(struct app_state, 1);
  own->types = setup->types;
  own->data_changed = setup->data_changed;
  own->gone = setup->gone;
  own->day_changed = setup->day_changed;
  own->give_way = setup->give_way;
  own->prompt_keep = setup->prompt_keep;
  own->prompt_kept = setup->prompt_kept;
  own->answered = g_ptr_array_new_with_free_func(g_free);
  own->stack = g_ptr_array_new();
  own->overlays = g_ptr_array_new();
  own->requests = g_ptr_array_new_with_free_func(app_request_free);
  own->farewell = g_string_new(NULL);
  app_make_going(app);
  own->tables[0] = setup->actions;
  own->tables[1] = (const struct action *)(void *)own->going->data;
  own->tables[2] = app_actions;
  return app;
}

void app_free(struct app *app)
{
  if (!app)
    return;
  struct app_state *own = app->own;
  g_array_free(own->going, TRUE);
  g_ptr_array_free(own->texts, TRUE);
  g_ptr_array_free(own->stack, TRUE);
  g_ptr_array_free(own->overlays, TRUE);
  g_ptr_array_free(own->requests, TRUE);
  g_ptr_array_free(own->answered, TRUE);
  g_string_free(own->farewell, TRUE);
  g_free(own->message);
  g_free(own->hint);
  g_free(own->about);
  g_free(own->day);
  g_free(own);
  terminal_free(app->terminal);
  g_free(app->district);
  g_free(app->person);
  g_free(app);
}

const char *app_farewell(const struct app *app)
{
  return app->own->farewell->str;
}

void app_set_district(struct app *app, const char *district)
{
  g_free(app->district);
  app->district = g_strdup(district);
}

void app_set_person(struct app *app, const char *person)
{
  g_free(app->person);
  app->person = g_strdup(person);
}

/* --- Messages
 * -------------------------------------------------------------------------------------- */

static void say(struct app *app, enum message_kind kind, char *text)
{
  g_free(app->own->message);
  app->own->message = text;
  app->own->message_kind = text && *text ? kind : MESSAGE_NONE;
}

void app_message(struct app *app, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  say(app, MESSAGE_SAID, g_strdup_vprintf(format, args));
  va_end(args);
}

void app_message_unless(struct app *app, const char *text)
{
  if (!app->own->answering || app->own->message_kind == MESSAGE_NONE)
    say(app, MESSAGE_SAID, g_strdup(text));
}

void app_message_undo(struct app *app, const char *format, ...)
{
  va_list args;
  va_start(args, format);
  say(app, MESSAGE_UNDO, g_strdup_vprintf(format, args));
  va_end(args);
}

void app_error(struct app *app, const GError *error)
{
  if (app->own->giving_way && error_is(error, TL_ERROR_STOPPED))
    return; /* a key came first; it will be read again */
  app->own->failed = true;
  say(app, MESSAGE_ERROR, g_strdup(error ? error->message : "That did not work."));
}

void app_hint(struct app *app, const char *hint)
{
  g_free(app->own->hint);
  app->own->hint = g_strdup(hint);
}

/* --- The loop
 * -------------------------------------------------------------------------------------- */

static struct overlay *top_overlay(const struct app *app)
{
  GPtrArray *overlays = app->own->overlays;
  return overlays->len > 0 ? g_ptr_array_index(overlays, overlays->len - 1) : NULL;
}

static bool too_small(const struct app *app)
{
  return terminal_columns(app->terminal) < SMALLEST_COLUMNS
         || terminal_rows(app->terminal) < SMALLEST_ROWS;
}

/* A key nobody could see the answer of is not acted upon, but text that is being typed is kept. */
static bool is_blind(struct app *app, const struct key *key)
{
  const struct overlay *overlay = top_overlay(app);
  bool typing = overlay ? overlay->typing : screen_typing(app_top(app));
  bool leaves = !typing && !overlay && key->code == 'q';
  return too_small(app) && !leaves && !(typing && key_is_text(key));
}

/* What the screens show may be about the day: true, with all of them to be read again, on another
 * day than before. */
static bool look_at_day(struct app *app)
{
  g_autofree char *today = clock_today();
  if (g_strcmp0(today, app->own->day) == 0)
    return false;
  bool first = !app->own->day;
  g_free(app->own->day);
  app->own->day = g_steal_pointer(&today);
  if (first)
    return false;
  if (app->own->day_changed)
    app->own->day_changed(app->data);
  app_stack_stale(app);
  return true;
}

/* One key for whoever is on top; true when that ends the overlay. */
static bool take_key(struct app *app, const struct key *key)
{
  if (is_blind(app, key))
    return false;
  look_at_day(app);
  say(app, MESSAGE_NONE, NULL);
  app->own->failed = false;
  struct overlay *overlay = top_overlay(app);
  if (overlay)
    return overlay->key(overlay->data, key);
  app->own->answering = true;
  app_key(app, key);
  if (!app->own->broken_off) /* else what was answered is kept for the next time */
    prompt_place_settle(app, app->own->failed);
  app_stack_settle(app);
  app->own->answering = false;
  return false;
}

/* Milliseconds until others' changes are to be looked for again; -1: never. */
static int until_look(const struct app *app)
{
  if (!app->own->data_changed)
    return -1;
  gint64 passed = (g_get_monotonic_time() - app->own->looked) / 1000;
  return (int)CLAMP(LOOK_FOR_CHANGES - passed, 0, LOOK_FOR_CHANGES);
}

/* True, with the end of the program and its reason, where another file is in the place of this one.
 */
static bool is_gone(struct app *app)
{
  g_autofree char *why = app->own->gone ? app->own->gone(app->data) : NULL;
  if (!why)
    return false;
  g_string_append_printf(app->own->farewell, "%s\n", why);
  app_leave(app);
  return true;
}

static void look_for_changes(struct app *app)
{
  app->own->looked = g_get_monotonic_time();
  bool changed = app->own->data_changed && app->own->data_changed(app->data);
  if (changed && is_gone(app))
    return;
  if (!look_at_day(app) && !changed)
    return;
  app_stack_stale(app);
  if (!top_overlay(app))
    app_stack_settle(app);
  app_frame(app);
}

static void show(struct app *app, bool after_key)
{
  app_frame(app);
  struct screen *screen = app_top(app);
  if (after_key && screen && !top_overlay(app) && screen->type->after_frame)
    screen->type->after_frame(screen);
}

void app_leave_out_typed(struct app *app, int but)
{
  app->own->left_out_but = but;
}

/* True with the next key, where one waits that is not left out. */
static bool next_key(struct app *app, struct key *key)
{
  int but = app->own->left_out_but;
  bool left_out = false;
  app->own->left_out_but = 0;
  while (terminal_wait(app->terminal, 0, key) == EVENT_KEY) {
    if (!but || key->code == but)
      return true;
    left_out = true;
  }
  if (left_out && app->own->message)
    say(app, app->own->message_kind,
        g_strconcat(app->own->message, " What was typed after it is left out.", NULL));
  return false;
}

/* Handles keys that are there already, as long as nobody would see a delay; true: overlay over. */
static bool take_keys(struct app *app, struct key *key)
{
  gint64 begun = g_get_monotonic_time();
  do {
    if (take_key(app, key))
      return true;
  } while (!app->own->ending
           && (app->own->left_out_but || g_get_monotonic_time() - begun < FRAME_AT_LEAST)
           && next_key(app, key));
  return false;
}

/* --- Reading when no key waits ------------------------------------------------------------------
 */

static bool key_waits(void *terminal)
{
  return terminal_pending(terminal);
}

/* True when the screen on top is to be read anew, and there is time for it. */
static bool may_read(struct app *app)
{
  const struct screen *screen = app_top(app);
  return screen && screen->stale && screen->type->gives_way && !top_overlay(app)
         && !terminal_pending(app->terminal);
}

static void read_until_key(struct app *app)
{
  struct app_state *own = app->own;
  struct screen *screen = app_top(app);
  screen->stale = false;
  own->giving_way = own->give_way != NULL;
  if (own->giving_way)
    own->give_way(app->data, key_waits, app->terminal);
  screen->type->refresh(screen);
  if (own->giving_way && own->give_way(app->data, NULL, NULL))
    screen->stale = true;
  own->giving_way = false;
  if (screen->stale)
    return;
  app_stack_settle(app);
  app_frame(app);
}

/* Waits for one thing and answers it; true when the top overlay is over. */
static bool step(struct app *app)
{
  struct key key;
  bool reads = may_read(app);
  switch (terminal_wait(app->terminal, reads ? 0 : until_look(app), &key)) {
  case EVENT_KEY:
    if (take_keys(app, &key))
      return true;
    if (!app->own->ending)
      show(app, true);
    if (until_look(app) == 0) /* a steady typist sees them too */
      look_for_changes(app);
    break;
  case EVENT_RESIZE:
    show(app, false);
    break;
  case EVENT_IDLE:
    if (reads)
      read_until_key(app);
    else
      look_for_changes(app);
    break;
  case EVENT_STOP:
    app->own->ending = true;
    break;
  }
  return false;
}

bool app_overlay(struct app *app, struct overlay *overlay)
{
  if (app->own->ending)
    return false;
  bool over = false;
  g_ptr_array_add(app->own->overlays, overlay);
  app_frame(app);
  while (!over && !app->own->ending)
    over = step(app);
  g_ptr_array_remove(app->own->overlays, overlay);
  app->own->broken_off = app->own->broken_off || !over;
  return over;
}

void app_draw(struct app *app)
{
  app_frame(app);
}

void app_draw_over(struct app *app, struct overlay *overlay)
{
  g_ptr_array_add(app->own->overlays, overlay);
  app_frame(app);
  g_ptr_array_remove(app->own->overlays, overlay);
}

/* Every screen completes or keeps what it has, and what it says is collected. */
static void leave_all(struct app *app)
{
  struct app_state *own = app->own;
  while (own->stack->len > 0) {
    say(app, MESSAGE_NONE, NULL);
    app_stack_pop(app);
    if (own->message_kind != MESSAGE_NONE)
      g_string_append_printf(own->farewell, "%s\n", own->message);
  }
}

bool app_run(struct app *app, const char *first, const char *argument, GError **error)
{
  app->own->ending = false;
  app->own->looked = g_get_monotonic_time();
  look_at_day(app);
  if (!app_stack_push(app, first, argument, error))
    return false;
  app_stack_settle(app);
  show(app, true);
  while (!app->own->ending)
    step(app);
  leave_all(app);
  return true;
}
