#include "exchange/csv_reader.h"

#include "base/error.h"
#include "base/text.h"
#include "exchange/csv_dialect.h"
#include "exchange/csv_lines.h"

#include <csv.h>
#include <string.h>

/* A line of this length without a quotation mark cannot break a limit. */
#define PLAIN_LINE ((size_t)CSV_READER_CELLS)
#define MOST_NOTICES 200

/* libcsv is given one line at a time (plain ones need no parser): so it finishes at most one row a
 * call, and the line that each row begins on is known. */
struct csv_reader {
  struct csv_lines *lines;
  struct csv_parser parser;
  struct csv_options options;
  struct csv_dialect dialect;
  GPtrArray *notices;
  bool checking; /* the cells are looked at, not kept */
  bool in_row;   /* a row has begun and not ended */
  bool in_line;  /* of the line a part has been read */
  bool row_done;
  long line;      /* that is being read */
  long open_line; /* on which the cell began that goes over the line's end */
  long long_line; /* on which a cell began that is too long; 0: none */
  size_t row_bytes;
  size_t cells;      /* of the row so far */
  size_t line_cells; /* of them, before this line */
  GString *text;     /* of the row: each cell, NUL after it */
  GArray *starts;    /* gsize: where they begin in it */
  GPtrArray *pointers;
  struct csv_row row;
};

/* Cells --------------------------------------------------------------------------------------- */

/* The line on which the cell began that is being read. */
static long cell_line(const struct csv_reader *reader)
{
  bool here = reader->cells != reader->line_cells || reader->line == reader->row.line;
  return here ? reader->line : reader->open_line;
}

static void on_cell(void *text, size_t length, void *data)
{
  struct csv_reader *reader = data;
  if (length > CSV_READER_CELL_BYTES && reader->long_line == 0)
    reader->long_line = cell_line(reader);
  reader->cells++;
  if (reader->checking || reader->cells > CSV_READER_CELLS)
    return;
  g_array_append_val(reader->starts, reader->text->len);
  gsize start = reader->text->len;
  g_string_append_len(reader->text, text, (gssize)length);
  g_string_append_c(reader->text, '\0');
  csv_dialect_unguard_cell(reader->text->str + start);
}

static void on_row(int end, void *data)
{
  (void)end;
  struct csv_reader *reader = data;
  reader->row_done = true;
}

/* Memory for one cell: refusing more is how libcsv is told the limit. */
static void *limited_realloc(void *memory, size_t size)
{
  return size > CSV_READER_CELL_BYTES + 64 ? NULL : realloc(memory, size);
}

static void begin_row(struct csv_reader *reader)
{
  reader->row.line = reader->line;
  reader->in_row = true;
  reader->row_bytes = 0;
  reader->cells = 0;
  g_string_truncate(reader->text, 0);
  g_array_set_size(reader->starts, 0);
}

/* Begins to read the text from its first byte. */
static void restart(struct csv_reader *reader, bool checking)
{
  csv_lines_rewind(reader->lines);
  csv_free(&reader->parser);
  csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
  csv_set_delim(&reader->parser, (unsigned char)reader->dialect.delimiter);
  csv_set_realloc_func(&reader->parser, limited_realloc);
  csv_set_blk_size(&reader->parser, 4096);
  reader->in_row = reader->in_line = reader->row_done = false;
  reader->long_line = 0;
  reader->checking = checking;
  reader->line = 0;
}

/* Faults -------------------------------------------------------------------------------------- */

static bool fail_at(const struct csv_reader *reader, long line, GError **error, const char *why)
{
  return fail(error, TL_ERROR_INVALID, "%s:%ld: %s", csv_reader_name(reader), line, why);
}

