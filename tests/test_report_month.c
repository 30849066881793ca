/* Months that are not as usual: one that is not over, without school, before any record, with
 * nothing in yet. */
#include "golden.h"
#include "report_fixture.h"
#include "suite.h"

#include "base/error.h"
#include "model/tables.h"
#include "report/figures.h"
#include "report/packet.h"
#include "report/person.h"
#include "report/words.h"

#include <string.h>
#include <time.h>

static struct report_fixture f;

static void start(void)
{
  report_fixture_start(&f);
}

static void end(void)
{
  report_fixture_end(&f);
}

/* text (which it takes) in one line with single spaces, so that sentences are found. Yours. */
static char *unwrapped(char *text)
{
  g_autofree char *wrapped = text;
  GString *line = g_string_new(NULL);
  for (const char *at = wrapped; *at; at++) {
    bool space = g_ascii_isspace(*at);
    if (!space || (line->len > 0 && line->str[line->len - 1] != ' '))
      g_string_append_c(line, space ? ' ' : *at);
  }
  return g_string_free(line, FALSE);
}

static char *packet_text(const char *month)
{
  GError *error = NULL;
  AUTO(document) struct document *document = packet_build(f.base.store, month, NULL, &error);
  ck_assert_msg(document != NULL, "%s", error ? error->message : "");
  return unwrapped(golden_export(document, EXPORT_TEXT));
}

static char *page_text(const char *staff, const char *month)
{
  GError *error = NULL;
  AUTO(document) struct document *document = person_page_build(f.base.store, staff, month, &error);
  ck_assert_msg(document != NULL, "%s", error ? error->message : "");
  return unwrapped(golden_export(document, EXPORT_TEXT));
}

static void says(const char *text, const char *words)
{
  ck_assert_msg(strstr(text, words) != NULL, "“%s” is not in:\n%.4000s", words, text);
}

static void says_not(const char *text, const char *words)
{
  ck_assert_msg(strstr(text, words) == NULL, "“%s” is in:\n%.4000s", words, text);
}

/* --- a month that is not over ---------------------------------------------------------------- */

/* Agreed in a visit of November, due after today. */
static void add_follow_up(void)
{
  AUTO(record)
  struct record *record =
      fixture_record(&record_follow_up, "school", f.base.school[1], "owner", f.base.principal[1],
                     "text", "Sit in with the team", "due_on", "2026-11-20", "made_on",
                     "2026-11-05", "origin", "visit", NULL);
  fixture_save(f.base.store, record);
}

/* Gives the item of Kuss that code names another date. */
static void set_due(const char *code, const char *due_on)
{
  g_autofree char *uid = store_find(f.base.store, &record_sip_item, "code", code, NULL);
  AUTO(record) struct record *item = store_load(f.base.store, &record_sip_item, uid, NULL);
  record_set(item, "due_on", due_on);
  fixture_save(f.base.store, item);
}

START_TEST(a_month_that_is_not_over_counts_up_to_today)
{
  add_follow_up();
  g_autofree char *text = packet_text("2026-11");
  says(text, "November 2026 is not over: counts are up to 12 November, targets are for the whole");
  says(text, "administrators. Up to 12 November; November is not over.");
  says(text, "days off campus. Up to 12 November; November is not over.");
  says(text, "in the 30 days up to 12 November:");
  says(text, "Teachers on 12 November with no walkthrough by anyone in the 30 days up to then.");
  says(text, "where there was no school, or the person was not in post.");
  says(text, "Agreed in New Done Dropped Open Overdue");
  says(text, " Visit 1 0 0 2 1 ");
  says(text, "New, done and dropped: in November. Open and overdue: on 12 November.");
  says(text, "principal up to 12 November");
  says(text, "Not in yet ");
  says_not(text, "30 November:");
  says_not(text, "not submitted by");
  g_autofree char *over = packet_text("2026-10");
  says_not(over, "is not over");
  says_not(over, "up to 12 November");
}
END_TEST

START_TEST(what_is_due_later_in_the_month_is_not_past)
{
  set_due("2.2", "2026-11-25");
  g_autofree char *page = page_text(f.base.principal[1], "2026-11");
  says_not(page, "25 Nov past");
  g_setenv("THROUGHLINE_NOW", "2026-12-01T10:31:00", TRUE);
  g_autofree char *after = page_text(f.base.principal[1], "2026-11");
  says(after, "25 Nov past");
}
END_TEST

START_TEST(the_last_day_is_in_the_month_still)
{
  g_setenv("THROUGHLINE_NOW", "2026-11-30T10:31:00", TRUE);
  g_autofree char *text = packet_text("2026-11");
  says(text, "counts are up to 30 November");
  says(text, "not in yet");
  g_setenv("THROUGHLINE_NOW", "2026-12-01T10:31:00", TRUE);
  g_autofree char *after = packet_text("2026-11");
  says_not(after, "is not over");
  says(after, "not in yet");
}
END_TEST

