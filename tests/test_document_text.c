#include "document_sample.h"
#include "suite.h"

#include "base/error.h"
#include "base/text.h"
#include "document/plain_cell.h"
#include "document/plain_table.h"
#include "document/render.h"

#include <string.h>

static bool render_80(const struct document *document, FILE *out, GError **error)
{
  return render_text(document, 80, false, out, error);
}

static bool render_40(const struct document *document, FILE *out, GError **error)
{
  return render_text(document, 40, false, out, error);
}

static bool render_60_ascii(const struct document *document, FILE *out, GError **error)
{
  return render_text(document, 60, true, out, error);
}

START_TEST(sample_is_as_expected)
{
  AUTO(document) struct document *document = sample_document();
  g_autofree char *wide = sample_rendered(document, render_80);
  expect_text("sample-80.txt", wide);
  g_autofree char *narrow = sample_rendered(document, render_40);
  expect_text("sample-40.txt", narrow);
  g_autofree char *ascii = sample_rendered(document, render_60_ascii);
  expect_text("sample-60-ascii.txt", ascii);
}
END_TEST

START_TEST(front_says_what_it_is)
{
  AUTO(document) struct document *document = sample_document();
  const struct section *first = g_ptr_array_index(document->sections, 0);
  g_ptr_array_remove_index(first->blocks, 1); /* the contents */
  document->sample = true;
  g_autofree char *text = sample_rendered(document, render_80);
  ck_assert(g_str_has_prefix(text,
                             " SAMPLE\n Mill City Public Schools\n DILT packet, October 2026\n"
                             " As of 16 November 2026, 17:00\n"
                             " Personnel information, not a public record.\n\n"
                             " October on a page\n Walkthroughs by administrator\n"));
  ck_assert_ptr_nonnull(strstr(text, "\n SAMPLE\n Kuss Middle "));
}
END_TEST

START_TEST(title_is_not_said_twice)
{
  AUTO(document) struct document *document = sample_page("Memo");
  section_paragraph(sample_section(document), "Decided today.");
  document->district = g_strdup("Mill City");
  g_autofree char *text = sample_rendered(document, render_40);
  ck_assert_str_eq(text, " Mill City\n\n Memo\n ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n"
                         " Decided today.\n");
}
END_TEST

/* --- Width ---------------------------------------------------------------------------------- */

static void assert_lines_fit(const struct section *section, int columns, bool ascii)
{
  g_autoptr(GPtrArray) lines = render_section_lines(section, columns, ascii);
  for (guint i = 0; i < lines->len; i++) {
    const char *line = g_ptr_array_index(lines, i);
    ck_assert_msg(text_width(line) < columns, "too wide for %d: %s", columns, line);
    ck_assert_msg(!g_str_has_suffix(line, " "), "spaces at the end: %s", line);
    ck_assert_msg(!ascii || g_str_is_ascii(line), "not ASCII: %s", line);
  }
}

START_TEST(lines_are_never_too_wide)
{
  AUTO(document) struct document *document = sample_document();
  AUTO(document) struct document *packet = sample_packet(18);
  for (guint i = 0; i < document->sections->len; i++)
    for (int columns = 30; columns < 140; columns++)
      assert_lines_fit(g_ptr_array_index(document->sections, i), columns, columns % 2 == 0);
  for (guint i = 0; i < 2; i++)
    for (int columns = 30; columns < 250; columns += 7)
      assert_lines_fit(g_ptr_array_index(packet->sections, i), columns, columns % 2 == 0);
}
END_TEST

/* How many of the lines have word, standing by itself, in them. */
static int lines_with(const GPtrArray *lines, const char *word)
{
  g_autofree char *pattern = g_strdup_printf("\\b%s\\b", word);
  int count = 0;
  for (guint i = 0; i < lines->len; i++)
    count += g_regex_match_simple(pattern, g_ptr_array_index(lines, i), 0, 0);
  return count;
}

