#include "document_sample.h"
#include "suite.h"

#include "base/error.h"
#include "document/document_json.h"
#include "document/render.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

/* --- Builders ------------------------------------------------------------------------------- */

static void assert_plain(const struct cell *cell, const char *expected)
{
  g_autofree char *plain = cell_plain(cell);
  ck_assert_str_eq(plain, expected);
}

static void fill_row(struct table_row *row)
{
  row_text(row, NULL);
  row_number(row, -12);
  cell_alternative(row_styled(row, RUN_BOLD, "HE"), "highly effective");
  cell_run(row_status(row, ROLE_POOR, "no action"), RUN_PLAIN, "since Sept");
  cell_run(row_status(row, ROLE_MIDDLE, "E"), RUN_DIM, "was HE");
  cell_alternative(row_status(row, ROLE_GOOD, "complete"), "ignored");
  row_bar(row, 6, 9);
  cell_run(row_bar(row, 21, 19), RUN_BOLD, "21 of 19 on 12 days");
  row_bar(row, 2.5, 0);
  cell_alternative(row_bar(row, 1, 2), "half");
  row_shade(row, 77);
  row_shade(row, -5);
  row_shade(row, 250);
}

START_TEST(cells_say_in_words_what_they_show)
{
  static const char *const expected[] = {
    "",         "-12",      "HE",     "no action since Sept",
    "E was HE", "complete", "6 of 9", "21 of 19 on 12 days",
    "2.5",      "half",     "77",     "too few to show",
    "100",
  };
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  struct table_row *row = table_row(section_table(section, NULL));
  fill_row(row);
  ck_assert_uint_eq(row->cells->len, G_N_ELEMENTS(expected));
  for (guint i = 0; i < row->cells->len; i++)
    assert_plain(g_ptr_array_index(row->cells, i), expected[i]);
}
END_TEST

START_TEST(parts_say_in_words_what_they_show)
{
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  struct cell *bar = section_bar(section);
  cell_part(bar, ROLE_GOOD, "complete", 9);
  cell_part(bar, ROLE_POOR, "no action", 2);
  ck_assert_int_eq(bar->kind, CELL_STACK);
  assert_plain(bar, "9 complete, 2 no action");
  cell_run(bar, RUN_DIM, "(September 7, 3)");
  assert_plain(bar, "9 complete, 2 no action (September 7, 3)");
  struct cell *spark = row_spark(table_row(section_table(section, NULL)));
  assert_plain(spark, "");
  cell_part(spark, ROLE_NONE, "May", 12);
  cell_part(spark, ROLE_NONE, NULL, 0);
  assert_plain(spark, "May 12, 0");
  cell_part(spark, ROLE_NONE, "Jul", -1);
  assert_plain(spark, "May 12, 0, Jul –");
}
END_TEST

START_TEST(numbers_are_short)
{
  static const struct {
    double value;
    const char *text;
  } cases[] = {
    { 0, "0" },          { -0.001, "0" },   { 12, "12" },
    { 12.5, "12.5" },    { 0.125, "0.12" }, { -3.1, "-3.1" },
    { 1200, "1,200" },   { 1e18, "1e+18" }, { 1234567.5, "1,234,567.5" },
    { -4321, "-4,321" }, { 999, "999" },
  };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *text = document_number(cases[i].value);
    ck_assert_str_eq(text, cases[i].text);
  }
}
END_TEST

/* People read commas, programs read numbers; a month that does not count is no number. */
START_TEST(numbers_are_alike_in_every_form)
{
  AUTO(document) struct document *document = sample_page("A page");
  struct table *table = section_table(sample_section(document), "Table");
  table_column(table, "done", "Done", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "months", "Months", ALIGN_LEFT, 0);
  struct table_row *row = table_row(table);
  assert_plain(row_number(row, 2126), "2,126");
  struct cell *spark = row_spark(row);
  cell_part(spark, ROLE_NONE, "May", -1);
  cell_part(spark, ROLE_NONE, "Jun", 3);
  g_autofree char *json = document_section_json(sample_section(document));
  ck_assert_ptr_nonnull(strstr(json, "{\"number\":2126}"));
  ck_assert_ptr_nonnull(strstr(json, "{\"word\":\"May\",\"value\":null}"));
  AUTO(section) struct section *read = document_section_parse(json, NULL);
  ck_assert_ptr_nonnull(read);
  const struct block *block = g_ptr_array_index(read->blocks, read->blocks->len - 1);
  const struct table_row *again = g_ptr_array_index(block->table->rows, 0);
  assert_plain(g_ptr_array_index(again->cells, 0), "2,126");
  assert_plain(g_ptr_array_index(again->cells, 1), "May –, Jun 3");
}
END_TEST

