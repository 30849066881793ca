/* Whom the screens count, and what they show to whom: targets, the packet of another's DILT, visits
 * that are overdue, others' phrases. */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

static struct fixture f;

static void start(void)
{
  fixture_start(&f);
}

static void end(void)
{
  fixture_end(&f);
}

/* --- targets -------------------------------------------------------------------------------- */

/* What is set for all is not set for a superintendent, who has a target only where one was given.
 */
START_TEST(a_superintendent_has_no_usual_target)
{
  struct record *boss = fixture_record(&record_staff, "given_name", "Elaine", "family_name",
                                       "Adams", "active", "1", NULL);
  fixture_part(boss, &record_assignment, "role", "superintendent", NULL);
  ui_save(&f, boss);
  struct terminal *t = ui_run(&f, NULL, 0, 0);
  terminal_keys(t, "gr");
  terminal_expect(t, "November 2026: set for 0 of 3 people");
  terminal_keys(t, "<Down><Down><Enter>");
  terminal_expect(t, "none is set");
  terminal_keys(t, "s18<Enter>");
  terminal_expect(t, "Set 18 walkthroughs for everybody in November 2026. u undoes.");
  terminal_expect(t, "none is set");
  terminal_keys(t, "gr");
  terminal_expect(t, "November 2026: set for 3 of 3 people");
  terminal_keys(t, "<Enter><Enter>20<C-o>"); /* given one by hand */
  terminal_expect(t, "Saved: target of Elaine Adams");
  terminal_keys(t, "s19<Enter>");
  terminal_expect_not(t, "none is set");
  terminal_keys(t, "gr");
  terminal_expect(t, "November 2026: set for 4 of 4 people");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("who counts, and who sees what");
  TCase *tests = tcase_create("scope");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_superintendent_has_no_usual_target);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
