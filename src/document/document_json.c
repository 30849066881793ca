#include "document/document_json.h"
#include "document/json_members.h"
#include "document/json_text.h"

#include <string.h>

bool document_json_bare(char *line)
{
  g_strstrip(line);
  size_t length = strlen(line);
  if (length > 0 && line[length - 1] == ',')
    line[length - 1] = '\0';
  return *line && strcmp(line, "[") != 0 && strcmp(line, "]") != 0;
}

static void set_text(struct json_text *json, const char *name, const char *text)
{
  if (!text || !*text)
    return;
  json_text_name(json, name);
  json_text_string(json, text);
}

static void set_flag(struct json_text *json, const char *name, bool value)
{
  if (!value)
    return;
  json_text_name(json, name);
  json_text_word(json, "true");
}

/* True where what stands off paper alone is left out. */
static bool leaves_out(const struct run *run, bool paper)
{
  return paper && (run->style & RUN_OFF_PAPER);
}

/* How many of runs are written; *only: the last of them. */
static guint count_runs(const GPtrArray *runs, bool paper, const struct run **only)
{
  guint count = 0;
  *only = NULL;
  for (guint i = 0; runs && i < runs->len; i++) {
    const struct run *run = g_ptr_array_index(runs, i);
    if (leaves_out(run, paper))
      continue;
    *only = run;
    count++;
  }
  return count;
}

static void add_runs(struct json_text *json, const GPtrArray *runs, bool paper)
{
  const struct run *last;
  if (count_runs(runs, paper, &last) == 0)
    return;
  json_text_name(json, "runs");
  json_text_open(json, '[');
  for (guint i = 0; i < runs->len; i++) {
    const struct run *run = g_ptr_array_index(runs, i);
    if (leaves_out(run, paper))
      continue;
    json_text_open(json, '{');
    set_text(json, "text", run->text);
    set_flag(json, "bold", run->style & RUN_BOLD);
    set_flag(json, "dim", run->style & RUN_DIM);
    set_flag(json, "small", run->style & RUN_SMALL);
    set_text(json, "link", run->link);
    set_flag(json, "page", run->style & RUN_PAGE);
    set_flag(json, "paper", run->style & RUN_PAPER);
    set_flag(json, "off_paper", run->style & RUN_OFF_PAPER);
    json_text_close(json, '}');
  }
  json_text_close(json, ']');
}

static void add_text_cell(struct json_text *json, const struct cell *cell, bool number, bool paper)
{
  const struct run *only;
  if (count_runs(cell->runs, paper, &only) != 1)
    only = NULL;
  bool plain = only && only->style == RUN_PLAIN && !only->link;
  gint64 value = 0;
  if (number && only && document_whole_number(only->text, &value)) {
    json_text_name(json, "number");
    json_text_integer(json, value);
  } else if (plain) {
    set_text(json, "text", only->text);
  }
  if (!plain)
    add_runs(json, cell->runs, paper);
  set_text(json, "alt", cell->word);
}

static void add_parts(struct json_text *json, const struct cell *cell)
{
  json_text_name(json, cell->kind == CELL_STACK ? "stack" : "spark");
  json_text_open(json, '[');
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    const struct part *part = &g_array_index(cell->parts, struct part, i);
    json_text_open(json, '{');
    set_text(json, "word", part->word);
    set_text(json, "role", role_words[part->role]);
    json_text_name(json, "value");
    if (part->value < 0)
      json_text_word(json, "null");
    else
      json_text_number(json, part->value);
    json_text_close(json, '}');
  }
  json_text_close(json, ']');
}

static void add_picture(struct json_text *json, const struct cell *cell)
{
  if (cell->kind == CELL_STACK || cell->kind == CELL_SPARK) {
    add_parts(json, cell);
  } else if (cell->kind == CELL_BAR) {
    json_text_name(json, "bar");
    json_text_open(json, '[');
    json_text_number(json, cell->value);
    json_text_number(json, cell->total);
    json_text_close(json, ']');
  } else {
    json_text_name(json, "shade");
    if (cell->value < 0)
      json_text_word(json, "null");
    else
      json_text_number(json, cell->value);
  }
  set_text(json, "alt", cell->word);
}

