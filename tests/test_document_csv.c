#include "document_sample.h"
#include "suite.h"

#include "base/error.h"
#include "document/csv_writer.h"
#include "document/render.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"

/* --- The writer ----------------------------------------------------------------------------- */

/* A file of one row that has the cell and an `x`. */
static char *written_cell(const char *cell, bool figure)
{
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(out);
  if (figure)
    csv_writer_figure(writer, cell);
  else
    csv_writer_text(writer, cell);
  csv_writer_text(writer, "x");
  csv_writer_end_row(writer);
  ck_assert(csv_writer_finish(writer, NULL));
  fclose(out);
  char *copy = g_strndup(text, size);
  free(text);
  return copy;
}

static const struct {
  const char *cell, *written;
} texts[] = {
  { NULL, "" },
  { "", "" },
  { "plain", "plain" },
  { "00950505", "00950505" },
  { "Nguyễn Thị Ánh", "Nguyễn Thị Ánh" },
  { "a,b", "\"a,b\"" },
  { "say \"why\"", "\"say \"\"why\"\"\"" },
  { "\"", "\"\"\"\"" },
  { "two\nlines", "\"two\nlines\"" },
  { "one\rtwo", "\"one\rtwo\"" },
  { " spaced", "\" spaced\"" },
  { "spaced ", "\"spaced \"" },
  { "a;b\tc", "a;b\tc" },
  { "=1+1", "'=1+1" },
  { "+1", "'+1" },
  { "-1", "'-1" },
  { "@SUM(A1)", "'@SUM(A1)" },
  { "\tx", "'\tx" },
  { "\rx", "\"'\rx\"" },
  { "'quoted'", "''quoted'" },
  { "''", "'''" },
  { "=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"" },
  { "a=1", "a=1" },
  { "–5", "–5" },
};

START_TEST(text_cells_are_quoted_and_guarded)
{
  g_autofree char *written = written_cell(texts[_i].cell, false);
  g_autofree char *expected = g_strconcat(BOM, texts[_i].written, ",x\r\n", NULL);
  ck_assert_str_eq(written, expected);
}
END_TEST

static const struct {
  const char *cell, *written;
} figures[] = {
  { NULL, "" },
  { "18", "18" },
  { "-3", "-3" },
  { "+3", "+3" },
  { "12.5", "12.5" },
  { "-1+1", "'-1+1" },
  { "-", "'-" },
  { "1.", "1." },
  { "=1", "'=1" },
  { "1,234", "\"1,234\"" },
  { "too few to show", "too few to show" },
  { "-.5", "'-.5" },
  { "1e5", "1e5" },
  { "@1", "'@1" },
};

START_TEST(figures_are_numbers_or_guarded_text)
{
  g_autofree char *written = written_cell(figures[_i].cell, true);
  g_autofree char *expected = g_strconcat(BOM, figures[_i].written, ",x\r\n", NULL);
  ck_assert_str_eq(written, expected);
}
END_TEST

START_TEST(rows_are_whole)
{
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(out);
  csv_writer_header(writer, (const char *const[]){ "uid", "count", NULL });
  csv_writer_text(writer, NULL);
  csv_writer_number(writer, G_MININT64);
  csv_writer_end_row(writer);
  csv_writer_text(writer, NULL);
  csv_writer_end_row(writer);
  csv_writer_text(writer, NULL);
  csv_writer_text(writer, NULL);
  csv_writer_end_row(writer);
  ck_assert(csv_writer_finish(writer, NULL));
  fclose(out);
  ck_assert_str_eq(text, BOM "uid,count\r\n,-9223372036854775808\r\n\"\"\r\n,\r\n");
  free(text);
}
END_TEST

START_TEST(full_disk_is_told)
{
  FILE *out = fopen("/dev/full", "w");
  if (!out)
    return;
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(out);
  for (int i = 0; i < 10000; i++) {
    csv_writer_text(writer, "a cell");
    csv_writer_end_row(writer);
  }
  g_autoptr(GError) error = NULL;
  ck_assert(!csv_writer_finish(writer, &error));
  ck_assert(error_is(error, TL_ERROR_FULL) || error_is(error, TL_ERROR_FAILED));
  fclose(out);
}
END_TEST

/* --- The folder ----------------------------------------------------------------------------- */

static char *scratch; /* made anew for each test, removed after it */

static void make_scratch(void)
{
  scratch = g_dir_make_tmp("tl-csv-XXXXXX", NULL);
  ck_assert_ptr_nonnull(scratch);
}

static void remove_folder(const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  for (const char *name = dir ? g_dir_read_name(dir) : NULL; name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (g_file_test(path, G_FILE_TEST_IS_DIR) && !g_file_test(path, G_FILE_TEST_IS_SYMLINK))
      remove_folder(path);
    else
      g_unlink(path);
  }
  g_rmdir(folder);
}

static void remove_scratch(void)
{
  remove_folder(scratch);
  g_clear_pointer(&scratch, g_free);
}

static char *in_scratch(const char *folder, const char *name)
{
  return g_build_filename(scratch, folder, name, NULL);
}

static char *contents_of(const char *folder, const char *name)
{
  g_autofree char *path = in_scratch(folder, name);
  char *text = NULL;
  ck_assert_msg(g_file_get_contents(path, &text, NULL, NULL), "%s is missing", path);
  return text;
}

static int compare_names(gconstpointer a, gconstpointer b)
{
  return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The names in folder, sorted, one after the other. */
static char *names_in(const char *folder)
{
  g_autofree char *path = in_scratch(folder, NULL);
  g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
  ck_assert_ptr_nonnull(dir);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir))
    g_ptr_array_add(names, g_strdup(name));
  g_ptr_array_sort(names, compare_names);
  g_ptr_array_add(names, NULL);
  return g_strjoinv(" ", (char **)names->pdata);
}

