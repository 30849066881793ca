#include "report/person.h"

#include "report/person_private.h"

#include "base/error.h"
#include "model/date.h"
#include "report/room.h"
#include "report/words.h"

#include <math.h>
#include <string.h>

#define LOOSE 1.02 /* widths of words are estimates */
#define LEAST_WIDTH 56.0
#define PREVIOUS_WIDTH 26
#define CLOSEST 36.0 /* that the spaces of a page give rather than that a text goes elsewhere */

/* What the person wrote for the month, and the goals that were set for it. */
struct written {
  struct rowset *ratings, *goals_before, *goals;
};

static void written_clear(struct written *written)
{
  g_clear_pointer(&written->ratings, rowset_free);
  g_clear_pointer(&written->goals_before, rowset_free);
  g_clear_pointer(&written->goals, rowset_free);
}

/* --- self-assessment ------------------------------------------------------------------------- */

enum { REASONS = 2 };

static void reasons_of(const struct rowset *rows, int i, struct person_piece pieces[REASONS])
{
  const char *name = rowset_get(rows, i, "name"), *rationale = rowset_get(rows, i, "rationale");
  pieces[0] = (struct person_piece){ .what = name, .part = "why", .text = rationale };
  pieces[1] = (struct person_piece){ .what = name,
                                     .part = "what shows it",
                                     .before = rationale ? " Shown by: " : "Shown by: ",
                                     .text = rowset_get(rows, i, "evidence") };
}

static void add_standard(struct person_page *page, struct table *table, const struct rowset *rows,
                         int i)
{
  struct table_row *row = table_row(table);
  const char *label = rowset_get(rows, i, "label");
  const struct figures_rating *before =
      figures_rating(page->person->assessment_before, rowset_get(rows, i, "standard"));
  row_styled(row, RUN_BOLD, rowset_get(rows, i, "name"));
  if (label)
    row_status(
        row,
        figures_level_role((int)rowset_int(rows, i, "rank"), (int)rowset_int(rows, i, "levels")),
        label);
  else
    row_styled(row, RUN_DIM, "no rating");
  row_styled(row, RUN_DIM, before && before->level ? before->level : "—");
  struct person_piece reasons[REASONS];
  reasons_of(rows, i, reasons);
  person_fit(page, row_text(row, NULL), reasons, REASONS);
}

/* Last month's letters, where this month's are not there. */
static void say_not_submitted(struct person_page *page)
{
  const struct figures *figures = page->figures;
  const struct administrator *person = page->person;
  struct section *section = page->section;
  g_autoptr(GString) text = g_string_new(NULL);
  if (person->expected) {
    g_autofree char *words = words_not_submitted(figures->frame);
    g_string_append_printf(text, "The self-assessment for %s %s %s.", figures->frame->name,
                           figures->frame->awaited ? "is" : "was", words);
  } else {
    g_autofree char *idle = month_frame_idle_words(figures->frame);
    g_string_append(text, idle ? idle : "No self-assessment is expected.");
  }
  block_run(section_runs(section), RUN_BOLD, text->str);
  g_string_truncate(text, 0);
  for (guint i = 0; i < figures->standards->len; i++) {
    const struct figures_level *standard = g_ptr_array_index(figures->standards, i);
    const struct figures_rating *before = figures_rating(person->assessment_before, standard->code);
    if (before && before->level)
      g_string_append_printf(text, "%s%s %s", text->len > 0 ? ", " : "", standard->label,
                             before->level);
  }
  if (text->len == 0)
    return;
  g_autofree char *words = g_strdup_printf("%s: %s.", figures->frame->previous_name, text->str);
  section_paragraph(section, words);
}

/* The width of a column with the labels of levels, so that it is one on all pages. */
static int widest(const GPtrArray *levels, bool badges)
{
  double most = LEAST_WIDTH;
  for (guint i = 0; i < levels->len; i++) {
    const char *label = ((const struct figures_level *)g_ptr_array_index(levels, i))->label;
    most = fmax(most, badges ? room_badge(label, i == 0) : room_word(label, true));
  }
  return (int)ceil(most * LOOSE);
}

