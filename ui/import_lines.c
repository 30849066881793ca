#include "config.h"

#include "ui/import_lines.h"

#include <string.h>

static const struct view_column line_columns[] = {
  { "outcome", "Would be", 9, 1, FIELD_TEXT, NULL },
  { "text", "Record or line of the file", 0, 1, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
static const struct view view_lines = { "import-lines", "Import", line_columns };

static const char *outcome_word(enum import_outcome outcome)
{
  static const char *const words[] = { "added", "changed", "refused", "note" };
  return words[outcome];
}

static unsigned line_style(const struct rowset *rows, int row, const char *column, char **text,
                           void *data)
{
  (void)text;
  (void)data;
  const char *outcome = rowset_get(rows, row, "outcome");
  if (strcmp(column, "outcome") != 0)
    return STYLE_PLAIN;
  return strcmp(outcome, "refused") == 0 ? STYLE_POOR
         : strcmp(outcome, "added") == 0 ? STYLE_GOOD
                                         : STYLE_MIDDLE;
}

struct list *import_lines_new(const struct import_result *result, const char *path)
{
  static const char *const names[] = { "outcome", "text" };
  struct rowset *rows = rowset_new(2, names);
  g_autofree char *dirname = g_path_get_dirname(path);
  g_autofree char *folder = g_strconcat(dirname, "/", NULL);
  /* What was refused is what one must see: it comes first. */
  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < result->lines->len; i++) {
      const struct import_line *line = result->lines->pdata[i];
      bool fault = line->outcome == IMPORT_REFUSED || line->outcome == IMPORT_NOTICE;
      const char *text =
          g_str_has_prefix(line->text, folder) ? line->text + strlen(folder) : line->text;
      const char *cells[] = { outcome_word(line->outcome), text };
      if (fault == (pass == 0))
        rowset_add(rows, cells);
    }
  struct list *list = list_new(&view_lines, NULL);
  list_on_cell(list, line_style, NULL);
  list_set_empty(list, "Nothing in this file is new: all of it is here already. Esc goes back.");
  list_set_rows(list, rows);
  return list;
}

char *import_lines_warning(const struct import_result *result)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < result->lines->len; i++) {
    const struct import_line *line = result->lines->pdata[i];
    if (line->warning)
      g_string_append_printf(text, " It %s.", line->warning);
  }
  return g_string_free(text, FALSE);
}

long import_lines_count(const struct import_result *result)
{
  long count = 0;
  for (guint i = 0; i < result->tallies->len; i++) {
    const struct import_tally *tally = &g_array_index(result->tallies, struct import_tally, i);
    count += tally->added + tally->changed;
  }
  return count;
}
