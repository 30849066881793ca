#include "report/press.h"

#include "base/error.h"
#include "base/press_path.h"
#include "base/stop.h"
#include "document/document_json.h"

#include <errno.h>
#include <glib-unix.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "throughline-press"

enum { TICK_MILLISECONDS = 100, READ_BYTES = 4096 };

struct press {
  const struct document *document;
  const struct progress *progress;
  GError *fault;       /* it could not be started */
  GPid pid;            /* 0: it does not run */
  int input, messages; /* the child's standard input and standard error; -1: closed */
  char *line;          /* what is being sent */
  size_t sent, length;
  guint next;     /* section to send after it */
  GString *heard; /* the start of a message whose end has not come yet */
  GString *said;  /* what it complained of */
  bool stopped;
};

/* --- sending --------------------------------------------------------------------------------- */

static void close_input(struct press *press)
{
  if (press->input >= 0)
    close(press->input);
  press->input = -1;
}

/* Takes the next line to send; false when all is sent. A section becomes text only when it is its
 * turn. */
static bool next_line(struct press *press)
{
  g_clear_pointer(&press->line, g_free);
  if (press->next > press->document->sections->len)
    return false;
  g_autofree char *json = press->next == 0 ? document_header_json(press->document)
                                           : document_section_paper_json(g_ptr_array_index(
                                               press->document->sections, press->next - 1));
  press->line = g_strconcat(json, "\n", NULL);
  press->length = strlen(press->line);
  press->sent = 0;
  press->next++;
  return true;
}

static void send_some(struct press *press)
{
  while (press->sent < press->length || next_line(press)) {
    ssize_t count = write(press->input, press->line + press->sent, press->length - press->sent);
    if (count >= 0)
      press->sent += (size_t)count;
    else if (errno == EAGAIN)
      return;
    else if (errno != EINTR)
      break; /* it has ended: it will have said why */
  }
  close_input(press);
}

/* --- listening ------------------------------------------------------------------------------- */

static void take_message(struct press *press, const char *line)
{
  long long done, total;
  char *end;
  if (g_str_has_prefix(line, "progress ")) {
    done = g_ascii_strtoll(line + strlen("progress "), &end, 10);
    total = g_ascii_strtoll(end, NULL, 10);
    press->stopped =
        press->stopped
        || !progress_report(press->progress, "pages laid out", (long)done, (long)total);
    return;
  }
  const char *sentence = g_str_has_prefix(line, PROGRAM ": ") ? line + strlen(PROGRAM ": ") : line;
  g_string_append_printf(press->said, "%s%s", press->said->len > 0 ? " " : "", sentence);
}

static void hear_some(struct press *press)
{
  char buffer[READ_BYTES];
  ssize_t count = read(press->messages, buffer, sizeof buffer);
  if (count < 0 && (errno == EAGAIN || errno == EINTR))
    return;
  if (count <= 0) {
    close(press->messages);
    press->messages = -1;
    if (press->heard->len > 0)
      take_message(press, press->heard->str);
    return;
  }
  g_string_append_len(press->heard, buffer, count);
  char *end;
  while ((end = strchr(press->heard->str, '\n'))) {
    g_autofree char *line = g_strndup(press->heard->str, (gsize)(end - press->heard->str));
    g_string_erase(press->heard, 0, end - press->heard->str + 1);
    take_message(press, line);
  }
}

/* Feeds and listens until the press has nothing more to say, or is to stop; with sending, until it
 * has been given all. */
static void converse(struct press *press, bool sending)
{
  while (press->messages >= 0 && !press->stopped && !(sending && press->input < 0)) {
    struct pollfd watched[] = { { press->messages, POLLIN, 0 }, { press->input, POLLOUT, 0 } };
    int ready = poll(watched, press->input >= 0 ? 2 : 1, TICK_MILLISECONDS);
    if (ready < 0 && errno != EINTR)
      break;
    if (ready <= 0) {
      press->stopped = !progress_report(press->progress, "pages laid out", 0, 0);
      continue;
    }
    if (watched[0].revents)
      hear_some(press);
    if (press->input >= 0 && watched[1].revents)
      send_some(press);
  }
}

