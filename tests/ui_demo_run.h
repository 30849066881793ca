/* Runs tests/ui_demo in a terminal, for the tests of the toolkit. */
#ifndef TL_TESTS_UI_DEMO_RUN_H
#define TL_TESTS_UI_DEMO_RUN_H

#include "tests/terminal.h"

#include <check.h>

/* Arguments and NAME=value, separated by spaces (or NULL), as `--rows 40 NO_COLOR=1`. rows, columns
 * 0: 24 and 80; term NULL: xterm-256color. Yours. */
struct terminal *demo_at(int rows, int columns, const char *term, const char *words);
struct terminal *demo(const char *words);

/* The path of the program; yours. */
char *demo_path(void);

/* Types q, and fails unless the program ends well. */
void demo_end(struct terminal *t);

TCase *golden_tests(void);
TCase *behaviour_tests(void);
TCase *terminal_tests(void);

#endif
