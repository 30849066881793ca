#include "sample/city.h"

#include "model/tables.h"
#include "sample/phrase.h"

#include <string.h>

static const char *const level_codes[] = { "HE", "E", "IN" };

enum { SLOTS = 9 };

/* What the sentences of one self-assessment are filled in with. */
struct told {
  char *prior; /* the month before */
  char *days;
  char *seen, *of;
  const char *strategy;
  const char *teams, *team, *team_word;
};

static void clear_told(struct told *told)
{
  g_free(told->prior);
  g_free(told->days);
  g_free(told->seen);
  g_free(told->of);
}

/* --- what it speaks of ---------------------------------------------------------------------- */

static void choose_teams(struct city *city, const struct seat *seat, struct told *told)
{
  static const char *const grades[] = { "kindergarten", "grade 1", "grade 2", "grade 3",
                                        "grade 4",      "grade 5", NULL };
  static const char *const departments[] = { "grade 6",
                                             "grade 7 science",
                                             "grade 8",
                                             "the mathematics department",
                                             "the English department",
                                             "social studies",
                                             "grade 7",
                                             NULL };
  static const char *const high[] = { "the science department",
                                      "grade 9",
                                      "the mathematics department",
                                      "the English department",
                                      "world languages",
                                      "the history department",
                                      NULL };
  static const char *const district[] = {
    "one of the middle schools",      "the smallest school", "one of the elementary schools",
    "the newest school in the group", "the high school",     NULL
  };
  enum school_level level =
      seat->school < 0 ? SCHOOL_SMALL : CITY_SCHOOL(city, seat->school)->level;
  bool young = level == SCHOOL_ELEMENTARY || level == SCHOOL_COMMUNITY;
  told->teams = seat->school < 0 ? "school teams" : young ? "grade-level teams" : "departments";
  told->team_word = seat->school < 0 ? "school team" : young ? "grade-level team" : "department";
  const char *const *list = seat->school < 0       ? district
                            : young                ? grades
                            : level == SCHOOL_HIGH ? high
                                                   : departments;
  told->team = chance_pick(city->chance, list);
}

/* `7, 14 and 28 October`: three school days of the month. Yours. */
static char *choose_days(struct city *city, const struct month *month)
{
  g_autofree char *name = month_name(month->text);
  int count = (int)month->days->len;
  if (count < 9)
    return g_strdup(name);
  int first = chance_below(city->chance, count - 8);
  const int step = (count - first) / 3;
  int numbers[3];
  for (int i = 0; i < 3; i++) {
    const char *day = g_ptr_array_index(month->days, first + i * step);
    numbers[i] = (int)g_ascii_strtoll(day + 8, NULL, 10);
  }
  return g_strdup_printf("%d, %d and %d %s", numbers[0], numbers[1], numbers[2], name);
}

/* By standard: items of the first form that its evidence may speak of. */
static const int items[4][4] = { { 0, 1, 2, 8 }, { 2, 3, 7, 9 }, { 1, 4, 5, 2 }, { 6, 3, 7, 5 } };

/* Of the strategies that a standard speaks of, the one seen most (HE), least (IN), or any (E). */
static void choose_strategy(struct city *city, const struct seat *seat, int standard,
                            struct told *told)
{
  int best = items[standard][chance_below(city->chance, 4)];
  for (int i = 0; i < 4 && seat->ratings[standard] != 1; i++) {
    int other = items[standard][i];
    int difference =
        seat->seen[other] * MAX(1, seat->of[best]) - seat->seen[best] * MAX(1, seat->of[other]);
    if (seat->ratings[standard] == 0 ? difference > 0 : difference < 0)
      best = other;
  }
  g_free(told->seen);
  g_free(told->of);
  told->seen = g_strdup_printf("%d", seat->seen[best]);
  told->of = g_strdup_printf("%d", seat->of[best]);
  told->strategy = city->forms[FORM_NEW].items[best].name;
}

static void fill_slots(const struct told *told, struct phrase_slot slots[SLOTS])
{
  const struct phrase_slot filled[SLOTS] = {
    { "teams", told->teams }, { "team", told->team },         { "teamword", told->team_word },
    { "prior", told->prior }, { "days", told->days },         { "seen", told->seen },
    { "of", told->of },       { "strategy", told->strategy }, { NULL, NULL },
  };
  memcpy(slots, filled, sizeof filled);
}

/* One of the patterns; figures only where there is enough to count. Yours. */
static char *tell(struct city *city, const char *const *patterns, const struct told *told, int of)
{
  struct phrase_slot slots[SLOTS];
  fill_slots(told, slots);
  const char *pattern = chance_pick(city->chance, patterns);
  for (int tries = 0; of < 4 && strstr(pattern, "{seen}") && tries < 20; tries++)
    pattern = chance_pick(city->chance, patterns);
  return phrase_sentence(pattern, city->chance, slots);
}

/* --- the parts ------------------------------------------------------------------------------ */

/* A rating stays, or moves by one; more often up than down. */
static void move_rating(struct city *city, int *rating)
{
  int at = chance_below(city->chance, 100);
  if (at < 9)
    *rating = MAX(0, *rating - 1);
  else if (at < 16)
    *rating = MIN(2, *rating + 1);
}

