/* Who was an administrator in the month, and their walkthroughs. */
#include "report/figures_private.h"

#include "base/format.h"
#include "model/date.h"
#include "model/tables.h"

#include <string.h>

/* The best first: what someone with two roles counts as. */
static int role_rank(const char *role)
{
  static const char *const roles[] = { "principal", "assistant_principal", "director",
                                       "assistant_superintendent", "superintendent" };
  for (int i = 0; i < (int)G_N_ELEMENTS(roles); i++)
    if (strcmp(roles[i], role) == 0)
      return i;
  return (int)G_N_ELEMENTS(roles);
}

void figures_administrator_free(gpointer data)
{
  struct administrator *person = data;
  char *texts[] = { person->uid,      person->name,   person->given_name, person->family_name,
                    person->role,     person->school, person->place,      person->from_on,
                    person->until_on, person->reason, person->sort_key };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(texts[i]);
  g_ptr_array_unref(person->leads);
  figures_assessment_free(person->assessment);
  figures_assessment_free(person->assessment_before);
  g_free(person);
}

/* --- one person's assignments ---------------------------------------------------------------- */

/* A month whose people are read, and their assignments in it. */
struct census {
  const struct month_frame *frame;
  bool due; /* something was, in that month */
  const char *month, *first, *last;
  const char *day; /* of which it is who leads which school */
  const struct rowset *rows;
};

static const char *from_on(const struct census *census, int row)
{
  const char *from = rowset_get(census->rows, row, "from_on");
  return from && strcmp(from, census->first) > 0 ? from : census->first;
}

/* The day from which the assignment no longer holds, or NULL when it goes on after the month. */
static const char *until_on(const struct census *census, int row)
{
  const char *until = rowset_get(census->rows, row, "until_on");
  return until && strcmp(until, census->last) <= 0 ? until : NULL;
}

/* An assignment holds on the census's day, or begins after it, or was over by then. */
enum hold { HOLDS, TO_COME, OVER };

static enum hold hold_of(const struct census *census, int row)
{
  const char *until = until_on(census, row);
  if (until && strcmp(until, census->day) <= 0)
    return OVER;
  return strcmp(from_on(census, row), census->day) > 0 ? TO_COME : HOLDS;
}

static bool better_role(const struct census *census, int row, int than)
{
  enum hold here = hold_of(census, row), there = hold_of(census, than);
  if (here != there)
    return here < there;
  return role_rank(rowset_get(census->rows, row, "role"))
         < role_rank(rowset_get(census->rows, than, "role"));
}

/* School days of the month on which one of rows [start, end) held. */
static int days_held(const struct census *census, int start, int end)
{
  int held = 0;
  g_autofree char *day = g_strdup(census->first);
  while (strcmp(day, census->last) <= 0) {
    bool any = false;
    for (int row = start; row < end && !any; row++) {
      const char *until = until_on(census, row);
      any = strcmp(from_on(census, row), day) <= 0 && (!until || strcmp(day, until) < 0);
    }
    held += any && calendar_is_school_day(census->frame->calendar, day);
    char *next = date_add(day, 1);
    g_free(day);
    day = next;
  }
  return held;
}

/* Came after the month's first day, or left before its last. */
static void set_time(struct administrator *person, const struct census *census, int start, int end)
{
  const char *from = NULL, *until = census->first;
  bool whole = false;
  for (int row = start; row < end; row++) {
    const char *begins = from_on(census, row), *ends = until_on(census, row);
    if (!from || strcmp(begins, from) < 0)
      from = begins;
    if (!ends || (until && strcmp(ends, until) > 0))
      until = ends;
    whole = whole || (begins == census->first && !ends);
    if (!until)
      break;
  }
  if (strcmp(from, census->first) > 0)
    person->from_on = g_strdup(from);
  person->until_on = g_strdup(until);
  if (whole)
    person->school_days =
        calendar_school_days_between(census->frame->calendar, census->first, census->last);
  else
    person->school_days = days_held(census, start, end);
}

