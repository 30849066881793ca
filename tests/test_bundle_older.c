/* An older folder brought into the district's own store takes nothing back; a newer one is taken.
 */
#include "db/history.h"
#include "exchange/bundle.h"
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"

#include <string.h>

static struct fixture f;
static char *folder; /* the export that is brought in again */

static void start(void)
{
  fixture_start(&f);
  folder = g_build_filename(f.folder, "exp", NULL);
}

static void end(void)
{
  g_free(folder);
  fixture_end(&f);
}

static void write_folder(void)
{
  ck_assert(bundle_export(f.store, folder, false, NULL, NULL));
}

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

/* Another store with all of this one, as on another machine; without its history where not whole.
 * Yours. */
static struct store *copy_store(bool whole)
{
  g_autofree char *path = g_build_filename(f.folder, "other.db", NULL);
  g_autofree char *copy = g_build_filename(f.folder, "copy", NULL);
  ck_assert(bundle_export(f.store, copy, whole, NULL, NULL));
  struct store *store = store_open(path, STORE_CREATE, NULL);
  struct bundle_result result;
  ck_assert(
      bundle_import(store, copy, &(struct bundle_options){ .strict = true }, &result, NULL, NULL));
  bundle_result_clear(&result);
  return store;
}

/* Brings the folder into store: added, changed (not in all), left (older), refused, and the lines.
 */
static void expect_in(struct store *store, const char *counts, const char *lines)
{
  struct bundle_result result = { 0 };
  g_autoptr(GError) error = NULL;
  ck_assert_msg(bundle_import(store, folder, &(struct bundle_options){ .strict = false }, &result,
                              NULL, &error),
                "%s", error ? error->message : "");
  g_ptr_array_add(result.lines, NULL);
  g_ptr_array_add(result.faults, NULL);
  g_autofree char *told = g_strjoinv("\n", (char **)result.lines->pdata);
  g_autofree char *faults = g_strjoinv("\n", (char **)result.faults->pdata);
  g_autofree char *got =
      g_strdup_printf("%ld added, %ld changed (%ld), %ld older, %ld refused", result.added,
                      result.changed, result.in_part, result.older, result.refused);
  bundle_result_clear(&result);
  ck_assert_msg(strcmp(got, counts) == 0, "%s\n%s\n%s", got, told, faults);
  ck_assert_str_eq(told, lines);
}

static void expect(const char *counts, const char *lines)
{
  expect_in(f.store, counts, lines);
}

static const char nothing[] = "0 added, 0 changed (0), 0 older, 0 refused";
static const char one_older[] = "0 added, 0 changed (0), 1 older, 0 refused";
static const char one_changed[] = "0 added, 1 changed (0), 0 older, 0 refused";

static void assert_as(const struct record *record)
{
  AUTO(record) struct record *now = fixture_load(f.store, record->type, record->uid);
  g_autofree char *expected = record_to_json(record, true);
  g_autofree char *got = record_to_json(now, true);
  ck_assert_str_eq(got, expected);
}

static struct record *teacher(void)
{
  return fixture_load(f.store, &record_staff, f.teacher[0]);
}

static struct record *post_of(const struct record *person)
{
  return record_parts(person, &record_assignment)->pdata[0];
}

START_TEST(who_left_since_has_left)
{
  write_folder();
  AUTO(record) struct record *person = teacher();
  record_set(person, "active", "0");
  record_set(post_of(person), "until_on", "2026-11-01");
  fixture_save(f.store, person);
  expect(one_older, "left          Member of staff José Nuñez: Active, Assignments");
  assert_as(person);
  /* What the folder says beside that is taken. */
  replace("staff.csv", "Nuñez,José,", "Nuñez,Joseph,");
  expect("0 added, 1 changed (1), 0 older, 0 refused",
         "left          Member of staff José Nuñez: Active, Assignments");
  record_set(person, "given_name", "Joseph");
  AUTO(record) struct record *now = teacher();
  ck_assert_str_eq(record_get(now, "given_name"), "Joseph");
  ck_assert_str_eq(record_get(now, "active"), "0");
}
END_TEST

START_TEST(a_moved_visit_stays_moved)
{
  AUTO(record)
  struct record *visit = fixture_record(&record_visit, "school", f.school[0], "visitor",
                                        f.supervisor, "visited_on", "2026-11-18", NULL);
  fixture_save(f.store, visit);
  write_folder();
  record_set(visit, "visited_on", "2026-11-25");
  record_set(visit, "original_on", "2026-11-18");
  record_set(visit, "moved_reason", "snow day");
  fixture_save(f.store, visit);
  AUTO(record) struct record *kept = fixture_load(f.store, &record_visit, visit->uid);
  expect(one_older,
         "left          Visit Doran Elementary, Rosa Alvarez, 25 Nov 2026: Date, First planned "
         "for, Why it was moved");
  assert_as(kept);
}
END_TEST

