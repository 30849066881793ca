#include "report/letter.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/seen.h"

struct document *letter_new(struct store *store, const char *id, const char *title,
                            struct section **section, GError **error)
{
  AUTO(record) struct record *district = store_district(store, error);
  if (!district)
    return NULL;
  const char *name = record_get(district, "name");
  struct document *document = document_new(id, title);
  document->district = g_strdup(name);
  document->author = g_strdup(name);
  document->notice = g_strdup_printf("Personnel information, not a public record. %s", name);
  document->created_at = clock_instant();
  document->sample = record_get_flag(district, "sample");
  *section = document_section(document, id, title);
  return document;
}

struct table *letter_head(struct section *section)
{
  struct table *table = section_table(section, "Head");
  table->file = g_strdup("head");
  table_column(table, "what", "", ALIGN_LEFT, 0);
  table_column(table, "text", "", ALIGN_LEFT, 1);
  return table;
}

void letter_line(struct table *head, const char *what, const char *text)
{
  if (!text)
    return;
  struct table_row *row = table_row(head);
  row_styled(row, RUN_DIM, what);
  row_styled(row, RUN_PLAIN, text);
}

void letter_text(struct section *section, const char *what, const char *text)
{
  if (!text)
    return;
  section_heading(section, what);
  g_auto(GStrv) paragraphs = g_strsplit(text, "\n", -1);
  for (char **at = paragraphs; *at; at++)
    if (**at)
      section_paragraph(section, *at);
}

/* `, 11 minutes on average`, and of how many where the minutes of some are not known. Yours. */
static char *mean_minutes(long minutes, long timed, long made)
{
  long mean = timed > 0 ? (minutes + timed / 2) / timed : 0;
  if (mean == 0)
    return g_strdup("");
  g_autofree char *time = format_plural(mean, "minute", "minutes");
  g_autofree char *of =
      timed < made ? g_strdup_printf(" (%ld of them timed)", timed) : g_strdup("");
  return g_strdup_printf(", %s%s%s", time, timed > 1 ? " on average" : "", of);
}

char *letter_classrooms(const struct rowset *head)
{
  long made = rowset_int(head, 0, "made");
  long minutes = rowset_int(head, 0, "minutes"), timed = rowset_int(head, 0, "timed");
  long attempts = rowset_int(head, 0, "attempts");
  if (made == 0 && attempts == 0)
    return NULL;
  g_autofree char *tried = format_plural(attempts, "attempt", "attempts");
  g_autofree char *others = g_strdup_printf("%s (%s), counted apart", tried, LETTER_ATTEMPT);
  if (made == 0)
    return g_strdup_printf("No classroom was seen; %s.", others);
  g_autofree char *rooms = format_plural(made, "classroom", "classrooms");
  g_autofree char *time = mean_minutes(minutes, timed, made);
  return g_strdup_printf("In %s%s%s%s.", rooms, time, attempts ? "; " : "", attempts ? others : "");
}

/* A strategy and how often it was seen; without a bar where two stand in a row. */
static void add_strategy(struct table_row *row, const struct rowset *rows, int i, bool bar)
{
  if (i >= rows->row_count) {
    row_text(row, NULL);
    row_text(row, NULL);
    return;
  }
  long seen = rowset_int(rows, i, "seen");
  long whole = rowset_int(rows, i, "whole");
  g_autofree char *words = whole ? format_of(seen, whole) : NULL;
  row_text(row, rowset_get(rows, i, "name"));
  if (!words)
    row_styled(row, RUN_DIM, "not rated");
  else if (bar)
    cell_run(row_bar(row, (double)seen, (double)whole), RUN_PLAIN, words);
  else
    row_styled(row, RUN_BOLD, words);
}

bool letter_figures(struct store *store, const char *visit, struct section *section, GError **error)
{
  enum { MOST_SINGLE = 6 };
  AUTO(rowset)
  struct rowset *rows = store_query(store, STATEMENT_VISIT_STRATEGIES, error, "visit", visit, NULL);
  if (!rows || rows->row_count == 0)
    return rows != NULL;
  bool two = rows->row_count > MOST_SINGLE; /* the page is one page */
  int height = two ? (rows->row_count + 1) / 2 : rows->row_count;
  struct table *table = section_table(section, "What was seen");
  table->file = g_strdup("strategies");
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 3);
  table_column(table, "seen", "Seen", ALIGN_LEFT, two ? 0 : 2);
  if (two) {
    table_column(table, "strategy_2", "Strategy", ALIGN_LEFT, 3);
    table_column(table, "seen_2", "Seen", ALIGN_LEFT, 0);
  }
  for (int i = 0; i < height; i++) {
    struct table_row *row = table_row(table);
    add_strategy(row, rows, i, !two);
    if (two)
      add_strategy(row, rows, i + height, false);
  }
  g_autofree char *seen = seen_words(store, "visit", visit);
  g_autofree char *counted = g_strdup_printf("Counted as seen: %s.", seen ? seen : "nothing");
  section_note(section, counted);
  return true;
}