START_TEST(bytes_that_are_not_text_do_not_get_in)
{
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  section_paragraph(section, "a\xFF"
                             "b");
  const struct block *block = g_ptr_array_index(section->blocks, 0);
  const struct run *run = g_ptr_array_index(block->runs, 0);
  ck_assert_str_eq(run->text, "a\xEF\xBF\xBD"
                              "b");
}
END_TEST

/* --- JSON ----------------------------------------------------------------------------------- */

START_TEST(json_is_as_described)
{
  AUTO(document) struct document *document = sample_document();
  g_autofree char *lines = sample_rendered(document, render_json);
  expect_text("sample.json", lines);
}
END_TEST

/* One value, of which each line but the brackets is a line that the press takes. */
START_TEST(json_is_one_value)
{
  AUTO(document) struct document *document = sample_document();
  g_autofree char *text = sample_rendered(document, render_json);
  g_autoptr(JsonParser) parser = json_parser_new();
  ck_assert(json_parser_load_from_data(parser, text, -1, NULL));
  JsonArray *array = json_node_get_array(json_parser_get_root(parser));
  ck_assert_uint_eq(json_array_get_length(array), 1 + document->sections->len);
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  guint found = 0;
  for (int i = 0; lines[i]; i++) {
    if (!document_json_bare(lines[i]))
      continue;
    g_autofree char *line =
        found == 0 ? document_header_json(document)
                   : document_section_json(g_ptr_array_index(document->sections, found - 1));
    ck_assert_str_eq(lines[i], line);
    found++;
  }
  ck_assert_uint_eq(found, 1 + document->sections->len);
}
END_TEST

