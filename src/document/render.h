/* Document → text, HTML, CSV, JSON. */
#ifndef TL_DOCUMENT_RENDER_H
#define TL_DOCUMENT_RENDER_H

#include "document/document.h"

#include <stdio.h>

/* Plain text, wrapped at columns (76 at the most for running text; tables take what they need up to
 * columns), one column of margin; for the preview on screen, `--format text` and tests. ascii: no
 * characters beyond ASCII for bars, rules and dots. */
bool render_text(const struct document *document, int columns, bool ascii, FILE *out,
                 GError **error);

/* One section as lines of text, for the preview. GPtrArray of char *. Yours. */
GPtrArray *render_section_lines(const struct section *section, int columns, bool ascii);

/* One HTML5 file that stands alone (styles inside, no scripts), accessible: real headings, tables
 * with scope, alternative text, links; prints well. */
bool render_html(const struct document *document, FILE *out, GError **error);

/* A folder of one CSV file a table, named from section and table; folder is made new (or, where it
 * exists, must be empty or one of ours, whose files are replaced). */
bool render_csv(const struct document *document, const char *folder, GError **error);

/* JSON: an array of what document_json.h describes, an object a line. */
bool render_json(const struct document *document, FILE *out, GError **error);

#endif
