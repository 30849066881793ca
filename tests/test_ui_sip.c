/* The School Improvement Plan on the screen: colours a key each, two people on one item, notes, new
 * items. */
#include "screens_b_data.h"
#include "suite.h"
#include "ui_run.h"

#include "model/tables.h"

#include <signal.h>
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

static struct terminal *open_as(const char *person)
{
  struct terminal *t = ui_run(&data.fixture, person, 0, 0);
  terminal_keys(t, "gi");
  return t;
}

static void expect_status(int item, const char *month, const char *status)
{
  g_autofree char *is = screens_b_status(&data, item, month);
  ck_assert_msg(g_strcmp0(is, status) == 0, "status is %s, not %s", is ? is : "(none)",
                status ? status : "(none)");
}

/* --- what it looks like --------------------------------------------------------------------- */

START_TEST(the_screens)
{
  ui_check_sizes(&data.fixture, SIOBHAN, "gi", "sip");
  ui_check_sizes(&data.fixture, SIOBHAN, "gi<Home><Down><Down><Enter>", "sip-item");
  ui_check_sizes(&data.fixture, SIOBHAN, "giE", "sip-form");
  ui_check_sizes(&data.fixture, NULL, "gi", "sip-schools");
  ui_check_sizes(&data.fixture, NULL, "gi[[[[[[[[[<Down><Enter>", "sip-empty");
}
END_TEST

/* --- colouring ------------------------------------------------------------------------------- */

START_TEST(a_key_an_item_saved_at_once)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_expect(t, "1 [C] complete  2 [P] in progress  1 [N] no action  2 not set");
  terminal_keys(t, "p");
  terminal_expect(t, "2.2 is in progress for October. u undoes.");
  expect_status(4, "2026-10", "in_progress");
  terminal_keys(t, "c");
  terminal_expect(t, "2.3 is complete for October. All 6 items are coloured.");
  expect_status(5, "2026-10", "complete");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Colour SIP item 2.3 for October.");
  expect_status(5, "2026-10", NULL);
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Colour SIP item 2.2 for October.");
  expect_status(4, "2026-10", NULL);
  terminal_leave(t);
}
END_TEST

/* Else u would take back the colour of another item. */
START_TEST(a_colour_that_is_there_already_is_no_change)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "p");
  expect_status(4, "2026-10", "in_progress");
  terminal_keys(t, "<Up>p");
  terminal_expect(t, "2.2 was in progress for October already.");
  terminal_expect_not(t, "u undoes");
  terminal_keys(t, "<Up><Enter>p");
  terminal_expect(t, "2.2 was in progress already.");
  terminal_keys(t, "<Esc>u");
  terminal_expect(t, "Undone: Colour SIP item 2.2 for October.");
  expect_status(4, "2026-10", NULL);
  terminal_leave(t);
}
END_TEST

START_TEST(redo_brings_a_colour_back)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "pcuu");
  expect_status(4, "2026-10", NULL);
  terminal_expect(t, "^Y brings it back.");
  terminal_keys(t, "<C-y>");
  terminal_expect(t, "It is back: Colour SIP item 2.2 for October. ^Y brings back: Colour SIP");
  expect_status(4, "2026-10", "in_progress");
  expect_status(5, "2026-10", NULL);
  terminal_keys(t, "<C-y>");
  expect_status(5, "2026-10", "complete");
  terminal_keys(t, "u");
  terminal_expect(t, "Undone: Colour SIP item 2.3 for October.");
  expect_status(5, "2026-10", NULL);
  terminal_keys(t, "<Home><Down>n<C-y>");
  expect_status(5, "2026-10", NULL);
  terminal_leave(t);
}
END_TEST

START_TEST(goals_and_items_are_added_by_keys_that_are_shown)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_expect(t, "A Add item  G Add goal");
  terminal_keys(t, "<Home>");
  terminal_expect(t, "A Add item  G Add goal");
  terminal_leave(t);
}
END_TEST

START_TEST(letters_that_mean_nothing_do_nothing)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "thehxorzytlbfsdj");
  terminal_expect(t, "SIP · Kuss Middle · October 2026");
  terminal_expect(t, "1 [C] complete  2 [P] in progress  1 [N] no action  2 not set");
  terminal_expect(t, "j does nothing here.");
  terminal_leave(t);
}
END_TEST

START_TEST(the_same_as_last_month_and_nothing_again)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "=");
  terminal_expect(t, "2.2 is no action for");
  expect_status(4, "2026-10", "no_action");
  terminal_keys(t, "=");
  terminal_expect(t, "2.3 has no status for September to keep. c, p or n sets one.");
  terminal_keys(t, "<Up><BS>");
  terminal_expect(t, "2.2 has no status for October now.");
  expect_status(4, "2026-10", NULL);
  terminal_keys(t, "<Home>c");
  terminal_expect(t, "This is a goal; its items are coloured.");
  terminal_leave(t);
}
END_TEST