/* The schools where the person is on the census's day, or is to come to, or was until they left. */
static void set_place(struct administrator *person, const struct census *census, int start, int end)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new();
  enum hold best = OVER;
  for (int row = start; row < end; row++)
    best = MIN(best, hold_of(census, row));
  for (int row = start; row < end; row++) {
    const char *school = rowset_get(census->rows, row, "school");
    if (!school || hold_of(census, row) != best)
      continue;
    const char *name = rowset_get(census->rows, row, "school_name");
    if (!g_ptr_array_find_with_equal_func(names, name, g_str_equal, NULL))
      g_ptr_array_add(names, (gpointer)name);
    if (best == HOLDS && strcmp(rowset_get(census->rows, row, "role"), "principal") == 0)
      g_ptr_array_add(person->leads, g_strdup(school));
  }
  if (names->len == 0)
    return;
  if (names->len > 2) {
    person->place = format_plural((long)names->len, "school", "schools");
    return;
  }
  g_ptr_array_add(names, NULL);
  person->place = format_list((const char *const *)names->pdata);
}

/* --- targets --------------------------------------------------------------------------------- */

/* `2 days off campus: conference`, or the reason alone where it says how many days. Yours. */
static char *days_off_words(const struct administrator *person, const char *reason)
{
  if (person->days_off == 0)
    return g_strdup(reason);
  g_autofree char *number = g_strdup_printf("%d", person->days_off);
  if (reason && strstr(reason, number))
    return g_strdup(reason);
  g_autofree char *days = format_plural(person->days_off, "day off campus", "days off campus");
  return reason ? g_strdup_printf("%s: %s", days, reason) : g_steal_pointer(&days);
}

static void add_words(GString *text, const char *words)
{
  if (!words)
    return;
  g_string_append_printf(text, "%s%s", text->len > 0 ? "; " : "", words);
}

static void set_target(struct administrator *person, const struct census *census, int row)
{
  const struct rowset *rows = census->rows;
  const struct month_frame *frame = census->frame;
  bool own = rowset_get(rows, row, "walkthroughs") != NULL;
  person->full_target = own ? (int)rowset_int(rows, row, "walkthroughs") : frame->target;
  person->days_off = (int)rowset_int(rows, row, "days_off");
  person->target = calendar_prorate_target(person->full_target, person->school_days,
                                           person->days_off, frame->full_month);
  g_autoptr(GString) why = g_string_new(NULL);
  if (own && person->full_target != frame->target) {
    g_autofree char *full = g_strdup_printf("%d for a full month", person->full_target);
    add_words(why, full);
  }
  g_autofree char *off = days_off_words(person, rowset_get(rows, row, "reason"));
  add_words(why, off);
  if (person->from_on) {
    g_autofree char *day = month_frame_day(person->from_on);
    g_autofree char *words = g_strdup_printf("from %s", day);
    add_words(why, words);
  }
  if (person->until_on) {
    g_autofree char *last = date_add(person->until_on, -1);
    g_autofree char *day = month_frame_day(last);
    g_autofree char *words = g_strdup_printf("until %s", day);
    add_words(why, words);
  }
  person->reason = why->len > 0 ? g_strdup(why->str) : NULL;
}

/* --- the census ------------------------------------------------------------------------------ */

/* By school, those of the district last; in a school by role, then by name. */
static char *sort_key(const struct rowset *rows, int row)
{
  const char *school = rowset_get(rows, row, "school_key");
  return g_strdup_printf("%s%s\x01%d\x01%s", school ? "0" : "1", school ? school : "",
                         role_rank(rowset_get(rows, row, "role")),
                         rowset_get(rows, row, "sort_key"));
}

static struct administrator *administrator_new(const struct census *census, int start, int end)
{
  const struct rowset *rows = census->rows;
  int main = start;
  for (int row = start + 1; row < end; row++)
    if (better_role(census, row, main))
      main = row;
  struct administrator *person = g_new0(struct administrator, 1);
  person->leads = g_ptr_array_new_with_free_func(g_free);
  person->uid = g_strdup(rowset_get(rows, main, "staff"));
  person->name = g_strdup(rowset_get(rows, main, "name"));
  person->given_name = g_strdup(rowset_get(rows, main, "given_name"));
  person->family_name = g_strdup(rowset_get(rows, main, "family_name"));
  person->role = g_strdup(rowset_get(rows, main, "role"));
  person->school = g_strdup(rowset_get(rows, main, "school"));
  person->mine = rowset_int(rows, main, "mine") != 0;
  person->sort_key = sort_key(rows, main);
  set_time(person, census, start, end);
  set_place(person, census, start, end);
  set_target(person, census, main);
  person->expected =
      census->due && !person->until_on && strcmp(person->role, "superintendent") != 0;
  return person;
}

