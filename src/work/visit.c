#include "work/visit.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/school_days.h"

#include <string.h>

#define NO_VISITOR                                                                                 \
  "A visit has a visitor. Say who you are first: y on Today, or throughline --as NAME."

char *visit_under_way(struct store *store)
{
  return store_value(store, STATEMENT_VISIT_UNDER_WAY, NULL, "staff", store_viewer(store), NULL);
}

/* A school that was closed is visited no more; what was noted of it stays. */
static bool school_is_open(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *school = store_load(store, &record_school, uid, error);
  if (!school || record_get_flag(school, "active"))
    return school != NULL;
  return fail(error, TL_ERROR_REFUSED,
              "%s is closed, so it has no visits any more. Choose another school; if it is open "
              "after all, the record keeper sets that in Records.",
              record_get(school, "name"));
}

/* The school's principal comes along, unless it is the visitor. */
static void add_principal(struct store *store, struct record *record, const char *school)
{
  g_autofree char *principal =
      store_value(store, STATEMENT_VISIT_PRINCIPAL, NULL, "school", school, NULL);
  if (principal && strcmp(principal, record_get(record, "visitor")) != 0)
    record_set(record_add_part(record, &record_visit_companion), "staff", principal);
}

/* The one planned for today, or a new one with the principal along. */
static struct record *find_or_make(struct store *store, const char *school, const char *today,
                                   GError **error)
{
  const char *viewer = store_viewer(store);
  if (!viewer) {
    fail(error, TL_ERROR_REFUSED, NO_VISITOR);
    return NULL;
  }
  if (!school_is_open(store, school, error))
    return NULL;
  g_autofree char *planned = store_value(store, STATEMENT_VISIT_PLANNED_HERE, NULL, "school",
                                         school, "staff", viewer, NULL);
  if (planned)
    return store_load(store, &record_visit, planned, error);
  struct record *record = record_new(&record_visit);
  record_set(record, "school", school);
  record_set(record, "visitor", viewer);
  record_set(record, "visited_on", today);
  add_principal(store, record, school);
  return record;
}

/* One is on one visit at a time. Who leads the school may not see the other one. */
static bool none_is_under_way(struct store *store, const char *visitor, GError **error)
{
  g_autofree char *uid =
      store_value(store, STATEMENT_VISIT_UNDER_WAY, NULL, "staff", visitor, NULL);
  if (!uid)
    return true;
  AUTO(record) struct record *who = store_load(store, &record_staff, visitor, error);
  AUTO(record) struct record *visit = store_load(store, &record_visit, uid, NULL);
  AUTO(record)
  struct record *school =
      visit ? store_load(store, &record_school, record_get(visit, "school"), NULL) : NULL;
  if (!who)
    return false;
  g_autofree char *name = name_full(record_get(who, "given_name"), record_get(who, "family_name"));
  if (school && g_strcmp0(visitor, store_viewer(store)) == 0)
    return fail(error, TL_ERROR_REFUSED, "The visit to %s is under way. End it first.",
                record_get(school, "name"));
  return fail(error, TL_ERROR_REFUSED,
              "%s has another visit under way. It is theirs to end; then go on with this one.",
              name);
}

char *visit_begin(struct store *store, const char *school, GError **error)
{
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  AUTO(record) struct record *record = find_or_make(store, school, today, error);
  if (!record)
    return NULL;
  if (g_strcmp0(record_get(record, "state"), "open") == 0)
    return g_strdup(record->uid);
  if (!none_is_under_way(store, record_get(record, "visitor"), error))
    return NULL;
  record_set(record, "state", "open");
  if (!record_get(record, "arrived"))
    record_set(record, "arrived", now);
  return store_save(store, record, "Begin a visit", error) ? g_strdup(record->uid) : NULL;
}

bool visit_go_on(struct store *store, const char *uid, GError **error)
{
  AUTO(change)
  struct change *change = change_begin(store, "Go on with a visit", CHANGE_PERSON, error);
  AUTO(record)
  struct record *record = change ? store_load(store, &record_visit, uid, error) : NULL;
  if (!record)
    return false;
  g_autofree char *today = clock_today();
  if (strcmp(record_get(record, "state"), "made") != 0
      || strcmp(record_get(record, "visited_on"), today) != 0)
    return fail(error, TL_ERROR_REFUSED,
                "Only a visit of today that is over can be gone on with. Begin another.");
  if (!none_is_under_way(store, record_get(record, "visitor"), error))
    return false;
  record_set(record, "state", "open");
  record_set(record, "departed", NULL);
  return change_save(change, record, NULL, error) && change_commit(g_steal_pointer(&change), error);
}

