/* The press from inside: colours that can be read, marks in content streams, tables on paper, and
 * whatever else may come. */
#include "config.h"

#include "suite.h"

#include "press/columns.h"
#include "press/content.h"
#include "press/packer.h"
#include "press/page.h"
#include "press/pdf.h"

#include <cairo-pdf.h>
#include <string.h>

/* --- Style ----------------------------------------------------------------------------------- */

START_TEST(every_shade_can_be_read)
{
  for (int percent = 0; percent <= 100; percent++)
    ck_assert_double_ge(style_contrast(style_shade(percent), style_on_shade(percent)), 4.5);
  for (int percent = 1; percent <= 100; percent++)
    ck_assert_double_lt(style_luminance(style_shade(percent)),
                        style_luminance(style_shade(percent - 1)));
}
END_TEST

START_TEST(every_ink_can_be_read)
{
  struct rgb white = style_rgb(INK_WHITE);
  static const enum ink on_white[] = { INK_TEXT, INK_DIM, INK_POOR };
  for (size_t i = 0; i < G_N_ELEMENTS(on_white); i++)
    ck_assert_double_ge(style_contrast(style_rgb(on_white[i]), white), 4.5);
  ck_assert_double_ge(style_contrast(white, style_rgb(INK_GOOD)), 4.5);
  ck_assert_double_ge(style_contrast(style_rgb(INK_MIDDLE), style_rgb(INK_MIDDLE_FILL)), 4.5);
  /* On a black-and-white copier the three fills stay apart. */
  double good = style_luminance(style_rgb(INK_GOOD)),
         middle = style_luminance(style_rgb(INK_MIDDLE_FILL));
  ck_assert_double_gt(middle - good, 0.4);
  ck_assert_double_gt(1 - middle, 0.2);
}
END_TEST

/* --- Type ------------------------------------------------------------------------------------ */

START_TEST(what_was_measured_is_laid_out_once)
{
  AUTO(type) struct type *type = type_new();
  struct run bold = { .text = (char *)"Priority ", .style = RUN_BOLD },
             plain = { .text = (char *)"by 1 June" };
  g_autoptr(GPtrArray) runs = g_ptr_array_new();
  g_ptr_array_add(runs, &bold);
  g_ptr_array_add(runs, &plain);
  struct look look = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT };
  const struct text *alone = type_runs(type, look, runs, 0);
  ck_assert_ptr_eq(type_runs(type, look, runs, alone->width + 1), alone);
  const struct text *wrapped = type_runs(type, look, runs, alone->width / 2);
  ck_assert_double_gt(wrapped->height, alone->height);
  look.ink = INK_DIM;
  ck_assert_ptr_ne(type_runs(type, look, runs, alone->width + 1), alone);
  look.ink = INK_TEXT;
  plain.style = RUN_DIM;
  ck_assert_ptr_ne(type_runs(type, look, runs, 0), alone);
}
END_TEST

/* --- Content streams ------------------------------------------------------------------------- */

static void assert_marked(const char *content, const char *expected, int marks)
{
  int found = -1;
  GString *marked = content_mark(content, strlen(content), &found);
  ck_assert_str_eq(marked->str, expected);
  ck_assert_int_eq(found, marks);
  g_string_free(marked, TRUE);
}

START_TEST(what_has_no_mark_is_furniture)
{
  assert_marked("1 0 0 -1 0 792 cm\nq\n/P << /MCID 0 >> BDC\nBT\n(a)Tj\nET\nEMC\nQ\n",
                "1 0 0 -1 0 792 cm\nq\n/P << /MCID 0 >> BDC\nBT\n(a)Tj\nET\nEMC\nQ\n", 1);
  assert_marked("0 0 9 9 re f\n/TD << /MCID 0 >> BDC\n(a)Tj\nEMC\n1 2 m 3 4 l S\n",
                "/Artifact BMC\n0 0 9 9 re f\nEMC\n/TD << /MCID 0 >> BDC\n(a)Tj\nEMC\n"
                "/Artifact BMC\n1 2 m 3 4 l S\nEMC\n",
                1);
}
END_TEST

