#include "document_sample.h"
#include "suite.h"

#include "document/html.h"
#include "document/render.h"

#include <string.h>

/* --- A small checker ------------------------------------------------------------------------ */

/* What a page has, as its tags go by. */
struct seen {
  GHashTable *counts; /* element → number */
  GHashTable *ids;
  GPtrArray *targets; /* ids that links and labels point to */
  GString *text;      /* all content */
  int heading;        /* level of the last one */
};

static const char *attribute(const char **names, const char **values, const char *name)
{
  for (int i = 0; names[i]; i++)
    if (g_str_equal(names[i], name))
      return values[i];
  return NULL;
}

static int count_of(const struct seen *seen, const char *element)
{
  return GPOINTER_TO_INT(g_hash_table_lookup(seen->counts, element));
}

static void check_heading(struct seen *seen, const char *element)
{
  if (element[0] != 'h' || !g_ascii_isdigit(element[1]))
    return;
  int level = element[1] - '0';
  ck_assert_msg(level <= seen->heading + 1, "%s follows h%d", element, seen->heading);
  seen->heading = level;
}

static void open_element(GMarkupParseContext *context G_GNUC_UNUSED, const char *element,
                         const char **names, const char **values, gpointer data,
                         GError **error G_GNUC_UNUSED)
{
  struct seen *seen = data;
  g_hash_table_insert(seen->counts, g_strdup(element),
                      GINT_TO_POINTER(count_of(seen, element) + 1));
  check_heading(seen, element);
  const char *id = attribute(names, values, "id");
  if (id)
    ck_assert_msg(g_hash_table_add(seen->ids, g_strdup(id)), "id %s twice", id);
  const char *href = attribute(names, values, "href");
  if (href) {
    ck_assert_int_eq(*href, '#');
    g_ptr_array_add(seen->targets, g_strdup(href + 1));
  }
  const char *label = attribute(names, values, "aria-labelledby");
  if (label)
    g_ptr_array_add(seen->targets, g_strdup(label));
  if (g_str_equal(element, "th"))
    ck_assert_ptr_nonnull(attribute(names, values, "scope"));
  if (attribute(names, values, "role"))
    ck_assert_ptr_nonnull(attribute(names, values, "aria-label"));
  if (g_str_equal(element, "html"))
    ck_assert_str_eq(attribute(names, values, "lang"), "en");
  for (int i = 0; names[i]; i++)
    ck_assert_msg(!g_str_has_prefix(names[i], "on"), "a handler: %s", names[i]);
}

static void add_text(GMarkupParseContext *context G_GNUC_UNUSED, const char *text, gsize length,
                     gpointer data, GError **error G_GNUC_UNUSED)
{
  const struct seen *seen = data;
  g_string_append_len(seen->text, text, (gssize)length);
}

static void seen_clear(struct seen *seen)
{
  g_hash_table_unref(seen->counts);
  g_hash_table_unref(seen->ids);
  g_ptr_array_unref(seen->targets);
  g_string_free(seen->text, TRUE);
}

/* Fails the test unless page is well-formed and accessible as far as a program can tell. */
static void check_page(struct seen *seen, const char *page)
{
  static const GMarkupParser parser = { .start_element = open_element, .text = add_text };
  seen->heading = 0;
  seen->counts = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  seen->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  seen->targets = g_ptr_array_new_with_free_func(g_free);
  seen->text = g_string_new(NULL);
  ck_assert(g_str_has_prefix(page, "<!DOCTYPE html>\n"));
  g_autoptr(GMarkupParseContext) context = g_markup_parse_context_new(&parser, 0, seen, NULL);
  g_autoptr(GError) error = NULL;
  bool good = g_markup_parse_context_parse(context, page, -1, &error)
              && g_markup_parse_context_end_parse(context, &error);
  ck_assert_msg(good, "%s", error ? error->message : "");
  ck_assert_int_eq(count_of(seen, "h1"), 1);
  ck_assert_int_eq(count_of(seen, "main"), 1);
  ck_assert_int_eq(count_of(seen, "title"), 1);
  ck_assert_int_eq(count_of(seen, "script"), 0);
  for (guint i = 0; i < seen->targets->len; i++)
    ck_assert_msg(g_hash_table_contains(seen->ids, g_ptr_array_index(seen->targets, i)),
                  "nothing has the id %s", (const char *)g_ptr_array_index(seen->targets, i));
}

/* --- Pages ---------------------------------------------------------------------------------- */