START_TEST(wide_grid_is_split_and_repeats_its_first_column)
{
  AUTO(document) struct document *packet = sample_packet(40);
  g_autoptr(GPtrArray) lines =
      render_section_lines(g_ptr_array_index(packet->sections, 0), 80, false);
  int blocks = lines_with(lines, "Strategy");
  ck_assert_int_eq(blocks, 3);
  for (int i = 0; i < 40; i++) {
    g_autofree char *label = g_strdup_printf("s%d", i);
    ck_assert_msg(lines_with(lines, label) == 1, "%s is there %d times", label,
                  lines_with(lines, label));
  }
  g_autoptr(GPtrArray) wide =
      render_section_lines(g_ptr_array_index(packet->sections, 0), 300, false);
  ck_assert_int_eq(lines_with(wide, "Strategy"), 1);
}
END_TEST

static const struct {
  struct plain_column columns[3];
  int available;
  int widths[3];
} fits[] = {
  /* natural, minimum, hard, weight, width, word, label */
  { { { 10, 10, 5, 1, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 20, 20, 6, 2, 0, 0, 0 } },
    80,
    { 10, 4, 20 } },
  { { { 10, 10, 5, 1, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 20, 20, 6, 2, 0, 0, 0 } },
    32,
    { 8, 4, 16 } },
  { { { 10, 10, 5, 1, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 60, 60, 6, 1, 0, 0, 0 } },
    48,
    { 10, 4, 30 } },
  { { { 30, 10, 9, 0, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 20, 20, 6, 1, 0, 0, 0 } },
    48,
    { 20, 4, 20 } },
  { { { 90, 90, 9, 900000, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 90, 90, 6, 900000, 0, 0, 0 } },
    88,
    { 40, 4, 40 } },
  { { { 30, 10, 9, 0, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 20, 20, 6, 1, 0, 0, 0 } },
    30,
    { 10, 4, 12 } },
  { { { 30, 10, 9, 0, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 20, 20, 6, 1, 0, 0, 0 } },
    23,
    { 9, 4, 6 } },
  { { { 30, 10, 9, 0, 0, 0, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 20, 20, 6, 1, 0, 0, 0 } },
    5,
    { 9, 4, 6 } },
  { { { 22, 22, 11, 2, 0, 13, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 200, 200, 6, 8, 0, 9, 0 } },
    60,
    { 13, 4, 39 } },
  { { { 22, 22, 11, 2, 0, 13, 0 }, { 4, 4, 4, 0, 0, 0, 0 }, { 200, 200, 6, 8, 0, 40, 0 } },
    60,
    { 11, 4, 41 } },
  { { { 22, 22, 11, 2, 0, 13, 15 }, { 4, 4, 4, 0, 0, 0, 6 }, { 200, 200, 6, 8, 0, 9, 0 } },
    60,
    { 15, 6, 35 } },
  { { { 22, 22, 11, 2, 0, 13, 50 }, { 4, 4, 4, 0, 0, 0, 6 }, { 200, 200, 6, 8, 0, 9, 0 } },
    60,
    { 13, 4, 39 } },
};

START_TEST(columns_share_the_room)
{
  struct plain_column columns[3];
  memcpy(columns, fits[_i].columns, sizeof columns);
  plain_columns_fit(columns, 3, 2, fits[_i].available);
  for (int i = 0; i < 3; i++)
    ck_assert_msg(columns[i].width == fits[_i].widths[i], "case %d: %d %d %d", _i, columns[0].width,
                  columns[1].width, columns[2].width);
}
END_TEST