static void add_cell(struct json_text *json, const struct cell *cell, bool number, bool paper)
{
  json_text_open(json, '{');
  if (cell->kind == CELL_TEXT) {
    add_text_cell(json, cell, number, paper);
  } else {
    if (cell->kind == CELL_STATUS) {
      json_text_name(json, "status");
      json_text_string(json, cell->word ? cell->word : "");
    } else {
      add_picture(json, cell);
    }
    add_runs(json, cell->runs, paper);
  }
  set_text(json, "role", role_words[cell->role]);
  json_text_close(json, '}');
}

static void add_row(struct json_text *json, const struct table *table, const struct table_row *row,
                    bool paper)
{
  json_text_open(json, '{');
  members_write(json, row_members, row);
  json_text_name(json, "cells");
  json_text_open(json, '[');
  for (guint i = 0; i < row->cells->len && i < table->columns->len; i++) {
    const struct table_column *column = g_ptr_array_index(table->columns, i);
    add_cell(json, g_ptr_array_index(row->cells, i), column->number, paper);
  }
  json_text_close(json, ']');
  json_text_close(json, '}');
}

static void add_table(struct json_text *json, const struct table *table, bool paper)
{
  members_write(json, table_members, table);
  json_text_name(json, "columns");
  json_text_open(json, '[');
  for (guint i = 0; i < table->columns->len; i++) {
    json_text_open(json, '{');
    members_write(json, column_members, g_ptr_array_index(table->columns, i));
    json_text_close(json, '}');
  }
  json_text_close(json, ']');
  json_text_name(json, "rows");
  json_text_open(json, '[');
  for (guint i = 0; i < table->rows->len; i++) {
    const struct table_row *row = g_ptr_array_index(table->rows, i);
    if (!paper || !row->off_paper)
      add_row(json, table, row, paper);
  }
  json_text_close(json, ']');
}

/* True for a table all of whose rows stand off paper. */
static bool off_paper(const struct block *block)
{
  guint rows = block->table ? block->table->rows->len : 0;
  for (guint i = 0; i < rows; i++)
    if (!((const struct table_row *)g_ptr_array_index(block->table->rows, i))->off_paper)
      return false;
  return rows > 0;
}

static void add_block(struct json_text *json, const struct block *block, bool paper)
{
  static const char *const types[] = { "heading", "paragraph", "table",   "bar",
                                       "rules",   "space",     "contents" };
  json_text_open(json, '{');
  set_text(json, "type", types[block->kind]);
  set_flag(json, "paper", block->paper);
  if (block->kind == BLOCK_HEADING || block->kind == BLOCK_RULES)
    set_text(json, "text", block->text);
  add_runs(json, block->runs, paper);
  if (block->table)
    add_table(json, block->table, paper);
  if (block->cell) {
    json_text_name(json, "cell");
    add_cell(json, block->cell, false, paper);
  }
  if (block->kind == BLOCK_RULES) {
    json_text_name(json, "count");
    json_text_integer(json, block->count);
  }
  json_text_close(json, '}');
}

char *document_header_json(const struct document *document)
{
  struct json_text line = json_text_new(), *json = &line;
  json_text_open(json, '{');
  set_text(json, "type", "document");
  json_text_name(json, "schema");
  json_text_integer(json, DOCUMENT_SCHEMA);
  members_write(json, document_members, document);
  json_text_name(json, "sections");
  json_text_integer(json, document->sections->len);
  json_text_close(json, '}');
  return json_text_end(json);
}

static char *section_json(const struct section *section, bool paper)
{
  struct json_text line = json_text_new(), *json = &line;
  json_text_open(json, '{');
  set_text(json, "type", "section");
  members_write(json, section_members, section);
  json_text_name(json, "blocks");
  json_text_open(json, '[');
  for (guint i = 0; i < section->blocks->len; i++) {
    const struct block *block = g_ptr_array_index(section->blocks, i);
    if (!paper || !off_paper(block))
      add_block(json, block, paper);
  }
  json_text_close(json, ']');
  json_text_close(json, '}');
  return json_text_end(json);
}

char *document_section_json(const struct section *section)
{
  return section_json(section, false);
}

char *document_section_paper_json(const struct section *section)
{
  return section_json(section, true);
}
