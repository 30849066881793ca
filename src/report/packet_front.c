/* The packet's cover and the month on a page. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/date.h"
#include "report/words.h"

#include <stdlib.h>

enum { MOVED_MOST = 3 };

/* --- agenda ---------------------------------------------------------------------------------- */

static void add_with(GString *text, const char *between, const char *words)
{
  if (words)
    g_string_append_printf(text, "%s%s", text->len > 0 ? between : "", words);
}

/* `Wednesday 18 November 2026, 8:00 to 15:00 · Kuss Middle School, library · run by Rosa Alvarez`.
 * Yours. */
static char *meeting_words(const struct month_frame *frame)
{
  if (!frame->meeting)
    return g_strdup("Date and place of the DILT are not set yet.");
  g_autofree char *date = frame->held_on ? date_long(frame->held_on) : g_strdup("Date not set yet");
  GString *text = g_string_new(date);
  if (frame->starts && frame->ends)
    g_string_append_printf(text, ", %s to %s", words_time(frame->starts), words_time(frame->ends));
  else if (frame->starts)
    g_string_append_printf(text, ", from %s", words_time(frame->starts));
  add_with(text, " · ", frame->place);
  if (frame->facilitator)
    g_string_append_printf(text, " · run by %s", frame->facilitator);
  return g_string_free(text, FALSE);
}

static void add_due(struct table *table, const struct month_frame *frame, const char *what,
                    const char *in)
{
  g_autofree char *label = g_strdup_printf("%s for %s", what, frame->name);
  g_autofree char *due = frame->due_on ? month_frame_day(frame->due_on) : g_strdup("no date set");
  struct table_row *row = table_row(table);
  row_text(row, label);
  row_text(row, due);
  row_styled(row, RUN_BOLD, in);
}

static void say_due(struct section *section, const struct figures *figures)
{
  section_heading(section, "What is due, and what to bring");
  struct table *table = section_table(section, "What is due");
  table->file = g_strdup("due");
  table_column(table, "what", "What", ALIGN_LEFT, 3);
  table_column(table, "due", "Due", ALIGN_LEFT, 2);
  table_column(table, "in", "In", ALIGN_LEFT, 2);
  g_autofree char *submitted = format_of(figures->now.submitted, figures->now.expected);
  add_due(table, figures->frame, "Self-assessment",
          figures->now.expected > 0 ? submitted : "nothing was due");
  int set = figures_status_set(figures->plan);
  g_autofree char *items = format_of(set, set + figures->plan.missing);
  g_autofree char *unplanned = words_unplanned(figures);
  g_autofree char *words =
      g_strdup_printf("%s items%s%s", items, unplanned ? "; " : "", unplanned ? unplanned : "");
  add_due(table, figures->frame, "Status of SIP items",
          set + figures->plan.missing > 0 ? words
          : figures_planned(figures)      ? "nothing was due"
                                          : "no plan entered");
}

static void say_bring(struct section *section, const struct month_frame *frame)
{
  g_autofree char *next_month = month_add(frame->month, 1);
  g_autofree char *next = month_name(next_month);
  g_autofree char *words =
      g_strdup_printf("this packet, with your own page read; your School Improvement "
                      "Plan, colour-coded for %s; your goal for %s and what will show "
                      "that it was met.",
                      frame->name, next);
  struct block *block = section_runs(section);
  block_run(block, RUN_BOLD, "Please bring ");
  block_run(block, RUN_PLAIN, words);
}

/* What is to be known before any figure is read. */
static void say_state(struct section *section, const struct month_frame *frame, const char *idle)
{
  if (idle)
    block_run(section_runs(section), RUN_BOLD, idle);
  if (frame->over)
    return;
  g_autofree char *day = month_frame_day(frame->counted_on);
  g_autofree char *words = g_strdup_printf(
      "%s is not over: counts are up to %s, targets are for the whole month.", frame->title, day);
  block_run(section_runs(section), RUN_BOLD, words);
}

