/* Slips: what stands on them and what never does, in which order they come, who may have them. */
#include "report/slips.h"

#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/packet.h"
#include "report/slip.h"
#include "work/delivery.h"
#include "fixture.h"
#include "golden.h"
#include "suite.h"

#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

static void set_mailbox(int teacher, const char *mailbox)
{
  AUTO(record)
  struct record *staff = store_load(f.store, &record_staff, f.teacher[teacher], NULL);
  record_set(staff, "mailbox", mailbox);
  fixture_save(f.store, staff);
}

static char *visit(int school, int teacher, const char *recorder, const char *outcome)
{
  AUTO(record)
  struct record *record = fixture_record(
      &record_walkthrough, "school", f.school[school], "teacher", f.teacher[teacher], "recorder",
      recorder, "made_on", "2026-11-12", "started", "10:31", "minutes", "11", "instrument_version",
      f.version, "visit_type", f.visit_type, "outcome", outcome, NULL);
  fixture_save(f.store, record);
  return g_strdup(record->uid);
}

static struct rowset *query(const struct slips_filter *filter)
{
  GError *error = NULL;
  struct rowset *rows = slips_query(f.store, filter, &error);
  ck_assert_msg(rows != NULL, "%s", error ? error->message : "");
  return rows;
}

static const struct slips_filter today = { .from = "2026-11-12", .until = "2026-11-12" };

/* --- one slip ------------------------------------------------------------------------------- */

/* A walkthrough with everything that a slip can say, and a private note. */
static char *full_visit(void)
{
  AUTO(record)
  struct record *record = fixture_record(
      &record_walkthrough, "school", f.school[1], "teacher", f.teacher[0], "recorder",
      f.principal[1], "made_on", "2026-11-12", "started", "10:31", "minutes", "11",
      "instrument_version", f.version, "visit_type", f.visit_type, "room", "204", "grade", "6",
      "subject", "Mathematics", "period", "3", "lesson_part", "opening", "grouping", "pairs",
      "students_present", "24", "students_on_task", "20", "what_worked",
      "Every student had something to do within a minute of the bell.", "next_step",
      "What would it take for two students to compare answers before you hear one?", "private_note",
      "looked tired", NULL);
  fixture_part(record, &record_companion, "staff", f.supervisor, NULL);
  fixture_part(record, &record_mark, "strategy", f.strategy[0], "level", "seen", "comment",
               "students restated it at the door", NULL);
  fixture_part(record, &record_mark, "strategy", f.strategy[1], "level", "partly", "comment",
               "two thumbs-up polls, no follow-up on the six who were unsure; an exit ticket was "
               "handed in by all, and nobody looked at it before the bell",
               NULL);
  fixture_part(record, &record_amendment, "amended_at", "2026-11-12T15:00:00Z", "staff",
               f.principal[1], "reason", "The period was wrong.", "before", "{}", NULL);
  fixture_save(f.store, record);
  return g_strdup(record->uid);
}

START_TEST(slip_says_all_that_concerns_the_teacher)
{
  set_mailbox(0, "31");
  g_autofree char *uid = full_visit();
  AUTO(rowset) struct rowset *rows = query(&(struct slips_filter){ .walkthrough = uid });
  AUTO(document) struct document *document = slips_document(f.store, rows, NULL, NULL);
  ck_assert_ptr_nonnull(document);
  g_autofree char *text = golden_export(document, EXPORT_TEXT);
  golden_expect("slip.txt", text);
  static const enum export_format formats[] = { EXPORT_TEXT, EXPORT_HTML, EXPORT_JSON };
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++) {
    g_autofree char *any = golden_export(document, formats[i]);
    ck_assert_ptr_null(strstr(any, "tired"));
    ck_assert_ptr_nonnull(strstr(any, "students restated it at the door"));
  }
}
END_TEST