bool visit_end(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *record = store_load(store, &record_visit, uid, error);
  if (!record)
    return false;
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  record_set(record, "state", "made");
  if (!record_get(record, "departed") && strcmp(record_get(record, "visited_on"), today) == 0
      && strcmp(now, record_get(record, "arrived") ? record_get(record, "arrived") : "") >= 0)
    record_set(record, "departed", now);
  return store_save(store, record, "End a visit", error);
}

bool visit_day_to_come(const char *day, const char *now, GError **error)
{
  g_autofree char *today = clock_today();
  if (g_strcmp0(day, now) == 0)
    return fail(error, TL_ERROR_INVALID, "It is planned for that day already. Choose another.");
  return strcmp(day, today) >= 0
         || fail(error, TL_ERROR_INVALID, "That day is past. Choose today or a day to come.");
}

/* True where its visitor has no other visit to that school planned or under way on its day, else
 * TL_ERROR_REFUSED. */
static bool day_is_free(struct store *store, const struct record *visit, GError **error)
{
  const char *day = record_get(visit, "visited_on");
  AUTO(rowset)
  struct rowset *there =
      store_query(store, STATEMENT_VISIT_THERE, error, "school", record_get(visit, "school"),
                  "visitor", record_get(visit, "visitor"), "day", day, "visit", visit->uid, NULL);
  if (!there || there->row_count == 0)
    return there != NULL;
  const char *school = rowset_get(there, 0, "school");
  if (strcmp(rowset_get(there, 0, "state"), "open") == 0)
    return fail(error, TL_ERROR_REFUSED,
                "A visit to %s is under way today. Choose another day, or go on with that one.",
                school);
  g_autofree char *words = date_medium(day);
  return fail(error, TL_ERROR_REFUSED,
              "A visit to %s is planned for %s already. Choose another day, or open that one in "
              "Visits.",
              school, words);
}

/* Asked within the change: another may plan the same at this moment. */
static bool save_if_free(struct store *store, struct change *change, struct record *visit,
                         GError **error)
{
  return day_is_free(store, visit, error) && change_save(change, visit, NULL, error);
}

char *visit_plan(struct store *store, const char *school, const char *day, GError **error)
{
  const char *viewer = store_viewer(store);
  if (!viewer) {
    fail(error, TL_ERROR_REFUSED, NO_VISITOR);
    return NULL;
  }
  if (!visit_day_to_come(day, NULL, error) || !school_is_open(store, school, error))
    return NULL;
  AUTO(record) struct record *record = record_new(&record_visit);
  record_set(record, "school", school);
  record_set(record, "visitor", viewer);
  record_set(record, "visited_on", day);
  add_principal(store, record, school);
  AUTO(change) struct change *change = change_begin(store, "Plan a visit", CHANGE_PERSON, error);
  bool planned = change && save_if_free(store, change, record, error)
                 && change_commit(g_steal_pointer(&change), error);
  return planned ? g_strdup(record->uid) : NULL;
}

/* A visit that did not take place yet. */
static struct record *load_planned(struct store *store, const char *uid, GError **error)
{
  struct record *record = store_load(store, &record_visit, uid, error);
  const char *state = record ? record_get(record, "state") : NULL;
  if (!record || strcmp(state, "planned") == 0 || strcmp(state, "missed") == 0)
    return record;
  fail(error, TL_ERROR_REFUSED,
       "This visit was made; only one that is planned or missed can be "
       "moved. Correct its date instead.");
  record_free(record);
  return NULL;
}

/* What was made in it says that it took place, whatever is noted of it. */
static bool nothing_made_in(struct store *store, const struct record *visit, GError **error)
{
  AUTO(rowset)
  struct rowset *rows =
      store_query(store, STATEMENT_VISIT_MADE_IN, error, "visit", visit->uid, NULL);
  if (!rows || rows->row_count == 0)
    return rows != NULL;
  g_autofree char *walks = format_plural(rows->row_count, "walkthrough is", "walkthroughs are");
  return fail(error, TL_ERROR_REFUSED,
              "%s part of this visit, so it took place. Begin it again (b); once its day is past, "
              "note it as made (y).",
              walks);
}

