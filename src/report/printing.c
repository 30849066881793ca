#include "report/printing.h"

#include "base/error.h"
#include "base/press_path.h"

#include <gio/gio.h>
#include <string.h>

enum { TICK_MILLISECONDS = 50 };

/* A press that runs while somebody is told so. */
struct run {
  GSubprocess *child;
  const struct progress *progress;
  gint64 begun;
  char *output, *messages;
  bool heard, over, stopped;
};

static void clear_run(struct run *run)
{
  g_clear_object(&run->child);
  g_free(run->output);
  g_free(run->messages);
}

static void ended(GObject *child, GAsyncResult *result, gpointer data)
{
  struct run *run = data;
  run->heard = g_subprocess_communicate_utf8_finish(G_SUBPROCESS(child), result, &run->output,
                                                    &run->messages, NULL);
  run->over = true;
}

static gboolean tick(gpointer data)
{
  struct run *run = data;
  long seconds = (long)((g_get_monotonic_time() - run->begun) / G_USEC_PER_SEC);
  if (!run->stopped
      && !progress_report(run->progress, "seconds waited for the printer", seconds, 0)) {
    run->stopped = true;
    g_subprocess_force_exit(run->child);
  }
  return G_SOURCE_CONTINUE;
}

/* Hears it to its end, or until progress stops it. */
static void await(struct run *run)
{
  guint timer = g_timeout_add(TICK_MILLISECONDS, tick, run);
  run->begun = g_get_monotonic_time();
  g_subprocess_communicate_utf8_async(run->child, NULL, NULL, ended, run);
  while (!run->over)
    g_main_context_iteration(NULL, TRUE);
  g_source_remove(timer);
}

static bool printed(const struct run *run, GError **error)
{
  if (run->heard && g_subprocess_get_successful(run->child))
    return true; /* it was over before it was stopped */
  if (run->stopped)
    return fail(error, TL_ERROR_STOPPED, "Stopped. Look whether anything is printed.");
  const char *sentence = run->messages ? g_strchomp(run->messages) : "";
  const char *colon =
      g_str_has_prefix(sentence, "throughline-press: ") ? strstr(sentence, ": ") : NULL;
  return fail(error, TL_ERROR_FAILED, "%s",
              colon       ? colon + 2
              : *sentence ? sentence
                          : "It could not be printed. Write a PDF file instead.");
}

bool printing_send(const char *path, const char *title, const char *printer,
                   const struct progress *progress, GError **error)
{
  g_autofree char *press = press_path();
  const char *arguments[] = { press, "print", title, printer, NULL };
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdin_file_path(launcher, path);
  struct run run = { .child = g_subprocess_launcher_spawnv(launcher, arguments, NULL),
                     .progress = progress };
  if (run.child)
    await(&run);
  bool done =
      run.heard || run.stopped
          ? printed(&run, error)
          : fail(error, TL_ERROR_NOT_FOUND, "%s cannot be run. Install Throughline again.", press);
  clear_run(&run);
  return done;
}

char *printing_usual(const struct progress *progress)
{
  g_autofree char *press = press_path();
  const char *arguments[] = { press, "printers", "usual", NULL };
  struct run run = { .child = g_subprocess_newv(
                         arguments,
                         G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL),
                     .progress = progress };
  if (run.child)
    await(&run);
  const char *said = run.output && !run.stopped ? run.output : "";
  size_t length = strcspn(said, "\n");
  char *name = length > 0 ? g_strndup(said, length) : NULL;
  clear_run(&run);
  return name;
}
