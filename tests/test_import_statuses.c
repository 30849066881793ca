/* Statuses of plans: of several rows about one the latest filled in counts, or they must agree. */
#include "import_case.h"
#include "suite.h"

#include "model/tables.h"

#include <string.h>

static struct fixture f;
static struct import_case test;

#define FORM "Timestamp,School,Item,Status,Notes\n"
#define OLDER "11/3/2026 8:00:00,Kuss,2.1,In progress,older\n"
#define NEWER "11/5/2026 8:00:00,Kuss,2.1,Complete,newer\n"
#define NAME "Kuss Middle, SY2026-27, goal 2, item 2.1, November 2026"

static void start(void)
{
  import_case_start(&test, &f, import_wide);
  g_autofree char *goal =
      fixture_kept(f.store, fixture_record(&record_sip_goal, "school", f.school[1], "school_year",
                                           "SY2026-27", "code", "2", "text", "Talk", NULL));
  fixture_keep(f.store, fixture_record(&record_sip_item, "sip_goal", goal, "code", "2.1", "text",
                                       "Do it", NULL));
  import_case_map(&test, WIDE_SIP,
                  "column,field,answer,means\nTimestamp,timestamp,,\nSchool,school,,\n"
                  "Item,code,,\nStatus,status,,\nNotes,note,,\n");
}

static void end(void)
{
  import_case_end(&test);
}

static void assert_november(const char *status, const char *note)
{
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.1");
  const struct record *part = record_find_part(item, &record_sip_status, "month", "2026-11");
  ck_assert_ptr_nonnull(part);
  ck_assert_str_eq(record_get(part, "status"), status);
  ck_assert_pstr_eq(record_get(part, "note"), note);
}

static void expect(const char *text, const char *status, const char *note)
{
  g_free(import_case_run(&test, text));
  ck_assert_int_eq(test.result.refused, 0);
  assert_november(status, note);
}

/* In whichever order they stand, and each time. */
START_TEST(the_latest_filled_in_counts)
{
  for (int i = 0; i < 2; i++)
    expect(FORM NEWER OLDER, "complete", "newer");
  import_case_assert_notice(&test, "in.csv:3: " NAME
                                   " was filled in again in line 2, which is taken instead");
  expect(FORM OLDER NEWER, "complete", "newer");
  import_case_assert_notice(&test, "in.csv:2: " NAME
                                   " was filled in again in line 3, which is taken instead");
}
END_TEST

#define BARE "11/5/2026 8:00:00,Kuss,2.1,Complete,\n"

/* A note goes with the status that it is about, in either order and each time. */
START_TEST(the_note_of_another_status_goes_with_it)
{
  for (int i = 0; i < 2; i++)
    expect(FORM OLDER BARE, "complete", NULL);
  import_case_assert_notice(&test, "in.csv:2: " NAME " was filled in again in line 3, which is "
                                   "taken instead");
  for (int i = 0; i < 2; i++)
    expect(FORM BARE OLDER, "complete", NULL);
}
END_TEST

START_TEST(what_was_dropped_in_one_file_gives_no_note)
{
  expect(FORM BARE OLDER, "complete", NULL);
  expect(FORM NEWER OLDER "11/7/2026 8:00:00,Kuss,2.1,No action,\n", "no_action", NULL);
}
END_TEST

/* What was here before the file, no empty cell takes away. */
START_TEST(a_note_that_was_here_stays)
{
  expect(FORM "11/1/2026 8:00:00,Kuss,2.1,No action,oldest\n", "no_action", "oldest");
  for (int i = 0; i < 2; i++)
    expect(FORM OLDER BARE, "complete", "oldest");
  expect(FORM BARE OLDER, "complete", "oldest");
}
END_TEST

/* Of the same status an earlier note is still true, in either order. */
START_TEST(an_earlier_note_of_the_same_status_stands)
{
#define NOTED "11/3/2026 8:00:00,Kuss,2.1,Complete,older\n"
  expect(FORM BARE NOTED, "complete", "older");
  expect(FORM NOTED BARE, "complete", "older");
}
END_TEST

/* The later row is of a status that a still later one has replaced here: nothing of either. */
START_TEST(where_the_later_row_stays_out_so_does_the_earlier)
{
  expect(FORM OLDER, "in_progress", "older");
  expect(FORM OLDER NEWER, "complete", "newer");
  expect(FORM "11/2/2026 8:00:00,Kuss,2.1,No action,oldest\n" OLDER, "complete", "newer");
}
END_TEST

/* A person changed it after the first row and before the second: the second counts. */
START_TEST(a_change_between_two_rows_gives_way_to_the_later)
{
  static const char later[] = "11/13/2026 8:00:00,Kuss,2.1,Complete,newer\n";
  g_autofree char *both = g_strconcat(FORM, later, OLDER, NULL);
  expect(FORM OLDER, "in_progress", "older");
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.1");
  struct record *part = record_find_part(item, &record_sip_status, "month", "2026-11");
  record_set(part, "status", "no_action");
  record_set(part, "note", "mine");
  fixture_save(f.store, item);
  for (int i = 0; i < 2; i++)
    expect(both, "complete", "newer");
}
END_TEST

