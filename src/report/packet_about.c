/* What the packet's figures mean, and who is counted. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"
#include "report/words.h"

#include <string.h>

static void define(struct table *table, const char *word, const char *format, ...)
    G_GNUC_PRINTF(3, 4);

static void define(struct table *table, const char *word, const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  g_autofree char *text = g_strdup_vprintf(format, arguments);
  va_end(arguments);
  struct table_row *row = table_row(table);
  row_styled(row, RUN_BOLD, word);
  row_text(row, text);
}

/* Goes on with what was defined last. */
static void go_on(const struct table *table, unsigned style, const char *text)
{
  const struct table_row *row = g_ptr_array_index(table->rows, table->rows->len - 1);
  cell_run(g_ptr_array_index(row->cells, row->cells->len - 1), style, text);
}

static const char *plural_role(const char *role)
{
  static const struct choice plurals[] = {
    { "superintendent", "superintendents" },
    { "assistant_superintendent", "assistant superintendents" },
    { "principal", "principals" },
    { "assistant_principal", "assistant principals" },
    { "director", "directors" },
    { NULL, NULL },
  };
  return choice_label(plurals, role);
}

/* `17 principals, 20 assistant principals and 2 directors`. Yours. */
static char *roles_counted(const struct figures *figures)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
  for (const struct choice *role = role_choices; role->word; role++) {
    int count = 0;
    for (guint i = 0; i < figures->people->len; i++)
      count +=
          strcmp(((struct administrator *)g_ptr_array_index(figures->people, i))->role, role->word)
          == 0;
    if (count > 0)
      g_ptr_array_add(words, format_plural(count, role->label, plural_role(role->word)));
  }
  if (words->len == 0)
    return g_strdup("nobody");
  g_ptr_array_add(words, NULL);
  return format_list((const char *const *)words->pdata);
}

/* Those who were administrators for a part of the month only. Yours; NULL for none. */
static char *part_of_month(const struct figures *figures)
{
  g_autoptr(GString) text = g_string_new(NULL);
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (!person->from_on && !person->until_on)
      continue;
    g_autofree char *last = person->until_on ? date_add(person->until_on, -1) : NULL;
    g_autofree char *from = person->from_on ? month_frame_day(person->from_on) : NULL;
    g_autofree char *until = last ? month_frame_day(last) : NULL;
    g_string_append_printf(text, "%s%s%s%s%s%s", text->len > 0 ? "; " : "", person->name,
                           from ? " from " : "", from ? from : "", until ? " until " : "",
                           until ? until : "");
  }
  return text->len > 0 ? g_strdup(text->str) : NULL;
}

static void define_people(struct table *table, const struct figures *figures)
{
  g_autofree char *roles = roles_counted(figures);
  define(table, "Administrators",
         "%d: %s. Everyone who held such a role on any day of %s, each person once. A "
         "superintendent is counted if a target was set for them.",
         figures->now.people, roles, figures->frame->title);
  g_autofree char *some = part_of_month(figures);
  if (some)
    define(
        table, "Part of the month",
        figures->frame->over
            ? "%s. The target covers the school days they were here; from someone who has left no "
              "self-assessment is expected."
            : "%s. The target covers the school days they are here; from someone who leaves "
              "before the month is over no self-assessment is expected.",
        some);
}

static void define_days(struct table *table, const struct month_frame *frame)
{
  if (frame->calendar_entered)
    define(table, "School days",
           "%d in %s by the district’s calendar. Half days count; weekends, vacations, holidays "
           "and snow days do not.",
           frame->school_days, frame->title);
  else
    define(table, "School days",
           "The calendar of %s is not entered, so every Monday to Friday counts: %d in %s.",
           frame->school_year, frame->school_days, frame->title);
  define(table, "Days",
         frame->companions_count
             ? "School days on which the person recorded a walkthrough or walked along on one."
             : "School days on which the person recorded at least one walkthrough.");
}

static void define_not_visited(struct table *table, const struct month_frame *frame)
{
  g_autofree char *day = month_frame_day(frame->counted_on);
  g_autofree char *when =
      frame->over ? g_strdup("at the end of the month") : g_strdup_printf("on %s", day);
  if (!month_frame_idle(frame) && frame->walked)
    define(table, "Not visited",
           "Teachers %s with no walkthrough by anyone in the %d days up to then. A teacher who "
           "came within those days is not counted as not visited.",
           when, frame->unseen_days);
}

static void define_walkthroughs(struct table *table, const struct figures *figures)
{
  const struct month_frame *frame = figures->frame;
  g_autofree char *attempts = format_plural(figures->now.attempts, "such visit", "such visits");
  define(table, "Walkthrough",
         "One short visit to one classroom, counted for the person who recorded it%s. A visit that "
         "found a substitute, a test or an empty room, or came at a bad time, does not count; %s "
         "in %s.",
         frame->companions_count ? " and for each administrator who walked along"
                                 : ", not for who walked along",
         attempts, frame->name);
  define(
      table, "Target",
      "%d for a full month of %d school days, unless a person was given another. For fewer school "
      "days, and for days off campus, less in proportion; half a walkthrough is rounded up.",
      frame->target, frame->full_month);
  if (!frame->walked)
    define(table, "No record",
           "No walkthrough was recorded by the end of %s: what is not there is no 0.",
           frame->title);
  define_days(table, frame);
  define_not_visited(table, frame);
  define(table, "Seen by",
         "On a person’s page: the teachers whom this person visited since the school year began%s, "
         "of those at their school where they have one. Others may have visited more of them.",
         frame->companions_count ? ", recording or walking along" : ", recording");
}

