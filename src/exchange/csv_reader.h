/* Rows of cells out of a CSV file, whatever program wrote it: any line ends, `,` `;` or tab, `sep=`
 * lines, UTF-8, UTF-16 and Windows-1252, Ctrl-Z, with the number of the line each row begins on.
 *
 * Faults of the stream (unclosed or misplaced quotation mark, NUL, broken encoding, a cell over 1
 * MiB, no text at all) refuse the whole file. csv_reader_open reads it through once to find them,
 * so that an importer whose file has opened meets none. Only a file that changes or a medium that
 * fails in between can still make csv_reader_next fail; the importer's transaction is then rolled
 * back like after any error. Every message begins with `FILE:LINE: ` or `FILE: `. */
#ifndef TL_EXCHANGE_CSV_READER_H
#define TL_EXCHANGE_CSV_READER_H

#include "base/auto.h"
#include "base/progress.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

/* Limits: what is beyond them is a fault of the stream. */
#define CSV_READER_CELL_BYTES ((size_t)1024 * 1024)
#define CSV_READER_ROW_BYTES ((size_t)16 * 1024 * 1024)
#define CSV_READER_CELLS 4096

struct csv_options {
  char delimiter; /* between cells; 0: find out */
  bool ours;      /* written by us: takes one `'` off in front of `' = + - @`, tab and line ends */
  const struct progress *progress; /* told while the file is read through; may be NULL */
};

struct csv_row {
  long line;                /* of the file, from 1, on which the row begins */
  int count;                /* of cells, at least 1 */
  const char *const *cells; /* UTF-8, line ends within are LF; NULL where empty */
};

struct csv_reader;

/* Opens and checks a file (`-` is standard input). options may be NULL. NULL with
 * TL_ERROR_NOT_FOUND, TL_ERROR_FAILED, TL_ERROR_INVALID for a fault of the stream,
 * TL_ERROR_STOPPED. Yours. */
struct csv_reader *csv_reader_open(const char *path, const struct csv_options *options,
                                   GError **error);

/* The same for length bytes of data, borrowed until csv_reader_free; name stands for the file in
 * messages. */
struct csv_reader *csv_reader_open_memory(const char *name, const char *data, size_t length,
                                          const struct csv_options *options, GError **error);
void csv_reader_free(struct csv_reader *reader);

/* The next row that is not blank, borrowed until the next call. NULL at the end, and with error set
 * where it failed. */
const struct csv_row *csv_reader_next(struct csv_reader *reader, GError **error);

/* Back to the first row. */
void csv_reader_rewind(struct csv_reader *reader);

/* Says that the file is (not) one of ours, from the next row on. */
void csv_reader_set_ours(struct csv_reader *reader, bool ours);

/* What a person should hear about the file though it was read: sentences that begin with
 * `FILE:LINE: ` or `FILE: `. Borrowed; grows while rows are read. */
const GPtrArray *csv_reader_notices(const struct csv_reader *reader);

/* Adds such a sentence; line 0: about the file. */
void csv_reader_notice(struct csv_reader *reader, long line, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

/* The file as messages call it. Borrowed. */
const char *csv_reader_name(const struct csv_reader *reader);

char csv_reader_delimiter(const struct csv_reader *reader);

/* Bytes read so far and in all: for progress. */
long csv_reader_position(const struct csv_reader *reader);
long csv_reader_size(const struct csv_reader *reader);

DEFINE_AUTO(csv_reader)

#endif
