/* What the widgets do, on a terminal. */
#include "tests/ui_demo_run.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

static void expect_cursor_on(struct terminal *t, const char *text)
{
  int row, column;
  terminal_cursor(t, &row, &column);
  g_autofree char *line = terminal_line(t, row);
  ck_assert_msg(strstr(line, text) != NULL, "the cursor is on \"%s\", not on \"%s\"", line, text);
}

START_TEST(the_cursor_is_on_what_is_selected)
{
  struct terminal *t = demo(NULL);
  expect_cursor_on(t, "▸ Kuss Middle");
  terminal_keys(t, "<Down><Down>");
  expect_cursor_on(t, "▸ Durfee High");
  terminal_keys(t, "/tal");
  expect_cursor_on(t, "▸ Talbot");
  terminal_keys(t, "<Esc>?sort");
  expect_cursor_on(t, "▸ s S");
  terminal_keys(t, "<Esc>gf<Down><Down>");
  expect_cursor_on(t, "▸ Role");
  terminal_keys(t, "<Down>wat");
  expect_cursor_on(t, "▸ Watson");
  terminal_keys(t, "<Esc><Esc><Esc>");
  demo_end(t);
}
END_TEST

START_TEST(help_finds_by_key)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "?<C-p>");
  terminal_expect(t, "▸ : ^P");
  terminal_keys(t, "<Esc>?<F1>");
  terminal_expect(t, "▸ ? F1");
  terminal_keys(t, "<Esc>?b");
  terminal_expect(t, "▸ b ");
  terminal_keys(t, "<Esc>?group<Enter>"); /* and does what it found */
  terminal_expect(t, "School");
  terminal_expect(t, "\n Elementary\n");
  terminal_keys(t, "<Esc>:text<Enter>");
  terminal_expect(t, "─ Text ─");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

START_TEST(what_cannot_be_done_is_not_offered)
{
  struct terminal *t = demo("--rows 0");
  terminal_expect(t, "No school yet.");
  terminal_expect_not(t, "Enter Open");
  terminal_keys(t, "<Enter>:open");
  terminal_expect(t, "─ All actions");
  terminal_expect_not(t, "Opens the selected school");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

START_TEST(unknown_keys_say_so)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "x");
  terminal_expect(t, "x does nothing here. ? shows what can be done.");
  terminal_keys(t, "gx");
  terminal_expect(t, "g x goes nowhere.");
  terminal_keys(t, "<C-s>");
  terminal_expect(t, "Everything is saved.");
  terminal_keys(t, "<C-q><Down>");
  terminal_expect(t, "▸ Doran");
  terminal_keys(t, "<C-c>");
  terminal_expect(t, "q, outside text, leaves");
  demo_end(t);
}
END_TEST

START_TEST(letters_are_text_in_a_field)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "gtq?:ugm <C-s>");
  terminal_expect(t, "q?:ugm");
  terminal_expect(t, "Everything is saved.");
  terminal_keys(t, "<C-p>");
  terminal_expect(t, "─ All actions");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "─ Schools");
  demo_end(t);
}
END_TEST

START_TEST(pasted_text_is_text)
{
  struct terminal *t = demo(NULL);
  terminal_paste(t, "q\r?");
  terminal_expect(t, "▸ Kuss");
  terminal_keys(t, "gt");
  terminal_paste(t, "first\rsecond\x1b[Athird");
  terminal_expect(t, " first\n second[Athird");
  terminal_keys(t, "<C-_>");
  terminal_expect(t, "What worked");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

START_TEST(control_characters_are_shown)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "gt");
  terminal_bytes(t, "a\u202eb\u200f", -1);
  terminal_expect(t, "a\ufffdb");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

/* The text of a form that is restored from its draft; what was half typed is there too. */
START_TEST(a_killed_form_is_offered_again)
{
  static const char typed[] = "Nuñez";
  g_autofree char *folder = g_dir_make_tmp("throughline-draft-XXXXXX", NULL);
  g_autofree char *draft = g_build_filename(folder, "draft.json", NULL);
  g_autofree char *words = g_strdup_printf("--draft %s", draft);
  struct terminal *t = demo(words);
  terminal_keys(t, "gf");
  terminal_keys(t, typed);
  terminal_keys(t, "<Tab><Tab><Tab>dor<Enter>");
  terminal_keys(t, "12 No");
  terminal_kill(t, SIGKILL);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGKILL);
  t = demo(words);
  terminal_keys(t, "gf");
  terminal_expect(t, "Family name    Nuñez");
  terminal_expect(t, "School         Doran Elementary");
  terminal_expect(t, "▸ From           12 No");
  terminal_keys(t, "v<Tab>");
  terminal_expect(t, "From           12 Nov 2026");
  terminal_keys(t, "<Esc><Esc>");
  demo_end(t);
  remove(draft);
  remove(folder);
}
END_TEST

START_TEST(undo_takes_fields_back)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "gfSok<Tab>Ann<Tab>h<Tab><Esc>");
  terminal_expect(t, "Role           High");
  terminal_keys(t, "u");
  terminal_expect(t, "Role           needed");
  terminal_keys(t, "u");
  terminal_expect_not(t, "Ann");
  terminal_keys(t, "u");
  terminal_expect_not(t, "Sok");
  terminal_expect_not(t, "u Undo");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

