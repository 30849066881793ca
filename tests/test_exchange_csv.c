/* CSV as it comes from other programs: encodings, line ends, delimiters, quotation marks, limits,
 * and the line numbers that messages give. */
#include "suite.h"

#include "base/error.h"
#include "exchange/csv_reader.h"

#undef fail /* an old macro of Check */
#include <glib/gstdio.h>
#include <string.h>

/* Texts with NULs and without an end. */
#define BYTES(text) (text), sizeof(text) - 1

/* The rows that are left of reader, each as `LINE:cell|cell`, an empty cell as `~`. */
static char *rest_of(struct csv_reader *reader)
{
  GString *text = g_string_new(NULL);
  g_autoptr(GError) error = NULL;
  const struct csv_row *row;
  while ((row = csv_reader_next(reader, &error))) {
    g_string_append_printf(text, "%s%ld:", text->len ? " / " : "", row->line);
    for (int i = 0; i < row->count; i++)
      g_string_append_printf(text, "%s%s", i > 0 ? "|" : "", row->cells[i] ? row->cells[i] : "~");
  }
  ck_assert_msg(!error, "%s", error ? error->message : "");
  return g_string_free(text, FALSE);
}

static struct csv_reader *open_text(const char *text, size_t length,
                                    const struct csv_options *options)
{
  g_autoptr(GError) error = NULL;
  struct csv_reader *reader = csv_reader_open_memory("in.csv", text, length, options, &error);
  ck_assert_msg(reader != NULL, "%s", error ? error->message : "");
  return reader;
}

/* Reads it twice: a rewound reader gives the same. */
static void check_rows(const char *text, size_t length, const struct csv_options *options,
                       const char *expected)
{
  AUTO(csv_reader) struct csv_reader *reader = open_text(text, length, options);
  g_autofree char *rows = rest_of(reader);
  ck_assert_str_eq(rows, expected);
  csv_reader_rewind(reader);
  g_autofree char *again = rest_of(reader);
  ck_assert_str_eq(again, expected);
}

struct good {
  const char *text;
  size_t length;
  const char *rows;
};

