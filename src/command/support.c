/* What commands share: errors, the store, who is using it, progress. */
#include "config.h"

#include "command/command.h"

#include "base/error.h"
#include "base/settings.h"
#include "base/stop.h"
#include "base/text.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void command_say(const char *text)
{
  g_autofree char *shown = text_visible(text, false);
  fprintf(stderr, "throughline: %s\n", shown);
}

int command_failed(GError *error)
{
  command_say(error->message);
  int status = error_is(error, TL_ERROR_USAGE) ? EXIT_USAGE : EXIT_FAILED;
  g_error_free(error);
  return status;
}

int command_misused(const struct arguments *arguments, const char *format, ...)
{
  va_list list;
  va_start(list, format);
  g_autofree char *message = g_strdup_vprintf(format, list);
  va_end(list);
  g_autofree char *whole = g_strdup_printf("%s `throughline %s --help` explains.", message,
                                           argument_command(arguments)->name);
  command_say(whole);
  return EXIT_USAGE;
}

char *command_store_path(const struct arguments *arguments)
{
  const char *named = argument_value(arguments, "db");
  return named ? g_strdup(named) : store_default_path();
}

/* --- who ------------------------------------------------------------------------------------ */

static const char *login_name(void)
{
  struct passwd *entry = getpwuid(geteuid());
  return entry ? entry->pw_name : NULL;
}

static bool set_by_login(struct store *store, GError **error)
{
  const char *login = login_name();
  g_autofree char *uid =
      login ? store_value(store, STATEMENT_STAFF_BY_LOGIN, error, "login", login, NULL) : NULL;
  if (uid)
    return store_set_viewer(store, uid, error);
  struct stat about;
  if (stat(store_path(store), &about) == 0 && about.st_uid == geteuid())
    return store_set_viewer(store, NULL, error);
  return fail(error, TL_ERROR_REFUSED,
              "The login name %s is nobody’s on the staff list. Ask the record keeper to "
              "enter it with your name.",
              login ? login : "you came with");
}

/* Whom the settings name; who is not in this file is its record keeper, as one would be without
 * settings. */
static bool set_by_settings(struct store *store, const char *name, GError **error)
{
  GError *inner = NULL;
  g_autofree char *uid = name && *name ? store_find_staff(store, name, &inner) : NULL;
  if (inner && !error_is(inner, TL_ERROR_NOT_FOUND)) {
    g_propagate_error(error, inner);
    return false;
  }
  g_clear_error(&inner);
  return store_set_viewer(store, uid, error);
}

bool command_set_person(const struct arguments *arguments, struct store *store, GError **error)
{
  AUTO(record) struct record *district = store_district(store, error);
  if (!district)
    return false;
  const char *given = argument_value(arguments, "as");
  bool shared = record_get_flag(district, "shared");
  if (shared && given)
    return fail(error, TL_ERROR_USAGE,
                "This file is shared: one is who one logs in as. Leave out --as.");
  if (shared)
    return set_by_login(store, error);
  bool sample = record_get_flag(district, "sample");
  g_autofree char *configured = given || sample ? NULL : settings_person(district->uid);
  if (!given || !*given)
    return set_by_settings(store, configured, error);
  g_autofree char *uid = store_find_staff(store, given, error);
  return uid && store_set_viewer(store, uid, error);
}

struct store *command_open_store(const struct arguments *arguments, GError **error)
{
  g_autofree char *path = command_store_path(arguments);
  struct store *store = store_open(path, STORE_OPEN, error);
  if (store && command_set_person(arguments, store, error))
    return store;
  store_free(store);
  return NULL;
}

/* --- formats -------------------------------------------------------------------------------- */

int command_format(const struct arguments *arguments, bool csv, enum export_format *format)
{
  const char *named = argument_value(arguments, "format");
  const char *output = argument_value(arguments, "output");
  *format = EXPORT_PDF;
  const char *ending = output && !named ? export_ending(output) : NULL;
  bool known =
      named ? export_format_parse(named, format) : !ending || export_format_of(output, format);
  if (known && (csv || *format != EXPORT_CSV))
    return EXIT_DONE;
  return command_misused(arguments, "There is no format “%s”; it is pdf, text, html%s json.",
                         named ? named : ending, csv ? ", csv or" : " or");
}

/* --- progress ------------------------------------------------------------------------------- */

struct progress_line {
  struct progress progress;
  gint64 begun, drawn; /* monotonic microseconds */
  bool terminal;
};

static bool show(const char *what, long done, long total, void *data)
{
  struct progress_line *line = data;
  gint64 now = g_get_monotonic_time();
  if (!line->terminal || now - line->begun < 300000 || now - line->drawn < 100000)
    return true;
  line->drawn = now;
  if (total > 0)
    fprintf(stderr, "\r\033[K%ld of %ld %s", done, total, what);
  else
    fprintf(stderr, "\r\033[K%ld %s", done, what);
  fflush(stderr);
  return true;
}

struct progress_line *progress_line_new(void)
{
  struct progress_line *line = g_new0(struct progress_line, 1);
  line->progress = (struct progress){ show, line };
  line->begun = g_get_monotonic_time();
  line->terminal = isatty(STDERR_FILENO);
  return line;
}

void progress_line_free(struct progress_line *line)
{
  if (line->drawn)
    fputs("\r\033[K", stderr);
  g_free(line);
}

const struct progress *progress_line_progress(struct progress_line *line)
{
  return &line->progress;
}