START_TEST(marks_of_furniture_are_changed)
{
  assert_marked("/NonStruct << /MCID 0 >> BDC\n(page 1)Tj\nEMC\n",
                "/Artifact << /Type /Pagination /Subtype /Footer >> BDC\n(page 1)Tj\nEMC\n", 1);
  assert_marked("/Private << /MCID 0 >> BDC\n(continued)Tj\nEMC\n",
                "/Artifact << /Type /Pagination /Subtype /Header >> BDC\n(continued)Tj\nEMC\n", 1);
}
END_TEST

START_TEST(nested_marks_are_kept_and_empty_ones_dropped)
{
  assert_marked(
      "/P << /MCID 0 >> BDC\n/Span << /ActualText <feff0041> >> BDC\n<01>Tj\nEMC\n(b)Tj\nEMC\n",
      "/P << /MCID 0 >> BDC\n/Span << /ActualText <feff0041> >> BDC\n<01>Tj\nEMC\n(b)Tj\nEMC\n", 1);
  assert_marked(
      "/P << /MCID 0 >> BDC\n(a)Tj\n/Span << /ActualText <feff0020> >> BDC\nEMC\n(b)Tj\nEMC\n",
      "/P << /MCID 0 >> BDC\n(a)Tj\n(b)Tj\nEMC\n", 1);
}
END_TEST

static cairo_status_t keep_bytes(void *data, const unsigned char *bytes, unsigned int length)
{
  g_byte_array_append(data, bytes, length);
  return CAIRO_STATUS_SUCCESS;
}

/* A page with one mark as cairo writes it when it is shown. */
static GByteArray *draw_page(void)
{
  GByteArray *bytes = g_byte_array_new();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream(keep_bytes, bytes, 612, 792);
  cairo_t *cr = cairo_create(surface);
  cairo_tag_begin(cr, "TD", NULL);
  cairo_rectangle(cr, 9, 9, 99, 99);
  cairo_fill(cr);
  cairo_tag_end(cr, "TD");
  cairo_show_page(cr);
  GByteArray *shown = g_byte_array_new();
  g_byte_array_append(shown, bytes->data, bytes->len);
  cairo_destroy(cr);
  cairo_surface_destroy(surface);
  g_byte_array_unref(bytes);
  return shown;
}

/* How many marks the packer found in all streams of what it is fed; -1: it found no stream. */
static int packed_marks(const GByteArray *fed)
{
  AUTO(packer) struct packer *packer = packer_new();
  packer_feed(packer, fed->data, fed->len);
  packer_finish(packer);
  int marks = -1;
  for (int number = 0; number < 20; number++) {
    const struct packed_content *packed = packer_find(packer, number);
    if (packed)
      marks = MAX(marks, 0) + packed->marks;
  }
  return marks;
}

START_TEST(pages_are_packed_as_cairo_writes_them)
{
  GByteArray *page = draw_page();
  ck_assert_int_eq(packed_marks(page), 1);
  const guint8 *stream = memmem(page->data, page->len, "\nstream\n", 8);
  ck_assert_ptr_nonnull(stream);
  page->data[stream - page->data + 8] ^= 0xff; /* no packed content begins so */
  ck_assert_int_eq(packed_marks(page), -1);
  g_byte_array_set_size(page, 8);
  ck_assert_int_eq(packed_marks(page), -1);
  g_byte_array_unref(page);
}
END_TEST

/* --- Tables ---------------------------------------------------------------------------------- */

static struct table *grid_table(struct document *document, int shades)
{
  struct section *section = document_section(document, "grid", "Grid");
  struct table *table = section_table(section, "Grid");
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 0);
  for (int i = 0; i < shades; i++) {
    g_autofree char *key = g_strdup_printf("s%d", i);
    table_column(table, key, "Kuss", ALIGN_CENTER, 0);
  }
  struct table_row *row = table_row(table);
  row_text(row, "Checks for understanding during the lesson");
  for (int i = 0; i < shades; i++)
    row_shade(row, i);
  return table;
}

/* Every column once, the first in each part, all within room. */
static void assert_fits(const GPtrArray *parts, int columns, double room)
{
  int next = 1;
  for (guint i = 0; i < parts->len; i++) {
    const GArray *part = g_ptr_array_index(parts, i);
    ck_assert_int_eq(g_array_index(part, struct column, 0).index, 0);
    for (guint k = 1; k < part->len; k++)
      ck_assert_int_eq(g_array_index(part, struct column, k).index, next++);
    const struct column *last = &g_array_index(part, struct column, part->len - 1);
    ck_assert_double_le(last->x + last->width, room + 0.5);
  }
  ck_assert_int_eq(next, columns);
}

