/* The ground floor: errors, clock, uids, figures as text, files, progress and the stop flag. */
#include "suite.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/format.h"
#include "base/progress.h"
#include "base/stop.h"
#include "base/uid.h"

#undef fail /* an old macro of Check */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_fail)
{
  g_autoptr(GError) error = NULL;
  ck_assert(!fail(&error, TL_ERROR_BUSY, "%s is in use by %d others.", "The file", 3));
  ck_assert(error_is(error, TL_ERROR_BUSY));
  ck_assert(!error_is(error, TL_ERROR_FULL));
  ck_assert_str_eq(error->message, "The file is in use by 3 others.");
  ck_assert(!fail(NULL, TL_ERROR_BUSY, "Nobody listens."));
  ck_assert(!error_is(NULL, TL_ERROR_BUSY));
}
END_TEST

START_TEST(test_clock)
{
  g_setenv("TZ", "America/New_York", TRUE);
  g_setenv("THROUGHLINE_NOW", "2026-11-12T10:31:00", TRUE);
  check_text(clock_today(), "2026-11-12");
  check_text(clock_month(), "2026-11");
  check_text(clock_time(), "10:31");
  check_text(clock_instant(), "2026-11-12T15:31:00Z");
  g_setenv("THROUGHLINE_NOW", "2026-11-12T23:31", TRUE);
  check_text(clock_instant(), "2026-11-13T04:31:00Z");
  g_setenv("THROUGHLINE_NOW", "2026-07-04", TRUE);
  check_text(clock_instant(), "2026-07-04T04:00:00Z");
  g_setenv("THROUGHLINE_NOW", "2026-07-04T02:00:00Z", TRUE);
  check_text(clock_today(), "2026-07-03");
}
END_TEST

START_TEST(test_clock_nonsense_counts_as_absent)
{
  static const char *const settings[] = { "", "noon", "2026-13-01", "@/no/such/file" };
  for (size_t i = 0; i < G_N_ELEMENTS(settings); i++) {
    g_setenv("THROUGHLINE_NOW", settings[i], TRUE);
    g_autoptr(GDateTime) now = clock_now();
    g_autoptr(GDateTime) real = g_date_time_new_now_local();
    ck_assert(ABS(g_date_time_difference(real, now)) < G_TIME_SPAN_MINUTE);
  }
}
END_TEST

START_TEST(test_clock_file)
{
  g_autofree char *folder = g_dir_make_tmp("tl-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "now", NULL);
  g_autofree char *setting = g_strconcat("@", path, NULL);
  g_setenv("THROUGHLINE_NOW", setting, TRUE);
  g_file_set_contents(path, "2026-11-12T10:31:00\r\nsecond line\n", -1, NULL);
  check_text(clock_time(), "10:31");
  g_file_set_contents(path, "2026-11-12T10:39:00", -1, NULL);
  check_text(clock_time(), "10:39");
  g_unlink(path);
  g_rmdir(folder);
}
END_TEST

START_TEST(test_uid_seeded)
{
  AUTO(uid_source) struct uid_source *one = uid_source_new("seed");
  AUTO(uid_source) struct uid_source *two = uid_source_new("seed");
  AUTO(uid_source) struct uid_source *other = uid_source_new("seeds");
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < 1000; i++) {
    g_autofree char *again = uid_next(two);
    char *uid = uid_next(one);
    ck_assert_str_eq(uid, again);
    ck_assert(uid_valid(uid));
    ck_assert_uint_eq(strlen(uid), 36);
    ck_assert_int_eq(uid[14], '4');
    ck_assert(strchr("89ab", uid[19]));
    ck_assert(g_hash_table_add(seen, uid));
    ck_assert(g_hash_table_add(seen, uid_next(other)));
  }
}
END_TEST

START_TEST(test_uid_random)
{
  AUTO(uid_source) struct uid_source *one = uid_source_new(NULL);
  AUTO(uid_source) struct uid_source *two = uid_source_new(NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < 1000; i++) {
    ck_assert(g_hash_table_add(seen, uid_next(one)));
    ck_assert(g_hash_table_add(seen, uid_next(two)));
  }
}
END_TEST

