/* What visits leave to be done: to make, to note, to follow up, to write. */
#include "config.h"

#include "ui/today_own.h"

#include "base/clock.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "report/school_days.h"
#include "report/visits_due.h"

#include <string.h>

#define ON_TOP "" /* before any day */

enum { MOST_SCHOOLS = 3, MOST_FOLLOW_UPS = 4 };

/* order: the day by which it stands among the others, or NULL. */
static void add_at(struct today *today, const char *order, const char *what, const char *due,
                   const char *screen, const char *argument)
{
  g_autofree char *now = clock_today();
  struct today_row row = {
    .group = TODAY_OWED, .what = what, .due = order, .screen = screen, .argument = argument
  };
  g_autofree char *when = due ? today_due(due, now, &row.tone) : NULL;
  row.when = when;
  today_add(today, &row);
}

static void add(struct today *today, const char *what, const char *due, const char *screen,
                const char *argument)
{
  add_at(today, due, what, due, screen, argument);
}

/* --- visits --------------------------------------------------------------------------------- */

static void add_visit(struct today *today, struct store *store, const struct rowset *rows, int row,
                      const char *now)
{
  const char *state = rowset_get(rows, row, "state");
  const char *on = rowset_get(rows, row, "visited_on");
  const char *school = rowset_get(rows, row, "school");
  bool open = strcmp(state, "open") == 0;
  bool past = strcmp(on, now) < 0;
  g_autofree char *day = date_short(on);
  g_autofree char *what =
      open && !past ? g_strdup_printf("Visit to %s: under way", school)
      : open        ? g_strdup_printf("Visit to %s of %s was not ended", school, day)
      : past        ? g_strdup_printf("Visit to %s of %s: made, moved or missed?", school, day)
      : school_days_has(store, on)
          ? g_strdup_printf("Visit to %s", school)
          : g_strdup_printf("Visit to %s: no school that day, move it", school);
  const char *order = open ? ON_TOP : on;
  add_at(today, order, what, on, "visit", rowset_get(rows, row, "uid"));
}

static bool add_visits(struct today *today, struct session *session, GError **error)
{
  g_autofree char *now = clock_today();
  g_autofree char *first = date_add(now, -120);
  g_autofree char *last = date_add(now, TODAY_AHEAD);
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_VISIT_LIST, error, "staff",
                                    session->person_uid, "first", first, "last", last, NULL);
  for (int i = rows ? rows->row_count - 1 : -1; i >= 0; i--) {
    const char *state = rowset_get(rows, i, "state");
    if (strcmp(state, "planned") == 0 || strcmp(state, "open") == 0)
      add_visit(today, session->store, rows, i, now);
  }
  return rows != NULL;
}

/* A visit that is overdue, in school days, which its words say. */
static void add_school(struct today *today, const char *what, const char *due, const char *school)
{
  today_add(
      today,
      &(struct today_row){
          .group = TODAY_OWED, .what = what, .due = due, .screen = "visits", .argument = school });
}

/* Schools that should have been visited and for which no visit is planned. */
static bool add_overdue(struct today *today, struct session *session, GError **error)
{
  if (!store_count(session->store, STATEMENT_VISIT_MAY_VISIT, NULL))
    return true;
  AUTO(visits_due) struct visits_due *due = visits_due_read(session->store, false, error);
  int count = 0;
  const char *next_due = NULL;
  for (int i = 0; due && i < due->count; i++) {
    const struct visit_due *school = &due->schools[i];
    g_autofree char *late = visits_due_words(school);
    if (!late || school->next_on)
      continue;
    if (++count > MOST_SCHOOLS) {
      next_due = next_due ? next_due : school->due_on;
      continue;
    }
    g_autofree char *what = g_strdup_printf("Visit to %s: %s overdue", school->name, late);
    add_school(today, what, school->due_on, school->school);
  }
  if (count > MOST_SCHOOLS) {
    int more = count - MOST_SCHOOLS;
    g_autofree char *what = more == 1
                                ? g_strdup("A visit to one more school is overdue")
                                : g_strdup_printf("Visits to %d more schools are overdue", more);
    add_school(today, what, next_due, NULL);
  }
  return due != NULL;
}

/* --- follow-ups ----------------------------------------------------------------------------- */

/* What others have let lie at the schools that one leads or supervises. */
static bool add_late(struct today *today, struct session *session, GError **error)
{
  g_autofree char *now = clock_today();
  AUTO(rowset)
  struct rowset *rows =
      store_query(session->store, STATEMENT_FOLLOW_UP_LATE, error, "today", now, NULL);
  if (!rows)
    return false;
  g_autofree char *what =
      g_strdup_printf("Follow-ups of others late at your schools: %d", rows->row_count);
  if (rows->row_count > 0)
    add(today, what, NULL, "follow-ups", "late others");
  return true;
}

