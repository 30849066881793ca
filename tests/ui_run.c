#include "ui_run.h"

#include <check.h>
#include <signal.h>

char *
ui_program(void)
{
  const char *build = g_getenv("TL_BUILDDIR");
  return g_build_filename(build ? build : TL_BUILDDIR, "throughline", NULL);
}

struct terminal *
ui_run(const struct fixture *fixture, const char *person, int rows, int columns)
{
  g_autofree char *path = ui_program();
  g_autofree char *state = g_strconcat("XDG_STATE_HOME=", fixture->folder, NULL);
  const char *const arguments[] = { path,   "--db", fixture->path, person ? "--as" : NULL,
                                    person, NULL };
  const char *const environment[] = { state, "THROUGHLINE_SEED=screen", NULL };
  return terminal_open(&(struct terminal_program){
      .arguments = arguments, .environment = environment, .rows = rows, .columns = columns });
}

void
ui_check_sizes(const struct fixture *fixture, const char *person, const char *keys,
               const char *name)
{
  static const int sizes[][2] = { { 24, 80 }, { 20, 60 }, { 43, 132 } };
  for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++) {
    struct terminal *t = ui_run(fixture, person, sizes[i][0], sizes[i][1]);
    terminal_keys(t, keys);
    terminal_check(t, name);
    terminal_kill(t, SIGTERM);
    terminal_close(t, NULL);
  }
}
