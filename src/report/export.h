/* The one door through which documents become files. */
#ifndef TL_REPORT_EXPORT_H
#define TL_REPORT_EXPORT_H

#include "base/auto.h"
#include "base/progress.h"
#include "document/document.h"

#include <stdio.h>

enum export_format { EXPORT_PDF, EXPORT_TEXT, EXPORT_HTML, EXPORT_CSV, EXPORT_JSON };

/* `pdf`, `text`, `html`, `csv` or `json`; false for anything else. */
bool export_format_parse(const char *word, enum export_format *format);

/* What the ending of a path says (`.pdf`, `.txt`, `.text`, `.html`, `.htm`, `.csv`, `.json`, in any
 * case); false where it is none of these. */
bool export_format_of(const char *path, enum export_format *format);

/* What stands after the last dot of a path's name where that looks like the name of a format
 * (`docx`): up to five letters and figures, a letter first. Borrowed; NULL: nothing. */
const char *export_ending(const char *path);

/* `.pdf`, `.txt`, `.html`, `.json`; empty for CSV, which is a folder. Borrowed. */
const char *export_format_suffix(enum export_format format);

/* `siobhan-walsh-2026-10.pdf`: letters and figures only, whatever stem holds. Yours. */
char *export_file_name(const char *stem, enum export_format format);

/* Writes document to the file path, readable by its owner alone; for CSV to the folder path. What
 * was there before stays as it was unless all went well. */
bool export_document(const struct document *document, enum export_format format, const char *path,
                     const struct progress *progress, GError **error);

/* The same in two steps, for a document that is still to be made: what a PDF needs starts up in the
 * meantime. Nothing is said before export_finish, which frees export in either case; export_free
 * gives it up, and leaves nothing behind. */
struct export;
struct export *export_begin(enum export_format format, const char *path);

/* Lets the making of a PDF begin, for who has something else to do before export_finish. */
void export_send(struct export *export, const struct document *document,
                 const struct progress *progress);

bool export_finish(struct export *export, const struct document *document,
                   const struct progress *progress, GError **error);
void export_free(struct export *export);

/* Writes text, HTML or JSON to out, which stays open; false with TL_ERROR_USAGE for the other two.
 */
bool export_stream(const struct document *document, enum export_format format, FILE *out,
                   GError **error);

DEFINE_AUTO(export)

#endif
