/* The parts of ui/ that need no terminal: keys, actions, and what test_ui.h lists. */
#include "tests/test_ui.h"

#include "suite.h"

#include "ui/action.h"
#include "ui/app_own.h"
#include "ui/editor.h"
#include "ui/form.h"
#include "ui/key.h"
#include "ui/list.h"

#include <string.h>

START_TEST(keys_are_read_and_written)
{
  static const char *const names[] = { "f",   "é",    "^P",        "^_",        "Enter",
                                       "Esc", "Tab",  "Shift-Tab", "Up",        "PgDn",
                                       "F1",  "F12",  "+",         "Ctrl-Left", "?",
                                       "-",   "Home", "Delete",    "Shift-Up",  "^S" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    struct key key;
    ck_assert_msg(key_parse(names[i], &key), "%s", names[i]);
    g_autofree char *again = key_label(&key);
    ck_assert_str_eq(again, names[i]);
    ck_assert(key_in(&key, names[i]));
  }
}
END_TEST

START_TEST(what_is_no_key_is_refused)
{
  static const char *const names[] = { "", "ff", "F0", "F13", "Entr", "^^^", "Ctrl-", "g+t", "^é" };
  struct key key;
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    ck_assert_msg(!key_parse(names[i], &key), "%s", names[i]);
}
END_TEST

START_TEST(a_key_is_found_among_keys)
{
  struct key key = { .code = 'y' };
  ck_assert(key_in(&key, "y p n -"));
  ck_assert(key_in(&key, "p y"));
  ck_assert(!key_in(&key, "p n yy"));
  ck_assert(!key_in(&key, ""));
  ck_assert(!key_in(&key, "g+y"));
  struct key far = { .code = K_LEFT, .modifiers = MOD_CTRL };
  ck_assert(!key_in(&far, "Left"));
  ck_assert(key_in(&far, "Left Ctrl-Left"));
}
END_TEST

START_TEST(only_text_is_text)
{
  ck_assert(key_is_text(&(struct key){ .code = 'a' }));
  ck_assert(key_is_text(&(struct key){ .code = 0x1ea1 }));
  ck_assert(key_is_text(&(struct key){ .code = K_PASTE, .paste = "x" }));
  ck_assert(!key_is_text(&(struct key){ .code = K_CTRL('P') }));
  ck_assert(!key_is_text(&(struct key){ .code = K_BACKSPACE }));
  ck_assert(!key_is_text(&(struct key){ .code = K_UP }));
  ck_assert(action_key_in_text(&(struct key){ .code = K_TAB }));
  ck_assert(!action_key_in_text(&(struct key){ .code = '?' }));
}
END_TEST

START_TEST(our_tables_are_whole)
{
  const struct action *const tables[] = { app_actions, list_actions, form_actions, editor_actions,
                                          NULL };
  for (int i = 0; tables[i]; i++) {
    g_autofree char *fault = action_table_fault(tables[i]);
    ck_assert_msg(!fault, "%s", fault);
  }
}
END_TEST

START_TEST(faults_of_tables_are_told)
{
  const struct action no_key[] = { { .name = "a", .label = "A", .help = "A." }, { .name = NULL } };
  const struct action bad_key[] = { { .name = "a", .label = "A", .help = "A.", .keys = "f Entr" },
                                    { .name = NULL } };
  const struct action twice[] = { { .name = "a", .label = "A", .help = "A.", .keys = "f" },
                                  { .name = "a", .label = "B", .help = "B.", .keys = "g+b" },
                                  { .name = NULL } };
  const struct action *const tables[] = { no_key, bad_key, twice };
  static const char *const words[] = { "no key", "Entr", "twice" };
  for (size_t i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autofree char *fault = action_table_fault(tables[i]);
    ck_assert_ptr_nonnull(fault);
    ck_assert_msg(strstr(fault, words[i]) != NULL, "%s", fault);
  }
}
END_TEST

START_TEST(the_manual_escapes_what_roff_reads)
{
  const struct action table[] = {
    { .name = "a", .label = "Go-to", .help = "Goes \\ there.", .keys = "g+t ^P" }, { .name = NULL }
  };
  const struct action *const tables[] = { table, NULL };
  g_autofree char *text = action_manual("The keys", tables);
  ck_assert_str_eq(text,
                   ".SS The keys\n.TP\n\\fBg t\\fR, \\fB\\(haP\\fR  Go\\-to\nGoes \\e there.\n");
}
END_TEST

static TCase *key_tests(void)
{
  TCase *tests = tcase_create("keys");
  tcase_add_test(tests, keys_are_read_and_written);
  tcase_add_test(tests, what_is_no_key_is_refused);
  tcase_add_test(tests, a_key_is_found_among_keys);
  tcase_add_test(tests, only_text_is_text);
  tcase_add_test(tests, our_tables_are_whole);
  tcase_add_test(tests, faults_of_tables_are_told);
  tcase_add_test(tests, the_manual_escapes_what_roff_reads);
  return tests;
}

int main(void)
{
  Suite *suite = suite_create("ui");
  suite_add_tcase(suite, key_tests());
  suite_add_tcase(suite, input_tests());
  suite_add_tcase(suite, editor_tests());
  suite_add_tcase(suite, list_tests());
  return suite_run(suite);
}