static const struct good good[] = {
  { BYTES("a,b\n=\"0045\",=\"x,\"\"y\"\"\"\n\"=\"\"0045\"\"\",=1\n\"a\n=\",=\"2\"\n"),
    "1:a|b / 2:0045|x,\"y\" / 3:0045|=1 / 4:a\n=|2" },
  { BYTES(""), "" },
  { BYTES("\xef\xbb\xbf"), "" },
  { BYTES("\n\r\n\r\r"), "" },
  { BYTES("a"), "1:a" },
  { BYTES("a,b"), "1:a|b" },
  { BYTES("a,b\n"), "1:a|b" },
  { BYTES("a,b\n1,2"), "1:a|b / 2:1|2" },
  { BYTES("a,b\r\n1,2\r\n"), "1:a|b / 2:1|2" },
  { BYTES("a,b\r1,2\r"), "1:a|b / 2:1|2" },
  { BYTES("a,b\r1,2\n3,4\r\n5,6"), "1:a|b / 2:1|2 / 3:3|4 / 4:5|6" },
  /* A line end after a line end is a blank line. */
  { BYTES("a,b\n\n\n1,2\n  \t\n,\n\"\",\" \"\n3,4"), "1:a|b / 4:1|2 / 8:3|4" },
  { BYTES("a,b\r\n\r\n1,2"), "1:a|b / 3:1|2" },
  /* Cells over several lines. */
  { BYTES("\"a\nb\",c\nd,e"), "1:a\nb|c / 3:d|e" },
  { BYTES("\"a\r\nb\rc\n\",\"\r\"\r\nd,e"), "1:a\nb\nc\n|\n / 6:d|e" },
  { BYTES("x,\"a\n\n\nb\"\n\"y\n\",2\nz,3"), "1:x|a\n\n\nb / 5:y\n|2 / 7:z|3" },
  { BYTES("\"a, b\",\"say \"\"hi\"\"\",\"\""), "1:a, b|say \"hi\"|~" },
  /* Spaces around a cell are no part of it; within quotation marks they are. */
  { BYTES("  a  , \"b \" ,c d \n"), "1:a|b |c d" },
  { BYTES("a,b,\n,,c\n"), "1:a|b|~ / 2:~|~|c" },
  /* Delimiters. */
  { BYTES("a;b\n1,5;2,5\n"), "1:a|b / 2:1,5|2,5" },
  { BYTES("name\ttown\nSmith, J\tMill City\nLee, K\tMill City"),
    "1:name|town / 2:Smith, J|Mill City / 3:Lee, K|Mill City" },
  { BYTES("a\t\t\n\tb\t"), "1:a|~|~ / 2:~|b|~" },
  { BYTES("a,b,c\n1,\"x;y;z\",3\n4,p;q;r,6"), "1:a|b|c / 2:1|x;y;z|3 / 3:4|p;q;r|6" },
  { BYTES("Report\na;b;c\n1;2;3\n"), "1:Report / 2:a|b|c / 3:1|2|3" },
  { BYTES("sep=;\na;b\n"), "2:a|b" },
  { BYTES("SEP=,\r\na;x,b\r\n"), "2:a;x|b" },
  { BYTES("\"sep=\t\"\na\tb,c\n"), "2:a|b,c" },
  { BYTES("\xef\xbb\xbfsep=|\na|b\n"), "2:a|b" },
  { BYTES("sep=;"), "" },
  { BYTES("separate,b\n"), "1:separate|b" },
  /* The end of DOS files. */
  { BYTES("a,b\n1,2\n\x1a"), "1:a|b / 2:1|2" },
  { BYTES("a,b\n1,2\x1a\x1a\x1a\r\n"), "1:a|b / 2:1|2" },
  { BYTES("a,b\n1,2\x1a\n3,4"), "1:a|b / 2:1|2\x1a / 3:3|4" },
  { BYTES("\x1a"), "" },
  /* Encodings. */
  { BYTES("\xef\xbb\xbfn\xc3\xa9,b\n"), "1:né|b" },
  { BYTES("\xff\xfe"
          "a\0,\0\xe9\0\r\0\n\0"
          "1\0,\0\x20\x20\n\0"),
    "1:a|é / 2:1|\u2020" },
  { BYTES("\xfe\xff"
          "\0a\0,\0\xe9\0\n\0"
          "1\0,\xd8\x3d\xde\x00"),
    "1:a|é / 2:1|\U0001f600" },
  { BYTES("a\0,\0b\0\n\0"
          "1\0,\0"
          "2\0"),
    "1:a|b / 2:1|2" },
  { BYTES("\0a\0,\0b\0\n\0"
          "1\0,\0"
          "2"),
    "1:a|b / 2:1|2" },
  { BYTES("\xff\xfe"
          "a\0,\0b\0\n\0\x1a\0"),
    "1:a|b" },
  { BYTES("\xfe\xff"
          "\0a\0,\0b\0\r\0\n\0\x1a"),
    "1:a|b" },
  { BYTES("Jos\xe9,\x93so\x94 \x96 it\x92s\n"), "1:José|“so” – it’s" },
  /* A cell that was spoilt long ago does not make a Windows-1252 file damaged UTF-8. */
  { BYTES("\xc3\xa9,\xe9\xe9,\xe8,\xe0,\xfc,\xf6,\xe4,\xdf,\xf1,\xe7,\xe2,\xee,\xf4\n"),
    "1:Ã©|éé|è|à|ü|ö|ä|ß|ñ|ç|â|î|ô" },
  { BYTES("\xe1\x9e\x98\xe1\x9f\x89,\xc4\x90\xe1\xba\xb7ng\n"), "1:ម៉|Đặng" },
};

START_TEST(test_good)
{
  check_rows(good[_i].text, good[_i].length, NULL, good[_i].rows);
}
END_TEST

struct bad {
  const char *text;
  size_t length;
  const char *message; /* its beginning */
};

