/* What was seen, strategy by school. */
#include "report/packet_private.h"

#include "base/format.h"
#include "model/name.h"
#include "report/seen.h"
#include "report/words.h"

#include <string.h>

/* So many schools stand in one table; where there are more, so many in each of several. */
enum { SCHOOLS_WIDE = 20, SCHOOLS_EACH = 18, NOTE_LINES = 5 };

/* Schools that stand beside each other: count of them from first on. */
struct range {
  const struct figures_school *const *schools;
  guint first, count;
};

static const struct figures_school *school_at(const struct range *range, guint i)
{
  return range->schools[range->first + i];
}

/* A column's key: `doran_elementary`, unlike the others. Yours. */
static char *column_key(const char *name, GHashTable *taken)
{
  g_autofree char *folded = name_search_key(name);
  g_autoptr(GString) key = g_string_new(NULL);
  for (const char *at = folded; *at; at++)
    g_string_append_c(key, g_ascii_isalnum(*at) || (unsigned char)*at >= 0x80 ? *at : '_');
  gsize length = key->len;
  for (int number = 2; g_hash_table_contains(taken, key->str); number++) {
    g_string_truncate(key, length);
    g_string_append_printf(key, "_%d", number);
  }
  g_hash_table_add(taken, g_strdup(key->str));
  return g_strdup(key->str);
}

static void add_columns(struct table *table, const struct month_frame *frame,
                        const struct range *range)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  table->compact = true;
  table_column(table, "strategy", "Strategy", ALIGN_LEFT, 1);
  g_hash_table_add(taken, g_strdup("strategy"));
  g_hash_table_add(taken, g_strdup("district"));
  g_hash_table_add(taken, g_strdup("previous_month"));
  for (guint i = 0; i < range->count; i++) {
    g_autofree char *key = column_key(school_at(range, i)->name, taken);
    table_column(table, key, school_at(range, i)->short_name, ALIGN_CENTER, 0);
  }
  table_column(table, "district", "District", ALIGN_RIGHT, 0)->number = true;
  table_column(table, "previous_month", frame->previous_short, ALIGN_RIGHT, 0)->number = true;
}

static void add_figure(struct table_row *row, unsigned style, int percent)
{
  g_autofree char *text = percent < 0 ? g_strdup("·") : g_strdup_printf("%d", percent);
  row_styled(row, style, text);
}

/* Of how many each column is at the most. */
static void add_marked(struct table *table, const struct figures_scale *scale,
                       const struct range *range)
{
  struct table_row *row = table_row(table);
  row_text(row, "Walkthroughs with marks");
  for (guint k = 0; k < range->count; k++)
    row_number(row, scale->marked_schools[school_at(range, k)->index]);
  row_number(row, scale->marked);
  row_number(row, scale->marked_before);
}

static void add_table(struct section *section, const struct month_frame *frame,
                      const struct figures_scale *scale, const struct range *range)
{
  struct table *table = section_table(section, section->title);
  add_columns(table, frame, range);
  add_marked(table, scale, range);
  for (guint i = 0; i < scale->strategies->len; i++) {
    const struct figures_strategy *strategy = g_ptr_array_index(scale->strategies, i);
    struct table_row *row = table_row(table);
    row_text(row, strategy->name);
    for (guint k = 0; k < range->count; k++)
      row_shade(row, figures_percent(strategy->schools[school_at(range, k)->index],
                                     frame->walkthrough_floor));
    add_figure(row, RUN_BOLD, figures_percent(strategy->now, frame->walkthrough_floor));
    add_figure(row, RUN_DIM, figures_percent(strategy->before, frame->walkthrough_floor));
  }
}

/* `Dor Doran · Dur Durfee High.` */
static void add_legend(GString *text, const struct range *range)
{
  for (guint i = 0; i < range->count; i++) {
    const struct figures_school *school = school_at(range, i);
    g_string_append_printf(text, "%s%s %s", i > 0 ? " · " : "", school->short_name, school->name);
  }
  g_string_append(text, ". ");
}

static void say_range(struct section *section, const struct figures *figures,
                      const struct figures_scale *scale, const struct range *range)
{
  add_table(section, figures->frame, scale, range);
  g_autoptr(GString) text = g_string_new(NULL);
  add_legend(text, range);
  g_string_append(text, "Schools by name, not ranked.");
  section_note(section, text->str);
}

/* --- which schools --------------------------------------------------------------------------- */

/* True where a figure of the school can be shown. */
static bool has_enough(const struct figures *figures, const struct figures_scale *scale,
                       guint school)
{
  for (guint i = 0; i < scale->strategies->len; i++) {
    const struct figures_strategy *strategy = g_ptr_array_index(scale->strategies, i);
    if (strategy->schools[school].whole >= figures->frame->walkthrough_floor)
      return true;
  }
  return false;
}

