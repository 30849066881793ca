/* The bundle: complete export → import into an empty store → export is the same, byte for byte. */
#include "db/history.h"
#include "db/store_private.h"
#include "exchange/bundle.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
  g_free(fixture_walkthrough(&f, "2026-10-10", (const char *const[]){ "seen", "partly", NULL }));
  g_free(fixture_walkthrough(&f, "2026-10-11", (const char *const[]){ "na", NULL, "not_seen" }));
  AUTO(record) struct record *goal =
      fixture_record(&record_sip_goal, "school", f.school[1], "school_year", "SY2026-27", "code",
                     "1", "text", "=1+1 \"quoted\"\nsecond, line", NULL);
  fixture_save(f.store, goal);
  AUTO(record) struct record *item = fixture_record(&record_sip_item, "sip_goal", goal->uid, "code",
                                                    "1.1", "text", "'tis -so", NULL);
  fixture_part(item, &record_sip_status, "month", "2026-09", "status", "no_action", NULL);
  fixture_part(item, &record_sip_status, "month", "2026-10", "status", "complete", "note", "done",
               NULL);
  fixture_save(f.store, item);
}

static void end(void)
{
  fixture_end(&f);
}

static char *contents(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  char *text = NULL;
  g_file_get_contents(path, &text, NULL, NULL);
  return text;
}

static void assert_same(const char *a, const char *b)
{
  g_autoptr(GDir) dir = g_dir_open(a, 0, NULL);
  ck_assert_ptr_nonnull(dir);
  int files = 0;
  const char *name;
  while ((name = g_dir_read_name(dir))) {
    g_autofree char *one = contents(a, name);
    g_autofree char *two = contents(b, name);
    ck_assert_msg(g_strcmp0(one, two) == 0, "%s differs:\n%s\n---\n%s", name, one, two);
    files++;
  }
  ck_assert_int_ge(files, 30);
}

static struct store *import_fresh(const char *folder, const char *name,
                                  struct bundle_result *result)
{
  g_autofree char *path = g_build_filename(f.folder, name, NULL);
  struct store *store = store_open(path, STORE_CREATE, NULL);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(bundle_import(store, folder, &(struct bundle_options){ .strict = true }, result,
                              NULL, &error),
                "%s", error ? error->message : "");
  return store;
}

START_TEST(a_complete_export_comes_back_byte_for_byte)
{
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  g_autofree char *two = g_build_filename(f.folder, "two", NULL);
  ck_assert(bundle_export(f.store, one, true, NULL, NULL));
  struct bundle_result result;
  AUTO(store) struct store *store = import_fresh(one, "other.db", &result);
  ck_assert_int_gt(result.added, 10);
  ck_assert_int_eq(result.refused, 0);
  bundle_result_clear(&result);
  ck_assert(bundle_export(store, two, true, NULL, NULL));
  assert_same(one, two);
}
END_TEST

/* The labels of what the store's log says, the latest first. */
static char *logged(struct store *store)
{
  AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_LOG_OF_STORE, NULL, NULL);
  GString *text = g_string_new(NULL);
  for (int i = 0; i < rows->row_count; i++)
    g_string_append_printf(text, "%s\n", rowset_get(rows, i, "label"));
  return g_string_free(text, FALSE);
}

START_TEST(what_goes_out_and_comes_in_is_logged)
{
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  g_autofree char *two = g_build_filename(f.folder, "two", NULL);
  AUTO(rowset) struct rowset *before = history_last(f.store, NULL);
  ck_assert(bundle_export(f.store, one, true, NULL, NULL));
  AUTO(rowset) struct rowset *after = history_last(f.store, NULL);
  ck_assert_str_eq(rowset_get(before, 0, "change_uid"), rowset_get(after, 0, "change_uid"));
  g_autofree char *path = g_build_filename(one, "snippet.csv", NULL);
  g_autofree char *phrases = contents(one, "snippet.csv");
  g_autofree char *more =
      g_strconcat(phrases, "00000000-0000-4000-8000-000000000000,,a,Well done\r\n", NULL);
  ck_assert(g_file_set_contents(path, more, -1, NULL));
  struct bundle_result result;
  ck_assert(bundle_import(f.store, one, &(struct bundle_options){ .strict = false }, &result, NULL,
                          NULL));
  bundle_result_clear(&result);
  ck_assert(bundle_export(f.store, two, true, NULL, NULL));
  g_autofree char *log = logged(f.store);
  ck_assert_str_eq(log, "Whole export to two\nBrought in the folder one\nWhole export to one\n");
  AUTO(store) struct store *store = import_fresh(two, "other.db", &result);
  bundle_result_clear(&result);
  g_autofree char *theirs = logged(store);
  ck_assert_str_eq(theirs, "Brought in the folder one\nWhole export to one\n");
  ck_assert(store_set_viewer(f.store, f.manager, NULL));
  g_autofree char *others = logged(f.store);
  ck_assert_str_eq(others, "");
}
END_TEST

