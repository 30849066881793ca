/* The inside of the terminal harness, for terminal.c, terminal_screen.c and terminal_keys.c. */
#ifndef TL_TESTS_TERMINAL_OWN_H
#define TL_TESTS_TERMINAL_OWN_H

#include "tests/terminal.h"

#include <vterm.h>

struct terminal {
  int pid, master;
  int rows, columns;
  char *term, *home;
  VTerm *vterm;
  VTermScreen *screen;
  GString *held;      /* the beginning of an escape sequence */
  GString *log;       /* what it printed lately */
  guint64 sent, used; /* bytes of input: typed by us, dealt with by the program */
  int drawn_rows, drawn_columns;
  bool marked; /* the program has said how far it is */
  bool ended, reaped;
  int status;
  gint64 sent_at, answered_at;
};

/* The bytes of keys as terminal_keys takes them. Yours. */
char *terminal_key_bytes(const char *keys);

/* Shows the screen and fails the test. */
void terminal_fail(struct terminal *t, const char *why) G_GNUC_NORETURN;

#endif
