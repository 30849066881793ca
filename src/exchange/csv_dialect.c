#include "exchange/csv_dialect.h"

#include <csv.h>
#include <glib.h>
#include <string.h>

#define SAMPLE_SIZE ((size_t)16 * 1024)
#define SAMPLE_ROWS 40
#define MOST_CELLS 1000

/* The cells of the first rows, as one delimiter would cut them. */
struct count {
  int rows;
  int cells[SAMPLE_ROWS];
  int open; /* cells of the row that is not finished */
};

static void on_cell(void *text, size_t length, void *data)
{
  (void)text;
  (void)length;
  struct count *count = data;
  count->open++;
}

static void on_row(int end, void *data)
{
  (void)end;
  struct count *count = data;
  if (count->rows < SAMPLE_ROWS)
    count->cells[count->rows++] = MIN(count->open, MOST_CELLS);
  count->open = 0;
}

/* How many rows have the most usual number of cells, one cell alone not counted; more cells decide
 * between equals. */
static int count_score(const struct count *count)
{
  int best = 0;
  for (int i = 0; i < count->rows; i++) {
    int same = 0;
    for (int k = 0; k < count->rows; k++)
      same += count->cells[k] == count->cells[i];
    if (count->cells[i] > 1)
      best = MAX(best, same * (MOST_CELLS + 1) + count->cells[i]);
  }
  return best;
}

static int delimiter_score(char delimiter, const char *text, size_t length, bool whole)
{
  struct count count = { 0 };
  struct csv_parser parser;
  csv_init(&parser, 0);
  csv_set_delim(&parser, (unsigned char)delimiter);
  csv_parse(&parser, text, length, on_cell, on_row, &count);
  if (whole)
    csv_fini(&parser, on_cell, on_row, &count);
  /* A first line longer than the sample is better than nothing. */
  else if (count.rows == 0)
    on_row(0, &count);
  csv_free(&parser);
  return count_score(&count);
}

/* `sep=;`, also in capitals or quotation marks, as Excel writes and reads it. */
static bool find_told(const char *text, size_t length, struct csv_dialect *dialect)
{
  size_t quote = length > 0 && text[0] == '"';
  const char *at = text + quote;
  length -= quote;
  if (length < 5 || g_ascii_strncasecmp(at, "sep=", 4) != 0)
    return false;
  char delimiter = at[4];
  bool usable = delimiter == '\t' || (g_ascii_ispunct(delimiter) && delimiter != '"');
  size_t next = 5 + quote;
  bool ends = length == next || (length > next && (at[next] == '\n' || at[next] == '\r'));
  if (!usable || !ends || (quote && at[5] != '"'))
    return false;
  dialect->delimiter = delimiter;
  dialect->told = true;
  return true;
}

struct csv_dialect csv_dialect_find(const char *text, size_t length, bool whole)
{
  /* In the order of trust where two score the same: hardly a cell of a `,` file has a tab, but many
   * a name in a tab or `;` file has a comma. */
  static const char delimiters[] = { '\t', ';', ',' };
  struct csv_dialect dialect = { .delimiter = ',' };
  if (find_told(text, length, &dialect))
    return dialect;
  if (length > SAMPLE_SIZE) {
    length = SAMPLE_SIZE;
    whole = false;
  }
  int best = 0;
  for (size_t i = 0; i < G_N_ELEMENTS(delimiters); i++) {
    int score = delimiter_score(delimiters[i], text, length, whole);
    if (score > best) {
      best = score;
      dialect.delimiter = delimiters[i];
    }
  }
  return dialect;
}

void csv_dialect_unguard(char *text, size_t length, char delimiter, bool quoted)
{
  bool begins = !quoted;
  for (size_t i = 0; i < length; i++) {
    if (begins && text[i] == '=' && i + 1 < length && text[i + 1] == '"')
      text[i] = ' '; /* blanks before a quotation mark are no part of the cell */
    quoted ^= text[i] == '"';
    begins = !quoted && text[i] == delimiter;
  }
}

void csv_dialect_unguard_cell(char *cell)
{
  size_t length = strlen(cell);
  if (length < strlen("=\"\"") || !g_str_has_prefix(cell, "=\"") || cell[length - 1] != '"')
    return;
  memmove(cell, cell + 2, length - 3);
  cell[length - 3] = '\0';
}