bool packet_agenda(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct month_frame *frame = maker->figures->frame;
  section->subtitle = meeting_words(frame);
  g_autofree char *words = g_strdup_printf("Reports on %s. As of %s.", frame->title, frame->as_of);
  section_paragraph(section, words);
  g_autofree char *idle = month_frame_idle_words(frame);
  say_state(section, frame, idle);
  if (!idle) {
    say_due(section, maker->figures);
    say_bring(section, frame);
  }
  section_heading(section, "Contents");
  section_contents(section);
  return true;
}

/* --- the month on a page --------------------------------------------------------------------- */

static struct table_row *add_line(struct table *table, const char *what, const char *now,
                                  const char *before)
{
  struct table_row *row = table_row(table);
  row_text(row, what);
  row_styled(row, RUN_BOLD, now);
  row_styled(row, RUN_DIM, before);
  return row;
}

/* `652 of 731`, or without the target where there were no school days. Yours. */
static char *of_target(const struct figures_totals *totals)
{
  g_autofree char *done = format_number(totals->done);
  return totals->target > 0 ? format_of(totals->done, totals->target)
                            : g_strdup_printf("%s, no target", done);
}

/* words (which it takes) of the month before where there is a record of it, else why not. Yours. */
static char *before_or(const struct month_frame *frame, bool record, char *words)
{
  if (record)
    return words;
  g_free(words);
  return g_strdup(frame->school_before ? "no record" : "no school");
}

/* `121 / 148 / 47`, or that none is in. Yours. */
static char *three_counts(const struct month_frame *frame, struct figures_status status)
{
  if (figures_status_set(status) == 0)
    return words_not_in(frame);
  return words_three(status);
}

/* The month before is of the same plans, but in July. */
static void add_unplanned(struct table *table, const struct figures *figures)
{
  int unplanned = figures_unplanned(figures), schools = (int)figures->schools->len;
  if (unplanned == 0)
    return;
  g_autofree char *count = format_of(unplanned, schools);
  row_bar(add_line(table, "Schools with no plan entered", count, NULL), unplanned, schools);
}

static void add_plans(struct table *table, const struct figures *figures)
{
  const struct figures_status *now = &figures->plan, *before = &figures->plan_before;
  int items = figures_status_set(*now) + now->missing;
  if (items == 0)
    return;
  g_autofree char *counts = three_counts(figures->frame, *now);
  bool compared = figures_status_set(*before) > 0;
  g_autofree char *counts_before =
      before_or(figures->frame, compared, three_counts(figures->frame, *before));
  struct table_row *row =
      add_line(table, "SIP items complete / in progress / no action", counts, counts_before);
  if (figures_status_set(*now) > 0)
    words_add_status(row_stack(row), *now);
  else
    row_text(row, NULL);
  add_unplanned(table, figures);
  if (now->missing == 0)
    return;
  g_autofree char *missing = format_of(now->missing, items);
  g_autofree char *missing_before =
      before_or(figures->frame, compared, format_of(before->missing, items));
  row = add_line(table, "SIP items without a status", missing, missing_before);
  row_bar(row, now->missing, items);
}

/* Of the walkthroughs that were made; nothing where there was none. */
static bool add_same_day(struct table *table, struct packet_maker *maker, GError **error)
{
  const struct month_frame *frame = maker->figures->frame;
  AUTO(rowset)
  struct rowset *now =
      store_query(maker->store, STATEMENT_SLIPS_SAME_DAY, error, "month", frame->month, NULL);
  AUTO(rowset)
  struct rowset *before = now ? store_query(maker->store, STATEMENT_SLIPS_SAME_DAY, error, "month",
                                            frame->previous, NULL)
                              : NULL;
  if (!before)
    return false;
  long made = rowset_int(now, 0, "made"), same_day = rowset_int(now, 0, "same_day");
  long made_before = rowset_int(before, 0, "made");
  if (made == 0)
    return true;
  g_autofree char *count = format_of(same_day, made);
  g_autofree char *count_before =
      before_or(frame, made_before > 0, format_of(rowset_int(before, 0, "same_day"), made_before));
  struct table_row *row = add_line(table, "Slips delivered the same day", count, count_before);
  row_bar(row, (double)same_day, (double)made);
  return true;
}

