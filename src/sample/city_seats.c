#include "sample/city.h"

static struct seat *add_seat(struct city *city, const char *role, int school, int supervisor)
{
  guint32 index = city->seats->len;
  chance_stream(city->chance, STREAM_SEAT, index, 0);
  struct seat seat = {
    .role = role,
    .school = school,
    .second = -1,
    .supervisor = supervisor,
    .diligence = CLAMP(93 + chance_around(city->chance, 14), 55, 112),
    .holders = city_holders_new(),
    .goal = -1,
  };
  for (int i = 0; i < 4; i++)
    seat.ratings[i] = (int[]){ 0, 1, 1, 1, 2 }[chance_below(city->chance, 5)];
  g_array_append_val(city->seats, seat);
  return CITY_SEAT(city, index);
}

/* A principal for each school, but for one small school in eighteen, which another one's leads too.
 */
static void add_principals(struct city *city, int assistants)
{
  int last_small = -1;
  for (int i = 0; i < (int)city->schools->len; i++) {
    struct city_school *school = CITY_SCHOOL(city, i);
    bool shared = !school_plans[i % school_plan_count].principal.given && last_small >= 0;
    if (shared) {
      CITY_SEAT(city, CITY_SCHOOL(city, last_small)->leader)->second = i;
      school->leader = CITY_SCHOOL(city, last_small)->leader;
      continue;
    }
    school->leader = (int)city->seats->len;
    add_seat(city, "principal", i, i * assistants / (int)city->schools->len);
    if (school->level == SCHOOL_SMALL)
      last_small = i;
  }
}

/* Each goes where most teachers are for an administrator. */
static void add_assistant_principals(struct city *city, int count)
{
  g_autofree int *had = g_new0(int, city->schools->len);
  for (; count > 0; count--) {
    int best = 0;
    for (int i = 1; i < (int)city->schools->len; i++)
      if (CITY_SCHOOL(city, i)->teachers * (had[best] + 1)
          > CITY_SCHOOL(city, best)->teachers * (had[i] + 1))
        best = i;
    had[best]++;
    add_seat(city, "assistant_principal", best, CITY_SCHOOL(city, best)->leader);
  }
}

/* 40 for 18 schools; a larger district has seven more for every four schools more. */
static int all_administrators(int schools)
{
  return schools <= 18 ? (schools * 40 + 17) / 18 : 40 + (schools - 18) * 7 / 4;
}

void city_seats_plan(struct city *city)
{
  int schools = (int)city->schools->len;
  int assistants = MAX(1, (schools + 4) / 9);
  int directors = schools < 4 ? 0 : MIN(director_plan_count, schools / 3);
  for (int i = 0; i < assistants; i++)
    add_seat(city, "assistant_superintendent", -1, -1);
  for (int i = 0; i < directors; i++) {
    struct seat *seat = add_seat(city, "director", -1, -1);
    seat->director = &director_plans[i];
  }
  add_principals(city, assistants);
  int left = all_administrators(schools) - (int)city->seats->len;
  add_assistant_principals(city, MAX(0, left));
}
