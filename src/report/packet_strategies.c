/* What was seen, strategy by strategy. */
#include "report/packet_private.h"

#include "base/format.h"
#include "report/words.h"

#include <string.h>

enum { EXTREMES = 3, NOTE_LINES = 5, LETTERS_BESIDE_PICTURE = 30 };

/* `Look-fors: seen, partly, not seen`: what stands above a table where several scales were used. */
static void say_forms(struct section *section, const struct figures_scale *scale)
{
  g_autofree char *forms = words_names(scale->forms, 4);
  g_autofree char *heading = g_strdup_printf("%s: %s", forms, scale->name);
  section_heading(section, heading);
}

/* Long words for the levels leave no room for a picture. */
static bool has_picture(const struct figures_scale *scale)
{
  glong letters = 0;
  for (guint i = 0; i < scale->levels->len; i++)
    letters +=
        g_utf8_strlen(((struct figures_level *)g_ptr_array_index(scale->levels, i))->label, -1);
  return letters <= LETTERS_BESIDE_PICTURE;
}

static void add_columns(struct table *table, const struct figures_scale *scale,
                        const struct month_frame *frame)
{
  g_autofree char *since = g_strdup_printf("Since %s", frame->previous_short);
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 5);
  table_column(table, "seen_of", "Seen", ALIGN_RIGHT, 0);
  table_column(table, "percent", "Of 100", ALIGN_RIGHT, 0);
  if (has_picture(scale))
    table_column(table, "picture", "", ALIGN_LEFT, 0);
  for (guint i = 0; i < scale->levels->len; i++) {
    const struct figures_level *level = g_ptr_array_index(scale->levels, i);
    table_column(table, level->code, level->label, ALIGN_RIGHT, 1)->number = true;
  }
  table_column(table, "change", since, ALIGN_RIGHT, 0);
}

/* Not how many of which level either: that is one teacher's lesson. */
static void add_too_few(struct table *table, const struct figures_strategy *strategy)
{
  enum { BESIDE = 2 };
  struct table_row *row = table_row(table);
  row_text(row, strategy->name);
  row_styled(row, RUN_DIM, "too few to show");
  for (guint i = BESIDE; i < table->columns->len; i++) {
    const struct table_column *column = g_ptr_array_index(table->columns, i);
    row_text(row, strcmp(column->key, "picture") == 0 ? NULL : "·");
  }
}

static void add_strategy(struct table *table, const struct figures_scale *scale,
                         const struct figures_strategy *strategy)
{
  if (!figures_shown(strategy)) {
    add_too_few(table, strategy);
    return;
  }
  struct table_row *row = table_row(table);
  row_text(row, strategy->name);
  g_autofree char *count = format_of(strategy->now.seen, strategy->now.whole);
  g_autofree char *percent = g_strdup_printf("%d", figures_percent(strategy->now, strategy->least));
  row_text(row, count);
  row_styled(row, RUN_BOLD, percent);
  if (has_picture(scale))
    row_bar(row, (double)strategy->now.seen, (double)strategy->now.whole);
  for (guint i = 0; i < scale->levels->len; i++)
    row_number(row, strategy->levels[i]);
  int points;
  g_autofree char *change = figures_change(strategy, &points) ? words_change(points) : NULL;
  row_text(row, change ? change : "·");
}

/* --- the highest and the lowest -------------------------------------------------------------- */

static int compare_seen(gconstpointer a, gconstpointer b)
{
  const struct figures_strategy *one = *(const struct figures_strategy *const *)a;
  const struct figures_strategy *other = *(const struct figures_strategy *const *)b;
  /* By the fraction itself, so that two of the same percentage stand in their right order. */
  long left = one->now.seen * other->now.whole, right = other->now.seen * one->now.whole;
  if (left != right)
    return left > right ? -1 : 1;
  return strcmp(one->name, other->name);
}

static void add_extreme(struct table_row *row, const struct figures_strategy *strategy)
{
  g_autofree char *percent = words_percent(figures_percent(strategy->now, strategy->least));
  row_text(row, strategy->name);
  row_text(row, percent);
}