static void add_ratings(struct city *city, struct record *record, struct seat *seat,
                        struct told *told, int count)
{
  for (int i = 0; i < count; i++) {
    const struct standard_words *words = &standard_words[i];
    int rating = seat->ratings[i];
    choose_strategy(city, seat, i, told);
    int of = (int)g_ascii_strtoll(told->of, NULL, 10);
    g_autofree char *rationale = tell(city, words->rationale[rating], told, of);
    g_autofree char *evidence = tell(city, words->evidence[rating], told, of);
    struct record *part = record_add_part(record, &record_rating);
    record_set(part, "standard", words->code);
    record_set(part, "level", level_codes[rating]);
    record_set(part, "rationale", rationale);
    record_set(part, "evidence", evidence);
  }
}

/* Whether last month's goal was met; where it was not, it is often set again. */
static bool judge_goal(struct city *city, struct record *record, const struct seat *seat)
{
  if (seat->goal < 0) /* none was set for this month */
    return false;
  static const char *const words[] = { "met", "partly", "not_met" };
  static const int weights[] = { 46, 36, 18 };
  int how = chance_weighted(city->chance, weights, 3);
  record_set(record, "goal_met", words[how]);
  return how > 0 && chance_percent(city->chance, 45);
}

static void add_goal(struct city *city, struct record *record, struct seat *seat,
                     const struct told *told, bool again)
{
  struct phrase_slot slots[SLOTS];
  fill_slots(told, slots);
  if (!again) {
    int before = seat->goal;
    while (seat->goal == before)
      seat->goal = chance_below(city->chance, goal_words_count);
    g_free(seat->goal_text);
    seat->goal_text = phrase_sentence(goal_words[seat->goal].goal, city->chance, slots);
  }
  g_autofree char *steps = phrase_sentence(goal_words[seat->goal].steps, city->chance, slots);
  struct record *part = record_add_part(record, &record_assessment_goal);
  record_set(part, "text", seat->goal_text);
  record_set(part, "steps", steps);
}

/* Some set themselves a second one. */
static void add_second_goal(struct city *city, struct record *record, const struct seat *seat,
                            const struct told *told)
{
  int other = chance_below(city->chance, goal_words_count);
  if (other == seat->goal || !chance_percent(city->chance, 14))
    return;
  struct phrase_slot slots[SLOTS];
  fill_slots(told, slots);
  g_autofree char *text = phrase_sentence(goal_words[other].goal, city->chance, slots);
  g_autofree char *steps = phrase_sentence(goal_words[other].steps, city->chance, slots);
  struct record *part = record_add_part(record, &record_assessment_goal);
  record_set(part, "text", text);
  record_set(part, "steps", steps);
}

static void submit(struct city *city, struct record *record, const struct month *month)
{
  g_autofree char *last = month_last(month->text);
  g_autofree char *day = date_add(last, chance_range(city->chance, -1, 10));
  g_autofree char *at = city_instant(city, day, chance_range(city->chance, 15 * 60, 21 * 60 + 30));
  record_set(record, "submitted_at", at);
}

/* --- the whole ------------------------------------------------------------------------------ */

static void fill(struct city *city, struct record *record, struct seat *seat,
                 const struct month *month, int missing)
{
  /* Over the summer nothing was decided. */
  g_autofree char *before = month_add(month->text, month->number == 0 ? -3 : -1);
  struct told told = {
    .prior = month_name(before),
    .days = choose_days(city, month),
  };
  choose_teams(city, seat, &told);
  add_ratings(city, record, seat, &told, missing ? 2 : (int)G_N_ELEMENTS(standard_words));
  bool again = judge_goal(city, record, seat);
  if (missing)
    seat->goal = -1;
  if (!missing) {
    add_goal(city, record, seat, &told, again);
    add_second_goal(city, record, seat, &told);
    if (chance_percent(city->chance, 55)) {
      g_autofree char *working = tell(city, working_on_words, &told, 4);
      record_set(record, "working_on", working);
    }
    submit(city, record, month);
  }
  clear_told(&told);
}

bool city_assessments_add(struct city *city, int seat_index, int month_index, int missing,
                          GError **error)
{
  struct seat *seat = CITY_SEAT(city, seat_index);
  const struct month *month = CITY_MONTH(city, month_index);
  g_autofree char *last = month_last(month->text);
  const struct holder *holder = city_holder(seat->holders, last);
  chance_stream(city->chance, STREAM_ASSESSMENT, (guint32)seat_index, (guint32)month_index);
  for (int i = 0; i < 4; i++)
    move_rating(city, &seat->ratings[i]);
  if (!holder || missing == 2) {
    seat->goal = -1;
    return true;
  }
  /* Over the summer nobody sets one, nor before they came. */
  if (month->number == 0 || (holder->from && strncmp(holder->from, month->text, 7) == 0))
    seat->goal = -1;
  struct record *record = record_new(&record_self_assessment);
  record_set(record, "staff", holder->uid);
  record_set(record, "month", month->text);
  record_set(record, "rubric", city->rubric);
  fill(city, record, seat, month, missing);
  return city_save(city, record, NULL, error);
}