static int compare_people(gconstpointer a, gconstpointer b)
{
  const struct administrator *const *first = a;
  const struct administrator *const *second = b;
  return strcmp((*first)->sort_key, (*second)->sort_key);
}

static bool take_census(GPtrArray *people, const struct figures_request *request,
                        struct census *census, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(request->store, STATEMENT_REPORT_ADMINISTRATORS, error, "month", census->month,
                  "first", census->first, "last", census->last, "staff", request->staff, NULL);
  if (!rows)
    return false;
  census->rows = rows;
  for (int start = 0, end; start < rows->row_count; start = end) {
    end = start + 1;
    while (end < rows->row_count
           && strcmp(rowset_get(rows, end, "staff"), rowset_get(rows, start, "staff")) == 0)
      end++;
    g_ptr_array_add(people, administrator_new(census, start, end));
  }
  g_ptr_array_sort(people, compare_people);
  return true;
}

/* --- walkthroughs ---------------------------------------------------------------------------- */

static GHashTable *index_people(const GPtrArray *people)
{
  GHashTable *index = g_hash_table_new(g_str_hash, g_str_equal);
  for (guint i = 0; i < people->len; i++) {
    struct administrator *person = g_ptr_array_index(people, i);
    g_hash_table_insert(index, person->uid, person);
  }
  return index;
}

/* Who is counted, and on which days they were already. */
struct tally {
  struct figures *figures;
  GHashTable *now, *before; /* uid → struct administrator */
  GHashTable *days;         /* `uid day` of those with a walkthrough */
};

/* A day counts once, however many walkthroughs it has. */
static void count_school_day(struct tally *tally, struct administrator *person, const char *day)
{
  if (g_hash_table_add(tally->days, g_strconcat(person->uid, " ", day, NULL)))
    person->days += calendar_is_school_day(tally->figures->frame->calendar, day);
}

/* Counts for one person what they observed on a day of the month, or in a month before it. False
 * where they are none of the month's administrators. */
static bool count_for(struct tally *tally, const char *staff, const char *day, int made,
                      int attempts)
{
  const struct month_frame *frame = tally->figures->frame;
  g_autofree char *month = g_strndup(day, strlen("2026-10"));
  int ago = month_difference(month, frame->month);
  struct administrator *person = g_hash_table_lookup(tally->now, staff);
  struct administrator *earlier = g_hash_table_lookup(tally->before, staff);
  if (ago == 1 && earlier)
    earlier->done += made;
  if (person && ago >= 0 && ago < FIGURES_MONTHS)
    person->months[FIGURES_MONTHS - 1 - ago] += made;
  if (ago != 0 || !person)
    return false;
  person->done += made;
  person->attempts += attempts;
  if (made > 0)
    count_school_day(tally, person, day);
  return true;
}

/* What one person recorded. */
static void count_recorded(struct tally *tally, const struct rowset *rows, int row)
{
  struct figures *figures = tally->figures;
  const char *day = rowset_get(rows, row, "day");
  int made = (int)rowset_int(rows, row, "made"), attempts = (int)rowset_int(rows, row, "attempts");
  bool counted = count_for(tally, rowset_get(rows, row, "staff"), day, made, attempts);
  if (strlen(day) < strlen("2026-10-01"))
    return;
  figures->now.attempts += attempts;
  if (counted)
    figures->now.different += made;
  else
    figures->now.others += made;
}

/* Who walked along: what somebody without a target recorded is in the table by that. */
static void count_along(struct tally *tally, const struct rowset *rows)
{
  struct figures *figures = tally->figures;
  const char *taken = NULL; /* the walkthrough that was among the others last */
  for (int i = 0; i < rows->row_count; i++) {
    const char *walkthrough = rowset_get(rows, i, "walkthrough");
    bool made = strcmp(rowset_get(rows, i, "outcome"), "made") == 0;
    bool counted =
        count_for(tally, rowset_get(rows, i, "staff"), rowset_get(rows, i, "day"), made, !made);
    if (!counted || !made || g_strcmp0(walkthrough, taken) == 0
        || g_hash_table_contains(tally->now, rowset_get(rows, i, "recorder")))
      continue;
    taken = walkthrough;
    figures->now.others--;
    figures->now.different++;
  }
}

