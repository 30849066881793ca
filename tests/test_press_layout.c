/* What stands alike and in order on paper: the table of contents page by page, columns of a width
 * that they are given. */
#include "suite.h"

#include "document/document_json.h"
#include "press/columns.h"
#include "press/page.h"

static struct frame frames_of[SHEET_PARTS];

/* A document with a cover and count pages, every seventh with a name of two lines. */
static struct document *listed_document(int count)
{
  struct document *document = document_new("d", "D");
  document->contents = true;
  struct section *cover = document_section(document, "cover", "Cover");
  section_paragraph(cover, "What it is about.");
  section_contents(cover);
  for (int i = 0; i < count; i++) {
    g_autofree char *id = g_strdup_printf("page-%d", i);
    g_autofree char *title = g_strdup_printf(
        "%d %s", i, i % 7 ? "Kuss Middle" : "Resiliency Preparatory and Stone Day, Anna Kowalska");
    document_section(document, id, title)->level = i == 0 ? 1 : 2;
  }
  return document;
}

/* Where the entries of the contents stand: as if each page were below the one before, and each
 * column below the one to its left. GArray of double, in the order of the entries. Yours. */
static GArray *entry_places(const struct document *document, guint *pages_used)
{
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  frames_of[PORTRAIT] = page_frame(SHEET_PORTRAIT, 11, false);
  g_autoptr(GPtrArray) flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
  g_ptr_array_add(flows, flow_new(&maker, document, g_ptr_array_index(document->sections, 0), 0));
  AUTO(pages) struct pages *pages = pages_new(flows, frames_of);
  GArray *places = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < pages->pages->len; i++) {
    const struct page *page = g_ptr_array_index(pages->pages, i);
    for (guint k = 0; k < page->placed->len; k++) {
      const struct placed *placed = &g_array_index(page->placed, struct placed, k);
      if (placed->strip->columns < 1)
        continue;
      ck_assert_double_le(placed->y + placed->to, frames_of[PORTRAIT].bottom + 0.02);
      double place = placed->y + (placed->x > 0 ? 1000 : 0) + 2000 * i;
      g_array_append_val(places, place);
    }
  }
  *pages_used = pages->pages->len;
  return places;
}

START_TEST(contents_are_read_page_by_page)
{
  AUTO(document) struct document *document = listed_document(130);
  guint used;
  g_autoptr(GArray) places = entry_places(document, &used);
  ck_assert_uint_eq(places->len, 130);
  ck_assert_uint_eq(used, 2);
  for (guint i = 1; i < places->len; i++) {
    double before = g_array_index(places, double, i - 1), here = g_array_index(places, double, i);
    ck_assert_msg(here > before, "entry %u stands before the one before it", i);
    /* A line follows a line: two of them in the other column leave no hole. */
    if (here - before < 300)
      ck_assert_double_le(here - before, (i - 1) % 7 ? 17 : 31);
  }
}
END_TEST

START_TEST(contents_stay_on_the_cover_while_they_fit)
{
  for (int count = 3; count < 69; count++) {
    AUTO(document) struct document *document = listed_document(count);
    guint used;
    g_autoptr(GArray) places = entry_places(document, &used);
    ck_assert_int_eq((int)places->len, count);
    ck_assert_msg(used == 1, "%d entries need %u pages", count, used);
  }
}
END_TEST

START_TEST(what_is_not_listed_has_a_bookmark_alone)
{
  AUTO(document) struct document *document = listed_document(30);
  for (guint i = 20; i < document->sections->len; i++)
    ((struct section *)g_ptr_array_index(document->sections, i))->unlisted = true;
  guint used;
  g_autoptr(GArray) places = entry_places(document, &used);
  ck_assert_uint_eq(places->len, 19);
  g_autofree char *line = document_section_json(g_ptr_array_index(document->sections, 25));
  AUTO(section) struct section *again = document_section_parse(line, NULL);
  ck_assert_ptr_nonnull(again);
  ck_assert(again->unlisted);
}
END_TEST

/* --- Sections without room ------------------------------------------------------------------- */

/* A section a letter, in capitals a page of its own, else without room; where they begin, as
 * `1233`. Yours. */