START_TEST(sample_is_as_expected)
{
  AUTO(document) struct document *document = sample_document();
  g_autofree char *page = sample_rendered(document, render_html);
  expect_text("sample.html", page);
  struct seen seen;
  check_page(&seen, page);
  ck_assert_int_eq(count_of(&seen, "nav"), 1);
  ck_assert_int_eq(count_of(&seen, "section"), 4);
  ck_assert_int_eq(count_of(&seen, "table"), 4);
  ck_assert_int_eq(count_of(&seen, "caption"), 3);
  seen_clear(&seen);
}
END_TEST

START_TEST(contents_stand_at_the_front_where_no_section_has_them)
{
  AUTO(document) struct document *packet = sample_packet(4);
  g_autofree char *page = sample_rendered(packet, render_html);
  struct seen seen;
  check_page(&seen, page);
  ck_assert_int_eq(count_of(&seen, "nav"), 1);
  ck_assert_int_eq(count_of(&seen, "li"), (int)packet->sections->len);
  ck_assert(strstr(page, "<nav") < strstr(page, "<main"));
  seen_clear(&seen);
}
END_TEST

START_TEST(what_is_not_listed_is_not_in_the_contents)
{
  AUTO(document) struct document *packet = sample_packet(4);
  ((struct section *)g_ptr_array_index(packet->sections, 0))->unlisted = true;
  ((struct section *)g_ptr_array_index(packet->sections, 3))->unlisted = true;
  g_autofree char *page = sample_rendered(packet, render_html);
  struct seen seen;
  check_page(&seen, page);
  ck_assert_int_eq(count_of(&seen, "li"), (int)packet->sections->len - 2);
  seen_clear(&seen);
}
END_TEST

START_TEST(one_section_is_the_page)
{
  AUTO(document) struct document *document = sample_page("Memo");
  struct section *section = sample_section(document);
  section->new_page = true;
  section_heading(section, "Decisions");
  section_paragraph(section, "First line\nsecond line");
  g_autofree char *page = sample_rendered(document, render_html);
  struct seen seen;
  check_page(&seen, page);
  ck_assert_ptr_nonnull(strstr(page, "<h1 id=\"t-page\">Memo</h1>"));
  ck_assert_ptr_nonnull(strstr(page, "<h2>Decisions</h2>"));
  ck_assert_ptr_nonnull(strstr(page, "First line<br/>second line"));
  ck_assert_ptr_null(strstr(page, "<p>Memo</p>"));
  ck_assert_ptr_null(strstr(page, "portrait new"));
  seen_clear(&seen);
}
END_TEST

START_TEST(no_sections_is_a_page_too)
{
  AUTO(document) struct document *document = document_new("none", "Nothing yet");
  document->contents = true;
  g_autofree char *page = sample_rendered(document, render_html);
  struct seen seen;
  check_page(&seen, page);
  seen_clear(&seen);
}
END_TEST

START_TEST(sample_says_so_on_every_page)
{
  AUTO(document) struct document *document = sample_document();
  document->sample = true;
  g_autofree char *page = sample_rendered(document, render_html);
  g_auto(GStrv) pieces = g_strsplit(page, "<p class=\"sample\">SAMPLE</p>", -1);
  ck_assert_uint_eq(g_strv_length(pieces) - 1,
                    4); /* the front and three sections that begin a page */
}
END_TEST

/* --- Text that would be more than text ------------------------------------------------------ */

#define HOSTILE "</style></title><script>alert('1')</script>\"&<!--\x1b\x01\xEF\xBF\xBE\xE2\x80\xAE"

static void fill_hostile(struct document *document, struct section *section)
{
  document->district = g_strdup(HOSTILE);
  document->notice = g_strdup(HOSTILE "\\");
  document->author = g_strdup(HOSTILE);
  section->subtitle = g_strdup(HOSTILE);
  section->aside = g_strdup(HOSTILE);
  section_heading(section, HOSTILE);
  block_link(section_runs(section), HOSTILE, "\"onclick=\"x");
  cell_alternative(section_bar(section), HOSTILE);
  struct table *table = section_table(section, HOSTILE);
  table_column(table, HOSTILE, "", ALIGN_LEFT, 0);
  table_column(table, "b", HOSTILE, ALIGN_LEFT, 0);
  struct table_row *row = table_row(table);
  row->header = true;
  row_text(row, HOSTILE);
  row = table_row(table);
  cell_alternative(row_text(row, HOSTILE), HOSTILE);
  row_status(row, ROLE_GOOD, HOSTILE);
  row = table_row(table);
  cell_part(row_stack(row), ROLE_GOOD, HOSTILE, 1);
  cell_part(row_spark(row), ROLE_NONE, HOSTILE, 1);
}

