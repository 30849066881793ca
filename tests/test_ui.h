/* The parts of the tests of ui/ that need no terminal. */
#ifndef TL_TESTS_TEST_UI_H
#define TL_TESTS_TEST_UI_H

#include <check.h>

TCase *input_tests(void);
TCase *editor_tests(void);
TCase *list_tests(void);

#endif
