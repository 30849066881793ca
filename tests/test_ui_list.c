/* Lists: selection, order and finding, apart from how they are drawn. */
#include "tests/test_ui.h"

#include "ui/list.h"

#include <string.h>

static const struct choice kinds[] = { { "el", "Elementary" },
                                       { "hi", "High school" },
                                       { NULL, NULL } };
static const struct view_column columns[] = {
  { "name", "Name", 0, 1, FIELD_TEXT, NULL },
  { "count", "Count", 6, 1, FIELD_INT, NULL },
  { "kind", "Kind", 8, 1, FIELD_CHOICE, kinds },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view = { "things", "Things", columns };

static struct rowset *rows(const char *const *names, int count)
{
  static const char *const header[] = { "uid", "name", "count", "kind" };
  struct rowset *rowset = rowset_new(4, header);
  for (int i = 0; i < count; i++) {
    g_autofree char *number = g_strdup_printf("%d", (i * 7) % 11);
    const char *cells[] = { names[i], names[i], number, i % 2 ? "hi" : "el" };
    rowset_add(rowset, cells);
  }
  return rowset;
}

static void type(struct list *list, const char *names)
{
  g_auto(GStrv) parts = g_strsplit(names, " ", -1);
  for (char **name = parts; *name; name++) {
    struct key key;
    ck_assert_msg(key_parse(*name, &key), "%s", *name);
    list_key(list, &key);
  }
}

static const char *const people[] = { "Đặng", "O’Brien", "Nuñez", "Łukasz", "Sok", "Almeida" };

static struct list *make(void)
{
  struct list *list = list_new(&view, "uid");
  list_set_rows(list, rows(people, 6));
  return list;
}

START_TEST(keys_move_within_bounds)
{
  AUTO(list) struct list *list = make();
  ck_assert_int_eq(list_row(list), 0);
  type(list, "Up");
  ck_assert_int_eq(list_row(list), 0);
  type(list, "Down Down");
  ck_assert_str_eq(list_get(list, "name"), "Nuñez");
  type(list, "End Down");
  ck_assert_int_eq(list_row(list), 5);
  type(list, "Home");
  ck_assert_int_eq(list_row(list), 0);
}
END_TEST

START_TEST(the_selection_stays_with_its_record)
{
  static const char *const fewer[] = { "Almeida", "Nuñez", "Sok" };
  AUTO(list) struct list *list = make();
  ck_assert(list_select(list, "Nuñez"));
  list_set_rows(list, rows(fewer, 3));
  ck_assert_str_eq(list_get(list, "uid"), "Nuñez");
  type(list, "End");
  list_set_rows(list, rows(fewer, 2));
  ck_assert_int_eq(list_row(list), 1);
  list_set_rows(list, rows(fewer, 0));
  ck_assert_int_eq(list_row(list), -1);
  ck_assert_ptr_null(list_get(list, "uid"));
  list_set_rows(list, rows(fewer, 3));
  ck_assert_int_eq(list_row(list), 0);
}
END_TEST

START_TEST(typing_finds_whatever_the_accents)
{
  static const struct {
    const char *keys, *name;
    int count;
  } cases[] = { { "/ d a n g", "Đặng", 1 },
                { "/ o b r", "O’Brien", 1 },
                { "/ l u k", "Łukasz", 1 },
                { "/ N U N", "Nuñez", 1 },
                { "/ h i g h", "O’Brien", 3 },
                { "/ x x", NULL, 0 },
                { "/ x x Backspace Backspace", "Đặng", 6 } };
  for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
    AUTO(list) struct list *list = make();
    type(list, cases[i].keys);
    ck_assert_int_eq(list_count(list), cases[i].count);
    if (cases[i].name)
      ck_assert_str_eq(list_get(list, "name"), cases[i].name);
    else
      ck_assert_int_eq(list_row(list), -1);
  }
}
END_TEST

START_TEST(a_filter_stays_until_esc)
{
  AUTO(list) struct list *list = make();
  type(list, "/ s o k");
  ck_assert(list_typing(list));
  ck_assert(!list_key(list, &(struct key){ .code = K_ENTER }));
  ck_assert(!list_typing(list));
  ck_assert_int_eq(list_count(list), 1);
  list_set_rows(list, rows(people, 6));
  ck_assert_int_eq(list_count(list), 1);
  ck_assert(list_key(list, &(struct key){ .code = K_ESC }));
  ck_assert_int_eq(list_count(list), 6);
  ck_assert_str_eq(list_get(list, "name"), "Sok");
  ck_assert(!list_key(list, &(struct key){ .code = K_ESC }));
}
END_TEST

