/* ZIP files that mean well, and those that do not. */
#include "suite.h"

#include "base/error.h"
#include "press/unzip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>

struct packed {
  const char *name;
  const char *text;
  unsigned type; /* AE_IFREG and its like; 0: that */
};

struct scratch {
  char *folder, *zip, *out;
};

static struct scratch scratch_new(void)
{
  struct scratch scratch = { .folder = g_dir_make_tmp("throughline-zip-XXXXXX", NULL) };
  scratch.zip = g_build_filename(scratch.folder, "roster.zip", NULL);
  scratch.out = g_build_filename(scratch.folder, "out", NULL);
  ck_assert_int_eq(g_mkdir(scratch.out, 0700), 0);
  return scratch;
}

static int count_files(const char *folder)
{
  int count = 0;
  GDir *dir = g_dir_open(folder, 0, NULL);
  while (g_dir_read_name(dir))
    count++;
  g_dir_close(dir);
  return count;
}

static void remove_files(const char *folder)
{
  GDir *dir = g_dir_open(folder, 0, NULL);
  for (const char *name = g_dir_read_name(dir); name; name = g_dir_read_name(dir)) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (!g_file_test(path, G_FILE_TEST_IS_DIR))
      g_unlink(path);
  }
  g_dir_close(dir);
}

static void scratch_free(struct scratch *scratch)
{
  remove_files(scratch->out);
  g_rmdir(scratch->out);
  remove_files(scratch->folder);
  g_rmdir(scratch->folder);
  g_free(scratch->folder);
  g_free(scratch->zip);
  g_free(scratch->out);
}

static void pack(const char *path, const struct packed *files, const char *password)
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

static void assert_unpacks(const struct packed *files, const char *names)
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
static void assert_refused(const struct packed *files, const struct unzip_limits *limits,
                           const char *password, const char *why)
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

int main(void)
{
  TCase *tests = tcase_create("unzip");
  tcase_add_test(tests, rosters_are_unpacked);
  tcase_add_test(tests, names_do_not_lead_elsewhere);
  tcase_add_test(tests, links_are_not_followed);
  tcase_add_test(tests, too_much_is_refused);
  tcase_add_test(tests, locked_and_damaged_files_are_refused);
  Suite *suite = suite_create("unzip");
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
