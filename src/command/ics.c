/* export ics: planned visits and DILT days for a calendar. */
#include "config.h"

#include "command/families.h"

#include "base/file.h"
#include "report/ics.h"

#include <stdio.h>
#include <string.h>

const struct option ics_options[] = {
  { "output", 'o', "FILE", "where to write it (default: standard output)" },
  { NULL, 0, NULL, NULL },
};

int run_ics(const struct arguments *arguments)
{
  GError *error = NULL;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  g_autofree char *text = store ? ics_build(store, NULL, &error) : NULL;
  const char *path = argument_value(arguments, "output");
  if (!text)
    return command_failed(error);
  if (!path) {
    fputs(text, stdout);
    return EXIT_DONE;
  }
  struct output_file *file = output_file_open(path, true, &error);
  if (!file)
    return command_failed(error);
  fputs(text, output_file_stream(file));
  if (!output_file_commit(file, &error))
    return command_failed(error);
  printf("%s\n", path);
  return EXIT_DONE;
}
