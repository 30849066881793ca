/* The raw bytes of what is imported: a file, standard input, or a piece of memory, readable from
 * any place more than once. */
#ifndef TL_EXCHANGE_CSV_SOURCE_H
#define TL_EXCHANGE_CSV_SOURCE_H

#include "base/auto.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

struct csv_source;

/* Opens a file; `-` is standard input. What cannot be read twice (a pipe) is taken into memory.
 * NULL with TL_ERROR_NOT_FOUND or TL_ERROR_FAILED. Yours. */
struct csv_source *csv_source_open(const char *path, GError **error);

/* length bytes of data, borrowed until csv_source_free; name is for messages. Yours. */
struct csv_source *csv_source_memory(const char *name, const char *data, size_t length);
void csv_source_free(struct csv_source *source);

/* Copies up to size bytes from offset on into buffer: how many, fewer only at the end, 0 behind it,
 * -1 with TL_ERROR_FAILED where the medium fails (the message lacks the file's name). */
gssize csv_source_read(const struct csv_source *source, goffset offset, char *buffer, size_t size,
                       GError **error);

/* All bytes there were when it was opened. */
goffset csv_source_size(const struct csv_source *source);

/* The path as it was given, or `standard input`. Borrowed. */
const char *csv_source_name(const struct csv_source *source);

DEFINE_AUTO(csv_source)

#endif
