#include "config.h"

#include "report/coverage.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"

#include <string.h>

static const struct view_column columns[] = {
  { "teacher", "Teacher", 0, 1, FIELD_TEXT, NULL },
  { "school", "School", 20, 2, FIELD_TEXT, NULL },
  { "subject", "Subject", 14, 3, FIELD_TEXT, NULL },
  { "grade", "Grade", 5, 3, FIELD_TEXT, NULL },
  { "room", "Room", 5, 3, FIELD_CODE, NULL },
  { "last_on", "Last seen", 11, 1, FIELD_DATE, NULL },
  { "days", "Days ago", 8, 1, FIELD_INT, NULL },
  { "lately", "Lately", 6, 4, FIELD_INT, NULL },
  { "times", "This year", 9, 2, FIELD_INT, NULL },
  { "how", "Coverage", -1, 4, FIELD_TEXT, NULL },
  { "uid", "Uid", -1, 4, FIELD_CODE, NULL },
  { "school_uid", "School’s uid", -1, 4, FIELD_CODE, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view view_coverage = { "coverage", "Coverage", columns };

static const char *const names[] = { "uid",  "teacher", "school", "school_uid", "subject", "grade",
                                     "room", "last_on", "days",   "lately",     "times",   "how" };

/* --- reading --------------------------------------------------------------------------------- */

void coverage_free(struct coverage *coverage)
{
  if (!coverage)
    return;
  g_free(coverage->today);
  g_free(coverage->since);
  g_clear_pointer(&coverage->rows, rowset_free);
  g_free(coverage);
}

static char *cutoff_of(const struct coverage *coverage)
{
  return date_add(coverage->today, -coverage->days);
}

/* `never`, `not seen`, `often`, `seen`, `new`: in post for less than the days and not seen yet. */
static const char *how(const struct coverage *coverage, const struct rowset *found, int row)
{
  g_autofree char *cutoff = cutoff_of(coverage);
  const char *from = rowset_get(found, row, "from_on");
  const char *last = rowset_get(found, row, "last_on");
  bool unseen = !last || strcmp(last, cutoff) <= 0;
  if (unseen && from && strcmp(from, cutoff) > 0)
    return "new";
  if (!last)
    return "never";
  if (unseen)
    return "not seen";
  return rowset_int(found, row, "lately") >= COVERAGE_OFTEN_TIMES ? "often" : "seen";
}

static void add(struct coverage *coverage, const struct rowset *found, int row)
{
  g_autofree char *name =
      name_listed(rowset_get(found, row, "given_name"), rowset_get(found, row, "family_name"));
  const char *cells[G_N_ELEMENTS(names)];
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
    int column = rowset_find(found, names[i]);
    cells[i] = column < 0 ? NULL : rowset_at(found, row, column);
  }
  cells[1] = name;
  cells[G_N_ELEMENTS(names) - 1] = how(coverage, found, row);
  rowset_add(coverage->rows, cells);
}

/* Whether two rows are of one person, who teaches at two schools: such rows stand together. */
static bool is_same(const struct rowset *rows, int one, int other)
{
  return one >= 0 && other >= 0
         && strcmp(rowset_get(rows, one, "uid"), rowset_get(rows, other, "uid")) == 0;
}

/* Each person once, by all of their rows: who is new at one school may wait at another. */
static void count(struct coverage *coverage)
{
  const struct rowset *rows = coverage->rows;
  for (int i = 0, next; i < rows->row_count; i = next) {
    bool never = false, unseen = false, often = false;
    for (next = i; next < rows->row_count && is_same(rows, i, next); next++) {
      const char *word = rowset_get(rows, next, "how");
      never = never || strcmp(word, "never") == 0;
      unseen = unseen || never || strcmp(word, "not seen") == 0;
      often = often || strcmp(word, "often") == 0;
    }
    coverage->teachers++;
    coverage->never += never;
    coverage->unseen += unseen;
    coverage->often += often;
  }
}

static bool read_frame(struct coverage *coverage, struct store *store, const char *school,
                       GError **error)
{
  AUTO(record) struct record *district = store_district(store, error);
  if (!district)
    return false;
  coverage->today = clock_today();
  g_autofree char *month = date_month(coverage->today);
  g_autofree char *year = month_school_year(month);
  g_autofree char *july = school_year_first_month(year);
  coverage->since = month_first(july);
  if (coverage->days <= 0)
    coverage->days = (int)record_get_int(district, "unseen_days", 30);
  coverage->names = store_count(store, STATEMENT_COVERAGE_NAMES, "school", school, NULL) > 0;
  return true;
}

struct coverage *coverage_read(struct store *store, const char *school, int days, GError **error)
{
  AUTO(coverage) struct coverage *coverage = g_new0(struct coverage, 1);
  coverage->days = days;
  coverage->rows = rowset_new(G_N_ELEMENTS(names), names);
  if (!read_frame(coverage, store, school, error))
    return NULL;
  g_autofree char *cutoff = cutoff_of(coverage);
  AUTO(rowset) struct rowset *found =
      store_query(store, STATEMENT_COVERAGE_TEACHERS, error, "school", school, "cutoff", cutoff,
                  "since", coverage->since, "today", coverage->today, NULL);
  if (!found)
    return NULL;
  for (int i = 0; i < found->row_count; i++)
    add(coverage, found, i);
  count(coverage);
  return g_steal_pointer(&coverage);
}

/* --- teachers -------------------------------------------------------------------------------- */

static bool belongs(const struct rowset *rows, int row, enum coverage_teachers which)
{
  const char *word = rowset_get(rows, row, "how");
  bool never = strcmp(word, "never") == 0;
  switch (which) {
  case COVERAGE_UNSEEN:
    return never || strcmp(word, "not seen") == 0;
  case COVERAGE_NEVER:
    return rowset_get(rows, row, "last_on") == NULL;
  case COVERAGE_OFTEN:
    return strcmp(word, "often") == 0;
  case COVERAGE_EVERYBODY:
    return true;
  }
  return false;
}

/* Never first, then who was seen longest ago; the rows come by name, which the index keeps. */
static int by_last(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct rowset *rows = data;
  int left = *(const int *)a, right = *(const int *)b;
  int order = g_strcmp0(rowset_get(rows, left, "last_on"), rowset_get(rows, right, "last_on"));
  return order ? order : left - right;
}

static int by_often(gconstpointer a, gconstpointer b, gpointer data)
{
  const struct rowset *rows = data;
  int left = *(const int *)a, right = *(const int *)b;
  long order = rowset_int(rows, right, "lately") - rowset_int(rows, left, "lately");
  return order ? (order > 0 ? 1 : -1) : left - right;
}

/* The first row of the person's, from one to before next, that belongs; -1: none does. */
static int first_of(const struct rowset *rows, int one, int next, enum coverage_teachers which)
{
  for (int i = one; i < next; i++)
    if (belongs(rows, i, which))
      return i;
  return -1;
}

/* A person as one row: of a post that belongs, with all their schools. */
static void pick(struct rowset *picked, const struct rowset *rows, int row)
{
  int first = row, next = row + 1;
  while (is_same(rows, first - 1, row))
    first--;
  while (next < rows->row_count && is_same(rows, next, row))
    next++;
  GString *schools = g_string_new(NULL);
  const char *cells[G_N_ELEMENTS(names)];
  for (int i = first; i < next; i++)
    g_string_append_printf(schools, "%s%s", schools->len ? ", " : "",
                           rowset_get(rows, i, "school"));
  for (size_t i = 0; i < G_N_ELEMENTS(names); i++)
    cells[i] = rowset_at(rows, row, (int)i);
  cells[rowset_find(rows, "school")] = schools->str;
  if (next - first > 1)
    cells[rowset_find(rows, "school_uid")] = NULL; /* no one of them */
  rowset_add(picked, cells);
  g_string_free(schools, TRUE);
}

struct rowset *coverage_pick(const struct coverage *coverage, enum coverage_teachers which)
{
  const struct rowset *rows = coverage->rows;
  g_autoptr(GArray) order = g_array_new(FALSE, FALSE, sizeof(int));
  for (int i = 0, next; i < rows->row_count; i = next) {
    for (next = i + 1; next < rows->row_count && is_same(rows, i, next);)
      next++;
    int row = first_of(rows, i, next, which);
    if (row >= 0)
      g_array_append_val(order, row);
  }
  if (which == COVERAGE_UNSEEN)
    g_array_sort_with_data(order, by_last, coverage->rows);
  else if (which == COVERAGE_OFTEN)
    g_array_sort_with_data(order, by_often, coverage->rows);
  struct rowset *picked = rowset_new(G_N_ELEMENTS(names), names);
  for (guint i = 0; i < order->len; i++)
    pick(picked, rows, g_array_index(order, int, i));
  return picked;
}

char *coverage_title(const struct coverage *coverage, enum coverage_teachers which)
{
  switch (which) {
  case COVERAGE_UNSEEN:
    return g_strdup_printf("Not seen for %d days", coverage->days);
  case COVERAGE_NEVER:
    return g_strdup("Never seen");
  case COVERAGE_OFTEN:
    return g_strdup_printf("Seen often: %d times or more in %d days", COVERAGE_OFTEN_TIMES,
                           coverage->days);
  case COVERAGE_EVERYBODY:
    break;
  }
  return g_strdup("All teachers");
}

/* --- counts ---------------------------------------------------------------------------------- */

static const char *const count_names[] = { "what",    "teachers",     "unseen",
                                           "visited", "walkthroughs", "uid" };

static const struct {
  const char *word, *title, *column; /* column: of the teachers' rows */
} ways[] = {
  [COVERAGE_SCHOOL] = { "school", "By school", "school" },
  [COVERAGE_SUBJECT] = { "subject", "By subject", "subject" },
  [COVERAGE_GRADE] = { "grade", "By grade", "grade" },
  [COVERAGE_PERIOD] = { "period", "By period", NULL },
  [COVERAGE_WEEKDAY] = { "weekday", "By day of the week", NULL },
};

const char *coverage_by_title(enum coverage_by by)
{
  return ways[by].title;
}

/* What one line of counts is about while they are put together. */
struct tally {
  char *what; /* NULL: not noted */
  int teachers, unseen;
  const char *visited, *walkthroughs; /* of the query's rows, or NULL */
};

static void tally_free(gpointer data)
{
  struct tally *tally = data;
  g_free(tally->what);
  g_free(tally);
}

static struct tally *tally_of(GPtrArray *tallies, const char *what)
{
  for (guint i = 0; i < tallies->len; i++) {
    struct tally *tally = g_ptr_array_index(tallies, i);
    if (g_strcmp0(tally->what, what) == 0)
      return tally;
  }
  struct tally *tally = g_new0(struct tally, 1);
  tally->what = g_strdup(what);
  g_ptr_array_add(tallies, tally);
  return tally;
}

/* Numbers before words, in their order; what is not noted last. */
static int by_what(gconstpointer a, gconstpointer b)
{
  const char *left = (*(const struct tally *const *)a)->what;
  const char *right = (*(const struct tally *const *)b)->what;
  if (!left || !right)
    return (left == NULL) - (right == NULL);
  gint64 first = g_ascii_strtoll(left, NULL, 10), second = g_ascii_strtoll(right, NULL, 10);
  if (first != second)
    return !first ? 1 : !second ? -1 : first < second ? -1 : 1;
  g_autofree char *key = name_sort_key(left);
  g_autofree char *other = name_sort_key(right);
  return strcmp(key, other);
}

/* One who teaches the same at two schools is one. */
static void add_teachers(GPtrArray *tallies, const struct coverage *coverage, const char *column)
{
  const struct rowset *rows = coverage->rows;
  for (int i = 0; i < rows->row_count; i++) {
    struct tally *tally = tally_of(tallies, rowset_get(rows, i, column));
    bool again = false, counted = false;
    for (int k = i - 1; is_same(rows, k, i); k--)
      if (g_strcmp0(rowset_get(rows, k, column), tally->what) == 0) {
        again = true;
        counted = counted || belongs(rows, k, COVERAGE_UNSEEN);
      }
    tally->teachers += !again;
    tally->unseen += !counted && belongs(rows, i, COVERAGE_UNSEEN);
  }
}

static const char *weekday(const char *number)
{
  static const char *const days[] = { "Sunday",   "Monday", "Tuesday", "Wednesday",
                                      "Thursday", "Friday", "Saturday" };
  int day = (int)g_ascii_strtoll(number, NULL, 10);
  return days[CLAMP(day, 0, 6)];
}

static struct rowset *rows_of(const GPtrArray *tallies, enum coverage_by by)
{
  struct rowset *rows = rowset_new(G_N_ELEMENTS(count_names), count_names);
  for (guint i = 0; i < tallies->len; i++) {
    const struct tally *tally = g_ptr_array_index(tallies, i);
    g_autofree char *teachers = ways[by].column ? g_strdup_printf("%d", tally->teachers) : NULL;
    g_autofree char *unseen = ways[by].column ? g_strdup_printf("%d", tally->unseen) : NULL;
    const char *what = !tally->what             ? "not noted"
                       : by == COVERAGE_WEEKDAY ? weekday(tally->what)
                                                : tally->what;
    const char *cells[] = { what,
                            teachers,
                            unseen,
                            tally->visited ? tally->visited : "0",
                            tally->walkthroughs ? tally->walkthroughs : "0",
                            NULL };
    rowset_add(rows, cells);
  }
  return rows;
}

static struct rowset *count_schools(struct store *store, const struct coverage *coverage,
                                    const char *school, GError **error)
{
  g_autofree char *cutoff = cutoff_of(coverage);
  AUTO(rowset) struct rowset *found =
      store_query(store, STATEMENT_COVERAGE_SCHOOLS, error, "school", school, "cutoff", cutoff,
                  "since", coverage->since, "today", coverage->today, NULL);
  if (!found)
    return NULL;
  struct rowset *rows = rowset_new(G_N_ELEMENTS(count_names), count_names);
  for (int i = 0; i < found->row_count; i++) {
    const char *cells[G_N_ELEMENTS(count_names)];
    for (size_t c = 0; c < G_N_ELEMENTS(count_names); c++)
      cells[c] = rowset_get(found, i, count_names[c]);
    rowset_add(rows, cells);
  }
  return rows;
}

struct rowset *coverage_count(struct store *store, const struct coverage *coverage,
                              const char *school, enum coverage_by by, GError **error)
{
  if (by == COVERAGE_SCHOOL)
    return count_schools(store, coverage, school, error);
  AUTO(rowset) struct rowset *found =
      store_query(store, STATEMENT_COVERAGE_BY, error, "by", ways[by].word, "school", school,
                  "since", coverage->since, "today", coverage->today, NULL);
  if (!found)
    return NULL;
  g_autoptr(GPtrArray) tallies = g_ptr_array_new_with_free_func(tally_free);
  if (ways[by].column)
    add_teachers(tallies, coverage, ways[by].column);
  for (int i = 0; i < found->row_count; i++) {
    struct tally *tally = tally_of(tallies, rowset_get(found, i, "what"));
    tally->visited = rowset_get(found, i, "visited");
    tally->walkthroughs = rowset_get(found, i, "walkthroughs");
  }
  g_ptr_array_sort(tallies, by_what);
  return rows_of(tallies, by);
}
