#include "exchange/csv_decode.h"

#include "base/error.h"
#include "exchange/csv_kind.h"

#include <string.h>
#include <unistr.h>

/* Raw bytes taken at once; one of them becomes at most three in UTF-8. */
#define RAW_SIZE ((size_t)128 * 1024)
#define OUT_SIZE (3 * RAW_SIZE)
/* What is looked at to tell text from what is none, and UTF-16 from the rest. */
#define SAMPLE_SIZE ((size_t)4096)
/* A Ctrl-Z at the end may be followed by this many bytes of line ends and padding. */
#define TAIL_SIZE ((goffset)1024)

#define CTRL_Z 0x1a

struct csv_decode {
  struct csv_source *source;
  goffset start, end; /* the text, without byte order mark and Ctrl-Z */
  goffset at;         /* next byte to be taken from the file */
  enum csv_encoding encoding;
  bool marked;       /* a byte order mark says what it is */
  bool met_nul;      /* the next read fails on it */
  GIConv converter;  /* (GIConv)-1 for UTF-8 */
  size_t used, left; /* of raw: handed out, and still to be */
  char *raw;
  char *out; /* what raw is converted to; NULL for UTF-8 */
};

/* What it is --------------------------------------------------------------------------------- */

static bool is_stray_control(unsigned char byte)
{
  return (byte < 0x20 && !strchr("\t\n\v\f\r\x1a\x1b", byte)) || byte == 0 || byte == 0x7f;
}

/* More than one byte in twenty is a control character that no text has. A few NULs alone are a
 * fault that is better told with its line. */
static bool is_binary(const char *sample, size_t length)
{
  size_t count = 0, nuls = 0;
  for (size_t i = 0; i < length; i++) {
    count += is_stray_control((unsigned char)sample[i]);
    nuls += sample[i] == 0;
  }
  return count > 8 ? count * 20 > length : (count - nuls) * 20 > length;
}

/* UTF-16 without a mark: what people write in the Western world has a zero in every other byte, and
 * always on the same side. */
static bool find_unmarked_utf16(struct csv_decode *decode, const char *sample, size_t length)
{
  size_t zeros[2] = { 0, 0 };
  for (size_t i = 0; i < length; i++)
    zeros[i % 2] += sample[i] == 0;
  size_t most = MAX(zeros[0], zeros[1]), least = MIN(zeros[0], zeros[1]);
  if (length < 4 || most * 6 < length || least * 10 > most)
    return false;
  decode->encoding = zeros[1] > zeros[0] ? CSV_ENCODING_UTF16LE : CSV_ENCODING_UTF16BE;
  return true;
}

static bool find_mark(struct csv_decode *decode, const char *sample, size_t length)
{
  if (length >= 3 && memcmp(sample, "\xef\xbb\xbf", 3) == 0) {
    decode->encoding = CSV_ENCODING_UTF8;
    decode->start = 3;
  } else if (length >= 2 && memcmp(sample, "\xff\xfe", 2) == 0) {
    decode->encoding = CSV_ENCODING_UTF16LE;
    decode->start = 2;
  } else if (length >= 2 && memcmp(sample, "\xfe\xff", 2) == 0) {
    decode->encoding = CSV_ENCODING_UTF16BE;
    decode->start = 2;
  } else {
    return false;
  }
  decode->marked = true;
  return true;
}

static bool find_encoding(struct csv_decode *decode, GError **error)
{
  char sample[SAMPLE_SIZE];
  gssize got = csv_source_read(decode->source, 0, sample, sizeof sample, error);
  if (got < 0)
    return false;
  size_t length = (size_t)got;
  const char *fault = csv_kind_fault(decode->source, sample, length);
  if (fault)
    return fail(error, TL_ERROR_INVALID, "%s", fault);
  if (find_mark(decode, sample, length) || find_unmarked_utf16(decode, sample, length))
    return true;
  if (is_binary(sample, length))
    return fail(error, TL_ERROR_INVALID,
                "is not text; save the table as CSV (UTF-8) and give that");
  return true;
}

/* One character of the tail: its width in bytes, and whether it is a Ctrl-Z or a line end behind
 * one. */
static bool is_padding(const struct csv_decode *decode, const char *unit, char *letter)
{
  char other = 0;
  if (decode->encoding == CSV_ENCODING_UTF16LE)
    other = unit[1];
  else if (decode->encoding == CSV_ENCODING_UTF16BE)
    other = unit[0];
  *letter = decode->encoding == CSV_ENCODING_UTF16BE ? unit[1] : unit[0];
  return other == 0 && (*letter == CTRL_Z || *letter == '\n' || *letter == '\r');
}