static char *sheets_of(const char *letters, guint *pages_used)
{
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  for (int part = 0; part < SHEET_PARTS; part++)
    frames_of[part] = page_frame((enum part_of_sheet)part, 11, false);
  AUTO(document) struct document *document = document_new("d", "D");
  g_autoptr(GPtrArray) flows = g_ptr_array_new_with_free_func((GDestroyNotify)flow_free);
  for (int i = 0; letters[i]; i++) {
    g_autofree char *id = g_strdup_printf("s-%d", i);
    struct section *section = document_section(document, id, id);
    section->new_page = true;
    section->bare = g_ascii_islower(letters[i]);
    section_paragraph(section, "What it is about.");
    g_ptr_array_add(flows, flow_new(&maker, document, section, i));
  }
  AUTO(pages) struct pages *pages = pages_new(flows, frames_of);
  *pages_used = pages->pages->len;
  GString *sheets = g_string_new(NULL);
  for (guint i = 0; i < pages->starts->len; i++)
    g_string_append_printf(sheets, "%d", g_array_index(pages->starts, struct start, i).sheet + 1);
  return g_string_free(sheets, FALSE);
}

START_TEST(what_has_no_room_leads_to_what_comes_after_it)
{
  static const struct {
    const char *letters, *sheets;
    guint pages;
  } cases[] = { { "ABC", "123", 3 },
                { "AbCD", "1223", 3 },
                { "aB", "11", 1 },
                { "AbcDe", "12222", 2 },
                { "ab", "11", 1 } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    guint pages;
    g_autofree char *sheets = sheets_of(cases[i].letters, &pages);
    ck_assert_str_eq(sheets, cases[i].sheets);
    ck_assert_uint_eq(pages, cases[i].pages);
  }
}
END_TEST

/* --- Columns that say how wide they are ------------------------------------------------------ */

/* Where the columns of a plan with such words begin, and how wide its badges are. GArray of double.
 * Yours. */
static GArray *plan_columns(const char *item, const char *owner, const char *status)
{
  AUTO(type) struct type *type = type_new();
  AUTO(tree) struct tree *tree = tree_new();
  struct maker maker = { .type = type, .tree = tree };
  AUTO(document) struct document *document = document_new("plan", "Plan");
  struct table *table = section_table(document_section(document, "plan", "Plan"), "Plan");
  table_column(table, "item", "Item", ALIGN_LEFT, 6);
  table_column(table, "owner", "Owner", ALIGN_LEFT, 2)->width = 76;
  table_column(table, "status", "Status", ALIGN_LEFT, 0)->width = 78;
  struct table_row *row = table_row(table);
  row_text(row, item);
  row_text(row, owner);
  cell_run(row_status(row, ROLE_MIDDLE, status), RUN_DIM | RUN_SMALL, "was no action");
  g_autoptr(GPtrArray) parts = columns_fit(&maker, table, 516);
  const GArray *part = g_ptr_array_index(parts, 0);
  GArray *places = g_array_new(FALSE, FALSE, sizeof(double));
  for (guint i = 0; i < part->len; i++) {
    const struct column *column = &g_array_index(part, struct column, i);
    g_array_append_val(places, column->x);
    g_array_append_val(places, column->width);
    g_array_append_val(places, column->badge);
  }
  return places;
}

START_TEST(given_columns_are_alike_on_all_pages)
{
  g_autoptr(GArray) one = plan_columns("Short", "A. Leduc", "complete");
  g_autoptr(GArray) other =
      plan_columns("Common exit tickets in grades 3 to 8, sorted the same day by the whole team, "
                   "and read again in the week that follows, with what was done about them",
                   "instructional coach", "in progress");
  ck_assert_uint_eq(one->len, other->len);
  for (guint i = 0; i < one->len; i++)
    ck_assert_double_eq(g_array_index(one, double, i), g_array_index(other, double, i));
}
END_TEST

START_TEST(no_word_is_cut_in_a_given_column)
{
  g_autoptr(GArray) wide = plan_columns("Short", "Superintendentenkonferenz", "complete");
  ck_assert_double_gt(g_array_index(wide, double, 4), 100);
}
END_TEST

int main(void)
{
  TCase *tests = tcase_create("layout");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, contents_are_read_page_by_page);
  tcase_add_test(tests, contents_stay_on_the_cover_while_they_fit);
  tcase_add_test(tests, what_is_not_listed_has_a_bookmark_alone);
  tcase_add_test(tests, what_has_no_room_leads_to_what_comes_after_it);
  tcase_add_test(tests, given_columns_are_alike_on_all_pages);
  tcase_add_test(tests, no_word_is_cut_in_a_given_column);
  Suite *suite = suite_create("layout");
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
