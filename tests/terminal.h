/* Tests of programs on a terminal: runs one in a pseudo-terminal, reads it through libvterm, types
 * keys and looks at the screen. Waits for what the program says (THROUGHLINE_TEST_SYNC), never for
 * a fixed time.
 *
 *   struct terminal *t = terminal_open(&(struct terminal_program){ .arguments = arguments });
 *   terminal_keys(t, "w");                     // types and waits until it is answered
 *   terminal_keys(t, "<Down><Enter>nun<Enter>");
 *   terminal_check(t, "walkthrough-pick");     // golden: tests/screens/walkthrough-pick-80x24.txt
 *   ck_assert_int_eq(terminal_close(t, "q"), 0);
 */
#ifndef TL_TESTS_TERMINAL_H
#define TL_TESTS_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

struct terminal;

struct terminal_program {
  const char *const *arguments; /* the program and its arguments, NULL-terminated; no PATH search */
  const char *const *environment; /* NAME=value beside those always set; NULL-terminated or NULL */
  int rows, columns;              /* 0: 24 and 80 */
  const char *term;               /* NULL: xterm-256color */
};

/* Starts it and waits for its first frame. Always set: TERM, THROUGHLINE_TEST_SYNC, LANG=C.UTF-8,
 * TZ=UTC, THROUGHLINE_NOW=2026-11-12T10:31:00, HOME and XDG folders in an empty temporary folder
 * (see terminal_home). Fails the test when it does not start. Yours. */
struct terminal *terminal_open(const struct terminal_program *program);

/* The temporary home; borrowed. */
const char *terminal_home(const struct terminal *t);

/* Types keys and waits until they are answered. `<Enter>`, `<Esc>`, `<Tab>`, `<S-Tab>`, `<Up>`,
 * `<Down>`,
 * `<Left>`, `<Right>`, `<C-Left>`, `<C-Right>`, `<Home>`, `<End>`, `<PgUp>`, `<PgDn>`, `<Insert>`,
 * `<Delete>`, `<BS>`, `<Space>`, `<F1>` …, `<C-a>` … `<C-z>`, `<C-_>`, `<lt>`; anything else is
 * itself. */
void terminal_keys(struct terminal *t, const char *keys);

/* The same bytes, raw; and as a bracketed paste. */
void terminal_bytes(struct terminal *t, const char *bytes, gssize length);
void terminal_paste(struct terminal *t, const char *text);

/* Sends keys without waiting (then kill, or terminal_settle). */
void terminal_send(struct terminal *t, const char *keys);

/* A click, or the wheel (button 1 left, 4 up, 5 down) at row, column from 0. */
void terminal_click(struct terminal *t, int button, int row, int column);

/* Changes the size and waits until it is drawn. */
void terminal_resize(struct terminal *t, int rows, int columns);

/* The same without waiting, for streams of keys with resizes among them. */
void terminal_resize_only(struct terminal *t, int rows, int columns);

/* Waits until all that was sent is answered. */
void terminal_settle(struct terminal *t);

/* Waits until text is on the screen; fails the test with the screen after a long time. For what
 * others change. */
void terminal_wait_text(struct terminal *t, const char *text);

/* True when text is on one line of the screen. */
bool terminal_has(struct terminal *t, const char *text);

/* Fails the test with the screen when text is not (or is) there. */
void terminal_expect(struct terminal *t, const char *text);
void terminal_expect_not(struct terminal *t, const char *text);

/* A line of the screen without trailing blanks; the whole. Yours. */
char *terminal_line(struct terminal *t, int row);
char *terminal_text(struct terminal *t);

/* The cursor. */
void terminal_cursor(struct terminal *t, int *row, int *column);

/* Text, colours and cursor as a golden file has them. Yours. */
char *terminal_snapshot(struct terminal *t);

/* Compares with tests/screens/NAME-WIDTHxHEIGHT[-TERM].txt; a difference fails the test with the
 * two side by side. With UPDATE_SCREENS=1 (make update-screens) the file is written instead. */
void terminal_check(struct terminal *t, const char *name);

/* Signals, and the child's number. */
void terminal_kill(struct terminal *t, int signal);
int terminal_pid(const struct terminal *t);

/* The line that it is on, to ask for its settings. */
int terminal_master(const struct terminal *t);

/* Types keys (or NULL), waits for the end and frees; the exit status, or 128 + signal. A program
 * that runs on is killed and fails the test. */
int terminal_close(struct terminal *t, const char *keys);

/* Leaves by q and asserts that all went well; frees. */
void terminal_leave(struct terminal *t);

/* Waits for the end without typing: the exit status as above. What it printed after the terminal
 * was given back is on the screen. */
int terminal_wait_end(struct terminal *t);

/* Seconds from sending the last keys to the answer. */
double terminal_answer_time(const struct terminal *t);

#endif
