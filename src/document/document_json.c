#include "document/document_json.h"
#include "document/json_members.h"

#include <math.h>
#include <string.h>

/* Whole numbers as integers; what JSON cannot hold (infinite, not a number) as 0. */
static void add_number(JsonBuilder *builder, double value)
{
  if (!isfinite(value))
    value = 0;
  if (value == floor(value) && fabs(value) < 1e15)
    json_builder_add_int_value(builder, (gint64)value);
  else
    json_builder_add_double_value(builder, value);
}

static void set_text(JsonBuilder *builder, const char *name, const char *text)
{
  if (!text || !*text)
    return;
  json_builder_set_member_name(builder, name);
  json_builder_add_string_value(builder, text);
}

static void set_flag(JsonBuilder *builder, const char *name, bool value)
{
  if (!value)
    return;
  json_builder_set_member_name(builder, name);
  json_builder_add_boolean_value(builder, TRUE);
}

static void add_runs(JsonBuilder *builder, const GPtrArray *runs)
{
  if (!runs || runs->len == 0)
    return;
  json_builder_set_member_name(builder, "runs");
  json_builder_begin_array(builder);
  for (guint i = 0; i < runs->len; i++) {
    const struct run *run = g_ptr_array_index(runs, i);
    json_builder_begin_object(builder);
    set_text(builder, "text", run->text);
    set_flag(builder, "bold", run->style & RUN_BOLD);
    set_flag(builder, "dim", run->style & RUN_DIM);
    set_flag(builder, "small", run->style & RUN_SMALL);
    set_text(builder, "link", run->link);
    set_flag(builder, "page", run->style & RUN_PAGE);
    set_flag(builder, "paper", run->style & RUN_PAPER);
    set_flag(builder, "off_paper", run->style & RUN_OFF_PAPER);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void add_text_cell(JsonBuilder *builder, const struct cell *cell, bool number)
{
  guint count = cell->runs ? cell->runs->len : 0;
  const struct run *only = count == 1 ? g_ptr_array_index(cell->runs, 0) : NULL;
  bool plain = only && only->style == RUN_PLAIN && !only->link;
  gint64 value = 0;
  if (number && only && document_whole_number(only->text, &value)) {
    json_builder_set_member_name(builder, "number");
    json_builder_add_int_value(builder, value);
  } else if (plain) {
    set_text(builder, "text", only->text);
  }
  if (!plain)
    add_runs(builder, cell->runs);
  set_text(builder, "alt", cell->word);
}

static void add_parts(JsonBuilder *builder, const struct cell *cell)
{
  json_builder_set_member_name(builder, cell->kind == CELL_STACK ? "stack" : "spark");
  json_builder_begin_array(builder);
  for (guint i = 0; cell->parts && i < cell->parts->len; i++) {
    const struct part *part = &g_array_index(cell->parts, struct part, i);
    json_builder_begin_object(builder);
    set_text(builder, "word", part->word);
    set_text(builder, "role", role_words[part->role]);
    json_builder_set_member_name(builder, "value");
    if (part->value < 0)
      json_builder_add_null_value(builder);
    else
      add_number(builder, part->value);
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
}

static void add_picture(JsonBuilder *builder, const struct cell *cell)
{
  if (cell->kind == CELL_STACK || cell->kind == CELL_SPARK) {
    add_parts(builder, cell);
  } else if (cell->kind == CELL_BAR) {
    json_builder_set_member_name(builder, "bar");
    json_builder_begin_array(builder);
    add_number(builder, cell->value);
    add_number(builder, cell->total);
    json_builder_end_array(builder);
  } else {
    json_builder_set_member_name(builder, "shade");
    if (cell->value < 0)
      json_builder_add_null_value(builder);
    else
      add_number(builder, cell->value);
  }
  set_text(builder, "alt", cell->word);
}

static void add_cell(JsonBuilder *builder, const struct cell *cell, bool number)
{
  json_builder_begin_object(builder);
  if (cell->kind == CELL_TEXT) {
    add_text_cell(builder, cell, number);
  } else {
    if (cell->kind == CELL_STATUS) {
      json_builder_set_member_name(builder, "status");
      json_builder_add_string_value(builder, cell->word ? cell->word : "");
    } else {
      add_picture(builder, cell);
    }
    add_runs(builder, cell->runs);
  }
  set_text(builder, "role", role_words[cell->role]);
  json_builder_end_object(builder);
}

static void add_row(JsonBuilder *builder, const struct table *table, const struct table_row *row)
{
  json_builder_begin_object(builder);
  members_write(builder, row_members, row);
  json_builder_set_member_name(builder, "cells");
  json_builder_begin_array(builder);
  for (guint i = 0; i < row->cells->len && i < table->columns->len; i++) {
    const struct table_column *column = g_ptr_array_index(table->columns, i);
    add_cell(builder, g_ptr_array_index(row->cells, i), column->number);
  }
  json_builder_end_array(builder);
  json_builder_end_object(builder);
}

static void add_table(JsonBuilder *builder, const struct table *table)
{
  members_write(builder, table_members, table);
  json_builder_set_member_name(builder, "columns");
  json_builder_begin_array(builder);
  for (guint i = 0; i < table->columns->len; i++) {
    json_builder_begin_object(builder);
    members_write(builder, column_members, g_ptr_array_index(table->columns, i));
    json_builder_end_object(builder);
  }
  json_builder_end_array(builder);
  json_builder_set_member_name(builder, "rows");
  json_builder_begin_array(builder);
  for (guint i = 0; i < table->rows->len; i++)
    add_row(builder, table, g_ptr_array_index(table->rows, i));
  json_builder_end_array(builder);
}

static void add_block(JsonBuilder *builder, const struct block *block)
{
  static const char *const types[] = { "heading", "paragraph", "table",   "bar",
                                       "rules",   "space",     "contents" };
  json_builder_begin_object(builder);
  set_text(builder, "type", types[block->kind]);
  set_flag(builder, "paper", block->paper);
  if (block->kind == BLOCK_HEADING || block->kind == BLOCK_RULES)
    set_text(builder, "text", block->text);
  add_runs(builder, block->runs);
  if (block->table)
    add_table(builder, block->table);
  if (block->cell) {
    json_builder_set_member_name(builder, "cell");
    add_cell(builder, block->cell, false);
  }
  if (block->kind == BLOCK_RULES) {
    json_builder_set_member_name(builder, "count");
    json_builder_add_int_value(builder, block->count);
  }
  json_builder_end_object(builder);
}

static char *builder_line(JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = json_builder_get_root(builder);
  return json_to_string(root, FALSE);
}

char *document_header_json(const struct document *document)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  set_text(builder, "type", "document");
  json_builder_set_member_name(builder, "schema");
  json_builder_add_int_value(builder, DOCUMENT_SCHEMA);
  members_write(builder, document_members, document);
  json_builder_set_member_name(builder, "sections");
  json_builder_add_int_value(builder, document->sections->len);
  json_builder_end_object(builder);
  return builder_line(builder);
}

char *document_section_json(const struct section *section)
{
  g_autoptr(JsonBuilder) builder = json_builder_new();
  json_builder_begin_object(builder);
  set_text(builder, "type", "section");
  members_write(builder, section_members, section);
  json_builder_set_member_name(builder, "blocks");
  json_builder_begin_array(builder);
  for (guint i = 0; i < section->blocks->len; i++)
    add_block(builder, g_ptr_array_index(section->blocks, i));
  json_builder_end_array(builder);
  json_builder_end_object(builder);
  return builder_line(builder);
}
