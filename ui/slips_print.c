/* Slips on their way to paper: the batch, and one to look at. */
#include "config.h"

#include "ui/slips_own.h"

#include "document/render.h"
#include "model/date.h"
#include "report/export.h"
#include "report/printing.h"
#include "report/slips.h"
#include "ui/dialog.h"
#include "ui/path_prompt.h"
#include "ui/rating.h"

#include <glib/gstdio.h>
#include <string.h>

enum { LINES_WIDE = 76 };

static struct slips *state(struct screen *screen)
{
  return screen->state;
}

struct batch {
  struct rowset *rows; /* of slips_query */
  bool again;          /* all of them were delivered before: another copy */
};

/* rows without those that had their slip elsewhere, or that are being changed in listed. Yours. */
static struct rowset *ours(const struct rowset *rows, const struct rowset *listed)
{
  struct rowset *kept = rowset_new(rows->column_count, (const char *const *)rows->columns);
  g_autofree const char **cells = g_new0(const char *, rows->column_count);
  for (int row = 0; row < rows->row_count; row++) {
    if (slips_from_elsewhere(rows, row)
        || slips_changing(listed, rowset_row(listed, "uid", rowset_get(rows, row, "uid"))))
      continue;
    for (int column = 0; column < rows->column_count; column++)
      cells[column] = rowset_at(rows, row, column);
    rowset_add(kept, cells);
  }
  return kept;
}

/* The batch; where all are delivered, those of the whole part. rows NULL with error, else yours. */
static struct batch batch_read(struct screen *screen, GError **error)
{
  struct slips *self = state(screen);
  struct session *session = session_of(screen->app);
  int all;
  g_autoptr(GPtrArray) uids = slips_batch(self, &all);
  bool earlier = slips_on_earlier(self);
  g_autofree char *first = date_add(self->day, -SLIPS_DAYS);
  g_autofree char *before = date_add(self->day, -1);
  struct slips_filter filter = { .from = earlier ? first : self->day,
                                 .until = earlier ? before : self->day,
                                 .school = self->school,
                                 .recorder = self->school ? NULL : session->person_uid,
                                 .waiting = earlier || uids->len > 0 };
  AUTO(rowset) struct rowset *rows = slips_query(session->store, &filter, error);
  return (struct batch){ rows ? ours(rows, list_rows(self->list)) : NULL, !filter.waiting };
}

static bool write_batch(struct screen *screen, const struct rowset *rows, enum export_format format,
                        const char *path, const struct progress *progress, GError **error)
{
  AUTO(document)
  struct document *document = slips_document(session_of(screen->app)->store, rows, progress, error);
  return document && export_document(document, format, path, progress, error);
}

/* Who has the marks in sight does not rate them blind. */
static void note_seen(struct screen *screen, const struct rowset *rows)
{
  if (rating_note_slips(session_of(screen->app), rows))
    app_changed(screen->app);
}

static void say_outcome(struct screen *screen, bool done, const struct batch *batch,
                        const char *where, GError *error)
{
  if (done)
    note_seen(screen, batch->rows);
  int count = batch->rows->row_count;
  if (done)
    app_message(screen->app, "%d %s%s %s %s. %s", count, count == 1 ? "slip" : "slips",
                slips_on_earlier(state(screen)) ? " from earlier days" : "",
                count == 1 ? "is" : "are", where,
                batch->again ? "Delivered before: nothing is left to note."
                             : "D when all are in the mailboxes.");
  else
    app_error(screen->app, error);
}

/* By way of a file that is gone afterwards. */
static void send_to_printer(struct screen *screen, const struct batch *batch, const char *printer)
{
  g_autoptr(GError) error = NULL;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(screen->app, "Printing the slips");
  struct progress progress = progress_window_progress(window);
  g_autofree char *folder = g_dir_make_tmp("throughline-XXXXXX", &error);
  g_autofree char *path = g_build_filename(folder ? folder : "", "slips.pdf", NULL);
  bool done = folder && write_batch(screen, batch->rows, EXPORT_PDF, path, &progress, &error)
              && printing_send(path, "Slips", printer, &progress, &error);
  if (folder) {
    g_unlink(path);
    g_rmdir(folder);
  }
  g_autofree char *where = g_strdup_printf("on the way to the printer %s", printer);
  say_outcome(screen, done, batch, where, error);
}