static bool add_follow_ups(struct today *today, struct session *session, GError **error)
{
  g_autofree char *now = clock_today();
  g_autofree char *until = date_add(now, TODAY_AHEAD);
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_FOLLOW_UP_LIST, error, "owner",
                                    session->person_uid, "state", "open", NULL);
  int count = 0;
  for (int i = 0; rows && i < rows->row_count; i++) {
    const char *due = rowset_get(rows, i, "due_on");
    const char *visit = rowset_get(rows, i, "visit_uid");
    if (!due || strcmp(due, until) > 0 || ++count > MOST_FOLLOW_UPS)
      continue;
    g_autofree char *what = g_strdup_printf("Follow-up: %s", rowset_get(rows, i, "text"));
    g_autofree char *argument =
        visit ? g_strdup(visit) : g_strdup_printf("follow_up %s", rowset_get(rows, i, "uid"));
    add(today, what, due, visit ? "visit" : "record", argument);
  }
  if (count > MOST_FOLLOW_UPS) {
    g_autofree char *more =
        format_plural(count - MOST_FOLLOW_UPS, "more follow-up is", "more follow-ups are");
    g_autofree char *what = g_strdup_printf("%s due", more);
    g_autofree char *mine = g_strdup_printf("owner %s", session->person_uid);
    add(today, what, NULL, "follow-ups", mine);
  }
  return rows != NULL && add_late(today, session, error);
}

/* --- memos ---------------------------------------------------------------------------------- */

/* How late it is counts in school days, as its due date does. Yours. */
static char *memo_words(const struct rowset *rows, int row, bool mine, const char *late)
{
  g_autofree char *day = date_short(rowset_get(rows, row, "visited_on"));
  const char *principal = rowset_get(rows, row, "principal");
  const char *begun_by = rowset_get(rows, row, "begun_by");
  if (begun_by)
    return g_strdup_printf("%s began the memo about the visit of %s and has not sent it", begun_by,
                           day);
  g_autofree char *whose =
      mine ? g_strdup("Your") : g_strdup_printf("%s’s", principal ? principal : "The principal");
  if (late)
    return g_strdup_printf("%s memo about the visit of %s: %s overdue", whose, day, late);
  return g_strdup_printf("%s memo about the visit of %s%s", whose, day, mine ? "" : " is expected");
}

static void add_memo(struct today *today, const struct today_row *memo, bool late, const char *now)
{
  struct today_row row = *memo;
  g_autofree char *when = row.due && !late && strcmp(row.due, now) >= 0
                              ? today_due(row.due, now, &row.tone)
                              : g_strdup(late ? "late" : NULL);
  row.tone = late ? "late" : row.tone;
  row.when = when;
  today_add(today, &row);
}

static bool add_memos(struct today *today, struct session *session, GError **error)
{
  g_autofree char *now = clock_today();
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_MEMO_DUE, error, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    const char *due = rowset_get(rows, i, "memo_due_on");
    bool mine = g_strcmp0(rowset_get(rows, i, "principal_uid"), session->person_uid) == 0;
    bool expected = g_strcmp0(rowset_get(rows, i, "visitor_uid"), session->person_uid) == 0;
    const char *begun_by = rowset_get(rows, i, "begun_by");
    bool hands_over = begun_by && store_viewer_keeps_records(session->store);
    if (!mine && !hands_over && !(expected && strcmp(due, now) < 0))
      continue;
    g_autofree char *late = due ? school_days_late_words(session->store, due, now) : NULL;
    g_autofree char *what = memo_words(rows, i, mine, late);
    g_autofree char *brief =
        late && !begun_by
            ? g_strdup_printf("Memo, %s: %s overdue", rowset_get(rows, i, "school"), late)
            : NULL;
    bool theirs = !mine || begun_by;
    struct today_row row = { .group = TODAY_OWED,
                             .what = what,
                             .brief = brief,
                             .due = due,
                             .screen = theirs && !hands_over ? "visit" : "memo",
                             .argument = rowset_get(rows, i, "visit_uid") };
    add_memo(today, &row, late != NULL, now);
  }
  return rows != NULL;
}

/* What came within a week, for the one who made the visit. */
static bool add_received(struct today *today, struct session *session, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_MEMO_RECEIVED, error, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    g_autofree char *author =
        name_short(rowset_get(rows, i, "given_name"), rowset_get(rows, i, "family_name"));
    g_autofree char *what =
        g_strdup_printf("Memo from %s, %s", author, rowset_get(rows, i, "school"));
    g_autofree char *day = date_short(rowset_get(rows, i, "sent_on"));
    today_add(today, &(struct today_row){ .group = TODAY_OWED,
                                          .what = what,
                                          .due = rowset_get(rows, i, "sent_on"), /* its place */
                                          .when = day,
                                          .screen = "memo",
                                          .argument = rowset_get(rows, i, "visit_uid") });
  }
  return rows != NULL;
}

bool today_add_visits(struct today *today, struct session *session, GError **error)
{
  return !session->person_uid
         || (add_visits(today, session, error) && add_overdue(today, session, error)
             && add_follow_ups(today, session, error) && add_memos(today, session, error)
             && add_received(today, session, error));
}
