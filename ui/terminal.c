#include "ui/terminal.h"

#include "base/error.h"
#include "base/stop.h"
#include "base/text.h"
#include "ui/input.h"
#include "ui/terminal_curses.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

/* Bracketed paste; the mouse's clicks and wheel, in the encoding without a bound. */
static const char paste_on[] = "\033[?2004h";
static const char paste_off[] = "\033[?2004l";
static const char mouse_on[] = "\033[?1000h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1000l";

static void send_bytes(const char *bytes, size_t length)
{
  while (length > 0) {
    ssize_t sent = write(STDOUT_FILENO, bytes, length);
    if (sent < 0 && errno != EINTR && errno != EAGAIN)
      return; /* the terminal is gone; reading will tell */
    if (sent > 0) {
      bytes += sent;
      length -= (size_t)sent;
    }
  }
}

static void send_modes(struct terminal *terminal, bool on)
{
  const char *paste = on ? paste_on : paste_off;
  send_bytes(paste, strlen(paste));
  if (terminal->mouse)
    send_bytes(on ? mouse_on : mouse_off, strlen(on ? mouse_on : mouse_off));
}

/* --- Starting and stopping ---------------------------------------------------------------------
 */

/* A fault of ours must not leave a person with a terminal that does not answer. */
static void on_crash(int signal)
{
  endwin();
  send_bytes(mouse_off, strlen(mouse_off));
  send_bytes(paste_off, strlen(paste_off));
  raise(signal);
}

static void catch_crashes(void)
{
  static const int signals[] = { SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL };
  for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
    struct sigaction action = { .sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND };
    struct sigaction before;
    sigemptyset(&action.sa_mask);
    if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
      sigaction(signals[i], &action, NULL);
  }
}

static sigset_t our_signals(void)
{
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGWINCH);
  sigaddset(&set, SIGTSTP);
  sigaddset(&set, SIGCONT);
  return set;
}

static void set_modes(void)
{
  /* Curses would answer Ctrl-Z by itself, in the handler. */
  struct sigaction before;
  if (sigaction(SIGTSTP, NULL, &before) == 0 && before.sa_handler != SIG_IGN)
    signal(SIGTSTP, SIG_DFL);
  raw();
  noecho();
  nonl();
  typeahead(-1);
  leaveok(stdscr, FALSE);
}

static bool start_curses(struct terminal *terminal, GError **error)
{
  const char *name = getenv("TERM");
  use_env(FALSE); /* the window's own size, not LINES and COLUMNS */
  use_tioctl(TRUE);
  if (terminal_moves_cursor())
    terminal->curses = newterm(NULL, stdout, stdin);
  if (terminal->curses)
    return true;
  return fail(
      error, TL_ERROR_FAILED,
      "The terminal calls itself \"%s\", which cannot show screens. Set TERM to what it is, "
      "for example TERM=xterm-256color.",
      name && *name ? name : "nothing");
}

struct terminal *terminal_start(const struct terminal_setup *setup, GError **error)
{
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    fail(error, TL_ERROR_USAGE,
         "Throughline’s screens need a terminal. Start it without redirection, or see --help for "
         "the commands that need none.");
    return NULL;
  }
  struct terminal *terminal = g_new0(struct terminal, 1);
  terminal->plain = setup->plain;
  terminal->mouse = setup->mouse && !setup->plain;
  terminal->testing = getenv("THROUGHLINE_TEST_SYNC") != NULL;
  terminal->utf8 = text_locale_is_utf8();
  sigset_t ours = our_signals();
  sigprocmask(SIG_BLOCK, &ours, &terminal->mask_before);
  if (!start_curses(terminal, error)) {
    sigprocmask(SIG_SETMASK, &terminal->mask_before, NULL);
    g_free(terminal);
    return NULL;
  }
  terminal->signals = signalfd(-1, &ours, SFD_CLOEXEC | SFD_NONBLOCK);
  terminal->input = input_new(terminal->utf8);
  catch_crashes();
  set_modes();
  terminal_set_colours(terminal);
  send_modes(terminal, true);
  return terminal;
}

void terminal_free(struct terminal *terminal)
{
  if (!terminal)
    return;
  terminal_suspend(terminal);
  delscreen(terminal->curses);
  input_free(terminal->input);
  close(terminal->signals);
  sigprocmask(SIG_SETMASK, &terminal->mask_before, NULL);
  g_free(terminal);
}

void terminal_suspend(struct terminal *terminal)
{
  if (terminal->away++ > 0)
    return;
  send_modes(terminal, false);
  /* Nobody's records stay on a terminal without a second screen, or in the history of a tmux. */
  erase();
  refresh();
  endwin();
}

void terminal_resume(struct terminal *terminal)
{
  if (terminal->away == 0 || --terminal->away > 0)
    return;
  reset_prog_mode();
  send_modes(terminal, true);
  terminal_take_size(terminal);
  terminal_repaint(terminal);
}

void terminal_take_size(struct terminal *terminal)
{
  struct winsize size = { 0 };
  (void)terminal;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0)
    return;
  if (size.ws_row != LINES || size.ws_col != COLS)
    resize_term(size.ws_row, size.ws_col);
}

static void drop_signal(int signal)
{
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, signal);
  const struct timespec none = { 0, 0 };
  while (sigtimedwait(&one, NULL, &none) > 0) {
  }
}

