/* The School Improvement Plan on a person's page. */
#include "report/person_private.h"

#include "base/format.h"
#include "model/date.h"
#include "report/room.h"
#include "report/words.h"

#include <string.h>

/* Columns of the items, on all pages alike. */
enum { SERVES_WIDTH = 37, OWNER_WIDTH = 76, DUE_WIDTH = 63, STATUS_WIDTH = 78 };

/* What a plan takes whose items have no line of their own: heading, bar and a sentence of so many
 * lines. */
#define BARE_PLAN 67.0
#define NO_PLAN 57.0
enum { SENTENCE_LINES = 2, LETTERS_OF_LINE = 90, LETTERS_OF_CODE = 5 };

/* The spaces of a page may be closer by that much. */
#define CLOSER 14.0

static bool changed(const struct figures_item *item)
{
  return item->status && item->status_earlier && strcmp(item->status, item->status_earlier) != 0;
}

/* Has its first status in the month. */
static bool fresh(const struct figures_item *item)
{
  return item->status && !item->status_earlier;
}

/* Not complete, and so before, or without a before. */
static bool stays_open(const struct figures_item *item)
{
  return figures_stands_still(item) || (fresh(item) && strcmp(item->status, "complete") != 0);
}

/* Nothing is there to compare with: the items' first month. */
static bool first_month(const GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    if (item->status && item->status_earlier)
      return false;
  }
  return true;
}

static const char *told_heading(const GPtrArray *items)
{
  return first_month(items) ? "Not complete" : "Changed or standing still";
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
  if (!stays_open(item) || !item->due_on)
    return 0;
  if (overdue(item, frame))
    return 2;
  bool begun = strcmp(item->status, "no_action") != 0;
  return !begun && strcmp(item->due_on, frame->next_last_on) <= 0 ? 1 : 0;
}

static struct table_row *add_item(struct table *table, const struct month_frame *frame,
                                  const struct figures_item *item)
{
  struct table_row *row = table_row(table);
  g_autofree char *text = g_strdup_printf("%s %s", item->code, item->text);
  g_autofree char *due = item->due_on ? date_short(item->due_on) : NULL;
  row_text(row, text);
  row_text(row, item->serves ? item->serves : "—");
  row_text(row, item->owner ? item->owner : "nobody named");
  struct cell *date = row_text(row, due ? due : "—");
  if (figures_item_late(frame, item))
    cell_run(date, RUN_BOLD, " past");
  struct cell *status =
      row_status(row, figures_status_role(item->status), words_status_word(item->status));
  if (strcmp(item->status, "complete") == 0)
    return row;
  g_autofree char *since = month_abbreviated(item->since);
  g_autofree char *beside = changed(item)
                                ? g_strdup_printf("was %s", words_status_word(item->status_earlier))
                                : g_strdup_printf("since %s", since);
  cell_run(status, RUN_DIM | RUN_SMALL, beside);
  return row;
}

static struct table *items_table(struct section *section, const char *heading, const char *file)
{
  struct table *table = section_table(section, heading);
  table->file = g_strdup(file);
  table_column(table, "item", heading, ALIGN_LEFT, 6);
  table_column(table, "serves", "Serves", ALIGN_LEFT, 0)->width = SERVES_WIDTH;
  table_column(table, "owner", "Owner", ALIGN_LEFT, 2)->width = OWNER_WIDTH;
  table_column(table, "due", "Due", ALIGN_LEFT, 0)->width = DUE_WIDTH;
  table_column(table, "status", "Status", ALIGN_LEFT, 0)->width = STATUS_WIDTH;
  return table;
}

static void add_code(GString *list, const struct figures_item *item)
{
  g_string_append_printf(list, "%s%s", list->len > 0 ? ", " : "", item->code);
}

enum { CHANGED, NEW, LATE, NOTHING, PROGRESS, MISSING, LISTS };

/* In which sentence an item without a line of its own is told of, first: in the items' first month;
 * -1: in none, it is complete as before. */
