/* The command line from above: help, version, finding and running the command. */
#include "config.h"

#include "command/arguments.h"
#include "command/families.h"

#include "base/error.h"
#include "base/stop.h"

#include <stdio.h>
#include <string.h>

static void print_option(const struct option *option)
{
  g_autofree char *letter =
      option->letter ? g_strdup_printf("-%c, ", option->letter) : g_strdup("    ");
  g_autofree char *text =
      g_strdup_printf("%s--%s%s%s", letter, option->name, option->value ? " " : "",
                      option->value ? option->value : "");
  if (strlen(text) > 24)
    printf("  %s\n  %-24s  %s\n", text, "", option->help);
  else
    printf("  %-24s  %s\n", text, option->help);
}

static void print_options(const char *heading, const struct option *options)
{
  if (!options || !options->name)
    return;
  printf("\n%s:\n", heading);
  for (; options->name; options++)
    print_option(options);
}

static void print_help(void)
{
  puts("Throughline: classroom walkthroughs, monthly self-assessments, School Improvement Plans "
       "and\n"
       "the monthly DILT packet, for those who supervise and coach principals.\n\n"
       "Usage: throughline                       opens the program on the screen\n"
       "       throughline COMMAND [ARGUMENTS]   does one thing and ends\n\nCommands:");
  for (const struct command *command = commands; command->name; command++)
    if (!command->hidden)
      printf("  %-22s  %s\n", command->name, command->summary);
  print_options("Options", common_options);
  puts("\n`throughline COMMAND --help` explains a command; `man throughline` tells all.");
}

static void print_command_help(const struct command *command)
{
  printf("Usage: throughline %s%s%s%s\n\n%s\n", command->name, command->options ? " [OPTIONS]" : "",
         *command->operands ? " " : "", command->operands, command->summary);
  if (command->help)
    printf("\n%s\n", command->help);
  print_options("Options", command->options);
  print_options("Common options", common_options);
}

static int run(const struct arguments *arguments)
{
  if (argument_given(arguments, "version")) {
    puts("throughline " PACKAGE_VERSION);
    return EXIT_DONE;
  }
  if (!argument_given(arguments, "help"))
    return arguments->command ? arguments->command->run(arguments) : run_screen(arguments);
  if (arguments->command)
    print_command_help(arguments->command);
  else
    print_help();
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
