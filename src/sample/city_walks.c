#include "sample/city_visit.h"

#include "model/tables.h"

#include <stdlib.h>
#include <string.h>

/* One administrator's walkthroughs in one month while they are made. */
struct round {
  struct city *city;
  struct seat *seat;
  const struct holder *holder;
  const struct month *month;
  int month_index;
  int school;
  const struct holder *companion;
  struct form *form;
  const int *likely;
  struct city_visit visit; /* of the day, where it is one */
};

/* A visit to one room. */
struct stop {
  const char *day;
  int start; /* minutes after midnight */
  int minutes;
  struct post *post;
  const struct holder *teacher;
};

/* --- which days ----------------------------------------------------------------------------- */

/* How many this administrator makes in a month of so many school days, so many of them away. */
static int plan_count(struct city *city, const struct seat *seat, int days, int away)
{
  int pro_rated = calendar_prorate_target(20, days, away, 20);
  int percent = seat->diligence + chance_around(city->chance, 10);
  return MAX(0, pro_rated * percent / 100);
}

/* Deals count walkthroughs to the month's days, a few on a day; counts[i] is how many on day i. */
static void deal(struct city *city, const struct month *month, const struct absence *absence,
                 int count, int counts[31])
{
  int days = (int)month->days->len;
  memset(counts, 0, 31 * sizeof *counts);
  int there = MAX(0, days - absence->days);
  count = MIN(count, 3 * there);
  while (count > 0) {
    int day = chance_below(city->chance, days);
    bool away = absence->days > 0 && day >= absence->from && day < absence->from + absence->days;
    if (away || counts[day] >= 5)
      continue;
    int made = MIN(count, chance_range(city->chance, 1, 3));
    counts[day] += made;
    count -= made;
  }
}

/* --- which school --------------------------------------------------------------------------- */

/* Where an administrator goes on a day: their school, one of their two, or one of those they look
 * after. */
static int pick_school(struct city *city, const struct seat *seat)
{
  if (seat->second >= 0) {
    int first = CITY_SCHOOL(city, seat->school)->teachers;
    int second = CITY_SCHOOL(city, seat->second)->teachers / 2;
    return chance_below(city->chance, first + second) < first ? seat->school : seat->second;
  }
  if (seat->school >= 0)
    return seat->school;
  for (int tries = 0; tries < 40; tries++) {
    int school = chance_below(city->chance, (int)city->schools->len);
    const struct city_school *at = CITY_SCHOOL(city, school);
    bool mine = seat->director || CITY_SEAT(city, CITY_SEAT(city, at->leader)->supervisor) == seat;
    /* A priority school is visited more often. */
    if (mine && (at->priority || chance_percent(city->chance, 65)))
      return school;
  }
  return 0;
}

/* Who walks along: most often the principal, when someone from the district comes. */
static const struct holder *pick_companion(struct city *city, const struct seat *seat, int school,
                                           const char *day)
{
  bool visitor = seat->school < 0;
  if (!chance_percent(city->chance, visitor ? 62 : 5))
    return NULL;
  int leader = CITY_SCHOOL(city, school)->leader;
  const struct seat *other = visitor ? CITY_SEAT(city, leader) : NULL;
  for (guint i = 0; !visitor && !other && i < city->seats->len; i++) {
    const struct seat *candidate = CITY_SEAT(city, i);
    if (candidate != seat && candidate->school == school)
      other = candidate;
  }
  return other ? city_holder(other->holders, day) : NULL;
}

/* --- which room ----------------------------------------------------------------------------- */

static bool wanted(const struct seat *seat, const struct post *post)
{
  const char *visits = seat->director ? seat->director->visits : NULL;
  return !visits || strcmp(subjects[post->subject].name, visits) == 0 || post->classroom;
}

/* Someone not seen for long: of the first of those who wait, who then goes to the end. NULL:
 * nobody. */
static struct post *pick_post(struct round *round, const char *day)
{
  struct city *city = round->city;
  GArray *waiting = CITY_SCHOOL(city, round->school)->waiting;
  int reach = MAX(1, (int)waiting->len * 2 / 5);
  for (int tries = 0; tries < 12; tries++) {
    guint at = (guint)chance_below(city->chance, tries < 6 ? reach : (int)waiting->len);
    int index = g_array_index(waiting, int, at);
    struct post *post = CITY_POST(city, index);
    if (!city_holder(post->holders, day) || !wanted(round->seat, post))
      continue;
    g_array_remove_index(waiting, at);
    g_array_append_val(waiting, index);
    return post;
  }
  return NULL;
}

/* --- the lesson ----------------------------------------------------------------------------- */

static enum subject_index subject_at(const struct post *post, int minute)
{
  if (!post->classroom)
    return post->subject;
  if (minute < 10 * 60)
    return SUBJECT_ENGLISH;
  if (minute < 10 * 60 + 50)
    return SUBJECT_WRITING;
  if (minute < 12 * 60 + 40)
    return SUBJECT_MATH;
  return minute < 13 * 60 + 30 ? SUBJECT_SCIENCE : SUBJECT_SOCIAL;
}