static int list_of(const struct figures_item *item, const struct month_frame *frame, bool first)
{
  if (!item->status)
    return month_frame_idle(frame) ? -1 : MISSING;
  if (changed(item))
    return CHANGED;
  if (!stays_open(item))
    return -1;
  if (fresh(item) && !first)
    return NEW;
  if (overdue(item, frame))
    return LATE;
  return strcmp(item->status, "in_progress") == 0 ? PROGRESS : NOTHING;
}

/* A plan on a page: those of its items that changed or stand still, each with its row. */
struct plan {
  struct person_page *page;
  const GPtrArray *items; /* struct figures_item */
  bool first;             /* in their first month */
  GPtrArray *told;        /* those of them with a row */
  struct table *table;
  double *heights; /* of its rows */
  double room;     /* points for the rows and what is said of those without one */
};

static struct table_row *row_of(const struct plan *plan, guint i)
{
  return g_ptr_array_index(plan->table->rows, i);
}

/* Leaves on paper the rows that there is room for, the most urgent first; how many it leaves out.
 */
static guint choose_rows(const struct plan *plan, double room)
{
  guint left_out = plan->told->len;
  for (guint i = 0; i < plan->told->len; i++)
    row_of(plan, i)->off_paper = true;
  for (int wanted = 3; wanted >= 0; wanted--)
    for (guint i = 0; i < plan->told->len; i++) {
      struct table_row *row = row_of(plan, i);
      double height = plan->heights[i];
      if (urgency(g_ptr_array_index(plan->told, i), plan->page->figures->frame) != wanted
          || height > room)
        continue;
      row->off_paper = false;
      room -= height;
      left_out--;
    }
  return left_out;
}

/* All rows where all have room; else as many as leave room to say what the others are. A page that
 * goes on to a second sheet in any case leaves none out. */
static guint fit_rows(const struct plan *plan)
{
  double room = plan->room - room_header(plan->table);
  if (!plan->page->rest && plan->room < 0)
    room = G_MAXDOUBLE;
  guint left_out = choose_rows(plan, room);
  if (left_out == 0)
    return 0;
  int lines = SENTENCE_LINES + (int)plan->told->len * LETTERS_OF_CODE / LETTERS_OF_LINE;
  return choose_rows(plan, room - lines * ROOM_LINE);
}

/* `Also changed: 1.2. New: 3.4. Unchanged: past due 1.4, 2.1; no action 2.4; in progress 3.2. ` */
static char *lists_words(GString *const lists[LISTS], bool table, bool first_of_all)
{
  static const char *const words[] = {
    [LATE] = "past due", [NOTHING] = "no action", [PROGRESS] = "in progress"
  };
  GString *text = g_string_new(NULL);
  if (lists[CHANGED]->len > 0)
    g_string_append_printf(text, "%s: %s. ", table ? "Also changed" : "Items changed",
                           lists[CHANGED]->str);
  if (lists[NEW]->len > 0)
    g_string_append_printf(text, "New: %s. ", lists[NEW]->str);
  const char *open = !first_of_all ? "Unchanged:" : table ? "Also:" : "Not complete:";
  bool first = true;
  for (int i = LATE; i <= PROGRESS; i++) {
    if (lists[i]->len == 0)
      continue;
    g_string_append_printf(text, "%s %s %s", first ? open : ";", words[i], lists[i]->str);
    first = false;
  }
  if (!first)
    g_string_append(text, ". ");
  return g_string_free(text, FALSE);
}

/* The codes of the items without a row, by what is to be said of them. */
static void list_codes(const struct plan *plan, GString *lists[LISTS])
{
  for (int i = 0; i < LISTS; i++)
    lists[i] = g_string_new(NULL);
  for (guint i = 0; i < plan->items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(plan->items, i);
    guint told;
    int list = list_of(item, plan->page->figures->frame, plan->first);
    bool shown =
        g_ptr_array_find(plan->told, (gpointer)item, &told) && !row_of(plan, told)->off_paper;
    if (list >= 0 && !shown)
      add_code(lists[list], item);
  }
}

