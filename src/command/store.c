/* init, check, backup, restore. */
#include "config.h"

#include "command/families.h"

#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/text.h"
#include "db/maintenance.h"
#include "sample/new_district.h"

#include <stdio.h>

const struct option init_options[] = {
  { "name", 0, "NAME", "the district’s name, as it is printed" },
  { "shared", 0, NULL, "for several people who log in to this machine" },
  { NULL, 0, NULL, NULL },
};

int run_init(const struct arguments *arguments)
{
  GError *error = NULL;
  const char *name = argument_value(arguments, "name");
  if (text_blank(name))
    return command_misused(arguments,
                           "The district’s name is missing: --name \"Mill City Public Schools\".");
  bool shared = argument_given(arguments, "shared");
  g_autofree char *path = command_store_path(arguments);
  AUTO(store) struct store *store =
      store_open(path, shared ? STORE_CREATE_SHARED : STORE_CREATE, &error);
  struct new_district district = { .name = name, .shared = shared };
  if (!store || !new_district_make(store, &district, NULL, &error))
    return command_failed(error);
  printf("%s is ready. Next: `throughline import schools FILE`, `throughline import staff FILE`, "
         "or just `throughline`.\n",
         path);
  return EXIT_DONE;
}

int run_check(const struct arguments *arguments)
{
  GError *error = NULL;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  if (!store)
    return command_failed(error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  g_autoptr(GPtrArray) findings = store_check(store, progress_line_progress(line), &error);
  if (!findings)
    return command_failed(error);
  for (guint i = 0; i < findings->len; i++)
    command_say(findings->pdata[i]);
  if (findings->len)
    return EXIT_FAILED;
  printf("%s is sound.\n", store_path(store));
  return EXIT_DONE;
}

const struct option backup_options[] = {
  { "force", 0, NULL, "replaces FILE where it is an older copy" },
  { NULL, 0, NULL, NULL },
};

static bool may_keep_records(struct store *store, const char *what, GError **error)
{
  if (store_viewer_keeps_records(store))
    return true;
  return fail(error, TL_ERROR_REFUSED, "Only the record keeper %s. Ask them.", what);
}

int run_backup(const struct arguments *arguments)
{
  GError *error = NULL;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  if (!store || !may_keep_records(store, "makes backups of the whole file", &error))
    return command_failed(error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  const char *path = argument_operand(arguments, 0);
  if (!store_backup(store, path, argument_given(arguments, "force"), progress_line_progress(line),
                    &error))
    return command_failed(error);
  printf("%s\n", path);
  return EXIT_DONE;
}

const struct option restore_options[] = {
  { "force", 0, NULL, "replaces the data that is there, and keeps a copy of it beside the file" },
  { NULL, 0, NULL, NULL },
};

/* The district's name; NULL where it has none yet. Yours. */
static char *district_name(struct store *store)
{
  AUTO(record) struct record *district = store_district(store, NULL);
  return district ? g_strdup(record_get(district, "name")) : NULL;
}

static void tell_restored(struct store *store, const char *before, const char *kept)
{
  g_autofree char *after = district_name(store);
  if (before && kept)
    printf("%s is replaced by %s.\n", before, after);
  if (kept)
    printf("What was there is kept in %s.\n", kept);
  printf("%s is restored.\n", store_path(store));
}

/* Whose right it is a damaged file may not tell any more: it is brought back all the same. */
static bool may_restore(const struct arguments *arguments, struct store *store, GError **error)
{
  GError *why = NULL;
  if (!store_has_district(store))
    return true;
  if (command_set_person(arguments, store, &why))
    return may_keep_records(store, "restores backups", error);
  if (store_is_sound(store)) {
    g_propagate_error(error, why);
    return false;
  }
  g_error_free(why);
  return true;
}

/* Into the place of a file that cannot be opened any more. */
static int replace_damaged(const struct arguments *arguments, const char *path)
{
  GError *error = NULL;
  g_autofree char *kept = NULL;
  const char *backup = argument_operand(arguments, 0);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  if (!argument_given(arguments, "force"))
    fail(&error, TL_ERROR_REFUSED,
         "%s is damaged and cannot be opened. Give --force to put what %s has in its place; the "
         "damaged file is kept beside it.",
         path, backup);
  else
    store_replace_damaged(path, backup, &kept, progress_line_progress(line), &error);
  if (error)
    return command_failed(error);
  printf("What was there is kept in %s.\n%s is restored.\n", kept, path);
  return EXIT_DONE;
}

int run_restore(const struct arguments *arguments)
{
  GError *error = NULL;
  g_autofree char *path = command_store_path(arguments);
  AUTO(store) struct store *store = store_open(path, STORE_CREATE, &error);
  if (error_is(error, TL_ERROR_DAMAGED)) {
    g_error_free(error);
    return replace_damaged(arguments, path);
  }
  if (!store && error_is(error, TL_ERROR_FOREIGN) && g_file_test(path, G_FILE_TEST_IS_REGULAR))
    g_prefix_error_literal(&error,
                           "If the file to restore into is damaged from its beginning, give "
                           "it another name first. ");
  if (!store)
    return command_failed(error);
  if (!may_restore(arguments, store, &error))
    return command_failed(error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  g_autofree char *kept = NULL;
  g_autofree char *before = district_name(store);
  if (!store_restore(store, argument_operand(arguments, 0), argument_given(arguments, "force"),
                     &kept, progress_line_progress(line), &error))
    return command_failed(error);
  tell_restored(store, before, kept);
  return EXIT_DONE;
}
