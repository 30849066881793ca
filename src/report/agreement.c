#include "config.h"

#include "report/agreement.h"

#include "base/format.h"
#include "model/date.h"

#include <string.h>

static const struct view_column columns[] = {
  { "what", "What", 0, 1, FIELD_TEXT, NULL },       { "month", "Month", 8, 2, FIELD_MONTH, NULL },
  { "marks", "Marks", 5, 1, FIELD_INT, NULL },      { "same", "Same", 5, 1, FIELD_INT, NULL },
  { "one", "One apart", 9, 1, FIELD_INT, NULL },    { "further", "Further", 7, 1, FIELD_INT, NULL },
  { "words", "In words", -1, 4, FIELD_TEXT, NULL }, { "kappa", "Kappa", -1, 4, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_agreement = { "agreement", "Agreement", columns };

enum agreement_distance agreement_distance(const struct rowset *marks, int row)
{
  bool neither = strcmp(rowset_get(marks, row, "first_counts"), "neither") == 0;
  bool other = strcmp(rowset_get(marks, row, "second_counts"), "neither") == 0;
  if (strcmp(rowset_get(marks, row, "first"), rowset_get(marks, row, "second")) == 0)
    return AGREEMENT_SAME;
  if (neither || other)
    return AGREEMENT_FURTHER;
  long apart = rowset_int(marks, row, "first_rank") - rowset_int(marks, row, "second_rank");
  return apart == 1 || apart == -1 ? AGREEMENT_ONE : AGREEMENT_FURTHER;
}

static void count(struct agreement *agreement, enum agreement_distance distance)
{
  agreement->same += distance == AGREEMENT_SAME;
  agreement->one += distance == AGREEMENT_ONE;
  agreement->further += distance == AGREEMENT_FURTHER;
}

struct agreement agreement_count(const struct rowset *marks)
{
  struct agreement agreement = { 0, 0, 0 };
  for (int i = 0; i < marks->row_count; i++)
    count(&agreement, agreement_distance(marks, i));
  return agreement;
}

char *agreement_words(struct agreement agreement)
{
  int all = agreement.same + agreement.one + agreement.further;
  if (all == 0)
    return g_strdup("nothing rated by both");
  g_autofree char *same = format_of(agreement.same, all);
  return g_strdup_printf("%s the same, %d one apart, %d further apart", same, agreement.one,
                         agreement.further);
}

/* --- the table ------------------------------------------------------------------------------- */

/* Those of one strategy, pair, or pair and month. */
struct group {
  char *what, *month;
  struct agreement agreement;
  GHashTable *first, *second; /* label → how often: for what chance alone would give */
};

static void group_free(gpointer data)
{
  struct group *group = data;
  g_free(group->what);
  g_free(group->month);
  g_hash_table_unref(group->first);
  g_hash_table_unref(group->second);
  g_free(group);
}

static struct group *group_of(GPtrArray *groups, const char *what, const char *month)
{
  for (guint i = 0; i < groups->len; i++) {
    struct group *group = g_ptr_array_index(groups, i);
    if (strcmp(group->what, what) == 0 && g_strcmp0(group->month, month) == 0)
      return group;
  }
  struct group *group = g_new0(struct group, 1);
  group->what = g_strdup(what);
  group->month = g_strdup(month);
  group->first = g_hash_table_new(g_str_hash, g_str_equal);
  group->second = g_hash_table_new(g_str_hash, g_str_equal);
  g_ptr_array_add(groups, group);
  return group;
}

static void tally(GHashTable *counts, const char *label)
{
  int so_far = GPOINTER_TO_INT(g_hash_table_lookup(counts, label));
  g_hash_table_insert(counts, (gpointer)label, GINT_TO_POINTER(so_far + 1));
}

/* Two people are one pair whoever of them recorded. Yours. */
static char *pair_name(const struct rowset *marks, int row)
{
  const char *recorder = rowset_get(marks, row, "recorder_name");
  const char *rater = rowset_get(marks, row, "rater_name");
  bool first = strcmp(recorder, rater) <= 0;
  return g_strdup_printf("%s and %s", first ? recorder : rater, first ? rater : recorder);
}

static void add(GPtrArray *groups, const struct rowset *marks, int row, enum agreement_by by)
{
  g_autofree char *pair = by == AGREEMENT_STRATEGY ? NULL : pair_name(marks, row);
  g_autofree char *month =
      by == AGREEMENT_PAIR_MONTH ? date_month(rowset_get(marks, row, "made_on")) : NULL;
  struct group *group =
      group_of(groups, pair ? pair : rowset_get(marks, row, "strategy_name"), month);
  count(&group->agreement, agreement_distance(marks, row));
  tally(group->first, rowset_get(marks, row, "first"));
  tally(group->second, rowset_get(marks, row, "second"));
}

/* Cohen's kappa: agreement beyond what chance would give. NULL where chance gives all of it. Yours.
 */
static char *kappa(const struct group *group)
{
  const struct agreement *agreement = &group->agreement;
  double all = agreement->same + agreement->one + agreement->further;
  double chance = 0;
  GHashTableIter iter;
  gpointer label, times;
  g_hash_table_iter_init(&iter, group->first);
  while (g_hash_table_iter_next(&iter, &label, &times))
    chance += GPOINTER_TO_INT(times) / all
              * GPOINTER_TO_INT(g_hash_table_lookup(group->second, label)) / all;
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  if (1 - chance < 1e-9)
    return NULL;
  return g_strdup(
      g_ascii_formatd(text, sizeof text, "%.2f", (agreement->same / all - chance) / (1 - chance)));
}

/* Pairs by name and month; strategies stay in the form's order, in which they come. */
static int by_name(gconstpointer a, gconstpointer b)
{
  const struct group *left = *(const struct group *const *)a;
  const struct group *right = *(const struct group *const *)b;
  int order = strcmp(left->what, right->what);
  return order ? order : g_strcmp0(left->month, right->month);
}

struct rowset *agreement_table(const struct rowset *marks, enum agreement_by by)
{
  static const char *const names[] = { "what", "month",   "marks", "same",
                                       "one",  "further", "words", "kappa" };
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func(group_free);
  for (int i = 0; i < marks->row_count; i++)
    add(groups, marks, i, by);
  if (by != AGREEMENT_STRATEGY)
    g_ptr_array_sort(groups, by_name);
  struct rowset *rows = rowset_new(G_N_ELEMENTS(names), names);
  for (guint i = 0; i < groups->len; i++) {
    const struct group *group = g_ptr_array_index(groups, i);
    const struct agreement *of = &group->agreement;
    g_autofree char *all = g_strdup_printf("%d", of->same + of->one + of->further);
    g_autofree char *same = g_strdup_printf("%d", of->same);
    g_autofree char *one = g_strdup_printf("%d", of->one);
    g_autofree char *further = g_strdup_printf("%d", of->further);
    g_autofree char *words = agreement_words(*of);
    g_autofree char *value = kappa(group);
    const char *cells[] = { group->what, group->month, all, same, one, further, words, value };
    rowset_add(rows, cells);
  }
  return rows;
}

struct rowset *agreement_read(struct store *store, const char *first, const char *last,
                              const char *walkthrough, const char *school, GError **error)
{
  return store_query(store, STATEMENT_AGREEMENT_MARKS, error, "first", first, "last", last,
                     "walkthrough", walkthrough, "school", school, NULL);
}
