/* A walkthrough while it is being recorded, without a screen: what was typed is never lost. */
#include "fixture.h"
#include "suite.h"

#include "base/error.h"
#include "document/render.h"
#include "model/tables.h"
#include "report/slip.h"
#include "ui/capture.h"

#include <string.h>

static struct fixture f;
static struct session *session;

static void start(void)
{
  fixture_start(&f);
  struct store *store = fixture_open_again(&f);
  ck_assert(store_set_viewer(store, f.principal[1], NULL));
  session = session_new(store, f.path, NULL);
  ck_assert_ptr_nonnull(session);
}

static void end(void)
{
  g_clear_pointer(&session, session_free);
  fixture_end(&f);
}

static struct capture *begin(void)
{
  struct capture *capture =
      capture_new(session, f.school[1], f.principal[1], f.teacher[0], NULL, NULL);
  ck_assert_ptr_nonnull(capture);
  return capture;
}

static void comment(struct capture *capture, int row, const char *text)
{
  record_set(capture_mark(capture, row, true), "comment", text);
  capture->touched = true;
  ck_assert(capture_keep(capture, NULL));
}

START_TEST(an_idle_screen_writes_nothing_over_another)
{
  AUTO(capture) struct capture *idle = begin();
  AUTO(capture) struct capture *busy = capture_open(session, idle->draft, NULL);
  comment(busy, 0, "typed elsewhere");
  ck_assert(capture_keep(idle, NULL));
  AUTO(capture) struct capture *again = capture_open(session, idle->draft, NULL);
  struct record *mark = capture_mark(again, 0, false);
  ck_assert_ptr_nonnull(mark);
  ck_assert_str_eq(record_get(mark, "comment"), "typed elsewhere");
}
END_TEST

START_TEST(a_draft_left_by_a_crash_while_finishing_can_be_finished)
{
  AUTO(capture) struct capture *capture = begin();
  capture_set_level(capture, 0, 0);
  g_autofree char *json = record_to_json(capture->record, true);
  ck_assert(capture_finish(capture, NULL, NULL, NULL));
  struct draft_key key = session_draft_key(session, "walkthrough", capture->draft);
  ck_assert(draft_put(session->drafts, &key, "Nuñez, José", 0, json, NULL));
  AUTO(capture) struct capture *again = capture_open(session, capture->draft, NULL);
  capture_set_level(again, 1, 1);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(capture_finish(again, NULL, NULL, &error), "%s", error ? error->message : "");
  AUTO(record) struct record *stored =
      store_load(session->store, &record_walkthrough, capture->draft, NULL);
  ck_assert_int_eq(record_parts(stored, &record_mark)->len, 2);
  ck_assert_ptr_nonnull(record_get(stored, "finished_at"));
  ck_assert_ptr_null(draft_get(session->drafts, &key, NULL, NULL));
}
END_TEST

START_TEST(a_day_to_come_is_asked_about)
{
  AUTO(capture) struct capture *capture = begin();
  capture_set_level(capture, 0, 0);
  int row = 0;
  g_autofree char *none = capture_missing(capture, &row);
  ck_assert_ptr_null(none);
  record_set(capture->record, "made_on", "2026-11-13");
  g_autofree char *missing = capture_missing(capture, &row);
  ck_assert_ptr_nonnull(missing);
  ck_assert_ptr_nonnull(strstr(missing, "date"));
}
END_TEST

START_TEST(an_attempt_keeps_what_was_typed)
{
  AUTO(capture) struct capture *capture = begin();
  capture_set_level(capture, 0, 0);
  comment(capture, 1, "a substitute, and well prepared");
  ck_assert(capture_finish(capture, "substitute", NULL, NULL));
  AUTO(record) struct record *stored =
      store_load(session->store, &record_walkthrough, capture->draft, NULL);
  GPtrArray *marks = record_parts(stored, &record_mark);
  ck_assert_int_eq(marks->len, 1);
  ck_assert_ptr_null(record_get(marks->pdata[0], "level"));
  ck_assert_str_eq(record_get(marks->pdata[0], "comment"), "a substitute, and well prepared");
}
END_TEST

START_TEST(the_class_is_the_one_of_today)
{
  AUTO(record) struct record *teacher = store_load(f.store, &record_staff, f.teacher[0], NULL);
  struct record *old = record_parts(teacher, &record_assignment)->pdata[0];
  record_set(old, "subject", "Mathematics");
  record_set(old, "until_on", "2026-07-01");
  fixture_part(teacher, &record_assignment, "role", "teacher", "school", f.school[1], "subject",
               "Science", "from_on", "2026-07-01", NULL);
  fixture_save(f.store, teacher);
  AUTO(capture) struct capture *capture = begin();
  ck_assert_str_eq(record_get(capture->record, "subject"), "Science");
}
END_TEST

