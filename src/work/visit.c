#include "work/visit.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "model/tables.h"

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

char *visit_begin(struct store *store, const char *school, GError **error)
{
  g_autofree char *today = clock_today();
  g_autofree char *now = clock_time();
  AUTO(record) struct record *record = find_or_make(store, school, today, error);
  if (!record)
    return NULL;
  if (g_strcmp0(record_get(record, "state"), "open") == 0)
    return g_strdup(record->uid);
  record_set(record, "state", "open");
  if (!record_get(record, "arrived"))
    record_set(record, "arrived", now);
  return store_save(store, record, "Begin a visit", error) ? g_strdup(record->uid) : NULL;
}

/* One goes on with one visit at a time. */
static bool none_is_under_way(struct store *store, GError **error)
{
  g_autofree char *uid = visit_under_way(store);
  AUTO(rowset)
  struct rowset *head =
      uid ? store_query(store, STATEMENT_VISIT_HEAD, error, "visit", uid, NULL) : NULL;
  if (!uid || !head || head->row_count == 0)
    return !uid;
  return fail(error, TL_ERROR_REFUSED, "The visit to %s is under way. End it first.",
              rowset_get(head, 0, "school"));
}

bool visit_go_on(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *record = store_load(store, &record_visit, uid, error);
  if (!record)
    return false;
  g_autofree char *today = clock_today();
  if (strcmp(record_get(record, "state"), "made") != 0
      || strcmp(record_get(record, "visited_on"), today) != 0)
    return fail(error, TL_ERROR_REFUSED,
                "Only a visit of today that is over can be gone on with. v begins another.");
  if (!none_is_under_way(store, error))
    return false;
  record_set(record, "state", "open");
  record_set(record, "departed", NULL);
  return store_save(store, record, "Go on with a visit", error);
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

/* A visit is planned for, and moved to, a day on which it can still be made. */
static bool is_to_come(const char *day, GError **error)
{
  g_autofree char *today = clock_today();
  g_autofree char *words = date_medium(day);
  return strcmp(day, today) >= 0
         || fail(error, TL_ERROR_INVALID,
                 "%s is past. Choose a day to come; v begins a visit that is today.", words);
}

/* One visit a school, day and visitor is enough: the second would be a slip of the hand. */
static bool is_not_planned(struct store *store, const char *school, const char *day, GError **error)
{
  AUTO(rowset)
  struct rowset *there =
      store_query(store, STATEMENT_VISIT_LIST, error, "school", school, "staff",
                  store_viewer(store), "state", "planned", "first", day, "last", day, NULL);
  if (!there || there->row_count == 0)
    return there != NULL;
  g_autofree char *words = date_medium(day);
  return fail(error, TL_ERROR_REFUSED,
              "A visit to %s is planned for %s already. Open it in Visits.",
              rowset_get(there, 0, "school"), words);
}

char *visit_plan(struct store *store, const char *school, const char *day, GError **error)
{
  const char *viewer = store_viewer(store);
  if (!viewer) {
    fail(error, TL_ERROR_REFUSED, NO_VISITOR);
    return NULL;
  }
  if (!is_to_come(day, error))
    return NULL;
  if (!school_is_open(store, school, error) || !is_not_planned(store, school, day, error))
    return NULL;
  AUTO(record) struct record *record = record_new(&record_visit);
  record_set(record, "school", school);
  record_set(record, "visitor", viewer);
  record_set(record, "visited_on", day);
  add_principal(store, record, school);
  return store_save(store, record, "Plan a visit", error) ? g_strdup(record->uid) : NULL;
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

/* The visit as it is once moved. Yours; NULL with error. */
static struct record *load_moved(struct store *store, const char *uid, const char *day,
                                 const char *why, GError **error)
{
  struct record *record = is_to_come(day, error) ? load_planned(store, uid, error) : NULL;
  if (!record)
    return NULL;
  if (strcmp(record_get(record, "state"), "planned") == 0
      && strcmp(record_get(record, "visited_on"), day) == 0) {
    fail(error, TL_ERROR_INVALID, "It is planned for that day already. Choose another.");
    record_free(record);
    return NULL;
  }
  if (!record_get(record, "original_on"))
    record_set(record, "original_on", record_get(record, "visited_on"));
  record_set(record, "visited_on", day);
  record_set(record, "moved_reason", why);
  record_set(record, "state", "planned");
  return record;
}

bool visit_move(struct store *store, const char *uid, const char *day, const char *why,
                GError **error)
{
  AUTO(record) struct record *record = load_moved(store, uid, day, why, error);
  return record && store_save(store, record, "Move a visit", error);
}

bool visit_move_all(struct store *store, const GPtrArray *uids, const char *day, const char *why,
                    GError **error)
{
  g_autofree char *label =
      uids->len == 1 ? g_strdup("Move a visit") : g_strdup_printf("Move %u visits", uids->len);
  AUTO(change) struct change *change = change_begin(store, label, CHANGE_PERSON, error);
  if (!change)
    return false;
  for (guint i = 0; i < uids->len; i++) {
    AUTO(record) struct record *record = load_moved(store, uids->pdata[i], day, why, error);
    if (!record || !change_save(change, record, NULL, error))
      return false;
  }
  return change_commit(g_steal_pointer(&change), error);
}

/* What becomes of a day is known when it is there. */
static bool has_come(const struct record *visit, GError **error)
{
  const char *day = record_get(visit, "visited_on");
  g_autofree char *today = clock_today();
  g_autofree char *words = date_weekday_medium(day);
  return strcmp(day, today) <= 0
         || fail(error, TL_ERROR_REFUSED,
                 "%s is still to come. If the visit does not fit that day, move it: m.", words);
}

bool visit_made(struct store *store, const char *uid, GError **error)
{
  AUTO(record) struct record *record = load_planned(store, uid, error);
  if (!record || !has_come(record, error))
    return false;
  if (strcmp(record_get(record, "state"), "missed") == 0)
    record_set(record, "moved_reason", NULL);
  record_set(record, "state", "made");
  return store_save(store, record, "Note a visit as made", error);
}

bool visit_miss(struct store *store, const char *uid, const char *why, GError **error)
{
  AUTO(record) struct record *record = load_planned(store, uid, error);
  if (!record || !has_come(record, error))
    return false;
  record_set(record, "state", "missed");
  record_set(record, "moved_reason", why);
  return store_save(store, record, "Note a visit as missed", error);
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

/* Each step needs what a follow-up needs. */
static bool steps_are_whole(const struct record *memo, GError **error)
{
  const GPtrArray *steps = record_parts(memo, &record_memo_step);
  for (guint i = 0; i < steps->len; i++) {
    const struct record *step = steps->pdata[i];
    bool owner = record_get(step, "owner"), date = record_get(step, "due_on");
    const char *text = record_get(step, "text");
    if (!text)
      return fail(error, TL_ERROR_INVALID,
                  "Step %u says nothing yet. Write it, or take it away; then send the memo.",
                  i + 1);
    if (!owner || !date)
      return fail(error, TL_ERROR_INVALID,
                  "The step “%s” has no %s. Give it one, or take it away; then send the memo.",
                  text,
                  owner  ? "date"
                  : date ? "owner"
                         : "owner and no date");
  }
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
  return change && send(change, memo, visit, error)
         && change_commit(g_steal_pointer(&change), error);
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
