#include "report/room.h"

/* The rest of src/press/style.h, in the sums that its strips come to. */
#define BODY 10.0        /* size of type */
#define PAGE_BODY 677.2  /* between the margins, without title and quiet line */
#define SAMPLE_MARK 12.0 /* that much lower begins the page of a sample */
#define TITLE_LINE 27.2  /* of which the first has another height */
#define TITLE_FIRST 33.3 /* with the space below */
#define HEADING 36.5     /* with the space above */
#define HEADING_AT_TOP 29.5
#define BLOCK_ABOVE 7.0
#define NOTE_ABOVE 8.0  /* of what is under a table */
#define TABLE_ABOVE 3.0 /* of a table under a heading */
#define TABLE_HEADER 18.3
#define ROW_PAD 5.8
#define ROW_LEAST 19.2
#define BADGE_RISE 1.3
#define BADGE_PAD 5.5
#define BESIDE 7.0 /* between a badge or bar and its words */
#define SMALL 0.9  /* small type is that much of body type */
#define BAR 157.0  /* a bar by itself, with the space beside it */
#define RULED 23.0
#define SPACE 14.0

enum { FIRST_LETTER = 32, LETTERS = 95, MOST_COLUMNS = 24 };

/* Noto Sans, in hundredths of its size, from the space to the tilde. */
static const unsigned char regular[LETTERS] = {
  26, 27, 41, 65, 57, 83, 73, 23, 30, 30, 55, 57, 27, 32, 27, 37, 57, 57, 57, 57, 57, 57, 57, 57,
  57, 57, 27, 27, 57, 57, 57, 43, 90, 64, 65, 63, 73, 56, 52, 73, 74, 34, 27, 62, 52, 91, 76, 78,
  61, 78, 62, 55, 56, 73, 60, 93, 59, 57, 57, 33, 37, 33, 57, 44, 28, 56, 62, 48, 62, 56, 34, 62,
  62, 26, 26, 53, 26, 94, 62, 61, 62, 62, 41, 48, 36, 62, 51, 79, 53, 51, 47, 38, 55, 38, 57
};
static const unsigned char bold_face[LETTERS] = {
  26, 29, 47, 65, 57, 90, 75, 27, 34, 34, 55, 57, 29, 32, 29, 41, 57, 57, 57, 57, 57, 57, 57, 57,
  57, 57, 29, 29, 57, 57, 57, 48, 90, 69, 67, 64, 74, 56, 55, 72, 77, 39, 33, 66, 57, 94, 81, 80,
  63, 80, 66, 55, 58, 76, 65, 97, 67, 62, 58, 33, 41, 33, 57, 41, 36, 60, 63, 51, 63, 59, 39, 63,
  66, 31, 31, 62, 31, 98, 66, 62, 63, 63, 45, 50, 43, 66, 57, 86, 58, 57, 49, 39, 55, 39, 57
};

/* --- letters --------------------------------------------------------------------------------- */

static double letter_width(gunichar letter, bool bold)
{
  enum { NARROW = 27, MIDDLING = 60, WIDE = 100, FIRST_WIDE = 0x1100 };
  int hundredths = letter >= FIRST_WIDE ? WIDE : MIDDLING;
  if (letter < FIRST_LETTER)
    hundredths = 0;
  else if (letter < FIRST_LETTER + LETTERS)
    hundredths = (bold ? bold_face : regular)[letter - FIRST_LETTER];
  else if (letter >= 0x2018 && letter <= 0x201F)
    hundredths = letter < 0x201C ? NARROW : 2 * NARROW;
  else if (letter == 0x2014 || letter == 0x2026)
    hundredths = WIDE;
  else if (letter >= 0x2000 && letter < 0x2100)
    hundredths = MIDDLING;
  return hundredths * BODY / 100;
}

double room_width(const char *text, bool bold)
{
  double width = 0;
  for (const char *at = text; at && *at; at = g_utf8_next_char(at))
    width += letter_width(g_utf8_get_char(at), bold);
  return width;
}