START_TEST(finding_anew_begins_with_no_word)
{
  AUTO(list) struct list *list = make();
  type(list, "/ s o k Tab");
  ck_assert_int_eq(list_count(list), 1);
  type(list, "/");
  ck_assert_int_eq(list_count(list), 6);
  ck_assert_str_eq(list_get(list, "name"), "Sok");
  type(list, "n u n");
  ck_assert_int_eq(list_count(list), 1);
  ck_assert_str_eq(list_get(list, "name"), "Nuñez");
  type(list, "Tab / Esc");
  ck_assert_int_eq(list_count(list), 6);
}
END_TEST

static char *order(struct list *list)
{
  GString *names = g_string_new(NULL);
  type(list, "Home");
  for (int i = 0; i < list_count(list); i++) {
    g_string_append_printf(names, "%s%s", i ? " " : "", list_get(list, "name"));
    type(list, "Down");
  }
  return g_string_free(names, FALSE);
}

START_TEST(orders_are_stable_and_numbers_are_numbers)
{
  AUTO(list) struct list *list = make();
  list_select(list, "Nuñez");
  list_sort(list, "name", false);
  ck_assert_str_eq(list_get(list, "name"), "Nuñez");
  g_autofree char *by_name = order(list);
  ck_assert_str_eq(by_name, "Almeida Đặng Łukasz Nuñez O’Brien Sok");
  list_sort(list, "count", true);
  g_autofree char *by_count = order(list);
  ck_assert_str_eq(by_count, "Łukasz O’Brien Sok Nuñez Almeida Đặng");
  list_sort(list, "kind", false);
  g_autofree char *by_kind = order(list);
  ck_assert_str_eq(by_kind, "Đặng Nuñez Sok O’Brien Łukasz Almeida");
  list_sort(list, NULL, false);
  g_autofree char *as_came = order(list);
  ck_assert_str_eq(as_came, "Đặng O’Brien Nuñez Łukasz Sok Almeida");
}
END_TEST

START_TEST(an_order_and_a_filter_go_together)
{
  AUTO(list) struct list *list = make();
  list_sort(list, "name", false);
  type(list, "/ h i g h Enter");
  g_autofree char *names = order(list);
  ck_assert_str_eq(names, "Almeida Łukasz O’Brien");
}
END_TEST

/* What is seen, where that is not what is stored. */
static unsigned backwards(const struct rowset *rows, int row, const char *column, char **text,
                          void *data)
{
  (void)data;
  if (strcmp(column, "name") == 0)
    *text = g_utf8_strreverse(rowset_get(rows, row, "name"), -1);
  return STYLE_PLAIN;
}

START_TEST(text_is_ordered_by_what_is_seen)
{
  AUTO(list) struct list *list = make();
  list_on_cell(list, backwards, NULL);
  list_sort(list, "name", false);
  g_autofree char *names = order(list);
  ck_assert_str_eq(names, "Almeida Đặng Sok O’Brien Nuñez Łukasz");
}
END_TEST

START_TEST(numbers_in_text_are_numbers_and_never_is_the_most)
{
  static const char *const header[] = { "uid", "name", "count", "kind" };
  static const char *const cells[][4] = { { "a", "Room 10", "7", "el" },
                                          { "b", "Room 9", NULL, "el" },
                                          { "c", "Room 101", "3", "hi" } };
  AUTO(list) struct list *list = list_new(&view, "uid");
  struct rowset *rowset = rowset_new(4, header);
  for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
    rowset_add(rowset, cells[i]);
  list_set_rows(list, rowset);
  list_sort(list, "name", false);
  g_autofree char *by_name = order(list);
  ck_assert_str_eq(by_name, "Room 9 Room 10 Room 101");
  list_sort(list, "count", true);
  g_autofree char *by_count = order(list);
  ck_assert_str_eq(by_count, "Room 9 Room 10 Room 101");
  list_sort(list, "count", false);
  g_autofree char *rising = order(list);
  ck_assert_str_eq(rising, "Room 101 Room 10 Room 9");
}
END_TEST

TCase *list_tests(void)
{
  TCase *tests = tcase_create("list");
  tcase_add_test(tests, keys_move_within_bounds);
  tcase_add_test(tests, the_selection_stays_with_its_record);
  tcase_add_test(tests, typing_finds_whatever_the_accents);
  tcase_add_test(tests, a_filter_stays_until_esc);
  tcase_add_test(tests, finding_anew_begins_with_no_word);
  tcase_add_test(tests, orders_are_stable_and_numbers_are_numbers);
  tcase_add_test(tests, text_is_ordered_by_what_is_seen);
  tcase_add_test(tests, numbers_in_text_are_numbers_and_never_is_the_most);
  tcase_add_test(tests, an_order_and_a_filter_go_together);
  return tests;
}