/* Under a name that nothing has yet, so that two keys are enough and no sheet is lost. */
static void write_file(struct screen *screen, const struct batch *batch, enum export_format format)
{
  g_autoptr(GError) error = NULL;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(screen->app, "Making the slips");
  struct progress progress = progress_window_progress(window);
  g_autofree char *name =
      g_strdup_printf("slips-%s%s", state(screen)->day, export_format_suffix(format));
  g_autofree char *offered = path_offered(name);
  g_autofree char *usual = path_expand(offered);
  g_autofree char *path = path_fresh(usual);
  g_autofree char *shown = g_utf8_make_valid(path, -1);
  g_autofree char *where = g_strdup_printf("in %s", shown);
  bool done = write_batch(screen, batch->rows, format, path, &progress, &error);
  say_outcome(screen, done, batch, where, error);
}

static const struct answer with[] = {
  { "Enter", "Printer" },
  { "w", "PDF file" },
  { "t", "Text file" },
  { NULL, NULL },
};

/* How the paper is cut and folded, after how many slips there are. */
static const char *handling(int count)
{
  if (count == 1)
    return "on the upper half of a sheet. Cut, then fold its foot up to the line under the name.";
  if (count == 2)
    return "in the order of the mailboxes, two to a sheet. Cut, then fold the foot of each up to "
           "the line under the name.";
  return "two to a sheet. Cut all sheets together and lay the upper halves on the lower ones: they "
         "are in the order of the mailboxes. Fold the foot of each up to the line under the name.";
}

/* The likely way is on Enter: the printer where one is set up. */
static int ask(struct screen *screen, const struct batch *batch, bool printer)
{
  int count = batch->rows->row_count;
  g_autofree char *question =
      g_strdup_printf("%d %s%s%s %s", count, count == 1 ? "slip" : "slips",
                      slips_on_earlier(state(screen)) ? " from earlier days" : "",
                      batch->again ? " once more,"
                      : count != 2 ? ","
                                   : "",
                      handling(count));
  static const struct answer without[] = { { "Enter", "PDF file" },
                                           { "t", "Text file" },
                                           { NULL, NULL } };
  int answer = dialog_ask(screen->app, question, printer ? with : without);
  return answer < 0 || printer ? answer : answer + 1;
}

/* Looked for in vain where it takes too long: there is a file. Yours. */
static char *printer_of(struct screen *screen)
{
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(screen->app, "Looking for a printer");
  struct progress progress = progress_window_progress(window);
  return printing_usual(&progress);
}

bool slips_can_print(struct screen *screen)
{
  int all;
  g_autoptr(GPtrArray) uids = slips_batch(state(screen), &all);
  return uids && all > 0;
}

void slips_print(struct screen *screen)
{
  g_autoptr(GError) error = NULL;
  struct batch batch = batch_read(screen, &error);
  AUTO(rowset) struct rowset *rows = batch.rows;
  if (!rows) {
    app_error(screen->app, error);
    return;
  }
  g_autofree char *printer = printer_of(screen);
  int answer = ask(screen, &batch, printer != NULL);
  if (answer == 0)
    send_to_printer(screen, &batch, printer);
  else if (answer > 0)
    write_file(screen, &batch, answer == 1 ? EXPORT_PDF : EXPORT_TEXT);
}

/* The first row of a part that still has a slip to deliver is selected; false where none has. */
static bool select_waiting(struct slips *self)
{
  const struct rowset *rows = list_rows(self->list);
  for (int row = 0; row < rows->row_count; row++)
    if (strcmp(rowset_get(rows, row, "state"), "final") == 0 && !slips_from_elsewhere(rows, row)
        && !slips_changing(rows, row))
      return list_select_row(self->list, row);
  return false;
}

void slips_print_waiting(struct screen *screen)
{
  if (select_waiting(state(screen)))
    slips_print(screen);
  else
    app_message(screen->app, slips_can_print(screen)
                                 ? "All are delivered already. P prints them once more."
                                 : "There is no slip to print.");
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
  note_seen(screen, rows);
  dialog_view(screen->app, "The slip, as the teacher gets it", text->str, false, NULL);
}