/* With the day on which it was submitted, and that of the last change since. Yours. */
static char *ratings_heading(const struct rowset *rows)
{
  g_autofree char *submitted =
      rows && rows->row_count > 0 ? words_submitted(
          rowset_get(rows, 0, "submitted_at"), rowset_get(rows, 0, "changed_at"), month_frame_day)
                                  : NULL;
  return g_strconcat("Self-assessment", submitted ? ", " : NULL, submitted, NULL);
}

static void say_ratings(struct person_page *page, const struct written *written)
{
  const struct month_frame *frame = page->figures->frame;
  const struct rowset *rows = written->ratings;
  g_autofree char *heading = ratings_heading(rows);
  section_heading(page->section, heading);
  if (!rows) {
    say_not_submitted(page);
    return;
  }
  struct table *table = section_table(page->section, "Self-assessment");
  table->file = g_strdup("person-ratings");
  table_column(table, "standard", "Standard", ALIGN_LEFT, 2)->width =
      widest(page->figures->standards, false);
  table_column(table, "month", frame->name, ALIGN_LEFT, 0)->width =
      widest(page->figures->levels, true);
  table_column(table, "previous_month", frame->previous_short, ALIGN_LEFT, 0)->width =
      PREVIOUS_WIDTH;
  table_column(table, "why", "Why, and what shows it", ALIGN_LEFT, 8);
  for (int i = 0; i < rows->row_count; i++)
    add_standard(page, table, rows, i);
}

/* --- goals ----------------------------------------------------------------------------------- */

/* What a row of the goals says, and how the annex names it. */
struct goal {
  unsigned style;
  const char *when, *what, *text;
};

static struct cell *add_goal(struct person_page *page, struct table *table, struct goal goal)
{
  struct table_row *row = table_row(table);
  struct person_piece piece = { .what = goal.what, .text = goal.text };
  row_styled(row, goal.style, goal.when);
  struct cell *cell = row_text(row, NULL);
  person_fit(page, cell, &piece, 1);
  return cell;
}

/* `Met.` beside the goal that was set for the month; where several were, `Both: met.` below them.
 */
static void add_met(struct person_page *page, struct table *table, struct cell *last, int goals)
{
  const struct figures_assessment *assessment = page->person->assessment;
  if (!assessment)
    return;
  const char *met = assessment->goal_met;
  g_autofree char *words = words_goal_met(goals, met);
  if (goals == 1) {
    g_autofree char *text = g_strdup_printf(" %s.", words);
    cell_run(last, RUN_BOLD, text);
    return;
  }
  struct table_row *row = table_row(table);
  g_autofree char *text = g_strdup_printf("%s.", words);
  row_text(row, NULL);
  row_styled(row, RUN_BOLD, text);
}

static void add_goals_before(struct person_page *page, struct table *table,
                             const struct rowset *rows)
{
  g_autofree char *when = g_strdup_printf("Set for %s", page->figures->frame->name);
  if (rows->row_count == 0) {
    g_autofree char *none = words_no_goal(page->figures, page->person);
    g_autofree char *sentence = words_sentence(none);
    g_autofree char *text = g_strconcat(sentence, ".", NULL);
    add_goal(page, table, (struct goal){ RUN_BOLD, when, when, text });
  }
  struct cell *last = NULL;
  for (int i = 0; i < rows->row_count; i++)
    last = add_goal(
        page, table,
        (struct goal){ RUN_BOLD, i == 0 ? when : "and", when, rowset_get(rows, i, "text") });
  if (last)
    add_met(page, table, last, rows->row_count);
}

static void add_goals_next(struct person_page *page, struct table *table, const struct rowset *rows)
{
  const struct month_frame *frame = page->figures->frame;
  g_autofree char *next = month_add(frame->month, 1);
  g_autofree char *name = month_name(next);
  g_autofree char *when = g_strdup_printf("For %s", name);
  g_autofree char *steps = g_strdup_printf("Steps for %s", name);
  if (rows->row_count == 0) {
    g_autofree char *missing = words_not_submitted(frame);
    g_autofree char *sentence = words_sentence(missing);
    const char *none = page->person->assessment ? "No goal was set" : sentence;
    g_autofree char *text = g_strconcat(none, ".", NULL);
    add_goal(page, table, (struct goal){ RUN_BOLD, when, when, text });
  }
  for (int i = 0; i < rows->row_count; i++) {
    const char *text = rowset_get(rows, i, "steps");
    add_goal(page, table,
             (struct goal){ RUN_BOLD, i == 0 ? when : "and", when, rowset_get(rows, i, "text") });
    if (text)
      add_goal(page, table, (struct goal){ RUN_DIM, "Steps", steps, text });
  }
}

