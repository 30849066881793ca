#include "document/document.h"

#include "base/format.h"

#include <math.h>
#include <string.h>

/* A copy that every renderer can rely on to be UTF-8. */
static char *copy(const char *text)
{
  return text ? g_utf8_make_valid(text, -1) : NULL;
}

static void run_free(gpointer data)
{
  struct run *run = data;
  g_free(run->text);
  g_free(run->link);
  g_free(run);
}

static void part_clear(gpointer data)
{
  struct part *part = data;
  g_free(part->word);
}

static void cell_free(gpointer data)
{
  struct cell *cell = data;
  if (cell->runs)
    g_ptr_array_unref(cell->runs);
  if (cell->parts)
    g_array_unref(cell->parts);
  g_free(cell->word);
  g_free(cell);
}

static void row_free(gpointer data)
{
  struct table_row *row = data;
  g_ptr_array_unref(row->cells);
  g_free(row);
}

static void column_free(gpointer data)
{
  struct table_column *column = data;
  g_free(column->key);
  g_free(column->label);
  g_free(column);
}

static void table_free(struct table *table)
{
  g_free(table->title);
  g_free(table->file);
  g_ptr_array_unref(table->columns);
  g_ptr_array_unref(table->rows);
  g_free(table);
}

static void block_free(gpointer data)
{
  struct block *block = data;
  g_free(block->text);
  if (block->runs)
    g_ptr_array_unref(block->runs);
  if (block->table)
    table_free(block->table);
  if (block->cell)
    cell_free(block->cell);
  g_free(block);
}

void section_free(struct section *section)
{
  if (!section)
    return;
  g_free(section->id);
  g_free(section->title);
  g_free(section->entry);
  g_free(section->subtitle);
  g_free(section->aside);
  g_free(section->file);
  g_ptr_array_unref(section->blocks);
  g_free(section);
}

static void section_destroy(gpointer data)
{
  section_free(data);
}

void document_free(struct document *document)
{
  if (!document)
    return;
  g_free(document->id);
  g_free(document->title);
  g_free(document->district);
  g_free(document->notice);
  g_free(document->as_of);
  g_free(document->created_at);
  g_free(document->author);
  g_free(document->keywords);
  g_ptr_array_unref(document->sections);
  g_free(document);
}

struct document *document_new(const char *id, const char *title)
{
  struct document *document = g_new0(struct document, 1);
  document->id = g_strdup(id);
  document->title = copy(title);
  document->sections = g_ptr_array_new_with_free_func(section_destroy);
  return document;
}

struct section *document_section(struct document *document, const char *id, const char *title)
{
  struct section *section = g_new0(struct section, 1);
  section->id = g_strdup(id);
  section->title = copy(title);
  section->level = 1;
  section->blocks = g_ptr_array_new_with_free_func(block_free);
  if (document)
    g_ptr_array_add(document->sections, section);
  return section;
}

bool document_places_contents(const struct document *document)
{
  for (guint i = 0; i < document->sections->len; i++) {
    const struct section *section = g_ptr_array_index(document->sections, i);
    for (guint k = 0; k < section->blocks->len; k++)
      if (((const struct block *)g_ptr_array_index(section->blocks, k))->kind == BLOCK_CONTENTS)
        return true;
  }
  return false;
}

const char *section_entry(const struct section *section)
{
  return section->entry ? section->entry : section->title;
}

bool section_listed(const struct section *section)
{
  return !section->unlisted && section->title && *section->title;
}

bool document_titled_by_section(const struct document *document)
{
  if (document->sections->len != 1)
    return false;
  const struct section *only = g_ptr_array_index(document->sections, 0);
  return g_strcmp0(only->title, document->title) == 0;
}

static struct block *block_new(struct section *section, enum block_kind kind)
{
  struct block *block = g_new0(struct block, 1);
  block->kind = kind;
  g_ptr_array_add(section->blocks, block);
  return block;
}

void runs_add(GPtrArray **runs, unsigned style, const char *text, const char *link)
{
  if (!text || !*text)
    return;
  if (!*runs)
    *runs = g_ptr_array_new_full(1, run_free);
  struct run *run = g_new0(struct run, 1);
  run->text = copy(text);
  run->style = style;
  run->link = g_strdup(link);
  g_ptr_array_add(*runs, run);
}

void section_heading(struct section *section, const char *text)
{
  block_new(section, BLOCK_HEADING)->text = copy(text ? text : "");
}

struct block *section_runs(struct section *section)
{
  return block_new(section, BLOCK_PARAGRAPH);
}