/* `seen and partly count as seen; not seen counts as not seen; n.a. counts as neither`. Yours. */
static char *counting_words(const struct figures_scale *scale)
{
  GString *text = g_string_new(NULL);
  for (const struct choice *counts = counts_choices; counts->word; counts++) {
    g_autoptr(GPtrArray) labels = g_ptr_array_new();
    for (guint i = 0; i < scale->levels->len; i++) {
      const struct figures_level *level = g_ptr_array_index(scale->levels, i);
      if (strcmp(level->counts, counts->word) == 0)
        g_ptr_array_add(labels, level->label);
    }
    if (labels->len == 0)
      continue;
    bool one = labels->len == 1;
    g_ptr_array_add(labels, NULL);
    g_autofree char *list = format_list((const char *const *)labels->pdata);
    g_string_append_printf(text, "%s%s %s as %s", text->len > 0 ? "; " : "", list,
                           one ? "counts" : "count", counts->label);
  }
  return g_string_free(text, FALSE);
}

static void define_strategies(struct table *table, const struct figures *figures)
{
  const struct month_frame *frame = figures->frame;
  for (guint i = 0; i < figures->scales->len; i++) {
    const struct figures_scale *scale = g_ptr_array_index(figures->scales, i);
    g_autofree char *forms = words_names(scale->forms, 4);
    g_autofree char *made = format_plural(scale->walkthroughs, "walkthrough", "walkthroughs");
    g_autofree char *counting = counting_words(scale);
    define(table, i == 0 ? "Seen" : "", "%s, %s: %s.", forms, made, counting);
  }
  define(table, "Of how many",
         "The marks that count as seen or not seen. What was not marked is in neither.");
  define(table, "Too few to show",
         "A figure, of the district or of a school, needs at least %d walkthroughs in which the "
         "strategy could be seen. A change is shown only where both months have at least %d.",
         frame->walkthrough_floor, MAX(FIGURES_LEAST, frame->walkthrough_floor));
  define(table, "Of 100",
         "In whole numbers, half rounded up. “Up 5” is five more of 100 than in %s.",
         frame->previous_name);
}

/* How the month stands where that is not as usual. */
static void define_state(struct table *table, const struct month_frame *frame)
{
  g_autofree char *idle = month_frame_idle_words(frame);
  g_autofree char *day = month_frame_day(frame->counted_on);
  if (idle)
    define(table, "The month", "%s What was done all the same is printed.", idle);
  else if (!frame->over)
    define(
        table, "The month",
        "%s is not over. Walkthroughs, self-assessments, SIP items and follow-ups are counted up "
        "to %s; targets and school days are of the whole month.",
        frame->title, day);
}

/* Only paper has pages that end; it has an annex where something had no room. */
static void define_items(struct table *table, const struct month_frame *frame)
{
  define(table, "SIP items",
         "The active items of %s. A status that was not set for %s is “not set” and is not carried "
         "over. An item is unchanged when it is not complete and has the status that was set last "
         "before. An item is asked for from the month in which it was entered, or from the first "
         "month with a status in what was entered with it, as an imported plan. A person’s page "
         "has in full",
         frame->school_year, frame->name);
  g_autofree char *soon = month_frame_day(frame->next_last_on);
  g_autofree char *which = g_strdup_printf(
      " the items that changed, are past due, or are due by %s and not begun", soon);
  go_on(table, RUN_PLAIN, which);
  go_on(table, RUN_PAPER, "; what has no room there goes to an annex");
  go_on(table, RUN_PLAIN, ".");
}

static void define_assessments(struct table *table, const struct figures *figures)
{
  const struct figures_totals *now = &figures->now;
  g_autofree char *count = format_of(now->submitted, now->expected);
  define(table, "Self-assessment",
         "%s%s. Only what was submitted is printed, as its writer worded it.",
         now->expected > 0 ? count : "None was due", now->expected > 0 ? " submitted" : "");
}

static void define_missing(struct table *table, const struct month_frame *frame)
{
  if (!frame->awaited)
    define(table, "Not in", "What was not submitted by %s is printed as missing, never as zero.",
           frame->by);
  else if (frame->due_on || frame->held_on)
    define(table, "Not in yet",
           "What is not due yet and not there is printed as “not in yet”, never as zero.");
  else
    define(table, "Not in yet",
           "What is not there is printed as “not in yet”, never as zero; no day is set by which it "
           "is due.");
}

bool packet_about(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct figures *figures = maker->figures;
  const struct month_frame *frame = figures->frame;
  section->subtitle = g_strdup_printf("%s, as of %s.", frame->title, frame->as_of);
  struct table *table = section_table(section, section->title);
  table_column(table, "word", "", ALIGN_LEFT, 1);
  table_column(table, "meaning", "", ALIGN_LEFT, 4);
  define_state(table, frame);
  define_people(table, figures);
  bool idle = month_frame_idle(frame);
  if (!idle || figures->now.done > 0)
    define_walkthroughs(table, figures);
  if (figures->scales->len > 0)
    define_strategies(table, figures);
  define_assessments(table, figures);
  if (!idle || figures_status_set(figures->plan) > 0)
    define_items(table, frame);
  define(
      table, "Names",
      "No figure names a teacher; a text that somebody wrote may. An owner of a SIP item or of a "
      "commitment who is not an administrator appears by role, or by name where the role is "
      "other.");
  if (!idle)
    define_missing(table, frame);
  return true;
}