static struct rowset *query_days(const struct figures_request *request, bool along,
                                 const struct month_frame *frame, GError **error)
{
  g_autofree char *from_month = month_add(frame->month, 1 - FIGURES_MONTHS);
  g_autofree char *from = month_first(from_month);
  if (request->staff)
    return store_query(request->store, along ? STATEMENT_REPORT_ALONG_OF : STATEMENT_REPORT_DAYS_OF,
                       error, "staff", request->staff, "from", from, "first", frame->first_on,
                       "last", frame->last_on, NULL);
  return store_query(request->store, along ? STATEMENT_REPORT_ALONG : STATEMENT_REPORT_DAYS, error,
                     "from", from, "first", frame->first_on, "last", frame->last_on, NULL);
}

static bool count_days(struct tally *tally, const struct figures_request *request, GError **error)
{
  const struct month_frame *frame = tally->figures->frame;
  AUTO(rowset) struct rowset *rows = query_days(request, false, frame, error);
  AUTO(rowset) struct rowset *along = rows ? query_days(request, true, frame, error) : NULL;
  if (!along)
    return false;
  for (int i = 0; i < rows->row_count; i++)
    count_recorded(tally, rows, i);
  count_along(tally, along);
  return true;
}

static bool read_visited(const struct tally *tally, const struct figures_request *request,
                         GError **error)
{
  const struct month_frame *frame = tally->figures->frame;
  AUTO(rowset) struct rowset *visited =
      request->staff
          ? store_query(request->store, STATEMENT_REPORT_VISITED_OF, error, "staff", request->staff,
                        "first", frame->first_on, "last", frame->last_on, NULL)
          : store_query(request->store, STATEMENT_REPORT_VISITED, error, "first", frame->first_on,
                        "last", frame->last_on, NULL);
  for (int i = 0; visited && i < visited->row_count; i++) {
    struct administrator *person = g_hash_table_lookup(tally->now, rowset_get(visited, i, "staff"));
    if (person)
      person->schools = (int)rowset_int(visited, i, "schools");
  }
  return visited != NULL;
}

static bool read_days(struct figures *figures, const struct figures_request *request,
                      GError **error)
{
  struct tally tally = { figures, index_people(figures->people),
                         index_people(figures->people_before),
                         g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL) };
  bool read = count_days(&tally, request, error) && read_visited(&tally, request, error)
              && figures_clear_months(figures, request, error);
  g_hash_table_unref(tally.now);
  g_hash_table_unref(tally.before);
  g_hash_table_unref(tally.days);
  return read;
}

static void add_totals(struct figures_totals *totals, const GPtrArray *people)
{
  totals->people = (int)people->len;
  for (guint i = 0; i < people->len; i++) {
    const struct administrator *person = g_ptr_array_index(people, i);
    totals->done += person->done;
    totals->target += person->target;
    totals->expected += person->expected;
  }
}

bool figures_read_people(struct figures *figures, const struct figures_request *request,
                         GError **error)
{
  const struct month_frame *frame = figures->frame;
  g_autofree char *first = month_first(frame->previous);
  g_autofree char *last = month_last(frame->previous);
  struct census now = { .frame = frame,
                        .due = !month_frame_idle(frame),
                        .month = frame->month,
                        .first = frame->first_on,
                        .last = frame->last_on,
                        .day = frame->counted_on };
  struct census before = { .frame = frame,
                           .due = frame->school_before,
                           .month = frame->previous,
                           .first = first,
                           .last = last,
                           .day = last };
  if (!take_census(figures->people, request, &now, error)
      || !take_census(figures->people_before, request, &before, error)
      || !read_days(figures, request, error))
    return false;
  add_totals(&figures->now, figures->people);
  add_totals(&figures->before, figures->people_before);
  return true;
}