START_TEST(hostile_text_stays_text)
{
  AUTO(document) struct document *document = sample_page(HOSTILE);
  struct section *section = sample_section(document);
  fill_hostile(document, section);
  struct section *other = document_section(document, "\"onclick=\"x", HOSTILE);
  section_contents(other);
  g_autofree char *page = sample_rendered(document, render_html);
  struct seen seen;
  check_page(&seen, page);
  ck_assert_int_eq(count_of(&seen, "style"), 1);
  ck_assert_ptr_nonnull(strstr(seen.text->str, "<script>alert('1')</script>\"&<!--␛"));
  ck_assert_ptr_null(strstr(page, "<script"));
  ck_assert_ptr_null(strchr(page, '\x1b'));
  ck_assert_ptr_null(strstr(page, "\xE2\x80\xAE"));
  seen_clear(&seen);
}
END_TEST

/* --- Cells ---------------------------------------------------------------------------------- */

static bool write_first_cell(const struct document *document, FILE *out,
                             GError **error G_GNUC_UNUSED)
{
  const struct section *section = g_ptr_array_index(document->sections, 0);
  const struct block *block = g_ptr_array_index(section->blocks, 0);
  html_cell(out, block->cell);
  return true;
}

static guint times_in(const char *text, const char *words)
{
  g_auto(GStrv) parts = g_strsplit(text, words, -1);
  return g_strv_length(parts) - 1;
}

/* A word processor shows captions and the words of pictures too. */
START_TEST(what_stands_beside_it_is_said_once)
{
  AUTO(document) struct document *document = sample_page("A page");
  struct section *section = sample_section(document);
  section_heading(section, "Walkthroughs made");
  struct table *table = section_table(section, "Walkthroughs made");
  table_column(table, "done", "Done", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "target", "Target", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "bar", "", ALIGN_LEFT, 0);
  struct table_row *row = table_row(table);
  row_number(row, 18);
  row_number(row, 19);
  row_bar(row, 18, 19);
  struct table *other = section_table(section, "Another title");
  table_column(other, "bar", "", ALIGN_LEFT, 0);
  row_bar(table_row(other), 7, 8);
  g_autofree char *html = sample_rendered(document, render_html);
  ck_assert_uint_eq(times_in(html, "Walkthroughs made"), 1);
  ck_assert_uint_eq(times_in(html, "18 of 19"), 1);
  ck_assert_uint_eq(times_in(html, "aria-label=\"18 of 19\""), 1);
  ck_assert_uint_eq(times_in(html, "<caption class=\"vh\">Another title</caption>"), 1);
  ck_assert_uint_eq(times_in(html, "7 of 8"), 2);
}
END_TEST

START_TEST(pictures_are_read_in_words)
{
  AUTO(document) struct document *document = sample_page("T");
  struct section *section = sample_section(document);
  struct cell *cell = section_bar(section);
  cell->value = 6;
  cell->total = 9;
  cell_run(cell, RUN_BOLD, "two thirds");
  g_autofree char *bar = sample_rendered(document, write_first_cell);
  ck_assert_str_eq(bar, "<span class=\"bar\" role=\"img\" aria-label=\"6 of 9\">"
                        "<i style=\"width:67%\"></i><span class=\"vh\">6 of 9</span></span> "
                        "<b>two thirds</b>");
  cell->kind = CELL_SHADE;
  cell->value = -1;
  g_autofree char *shade = sample_rendered(document, write_first_cell);
  ck_assert(g_str_has_prefix(shade, "<span role=\"img\" aria-label=\"too few to show\">·</span>"));
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("document as HTML");
  TCase *html = tcase_create("html");
  tcase_add_test(html, sample_is_as_expected);
  tcase_add_test(html, contents_stand_at_the_front_where_no_section_has_them);
  tcase_add_test(html, what_is_not_listed_is_not_in_the_contents);
  tcase_add_test(html, one_section_is_the_page);
  tcase_add_test(html, no_sections_is_a_page_too);
  tcase_add_test(html, sample_says_so_on_every_page);
  tcase_add_test(html, hostile_text_stays_text);
  tcase_add_test(html, pictures_are_read_in_words);
  tcase_add_test(html, what_stands_beside_it_is_said_once);
  suite_add_tcase(suite, html);
  return suite_run(suite);
}
