#include "report/sip_page.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/figures.h"
#include "report/words.h"

#include <string.h>

/* What the page is made from. */
struct sip_page {
  const struct figures *figures;
  const struct figures_school *school;
  const struct rowset *history;
  GPtrArray *months; /* char *: from the first with a status to the month in question */
};

static GPtrArray *months_of(const struct rowset *history, const struct month_frame *frame)
{
  const char *first = frame->month;
  for (int i = 0; i < history->row_count; i++)
    if (strcmp(rowset_get(history, i, "month"), first) < 0)
      first = rowset_get(history, i, "month");
  GPtrArray *months = g_ptr_array_new_with_free_func(g_free);
  int count = month_difference(first, frame->month);
  for (int i = 0; i <= count; i++)
    g_ptr_array_add(months, month_add(first, i));
  return months;
}

/* `N N P · C`. Yours. */
static char *letters(const struct sip_page *page, const struct figures_item *item)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < page->months->len; i++) {
    const char *status = NULL;
    for (int row = 0; row < page->history->row_count; row++)
      if (strcmp(rowset_get(page->history, row, "item"), item->uid) == 0
          && strcmp(rowset_get(page->history, row, "month"), g_ptr_array_index(page->months, i))
                 == 0)
        status = rowset_get(page->history, row, "status");
    g_string_append_printf(text, "%s%s", i > 0 ? " " : "", status_letter(status));
  }
  return g_string_free(text, FALSE);
}

static char *month_range(const struct sip_page *page)
{
  g_autofree char *first = month_abbreviated(g_ptr_array_index(page->months, 0));
  if (page->months->len == 1)
    return g_steal_pointer(&first);
  return g_strdup_printf("%s–%s", first, page->figures->frame->short_name);
}

static struct table *add_goal(struct section *section, const struct sip_page *page,
                              const struct figures_item *item)
{
  g_autofree char *heading = g_strdup_printf("Goal %s: %s", item->goal_code, item->goal_text);
  g_autofree char *range = month_range(page);
  section_heading(section, heading);
  struct table *table = section_table(section, heading);
  table->file = g_strdup("sip-items");
  table_column(table, "item", "Item", ALIGN_LEFT, 6);
  table_column(table, "serves", "Serves", ALIGN_LEFT, 0);
  table_column(table, "owner", "Owner", ALIGN_LEFT, 2);
  table_column(table, "due", "Due", ALIGN_LEFT, 0);
  table_column(table, "status", page->figures->frame->name, ALIGN_LEFT, 0);
  table_column(table, "months", range, ALIGN_LEFT, 0);
  return table;
}

static void add_item(struct table *table, const struct sip_page *page,
                     const struct figures_item *item)
{
  struct table_row *row = table_row(table);
  g_autofree char *text = g_strdup_printf("%s %s", item->code, item->text);
  g_autofree char *due = item->due_on ? date_short(item->due_on) : NULL;
  g_autofree char *history = letters(page, item);
  struct cell *cell = row_text(row, text);
  if (item->note) {
    g_autofree char *note = g_strdup_printf("\n%s", item->note);
    cell_run(cell, RUN_DIM, note);
  }
  row_text(row, item->serves ? item->serves : "—");
  row_text(row, item->owner ? item->owner : "nobody named");
  struct cell *date = row_text(row, due ? due : "—");
  if (figures_item_late(page->figures->frame, item) && (item->status || item->asked))
    cell_run(date, RUN_BOLD, " past");
  row_status(row, figures_status_role(item->status),
             item->status || item->asked ? words_status_word(item->status) : "entered later");
  row_text(row, history);
}

static void add_items(struct section *section, const struct sip_page *page)
{
  struct table *table = NULL;
  const char *goal = NULL;
  for (guint i = 0; i < page->school->items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(page->school->items, i);
    if (g_strcmp0(goal, item->goal_code) != 0)
      table = add_goal(section, page, item);
    goal = item->goal_code;
    add_item(table, page, item);
  }
}

static struct document *build(const struct sip_page *page)
{
  const struct month_frame *frame = page->figures->frame;
  g_autofree char *title =
      g_strdup_printf("School Improvement Plan, %s, %s", page->school->name, frame->title);
  struct document *document = month_frame_document(frame, "sip", title);
  struct section *section = document_section(document, "sip", page->school->name);
  section->subtitle = g_strdup_printf("School Improvement Plan, %s", frame->school_year);
  section->aside = g_strdup(frame->title);
  struct cell *cell = section_bar(section);
  g_autofree char *words = words_standing(frame, page->school->now);
  words_add_status(cell, page->school->now);
  cell_run(cell, RUN_PLAIN, words);
  add_items(section, page);
  section_note(section,
               "C complete, P in progress, N no action, · not set. Serves: the initiative of the "
               "district’s plan. An owner who is not an administrator appears by role, or by name "
               "where the role is other.");
  return document;
}

struct document *sip_page_build(struct store *store, const char *uid, const char *month,
                                GError **error)
{
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(store, month);
  if (store_count(store, STATEMENT_REPORT_SEES_SCHOOL, "school", uid, NULL) == 0) {
    fail(error, TL_ERROR_REFUSED,
         "This plan is for those who lead the school or supervise it. Choose a school of yours.");
    return NULL;
  }
  AUTO(figures) struct figures *figures = figures_read_school(store, month, uid, error);
  if (!figures)
    return NULL;
  const struct figures_school *school = figures_school(figures, uid);
  if (!school || school->items->len == 0) {
    g_autofree char *name = store_value(store, STATEMENT_REPORT_SCHOOL, NULL, "school", uid, NULL);
    fail(error, TL_ERROR_NOT_FOUND, "%s has no SIP items in %s. Enter or import them first.",
         name ? name : "This school", figures->frame->school_year);
    return NULL;
  }
  AUTO(rowset) struct rowset *history =
      store_query(store, STATEMENT_REPORT_PLAN_HISTORY, error, "school", uid, "school_year",
                  figures->frame->school_year, "month", figures->frame->month, NULL);
  if (!history)
    return NULL;
  g_autoptr(GPtrArray) months = months_of(history, figures->frame);
  struct sip_page page = { figures, school, history, months };
  return build(&page);
}
