#include "ui/external.h"

#include "base/error.h"
#include "base/stop.h"
#include "base/text.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { TEXT_MOST = 1 << 20 };

static char **editor_command(const char *path, GError **error)
{
  const char *named = getenv("VISUAL");
  if (!named || !*named)
    named = getenv("EDITOR");
  g_autofree char *nano = NULL;
  if (!named || !*named) {
    nano = g_find_program_in_path("nano");
    named = nano ? "nano" : "vi";
  }
  g_auto(GStrv) words = NULL;
  g_autoptr(GError) why = NULL;
  if (!g_shell_parse_argv(named, NULL, &words, &why)) {
    fail(error, TL_ERROR_FAILED, "$VISUAL or $EDITOR cannot be read: %s The text is as it was.",
         why->message);
    return NULL;
  }
  g_autoptr(GStrvBuilder) command = g_strv_builder_new();
  g_strv_builder_addv(command, (const char **)words);
  g_strv_builder_add(command, path);
  return g_strv_builder_end(command);
}

/* In the child: it gets its signals as any program does. */
static void give_signals(void *data)
{
  (void)data;
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
}

static bool run(struct terminal *terminal, char **command, GError **error)
{
  g_autoptr(GError) why = NULL;
  int status = 0;
  terminal_suspend(terminal);
  bool begun = g_spawn_sync(NULL, command, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_CHILD_INHERITS_STDIN,
                            give_signals, NULL, NULL, NULL, &status, &why);
  terminal_resume(terminal);
  if (stop_signal() == SIGINT)
    stop_request(0); /* ^C was the editor's */
  if (begun && g_spawn_check_wait_status(status, NULL))
    return true;
  return fail(error, TL_ERROR_FAILED,
              begun ? "%s failed. The text is as it was."
                    : "%s did not start. The text is as it was. Set $EDITOR "
                      "to an editor that is there.",
              command[0]);
}

static char *read_back(const char *path, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents(path, &text, &length, NULL)) {
    fail(error, TL_ERROR_FAILED, "The editor left no file. The text is as it was.");
    return NULL;
  }
  if (length > TEXT_MOST || strlen(text) != length || !g_utf8_validate(text, -1, NULL)) {
    fail(error, TL_ERROR_INVALID,
         "What the editor left is no text, or too long. The text is as it was.");
    return NULL;
  }
  if (length > 0 && text[length - 1] == '\n')
    text[length - 1] = '\0'; /* editors end the last line */
  return text_normalize(text);
}

char *external_edit(struct terminal *terminal, const char *text, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GError) why = NULL;
  int file = g_file_open_tmp("throughline-XXXXXX.txt", &path, &why);
  if (file < 0) {
    fail(error, TL_ERROR_FAILED, "No temporary file can be made: %s", why->message);
    return NULL;
  }
  g_close(file, NULL);
  g_autofree char *ended = g_strconcat(text, "\n", NULL);
  g_auto(GStrv) command = editor_command(path, error);
  char *result = NULL;
  if (command && !g_file_set_contents_full(path, ended, -1, G_FILE_SET_CONTENTS_NONE, 0600, &why))
    fail(error, TL_ERROR_FAILED, "The text cannot be handed over: %s", why->message);
  else if (command && run(terminal, command, error))
    result = read_back(path, error);
  g_unlink(path);
  return result;
}
