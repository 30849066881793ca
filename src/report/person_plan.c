/* The School Improvement Plan on a person's page. */
#include "report/person_private.h"

#include "base/format.h"
#include "model/date.h"
#include "report/words.h"

#include <string.h>

/* Letters in a line of an item, and lines of a page that people's words and SIP items can have. */
enum { ITEM_LETTERS = 36, PAGE_LINES = 22, SAMPLE_LINES = 2, SPARE_LINES = 4, SCHOOL_LINES = 6 };

static bool changed(const struct figures_item *item)
{
  return item->status && item->status_earlier && strcmp(item->status, item->status_earlier) != 0;
}

static bool overdue(const struct figures_item *item, const struct month_frame *frame)
{
  return item->due_on && month_frame_past(frame, item->due_on);
}

/* How much an item asks for a line of its own: what changed; then what is late; then what was not
 * begun and is due before long. 0: nothing, the sentences below the table tell of it. */
static int urgency(const struct figures_item *item, const struct month_frame *frame)
{
  if (changed(item))
    return 3;
  if (!figures_stands_still(item) || !item->due_on)
    return 0;
  if (overdue(item, frame))
    return 2;
  bool begun = strcmp(item->status, "no_action") != 0;
  return !begun && strcmp(item->due_on, frame->next_last_on) <= 0 ? 1 : 0;
}

static int item_lines(const struct figures_item *item)
{
  return person_lines(item->text, ITEM_LETTERS);
}

int person_room(const struct person_page *page)
{
  int more_schools = MAX((int)page->person->leads->len - 1, 0);
  return PAGE_LINES - (page->figures->frame->sample ? SAMPLE_LINES : 0)
         - SCHOOL_LINES * more_schools;
}

/* The items with a line of their own, the most urgent first: as many as the page has room for; all
 * of them where what people wrote goes on to a second page in any case. A set of struct
 * figures_item. Yours. */
static GHashTable *items_with_line(const struct person_page *page, const GPtrArray *items)
{
  GHashTable *chosen = g_hash_table_new(NULL, NULL);
  int room = person_room(page) - page->lines;
  bool all = !page->rest && room < -SPARE_LINES;
  room -= page->reserved;
  for (int wanted = 3; wanted > 0; wanted--)
    for (guint i = 0; i < items->len; i++) {
      struct figures_item *item = g_ptr_array_index(items, i);
      if (urgency(item, page->figures->frame) != wanted)
        continue;
      /* The first comes with the header. */
      int needed = item_lines(item) + (g_hash_table_size(chosen) == 0);
      if (!all && room < needed)
        continue;
      g_hash_table_add(chosen, item);
      room -= needed;
    }
  return chosen;
}

static void add_item(struct table *table, const struct month_frame *frame,
                     const struct figures_item *item)
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
  if (strcmp(item->status, "complete") == 0)
    return;
  g_autofree char *since = month_abbreviated(item->since);
  g_autofree char *beside = changed(item)
                                ? g_strdup_printf("was %s", words_status_word(item->status_earlier))
                                : g_strdup_printf("since %s", since);
  cell_run(status, RUN_DIM | RUN_SMALL, beside);
}

static struct table *items_table(struct section *section, const char *heading, const char *file)
{
  struct table *table = section_table(section, heading);
  table->file = g_strdup(file);
  table_column(table, "item", heading, ALIGN_LEFT, 6);
  table_column(table, "serves", "Serves", ALIGN_LEFT, 0);
  table_column(table, "owner", "Owner", ALIGN_LEFT, 2);
  table_column(table, "due", "Due", ALIGN_LEFT, 0);
  table_column(table, "status", "Status", ALIGN_LEFT, 0);
  return table;
}

static void add_table(struct person_page *page, const GPtrArray *items, GHashTable *chosen)
{
  if (g_hash_table_size(chosen) == 0)
    return;
  struct table *table = items_table(page->section, "Changed or standing still", "person-sip");
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    if (!g_hash_table_contains(chosen, item))
      continue;
    add_item(table, page->figures->frame, item);
    page->lines += item_lines(item);
  }
}

