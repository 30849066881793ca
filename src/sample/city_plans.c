#include "sample/city.h"

#include "model/tables.h"
#include "sample/phrase.h"

#include <string.h>

/* --- the district's plan -------------------------------------------------------------------- */

static bool add_initiatives(struct city *city, GError **error)
{
  g_autofree char *objective = NULL;
  for (int i = 0; i < initiative_plan_count; i++) {
    const struct initiative_plan *plan = &initiative_plans[i];
    bool is_objective = !strchr(plan->code, '.');
    struct record *record =
        record_new(is_objective ? &record_strategic_objective : &record_initiative);
    record_set(record, "code", plan->code);
    record_set(record, "name", plan->name);
    if (!is_objective)
      record_set(record, "strategic_objective", objective);
    if (!city_save(city, record, &city->initiatives[i], error))
      return false;
    if (is_objective) {
      g_free(objective);
      objective = g_strdup(city->initiatives[i]);
    }
  }
  return true;
}

static const char *initiative_uid(const struct city *city, const char *code)
{
  for (int i = 0; i < initiative_plan_count; i++)
    if (strcmp(initiative_plans[i].code, code) == 0)
      return city->initiatives[i];
  return NULL;
}

/* --- a school's plan ------------------------------------------------------------------------ */

/* One school's plan of one year while it is made. */
struct plan {
  struct city *city;
  int school;
  int year;
  int months;      /* how many have a status: to the last full one */
  int missing;     /* items without a status in the last of these */
  char *leader;    /* uids */
  char *assistant; /* NULL: the school has none */
};

/* Status of an item in the months of the year: when it is begun and when done. */
struct course {
  int begun;
  int done;
};

static void plan_course(struct city *city, const struct item_plan *item, struct course *course)
{
  bool carried_over = item->due < 4 && chance_percent(city->chance, 40);
  course->begun = MAX(0, item->due / 3 - chance_range(city->chance, 0, 1));
  course->done = carried_over ? 0 : item->due * 2 / 3 + chance_range(city->chance, 0, 2);
  int fate = chance_below(city->chance, 100);
  if (fate < 8)
    course->begun = course->done = 99; /* never begun */
  else if (fate < 18)
    course->done = 99; /* begun, and there it stays */
  else if (fate < 27)
    course->begun += 3;
  course->done = MAX(course->done, course->begun);
}

static void add_statuses(const struct plan *plan, struct record *record,
                         const struct course *course, bool missing)
{
  static const char *const words[] = { "complete", "in_progress", "no_action" };
  struct city *city = plan->city;
  int count = plan->months - (missing ? 1 : 0);
  int before = -1;
  for (int m = 0; m < count; m++) {
    int status = m >= course->done ? 0 : m >= course->begun ? 1 : 2;
    g_autofree char *month = m < 4 ? g_strdup_printf("%04d-%02d", plan->year, m + 9)
                                   : g_strdup_printf("%04d-%02d", plan->year + 1, m - 3);
    struct record *part = record_add_part(record, &record_sip_status);
    record_set(part, "month", month);
    record_set(part, "status", words[status]);
    if (chance_percent(city->chance, status != before ? 55 : 12)) {
      g_autofree char *note =
          phrase_make(chance_pick(city->chance, status_notes[status]), city->chance, NULL);
      record_set(part, "note", note);
    }
    before = status;
  }
}

/* Some of those who are no administrators are named as well; the packet has their role only. */
static const char *teacher_owner(const struct plan *plan)
{
  struct city *city = plan->city;
  const GArray *posts = CITY_SCHOOL(city, plan->school)->posts;
  int post = g_array_index(posts, int, chance_below(city->chance, (int)posts->len));
  g_autofree char *day = g_strdup_printf("%04d-10-01", plan->year);
  const struct holder *holder = city_holder(CITY_POST(city, post)->holders, day);
  return holder ? holder->uid : NULL;
}

static void set_owner(const struct plan *plan, struct record *record, const struct item_plan *item)
{
  if (!item->role) {
    record_set(record, "owner", plan->leader);
  } else if (strcmp(item->role, "assistant principal") == 0) {
    record_set(record, "owner", plan->assistant ? plan->assistant : plan->leader);
  } else {
    record_set(record, "owner_role", item->role);
    if (chance_percent(plan->city->chance, 30))
      record_set(record, "owner", teacher_owner(plan));
  }
}

/* The last day with school up to date, which is freed; date itself where there is none near. */
static char *school_day_up_to(const struct city *city, char *date)
{
  enum { LONGEST_BREAK = 20 };
  for (int before = 0; before < LONGEST_BREAK; before++) {
    char *day = date_add(date, -before);
    if (calendar_is_school_day(city->calendar, day)) {
      g_free(date);
      return day;
    }
    g_free(day);
  }
  return date;
}

static char *due_on(const struct plan *plan, const struct item_plan *item)
{
  g_autofree char *first = g_strdup_printf("%04d-09-01", plan->year);
  g_autofree char *month = date_month(first);
  g_autofree char *due = month_add(month, item->due);
  if (item->due == 9)
    return g_strdup_printf("%s-12", due);
  return chance_percent(plan->city->chance, 60) ? month_last(due) : g_strdup_printf("%s-15", due);
}

