#include "config.h"

#include "report/trends.h"

#include "base/error.h"
#include "base/format.h"
#include "base/text.h"
#include "db/rollup.h"
#include "document/plain_cell.h"
#include "model/date.h"
#include "report/seen.h"

#include <string.h>

static void strategy_free(gpointer data)
{
  struct trends_strategy *strategy = data;
  g_free(strategy->uid);
  g_free(strategy->name);
  g_free(strategy);
}

static void school_free(gpointer data)
{
  struct trends_school *school = data;
  g_free(school->uid);
  g_free(school->name);
  g_free(school);
}

void trends_free(struct trends *trends)
{
  if (!trends)
    return;
  g_free(trends->form);
  g_free(trends->form_name);
  g_free(trends->seen);
  g_free(trends->first);
  g_free(trends->last);
  g_ptr_array_unref(trends->months);
  g_ptr_array_unref(trends->strategies);
  g_ptr_array_unref(trends->schools);
  g_free(trends->cells);
  g_free(trends);
}

/* --- reading --------------------------------------------------------------------------------- */

static bool choose_form(struct trends *trends, struct store *store, const char *form,
                        GError **error)
{
  AUTO(rowset) struct rowset *forms = store_query(store, STATEMENT_TRENDS_FORMS, error, NULL);
  if (!forms)
    return false;
  int row = form ? rowset_row(forms, "uid", form) : forms->row_count > 0 ? 0 : -1;
  if (row < 0)
    return fail(error, TL_ERROR_NOT_FOUND,
                "There is no form to follow yet. The record keeper makes one in Records (g r).");
  trends->form = g_strdup(rowset_get(forms, row, "uid"));
  trends->form_name = g_strdup(rowset_get(forms, row, "name"));
  trends->seen = seen_words(store, "form", trends->form);
  return true;
}

/* places: key of the store → place + 1. */
static bool read_strategies(struct trends *trends, struct store *store, GHashTable *places,
                            GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_TRENDS_STRATEGIES, error, "form", trends->form, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    struct trends_strategy *strategy = g_new0(struct trends_strategy, 1);
    strategy->uid = g_strdup(rowset_get(rows, i, "uid"));
    strategy->name = g_strdup(rowset_get(rows, i, "wording"));
    strategy->retired = rowset_int(rows, i, "retired") != 0;
    g_ptr_array_add(trends->strategies, strategy);
    g_hash_table_insert(places, g_strdup(rowset_get(rows, i, "key")), GINT_TO_POINTER(i + 1));
  }
  return rows != NULL;
}

static bool read_schools(struct trends *trends, struct store *store, GHashTable *places,
                         GError **error)
{
  AUTO(rowset) struct rowset *rows = store_query(store, STATEMENT_TRENDS_SCHOOLS, error, "first",
                                                 trends->first, "last", trends->last, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    struct trends_school *school = g_new0(struct trends_school, 1);
    school->uid = g_strdup(rowset_get(rows, i, "uid"));
    school->name = g_strdup(rowset_get(rows, i, "name"));
    g_ptr_array_add(trends->schools, school);
    g_hash_table_insert(places, g_strdup(rowset_get(rows, i, "key")), GINT_TO_POINTER(i + 1));
  }
  return rows != NULL;
}

/* The last layer is that of all schools together. */
static struct trends_seen *cell(const struct trends *trends, int strategy, int school, int month)
{
  int layer = school == TRENDS_ALL ? (int)trends->schools->len : school;
  return &trends
              ->cells[((gsize)layer * trends->months->len + (gsize)month) * trends->strategies->len
                      + (gsize)strategy];
}

static void add(struct trends_seen *sum, struct trends_seen more)
{
  sum->seen += more.seen;
  sum->whole += more.whole;
}

