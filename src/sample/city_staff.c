#include "sample/city.h"

#include "model/tables.h"

#include <string.h>

/* --- who holds a place, and when ------------------------------------------------------------ */

/* Plans the holders of a place: percent of 100 leave at the end of a school year. */
static void plan_holders(struct city *city, GArray *holders, guint32 purpose, guint index,
                         int percent)
{
  chance_stream(city->chance, STREAM_TURNOVER, purpose, index);
  char *from = NULL;
  for (int year = city->first_year + 1; year <= city->last_year; year++)
    if (chance_percent(city->chance, percent)) {
      struct holder holder = { .from = from, .until = g_strdup_printf("%04d-07-01", year) };
      g_array_append_val(holders, holder);
      from = g_strdup(holder.until);
    }
  struct holder last = { .from = from };
  g_array_append_val(holders, last);
}

/* The last January that is past and of which there are walkthroughs; 0: none. */
static int last_january(const struct city *city)
{
  for (int year = city->last_year + 1; year > city->first_year; year--) {
    g_autofree char *day = g_strdup_printf("%04d-02-01", year);
    if (strcmp(day, city->today) <= 0)
      return year;
  }
  return 0;
}

/* One principal left in the middle of a school year. */
static void plan_january(GArray *holders, int year)
{
  g_array_set_size(holders, 0);
  struct holder first = { .until = g_strdup_printf("%04d-01-17", year) };
  struct holder second = { .from = g_strdup(first.until) };
  g_array_append_val(holders, first);
  g_array_append_val(holders, second);
}

/* --- parts of a record ---------------------------------------------------------------------- */

static struct record *add_assignment(struct record *record, const char *role, const char *school,
                                     const struct holder *holder)
{
  struct record *part = record_add_part(record, &record_assignment);
  record_set(part, "role", role);
  record_set(part, "school", school);
  record_set(part, "from_on", holder ? holder->from : NULL);
  record_set(part, "until_on", holder ? holder->until : NULL);
  return part;
}

static const char *later(const char *a, const char *b)
{
  return !a ? b : !b ? a : strcmp(a, b) > 0 ? a : b;
}

static const char *earlier(const char *a, const char *b)
{
  return !a ? b : !b ? a : strcmp(a, b) < 0 ? a : b;
}

static void add_supervision(struct record *record, const char *supervisor, const char *from,
                            const char *until)
{
  if (from && until && strcmp(from, until) >= 0)
    return;
  struct record *part = record_add_part(record, &record_supervision);
  record_set(part, "supervisor", supervisor);
  record_set(part, "from_on", from);
  record_set(part, "until_on", until);
}

static void add_supervisors(struct city *city, struct record *record, const struct seat *seat,
                            const struct holder *holder)
{
  if (seat->supervisor < 0) {
    add_supervision(record, city->superintendent, holder->from, holder->until);
    return;
  }
  const GArray *above = CITY_SEAT(city, seat->supervisor)->holders;
  for (guint i = 0; i < above->len; i++) {
    const struct holder *supervisor = &g_array_index(above, struct holder, i);
    add_supervision(record, supervisor->uid, later(holder->from, supervisor->from),
                    earlier(holder->until, supervisor->until));
  }
}

static void set_active(struct city *city, struct record *record, const struct holder *holder)
{
  bool left = holder->until && strcmp(holder->until, city->today) <= 0;
  record_set(record, "active", left ? "0" : "1");
}

/* --- administrators ------------------------------------------------------------------------- */

/* Who holds a seat now is the same for every seed, where the city is not larger than planned. */
static const struct fixed_person *fixed_for(const struct city *city, int index)
{
  const struct seat *seat = CITY_SEAT(city, index);
  if (strcmp(seat->role, "assistant_superintendent") == 0)
    return index < (int)G_N_ELEMENTS(fixed_assistants) ? &fixed_assistants[index] : NULL;
  if (seat->director)
    return &seat->director->person;
  if (strcmp(seat->role, "principal") == 0 && seat->school < school_plan_count
      && school_plans[seat->school].principal.given)
    return &school_plans[seat->school].principal;
  return NULL;
}

static bool save_seat_holder(struct city *city, struct seat *seat, struct holder *holder,
                             const struct fixed_person *fixed, GError **error)
{
  struct record *record = city_people_new(city, fixed, true);
  const char *school = seat->school >= 0 ? CITY_SCHOOL(city, seat->school)->uid : NULL;
  struct record *first = add_assignment(record, seat->role, school, holder);
  if (seat->director)
    record_set(first, "subject", seat->director->subject);
  if (seat->second >= 0)
    add_assignment(record, seat->role, CITY_SCHOOL(city, seat->second)->uid, holder);
  add_supervisors(city, record, seat, holder);
  set_active(city, record, holder);
  return city_save(city, record, &holder->uid, error);
}