START_TEST(test_uid_valid)
{
  ck_assert(uid_valid("0b5e1a52-7f5e-4b5a-8f1e-2f3f4a5b6c7d"));
  ck_assert(!uid_valid("0b5e1a52-7f5e-4b5a-8f1e-2f3f4a5b6c7"));
  ck_assert(!uid_valid("0b5e1a527f5e4b5a8f1e2f3f4a5b6c7d"));
  ck_assert(!uid_valid(""));
  ck_assert(!uid_valid(NULL));
}
END_TEST

START_TEST(test_format_numbers)
{
  check_text(format_number(0), "0");
  check_text(format_number(999), "999");
  check_text(format_number(1000), "1,000");
  check_text(format_number(1234567), "1,234,567");
  check_text(format_number(-1234567), "-1,234,567");
  check_text(format_number(-123), "-123");
  check_text(format_plural(1, "school", "schools"), "1 school");
  check_text(format_plural(0, "school", "schools"), "0 schools");
  check_text(format_plural(1234, "school", "schools"), "1,234 schools");
  check_text(format_of(6, 9), "6 of 9");
  check_text(format_of(1000, 2000), "1,000 of 2,000");
}
END_TEST

START_TEST(test_format_percent)
{
  static const struct {
    long part, whole;
    int percent;
  } cases[] = { { 0, 0, 0 },   { 5, 0, 0 },    { 0, 9, 0 },    { 1, 2, 50 },  { 1, 3, 33 },
                { 2, 3, 67 },  { 1, 8, 13 },   { 1, 200, 1 },  { 1, 201, 0 }, { 9, 9, 100 },
                { 3, 2, 150 }, { -1, 8, -12 }, { -3, 8, -37 }, { -1, 3, -33 } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    ck_assert_int_eq(format_percent(cases[i].part, cases[i].whole), cases[i].percent);
}
END_TEST

START_TEST(test_format_prorate)
{
  ck_assert_int_eq(format_prorate(20, 10, 20), 10);
  ck_assert_int_eq(format_prorate(20, 19, 20), 19);
  ck_assert_int_eq(format_prorate(5, 10, 20), 3);
  ck_assert_int_eq(format_prorate(5, 9, 20), 2);
  ck_assert_int_eq(format_prorate(5, 0, 20), 0);
  ck_assert_int_eq(format_prorate(5, 3, 0), 5);
}
END_TEST

START_TEST(test_format_list)
{
  check_text(format_list((const char *const[]){ NULL }), "");
  check_text(format_list((const char *const[]){ "a", NULL }), "a");
  check_text(format_list((const char *const[]){ "a", "b", NULL }), "a and b");
  check_text(format_list((const char *const[]){ "a", "b", "c", NULL }), "a, b and c");
}
END_TEST

START_TEST(test_format_bytes)
{
  check_text(format_bytes(0), "0 bytes");
  check_text(format_bytes(1), "1 byte");
  check_text(format_bytes(999), "999 bytes");
  check_text(format_bytes(1000), "1.0 kB");
  check_text(format_bytes(4200000), "4.2 MB");
  check_text(format_bytes(999949), "999.9 kB");
  check_text(format_bytes(999950), "1.0 MB");
  check_text(format_bytes(1500000000), "1.5 GB");
  check_text(format_bytes(G_GOFFSET_CONSTANT(5000000000000000)), "5000.0 TB");
}
END_TEST

static char *folder;

static void make_folder(void)
{
  folder = g_dir_make_tmp("tl-XXXXXX", NULL);
}

static char *inside(const char *name)
{
  return g_build_filename(folder, name, NULL);
}

static guint count_entries(void)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint count = 0;
  while (g_dir_read_name(dir))
    count++;
  return count;
}

static void remove_folder(void)
{
  {
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    const char *name;
    while ((name = g_dir_read_name(dir))) {
      g_autofree char *path = inside(name);
      g_remove(path);
    }
  }
  g_rmdir(folder);
  g_clear_pointer(&folder, g_free);
}

static void check_contents(const char *path, const char *expected)
{
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  ck_assert_str_eq(text, expected);
}

START_TEST(test_file_appears_whole)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = inside("packet.pdf");
  ck_assert(file_write(path, "old", -1, &error));
  struct output_file *file = output_file_open(path, false, &error);
  ck_assert_ptr_nonnull(file);
  fputs("new", output_file_stream(file));
  check_contents(path, "old");
  ck_assert(output_file_commit(file, &error));
  check_contents(path, "new");
  ck_assert_uint_eq(count_entries(), 1);
}
END_TEST

