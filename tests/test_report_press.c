/* Documents as files: the press as a child, what is left when it fails or is stopped. */
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"
#include "report/export.h"
#include "report/packet.h"
#include "report/printing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static struct report_fixture f;
static struct document *document;
static char *press;

static void start(void)
{
  report_fixture_start(&f);
  press = g_strdup(g_getenv("THROUGHLINE_PRESS"));
  if (!press)
    press = g_build_filename(TL_BUILDDIR, "throughline-press", NULL);
  g_setenv("THROUGHLINE_PRESS", press, TRUE);
  document = packet_build(f.base.store, "2026-10", NULL, NULL);
  ck_assert_ptr_nonnull(document);
}

static void end(void)
{
  document_free(document);
  g_free(press);
  report_fixture_end(&f);
}

/* A press that does what script says. */
static void fake_press(const char *script)
{
  g_autofree char *path = g_build_filename(f.base.folder, "press", NULL);
  g_autofree char *text = g_strconcat("#!/bin/sh\n", script, "\n", NULL);
  ck_assert(g_file_set_contents(path, text, -1, NULL));
  ck_assert_int_eq(g_chmod(path, 0700), 0);
  g_setenv("THROUGHLINE_PRESS", path, TRUE);
}

static char *old_file(void)
{
  char *path = g_build_filename(f.base.folder, "packet.pdf", NULL);
  ck_assert(g_file_set_contents(path, "the old one", -1, NULL));
  return path;
}