START_TEST(json_reads_back_as_it_was)
{
  AUTO(document) struct document *document = sample_document();
  document->sample = true;
  g_autofree char *header = document_header_json(document);
  int sections = 0;
  g_autoptr(GError) error = NULL;
  AUTO(document) struct document *again = document_header_parse(header, &sections, &error);
  ck_assert_msg(again != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(sections, 4);
  for (guint i = 0; i < document->sections->len; i++) {
    g_autofree char *line = document_section_json(g_ptr_array_index(document->sections, i));
    struct section *section = document_section_parse(line, &error);
    ck_assert_msg(section != NULL, "%s", error ? error->message : "");
    g_ptr_array_add(again->sections, section);
  }
  g_autofree char *before = sample_rendered(document, render_json);
  g_autofree char *after = sample_rendered(again, render_json);
  ck_assert_str_eq(before, after);
  g_autofree char *page_before = sample_rendered(document, render_html);
  g_autofree char *page_after = sample_rendered(again, render_html);
  ck_assert_str_eq(page_before, page_after);
}
END_TEST

/* A page with a text, rows and a block that paper has elsewhere. */
static struct section *fitted_section(struct document *document)
{
  struct section *section = document_section(document, "page", "Page");
  struct block *block = section_runs(section);
  block_run(block, RUN_OFF_PAPER, "The whole text. ");
  block_run(block, RUN_PAPER, "In full: annex.");
  for (int i = 0; i < 2; i++) {
    struct table *table = section_table(section, "Items");
    table_column(table, "item", "Item", ALIGN_LEFT, 1)->width = 76;
    row_text(table_row(table), i == 0 ? "a row that stays" : "a row of the second table");
    row_text(table_row(table), "a row elsewhere");
    for (guint k = i == 0; k < 2; k++)
      ((struct table_row *)g_ptr_array_index(table->rows, k))->off_paper = true;
  }
  section_paragraph(section, "Where the others are.");
  section_last(section)->paper = true;
  struct section *annex = document_section(document, "annex", "Annex");
  annex->paper = true;
  section_paragraph(annex, "What had no room.");
  return section;
}

START_TEST(what_had_no_room_on_paper_is_in_its_place_elsewhere)
{
  AUTO(document) struct document *document = sample_page("Fitted");
  document->contents = true;
  fitted_section(document);
  g_autofree char *html = sample_rendered(document, render_html);
  g_autofree char *json = sample_rendered(document, render_json);
  static const char *const there[] = { "The whole text.", "a row that stays", "a row elsewhere",
                                       "a row of the second table" };
  static const char *const on_paper[] = { "In full: annex.", "Where the others are.", "Annex",
                                          "What had no room." };
  for (size_t i = 0; i < G_N_ELEMENTS(there); i++)
    ck_assert_msg(strstr(html, there[i]) && strstr(json, there[i]), "%s", there[i]);
  for (size_t i = 0; i < G_N_ELEMENTS(on_paper); i++)
    ck_assert_msg(!strstr(html, on_paper[i]) && strstr(json, on_paper[i]), "%s", on_paper[i]);
}
END_TEST

START_TEST(paper_shows_what_has_room_on_it)
{
  AUTO(document) struct document *document = document_new("d", "D");
  g_autofree char *line = document_section_json(fitted_section(document));
  AUTO(section) struct section *section = document_section_parse(line, NULL);
  ck_assert_ptr_nonnull(section);
  g_autofree char *again = document_section_json(section);
  ck_assert_str_eq(again, line);
  g_autofree char *cut = document_section_paper_json(section);
  section_to_paper(section);
  ck_assert_uint_eq(section->blocks->len, 3);
  const struct block *words = g_ptr_array_index(section->blocks, 0);
  g_autofree char *text = runs_plain(words->runs);
  ck_assert_str_eq(text, "In full: annex.");
  const struct block *table = g_ptr_array_index(section->blocks, 1);
  ck_assert_uint_eq(table->table->rows->len, 1);
  ck_assert_ptr_null(((const struct block *)g_ptr_array_index(section->blocks, 2))->table);
  /* What crosses to the press says the same, without what it would strike out. */
  ck_assert_ptr_null(strstr(cut, "The whole text."));
  ck_assert_ptr_null(strstr(cut, "a row elsewhere"));
  ck_assert_ptr_null(strstr(cut, "a row of the second table"));
  AUTO(section) struct section *sent = document_section_parse(cut, NULL);
  ck_assert_ptr_nonnull(sent);
  section_to_paper(sent);
  g_autofree char *here = document_section_json(section);
  g_autofree char *there = document_section_json(sent);
  ck_assert_str_eq(here, there);
}
END_TEST

START_TEST(json_holds_hostile_text)
{
  static const char *const hostile = "\x01\x1b[31m\"quoted\"\\ \t\n</script>\x7f\xE2\x80\xAE=1+1";
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  section_paragraph(section, hostile);
  g_autofree char *line = document_section_json(section);
  ck_assert_ptr_null(strchr(line, '\n'));
  ck_assert_ptr_null(strchr(line, '\x1b'));
  AUTO(section) struct section *again = document_section_parse(line, NULL);
  ck_assert_ptr_nonnull(again);
  const struct block *block = g_ptr_array_index(again->blocks, 0);
  g_autofree char *text = runs_plain(block->runs);
  ck_assert_str_eq(text, hostile);
}
END_TEST

START_TEST(half_characters_are_made_whole)
{
  g_autoptr(GError) error = NULL;
  AUTO(document)
  struct document *document = document_header_parse(
      "{\"type\":\"document\",\"schema\":1,\"id\":\"x\",\"title\":\"a\\ud800xy\"}", NULL, &error);
  ck_assert_msg(document != NULL, "%s", error ? error->message : "");
  ck_assert(g_utf8_validate(document->title, -1, NULL));
  document->author = g_strdup("b\xFF");
  g_autofree char *line = document_header_json(document);
  ck_assert(g_utf8_validate(line, -1, NULL));
}
END_TEST

START_TEST(json_has_no_infinite_numbers)
{
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  struct cell *bar = section_bar(section);
  bar->value = INFINITY;
  bar->total = NAN;
  g_autofree char *line = document_section_json(section);
  ck_assert_ptr_nonnull(strstr(line, "\"bar\":[0,0]"));
}
END_TEST

START_TEST(json_of_a_later_minor_form_is_read)
{
  g_autoptr(GError) error = NULL;
  int sections = -1;
  AUTO(document)
  struct document *document = document_header_parse(
      "{\"type\":\"document\",\"schema\":1,\"id\":\"x\",\"title\":\"T\",\"new\":[1],"
      "\"notice\":null}",
      &sections, &error);
  ck_assert_msg(document != NULL, "%s", error ? error->message : "");
  ck_assert_int_eq(sections, 0);
  ck_assert_ptr_null(document->notice);
}
END_TEST

#define BLOCKS(blocks) "{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\",\"blocks\":[" blocks "]}"
#define CELL(cell)                                                                                 \
  BLOCKS("{\"type\":\"table\",\"columns\":[{\"key\":\"a\"}],\"rows\":[{\"cells\":[" cell "]}]}")

/* A line that is not a section, and a word of the sentence that says so. */
static const struct {
  const char *line, *word;
} bad_sections[] = {
  { "", "not a section" },
  { "{", "not JSON" },
  { "[1]", "not a section" },
  { "{\"type\":\"document\"}", "not a section" },
  { "{\"type\":7}", "not a section" },
  { "\xFF", "not UTF-8" },
  { "{\"type\":\"section\",\"id\":\"x\"}", "“title” of a section is missing" },
  { "{\"type\":\"section\",\"id\":7,\"title\":\"T\"}", "“id” of a section must be text" },
  { "{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\",\"level\":-1}", "“level”" },
  { "{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\",\"level\":\"2\"}", "“level”" },
  { "{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\",\"new_page\":1}", "true or false" },
  { "{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\",\"orientation\":\"up\"}",
    "portrait, landscape" },
  { "{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\",\"blocks\":{}}",
    "“blocks” must be a list" },
  { BLOCKS("7"), "A block must be" },
  { BLOCKS("{\"type\":\"movie\"}"), "“movie” is not a kind of block" },
  { BLOCKS("{}"), "not a kind of block" },
  { BLOCKS("{\"type\":\"heading\",\"text\":[]}"), "“text” of a heading" },
  { BLOCKS("{\"type\":\"paragraph\",\"runs\":\"x\"}"), "“runs” must be a list" },
  { BLOCKS("{\"type\":\"paragraph\",\"runs\":[{}]}"), "“text” of a run" },
  { BLOCKS("{\"type\":\"rules\",\"count\":100000}"), "ruled lines" },
  { BLOCKS("{\"type\":\"bar\"}"), "needs its cell" },
  { BLOCKS("{\"type\":\"table\",\"columns\":[{}]}"), "“key” of a column" },
  { BLOCKS("{\"type\":\"table\",\"rows\":[{\"cells\":[{}]}]}"), "1 cells where its table has 0" },
  { CELL("7"), "A cell must be" },
  { CELL("{\"text\":7}"), "“text” of a cell" },
  { CELL("{\"role\":\"red\"}"), "one of: good, middle, poor, quiet" },
  { CELL("{\"bar\":[1]}"), "a value and a total" },
  { CELL("{\"bar\":[1,\"2\"]}"), "must be a number" },
  { CELL("{\"bar\":[1,1e999]}"), "must be a number" },
  { CELL("{\"shade\":101}"), "from 0 to 100" },
  { CELL("{\"stack\":[7]}"), "A part must be" },
  { CELL("{\"spark\":[{\"value\":\"x\"}]}"), "must be a number" },
};

START_TEST(bad_sections_are_refused_with_a_sentence)
{
  g_autoptr(GError) error = NULL;
  const char *word = bad_sections[_i].word;
  AUTO(section) struct section *section = document_section_parse(bad_sections[_i].line, &error);
  ck_assert_ptr_null(section);
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_msg(strstr(error->message, word) != NULL, "“%s” is not in: %s", word, error->message);
  ck_assert(g_str_has_suffix(error->message, "."));
}
END_TEST

static const struct {
  const char *line, *word;
} bad_headers[] = {
  { "{\"type\":\"section\"}", "not a document" },
  { "{\"type\":\"document\"}", "“schema” of a document is missing" },
  { "{\"type\":\"document\",\"schema\":2,\"id\":\"x\",\"title\":\"T\"}", "of form 2" },
  { "{\"type\":\"document\",\"schema\":1,\"title\":\"T\"}", "“id” of a document is missing" },
  { "{\"type\":\"document\",\"schema\":1,\"id\":\"x\",\"title\":\"T\",\"sections\":1e300}",
    "“sections”" },
};

START_TEST(bad_headers_are_refused_with_a_sentence)
{
  g_autoptr(GError) error = NULL;
  const char *word = bad_headers[_i].word;
  AUTO(document)
  struct document *document = document_header_parse(bad_headers[_i].line, NULL, &error);
  ck_assert_ptr_null(document);
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_msg(strstr(error->message, word) != NULL, "“%s” is not in: %s", word, error->message);
}
END_TEST

START_TEST(too_many_columns_are_refused)
{
  g_autoptr(GString) line = g_string_new("{\"type\":\"section\",\"id\":\"x\",\"title\":\"T\","
                                         "\"blocks\":[{\"type\":\"table\",\"columns\":[");
  for (int i = 0; i < 1001; i++)
    g_string_append_printf(line, "%s{\"key\":\"a\",\"weight\":1000000}", i > 0 ? "," : "");
  g_string_append(line, "]}]}");
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(document_section_parse(line->str, &error));
  ck_assert_msg(strstr(error->message, "1001 columns") != NULL, "%s", error->message);
}
END_TEST

START_TEST(deep_nesting_is_refused_before_it_is_parsed)
{
  g_autofree char *line = g_strnfill(1000000, '[');
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(document_section_parse(line, &error));
  ck_assert_msg(strstr(error->message, "nested") != NULL, "%s", error->message);
}
END_TEST

/* What was read from a changed line can be printed. */
static void try_rendering(struct section *section)
{
  AUTO(document) struct document *document = document_new("x", "T");
  g_ptr_array_add(document->sections, section);
  g_autoptr(GPtrArray) wide = render_section_lines(section, 80, false);
  g_autoptr(GPtrArray) narrow = render_section_lines(section, 20, true);
  ck_assert_uint_gt(wide->len, 0);
  ck_assert_uint_gt(narrow->len, 0);
  g_autofree char *page = sample_rendered(document, render_html);
  ck_assert(g_utf8_validate(page, -1, NULL));
}

/* Lines of the sample with some bytes changed: read or refused, never worse. */
START_TEST(changed_lines_are_read_or_refused)
{
  AUTO(document) struct document *document = sample_document();
  g_autoptr(GRand) rand = g_rand_new_with_seed(20261116);
  static const char signs[] = "{}[]\",:\\0-1e9.tfn\x80\x01";
  for (int round = 0; round < 1000; round++) {
    guint index = (guint)round % (document->sections->len + 1);
    g_autofree char *line =
        index == 0 ? document_header_json(document)
                   : document_section_json(g_ptr_array_index(document->sections, index - 1));
    for (int change = g_rand_int_range(rand, 1, 6); change > 0; change--) {
      gint32 at = g_rand_int_range(rand, 0, (gint32)strlen(line));
      line[at] = signs[g_rand_int_range(rand, 0, (gint32)sizeof signs)];
    }
    g_autoptr(GError) error = NULL, other = NULL;
    struct section *section = document_section_parse(line, &error);
    AUTO(document) struct document *header = document_header_parse(line, NULL, &other);
    ck_assert((section == NULL) == (error != NULL));
    ck_assert((header == NULL) == (other != NULL));
    if (section)
      try_rendering(section);
  }
}
END_TEST

static void add_json_tests(Suite *suite)
{
  TCase *json = tcase_create("json");
  tcase_add_test(json, json_is_as_described);
  tcase_add_test(json, json_is_one_value);
  tcase_add_test(json, json_reads_back_as_it_was);
  tcase_add_test(json, what_had_no_room_on_paper_is_in_its_place_elsewhere);
  tcase_add_test(json, paper_shows_what_has_room_on_it);
  tcase_add_test(json, json_holds_hostile_text);
  tcase_add_test(json, half_characters_are_made_whole);
  tcase_add_test(json, json_has_no_infinite_numbers);
  tcase_add_test(json, json_of_a_later_minor_form_is_read);
  tcase_add_loop_test(json, bad_sections_are_refused_with_a_sentence, 0,
                      G_N_ELEMENTS(bad_sections));
  tcase_add_loop_test(json, bad_headers_are_refused_with_a_sentence, 0, G_N_ELEMENTS(bad_headers));
  tcase_add_test(json, too_many_columns_are_refused);
  tcase_add_test(json, deep_nesting_is_refused_before_it_is_parsed);
  tcase_add_test(json, changed_lines_are_read_or_refused);
  suite_add_tcase(suite, json);
}

int main(void)
{
  Suite *suite = suite_create("document");
  TCase *build = tcase_create("build");
  tcase_add_test(build, cells_say_in_words_what_they_show);
  tcase_add_test(build, parts_say_in_words_what_they_show);
  tcase_add_test(build, numbers_are_short);
  tcase_add_test(build, numbers_are_alike_in_every_form);
  tcase_add_test(build, bytes_that_are_not_text_do_not_get_in);
  suite_add_tcase(suite, build);
  add_json_tests(suite);
  return suite_run(suite);
}
