#include "import_case.h"

#include "model/tables.h"

#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

void import_case_start(struct import_case *test, struct fixture *fixture,
                       import_case_function *import)
{
  *test = (struct import_case){ .fixture = fixture, .import = import };
  fixture_start(fixture);
}

void import_case_end(struct import_case *test)
{
  import_result_clear(&test->result);
  g_clear_pointer(&test->map, wide_map_free);
  fixture_end(test->fixture);
}

void import_case_map(struct import_case *test, enum wide_kind kind, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_clear_pointer(&test->map, wide_map_free);
  test->map = wide_map_parse(kind, "Our form", text, &error);
  ck_assert_msg(test->map, "%s", error ? error->message : "");
  test->options.wide = test->map;
}

static char *write_file(struct import_case *test, const char *text)
{
  char *path = g_build_filename(test->fixture->folder, "in.csv", NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
  return path;
}

char *import_case_run_path(struct import_case *test, const char *path)
{
  g_autoptr(GError) error = NULL;
  import_result_clear(&test->result);
  bool done = test->import(test->fixture->store, path, &test->options, &test->result, &error);
  ck_assert_msg(done, "%s", error ? error->message : "failed without an error");
  return import_result_summary(&test->result, test->options.dry);
}

char *import_case_run(struct import_case *test, const char *text)
{
  g_autofree char *path = write_file(test, text);
  return import_case_run_path(test, path);
}

char *import_case_folder(const struct import_case *test, const char *name, ...)
{
  char *path = g_build_filename(test->fixture->folder, name, NULL);
  g_mkdir(path, 0700);
  va_list list;
  va_start(list, name);
  for (const char *file; (file = va_arg(list, const char *));) {
    g_autofree char *place = g_build_filename(path, file, NULL);
    ck_assert(g_file_set_contents(place, va_arg(list, const char *), -1, NULL));
  }
  va_end(list);
  return path;
}

void import_case_expect(struct import_case *test, const char *text, const char *summary)
{
  g_autofree char *got = import_case_run(test, text);
  g_autofree char *refused = import_case_lines(test, IMPORT_REFUSED);
  g_autofree char *notices = import_case_lines(test, IMPORT_NOTICE);
  ck_assert_msg(strcmp(got, summary) == 0, "%s instead of %s\n%s%s", got, summary, refused,
                notices);
}

char *import_case_fail(struct import_case *test, const char *text, int code)
{
  GError *error = NULL;
  g_autofree char *path = write_file(test, text);
  import_result_clear(&test->result);
  ck_assert(!test->import(test->fixture->store, path, &test->options, &test->result, &error));
  ck_assert_ptr_nonnull(error);
  ck_assert_int_eq(error->code, code);
  char *message = g_strdup(error->message);
  g_error_free(error);
  return message;
}

char *import_case_lines(const struct import_case *test, enum import_outcome outcome)
{
  g_autofree char *folder = g_strconcat(test->fixture->folder, "/", NULL);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < test->result.lines->len; i++) {
    const struct import_line *line = test->result.lines->pdata[i];
    if (line->outcome == outcome)
      g_string_append_printf(text, "%s\n", line->text);
  }
  g_string_replace(text, folder, "", 0);
  return g_string_free(text, FALSE);
}

void import_case_assert_notice(const struct import_case *test, const char *part)
{
  g_autofree char *notices = import_case_lines(test, IMPORT_NOTICE);
  ck_assert_msg(strstr(notices, part) != NULL, "no notice says \"%s\":\n%s", part, notices);
}

struct record *import_case_record(const struct import_case *test, const struct record_type *type,
                                  const char *field, const char *value)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *uid = store_find(test->fixture->store, type, field, value, &error);
  ck_assert_msg(uid, "no %s with %s %s", type->name, field, value);
  struct record *record = store_load(test->fixture->store, type, uid, &error);
  ck_assert_ptr_nonnull(record);
  return record;
}

char *import_case_data(const char *name)
{
  return g_build_filename(TL_SRCDIR, "tests", "data", name, NULL);
}

void import_case_expect_path(struct import_case *test, const char *path, const char *summary)
{
  g_autofree char *got = import_case_run_path(test, path);
  g_autofree char *refused = import_case_lines(test, IMPORT_REFUSED);
  ck_assert_msg(strcmp(got, summary) == 0, "%s\ninstead of\n%s\n%s", got, summary, refused);
}

void import_case_assert_lines(const struct import_case *test, enum import_outcome outcome,
                              const char *expected)
{
  g_autofree char *lines = import_case_lines(test, outcome);
  ck_assert_str_eq(lines, expected);
}

const struct record *import_case_post(const struct record *person, guint index)
{
  const GPtrArray *posts = record_parts(person, &record_assignment);
  ck_assert_uint_lt(index, posts->len);
  return posts->pdata[index];
}

void import_case_assert_posts(const struct record *person, guint count)
{
  ck_assert_uint_eq(record_parts(person, &record_assignment)->len, count);
}
