/* The command line: a command is a row of the command table; options are tables too, so that help,
 * man page and completion follow from them. Exit status: 0 done, 1 failed or partly refused, 2
 * wrong use. */
#ifndef TL_COMMAND_COMMAND_H
#define TL_COMMAND_COMMAND_H

#include "base/auto.h"
#include "base/progress.h"
#include "db/store.h"
#include "report/export.h"

#include <glib.h>
#include <stdbool.h>

enum { EXIT_DONE = 0, EXIT_FAILED = 1, EXIT_USAGE = 2 };

/* An option: `--name VALUE`, or `--name` where value is NULL. */
struct option {
  const char *name;
  char letter; /* 0: none */
  const char *value;
  const char *help;
};

struct arguments;

struct command {
  const char *name;     /* `packet`, or two words `import schools` */
  const char *operands; /* `[MONTH]` */
  const char *summary;  /* one line of the list */
  const char *help;     /* paragraphs of `throughline NAME --help` and the man page; may be NULL */
  const struct option *options; /* ends with a NULL name; may be NULL */
  int least, most;              /* operands */
  int (*run)(const struct arguments *arguments);
  bool hidden; /* not listed (`press`) */
};

/* All commands, NULL name at the end. */
extern const struct command commands[];

/* Options that every command has: --db, --as, --help. */
extern const struct option common_options[];

/* Runs the program by its command line; the exit status. */
int command_main(int argc, char **argv);

/* --- for the commands ----------------------------------------------------------------------- */

/* The value given for an option (the last one), or NULL; whether it was given; all values (a
 * NULL-terminated array). Borrowed. */
const char *argument_value(const struct arguments *arguments, const char *option);
bool argument_given(const struct arguments *arguments, const char *option);
const char *const *argument_values(const struct arguments *arguments, const char *option);

/* Operands after the command's name; NULL beyond the last. Borrowed. */
const char *argument_operand(const struct arguments *arguments, int index);
const struct command *argument_command(const struct arguments *arguments);

/* Prints `throughline: text` to standard error, with signs that would steer the terminal made
 * visible. */
void command_say(const char *text);

/* Says the error's message, frees error; the exit status that fits. */
int command_failed(GError *error);

/* The same for wrong use: adds where help is. */
int command_misused(const struct arguments *arguments, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* The store's path: --db, $THROUGHLINE_DB, the default. Yours. */
char *command_store_path(const struct arguments *arguments);

/* Opens the store that has a district and sets the person in use (see command_person). NULL with
 * error. Yours. */
struct store *command_open_store(const struct arguments *arguments, GError **error);

/* Finds who is using the store: on a shared one by login name (or the file's owner as record
 * keeper); else
 * --as, else the configuration, else the record keeper. */
bool command_set_person(const struct arguments *arguments, struct store *store, GError **error);

/* In what format --output is written: --format, else what the ending of --output says (none: PDF);
 * csv: whether that is one. EXIT_DONE, or what to end with after saying what there is. */
int command_format(const struct arguments *arguments, bool csv, enum export_format *format);

/* Progress on standard error where it is a terminal: one line, rewritten, after 0.3 s. Free ends
 * the line. */
struct progress_line;
struct progress_line *progress_line_new(void);
void progress_line_free(struct progress_line *line);
const struct progress *progress_line_progress(struct progress_line *line);
DEFINE_AUTO(progress_line)

#endif
