/* Self-assessment and SIP status of everybody on a table each. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/tables.h"
#include "report/words.h"

#include <string.h>

/* --- self-assessment ------------------------------------------------------------------------- */

/* `HE highly effective, E effective, IN improvement necessary`. Yours. */
static char *legend(const struct figures *figures)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < figures->levels->len; i++) {
    const struct figures_level *level = g_ptr_array_index(figures->levels, i);
    g_string_append_printf(text, "%s%s %s", i > 0 ? ", " : "", level->code, level->label);
  }
  return g_string_free(text, FALSE);
}

static void add_rating(struct table_row *row, const struct administrator *person,
                       const char *standard)
{
  const struct figures_rating *now = figures_rating(person->assessment, standard);
  const struct figures_rating *before = figures_rating(person->assessment_before, standard);
  if (!person->assessment) {
    row_styled(row, RUN_DIM, "—");
    return;
  }
  struct cell *cell = now && now->level ? row_status(row, now->role, now->level)
                                        : row_styled(row, RUN_DIM, "no rating");
  if (before && before->level && (!now || g_strcmp0(now->level, before->level) != 0)) {
    g_autofree char *was = g_strdup_printf("was %s", before->level);
    cell_run(cell, RUN_SMALL | RUN_DIM, was);
  }
}

static void add_assessment(struct table *table, const struct figures *figures,
                           const struct administrator *person)
{
  struct table_row *row = table_row(table);
  g_autofree char *page = packet_person_id(person);
  cell_link(row_text(row, NULL), person->name, page);
  row_text(row, person->place ? person->place : figures_role(person));
  for (guint i = 0; i < figures->standards->len; i++)
    add_rating(row, person,
               ((struct figures_level *)g_ptr_array_index(figures->standards, i))->code);
  g_autofree char *missing = words_not_in(figures->frame);
  const struct figures_assessment *assessment = person->assessment;
  const char *met = assessment ? assessment->goal_met : NULL;
  row_styled(row, RUN_SMALL,
             met                ? choice_label(goal_met_choices, met)
             : assessment       ? (assessment->had_goal ? "not said" : "—")
             : person->expected ? missing
                                : "not expected");
}

/* How many have each level of a standard. */
static void add_counts(struct table *table, const struct figures *figures)
{
  struct table_row *row = table_row(table);
  row->strong = true;
  row_text(row, "All");
  row_text(row, NULL);
  for (guint i = 0; i < figures->standards->len; i++) {
    const struct figures_level *standard = g_ptr_array_index(figures->standards, i);
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint k = 0; k < figures->levels->len; k++) {
      const struct figures_level *level = g_ptr_array_index(figures->levels, k);
      int count = 0;
      for (guint p = 0; p < figures->people->len; p++) {
        const struct administrator *person = g_ptr_array_index(figures->people, p);
        const struct figures_rating *rating = figures_rating(person->assessment, standard->code);
        count += rating && g_strcmp0(rating->level, level->code) == 0;
      }
      g_string_append_printf(text, "%s%d %s", k > 0 ? "\n" : "", count, level->code);
    }
    row_text(row, figures->now.submitted > 0 ? text->str : "—");
  }
  row_text(row, NULL);
}

bool packet_ratings(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct figures *figures = maker->figures;
  if (figures->now.expected == 0) {
    section_paragraph(section, "None was due.");
    return true;
  }
  g_autofree char *count = format_of(figures->now.submitted, figures->now.expected);
  g_autofree char *letters = legend(figures);
  section->subtitle = g_strdup_printf("%s submitted. %s; “was” where it was another in %s.", count,
                                      letters, figures->frame->previous_name);
  struct table *table = section_table(section, section->title);
  table_column(table, "administrator", "Administrator", ALIGN_LEFT, 4);
  table_column(table, "school", "School", ALIGN_LEFT, 5);
  for (guint i = 0; i < figures->standards->len; i++) {
    const struct figures_level *standard = g_ptr_array_index(figures->standards, i);
    table_column(table, standard->code, standard->label, ALIGN_LEFT, 2);
  }
  table_column(table, "goal", "Last goal", ALIGN_LEFT, 0);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (person->assessment || !month_frame_idle(figures->frame))
      add_assessment(table, figures, person);
  }
  add_counts(table, figures);
  return true;
}

/* --- SIP status ------------------------------------------------------------------------------ */

/* `7 / 8 / 3`, or that there is none. Yours. */
static char *before_words(struct figures_status before)
{
  if (figures_status_set(before) == 0)
    return g_strdup("no record");
  return words_three(before);
}

