/* Recording a walkthrough: another day than today, the visit's companions, attempts, and what is
 * typed where. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <string.h>

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
  g_free(
      fixture_walkthrough(&f, "2026-10-09", (const char *const[]){ "seen", "partly", "not_seen" }));
}

static void end(void)
{
  fixture_end(&f);
}

START_TEST(nothing_is_said_of_walkthroughs_out_of_view)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran");
  terminal_expect(t, "never seen");
  terminal_keys(t, "<BS><BS><BS><BS><End><Enter>dor<Enter>");
  terminal_expect(t, "Fonseca, Ana");
  terminal_expect_not(t, "never seen");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Earlier ones are not in your view");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

/* The hour of typing is no start of another day's lesson; and Saturday is said to have no school.
 */
START_TEST(another_day_asks_for_its_start)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>ddate<Enter>11/7<Enter>");
  terminal_expect(t, "Now: not said yet. Such as 10:31");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "No school on Sat 7 Nov 2026. It will be marked as entered later.");
  terminal_expect(t, "7 Nov 2026: no school that day");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "7 Nov 2026  no time");
  terminal_keys(t, "yf");
  terminal_expect(t, "No school on Sat 7 Nov 2026, as the calendar has it.");
  terminal_keys(t, "<Esc>uuddate<Enter>11/6<Enter>13:05<Enter><Esc>");
  terminal_expect(t, "6 Nov 2026  13:05");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(another_day_has_not_the_visits_companions)
{
  ui_begin_visit(&f);
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "wnun<Enter>ddate<Enter>11/10<Enter>9:00<Enter>");
  terminal_expect(t, "no longer part of the visit of 12 Nov, who was along there is taken");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "With     nobody");
  terminal_keys(t, "ddate<Enter>today<Enter><Esc>");
  terminal_expect(t, "S. O’Brien");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(the_school_to_be_visited_today_is_on_top)
{
  ui_save(&f, fixture_record(&record_visit, "school", f.school[1], "visitor", f.supervisor,
                             "visited_on", "2026-11-12", "state", "planned", NULL));
  struct terminal *t = ui_run(&f, "Rosa Alvarez", 0, 0);
  terminal_keys(t, "w");
  terminal_expect(t, "planned for today");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Nuñez");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(an_attempt_asks_before_marks_go)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>y<C-o>t");
  terminal_expect(t, "An attempt has no marks");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Y seen");
  terminal_keys(t, "<Home>txy<Enter>"); /* neither letters of prose nor Enter answer */
  terminal_expect(t, "An attempt has no marks");
  terminal_keys(t, "<C-d>");
  terminal_expect(t, "testing, counted apart.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(an_attempt_taken_back_has_its_marks)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>yP<Esc><Home>t<C-d>u");
  terminal_expect(t, "It is a draft again");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "It is back");
  terminal_keys(t, "ugw<Home><Enter>");
  terminal_expect(t, "Y seen");
  terminal_expect(t, "P partly");
  terminal_keys(t, "ff");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(what_is_typed_below_the_strategies_is_written)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>yyytheir best work<Enter>");
  terminal_expect(t, "their best work");
  terminal_keys(t, "<Esc><Down>Students tell each other<Esc>");
  terminal_expect(t, "Students tell each other");
  terminal_expect_not(t, "t Testing");
  terminal_keys(t, "ff");
  terminal_expect(t, "is final.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_str_eq(record_get(made, "outcome"), "made");
  ck_assert_str_eq(record_get(made, "next_step"), "Students tell each other");
}
END_TEST

/* The form's levels by digits, as those of the continuum are. */
static void number_the_levels(void)
{
  AUTO(record)
  struct record *version = store_load(f.store, &record_instrument_version, f.version, NULL);
  AUTO(record)
  struct record *scale = store_load(f.store, &record_scale, record_get(version, "scale"), NULL);
  GPtrArray *levels = record_parts(scale, &record_level);
  for (guint i = 0; i < 2; i++)
    record_set(levels->pdata[i], "key", i ? "2" : "1");
  fixture_save(f.store, scale);
}