/* A download of before: what it says was so here once, and a later row has changed it. */
START_TEST(an_older_download_takes_nothing_back)
{
  expect(FORM OLDER, "in_progress", "older");
  expect(FORM OLDER NEWER, "complete", "newer");
  expect(FORM OLDER, "complete", "newer");
  import_case_assert_notice(&test, "in.csv:2: " NAME ": a later row said otherwise; what is here "
                                   "stays: Status, Note");
  expect(FORM OLDER NEWER, "complete", "newer");
  g_autofree char *notices = import_case_lines(&test, IMPORT_NOTICE);
  ck_assert_msg(!strstr(notices, "stays") && !strstr(notices, "older download"), "%s", notices);
}
END_TEST

/* Nobody can know of one that was never here whether it was put right in the sheet. */
START_TEST(a_row_from_before_the_last_file_is_told)
{
  expect(FORM NEWER, "complete", "newer");
  expect(FORM OLDER, "in_progress", "older");
  import_case_assert_notice(&test, "older download");
}
END_TEST

/* The one that was filled in later, though it is left, is the one that is told. */
START_TEST(what_stays_is_named)
{
  expect(FORM OLDER, "in_progress", "older");
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.1");
  struct record *part = record_find_part(item, &record_sip_status, "month", "2026-11");
  record_set(part, "note", "mine");
  fixture_save(f.store, item);
  expect(FORM NEWER OLDER, "complete", "mine");
  import_case_assert_notice(&test, "in.csv:2: " NAME " was changed here after the form was filled "
                                   "in; what is here stays: Note");
  record_free(item);
  item = import_case_record(&test, &record_sip_item, "code", "2.1");
  record_set(record_find_part(item, &record_sip_status, "month", "2026-11"), "status", "no_action");
  fixture_save(f.store, item);
  expect(FORM NEWER OLDER, "no_action", "mine");
  import_case_assert_notice(&test, "in; what is here stays: Status, Note");
  /* A form may not say when. */
  import_case_map(&test, WIDE_SIP,
                  "column,field,answer,means\nSchool,school,,\nItem,code,,\nStatus,status,,\n");
  test.options.month = "2026-11";
  expect("School,Item,Status\nKuss,2.1,Complete\n", "no_action", "mine");
  import_case_assert_notice(&test, "in.csv:2: " NAME " was changed here; what is here stays: "
                                   "Status");
}
END_TEST

/* Each by the one who did it. */
START_TEST(a_later_row_and_a_change_here_are_told_apart)
{
  expect(FORM OLDER, "in_progress", "older");
  expect(FORM OLDER NEWER, "complete", "newer");
  AUTO(record) struct record *item = import_case_record(&test, &record_sip_item, "code", "2.1");
  record_set(record_find_part(item, &record_sip_status, "month", "2026-11"), "note", "mine");
  fixture_save(f.store, item);
  expect(FORM OLDER, "complete", "mine");
  import_case_assert_notice(&test, NAME " was changed here after the form was filled in; what is "
                                        "here stays: Note\n");
  import_case_assert_notice(&test, NAME ": a later row said otherwise; what is here stays: "
                                        "Status\n");
}
END_TEST

/* Of a plan's own rows none is later than another. */
START_TEST(two_rows_of_a_plan_agree)
{
  test.options.wide = NULL;
  test.import = import_sip;
  g_autofree char *summary =
      import_case_run(&test, "school,code,month,status,note\nKuss,2.1,2026-10,no action,\n"
                             "Kuss,2.1,2026-11,Complete,\nKuss,2.1,2026-11,Complete,All\n"
                             "Kuss,2.1,2026-11,No action,\nKuss,2.1,2026-11,Complete,None\n");
  ck_assert_msg(g_str_has_suffix(summary, "2 refused."), "%s", summary);
  import_case_assert_lines(&test, IMPORT_REFUSED,
                           "in.csv:5: Status of November 2026 is another than in line 4. Make the "
                           "two rows agree.\n"
                           "in.csv:6: Note of November 2026 is another than in line 4. Make the "
                           "two rows agree.\n");
  assert_november("complete", "All");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("import statuses");
  TCase *cases = tcase_create("statuses");
  tcase_add_checked_fixture(cases, start, end);
  tcase_add_test(cases, the_latest_filled_in_counts);
  tcase_add_test(cases, the_note_of_another_status_goes_with_it);
  tcase_add_test(cases, what_was_dropped_in_one_file_gives_no_note);
  tcase_add_test(cases, a_note_that_was_here_stays);
  tcase_add_test(cases, an_earlier_note_of_the_same_status_stands);
  tcase_add_test(cases, where_the_later_row_stays_out_so_does_the_earlier);
  tcase_add_test(cases, a_change_between_two_rows_gives_way_to_the_later);
  tcase_add_test(cases, an_older_download_takes_nothing_back);
  tcase_add_test(cases, a_row_from_before_the_last_file_is_told);
  tcase_add_test(cases, what_stays_is_named);
  tcase_add_test(cases, a_later_row_and_a_change_here_are_told_apart);
  tcase_add_test(cases, two_rows_of_a_plan_agree);
  suite_add_tcase(suite, cases);
  return suite_run(suite);
}
