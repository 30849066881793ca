/* What the month's figures say that a person owes, and what is to be set up. */
#include "config.h"

#include "ui/today_own.h"

#include "base/format.h"
#include "model/date.h"
#include "model/name.h"
#include "model/tables.h"
#include "report/packet.h"
#include "report/slips.h"
#include "ui/rating.h"
#include "work/delivery.h"

#include <string.h>

char *today_due(const char *date, const char *today, const char **tone)
{
  int days = date_difference(today, date);
  *tone = days < 0 ? "late" : days <= 2 ? "soon" : NULL;
  if (days == 0)
    return g_strdup("today");
  if (days < 0) {
    g_autofree char *late = format_plural(-days, "day", "days");
    return g_strdup_printf("%s late", late);
  }
  static const char *const names[] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" };
  g_autofree char *day = date_short(date);
  return g_strdup_printf("%s %s", names[date_weekday(date) - 1], day);
}

/* A row that is due with the month's input. */
static void add_due(struct today *today, const struct month_frame *frame,
                    const struct today_row *row)
{
  struct today_row due = *row;
  g_autofree char *when = frame->due_on ? today_due(frame->due_on, frame->today, &due.tone) : NULL;
  due.group = TODAY_OWED;
  due.due = frame->due_on;
  due.when = when;
  today_add(today, &due);
}

/* --- one's own ------------------------------------------------------------------------------ */

static void add_assessment(struct today *today, const struct figures *figures,
                           const struct administrator *me)
{
  if (!me->expected || me->assessment)
    return;
  g_autofree char *what = g_strdup_printf("Your self-assessment for %s", figures->frame->name);
  g_autofree char *argument = g_strdup_printf("%s %s", me->uid, figures->frame->month);
  add_due(today, figures->frame,
          &(struct today_row){ .what = what, .screen = "self-assessment", .argument = argument });
}

static void add_plans(struct today *today, const struct figures *figures,
                      const struct administrator *me)
{
  for (guint i = 0; i < me->leads->len; i++) {
    const struct figures_school *school = figures_school(figures, g_ptr_array_index(me->leads, i));
    if (!school || school->now.missing == 0)
      continue;
    g_autofree char *count = format_of(school->now.missing, (long)school->items->len);
    g_autofree char *what = g_strdup_printf("SIP of %s: %s items have no status for %s",
                                            school->name, count, figures->frame->name);
    g_autofree char *brief = g_strdup_printf("SIP: %s without status, %s", count, school->name);
    add_due(today, figures->frame,
            &(struct today_row){
                .what = what, .brief = brief, .screen = "sip", .argument = school->uid });
  }
}

/* What was missed of the month before, which the other screens open with; once its DILT is over
 * Today's figures are of the next one. */
static void add_missed(struct today *today, struct session *session, const struct figures *figures)
{
  g_autofree char *last = month_frame_last(session->store, NULL);
  if (!last || strcmp(last, figures->frame->month) >= 0)
    return;
  AUTO(figures)
  struct figures *before = figures_read_person(session->store, last, session->person_uid, NULL);
  const struct administrator *me = before ? figures_person(before, session->person_uid) : NULL;
  if (!me)
    return;
  add_assessment(today, before, me);
  add_plans(today, before, me);
}

/* Self-assessments of those one supervises: who sees all by keeping the records has no team. */
static void add_supervised(struct today *today, const struct session *session,
                           const struct figures *figures)
{
  const char *me = session->person_uid;
  if (store_viewer_sees_all(session->store) && !store_viewer_is_administrator(session->store))
    return;
  int expected = 0;
  int missing = 0;
  for (guint i = 0; i < figures->people->len; i++) {
    const struct administrator *person = g_ptr_array_index(figures->people, i);
    if (!person->mine || !person->expected || g_strcmp0(person->uid, me) == 0)
      continue;
    expected++;
    missing += !person->assessment;
  }
  if (missing == 0)
    return;
  g_autofree char *count = format_of(missing, expected);
  const char *noun = expected == 1 ? "self-assessment" : "self-assessments";
  g_autofree char *what =
      g_strdup_printf("Your team: %s %s missing for %s", count, noun, figures->frame->name);
  g_autofree char *brief = g_strdup_printf("Your team: %s %s missing", count, noun);
  add_due(today, figures->frame,
          &(struct today_row){ .what = what, .brief = brief, .screen = "principals" });
}

/* --- slips ---------------------------------------------------------------------------------- */

/* The slip of this walkthrough, as it is stored, waits here since the day from. */
static bool waits(const struct record *stored, const char *from, const char *now)
{
  const char *day = record_get(stored, "made_on");
  return delivery_due(stored) && !record_get(stored, "external_source") && strcmp(day, from) >= 0
         && strcmp(day, now) <= 0;
}

