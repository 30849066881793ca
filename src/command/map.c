/* map: proposes what the columns of a form of one's own are. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "base/file.h"
#include "exchange/wide_guess.h"

#include <stdio.h>

const struct option map_options[] = {
  { "kind", 'k', "KIND", "what its rows are: walkthroughs, self-assessments or sip" },
  { "output", 'o', "MAPFILE", "writes the map there; without it, to standard output" },
  { NULL, 0, NULL, NULL },
};

/* How many columns there are, and how many of them are not read. */
static guint count_columns(const struct wide_map *map, guint *ignored)
{
  guint count = 0;
  *ignored = 0;
  for (guint i = 0; i < map->columns->len; i++) {
    const struct wide_column *column = map->columns->pdata[i];
    count += column->title != NULL;
    *ignored += column->field == WIDE_IGNORE;
  }
  return count;
}

static struct wide_map *propose(const struct arguments *arguments, enum wide_kind kind,
                                GError **error)
{
  AUTO(store) struct store *store = command_open_store(arguments, error);
  AUTO(wide_sample)
  struct wide_sample *sample =
      store ? wide_sample_read(argument_operand(arguments, 0), error) : NULL;
  return sample ? wide_guess(store, kind, sample, sample->name, error) : NULL;
}

int run_map(const struct arguments *arguments)
{
  GError *error = NULL;
  enum wide_kind kind = WIDE_WALKTHROUGHS;
  const char *word = argument_value(arguments, "kind");
  const char *output = argument_value(arguments, "output");
  if (!wide_kind_find(word ? word : "", &kind))
    return command_misused(arguments, "What are the rows? Say --kind walkthroughs, "
                                      "self-assessments or sip.");
  AUTO(wide_map) struct wide_map *map = propose(arguments, kind, &error);
  if (!map)
    return command_failed(error);
  g_autofree char *text = wide_map_text(map);
  if (!output) {
    fputs(text, stdout);
    return EXIT_DONE;
  }
  if (!file_write(output, text, -1, &error))
    return command_failed(error);
  guint ignored = 0;
  guint count = count_columns(map, &ignored);
  printf("%s: %u columns, of which %u are not read so far. Look through it, then: throughline "
         "import %s %s --wide --map %s --dry-run\n",
         output, count, ignored, word, argument_operand(arguments, 0), output);
  return EXIT_DONE;
}
