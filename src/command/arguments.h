/* Command line → command and its arguments. */
#ifndef TL_COMMAND_ARGUMENTS_H
#define TL_COMMAND_ARGUMENTS_H

#include "command/command.h"

struct arguments {
  const struct command *command; /* NULL: none was named */
  GHashTable *values;            /* option name → GPtrArray of char * */
  GPtrArray *operands;           /* char *, without the command's own words */
};

/* Parses argv. NULL with TL_ERROR_USAGE. Yours. */
struct arguments *arguments_parse(int argc, char **argv, GError **error);
void arguments_free(struct arguments *arguments);
DEFINE_AUTO(arguments)

#endif
