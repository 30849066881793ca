/* Self-assessments that were submitted. */
#include "report/figures_private.h"

#include <string.h>

static void rating_free(gpointer data)
{
  struct figures_rating *rating = data;
  g_free(rating->standard);
  g_free(rating->level);
  g_free(rating->label);
  g_free(rating);
}

void figures_assessment_free(struct figures_assessment *assessment)
{
  if (!assessment)
    return;
  g_free(assessment->uid);
  g_free(assessment->working_on);
  g_free(assessment->goal_met);
  g_ptr_array_unref(assessment->ratings);
  g_free(assessment);
}

const struct figures_rating *figures_rating(const struct figures_assessment *assessment,
                                            const char *standard)
{
  for (guint i = 0; assessment && i < assessment->ratings->len; i++) {
    const struct figures_rating *rating = g_ptr_array_index(assessment->ratings, i);
    if (strcmp(rating->standard, standard) == 0)
      return rating;
  }
  return NULL;
}

static struct figures_assessment *assessment_new(const struct rowset *rows, int row)
{
  struct figures_assessment *assessment = g_new0(struct figures_assessment, 1);
  assessment->uid = g_strdup(rowset_get(rows, row, "assessment"));
  assessment->working_on = g_strdup(rowset_get(rows, row, "working_on"));
  assessment->had_goal = rowset_int(rows, row, "had_goal") > 0;
  if (assessment->had_goal)
    assessment->goal_met = g_strdup(rowset_get(rows, row, "goal_met"));
  assessment->ratings = g_ptr_array_new_with_free_func(rating_free);
  return assessment;
}

static void add_rating(struct figures_assessment *assessment, const struct rowset *rows, int row)
{
  if (!rowset_get(rows, row, "standard"))
    return;
  struct figures_rating *rating = g_new0(struct figures_rating, 1);
  rating->standard = g_strdup(rowset_get(rows, row, "standard"));
  rating->level = g_strdup(rowset_get(rows, row, "level"));
  rating->label = g_strdup(rowset_get(rows, row, "label"));
  rating->role = rating->level ? figures_level_role((int)rowset_int(rows, row, "rank"),
                                                    (int)rowset_int(rows, row, "levels"))
                               : ROLE_QUIET;
  g_ptr_array_add(assessment->ratings, rating);
}

/* The month's assessments by uid of their writer. Yours. */
static GHashTable *read_month(const struct figures_request *request, const char *month,
                              GError **error)
{
  AUTO(rowset) struct rowset *rows = store_query(request->store, STATEMENT_REPORT_RATINGS, error,
                                                 "month", month, "staff", request->staff, NULL);
  if (!rows)
    return NULL;
  GHashTable *found = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  for (int i = 0; i < rows->row_count; i++) {
    const char *staff = rowset_get(rows, i, "staff");
    struct figures_assessment *assessment = g_hash_table_lookup(found, staff);
    if (!assessment) {
      assessment = assessment_new(rows, i);
      g_hash_table_insert(found, g_strdup(staff), assessment);
    }
    add_rating(assessment, rows, i);
  }
  return found;
}

/* The assessment of staff, which leaves found; NULL where there is none. Yours. */
static struct figures_assessment *take(GHashTable *found, const char *staff)
{
  gpointer key, value;
  if (!g_hash_table_steal_extended(found, staff, &key, &value))
    return NULL;
  g_free(key);
  return value;
}

/* Those of people who are no administrators are in nobody's hands. */
static void drop_rest(GHashTable *found)
{
  GHashTableIter each;
  gpointer value;
  g_hash_table_iter_init(&each, found);
  while (g_hash_table_iter_next(&each, NULL, &value))
    figures_assessment_free(value);
  g_hash_table_unref(found);
}

/* Who submitted was expected to; a superintendent or someone who left may. */
static void count_submitted(struct figures_totals *totals, struct administrator *person,
                            bool submitted)
{
  totals->submitted += submitted;
  totals->expected += submitted && !person->expected;
  person->expected = person->expected || submitted;
}

static bool read_columns(struct figures *figures, struct store *store, GError **error)
{
  g_autofree char *rubric =
      store_value(store, STATEMENT_REPORT_RUBRIC, error, "month", figures->frame->month, NULL);
  if (error && *error)
    return false;
  AUTO(rowset) struct rowset *standards =
      store_query(store, STATEMENT_REPORT_STANDARDS, error, "rubric", rubric, NULL);
  AUTO(rowset) struct rowset *levels =
      standards ? store_query(store, STATEMENT_REPORT_LEVELS, error, "rubric", rubric, NULL) : NULL;
  const struct rowset *sources[] = { standards, levels };
  GPtrArray *lists[] = { figures->standards, figures->levels };
  for (int i = 0; levels && i < 2; i++)
    for (int row = 0; row < sources[i]->row_count; row++) {
      struct figures_level *level = g_new0(struct figures_level, 1);
      level->code = g_strdup(rowset_at(sources[i], row, 0));
      level->label = g_strdup(rowset_at(sources[i], row, 1));
      g_ptr_array_add(lists[i], level);
    }
  return levels != NULL;
}

bool figures_read_ratings(struct figures *figures, const struct figures_request *request,
                          GError **error)
{
  GHashTable *now = read_month(request, figures->frame->month, error);
  GHashTable *before = now ? read_month(request, figures->frame->previous, error) : NULL;
  for (guint i = 0; before && i < figures->people_before->len; i++) {
    struct administrator *person = g_ptr_array_index(figures->people_before, i);
    count_submitted(&figures->before, person, g_hash_table_contains(before, person->uid));
  }
  for (guint i = 0; before && i < figures->people->len; i++) {
    struct administrator *person = g_ptr_array_index(figures->people, i);
    person->assessment = take(now, person->uid);
    person->assessment_before = take(before, person->uid);
    count_submitted(&figures->now, person, person->assessment != NULL);
  }
  bool done = before && read_columns(figures, request->store, error);
  if (now)
    drop_rest(now);
  if (before)
    drop_rest(before);
  return done;
}
