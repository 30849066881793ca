/* Text fields, key by key. */
#include "tests/test_ui.h"

#include "ui/editor.h"

#include <string.h>

/* Types names of keys separated by spaces; 'text in quotes' is typed letter by letter. */
static enum editor_result type(struct editor *editor, const char *keys)
{
  enum editor_result result = EDITOR_IGNORED;
  while (*keys) {
    if (*keys == '\'') {
      const char *end = strchr(keys + 1, '\'');
      for (keys++; keys < end; keys = g_utf8_next_char(keys))
        result = editor_key(editor, &(struct key){ .code = (int)g_utf8_get_char(keys) });
      keys = end + 1;
    } else {
      size_t length = strcspn(keys, " ");
      g_autofree char *name = g_strndup(keys, length);
      struct key key;
      ck_assert_msg(key_parse(name, &key), "%s", name);
      result = editor_key(editor, &key);
      keys += length;
    }
    keys += strspn(keys, " ");
  }
  return result;
}

static const struct {
  bool one_line;
  const char *keys, *text;
} typed[] = {
  { true, "'abc'", "abc" },
  { true, "'abc' Left Left 'x'", "axbc" },
  { true, "'abc' Home 'x' End 'y'", "xabcy" },
  { true, "'abc' ^A 'x' ^E 'y'", "xabcy" },
  { true, "'abc' Backspace Backspace", "a" },
  { true, "'abc' Home Delete", "bc" },
  { true, "'abc' Home Backspace Left Left 'x'", "xabc" },
  { true, "'abc' Right Delete 'x'", "abcx" },
  { true, "'two words' ^W", "two " },
  { true, "'two words' Ctrl-Left 'x'", "two xwords" },
  { true, "'two words' Home Ctrl-Right 'x'", "two xwords" },
  { true, "'two words' Home Ctrl-Delete", "words" },
  { true, "'two words' Ctrl-Left ^K", "two " },
  { true, "'two words' Ctrl-Left ^U", "words" },
  { true, "'Nguye' '̂' '̃' 'n'", "Nguyễn" },
  { true, "'e' '́' Backspace", "" },
  { true, "'សុខា' Backspace", "សុ" },
  { true, "'👩‍👧x' Left Backspace", "x" },
  { true, "'a' ^_", "" },
  { true, "'one two' ^_", "one " },
  { true, "'one two' ^_ ^_", "" },
  { true, "'one two' ^_ ^Z ^Y ^Y", "one two" },
  { true, "'one' Home ^K ^_ ", "one" },
  { true, "'one' Backspace Backspace ^_", "one" },
  { true, "'one' ^_ ^_ ^_", "" },
  { true, "'abc' Esc", "" },
  { true, "'abc' Esc ^_", "abc" },
  { false, "'a' Enter 'b'", "a\nb" },
  { false, "'a' Enter 'b' Up 'x'", "ax\nb" },
  { false, "'long' Enter 'b' Enter 'wide' Up Up End 'x'", "longx\nb\nwide" },
  { false, "'long' Enter 'b' Enter 'wide' Up Up 'x'", "longx\nb\nwide" },
  { false, "'ab' Enter 'cd' Ctrl-Home 'x' Ctrl-End 'y'", "xab\ncdy" },
  { false, "'ab' Enter 'cd' Home Backspace", "abcd" },
  { false, "'ab' Enter 'cd' Up Home ^K ^K", "cd" },
  { false, "'ab' Enter 'cd' ^U ^U", "ab\n" },
  { false, "'abc' Esc", "abc" },
};

START_TEST(keys_edit)
{
  AUTO(editor) struct editor *editor = editor_new(typed[_i].one_line);
  type(editor, typed[_i].keys);
  ck_assert_str_eq(editor_text(editor), typed[_i].text);
}
END_TEST

START_TEST(enter_and_esc_end_a_line)
{
  AUTO(editor) struct editor *editor = editor_new(true);
  editor_set_text(editor, "before");
  ck_assert_int_eq(type(editor, "'x' Enter"), EDITOR_DONE);
  ck_assert_int_eq(type(editor, "Esc"), EDITOR_RESTORED);
  ck_assert_str_eq(editor_text(editor), "before");
  ck_assert(!editor_changed(editor));
  ck_assert_int_eq(type(editor, "Esc"), EDITOR_LEFT);
  ck_assert_int_eq(type(editor, "^_"), EDITOR_CHANGED);
  ck_assert_str_eq(editor_text(editor), "beforex");
}
END_TEST

