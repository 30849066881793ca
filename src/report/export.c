#include "report/export.h"

#include "base/error.h"
#include "base/file.h"
#include "document/render.h"
#include "report/press.h"

#include <string.h>

enum { TEXT_COLUMNS = 100 };

static const struct {
  const char *word, *suffix;
} formats[] = {
  [EXPORT_PDF] = { "pdf", ".pdf" },    [EXPORT_TEXT] = { "text", ".txt" },
  [EXPORT_HTML] = { "html", ".html" }, [EXPORT_CSV] = { "csv", "" },
  [EXPORT_JSON] = { "json", ".json" },
};

bool export_format_parse(const char *word, enum export_format *format)
{
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (strcmp(formats[i].word, word) == 0) {
      *format = (enum export_format)i;
      return true;
    }
  return false;
}

const char *export_format_suffix(enum export_format format)
{
  return formats[format].suffix;
}

bool export_stream(const struct document *document, enum export_format format, FILE *out,
                   GError **error)
{
  switch (format) {
  case EXPORT_TEXT:
    return render_text(document, TEXT_COLUMNS, false, out, error);
  case EXPORT_HTML:
    return render_html(document, out, error);
  case EXPORT_JSON:
    return render_json(document, out, error);
  case EXPORT_PDF:
  case EXPORT_CSV:
    break;
  }
  return fail(error, TL_ERROR_USAGE, "%s needs the name of a %s. Give it with -o.",
              formats[format].word, format == EXPORT_CSV ? "folder" : "file");
}

static bool write_file(const struct document *document, enum export_format format, const char *path,
                       const struct progress *progress, GError **error)
{
  AUTO(output_file) struct output_file *file = output_file_open(path, true, error);
  if (!file)
    return false;
  FILE *out = output_file_stream(file);
  bool written = format == EXPORT_PDF ? press_pdf(document, fileno(out), progress, error)
                                      : export_stream(document, format, out, error);
  return written && output_file_commit(g_steal_pointer(&file), error);
}

bool export_document(const struct document *document, enum export_format format, const char *path,
                     const struct progress *progress, GError **error)
{
  if (!progress_report(progress, "sections", 0, document->sections->len))
    return fail(error, TL_ERROR_STOPPED, "Stopped. Nothing was written.");
  return format == EXPORT_CSV ? render_csv(document, path, error)
                              : write_file(document, format, path, progress, error);
}