START_TEST(shift_and_a_digit_or_sign_mark_and_comment)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>_no talk today<Esc>");
  terminal_expect(t, "- n.a.");
  terminal_expect(t, "no talk today");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  number_the_levels();
  t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wtran<Enter>@two of them<Esc>");
  terminal_expect(t, "2 partly");
  terminal_expect(t, "two of them");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(headings_of_the_form_and_the_period_are_shown)
{
  AUTO(record)
  struct record *version = store_load(f.store, &record_instrument_version, f.version, NULL);
  GPtrArray *items = record_parts(version, &record_instrument_item);
  for (guint i = 0; i < items->len; i++)
    record_set(items->pdata[i], "grouping", i < 2 ? "The teaching" : "The learning");
  fixture_save(f.store, version);
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>");
  terminal_expect(t, "The teaching");
  terminal_expect(t, "The learning");
  terminal_keys(t, "dsubject<Enter>English language arts<Enter>"
                   "period<Enter>Advisory<Enter><Esc>");
  terminal_expect(t, "Period Advisory");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(tab_into_a_text_writes_there)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>yyyy");
  terminal_expect(t, "What worked");
  terminal_keys(t,
                "<End><Up><Up><Up><Tab>every pair at work<Tab>ask them why<Tab>tired today<Esc>");
  terminal_expect(t, "every pair at work");
  terminal_expect(t, "ask them why");
  terminal_expect(t, "tired today");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(attempts_of_one_key)
{
  static const char *const keys[][2] = {
    { "s", "José Nuñez: substitute, name not known, counted apart." },
    { "t", "José Nuñez: testing, counted apart." },
    { "e", "José Nuñez: empty room, counted apart." },
    { "b", "José Nuñez: asked to come back, counted apart." },
  };
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++) {
    terminal_keys(t, "wnun<Enter>");
    terminal_keys(t, keys[i][0]);
    terminal_expect(t, keys[i][1]);
  }
  terminal_keys(t, "gwstest<Enter>");
  terminal_expect(t, "testing");
  terminal_expect_not(t, "substitute");
  terminal_keys(t, "sall<Enter>u");
  terminal_expect(t, "It is a draft again");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_substitute_may_have_a_name)
{
  struct terminal *t = ui_run(&f, "Siobhán O’Brien", 0, 0);
  terminal_keys(t, "wnun<Enter>S");
  terminal_expect(t, "Who was there for José Nuñez");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Teacher  Nuñez, José");
  terminal_keys(t, "SKim Smith<Enter>");
  terminal_expect(t, "José Nuñez: substitute, Kim Smith, counted apart.");
  terminal_keys(t, "gcsall<Enter>/nun<Enter>");
  terminal_expect(t, "substitute (Kim Smith)");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Nuñez, José (Kim Smith)");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
  AUTO(record) struct record *made = ui_latest(&f);
  ck_assert_str_eq(record_get(made, "teacher"), f.teacher[0]);
  ck_assert_str_eq(record_get(made, "teacher_note"), "Kim Smith");
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_recording");
  TCase *tests = tcase_create("recording");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, nothing_is_said_of_walkthroughs_out_of_view);
  tcase_add_test(tests, another_day_asks_for_its_start);
  tcase_add_test(tests, another_day_has_not_the_visits_companions);
  tcase_add_test(tests, the_school_to_be_visited_today_is_on_top);
  tcase_add_test(tests, an_attempt_asks_before_marks_go);
  tcase_add_test(tests, an_attempt_taken_back_has_its_marks);
  tcase_add_test(tests, what_is_typed_below_the_strategies_is_written);
  tcase_add_test(tests, shift_and_a_digit_or_sign_mark_and_comment);
  tcase_add_test(tests, headings_of_the_form_and_the_period_are_shown);
  tcase_add_test(tests, tab_into_a_text_writes_there);
  tcase_add_test(tests, attempts_of_one_key);
  tcase_add_test(tests, a_substitute_may_have_a_name);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
