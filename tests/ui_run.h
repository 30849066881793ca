/* The program itself on a terminal, on a fixture's store. */
#ifndef TL_TESTS_UI_RUN_H
#define TL_TESTS_UI_RUN_H

#include "fixture.h"
#include "tests/terminal.h"

/* Who is in the fixture, as --as takes them. */
#define ROSA "Rosa Alvarez"       /* assistant superintendent */
#define MARIA "Maria Arruda"      /* principal of Doran */
#define SIOBHAN "Siobhán O’Brien" /* principal of Kuss */
#define JAMES "James Ortiz"       /* plan manager */

/* The built program. Yours. */
char *ui_program(void);

/* Starts it on the fixture's file as person (NULL: the record keeper), with its drafts and settings
 * in the fixture's folder. rows 0: 24 and 80. Yours. */
struct terminal *ui_run(const struct fixture *fixture, const char *person, int rows, int columns);

/* The same at 80×24, with keys typed. Yours. */
struct terminal *ui_open(const struct fixture *fixture, const char *person, const char *keys);

/* Types keys at 80×24, 60×20 and 132×43, each in a program of its own, and compares each screen. */
void ui_check_sizes(const struct fixture *fixture, const char *person, const char *keys,
                    const char *name);

/* The same at 80×24 in a terminal without colours (vt100), and with NO_COLOR. */
void ui_check_kinds(const struct fixture *fixture, const char *person, const char *keys,
                    const char *name);

/* What October's packet is made of: a plan of two items at Kuss without status, the meeting of 19
 * November with input due on the 16th, two walkthroughs in November, something of last year. */
void ui_add_october(struct fixture *fixture);

/* A visit of the supervisor at Kuss, begun this morning, with its principal. */
void ui_begin_visit(struct fixture *fixture);

/* The latest walkthrough of the store. Yours. */
struct record *ui_latest(struct fixture *fixture);

/* Saves a record and frees it. */
void ui_save(struct fixture *fixture, struct record *record);

#endif