/* Of `Still working on` or the month that a goal was set for. */
static int when_width(const struct month_frame *frame)
{
  g_autofree char *when = g_strdup_printf("Set for %s", frame->name);
  double working_on = room_width("Still working on", true);
  return (int)ceil(fmax(room_width(when, true), working_on) * LOOSE);
}

static void say_goals(struct person_page *page, const struct written *written)
{
  const struct administrator *person = page->person;
  if (!written->goals)
    return;
  section_heading(page->section, "Goal");
  struct table *table = section_table(page->section, "Goal");
  table->file = g_strdup("person-goals");
  table_column(table, "when", "", ALIGN_LEFT, 0)->width = when_width(page->figures->frame);
  table_column(table, "goal", "", ALIGN_LEFT, 1);
  add_goals_before(page, table, written->goals_before);
  if (person->assessment && person->assessment->working_on)
    add_goal(page, table,
             (struct goal){ RUN_BOLD, "Still working on", "Still working on",
                            person->assessment->working_on });
  add_goals_next(page, table, written->goals);
}

/* --- what was written ------------------------------------------------------------------------ */

static bool read_written(struct person_page *page, struct written *written, GError **error)
{
  const struct month_frame *frame = page->figures->frame;
  const struct administrator *person = page->person;
  if (person->assessment) {
    written->ratings = store_query(page->store, STATEMENT_REPORT_ASSESSMENT, error, "staff",
                                   person->uid, "month", frame->month, NULL);
    if (!written->ratings)
      return false;
  }
  if (!person->expected)
    return true;
  written->goals_before = store_query(page->store, STATEMENT_REPORT_GOALS, error, "staff",
                                      person->uid, "month", frame->previous, NULL);
  written->goals = written->goals_before
                       ? store_query(page->store, STATEMENT_REPORT_GOALS, error, "staff",
                                     person->uid, "month", frame->month, NULL)
                       : NULL;
  return written->goals;
}

static bool say_written(struct person_page *page, GError **error)
{
  struct written written = { 0 };
  bool done = read_written(page, &written, error);
  while (done) {
    say_ratings(page, &written);
    say_goals(page, &written);
    double over = person_plans_least(page) - person_room(page) - CLOSEST;
    if (!page->rest || over <= 0 || !person_make_room(page, over))
      break;
    g_ptr_array_set_size(page->section->blocks, 0);
  }
  written_clear(&written);
  return done;
}

/* --- the page -------------------------------------------------------------------------------- */

/* Who comes or leaves while the month is not over: `…, principal, until 24 November`. */
static void add_time(struct section *section, const struct month_frame *frame,
                     const struct administrator *person)
{
  bool comes = person->from_on && strcmp(person->from_on, frame->counted_on) > 0;
  bool leaves = person->until_on && strcmp(person->until_on, frame->counted_on) > 0;
  if (frame->over || (!comes && !leaves))
    return;
  g_autofree char *on = comes ? g_strdup(person->from_on) : date_add(person->until_on, -1);
  g_autofree char *day = month_frame_day(on);
  g_autofree char *subtitle = g_steal_pointer(&section->subtitle);
  section->subtitle = g_strdup_printf("%s, %s %s", subtitle, comes ? "from" : "until", day);
}

static void set_heading(struct section *section, const struct figures *figures,
                        const struct administrator *person)
{
  g_free(section->title);
  section->title = person_title(person);
  const char *role = figures_role(person);
  if (person->leads->len > 0)
    section->subtitle = g_strdup_printf("%s, %s", person->name, role);
  else if (person->place)
    section->subtitle = g_strdup_printf("%s, %s", role, person->place);
  else
    section->subtitle = g_strdup(role);
  add_time(section, figures->frame, person);
  g_autofree char *day = month_frame_day(figures->frame->counted_on);
  section->aside = figures->frame->over
                       ? g_strdup(figures->frame->title)
                       : g_strdup_printf("%s\nup to %s", figures->frame->title, day);
  section->new_page = true;
  section->file = g_strdup("person");
}