/* Another copy did not know that somebody was there. */
START_TEST(a_visit_that_was_made_is_not_missed)
{
  AUTO(record)
  struct record *visit =
      fixture_record(&record_visit, "school", f.school[0], "visitor", f.supervisor, "visited_on",
                     "2026-11-10", "state", "made", NULL);
  fixture_save(f.store, visit);
  write_folder();
  replace("visit.csv", ",made,", ",missed,");
  AUTO(record) struct record *kept = fixture_load(f.store, &record_visit, visit->uid);
  expect(one_older, "left          Visit Doran Elementary, Rosa Alvarez, 10 Nov 2026: it is "
                    "further on here");
  assert_as(kept);
}
END_TEST

/* A follow-up with those steps, separated by blanks. Yours. */
static struct record *follow_up(void)
{
  struct record *record =
      fixture_record(&record_follow_up, "owner", f.principal[0], "text", "Look again", "due_on",
                     "2026-11-12", "made_on", "2026-11-01", NULL);
  fixture_save(f.store, record);
  return record;
}

static void add_step(struct record *record, const char *step, const char *state, const char *due_on)
{
  fixture_part(record, &record_follow_up_step, "step_on", "2026-11-12", "step", step, NULL);
  record_set(record, "state", state);
  record_set(record, "due_on", due_on);
  fixture_save(f.store, record);
}

START_TEST(what_became_of_a_follow_up_stays)
{
  AUTO(record) struct record *carried = follow_up();
  AUTO(record) struct record *reopened = follow_up();
  add_step(reopened, "done", "done", "2026-11-12");
  write_folder();
  add_step(carried, "carried", "open", "2026-12-10");
  add_step(reopened, "reopened", "open", "2026-11-20");
  AUTO(record) struct record *one = fixture_load(f.store, &record_follow_up, carried->uid);
  AUTO(record) struct record *two = fixture_load(f.store, &record_follow_up, reopened->uid);
  static const char line[] = "left          Follow-up Look again: it is further on "
                             "here";
  g_autofree char *lines = g_strjoin("\n", line, line, NULL);
  expect("0 added, 0 changed (0), 2 older, 0 refused", lines);
  assert_as(one);
  assert_as(two);
}
END_TEST

/* Closed there a second time, though it was closed and opened again here. */
START_TEST(a_follow_up_that_went_on_there_is_taken)
{
  AUTO(record) struct record *record = follow_up();
  add_step(record, "done", "done", "2026-11-12");
  add_step(record, "reopened", "open", "2026-11-20");
  AUTO(store) struct store *there = copy_store(true);
  AUTO(record) struct record *theirs = fixture_load(there, &record_follow_up, record->uid);
  fixture_part(theirs, &record_follow_up_step, "step_on", "2026-11-12", "step", "done", NULL);
  record_set(theirs, "state", "done");
  fixture_save(there, theirs);
  ck_assert(bundle_export(there, folder, false, NULL, NULL));
  expect(one_changed, "");
  AUTO(record) struct record *now = fixture_load(f.store, &record_follow_up, record->uid);
  ck_assert(record_equal(now, theirs));
  /* Taken back here, it does not come a second time. */
  AUTO(record) struct record *again = fixture_load(f.store, &record_follow_up, record->uid);
  g_ptr_array_set_size(record_parts(again, &record_follow_up_step), 2);
  record_set(again, "state", "open");
  fixture_save(f.store, again);
  expect(one_older, "left          Follow-up Look again: State, Steps of follow-ups");
}
END_TEST

START_TEST(what_was_taken_away_here_stays_away)
{
  AUTO(record) struct record *person = teacher();
  fixture_part(person, &record_assignment, "role", "plan_monitor", NULL);
  fixture_save(f.store, person);
  write_folder();
  GPtrArray *posts = record_parts(person, &record_assignment);
  g_ptr_array_remove_index(posts, posts->len - 1);
  fixture_save(f.store, person);
  expect(one_older, "left          Member of staff José Nuñez: Assignments");
  assert_as(person);
}
END_TEST

START_TEST(a_newer_folder_is_taken)
{
  AUTO(record) struct record *person = teacher();
  record_set(person, "room", "101");
  fixture_save(f.store, person);
  write_folder();
  replace("staff.csv", ",101,", ",204,");
  expect(one_changed, "");
  AUTO(record) struct record *now = teacher();
  ck_assert_str_eq(record_get(now, "room"), "204");
  /* And that older one is not, once more. */
  replace("staff.csv", ",204,", ",101,");
  expect(one_older, "left          Member of staff José Nuñez: Room");
  assert_as(now);
}
END_TEST

