/* The school calendar on the screen: a month of days, one key a mark. */
#include "suite.h"
#include "ui_run.h"

#define CALENDAR "gr<Down><Down><Down><Enter>"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

START_TEST(the_screen)
{
  ui_check_sizes(&f, NULL, CALENDAR "nhvf", "records-calendar");
  ui_check_kinds(&f, NULL, CALENDAR "nhvf", "records-calendar");
}
END_TEST

START_TEST(the_calendar_is_marked)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, CALENDAR);
  terminal_expect(t, "The calendar of SY2026-27 is not entered");
  terminal_keys(t, "s");
  terminal_expect(t, "s does nothing here.");
  terminal_keys(t, "n");
  terminal_expect(t, "SY2026-27 is entered as most districts have it.");
  terminal_keys(t, "s");
  terminal_expect(t, "Thu 12 Nov 2026: snow day. u undoes.");
  terminal_keys(t, "<Left><Enter>ice<Enter>");
  terminal_expect(t, "snow day: ice");
  terminal_keys(t, "uu");
  terminal_expect(t, "Undone: 12 Nov 2026: snow day.");
  terminal_expect(t, "November: 17 school days.");
  terminal_keys(t, "e");
  terminal_expect(t, "First day");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_mark_taken_back_is_where_it_was)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, CALENDAR "n");
  terminal_keys(t, "su");
  terminal_expect(t, "Thu 12 Nov 2026: a school day");
  terminal_keys(t, "f");
  terminal_expect(t, "Thu 12 Nov 2026: half day. u undoes.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(many_marked_days_leave_the_count_alone)
{
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, CALENDAR "n");
  terminal_keys(t, "ssssssss");
  terminal_expect(t, "and 4 more");
  terminal_expect_not(t, ".Nov");
  terminal_expect_not(t, ". Nov");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("the school calendar on the screen");
  TCase *tests = tcase_create("calendar");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screen);
  tcase_add_test(tests, the_calendar_is_marked);
  tcase_add_test(tests, a_mark_taken_back_is_where_it_was);
  tcase_add_test(tests, many_marked_days_leave_the_count_alone);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