/* The memo stays as many days behind the visit, on the first school day from there. */
static bool move_memo(struct store *store, struct record *visit, const char *day, GError **error)
{
  enum { A_MONTH = 31 };
  const char *due = record_get(visit, "memo_due_on");
  if (!due)
    return true;
  g_autofree char *moved = date_add(due, date_difference(record_get(visit, "visited_on"), day));
  g_autofree char *last = date_add(moved, A_MONTH);
  AUTO(calendar) struct calendar *calendar = school_days_read(store, moved, last, true, error);
  g_autofree char *school_day = calendar ? calendar_add_school_days(calendar, moved, 0) : NULL;
  record_set(visit, "memo_due_on", school_day ? school_day : moved);
  return calendar != NULL;
}

/* The visit as it is once moved. Yours; NULL with error. */
static struct record *load_moved(struct store *store, const char *uid, const char *day,
                                 const char *why, GError **error)
{
  AUTO(record)
  struct record *record = load_planned(store, uid, error);
  if (!record)
    return NULL;
  bool planned = strcmp(record_get(record, "state"), "planned") == 0;
  if (!visit_day_to_come(day, planned ? record_get(record, "visited_on") : NULL, error))
    return NULL;
  if (!nothing_made_in(store, record, error) || !move_memo(store, record, day, error))
    return NULL;
  if (!record_get(record, "original_on"))
    record_set(record, "original_on", record_get(record, "visited_on"));
  record_set(record, "visited_on", day);
  record_set(record, "moved_reason", why);
  record_set(record, "state", "planned");
  return g_steal_pointer(&record);
}

bool visit_move(struct store *store, const char *uid, const char *day, const char *why,
                GError **error)
{
  AUTO(change) struct change *change = change_begin(store, "Move a visit", CHANGE_PERSON, error);
  AUTO(record)
  struct record *record = change ? load_moved(store, uid, day, why, error) : NULL;
  return record && save_if_free(store, change, record, error)
         && change_commit(g_steal_pointer(&change), error);
}

bool visit_move_all(struct store *store, const GPtrArray *uids, const char *day, const char *why,
                    GPtrArray *left, GError **error)
{
  AUTO(change)
  struct change *change =
      change_begin(store, uids->len == 1 ? "Move a visit" : "Move visits", CHANGE_PERSON, error);
  if (!change)
    return false;
  for (guint i = 0; i < uids->len; i++) {
    GError *taken = NULL;
    AUTO(record) struct record *record = load_moved(store, uids->pdata[i], day, why, error);
    if (!record)
      return false;
    if (day_is_free(store, record, &taken)) {
      if (!change_save(change, record, NULL, error))
        return false;
    } else if (error_is(taken, TL_ERROR_REFUSED)) {
      g_clear_error(&taken);
      g_ptr_array_add(left, g_strdup(record->uid));
    } else {
      g_propagate_error(error, taken);
      return false;
    }
  }
  return change_commit(g_steal_pointer(&change), error);
}

/* What becomes of a day is known when it is there. */
bool visit_day_has_come(const char *day, GError **error)
{
  g_autofree char *today = clock_today();
  g_autofree char *words = date_weekday_medium(day);
  return strcmp(day, today) <= 0
         || fail(error, TL_ERROR_REFUSED,
                 "%s is still to come. If the visit does not fit that day, move it to another.",
                 words);
}

bool visit_made(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *record = load_planned(store, uid, error);
  if (!record || !visit_day_has_come(record_get(record, "visited_on"), error))
    return false;
  if (strcmp(record_get(record, "state"), "missed") == 0)
    record_set(record, "moved_reason", NULL);
  record_set(record, "state", "made");
  return store_save(store, record, "Note a visit as made", error);
}

bool visit_miss(struct store *store, const char *uid, const char *why, GError **error)
{
  AUTO(record) struct record *record = load_planned(store, uid, error);
  if (!record || !nothing_made_in(store, record, error))
    return false;
  bool to_come = !visit_day_has_come(record_get(record, "visited_on"), NULL);
  if (to_come && !why)
    return fail(
        error, TL_ERROR_INVALID,
        "Why is it cancelled? Give a reason in a few words, or move it to another day (m).");
  record_set(record, "state", "missed");
  record_set(record, "moved_reason", why);
  return store_save(store, record, to_come ? "Cancel a visit" : "Note a visit as missed", error);
}

/* --- the memo ------------------------------------------------------------------------------- */

