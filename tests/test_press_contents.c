/* The table of contents on paper: in order page by page, and on the cover while it fits. */
#include "suite.h"

#include "document/document_json.h"
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
  g_ptr_array_add(flows, flow_new(&maker, document, 0));
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
  AUTO(document) struct document *document = listed_document(150);
  guint used;
  g_autoptr(GArray) places = entry_places(document, &used);
  ck_assert_uint_eq(places->len, 150);
  ck_assert_uint_eq(used, 2);
  for (guint i = 1; i < places->len; i++) {
    double before = g_array_index(places, double, i - 1), here = g_array_index(places, double, i);
    ck_assert_msg(here > before, "entry %u stands before the one before it", i);
    /* A line follows a line: two of them in the other column leave no hole. */
    if (here - before < 900)
      ck_assert_double_le(here - before, (i - 1) % 7 ? 17 : 31);
  }
}
END_TEST

START_TEST(contents_stay_on_the_cover_while_they_fit)
{
  for (int count = 3; count < 80; count++) {
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

int main(void)
{
  TCase *tests = tcase_create("contents");
  tcase_set_timeout(tests, 60);
  tcase_add_test(tests, contents_are_read_page_by_page);
  tcase_add_test(tests, contents_stay_on_the_cover_while_they_fit);
  tcase_add_test(tests, what_is_not_listed_has_a_bookmark_alone);
  Suite *suite = suite_create("contents");
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