/* Takes those off that one is changing: what they say is not what they are to say. */
static void take_changing_off(struct session *session, const char *from, const char *now,
                              long *waiting, long *earlier)
{
  AUTO(rowset) struct rowset *drafts =
      draft_list(session->drafts, session->district_uid, session->person_uid, "walkthrough", NULL);
  for (int i = 0; drafts && i < drafts->row_count; i++) {
    AUTO(record) struct record *stored =
        store_load(session->store, &record_walkthrough, rowset_get(drafts, i, "record"), NULL);
    if (!stored || !waits(stored, from, now)
        || g_strcmp0(record_get(stored, "recorder"), session->person_uid) != 0)
      continue;
    --*waiting;
    *earlier -= strcmp(record_get(stored, "made_on"), now) < 0;
  }
}

bool today_add_slips(struct today *today, struct session *session, GError **error)
{
  if (!session->person_uid)
    return true;
  g_autofree char *now = session_today();
  g_autofree char *from = date_add(now, -SLIPS_DAYS);
  AUTO(rowset)
  struct rowset *rows =
      store_query(session->store, STATEMENT_SLIPS_WAITING, error, "from", from, NULL);
  if (!rows)
    return false;
  long waiting = rowset_int(rows, 0, "waiting"), earlier = rowset_int(rows, 0, "earlier");
  if (waiting > 0)
    take_changing_off(session, from, now, &waiting, &earlier);
  if (waiting <= 0)
    return true;
  g_autofree char *days =
      earlier ? g_strdup_printf(" (%ld from earlier days)", earlier) : g_strdup("");
  g_autofree char *what = g_strdup_printf("Slips to deliver: %ld%s", waiting, days);
  today_add(today, &(struct today_row){ .group = TODAY_OWED,
                                        .what = what,
                                        .due = earlier ? rowset_get(rows, 0, "first_on") : now,
                                        .when = waiting > earlier ? "today" : "late",
                                        .tone = earlier ? "late" : "soon",
                                        .screen = "slips" });
  return true;
}

/* --- the packet ----------------------------------------------------------------------------- */

static void add_packet(struct today *today, const struct figures *figures)
{
  const struct month_frame *frame = figures->frame;
  int missing = figures->now.expected - figures->now.submitted;
  g_autofree char *submitted = format_of(missing, figures->now.expected);
  g_autofree char *items = format_plural(figures->plan.missing, "SIP item", "SIP items");
  g_autofree char *what = NULL;
  if (missing == 0 && figures->plan.missing == 0)
    what = g_strdup_printf("%s’s packet: all is in", frame->name);
  else
    what = g_strdup_printf("%s’s packet: %s%s%s%s missing", frame->name, missing ? submitted : "",
                           !missing                     ? ""
                           : figures->now.expected == 1 ? " self-assessment"
                                                        : " self-assessments",
                           missing && figures->plan.missing ? ", " : "",
                           figures->plan.missing ? items : "");
  g_autofree char *lacks =
      missing ? format_plural(missing, "self-assessment", "self-assessments") : NULL;
  g_autofree char *brief = g_strdup_printf("Missing: %s%s%s", lacks ? lacks : "",
                                           lacks && figures->plan.missing ? ", " : "",
                                           figures->plan.missing ? items : "");
  bool all_in = missing == 0 && figures->plan.missing == 0;
  struct today_row row = { .group = TODAY_OWED,
                           .what = what,
                           .brief = all_in ? NULL : brief,
                           .screen = "packet",
                           .due = frame->held_on,
                           .argument = frame->month };
  g_autofree char *when =
      frame->held_on ? today_due(frame->held_on, frame->today, &row.tone) : NULL;
  row.when = when;
  bool over = frame->held_on && strcmp(frame->held_on, frame->today) < 0;
  if (!over)
    today_add(today, &row);
  if (frame->held_on)
    return;
  g_autofree char *no_date = g_strdup_printf("The DILT meeting about %s has no date", frame->name);
  today_add(today, &(struct today_row){ .group = TODAY_OWED,
                                        .what = no_date,
                                        .screen = "packet",
                                        .argument = frame->month });
}

/* Of the DILT that one runs where it is not the next one: what is missing is on its own screen. */
static void add_own_packet(struct today *today, struct session *session)
{
  g_autofree char *month = packet_default_month(session->store, NULL);
  AUTO(month_frame)
  struct month_frame *frame = month && store_viewer_makes_packet_of(session->store, month)
                                  ? month_frame_read(session->store, month, NULL)
                                  : NULL;
  if (!frame || !frame->held_on || strcmp(frame->held_on, frame->today) < 0)
    return;
  g_autofree char *what = g_strdup_printf("%s’s packet: you run its DILT", frame->name);
  struct today_row row = { .group = TODAY_OWED,
                           .what = what,
                           .screen = "packet",
                           .due = frame->held_on,
                           .argument = frame->month };
  g_autofree char *when = today_due(frame->held_on, frame->today, &row.tone);
  row.when = when;
  today_add(today, &row);
}