/* Moves the blocks of one section to the end of the other. */
static void append_blocks(struct section *section, struct section *from)
{
  g_ptr_array_extend_and_steal(section->blocks, g_steal_pointer(&from->blocks));
  from->blocks = g_ptr_array_new();
}

/* What stands below the plans is made first, to learn what is left for them. */
static bool fill_page(struct person_page *page, GError **error)
{
  struct section *section = page->section;
  AUTO(section) struct section *below = document_section(NULL, NULL, NULL);
  page->section = below;
  /* In the packet follow-ups are counts: their words are not for all administrators. */
  bool said = person_walkthroughs(page, error) && (page->rest || person_follow_ups(page, error));
  page->section = section;
  page->below = room_blocks(below, false);
  if (!said || !say_written(page, error))
    return false;
  person_plans(page);
  append_blocks(section, below);
  append_blocks(section, page->later);
  return true;
}

bool person_section(struct store *store, const struct figures *figures,
                    const struct administrator *person, struct section *section, GPtrArray *rest,
                    GError **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new();
  g_autoptr(GHashTable) away = g_hash_table_new(NULL, NULL);
  AUTO(section) struct section *later = document_section(NULL, NULL, NULL);
  struct person_page page = { .store = store,
                              .figures = figures,
                              .person = person,
                              .section = section,
                              .rest = rest,
                              .texts = texts,
                              .away = away,
                              .later = later };
  set_heading(section, figures, person);
  return fill_page(&page, error);
}

void person_school_section(struct store *store, const struct figures *figures,
                           const struct figures_school *school, struct section *section,
                           GPtrArray *rest)
{
  g_autoptr(GPtrArray) leads = g_ptr_array_new();
  g_ptr_array_add(leads, school->uid);
  const struct administrator nobody = { .uid = school->uid,
                                        .name = school->name,
                                        .role = (char *)"principal",
                                        .place = school->name,
                                        .leads = leads };
  AUTO(section) struct section *later = document_section(NULL, NULL, NULL);
  struct person_page page = { .store = store,
                              .figures = figures,
                              .person = &nobody,
                              .section = section,
                              .rest = rest,
                              .later = later };
  g_autofree char *day = month_frame_day(figures->frame->counted_on);
  set_heading(section, figures, &nobody);
  g_free(section->subtitle);
  section->subtitle = figures->frame->over
                          ? g_strdup_printf("no principal at the end of %s", figures->frame->title)
                          : g_strdup_printf("no principal on %s", day);
  person_plans(&page);
  append_blocks(section, later);
}

static const struct administrator *find_person(struct store *store, const struct figures *figures,
                                               const char *staff, GError **error)
{
  const struct administrator *person = figures_person(figures, staff);
  if (person)
    return person;
  g_autofree char *name = store_value(store, STATEMENT_REPORT_PERSON, NULL, "staff", staff, NULL);
  fail(error, TL_ERROR_NOT_FOUND, "%s was no administrator in %s. Choose another month or person.",
       name ? name : "This person", figures->frame->title);
  return NULL;
}

struct document *person_page_build(struct store *store, const char *staff, const char *month,
                                   GError **error)
{
  AUTO(packet_scope)
  struct packet_scope *scope G_GNUC_UNUSED = packet_scope_new(store, month);
  if (store_count(store, STATEMENT_REPORT_SEES_PERSON, "staff", staff, NULL) == 0) {
    fail(error, TL_ERROR_REFUSED,
         "This page is for the person it is about and those who supervise them. Choose your own.");
    return NULL;
  }
  AUTO(figures) struct figures *figures = figures_read_person(store, month, staff, error);
  if (!figures || !month_frame_printable(figures->frame, error))
    return NULL;
  const struct administrator *person = find_person(store, figures, staff, error);
  if (!person)
    return NULL;
  g_autofree char *title = g_strdup_printf("%s, %s", person->name, figures->frame->title);
  AUTO(document) struct document *document =
      month_frame_document(figures->frame, "principal", title);
  struct section *section = document_section(document, "page", person->name);
  if (!person_section(store, figures, person, section, NULL, error))
    return NULL;
  return g_steal_pointer(&document);
}
