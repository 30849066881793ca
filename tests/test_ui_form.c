/* A form that stays after what was typed in it was read and refused: the screen and what will be
 * stored agree. */
#include "suite.h"
#include "ui_run.h"
#include "visit_data.h"

#include "model/tables.h"

#define THE_VISIT "gv[<End><Enter><Home><Enter>"

static struct visit_data data;

static void start(void)
{
  visit_data_start(&data);
}

static void end(void)
{
  visit_data_end(&data);
}

START_TEST(esc_after_a_refusal_puts_back_what_will_be_stored)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, THE_VISIT);
  terminal_keys(t, "<C-u>11:50<C-o>");
  terminal_expect(t, "Leaving at 11:40 would be before arriving at 11:50.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "What was there is back");
  terminal_expect(t, "09:00");
  terminal_keys(t, "<C-o>");
  terminal_expect_not(t, "would be before");
  terminal_expect(t, "9:00 to 11:40");
  visit_data_expect(&data, &record_visit, data.made, "arrived", "09:00");
  terminal_leave(t);
}
END_TEST

START_TEST(what_was_typed_taken_back_key_by_key_is_not_stored)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, THE_VISIT);
  terminal_keys(t, "<C-u>11:50<C-o>");
  terminal_expect(t, "Leaving at 11:40 would be before arriving at 11:50.");
  for (int i = 0; i < 6 && !terminal_has(t, "09:00"); i++)
    terminal_keys(t, "<C-_>");
  terminal_expect(t, "09:00");
  terminal_keys(t, "<C-o>");
  terminal_expect_not(t, "would be before");
  visit_data_expect(&data, &record_visit, data.made, "arrived", "09:00");
  terminal_leave(t);
}
END_TEST

START_TEST(what_esc_took_back_comes_again_and_is_stored)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, THE_VISIT);
  terminal_keys(t, "<C-u>11:50<C-o><Esc>");
  terminal_expect(t, "^_ brings back what you typed.");
  terminal_keys(t, "<C-_>");
  terminal_expect(t, "11:50");
  terminal_keys(t, "<Tab>12:20<C-o>");
  terminal_expect_not(t, "would be before");
  visit_data_expect(&data, &record_visit, data.made, "arrived", "11:50");
  visit_data_expect(&data, &record_visit, data.made, "departed", "12:20");
  terminal_leave(t);
}
END_TEST

START_TEST(a_day_put_back_is_asked_about_no_more)
{
  struct terminal *t = ui_open(&data.fixture, ROSA, THE_VISIT "<S-Tab><S-Tab>");
  while (!terminal_has(t, "▸ Date"))
    terminal_keys(t, "<Up>");
  terminal_keys(t, "8 oct<C-o>");
  terminal_expect(t, "Move them to 8 Oct");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "6 Oct 2026");
  terminal_keys(t, "<C-o>");
  terminal_expect_not(t, "Move them to 8 Oct");
  visit_data_expect(&data, &record_visit, data.made, "visited_on", "2026-10-06");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("forms that are refused");
  TCase *tests = tcase_create("form");
  tcase_add_checked_fixture(tests, start, end);
  tcase_set_timeout(tests, 180);
  tcase_add_test(tests, esc_after_a_refusal_puts_back_what_will_be_stored);
  tcase_add_test(tests, what_was_typed_taken_back_key_by_key_is_not_stored);
  tcase_add_test(tests, what_esc_took_back_comes_again_and_is_stored);
  tcase_add_test(tests, a_day_put_back_is_asked_about_no_more);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
