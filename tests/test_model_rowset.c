/* Rowsets. */
#include "suite.h"

#include "model/rowset.h"

START_TEST(test_rowset)
{
  static const char *const columns[] = { "name", "count" };
  AUTO(rowset) struct rowset *rowset = rowset_new(2, columns);
  ck_assert_int_eq(rowset->row_count, 0);
  ck_assert_int_eq(rowset_row(rowset, "name", "x"), -1);
  for (int i = 0; i < 1000; i++) {
    g_autofree char *name = g_strdup_printf("school %d", i);
    g_autofree char *count = g_strdup_printf("%d", i * 2);
    rowset_add(rowset, (const char *const[]){ name, i % 10 == 3 ? NULL : count });
  }
  ck_assert_int_eq(rowset->row_count, 1000);
  ck_assert_int_eq(rowset_column(rowset, "count"), 1);
  ck_assert_int_eq(rowset_find(rowset, "counts"), -1);
  ck_assert_str_eq(rowset_at(rowset, 999, 0), "school 999");
  ck_assert_str_eq(rowset_get(rowset, 0, "name"), "school 0");
  ck_assert_ptr_null(rowset_get(rowset, 3, "count"));
  ck_assert_int_eq(rowset_int(rowset, 3, "count"), 0);
  ck_assert_int_eq(rowset_int(rowset, 4, "count"), 8);
  ck_assert_int_eq(rowset_row(rowset, "name", "school 500"), 500);
  ck_assert_int_eq(rowset_row(rowset, "count", NULL), 3);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("rowset");
  TCase *all = tcase_create("rowset");
  tcase_add_test(all, test_rowset);
  suite_add_tcase(suite, all);
  return suite_run(suite);
}
