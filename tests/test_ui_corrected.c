/* What turns out afterwards to have been of another: another teacher, another day, another visit.
 */
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"
#include "work/delivery.h"

#include <string.h>

static struct fixture f;
static char *uid;

static void start(void)
{
  fixture_start(&f);
  uid = fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", "partly", NULL });
}

static void end(void)
{
  g_free(uid);
  fixture_end(&f);
}

static struct record *load(void)
{
  return fixture_load(f.store, &record_walkthrough, uid);
}

static void deliver(void)
{
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, uid);
  ck_assert(delivery_mark(f.store, uids, NULL, NULL, NULL));
}

/* The name was wrong: the other teacher got nothing, and it is said who holds the slip. */
START_TEST(a_delivered_one_goes_to_another_teacher)
{
  deliver();
  ck_assert(delivery_sign(f.store, uid, "2026-11-12", "That was not my lesson", NULL));
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>ed");
  terminal_keys(t, "teacher<Enter>tran<Enter><Esc>ff");
  terminal_expect(t, "Another teacher got the slip.");
  terminal_keys(t, "The wrong name<Enter>");
  terminal_expect(t, "Nuñez holds a slip that is not about them: fetch it back.");
  terminal_keys(t, "<Home><Enter>v");
  terminal_expect(t, "Until then it was noted for José Nuñez by mistake");
  terminal_expect(t, "Its slip is still to be delivered.");
  terminal_expect(t, "Of José Nuñez’s slip:");
  terminal_expect(t, "Delivered on Thu 12 Nov 2026");
  terminal_expect(t, "Signed on Thu 12 Nov 2026");
  terminal_expect(t, "They wrote back: That was not my lesson");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_int_eq(record_parts(record, &record_delivery)->len, 0);
}
END_TEST

/* The list it goes back to is of another month. */
START_TEST(one_of_another_month_says_where_it_is)
{
  struct terminal *t = ui_run(&f, ROSA, 0, 0);
  terminal_keys(t, "gwwKuss<Enter>tran<Enter>yddate<Enter>10/29<Enter>9:20<Enter><Esc>ff");
  terminal_expect(t, "is final, among those of October 2026.");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* A change that is kept and not finished: the slip would say what is known to be wrong. */
START_TEST(a_slip_that_is_being_changed_waits)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>edteacher<Enter>tran<Enter><Esc><Esc>gs");
  terminal_expect(t, "being changed, finish it first");
  terminal_expect_not(t, "P Print");
  terminal_expect_not(t, "D All");
  terminal_keys(t, "D");
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_int_eq(terminal_close(t, "<Esc>q"), 0);
}
END_TEST

START_TEST(ones_own_other_window_is_not_somebody_else)
{
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>enf");
  ck_assert(store_set_viewer(f.store, f.principal[1], NULL));
  AUTO(record) struct record *record = load();
  record_set(record, "what_worked", "polls");
  fixture_save(f.store, record);
  terminal_keys(t, "f");
  terminal_expect(t, "You changed this Walkthrough elsewhere at 10:31 on 12 Nov, after you opened");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc><Esc>q"), 0);
}
END_TEST

START_TEST(a_narrow_list_keeps_the_state)
{
  deliver();
  struct terminal *t = ui_run(&f, SIOBHAN, 20, 60);
  terminal_keys(t, "gw");
  terminal_expect(t, "State");
  terminal_expect(t, "delivered");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

/* What was corrected is none of those shown any more; it stays where one was, so that the key after
 * it is about nobody else. */
START_TEST(one_that_falls_out_of_the_list_stays_until_another_is_shown)
{
  deliver();
  g_autofree char *other =
      fixture_walkthrough(&f, "2026-11-12", (const char *const[]){ "seen", NULL, NULL });
  g_autoptr(GPtrArray) uids = g_ptr_array_new();
  g_ptr_array_add(uids, other);
  ck_assert(delivery_mark(f.store, uids, NULL, NULL, NULL));
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gwsdelivered<Enter><Home><Enter>ed");
  terminal_keys(t, "teacher<Enter>tran<Enter><Esc>ffThe wrong name<Enter>");
  terminal_expect(t, "Nuñez holds a slip that is not about them: fetch it back.");
  terminal_expect(t, "▸ 12 Nov 2026  10:31  Kuss Middle       Mai Trần Thị");
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Teacher  Trần Thị, Mai");
  terminal_keys(t, "<Esc>sdelivered<Enter>");
  terminal_expect_not(t, "Trần");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_corrected");
  TCase *tests = tcase_create("corrected");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_delivered_one_goes_to_another_teacher);
  tcase_add_test(tests, one_of_another_month_says_where_it_is);
  tcase_add_test(tests, a_slip_that_is_being_changed_waits);
  tcase_add_test(tests, ones_own_other_window_is_not_somebody_else);
  tcase_add_test(tests, a_narrow_list_keeps_the_state);
  tcase_add_test(tests, one_that_falls_out_of_the_list_stays_until_another_is_shown);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