void section_paragraph(struct section *section, const char *text)
{
  block_run(section_runs(section), RUN_PLAIN, text);
}

void section_note(struct section *section, const char *text)
{
  block_run(section_runs(section), RUN_SMALL | RUN_DIM, text);
}

void block_run(struct block *block, unsigned style, const char *text)
{
  runs_add(&block->runs, style, text, NULL);
}

void block_link(struct block *block, const char *text, const char *section_id)
{
  runs_add(&block->runs, RUN_PLAIN, text, section_id);
}

struct block *section_last(const struct section *section)
{
  guint count = section->blocks->len;
  return count > 0 ? g_ptr_array_index(section->blocks, count - 1) : NULL;
}

void block_page_link(struct block *block, const char *text, const char *section_id)
{
  runs_add(&block->runs, RUN_PAGE, text, section_id);
}

void section_rules(struct section *section, int lines)
{
  block_new(section, BLOCK_RULES)->count = lines;
}

void section_reply(struct section *section, const char *label, int lines)
{
  struct block *block = block_new(section, BLOCK_RULES);
  block->count = lines;
  block->text = g_strdup(label);
}

void section_space(struct section *section)
{
  block_new(section, BLOCK_SPACE);
}

void section_contents(struct section *section)
{
  block_new(section, BLOCK_CONTENTS);
}

struct cell *section_bar(struct section *section)
{
  struct block *block = block_new(section, BLOCK_BAR);
  block->cell = g_new0(struct cell, 1);
  block->cell->kind = CELL_BAR;
  return block->cell;
}

struct table *section_table(struct section *section, const char *title)
{
  struct table *table = g_new0(struct table, 1);
  table->title = copy(title);
  table->columns = g_ptr_array_new_with_free_func(column_free);
  table->rows = g_ptr_array_new_with_free_func(row_free);
  block_new(section, BLOCK_TABLE)->table = table;
  return table;
}

struct table_column *table_column(struct table *table, const char *key, const char *label,
                                  enum align align, int weight)
{
  struct table_column *column = g_new0(struct table_column, 1);
  column->key = g_strdup(key);
  column->label = copy(label ? label : "");
  column->align = align;
  column->weight = weight;
  g_ptr_array_add(table->columns, column);
  return column;
}

struct table_row *table_row(struct table *table)
{
  struct table_row *row = g_new0(struct table_row, 1);
  row->cells = g_ptr_array_new_full(table->columns->len, cell_free);
  g_ptr_array_add(table->rows, row);
  return row;
}

static struct cell *row_cell(struct table_row *row, enum cell_kind kind)
{
  struct cell *cell = g_new0(struct cell, 1);
  cell->kind = kind;
  g_ptr_array_add(row->cells, cell);
  return cell;
}

struct cell *row_styled(struct table_row *row, unsigned style, const char *text)
{
  struct cell *cell = row_cell(row, CELL_TEXT);
  cell_run(cell, style, text);
  return cell;
}

struct cell *row_text(struct table_row *row, const char *text)
{
  return row_styled(row, RUN_PLAIN, text);
}

struct cell *row_number(struct table_row *row, long value)
{
  g_autofree char *digits = format_number(value);
  return row_text(row, digits);
}

struct cell *row_status(struct table_row *row, enum role role, const char *word)
{
  struct cell *cell = row_cell(row, CELL_STATUS);
  cell->role = role;
  cell->word = copy(word ? word : "");
  return cell;
}

struct cell *row_bar(struct table_row *row, double value, double total)
{
  struct cell *cell = row_cell(row, CELL_BAR);
  cell->value = value;
  cell->total = total;
  return cell;
}

struct cell *row_stack(struct table_row *row)
{
  return row_cell(row, CELL_STACK);
}

struct cell *row_spark(struct table_row *row)
{
  return row_cell(row, CELL_SPARK);
}

struct cell *row_shade(struct table_row *row, int percent)
{
  struct cell *cell = row_cell(row, CELL_SHADE);
  cell->value = percent < 0 ? -1 : MIN(percent, 100);
  cell->total = 100;
  return cell;
}

void cell_run(struct cell *cell, unsigned style, const char *text)
{
  runs_add(&cell->runs, style, text, NULL);
}

void cell_link(struct cell *cell, const char *text, const char *section_id)
{
  runs_add(&cell->runs, RUN_PLAIN, text, section_id);
}

void cell_page_link(struct cell *cell, const char *text, const char *section_id)
{
  runs_add(&cell->runs, RUN_PAGE, text, section_id);
}

