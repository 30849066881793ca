/* press: hands over to the second program, for a document that is in a file already. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "base/press_path.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

int run_press(const struct arguments *arguments)
{
  if (strcmp(argument_operand(arguments, 0), "pdf") != 0)
    return command_misused(
        arguments,
        "The press makes pdf, and nothing else: throughline press pdf <document.json >out.pdf.");
  g_autofree char *path = press_path();
  execl(path, path, "pdf", (char *)NULL);
  GError *error = NULL;
  fail(&error, TL_ERROR_NOT_FOUND, "%s cannot be started: %s. Install Throughline again.", path,
       g_strerror(errno));
  return command_failed(error);
}
