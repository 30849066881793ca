/* CSV as we write it: RFC 4180, UTF-8 with BOM, rows end in CRLF, LF inside cells, empty = NULL. A
 * text cell that begins with `' = + - @`, TAB or CR gets one `'` in front, so that no spreadsheet
 * takes it for a formula; our import takes exactly one off again. Numbers are written as they are.
 */
#ifndef TL_DOCUMENT_CSV_WRITER_H
#define TL_DOCUMENT_CSV_WRITER_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

struct csv_writer;

/* A writer to out, which stays the caller's and open; the BOM is written at once. Yours. */
struct csv_writer *csv_writer_new(FILE *out);

/* A whole row of column names; names is NULL-terminated. */
void csv_writer_header(struct csv_writer *writer, const char *const *names);

/* The next cell of the row: text, empty for NULL and "". */
void csv_writer_text(struct csv_writer *writer, const char *text);

/* The next cell: a whole number. */
void csv_writer_number(struct csv_writer *writer, gint64 number);

/* The next cell: a number that is text already (`18`, `-3`, `12.5`); what is not one is written as
 * text. */
void csv_writer_figure(struct csv_writer *writer, const char *digits);

/* Ends the row. */
void csv_writer_end_row(struct csv_writer *writer);

/* Flushes. False with TL_ERROR_FULL or TL_ERROR_FAILED when anything written so far was lost. */
bool csv_writer_finish(struct csv_writer *writer, GError **error);

void csv_writer_free(struct csv_writer *writer);

DEFINE_AUTO(csv_writer)

#endif
