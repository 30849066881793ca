/* import schools, staff, targets, sip, walkthroughs, oneroster: what comes in from files. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "exchange/import.h"

#include <stdio.h>

#define MAP                                                                                        \
  {                                                                                                \
    "map", 0, "FIELD=COLUMN", "reads FIELD from the column with that title; may be given again"    \
  }
#define ONLY                                                                                       \
  {                                                                                                \
    "only", 0, "COLUMN=VALUE",                                                                     \
        "takes only rows that have VALUE in that column; may be given again"                       \
  }
#define DRY_RUN                                                                                    \
  {                                                                                                \
    "dry-run", 'n', NULL, "lists what would be added, changed, left and refused; does nothing"     \
  }
#define STRICT                                                                                     \
  {                                                                                                \
    "strict", 0, NULL, "takes all or nothing"                                                      \
  }

const struct option import_options[] = { MAP, ONLY, DRY_RUN, STRICT, { NULL, 0, NULL, NULL } };

const struct option import_oneroster_options[] = { DRY_RUN, STRICT, { NULL, 0, NULL, NULL } };

const struct option import_sip_options[] = {
  MAP,     ONLY,   { "month", 0, "MONTH", "the month of statuses that have none beside them" },
  DRY_RUN, STRICT, { NULL, 0, NULL, NULL },
};

const struct option import_walkthroughs_options[] = {
  MAP,     ONLY,   { "create-missing", 0, NULL, "adds teachers and strategies that are not known" },
  DRY_RUN, STRICT, { NULL, 0, NULL, NULL },
};

typedef bool import_function(struct store *store, const char *path,
                             const struct import_options *options, struct import_result *result,
                             GError **error);

static struct store *open_for_records(const struct arguments *arguments, GError **error)
{
  struct store *store = command_open_store(arguments, error);
  if (!store || store_viewer_keeps_records(store))
    return store;
  fail(error, TL_ERROR_REFUSED, "Only the record keeper brings in files. Ask them.");
  store_free(store);
  return NULL;
}

static void print_lines(const struct import_result *result)
{
  for (guint i = 0; i < result->lines->len; i++) {
    const struct import_line *line = result->lines->pdata[i];
    switch (line->outcome) {
    case IMPORT_ADDED:
      printf("would add     %s\n", line->text);
      break;
    case IMPORT_CHANGED:
      printf("would change  %s\n", line->text);
      break;
    case IMPORT_REFUSED:
    case IMPORT_NOTICE:
      fprintf(stderr, "throughline: %s\n", line->text);
    }
  }
}

static int run_import(const struct arguments *arguments, import_function *import)
{
  GError *error = NULL;
  AUTO(store) struct store *store = open_for_records(arguments, &error);
  if (!store)
    return command_failed(error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  struct import_options options = {
    .maps = argument_values(arguments, "map"),
    .only = argument_values(arguments, "only"),
    .dry = argument_given(arguments, "dry-run"),
    .strict = argument_given(arguments, "strict"),
    .create_missing = argument_given(arguments, "create-missing"),
    .month = argument_value(arguments, "month"),
    .progress = progress_line_progress(line),
  };
  struct import_result result = { 0 };
  bool done = import(store, argument_operand(arguments, 0), &options, &result, &error);
  g_clear_pointer(&line, progress_line_free);
  print_lines(&result);
  g_autofree char *summary = done ? import_result_summary(&result, options.dry) : NULL;
  long refused = result.refused;
  import_result_clear(&result);
  if (!done)
    return command_failed(error);
  puts(summary);
  return refused > 0 ? EXIT_FAILED : EXIT_DONE;
}

int run_import_schools(const struct arguments *arguments)
{
  return run_import(arguments, import_schools);
}

int run_import_staff(const struct arguments *arguments)
{
  return run_import(arguments, import_staff);
}

int run_import_walkthroughs(const struct arguments *arguments)
{
  return run_import(arguments, import_walkthroughs);
}

int run_import_targets(const struct arguments *arguments)
{
  return run_import(arguments, import_targets);
}

int run_import_sip(const struct arguments *arguments)
{
  return run_import(arguments, import_sip);
}

int run_import_oneroster(const struct arguments *arguments)
{
  return run_import(arguments, import_oneroster);
}
