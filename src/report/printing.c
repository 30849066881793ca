#include "report/printing.h"

#include "base/error.h"
#include "base/press_path.h"

#include <gio/gio.h>
#include <string.h>

bool printing_send(const char *path, const char *title, const char *printer, GError **error)
{
  g_autofree char *press = press_path();
  const char *arguments[] = { press, "print", title, printer, NULL };
  g_autoptr(GSubprocessLauncher) launcher =
      g_subprocess_launcher_new(G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_set_stdin_file_path(launcher, path);
  g_autoptr(GSubprocess) child = g_subprocess_launcher_spawnv(launcher, arguments, NULL);
  g_autofree char *said = NULL;
  if (!child || !g_subprocess_communicate_utf8(child, NULL, NULL, NULL, &said, NULL))
    return fail(error, TL_ERROR_NOT_FOUND, "%s cannot be run. Install Throughline again.", press);
  if (g_subprocess_get_successful(child))
    return true;
  const char *sentence = said ? g_strchomp(said) : "";
  const char *colon =
      g_str_has_prefix(sentence, "throughline-press: ") ? strstr(sentence, ": ") : NULL;
  return fail(error, TL_ERROR_FAILED, "%s",
              colon       ? colon + 2
              : *sentence ? sentence
                          : "It could not be printed. Write a PDF file instead.");
}

char *printing_usual(void)
{
  g_autofree char *press = press_path();
  const char *arguments[] = { press, "printers", "usual", NULL };
  g_autoptr(GSubprocess) child = g_subprocess_newv(
      arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);
  g_autofree char *said = NULL;
  if (!child || !g_subprocess_communicate_utf8(child, NULL, NULL, &said, NULL, NULL) || !said)
    return NULL;
  said[strcspn(said, "\n")] = '\0';
  return *said ? g_steal_pointer(&said) : NULL;
}
