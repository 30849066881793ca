/* sample: the made-up district in a file of its own. */
#include "config.h"

#include "command/families.h"

#include "sample/sample.h"

#include <stdio.h>
#include <stdlib.h>

const struct option sample_options[] = {
  { "output", 'o', "FILE", "the file to make (default: sample.db beside the district’s)" },
  { "schools", 0, "N", "how many schools (default: 18)" },
  { "years", 0, "N", "how many school years to the present month (default: 3)" },
  { "seed", 0, "N", "another number makes another district (default: 1)" },
  { "force", 0, NULL, "replaces the file where it exists" },
  { NULL, 0, NULL, NULL },
};

/* A whole number given for an option; absent where it is not given. False where it is none. */
static bool number(const struct arguments *arguments, const char *option, long absent, long *value)
{
  const char *text = argument_value(arguments, option);
  char *end = NULL;
  *value = text ? strtol(text, &end, 10) : absent;
  return !text || (*text && !*end && *value >= 0 && *value <= G_MAXINT);
}

int run_sample(const struct arguments *arguments)
{
  long schools, years, seed;
  if (!number(arguments, "schools", 0, &schools) || !number(arguments, "years", 0, &years)
      || !number(arguments, "seed", 1, &seed))
    return command_misused(arguments, "--schools, --years and --seed take a whole number.");
  const char *given = argument_value(arguments, "output");
  g_autofree char *district = command_store_path(arguments);
  g_autofree char *path = given ? g_strdup(given) : sample_path_beside(district);
  struct sample_options options = { .schools = (int)schools,
                                    .years = (int)years,
                                    .seed = (guint32)seed,
                                    .force = argument_given(arguments, "force") };
  GError *error = NULL;
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  if (!sample_make(path, &options, progress_line_progress(line), &error))
    return command_failed(error);
  printf("%s\n", path);
  return EXIT_DONE;
}
