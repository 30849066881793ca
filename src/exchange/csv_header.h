/* The header of a CSV file, wherever it stands, and the rows below it as records: cells by field,
 * whatever the order, names and number of the columns. */
#ifndef TL_EXCHANGE_CSV_HEADER_H
#define TL_EXCHANGE_CSV_HEADER_H

#include "base/auto.h"
#include "exchange/csv_columns.h"
#include "exchange/csv_reader.h"

#include <glib.h>
#include <stdbool.h>

/* A row below the header. */
struct csv_record {
  long line; /* on which it begins */
  const char *const
      *cells; /* by index of the request's fields; NULL where empty or without a column */
  const char
      *fault; /* why the row is to be refused as it stands (cells beyond the header); or NULL */
};

/* What became of the rows read so far; blank ones are in none. */
struct csv_counts {
  long records; /* given out */
  long others;  /* left out by `--only` */
  long totals;  /* totals rows left out, each with a notice */
};

struct csv_header;

/* Finds the header among the first rows of reader (borrowed, and so is all of request): the one
 * with the most of the fields. What stands above it is left out with a notice. Where each column
 * has one of our names the reader is told that the file is ours. NULL with TL_ERROR_USAGE for an
 * ill-written map, TL_ERROR_NOT_FOUND where a required field or a named column has none,
 * TL_ERROR_INVALID for an empty file; the message begins with `FILE:LINE: `, except for ill-written
 * options. Yours. */
struct csv_header *csv_header_read(struct csv_reader *reader, const struct csv_request *request,
                                   GError **error);
void csv_header_free(struct csv_header *header);

/* The next record, borrowed until the next call: blank rows, totals rows and those that `--only`
 * leaves out are passed over. NULL at the end, and with error set where reading failed. */
const struct csv_record *csv_header_next(struct csv_header *header, GError **error);

/* Back to the first row below the header; the counts begin anew, totals are not told again. */
bool csv_header_rewind(struct csv_header *header, GError **error);

/* The line of the header. */
long csv_header_line(const struct csv_header *header);

/* The column titles as they stand in the file; NULL-terminated, "" for a nameless one. Borrowed. */
const char *const *csv_header_titles(const struct csv_header *header);

/* The title of the column a field is read from; NULL: the file has none. Borrowed. */
const char *csv_header_title(const struct csv_header *header, int field);

/* Its index, from 0; negative: none. */
int csv_header_column(const struct csv_header *header, int field);

const struct csv_counts *csv_header_counts(const struct csv_header *header);

/* The first title whose key (csv_match_key) is one of keys, NULL-terminated; NULL: none. Borrowed.
 */
const char *csv_header_titled(const struct csv_header *header, const char *const *keys);

/* The titles of columns that nothing is read from, but for those the person has heard of when the
 * header was read; NULL-terminated, borrowed; the array is yours. */
const char **csv_header_unread(const struct csv_header *header);

DEFINE_AUTO(csv_header)

#endif
