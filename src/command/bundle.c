/* export DIR, import DIR. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/bundle.h"

#include <stdio.h>

const struct option export_options[] = {
  { "complete", 0, NULL,
    "with private notes, memos not sent, self-assessments not submitted, phrases and history" },
  { "force", 0, NULL, "also over an export of another district, or a complete one" },
  { NULL, 0, NULL, NULL },
};

int run_export(const struct arguments *arguments)
{
  GError *error = NULL;
  const char *folder = argument_operand(arguments, 0);
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  bool complete = argument_given(arguments, "complete");
  if (!store
      || (!argument_given(arguments, "force")
          && !bundle_may_replace(store, folder, complete, &error))
      || !bundle_export(store, folder, complete, progress_line_progress(line), &error))
    return command_failed(error);
  printf("%s\n", folder);
  return EXIT_DONE;
}

const struct option import_bundle_options[] = {
  { "dry-run", 'n', NULL, "lists what would be added, changed and left; does nothing" },
  { "strict", 0, NULL, "takes all or nothing" },
  { NULL, 0, NULL, NULL },
};

/* The store to bring it into: the district's own, or a new one. */
static struct store *open_target(const struct arguments *arguments, GError **error)
{
  g_autofree char *path = command_store_path(arguments);
  struct store *store = store_open(path, STORE_CREATE, error);
  if (!store || !store_has_district(store))
    return store;
  if (command_set_person(arguments, store, error)) {
    if (store_viewer_keeps_records(store))
      return store;
    fail(error, TL_ERROR_REFUSED, "Only the record keeper brings in whole tables. Ask them.");
  }
  store_free(store);
  return NULL;
}

static void print_result(const struct bundle_result *result, bool dry)
{
  g_autofree char *partly =
      result->partly ? g_strdup_printf(" (%ld without a supervisor)", result->partly) : NULL;
  g_autofree char *older =
      result->older ? g_strdup_printf(" (%ld older in the folder)", result->older) : NULL;
  g_autofree char *in_part =
      result->in_part ? g_strdup_printf(" (%ld not in all)", result->in_part) : NULL;
  printf("%s: %ld added%s, %ld changed%s, %ld left as they were%s, %ld refused.\n",
         dry ? "Would be" : "Done", result->added, partly ? partly : "", result->changed,
         in_part ? in_part : "", result->same, older ? older : "", result->refused);
}

int run_import_bundle(const struct arguments *arguments)
{
  GError *error = NULL;
  const char *folder = argument_operand(arguments, 0);
  bool dry = argument_given(arguments, "dry-run");
  if (!bundle_is(folder)) {
    fail(&error, TL_ERROR_NOT_FOUND,
         "%s is not a folder that `throughline export` wrote. For other files: `throughline import "
         "schools FILE`, and `throughline --help` for the rest.",
         folder);
    return command_failed(error);
  }
  AUTO(store) struct store *store = open_target(arguments, &error);
  if (!store)
    return command_failed(error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  struct bundle_options options = { .dry = dry, .strict = argument_given(arguments, "strict") };
  struct bundle_result result = { 0 };
  bool done = bundle_import(store, folder, &options, &result, progress_line_progress(line), &error);
  for (guint i = 0; result.faults && i < result.faults->len; i++)
    command_say(result.faults->pdata[i]);
  for (guint i = 0; done && result.lines && i < result.lines->len; i++) {
    g_autofree char *shown = text_visible(result.lines->pdata[i], false);
    puts(shown);
  }
  long refused = result.refused + result.partly;
  if (done)
    print_result(&result, dry);
  bundle_result_clear(&result);
  if (!done)
    return command_failed(error);
  return refused ? EXIT_FAILED : EXIT_DONE;
}
