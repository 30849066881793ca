/* Today: what each person owes, and that Enter goes there. */
#include "suite.h"
#include "ui_run.h"

#include "db/draft.h"
#include "model/tables.h"

#include <signal.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
  ui_add_october(&f);
  ui_save(&f, fixture_record(&record_target, "staff", f.principal[1], "month", "2026-11",
                             "walkthroughs", "10", NULL));
}

static void end(void)
{
  fixture_end(&f);
}

START_TEST(what_it_looks_like)
{
  ui_check_sizes(&f, "Siobhán O’Brien", "", "today-principal");
  ui_check_sizes(&f, "Rosa Alvarez", "", "today-supervisor");
  ui_check_sizes(&f, "James Ortiz", "", "today-manager");
  ui_check_sizes(&f, NULL, "", "today-keeper");
}
END_TEST

START_TEST(a_principal_s_day)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Walkthroughs in November  2 of 10");
  terminal_expect(t, "13 school days left");
  terminal_expect(t, "DILT about October: Thu 19 Nov 2026, 8:00, Kuss Middle, library");
  terminal_expect(t, "José Nuñez: 2 of 3 seen, Kuss Middle");
  terminal_keys(t, "<End><Enter>");
  terminal_expect(t, "Objective is visible");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_draft_is_offered_again)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>y");
  terminal_kill(t, SIGKILL);
  terminal_close(t, NULL);
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "You were recording a walkthrough of José Nuñez, begun 10:31");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Y seen");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_form_left_open_is_on_today)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr<Down><Enter>nCosta<Tab><Esc>gt");
  terminal_expect(t, "Not added: kept as a draft, on Today.");
  terminal_keys(t, "gr<Enter>n<Tab>Kuss Annex<Tab><Esc>gr<Down><Enter>n");
  terminal_expect(t, "One was begun at 10:31: Costa.");
  terminal_keys(t, "n<Tab>Ana<Tab><Esc><Esc>");
  terminal_expect(t, "Not added: kept as a draft, on Today.");
  terminal_keys(t, "gt");
  terminal_expect(t, "You were entering a member of staff: Ana, 10:31");
  terminal_keys(t, "<Home><Enter>");
  terminal_expect(t, "Taken up where you left it");
  terminal_kill(t, SIGTERM);
  terminal_close(t, NULL);
}
END_TEST

START_TEST(nothing_set_up)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_expect(t, "To set up");
  terminal_expect(t, "The school calendar is not entered");
  terminal_expect(t, "Say who you are among the staff");
  terminal_keys(t, "y");
  terminal_keys(t, "alv<Enter>");
  terminal_expect(t, "You are Rosa Alvarez now.");
  terminal_expect_not(t, "To set up");
  terminal_close(t, "q");
}
END_TEST

START_TEST(what_another_does_is_seen)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  static const char *const levels[] = { "seen", "seen", "seen" };
  g_free(fixture_walkthrough(&f, "2026-11-12", levels));
  terminal_wait_text(t, "3 of 10");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* Thursday the 12th; the two of November were made by Siobhán O’Brien to José Nuñez. */
static void ask_feedback(const char *days)
{
  GError *error = NULL;
  AUTO(record)
  struct record *type = store_load(f.store, &record_visit_type, f.visit_type, &error);
  record_set(type, "feedback_days", days);
  fixture_save(f.store, type);
}