START_TEST(no_word_is_cut_where_another_column_has_room)
{
  static const char *const names[] = { "Continuous improvement",
                                       "Superintendentenkonferenz heute" };
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    for (int columns = 60; columns < 110; columns++) {
      AUTO(document) struct document *document = document_new("d", "D");
      struct section *section = document_section(document, "s", "Section");
      struct table *table = section_table(section, NULL);
      table_column(table, "standard", "Standard", ALIGN_LEFT, 2);
      table_column(table, "why", "Why", ALIGN_LEFT, 18);
      struct table_row *row = table_row(table);
      row_text(row, names[i]);
      row_text(row,
               "Feedback from the last visit led to common exit tickets in most rooms, which the "
               "teams read together on Thursday and answered in the week that followed.");
      g_autoptr(GPtrArray) lines = render_section_lines(section, columns, false);
      g_auto(GStrv) words = g_strsplit(names[i], " ", -1);
      for (int k = 0; words[k]; k++)
        ck_assert_msg(lines_with(lines, words[k]) == 1, "%s is cut at %d columns", words[k],
                      columns);
    }
}
END_TEST

/* --- Pictures ------------------------------------------------------------------------------- */

static const struct {
  double value, total;
  const char *unicode, *ascii;
} bars[] = {
  { 0, 10, "··········", ".........." },   { 10, 10, "██████████", "##########" },
  { 21, 19, "██████████", "##########" },  { 5, 10, "█████·····", "#####....." },
  { 1, 1000, "▏·········", "#........." }, { 999, 1000, "█████████▉", "#########." },
  { 52, 57, "█████████▏", "#########." },  { -3, 10, "··········", ".........." },
};

START_TEST(bars_are_drawn_in_eighths)
{
  struct cell cell = { .kind = CELL_BAR, .value = bars[_i].value, .total = bars[_i].total };
  g_autofree char *unicode = plain_picture(&cell, 10, false);
  ck_assert_str_eq(unicode, bars[_i].unicode);
  g_autofree char *ascii = plain_picture(&cell, 10, true);
  ck_assert_str_eq(ascii, bars[_i].ascii);
}
END_TEST

START_TEST(nothing_is_drawn_of_nothing)
{
  struct cell bar = { .kind = CELL_BAR, .value = 3, .total = 0 };
  ck_assert_ptr_null(plain_picture(&bar, 10, false));
  struct cell stack = { .kind = CELL_STACK };
  ck_assert_ptr_null(plain_picture(&stack, 10, false));
}
END_TEST

START_TEST(stacks_show_the_smallest_part)
{
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  struct cell *stack = section_bar(section);
  cell_part(stack, ROLE_GOOD, "complete", 500);
  cell_part(stack, ROLE_MIDDLE, "in progress", 500);
  cell_part(stack, ROLE_POOR, "no action", 1);
  g_autofree char *unicode = plain_picture(stack, 10, false);
  ck_assert_str_eq(unicode, "████▒▒▒▒▒░");
  g_autofree char *ascii = plain_picture(stack, 10, true);
  ck_assert_str_eq(ascii, "CCCCPPPPPN");
}
END_TEST

/* A table of one row that says value, total and draws them too. */
static char *row_line(const char *value, const char *total)
{
  AUTO(document) struct document *document = sample_page("T");
  struct section *section = sample_section(document);
  struct table *table = section_table(section, NULL);
  for (int i = 0; i < 3; i++)
    table_column(table, "c", NULL, ALIGN_LEFT, 0);
  struct table_row *row = table_row(table);
  row_text(row, value);
  row_text(row, total);
  row_bar(row, 5, 10);
  g_autoptr(GPtrArray) lines = render_section_lines(section, 60, false);
  return g_strdup(g_ptr_array_index(lines, lines->len - 1));
}

