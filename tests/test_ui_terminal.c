/* The terminal taken, resized, lent, and always given back. */
#include "tests/ui_demo_run.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

START_TEST(every_size_is_survived)
{
  static const int sizes[][2] = { { 12, 40 }, { 11, 40 }, { 12, 39 },  { 1, 1 },  { 2, 200 },
                                  { 200, 2 }, { 5, 5 },   { 60, 250 }, { 24, 80 } };
  static const char *const states[] = { "",  "?", ":", "c", "v", "n", "gf<Tab><Tab><Tab><Enter>",
                                        "gt" };
  struct terminal *t = demo(NULL);
  for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
    terminal_keys(t, states[i]);
    for (size_t j = 0; j < G_N_ELEMENTS(sizes); j++)
      terminal_resize(t, sizes[j][0], sizes[j][1]);
    terminal_keys(t, "<Esc><Esc><Esc>");
  }
  terminal_expect(t, "─ Schools");
  demo_end(t);
}
END_TEST

START_TEST(a_small_window_says_so)
{
  struct terminal *t = demo(NULL);
  terminal_resize(t, 11, 40);
  terminal_expect(t, "Needs 40×12, has 40×11. q leaves.");
  terminal_keys(t, "c<Down>");
  terminal_resize(t, 12, 40);
  terminal_expect(t, "▸ Kuss Middle");
  terminal_resize(t, 3, 20);
  demo_end(t);
}
END_TEST

START_TEST(a_resize_in_a_sentence_loses_nothing)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "gtOne ");
  terminal_resize(t, 6, 30);
  terminal_expect_not(t, "q leaves");
  terminal_expect(t, "typed is kept.");
  terminal_resize(t, 6, 20);
  terminal_keys(t, "two ");
  terminal_resize(t, 30, 100);
  terminal_keys(t, "three");
  terminal_expect(t, "One two three");
  terminal_send(t, " four");
  terminal_resize_only(t, 20, 60);
  terminal_send(t, " five");
  terminal_resize_only(t, 24, 80);
  terminal_settle(t);
  terminal_expect(t, "One two three four five");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

/* Under a shell with job control: Ctrl-Z goes to the shell, fg comes back to what was there. */
START_TEST(ctrl_z_and_back)
{
  g_autofree char *path = demo_path();
  g_autofree char *script =
      g_strdup_printf("set -m; '%s' --rows 20; echo; echo it is stopped; read line; fg", path);
  const char *const arguments[] = { "/bin/sh", "-c", script, NULL };
  struct terminal *t = terminal_open(&(struct terminal_program){ .arguments = arguments });
  terminal_keys(t, "<Down><Down>");
  terminal_expect(t, "▸ Durfee High 1");
  terminal_send(t, "<C-z>");
  terminal_wait_text(t, "it is stopped");
  terminal_expect_not(t, "Durfee");
  terminal_send(t, "<C-j>");
  terminal_wait_text(t, "▸ Durfee High 1");
  terminal_send(t, "<Down>");
  terminal_wait_text(t, "▸ Viveiros Elementary 1");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

START_TEST(a_signal_leaves_cleanly)
{
  static const int signals[] = { SIGTERM, SIGHUP, SIGINT };
  struct terminal *t = demo(NULL);
  terminal_keys(t, "gfNuñez");
  terminal_kill(t, signals[_i]);
  ck_assert_int_eq(terminal_wait_end(t), 128 + signals[_i]);
  terminal_expect(t, "Kept as a draft.");
  terminal_expect_not(t, "Family name");
  terminal_close(t, NULL);
}
END_TEST

START_TEST(a_signal_leaves_dialogs_too)
{
  static const char *const states[] = { "?", "c", "v", "n", "gf<Tab><Tab><Tab><Enter>" };
  struct terminal *t = demo(NULL);
  terminal_keys(t, states[_i]);
  terminal_kill(t, SIGTERM);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGTERM);
}
END_TEST

START_TEST(a_fault_gives_the_terminal_back)
{
  struct terminal *t = demo(NULL);
  terminal_keys(t, "!");
  ck_assert_int_eq(terminal_wait_end(t), 128 + SIGABRT);
  terminal_expect_not(t, "Kuss Middle");
  terminal_close(t, NULL);
}
END_TEST

START_TEST(a_terminal_is_needed)
{
  g_autofree char *path = demo_path();
  g_autofree char *script = g_strdup_printf("'%s' </dev/null; echo status $?", path);
  const char *const arguments[] = { "/bin/sh", "-c", script, NULL };
  struct terminal *t = terminal_open(&(struct terminal_program){ .arguments = arguments });
  terminal_wait_end(t);
  terminal_expect(t, "need a terminal");
  terminal_expect(t, "status 1");
  terminal_close(t, NULL);
}
END_TEST

START_TEST(a_terminal_that_cannot_is_told)
{
  struct terminal *t = demo_at(0, 0, _i ? "no-such-terminal" : "dumb", NULL);
  ck_assert_int_eq(terminal_wait_end(t), 1);
  terminal_expect(t, "cannot show screens");
  terminal_close(t, NULL);
}
END_TEST

/* Writes a script that is to be the person's editor; its path. Yours. */
static char *editor_script(const char *folder, const char *body)
{
  char *path = g_build_filename(folder, "editor", NULL);
  g_autofree char *script = g_strconcat("#!/bin/sh\n", body, "\n", NULL);
  ck_assert(g_file_set_contents(path, script, -1, NULL));
  ck_assert_int_eq(chmod(path, 0700), 0);
  return path;
}