START_TEST(a_wide_grid_comes_in_even_parts)
{
  static const struct {
    int shades;
    guint parts;
  } cases[] = { { 1, 1 }, { 18, 1 }, { 40, 2 }, { 118, 6 } };
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    AUTO(document) struct document *document = document_new("d", "D");
    struct table *table = grid_table(document, cases[i].shades);
    g_autoptr(GPtrArray) parts = columns_fit(&maker, table, flow_room(LANDSCAPE));
    ck_assert_uint_eq(parts->len, cases[i].parts);
    assert_fits(parts, cases[i].shades + 1, flow_room(LANDSCAPE));
  }
}
END_TEST

/* Nothing may stand below the body, whatever the order of long and short. */
/* Columns of badges, some with notes, after one of words. */
static struct table *noted_table(struct document *document, int badges)
{
  struct table *table = section_table(document_section(document, "notes", "Notes"), "Notes");
  table_column(table, "item", "Item", ALIGN_LEFT, 1);
  for (int i = 0; i < badges; i++) {
    g_autofree char *key = g_strdup_printf("s%d", i);
    table_column(table, key, "Status", ALIGN_LEFT, 0);
  }
  for (int line = 0; line < 4; line++) {
    struct table_row *row = table_row(table);
    row_text(row, "Weekly team time with a written agenda in every grade and every team of it");
    for (int i = 0; i < badges; i++) {
      struct cell *cell = row_status(row, ROLE_MIDDLE, "in progress");
      if (line == 1)
        cell_run(cell, RUN_DIM, i % 2 ? "was no action" : "new");
    }
  }
  return table;
}

/* True when all notes of the table stand under their badges, false when all stand beside them. */
static bool notes_under(const struct maker *maker, int badges, double room)
{
  AUTO(document) struct document *document = document_new("notes", "Notes");
  struct table *table = noted_table(document, badges);
  const struct table_row *row = g_ptr_array_index(table->rows, 1);
  g_autoptr(GPtrArray) parts = columns_fit(maker, table, room);
  ck_assert_uint_eq(parts->len, 1);
  const GArray *part = g_ptr_array_index(parts, 0);
  int under = 0;
  for (int i = 1; i <= badges; i++) {
    const struct column *column = &g_array_index(part, struct column, i);
    struct strip *strip = strip_new(0);
    struct spot spot = { .width = column->width + 0.1,
                         .badge = column->badge,
                         .look = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT },
                         .under = column->under };
    cell_lay(maker, strip, spot, g_ptr_array_index(row->cells, i));
    const struct box *badge = &g_array_index(strip->boxes, struct box, 0);
    const struct box *note = &g_array_index(strip->boxes, struct box, 1);
    under += note->x < badge->x + badge->width;
    strip_free(strip);
  }
  ck_assert(under == 0 || under == badges);
  return under > 0;
}

START_TEST(notes_on_badges_stand_alike)
{
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  ck_assert(!notes_under(&maker, 1, 300));
  ck_assert(!notes_under(&maker, 2, 500));
  ck_assert(notes_under(&maker, 4, 430));
  ck_assert(notes_under(&maker, 5, 500));
}
END_TEST

START_TEST(names_of_what_is_said_do_not_wrap)
{
  AUTO(type) struct type *type = type_new();
  struct maker maker = { .type = type };
  struct look look = { SIZE_BODY, false, INK_TEXT, ALIGN_LEFT };
  double needed = type_line(type, look, "Set for October")->width;
  for (int words = 10; words < 40; words++) {
    AUTO(document) struct document *document = document_new("goal", "Goal");
    struct table *table = section_table(document_section(document, "goal", "Goal"), "Goal");
    table_column(table, "when", "", ALIGN_LEFT, 0);
    table_column(table, "what", "", ALIGN_LEFT, 1);
    g_autoptr(GString) said = g_string_new("A");
    for (int i = 0; i < words; i++)
      g_string_append(said, " word");
    struct table_row *row = table_row(table);
    row_text(row, "Set for October");
    row_text(row, said->str);
    g_autoptr(GPtrArray) parts = columns_fit(&maker, table, 516);
    const GArray *part = g_ptr_array_index(parts, 0);
    ck_assert_double_ge(g_array_index(part, struct column, 0).width, needed);
  }
}
END_TEST

