#include "config.h"

#include "ui/print.h"

#include "base/error.h"
#include "document/render.h"
#include "report/export.h"
#include "ui/dialog.h"
#include "ui/path_prompt.h"

enum { TEXT_COLUMNS = 100 };

/* All sections as lines. Yours. */
static char *text_of(const struct app *app, const struct document *document)
{
  int columns = MIN(terminal_columns(app->terminal) - 4, TEXT_COLUMNS);
  bool ascii = !terminal_utf8(app->terminal);
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < document->sections->len; i++) {
    g_autoptr(GPtrArray) lines =
        render_section_lines(g_ptr_array_index(document->sections, i), columns, ascii);
    for (guint row = 0; row < lines->len; row++)
      g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, row));
  }
  return g_string_free(text, FALSE);
}

/* What the name's ending says; PDF where it has none. */
static bool format_of_path(const char *path, enum export_format *format, GError **error)
{
  *format = EXPORT_PDF;
  bool known = export_format_of(path, format) ? *format != EXPORT_CSV : !export_ending(path);
  return known
         || fail(error, TL_ERROR_INVALID,
                 "A page is written as .pdf, .html, .txt or .json: give the file one of these "
                 "endings.");
}

static void write_file(struct app *app, const struct document *document, const char *stem)
{
  g_autofree char *name = export_file_name(stem, EXPORT_PDF);
  g_autofree char *path = path_prompt_write(app, "Write it to (.pdf, .html or .txt)", name, false);
  if (!path)
    return;
  g_autoptr(GError) error = NULL;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(app, "Writing the file");
  struct progress progress = progress_window_progress(window);
  g_autofree char *shown = path_shown(path);
  enum export_format format;
  if (format_of_path(path, &format, &error)
      && export_document(document, format, path, &progress, &error))
    app_message(app, "Written: %s.", shown);
  else
    app_error(app, error);
}

void print_document(struct app *app, const struct document *document, const char *stem)
{
  static const struct answer answers[] = { { "w", "Write it as a file" }, { NULL, NULL } };
  g_autofree char *text = text_of(app, document);
  if (dialog_view(app, document->title, text, false, answers) == 0)
    write_file(app, document, stem);
}
