/* make bench: starts a terminal program in a pseudo-terminal and measures it as its person sees it:
 * how long until the first frame stands, how long from a key to the changed screen, and the memory.
 *
 *   bench_terminal [--quiet MS] STARTS KEYS COMMAND [ARGUMENT…]
 *
 * KEYS (with C escapes) are sent one after the other, an escape sequence as one key; those before a
 * \001 lead to the place and are not measured. A frame stands when nothing more came for --quiet
 * (30 ms). Prints lines `first_frame_ms 3.1` (median), `key_p99_ms 2.0`, `keys_seen 200` and
 * `rss_kib 20480`. */
#include <errno.h>
#include <glib.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* A frame stands when nothing more has come for this long; the wait itself is not counted. On the
 * way to the place, what comes later than a frame is waited for too. */
enum { QUIET_MS = 30, LEADING_MS = 250, LONGEST_START_MS = 10000, LONGEST_KEY_MS = 1000 };

struct session {
  pid_t pid;
  int terminal;
};

static void die(const char *what)
{
  fprintf(stderr, "bench_terminal: %s: %s\n", what, g_strerror(errno));
  exit(1);
}

/* Reads until it is quiet, waiting at most longest ms for the first byte. The time of the last
 * byte, or -1 when none came. */
static gint64 read_until_quiet(const struct session *session, int longest, int quiet)
{
  gint64 last = -1;
  gint64 begun = g_get_monotonic_time();
  for (;;) {
    struct pollfd waiting = { .fd = session->terminal, .events = POLLIN };
    int ready = poll(&waiting, 1, last < 0 ? longest : quiet);
    if (ready <= 0 || g_get_monotonic_time() - begun > LONGEST_START_MS * 1000)
      return last;
    char bytes[65536];
    if (read(session->terminal, bytes, sizeof bytes) <= 0)
      return last;
    last = g_get_monotonic_time();
  }
}

/* Starts command and waits for its first frame. *took is in milliseconds. */
static struct session start(char **command, double *took)
{
  struct winsize size = { .ws_row = 24, .ws_col = 80 };
  struct session session = { 0 };
  gint64 begun = g_get_monotonic_time();
  session.pid = forkpty(&session.terminal, NULL, NULL, &size);
  if (session.pid < 0)
    die("no pseudo-terminal");
  if (session.pid == 0) {
    setenv("TERM", "xterm-256color", 1);
    execvp(command[0], command);
    _exit(127);
  }
  gint64 drawn = read_until_quiet(&session, LONGEST_START_MS, QUIET_MS);
  *took = (double)(drawn - begun) / 1000;
  if (drawn < 0 || waitpid(session.pid, NULL, WNOHANG) != 0)
    die("the program did not stay on the screen");
  return session;
}

static void stop(const struct session *session)
{
  kill(session->pid, SIGTERM);
  close(session->terminal);
  waitpid(session->pid, NULL, 0);
}

static int compare_times(gconstpointer a, gconstpointer b)
{
  double left = *(const double *)a;
  double right = *(const double *)b;
  return (left > right) - (left < right);
}

/* The value that share (0 to 1) of the times do not exceed. */
static double percentile(GArray *times, double share)
{
  if (times->len == 0)
    return -1;
  g_array_sort(times, compare_times);
  guint at = (guint)(share * (times->len - 1) + 0.5);
  return g_array_index(times, double, at);
}

/* The length of the key that keys begins with. */
static size_t key_length(const char *keys)
{
  if (keys[0] != '\033' || (keys[1] != '[' && keys[1] != 'O'))
    return 1;
  return 2 + strcspn(keys + 2, "ABCDEFGHPQRSZ~") + 1;
}

/* Sends the keys, one after the other; times: how long each took, NULL: not measured. */
static void send_keys(const struct session *session, const char *keys, int quiet, GArray *times)
{
  for (const char *key = keys; *key;) {
    size_t length = MIN(key_length(key), strlen(key));
    gint64 begun = g_get_monotonic_time();
    if (write(session->terminal, key, length) != (ssize_t)length)
      die("the program does not read its keys");
    gint64 drawn = read_until_quiet(session, LONGEST_KEY_MS, quiet);
    double took = (double)(drawn - begun) / 1000;
    if (drawn >= 0 && times)
      g_array_append_val(times, took);
    key += length;
  }
}

static void measure_keys(const struct session *session, const char *keys, int quiet, GArray *times)
{
  g_auto(GStrv) parts = g_strsplit(keys, "\001", 2);
  const char *measured = parts[0] && parts[1] ? parts[1] : keys;
  if (measured != keys)
    send_keys(session, parts[0], LEADING_MS, NULL);
  send_keys(session, measured, quiet, times);
}

static long resident_kib(pid_t pid)
{
  char path[64];
  g_snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
  g_autofree char *status = NULL;
  if (!g_file_get_contents(path, &status, NULL, NULL))
    return -1;
  const char *line = strstr(status, "VmHWM:");
  return line ? strtol(line + strlen("VmHWM:"), NULL, 10) : -1;
}

int main(int argc, char **argv)
{
  int quiet = QUIET_MS;
  if (argc > 2 && strcmp(argv[1], "--quiet") == 0) {
    quiet = (int)strtol(argv[2], NULL, 10);
    argc -= 2;
    argv += 2;
  }
  if (argc < 4) {
    fprintf(stderr, "bench_terminal [--quiet MS] STARTS KEYS COMMAND [ARGUMENT…]\n");
    return 2;
  }
  int starts = MAX(1, (int)strtol(argv[1], NULL, 10));
  g_autofree char *keys = g_strcompress(argv[2]);
  g_autoptr(GArray) frames = g_array_new(FALSE, FALSE, sizeof(double));
  g_autoptr(GArray) times = g_array_new(FALSE, FALSE, sizeof(double));
  double took = 0;
  for (int i = 1; i < starts; i++) {
    struct session session = start(argv + 3, &took);
    stop(&session);
    g_array_append_val(frames, took);
  }
  struct session session = start(argv + 3, &took);
  g_array_append_val(frames, took);
  measure_keys(&session, keys, quiet, times);
  long resident = resident_kib(session.pid);
  stop(&session);
  printf("first_frame_ms %.1f\nkey_p99_ms %.1f\nkeys_seen %u\nrss_kib %ld\n",
         percentile(frames, 0.5), percentile(times, 0.99), times->len, resident);
  return 0;
}
