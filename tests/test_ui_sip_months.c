/* The plan on the screen over months: an item that is dropped later, undo in another month, a note
 * that waits for a status. */
#include "screens_b_data.h"
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <string.h>

static struct screens_b data;

static void start(void)
{
  screens_b_start(&data);
}

static void end(void)
{
  screens_b_end(&data);
}

static void expect_status(int item, const char *month, const char *status)
{
  g_autofree char *is = screens_b_status(&data, item, month);
  ck_assert_msg(g_strcmp0(is, status) == 0, "status is %s, not %s", is ? is : "(none)",
                status ? status : "(none)");
}

static void expect_note(int item, const char *month, const char *note)
{
  AUTO(record)
  struct record *record = fixture_load(data.fixture.store, &record_sip_item, data.item[item]);
  const struct record *part = record_find_part(record, &record_sip_status, "month", month);
  ck_assert_ptr_nonnull(part);
  ck_assert_pstr_eq(record_get(part, "note"), note);
}

/* --- dropped -----------------------------------------------------------------------------------
 */

START_TEST(dropped_later_it_belongs_to_the_month_still)
{
  struct terminal *t = ui_open(&data.fixture, SIOBHAN, "gi");
  terminal_expect(t, "2 not set");
  terminal_keys(t, "D");
  terminal_expect(t, "2.2 is dropped from November on; October still asks for its status.");
  terminal_expect(t, "2 not set");
  terminal_keys(t, "gt");
  terminal_expect(t, "2 of 6");
  terminal_keys(t, "gi<Enter>");
  terminal_expect(t, "Dropped from November on; in October it was in the plan still.");
  terminal_keys(t, "<Esc>c");
  terminal_expect(t, "2.2 is complete for October. u undoes.");
  expect_status(4, "2026-10", "complete");
  terminal_expect(t, "1 not set");
  terminal_keys(t, "]");
  terminal_expect(t, "5 not set");
  terminal_expect_not(t, "A call home");
  terminal_keys(t, "o");
  terminal_expect(t, "dropped");
  terminal_keys(t, "<Home><Down><Down><Down><Down><Down><Down>c");
  terminal_expect(t, "This item was dropped. D takes it up again.");
  expect_status(4, "2026-11", NULL);
  terminal_keys(t, "<Enter>");
  terminal_expect(t, "Dropped: it stays, and is no longer asked for.");
  terminal_keys(t, "<Esc>");
  terminal_leave(t);
}
END_TEST

START_TEST(dropped_with_a_status_is_said_as_ever)
{
  struct terminal *t = ui_open(&data.fixture, SIOBHAN, "gi<Up>D");
  terminal_expect(t, "2.1 is dropped: it stays, and is no longer asked for.");
  terminal_expect(t, "1 [C] complete  2 [P] in progress  1 [N] no action  2 not set");
  terminal_leave(t);
}
END_TEST

/* --- undo --------------------------------------------------------------------------------------
 */

START_TEST(undo_goes_to_the_month_it_is_of)
{
  struct terminal *t = ui_open(&data.fixture, SIOBHAN, "gi<Home><Down>c[");
  terminal_expect(t, "SIP · Kuss Middle · September 2026");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Colour SIP item 1.1 for October.");
  terminal_expect(t, "SIP · Kuss Middle · October 2026");
  terminal_expect(t, "▸ 1.1");
  expect_status(0, "2026-10", "in_progress");
  terminal_leave(t);
}
END_TEST

/* --- notes -------------------------------------------------------------------------------------
 */

START_TEST(a_draft_goes_with_the_status_that_is_set_next)
{
  static const char *const ways[] = { "c", "<Esc>c" }; /* on the item; in the list */
  struct terminal *t = ui_open(&data.fixture, SIOBHAN, "gi<Enter><Enter>Calls are made<Esc><Esc>");
  terminal_expect(t, "The note is kept as a draft: it goes with a status.");
  terminal_expect(t, "A draft: it goes with a status.");
  terminal_expect(t, "Calls are made");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Note, a draft: Calls are made");
  terminal_keys(t, "<Enter><Esc><Esc>");
  terminal_keys(t, ways[_i]);
  terminal_expect(t, "with the note that was a draft");
  expect_status(4, "2026-10", "complete");
  expect_note(4, "2026-10", "Calls are made");
  terminal_keys(t, "u");
  expect_status(4, "2026-10", NULL);
  terminal_expect(t, "Calls are made"); /* a draft again */
  terminal_keys(t, "p");
  expect_note(4, "2026-10", "Calls are made");
  terminal_leave(t);
  t = ui_run(&data.fixture, SIOBHAN, 0, 0);
  terminal_expect_not(t, "You were writing");
  terminal_leave(t);
}
END_TEST

START_TEST(what_is_brought_back_leaves_no_draft)
{
  struct terminal *t =
      ui_open(&data.fixture, SIOBHAN, "gi<Enter><Enter>Calls are made<Esc><Esc><Esc>cu<C-y>");
  expect_note(4, "2026-10", "Calls are made");
  terminal_expect_not(t, "a draft: Calls");
  terminal_leave(t);
  t = ui_run(&data.fixture, SIOBHAN, 0, 0);
  terminal_expect_not(t, "You were writing");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_sip_months");
  TCase *tests = tcase_create("ui_sip_months");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, dropped_later_it_belongs_to_the_month_still);
  tcase_add_test(tests, dropped_with_a_status_is_said_as_ever);
  tcase_add_test(tests, undo_goes_to_the_month_it_is_of);
  tcase_add_loop_test(tests, a_draft_goes_with_the_status_that_is_set_next, 0, 2);
  tcase_add_test(tests, what_is_brought_back_leaves_no_draft);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
