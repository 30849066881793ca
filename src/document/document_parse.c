#include "document/document_json.h"
#include "document/json_members.h"

#include "base/error.h"
#include "base/format.h"

#include <math.h>
#include <string.h>

enum { DEEPEST = 24, MOST_COLUMNS = 1000 };

#define AGAIN "Make the file again with this program."

/* json-glib descends once a bracket: a line of a million brackets must not reach it. */
static bool depth_check(const char *line, GError **error)
{
  int depth = 0;
  bool quoted = false;
  for (const char *p = line; *p; p++) {
    if (quoted) {
      if (*p == '\\' && p[1])
        p++;
      else if (*p == '"')
        quoted = false;
    } else if (*p == '"') {
      quoted = true;
    } else if (*p == '[' || *p == '{') {
      if (++depth > DEEPEST)
        return fail(error, TL_ERROR_INVALID, "This line is nested too deeply to be a document. %s",
                    AGAIN);
    } else if (*p == ']' || *p == '}') {
      depth--;
    }
  }
  return true;
}

static JsonParser *line_parse(const char *line, const char *type, GError **error)
{
  if (!g_utf8_validate(line, -1, NULL)) {
    fail(error, TL_ERROR_INVALID, "This line is not UTF-8 text. %s", AGAIN);
    return NULL;
  }
  if (!depth_check(line, error))
    return NULL;
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  g_autoptr(GError) reason = NULL;
  if (!json_parser_load_from_data(parser, line, -1, &reason)) {
    fail(error, TL_ERROR_INVALID, "This line is not JSON (%s). %s", reason->message, AGAIN);
    return NULL;
  }
  JsonNode *root = json_parser_get_root(parser);
  JsonObject *object = root && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *node = object ? json_object_get_member(object, "type") : NULL;
  const char *found =
      node && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : "";
  if (strcmp(found, type) != 0) {
    fail(error, TL_ERROR_INVALID, "This line is not a %s of a document. %s", type, AGAIN);
    return NULL;
  }
  return g_steal_pointer(&parser);
}

/* The array called name; an empty result with true where object has none. */
static bool array_member(JsonObject *object, const char *name, JsonArray **array, GError **error)
{
  JsonNode *node = json_object_get_member(object, name);
  *array = NULL;
  if (!node || json_node_is_null(node))
    return true;
  if (!JSON_NODE_HOLDS_ARRAY(node))
    return fail(error, TL_ERROR_INVALID, "“%s” must be a list. %s", name, AGAIN);
  *array = json_node_get_array(node);
  return true;
}

static guint array_length(JsonArray *array)
{
  return array ? json_array_get_length(array) : 0;
}

static JsonObject *array_object(JsonArray *array, guint index, const char *what, GError **error)
{
  JsonNode *node = json_array_get_element(array, index);
  if (JSON_NODE_HOLDS_OBJECT(node))
    return json_node_get_object(node);
  fail(error, TL_ERROR_INVALID, "%s must be an object in braces. %s", what, AGAIN);
  return NULL;
}

static bool number_value(JsonNode *node, double *value, GError **error)
{
  GType type = json_node_get_value_type(node);
  if (type == G_TYPE_INT64 || type == G_TYPE_DOUBLE) {
    *value = json_node_get_double(node);
    if (isfinite(*value) && fabs(*value) <= 1e15)
      return true;
  }
  return fail(error, TL_ERROR_INVALID, "A value of a bar or shade must be a number. %s", AGAIN);
}

/* What an object of a run says, before it becomes one. */
struct run_members {
  char *text, *link;
  bool bold, dim, small, page, paper, off_paper;
};

static const struct member run_table[] = {
  { "text", MEMBER_TEXT, offsetof(struct run_members, text), true, NULL },
  { "link", MEMBER_TEXT, offsetof(struct run_members, link), false, NULL },
  { "bold", MEMBER_FLAG, offsetof(struct run_members, bold), false, NULL },
  { "dim", MEMBER_FLAG, offsetof(struct run_members, dim), false, NULL },
  { "small", MEMBER_FLAG, offsetof(struct run_members, small), false, NULL },
  { "page", MEMBER_FLAG, offsetof(struct run_members, page), false, NULL },
  { "paper", MEMBER_FLAG, offsetof(struct run_members, paper), false, NULL },
  { "off_paper", MEMBER_FLAG, offsetof(struct run_members, off_paper), false, NULL },
  { NULL, MEMBER_TEXT, 0, false, NULL },
};