static bool add_follow_up(struct change *change, const struct record *memo,
                          const struct record *visit, const struct record *step, GError **error)
{
  AUTO(record) struct record *record = record_new(&record_follow_up);
  record_set(record, "school", record_get(visit, "school"));
  record_set(record, "owner", record_get(step, "owner"));
  record_set(record, "text", record_get(step, "text"));
  record_set(record, "due_on", record_get(step, "due_on"));
  record_set(record, "made_on", record_get(memo, "sent_on"));
  record_set(record, "origin", "memo");
  record_set(record, "visit", visit->uid);
  record_set(record, "improvement_memo", memo->uid);
  return change_save(change, record, NULL, error);
}

static bool send(struct change *change, struct record *memo, const struct record *visit,
                 GError **error)
{
  if (!change_save(change, memo, NULL, error))
    return false;
  const GPtrArray *steps = record_parts(memo, &record_memo_step);
  for (guint i = 0; i < steps->len; i++) {
    if (!add_follow_up(change, memo, visit, steps->pdata[i], error))
      return false;
  }
  return true;
}

/* A step needs what a follow-up needs. number begins with 1. */
static bool step_is_whole(const struct record *step, guint number, const char *today,
                          GError **error)
{
  const char *text = record_get(step, "text"), *date = record_get(step, "due_on");
  bool owner = record_get(step, "owner");
  if (!text)
    return fail(error, TL_ERROR_INVALID,
                "Step %u says nothing yet. Write it, or take it away; then send the memo.", number);
  if (!owner || !date)
    return fail(error, TL_ERROR_INVALID,
                "The step “%s” has no %s. Give it one, or take it away; then send the memo.", text,
                owner  ? "date"
                : date ? "owner"
                       : "owner and no date");
  g_autofree char *day = date_medium(date);
  return strcmp(date, today) >= 0
         || fail(error, TL_ERROR_INVALID,
                 "The step “%s” is to be done by %s, which is past. Give it a day to come, or take "
                 "it away; then send the memo.",
                 text, day);
}

static bool steps_are_whole(const struct record *memo, GError **error)
{
  g_autofree char *today = clock_today();
  const GPtrArray *steps = record_parts(memo, &record_memo_step);
  for (guint i = 0; i < steps->len; i++)
    if (!step_is_whole(steps->pdata[i], i + 1, today, error))
      return false;
  return true;
}

bool visit_memo_send(struct store *store, struct record *memo, GError **error)
{
  if (!record_get(memo, "plan"))
    return fail(error, TL_ERROR_INVALID,
                "The plan is still empty. Say in a sentence or two how instruction will improve.");
  AUTO(record) struct record *visit =
      steps_are_whole(memo, error)
          ? store_load(store, &record_visit, record_get(memo, "visit"), error)
          : NULL;
  if (!visit)
    return false;
  g_autofree char *today = clock_today();
  record_set(memo, "sent_on", today);
  AUTO(change) struct change *change =
      change_begin(store, "Send an improvement memo", CHANGE_PERSON, error);
  if (change)
    change_hold(change, memo);
  bool sent =
      change && send(change, memo, visit, error) && change_commit(g_steal_pointer(&change), error);
  if (!sent)
    record_set(memo, "sent_on", NULL);
  return sent;
}

static char *successor_of(struct store *store, const struct record *memo, GError **error)
{
  AUTO(record)
  struct record *visit = store_load(store, &record_visit, record_get(memo, "visit"), error);
  if (!visit)
    return NULL;
  g_autofree char *principal = store_value(store, STATEMENT_VISIT_PRINCIPAL, NULL, "school",
                                           record_get(visit, "school"), NULL);
  if (principal && strcmp(principal, record_get(memo, "author")) != 0)
    return g_steal_pointer(&principal);
  fail(error, TL_ERROR_REFUSED,
       principal ? "The school’s principal is the writer of this memo already."
                 : "The school has no principal now. Add one in Records; then hand the memo over.");
  return NULL;
}

bool visit_memo_hand_over(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *memo = store_load(store, &record_improvement_memo, uid, error);
  if (!memo)
    return false;
  if (record_get(memo, "sent_on"))
    return fail(error, TL_ERROR_REFUSED, "This memo was sent. It stays with who wrote it.");
  g_autofree char *successor = successor_of(store, memo, error);
  if (!successor)
    return false;
  record_set(memo, "author", successor);
  return store_save(store, memo, "Hand over a memo", error);
}
