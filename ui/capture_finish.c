/* Finishing a walkthrough: how long it lasted, what is missing, and the store. */
#include "config.h"

#include "ui/capture.h"

#include "base/clock.h"
#include "base/text.h"
#include "model/tables.h"
#include "work/amendment.h"
#include "work/visit_day.h"

#include <string.h>

enum { MOST_MINUTES = 300 };

/* The latest instant not after now at which clocks here showed that time on that day: where they
 * were put back, an hour comes twice. */
static GDateTime *instant_of(const char *day, const char *time, GDateTime *now)
{
  static const char format[] = "%Y-%m-%dT%H:%M:%S";
  g_autofree char *text = g_strdup_printf("%sT%s:00", day, time);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local();
  g_autoptr(GDateTime) given = g_date_time_new_from_iso8601(text, zone);
  for (int hours = 1; given && hours >= -1; hours--) {
    GDateTime *tried = g_date_time_add_hours(given, hours);
    g_autofree char *shown = g_date_time_format(tried, format);
    if (strcmp(shown, text) == 0 && g_date_time_compare(tried, now) <= 0)
      return tried;
    g_date_time_unref(tried);
  }
  return g_steal_pointer(&given);
}

/* Whole minutes from the start to now, negative where the clock stands before it. False where there
 * is no start. */
static bool since_start(const struct capture *capture, gint64 *minutes)
{
  const char *day = record_get(capture->record, "made_on");
  const char *started = record_get(capture->record, "started");
  if (!day || !started)
    return false;
  g_autoptr(GDateTime) now = clock_now();
  g_autoptr(GDateTime) start = instant_of(day, started, now);
  if (!start)
    return false;
  gint64 span = g_date_time_difference(now, start);
  *minutes = span < 0 ? -1 : span / G_TIME_SPAN_MINUTE;
  return true;
}

int capture_elapsed(const struct capture *capture)
{
  gint64 minutes = 0;
  return since_start(capture, &minutes) && minutes >= 0 && minutes <= MOST_MINUTES ? (int)minutes
                                                                                   : -1;
}

char *capture_missing(const struct capture *capture, int *row)
{
  *row = -1;
  const struct record *record = capture->record;
  if (!record_get(record, "teacher") && !record_get(record, "teacher_note"))
    return g_strdup("Who was visited? Choose a teacher, or write who it was, in the details.");
  g_autofree char *today = clock_today();
  if (g_strcmp0(record_get(record, "made_on"), today) > 0)
    return g_strdup("Its date is still to come. Correct it in the details (d).");
  if (capture_marked(capture) > 0 || !text_blank(record_get(record, "what_worked"))
      || !text_blank(record_get(record, "next_step")))
    return NULL;
  for (guint i = 0; i < record_parts(record, &record_mark)->len; i++)
    if (!text_blank(record_get(record_parts(record, &record_mark)->pdata[i], "comment")))
      return NULL;
  *row = 0;
  return g_strdup("Nothing is marked yet. Mark a strategy or write a comment; if there was nothing "
                  "to see, choose why (s, t, e).");
}

/* What was typed as it is to be stored; marks with neither level nor comment go. */
static void tidy(struct record *record)
{
  static const char *const texts[] = { "what_worked", "next_step", "private_note" };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++) {
    g_autofree char *clean = text_clean(record_get(record, texts[i]), false);
    record_set(record, texts[i], clean);
  }
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = marks->len; i > 0; i--) {
    struct record *mark = marks->pdata[i - 1];
    g_autofree char *clean = text_clean(record_get(mark, "comment"), false);
    record_set(mark, "comment", clean);
    if (!clean && !record_get(mark, "level"))
      g_ptr_array_remove_index(marks, i - 1);
  }
}

bool capture_amends(const struct capture *capture)
{
  return capture->base && (amendment_needed(capture->base) || capture_moves(capture));
}

bool capture_moves(const struct capture *capture)
{
  return capture->base && amendment_moves(capture->base, capture->record);
}

static bool took_place_on(const struct record *visit, const char *day)
{
  const char *state = record_get(visit, "state");
  return (strcmp(state, "made") == 0 || strcmp(state, "open") == 0)
         && g_strcmp0(record_get(visit, "visited_on"), day) == 0;
}

/* The visit that it was begun in may have been taken back since, or put onto another day: then it
 * is part of the one that there is on its day, if any. */
static void leave_lost_visit(struct store *store, struct record *record)
{
  const char *uid = record_get(record, "visit");
  AUTO(record) struct record *visit = uid ? store_load(store, &record_visit, uid, NULL) : NULL;
  if (!uid || (visit && took_place_on(visit, record_get(record, "made_on"))))
    return;
  record_set(record, "visit", NULL);
  if (visit)
    visit_day_leave(record, visit);
  g_autofree char *other = capture_visit(store, record);
  capture_take_visit(store, record, other);
}

bool capture_loses_visit(const struct capture *capture)
{
  AUTO(record) struct record *record = record_copy(capture->record);
  leave_lost_visit(capture->session->store, record);
  return record_get(capture->record, "visit") && !record_get(record, "visit");
}

struct record *capture_finished(const struct capture *capture, const char *outcome)
{
  struct record *record = record_copy(capture->record);
  record_set(record, "outcome", outcome ? outcome : "made");
  GPtrArray *marks = record_parts(record, &record_mark);
  for (guint i = 0; outcome && strcmp(outcome, "made") != 0 && i < marks->len; i++)
    record_set(marks->pdata[i], "level", NULL); /* an attempt has no marks; comments stay */
  tidy(record);
  leave_lost_visit(capture->session->store, record);
  if (capture->old)
    return record;
  g_autofree char *instant = clock_instant();
  g_autofree char *today = clock_today();
  record_set(record, "finished_at", instant);
  record_set(record, "entered_late",
             g_strcmp0(record_get(record, "made_on"), today) < 0 ? "1" : "0");
  if (!record_get(record, "minutes") && capture_elapsed(capture) >= 0)
    record_set_int(record, "minutes", MAX(capture_elapsed(capture), 1));
  /* The draft's uid becomes the record's: finished twice (a crash in between) it is still one. */
  g_free(record->uid);
  record->uid = g_strdup(capture->draft);
  return record;
}

bool capture_finish(struct capture *capture, const char *outcome, const char *reason,
                    GError **error)
{
  struct store *store = capture->session->store;
  AUTO(record) struct record *record = capture_finished(capture, outcome);
  bool amends = capture_amends(capture);
  /* Marks go, and minutes come that are not those of a lesson. */
  bool attempt = !capture->old && outcome && strcmp(outcome, "made") != 0;
  if (attempt && !capture_keep_marks(capture, error))
    return false;
  g_autofree char *label =
      g_strdup_printf("%s the walkthrough of %s",
                      amends         ? "Amend"
                      : capture->old ? "Change"
                                     : "Finish",
                      capture->teacher_name ? capture->teacher_name : "nobody");
  bool stored = amends ? amendment_save(store, record, reason, label, error)
                       : store_save(store, record, label, error);
  return stored && capture_discard(capture, error);
}