START_TEST(nothing_runs_off_a_page)
{
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  AUTO(document) struct document *document = document_new("d", "D");
  struct section *section = document_section(document, "s", "Section");
  for (int i = 1; i < 36; i++) {
    g_autoptr(GString) words = g_string_new(NULL);
    for (int word = 0; word < i * i; word++)
      g_string_append_printf(words, "word%d ", word);
    section_heading(section, "Heading");
    struct table *table = section_table(section, NULL);
    table_column(table, "what", "What", ALIGN_LEFT, 0);
    table_column(table, "words", "Words", ALIGN_LEFT, 1);
    struct table_row *row = table_row(table);
    row_text(row, "short");
    row_text(row, words->str);
    section_paragraph(section, words->str);
    section_rules(section, i % 9);
  }
  const struct frame frames[SHEET_PARTS] = { page_frame(SHEET_PORTRAIT, 11, false),
                                             page_frame(SHEET_LANDSCAPE, 11, false) };
  g_autoptr(GPtrArray) flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
  g_ptr_array_add(flows, flow_new(&maker, document, g_ptr_array_index(document->sections, 0), 0));
  AUTO(pages) struct pages *pages = pages_new(flows, frames);
  for (guint i = 0; i < pages->pages->len; i++) {
    const struct page *page = g_ptr_array_index(pages->pages, i);
    const struct placed *last = &g_array_index(page->placed, struct placed, page->placed->len - 1);
    ck_assert_double_le(last->y + last->to, frames[PORTRAIT].bottom + 0.02);
    ck_assert_msg(!last->strip->keep || last->to < last->strip->height,
                  "page %u ends with a heading", i + 1);
  }
}
END_TEST

/* --- Whatever comes ------------------------------------------------------------------------- */

static const char *any_words(GRand *rand)
{
  static const char *const words[] = {
    "",
    " ",
    "a",
    "Kuss Middle",
    "\n",
    "two\nlines \n\nand a third",
    "محمد",
    "สวัสดี",
    "\xf0\x9f\x8e\x93",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenfabrikantenverbandsvorsitzender",
    "A comment of some length that has to wrap in any column of a table with more than two.",
    "\x1b[31m\a\xe2\x80\xae",
    "1,234",
    "a\tb",
    "e\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
  };
  return words[g_rand_int_range(rand, 0, G_N_ELEMENTS(words))];
}

static void any_cell(GRand *rand, struct table_row *row)
{
  double value = g_rand_double_range(rand, -5, 40), total = g_rand_double_range(rand, -1, 20);
  enum role role = (enum role)g_rand_int_range(rand, ROLE_NONE, ROLE_QUIET + 1);
  struct cell *cell = NULL;
  switch (g_rand_int_range(rand, CELL_TEXT, CELL_SHADE + 1)) {
  case CELL_STATUS:
    cell = row_status(row, role, any_words(rand));
    break;
  case CELL_BAR:
    cell = row_bar(row, value, total);
    break;
  case CELL_STACK:
    cell = row_stack(row);
    break;
  case CELL_SPARK:
    cell = row_spark(row);
    break;
  case CELL_SHADE:
    cell = row_shade(row, g_rand_int_range(rand, -1, 101));
    break;
  default:
    cell = row_styled(row, (unsigned)g_rand_int_range(rand, 0, 8), any_words(rand));
  }
  for (int i = g_rand_int_range(rand, -2, 4); i > 0; i--)
    cell_run(cell, (unsigned)g_rand_int_range(rand, 0, 8), any_words(rand));
  for (int i = g_rand_int_range(rand, 0, 5);
       i > 0 && (cell->kind == CELL_STACK || cell->kind == CELL_SPARK); i--)
    cell_part(cell, role, any_words(rand), value);
}