START_TEST(figure_stands_beside_a_bar_unless_the_row_says_it)
{
  static const struct {
    const char *value, *total, *line;
  } cases[] = {
    { "5", "10", " 5  10  █████·····" },
    { "5 of 10", "x", " 5 of 10  x  █████·····" },
    { "5", "11", " 5  11  █████····· 5 of 10" },
    { "6", "10", " 6  10  █████····· 5 of 10" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *line = row_line(cases[i].value, cases[i].total);
    ck_assert_str_eq(line, cases[i].line);
  }
}
END_TEST

/* --- What must not get through -------------------------------------------------------------- */

START_TEST(control_characters_are_shown_not_sent)
{
  AUTO(document) struct document *document = sample_page("A\x1b]0;title\x07");
  struct section *section = sample_section(document);
  section->subtitle = g_strdup("sub\x1b[2J");
  section->aside = g_strdup("side\x1b[2J");
  section_heading(section, "head\x1b[2J");
  section_paragraph(section, "par\x1b[2J\xC2\x9B"
                             "31m");
  cell_run(section_bar(section), RUN_PLAIN, "bar\x1b[2J");
  struct table *table = section_table(section, NULL);
  table_column(table, "a", "label\x1b[2J", ALIGN_LEFT, 1);
  struct table_row *row = table_row(table);
  row->header = true;
  row_text(row, "group\x1b[2J");
  row_status(table_row(table), ROLE_GOOD, "word\x1b[2J");
  cell_part(row_stack(table_row(table)), ROLE_GOOD, "\x1b[2J", 1);
  document->notice = g_strdup("notice\x1b[2J");
  for (int ascii = 0; ascii < 2; ascii++) {
    g_autofree char *text = sample_rendered(document, ascii ? render_60_ascii : render_80);
    for (const char *p = text; *p; p++)
      ck_assert_msg((unsigned char)*p >= 32 || *p == '\n', "%s", text);
    ck_assert_ptr_null(strstr(text, "\xC2\x9B"));
  }
}
END_TEST

START_TEST(odd_tables_are_printed)
{
  AUTO(document) struct document *document = sample_page("T");
  struct section *section = sample_section(document);
  section_table(section, "no columns, no rows");
  struct table *table = section_table(section, NULL);
  table_column(table, "a", "One", ALIGN_RIGHT, 0);
  struct table_row *row = table_row(table);
  row_text(row, "first\nsecond");
  row_text(row, "a cell too many");
  table_row(table); /* no cells */
  g_autoptr(GPtrArray) lines = render_section_lines(section, 40, false);
  g_ptr_array_add(lines, NULL);
  g_autofree char *text = g_strjoinv("\n", (char **)lines->pdata);
  ck_assert_str_eq(text, " T\n ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n"
                         "    One\n ──────\n  first\n second\n");
}
END_TEST

START_TEST(full_disk_is_told)
{
  FILE *out = fopen("/dev/full", "w");
  if (!out)
    return;
  AUTO(document) struct document *document = sample_document();
  g_autoptr(GError) error = NULL;
  ck_assert(!render_text(document, 80, false, out, &error));
  ck_assert(error_is(error, TL_ERROR_FULL));
  fclose(out);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("document as text");
  TCase *text = tcase_create("text");
  tcase_add_test(text, sample_is_as_expected);
  tcase_add_test(text, front_says_what_it_is);
  tcase_add_test(text, title_is_not_said_twice);
  tcase_add_test(text, lines_are_never_too_wide);
  tcase_add_test(text, wide_grid_is_split_and_repeats_its_first_column);
  tcase_add_loop_test(text, columns_share_the_room, 0, G_N_ELEMENTS(fits));
  tcase_add_test(text, no_word_is_cut_where_another_column_has_room);
  tcase_add_loop_test(text, bars_are_drawn_in_eighths, 0, G_N_ELEMENTS(bars));
  tcase_add_test(text, nothing_is_drawn_of_nothing);
  tcase_add_test(text, stacks_show_the_smallest_part);
  tcase_add_test(text, figure_stands_beside_a_bar_unless_the_row_says_it);
  tcase_add_test(text, control_characters_are_shown_not_sent);
  tcase_add_test(text, odd_tables_are_printed);
  tcase_add_test(text, full_disk_is_told);
  suite_add_tcase(suite, text);
  return suite_run(suite);
}
