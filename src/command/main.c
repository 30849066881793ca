/* The command line from above: help, version, finding and running the command. */
#include "config.h"

#include "command/arguments.h"
#include "command/families.h"
#include "command/help.h"

#include "base/error.h"
#include "base/stop.h"
#include "db/maintenance.h"

#include <stdio.h>
#include <string.h>

/* What is written goes nowhere onto the district's own file. (A sample is made anew in its own.) */
static bool check_output(const struct arguments *arguments, GError **error)
{
  const char *output = argument_value(arguments, "output");
  g_autofree char *store = command_store_path(arguments);
  if (!output || !store_file_is(store, output)
      || (arguments->command->run == run_sample && strcmp(store, output) == 0))
    return true;
  return fail(error, TL_ERROR_REFUSED,
              "%s is the file in use, or beside it. Give another name with -o.", output);
}

static int run_command(const struct arguments *arguments)
{
  GError *error = NULL;
  return check_output(arguments, &error) ? arguments->command->run(arguments)
                                         : command_failed(error);
}

static int run(const struct arguments *arguments)
{
  if (argument_given(arguments, "version")) {
    puts("throughline " PACKAGE_VERSION);
    return EXIT_DONE;
  }
  if (!argument_given(arguments, "help"))
    return arguments->command ? run_command(arguments) : run_screen(arguments);
  if (arguments->command)
    help_print_command(arguments->command);
  else
    help_print();
  return EXIT_DONE;
}

int command_main(int argc, char **argv)
{
  GError *error = NULL;
  AUTO(arguments) struct arguments *arguments = arguments_parse(argc, argv, &error);
  if (!arguments)
    return command_failed(error);
  int status = run(arguments);
  if ((fflush(stdout) != 0 || ferror(stdout)) && status == EXIT_DONE) {
    fputs("throughline: The output could not be written to its end. Make room on the disk, then "
          "try again.\n",
          stderr);
    status = EXIT_FAILED;
  }
  return status;
}
