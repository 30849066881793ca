/* A program with each widget of ui/ and made-up data, for the toolkit's own tests. Arguments:
 * --sample,
 * --rows N (of the list), --draft FILE (where the form's draft is written), --changes FILE (what it
 * holds counts as another person's change), --stops N (begins with the screen that is read when no
 * key waits, and stops it N times). */
#include "tests/ui_demo.h"

#include "base/error.h"
#include "base/stop.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct choice demo_levels[] = {
  { "elementary", "Elementary" }, { "middle", "Middle" }, { "high", "High" }, { NULL, NULL }
};

const char *const demo_schools[DEMO_SCHOOLS] = {
  "Kuss Middle",       "Doran Elementary", "Durfee High",    "Viveiros Elementary",
  "Talbot Innovation", "Letourneau",       "Spencer Borden", "North End Elementary",
  "Watson Primary",    "Tansey",           "Silvia",         "Greene"
};

const char *const demo_principals[DEMO_PRINCIPALS] = { "Siobhán O’Brien", "José Nuñez",
                                                       "Nguyễn Thị Ánh",  "Łukasz Đặng",
                                                       "សុខា Sok",         "Maria Medeiros" };

/* --- A screen that is read when no key waits -------------------------------------------------- */

struct slow {
  int reads, keys;
  int keys_then; /* when it was read whole; -1: it is not */
};

static bool open_slow(struct screen *screen, const char *argument, GError **error)
{
  (void)argument;
  (void)error;
  struct slow *self = g_new0(struct slow, 1);
  self->keys_then = -1;
  screen->state = self;
  screen->stale = true;
  return true;
}

static void draw_slow(struct screen *screen, struct canvas *canvas)
{
  struct slow *self = screen->state;
  if (self->keys_then >= 0)
    canvas_print(canvas, 0, 1, STYLE_PLAIN, "%d keys; read at the %dth time after %d of them.",
                 self->keys, self->reads, self->keys_then);
}

static bool key_slow(struct screen *screen, const struct key *key)
{
  struct slow *self = screen->state;
  self->keys++;
  if (key->code == 'x')
    screen->stale = true;
  if (key->code == 'f')
    screen_read(screen);
  return key->code != 'q';
}

static void read_slow(struct screen *screen)
{
  struct options *options = screen->app->data;
  struct slow *self = screen->state;
  self->reads++;
  self->keys_then = self->keys;
  if (options->stops == 0)
    return;
  g_autoptr(GError) error = g_error_new_literal(TL_ERROR, TL_ERROR_STOPPED, "Stopped.");
  app_error(screen->app, error);
}

static void close_slow(struct screen *screen)
{
  g_free(screen->state);
}

static const struct screen_type screen_slow = {
  .name = "slow",
  .title = "Slow",
  .open = open_slow,
  .draw = draw_slow,
  .key = key_slow,
  .refresh = read_slow,
  .gives_way = true,
  .close = close_slow,
};

static bool give_way(void *data, bool (*waiting)(void *of), void *of)
{
  struct options *options = data;
  if (waiting)
    return waiting(of);
  return options->stops > 0 && options->stops-- > 0;
}

/* --- The program
 * ----------------------------------------------------------------------------------- */

static bool data_changed(void *data)
{
  struct options *options = data;
  g_autofree char *now = NULL;
  if (!options->changes || !g_file_get_contents(options->changes, &now, NULL, NULL)
      || g_strcmp0(now, options->seen) == 0)
    return false;
  g_free(options->seen);
  options->seen = g_steal_pointer(&now);
  return true;
}

static int fail_with(GError *error)
{
  fprintf(stderr, "ui_demo: %s\n", error->message);
  g_error_free(error);
  return 1;
}

int main(int argc, char **argv)
{
  static const struct screen_type *const types[] = { &screen_schools, &screen_form, &screen_text,
                                                     &screen_slow, NULL };
  struct options options = { .rows = 12, .stops = -1 };
  bool sample = false;
  for (int i = 1; i < argc; i++) {
    sample = sample || strcmp(argv[i], "--sample") == 0;
    if (strcmp(argv[i], "--rows") == 0 && i + 1 < argc)
      options.rows = (int)strtol(argv[++i], NULL, 10);
    else if (strcmp(argv[i], "--draft") == 0 && i + 1 < argc)
      options.draft = argv[++i];
    else if (strcmp(argv[i], "--stops") == 0 && i + 1 < argc)
      options.stops = (int)strtol(argv[++i], NULL, 10);
    else if (strcmp(argv[i], "--changes") == 0 && i + 1 < argc)
      options.changes = argv[++i];
  }
  setlocale(LC_ALL, "");
  stop_install();
  GError *error = NULL;
  struct terminal *terminal = terminal_start(&(struct terminal_setup){ .mouse = true }, &error);
  if (!terminal)
    return fail_with(error);
  struct app_setup setup = { .terminal = terminal,
                             .district = "Mill City Public Schools",
                             .person = "R. Alvarez",
                             .sample = sample,
                             .types = types,
                             .data_changed = data_changed,
                             .give_way = give_way,
                             .data = &options };
  struct app *app = app_new(&setup);
  bool run = app_run(app, options.stops < 0 ? "schools" : "slow", NULL, &error);
  g_autofree char *farewell = g_strdup(app_farewell(app));
  app_free(app);
  g_free(options.seen);
  if (!run)
    return fail_with(error);
  fputs(farewell, stdout);
  fflush(stdout);
  stop_reraise();
  return 0;
}