static bool parse_run(JsonObject *object, GPtrArray **runs, GError **error)
{
  struct run_members members = { 0 };
  bool good = members_read(object, run_table, &members, "a run of text", error);
  if (good) {
    unsigned style = (members.bold ? RUN_BOLD : 0u) | (members.dim ? RUN_DIM : 0u)
                     | (members.small ? RUN_SMALL : 0u) | (members.page ? RUN_PAGE : 0u)
                     | (members.paper ? RUN_PAPER : 0u) | (members.off_paper ? RUN_OFF_PAPER : 0u);
    runs_add(runs, style, members.text, members.link);
  }
  g_free(members.text);
  g_free(members.link);
  return good;
}

static bool parse_runs(JsonObject *object, GPtrArray **runs, GError **error)
{
  JsonArray *array = NULL;
  if (!array_member(object, "runs", &array, error))
    return false;
  for (guint i = 0; i < array_length(array); i++) {
    JsonObject *item = array_object(array, i, "A run of text", error);
    if (!item || !parse_run(item, runs, error))
      return false;
  }
  return true;
}

/* --- Cells ---------------------------------------------------------------------------------- */

struct cell_members {
  char *text, *status, *alt;
  enum role role;
};

static const struct member cell_table[] = {
  { "text", MEMBER_TEXT, offsetof(struct cell_members, text), false, NULL },
  { "status", MEMBER_TEXT, offsetof(struct cell_members, status), false, NULL },
  { "alt", MEMBER_TEXT, offsetof(struct cell_members, alt), false, NULL },
  { "role", MEMBER_CHOICE, offsetof(struct cell_members, role), false, role_words },
  { NULL, MEMBER_TEXT, 0, false, NULL },
};

struct part_members {
  char *word;
  enum role role;
};

static const struct member part_table[] = {
  { "word", MEMBER_TEXT, offsetof(struct part_members, word), false, NULL },
  { "role", MEMBER_CHOICE, offsetof(struct part_members, role), false, role_words },
  { NULL, MEMBER_TEXT, 0, false, NULL },
};

static bool parse_part(JsonObject *object, struct cell *cell, GError **error)
{
  JsonNode *node = json_object_get_member(object, "value");
  double value = 0;
  bool none = node && JSON_NODE_HOLDS_NULL(node) && cell->kind == CELL_SPARK;
  if (node && !none && !number_value(node, &value, error))
    return false;
  struct part_members members = { 0 };
  bool good = members_read(object, part_table, &members, "a part", error);
  if (good)
    cell_part(cell, members.role, members.word, none ? -1 : MAX(value, 0));
  g_free(members.word);
  return good;
}

static bool parse_parts(JsonObject *object, const char *name, struct cell *cell, GError **error)
{
  JsonArray *array = NULL;
  if (!array_member(object, name, &array, error))
    return false;
  cell->kind = strcmp(name, "stack") == 0 ? CELL_STACK : CELL_SPARK;
  for (guint i = 0; i < array_length(array); i++) {
    JsonObject *item = array_object(array, i, "A part", error);
    if (!item || !parse_part(item, cell, error))
      return false;
  }
  return true;
}

static bool parse_bar(JsonObject *object, struct cell *cell, GError **error)
{
  JsonArray *array = NULL;
  if (!array_member(object, "bar", &array, error))
    return false;
  cell->kind = CELL_BAR;
  if (array_length(array) != 2)
    return fail(error, TL_ERROR_INVALID, "“bar” must be a value and a total. %s", AGAIN);
  return number_value(json_array_get_element(array, 0), &cell->value, error)
         && number_value(json_array_get_element(array, 1), &cell->total, error);
}

static bool parse_shade(JsonObject *object, struct cell *cell, GError **error)
{
  JsonNode *node = json_object_get_member(object, "shade");
  cell->kind = CELL_SHADE;
  cell->total = 100;
  cell->value = -1;
  if (json_node_is_null(node))
    return true;
  if (!number_value(node, &cell->value, error))
    return false;
  if (cell->value < 0 || cell->value > 100)
    return fail(error, TL_ERROR_INVALID, "“shade” must be from 0 to 100, or null. %s", AGAIN);
  return true;
}

