#include "press/update.h"

#include <gio/gio.h>
#include <stdbool.h>
#include <string.h>

#define STREAM_OBJECTS 200u /* in one stream */
#define EFFORT 4            /* of zlib: beyond it, much time for little */
#define ENTRY_BYTES 7u      /* of a line of the table: kind, place or stream, index */

struct update *update_new(void)
{
  struct update *update = g_new0(struct update, 1);
  update->text = g_string_new(NULL);
  update->places = g_array_new(FALSE, FALSE, sizeof(struct update_place));
  return update;
}

void update_free(struct update *update)
{
  g_string_free(update->text, TRUE);
  g_array_unref(update->places);
  g_free(update);
}

/* --- text ------------------------------------------------------------------------------------ */

void update_object(struct update *update, int number)
{
  if (update->text->len > 0)
    g_string_append_c(update->text, '\n');
  struct update_place place = { number, update->text->len };
  g_array_append_val(update->places, place);
}

void update_put(struct update *update, const char *text)
{
  g_string_append(update->text, text);
}

void update_number(struct update *update, const char *before, int number)
{
  char digits[16];
  char *at = digits + sizeof digits - 1;
  *at = '\0';
  unsigned rest = number < 0 ? 0 : (unsigned)number;
  do
    *--at = (char)('0' + rest % 10);
  while ((rest /= 10) > 0);
  update_put(update, before);
  update_put(update, at);
}

void update_reference(struct update *update, const char *before, int number)
{
  update_number(update, before, number);
  update_put(update, " 0 R");
}

void update_real(struct update *update, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  update_put(update, " ");
  update_put(update, g_ascii_formatd(digits, sizeof digits, "%.2f", value));
}

static bool ascii(const char *text)
{
  for (; *text; text++)
    if ((guchar)*text < ' ' || (guchar)*text > '~')
      return false;
  return true;
}

/* As it is, or in UTF-16 where it holds more than ASCII. */
void update_text(struct update *update, const char *before, const char *text)
{
  update_put(update, before);
  if (ascii(text)) {
    update_put(update, "(");
    for (; *text; text++) {
      if (strchr("()\\", *text))
        update_put(update, "\\");
      g_string_append_c(update->text, *text);
    }
    update_put(update, ")");
    return;
  }
  glong count = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16(text, -1, NULL, &count, NULL);
  update_put(update, "<FEFF");
  for (glong i = 0; i < count; i++)
    g_string_append_printf(update->text, "%04X", units[i]);
  update_put(update, ">");
}

/* --- bytes ----------------------------------------------------------------------------------- */

static void append_printf(GByteArray *pdf, const char *format, ...) G_GNUC_PRINTF(2, 3);

static void append_printf(GByteArray *pdf, const char *format, ...)
{
  va_list values;
  va_start(values, format);
  g_autofree char *text = g_strdup_vprintf(format, values);
  va_end(values);
  g_byte_array_append(pdf, (const guint8 *)text, (guint)strlen(text));
}

GByteArray *update_deflated(const void *bytes, gsize length)
{
  g_autoptr(GZlibCompressor) zlib = g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_ZLIB, EFFORT);
  GByteArray *packed = g_byte_array_sized_new((guint)(length / 3));
  GConverterResult result = G_CONVERTER_CONVERTED;
  for (gsize done = 0; result == G_CONVERTER_CONVERTED;) {
    guint8 piece[16384];
    gsize took = 0, gave = 0;
    result = g_converter_convert(G_CONVERTER(zlib), (const guint8 *)bytes + done, length - done,
                                 piece, sizeof piece, G_CONVERTER_INPUT_AT_END, &took, &gave, NULL);
    g_byte_array_append(packed, piece, (guint)gave);
    done += took;
  }
  return packed;
}

static void append_stream(GByteArray *pdf, const char *keys, const void *bytes, gsize length)
{
  GByteArray *packed = update_deflated(bytes, length);
  append_printf(pdf, "<</Filter/FlateDecode%s/Length %u>>\nstream\n", keys, packed->len);
  g_byte_array_append(pdf, packed->data, packed->len);
  append_printf(pdf, "\nendstream\nendobj\n");
  g_byte_array_unref(packed);
}

/* --- objects and their table ------------------------------------------------------------------ */

struct entry {
  int number;
  guint8 kind; /* 1: by itself; 2: in a stream */
  gsize place; /* where it begins; or the number of its stream */
  guint index; /* in its stream */
};

static const struct update_place *place_at(const struct update *update, guint i)
{
  return &g_array_index(update->places, struct update_place, i);
}

static gsize end_of(const struct update *update, guint i)
{
  return i < update->places->len ? place_at(update, i)->start : update->text->len;
}

