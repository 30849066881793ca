/* list: records as a table, CSV or JSON. */
#include "config.h"

#include "command/families.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/text.h"
#include "document/csv_writer.h"
#include "model/date.h"
#include "report/lists.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

const struct option list_options[] = {
  { "month", 0, "MONTH", "only this month, such as 2026-11; follow-ups: agreed or due in it" },
  { "school", 0, "SCHOOL", "only this school: code, short name or name" },
  { "days", 0, "N", "coverage: not seen for so many days (default: the district’s number)" },
  { "all", 'a', NULL, "also what is no longer active; coverage: also those seen" },
  { "format", 'f', "table|csv|json", "how it is printed (default: table)" },
  { NULL, 0, NULL, NULL },
};

/* --- table ---------------------------------------------------------------------------------- */

static const struct field *as_field(const struct view_column *column, struct field *field)
{
  *field = (struct field){
    .name = column->name, .label = column->label, .type = column->type, .choices = column->choices
  };
  return field;
}

static char *shown(const struct view_column *column, const char *cell)
{
  struct field field;
  g_autofree char *text = field_display(as_field(column, &field), cell);
  return text_visible(text, false);
}

static bool wanted(const struct view_column *column)
{
  return column->width >= 0 && column->priority <= 3;
}

/* The widest cell of each column, so that a pipe gets whole texts. */
static int *measure(const struct view *view, const struct rowset *rows)
{
  int count = 0;
  while (view->columns[count].name)
    count++;
  int *widths = g_new0(int, count);
  for (int c = 0; c < count; c++) {
    widths[c] = text_width(view->columns[c].label);
    for (int r = 0; wanted(&view->columns[c]) && r < rows->row_count; r++) {
      g_autofree char *text = shown(&view->columns[c], rowset_get(rows, r, view->columns[c].name));
      widths[c] = MAX(widths[c], text_width(text));
    }
  }
  return widths;
}

static void print_cell(const char *text, int width, bool number, bool last)
{
  int gap = MAX(width - text_width(text), 0);
  if (number)
    printf("%*s%s%s", gap, "", text, last ? "" : "  ");
  else
    printf("%s%*s", text, last ? 0 : gap + 2, "");
}

static void print_row(const struct view *view, const int *widths, const struct rowset *rows,
                      int row)
{
  int last = 0;
  for (int c = 0; view->columns[c].name; c++)
    if (wanted(&view->columns[c]))
      last = c;
  for (int c = 0; c <= last; c++) {
    const struct view_column *column = &view->columns[c];
    if (!wanted(column))
      continue;
    g_autofree char *text =
        row < 0 ? g_strdup(column->label) : shown(column, rowset_get(rows, row, column->name));
    print_cell(text, widths[c], column->type == FIELD_INT, c == last);
  }
  putchar('\n');
}

static void print_table(const struct view *view, const struct rowset *rows)
{
  g_autofree int *widths = measure(view, rows);
  for (int r = -1; r < rows->row_count; r++)
    print_row(view, widths, rows, r);
}

/* --- CSV and JSON --------------------------------------------------------------------------- */

static bool print_csv(const struct view *view, const struct rowset *rows, GError **error)
{
  AUTO(csv_writer) struct csv_writer *writer = csv_writer_new(stdout);
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  for (int c = 0; view->columns[c].name; c++)
    g_ptr_array_add(names, (gpointer)view->columns[c].name);
  g_ptr_array_add(names, NULL);
  csv_writer_header(writer, (const char *const *)names->pdata);
  for (int r = 0; r < rows->row_count; r++) {
    for (int c = 0; view->columns[c].name; c++) {
      const char *cell = rowset_get(rows, r, view->columns[c].name);
      if (view->columns[c].type == FIELD_INT && cell)
        csv_writer_figure(writer, cell);
      else
        csv_writer_text(writer, cell);
    }
    csv_writer_end_row(writer);
  }
  return csv_writer_finish(writer, error);
}

static JsonNode *json_cell(const struct view_column *column, const char *cell)
{
  if (!cell)
    return json_node_new(JSON_NODE_NULL);
  JsonNode *node = json_node_new(JSON_NODE_VALUE);
  if (column->type == FIELD_INT)
    json_node_set_int(node, g_ascii_strtoll(cell, NULL, 10));
  else if (column->type == FIELD_FLAG)
    json_node_set_boolean(node, strcmp(cell, "1") == 0);
  else
    json_node_set_string(node, cell);
  return node;
}

static void print_json(const struct view *view, const struct rowset *rows)
{
  puts("[");
  for (int r = 0; r < rows->row_count; r++) {
    g_autoptr(JsonNode) node = json_node_new(JSON_NODE_OBJECT);
    JsonObject *object = json_object_new();
    for (int c = 0; view->columns[c].name; c++)
      json_object_set_member(
          object, view->columns[c].name,
          json_cell(&view->columns[c], rowset_get(rows, r, view->columns[c].name)));
    json_node_take_object(node, object);
    g_autofree char *text = json_to_string(node, FALSE);
    printf("%s%s\n", text, r + 1 < rows->row_count ? "," : "");
  }
  puts("]");
}

/* --- the command ---------------------------------------------------------------------------- */

static bool read_days(const struct arguments *arguments, int *days, GError **error)
{
  const char *text = argument_value(arguments, "days");
  guint64 number = 0;
  if (text && !g_ascii_string_to_unsigned(text, 10, 1, 9999, &number, NULL))
    return fail(error, TL_ERROR_USAGE, "“%s” is not a number of days. Give one from 1 to 9999.",
                text);
  *days = (int)number;
  return true;
}

static struct rowset *query(const struct arguments *arguments, struct store *store,
                            const struct view *view, GError **error)
{
  const char *month = argument_value(arguments, "month");
  const char *school = argument_value(arguments, "school");
  g_autofree char *today = clock_today();
  g_autofree char *month_given = month ? month_parse(month, today, error) : NULL;
  g_autofree char *school_uid = school ? store_find_school(store, school, error) : NULL;
  int days = 0;
  if ((month && !month_given) || (school && !school_uid) || !read_days(arguments, &days, error))
    return NULL;
  struct list_filter filter = { .month = month_given,
                                .school = school_uid,
                                .days = days,
                                .inactive = argument_given(arguments, "all") };
  return lists_query(store, view, &filter, error);
}

static bool print(const struct arguments *arguments, const struct view *view,
                  const struct rowset *rows, GError **error)
{
  const char *format = argument_value(arguments, "format");
  if (!format || strcmp(format, "table") == 0)
    print_table(view, rows);
  else if (strcmp(format, "csv") == 0)
    return print_csv(view, rows, error);
  else
    print_json(view, rows);
  return true;
}

int run_list(const struct arguments *arguments)
{
  GError *error = NULL;
  const char *name = argument_operand(arguments, 0);
  const char *format = argument_value(arguments, "format");
  const struct view *view = lists_find(name);
  if (!view)
    return command_misused(arguments, "There is no list “%s”.", name);
  if (format && strcmp(format, "table") && strcmp(format, "csv") && strcmp(format, "json"))
    return command_misused(arguments, "There is no format “%s”; it is table, csv or json.", format);
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  AUTO(rowset) struct rowset *rows = store ? query(arguments, store, view, &error) : NULL;
  if (!rows || !print(arguments, view, rows, &error))
    return command_failed(error);
  return EXIT_DONE;
}