static const struct bad bad[] = {
  { BYTES("a,b\n1,\"2\n3,4\n"),
    "in.csv:2: the quotation mark that opens a cell here is never closed" },
  { BYTES("a,b\n\"x\ny\",\"z\n\n\n"), "in.csv:3: the quotation mark that opens" },
  { BYTES("a,b\n\"x\ny\",\"z"), "in.csv:3: the quotation mark that opens" },
  { BYTES("a\n\""), "in.csv:2: the quotation mark that opens" },
  { BYTES("a,b\n1,5\" pipe\n"), "in.csv:2: a quotation mark stands within a cell" },
  { BYTES("a,b\n\n1,\"5\" pipe\"\n"),
    "in.csv:3: text follows the closing quotation mark of a cell;" },
  { BYTES("a,b\n\"1,2\n3,4\n5,\"6\"\n"),
    "in.csv:4: text follows the closing quotation mark of a cell that began on line 2" },
  { BYTES("a,b\n1,2\n3,\0\n"), "in.csv:3: a NUL byte" },
  { BYTES("a,b\r1,2\r\0"), "in.csv:3: a NUL byte" },
  { BYTES("\xff\xfe"
          "a\0,\0b\0\n\0"
          "1\0,\0\0\0\n\0"),
    "in.csv:2: a NUL byte" },
  { BYTES("n\xc3\xa9,m\xc3\xa9\n\xc3\xa9\n\xc3x\n"),
    "in.csv:3: a character is broken (the file reads as UTF-8)" },
  { BYTES("n\xc3\xa9,m\n1,2\n\xe2\x80"), "in.csv:3: a character is broken" },
  { BYTES("\xef\xbb\xbf"
          "a,b\r\n1,\xe9\r\n"),
    "in.csv:2: a character is broken" },
  { BYTES("n\xc3\xa9,m\n1,\xed\xa0\x80\n"), "in.csv:2: a character is broken" },
  { BYTES("a,b\n\xe9,\x81\n"), "in.csv:2: a character is broken (the file reads as Windows-1252)" },
  { BYTES("\xff\xfe"
          "a\0\n\0\n\0\0\xd8"
          "b\0"),
    "in.csv:3: a character is broken (the file reads as UTF-16)" },
  { BYTES("\xff\xfe"
          "a\0\n\0b"),
    "in.csv:2: a character is broken" },
  { BYTES("PK\003\004\024\0\006\0\010\0"), "in.csv: is a ZIP file; unpack it" },
  { BYTES("PK\003\004\024\0\006\0\010\0[Content_Types].xml\1\2xl/workbook.xml"),
    "in.csv: is a workbook" },
  { BYTES("PK\003\004\024\0\006\0\010\0[Content_Types].xml\1\2word/document.xml"),
    "in.csv: is a word-processor document" },
  { BYTES("PK\003\004\024\0\0mimetypeapplication/vnd.oasis.opendocument.textPK"),
    "in.csv: is a word-processor document" },
  { BYTES("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0W\0o\0r\0k\0b\0o\0o\0k\0"),
    "in.csv: is a workbook" },
  { BYTES("\n<html><body><table><tr><td>Name</td></tr>"), "in.csv: is a web page" },
  { BYTES("%PDF-1.7\n"), "in.csv: is a PDF" },
  { BYTES("\xef\xbb\xbf"
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"),
    "in.csv: is an iCalendar file and no table; write its days into a CSV file with the columns "
    "date and kind" },
  { BYTES("\xff\xfe\0\0a\0\0\0"), "in.csv: is UTF-32" },
  { BYTES("\x7f"
          "ELF\2\1\1\0\0\0\0\0\0\0\0\0\3\0\x3e\0\1\0\0\0"),
    "in.csv: is not text" },
};

static void check_refused(const char *text, size_t length, const char *message)
{
  g_autoptr(GError) error = NULL;
  AUTO(csv_reader)
  struct csv_reader *reader = csv_reader_open_memory("in.csv", text, length, NULL, &error);
  ck_assert_msg(reader == NULL, "not refused, but should be: %s", message);
  ck_assert(error_is(error, TL_ERROR_INVALID));
  ck_assert_msg(g_str_has_prefix(error->message, message), "%s\nexpected: %s", error->message,
                message);
}

START_TEST(test_bad)
{
  check_refused(bad[_i].text, bad[_i].length, bad[_i].message);
}
END_TEST

/* A row of two cells, the second of so many bytes. */
static GString *big_cell(const char *before, size_t bytes, const char *after)
{
  GString *text = g_string_new("a,b\n1,");
  g_string_append(text, before);
  for (size_t i = 0; i < bytes; i++)
    g_string_append_c(text, i % 100 == 99 ? '\n' : 'x');
  return g_string_append(text, after);
}

START_TEST(test_big_cell)
{
  g_autoptr(GString) fits = big_cell("\"", CSV_READER_CELL_BYTES, "\"\n3,4\n");
  AUTO(csv_reader) struct csv_reader *reader = open_text(fits->str, fits->len, NULL);
  ck_assert_ptr_nonnull(csv_reader_next(reader, NULL));
  const struct csv_row *row = csv_reader_next(reader, NULL);
  ck_assert_uint_eq(strlen(row->cells[1]), CSV_READER_CELL_BYTES);
  ck_assert_int_eq(row->line, 2);
  row = csv_reader_next(reader, NULL);
  ck_assert_int_eq(row->line, 2 + (long)CSV_READER_CELL_BYTES / 100 + 1);

  static const size_t over[] = { 1, 2, 70, 5000 };
  for (size_t i = 0; i < G_N_ELEMENTS(over); i++) {
    g_autoptr(GString) closed = big_cell("\"", CSV_READER_CELL_BYTES + over[i], "\"\n3,4\n");
    check_refused(closed->str, closed->len, "in.csv:2: a cell is larger than 1 MiB");
    g_autoptr(GString) open = big_cell("2\n3,\"", CSV_READER_CELL_BYTES + over[i], "");
    check_refused(open->str, open->len,
                  over[i] > 64 ? "in.csv:3: a cell is larger than 1 MiB"
                               : "in.csv:3: the quotation mark that opens");
  }
}
END_TEST

START_TEST(test_big_row)
{
  g_autoptr(GString) cells = g_string_new("a,b\n");
  for (int i = 0; i < CSV_READER_CELLS - 1; i++)
    g_string_append_c(cells, ',');
  g_string_append_c(cells, 'x');
  AUTO(csv_reader) struct csv_reader *reader = open_text(cells->str, cells->len, NULL);
  ck_assert_ptr_nonnull(csv_reader_next(reader, NULL));
  ck_assert_int_eq(csv_reader_next(reader, NULL)->count, CSV_READER_CELLS);
  g_string_append(cells, ",");
  check_refused(cells->str, cells->len, "in.csv:2: a row has more than 4,096 cells");
  g_string_append(cells, "\n1,2\n");
  check_refused(cells->str, cells->len, "in.csv:2: a row has more than 4,096 cells");

  g_autoptr(GString) row = g_string_new("a,b\n");
  for (size_t i = 0; i <= CSV_READER_ROW_BYTES / 1000000; i++)
    g_string_append_printf(row, "\"%0999998d\n\",", 0);
  check_refused(row->str, row->len, "in.csv:2: a row is larger than 16 MiB");
}
END_TEST

/* Two hundred thousand bytes and more, so that line ends and letters fall on the borders between
 * pieces, at a different place for each shift. */
static GString *long_text(int shift, const char *end)
{
  GString *text = g_string_new(NULL);
  g_string_append_printf(text, "%.*s,name%s", shift, "0123456789abcdef", end);
  for (int i = 1; text->len < 300000; i++) {
    const char *quote = i % 2 || i % 3 == 0 ? "\"" : "";
    g_string_append_printf(text, "%d,%sNguyễn %s%d%s%s", i, quote, i % 3 ? "" : "\"\"Ễ\"\" ", i,
                           quote, end);
  }
  return text;
}

static void check_long(const char *text, size_t length, const char *end)
{
  AUTO(csv_reader) struct csv_reader *reader = open_text(text, length, NULL);
  const struct csv_row *row = csv_reader_next(reader, NULL);
  ck_assert_int_eq(row->line, 1);
  int count = 0;
  while ((row = csv_reader_next(reader, NULL))) {
    count++;
    g_autofree char *name = g_strdup_printf("Nguyễn %s%d", count % 3 ? "" : "\"Ễ\" ", count);
    ck_assert_int_eq(row->count, 2);
    ck_assert_int_eq(row->line, count + 1);
    ck_assert_int_eq(atol(row->cells[0]), count);
    ck_assert_msg(strcmp(row->cells[1], name) == 0, "%s, not %s (line end %d)", row->cells[1], name,
                  *end);
  }
  ck_assert_int_gt(count, 10000);
}

START_TEST(test_pieces)
{
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  for (int shift = 1; shift <= 16; shift++) {
    const char *end = ends[shift % 3];
    g_autoptr(GString) text = long_text(shift, end);
    check_long(text->str, text->len, end);
  }
  for (int shift = 1; shift <= 3; shift++) {
    g_autoptr(GString) text = long_text(shift, ends[shift % 3]);
    gsize length;
    g_autofree char *wide =
        g_convert(text->str, (gssize)text->len, "UTF-16BE", "UTF-8", NULL, &length, NULL);
    check_long(wide, length, ends[shift % 3]);
  }
}
END_TEST

/* Where a fault stands beyond the first piece its line is still right. */
START_TEST(test_late_fault)
{
  g_autoptr(GString) text = long_text(1, "\r\n");
  long lines = 1;
  for (const char *at = text->str; (at = strchr(at, '\n')); at++)
    lines++;
  static const char *const faults[] = { "1,\"2", "1,2\"", "1,\xff" };
  for (size_t i = 0; i < G_N_ELEMENTS(faults); i++) {
    g_autofree char *whole = g_strconcat(text->str, faults[i], NULL);
    g_autofree char *message = g_strdup_printf("in.csv:%ld: ", lines);
    check_refused(whole, strlen(whole), message);
  }
}
END_TEST

START_TEST(test_ours)
{
  static const struct csv_options ours = { .ours = true };
  check_rows(BYTES("'=1,''x,'+1,'-1,'@a,'\tx,'t Hooft,',''','a\n"), &ours,
             "1:=1|'x|+1|-1|@a|\tx|'t Hooft|'|''|'a");
  check_rows(BYTES("\"'\rx\",\"'=\"\"\"\n"), &ours, "1:\nx|=\"");
  check_rows(BYTES("'=1,''x\n"), NULL, "1:'=1|''x");
  static const struct csv_options tabs = { .delimiter = '\t' };
  check_rows(BYTES("a,b,c\n1,2,3\n"), &tabs, "1:a,b,c / 2:1,2,3");
}
END_TEST

START_TEST(test_notices)
{
  AUTO(csv_reader) struct csv_reader *plain = open_text(BYTES("a,b\n\xc3\xa9,2"), NULL);
  ck_assert_uint_eq(csv_reader_notices(plain)->len, 0);
  AUTO(csv_reader) struct csv_reader *old = open_text(BYTES("a,b\n\xe9,2"), NULL);
  ck_assert_uint_eq(csv_reader_notices(old)->len, 1);
  ck_assert_ptr_nonnull(strstr(csv_reader_notices(old)->pdata[0], "in.csv: is not UTF-8"));
  ck_assert_ptr_nonnull(strstr(csv_reader_notices(old)->pdata[0], "Windows-1252"));
  AUTO(csv_reader)
  struct csv_reader *wide = open_text(BYTES("\xff\xfe"
                                            "a\0"),
                                      NULL);
  ck_assert_str_eq(csv_reader_notices(wide)->pdata[0], "in.csv: read as UTF-16");
  csv_reader_notice(wide, 7, "%d apples", 3);
  ck_assert_str_eq(csv_reader_notices(wide)->pdata[1], "in.csv:7: 3 apples");
}
END_TEST

/* Files ---------------------------------------------------------------------------------------- */

static bool count_reports(const char *what, long done, long total, void *data)
{
  int *left = data;
  (void)what;
  ck_assert_int_ge(done, 0);
  ck_assert_int_le(done, total);
  return --*left > 0;
}

static void check_open_fails(const char *path, enum tl_error code, const char *message)
{
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_null(csv_reader_open(path, NULL, &error));
  ck_assert(error_is(error, code));
  g_autofree char *expected = g_strdup_printf("%s: %s", path, message);
  ck_assert_msg(g_str_has_prefix(error->message, expected), "%s", error->message);
}

START_TEST(test_files)
{
  g_autofree char *folder = g_dir_make_tmp("throughline-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "in.csv", NULL);
  g_autoptr(GString) text = long_text(3, "\n");
  ck_assert(g_file_set_contents(path, text->str, (gssize)text->len, NULL));
  g_autoptr(GError) error = NULL;
  AUTO(csv_reader) struct csv_reader *reader = csv_reader_open(path, NULL, &error);
  ck_assert_ptr_nonnull(reader);
  ck_assert_str_eq(csv_reader_name(reader), path);
  ck_assert_int_eq(csv_reader_size(reader), (long)text->len);
  g_autofree char *rows = rest_of(reader);
  ck_assert(g_str_has_prefix(rows, "1:012|name / 2:1|"));
  ck_assert_int_eq(csv_reader_position(reader), csv_reader_size(reader));

  int left = 2;
  struct progress progress = { count_reports, &left };
  struct csv_options options = { .progress = &progress };
  ck_assert_ptr_null(csv_reader_open(path, &options, &error));
  ck_assert(error_is(error, TL_ERROR_STOPPED));

  check_open_fails(folder, TL_ERROR_FAILED, "is a folder");
  g_unlink(path);
  check_open_fails(path, TL_ERROR_NOT_FOUND, "there is no such file");
  g_rmdir(folder);
}
END_TEST

/* The file is cut, or becomes another, between the check and the reading: the reading then fails by
 * itself. */
START_TEST(test_file_changes)
{
  g_autofree char *folder = g_dir_make_tmp("throughline-csv-XXXXXX", NULL);
  g_autofree char *path = g_build_filename(folder, "in.csv", NULL);
  ck_assert(g_file_set_contents(path, "a,b\n1,2\n3,4\n", -1, NULL));
  AUTO(csv_reader) struct csv_reader *reader = csv_reader_open(path, NULL, NULL);
  FILE *file = g_fopen(path, "r+");
  fputs("a,b\n1,\"2\n3", file);
  fclose(file);
  g_autoptr(GError) error = NULL;
  ck_assert_ptr_nonnull(csv_reader_next(reader, &error));
  ck_assert_ptr_null(csv_reader_next(reader, &error));
  ck_assert(error_is(error, TL_ERROR_INVALID));
  g_unlink(path);
  g_rmdir(folder);
}
END_TEST

int main(void)
{
  Suite *suite = suite_create("exchange_csv");
  TCase *tests = tcase_create("reader");
  tcase_add_loop_test(tests, test_good, 0, G_N_ELEMENTS(good));
  tcase_add_loop_test(tests, test_bad, 0, G_N_ELEMENTS(bad));
  tcase_add_test(tests, test_big_cell);
  tcase_add_test(tests, test_big_row);
  tcase_add_test(tests, test_pieces);
  tcase_add_test(tests, test_late_fault);
  tcase_add_test(tests, test_ours);
  tcase_add_test(tests, test_notices);
  tcase_add_test(tests, test_files);
  tcase_add_test(tests, test_file_changes);
  suite_add_tcase(suite, tests);
  return suite_run(suite);
}
