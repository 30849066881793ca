#include "report/month_frame.h"

#include "base/clock.h"
#include "base/error.h"
#include "model/date.h"
#include "report/school_days.h"

#include <string.h>

/* So many months before the one in question are looked at, to compare with. */
enum { MONTHS_BACK = 6 };

char *month_frame_day(const char *date)
{
  g_autofree char *month = date_month(date);
  g_autofree char *name = month_name(month);
  return g_strdup_printf("%d %s", (int)g_ascii_strtoll(date + 8, NULL, 10), name);
}

void month_frame_free(struct month_frame *frame)
{
  if (!frame)
    return;
  char **texts[] = {
    &frame->month,       &frame->previous,       &frame->name,          &frame->previous_name,
    &frame->short_name,  &frame->previous_short, &frame->title,         &frame->first_on,
    &frame->last_on,     &frame->school_year,    &frame->year_first_on, &frame->today,
    &frame->as_of,       &frame->held_on,        &frame->starts,        &frame->ends,
    &frame->place,       &frame->facilitator,    &frame->due_on,        &frame->by,
    &frame->by_short,    &frame->next_last_on,   &frame->counted_on,    &frame->recorded_from,
    &frame->walked_from,
  };
  for (size_t i = 0; i < G_N_ELEMENTS(texts); i++)
    g_free(*texts[i]);
  if (frame->calendar)
    calendar_free(frame->calendar);
  if (frame->district)
    record_free(frame->district);
  g_free(frame);
}

static void set_words(struct month_frame *frame, const char *month)
{
  frame->month = g_strdup(month);
  frame->previous = month_add(month, -1);
  frame->name = month_name(month);
  frame->previous_name = month_name(frame->previous);
  frame->short_name = month_abbreviated(month);
  frame->previous_short = month_abbreviated(frame->previous);
  frame->title = month_long(month);
  frame->first_on = month_first(month);
  frame->last_on = month_last(month);
  g_autofree char *next = month_add(month, 1);
  frame->next_last_on = month_last(next);
  frame->school_year = month_school_year(month);
  frame->today = clock_today();
  frame->over = strcmp(frame->last_on, frame->today) < 0;
  frame->counted_on = g_strdup(frame->over ? frame->last_on : frame->today);
  g_autofree char *day = month_frame_day(frame->today);
  g_autofree char *time = clock_time();
  frame->as_of = g_strdup_printf("%s %.4s, %s", day, frame->today, time);
}

static bool read_district(struct month_frame *frame, struct store *store, GError **error)
{
  frame->district = store_district(store, error);
  if (!frame->district)
    return false;
  frame->target = (int)record_get_int(frame->district, "monthly_target", 20);
  frame->full_month = (int)record_get_int(frame->district, "full_month", 20);
  frame->walkthrough_floor = (int)record_get_int(frame->district, "walkthrough_floor", 4);
  frame->unseen_days = (int)record_get_int(frame->district, "unseen_days", 30);
  frame->companions_count = record_get_flag(frame->district, "companions_count");
  frame->sample = record_get_flag(frame->district, "sample");
  return true;
}

/* True also where no calendar was entered: nobody knows that there was none. */
static bool has_school(const struct month_frame *frame, const char *month)
{
  g_autofree char *first = month_first(month);
  g_autofree char *last = month_last(month);
  return calendar_school_days_between(frame->calendar, first, last) > 0;
}

/* The school years of the months that are compared with. */
static bool read_calendar(struct month_frame *frame, struct store *store, GError **error)
{
  g_autofree char *earliest = month_add(frame->month, -MONTHS_BACK);
  g_autofree char *before = month_first(earliest);
  frame->calendar = school_days_read(store, before, frame->first_on, false, error);
  if (!frame->calendar)
    return false;
  g_autofree char *july = school_year_first_month(frame->school_year);
  g_autofree char *entered =
      store_value(store, STATEMENT_REPORT_SCHOOL_YEAR, NULL, "code", frame->school_year, NULL);
  frame->calendar_entered = entered != NULL;
  frame->year_first_on = entered ? g_steal_pointer(&entered) : month_first(july);
  frame->school_days =
      calendar_school_days_between(frame->calendar, frame->first_on, frame->last_on);
  frame->school = has_school(frame, frame->month);
  frame->school_before = has_school(frame, frame->previous);
  return true;
}

static bool read_recorded(struct month_frame *frame, struct store *store, GError **error)
{
  GError *inner = NULL;
  frame->recorded_from = store_value(store, STATEMENT_REPORT_RECORDED_FROM, &inner, NULL);
  if (!inner)
    frame->walked_from = store_value(store, STATEMENT_REPORT_WALKED_FROM, &inner, NULL);
  if (inner) {
    g_propagate_error(error, inner);
    return false;
  }
  frame->recorded = frame->recorded_from && strcmp(frame->recorded_from, frame->month) <= 0;
  frame->walked =
      !frame->over || (frame->walked_from && strcmp(frame->walked_from, frame->month) <= 0);
  return true;
}

/* True when there was school in the month. */
static bool had_school(struct store *store, const char *month)
{
  g_autofree char *first_on = month_first(month);
  g_autofree char *last_on = month_last(month);
  AUTO(calendar) struct calendar *calendar =
      school_days_read(store, first_on, last_on, false, NULL);
  return calendar && calendar_school_days_between(calendar, first_on, last_on) > 0;
}

char *month_frame_default(struct store *store, GError **error)
{
  GError *inner = NULL;
  g_autofree char *now = clock_month();
  g_autofree char *next = store_value(store, STATEMENT_TODAY_MEETING, &inner, NULL);
  if (inner) {
    g_propagate_error(error, inner);
    return NULL;
  }
  return next && strcmp(next, now) <= 0 ? g_steal_pointer(&next) : month_frame_last(store, error);
}