START_TEST(feedback_that_is_due)
{
  static const char *const levels[] = { "seen", "seen", "seen" };
  ask_feedback("1");
  g_free(fixture_walkthrough(&f, "2026-11-12", levels));
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Feedback to J. Nuñez (3 walkthroughs)");
  terminal_keys(t, "<Down>");
  terminal_expect(t, "Feedback to J. Nuñez was due on ");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  ask_feedback("0");
  t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_expect_not(t, "Feedback to"); /* it is the recorder's to give */
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A walkthrough of Siobhán O’Brien's with a teacher who is not on the staff. */
static void add_substitute(const char *name, const char *date)
{
  struct record *record =
      fixture_record(&record_walkthrough, "school", f.school[1], "teacher_note", name, "recorder",
                     f.principal[1], "made_on", date, "started", "09:00", "minutes", "11",
                     "instrument_version", f.version, "visit_type", f.visit_type, NULL);
  fixture_part(record, &record_mark, "strategy", f.strategy[0], "level", "seen", NULL);
  ui_save(&f, record);
}

START_TEST(feedback_to_more_teachers_than_there_is_room_for)
{
  static const char *const late[] = { "Substitute A", "Substitute B", "Substitute C",
                                      "Substitute D" };
  ask_feedback("1");
  for (size_t i = 0; i < G_N_ELEMENTS(late); i++)
    add_substitute(late[i], "2026-11-09");
  add_substitute("Substitute E", "2026-11-12");
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Feedback to 2 more teachers is due, 1 of them late");
  terminal_expect_not(t, "Feedback to Substitute E");
  while (!terminal_has(t, "▸ Feedback to 2 more"))
    terminal_keys(t, "<Down>");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Feedback to Substitute D was due on Tue 10 Nov 2026");
  terminal_expect(t, "Feedback to Substitute E is due tomorrow");
  terminal_expect_not(t, "more teachers");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* What is late comes first, whatever it is; what has no day comes last. */
START_TEST(what_is_owed_comes_by_its_day)
{
  ui_save(&f, fixture_record(&record_follow_up, "school", f.school[1], "owner", f.principal[1],
                             "text", "Second in line", "due_on", "2026-11-09", "made_on",
                             "2026-10-06", "origin", "visit", NULL));
  ui_save(&f, fixture_record(&record_follow_up, "school", f.school[1], "owner", f.principal[1],
                             "text", "After the input", "due_on", "2026-11-18", "made_on",
                             "2026-10-06", "origin", "visit", NULL));
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "▸ Slips to deliver"); /* the first is of 4 November */
  terminal_keys(t, "<Down>");
  terminal_expect(t, "▸ Follow-up: Second in line");
  terminal_keys(t, "<Down>");
  terminal_expect(t, "▸ Your self-assessment for October");
  terminal_keys(t, "<Down><Down>");
  terminal_expect(t, "▸ Follow-up: After the input");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_came_from_elsewhere_owes_nothing)
{
  static const char *const levels[] = { "seen", "seen", "seen" };
  ask_feedback("1");
  g_free(fixture_walkthrough(&f, "2026-11-12", levels));
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Feedback to J. Nuñez");
  terminal_expect(t, "Slips delivered the same day");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  AUTO(rowset)
  struct rowset *rows = store_query(f.store, STATEMENT_TODAY_FEEDBACK, NULL, NULL);
  ck_assert(store_set_viewer(f.store, NULL, NULL));
  for (int i = 0; i < rows->row_count; i++) {
    AUTO(record)
    struct record *record =
        store_load(f.store, &record_walkthrough, rowset_get(rows, i, "uid"), NULL);
    record_set(record, "external_source", "import");
    record_set(record, "external_id", rowset_get(rows, i, "uid"));
    fixture_save(f.store, record);
  }
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_expect(t, "Today");
  terminal_expect_not(t, "Feedback to");
  terminal_expect_not(t, "Slips delivered the same day");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_target_says_why_it_is_less)
{
  ui_save(&f, fixture_record(&record_target, "staff", f.principal[0], "month", "2026-11",
                             "walkthroughs", "20", "days_off", "9", "reason", "jury duty", NULL));
  struct terminal *t = ui_run(&f, "Maria Arruda", 0, 0);
  terminal_expect(t, "Target 12 instead of 20: 9 days off campus: jury duty");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("today");
  TCase *tests = tcase_create("today");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, what_it_looks_like);
  tcase_add_test(tests, a_principal_s_day);
  tcase_add_test(tests, a_draft_is_offered_again);
  tcase_add_test(tests, a_form_left_open_is_on_today);
  tcase_add_test(tests, nothing_set_up);
  tcase_add_test(tests, what_another_does_is_seen);
  tcase_add_test(tests, feedback_that_is_due);
  tcase_add_test(tests, feedback_to_more_teachers_than_there_is_room_for);
  tcase_add_test(tests, what_is_owed_comes_by_its_day);
  tcase_add_test(tests, what_came_from_elsewhere_owes_nothing);
  tcase_add_test(tests, a_target_says_why_it_is_less);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
