#include "sample/city_visit.h"

#include "model/tables.h"
#include "sample/phrase.h"

#include <string.h>

/* --- targets -------------------------------------------------------------------------------- */

/* Days on which an administrator is away: some months two or three, rarely more. */
static void plan_absence(struct city *city, const struct month *month, struct absence *absence)
{
  int days = (int)month->days->len;
  *absence = (struct absence){ 0, 0 };
  if (days < 8 || !chance_percent(city->chance, 15))
    return;
  absence->days = chance_percent(city->chance, 10) ? chance_range(city->chance, 5, 8)
                                                   : chance_range(city->chance, 1, 3);
  absence->from = chance_below(city->chance, days - absence->days + 1);
}

/* Who came or left in the middle of the month was there for a part of it only. */
static int days_not_held(const struct month *month, const struct holder *holder)
{
  int count = 0;
  for (guint i = 0; i < month->days->len; i++) {
    const char *day = g_ptr_array_index(month->days, i);
    bool before = holder->from && strcmp(day, holder->from) < 0;
    bool after = holder->until && strcmp(day, holder->until) >= 0;
    count += before || after;
  }
  return count;
}

static char *partial_reason(const struct holder *holder, const struct month *month)
{
  bool began = holder->from && g_str_has_prefix(holder->from, month->text);
  g_autofree char *day = date_short(began ? holder->from : holder->until);
  return g_strdup_printf("%s %s", began ? "began" : "left", day);
}

static char *absence_reason(struct city *city, const struct absence *absence)
{
  g_autofree char *days =
      absence->days == 1 ? g_strdup("1 day") : g_strdup_printf("%d days", absence->days);
  const struct phrase_slot slots[] = { { "d", days }, { NULL, NULL } };
  const char *const *reasons = absence->days > 3 ? long_off_reasons : off_reasons;
  return phrase_make(chance_pick(city->chance, reasons), city->chance, slots);
}

static bool add_target(struct city *city, const struct month *month, const struct holder *holder,
                       const struct absence *absence, GError **error)
{
  struct record *record = record_new(&record_target);
  int missed = days_not_held(month, holder);
  int off = missed ? missed : absence->days;
  g_autofree char *reason = missed              ? partial_reason(holder, month)
                            : absence->days > 0 ? absence_reason(city, absence)
                                                : NULL;
  record_set(record, "staff", holder->uid);
  record_set(record, "month", month->text);
  record_set_int(record, "walkthroughs", month->number < 0 ? 0 : 20);
  if (month->number < 0)
    record_set(record, "reason", "opening of school");
  else if (off > 0) {
    record_set_int(record, "days_off", off);
    record_set(record, "reason", reason);
  }
  return city_save(city, record, NULL, error);
}

/* A target for each who held the seat in the month. */
static bool add_targets(struct city *city, int seat_index, const struct month *month,
                        const struct absence *absence, GError **error)
{
  const struct seat *seat = CITY_SEAT(city, seat_index);
  for (guint i = 0; i < seat->holders->len; i++) {
    const struct holder *holder = &g_array_index(seat->holders, struct holder, i);
    if (days_not_held(month, holder) < (int)month->days->len
        && !add_target(city, month, holder, absence, error))
      return false;
  }
  return true;
}

/* --- meetings ------------------------------------------------------------------------------- */

/* The third Wednesday of the month after (the second in June), or the next school day; of June's,
 * in August. Yours. */
static char *meeting_day(struct city *city, const struct month *month)
{
  bool june = month->number == 9;
  g_autofree char *held_in = month_add(month->text, june ? 2 : 1);
  g_autofree char *first = month_first(held_in);
  char *day = date_add(first, (3 - date_weekday(first) + 7) % 7 + (month->number == 8 ? 7 : 14));
  if (june || calendar_is_school_day(city->calendar, day))
    return day;
  char *next = calendar_add_school_days(city->calendar, day, 0);
  if (!next)
    return day;
  g_free(day);
  return next;
}

/* Two days before, or the school day before that. Yours. */
static char *due_day(struct city *city, const char *held)
{
  for (int before = 2; before < 8; before++) {
    char *day = date_add(held, -before);
    if (calendar_is_school_day(city->calendar, day))
      return day;
    g_free(day);
  }
  return date_add(held, -2);
}