/* `3 up, 1 down`. Yours. */
static char *moved_words(const struct figures_school *school)
{
  if (school->compared == 0)
    return g_strdup("—");
  if (school->forward == 0 && school->back == 0)
    return g_strdup("none");
  if (school->back == 0)
    return g_strdup_printf("%d up", school->forward);
  if (school->forward == 0)
    return g_strdup_printf("%d down", school->back);
  return g_strdup_printf("%d up, %d down", school->forward, school->back);
}

/* Nothing is in: no figure says 0. */
static void add_none_in(struct table_row *row, const struct figures *figures,
                        struct figures_status status)
{
  g_autofree char *words = words_not_in(figures->frame);
  for (int i = 0; i < 3; i++)
    row_text(row, "—");
  if (figures->plan.missing > 0)
    row_number(row, status.missing);
  bool due = status.missing > 0 && !month_frame_idle(figures->frame);
  row_styled(row, RUN_DIM, due ? words : "nothing was due");
}

static void add_counted(struct table_row *row, const struct figures *figures,
                        struct figures_status status)
{
  if (figures_status_set(status) == 0) {
    add_none_in(row, figures, status);
    return;
  }
  row_number(row, status.complete);
  row_number(row, status.in_progress);
  row_number(row, status.no_action);
  if (figures->plan.missing > 0)
    row_number(row, status.missing);
  words_add_status(row_stack(row), status);
}

static void add_still(struct table_row *row, const struct figures_school *school)
{
  if (school->compared > 0)
    row_number(row, school->still);
  else
    row_text(row, "—");
}

static void add_school(struct table *table, const struct figures *figures,
                       const struct figures_school *school)
{
  struct table_row *row = table_row(table);
  row_text(row, school->name);
  if (school->entered == 0) {
    int figures_in_row = figures->plan.missing > 0 ? 4 : 3;
    for (int i = 0; i < figures_in_row; i++)
      row_text(row, NULL);
    row_styled(row, RUN_DIM, "no plan entered");
    for (int i = 0; i < 3; i++)
      row_text(row, NULL);
    return;
  }
  add_counted(row, figures, school->now);
  g_autofree char *before = before_words(school->before);
  g_autofree char *moved = moved_words(school);
  row_styled(row, RUN_DIM, before);
  row_text(row, moved);
  add_still(row, school);
}

static void add_all(struct table *table, const struct figures *figures)
{
  struct figures_school all = { .forward = 0 };
  for (guint i = 0; i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    all.forward += school->forward;
    all.back += school->back;
    all.still += school->still;
    all.compared += school->compared;
  }
  struct table_row *row = table_row(table);
  row->strong = true;
  row_text(row, "All");
  add_counted(row, figures, figures->plan);
  g_autofree char *before = before_words(figures->plan_before);
  g_autofree char *moved = moved_words(&all);
  row_text(row, before);
  row_text(row, moved);
  add_still(row, &all);
}

bool packet_plans(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct figures *figures = maker->figures;
  const struct month_frame *frame = figures->frame;
  int items = figures_status_set(figures->plan) + figures->plan.missing;
  if (items == 0) {
    g_autofree char *none = g_strdup_printf("No plan is entered for %s.", frame->school_year);
    section_paragraph(section, figures_planned(figures) ? "No status was due." : none);
    return true;
  }
  bool any = figures_status_set(figures->plan) > 0;
  g_autofree char *counts = any ? words_status(figures->plan) : words_not_in(frame);
  g_autofree char *all = format_plural(items, "item", "items");
  section->subtitle = g_strdup_printf("%s: %s%s.", all, any ? "" : "status ", counts);
  struct table *table = section_table(section, section->title);
  table_column(table, "school", "School", ALIGN_LEFT, 6);
  table_column(table, "complete", "Complete", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "in_progress", "In progress", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "no_action", "No action", ALIGN_RIGHT, 1)->number = true;
  if (figures->plan.missing > 0)
    table_column(table, "not_set", "Not set", ALIGN_RIGHT, 1)->number = true;
  table_column(table, "picture", "", ALIGN_LEFT, 0);
  table_column(table, "previous_month", frame->previous_short, ALIGN_RIGHT, 0);
  table_column(table, "moved", "Moved", ALIGN_LEFT, 0);
  table_column(table, "unchanged", "Unchanged", ALIGN_RIGHT, 1)->number = true;
  for (guint i = 0; i < figures->schools->len; i++)
    add_school(table, figures, g_ptr_array_index(figures->schools, i));
  add_all(table, figures);
  g_autofree char *note = g_strdup_printf(
      "Schools by name, not ranked. %s: complete / in progress / no action. Moved: items "
      "whose status went up, towards complete, or down. Unchanged: items not complete "
      "that have the status that was set last before %s.",
      frame->previous_name, frame->name);
  section_note(section, note);
  return true;
}