static void add_code(GString *list, const struct figures_item *item)
{
  g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", item->code);
}

enum { CHANGED, LATE, NOTHING, PROGRESS, MISSING, LISTS };

/* In which sentence an item without a line of its own is told of; -1: in none. */
static int list_of(const struct figures_item *item, const struct month_frame *frame)
{
  if (!item->status)
    return month_frame_idle(frame) ? -1 : MISSING;
  if (changed(item))
    return CHANGED;
  if (!figures_stands_still(item))
    return -1;
  if (overdue(item, frame))
    return LATE;
  return strcmp(item->status, "in_progress") == 0 ? PROGRESS : NOTHING;
}

/* table: some have a line of their own. `Also changed: 1.2. Unchanged: late 1.4, 2.1; no
 * action 2.4; in progress 3.2. Status not set by 16 November: 3.1.` */
static void say_lists(struct section *section, const struct month_frame *frame, bool table,
                      GString *const lists[LISTS])
{
  static const char *const words[] = {
    [LATE] = "past due", [NOTHING] = "no action", [PROGRESS] = "in progress"
  };
  struct block *block = section_runs(section);
  g_autoptr(GString) text = g_string_new(NULL);
  if (lists[CHANGED]->len > 0)
    g_string_append_printf(text, "%s: %s. ", table ? "Also changed" : "Items changed",
                           lists[CHANGED]->str);
  bool first = true;
  for (int i = LATE; i <= PROGRESS; i++) {
    if (lists[i]->len == 0)
      continue;
    g_string_append_printf(text, "%s %s %s", first ? "Unchanged:" : ";", words[i], lists[i]->str);
    first = false;
  }
  if (!first)
    g_string_append(text, ". ");
  block_run(block, RUN_PLAIN, text->str);
  if (lists[MISSING]->len == 0)
    return;
  g_autofree char *missing =
      frame->awaited
          ? g_strdup_printf("Status not set yet: %s. ", lists[MISSING]->str)
          : g_strdup_printf("Status not set by %s: %s. ", frame->by, lists[MISSING]->str);
  block_run(block, RUN_BOLD, missing);
}

/* Sends what asks for a line and has none to the annex. */
static void keep_rest(struct person_page *page, const GPtrArray *items, GHashTable *chosen)
{
  bool any = false;
  for (guint i = 0; page->rest && !page->items_elsewhere && i < items->len; i++) {
    struct figures_item *item = g_ptr_array_index(items, i);
    if (g_hash_table_contains(chosen, item) || urgency(item, page->figures->frame) == 0)
      continue;
    g_ptr_array_add(person_rest(page)->items, item);
    any = true;
  }
  if (!any)
    return;
  struct block *block = g_ptr_array_index(page->section->blocks, page->section->blocks->len - 1);
  block_run(block, RUN_PLAIN, "In full, those changed, past due, or due soon and not begun: ");
  block_page_link(block, "annex", page->own->id);
  block_run(block, RUN_PLAIN, ".");
}

/* Those of items that are the school's. GPtrArray of struct figures_item. Yours. */
static GPtrArray *items_of_school(const GPtrArray *items, const struct figures_school *school)
{
  GPtrArray *own = g_ptr_array_new();
  for (guint i = 0; i < items->len; i++) {
    gpointer item = g_ptr_array_index(items, i);
    if (g_ptr_array_find(school->items, item, NULL))
      g_ptr_array_add(own, item);
  }
  return own;
}

void person_plan_rest(const struct figures *figures, const GPtrArray *items,
                      struct section *section)
{
  for (guint i = 0; i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    g_autoptr(GPtrArray) own = items_of_school(items, school);
    if (own->len == 0)
      continue;
    g_autofree char *plan = g_strdup_printf("School Improvement Plan, %s", school->name);
    if (own->len < items->len) /* the codes of two schools are alike */
      section_heading(section, plan);
    struct table *table = items_table(section, "Changed or standing still", "annex-sip");
    for (guint k = 0; k < own->len; k++)
      add_item(table, figures->frame, g_ptr_array_index(own, k));
  }
}

