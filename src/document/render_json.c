#include "document/render.h"

#include "document/document_json.h"
#include "document/stream.h"

bool render_json(const struct document *document, FILE *out, GError **error)
{
  g_autofree char *header = document_header_json(document);
  fputs("[\n", out);
  fputs(header, out);
  for (guint i = 0; i < document->sections->len; i++) {
    g_autofree char *line = document_section_json(g_ptr_array_index(document->sections, i));
    fputs(",\n", out);
    fputs(line, out);
  }
  fputs("\n]\n", out);
  return stream_finish(out, error);
}
