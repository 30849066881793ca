#include "base/stop.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

/* A signal handler can reach nothing else. */
static volatile sig_atomic_t received;
static volatile sig_atomic_t requested;
static volatile sig_atomic_t pipe_in = -1;
static volatile sig_atomic_t pipe_out = -1;

static void wake(void)
{
  int before = errno;
  if (pipe_in >= 0) {
    /* A full pipe has waked its reader already. */
    ssize_t ignored = write((int)pipe_in, "s", 1);
    (void)ignored;
  }
  errno = before;
}

static void on_signal(int signal)
{
  received = signal;
  wake();
}

void stop_install(void)
{
  int ends[2];
  if (pipe_out < 0 && g_unix_open_pipe(ends, FD_CLOEXEC, NULL)) {
    g_unix_set_fd_nonblocking(ends[0], TRUE, NULL);
    g_unix_set_fd_nonblocking(ends[1], TRUE, NULL);
    pipe_out = ends[0];
    pipe_in = ends[1];
  }
  static const int signals[] = { SIGINT, SIGHUP, SIGTERM };
  for (size_t i = 0; i < G_N_ELEMENTS(signals); i++) {
    struct sigaction before;
    /* One that our parent ignores (nohup) stays ignored. */
    if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler == SIG_IGN)
      continue;
    struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART };
    sigemptyset(&action.sa_mask);
    sigaction(signals[i], &action, NULL);
  }
}

int stop_signal(void)
{
  return received ? (int)received : (int)requested;
}

void stop_request(int signal)
{
  requested = signal;
  if (signal != 0) {
    wake();
    return;
  }
  if (received == SIGINT)
    received = 0;
  char spent[64];
  while (received == 0 && pipe_out >= 0 && read((int)pipe_out, spent, sizeof spent) > 0)
    continue;
}

int stop_descriptor(void)
{
  return (int)pipe_out;
}

bool stop_check(GError **error)
{
  if (stop_signal() == 0)
    return true;
  return fail(error, TL_ERROR_STOPPED, "Stopped. Nothing was changed.");
}

void stop_reraise(void)
{
  int signal = (int)received;
  if (signal == 0)
    return;
  struct sigaction action = { .sa_handler = SIG_DFL };
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
  raise(signal);
}
