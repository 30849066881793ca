/* The press from inside: colours that can be read, marks in content streams, tables on paper, and
 * ZIP files that mean no good. */
#include "base/error.h"
#include "press/columns.h"
#include "press/content.h"
#include "press/page.h"
#include "press/unzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <check.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* --- Style ----------------------------------------------------------------------------------- */

START_TEST(every_shade_can_be_read)
{
  for (int percent = 0; percent <= 100; percent++)
    ck_assert_double_ge(style_contrast(style_shade(percent), style_on_shade(percent)), 4.5);
  for (int percent = 1; percent <= 100; percent++)
    ck_assert_double_lt(style_luminance(style_shade(percent)),
                        style_luminance(style_shade(percent - 1)));
}
END_TEST

START_TEST(every_ink_can_be_read)
{
  struct rgb white = style_rgb(INK_WHITE);
  static const enum ink on_white[] = { INK_TEXT, INK_DIM, INK_POOR };
  for (size_t i = 0; i < G_N_ELEMENTS(on_white); i++)
    ck_assert_double_ge(style_contrast(style_rgb(on_white[i]), white), 4.5);
  ck_assert_double_ge(style_contrast(white, style_rgb(INK_GOOD)), 4.5);
  ck_assert_double_ge(style_contrast(style_rgb(INK_MIDDLE), style_rgb(INK_MIDDLE_FILL)), 4.5);
  /* On a black-and-white copier the three fills stay apart. */
  double good = style_luminance(style_rgb(INK_GOOD)),
         middle = style_luminance(style_rgb(INK_MIDDLE_FILL));
  ck_assert_double_gt(middle - good, 0.4);
  ck_assert_double_gt(1 - middle, 0.2);
}
END_TEST

/* --- Content streams ------------------------------------------------------------------------- */

static void
assert_marked(const char *content, const char *expected, int marks)
{
  int found = -1;
  GString *marked = content_mark(content, strlen(content), &found);
  ck_assert_str_eq(marked->str, expected);
  ck_assert_int_eq(found, marks);
  g_string_free(marked, TRUE);
}

START_TEST(what_has_no_mark_is_furniture)
{
  assert_marked("1 0 0 -1 0 792 cm\nq\n/P << /MCID 0 >> BDC\nBT\n(a)Tj\nET\nEMC\nQ\n",
                "1 0 0 -1 0 792 cm\nq\n/P << /MCID 0 >> BDC\nBT\n(a)Tj\nET\nEMC\nQ\n", 1);
  assert_marked("0 0 9 9 re f\n/TD << /MCID 0 >> BDC\n(a)Tj\nEMC\n1 2 m 3 4 l S\n",
                "/Artifact BMC\n0 0 9 9 re f\nEMC\n/TD << /MCID 0 >> BDC\n(a)Tj\nEMC\n"
                "/Artifact BMC\n1 2 m 3 4 l S\nEMC\n",
                1);
}
END_TEST

START_TEST(marks_of_furniture_are_changed)
{
  assert_marked("/NonStruct << /MCID 0 >> BDC\n(page 1)Tj\nEMC\n",
                "/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n(page 1)Tj\nEMC\n", 1);
  assert_marked("/Private << /MCID 0 >> BDC\n(continued)Tj\nEMC\n",
                "/Artifact << /Type /Pagination /Subtype /Header >> BDC\n(continued)Tj\nEMC\n", 1);
}
END_TEST

START_TEST(nested_marks_are_kept_and_empty_ones_dropped)
{
  assert_marked(
      "/P << /MCID 0 >> BDC\n/Span << /ActualText <feff0041> >> BDC\n<01>Tj\nEMC\n(b)Tj\nEMC\n",
      "/P << /MCID 0 >> BDC\n/Span << /ActualText <feff0041> >> BDC\n<01>Tj\nEMC\n(b)Tj\nEMC\n", 1);
  assert_marked(
      "/P << /MCID 0 >> BDC\n(a)Tj\n/Span << /ActualText <feff0020> >> BDC\nEMC\n(b)Tj\nEMC\n",
      "/P << /MCID 0 >> BDC\n(a)Tj\n(b)Tj\nEMC\n", 1);
}
END_TEST

