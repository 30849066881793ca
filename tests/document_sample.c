#include "document_sample.h"

#include <check.h>
#include <stdlib.h>

static void add_month(struct document *document)
{
  struct section *section = document_section(document, "month", "October on a page");
  section->subtitle = g_strdup("19 school days. 2 schools, 3 administrators.");
  section->aside = g_strdup("DILT of 18 November\nKuss Middle, library");
  struct block *lead = section_runs(section);
  block_run(lead, RUN_PLAIN, "What follows is ");
  block_run(lead, RUN_BOLD, "for the meeting");
  block_run(lead, RUN_PLAIN, "; each school has ");
  block_link(lead, "its own page", "kuss");
  block_run(lead, RUN_DIM, ".");
  section_contents(section);
  struct table *table = section_table(section, "The month in figures");
  table_column(table, "what", "", ALIGN_LEFT, 1);
  table_column(table, "now", "October", ALIGN_RIGHT, 0);
  table_column(table, "before", "September", ALIGN_RIGHT, 0);
  table_column(table, "picture", "", ALIGN_LEFT, 0);
  struct table_row *row = table_row(table);
  row_text(row, "Walkthroughs made, of the target");
  row_styled(row, RUN_BOLD, "52 of 57");
  row_styled(row, RUN_DIM, "48 of 57");
  cell_alternative(row_bar(row, 52, 57), "52 of 57");
  row = table_row(table);
  row_text(row, "SIP items complete / in progress / no action");
  row_styled(row, RUN_BOLD, "9 / 7 / 2");
  row_styled(row, RUN_DIM, "7 / 8 / 3");
  struct cell *stack = row_stack(row);
  cell_part(stack, ROLE_GOOD, "complete", 9);
  cell_part(stack, ROLE_MIDDLE, "in progress", 7);
  cell_part(stack, ROLE_POOR, "no action", 2);
  section_heading(section, "Not in by 16 November");
  section_paragraph(section, "Carl Jackson: self-assessment for October.");
  section_space(section);
  section_note(section, "Days = school days with at least one walkthrough.");
  section_rules(section, 2);
}

static void add_administrator(struct table *table, const char *name, long done, long target,
                              double first)
{
  struct table_row *row = table_row(table);
  row_text(row, name);
  row_number(row, done);
  row_number(row, target);
  row_bar(row, (double)done, (double)target);
  struct cell *spark = row_spark(row);
  cell_part(spark, ROLE_NONE, "Aug", first);
  cell_part(spark, ROLE_NONE, "Sep", 9);
  cell_part(spark, ROLE_NONE, "Oct", (double)done);
  row_text(row, NULL);
}

static void add_walkthroughs(struct document *document)
{
  struct section *section =
      document_section(document, "walkthroughs", "Walkthroughs by administrator");
  section->new_page = true;
  section->file = g_strdup("walkthroughs-by-administrator");
  struct table *table = section_table(section, NULL);
  table_column(table, "administrator", "Administrator", ALIGN_LEFT, 1);
  table_column(table, "done", "Done", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "target", "Target", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "bar", "", ALIGN_LEFT, 0);
  table_column(table, "months", "Aug–Oct", ALIGN_LEFT, 0);
  table_column(table, "note", "", ALIGN_LEFT, 1);
  struct table_row *header = table_row(table);
  header->header = true;
  row_text(header, "Middle schools");
  add_administrator(table, "Siobhán O’Brien", 18, 19, 4.5);
  add_administrator(table, "Trần Thị Mai", 9, 19, 0);
  struct table_row *total = table_row(table);
  total->strong = true;
  row_text(total, "Together");
  row_number(total, 27);
  row_number(total, 38);
  row_bar(total, 27, 38);
}

static void add_by_school(struct document *document)
{
  struct section *section = document_section(document, "by-school", "What was seen, by school");
  section->orientation = LANDSCAPE;
  section->new_page = true;
  struct table *table = section_table(section, "Seen, by school");
  table->compact = true;
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 1);
  table_column(table, "dor", "Dor", ALIGN_CENTER, 0);
  table_column(table, "kuss", "Kuss", ALIGN_CENTER, 0);
  table_column(table, "sto", "Sto", ALIGN_CENTER, 0);
  struct table_row *row = table_row(table);
  row_text(row, "Objective is visible and returned to");
  row_shade(row, 77);
  row_shade(row, 4);
  row_shade(row, -1);
  row = table_row(table);
  row->dim = true;
  row_text(row, "Questions ask for reasoning");
  row_shade(row, 100);
  row_shade(row, 0);
  row_shade(row, 50);
}

static void add_kuss(struct document *document)
{
  struct section *section = document_section(document, "kuss", "Kuss Middle");
  section->level = 2;
  section->new_page = true;
  section->subtitle = g_strdup("Siobhán O’Brien, principal");
  section->aside = g_strdup("October 2026\nreview held 9 November");
  struct cell *bar = section_bar(section);
  cell_part(bar, ROLE_GOOD, "complete", 9);
  cell_part(bar, ROLE_MIDDLE, "in progress", 7);
  cell_part(bar, ROLE_POOR, "no action", 2);
  cell_run(bar, RUN_DIM, "(September 7, 8, 3)");
  struct table *table = section_table(section, "School Improvement Plan");
  table_column(table, "item", "Changed or standing still", ALIGN_LEFT, 3);
  table_column(table, "due_on", "Due", ALIGN_LEFT, 0);
  table_column(table, "status", "Status", ALIGN_LEFT, 0);
  struct table_row *row = table_row(table);
  row_text(row,
           "2.1 Weekly team time with a written agenda in every grade, kept where all can read it");
  row_text(row, "30 Oct");
  row_status(row, ROLE_GOOD, "complete");
  row = table_row(table);
  struct cell *cell = row_text(row, "3.2 ");
  cell_run(cell, RUN_BOLD | RUN_SMALL, "Science");
  cell_link(cell, " tasks", "by-school");
  row_text(row, "27 Nov");
  cell_run(row_status(row, ROLE_POOR, "no action"), RUN_PLAIN, "since Sept");
}