/* What is outside when the slip is folded names nobody's marks. */
START_TEST(the_head_is_name_and_place_alone)
{
  set_mailbox(0, "31");
  g_autofree char *uid = full_visit();
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  AUTO(section) struct section *section = slip_build(f.store, record, NULL);
  ck_assert_int_eq(section->layout, LAYOUT_SLIP);
  ck_assert_str_eq(section->title, "José Nuñez");
  ck_assert_str_eq(section->subtitle, "Kuss Middle · room 204 · mailbox 31");
}
END_TEST

/* `grade 11, middle, alone` would be a middle school, and a child that is alone. */
START_TEST(the_lesson_is_told_so_that_it_is_not_misread)
{
  static const char *const told[][3] = {
    { "opening", "whole class", "\nopening of the lesson, whole class" },
    { "middle", "alone", "\nmiddle of the lesson, students alone" },
    { "close", "pairs", "\nend of the lesson, in pairs" },
    { "Middle", "small groups", "\nmiddle of the lesson, in small groups" },
    { "after the test", "one to one", "\nafter the test, one to one" },
  };
  g_autofree char *uid = full_visit();
  AUTO(record) struct record *record = store_load(f.store, &record_walkthrough, uid, NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(told); i++) {
    record_set(record, "lesson_part", told[i][0]);
    record_set(record, "grouping", told[i][1]);
    AUTO(section) struct section *section = slip_build(f.store, record, NULL);
    ck_assert_msg(strstr(section->aside, told[i][2]) != NULL, "%s", section->aside);
  }
}
END_TEST

/* --- which, and in which order -------------------------------------------------------------- */

START_TEST(mailboxes_are_in_the_order_of_people)
{
  static const char *const order[] = { "2", "10", "010", "11a", "B2", "B10", NULL };
  for (size_t i = 0; i + 1 < G_N_ELEMENTS(order); i++) {
    ck_assert_int_lt(slips_compare_mailbox(order[i], order[i + 1]) * (i == 1 ? -1 : 1), 0);
    ck_assert_int_gt(slips_compare_mailbox(order[i + 1], order[i]) * (i == 1 ? -1 : 1), 0);
  }
  ck_assert_int_eq(slips_compare_mailbox("7", "7"), 0);
  ck_assert_int_eq(slips_compare_mailbox(NULL, NULL), 0);
}
END_TEST

START_TEST(a_batch_is_by_school_and_mailbox)
{
  set_mailbox(0, "10");
  set_mailbox(1, "9");
  g_autofree char *first = visit(1, 0, f.supervisor, "made");
  g_autofree char *second = visit(1, 1, f.supervisor, "made");
  g_autofree char *third = visit(0, 2, f.supervisor, "made");
  g_autofree G_GNUC_UNUSED char *attempt = visit(0, 2, f.supervisor, "testing");
  g_autofree G_GNUC_UNUSED char *other = visit(0, 2, f.principal[0], "made");
  struct slips_filter mine = today;
  mine.recorder = f.supervisor;
  AUTO(rowset) struct rowset *rows = query(&mine);
  ck_assert_int_eq(rows->row_count, 3);
  ck_assert_str_eq(rowset_get(rows, 0, "uid"), third);
  ck_assert_str_eq(rowset_get(rows, 1, "uid"), second);
  ck_assert_str_eq(rowset_get(rows, 2, "uid"), first);
  struct slips_filter doran = today;
  doran.school = f.school[0];
  AUTO(rowset) struct rowset *there = query(&doran);
  ck_assert_int_eq(there->row_count, 2);
}
END_TEST

START_TEST(what_was_delivered_waits_no_more)
{
  g_autofree char *uid = visit(1, 0, f.supervisor, "made");
  struct slips_filter waiting = today;
  waiting.waiting = true;
  AUTO(rowset) struct rowset *before = query(&waiting);
  ck_assert_int_eq(before->row_count, 1);
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  ck_assert(delivery_mark(f.store, uids, "hand", NULL, NULL));
  AUTO(rowset) struct rowset *after = query(&waiting);
  ck_assert_int_eq(after->row_count, 0);
  AUTO(rowset) struct rowset *all = query(&today);
  ck_assert_str_eq(rowset_get(all, 0, "delivered_on"), "2026-11-12");
  ck_assert_str_eq(rowset_get(all, 0, "how"), "hand");
}
END_TEST

