/* The press: document → PDF, and the unpacking of ZIP files; what the terminal program leaves to
 * another program because the libraries for it are slow to start. */
#include "config.h"

#include "base/error.h"
#include "base/press_path.h"
#include "base/stop.h"
#include "press/input.h"
#include "press/pdf.h"
#include "press/printer.h"
#include "press/unzip.h"

#include <errno.h>
#include <locale.h>
#include <malloc.h>
#include <pango/pangocairo.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define NAME "throughline-press"

static const char usage[] =
    "Usage: " NAME " pdf [--progress] <DOCUMENT >FILE\n"
    "       " NAME " unzip ZIP FOLDER\n"
    "       " NAME " print TITLE [PRINTER] <PDF\n"
    "       " NAME " printers [usual]\n"
    "       " NAME " --version\n"
    "\n"
    "pdf     makes a PDF of a document (what throughline packet --format json writes)\n"
    "print   sends a PDF to a printer, by name or address (ipp://...)\n"
    "unzip   unpacks the CSV files of a ZIP file into a folder and prints their names\n";

static bool tell_progress(const char *what, long done, long total, void *data)
{
  (void)what;
  (void)data;
  fprintf(stderr, "progress %ld %ld\n", done, total);
  return true;
}

static bool write_all(GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data(bytes, &length);
  for (gsize done = 0; done < length;) {
    ssize_t count = write(STDOUT_FILENO, data + done, length - done);
    if (count < 0 && errno == EINTR && stop_check(error))
      continue;
    if (count < 0)
      return (error && *error)
             || fail(error, TL_ERROR_FAILED, "The PDF could not be written: %s.",
                     g_strerror(errno));
    done += (gsize)count;
  }
  return true;
}

static void take_section(const struct document *document, const struct section *section,
                         void *laying)
{
  laying_take(laying, document, section);
}

static bool run_pdf(bool progressing, GError **error)
{
  AUTO(type) struct type *type = type_new();
  AUTO(document) struct document *document = NULL;
  AUTO(laying) struct laying *laying = laying_new(type);
  if (!input_document(STDIN_FILENO, take_section, laying, &document, error))
    return false;
  struct progress progress = { progressing ? tell_progress : NULL, NULL };
  GBytes *bytes = pdf_make_laid(laying, type, document, &progress, error);
  bool written = bytes && write_all(bytes, error);
  if (bytes)
    g_bytes_unref(bytes);
  return written;
}

static bool run_unzip(const char *path, const char *folder, GError **error)
{
  g_autoptr(GPtrArray) names = unzip_csv(path, folder, &unzip_usual, error);
  for (guint i = 0; names && i < names->len; i++)
    puts(g_ptr_array_index(names, i));
  return names != NULL;
}

/* The person's language must not choose fonts or line breaks: the same document, the same bytes. */
static void neutral_environment(void)
{
  static const char *const variables[] = { "LANGUAGE", "LANG", "FC_LANG", "PANGO_LANGUAGE",
                                           "PANGOCAIRO_BACKEND" };
  for (size_t i = 0; i < G_N_ELEMENTS(variables); i++)
    g_unsetenv(variables[i]);
  g_setenv("LC_ALL", "C.UTF-8", TRUE);
  setlocale(LC_CTYPE, "C.UTF-8");
}

/* Memory comes from the system in a few large pieces and goes back at the end. */
static void large_pieces(void)
{
  mallopt(M_TOP_PAD, 16 * 1024 * 1024);
  mallopt(M_TRIM_THRESHOLD, 256 * 1024 * 1024);
}

static int run(int count, char **words)
{
  g_autoptr(GError) error = NULL;
  bool done = false;
  const char *command = count > 1 ? words[1] : "";
  if (strcmp(command, "--version") == 0 && count == 2) {
    puts(NAME " " PACKAGE_VERSION);
    return 0;
  }
  if (strcmp(command, "--help") == 0 && count == 2) {
    fputs(usage, stdout);
    return 0;
  }
  bool progressing = count == 3 && strcmp(words[2], "--progress") == 0;
  if (strcmp(command, "pdf") == 0 && (count == 2 || progressing)) {
    done = run_pdf(progressing, &error);
  } else if (strcmp(command, "unzip") == 0 && count == 4) {
    done = run_unzip(words[2], words[3], &error);
  } else if (strcmp(command, "print") == 0 && (count == 3 || count == 4)) {
    done = printer_send(STDIN_FILENO, count == 4 ? words[3] : NULL, words[2], &error);
  } else if (strcmp(command, "printers") == 0 && count <= 3) {
    (count == 3 ? printer_usual : printer_list)();
    done = true;
  } else {
    fputs(usage, stderr);
    return 2;
  }
  if (!done)
    fprintf(stderr, NAME ": %s\n", error->message);
  return done ? 0 : error_is(error, TL_ERROR_REFUSED) ? PRESS_TOO_LONG : 1;
}

int main(int count, char **words)
{
  large_pieces();
  neutral_environment();
  signal(SIGPIPE, SIG_IGN);
  stop_install();
  int status = run(count, words);
  if (fflush(stdout) != 0 && status == 0)
    status = 1;
  pango_cairo_font_map_set_default(NULL);
  stop_reraise();
  return status;
}