START_TEST(the_slip_has_every_comment)
{
  AUTO(record) struct record *strategy =
      fixture_record(&record_strategy, "code", "s9", "name", "Exit tickets", NULL);
  fixture_save(f.store, strategy);
  AUTO(capture) struct capture *capture = begin();
  fixture_part(capture->record, &record_mark, "strategy", strategy->uid, "level", "seen", "comment",
               "nine of twelve", NULL);
  AUTO(section) struct section *slip = slip_build(session->store, capture->record, NULL);
  g_autoptr(GPtrArray) lines = render_section_lines(slip, 76, false);
  bool named = false, said = false;
  for (guint i = 0; i < lines->len; i++) {
    named = named || strstr(lines->pdata[i], "Exit tickets");
    said = said || strstr(lines->pdata[i], "nine of twelve");
  }
  ck_assert(named && said);
}
END_TEST

/* Clocks here are put forward on 8 March and back on 1 November. */
START_TEST(minutes_are_right_when_clocks_change)
{
  static const struct {
    const char *day, *started, *now;
    int minutes;
  } cases[] = {
    { "2026-03-08", "01:50", "2026-03-08T03:10:00-04:00", 20 },
    { "2026-11-01", "01:50", "2026-11-01T01:10:00-05:00", 20 },
    { "2026-11-01", "00:50", "2026-11-01T01:10:00-05:00", 80 },
    { "2026-11-12", "10:31", "2026-11-12T10:42:59-05:00", 11 },
    { "2026-11-12", "23:50", "2026-11-13T00:05:00-05:00", 15 },
    { "2026-11-12", "10:31", "2026-11-12T10:20:00-05:00", -1 },
    { "2026-11-11", "10:31", "2026-11-12T10:42:00-05:00", -1 },
  };
  AUTO(capture) struct capture *capture = begin();
  g_setenv("TZ", "America/New_York", TRUE);
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_setenv("THROUGHLINE_NOW", cases[i].now, TRUE);
    record_set(capture->record, "made_on", cases[i].day);
    record_set(capture->record, "started", cases[i].started);
    ck_assert_int_eq(capture_elapsed(capture), cases[i].minutes);
  }
}
END_TEST

START_TEST(a_clock_put_back_is_said_and_loses_nothing)
{
  AUTO(capture) struct capture *capture = begin();
  capture_set_level(capture, 0, 0);
  g_setenv("THROUGHLINE_NOW", "2026-11-12T10:20:00", TRUE);
  g_autoptr(GPtrArray) warnings = capture_warnings(capture);
  ck_assert_int_eq(warnings->len, 1);
  ck_assert_ptr_nonnull(strstr(warnings->pdata[0], "The clock says 10:20, before the start"));
  ck_assert(capture_finish(capture, NULL, NULL, NULL));
  AUTO(record) struct record *stored =
      store_load(session->store, &record_walkthrough, capture->draft, NULL);
  ck_assert_ptr_null(record_get(stored, "minutes"));
  ck_assert_str_eq(record_get(stored, "started"), "10:31");
}
END_TEST

START_TEST(a_comment_without_a_mark_is_said)
{
  AUTO(capture) struct capture *capture = begin();
  capture_set_level(capture, 0, 0);
  record_set(capture_mark(capture, 1, true), "comment", "Everybody had a turn");
  g_autoptr(GPtrArray) warnings = capture_warnings(capture);
  ck_assert_int_eq(warnings->len, 1);
  ck_assert_str_eq(warnings->pdata[0], "1 strategy has a comment but no mark.");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("capture");
  TCase *capture = tcase_create("capture");
  tcase_add_checked_fixture(capture, start, end);
  tcase_set_timeout(capture, 120);
  tcase_add_test(capture, an_idle_screen_writes_nothing_over_another);
  tcase_add_test(capture, a_draft_left_by_a_crash_while_finishing_can_be_finished);
  tcase_add_test(capture, a_day_to_come_is_asked_about);
  tcase_add_test(capture, an_attempt_keeps_what_was_typed);
  tcase_add_test(capture, the_class_is_the_one_of_today);
  tcase_add_test(capture, the_slip_has_every_comment);
  tcase_add_test(capture, minutes_are_right_when_clocks_change);
  tcase_add_test(capture, a_clock_put_back_is_said_and_loses_nothing);
  tcase_add_test(capture, a_comment_without_a_mark_is_said);
  suite_add_tcase(suite, capture);
  return suite_run(suite);
}
