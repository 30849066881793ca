/* What --help prints, no line wider than a terminal of 80 columns. */
#ifndef TL_COMMAND_HELP_H
#define TL_COMMAND_HELP_H

struct command;

/* `throughline --help`: all commands that are not hidden, and the options of all. */
void help_print(void);

/* `throughline COMMAND --help`. */
void help_print_command(const struct command *command);

#endif