/* --- the child ------------------------------------------------------------------------------- */

static bool spawn(struct press *press, int descriptor, GError **error)
{
  g_autofree char *path = press_path();
  const char *const arguments[] = { path, "pdf", "--progress", NULL };
  g_autoptr(GError) why = NULL;
  bool started = g_spawn_async_with_pipes_and_fds(
      NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, -1, descriptor, -1, NULL, NULL,
      0, &press->pid, &press->input, NULL, &press->messages, &why);
  if (!started)
    return fail(error, TL_ERROR_NOT_FOUND,
                "The PDF cannot be made: %s is missing or cannot be run (%s). Install Throughline "
                "again, or choose another format.",
                path, why->message);
  g_unix_set_fd_nonblocking(press->input, TRUE, NULL);
  g_unix_set_fd_nonblocking(press->messages, TRUE, NULL);
  return true;
}

/* Waits for its end, having killed it where it is to end now; how it was, as waitpid has it. */
static int await_end(struct press *press, bool now)
{
  close_input(press);
  if (press->messages >= 0)
    close(press->messages);
  press->messages = -1;
  if (now)
    kill(press->pid, SIGKILL);
  int status = 0;
  while (waitpid(press->pid, &status, 0) < 0 && errno == EINTR)
    continue;
  g_spawn_close_pid(press->pid);
  press->pid = 0;
  return status;
}

/* Waits for the press's end and says how it was. */
static bool finish(struct press *press, GError **error)
{
  int status = await_end(press, press->stopped);
  if (press->stopped)
    return fail(error, TL_ERROR_STOPPED, "Stopped. No PDF was made.");
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
    return true;
  if (press->said->len > 0)
    return fail(error,
                WIFEXITED(status) && WEXITSTATUS(status) == PRESS_TOO_LONG ? TL_ERROR_REFUSED
                                                                           : TL_ERROR_FAILED,
                "%s", press->said->str);
  return fail(
      error, TL_ERROR_FAILED,
      "The PDF could not be made: the press ended early. Try again, or choose another format.");
}

/* A press that ends early must not end us: writing to it gives an error and not a signal. */
static bool hold_pipe_signal(sigset_t *before)
{
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  return pthread_sigmask(SIG_BLOCK, &pipe, before) == 0;
}

static void release_pipe_signal(const sigset_t *before)
{
  sigset_t pipe;
  sigemptyset(&pipe);
  sigaddset(&pipe, SIGPIPE);
  const struct timespec now = { 0, 0 };
  if (!sigismember(before, SIGPIPE))
    while (sigtimedwait(&pipe, NULL, &now) > 0)
      continue;
  pthread_sigmask(SIG_SETMASK, before, NULL);
}

struct press *press_start(int descriptor)
{
  struct press *press = g_new0(struct press, 1);
  press->input = press->messages = -1;
  press->heard = g_string_new(NULL);
  press->said = g_string_new(NULL);
  if (!spawn(press, descriptor, &press->fault))
    press->pid = 0;
  return press;
}

static void converse_quietly(struct press *press, bool sending)
{
  sigset_t before;
  bool held = hold_pipe_signal(&before);
  converse(press, sending);
  if (held)
    release_pipe_signal(&before);
}

void press_send(struct press *press, const struct document *document,
                const struct progress *progress)
{
  press->document = document;
  press->progress = progress;
  if (!press->fault)
    converse_quietly(press, true);
}

bool press_print(struct press *press, const struct document *document,
                 const struct progress *progress, GError **error)
{
  if (press->fault) {
    g_propagate_error(error, g_steal_pointer(&press->fault));
    return false;
  }
  press->document = document;
  press->progress = progress;
  converse_quietly(press, false);
  return finish(press, error);
}

void press_free(struct press *press)
{
  if (!press)
    return;
  if (press->pid != 0)
    await_end(press, true);
  g_clear_error(&press->fault);
  g_string_free(press->heard, TRUE);
  g_string_free(press->said, TRUE);
  g_free(press->line);
  g_free(press);
}
