/* Visits of those who supervise, with what came of them; how slips reached their teachers. All of
 * it by a chance of its own, so that the walkthroughs stay what they are. */
#include "sample/city_visit.h"

#include "model/tables.h"
#include "sample/phrase.h"

#include <string.h>

/* --- the slip ------------------------------------------------------------------------------- */

static void set_lesson(struct city *city, struct record *walkthrough)
{
  struct chance *aside = city->aside;
  record_set(walkthrough, "lesson_part", chance_pick(aside, lesson_parts));
  record_set(walkthrough, "grouping", chance_pick(aside, lesson_groupings));
  if (!chance_percent(aside, 40))
    return;
  int present = chance_range(aside, 14, 27);
  record_set_int(walkthrough, "students_present", present);
  record_set_int(walkthrough, "students_on_task", present - chance_below(aside, 6));
}

static void sign(struct city *city, struct record *walkthrough, const char *delivered)
{
  g_autofree char *day =
      calendar_add_school_days(city->calendar, delivered, chance_range(city->aside, 1, 3));
  bool past = day && strcmp(day, city->today) <= 0;
  record_set(walkthrough, "signed_on", past ? day : delivered);
  if (chance_percent(city->aside, 25))
    record_set(walkthrough, "reply", chance_pick(city->aside, reply_words));
}

void city_delivery_add(struct city *city, struct record *walkthrough)
{
  const char *state = record_get(walkthrough, "state");
  const char *made_on = record_get(walkthrough, "made_on");
  chance_stream(city->aside, STREAM_DELIVERY, (guint32)city->walkthroughs, 0);
  set_lesson(city, walkthrough);
  if (strcmp(state, "final") == 0)
    return;
  int late = chance_percent(city->aside, 84) ? 0 : chance_range(city->aside, 1, 2);
  g_autofree char *day = calendar_add_school_days(city->calendar, made_on, late);
  bool known = day && strcmp(day, city->today) <= 0;
  struct record *delivery = record_add_part(walkthrough, &record_delivery);
  record_set_int(delivery, "position", 1);
  record_set(delivery, "delivered_on", known ? day : made_on);
  if (!known || strcmp(day, city->today) < 0) {
    g_autofree char *at = g_strdup_printf("%02d:%02d", chance_range(city->aside, 13, 15),
                                          chance_below(city->aside, 60));
    record_set(delivery, "delivered_time", at);
  }
  record_set(delivery, "how", chance_percent(city->aside, 92) ? "mailbox" : "hand");
  record_set(delivery, "staff", record_get(walkthrough, "recorder"));
  if (strcmp(state, "signed") == 0)
    sign(city, walkthrough, record_get(delivery, "delivered_on"));
}

/* --- the visit ------------------------------------------------------------------------------ */

char *city_visit_begin(struct city *city, const struct city_visit *visit, GError **error)
{
  chance_stream(city->aside, STREAM_VISIT, (guint32)visit->number, (guint32)visit->start);
  struct record *record = record_new(&record_visit);
  int arrived = visit->start - chance_range(city->aside, 5, 15);
  g_autofree char *at = g_strdup_printf("%02d:%02d", arrived / 60, arrived % 60);
  g_autofree char *purpose =
      phrase_sentence(chance_pick(city->aside, visit_purposes), city->aside, NULL);
  record_set(record, "school", visit->school);
  record_set(record, "visitor", visit->visitor);
  record_set(record, "state", "made");
  record_set(record, "visited_on", visit->day);
  record_set(record, "arrived", at);
  record_set(record, "purpose", purpose);
  if (chance_percent(city->aside, 8)) {
    g_autofree char *planned = date_add(visit->day, -chance_range(city->aside, 1, 5));
    record_set(record, "original_on", planned);
    record_set(record, "moved_reason", chance_pick(city->aside, moved_reasons));
  }
  if (visit->principal)
    record_set(record_add_part(record, &record_visit_companion), "staff", visit->principal);
  char *uid = NULL;
  return city_save(city, record, &uid, error) ? uid : NULL;
}

/* --- what came of it ------------------------------------------------------------------------ */

static void add_step(struct record *follow_up, const char *step, const char *on, const char *due)
{
  struct record *part = record_add_part(follow_up, &record_follow_up_step);
  record_set(part, "step", step);
  record_set(part, "step_on", on);
  record_set(part, "due_on", due);
}

/* What is long due is mostly done; what is not due yet seldom. */
static void close_follow_up(struct city *city, struct record *follow_up, const char *due)
{
  int over = date_difference(due, city->today);
  int at = chance_below(city->aside, 100);
  g_autofree char *around = date_add(due, chance_around(city->aside, 6));
  g_autofree char *next = calendar_add_school_days(city->calendar, around, 0);
  const char *done_on = next ? next : around;
  bool past =
      strcmp(done_on, city->today) <= 0 && strcmp(done_on, record_get(follow_up, "made_on")) > 0;
  const char *on = past ? done_on : city->today;
  bool done = over > 45 ? at < 90 : over > 20 ? at < 86 : over >= 0 ? at < 55 : at < 15;
  bool dropped = over > 45 ? at >= 90 : over > 20 && at >= 92;
  if (!done && !dropped)
    return;
  record_set(follow_up, "state", done ? "done" : "dropped");
  record_set(follow_up, "closed_on", on);
  if (dropped)
    record_set(follow_up, "reason", chance_pick(city->aside, follow_up_dropped));
  add_step(follow_up, done ? "done" : "dropped", on, NULL);
}