START_TEST(test_file_thrown_away)
{
  g_autofree char *path = inside("packet.pdf");
  ck_assert(file_write(path, "old", -1, NULL));
  struct output_file *file = output_file_open(path, true, NULL);
  fputs("half", output_file_stream(file));
  ck_assert(g_file_test(output_file_path(file), G_FILE_TEST_IS_REGULAR));
  output_file_free(file);
  check_contents(path, "old");
  ck_assert_uint_eq(count_entries(), 1);
}
END_TEST

START_TEST(test_file_written_by_another)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = inside("packet.pdf");
  struct output_file *file = output_file_open(path, true, &error);
  ck_assert(g_file_set_contents(output_file_path(file), "by name", -1, NULL));
  ck_assert(output_file_commit(file, &error));
  check_contents(path, "by name");
  struct stat info;
  ck_assert_int_eq(g_stat(path, &info), 0);
  ck_assert_uint_eq(info.st_mode & 0777, 0600);
}
END_TEST

START_TEST(test_file_modes)
{
  umask(022);
  g_autofree char *open = inside("open");
  ck_assert(file_write(open, "text and more", 4, NULL));
  check_contents(open, "text");
  struct stat info;
  ck_assert_int_eq(g_stat(open, &info), 0);
  ck_assert_uint_eq(info.st_mode & 0777, 0644);
}
END_TEST

START_TEST(test_file_through_link)
{
  g_autofree char *target = inside("target");
  g_autofree char *link = inside("link");
  ck_assert(file_write(target, "old", -1, NULL));
  ck_assert_int_eq(symlink("target", link), 0);
  ck_assert(file_write(link, "new", -1, NULL));
  check_contents(target, "new");
  ck_assert(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
}
END_TEST

START_TEST(test_file_refused)
{
  g_autofree char *plain = inside("plain");
  ck_assert(file_write(plain, "", -1, NULL));
  g_autofree char *below = g_build_filename(plain, "x", NULL);
  g_autofree char *nowhere = g_build_filename(folder, "none", "x", NULL);
  const struct {
    const char *path;
    enum tl_error code;
  } cases[] = { { folder, TL_ERROR_REFUSED },
                { "/dev/null", TL_ERROR_REFUSED },
                { below, TL_ERROR_REFUSED },
                { nowhere, TL_ERROR_NOT_FOUND } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    ck_assert_ptr_null(output_file_open(cases[i].path, false, &error));
    ck_assert_msg(error_is(error, cases[i].code), "%s: %s", cases[i].path, error->message);
  }
}
END_TEST

START_TEST(test_file_too_large_leaves_the_old)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = inside("packet.pdf");
  ck_assert(file_write(path, "old", -1, NULL));
  signal(SIGXFSZ, SIG_IGN);
  struct rlimit before, limit;
  getrlimit(RLIMIT_FSIZE, &before);
  limit = before;
  limit.rlim_cur = 1000;
  ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
  g_autofree char *much = g_strnfill(100000, 'x');
  bool written = file_write(path, much, -1, &error);
  setrlimit(RLIMIT_FSIZE, &before);
  ck_assert(!written);
  ck_assert(error_is(error, TL_ERROR_FAILED));
  check_contents(path, "old");
  ck_assert_uint_eq(count_entries(), 1);
}
END_TEST

START_TEST(test_file_folders)
{
  g_setenv("HOME", "/home/a", TRUE);
  g_setenv("XDG_DATA_HOME", "/data", TRUE);
  g_unsetenv("XDG_STATE_HOME");
  g_setenv("XDG_CONFIG_HOME", "relative", TRUE);
  check_text(file_data_folder(), "/data/throughline");
  check_text(file_state_folder(), "/home/a/.local/state/throughline");
  check_text(file_config_folder(), "/home/a/.config/throughline");
}
END_TEST