static bool read_cells(struct trends *trends, struct store *store, GHashTable *strategies,
                       GHashTable *schools, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_TRENDS_CELLS, error, "form", trends->form, "first",
                  trends->first, "last", trends->last, NULL);
  if (!rows)
    return false;
  enum { SCHOOL, MONTH, STRATEGY, SEEN, WHOLE };
  trends->cells = g_new0(struct trends_seen, (trends->schools->len + 1) * (gsize)trends->months->len
                                                 * trends->strategies->len);
  g_autoptr(GHashTable) months = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < trends->months->len; i++)
    g_hash_table_insert(months, g_ptr_array_index(trends->months, i), GUINT_TO_POINTER(i));
  for (int i = 0; i < rows->row_count; i++) {
    int strategy =
        GPOINTER_TO_INT(g_hash_table_lookup(strategies, rowset_at(rows, i, STRATEGY))) - 1;
    int school = GPOINTER_TO_INT(g_hash_table_lookup(schools, rowset_at(rows, i, SCHOOL))) - 1;
    int month = GPOINTER_TO_INT(g_hash_table_lookup(months, rowset_at(rows, i, MONTH)));
    if (strategy < 0 || school < 0)
      continue; /* of another form with the same scale */
    struct trends_seen seen = { (int)g_ascii_strtoll(rowset_at(rows, i, SEEN), NULL, 10),
                                (int)g_ascii_strtoll(rowset_at(rows, i, WHOLE), NULL, 10) };
    add(cell(trends, strategy, school, month), seen);
    add(cell(trends, strategy, TRENDS_ALL, month), seen);
  }
  return true;
}

static bool read_floor(struct trends *trends, struct store *store, GError **error)
{
  AUTO(record) struct record *district = store_district(store, error);
  if (district)
    trends->floor = (int)record_get_int(district, "walkthrough_floor", 4);
  return district != NULL;
}

struct trends *trends_read(struct store *store, const char *form, const char *first,
                           const char *last, const struct progress *progress, GError **error)
{
  g_assert(strcmp(first, last) <= 0);
  AUTO(trends) struct trends *trends = g_new0(struct trends, 1);
  trends->first = g_strdup(first);
  trends->last = g_strdup(last);
  trends->months = g_ptr_array_new_with_free_func(g_free);
  trends->strategies = g_ptr_array_new_with_free_func(strategy_free);
  trends->schools = g_ptr_array_new_with_free_func(school_free);
  for (int i = 0; i <= month_difference(first, last); i++)
    g_ptr_array_add(trends->months, month_add(first, i));
  g_autoptr(GHashTable) strategies = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) schools = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  if (!read_floor(trends, store, error) || !choose_form(trends, store, form, error)
      || !rollup_refresh(store, first, last, progress, error)
      || !read_strategies(trends, store, strategies, error)
      || !read_schools(trends, store, schools, error)
      || !read_cells(trends, store, strategies, schools, error))
    return NULL;
  return g_steal_pointer(&trends);
}

/* --- figures --------------------------------------------------------------------------------- */

struct trends_seen trends_at(const struct trends *trends, int strategy, int school, int month)
{
  if (month >= 0)
    return *cell(trends, strategy, school, month);
  struct trends_seen sum = { 0, 0 };
  for (guint i = 0; i < trends->months->len; i++)
    add(&sum, *cell(trends, strategy, school, (int)i));
  return sum;
}

int trends_percent(const struct trends *trends, struct trends_seen seen)
{
  return seen.whole < MAX(trends->floor, 1) ? -1 : format_percent(seen.seen, seen.whole);
}

const char *trends_shade(int percent)
{
  int shade = plain_shade(percent);
  return shade < 0 ? "" : plain_shade_mark(shade, false);
}

const char *trends_letter(int percent)
{
  static const char *const letters[] = { "", "A", "M", "H", "F" };
  return letters[plain_shade(percent) + 1];
}

const char *trends_legend(int width)
{
  static const char figures[] =
      "Seen of 100:  █A almost all, 75+  ▓M most, 50+  ▒H less than half, 25+  ░F few";
  static const char words[] = "Seen:  █A almost all  ▓M most  ▒H less than half  ░F few";
  return text_width(figures) <= width ? figures : words;
}

char *trends_words(const struct trends *trends, struct trends_seen seen)
{
  if (seen.whole == 0)
    return g_strdup("–");
  return trends_percent(trends, seen) < 0 ? g_strdup("too few") : format_of(seen.seen, seen.whole);
}