/* One grade of `9-12`. */
static const char *pick_grade(struct city *city, const char *grades)
{
  static const char *const all[] = { "K", "1", "2", "3",  "4",  "5", "6",
                                     "7", "8", "9", "10", "11", "12" };
  if (!strchr(grades, '-'))
    return grades;
  int first = grades[0] == 'K' ? 0 : (int)strtol(grades, NULL, 10);
  int last = (int)strtol(strchr(grades, '-') + 1, NULL, 10);
  return all[chance_range(city->chance, first, last)];
}

static enum band band_of(const char *grade)
{
  long number = strtol(grade, NULL, 10);
  return number <= 2   ? BAND_LOWER
         : number <= 5 ? BAND_UPPER
         : number <= 8 ? BAND_MIDDLE
                       : BAND_HIGH;
}

static void plan_lesson(struct city *city, const struct stop *stop, struct lesson *lesson)
{
  lesson->subject = subject_at(stop->post, stop->start);
  lesson->grade = pick_grade(city, stop->post->grade);
  lesson->skill = stop->post->skill;
  enum band band = band_of(lesson->grade);
  const struct subject *subject = &subjects[lesson->subject];
  lesson->topic = chance_pick(city->chance, subject->topics[band]);
  lesson->word = chance_pick(city->chance, subject->words[band]);
  do
    lesson->other_word = chance_pick(city->chance, subject->words[band]);
  while (lesson->other_word == lesson->word);
}

/* --- one walkthrough ------------------------------------------------------------------------ */

static const char *pick_outcome(struct city *city, const struct month *month)
{
  bool spring = month->number == 7 || month->number == 8;
  int at = chance_below(city->chance, 1000);
  if (at < 22)
    return "substitute";
  if (at < (spring ? 52 : 26))
    return "testing";
  if (at < (spring ? 64 : 38))
    return "empty";
  return at < (spring ? 68 : 42) ? "come_back" : "made";
}

static const char *pick_state(struct city *city, const char *day)
{
  int age = date_difference(day, city->today);
  int final = age == 0 ? 90 : age <= 1 ? 55 : age <= 4 ? 12 : 0;
  if (chance_percent(city->chance, final))
    return "final";
  return age > 6 && chance_percent(city->chance, 13) ? "signed" : "delivered";
}

static void set_class(struct city *city, struct record *record, const struct stop *stop,
                      const struct lesson *lesson)
{
  enum school_level level = CITY_SCHOOL(city, stop->post->school)->level;
  const char *subject = subjects[lesson->subject].name;
  bool reading = stop->post->classroom && lesson->subject == SUBJECT_ENGLISH;
  record_set(record, "grade", lesson->grade);
  record_set(record, "subject", reading ? "Reading" : subject);
  record_set(record, "room", stop->post->room);
  if (level == SCHOOL_MIDDLE || level == SCHOOL_HIGH)
    record_set_int(record, "period", 1 + (stop->start - 7 * 60 - 40) / 54);
}

static void set_when(struct city *city, struct record *record, const struct stop *stop)
{
  g_autofree char *started = g_strdup_printf("%02d:%02d", stop->start / 60, stop->start % 60);
  bool late = chance_percent(city->chance, 3);
  int finished = late ? chance_range(city->chance, 15 * 60 + 30, 20 * 60)
                      : stop->start + stop->minutes + chance_below(city->chance, 4);
  g_autofree char *instant = city_instant(city, stop->day, finished);
  record_set(record, "made_on", stop->day);
  record_set(record, "started", started);
  record_set_int(record, "minutes", stop->minutes);
  record_set(record, "entered_late", late ? "1" : "0");
  record_set(record, "finished_at", instant);
}

static void set_who(struct round *round, struct record *record, const struct stop *stop, bool made)
{
  record_set(record, "school", CITY_SCHOOL(round->city, round->school)->uid);
  record_set(record, "teacher", stop->teacher->uid);
  record_set(record, "recorder", round->holder->uid);
  record_set(record, "instrument_version", round->form->version);
  record_set(record, "visit_type", round->city->visit_type);
  record_set(record, "state", made ? pick_state(round->city, stop->day) : "final");
  if (round->companion && round->companion != round->holder)
    record_set(record_add_part(record, &record_companion), "staff", round->companion->uid);
}

/* Who supervises comes for a visit; who leads a school or a subject walks in. */
static bool is_visit(const struct round *round)
{
  return strcmp(round->seat->role, "assistant_superintendent") == 0;
}