START_TEST(importing_twice_changes_nothing)
{
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  ck_assert(bundle_export(f.store, one, true, NULL, NULL));
  struct bundle_result result;
  ck_assert(bundle_import(f.store, one, &(struct bundle_options){ .strict = false }, &result, NULL,
                          NULL));
  ck_assert_int_eq(result.added + result.changed + result.refused, 0);
  ck_assert_int_gt(result.same, 10);
  bundle_result_clear(&result);
}
END_TEST

START_TEST(a_memo_that_is_not_sent_leaves_with_all_or_not_at_all)
{
  g_autofree char *visit = fixture_kept(
      f.store, fixture_record(&record_visit, "school", f.school[0], "visitor", f.supervisor,
                              "state", "made", "visited_on", "2026-10-06", NULL));
  fixture_keep(f.store, fixture_record(&record_improvement_memo, "visit", visit, "author",
                                       f.principal[0], "plan", "not yet for others", NULL));
  g_autofree char *folder = g_build_filename(f.folder, "memos", NULL);
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
  g_autofree char *without = contents(folder, "improvement_memo.csv");
  ck_assert_ptr_null(strstr(without, "not yet for others"));
  ck_assert(bundle_export(f.store, folder, true, NULL, NULL));
  g_autofree char *with = contents(folder, "improvement_memo.csv");
  ck_assert_ptr_nonnull(strstr(with, "not yet for others"));
}
END_TEST

START_TEST(a_self_assessment_leaves_when_it_is_submitted)
{
  AUTO(record)
  struct record *assessment =
      fixture_record(&record_self_assessment, "staff", f.principal[0], "month", "2026-10", "rubric",
                     f.rubric, "working_on", "not yet for others", NULL);
  fixture_save(f.store, assessment);
  g_autofree char *folder = g_build_filename(f.folder, "assessments", NULL);
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
  g_autofree char *without = contents(folder, "self_assessment.csv");
  ck_assert_ptr_null(strstr(without, "not yet for others"));
  ck_assert(bundle_export(f.store, folder, true, NULL, NULL));
  g_autofree char *with = contents(folder, "self_assessment.csv");
  ck_assert_ptr_nonnull(strstr(with, "not yet for others"));
  record_set(assessment, "submitted_at", "2026-11-12T15:00:00Z");
  fixture_save(f.store, assessment);
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
  g_autofree char *submitted = contents(folder, "self_assessment.csv");
  ck_assert_ptr_nonnull(strstr(submitted, "not yet for others"));
}
END_TEST

START_TEST(another_kind_of_export_is_not_replaced_unasked)
{
  g_autofree char *folder = g_build_filename(f.folder, "one", NULL);
  ck_assert(bundle_may_replace(f.store, folder, false, NULL));
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
  ck_assert(bundle_may_replace(f.store, folder, false, NULL));
  ck_assert(bundle_may_replace(f.store, folder, true, NULL));
  ck_assert(bundle_export(f.store, folder, true, NULL, NULL));
  ck_assert(bundle_may_replace(f.store, folder, true, NULL));
  g_autoptr(GError) error = NULL;
  ck_assert(!bundle_may_replace(f.store, folder, false, &error));
  ck_assert_msg(strstr(error->message, "a complete export"), "%s", error->message);
  g_clear_error(&error);
  g_autofree char *path = g_build_filename(f.folder, "third.db", NULL);
  g_setenv("THROUGHLINE_SEED", "another", TRUE);
  AUTO(store) struct store *store = store_open(path, STORE_CREATE, NULL);
  AUTO(record) struct record *other = fixture_record(&record_district, "name", "Elsewhere", NULL);
  fixture_save(store, other);
  ck_assert(!bundle_may_replace(store, folder, true, &error));
  ck_assert_msg(strstr(error->message, "of another district ("), "%s", error->message);
}
END_TEST