/* A plain number stands for its text; beside runs it only repeats them. */
static bool parse_number(JsonObject *object, struct cell *cell, GError **error)
{
  JsonNode *node = json_object_get_member(object, "number");
  double value = 0;
  if (!node)
    return true;
  if (!number_value(node, &value, error))
    return false;
  if (!cell->runs) {
    g_autofree char *text = json_node_get_value_type(node) == G_TYPE_INT64
                                ? format_number((long)json_node_get_int(node))
                                : document_number(value);
    cell_run(cell, RUN_PLAIN, text);
  }
  return true;
}

static bool parse_picture(JsonObject *object, struct cell *cell, GError **error)
{
  if (json_object_has_member(object, "bar"))
    return parse_bar(object, cell, error);
  if (json_object_has_member(object, "stack"))
    return parse_parts(object, "stack", cell, error);
  if (json_object_has_member(object, "spark"))
    return parse_parts(object, "spark", cell, error);
  if (json_object_has_member(object, "shade"))
    return parse_shade(object, cell, error);
  return parse_number(object, cell, error);
}

static bool parse_cell(JsonObject *object, struct cell *cell, GError **error)
{
  struct cell_members members = { 0 };
  bool good = members_read(object, cell_table, &members, "a cell", error)
              && parse_runs(object, &cell->runs, error);
  if (good && members.text && !cell->runs)
    cell_run(cell, RUN_PLAIN, members.text);
  cell->role = members.role;
  if (members.status) {
    cell->kind = CELL_STATUS;
    cell->word = g_steal_pointer(&members.status);
  } else if (good) {
    cell->word = g_steal_pointer(&members.alt);
    good = parse_picture(object, cell, error);
  }
  g_free(members.text);
  g_free(members.status);
  g_free(members.alt);
  return good;
}

/* --- Blocks --------------------------------------------------------------------------------- */

static bool parse_columns(JsonObject *object, struct table *table, GError **error)
{
  JsonArray *array = NULL;
  if (!array_member(object, "columns", &array, error))
    return false;
  if (array_length(array) > MOST_COLUMNS)
    return fail(error, TL_ERROR_INVALID, "A table has %u columns; %d are the most. %s",
                array_length(array), MOST_COLUMNS, AGAIN);
  for (guint i = 0; i < array_length(array); i++) {
    JsonObject *item = array_object(array, i, "A column", error);
    if (!item)
      return false;
    struct table_column *column = table_column(table, NULL, NULL, ALIGN_LEFT, 0);
    if (!members_read(item, column_members, column, "a column", error))
      return false;
  }
  return true;
}

static bool parse_row(JsonObject *object, struct table *table, GError **error)
{
  struct table_row *row = table_row(table);
  JsonArray *array = NULL;
  if (!members_read(object, row_members, row, "a row", error)
      || !array_member(object, "cells", &array, error))
    return false;
  if (array_length(array) > table->columns->len)
    return fail(error, TL_ERROR_INVALID, "A row has %u cells where its table has %u columns. %s",
                array_length(array), table->columns->len, AGAIN);
  for (guint i = 0; i < array_length(array); i++) {
    JsonObject *item = array_object(array, i, "A cell", error);
    if (!item || !parse_cell(item, row_text(row, NULL), error))
      return false;
  }
  return true;
}

static bool parse_table(JsonObject *object, struct section *section, GError **error)
{
  struct table *table = section_table(section, NULL);
  JsonArray *array = NULL;
  if (!members_read(object, table_members, table, "a table", error)
      || !parse_columns(object, table, error) || !array_member(object, "rows", &array, error))
    return false;
  for (guint i = 0; i < array_length(array); i++) {
    JsonObject *item = array_object(array, i, "A row", error);
    if (!item || !parse_row(item, table, error))
      return false;
  }
  return true;
}

static bool parse_heading(JsonObject *object, struct section *section, GError **error)
{
  struct run_members members = { 0 };
  bool good = members_read(object, run_table, &members, "a heading", error);
  if (good)
    section_heading(section, members.text);
  g_free(members.text);
  g_free(members.link);
  return good;
}

static bool parse_paragraph(JsonObject *object, struct section *section, GError **error)
{
  return parse_runs(object, &section_runs(section)->runs, error);
}

static bool parse_bar_block(JsonObject *object, struct section *section, GError **error)
{
  JsonNode *node = json_object_get_member(object, "cell");
  if (!node || !JSON_NODE_HOLDS_OBJECT(node))
    return fail(error, TL_ERROR_INVALID, "A bar by itself needs its cell. %s", AGAIN);
  struct cell *cell = section_bar(section);
  cell->kind = CELL_TEXT;
  return parse_cell(json_node_get_object(node), cell, error);
}