START_TEST(another_month_has_its_own_colours)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "]");
  terminal_expect(t, "SIP · Kuss Middle · November 2026");
  terminal_expect(t, "6 not set");
  terminal_keys(t, "<Home><Down>c");
  expect_status(0, "2026-11", "complete");
  expect_status(0, "2026-10", "in_progress");
  terminal_keys(t, "[");
  terminal_expect(t, "2 not set");
  terminal_leave(t);
}
END_TEST

START_TEST(what_another_changes_is_shown)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_expect(t, "2 not set");
  screens_b_colour(&data, 4, "2026-10", "complete", "by Rosa");
  terminal_wait_text(t, "2 [C] complete");
  terminal_wait_text(t, "1 not set");
  terminal_leave(t);
}
END_TEST

START_TEST(who_would_write_over_another_is_told)
{
  static const char *const statuses[] = { "complete", "no_action" };
  struct terminal *t = open_as(SIOBHAN);
  bool told = false;
  /* Between the key before and the one after the screen may have looked by itself: then once more.
   */
  for (int i = 0; i < 20 && !told; i++) {
    terminal_keys(t, "<Home><Down><Down>");
    screens_b_colour(&data, 1, "2026-10", statuses[i % 2], NULL);
    terminal_keys(t, "p");
    told = terminal_has(t, "Rosa Alvarez changed this SIP item");
    if (told)
      expect_status(1, "2026-10", statuses[i % 2]);
  }
  ck_assert(told);
  terminal_keys(t, "<Home><Down><Down>p");
  expect_status(1, "2026-10", "in_progress");
  terminal_leave(t);
}
END_TEST

START_TEST(a_click_selects)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_click(t, 1, 7, 20);
  terminal_expect(t, "▸ 1.2");
  terminal_click(t, 5, 10, 20);
  terminal_expect(t, "▸ 1.3");
  terminal_keys(t, "c");
  expect_status(2, "2026-10", "complete");
  terminal_leave(t);
}
END_TEST

/* --- the item ----------------------------------------------------------------------------------
 */

START_TEST(a_note_is_kept_to_the_last_key)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "<Enter><Enter>Two teams have begun,");
  terminal_kill(t, SIGKILL);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGKILL);
  t = ui_run(&data.fixture, SIOBHAN, 0, 0);
  terminal_expect(t, "You were writing a note on SIP item 2.2");
  terminal_keys(t, "gi<Enter>");
  terminal_expect(t, "Your note is here as you left it.");
  terminal_expect(t, "Two teams have begun,");
  terminal_keys(t, " one has not.<Esc>");
  terminal_expect(t, "How does it stand in October? The note goes with it.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "The note is kept as a draft: it goes with a status. Enter goes on.");
  terminal_keys(t, "<Enter><Esc>p");
  terminal_expect(t, "The note is kept. u undoes.");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Two teams have begun, one has not.");
  terminal_leave(t);
}
END_TEST

START_TEST(a_note_over_anothers_is_told)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "<Home><Down><Enter><Enter>My words");
  screens_b_colour(&data, 0, "2026-10", "in_progress", "Rosa’s words");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Rosa Alvarez changed this SIP item");
  terminal_expect(t, "My words");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "The note is kept.");
  terminal_keys(t, "u");
  terminal_expect(t, "Rosa’s words");
  terminal_leave(t);
}
END_TEST

/* Who types while another takes the status away is asked for it, and never stuck. */
START_TEST(a_note_whose_status_is_taken_away_is_asked_for_it)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "<Home><Down>p<Up><Enter><Enter>My words");
  screens_b_colour(&data, 0, "2026-10", NULL, NULL);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "changed this SIP item");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "How does it stand in October?");
  terminal_keys(t, "n");
  terminal_expect(t, "The note is kept. u undoes.");
  expect_status(0, "2026-10", "no_action");
  terminal_leave(t);
}
END_TEST

/* The right key after the wrong one and u is for the same item. */
START_TEST(undo_goes_back_to_the_item)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "<Home><Down>cu");
  terminal_expect(t, "Undone: Colour SIP item 1.1 for October.");
  terminal_expect(t, "▸ 1.1");
  terminal_keys(t, "p");
  expect_status(0, "2026-10", "in_progress");
  terminal_leave(t);
}
END_TEST

/* --- goals and items -----------------------------------------------------------------------------
 */

START_TEST(a_new_item_from_draft_to_plan)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "A");
  terminal_expect(t, "New SIP item 2.4");
  terminal_keys(t, "<Tab><Tab>team lead<Tab><Esc><Esc>");
  terminal_expect(t, "is kept as a draft. Still needed: Item.");
  terminal_keys(t, "A");
  terminal_expect(t, "What you wrote is here as you left it.");
  terminal_keys(t, "Families hear about attendance<Esc><Esc>");
  terminal_expect(t, "Added: SIP item 2.4. u undoes.");
  terminal_expect(t, "Families hear about attendance");
  terminal_keys(t, "u");
  terminal_expect_not(t, "Families hear about attendance");
  terminal_leave(t);
}
END_TEST