START_TEST(phrases_stay_with_who_keeps_them)
{
  fixture_keep(f.store, fixture_record(&record_snippet, "staff", f.principal[0], "shortcut", "a",
                                       "text", "words of Maria", NULL));
  fixture_keep(f.store,
               fixture_record(&record_snippet, "shortcut", "b", "text", "for everybody", NULL));
  g_autofree char *folder = g_build_filename(f.folder, "phrases", NULL);
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
  g_autofree char *without = contents(folder, "snippet.csv");
  ck_assert_ptr_null(strstr(without, "words of Maria"));
  ck_assert_ptr_nonnull(strstr(without, "for everybody"));
  ck_assert(bundle_export(f.store, folder, true, NULL, NULL));
  g_autofree char *with = contents(folder, "snippet.csv");
  ck_assert_ptr_nonnull(strstr(with, "words of Maria"));
}
END_TEST

START_TEST(without_complete_nothing_private_leaves)
{
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  ck_assert(bundle_export(f.store, one, true, NULL, NULL));
  g_autofree char *with = contents(one, "walkthrough.csv");
  ck_assert_ptr_nonnull(strstr(with, "between us"));
  ck_assert(bundle_export(f.store, one, false, NULL, NULL));
  g_autofree char *without = contents(one, "walkthrough.csv");
  ck_assert_ptr_null(strstr(without, "between us"));
  g_autofree char *history = contents(one, "history.csv");
  ck_assert_ptr_null(history);
}
END_TEST