/* --- no school ------------------------------------------------------------------------------- */

START_TEST(a_month_without_school_has_nothing_due)
{
  AUTO(figures)
  struct figures *figures = figures_read(f.base.store, "2026-08", FIGURES_ALL, NULL);
  ck_assert_uint_eq(figures->missing->len, 0);
  ck_assert_int_eq(figures->now.expected, 0);
  ck_assert_int_eq(figures->plan.missing, 0);
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-08", NULL, NULL);
  static const char *const ids[] = { "agenda", "follow-ups", "about" };
  ck_assert_uint_eq(document->sections->len, G_N_ELEMENTS(ids));
  for (guint i = 0; i < G_N_ELEMENTS(ids); i++)
    ck_assert_str_eq(((struct section *)g_ptr_array_index(document->sections, i))->id, ids[i]);
  g_autofree char *text = packet_text("2026-08");
  says(text, "There was no school in August 2026; nothing was due.");
  says_not(text, "ot submitted");
  says_not(text, "Not in");
  says_not(text, "not visited");
  g_autofree char *page = page_text(f.base.principal[1], "2026-08");
  says(page, "There was no school in August 2026; nothing was due.");
  says(page, "No status was due.");
  says_not(page, "not set");
  says_not(page, "since September");
}
END_TEST

START_TEST(what_was_done_without_school_is_printed)
{
  g_free(report_fixture_assess(&f, f.base.principal[0], "2026-08", "E", "E"));
  report_fixture_visit(&f, f.base.school[1], f.base.teacher[0], f.base.principal[1], "2026-08-27",
                       "sss");
  g_autofree char *text = packet_text("2026-08");
  says(text, "Self-assessments submitted 1 of 1");
  says(text, "Walkthroughs made, of the target 1, no target");
  says(text, "Doran Elementary August 2026 Maria Arruda, principal");
  says(text, "Kuss Middle August 2026");
  says(text, "1 of 2 teachers seen by S. O’Brien since August.");
  says_not(text, "Tom Sullivan");
  says_not(text, "ot submitted");
}
END_TEST

START_TEST(the_month_after_has_no_zeros_of_it)
{
  g_autofree char *text = packet_text("2026-09");
  says(text, "Walkthroughs made, of the target 4 of 100 no school");
  says(text, "Self-assessments submitted 2 of 5 no school");
}
END_TEST

/* --- before any record ----------------------------------------------------------------------- */