void cell_part(struct cell *cell, enum role role, const char *word, double value)
{
  if (cell->kind == CELL_BAR)
    cell->kind = CELL_STACK;
  if (!cell->parts) {
    cell->parts = g_array_new(FALSE, FALSE, sizeof(struct part));
    g_array_set_clear_func(cell->parts, part_clear);
  }
  struct part part = { role, copy(word ? word : ""), value };
  g_array_append_val(cell->parts, part);
}

void cell_alternative(struct cell *cell, const char *text)
{
  if (cell->kind == CELL_STATUS)
    return;
  g_free(cell->word);
  cell->word = copy(text);
}

/* --- Plain text ----------------------------------------------------------------------------- */

char *document_number(double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_ascii_formatd(digits, sizeof digits, fabs(value) < 1e15 ? "%.2f" : "%g", value);
  if (strchr(digits, '.')) {
    char *end = digits + strlen(digits);
    while (end[-1] == '0')
      *--end = '\0';
    if (end[-1] == '.')
      *--end = '\0';
  }
  if (fabs(value) >= 1000 && fabs(value) < 1e15) {
    const char *fraction = strchr(digits, '.');
    g_autofree char *whole = format_number((long)g_ascii_strtoll(digits, NULL, 10));
    return g_strconcat(whole, fraction, NULL);
  }
  return g_strdup(strcmp(digits, "-0") == 0 ? "0" : digits);
}

bool document_whole_number(const char *text, gint64 *value)
{
  if (strlen(text) > 16)
    return false;
  g_auto(GStrv) groups = g_strsplit(text, ",", -1);
  g_autofree char *digits = g_strjoinv("", groups);
  *value = g_ascii_strtoll(digits, NULL, 10);
  g_autofree char *plain = g_strdup_printf("%" G_GINT64_FORMAT, *value);
  g_autofree char *grouped = format_number((long)*value);
  return strcmp(plain, text) == 0 || strcmp(grouped, text) == 0;
}

char *runs_plain(const GPtrArray *runs)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; runs && i < runs->len; i++) {
    const struct run *run = g_ptr_array_index(runs, i);
    if (!(run->style & RUN_PAPER))
      g_string_append(text, run->text);
  }
  return g_string_free(text, FALSE);
}

/* `9 complete, 7 in progress`; a spark has its word, the month, first. */
static char *parts_plain(const struct cell *cell)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    const struct part *part = &g_array_index(cell->parts, struct part, i);
    g_autofree char *value = part->value < 0 ? g_strdup("–") : document_number(part->value);
    const char *first = cell->kind == CELL_SPARK ? part->word : value;
    const char *second = cell->kind == CELL_SPARK ? value : part->word;
    g_string_append_printf(text, "%s%s%s%s", i > 0 ? ", " : "", first, *first && *second ? " " : "",
                           second);
  }
  return g_string_free(text, FALSE);
}

static char *bar_plain(const struct cell *cell)
{
  g_autofree char *value = document_number(cell->value);
  g_autofree char *total = document_number(cell->total);
  return cell->total > 0 ? g_strdup_printf("%s of %s", value, total) : g_steal_pointer(&value);
}

char *cell_figure(const struct cell *cell)
{
  if (cell->kind == CELL_TEXT)
    return g_strdup("");
  if (cell->word)
    return g_strdup(cell->word);
  switch (cell->kind) {
  case CELL_BAR:
    return bar_plain(cell);
  case CELL_STACK:
  case CELL_SPARK:
    return parts_plain(cell);
  case CELL_SHADE:
    return cell->value < 0 ? g_strdup("too few to show") : document_number(cell->value);
  case CELL_TEXT:
  case CELL_STATUS:
    break;
  }
  return g_strdup("");
}

/* True where words say figure as a word of its own: `HE` does not say `E`. */
static bool says(const char *words, const char *figure)
{
  size_t length = strlen(figure);
  for (const char *at = words; (at = strstr(at, figure)); at++) {
    bool begins = at == words || !g_ascii_isalnum(at[-1]);
    if (begins && !g_ascii_isalnum(at[length]))
      return true;
  }
  return false;
}

char *cell_plain(const struct cell *cell)
{
  g_autofree char *beside = runs_plain(cell->runs);
  if (cell->kind == CELL_TEXT)
    return *beside || !cell->word ? g_steal_pointer(&beside) : g_strdup(cell->word);
  g_autofree char *figure = cell_figure(cell);
  if (!*figure || says(beside, figure))
    return g_steal_pointer(&beside);
  return *beside ? g_strconcat(figure, " ", beside, NULL) : g_steal_pointer(&figure);
}
