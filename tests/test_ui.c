/* The parts of ui/ that need no terminal: keys, the bytes they come as, text fields, lists. */
#include "ui/input.h"
#include "ui/key.h"

#include <check.h>
#include <stdlib.h>

START_TEST(keys_are_read_and_written)
{
  struct key key;
  ck_assert(key_parse("^P", &key));
  ck_assert_int_eq(key.code, K_CTRL('P'));
}
END_TEST

int
main(void)
{
  Suite *suite = suite_create("ui");
  TCase *tests = tcase_create("ui");
  tcase_add_test(tests, keys_are_read_and_written);
  suite_add_tcase(suite, tests);
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_NORMAL);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