/* Items without a row that ask for one. GPtrArray of struct figures_item. Yours. */
static GPtrArray *rowless(const struct plan *plan, int least_urgency)
{
  GPtrArray *items = g_ptr_array_new();
  for (guint i = 0; i < plan->told->len; i++) {
    gpointer item = g_ptr_array_index(plan->told, i);
    if (row_of(plan, i)->off_paper && urgency(item, plan->page->figures->frame) >= least_urgency)
      g_ptr_array_add(items, item);
  }
  return items;
}

static bool has_all(GPtrArray *items, const GPtrArray *wanted)
{
  for (guint i = 0; i < wanted->len; i++)
    if (!g_ptr_array_find(items, g_ptr_array_index(wanted, i), NULL))
      return false;
  return true;
}

/* Where in the annex items stand: in what another page of the school has there, if that has them
 * all, else in this page's own. */
static const struct person_rest *annex_of(struct person_page *page, const GPtrArray *items)
{
  for (guint i = 0; i < page->rest->len; i++) {
    const struct person_rest *rest = g_ptr_array_index(page->rest, i);
    if (rest != page->own && has_all(rest->items, items))
      return rest;
  }
  struct person_rest *own = person_rest(page);
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add(own->items, g_ptr_array_index(items, i));
  return own;
}

/* On paper: what the items without a row are, and where they stand in full. */
static void say_rest(const struct plan *plan, GString *const lists[LISTS], bool table)
{
  struct block *block = section_runs(plan->page->section);
  g_autofree char *words = lists_words(lists, table, plan->first);
  block->paper = true;
  block_run(block, RUN_PLAIN, words);
  g_autoptr(GPtrArray) urgent = rowless(plan, 1);
  if (urgent->len == 0)
    return;
  block_run(block, RUN_PLAIN,
            plan->first ? "In full, those past due, or due soon and not begun: "
                        : "In full, those changed, past due, or due soon and not begun: ");
  block_page_link(block, "annex", annex_of(plan->page, urgent)->id);
  block_run(block, RUN_PLAIN, ".");
}

/* The same where there is no annex: the others follow at the end, in words. */
static void say_later(const struct plan *plan, guint left_out, const char *heading)
{
  struct section *later = plan->page->later;
  const char *which = plan->first     ? left_out == 1 ? "is not complete" : "are not complete"
                      : left_out == 1 ? "changed or stands still"
                                      : "changed or stand still";
  g_autofree char *words =
      left_out == 1 ? g_strdup_printf("One more that %s is at the end.", which)
                    : g_strdup_printf("%u more that %s are at the end.", left_out, which);
  section_note(plan->page->section, words);
  section_last(plan->page->section)->paper = true;
  g_autofree char *continued = g_strdup_printf("%s, continued", heading);
  section_heading(later, continued);
  section_last(later)->paper = true;
  struct table *table = items_table(later, continued, "person-sip");
  section_last(later)->paper = true;
  g_autoptr(GPtrArray) items = rowless(plan, 0);
  for (guint i = 0; i < items->len; i++)
    add_item(table, plan->page->figures->frame, g_ptr_array_index(items, i));
}

static void say_missing(const struct plan *plan, const GString *codes)
{
  const struct month_frame *frame = plan->page->figures->frame;
  if (codes->len == 0)
    return;
  g_autofree char *missing =
      frame->awaited ? g_strdup_printf("Status not set yet: %s.", codes->str)
                     : g_strdup_printf("Status not set by %s: %s.", frame->by, codes->str);
  block_run(section_runs(plan->page->section), RUN_BOLD, missing);
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
    struct table *table = items_table(section, told_heading(own), "annex-sip");
    for (guint k = 0; k < own->len; k++)
      add_item(table, figures->frame, g_ptr_array_index(own, k));
  }
}

static GPtrArray *told_items(const struct person_page *page, const GPtrArray *items, bool first)
{
  GPtrArray *told = g_ptr_array_new();
  for (guint i = 0; i < items->len; i++) {
    struct figures_item *item = g_ptr_array_index(items, i);
    int list = list_of(item, page->figures->frame, first);
    if (list >= 0 && list != MISSING)
      g_ptr_array_add(told, item);
  }
  return told;
}