static bool add_item(struct plan *plan, const struct item_plan *item, const char *goal,
                     const char *code, GError **error)
{
  struct city *city = plan->city;
  struct record *record = record_new(&record_sip_item);
  g_autofree char *due = school_day_up_to(city, due_on(plan, item));
  struct course course;
  plan_course(city, item, &course);
  record_set(record, "sip_goal", goal);
  record_set(record, "code", code);
  record_set(record, "text", item->text);
  record_set(record, "due_on", due);
  record_set(record, "initiative", initiative_uid(city, item->initiative));
  set_owner(plan, record, item);
  add_statuses(plan, record, &course, plan->missing > 0);
  plan->missing = MAX(0, plan->missing - 1);
  return city_save(city, record, NULL, error);
}

static char *goal_text(struct city *city, const char *pattern)
{
  int base = chance_range(city->chance, 34, 61);
  g_autofree char *base_text = g_strdup_printf("%d", base);
  g_autofree char *goal = g_strdup_printf("%d", base + chance_range(city->chance, 4, 12));
  g_autofree char *low_base = g_strdup_printf("%d", base / 2);
  g_autofree char *low = g_strdup_printf("%d", base / 2 - chance_range(city->chance, 3, 6));
  const struct phrase_slot slots[] = {
    { "goal", goal },        { "base", base_text }, { "low", low },
    { "lowbase", low_base }, { NULL, NULL },
  };
  return phrase_make(pattern, city->chance, slots);
}

static bool add_goal(struct plan *plan, const struct goal_plan *goal, int number, GError **error)
{
  struct city *city = plan->city;
  struct record *record = record_new(&record_sip_goal);
  g_autofree char *year = g_strdup_printf("SY%04d-%02d", plan->year, (plan->year + 1) % 100);
  g_autofree char *text = goal_text(city, goal->text);
  record_set(record, "school", CITY_SCHOOL(city, plan->school)->uid);
  record_set(record, "school_year", year);
  record_set_int(record, "code", number);
  record_set(record, "text", text);
  g_autofree char *uid = NULL;
  if (!city_save(city, record, &uid, error))
    return false;
  int most = chance_range(city->chance, 4, 6);
  for (int i = 0; i < most && goal->items[i].text; i++) {
    g_autofree char *code = g_strdup_printf("%d.%d", number, i + 1);
    if (!add_item(plan, &goal->items[i], uid, code, error))
      return false;
  }
  return true;
}

/* Three or four of the goals that fit the school, in the order of the list. */
static bool add_goals(struct plan *plan, GError **error)
{
  struct city *city = plan->city;
  unsigned level = 1U << CITY_SCHOOL(city, plan->school)->level;
  chance_stream(city->chance, STREAM_PLAN, (guint32)plan->school, (guint32)plan->year);
  int fitting[16];
  int count = 0;
  for (int i = 0; i < goal_plan_count; i++)
    if (goal_plans[i].levels & level)
      fitting[count++] = i;
  int left = MIN(count, chance_range(city->chance, 3, 4));
  int number = 1;
  for (int i = 0; i < count && left > 0; i++) {
    if (chance_below(city->chance, count - i) >= left)
      continue;
    if (!add_goal(plan, &goal_plans[fitting[i]], number++, error))
      return false;
    left--;
  }
  return true;
}

/* --- who and when --------------------------------------------------------------------------- */

static char *assistant_of(const struct city *city, int school, const char *day)
{
  for (int i = 0; i < (int)city->seats->len; i++) {
    const struct seat *seat = CITY_SEAT(city, i);
    if (seat->school != school || strcmp(seat->role, "assistant_principal") != 0)
      continue;
    const struct holder *holder = city_holder(seat->holders, day);
    return holder ? g_strdup(holder->uid) : NULL;
  }
  return NULL;
}

/* How many months of a school year are over by the last full one: 0 to 10. */
static int full_months(const struct city *city, int year)
{
  if (city->last_full < 0)
    return 0;
  const struct month *last = CITY_MONTH(city, city->last_full);
  return year < last->year ? 10 : year > last->year ? 0 : last->number + 1;
}

/* In the last full month two schools have not coloured all: one the half of it, one two items. */
static int missing_items(struct city *city, int school, int year)
{
  if (city->last_full < 0 || CITY_MONTH(city, city->last_full)->year != year)
    return 0;
  int seats[CITY_MISSING];
  city_missing(city, seats);
  for (int i = 0; i < 2; i++)
    if (seats[i] >= 0 && CITY_SEAT(city, seats[i])->school == school)
      return i == 0 ? 6 : 2;
  return 0;
}

static bool add_plan(struct city *city, int school, int year, GError **error)
{
  g_autofree char *day = g_strdup_printf("%04d-05-31", year + 1);
  const char *on = strcmp(day, city->today) < 0 ? day : city->today;
  const struct seat *seat = CITY_SEAT(city, CITY_SCHOOL(city, school)->leader);
  const struct holder *leader = city_holder(seat->holders, on);
  struct plan plan = {
    .city = city,
    .school = school,
    .year = year,
    .months = full_months(city, year),
    .missing = missing_items(city, school, year),
    .leader = g_strdup(leader ? leader->uid : NULL),
    .assistant = assistant_of(city, school, on),
  };
  bool done = add_goals(&plan, error);
  g_free(plan.leader);
  g_free(plan.assistant);
  return done;
}

bool city_plans_add(struct city *city, GError **error)
{
  if (!add_initiatives(city, error))
    return false;
  for (int year = city->first_year; year <= city->last_year; year++)
    for (int school = 0; school < (int)city->schools->len; school++)
      if (!add_plan(city, school, year, error))
        return false;
  return city_report(city, "plans", error);
}
