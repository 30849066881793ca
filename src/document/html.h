/* Pieces of HTML: escaped text, tables, the style sheet. What is written is also well-formed XML.
 */
#ifndef TL_DOCUMENT_HTML_H
#define TL_DOCUMENT_HTML_H

#include "document/document.h"

#include <stdio.h>

/* text as content: escaped, control characters shown, line breaks as `<br/>`. NULL writes nothing.
 */
void html_text(FILE *out, const char *text);

/* ` name="text"`, escaped. */
void html_attribute(FILE *out, const char *name, const char *text);

/* text in an element of the class (NULL: none): `<p class="notice">…</p>`; nothing for NULL and "".
 */
void html_element(FILE *out, const char *element, const char *class_name, const char *text);

/* ` name="prefix…"` with the section's id made fit for an HTML id; prefix `#s-` makes a link to the
 * `s-` that is the section's own. */
void html_id(FILE *out, const char *name, const char *prefix, const char *section_id);

/* Runs with their styles and links; runs may be NULL. */
void html_runs(FILE *out, const GPtrArray *runs);

/* A cell's content, without the element around it. */
void html_cell(FILE *out, const struct cell *cell);

/* A table. id (NULL: its title is its caption): of what names it, with the prefix, as html_id. */
void html_table(FILE *out, const struct table *table, const char *prefix, const char *id);

/* The `<style>` element of document. */
void html_style(FILE *out, const struct document *document);

#endif