/* --- Tables ---------------------------------------------------------------------------------- */

static struct table *
grid_table(struct document *document, int shades)
{
  struct section *section = document_section(document, "grid", "Grid");
  struct table *table = section_table(section, "Grid");
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 0);
  for (int i = 0; i < shades; i++) {
    g_autofree char *key = g_strdup_printf("s%d", i);
    table_column(table, key, "Kuss", ALIGN_CENTER, 0);
  }
  struct table_row *row = table_row(table);
  row_text(row, "Checks for understanding during the lesson");
  for (int i = 0; i < shades; i++)
    row_shade(row, i);
  return table;
}

/* Every column once, the first in each part, all within room. */
static void
assert_fits(const GPtrArray *parts, int columns, double room)
{
  int next = 1;
  for (guint i = 0; i < parts->len; i++) {
    const GArray *part = g_ptr_array_index(parts, i);
    ck_assert_int_eq(g_array_index(part, struct column, 0).index, 0);
    for (guint k = 1; k < part->len; k++)
      ck_assert_int_eq(g_array_index(part, struct column, k).index, next++);
    const struct column *last = &g_array_index(part, struct column, part->len - 1);
    ck_assert_double_le(last->x + last->width, room + 0.5);
  }
  ck_assert_int_eq(next, columns);
}

START_TEST(a_wide_grid_comes_in_even_parts)
{
  static const struct {
    int shades;
    guint parts;
  } cases[] = { { 1, 1 }, { 18, 1 }, { 40, 2 }, { 118, 5 } };
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { type, tree };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    AUTO(document) struct document *document = document_new("d", "D");
    struct table *table = grid_table(document, cases[i].shades);
    g_autoptr(GPtrArray) parts = columns_fit(&maker, table, flow_room(LANDSCAPE));
    ck_assert_uint_eq(parts->len, cases[i].parts);
    assert_fits(parts, cases[i].shades + 1, flow_room(LANDSCAPE));
  }
}
END_TEST

/* Nothing may stand below the body, whatever the order of long and short. */
START_TEST(nothing_runs_off_a_page)
{
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { type, tree };
  AUTO(document) struct document *document = document_new("d", "D");
  struct section *section = document_section(document, "s", "Section");
  for (int i = 1; i < 60; i++) {
    g_autoptr(GString) words = g_string_new(NULL);
    for (int word = 0; word < i * i; word++)
      g_string_append_printf(words, "word%d ", word);
    section_heading(section, "Heading");
    struct table *table = section_table(section, NULL);
    table_column(table, "what", "What", ALIGN_LEFT, 0);
    table_column(table, "words", "Words", ALIGN_LEFT, 1);
    struct table_row *row = table_row(table);
    row_text(row, "short");
    row_text(row, words->str);
    section_paragraph(section, words->str);
    section_rules(section, i % 9);
  }
  const struct frame frames[] = { page_frame(PORTRAIT, 11, false),
                                  page_frame(LANDSCAPE, 11, false) };
  g_autoptr(GPtrArray) flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
  g_ptr_array_add(flows, flow_new(&maker, document, 0));
  AUTO(pages) struct pages *pages = pages_new(flows, frames);
  for (guint i = 0; i < pages->pages->len; i++) {
    const struct page *page = g_ptr_array_index(pages->pages, i);
    const struct placed *last = &g_array_index(page->placed, struct placed, page->placed->len - 1);
    ck_assert_double_le(last->y + last->to, frames[PORTRAIT].bottom + 0.02);
    ck_assert_msg(!last->strip->keep || last->to < last->strip->height,
                  "page %u ends with a heading", i + 1);
  }
}
END_TEST

/* --- ZIP files -------------------------------------------------------------------------------- */

struct packed {
  const char *name;
  const char *text;
  unsigned type; /* AE_IFREG and its like; 0: that */
};

struct scratch {
  char *folder, *zip, *out;
};

static struct scratch
scratch_new(void)
{
  struct scratch scratch = { .folder = g_dir_make_tmp("throughline-zip-XXXXXX", NULL) };
  scratch.zip = g_build_filename(scratch.folder, "roster.zip", NULL);
  scratch.out = g_build_filename(scratch.folder, "out", NULL);
  ck_assert_int_eq(g_mkdir(scratch.out, 0700), 0);
  return scratch;
}