/* A quotation mark where none can be. */
static bool fail_quote(const struct csv_reader *reader, GError **error)
{
  if (!reader->parser.quoted)
    return fail_at(
        reader, reader->line, error,
        "a quotation mark stands within a cell; put the whole cell in quotation marks and "
        "write those within it twice");
  long began = cell_line(reader);
  if (began == reader->line)
    return fail_at(
        reader, began, error,
        "text follows the closing quotation mark of a cell; a quotation mark within a cell is "
        "written twice");
  return fail(
      error, TL_ERROR_INVALID,
      "%s:%ld: text follows the closing quotation mark of a cell that began on line %ld; look "
      "there for one that is not closed",
      csv_reader_name(reader), reader->line, began);
}

static bool fail_size(const struct csv_reader *reader, long line, GError **error)
{
  return fail_at(reader, line, error,
                 "a cell is larger than 1 MiB; look for a quotation mark that is not closed");
}

/* After libcsv stopped. */
static bool fail_parse(struct csv_reader *reader, GError **error)
{
  if (csv_error(&reader->parser) == CSV_EPARSE)
    return fail_quote(reader, error);
  return fail_size(reader, cell_line(reader), error);
}

static bool check_limits(const struct csv_reader *reader, GError **error)
{
  if (reader->long_line > 0)
    return fail_size(reader, reader->long_line, error);
  if (reader->cells > CSV_READER_CELLS)
    return fail_at(reader, reader->row.line, error,
                   "a row has more than 4,096 cells; look whether this is the right file");
  if (reader->row_bytes > CSV_READER_ROW_BYTES)
    return fail_at(reader, reader->row.line, error,
                   "a row is larger than 16 MiB; look for a quotation mark that is not closed");
  return true;
}

/* Lines --------------------------------------------------------------------------------------- */

/* True for a line that is a row by itself and cannot hold a fault: most lines of most files. */
static bool is_plain(const struct csv_reader *reader, const struct csv_line *line)
{
  return !reader->in_row && line->ended && line->length <= PLAIN_LINE
         && !memchr(line->text, '"', line->length);
}

static bool is_blank(const struct csv_reader *reader, char letter)
{
  return (letter == ' ' || letter == '\t') && letter != reader->dialect.delimiter;
}

static void keep_cell(struct csv_reader *reader, char *begin, char *end)
{
  while (begin < end && is_blank(reader, *begin))
    begin++;
  while (end > begin && is_blank(reader, end[-1]))
    end--;
  *end = '\0';
  gsize start = (gsize)(begin - reader->text->str);
  g_array_append_val(reader->starts, start);
}

/* Cuts a plain line at its delimiters, many times faster than by libcsv and with the same result.
 */
static void split_line(struct csv_reader *reader, const struct csv_line *line)
{
  reader->line = line->number;
  begin_row(reader);
  g_string_append_len(reader->text, line->text, (gssize)line->length);
  char *at = reader->text->str, *end = at + line->length - 1, *stop;
  while ((stop = memchr(at, reader->dialect.delimiter, (size_t)(end - at)))) {
    keep_cell(reader, at, stop);
    at = stop + 1;
  }
  keep_cell(reader, at, end);
  reader->in_row = false;
  reader->row_done = true;
}

static bool parse_line(struct csv_reader *reader, const struct csv_line *line, GError **error)
{
  reader->line = line->number;
  if (!reader->in_line)
    csv_dialect_unguard(line->text, line->length, reader->dialect.delimiter, reader->in_row);
  if (!reader->in_row)
    begin_row(reader);
  if (!reader->in_line)
    reader->line_cells = reader->cells;
  reader->in_line = !line->ended;
  reader->row_bytes += line->length;
  if (csv_parse(&reader->parser, line->text, line->length, on_cell, on_row, reader) != line->length)
    return fail_parse(reader, error);
  if (reader->row_done)
    reader->in_row = false;
  else if (line->ended)
    reader->open_line = cell_line(reader);
  return check_limits(reader, error);
}

