/* form export, form import: walkthrough forms as files. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "base/file.h"
#include "exchange/form_file.h"

#include <stdio.h>

const struct option form_export_options[] = {
  { "output", 'o', "FILE", "writes it there; without it, to standard output" },
  { NULL, 0, NULL, NULL },
};

static bool export_to(struct store *store, const char *name, const char *path, GError **error)
{
  if (!path)
    return form_export(store, name, stdout, error);
  AUTO(output_file) struct output_file *file = output_file_open(path, false, error);
  return file && form_export(store, name, output_file_stream(file), error)
         && output_file_commit(g_steal_pointer(&file), error);
}

int run_form_export(const struct arguments *arguments)
{
  GError *error = NULL;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  if (!store
      || !export_to(store, argument_operand(arguments, 0), argument_value(arguments, "output"),
                    &error))
    return command_failed(error);
  return EXIT_DONE;
}
