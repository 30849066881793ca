/* The toolkit on a terminal: tests/ui_demo driven by keys, its screens compared. */
#include "tests/terminal.h"

#include <check.h>
#include <stdlib.h>

static struct terminal *
demo(int rows, int columns, const char *term)
{
  static char path[4096];
  const char *build = getenv("TL_BUILDDIR");
  g_snprintf(path, sizeof path, "%s/tests/ui_demo", build ? build : TL_BUILDDIR);
  const char *const arguments[] = { path, NULL };
  return terminal_open(&(struct terminal_program){
      .arguments = arguments, .rows = rows, .columns = columns, .term = term });
}

START_TEST(list_at_home_size)
{
  struct terminal *t = demo(24, 80, NULL);
  terminal_check(t, "list");
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}
END_TEST

int
main(void)
{
  Suite *suite = suite_create("ui_screens");
  TCase *tests = tcase_create("ui_screens");
  tcase_add_test(tests, list_at_home_size);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
