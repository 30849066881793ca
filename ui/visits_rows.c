/* The rows of the list of visits: what is overdue, what is planned, what became of the others. */
#include "config.h"

#include "ui/visits_own.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "report/school_days.h"
#include "report/visits_due.h"
#include "ui/session.h"
#include "ui/visit_words.h"

#include <string.h>

static const char *const names[] = { "key",    "group", "day",         "school", "visitor", "what",
                                     "tone",   "visit", "place",       "state",  "on",      "walks",
                                     "agreed", "memo",  "visitor_uid", "full" };
enum { CELLS = G_N_ELEMENTS(names) };

static const struct view_column columns[] = {
  { "day", "Day", 11, 1, FIELD_TEXT, NULL },
  { "school", "School", 21, 1, FIELD_TEXT, NULL },
  { "what", "", 0, 1, FIELD_TEXT, NULL },
  { "walks", "Walks", 5, 3, FIELD_INT, NULL },
  { "agreed", "Open", 6, 2, FIELD_TEXT, NULL },
  { "memo", "Memo", 15, 3, FIELD_TEXT, NULL },
  { "visitor", "Visitor", 20, 3, FIELD_TEXT, NULL },
  { NULL, NULL, 0, 0, FIELD_TEXT, NULL },
};
const struct view visits_view = { "visits", "Visits", columns };

#define OPEN "Under way"
#define OVERDUE "To be visited"
#define PLANNED "Planned"
#define PAST "Made, moved, missed"