static int
count_files(const char *folder)
{
  int count = 0;
  GDir *dir = g_dir_open(folder, 0, NULL);
  while (g_dir_read_name(dir))
    count++;
  g_dir_close(dir);
  return count;
}

static void
remove_files(const char *folder)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
      g_unlink(path);
  }
  g_dir_close(dir);
}

static void
scratch_free(struct scratch *scratch)
{
  remove_files(scratch->out);
  g_rmdir(scratch->out);
  remove_files(scratch->folder);
  g_rmdir(scratch->folder);
  g_free(scratch->folder);
  g_free(scratch->zip);
  g_free(scratch->out);
}

static void
pack(const char *path, const struct packed *files, const char *password)
{
  struct archive *archive = archive_write_new();
  archive_write_set_format_zip(archive);
  if (password) {
    ck_assert_int_eq(archive_write_set_options(archive, "zip:encryption=traditional"), ARCHIVE_OK);
    archive_write_set_passphrase(archive, password);
  }
  ck_assert_int_eq(archive_write_open_filename(archive, path), ARCHIVE_OK);
  for (; files->name; files++) {
    struct archive_entry *entry = archive_entry_new();
    archive_entry_set_pathname(entry, files->name);
    archive_entry_set_filetype(entry, files->type ? files->type : AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    if (files->type == AE_IFLNK)
      archive_entry_set_symlink(entry, files->text);
    else
      archive_entry_set_size(entry, (la_int64_t)strlen(files->text));
    ck_assert_int_eq(archive_write_header(archive, entry), ARCHIVE_OK);
    if (files->type != AE_IFLNK)
      archive_write_data(archive, files->text, strlen(files->text));
    archive_entry_free(entry);
  }
  ck_assert_int_eq(archive_write_close(archive), ARCHIVE_OK);
  archive_write_free(archive);
}

static void
assert_unpacks(const struct packed *files, const char *names)
{
  struct scratch scratch = scratch_new();
  pack(scratch.zip, files, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = unzip_csv(scratch.zip, scratch.out, &unzip_usual, &error);
  ck_assert_msg(found, "%s", error ? error->message : "");
  g_ptr_array_add(found, NULL);
  g_autofree char *joined = g_strjoinv(" ", (char **)found->pdata);
  ck_assert_str_eq(joined, names);
  ck_assert_int_eq(count_files(scratch.out), (int)found->len - 1);
  g_autofree char *first = g_build_filename(scratch.out, g_ptr_array_index(found, 0), NULL),
                  *text = NULL;
  ck_assert(g_file_get_contents(first, &text, NULL, NULL));
  ck_assert_str_eq(text, "a,b\n");
  scratch_free(&scratch);
}

/* Refused with a sentence that says why, and nothing is left behind. */
static void
assert_refused(const struct packed *files, const struct unzip_limits *limits, const char *password,
               const char *why)
{
  struct scratch scratch = scratch_new();
  pack(scratch.zip, files, password);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(unzip_csv(scratch.zip, scratch.out, limits, &error));
  ck_assert_msg(strstr(error->message, why), "%s", error->message);
  ck_assert_int_eq(count_files(scratch.out), 0);
  g_autofree char *beside = g_build_filename(scratch.folder, "evil.csv", NULL);
  ck_assert(!g_file_test(beside, G_FILE_TEST_EXISTS));
  scratch_free(&scratch);
}

START_TEST(rosters_are_unpacked)
{
  static const struct packed flat[] = { { "users.csv", "a,b\n", 0 },
                                        { "orgs.CSV", "c\n", 0 },
                                        { "readme.txt", "no\n", 0 },
                                        { NULL, NULL, 0 } };
  static const struct packed nested[] = { { "roster/", "", AE_IFDIR },
                                          { "roster/users.csv", "a,b\n", 0 },
                                          { "__MACOSX/roster/._users.csv", "x", 0 },
                                          { "roster/.hidden.csv", "x", 0 },
                                          { NULL, NULL, 0 } };
  assert_unpacks(flat, "users.csv orgs.CSV");
  assert_unpacks(nested, "users.csv");
}
END_TEST

START_TEST(names_do_not_lead_elsewhere)
{
  static const char *const names[] = {
    "../evil.csv",  "/tmp/evil.csv", "a/../../evil.csv",
    "..\\evil.csv", "a/./evil.csv",  "evil\n.csv",
  };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    struct packed files[] = { { "good.csv", "a\n", 0 }, { names[i], "x\n", 0 }, { NULL, NULL, 0 } };
    assert_refused(files, &unzip_usual, NULL, "leads out of its folder");
  }
}
END_TEST

START_TEST(links_are_not_followed)
{
  static const struct packed files[] = { { "users.csv", "a,b\n", 0 },
                                         { "orgs.csv", "/etc/passwd", AE_IFLNK },
                                         { NULL, NULL, 0 } };
  assert_unpacks(files, "users.csv");
}
END_TEST

START_TEST(too_much_is_refused)
{
  static const struct packed files[] = { { "a.csv", "12345678", 0 },
                                         { "b.csv", "12345678", 0 },
                                         { NULL, NULL, 0 } };
  static const struct packed twice[] = { { "a.csv", "1", 0 },
                                         { "a.csv", "2", 0 },
                                         { NULL, NULL, 0 } };
  static const struct packed folders[] = { { "x/a.csv", "1", 0 },
                                           { "y/b.csv", "2", 0 },
                                           { NULL, NULL, 0 } };
  static const struct packed deep[] = { { "x/y/a.csv", "1", 0 }, { NULL, NULL, 0 } };
  static const struct packed none[] = { { "a.txt", "1", 0 }, { NULL, NULL, 0 } };
  assert_refused(files, &(struct unzip_limits){ 7, 100, 9 }, NULL,
                 "a.csv would unpack to more than");
  assert_refused(files, &(struct unzip_limits){ 9, 12, 9 }, NULL,
                 "roster.zip would unpack to more than");
  assert_refused(files, &(struct unzip_limits){ 9, 99, 1 }, NULL, "more than 1 files");
  assert_refused(twice, &unzip_usual, NULL, "twice");
  assert_refused(folders, &unzip_usual, NULL, "several folders");
  assert_refused(deep, &unzip_usual, NULL, "several folders");
  assert_refused(none, &unzip_usual, NULL, "no CSV file");
}
END_TEST

START_TEST(locked_and_damaged_files_are_refused)
{
  static const struct packed files[] = { { "a.csv", "12345678", 0 }, { NULL, NULL, 0 } };
  assert_refused(files, &unzip_usual, "secret", "password");
  struct scratch scratch = scratch_new();
  g_autoptr(GError) error = NULL;
  ck_assert(g_file_set_contents(scratch.zip, "no zip at all\n", -1, NULL));
  ck_assert_ptr_null(unzip_csv(scratch.zip, scratch.out, &unzip_usual, &error));
  ck_assert(error_is(error, TL_ERROR_DAMAGED));
  g_clear_error(&error);
  g_unlink(scratch.zip);
  ck_assert_ptr_null(unzip_csv(scratch.zip, scratch.out, &unzip_usual, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  scratch_free(&scratch);
}
END_TEST

int
main(void)
{
  TCase *tests = tcase_create("press");
  tcase_add_test(tests, every_shade_can_be_read);
  tcase_add_test(tests, every_ink_can_be_read);
  tcase_add_test(tests, what_has_no_mark_is_furniture);
  tcase_add_test(tests, marks_of_furniture_are_changed);
  tcase_add_test(tests, nested_marks_are_kept_and_empty_ones_dropped);
  tcase_add_test(tests, a_wide_grid_comes_in_even_parts);
  tcase_add_test(tests, nothing_runs_off_a_page);
  tcase_add_test(tests, rosters_are_unpacked);
  tcase_add_test(tests, names_do_not_lead_elsewhere);
  tcase_add_test(tests, links_are_not_followed);
  tcase_add_test(tests, too_much_is_refused);
  tcase_add_test(tests, locked_and_damaged_files_are_refused);
  Suite *suite = suite_create("press");
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
