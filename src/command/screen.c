/* Without a command: the program on the screen. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "ui/session.h"

#include <stdio.h>
#include <unistd.h>

/* The store where there is one with a district; NULL without error before the first start. */
static struct store *open_if_there(const struct arguments *arguments, const char *path,
                                   GError **error)
{
  if (!g_file_test(path, G_FILE_TEST_EXISTS))
    return NULL;
  struct store *store = store_open(path, STORE_OPEN, error);
  if (!store || !store_has_district(store)) {
    store_free(store);
    return NULL;
  }
  if (command_set_person(arguments, store, error))
    return store;
  store_free(store);
  return NULL;
}

int run_screen(const struct arguments *arguments)
{
  GError *error = NULL;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    fputs("throughline: The screen needs a terminal. `throughline --help` lists what can be done "
          "without one.\n",
          stderr);
    return EXIT_USAGE;
  }
  g_autofree char *path = command_store_path(arguments);
  struct store *store = open_if_there(arguments, path, &error);
  if (error)
    return command_failed(error);
  AUTO(session) struct session *session = session_new(store, path, &error);
  if (!session || !session_run(session, NULL, &error))
    return command_failed(error);
  return EXIT_DONE;
}