/* Saves the walkthrough as one of the day's visit, which begins with the first. */
static bool save_in_visit(struct round *round, struct record *record, const struct stop *stop,
                          GError **error)
{
  struct city *city = round->city;
  struct city_visit *visit = &round->visit;
  if (!visit->day)
    return city_save(city, record, NULL, error);
  visit->end = stop->start + stop->minutes;
  if (!visit->uid) {
    visit->number = city->walkthroughs;
    visit->start = stop->start;
    visit->uid = city_visit_begin(city, visit, error);
  }
  if (!visit->uid) {
    record_free(record);
    return false;
  }
  record_set(record, "visit", visit->uid);
  bool twice = visit->principal && strcmp(record_get(record, "outcome"), "made") == 0
               && chance_percent(city->aside, 12);
  AUTO(record) struct record *copy = twice ? record_copy(record) : NULL;
  char *uid = NULL;
  bool saved = city_save(city, record, copy ? &uid : NULL, error);
  if (copy)
    copy->uid = uid;
  return saved
         && (!copy || city_second_rating_add(city, copy, round->form, visit->principal, error));
}

static bool add_walkthrough(struct round *round, const struct stop *stop, GError **error)
{
  struct city *city = round->city;
  struct lesson lesson;
  plan_lesson(city, stop, &lesson);
  const char *outcome = pick_outcome(city, round->month);
  bool made = strcmp(outcome, "made") == 0;
  struct record *record = record_new(&record_walkthrough);
  set_who(round, record, stop, made);
  set_when(city, record, stop);
  set_class(city, record, stop, &lesson);
  record_set(record, "outcome", outcome);
  if (made) {
    city_marks_add(city, record, round->form, round->likely, &lesson, round->seat);
    city_marks_add_words(city, record, &lesson);
  }
  city->walkthroughs++;
  city_delivery_add(city, record);
  return save_in_visit(round, record, stop, error);
}

/* --- one day -------------------------------------------------------------------------------- */

/* In the first of several years those who come from the district tried the continuum. */
static void choose_form(struct round *round)
{
  struct city *city = round->city;
  bool first = round->month->year == city->first_year;
  bool last = round->month->year == city->last_year;
  bool continuum = first && !last && round->seat->school < 0 && chance_percent(city->chance, 30);
  round->form = &city->forms[continuum ? FORM_CONTINUUM : last ? FORM_NEW : FORM_OLD];
}

/* True when the visit lies in the past by now. */
static bool is_over(const struct city *city, const struct stop *stop)
{
  int compared = strcmp(stop->day, city->today);
  if (compared != 0)
    return compared < 0;
  return time_minutes("00:00", city->now_time) > stop->start + stop->minutes + 5;
}

static bool add_day(struct round *round, const char *day, int count, GError **error)
{
  struct city *city = round->city;
  round->holder = city_holder(round->seat->holders, day);
  if (!round->holder)
    return true;
  round->school = pick_school(city, round->seat);
  round->companion = pick_companion(city, round->seat, round->school, day);
  choose_form(round);
  int end = g_hash_table_contains(city->half_days, day) ? 11 * 60 + 15 : 14 * 60 + 15;
  int start = chance_range(city->chance, 8 * 60, end - 125);
  round->likely = city_marks_likely(city, round->form, round->school, round->month_index);
  round->visit = (struct city_visit){
    .school = CITY_SCHOOL(city, round->school)->uid,
    .visitor = round->holder->uid,
    .principal = round->companion ? round->companion->uid : NULL,
    .day = is_visit(round) ? day : NULL,
  };
  for (; count > 0; count--) {
    struct stop stop = {
      .day = day,
      .start = start,
      .minutes = MAX(3, 9 + chance_around(city->chance, 4)),
      .post = pick_post(round, day),
    };
    if (!stop.post || !is_over(city, &stop) || start > end)
      break;
    stop.teacher = city_holder(stop.post->holders, day);
    if (!add_walkthrough(round, &stop, error)) {
      g_clear_pointer(&round->visit.uid, g_free);
      return false;
    }
    start += stop.minutes + chance_range(city->chance, 2, 16);
  }
  bool done = !round->visit.uid || city_visit_end(city, &round->visit, error);
  g_clear_pointer(&round->visit.uid, g_free);
  return done;
}

bool city_walks_add(struct city *city, int seat, int month, const struct absence *absence,
                    GError **error)
{
  struct round round = {
    .city = city,
    .seat = CITY_SEAT(city, seat),
    .month = CITY_MONTH(city, month),
    .month_index = month,
  };
  memset(round.seat->seen, 0, sizeof round.seat->seen);
  memset(round.seat->of, 0, sizeof round.seat->of);
  chance_stream(city->chance, STREAM_WALKS, (guint32)seat, (guint32)month);
  int days = (int)round.month->days->len;
  int counts[31];
  deal(city, round.month, absence, plan_count(city, round.seat, days, absence->days), counts);
  for (int i = 0; i < days; i++) {
    if (counts[i] > 0
        && !add_day(&round, g_ptr_array_index(round.month->days, i), counts[i], error))
      return false;
  }
  return city_report(city, "walkthroughs", error);
}
