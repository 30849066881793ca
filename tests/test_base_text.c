/* Text: normal form, width, clusters, words, wrapping, and what is safe to send to a terminal. */
#include "suite.h"

#include "base/text.h"

#include <locale.h>
#include <string.h>

#define FAMILY "👨‍👩‍👧"
#define FLAGS "🇫🇷🇩🇪"

static void check_text(char *got, const char *expected)
{
  ck_assert_pstr_eq(got, expected);
  g_free(got);
}

START_TEST(test_normalize)
{
  static const char *const cases[][2] = {
    { NULL, NULL },
    { "", "" },
    { "plain", "plain" },
    { "a\r\nb\rc\nd\r", "a\nb\nc\nd\n" },
    { "Jose\u0301 Nun\u0303ez", "José Nuñez" },
    { "Nguye\u0302\u0303n Thi\u0323 A\u0301nh", "Nguyễn Thị Ánh" },
    { "Nguyễn Thị Ánh", "Nguyễn Thị Ánh" },
    { "O’Brien – “yes”…", "O’Brien – “yes”…" },
    { "សុខា", "សុខា" },
    { "محمد", "محمد" },
    { "\u212b", "Å" },
    { "\u1112\u1161\u11ab", "한" },
    { "a\xff"
      "b",
      "a\ufffd"
      "b" },
    { "cut \xc3", "cut \ufffd" },
    { "a\xc2\x85"
      "b\u2028c\u2029d",
      "a\nb\nc\nd" },
    { "tab\tand\x1b[31m", "tab\tand\x1b[31m" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_text(text_normalize(cases[i][0]), cases[i][1]);
}
END_TEST

START_TEST(test_clean)
{
  static const struct {
    const char *text, *one_line, *lines;
  } cases[] = {
    { NULL, NULL, NULL },
    { "", NULL, NULL },
    { " \t\r\n ", NULL, NULL },
    { "\u00a0\u2003\u200b\ufeff", NULL, NULL },
    { "x", "x", "x" },
    { "  Doran  Elementary ", "Doran Elementary", "Doran  Elementary" },
    { "\ufeffJosé\u00a0Nuñez\u00a0", "José Nuñez", "José\u00a0Nuñez" },
    { "one\r\n\r\ntwo\n", "one two", "one\n\ntwo" },
    { "a \u3000 b", "a b", "a \u3000 b" },
    { "ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ" },
    { "من\u200cاست", "من\u200cاست", "من\u200cاست" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    check_text(text_clean(cases[i].text, true), cases[i].one_line);
    check_text(text_clean(cases[i].text, false), cases[i].lines);
  }
}
END_TEST

START_TEST(test_blank)
{
  ck_assert(text_blank(NULL));
  ck_assert(text_blank(""));
  ck_assert(text_blank(" \t\n\u00a0\u3000"));
  ck_assert(!text_blank("  x"));
  ck_assert(!text_blank("\u0301"));
  ck_assert(!text_blank("\xff"));
}
END_TEST

static const struct {
  const char *text;
  int width;
} widths[] = {
  { "", 0 },
  { "Doran", 5 },
  { "José Nuñez", 10 },
  { "Jose\u0301", 4 },
  { "Siobhán O’Brien", 15 },
  { "Nguyễn Thị Ánh", 14 },
  { "Đặng", 4 },
  { "Łukasz", 6 },
  { "សុខា", 3 },
  { "محمد", 4 },
  { "محمّد", 4 },
  { "学校", 4 },
  { "한국", 4 },
  { "▏▎▍▌▋▊▉█", 8 },
  { "…—•✓", 4 },
  { "a\tb\x1b", 4 },
  { "\x7f", 1 },
  { "\xc2\x85", 1 },
  { "\u202e\u2066", 2 },
  { "\u200b\u200d", 0 },
  { "a\u00adb", 3 },
  { "\xff", 1 },
  { "䷀", 2 },
};

START_TEST(test_width)
{
  for (size_t i = 0; i < G_N_ELEMENTS(widths); i++)
    ck_assert_msg(text_width(widths[i].text) == widths[i].width, "%s: %d", widths[i].text,
                  text_width(widths[i].text));
  ck_assert_int_eq(text_width_n("José Nuñez", 5), 4);
  ck_assert_int_eq(text_width_n("José", 0), 0);
}
END_TEST

START_TEST(test_shown_as_wide_as_measured)
{
  for (gunichar c = 1; c < 0x20000; c++) {
    char text[8] = { 0 };
    if (!g_unichar_validate(c) || (c > 0x4f00 && c < 0xa000) || (c > 0x12000 && c < 0x1f000))
      continue;
    g_unichar_to_utf8(c, text);
    g_autofree char *visible = text_visible(text, false);
    g_autofree char *ascii = text_ascii(visible);
    ck_assert_msg(text_width(visible) == text_width(text), "U+%04X", c);
    ck_assert_msg(text_width(ascii) == text_width(text), "U+%04X as %s", c, ascii);
  }
}
END_TEST

START_TEST(test_fit)
{
  ck_assert_uint_eq(text_fit("Doran", 3), 3);
  ck_assert_uint_eq(text_fit("Doran", 5), 5);
  ck_assert_uint_eq(text_fit("Doran", 50), 5);
  ck_assert_uint_eq(text_fit("Doran", 0), 0);
  ck_assert_uint_eq(text_fit("Doran", -1), 0);
  ck_assert_uint_eq(text_fit("José", 4), 5);
  ck_assert_uint_eq(text_fit("Jose\u0301 N", 4), 6);
  ck_assert_uint_eq(text_fit("学校", 3), 3);
  ck_assert_uint_eq(text_fit("学校", 1), 0);
  ck_assert_uint_eq(text_fit("a" FAMILY "b", 4), 1);
}
END_TEST

START_TEST(test_ellipsize)
{
  check_text(text_ellipsize("Doran Elementary", 16), "Doran Elementary");
  check_text(text_ellipsize("Doran Elementary", 9), "Doran El…");
  check_text(text_ellipsize("Doran Elementary", 7), "Doran…");
  check_text(text_ellipsize("Doran", 1), "…");
  check_text(text_ellipsize("Doran", 0), "");
  check_text(text_ellipsize("", 4), "");
  check_text(text_ellipsize("学校学校", 6), "学校…");
  check_text(text_ellipsize("Nguyễn Thị Ánh", 10), "Nguyễn Th…");
}
END_TEST

/* Walks both ways and compares with the byte offsets in starts, which ends at the length. */
static void check_clusters(const char *text, const size_t *starts)
{
  size_t count = 0;
  for (size_t at = 0; at < strlen(text); at = text_next(text, at))
    ck_assert_msg(at == starts[count++], "%s: %zu", text, at);
  ck_assert_uint_eq(starts[count], strlen(text));
  for (size_t at = strlen(text); at > 0; count--) {
    at = text_previous(text, at);
    ck_assert_msg(at == starts[count - 1], "%s: back to %zu", text, at);
  }
  ck_assert_uint_eq(text_next(text, strlen(text)), strlen(text));
  ck_assert_uint_eq(text_next(text, 1000), strlen(text));
  ck_assert_uint_eq(text_previous(text, 0), 0);
  ck_assert_uint_eq(text_previous(text, 1000), text_previous(text, strlen(text)));
}

START_TEST(test_clusters)
{
  check_clusters("", (size_t[]){ 0 });
  check_clusters("abc", (size_t[]){ 0, 1, 2, 3 });
  check_clusters("a\r\nb\n\nc", (size_t[]){ 0, 1, 3, 4, 5, 6, 7 });
  check_clusters("José", (size_t[]){ 0, 1, 2, 3, 5 });
  check_clusters("Jose\u0301!", (size_t[]){ 0, 1, 2, 3, 6, 7 });
  check_clusters("\u0301a", (size_t[]){ 0, 2, 3 });
  check_clusters("សុខា", (size_t[]){ 0, 6, 12 });
  check_clusters("한국", (size_t[]){ 0, 3, 6 });
  check_clusters("a" FAMILY "b", (size_t[]){ 0, 1, 19, 20 });
  check_clusters(FLAGS "🇵🇹x", (size_t[]){ 0, 8, 16, 24, 25 });
  check_clusters("👍🏽👍", (size_t[]){ 0, 8, 12 });
  check_clusters("❤️x", (size_t[]){ 0, 6, 7 });
  check_clusters("x\u200d👍", (size_t[]){ 0, 4, 8 });
  check_clusters("\n\u0301", (size_t[]){ 0, 1, 3 });
}
END_TEST

START_TEST(test_words)
{
  const char *text = "She asked, “why O’Brien?” twice.";
  const size_t asked = 4, why = (size_t)(strstr(text, "why") - text);
  const size_t brien = (size_t)(strstr(text, "O’") - text);
  const size_t twice = (size_t)(strstr(text, "twice") - text);
  ck_assert_uint_eq(text_next_word(text, 0), asked);
  ck_assert_uint_eq(text_next_word(text, asked), why);
  ck_assert_uint_eq(text_next_word(text, why), brien);
  ck_assert_uint_eq(text_next_word(text, brien), twice);
  ck_assert_uint_eq(text_next_word(text, twice), strlen(text));
  ck_assert_uint_eq(text_next_word(text, 1000), strlen(text));
  ck_assert_uint_eq(text_previous_word(text, strlen(text)), twice);
  ck_assert_uint_eq(text_previous_word(text, 1000), twice);
  ck_assert_uint_eq(text_previous_word(text, twice + 2), twice);
  ck_assert_uint_eq(text_previous_word(text, twice), brien);
  ck_assert_uint_eq(text_previous_word(text, asked), 0);
  ck_assert_uint_eq(text_previous_word(text, 0), 0);
  ck_assert_uint_eq(text_next_word("  ", 0), 2);
  ck_assert_uint_eq(text_previous_word("  ", 2), 0);
}
END_TEST

/* The lines joined by `|`. Yours. */
static char *wrapped(const char *text, int columns)
{
  g_autoptr(GArray) lines = text_wrap(text, columns);
  GString *joined = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    if (i > 0)
      g_string_append_c(joined, '|');
    g_string_append_len(joined, text + line->start, (gssize)(line->end - line->start));
  }
  return g_string_free(joined, FALSE);
}

START_TEST(test_wrap)
{
  static const struct {
    const char *text;
    int columns;
    const char *lines;
  } cases[] = {
    { "", 10, "" },
    { "\n", 10, "|" },
    { "one", 10, "one" },
    { "one\n", 10, "one|" },
    { "one\n\ntwo", 10, "one||two" },
    { "one two three", 7, "one two|three" },
    { "one two three", 8, "one two|three" },
    { "one two   three", 7, "one two|three" },
    { "one  two", 4, "one|two" },
    { "one two ", 7, "one two" },
    { "one two ", 8, "one two " },
    { "  one two", 5, "  one|two" },
    { "     ", 3, "   " },
    { "incomprehensible", 5, "incom|prehe|nsibl|e" },
    { "an incomprehensible word", 5, "an|incom|prehe|nsibl|e|word" },
    { "well-known fact", 6, "well-|known|fact" },
    { "(yes) (no)", 6, "(yes)|(no)" },
    { "a b", 1, "a|b" },
    { "a b", 0, "a|b" },
    { "Nguyễn Thị Ánh", 10, "Nguyễn Thị|Ánh" },
    { "Jose\u0301 Nun\u0303ez", 5, "Jose\u0301|Nun\u0303ez" },
    { "e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301" },
    { "学校学校", 5, "学校|学校" },
    { "学校", 1, "学|校" },
    { "a\u00a0b c", 3, "a\u00a0b|c" },
    { "ភាសា\u200bខ្មែរ", 4, "ភាសា\u200b|ខ្មែរ" },
    { "six words of text, then more\nof them", 12, "six words of|text, then|more|of them" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *lines = wrapped(cases[i].text, cases[i].columns);
    ck_assert_msg(strcmp(lines, cases[i].lines) == 0, "%s at %d: %s", cases[i].text,
                  cases[i].columns, lines);
  }
}
END_TEST

/* Nothing but white space is lost, no line is too wide, and lines follow each other. */
static void check_wrap_holds(const char *text, int columns)
{
  g_autoptr(GArray) lines = text_wrap(text, columns);
  size_t before = 0;
  for (guint i = 0; i < lines->len; i++) {
    const struct text_line *line = &g_array_index(lines, struct text_line, i);
    ck_assert_uint_ge(line->start, before);
    ck_assert_uint_ge(line->end, line->start);
    ck_assert_uint_le(strspn(text + before, " \n"), strlen(text + before));
    ck_assert_uint_ge(strspn(text + before, " \n"), line->start - before);
    ck_assert_int_le(text_width_n(text + line->start, line->end - line->start), columns);
    before = line->end;
  }
  ck_assert_uint_eq(before + strspn(text + before, " "), strlen(text));
}

START_TEST(test_wrap_random)
{
  static const char *const pieces[] = { "a",       "Doran", " ",    "  ",  "\n", "é",
                                        "e\u0301", "学",    "សុខា",  "-",   "“",  "”",
                                        ", ",      ".",     "محمد", FLAGS, "\t" };
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  for (int round = 0; round < 2000; round++) {
    g_autoptr(GString) text = g_string_new(NULL);
    for (int left = g_rand_int_range(random, 0, 40); left > 0; left--)
      g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
    check_wrap_holds(text->str, g_rand_int_range(random, 4, 30));
  }
}
END_TEST

START_TEST(test_visible)
{
  static const struct {
    const char *text, *one_line, *lines;
  } cases[] = {
    { "", "", "" },
    { "plain ~", "plain ~", "plain ~" },
    { "José សុខា محمد", "José សុខា محمد", "José សុខា محمد" },
    { "\x1b[31mred", "␛[31mred", "␛[31mred" },
    { "a\tb\nc", "a␉b␊c", "a\tb\nc" },
    { "\r\x01\x7f", "␍␁␡", "␍␁␡" },
    { "\xc2\x9b"
      "31m",
      "\ufffd31m", "\ufffd31m" },
    { "a\u202e\u2067b", "a\ufffd\ufffdb", "a\ufffd\ufffdb" },
    { "\u2028", "\ufffd", "\ufffd" },
    { "bad \xff", "bad \ufffd", "bad \ufffd" },
    { "👍🏽", "👍🏽", "👍🏽" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    check_text(text_visible(cases[i].text, false), cases[i].one_line);
    check_text(text_visible(cases[i].text, true), cases[i].lines);
  }
}
END_TEST

START_TEST(test_ascii)
{
  ck_assert(!text_locale_is_utf8());
  static const char *const cases[][2] = {
    { "", "" },
    { "plain", "plain" },
    { "José Nuñez, Siobhán O’Brien", "Jose Nunez, Siobhan O'Brien" },
    { "Nguyễn Thị Ánh Đặng Łukasz", "Nguyen Thi Anh Dang Lukasz" },
    { "Jose\u0301", "Jose" },
    { "æ Æ ø ß œ", "a A o s o" },
    { "“a” – b… • c", "\"a\" - b~ * c" },
    { "┌──┐│█▌▏", "+--+|##|" },
    { "→ ▶ ✓", "> > x" },
    { "学a", "??a" },
    { "Ａb", "A b" },
    { "សុខា", "???" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
    check_text(text_ascii(cases[i][0]), cases[i][1]);
}
END_TEST

START_TEST(test_utf8_locale)
{
  if (!setlocale(LC_ALL, "C.UTF-8"))
    return;
  ck_assert(text_locale_is_utf8());
  check_text(text_ascii("José–"), "Jose-");
}
END_TEST

static Suite *text_suite(void)
{
  Suite *suite = suite_create("text");
  TCase *all = tcase_create("text");
  tcase_add_test(all, test_normalize);
  tcase_add_test(all, test_clean);
  tcase_add_test(all, test_blank);
  tcase_add_test(all, test_width);
  tcase_add_test(all, test_shown_as_wide_as_measured);
  tcase_add_test(all, test_fit);
  tcase_add_test(all, test_ellipsize);
  tcase_add_test(all, test_clusters);
  tcase_add_test(all, test_words);
  tcase_add_test(all, test_wrap);
  tcase_add_test(all, test_wrap_random);
  tcase_add_test(all, test_visible);
  tcase_add_test(all, test_ascii);
  tcase_add_test(all, test_utf8_locale);
  suite_add_tcase(suite, all);
  return suite;
}

int main(void)
{
  return suite_run(text_suite());
}