static bool save_seat(struct city *city, int index, bool january, GError **error)
{
  struct seat *seat = CITY_SEAT(city, index);
  bool assistant = strcmp(seat->role, "assistant_superintendent") == 0;
  plan_holders(city, seat->holders, 1, (guint)index, assistant ? 0 : 7);
  if (january)
    plan_january(seat->holders, last_january(city));
  for (guint i = 0; i < seat->holders->len; i++) {
    struct holder *holder = &g_array_index(seat->holders, struct holder, i);
    const struct fixed_person *fixed = holder->until ? NULL : fixed_for(city, index);
    if (!save_seat_holder(city, seat, holder, fixed, error))
      return false;
  }
  return true;
}

static bool save_seats(struct city *city, GError **error)
{
  /* The principal in the middle of the list is the one who came in January. */
  int middle = CITY_SCHOOL(city, city->schools->len / 2)->leader;
  bool january = last_january(city) > 0;
  for (int i = 0; i < (int)city->seats->len; i++)
    if (!save_seat(city, i, january && i == middle, error))
      return false;
  return true;
}

static bool save_office(struct city *city, const struct fixed_person *person, const char *role,
                        char **uid, GError **error)
{
  struct record *record = city_people_new(city, person, true);
  add_assignment(record, role, NULL, NULL);
  if (city->superintendent)
    add_supervision(record, city->superintendent, NULL, NULL);
  return city_save(city, record, uid, error);
}

/* --- teachers ------------------------------------------------------------------------------- */

/* Two people of one name are ordinary: in two schools, and in one. */
static const struct fixed_person *namesake(const struct city *city, int index)
{
  static const struct fixed_person apart = { "Maria", "Medeiros" },
                                   together = { "Michael", "Sullivan" };
  const struct city_school *first = CITY_SCHOOL(city, 0);
  const struct city_school *last = CITY_SCHOOL(city, city->schools->len - 1);
  if (index == g_array_index(first->posts, int, 2) || index == g_array_index(last->posts, int, 4))
    return &apart;
  const struct city_school *second = CITY_SCHOOL(city, city->schools->len > 1 ? 1 : 0);
  if (index == g_array_index(second->posts, int, 3)
      || index == g_array_index(second->posts, int, 5))
    return &together;
  return NULL;
}

static bool save_teacher(struct city *city, const struct post *post, struct holder *holder,
                         const struct fixed_person *fixed, GError **error)
{
  struct record *record = city_people_new(city, fixed, false);
  record_set(record, "room", post->room);
  record_set_int(record, "mailbox", post->mailbox);
  for (int i = 0; i < (post->second >= 0 ? 2 : 1); i++) {
    int school = i == 0 ? post->school : post->second;
    struct record *part = add_assignment(record, "teacher", CITY_SCHOOL(city, school)->uid, holder);
    record_set(part, "subject", post->classroom ? NULL : subjects[post->subject].name);
    record_set(part, "grade", post->grade);
  }
  set_active(city, record, holder);
  return city_save(city, record, &holder->uid, error);
}

static bool save_post(struct city *city, int index, GError **error)
{
  struct post *post = CITY_POST(city, index);
  plan_holders(city, post->holders, 2, (guint)index, 6);
  for (guint i = 0; i < post->holders->len; i++) {
    struct holder *holder = &g_array_index(post->holders, struct holder, i);
    const struct fixed_person *fixed = holder->until ? NULL : namesake(city, index);
    if (!save_teacher(city, post, holder, fixed, error))
      return false;
  }
  return true;
}

static bool save_posts(struct city *city, GError **error)
{
  for (int i = 0; i < (int)city->posts->len; i++)
    if (!save_post(city, i, error) || (i % 100 == 0 && !city_report(city, "people", error)))
      return false;
  return true;
}

bool city_staff_add(struct city *city, GError **error)
{
  city_seats_plan(city);
  city_posts_plan(city);
  return save_office(city, &fixed_superintendent, "superintendent", &city->superintendent, error)
         && save_office(city, &fixed_plan_manager, "plan_manager", NULL, error)
         && save_office(city, &fixed_plan_monitor, "plan_monitor", NULL, error)
         && save_office(city, &fixed_record_keeper, "record_keeper", NULL, error)
         && save_seats(city, error) && save_posts(city, error);
}
