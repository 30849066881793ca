/* The packet as it will read, and on its way into a file. */
#include "config.h"

#include "ui/packet.h"

#include "base/error.h"
#include "document/render.h"
#include "report/export.h"
#include "ui/dialog.h"
#include "ui/path_prompt.h"

enum { TEXT_COLUMNS = 118 };

/* --- preview -------------------------------------------------------------------------------- */

static char *section_text(const struct app *app, const struct section *section)
{
  int columns = MIN(terminal_columns(app->terminal) - 3, TEXT_COLUMNS);
  g_autoptr(GPtrArray) lines =
      render_section_lines(section, columns, !terminal_utf8(app->terminal));
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf(text, "%s\n", (const char *)g_ptr_array_index(lines, i));
  return g_string_free(text, FALSE);
}

void packet_preview(struct app *app, const struct document *document, int number)
{
  static const struct answer first[] = { { "n", "Next section" }, { NULL, NULL } };
  static const struct answer middle[] = { { "n", "Next section" },
                                          { "b", "Section before" },
                                          { NULL, NULL } };
  static const struct answer last[] = { { "b", "Section before" }, { NULL, NULL } };
  int count = (int)document->sections->len;
  for (int answer = 0; answer >= 0 && number >= 0 && number < count;) {
    const struct section *section = g_ptr_array_index(document->sections, (guint)number);
    const struct answer *answers = number == 0 ? first : number == count - 1 ? last : middle;
    g_autofree char *title = g_strdup_printf("%d of %d: %s", number + 1, count, section->title);
    g_autofree char *text = section_text(app, section);
    answer = dialog_view(app, title, text, false, answers);
    bool forward = answer == 0 && answers != last;
    number += forward ? 1 : -1;
  }
}

/* --- export --------------------------------------------------------------------------------- */

static const struct answer formats[] = {
  { "Enter", "PDF" },    { "t", "Text" }, { "h", "HTML" },
  { "c", "CSV tables" }, { "j", "JSON" }, { NULL, NULL },
};

static bool choose_format(struct app *app, enum export_format *format)
{
  static const enum export_format choices[] = { EXPORT_PDF, EXPORT_TEXT, EXPORT_HTML, EXPORT_CSV,
                                                EXPORT_JSON };
  int answer = dialog_ask(
      app,
      "How is it to be written? PDF prints; HTML opens in a browser and in Word; CSV is a folder "
      "with a file for each table.",
      formats);
  if (answer < 0)
    return false;
  *format = choices[answer];
  return true;
}

void packet_export(struct app *app, const struct document *document, const char *month)
{
  enum export_format format;
  if (!choose_format(app, &format))
    return;
  g_autofree char *name = g_strdup_printf("packet-%s%s", month, export_format_suffix(format));
  g_autofree char *path = path_prompt_write(app, "Write the packet to", name, format == EXPORT_CSV);
  if (!path)
    return;
  g_autoptr(GError) error = NULL;
  AUTO(progress_window)
  struct progress_window *window = progress_window_new(app, "Writing the packet");
  struct progress progress = progress_window_progress(window);
  g_autofree char *shown = path_shown(path);
  if (export_document(document, format, path, &progress, &error))
    app_message(app, "The packet is in %s.", shown);
  else if (error_is(error, TL_ERROR_STOPPED))
    app_message(app, "Stopped. Nothing was written; what was there before is as it was.");
  else
    app_error(app, error);
}