static void add_rows(struct plan *plan)
{
  plan->table = items_table(plan->page->section, told_heading(plan->items), "person-sip");
  for (guint i = 0; i < plan->told->len; i++)
    add_item(plan->table, plan->page->figures->frame, g_ptr_array_index(plan->told, i));
  plan->heights = room_rows(plan->table);
}

/* Says what changed or stands still in points of room. */
static void say_items(struct person_page *page, const GPtrArray *items, const char *heading,
                      double room)
{
  bool first = first_month(items);
  g_autoptr(GPtrArray) told = told_items(page, items, first);
  struct plan plan = { .page = page, .items = items, .first = first, .told = told, .room = room };
  guint left_out = 0;
  if (told->len > 0) {
    add_rows(&plan);
    left_out = fit_rows(&plan);
  }
  GString *lists[LISTS];
  list_codes(&plan, lists);
  if (left_out > 0 && page->rest)
    say_rest(&plan, lists, left_out < told->len);
  else if (left_out > 0)
    say_later(&plan, left_out, heading);
  say_missing(&plan, lists[MISSING]);
  g_free(plan.heights);
  for (int i = 0; i < LISTS; i++)
    g_string_free(lists[i], TRUE);
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

/* The points that a plan has where so many are to come after it. */
static double plan_room(const struct person_page *page, guint to_come)
{
  double room = person_room(page) + CLOSER - (BARE_PLAN + SENTENCE_LINES * ROOM_LINE) * to_come;
  return room / (to_come + 1);
}

static void say_school(struct person_page *page, const struct figures_school *school, guint to_come)
{
  const struct month_frame *frame = page->figures->frame;
  bool named = page->person->leads->len > 1;
  g_autofree char *heading = named ? g_strdup_printf("School Improvement Plan, %s", school->name)
                                   : g_strdup("School Improvement Plan");
  section_heading(page->section, heading);
  if (school->entered == 0) {
    g_autofree char *none = g_strdup_printf("No plan is entered for %s.", frame->school_year);
    section_paragraph(page->section, none);
    return;
  }
  say_standing(page->section, frame, school->now, &school->before);
  if (figures_status_set(school->now) > 0)
    say_items(page, school->items, heading, plan_room(page, to_come));
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
  const char *heading = "School Improvement Plan: own items";
  section_heading(page->section, heading);
  struct figures_status status = { .complete = 0 };
  for (guint i = 0; i < items->len; i++) {
    const struct figures_item *item = g_ptr_array_index(items, i);
    if (item->status || !month_frame_idle(page->figures->frame))
      figures_count_status(&status, item->status);
  }
  say_standing(page->section, page->figures->frame, status, NULL);
  if (figures_status_set(status) > 0)
    say_items(page, items, heading, plan_room(page, 0));
}

double person_room(const struct person_page *page)
{
  return room_page(page->section, page->figures->frame->sample) - page->below
         - room_blocks(page->section, true);
}

double person_plans_least(const struct person_page *page)
{
  const struct administrator *person = page->person;
  const double bare = BARE_PLAN + SENTENCE_LINES * ROOM_LINE;
  double sum = 0;
  for (guint i = 0; i < person->leads->len; i++) {
    const struct figures_school *school =
        figures_school(page->figures, g_ptr_array_index(person->leads, i));
    if (school)
      sum += school->entered > 0 ? bare : NO_PLAN;
  }
  g_autoptr(GPtrArray) owned = person->leads->len == 0 ? owned_items(page) : NULL;
  return sum + (owned && owned->len > 0 ? bare : 0);
}

void person_plans(struct person_page *page)
{
  const struct administrator *person = page->person;
  for (guint i = 0; i < person->leads->len; i++) {
    const struct figures_school *school =
        figures_school(page->figures, g_ptr_array_index(person->leads, i));
    if (school)
      say_school(page, school, person->leads->len - 1 - i);
  }
  if (person->leads->len == 0)
    say_owned(page);
}
