/* The terminal: curses started and stopped, colours by role, keys decoded, resizes and Ctrl-Z
 * survived, and always restored. Only this file, input.c and canvas.c know what a terminal sends
 * and takes. */
#ifndef TL_UI_TERMINAL_H
#define TL_UI_TERMINAL_H

#include "base/auto.h"
#include "ui/key.h"

#include <glib.h>
#include <stdbool.h>

struct terminal;

/* How a piece of text looks, by what it means; one colour and any attributes, or-ed. Each colour
 * also stands beside a letter or word: nothing is said by colour alone. */
enum style {
  STYLE_PLAIN = 0,
  STYLE_ACCENT = 1,    /* focus and selection, and ▸ */
  STYLE_GOOD = 2,      /* complete, highly effective, seen */
  STYLE_MIDDLE = 3,    /* in progress, effective, partly */
  STYLE_POOR = 4,      /* no action, improvement necessary; errors */
  STYLE_BOLD = 1 << 4, /* what is looked for first */
  STYLE_DIM = 1 << 5,  /* what is secondary */
  STYLE_UNDERLINE = 1 << 6,
  STYLE_REVERSE = 1 << 7, /* SAMPLE, and nothing else */
};
enum { STYLE_COLOUR = 0x0f, STYLE_SELECTED = STYLE_ACCENT | STYLE_BOLD };

/* Signs that are not in every terminal's alphabet. */
enum glyph {
  GLYPH_MARKER,    /* ▸ the selected row; > */
  GLYPH_RULE,      /* ─; - */
  GLYPH_DOT,       /* · no mark yet; . */
  GLYPH_ELLIPSIS,  /* …; ~ */
  GLYPH_MORE_UP,   /* ↑ more above; ^ */
  GLYPH_MORE_DOWN, /* ↓ more below; v */
  GLYPH_DASH,      /* –; - */
};

struct terminal_setup {
  bool plain; /* a linear program (its place is kept; it comes later) */
  bool mouse; /* the mouse selects and scrolls */
};

/* Takes the terminal of standard input and output. NULL with a sentence when there is none, or TERM
 * names one that cannot move its cursor. Call setlocale and stop_install first. Yours; one at a
 * time. */
struct terminal *terminal_start(const struct terminal_setup *setup, GError **error);

/* Gives the terminal back as it was and frees. */
void terminal_free(struct terminal *terminal);

/* Between these two the terminal is another program's ($EDITOR) or the shell's; everything is
 * painted anew afterwards. */
void terminal_suspend(struct terminal *terminal);
void terminal_resume(struct terminal *terminal);

/* Stops ourselves as Ctrl-Z does; returns when we are continued. */
void terminal_stop_job(struct terminal *terminal);

int terminal_rows(const struct terminal *terminal);
int terminal_columns(const struct terminal *terminal);

/* True when letters outside ASCII can be sent. */
bool terminal_utf8(const struct terminal *terminal);

/* The sign, or its likeness in what this terminal has; one column each. Borrowed. */
const char *terminal_glyph(const struct terminal *terminal, enum glyph glyph);

/* The sign of a bar that is eighths (1 to 8) full; one column. Borrowed. Where there are no
 * eighths, what is nearest. */
const char *terminal_bar(const struct terminal *terminal, int eighths);

bool terminal_mouse(const struct terminal *terminal);
void terminal_set_mouse(struct terminal *terminal, bool on);

/* Begins a frame: an empty virtual screen, the cursor parked at the top left. */
void terminal_begin(struct terminal *terminal);

/* Sends what differs from what is shown. */
void terminal_show(struct terminal *terminal);

/* Paints everything anew at the next terminal_show (^L). */
void terminal_repaint(struct terminal *terminal);

enum terminal_event {
  EVENT_KEY,    /* *key is filled */
  EVENT_RESIZE, /* the size changed, we were stopped and continued, or canvas_again: draw again */
  EVENT_IDLE,   /* timeout passed */
  EVENT_STOP,   /* a signal asks us to end (base/stop.h), or the terminal is gone */
};

/* Waits at most timeout milliseconds (0: only looks, -1: for ever). A lone Esc is given
 * after 5 ms; an `[` or `O` that comes within 150 ms of it belongs to it.
 *
 * Under THROUGHLINE_TEST_SYNC it tells the test, before it waits with nothing left to do, how many
 * bytes of input have been used and which size was drawn (an OSC that terminals swallow). */
enum terminal_event terminal_wait(struct terminal *terminal, int timeout, struct key *key);

/* True when a key or a signal is there already. */
bool terminal_pending(struct terminal *terminal);

DEFINE_AUTO(terminal)

#endif