static bool any_enough(const struct figures *figures, const struct figures_scale *scale)
{
  for (guint i = 0; i < figures->schools->len; i++)
    if (has_enough(figures, scale, i))
      return true;
  return false;
}

bool packet_any_by_school(const struct figures *figures)
{
  for (guint i = 0; i < figures->scales->len; i++)
    if (any_enough(figures, g_ptr_array_index(figures->scales, i)))
      return true;
  return false;
}

/* All schools; of a form that few use, those with enough to show. GPtrArray of struct
 * figures_school. Yours. */
static GPtrArray *schools_for(const struct figures *figures, const struct figures_scale *scale)
{
  GPtrArray *schools = g_ptr_array_new();
  for (guint i = 0; i < figures->schools->len; i++)
    if (scale == figures_main_scale(figures) || has_enough(figures, scale, i))
      g_ptr_array_add(schools, g_ptr_array_index(figures->schools, i));
  return schools;
}

static void say_left_out(struct section *section, const struct figures *figures, guint shown)
{
  if (shown == figures->schools->len)
    return;
  g_autofree char *schools =
      format_plural((long)(figures->schools->len - shown), "school", "schools");
  g_autofree char *text =
      g_strdup_printf("Too few to show (under %d) in %s%s.", figures->frame->walkthrough_floor,
                      shown > 0 ? "the other " : "", schools);
  section_paragraph(section, text);
}

static void say_forms(struct section *section, const struct figures_scale *scale)
{
  g_autofree char *forms = words_names(scale->forms, 4);
  g_autofree char *made = format_plural(scale->walkthroughs, "walkthrough", "walkthroughs");
  g_autofree char *heading = g_strdup_printf("%s: %s, %s", forms, scale->name, made);
  section_heading(section, heading);
}

/* As many schools in one table as in the next, give or take one. */
static void say_scale(struct section *section, const struct figures *figures,
                      const struct figures_scale *scale)
{
  if (!figures_scale_shown(scale)) {
    g_autofree char *words = words_too_few(figures->frame);
    if (figures->scales->len > 1)
      say_forms(section, scale);
    section_paragraph(section, words);
    return;
  }
  if (!any_enough(figures, scale)) { /* all together have enough, none by itself */
    if (figures->scales->len > 1)
      say_forms(section, scale);
    say_left_out(section, figures, 0);
    return;
  }
  g_autoptr(GPtrArray) schools = schools_for(figures, scale);
  guint each = schools->len <= SCHOOLS_WIDE ? SCHOOLS_WIDE : SCHOOLS_EACH;
  guint tables = (schools->len + each - 1) / each;
  if (figures->scales->len > 1)
    say_forms(section, scale);
  for (guint i = 0; i < tables; i++) {
    guint first = i * schools->len / tables, end = (i + 1) * schools->len / tables;
    struct range range = { (const struct figures_school *const *)schools->pdata, first,
                           end - first };
    if (tables > 1) {
      g_autofree char *heading = g_strdup_printf("%s to %s", school_at(&range, 0)->name,
                                                 school_at(&range, range.count - 1)->name);
      section_heading(section, heading);
    }
    say_range(section, figures, scale, &range);
  }
  say_left_out(section, figures, schools->len);
}

/* --- the section ----------------------------------------------------------------------------- */

/* `Seen or partly`: the levels that count as seen. Yours. */
static char *counted_words(const struct figures_scale *scale)
{
  GString *text = g_string_new(NULL);
  for (guint i = 0; i < scale->levels->len; i++) {
    const struct figures_level *level = g_ptr_array_index(scale->levels, i);
    if (strcmp(level->counts, "seen") == 0)
      seen_add(text, level->label);
  }
  if (text->len > 0)
    text->str[0] = g_ascii_toupper(text->str[0]);
  return g_string_free(text, FALSE);
}

bool packet_by_school(struct packet_maker *maker, struct section *section, GError **error)
{
  (void)error;
  const struct figures *figures = maker->figures;
  g_autofree char *seen = figures->scales->len == 1
                              ? counted_words(g_ptr_array_index(figures->scales, 0))
                              : g_strdup("Seen");
  section->subtitle = g_strdup_printf(
      "%s, of every 100 walkthroughs in which it could be seen. Darker is more often. "
      "· too few to show (under %d).",
      seen, figures->frame->walkthrough_floor);
  for (guint i = 0; i < figures->scales->len; i++)
    say_scale(section, figures, g_ptr_array_index(figures->scales, i));
  if (figures->schools->len <= SCHOOLS_WIDE)
    packet_notes(section, NOTE_LINES);
  return true;
}