static char *day_words(const char *day)
{
  static const char *const weekdays[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autofree char *text = date_short(day);
  return g_strdup_printf("%s %s", weekdays[date_weekday(day) - 1], text);
}

/* `9 days overdue; planned 18 Nov`, `no visit yet`, `9 days overdue; last 4 Oct`, in school days,
 * which full says where there is room for the word. Yours; NULL where it is not due. */
static char *overdue_words(const struct visit_due *school, bool full)
{
  if (school->due_on && school->late == 0)
    return NULL;
  g_autofree char *late = !school->due_on ? NULL
                          : full          ? visits_due_words(school)
                                          : format_plural(school->late, "day", "days");
  g_autofree char *last_day = school->last_on ? date_short(school->last_on) : NULL;
  g_autofree char *next_day = school->next_on ? date_short(school->next_on) : NULL;
  return g_strdup_printf("%s%s%s%s%s%s", late ? late : "no visit yet", late ? " overdue" : "",
                         next_day ? "; planned " : "", next_day ? next_day : "",
                         last_day ? "; last " : "", last_day ? last_day : "");
}

static void add_school(struct rowset *rows, const struct visit_due *school, const char *group)
{
  g_autofree char *what = overdue_words(school, false);
  g_autofree char *full = overdue_words(school, true);
  g_autofree char *key = g_strdup_printf("due %s", school->school);
  g_autofree char *day = school->due_on ? date_short(school->due_on) : NULL;
  g_autofree char *by = day ? g_strdup_printf("by %s", day) : NULL;
  const char *cells[CELLS] = {
    key,  group, by,   school->name, NULL, what, day ? "late" : "soon", NULL, school->school, NULL,
    NULL, NULL,  NULL, NULL,         NULL, full
  };
  rowset_add(rows, cells);
}

/* Yours. */
static char *group_of(const struct visit_due *school, bool all)
{
  return !all            ? g_strdup(OVERDUE)
         : school->whose ? g_strdup_printf(OVERDUE ", schools of %s", school->whose)
                         : g_strdup(OVERDUE ", schools that nobody supervises");
}

/* Where all are shown, those of one supervisor together. */
static void add_overdue(struct rowset *rows, const struct visits_due *due, const char *only,
                        bool all)
{
  g_autoptr(GHashTable) done = g_hash_table_new(g_str_hash, g_str_equal);
  for (int first = 0; first < due->count; first++) {
    const char *whose = due->schools[first].whose;
    if (!g_hash_table_add(done, (gpointer)(whose ? whose : "")))
      continue;
    g_autofree char *group = group_of(&due->schools[first], all);
    for (int i = first; i < due->count; i++) {
      const struct visit_due *school = &due->schools[i];
      g_autofree char *what = overdue_words(school, false);
      if (what && g_strcmp0(school->whose, whose) == 0
          && (!only || strcmp(only, school->school) == 0))
        add_school(rows, school, group);
    }
  }
}

/* `09:02 to 11:45`, `since 09:02`; or nothing. */
static void add_times(GPtrArray *pieces, const struct rowset *rows, int row, bool open)
{
  const char *arrived = rowset_get(rows, row, "arrived");
  const char *departed = rowset_get(rows, row, "departed");
  if (arrived && departed)
    g_ptr_array_add(pieces, g_strdup_printf("%s to %s", arrived, departed));
  else if (arrived)
    g_ptr_array_add(pieces, g_strdup_printf("%s%s", open ? "since " : "", arrived));
}

/* `moved from 26 Oct`, or NULL. Yours. */
static char *moved_words(const struct rowset *rows, int row)
{
  const char *original = rowset_get(rows, row, "original_on");
  g_autofree char *first = original ? date_short(original) : NULL;
  return original ? g_strdup_printf("moved from %s", first) : NULL;
}

/* What became of it, in pieces, what matters most first: `missed:
 * snow day`, `moved from 26 Oct; 09:02 to 11:45`, `not ended; since 09:02`, and of a planned one
 * what it is for. Yours. */
static char *past_words(struct store *store, const struct rowset *rows, int row, const char **tone)
{
  g_autofree char *today = clock_today();
  const char *on = rowset_get(rows, row, "visited_on");
  const char *is = rowset_get(rows, row, "state");
  const char *why = rowset_get(rows, row, "moved_reason");
  const char *purpose = rowset_get(rows, row, "purpose");
  bool planned = strcmp(is, "planned") == 0, missed = strcmp(is, "missed") == 0;
  bool open = strcmp(is, "open") == 0, late = strcmp(on, today) < 0;
  bool past = planned && late, school = !planned || school_days_has(store, on);
  g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func(g_free);
  if (past || missed || (open && late) || (planned && !school))
    *tone = missed ? "soon" : "late";
  if (past)
    g_ptr_array_add(pieces, g_strdup("made, moved or missed?"));
  if (planned && !late && !school)
    g_ptr_array_add(pieces, g_strdup("no school that day: move it (m)"));
  if (missed)
    g_ptr_array_add(pieces, g_strconcat(visit_words_missed(store, rowset_get(rows, row, "uid"), on),
                                        why ? ": " : NULL, why, NULL));
  if (open && late)
    g_ptr_array_add(pieces, g_strdup("not ended"));
  char *moved = moved_words(rows, row);
  if (moved)
    g_ptr_array_add(pieces, moved);
  if (moved && why && !missed)
    g_ptr_array_add(pieces, g_strdup(why));
  if (!planned)
    add_times(pieces, rows, row, open);
  else if (purpose)
    g_ptr_array_add(pieces, g_strdup(purpose));
  g_ptr_array_add(pieces, NULL);
  return g_strjoinv("; ", (char **)pieces->pdata);
}

static char *agreed_words(const struct rowset *rows, int row)
{
  long all = rowset_int(rows, row, "follow_ups");
  return all ? format_of(rowset_int(rows, row, "open"), all) : NULL;
}

static char *memo_words(const struct rowset *rows, int row, const char *today)
{
  const char *sent = rowset_get(rows, row, "memo_sent_on");
  const char *due = rowset_get(rows, row, "memo_due_on");
  g_autofree char *day = sent ? date_short(sent) : due ? date_short(due) : NULL;
  bool late = due && strcmp(due, sent ? sent : today) < 0;
  if (sent)
    return g_strdup_printf("%s%s", day, late ? ", late" : "");
  if (!due)
    return NULL;
  return g_strdup_printf("%s %s", late ? "was due" : "by", day);
}

static void add_visit(struct rowset *rows, struct store *store, const struct rowset *visits,
                      int row, const char *group)
{
  g_autofree char *today = clock_today();
  const char *uid = rowset_get(visits, row, "uid");
  const char *on = rowset_get(visits, row, "visited_on");
  const char *tone = NULL;
  g_autofree char *day = day_words(on);
  g_autofree char *what = past_words(store, visits, row, &tone);
  g_autofree char *agreed = agreed_words(visits, row);
  g_autofree char *memo = memo_words(visits, row, today);
  bool planned = strcmp(group, PLANNED) == 0;
  const char *cells[CELLS] = { uid,
                               group,
                               day,
                               rowset_get(visits, row, "school"),
                               rowset_get(visits, row, "visitor"),
                               what,
                               tone,
                               uid,
                               rowset_get(visits, row, "school_uid"),
                               rowset_get(visits, row, "state"),
                               on,
                               planned ? NULL : rowset_get(visits, row, "walkthroughs"),
                               agreed,
                               memo,
                               rowset_get(visits, row, "visitor_uid") };
  rowset_add(rows, cells);
}

/* Those under way stand on top whatever the month: also one that was never ended. */
static bool add_open(struct session *session, const char *school, struct rowset *rows,
                     GError **error)
{
  AUTO(rowset)
  struct rowset *open = store_query(session->store, STATEMENT_VISIT_LIST, error, "school", school,
                                    "state", "open", NULL);
  for (int i = 0; open && i < open->row_count; i++)
    add_visit(rows, session->store, open, i, OPEN);
  return open != NULL;
}

static bool add_visits(struct session *session, const char *school, struct rowset *rows,
                       GError **error)
{
  g_autofree char *first = month_first(session->month);
  g_autofree char *last = month_last(session->month);
  AUTO(rowset)
  struct rowset *planned = store_query(session->store, STATEMENT_VISIT_LIST, error, "school",
                                       school, "state", "planned", NULL);
  AUTO(rowset)
  struct rowset *past = store_query(session->store, STATEMENT_VISIT_LIST, error, "school", school,
                                    "first", first, "last", last, NULL);
  if (!planned || !past)
    return false;
  for (int i = planned->row_count - 1; i >= 0; i--)
    add_visit(rows, session->store, planned, i, PLANNED);
  for (int i = 0; i < past->row_count; i++) {
    const char *is = rowset_get(past, i, "state");
    if (strcmp(is, "planned") != 0 && strcmp(is, "open") != 0)
      add_visit(rows, session->store, past, i, PAST);
  }
  return true;
}

struct rowset *visits_rows(struct session *session, const char *school, bool own, GError **error)
{
  struct rowset *rows = rowset_new(CELLS, names);
  bool well = add_open(session, school, rows, error);
  if (well && own) {
    bool all = store_viewer_sees_all(session->store);
    AUTO(visits_due) struct visits_due *due = visits_due_read(session->store, all, error);
    well = due != NULL;
    if (due)
      add_overdue(rows, due, school, all);
  }
  if (well && add_visits(session, school, rows, error))
    return rows;
  rowset_free(rows);
  return NULL;
}

unsigned visits_style(const struct rowset *rows, int row, const char *column, char **text,
                      void *data)
{
  enum { ROOMY = 120 };
  const int *width = data;
  const char *tone = rowset_get(rows, row, "tone"), *full = rowset_get(rows, row, "full");
  if (full && strcmp(column, "what") == 0 && *width >= ROOMY)
    *text = g_strdup(full);
  if (strcmp(column, "school") == 0)
    return STYLE_PLAIN;
  if (!tone || strcmp(column, "what") != 0)
    return strcmp(column, "what") == 0 ? STYLE_DIM : STYLE_PLAIN;
  return strcmp(tone, "late") == 0 ? STYLE_POOR | STYLE_BOLD : STYLE_MIDDLE;
}