struct document *sample_document(void)
{
  struct document *document = document_new("packet", "DILT packet, October 2026");
  document->district = g_strdup("Mill City Public Schools");
  document->notice = g_strdup("Personnel information, not a public record.");
  document->as_of = g_strdup("16 November 2026, 17:00");
  document->created_at = g_strdup("2026-11-16T22:00:00Z");
  document->author = g_strdup("Rosa Alvarez");
  document->keywords = g_strdup("DILT, packet");
  document->contents = true;
  add_month(document);
  add_walkthroughs(document);
  add_by_school(document);
  add_kuss(document);
  return document;
}

struct document *sample_page(const char *title)
{
  struct document *document = document_new("page", title);
  document_section(document, "page", title);
  return document;
}

struct section *sample_section(const struct document *document)
{
  return g_ptr_array_index(document->sections, 0);
}

/* --- A packet of a real size ---------------------------------------------------------------- */

static void add_grid(struct document *document, int schools)
{
  struct section *section = document_section(document, "grid", "What was seen, by school");
  section->orientation = LANDSCAPE;
  struct table *table = section_table(section, NULL);
  table->compact = true;
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 1);
  for (int i = 0; i < schools; i++) {
    g_autofree char *key = g_strdup_printf("s%d", i);
    table_column(table, key, key, ALIGN_CENTER, 0);
  }
  for (int row = 0; row < 10; row++) {
    struct table_row *line = table_row(table);
    row_text(line, "Checks for understanding during the lesson");
    for (int i = 0; i < schools; i++)
      row_shade(line, (i * 37 + row * 11) % 101 - (i % 12 == 11 ? 101 : 0));
  }
}

static void add_rows(struct section *section, const char *title, int rows)
{
  struct table *table = section_table(section, title);
  table->file = g_strdup(title);
  table_column(table, "item", "Item", ALIGN_LEFT, 3);
  table_column(table, "status", "Status", ALIGN_LEFT, 0);
  table_column(table, "done", "Done", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "why", "Why, and what shows it", ALIGN_LEFT, 4);
  for (int i = 0; i < rows; i++) {
    struct table_row *row = table_row(table);
    row_text(row, "Weekly team time with a written agenda in every grade");
    row_status(row, (enum role)(1 + i % 3), "in progress");
    row_number(row, i);
    row_text(row, "The instructional team now meets weekly and sets its own questions; minutes of "
                  "7, 14, 21 and 28 October. Tasks in grade 7 science are below the standard.");
  }
}

struct document *sample_packet(int schools)
{
  struct document *document = document_new("packet", "DILT packet");
  document->contents = true;
  add_grid(document, schools);
  for (int i = 0; i < schools * 2; i++) {
    g_autofree char *id = g_strdup_printf("person-%d", i);
    g_autofree char *title = g_strdup_printf("School %d", i);
    struct section *section = document_section(document, id, title);
    section->level = 2;
    section->new_page = true;
    add_rows(section, "self-assessment", 6);
    section_heading(section, "School Improvement Plan");
    add_rows(section, "sip-items", 14);
  }
  return document;
}

/* --- Comparing ------------------------------------------------------------------------------ */

char *sample_rendered(const struct document *document, sample_render *render)
{
  char *text = NULL;
  size_t size = 0;
  FILE *out = open_memstream(&text, &size);
  ck_assert_ptr_nonnull(out);
  g_autoptr(GError) error = NULL;
  ck_assert_msg(render(document, out, &error), "%s", error ? error->message : "no reason given");
  fclose(out);
  char *copy = g_strndup(text, size);
  free(text);
  return copy;
}

void expect_text(const char *name, const char *actual)
{
  g_autofree char *path = g_build_filename(TL_SRCDIR, "tests", "document", name, NULL);
  g_autofree char *expected = NULL;
  if (g_getenv("UPDATE_EXPECTED")) {
    ck_assert(g_file_set_contents(path, actual, -1, NULL));
    return;
  }
  ck_assert_msg(g_file_get_contents(path, &expected, NULL, NULL), "%s cannot be read", path);
  if (g_strcmp0(expected, actual) == 0)
    return;
  g_auto(GStrv) wanted = g_strsplit(expected, "\n", -1);
  g_auto(GStrv) found = g_strsplit(actual, "\n", -1);
  guint line = 0;
  while (wanted[line] && found[line] && g_str_equal(wanted[line], found[line]))
    line++;
  ck_abort_msg("%s, line %u\nexpected: %s\nfound:    %s", name, line + 1,
               wanted[line] ? wanted[line] : "(the end)", found[line] ? found[line] : "(the end)");
}
