/* Whether a letter is one page: an estimate at once, for who types it, and the press's word. */
#include "report/letter.h"

#include "base/error.h"
#include "base/text.h"
#include "report/press.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

/* In points, as the press sets a page that it has brought as close together as it may. */
#define PAGE 672.0
#define SAMPLE_MARK 12.0
#define TITLE 34.0
#define LINE 13.8
#define SMALL_LINE 12.5
#define HEADING 26.0
#define BLOCK 3.4
#define ROW 3.4
#define HEADER 15.0

enum { LETTERS = 99, SMALL_LETTERS = 108 };

static double wrapped(const char *text, int letters, double line)
{
  g_autoptr(GArray) lines = text_wrap(text, MAX(letters, 1));
  return line * (double)MAX(lines->len, 1);
}

static double paragraph_height(const struct block *block)
{
  g_autoptr(GString) text = g_string_new(NULL);
  bool small = false;
  for (guint i = 0; i < block->runs->len; i++) {
    const struct run *run = g_ptr_array_index(block->runs, i);
    small = small || (run->style & RUN_SMALL);
    g_string_append(text, run->text);
  }
  return BLOCK + wrapped(text->str, small ? SMALL_LETTERS : LETTERS, small ? SMALL_LINE : LINE);
}

/* Letters that the columns with a weight share: what those without need is theirs first. */
static int shared_letters(const struct table *table, int *weights)
{
  int letters = LETTERS;
  *weights = 0;
  for (guint c = 0; c < table->columns->len; c++) {
    const struct table_column *column = g_ptr_array_index(table->columns, c);
    int widest = text_width(column->label ? column->label : "");
    *weights += column->weight;
    for (guint r = 0; column->weight == 0 && r < table->rows->len; r++) {
      const struct table_row *row = g_ptr_array_index(table->rows, r);
      g_autofree char *text =
          runs_plain(((const struct cell *)g_ptr_array_index(row->cells, c))->runs);
      widest = MAX(widest, text_width(text));
    }
    letters -= (column->weight == 0 ? widest : 0) + 2;
  }
  return letters;
}

static double row_height(const struct table *table, const struct table_row *row, int letters,
                         int weights)
{
  double most = LINE;
  for (guint c = 0; c < row->cells->len; c++) {
    const struct table_column *column = g_ptr_array_index(table->columns, c);
    g_autofree char *text =
        runs_plain(((const struct cell *)g_ptr_array_index(row->cells, c))->runs);
    if (column->weight > 0)
      most = fmax(most, wrapped(text, letters * column->weight / weights, LINE));
  }
  return most + ROW;
}

static double table_height(const struct table *table)
{
  int weights;
  int letters = shared_letters(table, &weights);
  double height = BLOCK;
  for (guint c = 0; c < table->columns->len; c++) {
    const struct table_column *column = g_ptr_array_index(table->columns, c);
    if (column->label && *column->label) {
      height += HEADER;
      break;
    }
  }
  for (guint r = 0; r < table->rows->len; r++)
    height += row_height(table, g_ptr_array_index(table->rows, r), letters, MAX(weights, 1));
  return height;
}

static double block_height(const struct block *block)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    return HEADING;
  case BLOCK_PARAGRAPH:
    return paragraph_height(block);
  case BLOCK_TABLE:
    return table_height(block->table);
  case BLOCK_BAR:
  case BLOCK_SPACE:
  case BLOCK_RULES:
  case BLOCK_CONTENTS:
    return LINE + BLOCK;
  }
  return 0;
}

int letter_room(const struct document *document)
{
  double room = PAGE - TITLE - (document->sample ? SAMPLE_MARK : 0);
  const struct section *section = g_ptr_array_index(document->sections, 0);
  for (guint i = 0; i < section->blocks->len; i++)
    room -= block_height(g_ptr_array_index(section->blocks, i));
  return (int)floor(room / LINE);
}

bool letter_fits(const struct document *document, const struct progress *progress, GError **error)
{
  g_autoptr(GError) why = NULL;
  int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);
  struct press *press = press_start(nowhere);
  bool fits = press_print(press, document, progress, &why);
  press_free(press);
  close(nowhere);
  if (fits || !(error_is(why, TL_ERROR_REFUSED) || error_is(why, TL_ERROR_STOPPED)))
    return true;
  g_propagate_error(error, g_steal_pointer(&why));
  return false;
}
