/* CSV files: whatever they hold, they are refused at once or read to the end, with whole
 * characters, in order, and twice the same. */
#include "exchange/csv_header.h"
#include "exchange/csv_reader.h"

#include <glib.h>
#include <stdint.h>
#include <string.h>

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static guint
add(guint sum, const char *text)
{
  return sum * 33 + (text ? g_str_hash(text) : 7);
}

/* A sum of all rows, which are checked on the way. */
static guint
sum_rows(struct csv_reader *reader)
{
  g_autoptr(GError) error = NULL;
  const struct csv_row *row;
  guint sum = 0;
  long line = 0;
  csv_reader_rewind(reader);
  while ((row = csv_reader_next(reader, &error))) {
    g_assert_cmpint(row->line, >, line);
    g_assert_cmpint(row->count, >, 0);
    g_assert_cmpint(row->count, <=, CSV_READER_CELLS);
    line = row->line;
    for (int i = 0; i < row->count; i++) {
      g_assert_true(!row->cells[i] || (*row->cells[i] && g_utf8_validate(row->cells[i], -1, NULL)));
      g_assert_true(!row->cells[i] || !strchr(row->cells[i], '\r'));
      sum = add(sum, row->cells[i]);
    }
    sum = add(sum, "row");
  }
  g_assert_no_error(error);
  return sum;
}

static void
read_records(struct csv_reader *reader, const struct csv_request *request)
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

static void
try_text(const char *text, size_t length, const struct csv_options *options)
{
  static const char *const names[] = { "school name", "school", NULL };
  static const struct csv_field fields[] = {
    { "name", names, CSV_FIELD_REQUIRED | CSV_FIELD_NAME },
    { "code", NULL, CSV_FIELD_CODE },
    { "grade", NULL, 0 },
  };
  static const char *const maps[] = { "code=#2", "grade=", NULL };
  static const char *const only[] = { "name=h\u00e9", "name=Total", "#1=", NULL };
  static const struct csv_request plain = { fields, G_N_ELEMENTS(fields), NULL, NULL };
  static const struct csv_request mapped = { fields, G_N_ELEMENTS(fields), maps, only };
  g_autoptr(GError) error = NULL;
  AUTO(csv_reader)
  struct csv_reader *reader = csv_reader_open_memory("in.csv", text, length, options, &error);
  if (!reader) {
    g_assert_nonnull(error);
    return;
  }
  guint sum = sum_rows(reader);
  g_assert_cmpuint(sum, ==, sum_rows(reader));
  read_records(reader, &plain);
  read_records(reader, &mapped);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
  static const struct csv_options ours = { .delimiter = '\t', .ours = true };
  g_autofree char *text = g_memdup2(data, size);
  try_text(text ? text : "", size, NULL);
  try_text(text ? text : "", size, &ours);
  return 0;
}