static void say_others(struct person_page *page, const GPtrArray *items, GHashTable *chosen)
{
  const struct month_frame *frame = page->figures->frame;
  GString *lists[LISTS];
  for (int i = 0; i < LISTS; i++)
    lists[i] = g_string_new(NULL);
  bool any = false;
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    int list = g_hash_table_contains(chosen, item) ? -1 : list_of(item, frame);
    if (list >= 0)
      add_code(lists[list], item);
    any = any || list >= 0;
  }
  if (any)
    say_lists(page->section, frame, g_hash_table_size(chosen) > 0, lists);
  for (int i = 0; i < LISTS; i++)
    g_string_free(lists[i], TRUE);
  if (any)
    keep_rest(page, items, chosen);
}

static void say_items(struct person_page *page, const GPtrArray *items)
{
  g_autoptr(GHashTable) chosen = items_with_line(page, items);
  add_table(page, items, chosen);
  say_others(page, items, chosen);
}

/* How the items stand, and how they did (NULL: not said). Where nothing is in, no bar says 0. */
static void say_standing(struct section *section, const struct month_frame *frame,
                         struct figures_status now, const struct figures_status *before)
{
  g_autofree char *words = words_standing(frame, now);
  if (figures_status_set(now) == 0) {
    g_autofree char *text = words_sentence(words);
    g_autofree char *sentence = g_strconcat(text, ".", NULL);
    block_run(section_runs(section), RUN_BOLD, sentence);
    return;
  }
  struct cell *cell = section_bar(section);
  words_add_status(cell, now);
  cell_run(cell, RUN_PLAIN, words);
  if (!before || figures_status_set(*before) == 0)
    return;
  g_autofree char *counts =
      g_strdup_printf("(%s %d, %d, %d)", frame->previous_name, before->complete,
                      before->in_progress, before->no_action);
  g_autofree char *held = words_held(counts);
  cell_run(cell, RUN_PLAIN, " ");
  cell_run(cell, RUN_DIM, held);
}

static void say_school(struct person_page *page, const struct figures_school *school)
{
  const struct month_frame *frame = page->figures->frame;
  bool named = page->person->leads->len > 1;
  g_autofree char *heading = named ? g_strdup_printf("School Improvement Plan, %s", school->name)
                                   : g_strdup("School Improvement Plan");
  section_heading(page->section, heading);
  if (school->items->len == 0) {
    g_autofree char *none = g_strdup_printf("No plan is entered for %s.", frame->school_year);
    section_paragraph(page->section, none);
    return;
  }
  say_standing(page->section, frame, school->now, &school->before);
  if (figures_status_set(school->now) > 0)
    say_items(page, school->items);
}

/* The items of all schools that the person owns. GPtrArray of struct figures_item. Yours. */
static GPtrArray *owned_items(const struct person_page *page)
{
  GPtrArray *items = g_ptr_array_new();
  for (guint i = 0; i < page->figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(page->figures->schools, i);
    for (guint k = 0; k < school->items->len; k++) {
      struct figures_item *item = g_ptr_array_index(school->items, k);
      if (g_strcmp0(item->owner_uid, page->person->uid) == 0)
        g_ptr_array_add(items, item);
    }
  }
  return items;
}

static void say_owned(struct person_page *page)
{
  g_autoptr(GPtrArray) items = owned_items(page);
  if (items->len == 0)
    return;
  section_heading(page->section, "School Improvement Plan: own items");
  page->items_elsewhere = true; /* among those of their school */
  struct figures_status status = { .complete = 0 };
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    if (item->status || !month_frame_idle(page->figures->frame))
      figures_count_status(&status, item->status);
  }
  say_standing(page->section, page->figures->frame, status, NULL);
  if (figures_status_set(status) > 0)
    say_items(page, items);
}

void person_plans(struct person_page *page)
{
  const struct administrator *person = page->person;
  for (guint i = 0; i < person->leads->len; i++) {
    const struct figures_school *school =
        figures_school(page->figures, g_ptr_array_index(person->leads, i));
    if (school)
      say_school(page, school);
  }
  if (person->leads->len == 0)
    say_owned(page);
}
