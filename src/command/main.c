/* The command line from above: help, version, finding and running the command. */
#include "config.h"

#include "command/arguments.h"
#include "command/families.h"
#include "command/help.h"

#include "base/error.h"
#include "base/stop.h"

#include <stdio.h>
#include <string.h>

static int run(const struct arguments *arguments)
{
  if (argument_given(arguments, "version")) {
    puts("throughline " PACKAGE_VERSION);
    return EXIT_DONE;
  }
  if (!argument_given(arguments, "help"))
    return arguments->command ? arguments->command->run(arguments) : run_screen(arguments);
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