char *month_frame_last(struct store *store, GError **error)
{
  enum { MONTHS = 12 };
  GError *inner = NULL;
  g_autofree char *now = clock_month();
  g_autofree char *first = store_value(store, STATEMENT_REPORT_RECORDED_FROM, &inner, NULL);
  if (inner) {
    g_propagate_error(error, inner);
    return NULL;
  }
  for (int back = 1; back <= MONTHS; back++) {
    g_autofree char *month = month_add(now, -back);
    if (first && strcmp(month, first) < 0)
      return g_steal_pointer(&now);
    if (had_school(store, month))
      return g_steal_pointer(&month);
  }
  return month_add(now, -1);
}

/* What is due on a day may come on that day; what is due at the DILT is missed when its day has
 * come. */
static bool is_awaited(const struct month_frame *frame, const char *due_on, const char *held_on)
{
  if (due_on)
    return strcmp(due_on, frame->today) >= 0;
  return !held_on || strcmp(held_on, frame->today) > 0;
}

static bool read_meeting(struct month_frame *frame, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_MEETING, error, "month", frame->month, NULL);
  if (!rows)
    return false;
  frame->meeting = rows->row_count > 0;
  if (frame->meeting) {
    frame->held_on = g_strdup(rowset_get(rows, 0, "held_on"));
    frame->starts = g_strdup(rowset_get(rows, 0, "starts"));
    frame->ends = g_strdup(rowset_get(rows, 0, "ends"));
    frame->place = g_strdup(rowset_get(rows, 0, "place"));
    frame->facilitator = g_strdup(rowset_get(rows, 0, "facilitator"));
    frame->due_on = g_strdup(rowset_get(rows, 0, "due_on"));
  }
  const char *by = frame->due_on ? frame->due_on : frame->held_on;
  frame->awaited = is_awaited(frame, frame->due_on, frame->held_on);
  frame->by = frame->awaited ? NULL : month_frame_day(by);
  frame->by_short = frame->awaited ? NULL : date_short(by);
  return true;
}

/* Whether what belongs to the month before may still come: not where this month's is missed. */
static bool read_previous(struct month_frame *frame, struct store *store, GError **error)
{
  AUTO(rowset) struct rowset *rows =
      store_query(store, STATEMENT_REPORT_MEETING, error, "month", frame->previous, NULL);
  if (!rows)
    return false;
  bool meeting = rows->row_count > 0;
  frame->awaited_before = frame->awaited
                          && is_awaited(frame, meeting ? rowset_get(rows, 0, "due_on") : NULL,
                                        meeting ? rowset_get(rows, 0, "held_on") : NULL);
  return true;
}

struct month_frame *month_frame_read(struct store *store, const char *month, GError **error)
{
  if (!month || !month_valid(month)) {
    fail(error, TL_ERROR_INVALID, "“%s” is not a month. Write it like 2026-10.",
         month ? month : "");
    return NULL;
  }
  g_autofree char *now = clock_month();
  if (strcmp(month, now) > 0) {
    g_autofree char *title = month_long(month);
    fail(error, TL_ERROR_INVALID, "%s has not begun. Choose this month or an earlier one.", title);
    return NULL;
  }
  AUTO(month_frame) struct month_frame *frame = g_new0(struct month_frame, 1);
  set_words(frame, month);
  if (!read_district(frame, store, error) || !read_calendar(frame, store, error)
      || !read_recorded(frame, store, error) || !read_meeting(frame, store, error)
      || !read_previous(frame, store, error))
    return NULL;
  return g_steal_pointer(&frame);
}

char *month_frame_so_far(const struct month_frame *frame)
{
  if (frame->over)
    return NULL;
  g_autofree char *day = month_frame_day(frame->counted_on);
  return g_strdup_printf("Up to %s; %s is not over.", day, frame->name);
}

bool month_frame_past(const struct month_frame *frame, const char *day)
{
  int order = strcmp(day, frame->counted_on);
  return frame->over ? order <= 0 : order < 0;
}

bool month_frame_idle(const struct month_frame *frame)
{
  return !frame->school || (frame->over && !frame->recorded);
}

char *month_frame_idle_words(const struct month_frame *frame)
{
  if (!month_frame_idle(frame))
    return NULL;
  const char *words = frame->school ? "Nothing was recorded by the end of %s; nothing was due."
                                    : "There was no school in %s; nothing was due.";
  g_autoptr(GString) text = g_string_new(words);
  g_string_replace(text, "%s", frame->title, 1);
  return g_strdup(text->str);
}

bool month_frame_printable(const struct month_frame *frame, GError **error)
{
  return frame->recorded || !frame->over || frame->meeting
         || fail(error, TL_ERROR_NOT_FOUND,
                 "Nothing was recorded by the end of %s, so there is nothing to print. Choose a "
                 "later month.",
                 frame->title);
}

bool month_frame_counts(const struct month_frame *frame, const char *month)
{
  return frame->walked_from && strcmp(frame->walked_from, month) <= 0 && has_school(frame, month);
}

struct document *month_frame_document(const struct month_frame *frame, const char *id,
                                      const char *title)
{
  struct document *document = document_new(id, title);
  const char *district = record_get(frame->district, "name");
  document->district = g_strdup(district);
  document->author = g_strdup(district);
  document->notice = g_strdup_printf("Personnel information, not a public record. %s", district);
  document->as_of = g_strdup(frame->as_of);
  document->created_at = clock_instant();
  document->keywords = g_strdup_printf(
      "DILT, %s, walkthroughs, self-assessment, School Improvement Plan", frame->title);
  document->sample = frame->sample;
  return document;
}
