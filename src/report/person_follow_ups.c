/* What a person still has to do, on the page for the meeting with them. */
#include "report/person_private.h"

#include "base/format.h"
#include "model/date.h"

#include <string.h>

/* More than these are on the screen; the page is one page. */
enum { MOST = 6 };

static void add_row(struct table *table, const struct rowset *rows, int i, const char *today)
{
  struct table_row *row = table_row(table);
  const char *due_on = rowset_get(rows, i, "due_on");
  long carried = rowset_int(rows, i, "carried");
  g_autofree char *due = due_on ? date_short(due_on) : NULL;
  g_autofree char *times = format_plural(carried, "time", "times");
  g_autofree char *words = g_strdup_printf(" (carried on %s)", carried == 1 ? "once" : times);
  struct cell *date = row_text(row, due);
  if (due_on && strcmp(due_on, today) < 0)
    cell_run(date, RUN_BOLD, " late");
  struct cell *cell = row_text(row, rowset_get(rows, i, "text"));
  if (carried > 0)
    cell_run(cell, RUN_DIM, words);
}

/* `14 more are open, 2 of them late.` Yours. */
static char *more_words(const struct rowset *rows, const char *today)
{
  int count = rows->row_count - MOST, late = 0;
  for (int i = MOST; i < rows->row_count; i++) {
    const char *due_on = rowset_get(rows, i, "due_on");
    late += due_on && strcmp(due_on, today) < 0;
  }
  g_autofree char *of_them = late == 0       ? g_strdup("")
                             : late == count ? g_strdup(", and late")
                                             : g_strdup_printf(", %d of them late", late);
  return g_strdup_printf("%d more %s open%s.", count, count == 1 ? "is" : "are", of_them);
}

static void say_rows(struct person_page *page, const struct rowset *rows)
{
  section_heading(page->section, "Open follow-ups");
  struct table *table = section_table(page->section, "Open follow-ups");
  table->file = g_strdup("person-follow-ups");
  table_column(table, "due", "Due", ALIGN_LEFT, 0);
  table_column(table, "what", "What", ALIGN_LEFT, 1);
  for (int i = 0; i < MIN(rows->row_count, MOST); i++)
    add_row(table, rows, i, page->figures->frame->today);
  if (rows->row_count <= MOST)
    return;
  g_autofree char *more = more_words(rows, page->figures->frame->today);
  section_note(page->section, more);
}

bool person_follow_ups(struct person_page *page, GError **error)
{
  AUTO(rowset) struct rowset *rows = store_query(page->store, STATEMENT_PERSON_FOLLOW_UPS, error,
                                                 "staff", page->person->uid, NULL);
  if (!rows)
    return false;
  if (rows->row_count > 0)
    say_rows(page, rows);
  return true;
}