/* The old file is as it was, and nothing half made lies beside it. */
static void check_untouched(const char *path)
{
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  ck_assert_str_eq(text, "the old one");
  g_autoptr(GDir) dir = g_dir_open(f.base.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    ck_assert_msg(!strstr(name, ".packet.pdf."), "%s was left", name);
}

static int files_open(void)
{
  int open = 0;
  for (int i = 3; i < 256; i++)
    open += fcntl(i, F_GETFD) >= 0;
  return open;
}

START_TEST(a_packet_becomes_a_pdf)
{
  g_autofree char *path = g_build_filename(f.base.folder, "packet.pdf", NULL);
  GError *error = NULL;
  int before = files_open();
  ck_assert_msg(export_document(document, EXPORT_PDF, path, NULL, &error), "%s",
                error ? error->message : "");
  ck_assert_int_eq(files_open(), before);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;
  ck_assert(g_file_get_contents(path, &first, &first_length, NULL));
  ck_assert(g_str_has_prefix(first, "%PDF-"));
  ck_assert(export_document(document, EXPORT_PDF, path, NULL, NULL));
  ck_assert(g_file_get_contents(path, &second, &second_length, NULL));
  ck_assert_uint_eq(first_length, second_length);
  ck_assert(memcmp(first, second, first_length) == 0);
}
END_TEST

struct seen {
  long calls, last, total;
  long stop_at;
};

static bool watch(const char *what, long done, long total, void *data)
{
  struct seen *seen = data;
  (void)what;
  seen->calls++;
  seen->last = MAX(seen->last, done);
  seen->total = MAX(seen->total, total);
  return seen->stop_at == 0 || seen->calls < seen->stop_at;
}

START_TEST(progress_is_told)
{
  g_autofree char *path = g_build_filename(f.base.folder, "packet.pdf", NULL);
  struct seen seen = { 0 };
  struct progress progress = { watch, &seen };
  ck_assert(export_document(document, EXPORT_PDF, path, &progress, NULL));
  ck_assert_int_gt(seen.calls, 2);
  ck_assert_int_eq(seen.last, seen.total);
}
END_TEST

START_TEST(a_stopped_one_leaves_the_old)
{
  g_autofree char *path = old_file();
  /* Never reads and never ends by itself. */
  fake_press("exec sleep 1000");
  struct seen seen = { .stop_at = 3 };
  struct progress progress = { watch, &seen };
  GError *error = NULL;
  ck_assert(!export_document(document, EXPORT_PDF, path, &progress, &error));
  ck_assert(error_is(error, TL_ERROR_STOPPED));
  g_error_free(error);
  check_untouched(path);
}
END_TEST

START_TEST(failures_have_a_sentence_and_leave_the_old)
{
  static const struct {
    const char *script, *said;
  } presses[] = {
    { "echo half; cat >/dev/null; echo 'throughline-press: The font is missing. Install it.' >&2; "
      "exit 1",
      "The font is missing. Install it." },
    { "exec <&-; echo 'throughline-press: The document is not one.' >&2; exit 1",
      "The document is not one." },
    { "echo half; kill -9 $$", "the press ended early" },
    { "exit 3", "the press ended early" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(presses); i++) {
    g_autofree char *path = old_file();
    fake_press(presses[i].script);
    GError *error = NULL;
    ck_assert(!export_document(document, EXPORT_PDF, path, NULL, &error));
    ck_assert_msg(strstr(error->message, presses[i].said) != NULL, "%s", error->message);
    g_error_free(error);
    check_untouched(path);
  }
}
END_TEST

START_TEST(a_missing_press_is_named)
{
  g_autofree char *path = old_file();
  g_setenv("THROUGHLINE_PRESS", "/no/such/press", TRUE);
  GError *error = NULL;
  ck_assert(!export_document(document, EXPORT_PDF, path, NULL, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  ck_assert(strstr(error->message, "/no/such/press"));
  g_error_free(error);
  check_untouched(path);
}
END_TEST

/* True when the file that a press wrote its number to names no process any more. */
static bool press_is_gone(const char *path)
{
  g_autofree char *number = NULL;
  ck_assert(g_file_get_contents(path, &number, NULL, NULL));
  return kill((pid_t)g_ascii_strtoll(number, NULL, 10), 0) != 0 && errno == ESRCH;
}

START_TEST(a_press_may_start_before_there_is_a_document)
{
  g_autofree char *path = old_file();
  g_autofree char *later = g_build_filename(f.base.folder, "later.pdf", NULL);
  struct export *export = export_begin(EXPORT_PDF, later);
  AUTO(document) struct document *made = packet_build(f.base.store, "2026-10", NULL, NULL);
  ck_assert(!g_file_test(later, G_FILE_TEST_EXISTS));
  ck_assert(export_finish(export, made, NULL, NULL));
  ck_assert(export_document(document, EXPORT_PDF, path, NULL, NULL));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;
  ck_assert(g_file_get_contents(path, &first, &first_length, NULL));
  ck_assert(g_file_get_contents(later, &second, &second_length, NULL));
  ck_assert_uint_eq(first_length, second_length);
  ck_assert(memcmp(first, second, first_length) == 0);
}
END_TEST

START_TEST(who_has_sent_all_has_time_until_the_press_is_done)
{
  g_autofree char *path = old_file();
  g_autofree char *go = g_build_filename(f.base.folder, "go", NULL);
  g_autofree char *script =
      g_strdup_printf("cat >/dev/null; until test -e '%s'; do :; done; echo new", go);
  fake_press(script);
  struct export *export = export_begin(EXPORT_PDF, path);
  export_send(export, document, NULL);
  ck_assert(g_file_set_contents(go, "", 0, NULL));
  ck_assert(export_finish(export, document, NULL, NULL));
  g_autofree char *made = NULL;
  ck_assert(g_file_get_contents(path, &made, NULL, NULL));
  ck_assert_str_eq(made, "new\n");
}
END_TEST

START_TEST(what_was_begun_and_given_up_leaves_nothing)
{
  g_autofree char *path = old_file();
  g_autofree char *number = g_build_filename(f.base.folder, "number", NULL);
  g_autofree char *ready = g_build_filename(f.base.folder, "ready", NULL);
  g_autofree char *script =
      g_strdup_printf("echo $$ >'%s'; echo half; mkdir '%s'; exec sleep 1000", number, ready);
  fake_press(script);
  int before = files_open();
  struct export *export = export_begin(EXPORT_PDF, path);
  while (!g_file_test(ready, G_FILE_TEST_EXISTS))
    g_usleep(1000);
  export_free(export);
  ck_assert(press_is_gone(number));
  ck_assert_int_eq(files_open(), before);
  check_untouched(path);
}
END_TEST

START_TEST(what_cannot_begin_is_said_in_the_end)
{
  g_autofree char *path = old_file();
  GError *error = NULL;
  g_setenv("THROUGHLINE_PRESS", "/no/such/press", TRUE);
  export_free(export_begin(EXPORT_PDF, path));
  ck_assert(!export_finish(export_begin(EXPORT_PDF, path), document, NULL, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  ck_assert(strstr(error->message, "/no/such/press"));
  g_clear_error(&error);
  check_untouched(path);
  g_autofree char *nowhere = g_build_filename(f.base.folder, "none", "packet.pdf", NULL);
  ck_assert(!export_finish(export_begin(EXPORT_PDF, nowhere), document, NULL, &error));
  ck_assert_msg(g_str_has_prefix(error->message, "There is no folder"), "%s", error->message);
  g_error_free(error);
}
END_TEST

START_TEST(other_formats_are_files_too)
{
  static const struct {
    enum export_format format;
    const char *starts;
  } formats[] = { { EXPORT_TEXT, " Mill City" },
                  { EXPORT_HTML, "<!" },
                  { EXPORT_JSON, "[\n{\"type\":\"document\"" } };
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *name = g_strconcat("packet", export_format_suffix(formats[i].format), NULL);
    g_autofree char *path = g_build_filename(f.base.folder, name, NULL);
    ck_assert(export_document(document, formats[i].format, path, NULL, NULL));
    g_autofree char *text = NULL;
    ck_assert(g_file_get_contents(path, &text, NULL, NULL));
    ck_assert_msg(g_str_has_prefix(text, formats[i].starts), "%.80s", text);
  }
  g_autofree char *nowhere = g_build_filename(f.base.folder, "none", "packet.txt", NULL);
  GError *error = NULL;
  ck_assert(!export_document(document, EXPORT_TEXT, nowhere, NULL, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  g_error_free(error);
}
END_TEST

START_TEST(formats_have_words)
{
  enum export_format format;
  ck_assert(export_format_parse("html", &format));
  ck_assert_int_eq(format, EXPORT_HTML);
  ck_assert_str_eq(export_format_suffix(format), ".html");
  ck_assert(!export_format_parse("docx", &format));
}
END_TEST

/* Eight paragraphs. Yours. */
static char *long_text(const char *about)
{
  GString *text = g_string_new(NULL);
  for (int i = 1; i <= 8; i++)
    g_string_append_printf(text,
                           "%s%s %d. The team met every Tuesday and set its own questions before "
                           "anyone walked a classroom.",
                           i > 1 ? "\n\n" : "", about, i);
  return g_string_free(text, FALSE);
}

static void write_at_length(const char *uid)
{
  struct record *record = store_load(f.base.store, &record_self_assessment, uid, NULL);
  const GPtrArray *ratings = record_parts(record, &record_rating);
  for (guint i = 0; i < ratings->len; i++) {
    struct record *rating = ratings->pdata[i];
    g_autofree char *rationale = long_text("Reason");
    g_autofree char *evidence = long_text("Evidence");
    record_set(rating, "rationale", rationale);
    record_set(rating, "evidence", evidence);
  }
  g_autofree char *steps = long_text("Step");
  record_set(record_parts(record, &record_assessment_goal)->pdata[0], "steps", steps);
  fixture_save(f.base.store, record);
  record_free(record);
}

/* What the press prints, a text a page. Yours. */
static GStrv printed_pages(const struct document *made)
{
  g_autofree char *path = g_build_filename(f.base.folder, "long.pdf", NULL);
  ck_assert(export_document(made, EXPORT_PDF, path, NULL, NULL));
  char *const argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;
  ck_assert(g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL,
                         NULL, NULL));
  return g_strsplit(text, "\f", -1);
}

/* The page, from 1, that has words; 0: none. */
static int page_with(char **pages, const char *words)
{
  for (int i = 0; pages[i]; i++)
    if (strstr(pages[i], words))
      return i + 1;
  return 0;
}

static int times(const char *text, const char *words)
{
  int count = 0;
  for (; (text = strstr(text, words)); text++)
    count++;
  return count;
}

START_TEST(the_cover_names_the_district)
{
  AUTO(document) struct document *made = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_auto(GStrv) pages = printed_pages(made);
  const char *district = strstr(pages[0], made->district);
  const char *title = strstr(pages[0], "District Instructional Leadership Team");
  ck_assert_ptr_nonnull(title);
  ck_assert(district && district < title);
}
END_TEST

START_TEST(a_long_self_assessment_keeps_to_its_sheet)
{
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-10", "E", "E");
  write_at_length(uid);
  AUTO(document) struct document *made = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_auto(GStrv) pages = printed_pages(made);
  int page = page_with(pages, "In full: annex"), annex = page_with(pages, "What was written");
  ck_assert_int_gt(page, 0);
  ck_assert_int_gt(annex, page);
  /* To its last part it is on one sheet, which says where it goes on. */
  ck_assert_ptr_nonnull(strstr(pages[page - 1], "Walkthroughs"));
  ck_assert_ptr_nonnull(strstr(pages[page - 1], "teachers seen by"));
  g_autofree char *where = g_strdup_printf("In full: annex, page %d.", annex);
  ck_assert_msg(strstr(pages[page - 1], where) != NULL, "no %s in\n%s", where, pages[page - 1]);
  g_autofree char *all = g_strjoinv("", pages);
  for (int i = 1; i <= 8; i++) {
    g_autofree char *reason = g_strdup_printf("Reason %d.", i);
    g_autofree char *evidence = g_strdup_printf("Evidence %d.", i);
    g_autofree char *step = g_strdup_printf("Step %d.", i);
    ck_assert_int_eq(times(all, reason), 2);
    ck_assert_int_eq(times(all, evidence), 2);
    ck_assert_int_eq(times(all, step), 1);
  }
}
END_TEST

START_TEST(what_has_pages_without_end_keeps_texts_together)
{
  g_autofree char *uid = report_fixture_assess(&f, f.base.principal[1], "2026-10", "E", "E");
  write_at_length(uid);
  AUTO(document) struct document *made = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_autofree char *folder = g_build_filename(f.base.folder, "csv", NULL);
  g_autofree char *ratings = g_build_filename(folder, "person-ratings.csv", NULL);
  g_autofree char *annex = g_build_filename(folder, "annex-words.csv", NULL);
  g_autofree char *csv = NULL;
  ck_assert(export_document(made, EXPORT_CSV, folder, NULL, NULL));
  ck_assert(g_file_get_contents(ratings, &csv, NULL, NULL));
  ck_assert(!g_file_test(annex, G_FILE_TEST_EXISTS));
  ck_assert_ptr_null(strstr(csv, "annex"));
  for (int i = 1; i <= 8; i++) {
    g_autofree char *reason = g_strdup_printf("Reason %d.", i);
    ck_assert_int_eq(times(csv, reason), 2);
  }
}
END_TEST

/* Stops it when what prints is over and something of it still holds the line. */
static bool stop_when_over(const char *what, long done, long total, void *data)
{
  (void)what;
  (void)done;
  (void)total;
  (void)data;
  g_autofree char *place = g_build_filename(f.base.folder, "pid", NULL);
  g_autofree char *go = g_build_filename(f.base.folder, "go", NULL);
  g_autofree char *pid = NULL;
  if (!g_file_get_contents(place, &pid, NULL, NULL) || !strchr(pid, '\n')
      || kill((pid_t)g_ascii_strtoll(pid, NULL, 10), 0) == 0)
    return true;
  ck_assert(g_file_set_contents(go, "", -1, NULL));
  return false;
}

START_TEST(what_was_printed_when_it_was_stopped_is_printed)
{
  g_autofree char *path = old_file();
  g_autofree char *script = g_strdup_printf(
      "cd '%s' || exit 1\n(until [ -e go ]; do sleep 0.05; done) >/dev/null &\necho $$ >pid",
      f.base.folder);
  fake_press(script);
  struct progress stopping = { stop_when_over, NULL };
  g_autoptr(GError) error = NULL;
  ck_assert_msg(printing_send(path, "Slips", NULL, &stopping, &error), "%s",
                error ? error->message : "");
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
    a_packet_becomes_a_pdf,
    progress_is_told,
    a_stopped_one_leaves_the_old,
    failures_have_a_sentence_and_leave_the_old,
    a_missing_press_is_named,
    a_press_may_start_before_there_is_a_document,
    who_has_sent_all_has_time_until_the_press_is_done,
    what_was_begun_and_given_up_leaves_nothing,
    what_cannot_begin_is_said_in_the_end,
    other_formats_are_files_too,
    formats_have_words,
    the_cover_names_the_district,
    a_long_self_assessment_keeps_to_its_sheet,
    what_has_pages_without_end_keeps_texts_together,
    what_was_printed_when_it_was_stopped_is_printed,
  };
  Suite *suite = suite_create("report press");
  TCase *files = tcase_create("press");
  tcase_add_checked_fixture(files, start, end);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(files, tests[i]);
  suite_add_tcase(suite, files);
  return suite_run(suite);
}
