/* Walkthroughs by administrator. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/date.h"
#include "report/words.h"

enum { SCHOOLS_NAMED = 6 };

static char *month_range(const struct month_frame *frame)
{
  g_autofree char *first = month_add(frame->month, 1 - FIGURES_MONTHS);
  g_autofree char *name = month_abbreviated(first);
  return g_strdup_printf("%s–%s", name, frame->short_name);
}

static void add_spark(struct table_row *row, const struct administrator *person, const char *month)
{
  struct cell *cell = row_spark(row);
  for (int i = 0; i < FIGURES_MONTHS; i++) {
    g_autofree char *each = month_add(month, i + 1 - FIGURES_MONTHS);
    g_autofree char *name = month_abbreviated(each);
    cell_part(cell, ROLE_NONE, name, person->months[i]);
  }
}

static void add_bar(struct table_row *row, int done, int target)
{
  if (target > 0)
    row_bar(row, done, target);
  else
    row_text(row, "no target");
}

/* The school, or `director, in 5 schools`. Yours. */
static char *place_words(const struct administrator *person)
{
  if (person->place)
    return g_strdup(person->place);
  if (person->schools == 0)
    return g_strdup(figures_role(person));
  g_autofree char *schools = format_plural(person->schools, "school", "schools");
  return g_strdup_printf("%s, in %s", figures_role(person), schools);
}

static void add_person(struct table *table, const struct administrator *person, const char *month)
{
  struct table_row *row = table_row(table);
  g_autofree char *page = packet_person_id(person);
  cell_link(row_text(row, NULL), person->name, page);
  g_autofree char *place = place_words(person);
  row_text(row, place);
  g_autofree char *done = format_number(person->done);
  row_styled(row, RUN_BOLD, done);
  row_number(row, person->target);
  add_bar(row, person->done, person->target);
  row_number(row, person->days);
  add_spark(row, person, month);
  row_styled(row, RUN_SMALL, person->reason);
}

static void add_total(struct table *table, const struct figures *figures)
{
  struct table_row *row = table_row(table);
  row->strong = true;
  row_text(row, "All");
  row_text(row, NULL);
  row_number(row, figures->now.done);
  row_number(row, figures->now.target);
  add_bar(row, figures->now.done, figures->now.target);
  row_text(row, NULL);
  row_text(row, NULL);
  row_text(row, NULL);
}

/* `Target 20 for a full month; 19 for October’s 19 school days; fewer for days off campus.` Yours.
 */
static char *target_words(const struct month_frame *frame)
{
  if (month_frame_idle(frame))
    return month_frame_idle_words(frame);
  int here = calendar_prorate_target(frame->target, frame->school_days, 0, frame->full_month);
  g_autofree char *days = format_plural(frame->school_days, "school day", "school days");
  return g_strdup_printf("Target %d for a full month; %d for %s’s %s; fewer for days off campus.",
                         frame->target, here, frame->name, days);
}

static void say_schools(struct section *section, const struct figures *figures)
{
  g_autoptr(GPtrArray) none = g_ptr_array_new();
  for (guint i = 0; i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    if (school->walkthroughs == 0)
      g_ptr_array_add(none, school->name);
  }
  long all = (long)figures->schools->len;
  g_autofree char *covered = format_of(all - (long)none->len, all);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Schools with a walkthrough: %s.", covered);
  if (none->len > 0) {
    g_autofree char *names = words_names(none, SCHOOLS_NAMED);
    g_string_append_printf(text, " None in %s.", names);
  }
  section_paragraph(section, text->str);
}

static void say_teachers(struct section *section, const struct figures *figures)
{
  const struct month_frame *frame = figures->frame;
  if (figures->teachers == 0 || month_frame_idle(frame))
    return;
  g_autofree char *count = format_of(figures->unseen, figures->teachers);
  g_autofree char *until = month_frame_day(frame->counted_on);
  g_autoptr(GString) text = g_string_new(NULL);
  g_string_append_printf(text, "Teachers not visited in the %d days up to %s: %s",
                         frame->unseen_days, until, count);
  if (figures->unseen > 0) {
    g_autofree char *schools = format_plural(figures->unseen_schools, "school", "schools");
    g_string_append_printf(text, ", in %s", schools);
  }
  g_string_append(text, ".");
  section_paragraph(section, text->str);
}

/* One of the months in a row of small bars is from before there was any walkthrough. */
static bool reaches_back(const struct month_frame *frame)
{
  g_autofree char *first = month_add(frame->month, 1 - FIGURES_MONTHS);
  return !frame->walked_from || strcmp(first, frame->walked_from) < 0;
}

static void say_rest(struct section *section, const struct figures *figures)
{
  g_autoptr(GString) text =
      g_string_new("Days = school days with at least one walkthrough. A month has no bar where "
                   "there was no school, ");
  g_string_append(text, reaches_back(figures->frame)
                            ? "the person was not in post, or nobody recorded walkthroughs yet."
                            : "or the person was not in post.");
  const struct figures_totals *now = &figures->now;
  if (now->different < now->done) {
    g_autofree char *done = format_number(now->done);
    g_autofree char *different = format_number(now->different);
    g_string_append_printf(text,
                           " Who walked along is counted too: once for each observer %s, different "
                           "walkthroughs %s.",
                           done, different);
  }
  if (now->attempts > 0) {
    g_autofree char *visits = format_plural(now->attempts, "visit", "visits");
    g_string_append_printf(text,
                           " Not counted: %s that found a substitute, a test or an empty room, or "
                           "came at a bad time.",
                           visits);
  }
  if (now->others > 0) {
    g_autofree char *walkthroughs = format_plural(now->others, "walkthrough", "walkthroughs");
    g_string_append_printf(text, " Not in this table: %s by people without a target.",
                           walkthroughs);
  }
  section_note(section, text->str);
}

bool packet_walkthroughs(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct figures *figures = maker->figures;
  g_autofree char *range = month_range(figures->frame);
  section->subtitle = target_words(figures->frame);
  struct table *table = section_table(section, section->title);
  table_column(table, "administrator", "Administrator", ALIGN_LEFT, 0);
  table_column(table, "school", "School", ALIGN_LEFT, 7);
  table_column(table, "done", "Done", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "target", "Target", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "of_target", "", ALIGN_LEFT, 0);
  table_column(table, "days", "Days", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "months", range, ALIGN_LEFT, 0);
  table_column(table, "why", "", ALIGN_LEFT, 4);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (person->done > 0 || !month_frame_idle(figures->frame))
      add_person(table, person, figures->frame->month);
  }
  add_total(table, figures);
  say_schools(section, figures);
  say_teachers(section, figures);
  say_rest(section, figures);
  return true;
}