double room_word(const char *text, bool bold)
{
  double longest = 0, width = 0;
  for (const char *at = text; at && *at; at = g_utf8_next_char(at)) {
    width = *at == ' ' || *at == '\n' ? 0 : width + letter_width(g_utf8_get_char(at), bold);
    longest = MAX(longest, width);
  }
  return longest;
}

double room_badge(const char *word, bool good)
{
  return room_width(word, good) + 2 * BADGE_PAD;
}

/* A paragraph that is being broken into lines. */
struct breaking {
  double width, line, word; /* the most; what the line holds; the word that is not on it yet */
  int lines;
};

static void end_word(struct breaking *breaking)
{
  if (breaking->line > 0 && breaking->line + breaking->word > breaking->width) {
    breaking->lines++;
    breaking->line = 0;
  }
  for (; breaking->word > breaking->width; breaking->word -= breaking->width)
    breaking->lines++;
  breaking->line += breaking->word;
  breaking->word = 0;
}

int room_lines(const char *text, double width)
{
  struct breaking breaking = { .width = MAX(width, BODY), .lines = text && *text };
  for (const char *at = text; at && *at; at = g_utf8_next_char(at)) {
    double letter = letter_width(g_utf8_get_char(at), false);
    if (*at == ' ' || *at == '\n') {
      end_word(&breaking);
      breaking.line += letter;
    } else {
      breaking.word += letter;
    }
    if (*at == '-' || *at == '/')
      end_word(&breaking);
    if (*at == '\n') {
      breaking.lines++;
      breaking.line = 0;
    }
  }
  end_word(&breaking);
  return breaking.lines;
}

/* --- tables ---------------------------------------------------------------------------------- */

/* What runs say on paper. Yours. */
static char *paper_text(const GPtrArray *runs)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; runs && i < runs->len; i++) {
    const struct run *run = g_ptr_array_index(runs, i);
    if (!(run->style & RUN_OFF_PAPER))
      g_string_append_printf(text, "%s%s", run->text, run->style & RUN_PAGE ? ", page 123" : "");
  }
  return g_string_free(text, FALSE);
}

static bool is_bold(const struct cell *cell)
{
  return cell->runs && cell->runs->len > 0
         && ((const struct run *)g_ptr_array_index(cell->runs, 0))->style & RUN_BOLD;
}

static double natural_width(const struct table *table, guint column)
{
  const struct table_column *about = g_ptr_array_index(table->columns, column);
  double widest = room_word(about->label, true);
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    if (row->off_paper || column >= row->cells->len)
      continue;
    const struct cell *cell = g_ptr_array_index(row->cells, column);
    g_autofree char *text = paper_text(cell->runs);
    double badge =
        cell->kind == CELL_STATUS ? room_badge(cell->word, cell->role == ROLE_GOOD) + BESIDE : 0;
    widest = MAX(widest, badge + room_width(text, is_bold(cell)));
  }
  return widest;
}

/* What each column of table has: its own width, or what its text takes, or its share of the rest.
 */
static void column_widths(const struct table *table, double widths[MOST_COLUMNS])
{
  guint columns = MIN(table->columns->len, MOST_COLUMNS);
  double rest = ROOM_WIDTH - ROOM_GAP * (columns - 1);
  int weights = 0;
  for (guint i = 0; i < columns; i++) {
    const struct table_column *about = g_ptr_array_index(table->columns, i);
    widths[i] = about->width;
    if (about->width == 0 && about->weight == 0)
      widths[i] = natural_width(table, i);
    weights += about->width == 0 ? about->weight : 0;
    rest -= widths[i];
  }
  for (guint i = 0; i < columns; i++) {
    const struct table_column *about = g_ptr_array_index(table->columns, i);
    if (about->width == 0 && about->weight > 0)
      widths[i] = rest * about->weight / weights;
  }
}

