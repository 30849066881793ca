/* A program with each widget of ui/ and made-up data, for the toolkit's own tests. Arguments:
 * --sample,
 * --rows N (of the list), --draft FILE (where the form's draft is written), --changes FILE (what it
 * holds counts as another person's change). */
#include "tests/ui_demo.h"

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
                                                     NULL };
  struct options options = { .rows = 12 };
  bool sample = false;
  for (int i = 1; i < argc; i++) {
    sample = sample || strcmp(argv[i], "--sample") == 0;
    if (strcmp(argv[i], "--rows") == 0 && i + 1 < argc)
      options.rows = (int)strtol(argv[++i], NULL, 10);
    else if (strcmp(argv[i], "--draft") == 0 && i + 1 < argc)
      options.draft = argv[++i];
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
                             .data = &options };
  struct app *app = app_new(&setup);
  bool run = app_run(app, "schools", NULL, &error);
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
