/* Imports: whatever a file holds, it is refused with sentences or taken; a dry run says what is
 * then done and leaves the store alone; and the same file once more changes nothing. The first
 * character says which import it is for; a roster has each of its files below a line `== NAME`, a
 * wide file follows its map below a line `==`. */
#include "exchange/form_file.h"
#include "exchange/import.h"
#include "exchange/wide_map.h"
#include "fixture.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef bool import_function(struct store *store, const char *path,
                             const struct import_options *options, struct import_result *result,
                             GError **error);

enum { A_COMMIT_EVERY = 4, MOST_FILES = 12 };

static struct fixture fixture;
static char *template_path;
static struct wide_map *map; /* of a wide file */

static void end(void)
{
  fixture_end(&fixture);
  g_free(template_path);
}

/* The store that each input is tried on. */
static void start(void)
{
  if (template_path)
    return;
  fixture_start(&fixture);
  template_path = g_build_filename(fixture.folder, "template.db", NULL);
  store_free(fixture.store);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_assert_true(g_file_get_contents(fixture.path, &bytes, &length, NULL));
  g_assert_true(g_file_set_contents(template_path, bytes, (gssize)length, NULL));
  fixture.store = store_open(fixture.path, STORE_BUILD, NULL);
  atexit(end);
}

static import_function *function_of(char letter)
{
  switch (letter) {
  case 'c':
    return import_schools;
  case 's':
    return import_staff;
  case 't':
    return import_targets;
  case 'p':
    return import_sip;
  case 'w':
    return import_walkthroughs;
  case 'f':
    return import_form;
  case 'W':
  case 'A':
  case 'P':
    return import_wide;
  default:
    return import_oneroster;
  }
}

/* The file below the map that body begins with, which is read; NULL: it is none. */
static const char *read_map(char letter, const char *body)
{
  enum wide_kind kind = letter == 'W'   ? WIDE_WALKTHROUGHS
                        : letter == 'A' ? WIDE_SELF_ASSESSMENTS
                                        : WIDE_SIP;
  const char *end = strstr(body, "\n==\n");
  g_autofree char *text = end ? g_strndup(body, (gsize)(end - body) + 1) : NULL;
  map = text ? wide_map_parse(kind, "map", text, NULL) : NULL;
  return map ? end + 3 : NULL;
}

/* Files of a roster, in the folder `roster`. */
static void write_roster(const char *folder, const char *text)
{
  g_auto(GStrv) parts = g_strsplit(text, "== ", MOST_FILES);
  for (char **part = parts; *part; part++) {
    size_t length = strcspn(*part, "\r\n/");
    g_autofree char *name = g_strndup(*part, MIN(length, 40));
    if (!g_str_has_suffix(name, ".csv") || !g_utf8_validate(name, -1, NULL))
      continue;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    const char *body = *part + length;
    g_assert_true(g_file_set_contents(path, *body ? body + 1 : body, -1, NULL));
  }
}

static void empty_folder(const char *folder)
{
  g_autoptr(GDir) directory = g_dir_open(folder, 0, NULL);
  for (const char *name; directory && (name = g_dir_read_name(directory));) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_unlink(path);
  }
}

/* What was added and changed; -1 where the file was refused. */
static long run(struct store *store, import_function *import, const char *path, bool dry)
{
  g_autoptr(GError) error = NULL;
  struct import_result result = { 0 };
  struct import_options options = { .dry = dry, .create_missing = true, .wide = map };
  long count = 0;
  bool done = import(store, path, &options, &result, &error);
  g_assert_true(done == !error);
  g_assert_true(!error || g_utf8_validate(error->message, -1, NULL));
  for (guint i = 0; i < result.lines->len; i++) {
    const struct import_line *line = result.lines->pdata[i];
    g_assert_true(g_utf8_validate(line->text, -1, NULL));
  }
  for (guint i = 0; i < result.tallies->len; i++) {
    const struct import_tally *tally = &g_array_index(result.tallies, struct import_tally, i);
    count += tally->added + tally->changed;
  }
  import_result_clear(&result);
  return done ? count : -1;
}

/* For good, on a copy of the store, and once more. */
static void run_twice(import_function *import, const char *path, long expected)
{
  g_autofree char *copy = g_build_filename(fixture.folder, "copy.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  g_assert_true(g_file_get_contents(template_path, &bytes, &length, NULL));
  g_assert_true(g_file_set_contents(copy, bytes, (gssize)length, NULL));
  AUTO(store) struct store *store = store_open(copy, STORE_BUILD, NULL);
  g_assert_nonnull(store);
  g_assert_cmpint(run(store, import, path, false), ==, expected);
  g_assert_cmpint(run(store, import, path, false), ==, 0);
}

static void try(import_function *import, const uint8_t *data, size_t size)
{
  const char *body = (const char *)data + 1;
  g_autofree char *path = g_build_filename(fixture.folder, "roster", NULL);
  if (import == import_oneroster) {
    g_autofree char *text = g_strndup(body, size - 1);
    g_mkdir(path, 0700);
    empty_folder(path);
    write_roster(path, text);
  } else {
    g_free(path);
    path = g_build_filename(fixture.folder, "in.csv", NULL);
    g_assert_true(g_file_set_contents(path, body, (gssize)(size - 1), NULL));
  }
  long count = run(fixture.store, import, path, true);
  g_assert_cmpint(run(fixture.store, import, path, true), ==, count);
  if (count > 0 && data[size / 2] % A_COMMIT_EVERY == 0)
    run_twice(import, path, count);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  if (size < 2)
    return 0;
  start();
  import_function *import = function_of((char)data[0]);
  if (import != import_wide) {
    try(import, data, size);
    return 0;
  }
  g_autofree char *text = g_strndup((const char *)data + 1, size - 1);
  const char *rows = read_map((char)data[0], text);
  /* The line end above the rows stands where the letter was. */
  if (rows)
    try(import, (const uint8_t *)rows, strlen(rows));
  g_clear_pointer(&map, wide_map_free);
  return 0;
}
