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
  struct terminal *t = ui_run(&f, SIOBHAN, 0, 0);
  terminal_keys(t, "gw<Home><Enter>ed");
  terminal_keys(t, "teacher<Enter>tran<Enter><Esc>ff");
  terminal_expect(t, "Another teacher got the slip.");
  terminal_keys(t, "The wrong name<Enter>");
  terminal_expect(t, "Nuñez holds a slip that is not about them: fetch it back.");
  terminal_keys(t, "<Home><Enter>v");
  terminal_expect(t, "Until then it was noted for José Nuñez by mistake");
  terminal_expect(t, "Its slip is still to be delivered.");
  terminal_expect_not(t, "Delivered on");
  ck_assert_int_eq(terminal_close(t, "<Esc><Esc>q"), 0);
  AUTO(record) struct record *record = load();
  ck_assert_str_eq(record_get(record, "state"), "final");
  ck_assert_int_eq(record_parts(record, &record_delivery)->len, 0);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_corrected");
  TCase *tests = tcase_create("corrected");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, a_delivered_one_goes_to_another_teacher);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