/* Today's walkthroughs that one was along on: a second rating while it is fresh. */
static void add_ratings(struct today *today, struct session *session)
{
  AUTO(rowset) struct rowset *rows = store_query(session->store, STATEMENT_RATINGS_DUE, NULL, NULL);
  for (int i = 0; rows && i < rows->row_count; i++) {
    if (rating_was_seen(session, rowset_get(rows, i, "uid")))
      continue; /* not blind any more */
    const char *started = rowset_get(rows, i, "started");
    const char *family = rowset_get(rows, i, "family_name");
    g_autofree char *name = family ? name_short(rowset_get(rows, i, "given_name"), family)
                                   : g_strdup(rowset_get(rows, i, "teacher"));
    g_autofree char *what =
        g_strdup_printf("Second rating: %s%s%s", name, started ? ", " : "", started ? started : "");
    g_autofree char *argument =
        g_strdup_printf("%s %s", rowset_get(rows, i, "uid"), session->person_uid);
    today_add(today, &(struct today_row){ .group = TODAY_OWED,
                                          .what = what,
                                          .when = "if you like",
                                          .screen = "rating",
                                          .argument = argument });
  }
}

void today_add_owed(struct today *today, struct session *session, const struct figures *figures)
{
  const struct administrator *me =
      session->person_uid ? figures_person(figures, session->person_uid) : NULL;
  if (me) {
    add_missed(today, session, figures);
    add_assessment(today, figures, me);
    add_plans(today, figures, me);
  }
  if (session->person_uid)
    add_ratings(today, session);
  if (session->person_uid)
    add_supervised(today, session, figures);
  if (!store_viewer_makes_packet(session->store))
    return;
  if (!store_viewer_makes_packet_of(session->store, figures->frame->month))
    add_own_packet(today, session);
  else if (figures->people->len > 0)
    add_packet(today, figures);
}

/* --- to be set up --------------------------------------------------------------------------- */

static void add_set_up(struct today *today, bool wanted, const char *what, const char *screen)
{
  if (wanted)
    today_add(today, &(struct today_row){ .group = TODAY_SET_UP, .what = what, .screen = screen });
}

/* Their schools would be on nobody's board. */
static bool add_unsupervised(struct today *today, struct session *session, GError **error)
{
  AUTO(rowset)
  struct rowset *rows = store_query(session->store, STATEMENT_RECORDS_UNSUPERVISED, error, NULL);
  int count = rows ? rows->row_count : 0;
  g_autofree char *what =
      count == 1 ? g_strdup_printf("Nobody supervises %s, %s", rowset_get(rows, 0, "name"),
                                   rowset_get(rows, 0, "school"))
                 : g_strdup_printf("Nobody supervises %d of the principals", count);
  add_set_up(today, count > 0, what, "staff");
  return rows;
}

bool today_add_set_up(struct today *today, struct session *session, GError **error)
{
  AUTO(rowset)
  struct rowset *counts =
      store_query(session->store, STATEMENT_RECORDS_COUNTS, error, "month", session->month, NULL);
  if (!counts)
    return false;
  bool schools = rowset_int(counts, 0, "schools") > 0;
  bool administrators = rowset_int(counts, 0, "administrators") > 0;
  bool alone = !session->person_uid && !session->shared;
  add_set_up(today, !schools, "No school is entered: import the list of them, or type them in",
             "schools");
  add_set_up(today, !rowset_int(counts, 0, "staff"),
             "Nobody is entered: import the staff, or type them in", "staff");
  add_set_up(today, rowset_int(counts, 0, "staff") && !administrators,
             "No administrator is entered yet", "staff");
  add_set_up(today, rowset_int(counts, 0, "staff") && !rowset_int(counts, 0, "teachers"),
             "No teacher is entered yet: import the staff, or type them in", "staff");
  add_set_up(today, !rowset_int(counts, 0, "school_years"), "The school calendar is not entered",
             "calendar");
  add_set_up(today, schools && !rowset_int(counts, 0, "sip_items"),
             "No School Improvement Plan is entered", "sip");
  add_set_up(today, alone && administrators,
             session->sample ? "Choose whose day you want to see in the sample"
                             : "Say who you are among the staff",
             "you");
  return add_unsupervised(today, session, error);
}
