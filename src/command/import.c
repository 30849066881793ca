/* import schools, staff, targets, sip, walkthroughs, oneroster: what comes in from files. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/form_file.h"
#include "exchange/import.h"
#include "exchange/wide_map.h"
#include "model/tables.h"

#include <stdio.h>
#include <string.h>

#define MAP                                                                                        \
  {                                                                                                \
    "map", 0, "FIELD=COLUMN", "reads FIELD from the column with that title; may be given again"    \
  }
#define MAP_OR_FILE                                                                                \
  {                                                                                                \
    "map", 0, "FIELD=COLUMN|MAPFILE",                                                              \
        "reads FIELD from the column with that title; may be given again; with --wide: what the "  \
        "columns are, as `throughline map` writes it"                                              \
  }
#define WIDE                                                                                       \
  {                                                                                                \
    "wide", 0, NULL, "one row an answered form, as Google and Microsoft Forms write it"            \
  }
#define MAP_NAME                                                                                   \
  {                                                                                                \
    "map-name", 0, "NAME",                                                                         \
        "with --wide: the map that is kept under that name; with --map, it is kept under it"       \
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
  MAP_OR_FILE,
  WIDE,
  MAP_NAME,
  ONLY,
  { "month", 0, "MONTH", "the month of statuses that have none beside them" },
  DRY_RUN,
  STRICT,
  { NULL, 0, NULL, NULL },
};

const struct option import_assessments_options[] = {
  WIDE,
  { "map", 0, "MAPFILE", "what the columns are, as `throughline map` writes it" },
  MAP_NAME,
  ONLY,
  { "month", 0, "MONTH", "the month that all rows are of" },
  DRY_RUN,
  STRICT,
  { NULL, 0, NULL, NULL },
};

const struct option import_walkthroughs_options[] = {
  MAP_OR_FILE,
  WIDE,
  MAP_NAME,
  ONLY,
  { "create-missing", 0, NULL, "adds teachers and strategies that are not known" },
  DRY_RUN,
  STRICT,
  { NULL, 0, NULL, NULL },
};

const struct option form_import_options[] = {
  MAP,
  { "publish", 0, NULL, "observers begin with it from today on" },
  DRY_RUN,
  { NULL, 0, NULL, NULL },
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

static void print_would(const struct import_line *line)
{
  g_autofree char *shown = text_visible(line->text, false);
  printf("would %-6s  %s\n", line->outcome == IMPORT_ADDED ? "add" : "change", shown);
}

static void print_lines(const struct import_result *result)
{
  for (guint i = 0; i < result->lines->len; i++) {
    const struct import_line *line = result->lines->pdata[i];
    switch (line->outcome) {
    case IMPORT_ADDED:
    case IMPORT_CHANGED:
      print_would(line);
      break;
    case IMPORT_REFUSED:
    case IMPORT_NOTICE:
      command_say(line->text);
    }
  }
}

/* Runs an import; map: of a wide file, or NULL. */
static int run_by_map(const struct arguments *arguments, import_function *import,
                      struct store *store, const struct wide_map *map)
{
  GError *error = NULL;
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  struct import_options options = {
    .maps = argument_values(arguments, "map"),
    .only = argument_values(arguments, "only"),
    .dry = argument_given(arguments, "dry-run"),
    .strict = argument_given(arguments, "strict"),
    .create_missing = argument_given(arguments, "create-missing"),
    .month = argument_value(arguments, "month"),
    .progress = progress_line_progress(line),
    .wide = map,
    .publish = argument_given(arguments, "publish"),
    .keep_map = argument_given(arguments, "map") && argument_given(arguments, "map-name"),
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
  g_autofree char *shown = text_visible(summary, true);
  puts(shown);
  return refused > 0 ? EXIT_FAILED : EXIT_DONE;
}

static int run_import(const struct arguments *arguments, import_function *import)
{
  GError *error = NULL;
  AUTO(store) struct store *store = open_for_records(arguments, &error);
  return store ? run_by_map(arguments, import, store, NULL) : command_failed(error);
}

/* The map that the store keeps under name. NULL with error. Yours. */
static struct wide_map *stored_map(struct store *store, enum wide_kind kind, const char *name,
                                   GError **error)
{
  GError *problem = NULL;
  g_autofree char *uid = store_find(store, &record_import_map, "name", name, &problem);
  AUTO(record)
  struct record *record = uid ? store_load(store, &record_import_map, uid, &problem) : NULL;
  if (!record && !problem)
    fail(&problem, TL_ERROR_NOT_FOUND,
         "No map is kept under the name “%s”. Give one by --map MAPFILE.", name);
  if (record && g_strcmp0(record_get(record, "kind"), wide_kind_word(kind)) != 0)
    fail(&problem, TL_ERROR_INVALID, "The map “%s” is of %s. Choose another.", name,
         record_get(record, "kind"));
  if (!problem)
    return wide_map_parse(kind, name, record_get(record, "text"), error);
  g_propagate_error(error, problem);
  return NULL;
}

/* The map that the command line names. NULL with error. Yours. */
static struct wide_map *find_map(const struct arguments *arguments, struct store *store,
                                 enum wide_kind kind, GError **error)
{
  const char *path = argument_value(arguments, "map");
  const char *name = argument_value(arguments, "map-name");
  if (!path && !name) {
    fail(error, TL_ERROR_USAGE,
         "Which column is what? Give --map MAPFILE; `throughline map %s --kind %s -o MAPFILE` "
         "proposes one.",
         argument_operand(arguments, 0), wide_kind_word(kind));
    return NULL;
  }
  if (!path)
    return stored_map(store, kind, name, error);
  struct wide_map *map = wide_map_read(kind, path, error);
  if (map && name) {
    g_free(map->name);
    map->name = g_strdup(name);
  }
  return map;
}

static int run_wide(const struct arguments *arguments, enum wide_kind kind)
{
  GError *error = NULL;
  AUTO(store) struct store *store = open_for_records(arguments, &error);
  AUTO(wide_map) struct wide_map *map = store ? find_map(arguments, store, kind, &error) : NULL;
  return map ? run_by_map(arguments, import_wide, store, map) : command_failed(error);
}

int run_import_schools(const struct arguments *arguments)
{
  return run_import(arguments, import_schools);
}

int run_import_staff(const struct arguments *arguments)
{
  return run_import(arguments, import_staff);
}

/* True, after saying so, where something is given that only goes with --wide. */
static bool wants_wide(const struct arguments *arguments)
{
  const char *map = argument_value(arguments, "map");
  if (!argument_given(arguments, "map-name") && (!map || strchr(map, '=')))
    return false;
  command_misused(arguments, "A map of a form’s answers goes with --wide. Add it.");
  return true;
}

int run_import_assessments(const struct arguments *arguments)
{
  if (!argument_given(arguments, "wide"))
    return command_misused(arguments, "Self-assessments come in as a form writes them: add --wide "
                                      "and --map MAPFILE.");
  return run_wide(arguments, WIDE_SELF_ASSESSMENTS);
}

int run_form_import(const struct arguments *arguments)
{
  return run_import(arguments, import_form);
}

int run_import_walkthroughs(const struct arguments *arguments)
{
  if (argument_given(arguments, "wide"))
    return run_wide(arguments, WIDE_WALKTHROUGHS);
  if (wants_wide(arguments))
    return EXIT_USAGE;
  return run_import(arguments, import_walkthroughs);
}

int run_import_targets(const struct arguments *arguments)
{
  return run_import(arguments, import_targets);
}

int run_import_calendar(const struct arguments *arguments)
{
  return run_import(arguments, import_calendar);
}

int run_import_sip(const struct arguments *arguments)
{
  if (argument_given(arguments, "wide"))
    return run_wide(arguments, WIDE_SIP);
  if (wants_wide(arguments))
    return EXIT_USAGE;
  return run_import(arguments, import_sip);
}

int run_import_oneroster(const struct arguments *arguments)
{
  return run_import(arguments, import_oneroster);
}
