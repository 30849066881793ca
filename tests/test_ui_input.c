/* Bytes of terminals and the keys they are, with every delay that matters. */
#include "tests/test_ui.h"

#include "ui/input.h"

#include <string.h>

enum { MS = 1000 };

/* All keys that bytes make when they come at once and nothing follows, by name, separated by
 * spaces. */
static char *keys_of(const char *bytes, size_t length)
{
  AUTO(input) struct input *input = input_new(true);
  GString *names = g_string_new(NULL);
  struct key key;
  input_feed(input, bytes, length, 0);
  for (gint64 now = 0; now <= 3000 * MS; now += 5 * MS)
    while (input_take(input, now, &key)) {
      g_autofree char *name =
          key.code == K_PASTE ? g_strdup_printf("paste(%s)", key.paste)
          : key.code == K_MOUSE
              ? g_strdup_printf("mouse%d@%d,%d", (int)key.button, key.row, key.column)
              : key_label(&key);
      g_string_append_printf(names, "%s%s", names->len ? " " : "", name);
    }
  ck_assert(!input_pending(input));
  return g_string_free(names, FALSE);
}

static const struct {
  const char *bytes, *keys;
} sequences[] = {
  { "a", "a" },
  { "é", "é" },
  { "Nguyễn", "N g u y ễ n" },
  { "\r\n", "Enter Enter" },
  { "\t\033[Z", "Tab Shift-Tab" },
  { "\177\b", "Backspace Backspace" },
  { "\020\037\032", "^P ^_ ^Z" },
  { "\033[A\033[B\033[C\033[D", "Up Down Right Left" },
  { "\033OA\033OB\033OC\033OD", "Up Down Right Left" },
  { "\033[H\033[F\033[1~\033[4~\033[7~\033[8~", "Home End Home End Home End" },
  { "\033[2~\033[3~\033[5~\033[6~", "Insert Delete PgUp PgDn" },
  { "\033[1;5D\033[1;5C\033[3;5~", "Ctrl-Left Ctrl-Right Ctrl-Delete" },
  { "\033[1;2A\033[1;3B", "Shift-Up Alt-Down" },
  { "\033O5C", "Ctrl-Right" },
  { "\033OP\033OS\033[[A\033[[E\033[15~\033[24~", "F1 F4 F1 F5 F5 F12" },
  { "\033OM\033Oj\033Op\033Oy", "Enter * 0 9" },
  { "\033", "Esc" },
  { "\033\033", "Esc Esc" },
  { "\033\033[A", "Esc Up" },
  { "\033f", "Esc f" },
  { "\033[", "Esc" },
  { "\033O", "Esc" },
  { "\033[999~", "" },
  { "\033[?1;2c", "" },
  { "\033[>0;276;0c", "" },
  { "\033[<0;5;3M\033[<0;5;3m", "mouse1@2,4" },
  { "\033[<64;1;1M\033[<65;80;24M\033[<35;2;2M", "mouse4@0,0 mouse5@23,79" },
  { "\033[M !!", "mouse1@0,0" },
  { "\033[200~two\r\nlines\033[201~", "paste(two\nlines)" },
  { "\033[200~q\033[Bx\003y\033[201~z", "paste(q[Bxy) z" },
  { "\033[200~\033[201~z", "z" },
  { "\033[200~torn", "paste(torn)" },
  { "\033[12\033[A", "Up" },
  { "\303(", "\357\277\275 (" },
  { "\303", "\357\277\275" },
  { "\302\233", "" },
};

START_TEST(sequences_are_keys)
{
  g_autofree char *keys = keys_of(sequences[_i].bytes, strlen(sequences[_i].bytes));
  ck_assert_str_eq(keys, sequences[_i].keys);
}
END_TEST