START_TEST(the_form_is_finished_as_all_forms_are)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "A<C-o>");
  terminal_expect(t, "Still needed: Item.");
  terminal_keys(t, "Families hear about attendance<Tab><Tab><Tab>4 Dec<C-o>");
  terminal_expect(t, "Added: SIP item 2.4. u undoes.");
  terminal_expect(t, "4 Dec");
  terminal_keys(t, "E<Tab><Tab><Tab><C-u>11 Dec<Tab><Tab><Tab><Tab><Enter>");
  terminal_expect(t, "Changed: SIP item 2.4. u undoes.");
  terminal_expect(t, "11 Dec");
  terminal_keys(t, "E<Tab><Tab><Tab>31 Feb<Enter>");
  terminal_expect(t, "31 Feb");
  terminal_keys(t, "18 Jan<C-o>"); /* in place of what stands there, also where that was refused */
  terminal_expect(t, "18 Jan");
  terminal_keys(t, "E<Tab><Tab><Tab><End><BS>6<C-o>"); /* 2027 is now 2026 */
  terminal_expect(t, "18 Jan 2026");
  terminal_leave(t);
}
END_TEST

START_TEST(an_item_that_another_changed_meanwhile_is_settled)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "<Home><Down><Down>E with families");
  screens_b_colour(&data, 1, "2026-10", "complete", NULL);
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "Somebody changed this meanwhile.");
  terminal_keys(t, "l");
  terminal_expect(t, "What they changed:");
  terminal_keys(t, "<Esc>k");
  terminal_expect(t, "Changed: SIP item");
  terminal_keys(t, "E");
  terminal_expect(t, "with families");
  terminal_keys(t, "<Esc><Esc>");
  expect_status(1, "2026-10", "complete");
  terminal_leave(t);
}
END_TEST

START_TEST(dropped_and_taken_up_again)
{
  struct terminal *t = open_as(SIOBHAN);
  terminal_keys(t, "]D");
  terminal_expect(t, "2.2 is dropped: it stays, and is no longer asked for.");
  terminal_expect(t, "5 not set");
  terminal_keys(t, "o");
  terminal_expect(t, "dropped");
  terminal_keys(t, "<Home><Down><Down><Down><Down><Down><Down>");
  terminal_keys(t, "cD");
  terminal_expect(t, "2.2 is in the plan again.");
  expect_status(4, "2026-11", NULL);
  terminal_leave(t);
}
END_TEST

START_TEST(the_first_goal_of_a_plan)
{
  struct terminal *t = open_as(NULL);
  terminal_keys(t, "[[[[[<Enter>");
  terminal_expect(t, "G writes the first goal.");
  terminal_keys(t, "B");
  terminal_expect(t, "School Improvement Plan");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "G writes the first goal.");
  terminal_keys(t, "GEvery child reads by nine<Esc><Esc>");
  terminal_expect(t, "Added: SIP goal 1.");
  terminal_keys(t, "APhonics every day<Esc><Esc>");
  terminal_expect(t, "Added: SIP item 1.1.");
  terminal_keys(t, "GEvery child counts by nine<Esc><Esc>AA game a day<Esc><Esc>");
  terminal_expect(t, "Added: SIP item 2.1."); /* to the goal that was added just now */
  terminal_expect(t, "▸ 2.1");
  terminal_leave(t);
}
END_TEST

START_TEST(who_only_reads_cannot_colour)
{
  struct terminal *t = open_as("James Ortiz");
  terminal_keys(t, "<Down><Enter>");
  terminal_expect(t, "SIP · Kuss Middle");
  terminal_expect_not(t, "c Complete");
  terminal_keys(t, "c");
  expect_status(4, "2026-10", NULL);
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "School Improvement Plans");
  terminal_leave(t);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("ui_sip");
  TCase *tests = tcase_create("ui_sip");
  tcase_add_checked_fixture(tests, start, end);
  tcase_add_test(tests, the_screens);
  tcase_add_test(tests, a_key_an_item_saved_at_once);
  tcase_add_test(tests, a_colour_that_is_there_already_is_no_change);
  tcase_add_test(tests, redo_brings_a_colour_back);
  tcase_add_test(tests, goals_and_items_are_added_by_keys_that_are_shown);
  tcase_add_test(tests, letters_that_mean_nothing_do_nothing);
  tcase_add_test(tests, the_same_as_last_month_and_nothing_again);
  tcase_add_test(tests, another_month_has_its_own_colours);
  tcase_add_test(tests, what_another_changes_is_shown);
  tcase_add_test(tests, who_would_write_over_another_is_told);
  tcase_add_test(tests, a_click_selects);
  tcase_add_test(tests, a_note_is_kept_to_the_last_key);
  tcase_add_test(tests, a_note_over_anothers_is_told);
  tcase_add_test(tests, a_note_whose_status_is_taken_away_is_asked_for_it);
  tcase_add_test(tests, undo_goes_back_to_the_item);
  tcase_add_test(tests, a_new_item_from_draft_to_plan);
  tcase_add_test(tests, the_form_is_finished_as_all_forms_are);
  tcase_add_test(tests, an_item_that_another_changed_meanwhile_is_settled);
  tcase_add_test(tests, dropped_and_taken_up_again);
  tcase_add_test(tests, the_first_goal_of_a_plan);
  tcase_add_test(tests, who_only_reads_cannot_colour);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