static bool add_month_table(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct figures *figures = maker->figures;
  const struct month_frame *frame = figures->frame;
  struct table *table = section_table(section, section->title);
  table_column(table, "what", "", ALIGN_LEFT, 5);
  table_column(table, "month", frame->name, ALIGN_RIGHT, 2);
  table_column(table, "previous_month", frame->previous_name, ALIGN_RIGHT, 2);
  table_column(table, "picture", "", ALIGN_LEFT, 3);
  const struct figures_totals *now = &figures->now, *before = &figures->before;
  bool record = before->done > 0 || before->submitted > 0;
  bool walked = before->done > 0 || (record && month_frame_counts(frame, frame->previous));
  g_autofree char *done = frame->walked || now->done > 0 ? of_target(now) : g_strdup("no record");
  g_autofree char *done_before = before_or(frame, walked, of_target(before));
  struct table_row *row = add_line(table, "Walkthroughs made, of the target", done, done_before);
  if (frame->walked || now->done > 0)
    row_bar(row, now->done, now->target);
  else
    row_text(row, NULL);
  if (now->different < now->done) {
    g_autofree char *different = format_number(now->different);
    row_text(
        add_line(table, "Different walkthroughs (above: one for each observer)", different, NULL),
        NULL);
  }
  if (!add_same_day(table, maker, error))
    return false;
  g_autofree char *submitted = format_of(now->submitted, now->expected);
  g_autofree char *submitted_before =
      before_or(frame, record, format_of(before->submitted, before->expected));
  if (now->expected > 0)
    row_bar(add_line(table, "Self-assessments submitted", submitted, submitted_before),
            now->submitted, now->expected);
  add_plans(table, figures);
  return true;
}

/* In place of a long list of everybody, as long as nothing is due and nothing is in. Yours; NULL:
 * some is, or the list is short. */
static char *all_of_it(const struct figures *figures)
{
  enum { SHORT_LIST = 5 };
  const struct figures_totals *now = &figures->now;
  const struct figures_status *plan = &figures->plan;
  if (!figures->frame->awaited || now->submitted > 0 || figures_status_set(*plan) > 0
      || figures->missing->len <= SHORT_LIST)
    return NULL;
  return plan->missing > 1
             ? g_strdup_printf("All %d self-assessments, and the status of all %d SIP items.",
                               now->expected, plan->missing)
             : g_strdup_printf("All %d self-assessments.", now->expected);
}

/* Yours. */
static char *nothing_missing(const struct figures *figures)
{
  g_autofree char *unplanned = words_unplanned(figures);
  bool due = figures->now.expected > 0 || figures_status_set(figures->plan) > 0;
  const char *words = due ? "Everything is in" : "Nothing was due";
  return g_strdup_printf("%s%s%s.", words, unplanned ? ", but " : "", unplanned ? unplanned : "");
}

static void say_missing(struct section *section, const struct figures *figures)
{
  const struct month_frame *frame = figures->frame;
  g_autoptr(GString) heading = g_string_new(NULL);
  if (frame->awaited) {
    g_autofree char *due = frame->due_on ? month_frame_day(frame->due_on) : NULL;
    g_string_append_printf(heading, "Not in yet%s%s", due ? ", due " : "", due ? due : "");
  } else {
    g_string_append_printf(heading, "Not in by %s", frame->by);
  }
  section_heading(section, heading->str);
  if (figures->missing->len == 0) {
    g_autofree char *words = nothing_missing(figures);
    section_paragraph(section, words);
    return;
  }
  g_autofree char *all = all_of_it(figures);
  if (all) {
    section_paragraph(section, all);
    return;
  }
  struct table *table = section_table(section, heading->str);
  table->file = g_strdup("missing");
  table_column(table, "who", "Who", ALIGN_LEFT, 2);
  table_column(table, "what", "What", ALIGN_LEFT, 3);
  for (guint i = 0; i < figures->missing->len; i++) {
    const struct figures_missing *missing = g_ptr_array_index(figures->missing, i);
    const struct administrator *person = figures_person(figures, missing->staff);
    struct table_row *row = table_row(table);
    const struct figures_school *school =
        person || !missing->school ? NULL : figures_school(figures, missing->school);
    g_autofree char *page = person ? packet_person_id(person)
                            : school && packet_has_school_page(figures, school)
                                ? packet_school_id(school)
                                : NULL;
    if (page)
      cell_link(row_text(row, NULL), missing->who, page);
    else
      row_text(row, missing->who);
    row_text(row, missing->what);
  }
}