/* However the bytes are torn, an arrow is never Esc and letters, as long as they come in time. */
START_TEST(a_torn_arrow_is_no_letters)
{
  static const char *const arrows[] = { "\033[A", "\033OB", "\033[1;5C", "\033[5~" };
  const char *bytes = arrows[_i];
  AUTO(input) struct input *input = input_new(true);
  struct key key;
  gint64 now = 0;
  int escapes = 0, arrows_seen = 0;
  for (; *bytes; bytes++, now += 100 * MS) {
    input_feed(input, bytes, 1, now);
    for (gint64 t = now; t < now + 100 * MS; t += 5 * MS)
      while (input_take(input, t, &key)) {
        ck_assert_msg(key.code == K_ESC || key.code >= K_UP, "%d", key.code);
        escapes += key.code == K_ESC;
        arrows_seen += key.code >= K_UP;
      }
  }
  ck_assert_int_le(escapes, 1);
  ck_assert_int_eq(arrows_seen, 1);
}
END_TEST

START_TEST(esc_acts_at_once)
{
  AUTO(input) struct input *input = input_new(true);
  struct key key;
  input_feed(input, "\033", 1, 1000 * MS);
  ck_assert(!input_take(input, 1000 * MS, &key));
  ck_assert_int_le(input_delay(input, 1000 * MS), 10);
  ck_assert(input_take(input, 1010 * MS, &key));
  ck_assert_int_eq(key.code, K_ESC);
}
END_TEST

START_TEST(a_bracket_belongs_to_esc_for_150_ms)
{
  struct key key;
  AUTO(input) struct input *soon = input_new(true);
  input_feed(soon, "\033", 1, 0);
  ck_assert(input_take(soon, 10 * MS, &key));
  input_feed(soon, "[", 1, 149 * MS);
  ck_assert(!input_take(soon, 149 * MS, &key));
  ck_assert(!input_take(soon, 400 * MS, &key));
  ck_assert(!input_pending(soon));

  AUTO(input) struct input *late = input_new(true);
  input_feed(late, "\033", 1, 0);
  ck_assert(input_take(late, 10 * MS, &key));
  input_feed(late, "[", 1, 151 * MS);
  ck_assert(input_take(late, 151 * MS, &key));
  ck_assert_int_eq(key.code, '[');
}
END_TEST

START_TEST(another_letter_after_esc_is_itself)
{
  struct key key;
  AUTO(input) struct input *input = input_new(true);
  input_feed(input, "\033", 1, 0);
  ck_assert(input_take(input, 10 * MS, &key));
  input_feed(input, "f[", 2, 20 * MS);
  ck_assert(input_take(input, 20 * MS, &key));
  ck_assert_int_eq(key.code, 'f');
  ck_assert(input_take(input, 20 * MS, &key));
  ck_assert_int_eq(key.code, '[');
}
END_TEST

START_TEST(a_letter_in_parts_is_one_letter)
{
  struct key key;
  AUTO(input) struct input *input = input_new(true);
  input_feed(input, "\341\273", 2, 0);
  ck_assert(!input_take(input, 0, &key));
  ck_assert_int_gt(input_delay(input, 0), 0);
  input_feed(input, "\205", 1, 50 * MS);
  ck_assert(input_take(input, 50 * MS, &key));
  ck_assert_int_eq(key.code, 0x1ec5);
  ck_assert_uint_eq(input_count(input), 3);
}
END_TEST

START_TEST(nothing_waits_when_nothing_is_held)
{
  AUTO(input) struct input *input = input_new(true);
  struct key key;
  ck_assert_int_eq(input_delay(input, 0), -1);
  ck_assert(!input_take(input, 0, &key));
  input_feed(input, "\0", 1, 0);
  ck_assert(!input_take(input, 0, &key));
  ck_assert(!input_pending(input));
}
END_TEST

TCase *input_tests(void)
{
  TCase *tests = tcase_create("input");
  tcase_add_loop_test(tests, sequences_are_keys, 0, (int)G_N_ELEMENTS(sequences));
  tcase_add_loop_test(tests, a_torn_arrow_is_no_letters, 0, 4);
  tcase_add_test(tests, esc_acts_at_once);
  tcase_add_test(tests, a_bracket_belongs_to_esc_for_150_ms);
  tcase_add_test(tests, another_letter_after_esc_is_itself);
  tcase_add_test(tests, a_letter_in_parts_is_one_letter);
  tcase_add_test(tests, nothing_waits_when_nothing_is_held);
  return tests;
}
