/* The stack of screens and the requests to change it. */
#include "ui/app_own.h"

#include <string.h>

/* --- The stack
 * ------------------------------------------------------------------------------------ */

static struct screen *nth(const struct app *app, guint i)
{
  return g_ptr_array_index(app->own->stack, i);
}

struct screen *app_top(const struct app *app)
{
  guint depth = app->own->stack->len;
  return depth > 0 ? nth(app, depth - 1) : NULL;
}

static const struct screen_type *type_named(const struct app *app, const char *name)
{
  for (const struct screen_type *const *type = app->own->types; *type; type++)
    if (strcmp((*type)->name, name) == 0)
      return *type;
  g_error("there is no screen %s", name);
}

static void screen_free(struct screen *screen)
{
  g_free(screen->argument);
  g_free(screen);
}

bool app_stack_push(struct app *app, const char *name, const char *argument, GError **error)
{
  struct screen *screen = g_new0(struct screen, 1);
  screen->type = type_named(app, name);
  screen->app = app;
  screen->argument = g_strdup(argument);
  if (!screen->type->open(screen, argument, error)) {
    if (screen->state)
      screen->type->close(screen);
    screen_free(screen);
    return false;
  }
  g_ptr_array_add(app->own->stack, screen);
  return true;
}

void app_stack_pop(struct app *app)
{
  struct screen *screen = app_top(app);
  if (!screen)
    return;
  if (screen->type->leave)
    screen->type->leave(screen);
  g_ptr_array_set_size(app->own->stack, (gint)app->own->stack->len - 1);
  screen->type->close(screen);
  screen_free(screen);
}

void app_stack_refresh(struct app *app)
{
  struct screen *screen = app_top(app);
  if (!screen || !screen->stale || screen->type->gives_way)
    return;
  screen->stale = false;
  if (screen->type->refresh)
    screen->type->refresh(screen);
}

void app_changed(struct app *app)
{
  for (guint i = 0; i + 1 < app->own->stack->len; i++)
    nth(app, i)->stale = true;
}

/* --- Requests
 * ------------------------------------------------------------------------------------- */

void app_request_free(void *data)
{
  struct request *request = data;
  g_free(request->name);
  g_free(request->argument);
  g_free(request);
}

static void ask(struct app *app, enum request_kind kind, const char *name, const char *argument)
{
  struct request *request = g_new0(struct request, 1);
  request->kind = kind;
  request->name = g_strdup(name);
  request->argument = g_strdup(argument);
  g_ptr_array_add(app->own->requests, request);
}

void app_open(struct app *app, const char *name, const char *argument)
{
  ask(app, REQUEST_OPEN, name, argument);
}

void app_go(struct app *app, const char *name)
{
  ask(app, REQUEST_GO, name, NULL);
}

void app_back(struct app *app)
{
  ask(app, REQUEST_BACK, NULL, NULL);
}

void app_replace(struct app *app, const char *name, const char *argument)
{
  app_back(app);
  app_open(app, name, argument);
}

void app_leave(struct app *app)
{
  app->own->ending = true;
}

bool app_ending(const struct app *app)
{
  return app->own->ending;
}

static bool is_open(const struct app *app, const char *name)
{
  for (guint i = 0; i < app->own->stack->len; i++)
    if (strcmp(nth(app, i)->type->name, name) == 0)
      return true;
  return false;
}

static void open_or_say(struct app *app, const struct request *request)
{
  g_autoptr(GError) error = NULL;
  if (!app_stack_push(app, request->name, request->argument, &error)) {
    if (error)
      app_error(app, error);
    return;
  }
  struct screen *screen = app_top(app);
  if (screen->type->opened)
    screen->type->opened(screen);
}

static void do_request(struct app *app, const struct request *request)
{
  switch (request->kind) {
  case REQUEST_OPEN:
    open_or_say(app, request);
    break;
  case REQUEST_BACK:
    app_stack_pop(app);
    break;
  case REQUEST_GO:
    if (!is_open(app, request->name)) {
      open_or_say(app, request);
      break;
    }
    while (strcmp(app_top(app)->type->name, request->name) != 0)
      app_stack_pop(app);
    break;
  }
}

/* Those that are queued, in order. */
static void do_queued(struct app *app)
{
  GPtrArray *requests = app->own->requests;
  while (requests->len > 0) {
    struct request *request = g_ptr_array_steal_index(requests, 0);
    do_request(app, request);
    app_request_free(request);
  }
}

void app_stack_settle(struct app *app)
{
  do {
    do_queued(app);
    if (app->own->stack->len == 0)
      app->own->ending = true;
    app_stack_refresh(app);
  } while (app->own->requests->len > 0); /* what it showed may be gone */
}

void app_stack_stale(struct app *app)
{
  for (guint i = 0; i < app->own->stack->len; i++)
    nth(app, i)->stale = true;
}
