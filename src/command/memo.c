/* memo: the principal's memo after a visit, on one page. */
#include "config.h"

#include "command/families.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/export.h"
#include "report/memo_page.h"

#include <stdio.h>
#include <string.h>

const struct option memo_options[] = {
  { "date", 'd', "DATE", "of the visit on this day (default: the latest with a memo)" },
  { "output", 'o', "FILE", "where to write it (default: improvement-memo-SCHOOL-DATE.pdf here)" },
  { "format", 'f', "pdf|text|html|json",
    "how it is written; Word opens HTML (default: as FILE ends, else pdf)" },
  { NULL, 0, NULL, NULL },
};

/* The visit that is meant: by its uid, or a school and the day. Yours; NULL with error. */
static char *find_visit(struct store *store, const char *what, const char *day, GError **error)
{
  AUTO(rowset)
  struct rowset *direct = store_query(store, STATEMENT_VISIT_HEAD, NULL, "visit", what, NULL);
  if (direct && direct->row_count > 0) {
    if (!day)
      return g_strdup(what);
    fail(error, TL_ERROR_INVALID,
         "%s is one visit already. Leave --date away, or name the school instead.", what);
    return NULL;
  }
  g_autofree char *school = store_find_school(store, what, error);
  if (!school)
    return NULL;
  char *uid =
      store_value(store, STATEMENT_VISIT_LATEST_MEMO, error, "school", school, "day", day, NULL);
  if (!uid && !*error)
    fail(error, TL_ERROR_NOT_FOUND,
         "There is no visit to that school%s that you may see. throughline list visits shows them.",
         day ? " on that day" : "");
  return uid;
}

static struct document *build(const struct arguments *arguments, struct store *store, char **day,
                              GError **error)
{
  g_autofree char *today = clock_today();
  const char *date = argument_value(arguments, "date");
  g_autofree char *given = date ? date_parse_past(date, today, error) : NULL;
  if (date && !given)
    return NULL;
  g_autofree char *visit = find_visit(store, argument_operand(arguments, 0), given, error);
  AUTO(rowset)
  struct rowset *head =
      visit ? store_query(store, STATEMENT_VISIT_HEAD, error, "visit", visit, NULL) : NULL;
  if (!head || head->row_count == 0)
    return NULL;
  *day = g_strdup(rowset_get(head, 0, "visited_on"));
  return memo_page_build(store, visit, NULL, error);
}

int run_memo(const struct arguments *arguments)
{
  GError *error = NULL;
  enum export_format format;
  int status = command_format(arguments, false, &format);
  if (status != EXIT_DONE)
    return status;
  AUTO(store) struct store *store = command_open_store(arguments, &error);
  AUTO(progress_line) struct progress_line *line = progress_line_new();
  g_autofree char *day = NULL;
  AUTO(document)
  struct document *memo = store ? build(arguments, store, &day, &error) : NULL;
  if (!memo)
    return command_failed(error);
  const char *output = argument_value(arguments, "output");
  g_autofree char *stem = g_strdup_printf("%s %s", memo->title, day);
  g_autofree char *path = output ? g_strdup(output) : export_file_name(stem, format);
  if (!export_document(memo, format, path, progress_line_progress(line), &error))
    return command_failed(error);
  printf("%s\n", path);
  return EXIT_DONE;
}
