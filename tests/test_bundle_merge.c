/* A folder brought into the district's own store: what was done since it was written stays. */
#include "exchange/bundle.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static char *folder; /* the export that is brought in again */
static char *item;
static char *walkthrough;

static void start(void)
{
  fixture_start(&f);
  folder = g_build_filename(f.folder, "exp", NULL);
  walkthrough =
      fixture_walkthrough(&f, "2026-10-10", (const char *const[]){ "seen", "partly", NULL });
  g_autofree char *goal =
      fixture_kept(f.store, fixture_record(&record_sip_goal, "school", f.school[1], "school_year",
                                           "SY2026-27", "code", "1", "text", "Read", NULL));
  struct record *record =
      fixture_record(&record_sip_item, "sip_goal", goal, "code", "1.1", "text", "Read daily", NULL);
  fixture_part(record, &record_sip_status, "month", "2026-10", "status", "no_action", NULL);
  item = fixture_kept(f.store, record);
}

static void end(void)
{
  g_free(folder);
  g_free(item);
  g_free(walkthrough);
  fixture_end(&f);
}

static void write_folder(void)
{
  ck_assert(bundle_export(f.store, folder, true, NULL, NULL));
}

/* Brings the folder in; yours to clear. */
static struct bundle_result bring_in(void)
{
  struct bundle_result result = { 0 };
  g_autoptr(GError) error = NULL;
  ck_assert_msg(bundle_import(f.store, folder, &(struct bundle_options){ .strict = false }, &result,
                              NULL, &error),
                "%s", error ? error->message : "");
  return result;
}

START_TEST(statuses_of_after_the_export_stay)
{
  write_folder();
  AUTO(record) struct record *record = fixture_load(f.store, &record_sip_item, item);
  fixture_part(record, &record_sip_status, "month", "2026-11", "status", "in_progress", NULL);
  record_set(record_find_part(record, &record_sip_status, "month", "2026-10"), "status",
             "complete");
  fixture_save(f.store, record);
  struct bundle_result result = bring_in();
  ck_assert_int_eq(result.changed, 0);
  ck_assert_int_eq(result.older, 1);
  bundle_result_clear(&result);
  AUTO(record) struct record *now = fixture_load(f.store, &record_sip_item, item);
  ck_assert_uint_eq(record_parts(now, &record_sip_status)->len, 2);
  const struct record *october = record_find_part(now, &record_sip_status, "month", "2026-10");
  ck_assert_str_eq(record_get(october, "status"), "complete");
  ck_assert_ptr_nonnull(record_find_part(now, &record_sip_status, "month", "2026-11"));
}
END_TEST

START_TEST(posts_are_found_whatever_their_number)
{
  AUTO(record) struct record *teacher = fixture_load(f.store, &record_staff, f.teacher[0]);
  guint before = record_parts(teacher, &record_assignment)->len;
  write_folder();
  struct record *other = record_new(&record_assignment);
  record_set(other, "role", "plan_monitor");
  g_ptr_array_insert(record_parts(teacher, &record_assignment), 0, other);
  fixture_save(f.store, teacher);
  struct bundle_result result = bring_in();
  ck_assert_int_eq(result.changed + result.added + result.refused, 0);
  bundle_result_clear(&result);
  AUTO(record) struct record *now = fixture_load(f.store, &record_staff, f.teacher[0]);
  ck_assert_uint_eq(record_parts(now, &record_assignment)->len, before + 1);
  /* One that was ended since is that one, not a second. */
  record_set(record_parts(now, &record_assignment)->pdata[1], "until_on", "2026-11-01");
  fixture_save(f.store, now);
  result = bring_in();
  ck_assert_int_eq(result.changed, 0);
  ck_assert_int_eq(result.older, 1);
  bundle_result_clear(&result);
  AUTO(record) struct record *again = fixture_load(f.store, &record_staff, f.teacher[0]);
  ck_assert_uint_eq(record_parts(again, &record_assignment)->len, before + 1);
}
END_TEST

static void deliver(struct record *record)
{
  record_set(record, "state", "delivered");
  fixture_part(record, &record_delivery, "delivered_on", "2026-11-12", "how", "hand", NULL);
  fixture_save(f.store, record);
}

START_TEST(a_delivered_walkthrough_stays_delivered)
{
  write_folder();
  AUTO(record) struct record *record = fixture_load(f.store, &record_walkthrough, walkthrough);
  deliver(record);
  struct bundle_result result = bring_in();
  ck_assert_int_eq(result.changed + result.refused, 0);
  ck_assert_int_eq(result.older, 1);
  bundle_result_clear(&result);
  AUTO(record) struct record *now = fixture_load(f.store, &record_walkthrough, walkthrough);
  ck_assert(record_equal(record, now));
}
END_TEST

START_TEST(a_delivered_walkthrough_is_not_changed_behind_the_teachers_back)
{
  AUTO(record) struct record *record = fixture_load(f.store, &record_walkthrough, walkthrough);
  deliver(record);
  write_folder();
  g_autofree char *path = g_build_filename(folder, "walkthrough.csv", NULL);
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  char *minutes = strstr(text, ",11,");
  ck_assert_ptr_nonnull(minutes);
  minutes[2] = '9';
  ck_assert(g_file_set_contents(path, text, -1, NULL));
  struct bundle_result result = bring_in();
  ck_assert_int_eq(result.refused, 1);
  ck_assert_msg(strstr(result.faults->pdata[0], "walkthrough.csv:2: Its slip was delivered"), "%s",
                (const char *)result.faults->pdata[0]);
  bundle_result_clear(&result);
  AUTO(record) struct record *now = fixture_load(f.store, &record_walkthrough, walkthrough);
  ck_assert(record_equal(record, now));
}
END_TEST