/* The last row, where no line end stands behind it. */
static bool parse_end(struct csv_reader *reader, GError **error)
{
  if (!reader->in_row)
    return true;
  /* libcsv forgets on success what it was in. */
  if (csv_fini(&reader->parser, on_cell, on_row, reader) != 0)
    return fail_at(
        reader, reader->in_line ? cell_line(reader) : reader->open_line, error,
        "the quotation mark that opens a cell here is never closed; close it or take it away");
  reader->in_row = false;
  return check_limits(reader, error);
}

/* Reads a line, or a part of a long one; row_done where it ends a row. *over: there was none. */
static bool read_line(struct csv_reader *reader, bool *over, GError **error)
{
  struct csv_line line;
  reader->row_done = false;
  if (!csv_lines_next(reader->lines, &line, error))
    return false;
  *over = line.length == 0;
  if (*over)
    return parse_end(reader, error);
  /* The `sep=` line is no row. */
  if (reader->dialect.told && line.number == 1)
    return true;
  if (!is_plain(reader, &line))
    return parse_line(reader, &line, error);
  if (!reader->checking)
    split_line(reader, &line);
  return true;
}

/* Opening ------------------------------------------------------------------------------------- */

static bool find_dialect(struct csv_reader *reader, GError **error)
{
  const char *text;
  size_t length;
  bool whole;
  csv_lines_rewind(reader->lines);
  if (!csv_lines_peek(reader->lines, &text, &length, &whole, error))
    return false;
  reader->dialect = csv_dialect_find(text, length, whole);
  if (reader->options.delimiter)
    reader->dialect.delimiter = reader->options.delimiter;
  return true;
}

/* Tells how far the check is, when a new piece was taken. */
static bool tell_progress(const struct csv_reader *reader, long *told, GError **error)
{
  long position = csv_reader_position(reader);
  if (position == *told)
    return true;
  *told = position;
  if (progress_report(reader->options.progress, "KB checked", position / 1024,
                      csv_reader_size(reader) / 1024))
    return true;
  return fail(error, TL_ERROR_STOPPED, "%s: stopped; nothing was read in", csv_reader_name(reader));
}

/* Reads all of it for the faults it may have. */
static bool check(struct csv_reader *reader, GError **error)
{
  if (!find_dialect(reader, error))
    return false;
  restart(reader, true);
  long told = 0;
  bool over = false;
  while (!over)
    if (!read_line(reader, &over, error) || !tell_progress(reader, &told, error))
      return false;
  return true;
}

static bool check_any_encoding(struct csv_reader *reader, GError **error)
{
  GError *problem = NULL;
  if (check(reader, &problem))
    return true;
  if (error_is(problem, TL_ERROR_INVALID)
      && csv_decode_as_legacy(csv_lines_decode(reader->lines))) {
    g_clear_error(&problem);
    return check(reader, error);
  }
  g_propagate_error(error, problem);
  return false;
}

static void tell_encoding(struct csv_reader *reader)
{
  switch (csv_decode_encoding(csv_lines_decode(reader->lines))) {
  case CSV_ENCODING_UTF8:
    break;
  case CSV_ENCODING_UTF16LE:
  case CSV_ENCODING_UTF16BE:
    csv_reader_notice(reader, 0, "read as UTF-16");
    break;
  case CSV_ENCODING_WINDOWS_1252:
    csv_reader_notice(
        reader, 0,
        "is not UTF-8 and was read as Windows-1252; look whether the accented letters are "
        "right, and if not, export it again as UTF-8");
    break;
  }
}

