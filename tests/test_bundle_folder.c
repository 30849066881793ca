/* What becomes of a folder between export and import: saved again with other delimiters, a file
 * lost, a row twice. */
#include "exchange/bundle.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <glib/gstdio.h>
#include <string.h>

static struct fixture f;
static char *folder;

static void start(void)
{
  fixture_start(&f);
  folder = g_build_filename(f.folder, "exp", NULL);
  g_free(fixture_walkthrough(&f, "2026-10-10", (const char *const[]){ "seen", "partly", NULL }));
  /* Text with more commas than the table has columns. */
  fixture_keep(f.store, fixture_record(&record_import_map, "name", "form", "kind", "sip", "text",
                                       "column,field,answer,means\nWhen,month,,\n\"Who, "
                                       "where\",school,,\nWhat,code,,\nHow,status,,\n",
                                       NULL));
  ck_assert(bundle_export(f.store, folder, true, NULL, NULL));
}

static void end(void)
{
  g_free(folder);
  fixture_end(&f);
}

/* The file without its byte order mark. */
static char *contents(const char *name, const char **text)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  char *whole = NULL;
  ck_assert(g_file_get_contents(path, &whole, NULL, NULL));
  *text = g_str_has_prefix(whole, "\xEF\xBB\xBF") ? whole + 3 : whole;
  return whole;
}

static void write_file(const char *name, const char *text)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
}

/* As a spreadsheet whose decimals have commas saves it. */
static void save_with(char delimiter, const char *name)
{
  const char *text;
  g_autofree char *whole G_GNUC_UNUSED = contents(name, &text);
  bool quoted = false;
  for (char *at = (char *)text; *at; at++) {
    quoted ^= *at == '"';
    if (*at == ',' && !quoted)
      *at = delimiter;
  }
  write_file(name, text);
}

static void save_all_with(char delimiter)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    save_with(delimiter, name);
}

static bool bring_into(struct store *store, struct bundle_result *result, GError **error)
{
  *result = (struct bundle_result){ 0 };
  return bundle_import(store, folder, &(struct bundle_options){ .strict = false }, result, NULL,
                       error);
}

static struct store *new_store(void)
{
  g_autofree char *path = g_build_filename(f.folder, "other.db", NULL);
  return store_open(path, STORE_CREATE, NULL);
}

START_TEST(a_folder_saved_again_by_a_spreadsheet_is_the_same)
{
  static const char delimiters[] = { ';', '\t' };
  save_all_with(delimiters[_i]);
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(bring_into(f.store, &result, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(result.added + result.changed + result.refused, 0);
  ck_assert_int_gt(result.same, 10);
  ck_assert_uint_eq(result.faults->len, 0);
  bundle_result_clear(&result);
  ck_assert(bundle_may_replace(f.store, folder, true, NULL));
  ck_assert(!bundle_may_replace(f.store, folder, false, NULL));
  AUTO(store) struct store *store = new_store();
  ck_assert_msg(bring_into(store, &result, &error), "%s", error ? error->message : "");
  ck_assert_int_eq(result.refused, 0);
  bundle_result_clear(&result);
}
END_TEST

static void lose(const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  ck_assert_int_eq(g_unlink(path), 0);
}

START_TEST(a_lost_table_is_told)
{
  lose("mark.csv");
  lose("snippet.csv");
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(bring_into(f.store, &result, &error), "%s", error ? error->message : "");
  ck_assert_uint_eq(result.faults->len, 1);
  ck_assert_msg(strstr(result.faults->pdata[0], "is not in the folder: ")
                    && strstr(result.faults->pdata[0], "mark.csv")
                    && strstr(result.faults->pdata[0], "snippet.csv"),
                "%s", (const char *)result.faults->pdata[0]);
  ck_assert_int_eq(result.refused, 0);
  bundle_result_clear(&result);
}
END_TEST

START_TEST(a_new_store_is_not_made_without_a_table)
{
  static const char *const lost[] = { "mark.csv", "history.csv", "school.csv" };
  lose(lost[_i]);
  AUTO(store) struct store *store = new_store();
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert(!bring_into(store, &result, &error));
  ck_assert_msg(error_is(error, TL_ERROR_REFUSED) && strstr(error->message, lost[_i]), "%s",
                error->message);
  bundle_result_clear(&result);
  ck_assert(!store_has_district(store));
}
END_TEST

/* It may be from before there was such a table. */
START_TEST(a_folder_that_does_not_list_its_tables_comes_in)
{
  lose("mark.csv");
  write_file("throughline.csv", "property,value\r\nlayout,1\r\ncomplete,yes\r\n");
  AUTO(store) struct store *store = new_store();
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert_msg(bring_into(store, &result, &error), "%s", error ? error->message : "");
  ck_assert_uint_eq(result.faults->len, 1);
  ck_assert_msg(g_str_has_suffix(result.faults->pdata[0], "it is to come in too.")
                    && strstr(result.faults->pdata[0], "is not in the folder: mark.csv. "),
                "%s", (const char *)result.faults->pdata[0]);
  bundle_result_clear(&result);
}
END_TEST

START_TEST(a_school_that_stands_twice_is_refused)
{
  const char *text;
  g_autofree char *whole G_GNUC_UNUSED = contents("school.csv", &text);
  g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
  g_auto(GStrv) cells = g_strsplit(lines[1], ",", 2);
  g_autofree char *more = g_strconcat(text, cells[0], ",1,Another Name\r\n", NULL);
  write_file("school.csv", more);
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert(!bring_into(f.store, &result, &error));
  g_autofree char *says = g_strdup_printf("school.csv:%u: This uid stands in line 2 too. Take one",
                                          g_strv_length(lines));
  ck_assert_msg(error_is(error, TL_ERROR_INVALID) && strstr(error->message, says), "%s",
                error->message);
  bundle_result_clear(&result);
  AUTO(record) struct record *school = fixture_load(f.store, &record_school, cells[0]);
  ck_assert_str_ne(record_get(school, "name"), "Another Name");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("bundle_folder");
  TCase *tcase = tcase_create("folder");
  tcase_add_checked_fixture(tcase, start, end);
  tcase_set_timeout(tcase, 120);
  tcase_add_loop_test(tcase, a_folder_saved_again_by_a_spreadsheet_is_the_same, 0, 2);
  tcase_add_test(tcase, a_lost_table_is_told);
  tcase_add_loop_test(tcase, a_new_store_is_not_made_without_a_table, 0, 3);
  tcase_add_test(tcase, a_folder_that_does_not_list_its_tables_comes_in);
  tcase_add_test(tcase, a_school_that_stands_twice_is_refused);
  suite_add_tcase(suite, tcase);
  return suite_run(suite);
}