/* DOS programs end a text with Ctrl-Z, some fill a block with it; it is no text. */
static bool cut_ctrl_z(struct csv_decode *decode, GError **error)
{
  goffset unit = decode->encoding == CSV_ENCODING_UTF8 ? 1 : 2;
  goffset from = MAX(decode->start, decode->end - TAIL_SIZE);
  from += (from - decode->start) % unit;
  char tail[TAIL_SIZE];
  gssize got = csv_source_read(decode->source, from, tail, sizeof tail, error);
  if (got < 0)
    return false;
  goffset cut = -1;
  char letter;
  for (goffset at = got / unit * unit - unit; at >= 0 && is_padding(decode, tail + at, &letter);
       at -= unit)
    if (letter == CTRL_Z)
      cut = at;
  if (cut >= 0)
    decode->end = from + cut;
  return true;
}

static bool open_converter(struct csv_decode *decode, GError **error)
{
  static const char *const names[] = { NULL, "UTF-16LE", "UTF-16BE", "WINDOWS-1252" };
  const char *name = names[decode->encoding];
  if (!name)
    return true;
  decode->converter = g_iconv_open("UTF-8", name);
  if (decode->converter == (GIConv)-1)
    return fail(error, TL_ERROR_FAILED,
                "is %s, which this machine cannot convert; save it as UTF-8", name);
  decode->out = g_malloc(OUT_SIZE);
  return true;
}

struct csv_decode *csv_decode_new(struct csv_source *source, GError **error)
{
  struct csv_decode *decode = g_new0(struct csv_decode, 1);
  decode->source = source;
  decode->end = csv_source_size(source);
  decode->converter = (GIConv)-1;
  decode->raw = g_malloc(RAW_SIZE);
  if (!find_encoding(decode, error) || !cut_ctrl_z(decode, error)
      || !open_converter(decode, error)) {
    g_prefix_error(error, "%s: ", csv_source_name(source));
    csv_decode_free(decode);
    return NULL;
  }
  csv_decode_rewind(decode);
  return decode;
}

void csv_decode_free(struct csv_decode *decode)
{
  if (!decode)
    return;
  if (decode->converter != (GIConv)-1)
    g_iconv_close(decode->converter);
  csv_source_free(decode->source);
  g_free(decode->raw);
  g_free(decode->out);
  g_free(decode);
}

/* Reading ------------------------------------------------------------------------------------ */

/* Bytes of text before the first that is not ASCII, eight at a time. */
static size_t ascii_run(const char *text, size_t length)
{
  size_t at = 0;
  for (; at + sizeof(guint64) <= length; at += sizeof(guint64)) {
    guint64 word;
    memcpy(&word, text + at, sizeof word);
    if (word & G_GUINT64_CONSTANT(0x8080808080808080))
      break;
  }
  while (at < length && (text[at] & 0x80) == 0)
    at++;
  return at;
}

/* The length of the character at text: 0 where it is cut off by the end, -1 where it is broken. */
static int character_length(const char *text, size_t length)
{
  ucs4_t character;
  int taken = u8_mbtoucr(&character, (const uint8_t *)text, length);
  return taken == -2 ? 0 : taken;
}

/* Bytes of text before the first broken or unfinished character. */
static size_t valid_run(const char *text, size_t length)
{
  size_t at = 0;
  for (;;) {
    at += ascii_run(text + at, length - at);
    if (at == length)
      return at;
    int taken = character_length(text + at, length - at);
    if (taken <= 0)
      return at;
    at += (size_t)taken;
  }
}

static bool fail_nul(GError **error)
{
  return fail(
      error, TL_ERROR_INVALID,
      "a NUL byte stands here, so the file is damaged or no text; export it again as CSV (UTF-8)");
}

static bool fail_broken(const struct csv_decode *decode, GError **error)
{
  static const char *const names[] = { "UTF-8", "UTF-16", "UTF-16", "Windows-1252" };
  return fail(error, TL_ERROR_INVALID,
              "a character is broken (the file reads as %s); export it again as UTF-8",
              names[decode->encoding]);
}