START_TEST(a_month_before_any_record_is_refused)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(packet_build(f.base.store, "2023-10", NULL, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  says(error->message, "Nothing was recorded by the end of October 2023");
  ck_assert_ptr_null(person_page_build(f.base.store, f.base.principal[1], "2026-05", NULL));
  AUTO(figures)
  struct figures *figures = figures_read(f.base.store, "2026-05", FIGURES_ALL, &(GError *){ NULL });
  ck_assert_uint_eq(figures->missing->len, 0);
  AUTO(document) struct document *first = packet_build(f.base.store, "2026-06", NULL, NULL);
  ck_assert_ptr_nonnull(first);
}
END_TEST

/* A file that was made in November: what is planned for its first DILT is no record of October. */
START_TEST(nothing_is_missing_of_a_month_before_the_file_was_made)
{
  report_fixture_end(&f);
  fixture_start(&f.base);
  g_autofree char *this_month = month_frame_default(f.base.store, NULL);
  ck_assert_str_eq(this_month, "2026-11");
  fixture_keep(f.base.store, fixture_record(&record_dilt_meeting, "month", "2026-10", "held_on",
                                            "2026-11-18", "due_on", "2026-11-16", NULL));
  fixture_keep(f.base.store, fixture_record(&record_target, "staff", f.base.principal[0], "month",
                                            "2026-10", "walkthroughs", "12", NULL));
  g_autofree char *month = month_frame_default(f.base.store, NULL);
  ck_assert_str_eq(month, "2026-10");
  AUTO(figures) struct figures *figures = figures_read(f.base.store, month, FIGURES_ALL, NULL);
  ck_assert_uint_eq(figures->missing->len, 0);
  ck_assert_int_eq(figures->now.expected, 0);
  g_autofree char *text = packet_text(month);
  says(text, "Nothing was recorded by the end of October 2026; nothing was due.");
  says(text, "Agreed today: who, what, by when");
  says_not(text, "0 of 2");
  says_not(text, "Not in yet, due");
  AUTO(figures) struct figures *now = figures_read(f.base.store, "2026-11", FIGURES_ALL, NULL);
  ck_assert_int_gt(now->now.expected, 0);
  fixture_end(&f.base);
  report_fixture_start(&f);
}
END_TEST

/* A plan that comes with statuses of October into a file that is made in November. */
START_TEST(no_walkthrough_of_a_month_before_the_first_is_no_zero)
{
  report_fixture_end(&f);
  fixture_start(&f.base);
  struct record *goal = fixture_record(&record_sip_goal, "school", f.base.school[0], "school_year",
                                       "SY2026-27", "code", "1", "text", "Readers read", NULL);
  fixture_save(f.base.store, goal);
  struct record *item = fixture_record(&record_sip_item, "sip_goal", goal->uid, "code", "1.1",
                                       "text", "Read aloud", NULL);
  record_free(goal);
  fixture_part(item, &record_sip_status, "month", "2026-10", "status", "no_action", NULL);
  fixture_keep(f.base.store, item);
  g_autofree char *packet = packet_text("2026-10");
  says(packet, "Walkthroughs made, of the target no record");
  says(packet, "No walkthrough was recorded by the end of October 2026");
  says_not(packet, "Walkthroughs by administrator");
  says_not(packet, "Teachers not visited");
  g_autofree char *page = page_text(f.base.principal[0], "2026-10");
  says(page, "No record.");
  says_not(page, "0 days");
  g_autofree char *now = packet_text("2026-11");
  says(now, "Walkthroughs by administrator");
  fixture_end(&f.base);
  report_fixture_start(&f);
}
END_TEST

/* --- items entered later --------------------------------------------------------------------- */

/* Items of Kuss without a status that month asks for. */
static int missing_of(const char *month)
{
  AUTO(figures) struct figures *figures = figures_read(f.base.store, month, FIGURES_ALL, NULL);
  return figures_school(figures, f.base.school[1])->now.missing;
}

static struct record *new_item(const char *code)
{
  g_autofree char *beside = store_find(f.base.store, &record_sip_item, "code", "2.1", NULL);
  AUTO(record) struct record *item = store_load(f.base.store, &record_sip_item, beside, NULL);
  return fixture_record(&record_sip_item, "sip_goal", record_get(item, "sip_goal"), "code", code,
                        "text", "Thought of today", NULL);
}

START_TEST(an_item_is_asked_for_from_the_month_of_its_entry)
{
  int october = missing_of("2026-10"), november = missing_of("2026-11");
  fixture_keep(f.base.store, new_item("2.9"));
  ck_assert_int_eq(missing_of("2026-10"), october);
  ck_assert_int_eq(missing_of("2026-11"), november + 1);
  g_autofree char *page = page_text(f.base.principal[1], "2026-10");
  says_not(page, "2.9");
  g_autofree char *packet = packet_text("2026-10");
  says(packet, "An item is asked for from the month in which it was entered");
}
END_TEST

/* In the evening of the last day it is the next month elsewhere. */
START_TEST(the_month_of_an_entry_is_that_of_the_place)
{
  g_setenv("TZ", "America/New_York", TRUE);
  tzset();
  g_setenv("THROUGHLINE_NOW", "2026-10-31T21:00:00", TRUE);
  int october = missing_of("2026-10");
  fixture_keep(f.base.store, new_item("2.9"));
  ck_assert_int_eq(missing_of("2026-10"), october + 1);
}
END_TEST

START_TEST(items_entered_together_are_asked_for_from_their_first_status)
{
  struct record *with = new_item("2.8"), *without = new_item("2.9");
  fixture_part(with, &record_sip_status, "month", "2026-09", "status", "no_action", NULL);
  int september = missing_of("2026-09");
  struct change *change = change_begin(f.base.store, "Import", CHANGE_IMPORT, NULL);
  ck_assert(change_save(change, with, NULL, NULL));
  ck_assert(change_save(change, without, NULL, NULL));
  ck_assert(change_commit(change, NULL));
  record_free(with);
  record_free(without);
  ck_assert_int_eq(missing_of("2026-09"), september + 1);
}
END_TEST

/* --- nothing in ------------------------------------------------------------------------------ */

START_TEST(what_is_not_in_is_no_zero)
{
  g_setenv("THROUGHLINE_NOW", "2026-12-10T10:31:00", TRUE);
  g_autofree char *text = packet_text("2026-12");
  says(text, "SIP items complete / in progress / no action not in yet 1 / 1 / 1");
  says(text, "7 items: status not in yet.");
  says(text, "The self-assessment for December is not in yet.");
  says(text, "5 items, status not in yet.");
  says_not(text, "0 / 0 / 0");
  says_not(text, "0 complete, 0 in progress, 0 no action");
  says_not(text, "0 HE");
  says_not(text, "0 C 0 P");
  fixture_keep(f.base.store, fixture_record(&record_dilt_meeting, "month", "2026-12", "due_on",
                                            "2027-01-05", NULL));
  g_setenv("THROUGHLINE_NOW", "2027-01-06T10:31:00", TRUE);
  g_autofree char *late = packet_text("2026-12");
  says(late, "SIP items complete / in progress / no action not submitted by 5 Jan");
  says(late, "7 items: status not submitted by 5 Jan.");
  says(late, "5 items, status not submitted by 5 January.");
  says_not(late, "not in yet");
}
END_TEST

START_TEST(what_has_no_date_is_not_late)
{
  g_setenv("THROUGHLINE_NOW", "2027-02-03T10:31:00", TRUE);
  g_autofree char *text = packet_text("2026-12");
  says(text, "Self-assessment for December no date set 0 of 4");
  says(text, "Not in yet ────");
  says(text, "The self-assessment for December is not in yet.");
  says(text, "printed as “not in yet”, never as zero; no day is set by which it is due.");
  says_not(text, "by 3 Feb");
  /* The day of the DILT is as late as it can be. */
  fixture_keep(f.base.store, fixture_record(&record_dilt_meeting, "month", "2026-12", "held_on",
                                            "2027-01-20", NULL));
  g_autofree char *held = packet_text("2026-12");
  says(held, "Not in by 20 January");
}
END_TEST

START_TEST(where_nothing_was_due_not_everything_is_in)
{
  report_fixture_end(&f);
  fixture_start(&f.base);
  const char *const people[] = { f.base.principal[0], f.base.principal[1], f.base.supervisor };
  for (size_t i = 0; i < G_N_ELEMENTS(people); i++) {
    AUTO(record)
    struct record *person = fixture_load(f.base.store, &record_staff, people[i]);
    record_set(person, "active", "0");
    fixture_save(f.base.store, person);
  }
  g_autofree char *text = packet_text("2026-11");
  says(text, "Self-assessment for November no date set nothing was due");
  says(text, "Nothing was due, but 2 schools have no plan entered.");
  says_not(text, "0 of 0");
  fixture_end(&f.base);
  report_fixture_start(&f);
}
END_TEST

START_TEST(a_school_with_nothing_in_has_no_zeros)
{
  g_autofree char *text = packet_text("2026-11");
  says(text, " — — — 2 not in yet 0 / 0 / 1 — —");
}
END_TEST

/* --- months that do not count ---------------------------------------------------------------- */

START_TEST(months_before_somebody_was_in_post_have_no_bar)
{
  AUTO(record)
  struct record *late =
      fixture_record(&record_staff, "given_name", "Lee", "family_name", "Late", NULL);
  fixture_part(late, &record_assignment, "role", "director", "from_on", "2026-10-19", NULL);
  fixture_part(late, &record_assignment, "role", "assistant_principal", "school", f.base.school[0],
               "until_on", "2026-06-30", NULL);
  fixture_save(f.base.store, late);
  static const int expected[FIGURES_MONTHS] = { -1, 0, -1, -1, -1, 0 };
  AUTO(figures)
  struct figures *figures = figures_read(f.base.store, "2026-10", FIGURES_PEOPLE, NULL);
  const struct administrator *person = figures_person(figures, late->uid);
  for (int i = 0; i < FIGURES_MONTHS; i++)
    ck_assert_int_eq(person->months[i], expected[i]);
  AUTO(document) struct document *document = packet_build(f.base.store, "2026-10", NULL, NULL);
  g_autofree char *json = golden_export(document, EXPORT_JSON);
  says(json, "{\"word\":\"Sep\",\"value\":null},{\"word\":\"Oct\",\"value\":0}");
}
END_TEST

int main(void)
{
  const TTest *const tests[] = {
    a_month_that_is_not_over_counts_up_to_today,
    what_is_due_later_in_the_month_is_not_past,
    the_last_day_is_in_the_month_still,
    a_month_without_school_has_nothing_due,
    what_was_done_without_school_is_printed,
    the_month_after_has_no_zeros_of_it,
    nothing_is_missing_of_a_month_before_the_file_was_made,
    a_month_before_any_record_is_refused,
    no_walkthrough_of_a_month_before_the_first_is_no_zero,
    an_item_is_asked_for_from_the_month_of_its_entry,
    the_month_of_an_entry_is_that_of_the_place,
    items_entered_together_are_asked_for_from_their_first_status,
    what_is_not_in_is_no_zero,
    what_has_no_date_is_not_late,
    where_nothing_was_due_not_everything_is_in,
    a_school_with_nothing_in_has_no_zeros,
    months_before_somebody_was_in_post_have_no_bar,
  };
  Suite *suite = suite_create("report month");
  TCase *pages = tcase_create("month");
  tcase_add_checked_fixture(pages, start, end);
  for (size_t i = 0; i < G_N_ELEMENTS(tests); i++)
    tcase_add_test(pages, tests[i]);
  suite_add_tcase(suite, pages);
  return suite_run(suite);
}