START_TEST(what_is_not_for_a_field_is_left_to_others)
{
  AUTO(editor) struct editor *line = editor_new(true);
  static const char *const keys[] = { "Tab", "Shift-Tab", "^P", "^S", "^F", "F1", "Up", "Down" };
  for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
    ck_assert_msg(type(line, keys[i]) == EDITOR_IGNORED, "%s", keys[i]);
  AUTO(editor) struct editor *text = editor_new(false);
  type(text, "'a' Enter 'b'");
  ck_assert_int_eq(type(text, "Down"), EDITOR_IGNORED);
  ck_assert_int_eq(type(text, "Up"), EDITOR_USED);
  ck_assert_int_eq(type(text, "Up"), EDITOR_IGNORED);
}
END_TEST

static void paste(struct editor *editor, const char *text)
{
  editor_key(editor, &(struct key){ .code = K_PASTE, .paste = text });
}

START_TEST(a_paste_is_one_change)
{
  AUTO(editor) struct editor *text = editor_new(false);
  type(text, "'ab' Left");
  paste(text, "one\r\ntwo\tthree");
  ck_assert_str_eq(editor_text(text), "aone\ntwo threeb");
  ck_assert(editor_undo(text));
  ck_assert_str_eq(editor_text(text), "ab");
  AUTO(editor) struct editor *line = editor_new(true);
  paste(line, "one\ntwo");
  ck_assert_str_eq(editor_text(line), "one two");
}
END_TEST

START_TEST(no_more_than_the_field_holds)
{
  AUTO(editor) struct editor *editor = editor_new(true);
  editor_set_max(editor, 5);
  type(editor, "'éèêëç' 'x'");
  ck_assert_str_eq(editor_text(editor), "éèêëç");
  type(editor, "Backspace Backspace");
  paste(editor, "abcdef");
  ck_assert_str_eq(editor_text(editor), "éèêab");
}
END_TEST

static void count(struct editor *editor, void *data)
{
  (void)editor;
  ++*(int *)data;
}

START_TEST(each_change_is_told)
{
  int changes = 0;
  AUTO(editor) struct editor *editor = editor_new(false);
  editor_on_change(editor, count, &changes);
  type(editor, "'ab' Left Right Home End");
  ck_assert_int_eq(changes, 2);
  type(editor, "Enter Backspace ^W ^_ ^Y");
  ck_assert_int_eq(changes, 7);
  type(editor, "Backspace Delete ^K ^U ^W");
  ck_assert_int_eq(changes, 7);
}
END_TEST

START_TEST(replacing_keeps_what_esc_goes_back_to)
{
  AUTO(editor) struct editor *editor = editor_new(true);
  editor_set_text(editor, "12 Nov 2026");
  editor_replace(editor, "Nov 31");
  ck_assert(editor_changed(editor));
  ck_assert_int_eq(type(editor, "Esc"), EDITOR_RESTORED);
  ck_assert_str_eq(editor_text(editor), "12 Nov 2026");
}
END_TEST

START_TEST(a_proposal_is_replaced_or_changed)
{
  static const char *const cases[][2] = {
    { "'p' 'a'", "pa" },    { "Backspace 'x'", "hepx" }, { "Left 'x'", "hepxs" },
    { "End 'x'", "hepsx" }, { "Home 'x'", "xheps" },     { "'pa' ^_", "heps" },
    { "Enter 'x'", "x" },   { "'x' Esc", "heps" },       { "^U 'x'", "x" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    AUTO(editor) struct editor *editor = editor_new(true);
    editor_set_text(editor, "heps");
    editor_propose(editor);
    ck_assert(editor_proposes(editor));
    type(editor, cases[i][0]);
    ck_assert_str_eq(editor_text(editor), cases[i][1]);
  }
}
END_TEST

TCase *editor_tests(void)
{
  TCase *tests = tcase_create("editor");
  tcase_add_loop_test(tests, keys_edit, 0, (int)G_N_ELEMENTS(typed));
  tcase_add_test(tests, enter_and_esc_end_a_line);
  tcase_add_test(tests, what_is_not_for_a_field_is_left_to_others);
  tcase_add_test(tests, a_paste_is_one_change);
  tcase_add_test(tests, no_more_than_the_field_holds);
  tcase_add_test(tests, each_change_is_told);
  tcase_add_test(tests, replacing_keeps_what_esc_goes_back_to);
  tcase_add_test(tests, a_proposal_is_replaced_or_changed);
  return tests;
}