/* A badge; its words stand beside it, or under it where there is no room. */
static double status_height(const struct cell *cell, const char *words, double width)
{
  double height = ROOM_LINE + 2 * BADGE_RISE;
  double beside = room_width(words, false) * SMALL;
  if (*words && room_badge(cell->word, cell->role == ROLE_GOOD) + BESIDE + beside > width)
    height += BADGE_RISE + SMALL * ROOM_LINE * room_lines(words, width / SMALL);
  return height;
}

static double cells_height(const struct table_row *row, const double *widths)
{
  double height = 0, rise = 0;
  for (guint i = 0; i < MIN(row->cells->len, MOST_COLUMNS); i++) {
    const struct cell *cell = g_ptr_array_index(row->cells, i);
    g_autofree char *text = paper_text(cell->runs);
    bool status = cell->kind == CELL_STATUS;
    rise = status ? BADGE_RISE : rise;
    height = MAX(height, status ? status_height(cell, text, widths[i]) - BADGE_RISE
                                : ROOM_LINE * room_lines(text, widths[i]));
  }
  return MAX(height + rise + ROW_PAD, ROW_LEAST);
}

double *room_rows(const struct table *table)
{
  double *heights = g_new0(double, table->rows->len), widths[MOST_COLUMNS];
  column_widths(table, widths);
  for (guint i = 0; i < table->rows->len; i++)
    heights[i] = cells_height(g_ptr_array_index(table->rows, i), widths);
  return heights;
}

double room_header(const struct table *table)
{
  bool labels = false;
  for (guint i = 0; i < table->columns->len; i++)
    labels = labels || *((const struct table_column *)g_ptr_array_index(table->columns, i))->label;
  return labels ? TABLE_HEADER : 0;
}

static double table_height(const struct table *table)
{
  double height = 0, widths[MOST_COLUMNS];
  column_widths(table, widths);
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    height += row->off_paper ? 0 : cells_height(row, widths);
  }
  return height > 0 ? height + room_header(table) : 0;
}

/* --- blocks ---------------------------------------------------------------------------------- */

static double bar_height(const struct cell *cell)
{
  enum { PAD = 2 };
  g_autofree char *text = paper_text(cell->runs);
  return BLOCK_ABOVE + PAD + ROOM_LINE * MAX(room_lines(text, ROOM_WIDTH - BAR), 1);
}

static double paragraph_height(const struct block *block, enum block_kind before)
{
  g_autofree char *text = paper_text(block->runs);
  int lines = room_lines(text, ROOM_WIDTH);
  return lines > 0 ? ROOM_LINE * lines + (before == BLOCK_TABLE ? NOTE_ABOVE : BLOCK_ABOVE) : 0;
}

static double block_height(const struct block *block, enum block_kind before)
{
  switch (block->kind) {
  case BLOCK_HEADING:
    return HEADING;
  case BLOCK_PARAGRAPH:
    return paragraph_height(block, before);
  case BLOCK_TABLE: {
    double height = table_height(block->table);
    return height > 0 ? height + (before == BLOCK_HEADING ? TABLE_ABOVE : BLOCK_ABOVE) : 0;
  }
  case BLOCK_BAR:
    return bar_height(block->cell);
  case BLOCK_RULES:
    return RULED * block->count;
  case BLOCK_SPACE:
    return SPACE;
  case BLOCK_CONTENTS:
    break;
  }
  return 0;
}

double room_blocks(const struct section *section, bool top)
{
  double height = 0;
  enum block_kind before = BLOCK_SPACE;
  for (guint i = 0; i < section->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(section->blocks, i);
    bool first = top && i == 0 && block->kind == BLOCK_HEADING;
    height += first ? HEADING_AT_TOP : block_height(block, before);
    before = block->kind;
  }
  return height;
}

double room_page(const struct section *section, bool sample)
{
  double title = TITLE_LINE * (room_lines(section->title, ROOM_WIDTH / 2) - 1) + TITLE_FIRST;
  return PAGE_BODY - (sample ? SAMPLE_MARK : 0) - title
         - ROOM_LINE * room_lines(section->subtitle, ROOM_WIDTH);
}