START_TEST(a_bad_row_is_refused_with_its_line)
{
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  g_autofree char *path = g_build_filename(one, "school.csv", NULL);
  ck_assert(bundle_export(f.store, one, false, NULL, NULL));
  g_autofree char *text = contents(one, "school.csv");
  g_autofree char *more = g_strconcat(text, "00000000-0000-4000-8000-000000000000,1,\r\n", NULL);
  ck_assert(g_file_set_contents(path, more, -1, NULL));
  struct bundle_result result;
  ck_assert(bundle_import(f.store, one, &(struct bundle_options){ .strict = false }, &result, NULL,
                          NULL));
  ck_assert_int_eq(result.refused, 1);
  g_autofree char *expected = g_strdup_printf("%s:4: Name is missing. Fill it in.", path);
  ck_assert_str_eq(result.faults->pdata[0], expected);
  bundle_result_clear(&result);
  g_autoptr(GError) error = NULL;
  ck_assert(!bundle_import(f.store, one, &(struct bundle_options){ .strict = true }, &result, NULL,
                           &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  bundle_result_clear(&result);
}
END_TEST

START_TEST(another_districts_bundle_is_refused)
{
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  g_autofree char *path = g_build_filename(f.folder, "third.db", NULL);
  ck_assert(bundle_export(f.store, one, false, NULL, NULL));
  g_setenv("THROUGHLINE_SEED", "another", TRUE);
  AUTO(store) struct store *store = store_open(path, STORE_CREATE, NULL);
  AUTO(record) struct record *district =
      fixture_record(&record_district, "name", "Elsewhere", NULL);
  fixture_save(store, district);
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert(!bundle_import(store, one, &(struct bundle_options){ .strict = false }, &result, NULL,
                           &error));
  ck_assert(error_is(error, TL_ERROR_REFUSED));
  bundle_result_clear(&result);
}
END_TEST

/* The file's rows after the header, the last first. */
static void turn_round(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *text = contents(folder, name);
  g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
  GString *turned = g_string_new(lines[0]);
  for (guint i = g_strv_length(lines) - 2; i > 0; i--)
    g_string_append_printf(turned, "\r\n%s", lines[i]);
  g_string_append(turned, "\r\n");
  ck_assert(g_file_set_contents(path, turned->str, -1, NULL));
  g_string_free(turned, TRUE);
}

static guint marks_of_all(void)
{
  g_autoptr(GPtrArray) uids = store_uids(f.store, &record_walkthrough, NULL);
  guint marks = 0;
  for (guint i = 0; i < uids->len; i++) {
    AUTO(record) struct record *record =
        store_load(f.store, &record_walkthrough, uids->pdata[i], NULL);
    marks += record_parts(record, &record_mark)->len;
  }
  return marks;
}

START_TEST(rows_in_another_order_lose_no_marks)
{
  static const char *const names[] = { "walkthrough.csv", "mark.csv" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *one = g_build_filename(f.folder, names[i], NULL);
    ck_assert(bundle_export(f.store, one, false, NULL, NULL));
    turn_round(one, names[i]);
    struct bundle_result result;
    g_autoptr(GError) error = NULL;
    ck_assert(!bundle_import(f.store, one, &(struct bundle_options){ .strict = false }, &result,
                             NULL, &error));
    ck_assert_msg(error_is(error, TL_ERROR_INVALID) && strstr(error->message, names[i]), "%s",
                  error->message);
    bundle_result_clear(&result);
    ck_assert_int_eq(marks_of_all(), 4);
  }
}
END_TEST

START_TEST(a_record_keeper_by_name_takes_everything_along)
{
  AUTO(record) struct record *keeper = fixture_record(&record_staff, "family_name", "Keeper", NULL);
  fixture_part(keeper, &record_assignment, "role", "record_keeper", NULL);
  fixture_save(f.store, keeper);
  ck_assert(store_set_viewer(f.store, keeper->uid, NULL));
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  ck_assert(bundle_export(f.store, one, true, NULL, NULL));
  g_autofree char *text = contents(one, "walkthrough.csv");
  ck_assert_ptr_nonnull(strstr(text, "between us"));
  ck_assert_str_eq(store_viewer(f.store), keeper->uid);
}
END_TEST

static bool stop_at_walkthroughs(const char *what, long done, long total, void *data)
{
  (void)done;
  (void)total;
  (void)data;
  return strcmp(what, "Walkthroughs") != 0;
}

START_TEST(a_stopped_export_leaves_what_was_there)
{
  struct progress progress = { stop_at_walkthroughs, NULL };
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  g_autofree char *two = g_build_filename(f.folder, "two", NULL);
  ck_assert(!bundle_export(f.store, two, false, &progress, NULL));
  ck_assert(!g_file_test(two, G_FILE_TEST_EXISTS));
  ck_assert(bundle_export(f.store, two, true, NULL, NULL));
  const char *const copy[] = { "cp", "-r", two, one, NULL };
  ck_assert(g_spawn_sync(NULL, (char **)copy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL,
                         NULL, NULL));
  AUTO(record) struct record *school = store_load(f.store, &record_school, f.school[0], NULL);
  record_set(school, "town", "Elsewhere");
  fixture_save(f.store, school);
  ck_assert(!bundle_export(f.store, two, false, &progress, NULL));
  assert_same(one, two);
  g_autoptr(GDir) dir = g_dir_open(f.folder, 0, NULL);
  for (const char *name; (name = g_dir_read_name(dir));)
    ck_assert_msg(name[0] != '.', "%s was left behind", name);
}
END_TEST

START_TEST(a_disk_that_fills_refuses_all)
{
  g_autofree char *text = g_strnfill(60000, 'x');
  AUTO(record) struct record *goal =
      fixture_record(&record_sip_goal, "school", f.school[0], "school_year", "SY2026-27", "code",
                     "7", "text", text, NULL);
  fixture_save(f.store, goal);
  g_autofree char *one = g_build_filename(f.folder, "one", NULL);
  g_autofree char *path = g_build_filename(f.folder, "small.db", NULL);
  ck_assert(bundle_export(f.store, one, true, NULL, NULL));
  AUTO(store) struct store *store = store_open(path, STORE_CREATE, NULL);
  sqlite3_exec(store->db, "PRAGMA max_page_count = 85", NULL, NULL, NULL);
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert(!bundle_import(store, one, &(struct bundle_options){ .strict = false }, &result, NULL,
                           &error));
  ck_assert_msg(error_is(error, TL_ERROR_FULL), "%s", error->message);
  bundle_result_clear(&result);
  ck_assert(!store_has_district(store));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("bundle");
  TCase *bundle = tcase_create("bundle");
  tcase_add_checked_fixture(bundle, start, end);
  tcase_set_timeout(bundle, 120);
  tcase_add_test(bundle, a_complete_export_comes_back_byte_for_byte);
  tcase_add_test(bundle, what_goes_out_and_comes_in_is_logged);
  tcase_add_test(bundle, importing_twice_changes_nothing);
  tcase_add_test(bundle, a_self_assessment_leaves_when_it_is_submitted);
  tcase_add_test(bundle, another_kind_of_export_is_not_replaced_unasked);
  tcase_add_test(bundle, phrases_stay_with_who_keeps_them);
  tcase_add_test(bundle, without_complete_nothing_private_leaves);
  tcase_add_test(bundle, a_memo_that_is_not_sent_leaves_with_all_or_not_at_all);
  tcase_add_test(bundle, a_bad_row_is_refused_with_its_line);
  tcase_add_test(bundle, another_districts_bundle_is_refused);
  tcase_add_test(bundle, rows_in_another_order_lose_no_marks);
  tcase_add_test(bundle, a_record_keeper_by_name_takes_everything_along);
  tcase_add_test(bundle, a_stopped_export_leaves_what_was_there);
  tcase_add_test(bundle, a_disk_that_fills_refuses_all);
  suite_add_tcase(suite, bundle);
  return suite_run(suite);
}