static const struct member label_table[] = {
  { "text", MEMBER_TEXT, 0, false, NULL },
  { NULL, MEMBER_TEXT, 0, false, NULL },
};

static bool parse_rules(JsonObject *object, struct section *section, GError **error)
{
  JsonNode *node = json_object_get_member(object, "count");
  double count = 0;
  if (node && !number_value(node, &count, error))
    return false;
  if (count < 0 || count > 200)
    return fail(error, TL_ERROR_INVALID, "“count” of ruled lines must be from 0 to 200. %s", AGAIN);
  char *label = NULL;
  bool good = members_read(object, label_table, &label, "ruled lines", error);
  section_reply(section, label, (int)count);
  g_free(label);
  return good;
}

static bool parse_space(JsonObject *object G_GNUC_UNUSED, struct section *section,
                        GError **error G_GNUC_UNUSED)
{
  section_space(section);
  return true;
}

static bool parse_contents(JsonObject *object G_GNUC_UNUSED, struct section *section,
                           GError **error G_GNUC_UNUSED)
{
  section_contents(section);
  return true;
}

static const struct member block_members[] = {
  { "paper", MEMBER_FLAG, offsetof(struct block, paper), false, NULL },
  { NULL, MEMBER_TEXT, 0, false, NULL },
};

static const struct {
  const char *type;
  bool (*parse)(JsonObject *object, struct section *section, GError **error);
} block_parsers[] = {
  { "heading", parse_heading },   { "paragraph", parse_paragraph }, { "table", parse_table },
  { "bar", parse_bar_block },     { "rules", parse_rules },         { "space", parse_space },
  { "contents", parse_contents },
};

static bool parse_block(JsonObject *object, struct section *section, GError **error)
{
  JsonNode *node = json_object_get_member(object, "type");
  const char *type =
      node && json_node_get_value_type(node) == G_TYPE_STRING ? json_node_get_string(node) : "";
  for (size_t i = 0; i < G_N_ELEMENTS(block_parsers); i++)
    if (strcmp(type, block_parsers[i].type) == 0)
      return block_parsers[i].parse(object, section, error)
             && members_read(object, block_members, section_last(section), "a block", error);
  return fail(error, TL_ERROR_INVALID, "“%.40s” is not a kind of block that this version knows. %s",
              type, "Use the version that made the file, or make it again.");
}

/* --- Lines ---------------------------------------------------------------------------------- */

static bool header_counts(JsonObject *object, int *sections, GError **error)
{
  static const struct member counts[] = {
    { "schema", MEMBER_COUNT, 0, true, NULL },
    { "sections", MEMBER_COUNT, sizeof(int), false, NULL },
    { NULL, MEMBER_TEXT, 0, false, NULL },
  };
  int values[2] = { 0, 0 };
  if (!members_read(object, counts, values, "a document", error))
    return false;
  if (values[0] != DOCUMENT_SCHEMA)
    return fail(error, TL_ERROR_INVALID,
                "This document is of form %d; this version reads form %d. %s", values[0],
                DOCUMENT_SCHEMA, "Use the version that made it.");
  if (sections)
    *sections = values[1];
  return true;
}

struct document *document_header_parse(const char *line, int *sections, GError **error)
{
  g_autoptr(JsonParser) parser = line_parse(line, "document", error);
  if (!parser)
    return NULL;
  JsonObject *object = json_node_get_object(json_parser_get_root(parser));
  AUTO(document) struct document *document = document_new(NULL, NULL);
  if (!header_counts(object, sections, error)
      || !members_read(object, document_members, document, "a document", error))
    return NULL;
  return g_steal_pointer(&document);
}

struct section *document_section_parse(const char *line, GError **error)
{
  g_autoptr(JsonParser) parser = line_parse(line, "section", error);
  if (!parser)
    return NULL;
  JsonObject *object = json_node_get_object(json_parser_get_root(parser));
  AUTO(section) struct section *section = document_section(NULL, NULL, NULL);
  JsonArray *array = NULL;
  if (!members_read(object, section_members, section, "a section", error)
      || !array_member(object, "blocks", &array, error))
    return NULL;
  for (guint i = 0; i < array_length(array); i++) {
    JsonObject *item = array_object(array, i, "A block", error);
    if (!item || !parse_block(item, section, error))
      return NULL;
  }
  return g_steal_pointer(&section);
}
