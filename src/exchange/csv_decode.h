/* The bytes of a source as UTF-8: finds out the encoding (byte order marks,
 * UTF-16 with and without one, UTF-8, Windows-1252), converts by iconv and hands out piece by
 * piece. A Ctrl-Z at the end is no part of the text. The pieces hold no NUL and no broken
 * character: the read before such a fault gives all that stands in front of it, the next one fails.
 */
#ifndef TL_EXCHANGE_CSV_DECODE_H
#define TL_EXCHANGE_CSV_DECODE_H

#include "base/auto.h"
#include "exchange/csv_source.h"

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum csv_encoding {
  CSV_ENCODING_UTF8,
  CSV_ENCODING_UTF16LE,
  CSV_ENCODING_UTF16BE,
  CSV_ENCODING_WINDOWS_1252,
};

struct csv_decode;

/* Finds out what source is, which is taken over in either case. NULL with TL_ERROR_INVALID for what
 * is plainly no text (a workbook, a PDF), TL_ERROR_FAILED where the medium fails; the message
 * begins with the source's name. Yours. */
struct csv_decode *csv_decode_new(struct csv_source *source, GError **error);
void csv_decode_free(struct csv_decode *decode);

/* The next piece: *piece (borrowed until the next call, and the caller may change it) and *length
 * bytes; 0 at the end. False with TL_ERROR_INVALID at a NUL or a broken character, TL_ERROR_FAILED
 * where the medium fails; the messages lack file and line: the caller knows them and puts them in
 * front. */
bool csv_decode_read(struct csv_decode *decode, char **piece, size_t *length, GError **error);

/* Back to the first byte after the byte order mark. */
void csv_decode_rewind(struct csv_decode *decode);

/* After a read failed on a broken character: true where the whole is rather Windows-1252 than
 * damaged UTF-8, and it is read as that, from the start, from now on. */
bool csv_decode_as_legacy(struct csv_decode *decode);

enum csv_encoding csv_decode_encoding(const struct csv_decode *decode);

/* The name for messages. Borrowed. */
const char *csv_decode_name(const struct csv_decode *decode);

/* Bytes read so far and in all, as they stand in the file: for progress. */
long csv_decode_position(const struct csv_decode *decode);
long csv_decode_size(const struct csv_decode *decode);

DEFINE_AUTO(csv_decode)

#endif
