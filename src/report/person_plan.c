/* The School Improvement Plan on a person's page. */
#include "report/person_private.h"

#include "base/format.h"
#include "model/date.h"
#include "report/words.h"

#include <string.h>

static bool
changed(const struct figures_item *item)
{
  return item->status && item->status_earlier && strcmp(item->status, item->status_earlier) != 0;
}

static bool
overdue(const struct figures_item *item, const struct month_frame *frame)
{
  return item->due_on && strcmp(item->due_on, frame->last_on) <= 0;
}

/* Items that stand still with nothing done, or past their date, have a line of their own as those
 * that changed have; of the others the sentence below says so. */
static bool
has_line(const struct figures_item *item, const struct month_frame *frame)
{
  if (changed(item))
    return true;
  return figures_stands_still(item)
         && (strcmp(item->status, "no_action") == 0 || overdue(item, frame));
}

static void
add_item(struct table *table, const struct month_frame *frame, const struct figures_item *item)
{
  struct table_row *row = table_row(table);
  g_autofree char *text = g_strdup_printf("%s %s", item->code, item->text);
  g_autofree char *due = item->due_on ? date_short(item->due_on) : NULL;
  row_text(row, text);
  row_text(row, item->serves ? item->serves : "—");
  row_text(row, item->owner ? item->owner : "nobody named");
  struct cell *date = row_text(row, due ? due : "—");
  if (overdue(item, frame) && strcmp(item->status, "complete") != 0)
    cell_run(date, RUN_BOLD, " past");
  struct cell *status =
      row_status(row, figures_status_role(item->status), words_status_word(item->status));
  g_autofree char *since = item->since ? month_abbreviated(item->since) : NULL;
  g_autofree char *beside = changed(item)
                                ? g_strdup_printf("was %s", words_status_word(item->status_earlier))
                                : g_strdup_printf("since %s", since ? since : frame->short_name);
  cell_run(status, RUN_DIM | RUN_SMALL, beside);
}

static void
add_table(struct section *section, const struct month_frame *frame, const GPtrArray *items)
{
  struct table *table = NULL;
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    if (!has_line(item, frame))
      continue;
    if (!table) {
      table = section_table(section, "Changed or standing still");
      table->file = g_strdup("person-sip");
      table_column(table, "item", "Changed or standing still", ALIGN_LEFT, 5);
      table_column(table, "serves", "Serves", ALIGN_LEFT, 0);
      table_column(table, "owner", "Owner", ALIGN_LEFT, 2);
      table_column(table, "due", "Due", ALIGN_LEFT, 0);
      table_column(table, "status", "Status", ALIGN_LEFT, 3);
    }
    add_item(table, frame, item);
  }
}

/* `Still in progress: 1.2, 2.3. Status not set by 16 November: 3.1.` */
static void
say_others(struct section *section, const struct month_frame *frame, const GPtrArray *items)
{
  g_autoptr(GString) still = g_string_new(NULL);
  g_autoptr(GString) missing = g_string_new(NULL);
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    GString *list = !item->status                                          ? missing
                    : figures_stands_still(item) && !has_line(item, frame) ? still
                                                                           : NULL;
    if (list)
      g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", item->code);
  }
  struct block *block = still->len > 0 || missing->len > 0 ? section_runs(section) : NULL;
  if (still->len > 0) {
    g_autofree char *words = g_strdup_printf("Still in progress: %s. ", still->str);
    block_run(block, RUN_PLAIN, words);
  }
  if (missing->len > 0) {
    g_autofree char *words = g_strdup_printf("Status not set by %s: %s.", frame->by, missing->str);
    block_run(block, RUN_BOLD, words);
  }
}

static void
add_stack(struct section *section, const struct month_frame *frame,
          const struct figures_school *school)
{
  struct cell *cell = section_bar(section);
  g_autofree char *words = words_status(school->now);
  words_add_status(cell, school->now);
  cell_run(cell, RUN_PLAIN, words);
  if (figures_status_set(school->before) == 0)
    return;
  g_autofree char *before =
      g_strdup_printf(" (%s %d, %d, %d)", frame->previous_name, school->before.complete,
                      school->before.in_progress, school->before.no_action);
  cell_run(cell, RUN_DIM, before);
}

static void
say_school(const struct figures *figures, const struct figures_school *school, bool named,
           struct section *section)
{
  g_autofree char *heading = named ? g_strdup_printf("School Improvement Plan, %s", school->name)
                                   : g_strdup("School Improvement Plan");
  section_heading(section, heading);
  if (school->items->len == 0) {
    g_autofree char *none =
        g_strdup_printf("No items are entered for %s.", figures->frame->school_year);
    section_paragraph(section, none);
    return;
  }
  add_stack(section, figures->frame, school);
  add_table(section, figures->frame, school->items);
  say_others(section, figures->frame, school->items);
}

/* The items of all schools that person owns. GPtrArray of struct figures_item. Yours. */
static GPtrArray *
owned_items(const struct figures *figures, const struct administrator *person)
{
  GPtrArray *items = g_ptr_array_new();
  for (guint i = 0; i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    for (guint k = 0; k < school->items->len; k++) {
      struct figures_item *item = g_ptr_array_index(school->items, k);
      if (g_strcmp0(item->owner_uid, person->uid) == 0)
        g_ptr_array_add(items, item);
    }
  }
  return items;
}

static void
say_owned(const struct figures *figures, const struct administrator *person,
          struct section *section)
{
  g_autoptr(GPtrArray) items = owned_items(figures, person);
  if (items->len == 0)
    return;
  section_heading(section, "School Improvement Plan: own items");
  struct figures_status status = { .complete = 0 };
  for (guint i = 0; i < items->len; i++)
    figures_count_status(&status, ((struct figures_item *)g_ptr_array_index(items, i))->status);
  struct cell *cell = section_bar(section);
  g_autofree char *words = words_status(status);
  words_add_status(cell, status);
  cell_run(cell, RUN_PLAIN, words);
  add_table(section, figures->frame, items);
  say_others(section, figures->frame, items);
}

void
person_plans(const struct figures *figures, const struct administrator *person,
             struct section *section)
{
  for (guint i = 0; i < person->leads->len; i++) {
    const struct figures_school *school =
        figures_school(figures, g_ptr_array_index(person->leads, i));
    if (school)
      say_school(figures, school, person->leads->len > 1, section);
  }
  if (person->leads->len == 0)
    say_owned(figures, person, section);
}