static struct csv_reader *reader_new(struct csv_source *source, const struct csv_options *options,
                                     GError **error)
{
  struct csv_decode *decode = csv_decode_new(source, error);
  if (!decode)
    return NULL;
  struct csv_reader *reader = g_new0(struct csv_reader, 1);
  reader->lines = csv_lines_new(decode);
  if (options)
    reader->options = *options;
  reader->dialect.delimiter = ',';
  csv_init(&reader->parser, 0);
  reader->notices = g_ptr_array_new_with_free_func(g_free);
  reader->text = g_string_new(NULL);
  reader->starts = g_array_new(FALSE, FALSE, sizeof(gsize));
  reader->pointers = g_ptr_array_new();
  if (!check_any_encoding(reader, error)) {
    csv_reader_free(reader);
    return NULL;
  }
  tell_encoding(reader);
  csv_reader_rewind(reader);
  return reader;
}

struct csv_reader *csv_reader_open(const char *path, const struct csv_options *options,
                                   GError **error)
{
  struct csv_source *source = csv_source_open(path, error);
  return source ? reader_new(source, options, error) : NULL;
}

struct csv_reader *csv_reader_open_memory(const char *name, const char *data, size_t length,
                                          const struct csv_options *options, GError **error)
{
  return reader_new(csv_source_memory(name, data, length), options, error);
}

void csv_reader_free(struct csv_reader *reader)
{
  if (!reader)
    return;
  csv_free(&reader->parser);
  csv_lines_free(reader->lines);
  g_ptr_array_unref(reader->notices);
  g_string_free(reader->text, TRUE);
  g_array_unref(reader->starts);
  g_ptr_array_unref(reader->pointers);
  g_free(reader);
}

/* Rows ---------------------------------------------------------------------------------------- */

/* cell without the `'` that we put in front of what a spreadsheet would take for a formula. */
static const char *unguarded(const char *cell)
{
  return cell[0] == '\'' && cell[1] && strchr("'=+-@\t\n\r", cell[1]) ? cell + 1 : cell;
}

/* Makes the row out of the text read; false where it is blank. */
static bool finish_row(struct csv_reader *reader)
{
  guint count = reader->starts->len;
  bool blank = true;
  g_ptr_array_set_size(reader->pointers, (int)count);
  for (guint i = 0; i < count; i++) {
    const char *cell = reader->text->str + g_array_index(reader->starts, gsize, i);
    if (reader->options.ours)
      cell = unguarded(cell);
    reader->pointers->pdata[i] = *cell ? (char *)cell : NULL;
    blank = blank && text_blank(cell);
  }
  reader->row.count = (int)count;
  reader->row.cells = (const char *const *)reader->pointers->pdata;
  return !blank;
}

const struct csv_row *csv_reader_next(struct csv_reader *reader, GError **error)
{
  bool over = false;
  while (!over) {
    if (!read_line(reader, &over, error))
      return NULL;
    if (reader->row_done && finish_row(reader))
      return &reader->row;
  }
  return NULL;
}

void csv_reader_rewind(struct csv_reader *reader)
{
  restart(reader, false);
}

void csv_reader_set_ours(struct csv_reader *reader, bool ours)
{
  reader->options.ours = ours;
}

/* About it ------------------------------------------------------------------------------------ */

const GPtrArray *csv_reader_notices(const struct csv_reader *reader)
{
  return reader->notices;
}

void csv_reader_notice(struct csv_reader *reader, long line, const char *format, ...)
{
  if (reader->notices->len >= MOST_NOTICES)
    return;
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  const char *name = csv_reader_name(reader);
  g_ptr_array_add(reader->notices, line > 0 ? g_strdup_printf("%s:%ld: %s", name, line, text)
                                            : g_strdup_printf("%s: %s", name, text));
}

const char *csv_reader_name(const struct csv_reader *reader)
{
  return csv_decode_name(csv_lines_decode(reader->lines));
}

char csv_reader_delimiter(const struct csv_reader *reader)
{
  return reader->dialect.delimiter;
}

long csv_reader_position(const struct csv_reader *reader)
{
  return csv_decode_position(csv_lines_decode(reader->lines));
}

long csv_reader_size(const struct csv_reader *reader)
{
  return csv_decode_size(csv_lines_decode(reader->lines));
}