void terminal_stop_job(struct terminal *terminal)
{
  terminal_suspend(terminal);
  /* The whole group, as the terminal's own Ctrl-Z does it: a script that started us stops too. */
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, SIGTSTP);
  kill(0, SIGTSTP);
  sigprocmask(SIG_UNBLOCK, &one, NULL); /* here we stop */
  sigprocmask(SIG_BLOCK, &one, NULL);
  drop_signal(SIGCONT);
  terminal_resume(terminal);
}

/* --- What it is ---------------------------------------------------------------------------------
 */

int terminal_rows(const struct terminal *terminal)
{
  (void)terminal;
  return LINES;
}

int terminal_columns(const struct terminal *terminal)
{
  (void)terminal;
  return COLS;
}

bool terminal_utf8(const struct terminal *terminal)
{
  return terminal->utf8;
}

bool terminal_mouse(const struct terminal *terminal)
{
  return terminal->mouse;
}

void terminal_set_mouse(struct terminal *terminal, bool on)
{
  if (on == terminal->mouse)
    return;
  terminal->mouse = on;
  send_bytes(on ? mouse_on : mouse_off, strlen(on ? mouse_on : mouse_off));
}

/* --- Frames --------------------------------------------------------------------------------------
 */

void terminal_begin(struct terminal *terminal)
{
  erase();
  terminal->again = false;
  terminal->cursor_row = terminal->cursor_column = 0;
}

void terminal_show(struct terminal *terminal)
{
  move(terminal->cursor_row, terminal->cursor_column);
  refresh();
  terminal->shown = true;
  terminal->shown_rows = LINES;
  terminal->shown_columns = COLS;
}

void terminal_repaint(struct terminal *terminal)
{
  (void)terminal;
  clearok(curscr, TRUE);
}

/* --- Waiting -------------------------------------------------------------------------------------
 */

/* True when what came calls for a new frame. */
static bool take_signals(struct terminal *terminal)
{
  struct signalfd_siginfo what;
  bool draw = false;
  while (read(terminal->signals, &what, sizeof what) == (ssize_t)sizeof what) {
    draw = true;
    if (what.ssi_signo == SIGTSTP)
      terminal_stop_job(terminal);
    else if (what.ssi_signo == SIGCONT) { /* the shell may have changed the modes meanwhile */
      reset_prog_mode();
      send_modes(terminal, true);
    }
    terminal_take_size(terminal);
    terminal_repaint(terminal);
  }
  return draw;
}

/* False when the terminal is gone. */
static bool take_bytes(struct terminal *terminal)
{
  char bytes[4096];
  ssize_t got = read(STDIN_FILENO, bytes, sizeof bytes);
  if (got < 0 && (errno == EINTR || errno == EAGAIN))
    return true;
  if (got <= 0) {
    stop_request(SIGHUP);
    return false;
  }
  input_feed(terminal->input, bytes, (size_t)got, g_get_monotonic_time());
  return true;
}

/* Waits for anything to come; true when something did. */
static bool wait_for_any(struct terminal *terminal, int timeout)
{
  struct pollfd wait[] = {
    { .fd = terminal->signals, .events = POLLIN },
    { .fd = stop_descriptor(), .events = POLLIN },
    { .fd = STDIN_FILENO, .events = POLLIN },
  };
  int ready = poll(wait, G_N_ELEMENTS(wait), timeout);
  if (ready > 0 && wait[2].revents)
    take_bytes(terminal);
  return ready != 0;
}

static int time_left(gint64 until, gint64 now)
{
  if (until < 0)
    return -1;
  return until <= now ? 0 : (int)((until - now + 999) / 1000);
}

bool terminal_pending(struct terminal *terminal)
{
  if (input_pending(terminal->input) || stop_signal())
    return true;
  struct pollfd wait[] = {
    { .fd = terminal->signals, .events = POLLIN },
    { .fd = STDIN_FILENO, .events = POLLIN },
  };
  return poll(wait, G_N_ELEMENTS(wait), 0) > 0;
}

/* Tells the test what was dealt with, when all was. */
static void tell_test(struct terminal *terminal)
{
  if (!terminal->testing || terminal->again || terminal_pending(terminal))
    return;
  guint64 used = input_count(terminal->input);
  if (!terminal->shown && used == terminal->told)
    return;
  terminal->shown = false;
  terminal->told = used;
  g_autofree char *mark = g_strdup_printf("\033]5119;%" G_GUINT64_FORMAT ";%d;%d\007", used,
                                          terminal->shown_rows, terminal->shown_columns);
  send_bytes(mark, strlen(mark));
}

enum terminal_event terminal_wait(struct terminal *terminal, int timeout, struct key *key)
{
  gint64 begun = g_get_monotonic_time();
  gint64 until = timeout < 0 ? -1 : begun + (gint64)timeout * 1000;
  for (bool looked = false;; looked = true) {
    gint64 now = g_get_monotonic_time();
    if (stop_signal())
      return EVENT_STOP;
    if (take_signals(terminal))
      return EVENT_RESIZE;
    if (input_take(terminal->input, now, key))
      return EVENT_KEY;
    int left = terminal->again ? 0 : time_left(until, now);
    if (left == 0 && looked)
      return terminal->again ? EVENT_RESIZE : EVENT_IDLE;
    if (timeout != 0)
      tell_test(terminal);
    int delay = input_delay(terminal->input, now);
    wait_for_any(terminal, delay >= 0 && (left < 0 || delay < left) ? delay : left);
  }
}
