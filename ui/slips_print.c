/* Slips on their way to paper: the batch, and one to look at. */
#include "config.h"

#include "ui/slips_own.h"

#include "base/error.h"
#include "document/render.h"
#include "model/date.h"
#include "report/export.h"
#include "report/printing.h"
#include "report/slips.h"
#include "ui/dialog.h"
#include "ui/path_prompt.h"

#include <glib/gstdio.h>

enum { LINES_WIDE = 76 };

static struct slips *state(struct screen *screen)
{
  return screen->state;
}

/* The rows of the batch as slips_query has them; where all are delivered, those of the whole part,
 * for another copy. NULL with error. Yours. */
static struct rowset *batch_rows(struct screen *screen, GError **error)
{
  struct slips *self = state(screen);
  struct session *session = session_of(screen->app);
  int all;
  g_autoptr(GPtrArray) uids = slips_batch(self, &all);
  bool earlier = g_strcmp0(list_get(self->list, "part"), "earlier") == 0;
  g_autofree char *first = date_add(self->day, -SLIPS_DAYS);
  g_autofree char *before = date_add(self->day, -1);
  struct slips_filter filter = { .from = earlier ? first : self->day,
                                 .until = earlier ? before : self->day,
                                 .school = self->school,
                                 .recorder = self->school ? NULL : session->person_uid,
                                 .waiting = earlier || uids->len > 0 };
  return slips_query(session->store, &filter, error);
}

static bool write_batch(struct screen *screen, const struct rowset *rows, enum export_format format,
                        const char *path, GError **error)
{
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(screen->app, "Making the slips");
  struct progress progress = progress_window_progress(window);
  AUTO(document)
  struct document *document =
      slips_document(session_of(screen->app)->store, rows, &progress, error);
  return document && export_document(document, format, path, &progress, error);
}

static void say_outcome(struct screen *screen, bool done, int count, const char *where,
                        GError *error)
{
  if (done)
    app_message(screen->app, "%d %s %s. D when all are in the mailboxes.", count,
                count == 1 ? "slip is" : "slips are", where);
  else if (error_is(error, TL_ERROR_STOPPED))
    app_message(screen->app, "Stopped. Nothing was written.");
  else
    app_error(screen->app, error);
}

/* By way of a file that is gone afterwards. */
static void send_to_printer(struct screen *screen, const struct rowset *rows, const char *printer)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp("throughline-XXXXXX", &error);
  g_autofree char *path = g_build_filename(folder ? folder : "", "slips.pdf", NULL);
  bool done = folder && write_batch(screen, rows, EXPORT_PDF, path, &error)
              && printing_send(path, "Slips", printer, &error);
  if (folder) {
    g_unlink(path);
    g_rmdir(folder);
  }
  g_autofree char *where = g_strdup_printf("on the way to the printer %s", printer);
  say_outcome(screen, done, rows->row_count, where, error);
}

static void write_file(struct screen *screen, const struct rowset *rows, enum export_format format)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name =
      g_strdup_printf("slips-%s%s", state(screen)->day, export_format_suffix(format));
  g_autofree char *offered = path_offered(name);
  g_autofree char *path = path_expand(offered);
  g_autofree char *shown = path_shown(path);
  g_autofree char *where = g_strdup_printf("in %s", shown);
  bool done = write_batch(screen, rows, format, path, &error);
  say_outcome(screen, done, rows->row_count, where, error);
}

static const struct answer with[] = {
  { "Enter", "Printer" },
  { "w", "PDF file" },
  { "t", "Text file" },
  { NULL, NULL },
};

/* The likely way is on Enter: the printer where one is set up. */
static int ask(struct screen *screen, int count, bool printer)
{
  g_autofree char *question = g_strdup_printf(
      "%d %s in the order of the mailboxes, two to a sheet. Cut, then fold the foot "
      "of each up to the line under the name.",
      count, count == 1 ? "slip" : "slips");
  static const struct answer without[] = { { "Enter", "PDF file" },
                                           { "t", "Text file" },
                                           { NULL, NULL } };
  int answer = dialog_ask(screen->app, question, printer ? with : without);
  return answer < 0 || printer ? answer : answer + 1;
}

void slips_print(struct screen *screen)
{
  g_autoptr(GError) error = NULL;
  AUTO(rowset) struct rowset *rows = batch_rows(screen, &error);
  if (!rows) {
    app_error(screen->app, error);
    return;
  }
  g_autofree char *printer = printing_usual();
  int answer = ask(screen, rows->row_count, printer != NULL);
  if (answer == 0)
    send_to_printer(screen, rows, printer);
  else if (answer > 0)
    write_file(screen, rows, answer == 1 ? EXPORT_PDF : EXPORT_TEXT);
}

void slips_look(struct screen *screen)
{
  struct session *session = session_of(screen->app);
  const char *uid = list_get(state(screen)->list, "uid");
  g_autoptr(GError) error = NULL;
  struct slips_filter filter = { .walkthrough = uid };
  AUTO(rowset) struct rowset *rows = slips_query(session->store, &filter, &error);
  AUTO(document)
  struct document *document = rows ? slips_document(session->store, rows, NULL, &error) : NULL;
  if (!document || document->sections->len == 0) {
    app_error(screen->app, error);
    return;
  }
  int columns = MIN(terminal_columns(screen->app->terminal) - 4, LINES_WIDE);
  g_autoptr(GPtrArray) lines = render_section_lines(g_ptr_array_index(document->sections, 0),
                                                    columns, !terminal_utf8(screen->app->terminal));
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, i));
  dialog_view(screen->app, "The slip, as the teacher gets it", text->str, false, NULL);
}