/* A different one each month: no one again before all had their turn. */
static const struct holder *facilitator(struct city *city, int month_index, const char *held)
{
  int count = (int)city->seats->len;
  int step = 7;
  while (count % step == 0)
    step += 2;
  for (int i = 0; i < count; i++) {
    int seat = (3 + (month_index + i * 11) * step) % count;
    const struct holder *holder = city_holder(CITY_SEAT(city, seat)->holders, held);
    if (holder && !holder->until)
      return holder;
  }
  return NULL;
}

static bool add_meeting(struct city *city, int month_index, GError **error)
{
  const struct month *month = CITY_MONTH(city, month_index);
  if (month->number < 0)
    return true;
  chance_stream(city->chance, STREAM_MEETING, (guint32)month_index, 0);
  g_autofree char *held = meeting_day(city, month);
  g_autofree char *due = due_day(city, held);
  const struct holder *who = facilitator(city, month_index, held);
  const struct city_school *school =
      CITY_SCHOOL(city, (month_index * 5 + 2) % (int)city->schools->len);
  g_autofree char *place =
      g_strdup_printf("%s, %s", school->name, chance_pick(city->chance, meeting_rooms));
  struct record *record = record_new(&record_dilt_meeting);
  record_set(record, "month", month->text);
  record_set(record, "held_on", held);
  record_set(record, "starts", "08:00");
  record_set(record, "ends", "15:00");
  record_set(record, "place", place);
  record_set(record, "facilitator", who ? who->uid : NULL);
  record_set(record, "due_on", due);
  return city_save(city, record, NULL, error);
}

/* Some administrators take something on at each of the last meetings, others the next time. */
static bool add_commitments(struct city *city, GError **error)
{
  enum { MEETINGS = 4, EACH = 5 };
  int count = (int)city->months->len;
  for (int m = MAX(count - MEETINGS, 0); m < count; m++) {
    g_autofree char *held = meeting_day(city, CITY_MONTH(city, m));
    chance_stream(city->aside, STREAM_COMMITMENT, (guint32)m, 0);
    for (int i = 0; i < EACH && strcmp(held, city->today) < 0; i++) {
      const struct seat *seat = CITY_SEAT(city, (m * 3 + i * 7) % (int)city->seats->len);
      const struct holder *holder = city_holder(seat->holders, held);
      const char *school = seat->school >= 0 ? CITY_SCHOOL(city, seat->school)->uid : NULL;
      if (holder && !holder->until && !city_commitment_add(city, school, holder->uid, held, error))
        return false;
    }
  }
  return true;
}

/* --- the months ----------------------------------------------------------------------------- */

void city_missing(struct city *city, int seats[CITY_MISSING])
{
  int found = 0;
  for (int i = 0; i < CITY_MISSING; i++)
    seats[i] = -1;
  chance_stream(city->chance, STREAM_MISSING, 0, 0);
  for (int tries = 0; tries < 400 && found < CITY_MISSING; tries++) {
    int at = chance_below(city->chance, (int)city->seats->len);
    bool principal = strcmp(CITY_SEAT(city, at)->role, "principal") == 0;
    bool taken = at == seats[0] || at == seats[1];
    if (principal == (found < 2) && !taken)
      seats[found++] = at;
  }
}

/* 0 submitted, 1 begun, 2 not begun. */
static int missing_kind(struct city *city, int seat, int month)
{
  if (month != city->last_full)
    return 0;
  int seats[CITY_MISSING];
  city_missing(city, seats);
  for (int i = 0; i < CITY_MISSING; i++)
    if (seats[i] == seat)
      return i == 1 ? 1 : 2;
  return 0;
}

static bool add_seat_month(struct city *city, int seat, int month_index, GError **error)
{
  const struct month *month = CITY_MONTH(city, month_index);
  struct absence absence;
  chance_stream(city->chance, STREAM_TARGET, (guint32)seat, (guint32)month_index);
  plan_absence(city, month, &absence);
  if (!add_targets(city, seat, month, &absence, error))
    return false;
  if (month->number < 0)
    return true;
  if (!city_walks_add(city, seat, month_index, &absence, error))
    return false;
  return month_index > city->last_full
         || city_assessments_add(city, seat, month_index, missing_kind(city, seat, month_index),
                                 error);
}

bool city_months_add(struct city *city, GError **error)
{
  city_marks_plan(city);
  for (int m = 0; m < (int)city->months->len; m++) {
    for (int seat = 0; seat < (int)city->seats->len; seat++)
      if (!add_seat_month(city, seat, m, error))
        return false;
    if (!add_meeting(city, m, error))
      return false;
  }
  return add_commitments(city, error);
}
