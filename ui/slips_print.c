/* Slips on their way to paper: the batch, and one to look at. */
#include "config.h"

#include "ui/slips_own.h"

#include "base/error.h"
#include "document/render.h"
#include "model/date.h"
#include "report/export.h"
#include "report/slips.h"
#include "ui/dialog.h"
#include "ui/path_prompt.h"

#include <string.h>

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

void slips_print(struct screen *screen)
{
  static const struct answer answers[] = { { "Enter", "PDF file" },
                                           { "t", "Text file" },
                                           { NULL, NULL } };
  static const enum export_format formats[] = { EXPORT_PDF, EXPORT_TEXT };
  g_autoptr(GError) error = NULL;
  AUTO(rowset) struct rowset *rows = batch_rows(screen, &error);
  if (!rows) {
    app_error(screen->app, error);
    return;
  }
  g_autofree char *question = g_strdup_printf(
      "%d %s in the order of the mailboxes, two to a sheet. Cut, then fold the foot "
      "of each up to the line under the name.",
      rows->row_count, rows->row_count == 1 ? "slip" : "slips");
  int answer = dialog_ask(screen->app, question, answers);
  if (answer < 0)
    return;
  g_autofree char *name =
      g_strdup_printf("slips-%s%s", state(screen)->day, export_format_suffix(formats[answer]));
  g_autofree char *offered = path_offered(name);
  g_autofree char *path = path_expand(offered);
  g_autofree char *shown = path_shown(path);
  if (write_batch(screen, rows, formats[answer], path, &error))
    app_message(screen->app, "%d %s in %s. D when all are in the mailboxes.", rows->row_count,
                rows->row_count == 1 ? "slip is" : "slips are", shown);
  else if (error_is(error, TL_ERROR_STOPPED))
    app_message(screen->app, "Stopped. Nothing was written.");
  else
    app_error(screen->app, error);
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