static int compare_moves(gconstpointer a, gconstpointer b)
{
  const struct figures_strategy *const *first = a;
  const struct figures_strategy *const *second = b;
  int one, other;
  figures_change(*first, &one);
  figures_change(*second, &other);
  return abs(one) != abs(other) ? abs(other) - abs(one)
                                : g_strcmp0((*first)->name, (*second)->name);
}

/* The strategies of scale (NULL: none) that moved, the furthest first. GPtrArray of struct
 * figures_strategy. Yours. */
static GPtrArray *moved_most(const struct figures_scale *scale)
{
  GPtrArray *moved = g_ptr_array_new();
  for (guint i = 0; scale && i < scale->strategies->len; i++) {
    int points;
    if (figures_change(g_ptr_array_index(scale->strategies, i), &points) && points != 0)
      g_ptr_array_add(moved, g_ptr_array_index(scale->strategies, i));
  }
  g_ptr_array_sort(moved, compare_moves);
  return moved;
}

static void add_move(struct table *table, const struct figures_strategy *strategy)
{
  int points;
  figures_change(strategy, &points);
  g_autofree char *now = words_percent(figures_percent(strategy->now, strategy->least));
  g_autofree char *before = words_percent(figures_percent(strategy->before, strategy->least));
  g_autofree char *change = words_change(points);
  g_autofree char *count = format_of(strategy->now.seen, strategy->now.whole);
  struct table_row *row = table_row(table);
  row_text(row, strategy->name);
  struct cell *cell = row_text(row, "seen in ");
  cell_run(cell, RUN_BOLD, now);
  row_text(row, count);
  row_styled(row, RUN_DIM, before);
  row_text(row, change);
}

static void say_moved(struct section *section, const struct figures *figures)
{
  const struct month_frame *frame = figures->frame;
  g_autofree char *heading = g_strdup_printf("Moved most since %s", frame->previous_name);
  section_heading(section, heading);
  g_autoptr(GPtrArray) moved = moved_most(figures_main_scale(figures));
  if (moved->len == 0) {
    section_paragraph(section, "No strategy has moved, or either month has too few to compare.");
    return;
  }
  struct table *table = section_table(section, heading);
  table->file = g_strdup("moved");
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 5);
  table_column(table, "seen", frame->name, ALIGN_RIGHT, 0);
  table_column(table, "seen_of", "Seen", ALIGN_RIGHT, 0);
  table_column(table, "previous_month", frame->previous_name, ALIGN_RIGHT, 0);
  table_column(table, "change", "Change", ALIGN_RIGHT, 0);
  for (guint i = 0; i < moved->len && i < MOVED_MOST; i++)
    add_move(table, g_ptr_array_index(moved, i));
}

bool packet_month(struct packet_maker *maker, struct section *section, GError **error)
{
  const struct figures *figures = maker->figures;
  g_autofree char *days = format_plural(figures->frame->school_days, "school day", "school days");
  g_autofree char *schools = format_plural((long)figures->schools->len, "school", "schools");
  g_autofree char *people = format_plural(figures->now.people, "administrator", "administrators");
  g_autofree char *idle = month_frame_idle_words(figures->frame);
  section->subtitle = idle ? g_strdup_printf("%s %s, %s.", idle, schools, people)
                           : g_strdup_printf("%s. %s, %s.", days, schools, people);
  if (!add_month_table(maker, section, error))
    return false;
  if (idle)
    return true;
  say_missing(section, figures);
  if (figures->frame->walked)
    say_moved(section, figures);
  return true;
}
