/* CSV files: whatever they hold, they are refused at once or read to the end, with whole
 * characters, in order, and twice the same; libcsv alone reads the same in them. */
#include "base/text.h"
#include "exchange/csv_header.h"
#include "exchange/csv_reader.h"

#include <csv.h>
#include <glib.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A sum over cells, and over rows that are not blank. */
struct sum {
  guint row, all;
  bool blank;
};

static void add_cell(struct sum *sum, const char *cell)
{
  sum->row = sum->row * 33 + (cell && *cell ? g_str_hash(cell) : 7);
  sum->blank = sum->blank && text_blank(cell);
}

static void add_row(struct sum *sum)
{
  if (!sum->blank)
    sum->all = sum->all * 31 + sum->row;
  sum->row = 0;
  sum->blank = true;
}

/* What the reader reads, checked on the way. */
static guint sum_rows(struct csv_reader *reader)
{
  g_autoptr(GError) error = NULL;
  const struct csv_row *row;
  struct sum sum = { 0, 0, true };
  long line = 0;
  csv_reader_rewind(reader);
  while ((row = csv_reader_next(reader, &error))) {
    g_assert_cmpint(row->line, >, line);
    g_assert_cmpint(row->count, >, 0);
    g_assert_cmpint(row->count, <=, CSV_READER_CELLS);
    line = row->line;
    for (int i = 0; i < row->count; i++) {
      const char *cell = row->cells[i];
      g_assert_true(!cell || (*cell && g_utf8_validate(cell, -1, NULL) && !strchr(cell, '\r')));
      add_cell(&sum, cell);
    }
    g_assert_false(sum.blank);
    add_row(&sum);
  }
  g_assert_no_error(error);
  return sum.all;
}

static void on_cell(void *text, size_t length, void *data)
{
  g_autofree char *cell = g_strndup(text, length);
  add_cell(data, cell);
}

static void on_row(int end, void *data)
{
  (void)end;
  add_row(data);
}

/* What libcsv makes of the text in one piece. */
static guint sum_by_libcsv(const char *text, size_t length, char delimiter)
{
  struct sum sum = { 0, 0, true };
  g_autoptr(GString) whole = g_string_new_len(text, (gssize)length);
  if (g_str_has_prefix(whole->str, "\xef\xbb\xbf"))
    g_string_erase(whole, 0, 3);
  g_string_replace(whole, "\r\n", "\n", 0);
  g_string_replace(whole, "\r", "\n", 0);
  struct csv_parser parser;
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
  csv_set_delim(&parser, (unsigned char)delimiter);
  g_assert_cmpuint(csv_parse(&parser, whole->str, whole->len, on_cell, on_row, &sum), ==,
                   whole->len);
  g_assert_cmpint(csv_fini(&parser, on_cell, on_row, &sum), ==, 0);
  csv_free(&parser);
  return sum.all;
}

/* UTF-8 without a `sep=` line, a guarded cell (`="…"`) and a Ctrl-Z: there is nothing that libcsv
 * does not know. */
static bool is_simple(const struct csv_reader *reader, const char *text, size_t length)
{
  if (csv_reader_notices(reader)->len > 0 || memchr(text, 0x1a, length)
      || g_strstr_len(text, (gssize)length, "=\""))
    return false;
  for (size_t i = 0; i + 4 <= MIN(length, 8); i++)
    if (g_ascii_strncasecmp(text + i, "sep=", 4) == 0)
      return false;
  return true;
}

static void read_records(struct csv_reader *reader, const struct csv_request *request)
{
  g_autoptr(GError) error = NULL;
  AUTO(csv_header) struct csv_header *header = csv_header_read(reader, request, &error);
  if (!header) {
    g_assert_nonnull(error);
    g_assert_true(g_utf8_validate(error->message, -1, NULL));
    return;
  }
  const struct csv_record *record;
  long line = csv_header_line(header);
  while ((record = csv_header_next(header, &error))) {
    g_assert_cmpint(record->line, >, line);
    line = record->line;
  }
  g_assert_no_error(error);
}

static void read_both(struct csv_reader *reader)
{
  static const char *const names[] = { "school name", "school", NULL };
  static const struct csv_field fields[] = {
    { "name", names, CSV_FIELD_REQUIRED | CSV_FIELD_NAME },
    { "code", NULL, CSV_FIELD_CODE },
    { "grade", NULL, 0 },
  };
  static const char *const maps[] = { "code=#2", "grade=", NULL };
  static const char *const only[] = { "name=h\u00e9", "name=Total", "#1=", NULL };
  static const struct csv_request plain = { .fields = fields, .field_count = G_N_ELEMENTS(fields) };
  static const struct csv_request mapped = {
    .fields = fields, .field_count = G_N_ELEMENTS(fields), .maps = maps, .only = only
  };
  read_records(reader, &plain);
  read_records(reader, &mapped);
}

static void try_text(const char *text, size_t length, const struct csv_options *options)
{
  g_autoptr(GError) error = NULL;
  AUTO(csv_reader)
  struct csv_reader *reader = csv_reader_open_memory("in.csv", text, length, options, &error);
  if (!reader) {
    g_assert_nonnull(error);
    return;
  }
  guint sum = sum_rows(reader);
  g_assert_cmpuint(sum, ==, sum_rows(reader));
  if (!options && is_simple(reader, text, length))
    g_assert_cmpuint(sum, ==, sum_by_libcsv(text, length, csv_reader_delimiter(reader)));
  read_both(reader);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const struct csv_options ours = { .delimiter = '\t', .ours = true };
  g_autofree char *text = g_memdup2(data, size);
  try_text(text ? text : "", size, NULL);
  try_text(text ? text : "", size, &ours);
  return 0;
}