static void say_extremes(struct section *section, const struct figures_scale *scale)
{
  g_autoptr(GPtrArray) order = g_ptr_array_new();
  for (guint i = 0; i < scale->strategies->len; i++) {
    const struct figures_strategy *strategy = g_ptr_array_index(scale->strategies, i);
    if (figures_shown(strategy))
      g_ptr_array_add(order, (gpointer)strategy);
  }
  guint count = MIN(EXTREMES, order->len / 2);
  if (count == 0)
    return;
  g_ptr_array_sort(order, compare_seen);
  section_heading(section, "Seen most, and least");
  struct table *table = section_table(section, "Seen most, and least");
  table->file = g_strdup("strategies-most-and-least");
  table_column(table, "most", "Most", ALIGN_LEFT, 3);
  table_column(table, "most_seen", "Seen in", ALIGN_RIGHT, 0);
  table_column(table, "least", "Least", ALIGN_LEFT, 3);
  table_column(table, "least_seen", "Seen in", ALIGN_RIGHT, 0);
  for (guint i = 0; i < count; i++) {
    struct table_row *row = table_row(table);
    add_extreme(row, g_ptr_array_index(order, i));
    add_extreme(row, g_ptr_array_index(order, order->len - 1 - i));
  }
}

/* Why the page that follows elsewhere, by school, is not there: all schools together have enough,
 * none by itself. */
static void say_no_schools(struct section *section, const struct figures *figures)
{
  bool any = false;
  for (guint i = 0; i < figures->scales->len && !any; i++)
    any = figures_scale_shown(g_ptr_array_index(figures->scales, i));
  if (!any || packet_any_by_school(figures))
    return;
  g_autofree char *words = g_strdup_printf("By school there are too few to show (under %d).",
                                           figures->frame->walkthrough_floor);
  section_paragraph(section, words);
}

/* --- the section ----------------------------------------------------------------------------- */

static char *count_words(const struct figures *figures)
{
  long walkthroughs = 0, covered = 0;
  for (guint i = 0; i < figures->schools->len; i++) {
    const struct figures_school *school = g_ptr_array_index(figures->schools, i);
    walkthroughs += school->walkthroughs;
    covered += school->walkthroughs > 0;
  }
  g_autofree char *made = format_plural(walkthroughs, "walkthrough", "walkthroughs");
  g_autofree char *schools = format_of(covered, (long)figures->schools->len);
  return g_strdup_printf("%s in %s schools. “Seen” is of those in which it could be seen: "
                         "n.a. and what was not marked are left out.",
                         made, schools);
}

static void say_none(struct section *section, const struct month_frame *frame)
{
  g_autofree char *text = g_strdup_printf("No walkthrough was made in %s.", frame->title);
  section_paragraph(section, text);
  section->new_page = false; /* one sentence needs no page of its own */
}

static void say_scale(struct section *section, const struct figures *figures,
                      const struct figures_scale *scale)
{
  if (figures->scales->len > 1)
    say_forms(section, scale);
  if (!figures_scale_shown(scale)) {
    g_autofree char *words = words_too_few(figures->frame);
    section_paragraph(section, words);
    return;
  }
  struct table *table = section_table(section, section->title);
  add_columns(table, scale, figures->frame);
  for (guint i = 0; i < scale->strategies->len; i++)
    add_strategy(table, scale, g_ptr_array_index(scale->strategies, i));
  say_extremes(section, scale);
}

bool packet_strategies(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct figures *figures = maker->figures;
  if (figures->scales->len == 0) {
    say_none(section, figures->frame);
    return true;
  }
  section->subtitle = count_words(figures);
  for (guint i = 0; i < figures->scales->len; i++)
    say_scale(section, figures, g_ptr_array_index(figures->scales, i));
  say_no_schools(section, figures);
  packet_notes(section, NOTE_LINES);
  return true;
}
