/* The inside of the terminal, for terminal.c, terminal_look.c and canvas.c: the only users of
 * curses. */
#ifndef TL_UI_TERMINAL_CURSES_H
#define TL_UI_TERMINAL_CURSES_H

#include "ui/terminal.h"

#include <curses.h>
#include <signal.h>

enum glyph_set { GLYPHS_ASCII, GLYPHS_CONSOLE, GLYPHS_FULL };

struct input;

struct terminal {
  SCREEN *curses;
  struct input *input;
  int signals; /* a signalfd: SIGWINCH, SIGTSTP, SIGCONT */
  sigset_t mask_before;
  int away; /* how often suspended */
  bool plain, mouse, utf8, testing;
  bool colour;
  bool again; /* the frame was not all there is to draw */
  enum glyph_set glyphs;
  int cursor_row, cursor_column;
  int shown_rows, shown_columns;
  bool shown;   /* since the test was told */
  guint64 told; /* bytes of input, then */
};

/* Chooses colours and signs by what the terminal has, and by NO_COLOR. */
void terminal_set_colours(struct terminal *terminal);

/* True when the terminal that TERM names can put its cursor anywhere. Before curses starts. */
bool terminal_moves_cursor(void);

/* Takes the window's present size over. */
void terminal_take_size(struct terminal *terminal);

/* Attributes of a style. */
attr_t terminal_attributes(const struct terminal *terminal, unsigned style, short *pair);

#endif