START_TEST(what_was_closed_and_submitted_stays_so)
{
  AUTO(record)
  struct record *follow_up =
      fixture_record(&record_follow_up, "owner", f.principal[0], "text", "Look again", "due_on",
                     "2026-11-20", "made_on", "2026-11-01", NULL);
  fixture_save(f.store, follow_up);
  AUTO(record)
  struct record *assessment = fixture_record(&record_self_assessment, "staff", f.principal[0],
                                             "month", "2026-10", "rubric", f.rubric, NULL);
  fixture_save(f.store, assessment);
  write_folder();
  record_set(follow_up, "state", "done");
  fixture_part(follow_up, &record_follow_up_step, "step_on", "2026-11-12", "step", "done", NULL);
  fixture_save(f.store, follow_up);
  record_set(assessment, "submitted_at", "2026-11-12T15:00:00Z");
  fixture_save(f.store, assessment);
  struct bundle_result result = bring_in();
  ck_assert_int_eq(result.older, 2);
  bundle_result_clear(&result);
  AUTO(record) struct record *now = fixture_load(f.store, &record_follow_up, follow_up->uid);
  ck_assert(record_equal(now, follow_up));
  AUTO(record)
  struct record *said = fixture_load(f.store, &record_self_assessment, assessment->uid);
  ck_assert(record_equal(said, assessment));
}
END_TEST

static void replace(const char *name, const char *old, const char *new)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  ck_assert_msg(strstr(text, old), "%s", text);
  GString *changed = g_string_new(text);
  g_string_replace(changed, old, new, 0);
  ck_assert(g_file_set_contents(path, changed->str, -1, NULL));
  g_string_free(changed, TRUE);
}

/* A row more in a file of the folder. */
static void add_row(const char *name, const char *row)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  g_autofree char *more = g_strconcat(text, row, "\r\n", NULL);
  ck_assert(g_file_set_contents(path, more, -1, NULL));
}

#define NEWCOMER "ffffffff-0000-4000-8000-000000000000"

START_TEST(who_comes_in_without_a_supervisor_is_not_called_refused)
{
  write_folder();
  add_row("staff.csv", NEWCOMER ",Newcomer");
  add_row("supervision.csv", NEWCOMER ",1,ffffffff-ffff-4000-8000-000000000000");
  struct bundle_result result = bring_in();
  ck_assert_int_eq(result.refused, 0);
  ck_assert_int_eq(result.added, 1);
  ck_assert_int_eq(result.partly, 1);
  ck_assert_msg(strstr(result.faults->pdata[0], "It came in without its supervisor."), "%s",
                (const char *)result.faults->pdata[0]);
  bundle_result_clear(&result);
  AUTO(record) struct record *record = fixture_load(f.store, &record_staff, NEWCOMER);
  ck_assert_uint_eq(record_parts(record, &record_supervision)->len, 0);
}
END_TEST

/* A line a record that changes, in a calendar one a day; no values, which may be private. */
START_TEST(a_dry_run_lists_what_changes)
{
  struct record *year = fixture_record(&record_school_year, "code", "SY2026-27", "first_on",
                                       "2026-09-02", "last_on", "2027-06-18", NULL);
  fixture_part(year, &record_calendar_day, "day_on", "2026-11-25", "kind", "half", NULL);
  fixture_part(year, &record_calendar_day, "day_on", "2026-11-26", "kind", "holiday", NULL);
  g_autofree char *uid G_GNUC_UNUSED = fixture_kept(f.store, year);
  write_folder();
  replace("calendar_day.csv", ",half,", ",closed,");
  replace("school.csv", "Kuss Middle,", "Kuss,");
  struct bundle_result result = { 0 };
  ck_assert(
      bundle_import(f.store, folder, &(struct bundle_options){ .dry = true }, &result, NULL, NULL));
  ck_assert_int_eq(result.changed, 2);
  g_ptr_array_add(result.lines, NULL);
  g_autofree char *lines = g_strjoinv("\n", (char **)result.lines->pdata);
  g_ptr_array_remove_index(result.lines, result.lines->len - 1);
  ck_assert_msg(strstr(lines, "would change  SY2026-27: Wed 25 Nov 2026 (Kind: half day → no "
                              "school)"),
                "%s", lines);
  ck_assert_msg(strstr(lines, "would change  School Kuss: Name"), "%s", lines);
  ck_assert_uint_eq(result.lines->len, 2);
  bundle_result_clear(&result);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("bundle_merge");
  TCase *merge = tcase_create("merge");
  tcase_add_checked_fixture(merge, start, end);
  tcase_set_timeout(merge, 120);
  tcase_add_test(merge, a_dry_run_lists_what_changes);
  tcase_add_test(merge, statuses_of_after_the_export_stay);
  tcase_add_test(merge, posts_are_found_whatever_their_number);
  tcase_add_test(merge, a_delivered_walkthrough_stays_delivered);
  tcase_add_test(merge, a_delivered_walkthrough_is_not_changed_behind_the_teachers_back);
  tcase_add_test(merge, what_was_closed_and_submitted_stays_so);
  tcase_add_test(merge, who_comes_in_without_a_supervisor_is_not_called_refused);
  suite_add_tcase(suite, merge);
  return suite_run(suite);
}
