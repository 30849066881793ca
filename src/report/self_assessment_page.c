#include "report/self_assessment_page.h"

#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/figures.h"
#include "report/words.h"

#include <string.h>

/* What the page is made from. */
struct page {
  const struct figures *figures;
  const struct month_frame *frame;
  const struct rowset *ratings, *levels, *descriptors, *goals, *goals_before;
  const struct administrator *person; /* NULL: no administrator in that month */
  const char *name;
};

static const char *descriptor(const struct page *page, const char *standard, const char *level)
{
  const struct rowset *rows = page->descriptors;
  for (int i = 0; i < rows->row_count; i++)
    if (strcmp(rowset_get(rows, i, "standard"), standard) == 0
        && strcmp(rowset_get(rows, i, "level"), level) == 0)
      return rowset_get(rows, i, "text");
  return NULL;
}

/* A row a level, the chosen one with its badge. */
static void add_levels(struct table *table, const struct page *page, int i)
{
  const char *standard = rowset_get(page->ratings, i, "standard");
  const char *chosen = rowset_get(page->ratings, i, "level");
  for (int k = 0; k < page->levels->row_count; k++) {
    const char *level = rowset_get(page->levels, k, "code");
    const char *label = rowset_get(page->levels, k, "label");
    bool marked = g_strcmp0(level, chosen) == 0;
    struct table_row *row = table_row(table);
    row->dim = !marked;
    if (marked)
      row_status(row, figures_level_role(k + 1, page->levels->row_count), label);
    else
      row_text(row, label);
    row_styled(row, marked ? RUN_BOLD : RUN_PLAIN, marked ? "Chosen. " : NULL);
    struct cell *cell = g_ptr_array_index(row->cells, row->cells->len - 1);
    cell_run(cell, RUN_PLAIN, descriptor(page, standard, level));
  }
}

static void add_line(struct table *table, const char *what, const char *text)
{
  if (!text)
    return;
  struct table_row *row = table_row(table);
  row_styled(row, RUN_BOLD, what);
  row_text(row, text);
}

/* Yours. */
static char *no_goal(const struct page *page)
{
  g_autofree char *none =
      page->person ? words_no_goal(page->figures, page->person) : g_strdup("no goal was set");
  g_autofree char *sentence = words_sentence(none);
  return g_strconcat(sentence, ".", NULL);
}

static void say_goals(struct section *section, const struct page *page)
{
  section_heading(section, "Goal");
  struct table *table = section_table(section, "Goal");
  table->file = g_strdup("goals");
  table_column(table, "what", "", ALIGN_LEFT, 1);
  table_column(table, "text", "", ALIGN_LEFT, 5);
  const struct rowset *before = page->goals_before;
  g_autofree char *met =
      words_goal_met(before->row_count, rowset_get(page->ratings, 0, "goal_met"));
  g_autofree char *was = g_strdup_printf("%s.", met);
  g_autofree char *set = g_strdup_printf("Set for %s", page->frame->name);
  for (int i = 0; i < before->row_count; i++)
    add_line(table, i == 0 ? set : "and", rowset_get(before, i, "text"));
  g_autofree char *none = no_goal(page);
  add_line(table, "Last month’s goal", before->row_count > 0 ? was : none);
  add_line(table, "Still working on", rowset_get(page->ratings, 0, "working_on"));
  for (int i = 0; i < page->goals->row_count; i++) {
    add_line(table, "Goal for next month", rowset_get(page->goals, i, "text"));
    add_line(table, "Steps", rowset_get(page->goals, i, "steps"));
  }
}

static void say_standard(struct section *section, const struct page *page, int i)
{
  const char *name = rowset_get(page->ratings, i, "name");
  section_heading(section, name);
  struct table *table = section_table(section, name);
  table->file = g_strdup("rubric");
  table_column(table, "level", "", ALIGN_LEFT, 0);
  table_column(table, "text", "", ALIGN_LEFT, 1);
  add_levels(table, page, i);
  add_line(table, "Why", rowset_get(page->ratings, i, "rationale"));
  add_line(table, "What shows it", rowset_get(page->ratings, i, "evidence"));
}