/* Objects from first up to before end as one stream. */
static void append_objects(const struct update *update, GByteArray *pdf, guint first, guint end)
{
  g_autoptr(GString) body = g_string_new(NULL);
  for (guint i = first; i < end; i++)
    g_string_append_printf(body, "%d %" G_GSIZE_FORMAT " ", place_at(update, i)->number,
                           place_at(update, i)->start - place_at(update, first)->start);
  g_autofree char *keys =
      g_strdup_printf("/Type/ObjStm/N %u/First %" G_GSIZE_FORMAT, end - first, body->len);
  gsize start = place_at(update, first)->start;
  g_string_append_len(body, update->text->str + start, (gssize)(end_of(update, end) - start));
  append_stream(pdf, keys, body->str, body->len);
}

static int by_number(const void *a, const void *b)
{
  return ((const struct entry *)a)->number - ((const struct entry *)b)->number;
}

static void put_entry(guint8 row[ENTRY_BYTES], const struct entry *entry)
{
  row[0] = entry->kind;
  for (guint i = 0; i < 4; i++)
    row[1 + i] = (guint8)(entry->place >> (24 - 8 * i) & 0xff);
  row[5] = (guint8)(entry->index >> 8 & 0xff);
  row[6] = (guint8)(entry->index & 0xff);
}

/* The entries as differences from the line above, which deflate to almost nothing. Yours. */
static GByteArray *table_rows(const GArray *entries)
{
  GByteArray *rows = g_byte_array_new();
  guint8 above[ENTRY_BYTES] = { 0 };
  for (guint i = 0; i < entries->len; i++) {
    guint8 row[ENTRY_BYTES], line[1 + ENTRY_BYTES] = { 2 };
    put_entry(row, &g_array_index(entries, struct entry, i));
    for (guint byte = 0; byte < ENTRY_BYTES; byte++)
      line[1 + byte] = (guint8)(row[byte] - above[byte]);
    memcpy(above, row, sizeof row);
    g_byte_array_append(rows, line, sizeof line);
  }
  return rows;
}

/* First number and count of each run of numbers. Yours. */
static char *table_index(const GArray *entries)
{
  GString *index = g_string_new(NULL);
  for (guint i = 0; i < entries->len;) {
    int first = g_array_index(entries, struct entry, i).number;
    guint count = 1;
    while (i + count < entries->len
           && g_array_index(entries, struct entry, i + count).number == first + (int)count)
      count++;
    g_string_append_printf(index, "%d %u ", first, count);
    i += count;
  }
  return g_string_free(index, FALSE);
}

gint64 update_table(const GByteArray *pdf)
{
  static const char word[] = "startxref\n";
  gsize length = strlen(word);
  /* Digits, `%%EOF` and line feeds come after it. */
  for (gsize end = pdf->len, steps = 0; end >= length + 2 && steps < 64; end--, steps++) {
    const char *at = (const char *)pdf->data + end - length - 2;
    if (memcmp(at, word, length) != 0)
      continue;
    /* The bytes need not end with what ends a number. */
    g_autofree char *digits = g_strndup(at + length, MIN(pdf->len - end + 2, 20));
    return g_ascii_strtoll(digits, NULL, 10);
  }
  return 0;
}

static void append_table(GByteArray *pdf, GArray *entries, const struct trailer *trailer,
                         gint64 before, int number)
{
  struct entry self = { number, 1, pdf->len, 0 };
  g_array_append_val(entries, self);
  g_array_sort(entries, by_number);
  g_autofree char *index = table_index(entries);
  g_autofree char *keys = g_strdup_printf(
      "/Type/XRef/W[1 4 2]/DecodeParms<</Predictor 12/Columns %u>>/Index[%s]/Size %d/Root %d 0 R"
      "/Info %d 0 R/ID%s/Prev %" G_GINT64_FORMAT,
      ENTRY_BYTES, index, number + 1, trailer->catalog, trailer->info, trailer->id, before);
  GByteArray *rows = table_rows(entries);
  append_printf(pdf, "%d 0 obj\n", number);
  append_stream(pdf, keys, rows->data, rows->len);
  append_printf(pdf, "startxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n", self.place);
  g_byte_array_unref(rows);
}

void update_append(const struct update *update, GByteArray *pdf, const struct trailer *trailer,
                   int next)
{
  gint64 before = update_table(pdf);
  g_autoptr(GArray) entries = g_array_new(FALSE, FALSE, sizeof(struct entry));
  for (guint first = 0; first < update->places->len; first += STREAM_OBJECTS) {
    guint end = MIN(first + STREAM_OBJECTS, update->places->len);
    struct entry stream = { next++, 1, pdf->len, 0 };
    g_array_append_val(entries, stream);
    for (guint i = first; i < end; i++) {
      struct entry entry = { place_at(update, i)->number, 2, (gsize)stream.number, i - first };
      g_array_append_val(entries, entry);
    }
    append_printf(pdf, "%d 0 obj\n", stream.number);
    append_objects(update, pdf, first, end);
  }
  append_table(pdf, entries, trailer, before, next);
}