static void any_table(GRand *rand, struct section *section)
{
  struct table *table = section_table(section, any_words(rand));
  int columns = g_rand_int_range(rand, 0, 16), rows = g_rand_int_range(rand, 0, 14);
  table->compact = g_rand_boolean(rand);
  for (int i = 0; i < columns; i++)
    table_column(table, "key", any_words(rand), (enum align)g_rand_int_range(rand, 0, 3),
                 g_rand_int_range(rand, 0, 4));
  for (int i = 0; i < rows; i++) {
    struct table_row *row = table_row(table);
    row->header = g_rand_int_range(rand, 0, 9) == 0;
    row->dim = g_rand_boolean(rand);
    row->strong = g_rand_boolean(rand);
    int cells = g_rand_int_range(rand, 0, 9) == 0 ? columns / 2 : columns;
    for (int k = 0; k < cells; k++)
      any_cell(rand, row);
  }
}

static void any_block(GRand *rand, struct section *section)
{
  switch (g_rand_int_range(rand, 0, 8)) {
  case 0:
    section_heading(section, any_words(rand));
    return;
  case 1:
    section_paragraph(section, any_words(rand));
    return;
  case 2:
    block_link(section_runs(section), any_words(rand), "s1");
    return;
  case 3:
    section_rules(section, g_rand_int_range(rand, 0, 40));
    return;
  case 4:
    section_contents(section);
    return;
  case 5:
    section_space(section);
    return;
  default:
    any_table(rand, section);
  }
}

static struct document *any_document(GRand *rand)
{
  struct document *document = document_new("d", any_words(rand));
  document->sample = g_rand_boolean(rand);
  document->contents = g_rand_boolean(rand);
  document->notice = g_strdup(any_words(rand));
  for (int i = g_rand_int_range(rand, 1, 6); i > 0; i--) {
    g_autofree char *id = g_strdup_printf("s%d", i);
    struct section *section = document_section(document, id, any_words(rand));
    section->subtitle = g_strdup(any_words(rand));
    section->aside = g_strdup(any_words(rand));
    section->new_page = g_rand_boolean(rand);
    section->level = g_rand_int_range(rand, 1, 4);
    section->orientation = g_rand_boolean(rand) ? LANDSCAPE : PORTRAIT;
    section->layout = (enum layout)g_rand_int_range(rand, LAYOUT_PAGE, LAYOUT_SLIP + 1);
    for (int k = g_rand_int_range(rand, 0, 7); k > 0; k--)
      any_block(rand, section);
  }
  return document;
}

static GBytes *printed(const struct document *document, guint32 seed)
{
  g_autoptr(GError) error = NULL;
  AUTO(type) struct type *type = type_new();
  GBytes *pdf = pdf_make(type, document, NULL, &error);
  ck_assert_msg(pdf, "seed %u: %s", seed, error ? error->message : "");
  return pdf;
}

/* Whatever the thread that lays out has to wait for. */
START_TEST(whatever_comes_is_printed_and_always_alike)
{
  for (guint32 seed = 0; seed < 12; seed++) {
    GRand *rand = g_rand_new_with_seed(seed);
    AUTO(document) struct document *document = any_document(rand);
    g_autoptr(GBytes) pdf = printed(document, seed);
    g_autoptr(GBytes) again = printed(document, seed);
    ck_assert_msg(g_bytes_equal(pdf, again), "seed %u", seed);
    g_rand_free(rand);
  }
}
END_TEST

int main(void)
{
  TCase *tests = tcase_create("press");
  tcase_add_test(tests, every_shade_can_be_read);
  tcase_add_test(tests, every_ink_can_be_read);
  tcase_add_test(tests, what_was_measured_is_laid_out_once);
  tcase_add_test(tests, what_has_no_mark_is_furniture);
  tcase_add_test(tests, marks_of_furniture_are_changed);
  tcase_add_test(tests, nested_marks_are_kept_and_empty_ones_dropped);
  tcase_add_test(tests, pages_are_packed_as_cairo_writes_them);
  tcase_add_test(tests, a_wide_grid_comes_in_even_parts);
  tcase_add_test(tests, notes_on_badges_stand_alike);
  tcase_add_test(tests, names_of_what_is_said_do_not_wrap);
  tcase_add_test(tests, nothing_runs_off_a_page);
  tcase_add_test(tests, whatever_comes_is_printed_and_always_alike);
  Suite *suite = suite_create("press");
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