START_TEST(another_editor_may_edit)
{
  static const struct {
    const char *body, *text, *message;
  } cases[] = {
    { "test \"$(stat -c %a \"$1\")\" = 600 && echo 'and more.' >>\"$1\"", "Some text\n and more.",
      "" },
    { "echo lost >\"$1\"; exit 3", " Some text", "failed. The text is as it was." },
    { "rm \"$1\"", " Some text", "left no file" },
    { "printf '\\377' >\"$1\"", " Some text", "is no text" },
    { "kill -9 $$", " Some text", "The text is as it was." },
    { "printf '' >\"$1\"", "What worked", "" },
  };
  g_autofree char *folder = g_dir_make_tmp("throughline-editor-XXXXXX", NULL);
  g_autofree char *path = editor_script(folder, cases[_i].body);
  g_autofree char *words = g_strdup_printf("VISUAL=%s EDITOR=/nowhere", path);
  struct terminal *t = demo(words);
  terminal_keys(t, "gtSome text<C-x><C-e>");
  terminal_expect(t, cases[_i].text);
  terminal_expect(t, cases[_i].message);
  terminal_keys(t, "!");
  terminal_expect(t, "!");
  terminal_keys(t, "<Esc>");
  demo_end(t);
  remove(path);
  remove(folder);
}
END_TEST

START_TEST(a_missing_editor_changes_nothing)
{
  struct terminal *t = demo("EDITOR=/nowhere/ed");
  terminal_keys(t, "gtSome text<C-x><C-e>");
  terminal_expect(t, " Some text");
  terminal_expect(t, "did not start");
  terminal_keys(t, "<Esc>");
  demo_end(t);
}
END_TEST

/* --- Random keys
 * ------------------------------------------------------------------------------------- */

static const char *const random_keys[] = {
  "a",
  "e",
  "f",
  "g",
  "s",
  "t",
  "c",
  "v",
  "n",
  "y",
  "b",
  "S",
  "u",
  "m",
  "?",
  ":",
  "/",
  " ",
  "é",
  "9",
  "Nov 31",
  "<Enter>",
  "<Enter>",
  "<Esc>",
  "<Esc>",
  "<Tab>",
  "<S-Tab>",
  "<Up>",
  "<Down>",
  "<Down>",
  "<Left>",
  "<Right>",
  "<Home>",
  "<End>",
  "<PgUp>",
  "<PgDn>",
  "<BS>",
  "<Delete>",
  "<C-Left>",
  "<C-Right>",
  "<C-_>",
  "<C-y>",
  "<C-k>",
  "<C-u>",
  "<C-w>",
  "<C-p>",
  "<C-s>",
  "<C-f>",
  "<C-l>",
  "<C-c>",
  "<C-x>",
  "<F1>",
  "<Insert>",
  "gf",
  "gt",
  "gs",
  "\033[200~two\nlines ង្ក\033[201~",
  "\033[<0;9;7M",
  "\033[<65;9;7M",
  "\033[<64;1;1M",
  "\033[",
  "\033O",
  "\377",
  "\033[1;",

};

/* Keys in any order with sizes changing between them, from a fixed seed; FUZZ_KEYS and FUZZ_SEED
 * for more. */
START_TEST(any_keys_are_survived)
{
  const char *more = getenv("FUZZ_KEYS");
  const char *seed = getenv("FUZZ_SEED");
  guint64 count = more ? g_ascii_strtoull(more, NULL, 10) : 1500;
  g_autoptr(GRand) random = g_rand_new_with_seed(seed ? (guint32)g_ascii_strtoull(seed, NULL, 10)
                                                      : 20261112u + (guint32)_i);
  struct terminal *t = demo("--rows 60");
  for (guint64 i = 0; i < count; i++) {
    terminal_send(t, random_keys[g_rand_int_range(random, 0, G_N_ELEMENTS(random_keys))]);
    if (g_rand_int_range(random, 0, 20) == 0)
      terminal_resize_only(t, g_rand_int_range(random, 1, 60), g_rand_int_range(random, 1, 160));
    if (g_rand_int_range(random, 0, 10) == 0)
      terminal_settle(t);
  }
  terminal_resize(t, 24, 80);
  terminal_bytes(t, "\033[201~", -1);
  terminal_keys(t, "<Esc>");
  terminal_keys(t, "<Esc>");
  terminal_expect(t, "Mill City");
  terminal_kill(t, SIGTERM);
  ck_assert_int_eq(terminal_close(t, NULL), 128 + SIGTERM);
}
END_TEST

TCase *terminal_tests(void)
{
  TCase *tests = tcase_create("terminal");
  tcase_add_test(tests, every_size_is_survived);
  tcase_add_test(tests, a_small_window_says_so);
  tcase_add_test(tests, a_resize_in_a_sentence_loses_nothing);
  tcase_add_test(tests, ctrl_z_and_back);
  tcase_add_loop_test(tests, a_signal_leaves_cleanly, 0, 3);
  tcase_add_loop_test(tests, a_signal_leaves_dialogs_too, 0, 5);
  tcase_add_test(tests, a_fault_gives_the_terminal_back);
  tcase_add_test(tests, a_terminal_is_needed);
  tcase_add_loop_test(tests, a_terminal_that_cannot_is_told, 0, 2);
  tcase_add_loop_test(tests, another_editor_may_edit, 0, 6);
  tcase_add_test(tests, a_missing_editor_changes_nothing);
  tcase_add_loop_test(tests, any_keys_are_survived, 0, 2);
  return tests;
}