/* What a school or person (uid) agrees to on a day, of words; nothing that they did lately. Yours.
 */
static char *agree(struct city *city, const char *who, const char *day, const char *const *words)
{
  enum { LATELY = 120, TRIES = 12 };
  char *text = phrase_make(chance_pick(city->aside, words), city->aside, NULL);
  char *key = g_strconcat(who, text, NULL);
  struct chance *again = chance_new(g_str_hash(key) ^ g_str_hash(day));
  for (int i = 0; i < TRIES; i++) {
    const char *last = g_hash_table_lookup(city->agreed, key);
    if (!last || date_difference(last, day) > LATELY)
      break;
    g_free(text);
    g_free(key);
    text = phrase_make(chance_pick(again, words), again, NULL);
    key = g_strconcat(who, text, NULL);
  }
  chance_free(again);
  g_hash_table_replace(city->agreed, key, g_strdup(day));
  return text;
}

static bool add_follow_up(struct city *city, const struct city_visit *visit, GError **error)
{
  struct record *record = record_new(&record_follow_up);
  bool own = !visit->principal || chance_percent(city->aside, 12);
  g_autofree char *text = agree(city, visit->school, visit->day, follow_up_words);
  g_autofree char *due =
      calendar_add_school_days(city->calendar, visit->day, chance_range(city->aside, 8, 22));
  record_set(record, "school", visit->school);
  record_set(record, "owner", own ? visit->visitor : visit->principal);
  record_set(record, "text", text);
  record_set(record, "due_on", due ? due : visit->day);
  record_set(record, "made_on", visit->day);
  record_set(record, "origin", "visit");
  record_set(record, "visit", visit->uid);
  close_follow_up(city, record, record_get(record, "due_on"));
  return city_save(city, record, NULL, error);
}

/* Most come in time, some a day or two late, a few not at all. */
static bool add_memo(struct city *city, const struct city_visit *visit, const char *due,
                     GError **error)
{
  int at = chance_below(city->aside, 100);
  g_autofree char *sent =
      date_add(due, at < 78 ? -chance_below(city->aside, 4) : chance_range(city->aside, 1, 5));
  if (at >= 93 || strcmp(sent, city->today) > 0)
    return true;
  struct record *memo = record_new(&record_improvement_memo);
  g_autofree char *step = agree(city, visit->school, visit->day, follow_up_words);
  g_autofree char *by = calendar_add_school_days(city->calendar, sent, 10);
  record_set(memo, "visit", visit->uid);
  record_set(memo, "author", visit->principal);
  record_set(memo, "points", chance_pick(city->aside, memo_points));
  record_set(memo, "decisions", chance_pick(city->aside, memo_decisions));
  record_set(memo, "areas", chance_pick(city->aside, memo_areas));
  record_set(memo, "plan", chance_pick(city->aside, memo_plans));
  record_set(memo, "sent_on", strcmp(sent, visit->day) < 0 ? visit->day : sent);
  struct record *part = record_add_part(memo, &record_memo_step);
  record_set_int(part, "position", 1);
  record_set(part, "text", step);
  record_set(part, "owner", visit->principal);
  record_set(part, "due_on", by ? by : due);
  return city_save(city, memo, NULL, error);
}

bool city_visit_end(struct city *city, const struct city_visit *visit, GError **error)
{
  AUTO(record) struct record *record = store_load(city->store, &record_visit, visit->uid, error);
  if (!record)
    return false;
  int left = visit->end + chance_range(city->aside, 20, 45);
  g_autofree char *departed = g_strdup_printf("%02d:%02d", left / 60, left % 60);
  g_autofree char *seen =
      phrase_make(chance_pick(city->aside, visit_seen_words), city->aside, NULL);
  g_autofree char *next =
      phrase_make(chance_pick(city->aside, visit_next_words), city->aside, NULL);
  g_autofree char *due = calendar_add_school_days(city->calendar, visit->day, 5);
  record_set(record, "departed", departed);
  record_set(record, "what_seen", seen);
  record_set(record, "what_next", next);
  bool memo = visit->principal && due && chance_percent(city->aside, 70);
  if (memo)
    record_set(record, "memo_due_on", due);
  if (!change_save(city->change, record, NULL, error))
    return false;
  for (int i = chance_range(city->aside, 1, 2); i > 0; i--)
    if (!add_follow_up(city, visit, error))
      return false;
  return !memo || add_memo(city, visit, due, error);
}