START_TEST(a_line_goes_back_long_text_stays)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "gfSok<Esc>");
  terminal_expect(t, "What was there is back");
  terminal_expect(t, "Family name    needed");
  terminal_keys(t, "<C-_>");
  terminal_expect(t, "Family name    Sok");
  terminal_keys(t, "<S-Tab><S-Tab>kept<Esc>");
  terminal_expect(t, "Private notes  kept");
  terminal_keys(t, "f");
  terminal_expect(t, "Still needed: Role and School.");
  terminal_expect(t, "▸ Role");
  terminal_keys(t, "<Esc><Esc>");
  terminal_expect(t, "Kept as a draft.");
  demo_end(t);
}
END_TEST

START_TEST(another_persons_change_is_shown)
{
  g_autofree char *folder = g_dir_make_tmp("throughline-change-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "changes", NULL);
  g_autofree char *words = g_strdup_printf("--changes %s", path);
  struct terminal *t = demo(words);
  terminal_keys(t, "<Down><Down>");
  terminal_expect(t, "Greene");
  ck_assert(g_file_set_contents(path, "changed", -1, NULL));
  gint64 until = g_get_monotonic_time() + 60 * G_USEC_PER_SEC;
  while (terminal_has(t, "Greene") && g_get_monotonic_time() < until)
    terminal_keys(t, "<C-l>");
  terminal_expect_not(t, "Greene");
  terminal_expect(t, "▸ Durfee High");
  demo_end(t);
  remove(path);
  remove(folder);
}
END_TEST

START_TEST(long_work_shows_how_far_and_stops)
{
  struct terminal *t = demo(NULL);
  terminal_send(t, "i");
  terminal_wait_text(t, "of 8,000 rows read");
  terminal_wait_text(t, "Esc Stop");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Stopped.");
  demo_end(t);
}
END_TEST

START_TEST(the_mouse_selects_and_scrolls)
{
  struct terminal *t = demo("--rows 200");
  terminal_click(t, 1, 6, 10);
  terminal_expect(t, "▸ Viveiros Elementary 1");
  terminal_click(t, 5, 6, 10);
  terminal_expect(t, "▸ Spencer Borden 1");
  terminal_click(t, 4, 6, 10);
  terminal_expect(t, "▸ Viveiros Elementary 1");
  terminal_keys(t, "m");
  terminal_expect(t, "m takes it back");
  terminal_keys(t, "mgf");
  terminal_click(t, 1, 6, 20);
  terminal_expect(t, "▸ School");
  terminal_keys(t, "<Enter>");
  terminal_click(t, 1, 12, 10);
  terminal_click(t, 1, 12, 10);
  terminal_expect_not(t, "─ School ─");
  terminal_keys(t, "<Esc><Esc>");
  demo_end(t);
}
END_TEST

START_TEST(a_very_long_list_answers)
{
  struct terminal *t = demo("--rows 300000");
  terminal_keys(t, "<End>");
  terminal_expect(t, "▸ Greene 25000");
  terminal_keys(t, "/greene 24999");
  terminal_expect(t, "1 of 300,000");
  terminal_expect(t, "▸ Greene 24999");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "▸ Greene 24999");
  demo_end(t);
}
END_TEST

START_TEST(dialogs_answer)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "cx");
  terminal_expect(t, "─ Please choose");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Nothing was done.");
  terminal_keys(t, "cn");
  terminal_expect(t, "October stays open.");
  terminal_keys(t, "vf");
  terminal_expect(t, "Finished.");
  terminal_keys(t, "n<C-u>ab<Enter>");
  terminal_expect(t, "at least three letters");
  terminal_keys(t, "c<Enter>");
  terminal_expect(t, "It is called abc.");
  demo_end(t);
}
END_TEST

START_TEST(what_takes_long_is_read_when_no_key_waits)
{
  struct terminal *t = demo("--stops 3");
  terminal_expect(t, "0 keys; read at the 4th time after 0 of them.");
  terminal_expect_not(t, "Stopped.");
  terminal_keys(t, "xyz"); /* come together: they are all answered first */
  terminal_expect(t, "3 keys; read at the 5th time after 3 of them.");
  terminal_keys(t, "xyfz"); /* one of them needs it */
  terminal_expect(t, "7 keys; read at the 6th time after 6 of them.");
  demo_end(t);
}
END_TEST

TCase *behaviour_tests(void)
{
  TCase *tests = tcase_create("behaviour");
  tcase_add_test(tests, the_cursor_is_on_what_is_selected);
  tcase_add_test(tests, help_finds_by_key);
  tcase_add_test(tests, what_cannot_be_done_is_not_offered);
  tcase_add_test(tests, unknown_keys_say_so);
  tcase_add_test(tests, letters_are_text_in_a_field);
  tcase_add_test(tests, pasted_text_is_text);
  tcase_add_test(tests, control_characters_are_shown);
  tcase_add_test(tests, a_killed_form_is_offered_again);
  tcase_add_test(tests, undo_takes_fields_back);
  tcase_add_test(tests, a_line_goes_back_long_text_stays);
  tcase_add_test(tests, another_persons_change_is_shown);
  tcase_add_test(tests, long_work_shows_how_far_and_stops);
  tcase_add_test(tests, the_mouse_selects_and_scrolls);
  tcase_add_test(tests, a_very_long_list_answers);
  tcase_add_test(tests, dialogs_answer);
  tcase_add_test(tests, what_takes_long_is_read_when_no_key_waits);
  return tests;
}
