#include "report/export.h"

#include "base/error.h"
#include "base/file.h"
#include "document/render.h"
#include "model/name.h"
#include "report/press.h"

#include <string.h>

enum { TEXT_COLUMNS = 100 };

static const struct {
  const char *word, *suffix, *other; /* other: an ending that means the same */
} formats[] = {
  [EXPORT_PDF] = { "pdf", ".pdf", ".pdf" },     [EXPORT_TEXT] = { "text", ".txt", ".text" },
  [EXPORT_HTML] = { "html", ".html", ".htm" },  [EXPORT_CSV] = { "csv", "", ".csv" },
  [EXPORT_JSON] = { "json", ".json", ".json" },
};

struct export
{
  enum export_format format;
  char *path;
  struct output_file *file; /* NULL for CSV, which is a folder */
  struct press *press;      /* NULL for all but PDF */
  GError *fault;            /* why there is no file */
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

bool export_format_of(const char *path, enum export_format *format)
{
  g_autofree char *lower = g_ascii_strdown(path, -1);
  for (size_t i = 0; i < G_N_ELEMENTS(formats); i++)
    if (g_str_has_suffix(lower, formats[i].other)
        || (*formats[i].suffix && g_str_has_suffix(lower, formats[i].suffix))) {
      *format = (enum export_format)i;
      return true;
    }
  return false;
}

const char *export_ending(const char *path)
{
  enum { LETTERS = 5 };
  const char *slash = strrchr(path, G_DIR_SEPARATOR);
  const char *name = slash ? slash + 1 : path;
  const char *dot = strrchr(name, '.');
  if (!dot || dot == name || !g_ascii_isalpha(dot[1]) || strlen(dot + 1) > LETTERS)
    return NULL;
  for (const char *at = dot + 1; *at; at++)
    if (!g_ascii_isalnum(*at))
      return NULL;
  return dot + 1;
}

const char *export_format_suffix(enum export_format format)
{
  return formats[format].suffix;
}

char *export_file_name(const char *stem, enum export_format format)
{
  g_autofree char *key = name_search_key(stem);
  GString *name = g_string_new(NULL);
  for (const char *at = key; *at; at++)
    if (g_ascii_isalnum(*at))
      g_string_append_c(name, *at);
    else if (name->len > 0 && name->str[name->len - 1] != '-')
      g_string_append_c(name, '-');
  g_string_append(name, export_format_suffix(format));
  return g_string_free(name, FALSE);
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

struct export *export_begin(enum export_format format, const char *path)
{
  struct export *export = g_new0(struct export, 1);
  export->format = format;
  export->path = g_strdup(path);
  if (format != EXPORT_CSV)
    export->file = output_file_open(path, true, &export->fault);
  if (export->file && format == EXPORT_PDF)
    export->press = press_start(fileno(output_file_stream(export->file)));
  return export;
}

void export_send(struct export *export, const struct document *document,
                 const struct progress *progress)
{
  if (export->press)
    press_send(export->press, document, progress);
}

bool export_finish(struct export *export, const struct document *document,
                   const struct progress *progress, GError **error)
{
  AUTO(export) struct export *owned = export;
  if (!progress_report(progress, "sections", 0, document->sections->len))
    return fail(error, TL_ERROR_STOPPED, "Stopped. Nothing was written.");
  if (owned->format == EXPORT_CSV)
    return render_csv(document, owned->path, error);
  if (owned->fault) {
    g_propagate_error(error, g_steal_pointer(&owned->fault));
    return false;
  }
  bool written =
      owned->press ? press_print(owned->press, document, progress, error)
                   : export_stream(document, owned->format, output_file_stream(owned->file), error);
  return written && output_file_commit(g_steal_pointer(&owned->file), error);
}

void export_free(struct export *export)
{
  if (!export)
    return;
  press_free(export->press);
  output_file_free(export->file);
  g_clear_error(&export->fault);
  g_free(export->path);
  g_free(export);
}

bool export_document(const struct document *document, enum export_format format, const char *path,
                     const struct progress *progress, GError **error)
{
  return export_finish(export_begin(format, path), document, progress, error);
}