/* --- the same room, rated by two ------------------------------------------------------------ */

/* The second person sees much the same: one level off now and then. */
bool city_second_rating_add(struct city *city, const struct record *walkthrough,
                            const struct form *form, const char *rater, GError **error)
{
  struct record *record = record_new(&record_second_rating);
  record_set(record, "walkthrough", walkthrough->uid);
  record_set(record, "rater", rater);
  record_set(record, "rated_at", record_get(walkthrough, "finished_at"));
  GPtrArray *marks = record_parts(walkthrough, &record_mark);
  for (guint i = 0; i < marks->len; i++) {
    const char *level = record_get(marks->pdata[i], "level");
    int at = 0;
    while (at < 3 && g_strcmp0(form->levels[at], level) != 0)
      at++;
    if (at < 3 && chance_percent(city->aside, 22)) {
      int off = at + (chance_percent(city->aside, 50) ? 1 : -1);
      at = CLAMP(off, 0, 2);
    }
    struct record *mark = record_add_part(record, &record_second_mark);
    record_set(mark, "strategy", record_get(marks->pdata[i], "strategy"));
    record_set(mark, "level", at < 3 ? form->levels[at] : level);
  }
  return city_save(city, record, NULL, error);
}

/* --- what is to come ------------------------------------------------------------------------ */

static bool plan_visit(struct city *city, const struct holder *visitor, int school, int days,
                       GError **error)
{
  g_autofree char *day = calendar_add_school_days(city->calendar, city->today, days);
  if (!day)
    return true;
  struct record *record = record_new(&record_visit);
  const struct holder *principal =
      city_holder(CITY_SEAT(city, CITY_SCHOOL(city, school)->leader)->holders, day);
  g_autofree char *purpose =
      phrase_sentence(chance_pick(city->aside, visit_purposes), city->aside, NULL);
  record_set(record, "school", CITY_SCHOOL(city, school)->uid);
  record_set(record, "visitor", visitor->uid);
  record_set(record, "state", "planned");
  record_set(record, "visited_on", day);
  record_set(record, "purpose", purpose);
  if (principal)
    record_set(record_add_part(record, &record_visit_companion), "staff", principal->uid);
  return city_save(city, record, NULL, error);
}

/* Three of each supervisor's next visits, from the next school day on. */
static bool plan_visits(struct city *city, int seat_index, GError **error)
{
  const struct seat *seat = CITY_SEAT(city, seat_index);
  const struct holder *visitor = city_holder(seat->holders, city->today);
  int planned = 0;
  for (guint s = 0; visitor && s < city->schools->len && planned < 3; s++) {
    const struct city_school *school = CITY_SCHOOL(city, s);
    if (CITY_SEAT(city, CITY_SEAT(city, school->leader)->supervisor) != seat
        || !chance_percent(city->aside, 60))
      continue;
    planned++;
    if (!plan_visit(city, visitor, (int)s, planned * 3 - 2, error))
      return false;
  }
  return true;
}

static bool add_snippets(struct city *city, const struct holder *holder, GError **error)
{
  for (int i = 0; holder && i < snippet_words_count; i++) {
    struct record *record = record_new(&record_snippet);
    record_set(record, "staff", holder->uid);
    record_set(record, "shortcut", snippet_words[i].shortcut);
    record_set(record, "text", snippet_words[i].text);
    if (!city_save(city, record, NULL, error))
      return false;
  }
  return true;
}

bool city_visits_plan(struct city *city, GError **error)
{
  chance_stream(city->aside, STREAM_VISIT, 0, 0);
  for (int i = 0; i < (int)city->seats->len; i++) {
    const struct seat *seat = CITY_SEAT(city, i);
    bool supervisor = strcmp(seat->role, "assistant_superintendent") == 0;
    if (supervisor && !plan_visits(city, i, error))
      return false;
    if ((supervisor || strcmp(seat->role, "principal") == 0)
        && !add_snippets(city, city_holder(seat->holders, city->today), error))
      return false;
  }
  struct record *map = record_new(&record_import_map);
  record_set(map, "name", "Walkthrough form of 2023");
  record_set(map, "kind", "walkthroughs");
  record_set(map, "text", sample_map);
  return city_save(city, map, NULL, error);
}

/* --- at the DILT ---------------------------------------------------------------------------- */

bool city_commitment_add(struct city *city, const char *school, const char *owner, const char *held,
                         GError **error)
{
  struct record *record = record_new(&record_follow_up);
  g_autofree char *text = agree(city, school ? school : owner, held, commitment_words);
  g_autofree char *due = calendar_add_school_days(city->calendar, held, 15);
  record_set(record, "school", school);
  record_set(record, "owner", owner);
  record_set(record, "text", text);
  record_set(record, "due_on", due ? due : held);
  record_set(record, "made_on", held);
  record_set(record, "origin", "dilt");
  close_follow_up(city, record, record_get(record, "due_on"));
  return city_save(city, record, NULL, error);
}