START_TEST(who_may_not_see_it_has_no_slip)
{
  g_autofree char *uid = visit(1, 0, f.principal[1], "made");
  ck_assert(store_set_viewer(f.store, f.principal[0], NULL));
  GError *error = NULL;
  ck_assert_ptr_null(slips_query(f.store, &(struct slips_filter){ .walkthrough = uid }, &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  g_clear_error(&error);
  AUTO(rowset) struct rowset *rows = query(&today);
  ck_assert_int_eq(rows->row_count, 0);
}
END_TEST

/* --- the paper form ------------------------------------------------------------------------- */

START_TEST(paper_form_has_a_box_for_each_level)
{
  AUTO(document) struct document *document = slips_blank(f.store, NULL, NULL);
  ck_assert_ptr_nonnull(document);
  ck_assert_int_eq(document->sections->len, 2);
  g_autofree char *text = golden_export(document, EXPORT_TEXT);
  golden_expect("form.txt", text);
  GError *error = NULL;
  ck_assert_ptr_null(slips_blank(f.store, "nothing such", &error));
  ck_assert(error_is(error, TL_ERROR_NOT_FOUND));
  g_clear_error(&error);
}
END_TEST

/* Section 2 of the packet: how many of the month's slips were delivered the same day. */
START_TEST(the_packet_counts_those_of_the_same_day)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new_with_free_func(g_free);
  g_ptr_array_add(uids, visit(1, 0, f.principal[1], "made"));
  g_autofree char *late = visit(1, 1, f.principal[1], "made");
  g_autofree char *attempt = visit(1, 1, f.principal[1], "substitute");
  ck_assert(delivery_mark(f.store, uids, "hand", NULL, NULL));
  AUTO(record) struct record *other = store_load(f.store, &record_walkthrough, late, NULL);
  struct record *part = record_add_part(other, &record_delivery);
  record_set(part, "delivered_on", "2026-11-13");
  record_set(part, "how", "mailbox");
  record_set(other, "state", "delivered");
  fixture_save(f.store, other);
  ck_assert_ptr_nonnull(attempt);
  AUTO(document) struct document *packet = packet_build(f.store, "2026-11", NULL, NULL);
  ck_assert_ptr_nonnull(packet);
  const struct section *month = g_ptr_array_index(packet->sections, 1);
  g_autoptr(GPtrArray) lines = render_section_lines(month, 100, false);
  bool said = false;
  for (guint i = 0; i < lines->len; i++) {
    const char *line = g_ptr_array_index(lines, i);
    said = said || (strstr(line, "Slips delivered the same day") && strstr(line, "1 of 2"));
  }
  ck_assert(said);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("slips");
  TCase *slips = tcase_create("slips");
  tcase_add_checked_fixture(slips, start, end);
  tcase_add_test(slips, slip_says_all_that_concerns_the_teacher);
  tcase_add_test(slips, the_packet_counts_those_of_the_same_day);
  tcase_add_test(slips, the_head_is_name_and_place_alone);
  tcase_add_test(slips, the_lesson_is_told_so_that_it_is_not_misread);
  tcase_add_test(slips, mailboxes_are_in_the_order_of_people);
  tcase_add_test(slips, a_batch_is_by_school_and_mailbox);
  tcase_add_test(slips, what_was_delivered_waits_no_more);
  tcase_add_test(slips, who_may_not_see_it_has_no_slip);
  tcase_add_test(slips, paper_form_has_a_box_for_each_level);
  suite_add_tcase(suite, slips);
  return suite_run(suite);
}
