/* teacher-file: everything that is kept about one person. */
#include "config.h"

#include "command/families.h"

#include "report/export.h"
#include "report/teacher_file.h"

#include <stdio.h>
#include <string.h>

const struct option teacher_file_options[] = {
  { "output", 'o', "FILE", "where to write it" },
  { "format", 'f', "pdf|text|html|json", "how it is written (default: as FILE ends, else pdf)" },
  { NULL, 0, NULL, NULL },
};

/* Noted before it is written: nothing leaves without a trace. */
static bool write_file(struct store *store, const char *staff, enum export_format format,
                       const char *path, GError **error)
{
  AUTO(document) struct document *document = teacher_file_build(store, staff, error);
  if (!document)
    return false;
  g_autofree char *label = g_strdup_printf("%s, written out", document->title);
  return store_log(store, label, staff, error)
         && export_document(document, format, path, NULL, error);
}

int run_teacher_file(const struct arguments *arguments)
{
  GError *error = NULL;
  const char *path = argument_value(arguments, "output");
  enum export_format format;
  if (!path)
    return command_misused(arguments, "Where is it to be written? Name a file with -o FILE.");
  int status = command_format(arguments, false, &format);
  if (status != EXIT_DONE)
    return status;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  g_autofree char *staff =
      store ? store_find_staff_ever(store, argument_operand(arguments, 0), &error) : NULL;
  if (!staff || !write_file(store, staff, format, path, &error))
    return command_failed(error);
  printf("%s\n", path);
  return EXIT_DONE;
}