/* A folder brought in and taken back can come again. */
START_TEST(what_was_taken_back_can_come_again)
{
  AUTO(record) struct record *person = teacher();
  record_set(person, "room", "101");
  fixture_save(f.store, person);
  write_folder();
  replace("staff.csv", ",101,", ",204,");
  for (int i = 0; i < 2; i++) {
    expect(one_changed, "");
    AUTO(rowset) struct rowset *last = history_last(f.store, NULL);
    ck_assert(history_undo(f.store, rowset_get(last, 0, "change_uid"), NULL, NULL));
  }
}
END_TEST

/* Found though it was told since from which day it holds; without history as with it. */
START_TEST(a_post_that_began_is_one)
{
  write_folder();
  AUTO(record) struct record *person = teacher();
  record_set(post_of(person), "from_on", "2026-08-25");
  fixture_save(f.store, person);
  expect(one_older, "left          Member of staff José Nuñez: Assignments");
  assert_as(person);
  AUTO(store) struct store *store = copy_store(false);
  expect_in(store, one_older, "left          Member of staff José Nuñez: Assignments");
  AUTO(record) struct record *now = fixture_load(store, &record_staff, f.teacher[0]);
  ck_assert_uint_eq(record_parts(now, &record_assignment)->len,
                    record_parts(person, &record_assignment)->len);
  ck_assert_str_eq(record_get(post_of(now), "from_on"), "2026-08-25");
}
END_TEST

/* A walkthrough that is being amended is further on than one that was delivered. */
START_TEST(an_amended_walkthrough_is_not_refused)
{
  g_autofree char *uid =
      fixture_walkthrough(&f, "2026-10-10", (const char *const[]){ "seen", "partly", NULL });
  AUTO(record) struct record *record = fixture_load(f.store, &record_walkthrough, uid);
  record_set(record, "state", "delivered");
  fixture_part(record, &record_delivery, "delivered_on", "2026-11-12", "how", "hand", NULL);
  fixture_save(f.store, record);
  write_folder();
  record_set(record, "state", "final");
  record_set(record, "what_worked", "Put right");
  fixture_save(f.store, record);
  AUTO(record) struct record *now = fixture_load(f.store, &record_walkthrough, uid);
  expect(one_older,
         "left          Walkthrough Kuss Middle, José Nuñez, 10 Oct 2026: it is further on here");
  assert_as(now);
}
END_TEST

/* Where nothing is known of what was before, the folder is a statement that wins. */
START_TEST(without_history_the_folder_says)
{
  write_folder();
  AUTO(store) struct store *store = copy_store(false);
  replace("school.csv", "Kuss Middle,", "Kuss,");
  expect_in(store, one_changed, "");
  expect_in(store, nothing, "");
}
END_TEST

START_TEST(a_uid_that_stands_twice_is_told)
{
  write_folder();
  g_autofree char *path = g_build_filename(folder, "staff.csv", NULL);
  g_autofree char *text = NULL;
  ck_assert(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\r\n", -1);
  g_autofree char *twice = g_strjoin("\r\n", lines[0], lines[1], lines[1], lines[2], "", NULL);
  ck_assert(g_file_set_contents(path, twice, -1, NULL));
  struct bundle_result result;
  g_autoptr(GError) error = NULL;
  ck_assert(!bundle_import(f.store, folder, &(struct bundle_options){ .strict = false }, &result,
                           NULL, &error));
  bundle_result_clear(&result);
  ck_assert_msg(strstr(error->message, "staff.csv:3: This uid stands in the row above too."), "%s",
                error->message);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("bundle_older");
  TCase *older = tcase_create("older");
  tcase_add_checked_fixture(older, start, end);
  tcase_set_timeout(older, 120);
  tcase_add_test(older, who_left_since_has_left);
  tcase_add_test(older, a_moved_visit_stays_moved);
  tcase_add_test(older, a_visit_that_was_made_is_not_missed);
  tcase_add_test(older, what_became_of_a_follow_up_stays);
  tcase_add_test(older, a_follow_up_that_went_on_there_is_taken);
  tcase_add_test(older, what_was_taken_away_here_stays_away);
  tcase_add_test(older, a_newer_folder_is_taken);
  tcase_add_test(older, what_was_taken_back_can_come_again);
  tcase_add_test(older, a_post_that_began_is_one);
  tcase_add_test(older, an_amended_walkthrough_is_not_refused);
  tcase_add_test(older, without_history_the_folder_says);
  tcase_add_test(older, a_uid_that_stands_twice_is_told);
  suite_add_tcase(suite, older);
  return suite_run(suite);
}