/* Fills raw behind what is left in it; *final is set when no more is to come. */
static bool refill(struct csv_decode *decode, bool *final, GError **error)
{
  memmove(decode->raw, decode->raw + decode->used, decode->left);
  decode->used = 0;
  size_t room = RAW_SIZE - decode->left;
  if (decode->at + (goffset)room > decode->end)
    room = decode->at < decode->end ? (size_t)(decode->end - decode->at) : 0;
  gssize got = csv_source_read(decode->source, decode->at, decode->raw + decode->left, room, error);
  if (got < 0)
    return false;
  decode->at += got;
  decode->left += (size_t)got;
  /* Nothing came: the end, also of a file that has been cut shorter since it was opened. */
  *final = got == 0;
  return true;
}

static bool read_utf8(struct csv_decode *decode, char **piece, size_t *length, GError **error)
{
  const char *nul = memchr(decode->raw, 0, decode->left);
  size_t valid = valid_run(decode->raw, nul ? (size_t)(nul - decode->raw) : decode->left);
  if (valid == 0)
    return *decode->raw == 0 ? fail_nul(error) : fail_broken(decode, error);
  *piece = decode->raw;
  *length = valid;
  decode->used = valid;
  decode->left -= valid;
  return true;
}

static bool read_converted(struct csv_decode *decode, char **piece, size_t *length, GError **error)
{
  char *from = decode->raw, *to = decode->out;
  size_t room = OUT_SIZE;
  g_iconv(decode->converter, &from, &decode->left, &to, &room);
  decode->used = (size_t)(from - decode->raw);
  *piece = decode->out;
  *length = OUT_SIZE - room;
  if (*length == 0)
    return fail_broken(decode, error);
  const char *nul = memchr(decode->out, 0, *length);
  if (!nul)
    return true;
  decode->met_nul = true;
  *length = (size_t)(nul - decode->out);
  return *length > 0 || fail_nul(error);
}

bool csv_decode_read(struct csv_decode *decode, char **piece, size_t *length, GError **error)
{
  bool final = false;
  if (decode->met_nul)
    return fail_nul(error);
  /* Of a character that the last read cut in two there is too little to go by: take more. */
  do {
    if (!refill(decode, &final, error))
      return false;
  } while (decode->left < 4 && !final);
  *piece = decode->raw;
  *length = 0;
  if (decode->left == 0)
    return true;
  if (decode->encoding == CSV_ENCODING_UTF8)
    return read_utf8(decode, piece, length, error);
  return read_converted(decode, piece, length, error);
}

void csv_decode_rewind(struct csv_decode *decode)
{
  decode->at = decode->start;
  decode->used = decode->left = 0;
  decode->met_nul = false;
  if (decode->converter != (GIConv)-1)
    g_iconv(decode->converter, NULL, NULL, NULL, NULL);
}

/* Counts characters beyond ASCII that are whole, and places where one is broken, in the bytes of
 * raw. */
static void count_characters(struct csv_decode *decode, bool final, long *whole, long *broken)
{
  size_t at = 0;
  while (at < decode->left) {
    at += ascii_run(decode->raw + at, decode->left - at);
    if (at == decode->left)
      break;
    int taken = character_length(decode->raw + at, decode->left - at);
    if (taken == 0 && !final)
      break;
    *(taken > 0 ? whole : broken) += 1;
    at += taken > 0 ? (size_t)taken : 1;
  }
  decode->used = at;
  decode->left -= at;
}

bool csv_decode_as_legacy(struct csv_decode *decode)
{
  if (decode->encoding != CSV_ENCODING_UTF8 || decode->marked)
    return false;
  long whole = 0, broken = 0;
  bool final = false;
  csv_decode_rewind(decode);
  while (!final && refill(decode, &final, NULL))
    count_characters(decode, final, &whole, &broken);
  csv_decode_rewind(decode);
  /* Now and then a Windows-1252 text holds two letters that look like one of UTF-8 (`Ã©`); a text
   * with many whole characters and few broken ones is UTF-8 that was damaged. */
  if (broken == 0 || broken < whole * 10)
    return false;
  decode->encoding = CSV_ENCODING_WINDOWS_1252;
  return open_converter(decode, NULL);
}

enum csv_encoding csv_decode_encoding(const struct csv_decode *decode)
{
  return decode->encoding;
}

const char *csv_decode_name(const struct csv_decode *decode)
{
  return csv_source_name(decode->source);
}

long csv_decode_position(const struct csv_decode *decode)
{
  return (long)(decode->at - decode->start);
}

long csv_decode_size(const struct csv_decode *decode)
{
  return (long)(decode->end - decode->start);
}