static void assert_rendered(const struct document *document, const char *folder)
{
  g_autofree char *path = in_scratch(folder, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(render_csv(document, path, &error), "%s", error ? error->message : "");
}

static void assert_refused(const struct document *document, const char *folder, const char *word)
{
  g_autofree char *path = in_scratch(folder, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert(!render_csv(document, path, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  ck_assert_msg(strstr(error->message, word) != NULL, "%s", error->message);
}

START_TEST(sample_is_as_expected)
{
  AUTO(document) struct document *document = sample_document();
  assert_rendered(document, "out");
  g_autofree char *names = names_in("out");
  g_auto(GStrv) list = g_strsplit(names, " ", -1);
  g_autoptr(GString) all = g_string_new(NULL);
  for (char **name = list; *name; name++) {
    g_autofree char *text = contents_of("out", *name);
    ck_assert_msg(g_str_has_prefix(text, BOM), "%s has no BOM", *name);
    g_string_append_printf(all, "== %s\n%s\n", *name, text + strlen(BOM));
  }
  g_string_replace(all, "\r\n", "<CR>\n", 0);
  expect_text("sample-csv.txt", all->str);
}
END_TEST

START_TEST(folder_of_ours_is_replaced)
{
  AUTO(document) struct document *document = sample_document();
  assert_rendered(document, "out");
  g_ptr_array_remove_index(document->sections, 3);
  g_autofree char *hidden = in_scratch("out", ".DS_Store");
  ck_assert(g_file_set_contents(hidden, "x", -1, NULL));
  assert_rendered(document, "out");
  g_autofree char *names = names_in("out");
  ck_assert_str_eq(names, ".DS_Store by-school.csv contents.csv month.csv "
                          "walkthroughs-by-administrator.csv");
}
END_TEST

START_TEST(folder_of_others_is_refused)
{
  AUTO(document) struct document *document = sample_document();
  assert_rendered(document, "out");
  g_autofree char *other = in_scratch("out", "thesis.csv");
  ck_assert(g_file_set_contents(other, "mine", -1, NULL));
  assert_refused(document, "out", "thesis.csv");
  g_autofree char *kept = contents_of("out", "thesis.csv");
  ck_assert_str_eq(kept, "mine");
  g_autofree char *file = in_scratch("file", NULL);
  ck_assert(g_file_set_contents(file, "mine", -1, NULL));
  assert_refused(document, "file", "not a folder");
}
END_TEST

START_TEST(forged_list_removes_nothing_elsewhere)
{
  AUTO(document) struct document *document = sample_document();
  g_autofree char *folder = in_scratch("out", NULL);
  ck_assert_int_eq(g_mkdir(folder, 0700), 0);
  g_autofree char *precious = in_scratch("precious.csv", NULL);
  ck_assert(g_file_set_contents(precious, "mine", -1, NULL));
  g_autofree char *list = in_scratch("out", "contents.csv");
  ck_assert(g_file_set_contents(
      list, BOM "file,title,rows\r\n../precious.csv,x,1\r\n..,x,1\r\n,x,1\r\n", -1, NULL));
  assert_rendered(document, "out");
  ck_assert(g_file_test(precious, G_FILE_TEST_EXISTS));
}
END_TEST

static struct table *add_table(struct document *document, const char *section_id, const char *file,
                               const char *key)
{
  struct section *section = document_section(document, section_id, section_id);
  struct table *table = section_table(section, NULL);
  table->file = g_strdup(file);
  table_column(table, key, key, ALIGN_LEFT, 0);
  row_text(table_row(table), "value");
  return table;
}

START_TEST(names_are_safe_and_do_not_collide)
{
  AUTO(document) struct document *document = document_new("d", "D");
  add_table(document, "../../etc/Passwd", NULL, "a");
  add_table(document, "contents", NULL, "a");
  add_table(document, "twice", NULL, "a");
  add_table(document, "twice", NULL, "b");
  add_table(document, "សុខា", NULL, "a");
  add_table(document, "x", ".hidden/", "a");
  assert_rendered(document, "out");
  g_autofree char *names = names_in("out");
  ck_assert_str_eq(names, "contents-2.csv contents.csv etc-passwd.csv hidden.csv table.csv "
                          "twice-2.csv twice.csv");
}
END_TEST

START_TEST(pages_alike_are_one_file)
{
  AUTO(document) struct document *document = document_new("d", "D");
  add_table(document, "kuss", "sip-items", "item");
  add_table(document, "stone", "sip-items", "item");
  add_table(document, "other", "sip-items", "something_else");
  assert_rendered(document, "out");
  g_autofree char *joined = contents_of("out", "sip-items.csv");
  ck_assert_str_eq(joined, BOM "section,item\r\nkuss,value\r\nstone,value\r\n");
  g_autofree char *other = contents_of("out", "sip-items-2.csv");
  ck_assert_str_eq(other, BOM "something_else\r\nvalue\r\n");
  g_autofree char *list = contents_of("out", "contents.csv");
  ck_assert_str_eq(list,
                   BOM "file,title,rows\r\nsip-items.csv,kuss,2\r\nsip-items-2.csv,other,1\r\n");
}
END_TEST

/* On paper `2,126`. */
START_TEST(numbers_have_no_commas)
{
  AUTO(document) struct document *document = document_new("d", "D");
  struct table *table = section_table(document_section(document, "kuss", "Kuss"), NULL);
  table_column(table, "done", "Done", ALIGN_RIGHT, 0)->number = true;
  row_number(table_row(table), 2126);
  row_styled(table_row(table), RUN_BOLD, "1,234");
  row_text(table_row(table), "1,23");
  assert_rendered(document, "out");
  g_autofree char *written = contents_of("out", "kuss.csv");
  ck_assert_str_eq(written, BOM "done\r\n2126\r\n1234\r\n\"1,23\"\r\n");
}
END_TEST

START_TEST(files_are_private)
{
  AUTO(document) struct document *document = sample_document();
  assert_rendered(document, "out");
  g_autofree char *path = in_scratch("out", "kuss.csv");
  GStatBuf info;
  ck_assert_int_eq(g_stat(path, &info), 0);
  ck_assert_int_eq(info.st_mode & 0777, 0600);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("document as CSV");
  TCase *writer = tcase_create("writer");
  tcase_add_loop_test(writer, text_cells_are_quoted_and_guarded, 0, G_N_ELEMENTS(texts));
  tcase_add_loop_test(writer, figures_are_numbers_or_guarded_text, 0, G_N_ELEMENTS(figures));
  tcase_add_test(writer, rows_are_whole);
  tcase_add_test(writer, full_disk_is_told);
  suite_add_tcase(suite, writer);
  TCase *folder = tcase_create("folder");
  tcase_add_checked_fixture(folder, make_scratch, remove_scratch);
  tcase_add_test(folder, sample_is_as_expected);
  tcase_add_test(folder, folder_of_ours_is_replaced);
  tcase_add_test(folder, folder_of_others_is_refused);
  tcase_add_test(folder, forged_list_removes_nothing_elsewhere);
  tcase_add_test(folder, names_are_safe_and_do_not_collide);
  tcase_add_test(folder, pages_alike_are_one_file);
  tcase_add_test(folder, numbers_have_no_commas);
  tcase_add_test(folder, files_are_private);
  suite_add_tcase(suite, folder);
  return suite_run(suite);
}