/* `Principal, Kuss Middle · self-assessment, submitted 10 Nov 2026`. Yours. */
static char *subtitle(const struct page *page)
{
  const struct administrator *person = page->person;
  g_autofree char *submitted =
      words_submitted(rowset_get(page->ratings, 0, "submitted_at"),
                      rowset_get(page->ratings, 0, "changed_at"), date_medium);
  const char *standing = submitted ? submitted : "not submitted yet";
  if (!person)
    return g_strdup_printf("Self-assessment, %s", standing);
  g_autofree char *role = words_sentence(choice_label(role_choices, person->role));
  return g_strdup_printf("%s%s%s · self-assessment, %s", role, person->place ? ", " : "",
                         person->place ? person->place : "", standing);
}

static struct document *build(const struct page *page)
{
  g_autofree char *title =
      g_strdup_printf("Self-assessment, %s, %s", page->name, page->frame->title);
  struct document *document = month_frame_document(page->frame, "self-assessment", title);
  struct section *section = document_section(document, "self-assessment", page->name);
  section->subtitle = subtitle(page);
  section->aside = g_strdup(page->frame->title);
  for (int i = 0; i < page->ratings->row_count; i++)
    say_standard(section, page, i);
  say_goals(section, page);
  return document;
}

static struct document *read_and_build(struct store *store, const char *staff, struct page *page,
                                       GError **error)
{
  const char *month = page->frame->month;
  AUTO(rowset) struct rowset *ratings = store_query(
      store, STATEMENT_REPORT_ASSESSMENT, error, "staff", staff, "month", month, "own", "1", NULL);
  if (!ratings)
    return NULL;
  if (ratings->row_count == 0) {
    fail(error, TL_ERROR_NOT_FOUND, "%s has submitted no self-assessment for %s.", page->name,
         page->frame->title);
    return NULL;
  }
  const char *rubric = rowset_get(ratings, 0, "rubric");
  AUTO(rowset) struct rowset *levels =
      store_query(store, STATEMENT_REPORT_LEVELS, error, "rubric", rubric, NULL);
  AUTO(rowset) struct rowset *descriptors =
      levels ? store_query(store, STATEMENT_REPORT_DESCRIPTORS, error, "rubric", rubric, NULL)
             : NULL;
  AUTO(rowset) struct rowset *goals =
      descriptors ? store_query(store, STATEMENT_REPORT_GOALS, error, "staff", staff, "month",
                                month, "own", "1", NULL)
                  : NULL;
  AUTO(rowset) struct rowset *before =
      goals ? store_query(store, STATEMENT_REPORT_GOALS, error, "staff", staff, "month",
                          page->frame->previous, "own", "1", NULL)
            : NULL;
  if (!before)
    return NULL;
  page->ratings = ratings;
  page->levels = levels;
  page->descriptors = descriptors;
  page->goals = goals;
  page->goals_before = before;
  return build(page);
}

struct document *self_assessment_page_build(struct store *store, const char *staff,
                                            const char *month, GError **error)
{
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(store, month);
  if (store_count(store, STATEMENT_REPORT_SEES_PERSON, "staff", staff, NULL) == 0) {
    fail(error, TL_ERROR_REFUSED,
         "This self-assessment is for its writer and those who supervise them. Choose your own.");
    return NULL;
  }
  AUTO(figures) struct figures *figures = figures_read_person(store, month, staff, error);
  if (!figures)
    return NULL;
  g_autofree char *name = store_value(store, STATEMENT_REPORT_PERSON, NULL, "staff", staff, NULL);
  struct page page = { .figures = figures,
                       .frame = figures->frame,
                       .person = figures_person(figures, staff),
                       .name = name ? name : "" };
  return read_and_build(store, staff, &page, error);
}
