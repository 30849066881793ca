/* What was seen: marks by scale, strategy and school, from the roll-ups. */
#include "report/figures_private.h"

#include "model/date.h"

#include <string.h>

static void strategy_free(gpointer data)
{
  struct figures_strategy *strategy = data;
  g_free(strategy->uid);
  g_free(strategy->name);
  g_free(strategy->levels);
  g_free(strategy->schools);
  g_free(strategy);
}

void figures_scale_free(gpointer data)
{
  struct figures_scale *scale = data;
  g_free(scale->uid);
  g_free(scale->name);
  g_ptr_array_unref(scale->forms);
  g_ptr_array_unref(scale->levels);
  g_ptr_array_unref(scale->strategies);
  g_free(scale->marked_schools);
  g_free(scale);
}

static struct figures_scale *find_scale(const struct figures *figures, const char *uid)
{
  for (guint i = 0; i < figures->scales->len; i++) {
    struct figures_scale *scale = g_ptr_array_index(figures->scales, i);
    if (strcmp(scale->uid, uid) == 0)
      return scale;
  }
  return NULL;
}

static struct figures_strategy *find_strategy(const struct figures_scale *scale, const char *uid)
{
  for (guint i = 0; i < scale->strategies->len; i++) {
    struct figures_strategy *strategy = g_ptr_array_index(scale->strategies, i);
    if (strcmp(strategy->uid, uid) == 0)
      return strategy;
  }
  return NULL;
}

static int find_level(const struct figures_scale *scale, const char *code)
{
  for (guint i = 0; i < scale->levels->len; i++)
    if (strcmp(((struct figures_level *)g_ptr_array_index(scale->levels, i))->code, code) == 0)
      return (int)i;
  return -1;
}

static struct figures_scale *add_scale(struct figures *figures, struct store *store,
                                       const struct rowset *forms, int row, GError **error)
{
  const char *uid = rowset_get(forms, row, "scale");
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_SCALE_LEVELS, error, "scale", uid, NULL);
  if (!rows)
    return NULL;
  struct figures_scale *scale = g_new0(struct figures_scale, 1);
  scale->uid = g_strdup(uid);
  scale->name = g_strdup(rowset_get(forms, row, "scale_name"));
  scale->forms = g_ptr_array_new_with_free_func(g_free);
  scale->levels = g_ptr_array_new_with_free_func(figures_level_free);
  scale->strategies = g_ptr_array_new_with_free_func(strategy_free);
  for (int i = 0; i < rows->row_count; i++) {
    struct figures_level *level = g_new0(struct figures_level, 1);
    level->code = g_strdup(rowset_get(rows, i, "code"));
    level->label = g_strdup(rowset_get(rows, i, "label"));
    level->counts = g_strdup(rowset_get(rows, i, "counts"));
    g_ptr_array_add(scale->levels, level);
  }
  scale->marked_schools = g_new0(long, figures->schools->len);
  g_ptr_array_add(figures->scales, scale);
  return scale;
}

/* The strategies of a form that was used, so that one nobody marked is seen to be there. */
static bool add_form(struct figures *figures, struct figures_scale *scale, struct store *store,
                     const char *version, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_FORM_STRATEGIES, error, "version", version, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    const char *uid = rowset_get(rows, i, "strategy");
    if (find_strategy(scale, uid))
      continue;
    struct figures_strategy *strategy = g_new0(struct figures_strategy, 1);
    strategy->uid = g_strdup(uid);
    strategy->name = g_strdup(rowset_get(rows, i, "name"));
    strategy->least = figures->frame->walkthrough_floor;
    strategy->levels = g_new0(long, scale->levels->len);
    strategy->schools = g_new0(struct figures_seen, figures->schools->len);
    g_ptr_array_add(scale->strategies, strategy);
  }
  return rows != NULL;
}

static bool read_forms(struct figures *figures, struct store *store, GError **error)
{
  const struct month_frame *frame = figures->frame;
  AUTO(rowset) struct rowset *forms = store_query(store, STATEMENT_REPORT_FORMS, error, "first",
                                                  frame->first_on, "last", frame->last_on, NULL);
  if (!forms)
    return false;
  for (int i = 0; i < forms->row_count; i++) {
    struct figures_scale *scale = find_scale(figures, rowset_get(forms, i, "scale"));
    if (!scale)
      scale = add_scale(figures, store, forms, i, error);
    if (!scale || !add_form(figures, scale, store, rowset_get(forms, i, "version"), error))
      return false;
    const char *form = rowset_get(forms, i, "form");
    if (!g_ptr_array_find_with_equal_func(scale->forms, form, g_str_equal, NULL))
      g_ptr_array_add(scale->forms, g_strdup(form));
    scale->walkthroughs += (int)rowset_int(forms, i, "walkthroughs");
  }
  return true;
}

static void count_seen(struct figures_seen *seen, const struct figures_level *level, long marks)
{
  if (strcmp(level->counts, "neither") == 0)
    return;
  seen->whole += marks;
  if (strcmp(level->counts, "seen") == 0)
    seen->seen += marks;
}

static bool read_marks(struct figures *figures, struct store *store, bool before, GError **error)
{
  const struct month_frame *frame = figures->frame;
  AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_REPORT_MARKS, error, "month",
                                                 before ? frame->previous : frame->month, NULL);
  if (!rows)
    return false;
  g_autoptr(GHashTable) places = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < figures->schools->len; i++)
    g_hash_table_insert(places,
                        ((struct figures_school *)g_ptr_array_index(figures->schools, i))->uid,
                        GUINT_TO_POINTER(i + 1));
  for (int i = 0; i < rows->row_count; i++) {
    struct figures_scale *scale = find_scale(figures, rowset_get(rows, i, "scale"));
    struct figures_strategy *strategy =
        scale ? find_strategy(scale, rowset_get(rows, i, "strategy")) : NULL;
    int at = strategy ? find_level(scale, rowset_get(rows, i, "level")) : -1;
    if (at < 0)
      continue; /* a form used last month and not in this */
    const struct figures_level *level = g_ptr_array_index(scale->levels, (guint)at);
    long marks = rowset_int(rows, i, "marks");
    count_seen(before ? &strategy->before : &strategy->now, level, marks);
    if (before)
      continue;
    strategy->levels[at] += marks;
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, rowset_get(rows, i, "school")));
    if (place > 0)
      count_seen(&strategy->schools[place - 1], level, marks);
  }
  return true;
}

/* How many walkthroughs have marks, of how many each figure is at the most. */
static bool read_marked(struct figures *figures, struct store *store, bool before, GError **error)
{
  const char *month = before ? figures->frame->previous : figures->frame->month;
  g_autofree char *first = month_first(month);
  g_autofree char *last = month_last(month);
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_MARKED, error, "first", first, "last", last, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    struct figures_scale *scale = find_scale(figures, rowset_get(rows, i, "scale"));
    const struct figures_school *school = figures_school(figures, rowset_get(rows, i, "school"));
    long made = rowset_int(rows, i, "walkthroughs");
    if (!scale)
      continue;
    *(before ? &scale->marked_before : &scale->marked) += made;
    if (school && !before)
      scale->marked_schools[school->index] += made;
  }
  return rows != NULL;
}

bool figures_read_strategies(struct figures *figures, const struct figures_request *request,
                             GError **error)
{
  return read_forms(figures, request->store, error)
         && read_marks(figures, request->store, false, error)
         && read_marks(figures, request->store, true, error)
         && read_marked(figures, request->store, false, error)
         && read_marked(figures, request->store, true, error);
}
