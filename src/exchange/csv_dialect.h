/* How a CSV text is written: which character stands between its cells, and whether it says so
 * itself in a first line `sep=;`. */
#ifndef TL_EXCHANGE_CSV_DIALECT_H
#define TL_EXCHANGE_CSV_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

struct csv_dialect {
  char delimiter;
  bool told; /* by a `sep=` line, which is no row */
};

/* The dialect of a text, by its first length bytes; whole: there are no more. `,` where nothing
 * tells. */
struct csv_dialect csv_dialect_find(const char *text, size_t length, bool whole);

/* `="00950045"`, which other programs write for a spreadsheet to keep it text, becomes the quoted
 * cell that it means. text is a line, or its beginning; quoted: it begins within a quoted cell. */
void csv_dialect_unguard(char *text, size_t length, char delimiter, bool quoted);

/* The same of a cell that was quoted once more, in place. */
void csv_dialect_unguard_cell(char *cell);

#endif
