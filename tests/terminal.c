#include "tests/terminal.h"

#include "tests/terminal_own.h"

#include <check.h>
#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
  PATIENCE = 120,     /* seconds: only a program that hangs takes so long */
  LOG_KEPT = 1 << 16, /* of what it printed, to be shown when it fails */
};

static const char mark_begins[] = "\033]5119;";

/* --- The program's environment -------------------------------------------------------------------
 */

static void remove_tree(const char *path)
{
  GDir *folder = g_file_test(path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open(path, 0, NULL);
  const char *name;
  while (folder && (name = g_dir_read_name(folder))) {
    g_autofree char *inner = g_build_filename(path, name, NULL);
    remove_tree(inner);
  }
  if (folder)
    g_dir_close(folder);
  g_remove(path);
}

static char **environment(const struct terminal *t, const struct terminal_program *program)
{
  static const char *const passed[] = { "PATH",          "ASAN_OPTIONS", "LSAN_OPTIONS",
                                        "UBSAN_OPTIONS", "G_DEBUG",      "THROUGHLINE_PRESS",
                                        "TL_SRCDIR",     "TL_BUILDDIR" };
  char **env = g_new0(char *, 1);
  for (size_t i = 0; i < G_N_ELEMENTS(passed); i++)
    if (getenv(passed[i]))
      env = g_environ_setenv(env, passed[i], getenv(passed[i]), TRUE);
  env = g_environ_setenv(env, "TERM", program->term ? program->term : "xterm-256color", TRUE);
  env = g_environ_setenv(env, "LANG", "C.UTF-8", TRUE);
  env = g_environ_setenv(env, "TZ", "UTC", TRUE);
  env = g_environ_setenv(env, "HOME", t->home, TRUE);
  env = g_environ_setenv(env, "TMPDIR", t->home, TRUE);
  env = g_environ_setenv(env, "THROUGHLINE_NOW", "2026-11-12T10:31:00", TRUE);
  env = g_environ_setenv(env, "THROUGHLINE_TEST_SYNC", "1", TRUE);
  for (const char *const *one = program->environment; one && *one; one++) {
    g_auto(GStrv) pair = g_strsplit(*one, "=", 2);
    env = g_environ_setenv(env, pair[0], pair[1] ? pair[1] : "", TRUE);
  }
  return env;
}

/* --- What it sends
 * -------------------------------------------------------------------------------- */

/* libvterm knows no dim: it is passed on as italic, which we never use. */
static char *dim_as_italic(const char *parameters)
{
  g_auto(GStrv) numbers = g_strsplit(parameters, ";", -1);
  for (int i = 0; numbers[i]; i++) {
    bool palette =
        (strcmp(numbers[i], "38") == 0 || strcmp(numbers[i], "48") == 0) && numbers[i + 1];
    if (palette)
      i += strcmp(numbers[i + 1], "5") == 0 && numbers[i + 2] ? 2 : 1;
    else if (strcmp(numbers[i], "2") == 0)
      numbers[i][0] = '3';
  }
  return g_strjoinv(";", numbers);
}

static void pass_on(struct terminal *t, const char *bytes, size_t length)
{
  vterm_input_write(t->vterm, bytes, length);
}

static void take_mark(struct terminal *t, const char *mark)
{
  guint64 used = 0;
  int rows = 0, columns = 0;
  g_auto(GStrv) numbers = g_strsplit(mark, ";", 3);
  if (g_strv_length(numbers) == 3) {
    used = g_ascii_strtoull(numbers[0], NULL, 10);
    rows = (int)g_ascii_strtoll(numbers[1], NULL, 10);
    columns = (int)g_ascii_strtoll(numbers[2], NULL, 10);
  }
  t->used = used;
  t->drawn_rows = rows;
  t->drawn_columns = columns;
  t->marked = true;
}

/* Bytes of an escape sequence are held until it is whole: a mark is ours, colours are looked at. */
static void take_held(struct terminal *t)
{
  GString *held = t->held;
  size_t prefix = strlen(mark_begins);
  char last = held->str[held->len - 1];
  if (held->len >= 2 && held->str[1] == ']') {
    if (last != '\007')
      return;
    if (strncmp(held->str, mark_begins, prefix) == 0) {
      g_string_truncate(held, held->len - 1);
      take_mark(t, held->str + prefix);
    } else {
      pass_on(t, held->str, held->len);
    }
  } else if (held->len >= 2 && held->str[1] == '[') {
    if (held->len == 2 || last < '@' || last > '~')
      return;
    g_autofree char *parameters = g_strndup(held->str + 2, held->len - 3);
    g_autofree char *changed = last == 'm' ? dim_as_italic(parameters) : g_strdup(parameters);
    g_autofree char *whole = g_strdup_printf("\033[%s%c", changed, last);
    pass_on(t, whole, strlen(whole));
  } else if (held->len >= 2) {
    pass_on(t, held->str, held->len);
  } else {
    return;
  }
  g_string_truncate(held, 0);
}

static void take_output(struct terminal *t, const char *bytes, size_t length)
{
  g_string_append_len(t->log, bytes, (gssize)length);
  if (t->log->len > 2 * LOG_KEPT)
    g_string_erase(t->log, 0, (gssize)(t->log->len - LOG_KEPT));
  for (size_t i = 0; i < length; i++) {
    if (bytes[i] == 27 || t->held->len > 0) {
      g_string_append_c(t->held, bytes[i]);
      take_held(t);
    } else {
      size_t plain = 1;
      while (i + plain < length && bytes[i + plain] != 27)
        plain++;
      pass_on(t, bytes + i, plain);
      i += plain - 1;
    }
  }
}

/* Reads what is there, waiting at most so long. False when nothing came. */
static bool read_some(struct terminal *t, int milliseconds)
{
  struct pollfd wait = { .fd = t->master, .events = POLLIN };
  if (t->ended || poll(&wait, 1, milliseconds) <= 0)
    return false;
  char bytes[16384];
  ssize_t got = read(t->master, bytes, sizeof bytes);
  if (got > 0)
    take_output(t, bytes, (size_t)got);
  else if (got == 0 || errno == EIO)
    t->ended = true;
  return got > 0;
}

/* --- Starting and ending
 * --------------------------------------------------------------------------- */

struct terminal *terminal_open(const struct terminal_program *program)
{
  struct terminal *t = g_new0(struct terminal, 1);
  t->rows = program->rows ? program->rows : 24;
  t->columns = program->columns ? program->columns : 80;
  t->term = g_strdup(program->term ? program->term : "xterm-256color");
  t->home = g_dir_make_tmp("throughline-test-XXXXXX", NULL);
  t->held = g_string_new(NULL);
  t->log = g_string_new(NULL);
  t->vterm = vterm_new(t->rows, t->columns);
  vterm_set_utf8(t->vterm, 1);
  t->screen = vterm_obtain_screen(t->vterm);
  vterm_screen_enable_altscreen(t->screen, 1);
  vterm_screen_reset(t->screen, 1);
  g_auto(GStrv) env = environment(t, program);
  struct winsize size = { .ws_row = (unsigned short)t->rows, .ws_col = (unsigned short)t->columns };
  t->pid = forkpty(&t->master, NULL, NULL, &size);
  ck_assert_msg(t->pid >= 0, "no pseudo-terminal");
  if (t->pid == 0) {
    signal(SIGHUP, SIG_DFL); /* under nohup it is ignored */
    execve(program->arguments[0], (char *const *)(gpointer)program->arguments, env);
    _exit(127);
  }
  terminal_settle(t);
  return t;
}

const char *terminal_home(const struct terminal *t)
{
  return t->home;
}

int terminal_master(const struct terminal *t)
{
  return t->master;
}

int terminal_pid(const struct terminal *t)
{
  return t->pid;
}

void terminal_kill(struct terminal *t, int signal)
{
  kill(t->pid, signal);
}

static void terminal_free(struct terminal *t)
{
  close(t->master);
  vterm_free(t->vterm);
  remove_tree(t->home);
  g_free(t->home);
  g_free(t->term);
  g_string_free(t->held, TRUE);
  g_string_free(t->log, TRUE);
  g_free(t);
}

static int status_of(int status)
{
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int terminal_wait_end(struct terminal *t)
{
  gint64 until = g_get_monotonic_time() + PATIENCE * G_USEC_PER_SEC;
  int status = 0;
  while (!t->reaped) {
    read_some(t, 20);
    if (waitpid(t->pid, &status, WNOHANG) == t->pid) {
      t->reaped = true;
      t->status = status_of(status);
    } else if (g_get_monotonic_time() > until) {
      terminal_kill(t, SIGKILL);
      terminal_fail(t, "the program does not end");
    } else if (t->ended) {
      g_usleep(1000); /* the terminal is given up, the process is on its way out */
    }
  }
  while (read_some(t, 0)) {
  }
  return t->status;
}

int terminal_close(struct terminal *t, const char *keys)
{
  if (keys)
    terminal_send(t, keys);
  int status = terminal_wait_end(t);
  if (status != 0 && status < 128) { /* an end by a signal is what the test asked for */
    g_autofree char *log = g_strescape(t->log->str, NULL);
    fprintf(stderr, "exit status %d after: %s\n", status, log);
  }
  terminal_free(t);
  return status;
}

void terminal_leave(struct terminal *t)
{
  ck_assert_int_eq(terminal_close(t, "q"), 0);
}

/* --- Waiting
 * ------------------------------------------------------------------------------------------ */

static bool answered(const struct terminal *t)
{
  return t->marked && t->used >= t->sent && t->drawn_rows == t->rows
         && t->drawn_columns == t->columns;
}

void terminal_settle(struct terminal *t)
{
  gint64 until = g_get_monotonic_time() + PATIENCE * G_USEC_PER_SEC;
  while (!answered(t) && !t->ended) {
    read_some(t, 1000);
    if (g_get_monotonic_time() > until)
      terminal_fail(t, "no answer");
  }
  t->answered_at = g_get_monotonic_time();
}

void terminal_wait_text(struct terminal *t, const char *text)
{
  gint64 until = g_get_monotonic_time() + PATIENCE * G_USEC_PER_SEC;
  while (!terminal_has(t, text)) {
    read_some(t, 1000);
    if (t->ended || g_get_monotonic_time() > until)
      terminal_fail(t, text);
  }
}

double terminal_answer_time(const struct terminal *t)
{
  return (double)(t->answered_at - t->sent_at) / G_USEC_PER_SEC;
}

/* --- Sending
 * ------------------------------------------------------------------------------------------- */

static void send_raw(struct terminal *t, const char *bytes, size_t length)
{
  t->sent_at = g_get_monotonic_time();
  t->sent += length;
  while (length > 0) {
    ssize_t put = write(t->master, bytes, length);
    if (put < 0 && errno != EINTR && errno != EAGAIN) {
      t->ended = errno == EIO;
      return;
    }
    if (put > 0) {
      bytes += put;
      length -= (size_t)put;
    }
    read_some(t, 0); /* or both sides would wait for the other to read */
  }
}

void terminal_send(struct terminal *t, const char *keys)
{
  g_autofree char *bytes = terminal_key_bytes(keys);
  send_raw(t, bytes, strlen(bytes));
}

void terminal_keys(struct terminal *t, const char *keys)
{
  terminal_send(t, keys);
  terminal_settle(t);
}

void terminal_bytes(struct terminal *t, const char *bytes, gssize length)
{
  send_raw(t, bytes, length < 0 ? strlen(bytes) : (size_t)length);
  terminal_settle(t);
}

void terminal_paste(struct terminal *t, const char *text)
{
  g_autofree char *bytes = g_strdup_printf("\033[200~%s\033[201~", text);
  terminal_bytes(t, bytes, -1);
}

void terminal_click(struct terminal *t, int button, int row, int column)
{
  int code = button >= 4 ? 64 + button - 4 : button - 1;
  g_autofree char *bytes = g_strdup_printf("\033[<%d;%d;%dM\033[<%d;%d;%dm", code, column + 1,
                                           row + 1, code, column + 1, row + 1);
  terminal_bytes(t, bytes, -1);
}

void terminal_resize_only(struct terminal *t, int rows, int columns)
{
  struct winsize size = { .ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns };
  t->rows = rows;
  t->columns = columns;
  vterm_set_size(t->vterm, rows, columns);
  ioctl(t->master, TIOCSWINSZ, &size);
}

void terminal_resize(struct terminal *t, int rows, int columns)
{
  terminal_resize_only(t, rows, columns);
  terminal_settle(t);
}
