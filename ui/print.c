#include "config.h"

#include "ui/print.h"

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

/* What the name's ending says; PDF where it says nothing that a page can be. */
static enum export_format format_of_path(const char *path)
{
  enum export_format format;
  return export_format_of(path, &format) && format != EXPORT_CSV ? format : EXPORT_PDF;
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
  if (export_document(document, format_of_path(path), path, &progress, &error))
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
