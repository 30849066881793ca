/* The end of a Check program's main. */
#ifndef TL_TESTS_SUITE_H
#define TL_TESTS_SUITE_H

#include <check.h>
#include <stdlib.h>

#undef fail /* a name that Check gave up: ours is of base/error.h */

/* Runs suite, says how it went, and frees it: what main returns. */
static inline int suite_run(Suite *suite)
{
  SRunner *runner = srunner_create(suite);
  srunner_run_all(runner, CK_ENV);
  int failed = srunner_ntests_failed(runner);
  srunner_free(runner);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}

#endif