START_TEST(test_file_make_folder)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *outer = inside("a");
  g_autofree char *inner = g_build_filename(outer, "b", NULL);
  ck_assert(file_make_folder(inner, &error));
  ck_assert(file_make_folder(inner, &error));
  struct stat info;
  ck_assert_int_eq(g_stat(inner, &info), 0);
  ck_assert_uint_eq(info.st_mode & 0777, 0700);
  g_rmdir(inner);
  g_autofree char *plain = inside("plain");
  ck_assert(file_write(plain, "", -1, NULL));
  g_autofree char *below = g_build_filename(plain, "x", NULL);
  ck_assert(!file_make_folder(below, &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
}
END_TEST

struct heard {
  long done, total;
};

static bool hear(const char *what, long done, long total, void *data)
{
  struct heard *heard = data;
  ck_assert_str_eq(what, "rows read");
  heard->done = done;
  heard->total = total;
  return done < 200;
}

START_TEST(test_progress)
{
  struct heard heard = { 0 };
  struct progress progress = { .report = hear, .data = &heard };
  struct progress nobody = { 0 };
  ck_assert(progress_report(NULL, "rows read", 1, 2));
  ck_assert(progress_report(&nobody, "rows read", 1, 2));
  ck_assert(progress_report(&progress, "rows read", 100, 300));
  ck_assert_int_eq(heard.done, 100);
  ck_assert_int_eq(heard.total, 300);
  ck_assert(!progress_report(&progress, "rows read", 200, 300));
  stop_request(SIGINT);
  ck_assert(!progress_report(NULL, "rows read", 1, 2));
  stop_request(0);
  ck_assert(progress_report(NULL, "rows read", 1, 2));
}
END_TEST

START_TEST(test_stop_before_install)
{
  ck_assert_int_eq(stop_descriptor(), -1);
  ck_assert_int_eq(stop_signal(), 0);
  ck_assert(stop_check(NULL));
  stop_request(SIGINT);
  ck_assert_int_eq(stop_signal(), SIGINT);
}
END_TEST

START_TEST(test_stop_by_signal)
{
  g_autoptr(GError) error = NULL;
  stop_install();
  ck_assert_int_ge(stop_descriptor(), 0);
  char byte;
  ck_assert_int_eq(read(stop_descriptor(), &byte, 1), -1);
  raise(SIGINT);
  ck_assert_int_eq(stop_signal(), SIGINT);
  ck_assert(!stop_check(&error));
  ck_assert(error_is(error, TL_ERROR_STOPPED));
  /* A key may take back what a key asked for, and the pipe is empty again. */
  stop_request(0);
  ck_assert_int_eq(stop_signal(), 0);
  ck_assert_int_eq(read(stop_descriptor(), &byte, 1), -1);
  /* But not the end of the session. */
  raise(SIGTERM);
  stop_request(0);
  ck_assert_int_eq(stop_signal(), SIGTERM);
  ck_assert_int_eq(read(stop_descriptor(), &byte, 1), 1);
}
END_TEST

START_TEST(test_stop_reraise)
{
  signal(SIGHUP, SIG_DFL); /* under nohup it is ignored */
  stop_install();
  stop_reraise();
  raise(SIGHUP);
  stop_reraise();
}
END_TEST

static Suite *base_suite(void)
{
  Suite *suite = suite_create("base");
  TCase *plain = tcase_create("plain");
  tcase_add_test(plain, test_fail);
  tcase_add_test(plain, test_clock);
  tcase_add_test(plain, test_clock_nonsense_counts_as_absent);
  tcase_add_test(plain, test_clock_file);
  tcase_add_test(plain, test_uid_seeded);
  tcase_add_test(plain, test_uid_random);
  tcase_add_test(plain, test_uid_valid);
  tcase_add_test(plain, test_format_numbers);
  tcase_add_test(plain, test_format_percent);
  tcase_add_test(plain, test_format_prorate);
  tcase_add_test(plain, test_format_list);
  tcase_add_test(plain, test_format_bytes);
  tcase_add_test(plain, test_progress);
  tcase_add_test(plain, test_stop_before_install);
  tcase_add_test(plain, test_stop_by_signal);
  tcase_add_test_raise_signal(plain, test_stop_reraise, SIGHUP);
  suite_add_tcase(suite, plain);
  TCase *files = tcase_create("files");
  tcase_add_checked_fixture(files, make_folder, remove_folder);
  tcase_add_test(files, test_file_appears_whole);
  tcase_add_test(files, test_file_thrown_away);
  tcase_add_test(files, test_file_written_by_another);
  tcase_add_test(files, test_file_modes);
  tcase_add_test(files, test_file_through_link);
  tcase_add_test(files, test_file_refused);
  tcase_add_test(files, test_file_too_large_leaves_the_old);
  tcase_add_test(files, test_file_folders);
  tcase_add_test(files, test_file_make_folder);
  suite_add_tcase(suite, files);
  return suite;
}

int main(void)
{
  return suite_run(base_suite());
}
